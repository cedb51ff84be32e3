// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever bytes stand where an entry, a note, a manifest or a log file is expected: a verdict, never a
// crash; and what is read comes out as it went in.
#include "log/canonical_members.h"
#include "log/checkpoint.h"
#include "log/csv.h"
#include "log/entry.h"
#include "log/event_codec.h"
#include "log/json_canonical.h"
#include "log/manifest.h"
#include "log/verify.h"

#include <QFile>
#include <QTemporaryDir>

#include <cstdlib>

using namespace steward;

namespace {

void mustBe(bool truth)
{
    if (!truth)
        std::abort();
}

void readEntry(QByteArrayView bytes)
{
    const bool canonical = CanonicalMembers::read(bytes).has_value();
    const auto json = parseCanonicalJson(bytes);
    mustBe(json.hasValue() == canonical);
    if (json)
        mustBe(canonicalJson(*json).value() == bytes);
    mustBe(csvRow(bytes, Digest{}).hasValue() == canonical);
    const auto entry = parseEntry(bytes);
    if (!entry)
        return;
    const auto event = eventFromJson(entry->event, entry->data);
    if (event)
        mustBe(eventFromJson(eventName(*event), toJson(*event)).hasValue());
}

void readNotes(QByteArrayView bytes)
{
    if (const auto note = SignedNote::parse(bytes))
        mustBe(SignedNote::parse(note->toBytes()).value() == *note);
    (void)parseSignedCheckpoint(bytes);
    (void)parseManifest(bytes);
    (void)CompactRange::parse(bytes);
    (void)VerifierKey::parse(QString::fromUtf8(bytes));
    (void)SigningKey::parse(bytes);
}

/// A signed manifest that lists `bytes` as its log, table and proofs: so that the readers behind the
/// signature are reached too.
void readExport(const QByteArray& bytes)
{
    static const auto key = SigningKey::generate(QStringLiteral("log.fuzz.example/1")).value();
    static const QTemporaryDir place;
    const auto put = [](const char* name, const QByteArray& content) {
        QFile file(place.filePath(QString::fromLatin1(name)));
        mustBe(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(content);
    };
    const auto half = bytes.size() / 2;
    const QList<QPair<const char*, QByteArray>> files{{"log.jsonl", bytes.first(half)},
        {"log.csv", bytes.first(half)}, {"proofs.json", bytes.sliced(half)}, {"VERIFY.md", {}}};
    CompactRange head;
    head.append(leafHash(bytes));
    const auto checkpoint = signCheckpoint(head, key).value();
    Manifest manifest;
    manifest.key = key.verifier().toText();
    manifest.entries = manifest.firstSequence = manifest.lastSequence = 1;
    manifest.head = parseSignedCheckpoint(checkpoint)->checkpoint;
    for (const auto& [name, content] : files) {
        put(name, content);
        manifest.files.insert(QString::fromLatin1(name), {content.size(), toHex(sha256(content))});
    }
    const auto signedBytes = toBytes(manifest).value();
    put("checkpoint.txt", checkpoint);
    put("manifest.json", signedBytes);
    put("manifest.sig", SignedNote::sign(manifestStatement(signedBytes), key)->toBytes());
    const auto report = verifyExport(place.path());
    mustBe(report.verdict == Verdict::Intact || !report.message.isEmpty());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char*>(data), qsizetype(size));
    readEntry(bytes);
    readNotes(bytes);
    if (size < 4096)
        readExport(bytes);
    return 0;
}

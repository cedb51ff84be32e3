// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/manifest.h"

#include "log/json_canonical.h"

namespace steward {

using namespace Qt::StringLiterals;

namespace {

QJsonObject filesObject(const QMap<QString, FileMark>& files)
{
    QJsonObject object;
    for (auto it = files.begin(); it != files.end(); ++it) {
        object.insert(
            it.key(), QJsonObject{{u"sha256"_s, QString::fromLatin1(it->sha256)}, {u"size"_s, it->size}});
    }
    return object;
}

// A name with a path in it could point a careless reader outside the folder.
bool isPlainName(const QString& name)
{
    return !name.isEmpty() && !name.contains(u'/') && !name.contains(u'\\') && name != "."_L1
        && name != ".."_L1;
}

} // namespace

Result<QByteArray> toBytes(const Manifest& manifest)
{
    const QJsonObject head{
        {u"origin"_s, manifest.head.origin},
        {u"root"_s, QString::fromLatin1(toHex(manifest.head.root))},
        {u"size"_s, manifest.head.size},
    };
    const QJsonObject object{
        {u"about"_s, withoutLoneSurrogates(manifest.about)},
        {u"checkpoint"_s, head},
        {u"entries"_s, manifest.entries},
        {u"files"_s, filesObject(manifest.files)},
        {u"first"_s, manifest.firstSequence},
        {u"format"_s, u"steward-log-export/1"_s},
        {u"key"_s, manifest.key},
        {u"last"_s, manifest.lastSequence},
        {u"made"_s, manifest.made},
        {u"organisation"_s, withoutLoneSurrogates(manifest.organisation)},
        {u"program"_s, manifest.program},
        {u"range"_s, manifest.isRange},
    };
    const auto bytes = canonicalJson(object);
    if (!bytes)
        return bytes.error();
    return QByteArray(*bytes + '\n');
}

Result<Manifest> parseManifest(QByteArrayView bytes)
{
    const auto json = parseCanonicalJson(bytes.endsWith('\n') ? bytes.chopped(1) : bytes);
    if (!json)
        return json.error();
    if (json->value("format"_L1) != "steward-log-export/1"_L1) {
        return Error{ErrorCode::Invalid,
            QStringLiteral(
                "This export is in a form that this version of Steward does not know; use a newer one."),
            {}};
    }
    const auto head = json->value("checkpoint"_L1).toObject();
    const auto root = digestFromHex(head.value("root"_L1).toString().toLatin1());
    const auto files = json->value("files"_L1).toObject();
    const Error malformed{
        ErrorCode::Malformed, QStringLiteral("manifest.json is damaged; copy the whole folder again."), {}};
    if (!root || files.isEmpty())
        return malformed;
    Manifest manifest{json->value("about"_L1).toString(), json->value("made"_L1).toString(),
        json->value("program"_L1).toString(), json->value("organisation"_L1).toString(),
        json->value("key"_L1).toString(), json->value("entries"_L1).toInteger(),
        json->value("first"_L1).toInteger(), json->value("last"_L1).toInteger(),
        json->value("range"_L1).toBool(),
        {head.value("origin"_L1).toString(), head.value("size"_L1).toInteger(), *root}, {}};
    for (auto it = files.begin(); it != files.end(); ++it) {
        const auto mark = it->toObject();
        if (!isPlainName(it.key()))
            return malformed;
        manifest.files.insert(
            it.key(), {mark.value("size"_L1).toInteger(), mark.value("sha256"_L1).toString().toLatin1()});
    }
    return manifest;
}

QByteArray manifestStatement(QByteArrayView manifestBytes)
{
    return "steward-manifest/1\n" + toHex(sha256(manifestBytes)) + '\n'
        + QByteArray::number(manifestBytes.size()) + '\n';
}

} // namespace steward

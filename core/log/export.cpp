// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/export.h"

#include "log/csv.h"
#include "log/entry.h"
#include "log/manifest.h"
#include "log/proofs_file.h"
#include "log/verify_guide.h"

#include <QDir>
#include <QFileInfo>
#include <QUuid>

#include <fcntl.h>
#include <unistd.h>

namespace steward {

namespace {

constexpr qint64 progressStep = 1024;

Error folderError(const QString& why)
{
    return {ErrorCode::Unreadable,
        QStringLiteral(
            "The export folder could not be %1; check the disk and the folder's permissions and try again.")
            .arg(why),
        {}};
}

void syncFolder(const QString& path)
{
    const int handle = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return;
    ::fsync(handle);
    ::close(handle);
}

// The folder that is filled before it gets its name; goes away unless it was moved into place.
class UnfinishedFolder {
public:
    explicit UnfinishedFolder(const QString& target)
        : m_target(QDir::cleanPath(QFileInfo(target).absoluteFilePath()))
    {
        const QFileInfo place(m_target);
        m_path = place.dir().filePath(u'.' + place.fileName() + QStringLiteral(".unfinished-")
            + QUuid::createUuid().toString(QUuid::Id128));
    }
    ~UnfinishedFolder()
    {
        if (m_made)
            QDir(m_path).removeRecursively();
    }
    UnfinishedFolder(const UnfinishedFolder&) = delete;
    UnfinishedFolder& operator=(const UnfinishedFolder&) = delete;

    Result<void> make()
    {
        const QFileInfo place(m_target);
        if (place.exists()
            && (!place.isDir()
                || !QDir(m_target).isEmpty(
                    QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot))) {
            return Error{ErrorCode::Refused,
                QStringLiteral("There is already something at the place of the export; name a folder that is "
                               "empty or not there yet."),
                {}};
        }
        m_made = QDir().mkpath(place.absolutePath()) && QDir().mkdir(m_path);
        QFile::setPermissions(
            m_path, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
        return m_made ? Result<void>() : folderError(QStringLiteral("created"));
    }
    Result<void> moveIntoPlace()
    {
        syncFolder(m_path);
        if (QFileInfo::exists(m_target) && !QDir().rmdir(m_target))
            return folderError(QStringLiteral("replaced"));
        if (!QDir().rename(m_path, m_target))
            return folderError(QStringLiteral("moved into place"));
        m_made = false;
        syncFolder(QFileInfo(m_target).absolutePath());
        return {};
    }
    QString file(const QString& name) const { return m_path + u'/' + name; }
    const QString& path() const { return m_path; }

private:
    QString m_target;
    QString m_path;
    bool m_made = false;
};

class ExportWriter {
public:
    ExportWriter(const ExportPlan& plan, const LogSource& source, const SigningKey& key,
        SignedCheckpoint head, Selection selection, ProofsFile proofs)
        : m_plan(plan)
        , m_source(source)
        , m_key(key)
        , m_head(std::move(head))
        , m_selection(std::move(selection))
        , m_proofs(std::move(proofs))
        , m_folder(plan.folder)
    {
    }

    Result<ExportedLog> write()
    {
        using Step = Result<void> (ExportWriter::*)();
        for (const Step step :
            {&ExportWriter::makeFolder, &ExportWriter::readLeaves, &ExportWriter::writeEntries,
                &ExportWriter::checkRoot, &ExportWriter::writeProofs, &ExportWriter::writeGuide,
                &ExportWriter::addReports, &ExportWriter::sign, &ExportWriter::finish}) {
            if (const auto done = (this->*step)(); !done)
                return done.error();
        }
        return ExportedLog{m_selection.count, firstSequence(), lastSequence(), m_head.checkpoint,
            m_key.verifier().fingerprint()};
    }

private:
    qint64 firstSequence() const
    {
        return m_selection.runs.isEmpty() ? 0 : m_selection.runs.first().begin + 1;
    }
    qint64 lastSequence() const { return m_selection.runs.isEmpty() ? 0 : m_selection.runs.last().end; }

    Result<void> makeFolder() { return m_folder.make(); }

    // A whole log gives its leaves while it is written; a part of it needs the hashes of the rest first.
    Result<void> readLeaves()
    {
        if (m_selection.isWhole())
            return {};
        return m_source.leaves(m_selection.size, [this](const Digest& leaf) -> Result<void> {
            m_proofs.add(leaf);
            return m_proofs.size() % progressStep == 0 ? tick(0) : Result<void>();
        });
    }

    Result<void> writeEntries()
    {
        auto lines = MarkedWriter::open(m_folder.file(QStringLiteral("log.jsonl")));
        if (!lines)
            return lines.error();
        auto table = MarkedWriter::open(m_folder.file(QStringLiteral("log.csv")));
        if (!table)
            return table.error();
        if (const auto done = table->write(QByteArray(csvHeader() + "\r\n")); !done)
            return done;
        qsizetype nextGap = 0;
        for (const auto& run : std::as_const(m_selection.runs)) {
            fillGaps(run.begin, nextGap);
            const auto done
                = m_source.entries(run.begin + 1, run.end, [&](qint64 sequence, const QByteArray& bytes) {
                      return writeEntry(sequence, bytes, *lines, *table);
                  });
            if (!done)
                return done;
        }
        fillGaps(m_selection.size, nextGap);
        return mark(QStringLiteral("log.jsonl"), lines->finish())
                && mark(QStringLiteral("log.csv"), table->finish())
            ? Result<void>()
            : folderError(QStringLiteral("written"));
    }

    Result<void> writeEntry(
        qint64 sequence, const QByteArray& bytes, MarkedWriter& lines, MarkedWriter& table)
    {
        const auto leaf = leafHash(bytes);
        if (sequence != m_cover.size() + 1)
            return damaged(m_cover.size() + 1);
        const auto row = csvRow(bytes, leaf);
        if (!row)
            return damaged(sequence);
        m_cover.append(leaf);
        if (m_selection.isWhole())
            m_proofs.add(leaf);
        if (const auto done = lines.write(QByteArray(bytes + '\n')); !done)
            return done;
        if (const auto done = table.write(QByteArray(*row + "\r\n")); !done)
            return done;
        return ++m_written % progressStep == 0 ? tick(m_written) : Result<void>();
    }

    void fillGaps(qint64 upTo, qsizetype& next)
    {
        for (; next < m_selection.gaps.size() && m_selection.gaps[next].end <= upTo; ++next) {
            const auto gap = m_selection.gaps[next];
            const auto hashes = m_proofs.gapHashes(gap);
            const auto places = coverRanges(gap.begin, gap.end);
            for (qsizetype i = 0; i < places.size(); ++i)
                m_cover.appendSubtree(std::countr_zero(quint64(places[i].end - places[i].begin)), hashes[i]);
        }
    }

    Result<void> checkRoot()
    {
        const auto& head = m_head.checkpoint;
        if (m_proofs.size() != head.size || m_proofs.root() != head.root || m_cover.root() != head.root)
            return damaged({});
        return tick(m_written);
    }

    Result<void> writeProofs()
    {
        auto file = MarkedWriter::open(m_folder.file(QStringLiteral("proofs.json")));
        if (!file)
            return file.error();
        const auto written = m_proofs.writeTo([&](const QByteArray& text) { return file->write(text); });
        if (!written)
            return written;
        return mark(QStringLiteral("proofs.json"), file->finish()) ? Result<void>()
                                                                   : folderError(QStringLiteral("written"));
    }

    Result<void> writeGuide()
    {
        if (const auto done = writeWhole(QStringLiteral("checkpoint.txt"), m_head.note.toBytes()); !done)
            return done;
        return writeWhole(QStringLiteral("VERIFY.md"), verifyGuide(m_key.verifier()));
    }

    Result<void> addReports()
    {
        if (m_plan.addReports) {
            if (const auto done = m_plan.addReports(m_folder.path()); !done)
                return done;
        }
        const auto names = QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden);
        for (const auto& name : names) {
            if (!m_files.contains(name) && !mark(name, markOf(m_folder.file(name))))
                return folderError(QStringLiteral("read back"));
        }
        return tick(m_written);
    }

    Result<void> sign()
    {
        const Manifest manifest{m_plan.about, toUtcText(m_plan.made), m_plan.programVersion,
            m_plan.organisation, m_key.verifier().toText(), m_selection.count, firstSequence(),
            lastSequence(), !m_plan.only, m_head.checkpoint, m_files};
        const auto bytes = toBytes(manifest);
        if (!bytes)
            return bytes.error();
        const auto note = SignedNote::sign(manifestStatement(*bytes), m_key);
        if (!note)
            return note.error();
        if (const auto done = writeWhole(QStringLiteral("manifest.json"), *bytes); !done)
            return done;
        return writeWhole(QStringLiteral("manifest.sig"), note->toBytes());
    }

    Result<void> finish() { return m_folder.moveIntoPlace(); }

    Result<void> writeWhole(const QString& name, const QByteArray& bytes)
    {
        auto file = MarkedWriter::open(m_folder.file(name));
        if (!file)
            return file.error();
        if (const auto done = file->write(bytes); !done)
            return done;
        return mark(name, file->finish()) ? Result<void>() : folderError(QStringLiteral("written"));
    }

    bool mark(const QString& name, const Result<FileMark>& mark)
    {
        if (mark)
            m_files.insert(name, *mark);
        return mark.hasValue();
    }

    Result<void> tick(qint64 done)
    {
        if (!m_plan.progress || m_plan.progress(done, m_selection.count))
            return {};
        return Error{
            ErrorCode::Cancelled, QStringLiteral("The export was stopped; nothing was left behind."), {}};
    }

    static Error damaged(std::optional<qint64> sequence)
    {
        const auto where = sequence ? QStringLiteral("entry %1 is missing or changed").arg(*sequence)
                                    : QStringLiteral("its entries do not give the root of its head");
        return {ErrorCode::Tampered,
            QStringLiteral("The moderation log is damaged: %1; keep the workspace as it is and call whoever "
                           "looks after it.")
                .arg(where),
            {}};
    }

    const ExportPlan& m_plan;
    const LogSource& m_source;
    const SigningKey& m_key;
    SignedCheckpoint m_head;
    Selection m_selection;
    ProofsFile m_proofs;
    UnfinishedFolder m_folder;
    CompactRange m_cover;
    QMap<QString, FileMark> m_files;
    qint64 m_written = 0;
};

// Checkpoints that this log could have made before: a larger or foreign one cannot be proved and is left out.
QList<SignedCheckpoint> provable(const QList<QByteArray>& earlier, const SignedCheckpoint& head)
{
    QList<SignedCheckpoint> checkpoints;
    for (const auto& bytes : earlier) {
        const auto parsed = parseSignedCheckpoint(bytes);
        if (parsed && parsed->checkpoint.origin == head.checkpoint.origin
            && parsed->checkpoint.size <= head.checkpoint.size)
            checkpoints.append(*parsed);
    }
    return checkpoints;
}

} // namespace

Result<ExportedLog> writeExport(const ExportPlan& plan, const LogSource& source, const SigningKey& key)
{
    const auto head = parseSignedCheckpoint(plan.head);
    if (!head)
        return head.error();
    if (head->note.standing(key.verifier()) != SignedNote::Standing::Signed) {
        return Error{ErrorCode::Invalid,
            QStringLiteral(
                "The head of the log is not signed with this workstation's key; make a checkpoint first."),
            {}};
    }
    const qint64 size = head->checkpoint.size;
    const auto selection = Selection::of(size, plan.first, plan.last == 0 ? size : plan.last, plan.only);
    if (!selection)
        return selection.error();
    ProofsFile proofs(*selection, plan.only.has_value(), provable(plan.earlier, *head));
    return ExportWriter(plan, source, key, *head, *selection, std::move(proofs)).write();
}

} // namespace steward

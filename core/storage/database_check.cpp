// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/database_check.h"

#include "storage/migrations.h"
#include "storage/row.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

namespace steward {

using namespace Qt::StringLiterals;

namespace {

Result<void> missing(Session& session, const QString& query, const QStringList& expected, const QString& kind,
    QStringList& findings)
{
    QStringList present;
    const auto read = session.each(query, {}, [&present](Row& row) {
        present << row.text();
        return true;
    });
    if (!read)
        return read.error();
    for (const QString& name : expected) {
        if (!present.contains(name))
            findings << u"The %1 “%2” is missing."_s.arg(kind, name);
    }
    return {};
}

Result<void> schema(Session& session, QStringList& findings)
{
    const QList<Migration> migrations = shippedMigrations(session.dialect());
    if (auto done
        = missing(session, session.dialect().tableNames(), tablesOf(migrations), u"table"_s, findings);
        !done)
        return done;
    return missing(session, session.dialect().indexNames(), indexesOf(migrations), u"index"_s, findings);
}

Result<void> sqliteFile(Session& session, QStringList& findings)
{
    const auto integrity = session.each(u"PRAGMA integrity_check"_s, {}, [&findings](Row& row) {
        if (const QString line = row.text(); line != "ok"_L1)
            findings << u"Integrity: %1."_s.arg(line);
        return true;
    });
    // What cannot even be walked is a finding, not a failure of the check.
    if (!integrity)
        findings << u"Integrity: %1."_s.arg(integrity.error().detail);
    const auto keys = session.each(u"PRAGMA foreign_key_check"_s, {}, [&findings](Row& row) {
        const QString table = row.text();
        findings << u"Row %1 of table “%2” points at something that is not there."_s.arg(row.text(), table);
        return findings.size() < 1000;
    });
    if (!keys)
        findings << u"Foreign keys: %1."_s.arg(keys.error().detail);
    if (auto words
        = session.execute(u"INSERT INTO items_text (items_text, rank) VALUES ('integrity-check', 1)"_s);
        !words)
        findings << u"The full-text index does not fit the items: %1."_s.arg(words.error().detail);
    return {};
}

Result<void> logHead(Session& session, QStringList& findings)
{
    const auto size = session.number(u"SELECT size FROM log_head WHERE id = 1"_s);
    const auto entries = session.number(u"SELECT count(*) FROM log"_s);
    const auto last = session.number(u"SELECT coalesce(max(sequence), 0) FROM log"_s);
    if (!size || !entries || !last) {
        findings << u"The log cannot be read."_s;
        return {};
    }
    if (*size != *entries || *size != *last)
        findings << u"The log's head says %1 entries, but %2 are there and the last is number %3."_s
                        .arg(*size)
                        .arg(*entries)
                        .arg(*last);
    return {};
}

bool isSynced(const QString& file)
{
    const int descriptor = ::open(QFile::encodeName(file).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const bool done = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return done;
}

Error cannotCopy(const QString& file, const QString& detail)
{
    return {ErrorCode::Unreadable,
        u"The backup “%1” could not be written; check the folder and the space on the disk."_s.arg(file),
        detail};
}

} // namespace

Result<QStringList> findingsOf(Session& session)
{
    QStringList findings;
    if (session.dialect().engine() == "sqlite"_L1) {
        if (auto done = sqliteFile(session, findings); !done)
            return done.error();
    }
    if (auto done = schema(session, findings); !done)
        return done.error();
    if (auto done = logHead(session, findings); !done)
        return done.error();
    return findings;
}

Result<void> copyTo(Session& session, const QString& file)
{
    if (QFileInfo::exists(file))
        return Error{
            ErrorCode::Refused, u"“%1” exists already; choose another name for the backup."_s.arg(file), {}};
    const QString partial = file + u".part"_s;
    // VACUUM INTO accepts an empty file, and so the copy is private from its first byte.
    QFile::remove(partial);
    const int descriptor
        = ::open(QFile::encodeName(partial).constData(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return cannotCopy(file, {});
    ::close(descriptor);
    const auto copied = session.run(u"VACUUM INTO ?"_s, {partial});
    if (!copied || !isSynced(partial)) {
        QFile::remove(partial);
        return cannotCopy(file, copied ? QString() : copied.error().detail);
    }
    if (::link(QFile::encodeName(partial).constData(), QFile::encodeName(file).constData()) != 0) {
        // Some file systems have no hard links.
        if (errno == EEXIST
            || ::rename(QFile::encodeName(partial).constData(), QFile::encodeName(file).constData()) != 0) {
            QFile::remove(partial);
            return cannotCopy(file, {});
        }
    } else {
        QFile::remove(partial);
    }
    if (!isSynced(QFileInfo(file).absolutePath()))
        return cannotCopy(file, {});
    return {};
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/migrations.h"

#include "storage/row.h"

#include <QFile>

#include <QRegularExpression>

namespace steward {

using namespace Qt::StringLiterals;

namespace {

Result<QStringList> names(Session& session, const QString& query)
{
    QStringList all;
    const auto done = session.each(query, {}, [&all](Row& row) {
        all << row.text();
        return true;
    });
    if (!done)
        return done.error();
    return all;
}

QStringList created(const QList<Migration>& migrations, const QString& what)
{
    const QRegularExpression creation(u"^\\s*(?:--[^\\n]*\\n\\s*)*CREATE (?:UNIQUE )?%1 (\\w+)"_s.arg(what));
    QStringList all;
    for (const Migration& migration : migrations) {
        for (const QString& statement : migration.statements) {
            if (const auto match = creation.match(statement); match.hasMatch())
                all << match.captured(1);
        }
    }
    return all;
}

Result<void> apply(Session& session, const QList<Migration>& migrations, int from)
{
    if (from == 0) {
        if (auto done = session.execute(u"CREATE TABLE schema_version (version BIGINT NOT NULL)"_s); !done)
            return done.error();
        if (auto done = session.execute(u"INSERT INTO schema_version (version) VALUES (0)"_s); !done)
            return done.error();
    }
    for (const Migration& migration : migrations) {
        if (migration.version <= from)
            continue;
        for (const QString& statement : migration.statements) {
            if (auto done = session.execute(statement); !done)
                return done.error();
        }
        if (auto done = session.execute(u"UPDATE schema_version SET version = %1"_s.arg(migration.version));
            !done)
            return done.error();
    }
    return {};
}

Error newer(int version)
{
    return {ErrorCode::Refused,
        u"This workspace was written by a newer Steward (schema %1); install that version to open it."_s.arg(
            version),
        {}};
}

} // namespace

QStringList statementsOf(const QString& file)
{
    QStringList statements;
    QString current;
    const QStringList lines = file.split(u'\n');
    for (const QString& line : lines) {
        if (line.trimmed() != "-- ;;"_L1) {
            current += line + u'\n';
            continue;
        }
        statements << current.trimmed();
        current.clear();
    }
    if (!current.trimmed().isEmpty())
        statements << current.trimmed();
    return statements;
}

QList<Migration> shippedMigrations(const Dialect& dialect)
{
    QList<Migration> all;
    for (int version = 1;; ++version) {
        QFile file(u":/migrations/%1/%2.sql"_s.arg(dialect.engine()).arg(version, 4, 10, QChar(u'0')));
        if (!file.open(QIODevice::ReadOnly))
            return all;
        all << Migration{version, statementsOf(QString::fromUtf8(file.readAll()))};
    }
}

QStringList tablesOf(const QList<Migration>& migrations)
{
    return created(migrations, u"(?:VIRTUAL )?TABLE"_s);
}

QStringList indexesOf(const QList<Migration>& migrations)
{
    return created(migrations, u"INDEX"_s);
}

Result<int> storedVersion(Session& session)
{
    const auto tables = names(session, session.dialect().tableNames());
    if (!tables)
        return tables.error();
    if (tables->contains(u"schema_version"_s)) {
        const auto version = session.number(u"SELECT version FROM schema_version"_s);
        if (!version)
            return version.error();
        return int(*version);
    }
    if (!tables->isEmpty())
        return Error{
            ErrorCode::Unreadable, u"This database is not a Steward workspace; choose another one."_s, {}};
    return 0;
}

Result<int> upgrade(
    Session& session, const QList<Migration>& migrations, const std::function<Result<void>(int from)>& backUp)
{
    const int newest = migrations.isEmpty() ? 0 : migrations.last().version;
    const auto before = storedVersion(session);
    if (!before)
        return before.error();
    if (*before > newest)
        return newer(*before);
    if (*before == newest)
        return newest;
    if (*before > 0) {
        if (auto done = backUp(*before); !done)
            return done.error();
    }
    if (auto begun = session.begin(); !begun)
        return begun.error();
    // Another process may have been here while we waited for the lock.
    const auto now = storedVersion(session);
    auto done = now ? (*now < newest ? apply(session, migrations, *now) : Result<void>())
                    : Result<void>(now.error());
    if (done)
        done = session.commit();
    if (!done) {
        session.rollback();
        return done.error();
    }
    if (*now > newest)
        return newer(*now);
    return newest;
}

} // namespace steward

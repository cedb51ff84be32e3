// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/dialect.h"

namespace steward {
namespace {

using namespace Qt::StringLiterals;

class SqliteDialect final : public Dialect {
public:
    QString engine() const override { return u"sqlite"_s; }
    QString driver() const override { return u"QSQLITE"_s; }

    QStringList onConnect(bool readOnly) const override
    {
        QStringList pragmas{u"PRAGMA busy_timeout = 10000"_s, u"PRAGMA journal_mode = WAL"_s,
            // NORMAL loses acknowledged commits when the power goes; in batches FULL costs next to nothing.
            u"PRAGMA synchronous = FULL"_s, u"PRAGMA foreign_keys = ON"_s,
            // The largest map that SQLite allows: what lies beyond it is copied into the cache of each
            // connection.
            u"PRAGMA wal_autocheckpoint = 4000"_s, u"PRAGMA mmap_size = 2147418112"_s,
            u"PRAGMA temp_store = MEMORY"_s};
        if (readOnly)
            pragmas << u"PRAGMA cache_size = -4096"_s << u"PRAGMA query_only = ON"_s;
        else
            pragmas << u"PRAGMA cache_size = -65536"_s; // holds a batch of the intake
        return pragmas;
    }

    QStringList begin(bool readOnly) const override { return {readOnly ? u"BEGIN"_s : u"BEGIN IMMEDIATE"_s}; }
    bool preparesTransactions() const override { return true; }
    QString announce() const override { return {}; }
    QString transactionName() const override { return {}; }
    QString transactionOutcome() const override { return {}; }

    Failure failureOf(const QSqlError& error) const override
    {
        switch (error.nativeErrorCode().toInt() & 0xff) {
        case 5:
        case 6:
            return Failure::Busy;
        case 8:
            return Failure::ReadOnly;
        case 10:
            return Failure::InputOutput;
        case 11:
            return Failure::Damaged;
        case 13:
            return Failure::Full;
        case 14:
            return Failure::CannotOpen;
        case 19:
            return error.databaseText().contains("UNIQUE"_L1) ? Failure::Duplicate : Failure::Other;
        case 26:
            return Failure::NotADatabase;
        default:
            return error.type() == QSqlError::ConnectionError ? Failure::CannotOpen : Failure::Other;
        }
    }

    QString tableNames() const override { return u"SELECT name FROM sqlite_master WHERE type = 'table'"_s; }
    QString indexNames() const override { return u"SELECT name FROM sqlite_master WHERE type = 'index'"_s; }

    QString wordsColumn() const override { return {}; }
    QString wordsValue() const override { return {}; }
    QString wordsQuery(const QStringList& words) const override
    {
        QStringList quoted;
        for (const QString& word : words)
            quoted << QString(u'"' + word + u'"');
        return quoted.join(u' ');
    }
    // The order of the joins is the plan: the index gives row ids newest first and nothing needs to be
    // sorted.
    QString matchingFrom() const override { return u"items_text f CROSS JOIN items i ON i.id = f.rowid"_s; }
    QString matching() const override { return u"f.items_text MATCH ?"_s; }
    QString itemKey() const override { return u"f.rowid"_s; }
    QString openByKey() const override { return u" INDEXED BY cases_open"_s; }
};

class PostgresDialect final : public Dialect {
public:
    QString engine() const override { return u"postgres"_s; }
    QString driver() const override { return u"QPSQL"_s; }

    QStringList onConnect(bool) const override
    {
        return {u"SET client_encoding TO 'UTF8'"_s, u"SET timezone TO 'UTC'"_s,
            u"SET lock_timeout TO '10s'"_s, u"SET idle_in_transaction_session_timeout TO '10min'"_s,
            u"SET client_min_messages TO warning"_s};
    }

    QStringList begin(bool readOnly) const override
    {
        if (readOnly)
            return {u"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"_s};
        // One writer of the workspace at a time: the log has no gaps and case numbers are dense.
        return {u"BEGIN ISOLATION LEVEL READ COMMITTED"_s,
            u"SELECT pg_advisory_xact_lock(7310868735422293860)"_s};
    }
    bool preparesTransactions() const override { return false; }
    QString announce() const override { return u"NOTIFY steward_changed"_s; }
    QString transactionName() const override { return u"SELECT CAST(pg_current_xact_id() AS TEXT)"_s; }
    QString transactionOutcome() const override
    {
        return u"SELECT CASE WHEN pg_xact_status(CAST(CAST(? AS TEXT) AS XID8)) = 'committed' THEN 1 ELSE 0 END"_s;
    }

    Failure failureOf(const QSqlError& error) const override
    {
        const QString state = error.nativeErrorCode();
        if (state == "40001"_L1 || state == "40P01"_L1 || state == "55P03"_L1)
            return Failure::Busy;
        if (state == "23505"_L1)
            return Failure::Duplicate;
        if (state == "25006"_L1 || state == "42501"_L1)
            return Failure::ReadOnly;
        if (state == "53100"_L1)
            return Failure::Full;
        if (state == "58030"_L1)
            return Failure::InputOutput;
        if (state == "XX001"_L1 || state == "XX002"_L1)
            return Failure::Damaged;
        // libpq reports a connection that went away with no state at all.
        if (state.startsWith("08"_L1) || state.startsWith("57P"_L1) || state.isEmpty())
            return error.type() == QSqlError::ConnectionError ? Failure::CannotOpen : Failure::LostConnection;
        return Failure::Other;
    }

    QString tableNames() const override
    {
        return u"SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = current_schema()"_s;
    }
    QString indexNames() const override
    {
        return u"SELECT CAST(indexname AS TEXT) FROM pg_indexes WHERE schemaname = current_schema()"_s;
    }

    QString wordsColumn() const override { return u", words"_s; }
    // A tsvector holds at most 1 MB: what comes after the first 100,000 characters is not searchable.
    QString wordsValue() const override { return u", to_tsvector('simple', left(?, 100000))"_s; }
    QString wordsQuery(const QStringList& words) const override
    {
        QStringList quoted;
        for (const QString& word : words)
            quoted << QString(u'\'' + word + u'\'');
        return quoted.join(u" & "_s);
    }
    QString matchingFrom() const override { return u"items i"_s; }
    QString matching() const override { return u"i.words @@ to_tsquery('simple', ?)"_s; }
    QString itemKey() const override { return u"i.id"_s; }
    QString openByKey() const override { return {}; }
};

} // namespace

const Dialect& sqliteDialect()
{
    static const SqliteDialect dialect;
    return dialect;
}

const Dialect& postgresDialect()
{
    static const PostgresDialect dialect;
    return dialect;
}

} // namespace steward

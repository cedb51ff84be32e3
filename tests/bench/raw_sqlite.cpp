// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "raw_sqlite.h"

#include <QStringList>

namespace steward::bench {

using namespace Qt::StringLiterals;

RawSqlite::RawSqlite(const QString& file)
{
    if (sqlite3_open(file.toUtf8().constData(), &m_database) != SQLITE_OK)
        qFatal("The raw database does not open");
    for (const char* pragma : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL",
             "PRAGMA foreign_keys = ON", "PRAGMA wal_autocheckpoint = 4000", "PRAGMA mmap_size = 1073741824",
             "PRAGMA cache_size = -65536", "PRAGMA temp_store = MEMORY"})
        execute(pragma);
}

RawSqlite::~RawSqlite()
{
    // Only our own: the full-text index keeps statements of its own.
    for (sqlite3_stmt* statement : m_statements)
        sqlite3_finalize(statement);
    sqlite3_close(m_database);
}

void RawSqlite::execute(const char* sql)
{
    char* error = nullptr;
    if (sqlite3_exec(m_database, sql, nullptr, nullptr, &error) != SQLITE_OK)
        qFatal("%s: %s", sql, error);
}

sqlite3_stmt* RawSqlite::prepare(const QString& sql)
{
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(m_database, sql.toUtf8().constData(), -1, &statement, nullptr) != SQLITE_OK)
        qFatal("%s: %s", qPrintable(sql), sqlite3_errmsg(m_database));
    m_statements.push_back(statement);
    return statement;
}

qint64 RawSqlite::drain(sqlite3_stmt* statement)
{
    qint64 rows = 0;
    qint64 bytes = 0;
    const int columns = sqlite3_column_count(statement);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        ++rows;
        for (int column = 0; column < columns; ++column) {
            if (sqlite3_column_type(statement, column) == SQLITE_INTEGER)
                bytes += sqlite3_column_int64(statement, column);
            else if (const unsigned char* text = sqlite3_column_text(statement, column))
                bytes += text[0];
        }
    }
    sqlite3_reset(statement);
    // What was read must not be optimised away.
    return bytes == -1 ? -1 : rows;
}

RawTable::RawTable(RawSqlite& source, const QString& name)
    : m_name(name)
{
    sqlite3_stmt* all = source.prepare(QString(u"SELECT * FROM "_s + name));
    m_columns = size_t(sqlite3_column_count(all));
    while (sqlite3_step(all) == SQLITE_ROW) {
        for (size_t column = 0; column < m_columns; ++column)
            m_values.push_back(sqlite3_value_dup(sqlite3_column_value(all, int(column))));
    }
    sqlite3_reset(all);
}

RawTable::~RawTable()
{
    for (sqlite3_value* value : m_values)
        sqlite3_value_free(value);
}

void RawTable::prepareInto(RawSqlite& target)
{
    QStringList marks;
    for (size_t column = 0; column < m_columns; ++column)
        marks << u"?"_s;
    m_insert = target.prepare(u"INSERT INTO %1 VALUES (%2)"_s.arg(m_name, marks.join(u", "_s)));
}

void RawTable::insert(size_t row)
{
    for (size_t column = 0; column < m_columns; ++column)
        sqlite3_bind_value(m_insert, int(column) + 1, m_values[row * m_columns + column]);
    if (sqlite3_step(m_insert) != SQLITE_DONE)
        qFatal("A raw row of %s could not be written", qPrintable(m_name));
    sqlite3_reset(m_insert);
}

} // namespace steward::bench

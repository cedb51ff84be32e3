// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite through its C API and nothing else: what everything else is compared with.
#pragma once

#include <QString>

#include <sqlite3.h>

#include <vector>

namespace steward::bench {

class RawSqlite {
public:
    explicit RawSqlite(const QString& file);
    ~RawSqlite();
    RawSqlite(const RawSqlite&) = delete;
    RawSqlite& operator=(const RawSqlite&) = delete;

    void execute(const char* sql);
    sqlite3_stmt* prepare(const QString& sql);
    /// Steps to the end, touching every column.
    static qint64 drain(sqlite3_stmt* statement);
    sqlite3* handle() const { return m_database; }

private:
    sqlite3* m_database = nullptr;
    std::vector<sqlite3_stmt*> m_statements;
};

/// Every row of one table of another file, in memory.
class RawTable {
public:
    RawTable(RawSqlite& source, const QString& name);
    ~RawTable();
    RawTable(const RawTable&) = delete;
    RawTable& operator=(const RawTable&) = delete;

    size_t rows() const { return m_columns ? m_values.size() / m_columns : 0; }
    void prepareInto(RawSqlite& target);
    void insert(size_t row);

private:
    QString m_name;
    size_t m_columns = 0;
    std::vector<sqlite3_value*> m_values;
    sqlite3_stmt* m_insert = nullptr;
};

} // namespace steward::bench

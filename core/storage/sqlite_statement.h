// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A statement through the C API of SQLite, on the connection that QtSql has opened.
#pragma once

#include "storage/statement.h"

struct sqlite3;
struct sqlite3_stmt;

namespace steward {

class SqliteStatement : public Statement {
public:
    static std::unique_ptr<Statement> prepare(
        const QSqlDatabase& connection, const QString& sql, QSqlError& error);
    static QSqlError unfitFor(const QSqlDatabase& connection);

    bool execute(const QVariantList& values) override;
    bool next() override;
    void finish() override;
    int affected() const override { return m_affected; }
    QSqlError error() const override { return m_error; }
    bool isNull(int column) const override;
    qint64 number(int column) const override;
    QString text(int column) const override;
    QByteArray bytes(int column) const override;

private:
    struct Finalise {
        void operator()(sqlite3_stmt* statement) const;
    };
    using Handle = std::unique_ptr<sqlite3_stmt, Finalise>;
    enum class Place { BeforeFirst, OnRow, Ended };

    SqliteStatement(sqlite3* database, Handle statement);
    bool step();
    bool fails();

    sqlite3* m_database = nullptr;
    Handle m_statement;
    QSqlError m_error;
    int m_affected = 0;
    Place m_place = Place::Ended;
};

} // namespace steward

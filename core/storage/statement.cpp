// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/statement.h"

#include "storage/sqlite_statement.h"

#include <QSqlQuery>

namespace steward {

using namespace Qt::StringLiterals;

namespace {

class QtSqlStatement : public Statement {
public:
    explicit QtSqlStatement(QSqlQuery query)
        : m_query(std::move(query))
    {
    }

    bool execute(const QVariantList& values) override
    {
        for (qsizetype at = 0; at < values.size(); ++at)
            m_query.bindValue(int(at), values[at]);
        return m_query.exec();
    }
    bool next() override { return m_query.next(); }
    void finish() override { m_query.finish(); }
    int affected() const override { return m_query.numRowsAffected(); }
    QSqlError error() const override { return m_query.lastError(); }
    bool isNull(int column) const override { return m_query.isNull(column); }
    qint64 number(int column) const override { return m_query.value(column).toLongLong(); }
    QString text(int column) const override { return m_query.value(column).toString(); }
    QByteArray bytes(int column) const override { return m_query.value(column).toByteArray(); }

private:
    QSqlQuery m_query;
};

bool isSqlite(const QSqlDatabase& connection)
{
    return connection.driverName() == "QSQLITE"_L1;
}

} // namespace

std::unique_ptr<Statement> prepareStatement(
    const QSqlDatabase& connection, const QString& sql, QSqlError& error)
{
    if (isSqlite(connection))
        return SqliteStatement::prepare(connection, sql, error);
    QSqlQuery query(connection);
    query.setForwardOnly(true);
    if (query.prepare(sql))
        return std::make_unique<QtSqlStatement>(std::move(query));
    error = query.lastError();
    return nullptr;
}

QSqlError unfitFor(const QSqlDatabase& connection)
{
    return isSqlite(connection) ? SqliteStatement::unfitFor(connection) : QSqlError();
}

} // namespace steward

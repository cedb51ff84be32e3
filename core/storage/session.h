// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One connection with its prepared statements, lent to a job for the length of a transaction.
#pragma once

#include "base/result.h"
#include "storage/dialect.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <functional>

namespace steward {

/// Not thread-safe: a job uses it on the thread it was called on and keeps nothing of it.
class Session {
public:
    Session(QSqlDatabase connection, const Dialect& dialect);

    const Dialect& dialect() const { return m_dialect; }
    /// Runs a statement that is prepared once per connection and text; `values` bind to ? in order.
    Result<void> run(const QString& sql, const QVariantList& values = {});
    /// Runs a query and calls `row` for each row, forward only, until it returns false.
    Result<void> each(const QString& sql, const QVariantList& values, const std::function<bool(const QSqlQuery&)>& row);
    /// The id that an "INSERT ... RETURNING id" gave.
    Result<qint64> insert(const QString& sql, const QVariantList& values);
    /// Rows changed by the last run().
    int affected() const { return m_affected; }
    /// Unprepared text of a migration or pragma.
    Result<void> execute(const QString& sql);
    QSqlDatabase& connection() { return m_connection; }

private:
    Result<QSqlQuery*> prepared(const QString& sql);

    QSqlDatabase m_connection;
    const Dialect& m_dialect;
    QHash<QString, QSqlQuery> m_statements;
    int m_affected = 0;
};

} // namespace steward

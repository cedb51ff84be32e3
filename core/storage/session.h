// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One connection with its prepared statements, lent to a job for the length of a transaction.
#pragma once

#include "base/result.h"
#include "storage/dialect.h"
#include "storage/statement.h"

#include <QSqlDatabase>
#include <QVariant>

#include <functional>
#include <unordered_map>

namespace steward {

/// The text as both engines give it back: U+0000 and halves of surrogate pairs become U+FFFD. Session does
/// this to every text that it binds; who seals a text for the log must do it first, or the commitment would
/// not fit what is stored.
QString storableText(const QString& text);

class Row;

/// Not thread-safe: a job uses it on the thread it was called on and keeps nothing of it.
class Session {
public:
    Session(QSqlDatabase connection, const Dialect& dialect, bool readOnly = false);

    const Dialect& dialect() const { return m_dialect; }
    /// Runs a statement that is prepared once per connection and text; `values` bind to ? in order. A null
    /// text is bound as an empty one: only an invalid QVariant is NULL.
    Result<void> run(const QString& sql, const QVariantList& values = {});
    /// Runs a query and calls `row` for each row, forward only, until it returns false. `row` must not run
    /// other statements.
    Result<void> each(const QString& sql, const QVariantList& values, const std::function<bool(Row&)>& row);
    /// The id that an "INSERT ... RETURNING id" gave.
    Result<qint64> insert(const QString& sql, const QVariantList& values);
    /// The first column of the first row, 0 if there is none.
    Result<qint64> number(const QString& sql, const QVariantList& values = {});
    /// Rows changed by the last run().
    int affected() const { return m_affected; }
    /// Unprepared text of a migration or pragma.
    Result<void> execute(const QString& sql);
    QSqlDatabase& connection() { return m_connection; }
    /// The texts prepared so far, for the test that reads the plan of each.
    QStringList statements() const;

    /// For Database and migrations only. Opens the connection anew if it is closed.
    Result<void> open();
    void close();
    Result<void> begin();
    Result<void> commit();
    void rollback();
    Failure lastFailure() const { return m_lastFailure; }
    bool isReadOnly() const { return m_readOnly; }
    /// True if the last transaction changed the database for others.
    bool hasCommitted() const { return m_committed; }
    /// True if a statement of the current transaction failed. It can only be rolled back then, on both
    /// engines, and runs nothing more.
    bool hasFailed() const { return m_failure.has_value(); }
    /// A commit whose answer never came: ask wasCommitted() inside the next transaction, which waits for the
    /// lost one to end.
    bool hasLostCommit() const { return !m_transaction.isEmpty(); }
    Result<bool> wasCommitted();
    void forgetLostCommit() { m_transaction.clear(); }

private:
    Result<Statement*> prepared(const QString& sql);
    Result<Statement*> executed(const QString& sql, const QVariantList& values);
    Result<void> control(const QString& sql);
    Error failure(const QSqlError& error);

    QSqlDatabase m_connection;
    const Dialect& m_dialect;
    bool m_readOnly = false;
    std::unordered_map<QString, std::unique_ptr<Statement>> m_statements;
    int m_affected = 0;
    bool m_committed = false;
    Failure m_lastFailure = Failure::Other;
    std::optional<Error> m_failure;
    QString m_transaction;
};

} // namespace steward

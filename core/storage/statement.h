// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One prepared statement of one connection, whichever engine it speaks to.
#pragma once

#include <QSqlDatabase>
#include <QSqlError>
#include <QVariant>

#include <memory>

namespace steward {

/// Not thread-safe: lives and dies with its connection, on the thread of that. One run at a time.
class Statement {
public:
    virtual ~Statement() = default;

    /// Binds `values` to ? in order (an invalid one is NULL) and runs. False: see error().
    virtual bool execute(const QVariantList& values) = 0;
    /// Goes to the first row, then to the one after. False at the end, and on an error.
    virtual bool next() = 0;
    /// Ends the run, which may hold a snapshot until then.
    virtual void finish() = 0;
    /// Rows that the run changed.
    virtual int affected() const = 0;
    /// Of the last execute() or next(); invalid: there was none.
    virtual QSqlError error() const = 0;

    /// Columns of the row that next() went to. What is NULL is 0, an empty text or no bytes.
    virtual bool isNull(int column) const = 0;
    virtual qint64 number(int column) const = 0;
    virtual QString text(int column) const = 0;
    virtual QByteArray bytes(int column) const = 0;
};

/// Null, and why in `error`, if the engine does not take the text. PostgreSQL is asked through QtSql. SQLite
/// is asked through its C API on QtSql's connection: QtSql has every value of every row converted to UTF-16
/// and boxed, which costs more than finding the rows.
std::unique_ptr<Statement> prepareStatement(
    const QSqlDatabase& connection, const QString& sql, QSqlError& error);
/// Invalid if statements can be prepared on this open connection. SQLite's C API is the system's library: the
/// driver of Qt must be linked to the same, as distributions have it.
QSqlError unfitFor(const QSqlDatabase& connection);

} // namespace steward

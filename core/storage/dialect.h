// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that differs between SQLite and PostgreSQL, in one place.
#pragma once

#include <QSqlError>
#include <QString>
#include <QStringList>

namespace steward {

/// What a failed statement means for the one who ran it.
enum class Failure {
    Other,
    Busy, ///< somebody else was in the way: worth trying again
    LostConnection,
    Full,
    ReadOnly,
    NotADatabase,
    Damaged,
    CannotOpen,
    InputOutput,
    Duplicate
};

/// Thread-safe: only returns texts.
class Dialect {
public:
    virtual ~Dialect() = default;

    /// "sqlite" or "postgres"; also the folder of its migrations.
    virtual QString engine() const = 0;
    virtual QString driver() const = 0;
    /// Run once on every new connection.
    virtual QStringList onConnect(bool readOnly) const = 0;
    /// Begins a transaction that reads one snapshot, or that holds off every other writer of this workspace.
    virtual QStringList begin(bool readOnly) const = 0;
    /// Whether BEGIN, COMMIT and their like can be prepared once as everything else is.
    virtual bool preparesTransactions() const = 0;
    /// Run inside a write transaction just before the commit; others hear of it.
    virtual QString announce() const = 0;
    /// Gives one text that names the current write transaction; empty: a lost commit cannot be looked up.
    virtual QString transactionName() const = 0;
    /// Whether the named transaction was committed: one row, one integer. Takes the name once.
    virtual QString transactionOutcome() const = 0;
    virtual Failure failureOf(const QSqlError& error) const = 0;

    /// One row a table, one name a row.
    virtual QString tableNames() const = 0;
    virtual QString indexNames() const = 0;

    /// Extra column of an item's insert and its value, made of one bound text; empty: triggers do it.
    virtual QString wordsColumn() const = 0;
    virtual QString wordsValue() const = 0;
    /// Words that must all occur, as one bound value for matching().
    virtual QString wordsQuery(const QStringList& words) const = 0;
    /// FROM of a search, items as `i`, and its WHERE, which takes one bound value.
    virtual QString matchingFrom() const = 0;
    virtual QString matching() const = 0;
    /// The column that orders items by arrival in such a search.
    virtual QString itemKey() const = 0;
    QString newestFirst() const { return itemKey() + QStringLiteral(" DESC"); }
    /// Stands behind `cases c` where many keys are looked up of which few are open: SQLite would read the
    /// whole row of each; empty: the planner sees it.
    virtual QString openByKey() const = 0;
};

const Dialect& sqliteDialect();
const Dialect& postgresDialect();

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The numbered steps from an empty database to the schema of this program; forward only.
#pragma once

#include "storage/session.h"

#include <QList>

#include <functional>

namespace steward {

struct Migration {
    int version = 0;
    QStringList statements;
};

/// Those that ship for an engine, in order.
QList<Migration> shippedMigrations(const Dialect& dialect);
/// The statements of one migration file: they are parted by lines that hold only "-- ;;".
QStringList statementsOf(const QString& file);

/// Names that a table has in the schema that `migrations` make.
QStringList tablesOf(const QList<Migration>& migrations);
QStringList indexesOf(const QList<Migration>& migrations);

/// 0: nothing of ours is there and nothing else either. ErrorCode::Unreadable if something else is.
Result<int> storedVersion(Session& session);

/// Brings the schema to the newest version, all steps and the version row in one transaction, and returns it.
/// Refuses a newer one. `backUp` is called first if there is something to lose. Two processes may call this
/// at once.
Result<int> upgrade(Session& session, const QList<Migration>& migrations,
    const std::function<Result<void>(int from)>& backUp);

} // namespace steward

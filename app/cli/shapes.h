// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The shapes of --json that other programs rely on: keys may be added, never renamed. Pure.
#pragma once

#include "services/accounts.h"
#include "services/collector.h"
#include "services/desk.h"
#include "services/inbox.h"
#include "services/intake.h"
#include "services/log_book.h"
#include "services/outbox.h"

#include <QJsonArray>
#include <QJsonObject>

namespace steward::cli {

QJsonObject shapeOf(const InboxRow& row);
QJsonObject shapeOf(const ThreadView& view);
QJsonObject shapeOf(const Done& done);
QJsonObject shapeOf(const AccountRow& row);
QJsonObject shapeOf(const IntakeReport& report);
QJsonObject shapeOf(const CollectedAccount& account);
QJsonObject shapeOf(const OutboxRow& row);
QJsonObject shapeOf(const FlushReport& report);
QJsonObject shapeOf(const WorkspaceSummary& summary);
QJsonObject shapeOf(const LogRow& row);
QJsonObject shapeOf(const Person& person);
QJsonObject shapeOf(const Finding& finding);

template <typename T> QJsonArray shapesOf(const QList<T>& values)
{
    QJsonArray array;
    for (const auto& value : values)
        array.append(shapeOf(value));
    return array;
}

} // namespace steward::cli

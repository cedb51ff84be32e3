// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The statements behind the list: each begins where the last page ended and walks an index that is in its
// order.
#pragma once

#include "storage/inbox_store.h"

namespace steward {

/// Where a case stands in the list.
struct InboxKey {
    qint64 rank = -1;
    qint64 due = 0;
    qint64 id = 0;
};

QString toCursor(const InboxKey& key);
std::optional<InboxKey> fromCursor(const QString& text);
QString toItemCursor(qint64 item);
std::optional<qint64> fromItemCursor(const QString& text);

struct InboxQueryText {
    QString sql;
    QVariantList values;
};

/// To be run in order until the page is full.
QList<InboxQueryText> pageQueries(const InboxFilter& filter, const InboxKey& after, int limit);
/// Of the newest 1,000 matching items: those of open cases that fit the filter and stand after `after`, most
/// urgent first.
InboxQueryText searchQuery(const Dialect& dialect, const InboxFilter& filter, const QStringList& words,
    const InboxKey& after, int limit);
/// Matching items below an item id, newest first, with their cases.
InboxQueryText newestQuery(
    const Dialect& dialect, const InboxFilter& filter, const QStringList& words, qint64 below, int limit);
/// How many items of one case match and are `top` or newer.
QString newerMatch(const Dialect& dialect);
QVariantList newerMatchValues(const Dialect& dialect, CaseId subject, qint64 top, const QStringList& words);
InboxQueryText countQuery(const InboxFilter& filter);
/// The key of every pageSize-th row.
InboxQueryText outlineQuery(const InboxFilter& filter, int pageSize);
InboxQueryText crisesInsideQuery(const Dialect& dialect, const InboxFilter& filter, const QStringList& words);

} // namespace steward

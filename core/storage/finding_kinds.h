// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The summary of a case's findings that the list shows: each rule, detector and tier once, kept in one
// column.
#pragma once

#include "domain/finding.h"
#include "storage/inbox_store.h"

namespace steward {

QString kindsToText(const QList<FindingKind>& kinds);
/// Skips what it does not know.
QList<FindingKind> kindsFromText(const QString& text);

/// Adds new ones to the case's summary.
Result<void> addFindings(Session& session, CaseId subject, const QList<Finding>& findings);
/// Makes the summary anew from the findings of the items' current revisions.
Result<void> recountFindings(Session& session, CaseId subject);

} // namespace steward

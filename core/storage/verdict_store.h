// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What moderators think of findings.
#pragma once

#include "domain/event.h"
#include "storage/session.h"

#include <QHash>

namespace steward {

/// One judgement: of all findings of one detector under one rule in one revision of an item.
struct StoredVerdict {
    ItemId item;
    int revision = 1;
    RuleId rule;
    QString detector;
    Tier tier = Tier::Possible; ///< as it was when it was judged
    FindingVerdict verdict = FindingVerdict::Agreed;
    PersonId by;
    Instant judged;

    bool operator==(const StoredVerdict&) const = default;
};

/// How often a rule was right in the eyes of moderators.
struct VerdictTally {
    RuleId rule;
    qint64 agreed = 0;
    qint64 disagreed = 0;
    qint64 ignored = 0;

    bool operator==(const VerdictTally&) const = default;
};

class VerdictStore {
public:
    explicit VerdictStore(Session& session);

    /// The newest judgement of a finding takes the place of the one before.
    Result<void> put(const StoredVerdict& verdict);
    Result<std::optional<StoredVerdict>> find(
        ItemId item, int revision, const RuleId& rule, const QString& detector);
    /// Of the current revisions of the items of a case, by rule and detector.
    Result<QHash<ItemId, QList<StoredVerdict>>> ofCase(CaseId subject);
    /// All of them, by item, revision, rule and detector: for checking them against the log.
    Result<QList<StoredVerdict>> all();
    /// One row a rule that anything was judged of, by rule.
    Result<QList<VerdictTally>> tallies();

private:
    Result<QList<StoredVerdict>> where(const QString& condition, const QVariantList& values);

    Session& m_session;
};

} // namespace steward

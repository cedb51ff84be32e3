// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The list of cases as it is read: pages by keyset, where pages begin, counts, search.
#pragma once

#include "domain/case.h"
#include "storage/session.h"

namespace steward {

struct InboxQueryText;

struct InboxFilter {
    enum class Set { All, Mine, Unassigned, Overdue, Escalated, Crisis };
    Set set = Set::All; ///< of the cases that are not resolved
    QString platform; ///< empty: all
    std::optional<PersonId> me; ///< for Set::Mine: owned or claimed
    QString search; ///< words, all of them must occur in one item; empty: none
    Instant now; ///< for Set::Overdue
    bool withResolved
        = false; ///< with a search only: every case, newest match first instead of most urgent first

    bool operator==(const InboxFilter&) const = default;
};

struct FindingKind {
    RuleId rule;
    QString detector;
    Tier tier = Tier::Possible;

    bool operator==(const FindingKind&) const = default;
};

struct InboxLine {
    CaseId id;
    ThreadId thread;
    QString platform;
    QString account;
    QString author;
    QString handle;
    QString text; ///< first 640 characters of the newest inbound item, or of the item that was found
    ItemId item;
    State state = State::New;
    Visibility visibility = Visibility::Unmoderated;
    Severity priority = Severity::S0;
    bool crisis = false;
    bool notRead = false;
    std::optional<PersonId> owner;
    QString ownerName;
    std::optional<PersonId> claimedBy;
    QString claimedByName;
    Instant claimUntil;
    std::optional<Instant> due;
    ClockStatus clock = ClockStatus::None;
    QList<FindingKind> findings;
    int items = 0;
    Instant updated;
    qint64 version = 0;
    QString cursor; ///< what `after` takes

    bool operator==(const InboxLine&) const = default;
};

struct InboxLines {
    QList<InboxLine> lines;
    bool more = false;
};

struct InboxAnchors {
    qint64 rows = 0;
    QStringList anchors; ///< `after` of page 1, 2, ...
};

struct InboxTotals {
    int all = 0;
    int mine = 0;
    int unassigned = 0;
    int overdue = 0;
    int escalated = 0;
    int crisis = 0;
    int waitingCalls = 0;
    int openEscalations = 0;

    bool operator==(const InboxTotals&) const = default;
};

class InboxStore {
public:
    explicit InboxStore(Session& session);

    /// Most urgent first: crisis, severity, due, case number. ErrorCode::Invalid for an `after` that is no
    /// cursor of that list.
    Result<InboxLines> page(const InboxFilter& filter, int limit, const QString& after = {});
    /// Without a search only: a search gives one page without anchors.
    Result<InboxAnchors> outline(const InboxFilter& filter, int pageSize);
    Result<InboxTotals> totals(std::optional<PersonId> me, Instant now);
    /// Open crises that the filter leaves out.
    Result<int> crisesOutside(const InboxFilter& filter);

private:
    Result<QList<InboxLine>> lines(const InboxQueryText& query, int limit);
    Result<InboxLines> newest(
        const InboxFilter& filter, const QStringList& words, int limit, const QString& after);

    Session& m_session;
};

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is read from a workspace to be shown: the list, one thread, counts, search. Paged by keyset, never by
// OFFSET.
#pragma once

#include "services/workspace.h"

namespace steward {

enum class View { All, Mine, Unassigned, Overdue, Escalated, Crisis };
template <>
inline constexpr std::array enumNames<View>{std::pair{View::All, std::string_view("all")},
    std::pair{View::Mine, std::string_view("mine")},
    std::pair{View::Unassigned, std::string_view("unassigned")},
    std::pair{View::Overdue, std::string_view("overdue")},
    std::pair{View::Escalated, std::string_view("escalated")},
    std::pair{View::Crisis, std::string_view("crisis")}};

struct InboxQuery {
    View view = View::All;
    QString search; ///< words; empty: none
    QString platform; ///< filter; empty: all
    std::optional<PersonId> me; ///< for View::Mine
    int limit = 100;
    QString after; ///< InboxRow::cursor of the last row seen; empty: from the top
};

/// One finding as the list shows it.
struct FindingBrief {
    RuleId rule;
    QString detector;
    Tier tier = Tier::Possible;
    bool operator==(const FindingBrief&) const = default;
};

struct InboxRow {
    CaseId id;
    ThreadId thread;
    QString platform;
    QString account;
    QString author; ///< display name of the author of the newest unanswered inbound item
    QString handle;
    QString excerpt; ///< first 160 characters of that item, white space collapsed, unmasked
    bool excerptIsSensitive = false; ///< hold behind the veil until shown
    State state = State::New;
    Visibility visibility = Visibility::Unmoderated;
    Severity priority = Severity::S0;
    bool crisis = false;
    bool notRead = false;
    std::optional<PersonId> owner;
    QString ownerName;
    std::optional<PersonId> claimedBy;
    QString claimedByName;
    std::optional<Instant> due;
    ClockStatus clock = ClockStatus::None;
    QList<FindingBrief> findings;
    int items = 0;
    Instant updated;
    qint64 version = 0; ///< carried by every command on this row
    QString cursor;

    bool operator==(const InboxRow&) const = default;
};

struct InboxPage {
    QList<InboxRow> rows;
    bool more = false;
    int crisesOutside = 0; ///< open crises that the filter left out: counted, never hidden silently
};

/// Where each page of a long list begins, so that a view can jump anywhere without reading what lies between.
struct InboxOutline {
    qint64 rows = 0;
    QStringList anchors; ///< `after` value of page 1, 2, ... (page 0 starts at the top)
};

struct InboxCounts {
    int all = 0, mine = 0, unassigned = 0, overdue = 0, escalated = 0, crisis = 0;
    int waitingReplies = 0; ///< outbox
    int openEscalations = 0;
    bool operator==(const InboxCounts&) const = default;
};

/// What a moderator thinks of the findings of one detector under one rule in an item.
struct JudgedFinding {
    RuleId rule;
    QString detector;
    FindingVerdict verdict = FindingVerdict::Agreed;
    bool operator==(const JudgedFinding&) const = default;
};

/// One item of a thread as shown.
struct ThreadItem {
    ItemId id;
    QString author;
    QString handle;
    QString text;
    QString language; ///< BCP 47 tag if the platform said it; empty: it did not
    QString url;
    Instant created;
    Visibility visibility = Visibility::Unmoderated;
    Direction direction = Direction::Inbound;
    int revision = 1;
    QString previousText; ///< of the revision before, if edited
    QList<Finding> findings;
    QList<JudgedFinding> judged; ///< what was thought of them, as far as anybody said
    QStringList mediaAlts; ///< descriptions of pictures, video, audio ("image: no description")
    bool notRead = false;
    std::optional<ItemDecision> decision;
};

struct ThreadReply {
    CaseReply reply;
    QString text;
    QString writerName;
    QString returnReason;
};

struct ThreadEscalation {
    CaseEscalation escalation;
    QString reason;
    QString byName;
    QString acknowledgedByName;
    QString reviewReason;
};

/// One line of a case's history, from the log.
struct HistoryLine {
    qint64 sequence = 0;
    Instant at;
    QString actor;
    QString event;
    QString summary; ///< plain words, translatable pieces resolved; no private text but notes and reasons the
                     ///< reader may see
};

struct ThreadView {
    Case subject;
    QString accountName;
    QString platformName;
    QString postTitle;
    QString postText;
    QString postUrl;
    QList<ThreadItem> items;
    QList<ThreadReply> replies;
    QList<ThreadEscalation> escalations;
    QList<QPair<Instant, QString>> notes;
    QList<HistoryLine> history;
    Capabilities capabilities;
    Platform platform;
    bool accountConnected = false;
};

struct EscalationRow {
    CaseId id;
    EscalationId escalation;
    RouteId route;
    QString routeName;
    Urgency urgency = Urgency::Routine;
    QString reason;
    QString byName;
    QString excerpt;
    Instant raisedAt;
    std::optional<Instant> due;
    bool acknowledged = false;
    bool own = false; ///< raised by the reader
    qint64 version = 0;
};

/// A reply that waits for a second person.
struct ApprovalRow {
    CaseId id;
    ReplyId reply;
    QString text;
    QString writerName;
    QString excerpt;
    Instant writtenAt;
    qint64 version = 0;
};

struct Route {
    RouteId id;
    QString name;
    QString contact;
};

class Inbox {
public:
    explicit Inbox(Workspace& workspace);

    QFuture<Result<InboxPage>> page(const InboxQuery& query);
    QFuture<Result<InboxOutline>> outline(const InboxQuery& query, int pageSize);
    QFuture<Result<InboxCounts>> counts(std::optional<PersonId> me);
    QFuture<Result<ThreadView>> thread(CaseId id);
    QFuture<Result<QList<EscalationRow>>> escalations(std::optional<PersonId> me);
    QFuture<Result<QList<ApprovalRow>>> approvals();
    QFuture<Result<QList<Route>>> routes();

private:
    Workspace& m_workspace;
};

} // namespace steward

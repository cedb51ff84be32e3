// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What `decide` must know besides the case, gathered from a workspace inside one transaction.
#pragma once

#include "calendar/response_targets.h"
#include "domain/decide.h"
#include "rules/matcher.h"
#include "services/ledger.h"
#include "storage/account_store.h"

namespace steward {

class Workspace;

/// What stays the same for the length of a job: values only, so that a writer thread may hold them.
struct DeskPolicy {
    std::shared_ptr<const Matcher> matcher;
    QList<ChecklistItem> checklist;
    Calendar calendar;
    ResponseTargets targets;
    std::chrono::seconds holdFor{30};
    std::chrono::minutes claimFor{30};
    Instant now;
    LogStamp stamp;

    static DeskPolicy of(const Workspace& workspace);
};

/// Rules, routes, people, due times, what platform and account allow, and the next ids. Evidence and approval
/// are added by those who need them.
Result<Circumstances> circumstancesOf(
    Session& session, const Case& subject, const Actor& actor, const DeskPolicy& policy);

/// Text, address, id, time and hash of an item as canonical JSON: kept before anything is hidden or removed.
Result<PrivateText> evidenceOf(Session& session, ItemId item);
/// The same of a reply of ours, before it is taken back.
Result<PrivateText> evidenceOf(Session& session, ReplyId reply);

/// A case, what surrounds it, decided and committed: the one way from a command to the store. Inside
/// Database::write only.
struct Performed {
    Case before;
    Case after;
    Events events;
};
Result<Performed> performIn(Session& session, CaseId id, const Command& command, const Actor& actor,
    const DeskPolicy& policy, const std::function<Result<void>(const Case&, Circumstances&)>& adjust = {});

/// Somebody can reach this account from somewhere: calls for it need not wait.
bool isConnected(const StoredAccount& account);

} // namespace steward

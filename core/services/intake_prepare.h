// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What intake does to an item before it takes the writer's time: bound it, run the rules, seal its text.
// Thread-safe.
#pragma once

#include "calendar/response_targets.h"
#include "rules/matcher.h"
#include "services/interchange.h"
#include "services/ledger.h"

namespace steward {

class Workspace;

struct PreparedItem {
    qint64 line = 0; ///< of an import
    IncomingItem item;
    Assessment assessment; ///< empty for our own items: the rules are about what others say
    PrivateText text; ///< sealed
    bool saidAgain = false; ///< a later line of this batch is about the same item
};

/// `ownContacts` (see own_contacts.h) are no findings.
PreparedItem prepared(
    IncomingItem item, const Matcher& matcher, const QStringList& ownContacts = {}, qint64 line = 0);

/// Findings as the log keeps them: each rule, detector and tier once.
QList<event::FindingFact> factsOf(const Assessment& assessment);

/// What intake needs to know of its workspace, as values, so that it can work on any thread.
struct IntakePolicy {
    /// A platform says what is so now; a file says what was so once, and may be read again.
    enum class Source { Platform, File };

    Calendar calendar;
    ResponseTargets targets;
    QHash<RuleId, std::pair<std::chrono::minutes, bool>> lookByRule;
    Actor actor;
    Instant now;
    LogStamp stamp;
    Source source = Source::Platform;
    std::shared_ptr<const Matcher> matcher; ///< the one for all of a run, whatever is published meanwhile

    static IntakePolicy of(const Workspace& workspace, const Actor& actor, Source source);
};

/// The clocks that an arrival or an edit starts on `subject`.
QList<event::ClockStart> clocksFor(
    const Case& subject, Instant since, const Assessment& assessment, const IntakePolicy& policy);

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/intake_prepare.h"

#include "log/commitment.h"
#include "services/workspace.h"

namespace steward {

PreparedItem prepared(IncomingItem item, const Matcher& matcher, const QStringList& ownContacts, qint64 line)
{
    PreparedItem ready;
    ready.line = line;
    ready.item = bounded(std::move(item));
    if (ready.item.direction == Direction::Inbound) {
        TextFacts facts;
        facts.hasMedia = !ready.item.media.isEmpty();
        facts.language = ready.item.language;
        facts.ownNumbers = ownContacts;
        ready.assessment = matcher.assess(ready.item.text, facts);
    }
    ready.text.text = ready.item.text;
    seal(ready.text);
    return ready;
}

QList<event::FindingFact> factsOf(const Assessment& assessment)
{
    QList<event::FindingFact> facts;
    for (const auto& finding : assessment.findings) {
        const event::FindingFact fact{finding.rule, finding.detector, finding.tier};
        if (!facts.contains(fact))
            facts.append(fact);
    }
    return facts;
}

IntakePolicy IntakePolicy::of(const Workspace& workspace, const Actor& actor, Source source)
{
    IntakePolicy policy{workspace.calendar(), workspace.settings().targets, {}, actor, workspace.now(),
        workspace.logStamp(), source, workspace.matcher()};
    for (const auto& rule : policy.matcher->rules().rules())
        policy.lookByRule.insert(rule.id, {rule.lookWithin, rule.elapsedClock});
    return policy;
}

QList<event::ClockStart> clocksFor(
    const Case& subject, Instant since, const Assessment& assessment, const IntakePolicy& policy)
{
    QList<Target> running;
    for (const auto& clock : subject.clocks) {
        if (clock.isLive())
            running.append(clock.target);
    }
    // A platform whose clock is ahead of ours must not give us more time.
    return clocksForArrival(std::min(since, policy.now), subject.inboundCount == 0, running, assessment,
        policy.lookByRule, policy.calendar, policy.targets);
}

} // namespace steward

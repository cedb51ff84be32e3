// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/log_tally.h"

#include "log/event_codec.h"
#include "log/marked_file.h"

namespace steward {

using namespace Qt::StringLiterals;

namespace {

// Adds one event to the tally it was made with.
struct Adding {
    LogTally& tally;
    const LogEntry& entry;

    void start(Target target) { ++tally.targets[target].started; }

    void operator()(const event::ItemReceived& e)
    {
        for (const auto& clock : e.clocks)
            start(clock.target);
    }
    void operator()(const event::ItemRevised& e)
    {
        for (const auto& clock : e.clocks)
            start(clock.target);
    }
    void operator()(const event::ClockStarted& e) { start(e.clock.target); }
    void operator()(const event::ClockMoved& e)
    {
        if (e.to == ClockStatus::Met)
            ++tally.targets[e.target].met;
        if (e.to == ClockStatus::Breached)
            ++tally.targets[e.target].breached;
    }
    void operator()(const event::ItemDecided& e) { ++tally.decisions[{e.rule.value, e.action}]; }
    void operator()(const event::EnforcementMoved& e)
    {
        const auto phase = e.phase;
        if (phase == EnforcementPhase::Confirmed || phase == EnforcementPhase::Failed
            || phase == EnforcementPhase::Withdrawn || phase == EnforcementPhase::Claimed)
            ++tally.enforcement[phase];
    }
    void operator()(const event::ReplyWritten& e)
    {
        ++tally.repliesWritten;
        tally.repliesSignedInBulk += e.signedInBulk ? 1 : 0;
        for (auto it = e.overrides.begin(); it != e.overrides.end(); ++it)
            ++tally.overrides[it.key()];
    }
    void operator()(const event::ReplyMoved& e)
    {
        if (e.to == ReplyState::Sent || e.to == ReplyState::Failed || e.to == ReplyState::Withdrawn
            || e.to == ReplyState::Retracted)
            ++tally.replyEnds[e.to];
    }
    void operator()(const event::EscalationRaised& e)
    {
        auto& tale = tally.escalations[e.escalation.value];
        tale.subject = entry.subject.caseId;
        tale.route = e.route;
        tale.urgency = e.urgency;
        tale.raisedAt = entry.at;
        tale.dueAt = e.dueAt;
    }
    // What was raised before the range that was exported is not told: half a tale would give a wrong time.
    void operator()(const event::EscalationAcknowledged& e)
    {
        if (const auto tale = tally.escalations.find(e.escalation.value); tale != tally.escalations.end())
            tale->acknowledgedAt = entry.at;
    }
    void operator()(const event::EscalationReviewed& e)
    {
        if (const auto tale = tally.escalations.find(e.escalation.value); tale != tally.escalations.end()) {
            tale->outcome = e.outcome;
            tale->ownReview = e.ownEscalation;
        }
    }
    void operator()(const event::EscalationWithdrawn& e)
    {
        if (const auto tale = tally.escalations.find(e.escalation.value); tale != tally.escalations.end())
            tale->withdrawn = true;
    }
    void operator()(const event::SensitiveRead&) { ++tally.readsByPerson[actorLabel(entry.actor)]; }
    void operator()(const event::WorkspaceFact& e)
    {
        if (e.what == "log-exported"_L1)
            ++tally.exportsByPerson[actorLabel(entry.actor)];
    }
    template <typename Other> void operator()(const Other&) { }
};

QString eventLabel(const LogEntry& entry)
{
    const auto what = entry.data.value("what"_L1).toString();
    return entry.event == "workspace-fact"_L1 && !what.isEmpty() ? what : entry.event;
}

} // namespace

QString actorLabel(const LogActor& actor)
{
    return actor.person ? u"person %1"_s.arg(actor.person->value) : u"Steward (%1)"_s.arg(actor.automation);
}

void LogTally::add(const LogEntry& entry)
{
    ++entries;
    firstSequence = firstSequence == 0 ? entry.sequence : firstSequence;
    lastSequence = entry.sequence;
    firstAt = firstAt ? std::min(*firstAt, entry.at) : entry.at;
    lastAt = lastAt ? std::max(*lastAt, entry.at) : entry.at;
    ++events[eventLabel(entry)];
    ++days[toUtcText(entry.at).left(10)];
    ++entriesByActor[actorLabel(entry.actor)];
    const auto event = eventFromJson(entry.event, entry.data);
    if (event)
        std::visit(Adding{*this, entry}, *event);
    else
        ++unknown;
}

Result<LogTally> tallyOf(const QString& jsonLinesFile)
{
    MarkedReader lines(jsonLinesFile);
    LogTally tally;
    QByteArrayView line;
    for (;;) {
        const auto kind = lines.line(line);
        if (lines.failed())
            return Error{ErrorCode::Unreadable,
                u"The entries could not be read for the report; check the disk and try again."_s, {}};
        if (kind == MarkedReader::Line::End)
            return tally;
        const auto entry = kind == MarkedReader::Line::Whole
            ? parseEntry(line)
            : Result<LogEntry>(Error{ErrorCode::Malformed, {}, {}});
        if (!entry) {
            return Error{ErrorCode::Malformed,
                u"Line %1 of log.jsonl is no log entry; the report was not written."_s.arg(tally.entries + 1),
                entry.error().message};
        }
        tally.add(*entry);
    }
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/describe.h"

#include "base/text.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

/// The tool that collects texts for translation finds their context by this class.
struct Said {
    Q_DECLARE_TR_FUNCTIONS(History)
};

QString withReason(const QString& sentence, const PrivateText& reason)
{
    return reason.text.isEmpty() ? sentence : sentence + u": "_s + reason.text;
}

QString findingsInWords(const QList<event::FindingFact>& findings, const KnownNames& names)
{
    QStringList rules;
    for (const auto& finding : findings) {
        const auto name = names.rule(finding.rule);
        if (!rules.contains(name))
            rules.append(name);
    }
    return joinWords(rules);
}

QString arrival(
    const QString& what, const QList<event::FindingFact>& findings, bool notRead, const KnownNames& names)
{
    if (!findings.isEmpty())
        return Said::tr("%1; to look at: %2").arg(what, findingsInWords(findings, names));
    return notRead ? Said::tr("%1; not read by the rules").arg(what) : what;
}

QString stateInWords(State state)
{
    switch (state) {
    case State::New:
        return Said::tr("new");
    case State::Open:
        return Said::tr("open");
    case State::Pending:
        return Said::tr("pending");
    case State::Snoozed:
        return Said::tr("snoozed");
    case State::Escalated:
        return Said::tr("escalated");
    case State::Resolved:
        return Said::tr("resolved");
    }
    return {};
}

QString replyMoveInWords(ReplyState to, const QString& cause)
{
    switch (to) {
    case ReplyState::Draft:
    case ReplyState::Checked:
        return Said::tr("Reply drafted");
    case ReplyState::AwaitingApproval:
        return Said::tr("Reply waits for approval");
    case ReplyState::Returned:
        if (cause == "author-deleted"_L1)
            return Said::tr("Reply came back: the author deleted what it answers");
        if (cause == "author-edited"_L1)
            return Said::tr("Reply came back: the author edited what it answers");
        if (cause == "thread-moved-on"_L1)
            return Said::tr("Reply came back: the thread has moved on");
        if (cause == "too-old"_L1)
            return Said::tr("Reply came back: it waited too long");
        return cause == "gate"_L1 ? Said::tr("Reply came back: the checklist is not passed any more")
                                  : Said::tr("Reply returned to its writer");
    case ReplyState::Holding:
        return cause == "approved"_L1 ? Said::tr("Reply approved")
            : cause == "retry"_L1     ? Said::tr("Reply will be tried again")
                                      : Said::tr("Reply holds before it is sent");
    case ReplyState::Sending:
        return Said::tr("Reply is being sent");
    case ReplyState::Sent:
        return cause == "by-hand"_L1 ? Said::tr("Reply recorded as sent by hand") : Said::tr("Reply sent");
    case ReplyState::Failed:
        return Said::tr("Reply could not be sent");
    case ReplyState::Withdrawn:
        return cause == "superseded"_L1 ? Said::tr("Reply replaced by a newer one")
                                        : Said::tr("Reply withdrawn");
    case ReplyState::Retracted:
        return Said::tr("Reply taken back after it was out");
    }
    return {};
}

QString visibilityInWords(Visibility visibility)
{
    switch (visibility) {
    case Visibility::Unmoderated:
        return Said::tr("shown, not moderated");
    case Visibility::Held:
        return Said::tr("held");
    case Visibility::Approved:
        return Said::tr("approved");
    case Visibility::Hidden:
        return Said::tr("hidden");
    case Visibility::Removed:
        return Said::tr("removed");
    case Visibility::DeletedByAuthor:
        return Said::tr("deleted by its author");
    }
    return {};
}

QString phaseInWords(EnforcementPhase phase)
{
    switch (phase) {
    case EnforcementPhase::None:
        return Said::tr("nothing to do on the platform");
    case EnforcementPhase::Queued:
        return Said::tr("waits to be carried out");
    case EnforcementPhase::Waiting:
        return Said::tr("waits: no connection to the account");
    case EnforcementPhase::Sending:
        return Said::tr("being carried out");
    case EnforcementPhase::Confirmed:
        return Said::tr("confirmed by the platform");
    case EnforcementPhase::Failed:
        return Said::tr("failed");
    case EnforcementPhase::Withdrawn:
        return Said::tr("withdrawn before it was carried out");
    case EnforcementPhase::Claimed:
        return Said::tr("recorded as done by hand");
    }
    return {};
}

QString targetInWords(Target target)
{
    switch (target) {
    case Target::FirstResponse:
        return Said::tr("first response");
    case Target::NextResponse:
        return Said::tr("next response");
    case Target::Resolution:
        return Said::tr("resolution");
    case Target::HumanLook:
        return Said::tr("human look");
    case Target::ComplaintAcknowledgement:
        return Said::tr("complaint acknowledgement");
    case Target::InformationRequest:
        return Said::tr("information request");
    case Target::SubjectAccess:
        return Said::tr("subject access");
    case Target::DataProtectionComplaint:
        return Said::tr("data protection complaint");
    }
    return {};
}

QString outcomeInWords(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Returned:
        return Said::tr("returned to the moderator");
    case Outcome::Upheld:
        return Said::tr("upheld");
    case Outcome::TakenOver:
        return Said::tr("taken over");
    case Outcome::ReferredOut:
        return Said::tr("referred out");
    }
    return {};
}

QString urgencyInWords(Urgency urgency)
{
    return urgency == Urgency::Immediate ? Said::tr("immediate")
        : urgency == Urgency::Urgent     ? Said::tr("urgent")
                                         : Said::tr("routine");
}

struct Words {
    const KnownNames& names;

    QString operator()(const event::ItemReceived& e) const
    {
        return arrival(
            e.direction == Direction::Outbound ? Said::tr("Our own item came in") : Said::tr("Item came in"),
            e.findings, e.notRead, names);
    }
    QString operator()(const event::ItemRevised& e) const
    {
        return arrival(Said::tr("Author edited the item"), e.findings, e.notRead, names);
    }
    QString operator()(const event::VisibilityObserved& e) const
    {
        return Said::tr("Seen on the platform: the item is %1").arg(visibilityInWords(e.to));
    }
    QString operator()(const event::CaseMerged& e) const
    {
        return Said::tr("Merged into case %1").arg(e.into.value);
    }
    QString operator()(const event::ItemAdopted& e) const
    {
        return Said::tr("Item joined from case %1").arg(e.from.value);
    }
    QString operator()(const event::ItemJudgedAgain&) const
    {
        return Said::tr("Judged again with what its author said before");
    }
    QString operator()(const event::Claimed&) const { return Said::tr("Claimed"); }
    QString operator()(const event::Released& e) const
    {
        return withReason(Said::tr("Released"), e.handOver);
    }
    QString operator()(const event::Assigned& e) const
    {
        return e.to ? Said::tr("Assigned to %1").arg(names.person(*e.to)) : Said::tr("Assigned to nobody");
    }
    QString operator()(const event::NoteAdded& e) const { return withReason(Said::tr("Note"), e.note); }
    QString operator()(const event::Looked&) const { return Said::tr("Looked at by a person"); }
    QString operator()(const event::StateChanged& e) const
    {
        return Said::tr("State changed from %1 to %2").arg(stateInWords(e.from), stateInWords(e.to));
    }
    QString operator()(const event::ItemDecided& e) const
    {
        const auto decision = e.rule.isEmpty()
            ? Said::tr("Decided: %1").arg(actionInWords(e.action))
            : Said::tr("Decided: %1 under %2").arg(actionInWords(e.action), names.rule(e.rule));
        return withReason(decision, e.reason);
    }
    QString operator()(const event::EnforcementMoved& e) const
    {
        return Said::tr("%1: %2").arg(actionInWords(e.action), phaseInWords(e.phase));
    }
    QString operator()(const event::EvidenceCaptured&) const { return Said::tr("Evidence kept"); }
    QString operator()(const event::ReplyWritten& e) const
    {
        const auto what = e.audience == Audience::Private ? Said::tr("Private reply written")
                                                          : Said::tr("Public reply written");
        return e.signedInBulk ? Said::tr("%1, checklist signed in bulk").arg(what) : what;
    }
    QString operator()(const event::ReplyMoved& e) const
    {
        return withReason(replyMoveInWords(e.to, e.cause), e.reason);
    }
    QString operator()(const event::EscalationRaised& e) const
    {
        return withReason(
            Said::tr("Escalated to %1, %2").arg(names.route(e.route), urgencyInWords(e.urgency)), e.reason);
    }
    QString operator()(const event::EscalationAcknowledged& e) const
    {
        return Said::tr("Escalation acknowledged by %1").arg(names.person(e.by));
    }
    QString operator()(const event::EscalationReviewed& e) const
    {
        const auto own
            = e.ownEscalation ? Said::tr("Own escalation reviewed: %1") : Said::tr("Escalation reviewed: %1");
        return withReason(own.arg(outcomeInWords(e.outcome)), e.reason);
    }
    QString operator()(const event::EscalationWithdrawn&) const { return Said::tr("Escalation taken back"); }
    QString operator()(const event::ClockStarted& e) const
    {
        return Said::tr("Clock started: %1").arg(targetInWords(e.clock.target));
    }
    QString operator()(const event::ClockMoved& e) const
    {
        const auto target = targetInWords(e.target);
        switch (e.to) {
        case ClockStatus::Met:
            return Said::tr("Target met: %1").arg(target);
        case ClockStatus::Breached:
            return Said::tr("Target breached: %1").arg(target);
        case ClockStatus::Paused:
            return Said::tr("Clock paused: %1").arg(target);
        case ClockStatus::Running:
            return Said::tr("Clock runs again: %1").arg(target);
        case ClockStatus::None:
            break;
        }
        return Said::tr("Clock ended: %1").arg(target);
    }
    QString operator()(const event::StepUndone& e) const
    {
        return Said::tr("Last step undone; the case is %1 again").arg(stateInWords(e.state));
    }
    QString operator()(const event::SensitiveRead& e) const
    {
        return Said::tr("Sensitive case read by %1").arg(names.person(e.by));
    }
    QString operator()(const event::FindingJudged& e) const
    {
        switch (e.verdict) {
        case FindingVerdict::Agreed:
            return Said::tr("Finding of %1 (%2) agreed with").arg(e.rule.value, e.detector);
        case FindingVerdict::Disagreed:
            return Said::tr("Finding of %1 (%2) disagreed with").arg(e.rule.value, e.detector);
        case FindingVerdict::Ignored:
            break;
        }
        return Said::tr("Finding of %1 (%2) ignored").arg(e.rule.value, e.detector);
    }
    QString operator()(const event::WorkspaceFact& e) const;
};

const QHash<QString, const char*>& factSentences()
{
    static const QHash<QString, const char*> sentences{
        {u"workspace-created"_s, QT_TRANSLATE_NOOP("History", "Workspace created")},
        {u"person-added"_s, QT_TRANSLATE_NOOP("History", "Person added")},
        {u"person-changed"_s, QT_TRANSLATE_NOOP("History", "Person's roles changed")},
        {u"account-added"_s, QT_TRANSLATE_NOOP("History", "Account added")},
        {u"account-removed"_s, QT_TRANSLATE_NOOP("History", "Account removed")},
        {u"account-tested"_s, QT_TRANSLATE_NOOP("History", "Account tested")},
        {u"collection-ran"_s, QT_TRANSLATE_NOOP("History", "Collected what is new")},
        {u"import-ran"_s, QT_TRANSLATE_NOOP("History", "Items imported")},
        {u"rules-published"_s, QT_TRANSLATE_NOOP("History", "Ground rules published")},
        {u"setting-changed"_s, QT_TRANSLATE_NOOP("History", "Settings changed")},
        {u"log-exported"_s, QT_TRANSLATE_NOOP("History", "Moderation log exported")},
        {u"log-verified"_s, QT_TRANSLATE_NOOP("History", "Moderation log verified")},
        {u"checkpoint-made"_s, QT_TRANSLATE_NOOP("History", "Checkpoint signed")},
        {u"backup-made"_s, QT_TRANSLATE_NOOP("History", "Backup made")},
        {u"key-stored"_s, QT_TRANSLATE_NOOP("History", "Signing key stored")},
        {u"person-searched"_s, QT_TRANSLATE_NOOP("History", "Searched for a person")},
        {u"clock-jumped"_s, QT_TRANSLATE_NOOP("History", "The clock of this machine jumped")},
        {u"items-exported"_s, QT_TRANSLATE_NOOP("History", "Items exported")},
    };
    return sentences;
}

QString Words::operator()(const event::WorkspaceFact& e) const
{
    const auto* sentence = factSentences().value(e.what);
    QStringList facts;
    for (auto it = e.facts.begin(); it != e.facts.end(); ++it)
        facts.append(it.key() + u" "_s + it.value());
    const auto what = sentence ? Said::tr(sentence) : e.what;
    return facts.isEmpty() ? what : what + u" ("_s + facts.join(u", "_s) + u")"_s;
}

} // namespace

QString KnownNames::person(PersonId id) const
{
    const auto known = people.value(id);
    return known.isEmpty() ? Said::tr("person %1").arg(id.value) : isolated(known);
}

QString KnownNames::route(const RouteId& id) const
{
    return routes.value(id, id.value);
}

QString KnownNames::rule(const RuleId& id) const
{
    const auto title = rules.value(id);
    return title.isEmpty() ? id.value : id.value + u" "_s + title;
}

QString describe(const Event& event, const KnownNames& names)
{
    return std::visit(Words{names}, event);
}

QString actorInWords(
    const std::optional<PersonId>& person, const QString& automation, const KnownNames& names)
{
    return person ? names.person(*person) : Said::tr("Steward (%1)").arg(automation);
}

QString actionInWords(Action action)
{
    switch (action) {
    case Action::Keep:
        return Said::tr("keep up");
    case Action::Approve:
        return Said::tr("approve");
    case Action::Hold:
        return Said::tr("hold");
    case Action::Hide:
        return Said::tr("hide");
    case Action::Unhide:
        return Said::tr("show again");
    case Action::Remove:
        return Said::tr("remove");
    case Action::Restore:
        return Said::tr("restore");
    case Action::Spam:
        return Said::tr("mark as spam");
    case Action::Warn:
        return Said::tr("warn");
    case Action::Block:
        return Said::tr("block the author");
    case Action::Unblock:
        return Said::tr("unblock the author");
    case Action::Report:
        return Said::tr("report to the platform");
    }
    return {};
}

} // namespace steward

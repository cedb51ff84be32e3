// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/describe.h"

#include "base/text.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("History", text);
}

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
        return tr("%1; to look at: %2").arg(what, findingsInWords(findings, names));
    return notRead ? tr("%1; not read by the rules").arg(what) : what;
}

QString stateInWords(State state)
{
    switch (state) {
    case State::New:
        return tr("new");
    case State::Open:
        return tr("open");
    case State::Pending:
        return tr("pending");
    case State::Snoozed:
        return tr("snoozed");
    case State::Escalated:
        return tr("escalated");
    case State::Resolved:
        return tr("resolved");
    }
    return {};
}

QString replyMoveInWords(ReplyState to, const QString& cause)
{
    switch (to) {
    case ReplyState::Draft:
    case ReplyState::Checked:
        return tr("Reply drafted");
    case ReplyState::AwaitingApproval:
        return tr("Reply waits for approval");
    case ReplyState::Returned:
        if (cause == "author-deleted"_L1)
            return tr("Reply came back: the author deleted what it answers");
        if (cause == "author-edited"_L1)
            return tr("Reply came back: the author edited what it answers");
        if (cause == "thread-moved-on"_L1)
            return tr("Reply came back: the thread has moved on");
        if (cause == "too-old"_L1)
            return tr("Reply came back: it waited too long");
        return cause == "gate"_L1 ? tr("Reply came back: the checklist is not passed any more")
                                  : tr("Reply returned to its writer");
    case ReplyState::Holding:
        return cause == "approved"_L1 ? tr("Reply approved")
            : cause == "retry"_L1     ? tr("Reply will be tried again")
                                      : tr("Reply holds before it is sent");
    case ReplyState::Sending:
        return tr("Reply is being sent");
    case ReplyState::Sent:
        return cause == "by-hand"_L1 ? tr("Reply recorded as sent by hand") : tr("Reply sent");
    case ReplyState::Failed:
        return tr("Reply could not be sent");
    case ReplyState::Withdrawn:
        return cause == "superseded"_L1 ? tr("Reply replaced by a newer one") : tr("Reply withdrawn");
    case ReplyState::Retracted:
        return tr("Reply taken back after it was out");
    }
    return {};
}

QString visibilityInWords(Visibility visibility)
{
    switch (visibility) {
    case Visibility::Unmoderated:
        return tr("shown, not moderated");
    case Visibility::Held:
        return tr("held");
    case Visibility::Approved:
        return tr("approved");
    case Visibility::Hidden:
        return tr("hidden");
    case Visibility::Removed:
        return tr("removed");
    case Visibility::DeletedByAuthor:
        return tr("deleted by its author");
    }
    return {};
}

QString phaseInWords(EnforcementPhase phase)
{
    switch (phase) {
    case EnforcementPhase::None:
        return tr("nothing to do on the platform");
    case EnforcementPhase::Queued:
        return tr("waits to be carried out");
    case EnforcementPhase::Waiting:
        return tr("waits: no connection to the account");
    case EnforcementPhase::Sending:
        return tr("being carried out");
    case EnforcementPhase::Confirmed:
        return tr("confirmed by the platform");
    case EnforcementPhase::Failed:
        return tr("failed");
    case EnforcementPhase::Withdrawn:
        return tr("withdrawn before it was carried out");
    case EnforcementPhase::Claimed:
        return tr("recorded as done by hand");
    }
    return {};
}

QString targetInWords(Target target)
{
    switch (target) {
    case Target::FirstResponse:
        return tr("first response");
    case Target::NextResponse:
        return tr("next response");
    case Target::Resolution:
        return tr("resolution");
    case Target::HumanLook:
        return tr("human look");
    case Target::ComplaintAcknowledgement:
        return tr("complaint acknowledgement");
    case Target::InformationRequest:
        return tr("information request");
    case Target::SubjectAccess:
        return tr("subject access");
    case Target::DataProtectionComplaint:
        return tr("data protection complaint");
    }
    return {};
}

QString outcomeInWords(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Returned:
        return tr("returned to the moderator");
    case Outcome::Upheld:
        return tr("upheld");
    case Outcome::TakenOver:
        return tr("taken over");
    case Outcome::ReferredOut:
        return tr("referred out");
    }
    return {};
}

QString urgencyInWords(Urgency urgency)
{
    return urgency == Urgency::Immediate ? tr("immediate")
        : urgency == Urgency::Urgent     ? tr("urgent")
                                         : tr("routine");
}

struct Words {
    const KnownNames& names;

    QString operator()(const event::ItemReceived& e) const
    {
        return arrival(e.direction == Direction::Outbound ? tr("Our own item came in") : tr("Item came in"),
            e.findings, e.notRead, names);
    }
    QString operator()(const event::ItemRevised& e) const
    {
        return arrival(tr("Author edited the item"), e.findings, e.notRead, names);
    }
    QString operator()(const event::VisibilityObserved& e) const
    {
        return tr("Seen on the platform: the item is %1").arg(visibilityInWords(e.to));
    }
    QString operator()(const event::CaseMerged& e) const
    {
        return tr("Merged into case %1").arg(e.into.value);
    }
    QString operator()(const event::ItemAdopted& e) const
    {
        return tr("Item joined from case %1").arg(e.from.value);
    }
    QString operator()(const event::Claimed&) const { return tr("Claimed"); }
    QString operator()(const event::Released& e) const { return withReason(tr("Released"), e.handOver); }
    QString operator()(const event::Assigned& e) const
    {
        return e.to ? tr("Assigned to %1").arg(names.person(*e.to)) : tr("Assigned to nobody");
    }
    QString operator()(const event::NoteAdded& e) const { return withReason(tr("Note"), e.note); }
    QString operator()(const event::Looked&) const { return tr("Looked at by a person"); }
    QString operator()(const event::StateChanged& e) const
    {
        return tr("State changed from %1 to %2").arg(stateInWords(e.from), stateInWords(e.to));
    }
    QString operator()(const event::ItemDecided& e) const
    {
        const auto decision = e.rule.isEmpty()
            ? tr("Decided: %1").arg(actionInWords(e.action))
            : tr("Decided: %1 under %2").arg(actionInWords(e.action), names.rule(e.rule));
        return withReason(decision, e.reason);
    }
    QString operator()(const event::EnforcementMoved& e) const
    {
        return tr("%1: %2").arg(actionInWords(e.action), phaseInWords(e.phase));
    }
    QString operator()(const event::EvidenceCaptured&) const { return tr("Evidence kept"); }
    QString operator()(const event::ReplyWritten& e) const
    {
        const auto what
            = e.audience == Audience::Private ? tr("Private reply written") : tr("Public reply written");
        return e.signedInBulk ? tr("%1, checklist signed in bulk").arg(what) : what;
    }
    QString operator()(const event::ReplyMoved& e) const
    {
        return withReason(replyMoveInWords(e.to, e.cause), e.reason);
    }
    QString operator()(const event::EscalationRaised& e) const
    {
        return withReason(
            tr("Escalated to %1, %2").arg(names.route(e.route), urgencyInWords(e.urgency)), e.reason);
    }
    QString operator()(const event::EscalationAcknowledged& e) const
    {
        return tr("Escalation acknowledged by %1").arg(names.person(e.by));
    }
    QString operator()(const event::EscalationReviewed& e) const
    {
        const auto own = e.ownEscalation ? tr("Own escalation reviewed: %1") : tr("Escalation reviewed: %1");
        return withReason(own.arg(outcomeInWords(e.outcome)), e.reason);
    }
    QString operator()(const event::EscalationWithdrawn&) const { return tr("Escalation taken back"); }
    QString operator()(const event::ClockStarted& e) const
    {
        return tr("Clock started: %1").arg(targetInWords(e.clock.target));
    }
    QString operator()(const event::ClockMoved& e) const
    {
        const auto target = targetInWords(e.target);
        switch (e.to) {
        case ClockStatus::Met:
            return tr("Target met: %1").arg(target);
        case ClockStatus::Breached:
            return tr("Target breached: %1").arg(target);
        case ClockStatus::Paused:
            return tr("Clock paused: %1").arg(target);
        case ClockStatus::Running:
            return tr("Clock runs again: %1").arg(target);
        case ClockStatus::None:
            break;
        }
        return tr("Clock ended: %1").arg(target);
    }
    QString operator()(const event::StepUndone& e) const
    {
        return tr("Last step undone; the case is %1 again").arg(stateInWords(e.state));
    }
    QString operator()(const event::SensitiveRead& e) const
    {
        return tr("Sensitive case read by %1").arg(names.person(e.by));
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
    const auto what = sentence ? tr(sentence) : e.what;
    return facts.isEmpty() ? what : what + u" ("_s + facts.join(u", "_s) + u")"_s;
}

} // namespace

QString KnownNames::person(PersonId id) const
{
    const auto known = people.value(id);
    return known.isEmpty() ? tr("person %1").arg(id.value) : isolated(known);
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
    return person ? names.person(*person) : tr("Steward (%1)").arg(automation);
}

QString actionInWords(Action action)
{
    switch (action) {
    case Action::Keep:
        return tr("keep up");
    case Action::Approve:
        return tr("approve");
    case Action::Hold:
        return tr("hold");
    case Action::Hide:
        return tr("hide");
    case Action::Unhide:
        return tr("show again");
    case Action::Remove:
        return tr("remove");
    case Action::Restore:
        return tr("restore");
    case Action::Spam:
        return tr("mark as spam");
    case Action::Warn:
        return tr("warn");
    case Action::Block:
        return tr("block the author");
    case Action::Unblock:
        return tr("unblock the author");
    case Action::Report:
        return tr("report to the platform");
    }
    return {};
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shell/words.h"

#include <QCoreApplication>
#include <QLocale>

namespace steward::words {

namespace {

QString tr(const char* text, const char* comment = nullptr, int count = -1)
{
    return QCoreApplication::translate("steward::words", text, comment, count);
}

} // namespace

QString of(State state)
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

QString of(Visibility visibility)
{
    switch (visibility) {
    case Visibility::Unmoderated:
        return tr("not yet moderated");
    case Visibility::Held:
        return tr("held back");
    case Visibility::Approved:
        return tr("published");
    case Visibility::Hidden:
        return tr("hidden");
    case Visibility::Removed:
        return tr("removed");
    case Visibility::DeletedByAuthor:
        return tr("deleted by its author");
    }
    return {};
}

QString of(Action action)
{
    switch (action) {
    case Action::Keep:
        return tr("Keep");
    case Action::Approve:
        return tr("Approve");
    case Action::Hold:
        return tr("Hold");
    case Action::Hide:
        return tr("Hide");
    case Action::Unhide:
        return tr("Unhide");
    case Action::Remove:
        return tr("Remove");
    case Action::Restore:
        return tr("Restore");
    case Action::Spam:
        return tr("Spam");
    case Action::Warn:
        return tr("Warn");
    case Action::Block:
        return tr("Block");
    case Action::Unblock:
        return tr("Unblock");
    case Action::Report:
        return tr("Report");
    }
    return {};
}

QString proposal(Action action, const RuleId& rule)
{
    return rule.isEmpty() ? of(action) : tr("%1 under %2").arg(of(action), rule.value);
}

QString past(Action action)
{
    switch (action) {
    case Action::Keep:
        return tr("kept");
    case Action::Approve:
        return tr("approved");
    case Action::Hold:
        return tr("held");
    case Action::Hide:
        return tr("hidden");
    case Action::Unhide:
        return tr("unhidden");
    case Action::Remove:
        return tr("removed");
    case Action::Restore:
        return tr("restored");
    case Action::Spam:
        return tr("marked as spam");
    case Action::Warn:
        return tr("warned");
    case Action::Block:
        return tr("author blocked");
    case Action::Unblock:
        return tr("author unblocked");
    case Action::Report:
        return tr("reported to the platform");
    }
    return {};
}

QString of(Tier tier)
{
    switch (tier) {
    case Tier::Certain:
        return tr("certain");
    case Tier::Likely:
        return tr("likely");
    case Tier::Possible:
        return tr("possible");
    }
    return {};
}

QString of(Urgency urgency)
{
    switch (urgency) {
    case Urgency::Routine:
        return tr("Routine");
    case Urgency::Urgent:
        return tr("Urgent");
    case Urgency::Immediate:
        return tr("Immediate");
    }
    return {};
}

QString of(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Returned:
        return tr("returned");
    case Outcome::Upheld:
        return tr("upheld");
    case Outcome::TakenOver:
        return tr("taken over");
    case Outcome::ReferredOut:
        return tr("referred out");
    }
    return {};
}

QString of(ReplyState state)
{
    switch (state) {
    case ReplyState::Draft:
        return tr("draft");
    case ReplyState::Checked:
        return tr("checked");
    case ReplyState::AwaitingApproval:
        return tr("waiting for approval");
    case ReplyState::Returned:
        return tr("returned to its writer");
    case ReplyState::Holding:
        return tr("waiting to be sent");
    case ReplyState::Sending:
        return tr("being sent");
    case ReplyState::Sent:
        return tr("sent");
    case ReplyState::Failed:
        return tr("not sent");
    case ReplyState::Withdrawn:
        return tr("withdrawn");
    case ReplyState::Retracted:
        return tr("taken back");
    }
    return {};
}

QString of(ReplyKind kind)
{
    switch (kind) {
    case ReplyKind::G:
        return tr("General information");
    case ReplyKind::T:
        return tr("Thanks");
    case ReplyKind::C:
        return tr("Complaint route");
    case ReplyKind::M:
        return tr("Medical signpost");
    case ReplyKind::K:
        return tr("Crisis");
    case ReplyKind::F:
        return tr("Information request");
    case ReplyKind::P:
        return tr("Press or political");
    case ReplyKind::D:
        return tr("Direct message");
    }
    return {};
}

QString of(Role role)
{
    switch (role) {
    case Role::Moderator:
        return tr("moderator");
    case Role::Supervisor:
        return tr("supervisor");
    case Role::Auditor:
        return tr("auditor");
    case Role::Administrator:
        return tr("administrator");
    }
    return {};
}

QString of(Target target)
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

QString of(ClockStatus status)
{
    switch (status) {
    case ClockStatus::None:
        return tr("no clock");
    case ClockStatus::Running:
        return tr("running");
    case ClockStatus::Paused:
        return tr("paused");
    case ClockStatus::Met:
        return tr("met");
    case ClockStatus::Breached:
        return tr("breached");
    }
    return {};
}

QString of(Severity severity)
{
    switch (severity) {
    case Severity::S1:
        return tr("S1 danger");
    case Severity::S2:
        return tr("S2 serious");
    case Severity::S3:
        return tr("S3 breach");
    case Severity::S4:
        return tr("S4 minor");
    case Severity::S0:
        break;
    }
    return {};
}

QString shapeOf(Severity severity)
{
    switch (severity) {
    case Severity::S1:
        return QStringLiteral("\u25B2"); // filled triangle
    case Severity::S2:
        return QStringLiteral("\u25C6"); // filled diamond
    case Severity::S3:
        return QStringLiteral("\u25A0"); // filled square
    case Severity::S4:
        return QStringLiteral("\u25CB"); // ring
    case Severity::S0:
        break;
    }
    return {};
}

QString reversibility(const OfferedAction& action)
{
    const QString note = action.note.isEmpty() ? QString() : QStringLiteral(". ") + action.note;
    return (action.reversibility == Reversibility::Reversible ? tr("Can be taken back")
                                                              : tr("Cannot be taken back"))
        + note;
}

QString moment(Instant at, Instant now, const QTimeZone& zone)
{
    const auto when = QDateTime::fromMSecsSinceEpoch(toMs(at), zone);
    const auto today = QDateTime::fromMSecsSinceEpoch(toMs(now), zone).date();
    const QLocale locale;
    if (when.date() == today)
        return when.time().toString(QStringLiteral("HH:mm"));
    const auto away = qAbs(today.daysTo(when.date()));
    if (away < 7)
        return QStringLiteral("%1 %2").arg(locale.dayName(when.date().dayOfWeek(), QLocale::ShortFormat),
            when.time().toString(QStringLiteral("HH:mm")));
    const auto format
        = when.date().year() == today.year() ? QStringLiteral("d MMM") : QStringLiteral("d MMM yyyy");
    return locale.toString(when.date(), format);
}

QString fullMoment(Instant at, const QTimeZone& zone)
{
    return QLocale().toString(
        QDateTime::fromMSecsSinceEpoch(toMs(at), zone), QStringLiteral("dddd d MMMM yyyy, HH:mm"));
}

QString span(std::chrono::milliseconds length)
{
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(length).count();
    if (minutes < 1)
        return tr("under 1 min");
    if (minutes < 90)
        return tr("%1 min").arg(minutes);
    if (minutes < 36 * 60)
        return tr("%1 h").arg((minutes + 30) / 60);
    return tr("%1 days").arg((minutes + 12 * 60) / (24 * 60));
}

bool isOverdue(ClockStatus status, std::optional<Instant> due, Instant now)
{
    return status == ClockStatus::Breached || (status == ClockStatus::Running && due && *due < now);
}

QString clock(ClockStatus status, std::optional<Instant> due, Instant now, const QTimeZone& zone)
{
    if (status == ClockStatus::Paused)
        return tr("clock paused");
    if (!due || status == ClockStatus::None || status == ClockStatus::Met)
        return {};
    if (*due < now)
        return tr("overdue by %1 (was due %2)").arg(span(now - *due), moment(*due, now, zone));
    return tr("due %1, in %2").arg(moment(*due, now, zone), span(*due - now));
}

QString shortClock(ClockStatus status, std::optional<Instant> due, Instant now)
{
    if (status == ClockStatus::Paused)
        return tr("paused");
    if (!due || status == ClockStatus::None || status == ClockStatus::Met)
        return {};
    return *due < now ? tr("%1 over").arg(span(now - *due)) : tr("in %1").arg(span(*due - now));
}

} // namespace steward::words

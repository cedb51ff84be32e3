// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/decide.h"

#include "base/text.h"
#include "domain/decide_draft.h"

namespace steward {

void Draft::add(Event event)
{
    m_case = evolve(std::move(m_case), event, m_in.now);
    m_events << std::move(event);
}

void Draft::claim()
{
    const bool alreadyMine = m_case.claim && m_case.claim->by == person() && m_case.claim->until > m_in.now;
    if (m_in.actor.isAutomation() || alreadyMine)
        return;
    add(event::Claimed{person(), m_in.now + m_in.claimFor});
}

void Draft::look()
{
    if (m_in.actor.isAutomation())
        return;
    const CaseClock* clock = m_case.clock(Target::HumanLook);
    const bool stillWaiting = clock && clock->isLive();
    if (!m_case.looked || stillWaiting)
        add(event::Looked{});
    endClock(Target::HumanLook);
}

void Draft::claimAndLook()
{
    claim();
    look();
}

void Draft::moveTo(State state, const QString& cause, const QString& topic)
{
    if (m_case.state == state)
        return;
    add(event::StateChanged{m_case.state, state, cause, {}, topic});
}

void Draft::endClock(Target target, ClockStatus status)
{
    const CaseClock* clock = m_case.clock(target);
    if (clock && clock->isLive())
        add(event::ClockMoved{target, clock->status, status, {}});
}

void Draft::endResponseClocks(ClockStatus status)
{
    endClock(Target::FirstResponse, status);
    endClock(Target::NextResponse, status);
}

Error refused(const QString& message)
{
    return Error{ErrorCode::Refused, message, {}};
}
Error notFound(const QString& message)
{
    return Error{ErrorCode::NotFound, message, {}};
}
Error invalid(const QString& message)
{
    return Error{ErrorCode::Invalid, message, {}};
}

Error movedOn(const QString& what)
{
    return Error{ErrorCode::Conflict,
        QStringLiteral("This case has moved on since you saw it; read what is new and try again."), what};
}

Result<void> mayTouch(const Draft& draft, Permission permission)
{
    if (draft.in().actor.may(permission))
        return {};
    QStringList names;
    for (const Role role : rolesWith(permission))
        names << toText(role);
    return refused(
        QStringLiteral("Your roles do not allow this; ask somebody who is %1.").arg(joinWords(names)));
}

Result<void> onlyPerson(const Draft& draft)
{
    if (!draft.in().actor.isAutomation())
        return {};
    return refused(
        QStringLiteral("Only a person can do this; Steward never decides about people by itself."));
}

Result<void> mayAct(const Draft& draft, Permission permission)
{
    if (const auto person = onlyPerson(draft); !person)
        return person;
    if (const auto allowed = mayTouch(draft, permission); !allowed)
        return allowed;
    if (draft.now().version == 0)
        return notFound(QStringLiteral("There is no such case; look at the inbox for its number."));
    if (draft.now().isClaimedByOther(draft.in().actor.person, draft.in().now))
        return refused(QStringLiteral(
            "Somebody else is working on this case; wait until they release it or ask them to."));
    return {};
}

Result<void> onlyAutomation(const Draft& draft)
{
    if (draft.in().actor.isAutomation())
        return {};
    return refused(
        QStringLiteral("Only Steward itself takes this step; send what waits from the outbox instead."));
}

Result<void> conversationUnchanged(const Draft& draft)
{
    const auto& seen = draft.in().seenVersion;
    if (seen && *seen < draft.now().conversationVersion())
        return movedOn(QStringLiteral("conversation"));
    return {};
}

Result<Events> decide(const Case& subject, const Command& command, const Circumstances& circumstances)
{
    return std::visit([&](const auto& c) { return apply(Draft(subject, circumstances), c); }, command);
}

namespace {

template <typename... F> struct Overloaded : F... {
    using F::operator()...;
};
template <typename... F> Overloaded(F...) -> Overloaded<F...>;

} // namespace

QString commandName(const Command& command)
{
    const auto word = [](const char* name) { return QString::fromLatin1(name); };
    return std::visit(Overloaded{
                          [&](const command::TakeClaim&) { return word("claim"); },
                          [&](const command::Release&) { return word("release"); },
                          [&](const command::Assign&) { return word("assign"); },
                          [&](const command::AddNote&) { return word("add note"); },
                          [&](const command::JudgeFinding&) { return word("judge finding"); },
                          [&](const command::Snooze&) { return word("snooze"); },
                          [&](const command::Resolve&) { return word("resolve"); },
                          [&](const command::Reopen&) { return word("reopen"); },
                          [&](const command::Look&) { return word("look"); },
                          [](const command::DecideItem& c) { return toText(c.action); },
                          [&](const command::WriteReply&) { return word("send reply"); },
                          [&](const command::ApproveReply&) { return word("approve reply"); },
                          [&](const command::ReturnReply&) { return word("return reply"); },
                          [&](const command::WithdrawReply&) { return word("withdraw reply"); },
                          [&](const command::RetractReply&) { return word("retract reply"); },
                          [&](const command::Escalate&) { return word("escalate"); },
                          [&](const command::Acknowledge&) { return word("acknowledge"); },
                          [&](const command::Review&) { return word("review"); },
                          [&](const command::Undo&) { return word("undo"); },
                          [&](const command::StartSending&) { return word("start sending"); },
                          [&](const command::ConfirmSent&) { return word("confirm sent"); },
                          [&](const command::FailSending&) { return word("fail sending"); },
                          [&](const command::SendBack&) { return word("send back"); },
                          [&](const command::StartEnforcement&) { return word("start enforcement"); },
                          [&](const command::ConfirmEnforcement&) { return word("confirm enforcement"); },
                          [&](const command::FailEnforcement&) { return word("fail enforcement"); },
                          [&](const command::ConfirmRetracted&) { return word("confirm retraction"); },
                          [&](const command::MarkBreached&) { return word("mark breached"); },
                          [&](const command::WakeUp&) { return word("wake up"); },
                      },
        command);
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/outgoing_calls.h"

#include "storage/outbox_store.h"

namespace steward {

namespace {

class Calls {
public:
    Calls(Session& session, const Case& subject, Instant at)
        : m_outbox(session)
        , m_subject(subject)
        , m_at(at)
    {
    }

    Result<void> operator()(const event::ReplyMoved& moved)
    {
        switch (moved.to) {
        case ReplyState::Holding:
            // From sending it is a second try: the row has attempts and a lease that must survive.
            return moved.from == ReplyState::Sending ? Result<void>()
                                                     : put(moved.reply, moved.holdUntil.value_or(m_at));
        case ReplyState::Retracted:
            return moved.from == ReplyState::Retracted ? finish(moved.reply) : put(moved.reply, m_at);
        case ReplyState::AwaitingApproval:
        case ReplyState::Returned:
        case ReplyState::Sent:
        case ReplyState::Withdrawn:
            return finish(moved.reply);
        case ReplyState::Draft:
        case ReplyState::Checked:
        case ReplyState::Sending:
        case ReplyState::Failed:
            break;
        }
        return {};
    }

    Result<void> operator()(const event::ItemDecided& decided)
    {
        return enforcement(decided.item, decided.action, decided.phase, decided.holdUntil.value_or(m_at));
    }

    Result<void> operator()(const event::EnforcementMoved& moved)
    {
        if (moved.from == EnforcementPhase::Sending && moved.phase == EnforcementPhase::Queued)
            return {};
        return enforcement(moved.item, moved.action, moved.phase, m_at);
    }

    template <typename Other> Result<void> operator()(const Other&) { return {}; }

private:
    OutboxCall call(CallKind kind, Instant notBefore) const
    {
        OutboxCall made;
        made.kind = kind;
        made.subject = m_subject.id;
        made.account = m_subject.account;
        made.notBefore = notBefore;
        return made;
    }

    Result<void> put(const OutboxCall& made)
    {
        const auto id = m_outbox.put(made);
        return id ? Result<void>() : id.error();
    }

    Result<void> put(ReplyId reply, Instant notBefore)
    {
        auto made = call(CallKind::Reply, notBefore);
        made.reply = reply;
        return put(made);
    }

    Result<void> finish(ReplyId reply) { return finish(m_outbox.ofReply(reply)); }

    Result<void> finish(const Result<std::optional<OutboxCall>>& found)
    {
        if (!found)
            return found.error();
        return found->has_value() ? m_outbox.finish(found->value().id) : Result<void>();
    }

    Result<void> enforcement(ItemId item, Action action, EnforcementPhase phase, Instant notBefore)
    {
        switch (phase) {
        case EnforcementPhase::Queued:
        case EnforcementPhase::Waiting: {
            auto made = call(CallKind::Enforcement, notBefore);
            made.item = item;
            made.action = action;
            made.state = phase == EnforcementPhase::Waiting ? CallState::NoConnection : CallState::Waiting;
            return put(made);
        }
        case EnforcementPhase::None:
        case EnforcementPhase::Confirmed:
        case EnforcementPhase::Withdrawn:
        case EnforcementPhase::Claimed:
            return finish(m_outbox.ofItem(item));
        case EnforcementPhase::Sending:
        case EnforcementPhase::Failed:
            break;
        }
        return {};
    }

    OutboxStore m_outbox;
    const Case& m_subject;
    Instant m_at;
};

} // namespace

Result<void> keepOutboxInStep(Session& session, const Case& subject, const Events& events, Instant at)
{
    Calls calls(session, subject, at);
    for (const auto& event : events) {
        if (const auto done = std::visit(calls, event); !done)
            return done;
    }
    return {};
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/private_texts.h"

#include "services/sign_off.h"
#include "storage/escalation_store.h"
#include "storage/item_store.h"
#include "storage/private_text_store.h"
#include "storage/reply_store.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

class Keeper {
public:
    Keeper(Session& session, CaseId subject, Instant at)
        : m_session(session)
        , m_subject(subject)
        , m_at(at)
    {
    }

    Result<void> operator()(const event::Released& e) { return keep(e.handOver, u"hand-over"_s); }
    Result<void> operator()(const event::NoteAdded& e) { return keep(e.note, u"note"_s); }
    Result<void> operator()(const event::ItemDecided& e) { return keep(e.reason, u"reason"_s); }

    Result<void> operator()(const event::EvidenceCaptured& e)
    {
        return ItemStore(m_session).addEvidence(m_subject, e.item, m_at, e.snapshot);
    }

    Result<void> operator()(const event::ReplyWritten& e)
    {
        for (const auto& reason : e.overrides) {
            if (const auto kept = keep(reason, u"override"_s); !kept)
                return kept;
        }
        return ReplyStore(m_session).setText(
            e.reply, e.text, toJson(signOffOf(e)), QUuid::createUuid().toString(QUuid::WithoutBraces));
    }

    Result<void> operator()(const event::ReplyMoved& e)
    {
        if (!e.reason.isSealed())
            return {};
        if (const auto kept = keep(e.reason, u"reason"_s); !kept)
            return kept;
        return ReplyStore(m_session).setReturnReason(e.reply, e.reason.commitment);
    }

    Result<void> operator()(const event::EscalationRaised& e)
    {
        if (const auto kept = keep(e.reason, u"reason"_s); !kept || !e.reason.isSealed())
            return kept;
        return EscalationStore(m_session).setReason(e.escalation, e.reason.commitment);
    }

    Result<void> operator()(const event::EscalationReviewed& e)
    {
        if (const auto kept = keep(e.reason, u"reason"_s); !kept || !e.reason.isSealed())
            return kept;
        return EscalationStore(m_session).setReviewReason(e.escalation, e.reason.commitment);
    }

    template <typename Other> Result<void> operator()(const Other&) { return {}; }

private:
    /// An empty text is not sealed: there is nothing to keep.
    Result<void> keep(const PrivateText& text, const QString& kind)
    {
        return text.isSealed() ? PrivateTextStore(m_session).put({text, kind, m_subject, m_at})
                               : Result<void>();
    }

    Session& m_session;
    CaseId m_subject;
    Instant m_at;
};

} // namespace

Result<void> keepPrivateTexts(Session& session, CaseId subject, const Events& events, Instant at)
{
    Keeper keeper(session, subject, at);
    for (const auto& event : events) {
        if (const auto kept = std::visit(keeper, event); !kept)
            return kept;
    }
    return {};
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The reply that is about to leave: how long it can still be taken back, and the button that does it.
#pragma once

#include "desktop/shell/desk_context.h"
#include "services/drafts.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QLabel;

namespace steward {

/// Always there and of one height, so that sending moves nothing. Follows the newest reply; earlier ones
/// stand in the outbox.
class HoldBar : public QWidget {
    Q_OBJECT
public:
    HoldBar(DeskContext& context, QAction* undo, QWidget* parent = nullptr);

    void follow(CaseId id, const CaseReply& reply, const DraftReply& draft);
    void undo();
    /// What became of a case: if the reply that is followed was withdrawn in another way, its words come back
    /// just so.
    void take(const Case& after);
    bool isHolding() const { return m_reply.isValid(); }

signals:
    /// The reply was called back; its words are handed over again.
    void calledBack(steward::CaseId id, const steward::DraftReply& draft);

private:
    void tick();
    void end(const QString& sentence);

    DeskContext& m_context;
    QAction* m_undo = nullptr;
    QLabel* m_text = nullptr;
    CaseId m_case;
    ReplyId m_reply;
    std::optional<Instant> m_until;
    DraftReply m_draft;
    QTimer m_second;
};

} // namespace steward

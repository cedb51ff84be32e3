// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/inbox/hold_bar.h"

#include "desktop/shell/command_button.h"
#include "desktop/shell/notice_bar.h"
#include "desktop/shell/theme.h"
#include "desktop/shell/when_done.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>

namespace steward {

HoldBar::HoldBar(DeskContext& context, QAction* undo, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_undo(undo)
    , m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("holdBar"));
    setAccessibleName(tr("Reply on hold"));
    m_text->setObjectName(QStringLiteral("holdLabel"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space(3), space(1), space(3), space(1));
    row->addWidget(m_text, 1);
    row->addWidget(new CommandButton(undo, this));
    connect(&m_second, &QTimer::timeout, this, &HoldBar::tick);
    end({});
}

void HoldBar::end(const QString& sentence)
{
    m_second.stop();
    m_reply = {};
    m_until.reset();
    m_draft = {};
    m_undo->setEnabled(false);
    m_text->setText(sentence.isEmpty() ? tr("No reply of yours is on hold.") : sentence);
}

void HoldBar::follow(CaseId id, const CaseReply& reply, const DraftReply& draft)
{
    m_case = id;
    m_reply = reply.id;
    m_until = reply.holdUntil;
    m_draft = draft;
    m_undo->setEnabled(true);
    if (!m_until) {
        m_second.stop();
        m_text->setText(tr("The reply to case %1 waits for approval.").arg(id.toString()));
        announce(m_text, m_text->text());
        return;
    }
    tick();
    announce(m_text, m_text->text());
    m_second.start(std::chrono::milliseconds(500));
}

void HoldBar::tick()
{
    const auto left = std::chrono::duration_cast<std::chrono::seconds>(
        *m_until - m_context.workspace().now() + std::chrono::milliseconds(999))
                          .count();
    if (left <= 0)
        return end(tr("The reply to case %1 is on its way.").arg(m_case.toString()));
    m_text->setText(tr("The reply to case %1 leaves in %2 s.").arg(m_case.toString()).arg(left));
}

void HoldBar::take(const Case& after)
{
    const auto* reply = m_reply.isValid() && after.id == m_case ? after.reply(m_reply) : nullptr;
    if (!reply || reply->state != ReplyState::Withdrawn)
        return;
    const auto draft = m_draft;
    end(tr("Called back. Nothing was sent for case %1.").arg(after.id.toString()));
    emit calledBack(after.id, draft);
}

void HoldBar::undo()
{
    if (!m_reply.isValid())
        return;
    const auto id = m_case;
    const auto draft = m_draft;
    Intent intent{id, command::WithdrawReply{m_reply}, {}};
    whenDone(m_context.desk().perform(m_context.actor(), intent), this,
        [this, id, draft](const Result<Done>& done) {
            if (!done)
                return m_context.say(done.error());
            end(tr("Called back. Nothing was sent for case %1.").arg(id.toString()));
            announce(m_text, m_text->text());
            emit calledBack(id, draft);
        });
}

} // namespace steward

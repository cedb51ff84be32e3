// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shell/notice_bar.h"

#include "desktop/shell/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace steward {

void announce(QWidget* label, const QString& text)
{
    label->setAccessibleName(text);
    QAccessibleEvent event(label, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

NoticeBar::NoticeBar(QWidget* parent)
    : QFrame(parent)
    , m_text(new QLabel(this))
    , m_action(new QPushButton(this))
    , m_close(new QPushButton(tr("Close"), this))
{
    setObjectName(QStringLiteral("noticeBar"));
    setAccessibleName(tr("Notice"));
    m_text->setObjectName(QStringLiteral("noticeTextLabel"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_action->setObjectName(QStringLiteral("noticeActionButton"));
    m_close->setObjectName(QStringLiteral("noticeCloseButton"));
    m_close->setAccessibleName(tr("Close notice"));
    m_close->setProperty("flat", true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space(4), space(1), space(2), space(1));
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    row->addWidget(m_close);
    auto kept = sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    setSizePolicy(kept);
    m_leave.setSingleShot(true);
    connect(&m_leave, &QTimer::timeout, this, &NoticeBar::dismiss);
    connect(m_close, &QPushButton::clicked, this, &NoticeBar::dismiss);
    connect(m_action, &QPushButton::clicked, this, [this] {
        const auto action = m_notice.action;
        dismiss();
        if (action)
            action();
    });
    hide();
}

void NoticeBar::show(const Notice& notice)
{
    m_notice = notice;
    m_text->setText(notice.text);
    m_action->setText(notice.actionText);
    m_action->setVisible(!notice.actionText.isEmpty());
    emit stands(true);
    QFrame::show();
    update();
    announce(m_text, notice.text);
    if (notice.kind == Notice::Kind::Done || notice.kind == Notice::Kind::Hint)
        m_leave.start(std::chrono::seconds(8));
    else
        m_leave.stop();
}

void NoticeBar::dismiss()
{
    m_leave.stop();
    hide();
    // What is hidden keeps its height: two lines would keep two.
    m_text->clear();
    emit stands(false);
}

QString NoticeBar::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void NoticeBar::paintEvent(QPaintEvent*)
{
    const auto& colours = coloursOf(palette());
    const auto kind = m_notice.kind;
    const auto ground = kind == Notice::Kind::Failure ? colours.graveTint
        : kind == Notice::Kind::Warning               ? colours.seriousTint
        : kind == Notice::Kind::Hint                  ? colours.hover
                                                      : colours.goodTint;
    const auto ink = kind == Notice::Kind::Failure ? colours.grave
        : kind == Notice::Kind::Warning            ? colours.serious
        : kind == Notice::Kind::Hint               ? colours.accent
                                                   : colours.good;
    QPainter painter(this);
    painter.fillRect(rect(), ground);
    painter.fillRect(QRect(layoutDirection() == Qt::RightToLeft ? width() - 4 : 0, 0, 4, height()), ink);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colours.line);
}

} // namespace steward

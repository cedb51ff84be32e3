// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shell/crisis_strip.h"

#include "desktop/shell/command_button.h"
#include "desktop/shell/notice_bar.h"
#include "desktop/shell/theme.h"
#include "desktop/shell/when_done.h"
#include "desktop/shell/words.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace steward {

CrisisStrip::CrisisStrip(DeskContext& context, QAction* jump, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_jump(jump)
    , m_text(new QLabel(this))
    , m_reread(
          [this] {
              InboxQuery query;
              query.view = View::Crisis;
              query.limit = 50;
              whenDone(
                  m_context.inbox().page(query), this, [this](const Result<InboxPage>& page) { take(page); });
          },
          std::chrono::milliseconds(500))
{
    setObjectName(QStringLiteral("crisisStrip"));
    setAccessibleName(tr("Crisis strip"));
    m_text->setObjectName(QStringLiteral("crisisLabel"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* button = new CommandButton(jump, this);
    auto policy = button->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    button->setSizePolicy(policy);
    m_button = button;
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space(4), 2, space(2), 2);
    row->addWidget(m_text, 1);
    row->addWidget(m_button);
    connect(&m_context, &DeskContext::workspaceChanged, this, &CrisisStrip::refresh);
    connect(&m_minute, &QTimer::timeout, this, &CrisisStrip::say);
    m_minute.start(std::chrono::seconds(20));
    say();
}

void CrisisStrip::refresh()
{
    m_reread.request();
}

void CrisisStrip::take(const Result<InboxPage>& page)
{
    m_reread.finished();
    if (!page)
        return; // what was known stays on screen; the status line says that reading fails
    m_known = true;
    m_open = page->rows;
    QList<CaseId> fresh;
    for (const auto& row : std::as_const(m_open)) {
        if (!m_announced.contains(row.id))
            fresh << row.id;
        m_announced.insert(row.id);
    }
    say();
    if (fresh.isEmpty())
        return;
    announce(m_text, m_text->text());
    emit crisisAppeared(fresh.first());
}

CaseId CrisisStrip::next()
{
    if (m_open.isEmpty())
        return {};
    const auto last = std::find_if(
        m_open.cbegin(), m_open.cend(), [this](const InboxRow& row) { return row.id == m_last; });
    const auto index = last == m_open.cend() ? 0 : (last - m_open.cbegin() + 1) % m_open.size();
    m_last = m_open.at(index).id;
    return m_last;
}

QString CrisisStrip::text() const
{
    return m_text->text();
}

void CrisisStrip::say()
{
    m_button->setVisible(!m_open.isEmpty());
    m_jump->setEnabled(!m_open.isEmpty());
    dye();
    if (m_open.isEmpty()) {
        m_text->setText(m_known ? tr("No open crisis is flagged") : tr("Looking for open crises"));
        m_text->setAccessibleName(m_text->text());
        update();
        return;
    }
    const auto now = m_context.workspace().now();
    const QTimeZone zone(m_context.workspace().calendar().zone());
    const auto& first = m_open.first();
    const auto place = tr("case %1 on %2").arg(first.id.toString(), first.account);
    // The clock that runs beside an escalation is that of the reply: days away, and no measure of this.
    const auto clock = first.state == State::Escalated ? words::of(first.state)
                                                       : words::clock(first.clock, first.due, now, zone);
    const QString which = clock.isEmpty() ? place : tr("%1, %2").arg(place, clock);
    const QString mark = words::shapeOf(Severity::S1) + QLatin1Char(' ');
    m_text->setText(mark
        + (m_open.size() == 1 ? tr("CRISIS: %1").arg(which)
                              : tr("%n open crises, first %1", nullptr, int(m_open.size())).arg(which)));
    m_text->setToolTip(m_text->text());
    m_text->setAccessibleName(m_text->text());
    update();
}

void CrisisStrip::paintEvent(QPaintEvent*)
{
    const auto& colours = coloursOf(palette());
    const bool open = !m_open.isEmpty();
    QPainter painter(this);
    painter.fillRect(rect(), open ? colours.grave : colours.window);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colours.line);
}

void CrisisStrip::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        dye();
}

void CrisisStrip::dye()
{
    const auto& colours = coloursOf(palette());
    auto shade = m_text->palette();
    const auto ink = m_open.isEmpty() ? colours.quietText : colours.graveText;
    if (shade.color(QPalette::WindowText) == ink)
        return;
    shade.setColor(QPalette::WindowText, ink);
    m_text->setPalette(shade);
}

} // namespace steward

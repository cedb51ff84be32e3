// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/inbox/inbox_bar.h"

#include "desktop/shell/command_button.h"
#include "desktop/shell/theme.h"
#include "desktop/widgets/kept_letters.h"
#include "domain/platform.h"

#include <QAction>
#include <QBoxLayout>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTabBar>

namespace steward {

namespace {

constexpr std::array views{
    View::All, View::Mine, View::Unassigned, View::Overdue, View::Escalated, View::Crisis};

QString nameOf(View view)
{
    switch (view) {
    case View::All:
        return InboxBar::tr("All");
    case View::Mine:
        return InboxBar::tr("Mine");
    case View::Unassigned:
        return InboxBar::tr("Unassigned");
    case View::Overdue:
        return InboxBar::tr("Overdue");
    case View::Escalated:
        return InboxBar::tr("Escalated");
    case View::Crisis:
        return InboxBar::tr("Crisis");
    }
    return {};
}

CommandButton* quietButton(QAction* action, QWidget* parent)
{
    auto* button = new CommandButton(action, parent);
    auto policy = button->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    button->setSizePolicy(policy);
    button->setVisible(action->isVisible());
    QObject::connect(
        action, &QAction::changed, button, [button, action] { button->setVisible(action->isVisible()); });
    return button;
}

} // namespace

InboxBar::InboxBar(QAction* letIn, QAction* pane, QWidget* parent)
    : QWidget(parent)
    , m_views(new QTabBar(this))
    , m_search(new QLineEdit(this))
    , m_platform(new QComboBox(this))
{
    setObjectName(QStringLiteral("inboxBar"));
    m_views->setObjectName(QStringLiteral("viewsTabBar"));
    // A tab bar answers with the name of its current tab: the name of the whole stands around it.
    auto* box = new QWidget(this);
    box->setObjectName(QStringLiteral("viewsBox"));
    box->setAccessibleName(tr("Views"));
    auto* inside = new QHBoxLayout(box);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->addWidget(m_views);
    m_views->setExpanding(false);
    m_views->setDrawBase(false);
    m_views->setUsesScrollButtons(true);
    m_views->setElideMode(Qt::ElideNone);
    for (const auto view : views)
        m_views->addTab(nameOf(view));
    m_search->setObjectName(QStringLiteral("searchEdit"));
    m_search->setAccessibleName(tr("Search inbox"));
    m_search->setPlaceholderText(tr("Search inbox"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_platform->setObjectName(QStringLiteral("platformCombo"));
    new KeptLetters(m_platform);
    m_platform->setAccessibleName(tr("Platform"));
    m_platform->addItem(tr("All platforms"), QString());
    m_filters = new QWidget(this);
    auto* filters = new QHBoxLayout(m_filters);
    filters->setContentsMargins(0, 0, 0, 0);
    filters->setSpacing(space(2));
    filters->addWidget(quietButton(letIn, m_filters));
    filters->addWidget(m_search, 1);
    filters->addWidget(m_platform);
    auto* paneButton = new CommandButton(pane, m_filters);
    paneButton->setVisible(pane->isVisible());
    connect(pane, &QAction::changed, paneButton,
        [paneButton, pane] { paneButton->setVisible(pane->isVisible()); });
    filters->addWidget(paneButton);
    m_row = new QBoxLayout(QBoxLayout::LeftToRight, this);
    m_row->setContentsMargins(space(2), space(1), space(2), space(1));
    m_row->setSpacing(space(2));
    m_row->addWidget(box);
    m_row->addWidget(m_filters, 1);
    m_pause.setSingleShot(true);
    m_pause.setInterval(180);
    connect(&m_pause, &QTimer::timeout, this, &InboxBar::changed);
    connect(m_search, &QLineEdit::textChanged, this, [this] { m_pause.start(); });
    connect(m_views, &QTabBar::currentChanged, this, &InboxBar::changed);
    connect(m_platform, &QComboBox::activated, this, &InboxBar::changed);
}

bool InboxBar::event(QEvent* event)
{
    const bool done = QWidget::event(event);
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
        makeRoom();
    return done;
}

void InboxBar::makeRoom()
{
    // No view hides behind arrows: what else stands beside them goes below them instead.
    const auto margins = m_row->contentsMargins();
    const int wanted = margins.left() + m_views->sizeHint().width() + m_row->spacing()
        + m_filters->sizeHint().width() + margins.right();
    const auto direction = wanted <= width() ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
    if (m_row->direction() != direction)
        m_row->setDirection(direction);
}

View InboxBar::view() const
{
    return views.at(size_t(qMax(0, m_views->currentIndex())));
}

QString InboxBar::search() const
{
    return m_search->text().simplified();
}

QString InboxBar::platform() const
{
    return m_platform->currentData().toString();
}

void InboxBar::stepView(int by)
{
    m_views->setCurrentIndex((m_views->currentIndex() + by + m_views->count()) % m_views->count());
}

void InboxBar::showCounts(const InboxCounts& counts)
{
    const std::array numbers{
        counts.all, counts.mine, counts.unassigned, counts.overdue, counts.escalated, counts.crisis};
    for (int i = 0; i < m_views->count(); ++i) {
        const auto name = nameOf(views.at(size_t(i)));
        m_views->setTabText(i, tr("%1 %2").arg(name).arg(numbers.at(size_t(i))));
        m_views->setAccessibleTabName(i, tr("%1, %n cases", nullptr, numbers.at(size_t(i))).arg(name));
    }
}

void InboxBar::offerPlatforms(const QStringList& platforms)
{
    const auto chosen = platform();
    m_platform->clear();
    m_platform->addItem(tr("All platforms"), QString());
    for (const auto& id : platforms)
        m_platform->addItem(platformOf(id).name, id);
    m_platform->setCurrentIndex(qMax(0, m_platform->findData(chosen)));
}

void InboxBar::showAll()
{
    const QSignalBlocker quietSearch(m_search);
    const QSignalBlocker quietViews(m_views);
    m_search->clear();
    m_views->setCurrentIndex(0);
    m_platform->setCurrentIndex(0);
    emit changed();
}

bool InboxBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Escape && !m_search->text().isEmpty())
        m_search->clear();
    if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Down) {
        emit left();
        return true;
    }
    return false;
}

} // namespace steward

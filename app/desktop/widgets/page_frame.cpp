// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/widgets/page_frame.h"

#include "desktop/shell/command_button.h"
#include "desktop/shell/empty_state.h"
#include "desktop/shell/theme.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

namespace steward {

PageFrame::PageFrame(const QString& title, QWidget* body, QWidget* parent)
    : QWidget(parent)
    , m_titleLine(new QHBoxLayout)
    , m_subtitle(new QLabel)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState)
{
    auto* heading = new QLabel(title);
    heading->setFont(fontOf(TypeSize::Title, font()));
    m_titleLine->setSpacing(space(2));
    m_titleLine->addWidget(heading);
    m_titleLine->addStretch();

    m_subtitle->setObjectName(QStringLiteral("quiet"));
    m_subtitle->setWordWrap(true);
    m_subtitle->hide();

    m_stack->addWidget(body);
    m_stack->addWidget(m_empty);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space(5), space(4), space(5), space(4));
    column->setSpacing(space(3));
    column->addLayout(m_titleLine);
    column->addWidget(m_subtitle);
    column->addWidget(m_stack, 1);
}

void PageFrame::addButton(QAction* action)
{
    auto* button = new CommandButton(action);
    button->setObjectName(action->objectName() + QStringLiteral("Button"));
    m_titleLine->addWidget(button);
}

void PageFrame::addWidget(QWidget* widget)
{
    m_titleLine->addWidget(widget);
}

void PageFrame::setSubtitle(const QString& text)
{
    m_subtitle->setText(text);
    m_subtitle->setVisible(!text.isEmpty());
}

void PageFrame::showBody()
{
    m_stack->setCurrentIndex(0);
}

void PageFrame::showStatement(const QString& sentence, const QString& buttonText, std::function<void()> run)
{
    m_empty->say(sentence, buttonText, std::move(run));
    m_stack->setCurrentIndex(1);
}

QTableView* makeTable(QAbstractItemModel* model, const QString& name, const QString& accessibleName)
{
    auto* table = new QTableView;
    table->setObjectName(name);
    table->setAccessibleName(accessibleName);
    table->setModel(model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(
        qMax(minimumTarget, table->fontMetrics().height()) + space(2));
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setStretchLastSection(true);
    // Fitted whenever rows come, not all the time: a width that somebody set by hand stays until then.
    table->horizontalHeader()->setMaximumSectionSize(space(100));
    auto* fit = new QTimer(table);
    fit->setSingleShot(true);
    fit->setInterval(0);
    QObject::connect(fit, &QTimer::timeout, table, &QTableView::resizeColumnsToContents);
    QObject::connect(model, &QAbstractItemModel::rowsInserted, fit, qOverload<>(&QTimer::start));
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    return table;
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/rules/rules_page.h"

#include "desktop/rules/back_test_panel.h"
#include "desktop/rules/confirm_form.h"
#include "desktop/rules/history_panel.h"
#include "desktop/rules/house_rules_panel.h"
#include "desktop/rules/rule_form.h"
#include "desktop/rules/rule_sheet.h"
#include "desktop/shell/command_button.h"
#include "desktop/shell/flow_layout.h"
#include "desktop/shell/theme.h"
#include "desktop/shell/when_done.h"
#include "desktop/widgets/page_frame.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

namespace steward {

RulesPage::RulesPage(const PageFacts& facts, DeskContext& context)
    : Page(facts, context)
    , m_keeper(context)
    , m_run(context)
    , m_model(
          ruleColumns(), [](const RuleRow& row) { return row.id.value; }, this)
    , m_table(makeTable(&m_model, QStringLiteral("rulesTable"), tr("Ground rules list")))
{
    makeCommands();
    m_frame = new PageFrame(facts.title, makeBody());
    for (QAction* action : {m_edit, m_publish, m_discard})
        m_frame->addButton(action);
    m_publishForm = new ConfirmForm(QStringLiteral("publish"));
    m_rollbackForm = new ConfirmForm(QStringLiteral("rollback"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_frame, 1);
    column->addWidget(m_publishForm);
    column->addWidget(m_rollbackForm);
    listen();
    setEditing(false);
    showTab();
}

void RulesPage::makeCommands()
{
    m_edit = addCommand(
        {QStringLiteral("rules.edit"), tr("Edit draft"), QKeySequence(Qt::Key_F2), QStringLiteral("edit")},
        [this] {
            setEditing(!m_editing);
            const bool writes = m_editing && m_ruleStack->currentWidget() == m_form;
            (writes ? m_form->firstField() : m_table)->setFocus(Qt::OtherFocusReason);
        });
    m_edit->setCheckable(true);
    m_publish = addCommand({QStringLiteral("rules.publish"), tr("Publish"),
                               QKeySequence(QStringLiteral("Ctrl+Return")), QStringLiteral("public")},
        [this] { openPublishing(); });
    m_discard
        = addCommand({QStringLiteral("rules.discard"), tr("Discard draft"), {}, QStringLiteral("remove")},
            [this] { m_keeper.hasDraft() ? discard() : bringDraftBack(); });
    m_add = addCommand({QStringLiteral("rules.add"), tr("Add rule"), QKeySequence(QStringLiteral("Ctrl+N")),
                           QStringLiteral("add")},
        [this] { addRule(); });
    m_remove = addCommand({QStringLiteral("rules.remove"), tr("Take rule out"), {}, QStringLiteral("remove")},
        [this] { removeRule(); });
    m_rollBack = addCommand(
        {QStringLiteral("rules.rollBack"), tr("Roll back to this version"), {}, QStringLiteral("undo")},
        [this] { openRollback(); });
}

QWidget* RulesPage::makeBody()
{
    m_tabs = new QTabBar;
    m_tabs->setObjectName(QStringLiteral("rulesTabs"));
    m_tabs->setAccessibleName(tr("Rule, history or public page"));
    m_tabs->addTab(tr("Rule"));
    m_tabs->addTab(tr("History"));
    m_tabs->addTab(tr("Public page"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_history = new HistoryPanel(context(), m_rollBack);
    m_houseRules = new HouseRulesPanel(context());
    m_panes = new QStackedWidget;
    m_panes->addWidget(makeRulePane());
    m_panes->addWidget(m_history);
    m_panes->addWidget(m_houseRules);
    auto* detail = new QWidget;
    auto* aside = new QHBoxLayout(detail); // a margin would stay on the left from right to left too
    aside->setContentsMargins({});
    aside->setSpacing(0);
    aside->addSpacing(space(3));
    auto* right = new QVBoxLayout;
    aside->addLayout(right, 1);
    right->setSpacing(space(1));
    right->addWidget(m_tabs);
    right->addWidget(m_panes, 1);
    auto* halves = new QSplitter;
    halves->setObjectName(QStringLiteral("rulesSplitter"));
    halves->addWidget(makeList());
    halves->addWidget(detail);
    halves->setChildrenCollapsible(false);
    halves->setSizes({space(130), space(150)});
    halves->setStretchFactor(0, 1);
    halves->setStretchFactor(1, 1);
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins({});
    column->setSpacing(space(2));
    column->addWidget(makeOvertaken());
    column->addWidget(halves, 1);
    return body;
}

QWidget* RulesPage::makeList()
{
    auto* buttons = new FlowLayout;
    for (QAction* action : {m_add, m_remove}) {
        auto* button = new CommandButton(action);
        button->setObjectName(action->objectName() + QStringLiteral("Button"));
        buttons->addWidget(button);
    }
    auto* list = new QWidget;
    auto* column = new QVBoxLayout(list);
    column->setContentsMargins({});
    column->setSpacing(space(2));
    column->addWidget(m_table, 1);
    column->addLayout(buttons);
    return list;
}

QWidget* RulesPage::makeRulePane()
{
    m_sheet = new RuleSheet;
    m_form = new RuleForm;
    m_ruleStack = new QStackedWidget;
    m_ruleStack->addWidget(m_sheet);
    m_ruleStack->addWidget(m_form);
    m_backTest = new BackTestPanel;
    auto* pane = new QSplitter(Qt::Vertical);
    m_rulePane = pane;
    pane->setObjectName(QStringLiteral("rulePaneSplitter"));
    pane->addWidget(m_ruleStack);
    pane->addWidget(m_backTest);
    pane->setChildrenCollapsible(false);
    pane->setStretchFactor(0, 3);
    pane->setStretchFactor(1, 2);
    return pane;
}

QWidget* RulesPage::makeOvertaken()
{
    m_overtaken = new QFrame;
    m_overtaken->setObjectName(QStringLiteral("card"));
    m_overtakenWords = new QLabel;
    m_overtakenWords->setObjectName(QStringLiteral("rulesOvertakenLabel"));
    m_overtakenWords->setTextFormat(Qt::PlainText);
    m_overtakenWords->setWordWrap(true);
    auto* carry = new QPushButton(tr("Carry my changes over"));
    carry->setObjectName(QStringLiteral("rulesCarryOverButton"));
    connect(carry, &QPushButton::clicked, &m_keeper, &RuleDraftKeeper::carryOver);
    auto* line = new QHBoxLayout(m_overtaken);
    line->setContentsMargins(space(3), space(2), space(3), space(2));
    line->addWidget(m_overtakenWords, 1);
    line->addWidget(carry);
    m_overtaken->hide();
    return m_overtaken;
}

void RulesPage::listen()
{
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        showRule();
        enableCommands();
    });
    connect(m_table, &QTableView::activated, this, [this] {
        m_tabs->setCurrentIndex(RuleTab);
        if (m_ruleStack->currentWidget() == m_form)
            m_form->firstField()->setFocus(Qt::OtherFocusReason);
        else
            m_sheet->setFocus(Qt::OtherFocusReason);
    });
    connect(m_tabs, &QTabBar::currentChanged, this, &RulesPage::showTab);
    connect(&context().workspace(), &Workspace::rulesChanged, this, [this] { m_keeper.read(); });
    connect(&m_keeper, &RuleDraftKeeper::changed, this, &RulesPage::showAll);
    connect(&m_keeper, &RuleDraftKeeper::edited, this, [this] {
        saySubtitle();
        enableCommands();
    });
    connect(&m_keeper, &RuleDraftKeeper::judged, this, &RulesPage::takeVerdict);
    connect(&m_keeper, &RuleDraftKeeper::failed, this, [this](const Error& error) {
        if (m_keeper.isRead())
            return context().say(error);
        m_frame->showFailure(error.message);
    });
    connect(&m_keeper, &RuleDraftKeeper::carriedOver, this, &RulesPage::tellCarriedOver);
    connect(&m_keeper, &RuleDraftKeeper::added, this, &RulesPage::showAdded);
    connect(m_form, &RuleForm::edited, &m_keeper, &RuleDraftKeeper::put);
    connect(m_form, &RuleForm::closed, this, [this] { m_table->setFocus(); });
    connect(m_form, &RuleForm::putBackRequested, this, [this] {
        if (const auto live = m_keeper.live().rule(current())) {
            m_keeper.put(*live);
            showRule();
            m_form->firstField()->setFocus(Qt::OtherFocusReason);
        }
    });
    connect(&m_run, &BackTestRun::moved, this, &RulesPage::showBackTest);
    connect(&m_run, &BackTestRun::failed, this, [this](const Error& error) { context().say(error); });
    connect(m_backTest, &BackTestPanel::stopRequested, &m_run, &BackTestRun::stop);
    connect(m_backTest, &BackTestPanel::againRequested, this, [this] {
        m_tested.reset();
        takeVerdict();
    });
    connect(m_backTest, &BackTestPanel::caseRequested, &context(), &DeskContext::openCase);
    connect(m_history, &HistoryPanel::chosenChanged, this, &RulesPage::enableCommands);
    connect(m_publishForm, &ConfirmForm::confirmed, this, &RulesPage::publish);
    for (ConfirmForm* form : {m_publishForm, m_rollbackForm})
        connect(form, &ConfirmForm::closed, this, &RulesPage::closeForms);
    connect(m_rollbackForm, &ConfirmForm::confirmed, this, [this] {
        if (const auto to = m_history->chosen())
            rollBack(*to);
    });
    connect(&context().preferences(), &Preferences::changed, this,
        [this] { m_backTest->setVeils(context().preferences().veilsUpsetting()); });
}

void RulesPage::activated()
{
    m_backTest->setVeils(context().preferences().veilsUpsetting());
    m_keeper.handOver();
    if (!context().may(Permission::PublishRules))
        setEditing(false);
    readRoutes();
    readPrecision();
    read();
}

void RulesPage::refresh()
{
    // Rules change by publication alone, which is heard of (listen()); what is committed here all day is not
    // about them.
    if (!m_keeper.isRead())
        read();
    readPrecision();
}

QWidget* RulesPage::firstFocus()
{
    return m_frame->firstFocus(m_table);
}

void RulesPage::read()
{
    m_frame->expect([this] { read(); });
    m_keeper.read();
}

void RulesPage::readRoutes()
{
    if (m_routesRead)
        return;
    whenDone(context().inbox().routes(), this, [this](const Result<QList<Route>>& routes) {
        if (!routes)
            return; // rules name routes by their ids then
        m_routesRead = true;
        QHash<RouteId, QString> names;
        for (const Route& route : *routes)
            names.insert(route.id, route.name);
        m_sheet->setRoutes(names);
        m_form->setRoutes(*routes);
        showRule();
    });
}

void RulesPage::readPrecision()
{
    whenDone(rulePrecision(context().workspace()), this, [this](const Result<QList<RulePrecision>>& read) {
        if (!read || *read == m_precision)
            return; // a figure beside the rules, not the page
        m_precision = *read;
        if (m_keeper.isRead())
            showRows();
    });
}

} // namespace steward

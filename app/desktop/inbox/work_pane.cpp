// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/inbox/work_pane.h"

#include "base/text.h"
#include "desktop/shell/command_button.h"
#include "desktop/shell/flow_layout.h"
#include "desktop/shell/tall_scroll.h"
#include "desktop/shell/theme.h"
#include "desktop/shell/words.h"

#include <QAction>
#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

namespace steward {

namespace {

QScrollArea* scrolled(QWidget* content, const QString& name, QWidget* parent)
{
    auto* area = new QScrollArea(parent);
    area->setObjectName(name);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    new TallContent(area);
    return area;
}

} // namespace

WorkPane::WorkPane(DeskContext& context, const QHash<QString, QAction*>& commands, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_commands(commands)
    , m_splitter(new QSplitter(Qt::Vertical, this))
{
    setObjectName(QStringLiteral("workPane"));
    setAccessibleName(tr("Case"));
    m_caseScroll = scrolled(makeCase(), QStringLiteral("caseScroll"), this);
    m_composer = new Composer(m_context, m_commands.value(QStringLiteral("inbox.send")),
        m_commands.value(QStringLiteral("inbox.discardDraft")), this);
    m_hold = new HoldBar(m_context, m_commands.value(QStringLiteral("inbox.undoSend")), this);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(3);
    m_splitter->addWidget(m_caseScroll);
    m_splitter->addWidget(m_composer);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    // The plan is read before a word is written; writing takes its room when it begins.
    m_splitter->setSizes({500, 120});
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_sizes.clear(); });
    connect(m_composer, &Composer::roomWanted, this, &WorkPane::giveRoom);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_splitter, 1);
    column->addWidget(m_hold);
    clear();
}

QLabel* WorkPane::addLabel(const QString& name)
{
    auto* label = new QLabel(m_caseBox);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setMinimumWidth(1);
    m_column->addWidget(label);
    return label;
}

QWidget* WorkPane::makeButtons(const QStringList& commands, QWidget* parent)
{
    auto* row = new QWidget(parent);
    auto* flow = new FlowLayout(row, space(1) + 2);
    for (const auto& id : commands) {
        auto* action = m_commands.value(id);
        auto* button = new CommandButton(action, row);
        button->setProperty("primary", id == QStringLiteral("inbox.carryOut"));
        connect(
            action, &QAction::changed, button, [button, action] { button->setVisible(action->isVisible()); });
        button->setVisible(action->isVisible());
        flow->addWidget(button);
    }
    auto policy = row->sizePolicy();
    policy.setHeightForWidth(true);
    row->setSizePolicy(policy);
    return row;
}

QWidget* WorkPane::makeCase()
{
    m_caseBox = new QWidget;
    m_caseBox->setObjectName(QStringLiteral("caseBox"));
    m_column = new QVBoxLayout(m_caseBox);
    m_column->setContentsMargins(space(3), space(2), space(3), space(3));
    m_column->setSpacing(space(1) + 2);
    m_title = addLabel(QStringLiteral("caseTitleLabel"));
    m_title->setFont(fontOf(TypeSize::Title, font()));
    m_facts = addLabel(QStringLiteral("caseFactsLabel"));
    const auto ids = [](std::initializer_list<const char*> names) {
        QStringList list;
        for (const auto* name : names)
            list << QStringLiteral("inbox.") + QLatin1StringView(name);
        return list;
    };
    m_plan = new PlanCard(m_context, m_caseBox);
    m_plan->addButtons(makeButtons(ids({"carryOut", "planKeep", "planHide", "planEscalate"}), m_plan));
    m_column->addWidget(m_plan);
    m_rules = addLabel(QStringLiteral("caseRulesLabel"));
    m_findings = new FindingsPanel(m_context, m_caseBox);
    m_column->addWidget(m_findings);
    m_column->addWidget(makeButtons(
        ids({"claim", "release", "assign", "escalate", "snooze", "resolve", "reopen", "note", "reply"}),
        m_caseBox));
    m_column->addWidget(makeButtons(ids({"approve", "hide", "unhide", "hold", "remove", "restore", "spam",
                                        "warn", "block", "unblock", "report"}),
        m_caseBox));
    m_reversible = addLabel(QStringLiteral("reversibilityLabel"));
    const auto add = [this](auto*& form) {
        form = new std::remove_reference_t<decltype(*form)>(m_caseBox);
        form->hide();
        m_column->addWidget(form);
        connect(form, &CaseForm::confirmed, this, [this](const Command& command) {
            closeForm();
            emit confirmed(command);
        });
        connect(form, &CaseForm::closed, this, [this] {
            closeForm();
            emit formClosed();
        });
    };
    add(m_assign);
    add(m_snooze);
    add(m_resolve);
    add(m_note);
    add(m_decide);
    add(m_escalate);
    m_record = addLabel(QStringLiteral("caseRecordLabel"));
    m_column->addStretch();
    return m_caseBox;
}

void WorkPane::clear()
{
    closeForm();
    m_title->setText(tr("No case is chosen"));
    for (auto* label : {m_facts, m_rules, m_reversible, m_record})
        label->clear();
    m_findings->clear();
    m_plan->clear();
    m_composer->clear();
}

void WorkPane::showCase(
    const ThreadView& view, ItemId item, const QList<OfferedAction>& offered, const Plan& plan)
{
    showFacts(view, plan);
    m_findings->showItem(view, item);
    m_plan->showPlan(view.subject, item, plan);
    sayOneWay(offered);
    showRecord(view);
    if (m_composer->shownCase() != view.subject.id)
        takeRoomBack();
    m_composer->showCase(view, item);
}

void WorkPane::showFacts(const ThreadView& view, const Plan& plan)
{
    const auto& subject = view.subject;
    const auto now = m_context.workspace().now();
    const QTimeZone zone(m_context.workspace().calendar().zone());
    m_title->setText(tr("Case %1, %2").arg(subject.id.toString(), words::of(subject.state)));
    QStringList facts;
    if (subject.crisis)
        facts << words::shapeOf(Severity::S1) + QLatin1Char(' ') + tr("Crisis: people first, page second.");
    else if (subject.priority != Severity::S0)
        facts << words::shapeOf(subject.priority) + QLatin1Char(' ') + words::of(subject.priority);
    if (const auto* clock = subject.leadingClock())
        facts << tr("%1: %2").arg(
            words::of(clock->target), words::clock(clock->status, clock->dueAt, now, zone));
    const auto nameOf = [this](PersonId id) {
        return id == m_context.person().id ? tr("you") : m_names.value(id, tr("a colleague"));
    };
    facts << (subject.owner ? tr("Owner: %1").arg(nameOf(*subject.owner)) : tr("Nobody owns it."));
    if (subject.claim && subject.claim->until > now)
        facts << tr("Claimed by %1 until %2")
                     .arg(nameOf(subject.claim->by), words::moment(subject.claim->until, now, zone));
    if (subject.snoozedUntil && subject.state == State::Snoozed)
        facts << tr("Put aside until %1").arg(words::moment(*subject.snoozedUntil, now, zone));
    if (subject.notRead)
        facts << tr("Holds something that the rules do not read.");
    m_facts->setText(facts.join(QStringLiteral(" \u00b7 ")));
    QStringList rules;
    const auto set = m_context.workspace().rules();
    for (const auto& id : plan.found) {
        const auto* rule = set->rule(id);
        rules << (rule ? id.value + QLatin1Char(' ') + inLanguage(rule->title) : id.value);
    }
    m_rules->setText(rules.isEmpty() ? tr("No rule was raised. That is not a promise that nothing is wrong.")
                                     : rules.join(QLatin1Char('\n')));
}

void WorkPane::sayOneWay(const QList<OfferedAction>& offered)
{
    QStringList oneWay;
    for (const auto& action : offered) {
        if (action.enabled && action.reversibility == Reversibility::OneWay)
            oneWay << words::of(action.action);
    }
    m_reversible->setText(oneWay.isEmpty()
            ? QString()
            : tr("Cannot be taken back on this platform: %1.").arg(joinWords(oneWay)));
    m_reversible->setVisible(!oneWay.isEmpty());
}

void WorkPane::showRecord(const ThreadView& view)
{
    const auto now = m_context.workspace().now();
    const QTimeZone zone(m_context.workspace().calendar().zone());
    QStringList lines;
    for (const auto& raised : view.escalations) {
        const auto& escalation = raised.escalation;
        QString state = tr("not reached yet");
        if (escalation.outcome)
            state = words::of(*escalation.outcome);
        else if (escalation.acknowledgedBy)
            state = tr("reached: %1").arg(isolated(raised.acknowledgedByName));
        lines << tr("Escalated to %1 (%2): %3")
                     .arg(m_routes.value(escalation.route, escalation.route.value),
                         words::of(escalation.urgency).toLower(), state);
        if (escalation.proposal)
            lines << tr("Proposed to them: %1")
                         .arg(words::proposal(*escalation.proposal, escalation.proposalRule));
    }
    for (const auto& [at, note] : view.notes)
        lines << tr("Note, %1: %2").arg(words::moment(at, now, zone), isolated(note));
    constexpr int shown = 12;
    const auto history = view.history.mid(qMax<qsizetype>(0, view.history.size() - shown));
    if (!history.isEmpty())
        lines << QString() << tr("History");
    for (auto line = history.crbegin(); line != history.crend(); ++line)
        lines
            << tr("%1  %2: %3").arg(words::moment(line->at, now, zone), isolated(line->actor), line->summary);
    m_record->setText(lines.join(QLatin1Char('\n')));
}

void WorkPane::knowNames(const QHash<PersonId, QString>& names)
{
    m_names = names;
}

void WorkPane::knowRoutes(const QList<Route>& routes)
{
    m_routes.clear();
    for (const auto& route : routes)
        m_routes.insert(route.id, route.name);
    m_plan->knowRoutes(m_routes);
}

void WorkPane::openForm(CaseForm& form)
{
    closeForm();
    m_open = &form;
    form.show();
    m_column->activate();
    form.firstField()->setFocus(Qt::OtherFocusReason);
    m_caseScroll->ensureWidgetVisible(&form);
}

void WorkPane::showInSight(QWidget& part)
{
    m_caseScroll->ensureWidgetVisible(&part);
}

void WorkPane::closeForm()
{
    if (m_open)
        m_open->hide();
    m_open = nullptr;
}

void WorkPane::giveRoom()
{
    const auto now = m_splitter->sizes();
    if (now.size() != 2 || !isVisible())
        return;
    // Whose case it is stays in sight.
    const int all = now.at(0) + now.at(1);
    const int facts = qMin(all / 3, m_facts->geometry().bottom() + space(2));
    const int wanted = qMin(m_composer->wishedHeight(), all - facts);
    if (wanted <= now.at(1))
        return;
    if (m_sizes.isEmpty())
        m_sizes = now;
    m_splitter->setSizes({all - wanted, wanted});
}

void WorkPane::takeRoomBack()
{
    if (!m_sizes.isEmpty())
        m_splitter->setSizes(std::exchange(m_sizes, {}));
}

QByteArray WorkPane::saveState()
{
    takeRoomBack();
    return m_splitter->saveState();
}

void WorkPane::restoreState(const QByteArray& state)
{
    m_splitter->restoreState(state);
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/inbox/plan_card.h"

#include "base/text.h"
#include "desktop/shell/notice_bar.h"
#include "desktop/shell/theme.h"
#include "desktop/shell/words.h"
#include "desktop/thread/bubble_text.h"
#include "desktop/widgets/folded_label.h"
#include "desktop/widgets/left_by_escape.h"
#include "desktop/widgets/wrapped_check.h"
#include "desktop/widgets/wrapped_label.h"

#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace steward {

namespace {

QLabel* labelIn(QWidget* parent, const QString& name)
{
    auto* label = wrappedLabel(name, parent);
    label->setMinimumWidth(1);
    return label;
}

} // namespace

PlanCard::PlanCard(DeskContext& context, QWidget* parent)
    : QFrame(parent)
    , m_context(context)
    , m_steps(new QVBoxLayout)
    , m_title(labelIn(this, QStringLiteral("planLabel")))
    , m_more(new QToolButton(this))
    , m_clocks(new FoldedLabel(QStringLiteral("planClocksLabel"), this))
    , m_notRead(labelIn(this, QStringLiteral("planNotReadLabel")))
    , m_question(labelIn(this, QStringLiteral("planQuestionLabel")))
{
    setObjectName(QStringLiteral("planCard"));
    setAccessibleName(tr("Plan"));
    auto bold = font();
    bold.setBold(true);
    for (auto* label : {m_title, m_notRead, m_question})
        label->setFont(bold);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space(2), space(1), space(2), space(1) + 2);
    column->setSpacing(2);
    m_steps->setSpacing(2);
    column->addWidget(m_notRead);
    column->addLayout(makeHeading());
    column->addWidget(m_question);
    column->addLayout(m_steps);
    column->addWidget(m_clocks);
    addLine();
    leftByEscape(this, [this] {
        stopAsking();
        emit left();
    });
    clear();
}

QHBoxLayout* PlanCard::makeHeading()
{
    m_more->setObjectName(QStringLiteral("planMoreButton"));
    m_more->setCheckable(true);
    m_more->setAutoRaise(true);
    m_more->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_more->setText(tr("Reasons in full"));
    m_more->setMinimumHeight(minimumTarget);
    m_more->installEventFilter(this);
    connect(m_more, &QToolButton::toggled, this, &PlanCard::unfold);
    auto* line = new QHBoxLayout;
    line->setSpacing(space(2));
    line->addWidget(m_title, 1);
    line->addWidget(m_more);
    return line;
}

void PlanCard::unfold(bool on)
{
    for (const Line& line : std::as_const(m_lines))
        line.why->setFolded(!on);
    m_clocks->setFolded(!on);
}

void PlanCard::addLine()
{
    Line line;
    line.check = new WrappedCheck({}, this);
    line.why = new FoldedLabel(QStringLiteral("quiet"), this);
    line.why->setFolded(!m_more->isChecked());
    line.why->setIndent(space(6));
    line.check->installEventFilter(this);
    m_steps->addWidget(line.check);
    m_steps->addWidget(line.why);
    // Made later than what stands below it: its turn is after the line above.
    if (!m_lines.isEmpty())
        setTabOrder(m_lines.last().check, line.check);
    connect(line.check, &QCheckBox::clicked, this, [this, check = line.check](bool ticked) {
        m_ticks.insert(check->property("step").toString(), ticked);
        stopAsking();
    });
    m_lines << line;
}

void PlanCard::addButtons(QWidget* row)
{
    static_cast<QVBoxLayout*>(layout())->addWidget(row);
}

void PlanCard::clear()
{
    m_case = {};
    m_item = {};
    m_plan = {};
    m_ticks.clear();
    stopAsking();
    hide();
}

void PlanCard::knowRoutes(const QHash<RouteId, QString>& names)
{
    m_routes = names;
}

void PlanCard::showPlan(const Case& subject, ItemId item, const Plan& plan)
{
    if (m_case != subject.id || m_item != item)
        m_ticks.clear();
    const bool same = m_case == subject.id && m_item == item && m_plan.steps.size() == plan.steps.size()
        && std::equal(plan.steps.cbegin(), plan.steps.cend(), m_plan.steps.cbegin(),
            [](const PlanStep& a, const PlanStep& b) { return a.key() == b.key(); });
    // A question is about what stood there; what changed under it has to be asked about anew.
    if (!same)
        stopAsking();
    m_case = subject.id;
    m_item = item;
    m_plan = plan;
    while (m_lines.size() < plan.steps.size())
        addLine();
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const bool used = i < plan.steps.size();
        if (used)
            fill(m_lines.at(i), plan.steps.at(i));
        m_lines.at(i).check->setVisible(used);
        m_lines.at(i).why->setVisible(used);
    }
    m_title->setText(plan.steps.isEmpty() ? tr("The rules propose nothing here.") : tr("Proposed plan"));
    m_more->setVisible(!plan.steps.isEmpty());
    sayClocks();
    sayNotRead();
    show();
}

void PlanCard::fill(const Line& line, const PlanStep& step)
{
    const auto key = step.key();
    const auto words = inWords(step);
    const auto why = reasonsOf(step);
    line.check->setProperty("step", key);
    line.check->setObjectName(QStringLiteral("planStep-") + key);
    line.check->setText(QString(words).replace(QLatin1Char('&'), QStringLiteral("&&")));
    line.check->setAccessibleName(words);
    line.check->setAccessibleDescription(why);
    line.check->setChecked(m_ticks.value(key, step.proposed));
    auto letters = font();
    letters.setBold(step.isOneWay());
    line.check->setFont(letters);
    line.why->say(why);
    line.check->updateGeometry();
}

QString PlanCard::reasonsOf(const PlanStep& step) const
{
    QStringList lines;
    for (const auto& reason : step.reasons) {
        QStringList pieces;
        for (const auto& detector : reason.detectors)
            pieces << detectorInWords(detector);
        lines << tr("%1: %2, %3").arg(reason.rule.value, joinWords(pieces), words::of(reason.tier));
    }
    if (!step.heldBackBy.isEmpty())
        lines << tr("Not ticked: %1 stands in the same words and weighs more. Decide for yourself.")
                     .arg(step.heldBackBy.value);
    else if (!step.proposed)
        lines << (step.isOneWay()
                ? tr("Not ticked: the platform has nothing milder. Decide for yourself.")
                : tr("Not ticked: the rule would rather keep it the first time. Decide for yourself."));
    if (const auto* decision = std::get_if<plan::Restrict>(&step.what); decision && !decision->note.isEmpty())
        lines << decision->note;
    if (const auto* escalation = std::get_if<plan::Escalate>(&step.what); escalation && escalation->dueAt)
        lines << tr("Their clock starts.");
    return lines.join(QLatin1Char('\n'));
}

QString PlanCard::inWords(const PlanStep& step) const
{
    if (const auto* decision = std::get_if<plan::Restrict>(&step.what)) {
        OfferedAction action;
        action.action = decision->action;
        action.reversibility = decision->reversibility;
        return tr("%1 under %2. %3")
            .arg(words::of(decision->action), step.leadingRule().value, words::reversibility(action));
    }
    if (const auto* reply = std::get_if<plan::Reply>(&step.what))
        return reply->audience == Audience::Private ? tr("Draft one private reply; you send it.")
                                                    : tr("Draft one public reply; you send it.");
    const auto& escalation = std::get<plan::Escalate>(step.what);
    const auto route = m_routes.value(escalation.route, escalation.route.value);
    const auto urgency = words::of(escalation.urgency).toLower();
    if (!escalation.dueAt)
        return tr("Escalate to %1, %2.").arg(route, urgency);
    const auto& workspace = m_context.workspace();
    return tr("Escalate to %1, %2, due %3.")
        .arg(route, urgency,
            words::moment(*escalation.dueAt, workspace.now(), QTimeZone(workspace.calendar().zone())));
}

void PlanCard::sayClocks()
{
    const auto& workspace = m_context.workspace();
    const QTimeZone zone(workspace.calendar().zone());
    QStringList lines;
    for (const auto& clock : m_plan.clocks)
        lines << tr("%1 %2").arg(
            words::of(clock.target), words::clock(clock.status, clock.dueAt, workspace.now(), zone));
    m_clocks->say(tr("Clocks: %1").arg(lines.join(QStringLiteral("; "))));
    m_clocks->setVisible(!lines.isEmpty());
}

void PlanCard::sayNotRead()
{
    const bool here = m_plan.notRead.contains(m_item);
    m_notRead->setText(here ? tr("Not read by the rules: another language, a picture or a recording. Nothing "
                                 "proposed does not mean that nothing is wrong; read it yourself.")
                            : tr("Something else in this thread is not read by the rules."));
    m_notRead->setVisible(!m_plan.notRead.isEmpty());
}

QList<PlanStep> PlanCard::remaining() const
{
    QList<PlanStep> steps;
    for (qsizetype i = 0; i < m_plan.steps.size(); ++i) {
        if (m_lines.at(i).check->isChecked())
            steps << m_plan.steps.at(i);
    }
    return steps;
}

bool PlanCard::mayBeCarriedOut()
{
    for (qsizetype i = 0; i < m_plan.steps.size(); ++i) {
        const auto& step = m_plan.steps.at(i);
        auto* check = m_lines.at(i).check;
        if (!step.isOneWay() || !check->isChecked() || m_asked)
            continue;
        m_asked = true;
        const auto& decision = std::get<plan::Restrict>(step.what);
        const auto question
            = tr("“%1” cannot be taken back here once its short hold is over. Enter carries the plan out; "
                 "Space drops this step; Escape leaves it.")
                  .arg(words::of(decision.action));
        m_question->setText(question);
        m_question->show();
        announce(m_question, question);
        check->setFocus(Qt::OtherFocusReason);
        return false;
    }
    return true;
}

void PlanCard::stopAsking()
{
    m_asked = false;
    m_question->clear();
    m_question->hide();
}

QWidget* PlanCard::firstStep() const
{
    return m_plan.steps.isEmpty() ? nullptr : m_lines.first().check;
}

bool PlanCard::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut && m_asked)
        stopAsking();
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isEnter && (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier) {
            if (!key->isAutoRepeat())
                emit carryOutWanted();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace steward

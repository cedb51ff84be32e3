// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/rules/rule_form.h"

#include "desktop/rules/own_patterns_edit.h"
#include "desktop/rules/rule_words.h"
#include "desktop/shell/tall_scroll.h"
#include "desktop/shell/theme.h"
#include "desktop/shell/words.h"
#include "desktop/widgets/left_by_escape.h"
#include "desktop/widgets/wrapped_check.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <QVBoxLayout>

namespace steward {

namespace {

constexpr int mostMinutes = 60 * 24 * 366;
const QString english = QStringLiteral("en-GB");
const QString escalation = QStringLiteral("escalate");
/// Steps that are an answer, in whatever words; what a rule that can be broken asks for stands first.
const QStringList answers{QStringLiteral("guide"), QStringLiteral("reply"), QStringLiteral("signpost")};

bool isAnswer(const QString& step)
{
    return answers.contains(step);
}

QPlainTextEdit* longText(int lines, const QFontMetrics& metrics)
{
    auto* edit = new QPlainTextEdit;
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(lines * metrics.lineSpacing() + space(4));
    return edit;
}

QComboBox* box()
{
    auto* combo = new QComboBox;
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(12);
    return combo;
}

/// `first`, then what stood behind the first of `list`; so that choosing another and coming back changes
/// nothing.
template <typename T> QList<T> withFirst(const QList<T>& list, const T& first)
{
    QList<T> result{first};
    for (const T& one : list) {
        if (one != first)
            result << one;
    }
    return result;
}

// The space at the end of what is being typed is nobody's business until the next word.
void setIfOther(QPlainTextEdit* edit, const QString& text)
{
    if (edit->toPlainText().trimmed() != text.trimmed())
        edit->setPlainText(text);
}

void setIfOther(QLineEdit* edit, const QString& text)
{
    if (edit->text().trimmed() != text.trimmed())
        edit->setText(text);
}

} // namespace

RuleForm::RuleForm(QWidget* parent)
    : QScrollArea(parent)
    , m_title(new QLabel)
    , m_changes(new QLabel)
    , m_putBack(new QPushButton(tr("Put this rule back")))
{
    setObjectName(QStringLiteral("ruleForm"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    m_title->setFont(fontOf(TypeSize::Title, font()));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_changes->setObjectName(QStringLiteral("quiet"));
    m_changes->setTextFormat(Qt::PlainText);
    m_changes->setWordWrap(true);
    m_putBack->setObjectName(QStringLiteral("rulePutBackButton"));
    connect(m_putBack, &QPushButton::clicked, this, &RuleForm::putBackRequested);

    auto* inner = new QWidget;
    auto* rows = new QFormLayout(inner);
    rows->setContentsMargins(space(2), space(2), space(2), space(2));
    rows->setRowWrapPolicy(QFormLayout::WrapAllRows);
    rows->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    rows->addRow(m_title);
    rows->addRow(m_changes);
    auto* line = new QHBoxLayout;
    line->addWidget(m_putBack);
    line->addStretch();
    rows->addRow(line);
    makeTexts(rows);
    makeDeeds(rows);
    makeFindings(rows);
    setWidget(inner);
    new TallContent(this);
    leftByEscape(inner, [this] { emit closed(); });
}

void RuleForm::addField(QFormLayout* rows, RuleField field, const QString& label, QWidget* widget)
{
    static const QMap<RuleField, const char*> names{{RuleField::Use, "Use"}, {RuleField::Title, "Title"},
        {RuleField::Wording, "Wording"}, {RuleField::Rationale, "Rationale"}, {RuleField::Kind, "Kind"},
        {RuleField::Severity, "Severity"}, {RuleField::Actions, "Action"}, {RuleField::Clock, "Clock"},
        {RuleField::Routes, "Route"}, {RuleField::Steps, "Steps"}, {RuleField::Own, "Own"},
        {RuleField::Match, "Match"}, {RuleField::NoMatch, "NoMatch"}};
    const auto name = QLatin1StringView(names.value(field));
    auto* problem = new QLabel;
    problem->setObjectName(QStringLiteral("rule%1Problem").arg(name));
    problem->setTextFormat(Qt::PlainText);
    problem->setWordWrap(true);
    problem->hide();
    if (label.isEmpty())
        rows->addRow(widget);
    else
        rows->addRow(label, widget);
    rows->addRow(problem);
    m_problems.insert(field, problem);
    m_fields.insert(field, widget);
    if (widget->objectName().isEmpty())
        widget->setObjectName(QStringLiteral("rule%1Edit").arg(name));
    if (!label.isEmpty() && widget->focusPolicy() != Qt::NoFocus && widget->accessibleName().isEmpty())
        widget->setAccessibleName(QString(label).remove(QLatin1Char('&')));
}

void RuleForm::makeTexts(QFormLayout* rows)
{
    m_language = box();
    m_language->setObjectName(QStringLiteral("ruleLanguageBox"));
    m_language->setAccessibleName(tr("Language of the texts"));
    for (const auto& tag : {english, QStringLiteral("cy")})
        m_language->addItem(words::languageOf(tag), tag);
    m_use = new WrappedCheck(tr("In use: it is looked for, can be cited and stands on the public page"));
    addField(rows, RuleField::Use, {}, m_use);
    connect(m_use, &QCheckBox::toggled, this, [this] { take(RuleField::Use); });
    m_name = new QLineEdit;
    m_wording = longText(4, fontMetrics());
    m_rationale = longText(3, fontMetrics());
    rows->addRow(tr("Texts in"), m_language);
    addField(rows, RuleField::Title, tr("Title"), m_name);
    addField(rows, RuleField::Wording, tr("What the public reads"), m_wording);
    addField(rows, RuleField::Rationale, tr("Why"), m_rationale);
    connect(m_language, &QComboBox::activated, this, &RuleForm::showTexts);
    connect(m_name, &QLineEdit::textEdited, this, [this] { take(RuleField::Title); });
    connect(m_wording, &QPlainTextEdit::textChanged, this, [this] { take(RuleField::Wording); });
    connect(m_rationale, &QPlainTextEdit::textChanged, this, [this] { take(RuleField::Rationale); });
}

void RuleForm::makeSteps(QFormLayout* rows)
{
    m_answers = new WrappedCheck(tr("a draft of an answer that begins with what the public reads"));
    m_answers->setObjectName(QStringLiteral("ruleAnswersCheck"));
    m_escalates = new WrappedCheck(tr("to put the case before the route"));
    m_escalates->setObjectName(QStringLiteral("ruleEscalatesCheck"));
    for (auto* check : {m_answers, m_escalates}) {
        check->setAccessibleName(tr("The plan proposes %1").arg(check->text()));
        connect(check, &QCheckBox::toggled, this, [this] { take(RuleField::Steps); });
    }
    // Beside a label a form gives a box one line; on its own it may take two.
    rows->addRow(new QLabel(tr("The plan proposes")));
    addField(rows, RuleField::Steps, {}, m_answers);
    rows->addRow(m_escalates);
}

void RuleForm::makeDeeds(QFormLayout* rows)
{
    m_kind = box();
    m_kind->addItem(tr("Can be broken: may be hidden"), true);
    m_kind->addItem(tr("Only routes: never hidden"), false);
    m_severity = box();
    for (const auto severity : {Severity::S1, Severity::S2, Severity::S3, Severity::S4})
        m_severity->addItem(words::shapeOf(severity) + QLatin1Char(' ') + words::of(severity), int(severity));
    m_severity->addItem(tr("None"), int(Severity::S0));
    m_action = box();
    m_action->addItem(tr("None"), -1);
    for (const auto& [action, name] : enumNames<Action>)
        m_action->addItem(words::of(action), int(action));
    m_route = box();
    m_route->addItem(tr("Nobody"), QString());
    m_minutes = new QSpinBox;
    m_minutes->setRange(1, mostMinutes);
    m_minutes->setSuffix(tr(" minutes"));
    m_minutes->setAccessibleName(tr("A person looks within"));
    m_clock = box();
    m_clock->setObjectName(QStringLiteral("ruleClockBox"));
    m_clock->setAccessibleName(tr("Which time counts"));
    m_clock->addItem(tr("of working time"), false);
    m_clock->addItem(tr("day and night"), true);
    addField(rows, RuleField::Kind, tr("What the rule is for"), m_kind);
    addField(rows, RuleField::Severity, tr("Severity"), m_severity);
    addField(rows, RuleField::Actions, tr("Action offered first"), m_action);
    addField(rows, RuleField::Routes, tr("Route offered first"), m_route);
    makeSteps(rows);
    addField(rows, RuleField::Clock, tr("A person looks within"), m_minutes);
    rows->addRow(QString(), m_clock);
    connect(m_kind, &QComboBox::activated, this, [this] { take(RuleField::Kind); });
    connect(m_severity, &QComboBox::activated, this, [this] { take(RuleField::Severity); });
    connect(m_action, &QComboBox::activated, this, [this] { take(RuleField::Actions); });
    connect(m_route, &QComboBox::activated, this, [this] { take(RuleField::Routes); });
    connect(m_minutes, &QSpinBox::valueChanged, this, [this] { take(RuleField::Clock); });
    connect(m_clock, &QComboBox::activated, this, [this] { take(RuleField::Clock); });
}

void RuleForm::makeFindings(QFormLayout* rows)
{
    m_own = new OwnPatternsEdit;
    m_match = longText(4, fontMetrics());
    m_noMatch = longText(4, fontMetrics());
    addField(rows, RuleField::Own, tr("Words and patterns of its own"), m_own);
    addField(rows, RuleField::Match, tr("Examples that it must find, one a line"), m_match);
    addField(rows, RuleField::NoMatch, tr("Examples that it must leave alone, one a line"), m_noMatch);
    connect(m_own, &OwnPatternsEdit::edited, this, [this] { take(RuleField::Own); });
    connect(m_match, &QPlainTextEdit::textChanged, this, [this] { take(RuleField::Match); });
    connect(m_noMatch, &QPlainTextEdit::textChanged, this, [this] { take(RuleField::NoMatch); });
}

void RuleForm::setRoutes(const QList<Route>& routes)
{
    m_route->clear();
    m_route->addItem(tr("Nobody"), QString());
    for (const Route& route : routes)
        m_route->addItem(route.name, route.id.value);
    m_route->setCurrentIndex(qMax(0, m_route->findData(m_rule.routes.value(0).value)));
}

QString RuleForm::language() const
{
    return m_language->currentData().toString();
}

void RuleForm::show(const GroundRule& rule, const std::optional<GroundRule>& live)
{
    const bool isOther = rule.id != m_rule.id;
    m_rule = rule;
    m_live = live;
    const QScopedValueRollback filling(m_filling, true);
    m_title->setText(QStringLiteral("%1 %2").arg(rule.id.value, inLanguage(rule.title)));
    showTexts();
    m_use->setChecked(!rule.isOff);
    // What is about life or safety is not switched off; what was, is switched on again.
    m_use->setEnabled(rule.severity != Severity::S1 || rule.isOff);
    m_kind->setCurrentIndex(m_kind->findData(rule.isBreach));
    m_severity->setCurrentIndex(m_severity->findData(int(rule.severity)));
    m_answers->setChecked(std::any_of(rule.steps.begin(), rule.steps.end(), isAnswer));
    m_escalates->setChecked(rule.steps.contains(escalation));
    m_action->setCurrentIndex(m_action->findData(rule.actions.isEmpty() ? -1 : int(rule.actions.first())));
    m_route->setCurrentIndex(qMax(0, m_route->findData(rule.routes.value(0).value)));
    m_minutes->setValue(int(rule.lookWithin.count()));
    m_clock->setCurrentIndex(m_clock->findData(rule.elapsedClock));
    m_own->show(rule.own);
    if (examplesIn(m_match->toPlainText()) != rule.examplesMatch)
        m_match->setPlainText(linesOf(rule.examplesMatch));
    if (examplesIn(m_noMatch->toPlainText()) != rule.examplesNoMatch)
        m_noMatch->setPlainText(linesOf(rule.examplesNoMatch));
    if (isOther) {
        m_met.clear();
        showProblems({});
        ensureVisible(0, 0);
    }
    sayChanges();
}

void RuleForm::showTexts()
{
    const QScopedValueRollback filling(m_filling, true);
    setIfOther(m_name, m_rule.title.value(language()));
    setIfOther(m_wording, m_rule.wording.value(language()));
    setIfOther(m_rationale, m_rule.rationale.value(language()));
}

void RuleForm::take(RuleField field)
{
    if (m_filling)
        return;
    m_met << field;
    switch (field) {
    case RuleField::Use:
        m_rule.isOff = !m_use->isChecked();
        break;
    case RuleField::Title:
        takeText(m_rule.title, m_name->text());
        break;
    case RuleField::Wording:
        takeText(m_rule.wording, m_wording->toPlainText());
        break;
    case RuleField::Rationale:
        takeText(m_rule.rationale, m_rationale->toPlainText());
        break;
    case RuleField::Kind:
        m_rule.isBreach = m_kind->currentData().toBool();
        if (!m_live && m_answers->isChecked()) { // who broke a rule is told so, who did not is answered
            m_rule.steps.removeIf(isAnswer);
            m_rule.steps = stepsTaken();
        }
        break;
    case RuleField::Severity:
        m_rule.severity = Severity(m_severity->currentData().toInt());
        m_use->setEnabled(m_rule.severity != Severity::S1 || m_rule.isOff);
        break;
    case RuleField::Actions: {
        const auto others = m_live ? m_live->actions : m_rule.actions;
        const int chosen = m_action->currentData().toInt();
        m_rule.actions = chosen < 0 ? QList<Action>() : withFirst(others, Action(chosen));
        break;
    }
    case RuleField::Routes: {
        const auto others = m_live ? m_live->routes : m_rule.routes;
        const RouteId chosen{m_route->currentData().toString()};
        m_rule.routes = chosen.isEmpty() ? QList<RouteId>() : withFirst(others, chosen);
        break;
    }
    case RuleField::Steps:
        m_rule.steps = stepsTaken();
        break;
    case RuleField::Clock:
        m_rule.lookWithin = std::chrono::minutes(m_minutes->value());
        m_rule.elapsedClock = m_clock->currentData().toBool();
        break;
    case RuleField::Own:
        m_rule.own = m_own->entries();
        break;
    case RuleField::Match:
        m_rule.examplesMatch = examplesIn(m_match->toPlainText());
        break;
    case RuleField::NoMatch:
        m_rule.examplesNoMatch = examplesIn(m_noMatch->toPlainText());
        break;
    }
    // What was said of the words before is not said of these.
    m_problems.value(field)->hide();
    sayChanges();
    emit edited(m_rule);
}

void RuleForm::takeText(LocalisedText& texts, const QString& text)
{
    if (text.isEmpty() && language() != english)
        texts.remove(language());
    else
        texts[language()] = text;
}

QStringList RuleForm::stepsTaken() const
{
    // Choosing and coming back changes nothing, as with actions and routes.
    QStringList steps = m_live ? m_live->steps : m_rule.steps;
    if (!m_answers->isChecked())
        steps.removeIf(isAnswer);
    else if (std::none_of(steps.begin(), steps.end(), isAnswer))
        steps.prepend(m_rule.isBreach ? answers.at(0) : answers.at(1));
    if (!m_escalates->isChecked())
        steps.removeAll(escalation);
    else if (!steps.contains(escalation))
        steps << escalation;
    return steps;
}

void RuleForm::sayChanges()
{
    QStringList names;
    if (m_live) {
        const auto fields = changedFields(*m_live, m_rule);
        for (const RuleField field : fields)
            names << words::of(field);
    }
    if (!m_live)
        m_changes->setText(tr("This rule is new."));
    else if (names.isEmpty())
        m_changes->setText(tr("The same as the rule in force."));
    else
        m_changes->setText(tr("Other than the rule in force: %1.").arg(names.join(QStringLiteral(", "))));
    m_putBack->setVisible(m_live && !names.isEmpty());
}

void RuleForm::showProblems(const QList<DraftProblem>& problems)
{
    m_said = problems;
    QMap<RuleField, QStringList> sentences;
    for (const DraftProblem& problem : problems) {
        const bool isUntouched
            = !m_live && problem.kind == DraftProblem::Kind::Missing && !m_met.contains(problem.field);
        if (problem.rule == m_rule.id && !isUntouched)
            sentences[problem.field] << words::sentenceOn(problem);
    }
    for (auto it = m_problems.cbegin(); it != m_problems.cend(); ++it) {
        const auto said = sentences.value(it.key());
        // One sentence a field: the first is mended first.
        const QString text = said.isEmpty() ? QString() : QStringLiteral("\u26A0 ") + said.first();
        it.value()->setText(text);
        it.value()->setVisible(!text.isEmpty());
        m_fields.value(it.key())->setAccessibleDescription(text);
    }
}

QWidget* RuleForm::firstField() const
{
    return m_live ? static_cast<QWidget*>(m_wording) : m_name;
}

void RuleForm::goTo(const DraftProblem& problem)
{
    // All but a translation's texts are judged in English.
    m_language->setCurrentIndex(0);
    showTexts();
    m_met << problem.field;
    showProblems(QList(m_said));
    auto* field = m_fields.value(problem.field);
    if (problem.field == RuleField::Own) {
        m_own->choose(problem.entry);
        field = m_own->findChild<QLineEdit*>(QStringLiteral("ownMatchEdit"));
    }
    field->setFocus(Qt::OtherFocusReason);
    ensureWidgetVisible(m_problems.value(problem.field));
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/inbox/case_form.h"

#include "base/text.h"
#include "desktop/shell/flow_layout.h"
#include "desktop/shell/theme.h"
#include "desktop/shell/words.h"
#include "desktop/widgets/kept_letters.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace steward {

CaseForm::CaseForm(const QString& name, const QString& confirm, QWidget* parent)
    : QFrame(parent)
    , m_column(new QVBoxLayout(this))
    , m_title(new QLabel(this))
    , m_hint(new QLabel(this))
    , m_confirm(new QPushButton(this))
{
    setObjectName(name);
    setFrameShape(QFrame::StyledPanel);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    auto bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_hint->setObjectName(name + QStringLiteral("Hint"));
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setWordWrap(true);
    m_hint->hide();
    m_confirm->setObjectName(name + QStringLiteral("ConfirmButton"));
    m_confirm->setProperty("primary", true);
    setConfirm(confirm);
    auto* close = new QPushButton(tr("Close"), this);
    close->setObjectName(name + QStringLiteral("CloseButton"));
    close->setAccessibleName(tr("Close form"));
    auto* buttons = new FlowLayout;
    buttons->addWidget(m_confirm);
    buttons->addWidget(close);
    m_column->setContentsMargins(space(3), space(2), space(3), space(3));
    m_column->setSpacing(space(1));
    m_column->addWidget(m_title);
    m_column->addWidget(m_hint);
    m_column->addLayout(buttons);
    new KeptLetters(this);
    connect(m_confirm, &QPushButton::clicked, this, &CaseForm::confirm);
    connect(close, &QPushButton::clicked, this, &CaseForm::closed);
}

void CaseForm::setTitle(const QString& title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void CaseForm::setHint(const QString& hint)
{
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
}

void CaseForm::setConfirm(const QString& text)
{
    m_confirm->setText(text);
    m_confirm->setAccessibleName(text);
}

void CaseForm::addField(const QString& label, QWidget* field)
{
    auto* caption = new QLabel(label, this);
    caption->setTextFormat(Qt::PlainText);
    caption->setBuddy(field);
    field->setAccessibleName(label);
    field->installEventFilter(this);
    m_column->insertWidget(m_column->count() - 2, caption);
    m_column->insertWidget(m_column->count() - 2, field);
    if (!m_first) {
        m_first = field;
        setTabOrder(field, m_confirm);
    }
}

void CaseForm::confirm()
{
    if (const auto wish = command())
        emit confirmed(*wish);
}

bool CaseForm::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool plainText = qobject_cast<QPlainTextEdit*>(watched) != nullptr;
    if (key->key() == Qt::Key_Escape) {
        emit closed();
        return true;
    }
    if (!plainText && key->modifiers() == Qt::NoModifier
        && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)) {
        confirm();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

AssignForm::AssignForm(QWidget* parent)
    : CaseForm(QStringLiteral("assignForm"), tr("Confirm assignment"), parent)
    , m_person(new QComboBox(this))
{
    setTitle(tr("Assign this case"));
    m_person->setObjectName(QStringLiteral("assignPersonCombo"));
    addField(tr("Owner"), m_person);
}

void AssignForm::offer(const QList<Person>& people, std::optional<PersonId> owner)
{
    m_person->clear();
    m_person->addItem(tr("Nobody"), qint64(0));
    for (const auto& person : people) {
        if (person.active && isPermitted(person.roles, Permission::WorkCases))
            m_person->addItem(person.name, person.id.value);
    }
    m_person->setCurrentIndex(qMax(0, m_person->findData(owner ? owner->value : qint64(0))));
}

std::optional<Command> AssignForm::command()
{
    const PersonId person{m_person->currentData().toLongLong()};
    return command::Assign{person.isValid() ? std::optional(person) : std::nullopt};
}

SnoozeForm::SnoozeForm(QWidget* parent)
    : CaseForm(QStringLiteral("snoozeForm"), tr("Confirm snooze"), parent)
    , m_until(new QComboBox(this))
{
    setTitle(tr("Put this case aside"));
    setHint(tr("Clocks go on running while it is put aside."));
    m_until->setObjectName(QStringLiteral("snoozeUntilCombo"));
    addField(tr("Until"), m_until);
}

void SnoozeForm::offer(Instant now, const Calendar& calendar)
{
    const QTimeZone zone(calendar.zone());
    m_until->clear();
    const auto add = [&](const QString& text, Instant until) {
        m_until->addItem(tr("%1 (%2)").arg(text, words::moment(until, now, zone)), toMs(until));
    };
    add(tr("In one hour"), now + std::chrono::hours(1));
    add(tr("In four hours"), now + std::chrono::hours(4));
    const auto morning
        = [&](QDate day) { return fromMs(QDateTime(day, QTime(9, 0), zone).toMSecsSinceEpoch()); };
    auto day = calendar.localDate(now).addDays(1);
    for (int i = 0; i < 14 && !calendar.isWorkingDay(day); ++i)
        day = day.addDays(1);
    add(tr("Next working morning"), morning(day));
    add(tr("In a week"), morning(calendar.localDate(now).addDays(7)));
}

std::optional<Command> SnoozeForm::command()
{
    return command::Snooze{fromMs(m_until->currentData().toLongLong())};
}

ResolveForm::ResolveForm(QWidget* parent)
    : CaseForm(QStringLiteral("resolveForm"), tr("Confirm resolve"), parent)
    , m_topic(new QLineEdit(this))
{
    setTitle(tr("Resolve this case"));
    m_topic->setObjectName(QStringLiteral("topicEdit"));
    m_topic->setPlaceholderText(tr("for example: flu clinics"));
    addField(tr("What it was about (may stay empty)"), m_topic);
}

void ResolveForm::offer(const QString& topic)
{
    m_topic->setText(topic);
}

std::optional<Command> ResolveForm::command()
{
    return command::Resolve{m_topic->text().simplified()};
}

NoteForm::NoteForm(QWidget* parent)
    : CaseForm(QStringLiteral("noteForm"), tr("Save note"), parent)
    , m_note(new QPlainTextEdit(this))
{
    setTitle(tr("Note for colleagues. It never leaves Steward."));
    m_note->setObjectName(QStringLiteral("noteEdit"));
    m_note->setTabChangesFocus(true);
    m_note->setMaximumHeight(fontMetrics().height() * 5);
    addField(tr("Note text"), m_note);
}

void NoteForm::offer()
{
    setHint({});
}

std::optional<Command> NoteForm::command()
{
    const auto text = m_note->toPlainText().trimmed();
    if (text.isEmpty()) {
        setHint(tr("Write the note first."));
        return std::nullopt;
    }
    m_note->clear();
    return command::AddNote{PrivateText{text, {}, {}}};
}

void offerRules(QComboBox& combo, const RuleSet& rules, const QList<RuleId>& found)
{
    combo.clear();
    combo.addItem(CaseForm::tr("Choose a rule"), QString());
    int standard = 0;
    for (const bool suggested : {true, false}) {
        for (const auto& rule : rules.rules()) {
            if (!rule.isBreach || rule.isOff || found.contains(rule.id) != suggested)
                continue;
            combo.addItem(rule.id.value + QLatin1Char(' ') + inLanguage(rule.title), rule.id.value);
            if (suggested && standard == 0)
                standard = combo.count() - 1;
        }
    }
    combo.setCurrentIndex(standard);
}

DecideForm::DecideForm(QWidget* parent)
    : CaseForm(QStringLiteral("decideForm"), {}, parent)
    , m_rule(new QComboBox(this))
    , m_reason(new QLineEdit(this))
{
    m_rule->setObjectName(QStringLiteral("decideRuleCombo"));
    m_rule->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_rule->setMinimumContentsLength(12);
    m_reason->setObjectName(QStringLiteral("decideReasonEdit"));
    addField(tr("Ground rule that it breaks"), m_rule);
    addField(tr("Reason (kept with the decision)"), m_reason);
}

void DecideForm::offer(
    const OfferedAction& action, ItemId item, const RuleSet& rules, const QList<RuleId>& found)
{
    m_action = action;
    m_item = item;
    const auto word = words::of(action.action);
    setTitle(tr("%1 the chosen item").arg(word));
    setHint(words::reversibility(action));
    setConfirm(tr("Confirm: %1").arg(word));
    m_reason->clear();
    offerRules(*m_rule, rules, found);
}

std::optional<Command> DecideForm::command()
{
    const RuleId rule{m_rule->currentData().toString()};
    if (rule.isEmpty()) {
        setHint(tr("Choose the ground rule that the item breaks; without one it stays up."));
        m_rule->setFocus();
        return std::nullopt;
    }
    return command::DecideItem{
        m_item, m_action.action, rule, PrivateText{m_reason->text().simplified(), {}, {}}};
}

} // namespace steward

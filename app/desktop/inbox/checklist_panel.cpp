// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/inbox/checklist_panel.h"

#include "base/text.h"
#include "desktop/shell/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace steward {

namespace {

QLabel* line(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setAccessibleName(text);
    return label;
}

} // namespace

ChecklistPanel::ChecklistPanel(QWidget* parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("checklistPanel"));
    setAccessibleName(tr("Checklist"));
    m_column->setContentsMargins(0, 0, 0, 0);
}

void ChecklistPanel::setChecklist(const QList<ChecklistItem>& checklist)
{
    m_checklist = checklist;
}

void ChecklistPanel::show(ReplyKind kind, const QList<CheckResult>& checks)
{
    m_kind = kind;
    m_checks = checks;
    rebuild();
}

void ChecklistPanel::clear()
{
    m_checks.clear();
    m_signed.clear();
    m_overrides.clear();
    m_shape.clear();
    rebuild();
}

void ChecklistPanel::clearSignatures()
{
    if (m_signed.isEmpty())
        return;
    m_signed.clear();
    const auto boxes = findChildren<QCheckBox*>();
    for (auto* box : boxes) {
        const QSignalBlocker quiet(box);
        box->setChecked(false);
    }
    emit changed();
}

SignOff ChecklistPanel::signOff() const
{
    SignOff signOff;
    const auto human = humanItemsFor(m_checklist, m_kind);
    for (const auto& item : human) {
        if (m_signed.contains(item.value))
            signOff.items << item;
    }
    for (auto it = m_overrides.cbegin(); it != m_overrides.cend(); ++it) {
        if (!it.value().trimmed().isEmpty())
            signOff.overrides.insert(it.key(), it.value().trimmed());
    }
    return signOff;
}

GateVerdict ChecklistPanel::verdict() const
{
    return judge(m_checklist, m_kind, m_checks, signOff());
}

const CheckResult* ChecklistPanel::checkOf(const ChecklistItemId& item) const
{
    const auto found = std::find_if(
        m_checks.cbegin(), m_checks.cend(), [&item](const CheckResult& check) { return check.item == item; });
    return found == m_checks.cend() ? nullptr : &*found;
}

bool ChecklistPanel::mayBeOverridden(const ChecklistItemId& item) const
{
    SignOff trial;
    trial.overrides.insert(item.value, QStringLiteral("trial"));
    return judge(m_checklist, m_kind, m_checks, trial).withState(AnswerBy::Override).contains(item);
}

QStringList ChecklistPanel::openItems() const
{
    QStringList open;
    const auto verdict = this->verdict();
    for (const auto state : {AnswerBy::Blocked, AnswerBy::Open}) {
        const auto items = verdict.withState(state);
        for (const auto& item : items)
            open << item.value;
    }
    return open;
}

QWidget* ChecklistPanel::firstOpen() const
{
    const auto open = openItems();
    for (const auto& item : open) {
        if (auto* widget = findChild<QCheckBox*>(QStringLiteral("sign") + item);
            widget && !widget->isChecked())
            return widget;
        if (auto* widget = findChild<QLineEdit*>(QStringLiteral("override") + item))
            return widget;
    }
    return nullptr;
}

QList<QWidget*> ChecklistPanel::fields() const
{
    auto fields = findChildren<QWidget*>();
    fields.removeIf([](const QWidget* widget) { return !(widget->focusPolicy() & Qt::TabFocus); });
    return fields;
}

void ChecklistPanel::rebuild()
{
    QString shape = toText(m_kind);
    for (const auto& check : std::as_const(m_checks))
        shape += check.item.value + toText(check.outcome) + check.message
            + (check.suggestion ? check.suggestion->text : QString());
    if (shape == m_shape)
        return; // rebuilding would take the focus out of a box that is just being ticked
    m_shape = shape;
    const auto* focused = QApplication::focusWidget();
    const auto focusName = focused && isAncestorOf(focused) ? focused->objectName() : QString();
    delete m_rows;
    m_rows = new QWidget(this);
    auto* column = new QVBoxLayout(m_rows);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space(1));
    m_column->addWidget(m_rows);

    QStringList clear;
    QList<QWidget*> found;
    const auto items = itemsFor(m_checklist, m_kind, m_checks);
    const auto human = humanItemsFor(m_checklist, m_kind);
    for (const auto& item : items) {
        const auto* check = checkOf(item.id);
        if (human.contains(item.id))
            found << humanRow(item, check);
        else if (check && check->outcome != CheckOutcome::Pass)
            found << findingRow(item, *check);
        else if (check)
            clear << item.id.value;
    }
    if (m_checks.isEmpty())
        column->addWidget(line(tr("The machine's checks run as you write."), m_rows));
    else if (!clear.isEmpty())
        column->addWidget(passedRow(clear));
    for (auto* row : std::as_const(found))
        column->addWidget(row);
    m_rows->show();
    emit fieldsChanged();
    if (auto* again = focusName.isEmpty() ? nullptr : findChild<QWidget*>(focusName))
        again->setFocus();
}

QWidget* ChecklistPanel::passedRow(const QStringList& items)
{
    // One line however many they are: what needs nobody must not push out what does.
    auto* row = line(tr("Nothing found: %1").arg(joinWords(items)), m_rows);
    row->setObjectName(QStringLiteral("passedLabel"));
    row->setFont(fontOf(TypeSize::Small, font()));
    row->setAccessibleName(tr("Nothing found by the machine for %1.").arg(joinWords(items)));
    row->setToolTip(row->accessibleName());
    return row;
}

QWidget* ChecklistPanel::humanRow(const ChecklistItem& item, const CheckResult* check)
{
    auto* row = new QWidget(m_rows);
    auto* column = new QVBoxLayout(row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* box = new QCheckBox(item.id.value, row);
    box->setObjectName(QStringLiteral("sign") + item.id.value);
    box->setAccessibleName(tr("%1, for you to sign: %2").arg(item.id.value, item.text));
    box->setChecked(m_signed.contains(item.id.value));
    connect(box, &QCheckBox::toggled, this, [this, id = item.id.value](bool on) {
        on ? void(m_signed.insert(id)) : void(m_signed.remove(id));
        emit changed();
    });
    auto* text = line(item.text, row);
    text->setBuddy(box);
    auto* first = new QHBoxLayout;
    first->setContentsMargins(0, 0, 0, 0);
    first->setSpacing(space(2));
    box->setFixedWidth(codeWidth());
    first->addWidget(box, 0, Qt::AlignTop);
    first->addWidget(text, 1);
    column->addLayout(first);
    if (check && check->outcome != CheckOutcome::Pass)
        column->addWidget(findingRow(item, *check));
    return row;
}

QWidget* ChecklistPanel::findingRow(const ChecklistItem& item, const CheckResult& check)
{
    auto* row = new QWidget(m_rows);
    auto* column = new QVBoxLayout(row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    const bool blocks = check.outcome == CheckOutcome::Block;
    auto* text = line((blocks ? tr("blocked: %1") : tr("look again: %1")).arg(check.message), row);
    text->setObjectName(QStringLiteral("finding") + item.id.value);
    text->setAccessibleName(
        (blocks ? tr("%1 blocked: %2") : tr("%1 look again: %2")).arg(item.id.value, check.message));
    auto* code
        = new QLabel((blocks ? QStringLiteral("\u25A0 ") : QStringLiteral("\u25C6 ")) + item.id.value, row);
    code->setFixedWidth(codeWidth());
    auto shade = text->palette();
    shade.setColor(QPalette::WindowText, blocks ? coloursOf(palette()).grave : coloursOf(palette()).serious);
    text->setPalette(shade);
    code->setPalette(shade);
    auto* first = new QHBoxLayout;
    first->setContentsMargins(0, 0, 0, 0);
    first->setSpacing(space(2));
    first->addWidget(code, 0, Qt::AlignTop);
    first->addWidget(text, 1);
    column->addLayout(first);
    if (check.suggestion)
        column->addWidget(suggestionRow(item, *check.suggestion));
    if (blocks && mayBeOverridden(item.id)) {
        auto* reason = new QLineEdit(m_overrides.value(item.id.value), row);
        reason->setObjectName(QStringLiteral("override") + item.id.value);
        reason->setPlaceholderText(tr("Reason to send it all the same (is logged)"));
        reason->setAccessibleName(tr("Reason to override %1").arg(item.id.value));
        connect(reason, &QLineEdit::textChanged, this, [this, id = item.id.value](const QString& words) {
            m_overrides.insert(id, words);
            emit changed();
        });
        column->addWidget(reason);
    }
    return row;
}

QWidget* ChecklistPanel::suggestionRow(const ChecklistItem& item, const Suggestion& suggestion)
{
    auto* row = new QWidget(m_rows);
    auto* words = line(suggestion.text.isEmpty() ? tr("Instead: nothing, without these words")
                                                 : tr("Instead: \u201c%1\u201d").arg(suggestion.text),
        row);
    words->setObjectName(QStringLiteral("suggestion") + item.id.value);
    auto* use = new QPushButton(suggestion.text.isEmpty() ? tr("Take it out") : tr("Use this"), row);
    use->setObjectName(QStringLiteral("use") + item.id.value);
    use->setAccessibleName(suggestion.text.isEmpty()
            ? tr("Take out what %1 marks").arg(item.id.value)
            : tr("Use for %1: %2").arg(item.id.value, suggestion.text));
    connect(use, &QPushButton::clicked, this, [this, suggestion] { emit suggested(suggestion); });
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(codeWidth() + space(2), 0, 0, 0);
    layout->setSpacing(space(2));
    layout->addWidget(words, 1);
    layout->addWidget(use, 0, Qt::AlignTop);
    return row;
}

/// Codes stand in a column of their own, whatever stands before them.
int ChecklistPanel::codeWidth() const
{
    QCheckBox widest(QStringLiteral("C00"));
    widest.setFont(font());
    return widest.sizeHint().width();
}

} // namespace steward

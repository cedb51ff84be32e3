// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/rules/own_patterns_edit.h"

#include "desktop/rules/rule_words.h"
#include "desktop/shell/flow_layout.h"
#include "desktop/shell/theme.h"
#include "desktop/shell/words.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace steward {

namespace {

constexpr int linesShown = 4;
constexpr QLatin1Char between(';');

QStringList guardsIn(const QString& text)
{
    QStringList guards;
    for (const QString& guard : text.split(between)) {
        if (!guard.trimmed().isEmpty())
            guards << guard.trimmed();
    }
    return guards;
}

} // namespace

OwnPatternsEdit::OwnPatternsEdit(QWidget* parent)
    : QWidget(parent)
    , m_list(new QListWidget)
    , m_kind(new QComboBox)
    , m_match(new QLineEdit)
    , m_tier(new QComboBox)
    , m_unless(new QLineEdit)
    , m_add(new QPushButton(tr("Add words")))
    , m_remove(new QPushButton(tr("Remove entry")))
{
    m_list->setObjectName(QStringLiteral("ownList"));
    m_list->setAccessibleName(tr("Own words and patterns"));
    m_list->setTabKeyNavigation(false);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFixedHeight(linesShown * (fontMetrics().height() + space(2)));
    m_add->setObjectName(QStringLiteral("ownAddButton"));
    m_remove->setObjectName(QStringLiteral("ownRemoveButton"));
    makeFields();

    connect(m_list, &QListWidget::currentRowChanged, this, &OwnPatternsEdit::showChosen);
    connect(m_add, &QPushButton::clicked, this, &OwnPatternsEdit::add);
    connect(m_remove, &QPushButton::clicked, this, &OwnPatternsEdit::removeChosen);
    connect(m_kind, &QComboBox::activated, this, &OwnPatternsEdit::takeFields);
    connect(m_tier, &QComboBox::activated, this, &OwnPatternsEdit::takeFields);
    connect(m_match, &QLineEdit::textEdited, this, &OwnPatternsEdit::takeFields);
    connect(m_unless, &QLineEdit::textEdited, this, &OwnPatternsEdit::takeFields);
    showChosen();
}

void OwnPatternsEdit::makeFields()
{
    m_kind->setObjectName(QStringLiteral("ownKindBox"));
    m_kind->setAccessibleName(tr("Words or pattern"));
    for (const auto kind : {OwnPattern::Kind::Words, OwnPattern::Kind::Pattern})
        m_kind->addItem(words::of(kind), int(kind));
    m_match->setObjectName(QStringLiteral("ownMatchEdit"));
    m_match->setAccessibleName(tr("What to look for"));
    m_tier->setObjectName(QStringLiteral("ownTierBox"));
    m_tier->setAccessibleName(tr("How sure it is"));
    for (const auto tier : {Tier::Certain, Tier::Likely, Tier::Possible})
        m_tier->addItem(words::of(tier), int(tier));
    m_unless->setObjectName(QStringLiteral("ownUnlessEdit"));
    m_unless->setAccessibleName(tr("Not where it is part of"));
    m_unless->setPlaceholderText(tr("for example: finger prick; prick test"));

    auto* buttons = new FlowLayout;
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    auto* fields = new QFormLayout;
    fields->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    fields->setRowWrapPolicy(QFormLayout::WrapLongRows);
    fields->addRow(tr("Kind"), m_kind);
    fields->addRow(tr("Look for"), m_match);
    fields->addRow(tr("How sure"), m_tier);
    fields->addRow(tr("Not in"), m_unless);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(space(1));
    column->addWidget(m_list);
    column->addLayout(buttons);
    column->addLayout(fields);
}

int OwnPatternsEdit::chosen() const
{
    const int row = m_list->currentRow();
    return row < m_entries.size() ? row : -1;
}

void OwnPatternsEdit::show(const QList<OwnPattern>& entries)
{
    if (entries == this->entries())
        return;
    m_entries = entries;
    fill();
}

void OwnPatternsEdit::fill()
{
    const QSignalBlocker quiet(m_list);
    const int row = m_list->currentRow();
    m_list->clear();
    for (const OwnPattern& entry : std::as_const(m_entries))
        m_list->addItem(words::lineOf(entry));
    m_list->setCurrentRow(qBound(0, row, int(m_entries.size()) - 1));
    showChosen();
}

QList<OwnPattern> OwnPatternsEdit::entries() const
{
    QList<OwnPattern> all;
    for (const OwnPattern& entry : m_entries) {
        if (!entry.match.isEmpty())
            all << entry;
    }
    return all;
}

void OwnPatternsEdit::choose(int entry)
{
    for (int i = 0; i < m_entries.size(); ++i) {
        if (!m_entries.at(i).match.isEmpty() && entry-- == 0)
            return m_list->setCurrentRow(i);
    }
}

void OwnPatternsEdit::showChosen()
{
    const int row = chosen();
    const OwnPattern entry = row < 0 ? OwnPattern() : m_entries.at(row);
    for (QWidget* field : std::initializer_list<QWidget*>{m_kind, m_match, m_tier, m_unless, m_remove})
        field->setEnabled(row >= 0);
    m_kind->setCurrentIndex(m_kind->findData(int(entry.kind)));
    m_tier->setCurrentIndex(m_tier->findData(int(entry.tier)));
    m_match->setText(entry.match);
    m_unless->setText(entry.unless.join(QStringLiteral("; ")));
}

void OwnPatternsEdit::takeFields()
{
    const int row = chosen();
    if (row < 0)
        return;
    const OwnPattern entry{OwnPattern::Kind(m_kind->currentData().toInt()), m_match->text(),
        guardsIn(m_unless->text()), Tier(m_tier->currentData().toInt())};
    const bool moves = entry.kind != m_entries.at(row).kind;
    m_entries[row] = entry;
    if (moves)
        moveToItsKind(row);
    else
        m_list->item(row)->setText(words::lineOf(entry));
    emit edited();
}

void OwnPatternsEdit::moveToItsKind(int row)
{
    const auto entry = m_entries.takeAt(row);
    const auto firstPattern = std::find_if(m_entries.begin(), m_entries.end(),
        [](const OwnPattern& one) { return one.kind == OwnPattern::Kind::Pattern; });
    const auto place = entry.kind == OwnPattern::Kind::Words ? firstPattern : m_entries.end();
    const int now = int(place - m_entries.begin());
    m_entries.insert(place, entry);
    fill();
    m_list->setCurrentRow(now);
}

void OwnPatternsEdit::add()
{
    m_entries << OwnPattern();
    moveToItsKind(int(m_entries.size()) - 1);
    m_match->setFocus();
}

void OwnPatternsEdit::removeChosen()
{
    const int row = chosen();
    if (row < 0)
        return;
    m_entries.removeAt(row);
    fill();
    (m_entries.isEmpty() ? static_cast<QWidget*>(m_add) : m_list)->setFocus();
    emit edited();
}

} // namespace steward

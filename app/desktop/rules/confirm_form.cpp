// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/rules/confirm_form.h"

#include "desktop/shell/flow_layout.h"
#include "desktop/shell/theme.h"
#include "desktop/widgets/left_by_escape.h"
#include "desktop/widgets/wrapped_label.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace steward {

namespace {

constexpr int longestVersion = 40;
constexpr int longestNote = 500;

} // namespace

ConfirmForm::ConfirmForm(const QString& name, QWidget* parent)
    : QFrame(parent)
    , m_rows(new QFormLayout(this))
    , m_title(wrappedLabel(name + QStringLiteral("TitleLabel")))
    , m_effect(wrappedLabel(name + QStringLiteral("EffectLabel")))
    , m_trouble(wrappedLabel(name + QStringLiteral("TroubleLabel")))
    , m_version(new QLineEdit)
    , m_note(new QLineEdit)
    , m_confirm(new QPushButton)
{
    setObjectName(QStringLiteral("card"));
    m_title->setFont(fontOf(TypeSize::Title, font()));
    m_version->setObjectName(name + QStringLiteral("VersionEdit"));
    m_version->setAccessibleName(tr("Version"));
    m_version->setMaxLength(longestVersion);
    m_note->setObjectName(name + QStringLiteral("NoteEdit"));
    m_note->setAccessibleName(tr("What changes, for colleagues"));
    m_note->setPlaceholderText(tr("What changes and why, for colleagues"));
    m_note->setMaxLength(longestNote);
    m_confirm->setObjectName(name + QStringLiteral("ConfirmButton"));
    m_confirm->setProperty("primary", true);
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(name + QStringLiteral("CancelButton"));
    auto* buttons = new FlowLayout;
    buttons->addWidget(m_confirm);
    buttons->addWidget(cancel);
    m_rows->setContentsMargins(space(4), space(3), space(4), space(4));
    m_rows->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_rows->addRow(m_title);
    m_rows->addRow(m_effect);
    m_rows->addRow(tr("Version"), m_version);
    m_rows->addRow(tr("Note"), m_note);
    m_rows->addRow(m_trouble);
    m_rows->addRow(buttons);
    connect(m_confirm, &QPushButton::clicked, this, &ConfirmForm::confirm);
    connect(m_note, &QLineEdit::returnPressed, this, &ConfirmForm::confirm);
    connect(cancel, &QPushButton::clicked, this, &ConfirmForm::closed);
    leftByEscape(this, [this] { emit closed(); });
    hide();
}

void ConfirmForm::open(const QString& title, const QString& effect, const QString& deed, bool publishes)
{
    m_title->setText(title);
    m_effect->setText(effect);
    m_confirm->setText(deed);
    m_trouble->hide();
    for (QLineEdit* field : {m_version, m_note}) {
        m_rows->labelForField(field)->setVisible(publishes);
        field->setVisible(publishes);
    }
    setBusy(false);
    setAccessibleName(title);
    show();
    (publishes ? static_cast<QWidget*>(m_note) : m_confirm)->setFocus();
}

void ConfirmForm::askForPublication(
    const QString& title, const QString& effect, const QString& version, const QString& note)
{
    m_version->setText(version);
    m_note->setText(note);
    open(title, effect, tr("Publish"), true);
}

void ConfirmForm::ask(const QString& title, const QString& effect, const QString& deed)
{
    m_version->clear();
    m_note->clear();
    open(title, effect, deed, false);
}

void ConfirmForm::sayTrouble(const QString& sentence)
{
    setBusy(false);
    m_trouble->setText(QStringLiteral("\u26A0 ") + sentence);
    m_trouble->show();
    m_confirm->setFocus();
}

void ConfirmForm::setBusy(bool busy)
{
    m_busy = busy; // the button keeps the focus meanwhile
}

void ConfirmForm::confirm()
{
    if (!m_busy)
        emit confirmed(m_version->text().trimmed(), m_note->text().trimmed());
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shell/empty_state.h"

#include "desktop/shell/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace steward {

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent)
    , m_sentence(new QLabel(this))
    , m_button(new QPushButton(this))
{
    setObjectName(QStringLiteral("emptyState"));
    m_sentence->setObjectName(QStringLiteral("emptyStateLabel"));
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_button->setObjectName(QStringLiteral("emptyStateButton"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space(6), space(6), space(6), space(6));
    column->setSpacing(space(4));
    column->addStretch(2);
    column->addWidget(m_sentence);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch(3);
    m_button->hide();
    connect(m_button, &QPushButton::clicked, this, [this] {
        // What is done may say something else here, and be let go of for it.
        if (const auto action = m_action)
            action();
    });
}

void EmptyState::say(const QString& sentence, const QString& button, std::function<void()> action)
{
    m_sentence->setText(sentence);
    m_sentence->setAccessibleName(sentence);
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    setAccessibleName(sentence);
    setFocusPolicy(button.isEmpty() ? Qt::StrongFocus : Qt::NoFocus);
    m_action = std::move(action);
}

QWidget* EmptyState::firstFocus()
{
    return m_button->isHidden() ? static_cast<QWidget*>(this) : m_button;
}

QString EmptyState::sentence() const
{
    return m_sentence->text();
}

} // namespace steward

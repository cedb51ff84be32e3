// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shell/status_line.h"

#include "base/text.h"
#include "desktop/shell/notice_bar.h"
#include "desktop/shell/theme.h"
#include "desktop/shell/words.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace steward {

StatusLine::StatusLine(DeskContext& context, NoticeBar* notices, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_collection(new QLabel(this))
    , m_mend(new QPushButton(tr("Mend"), this))
    , m_person(new QLabel(this))
{
    setObjectName(QStringLiteral("statusLine"));
    setAccessibleName(tr("Status"));
    m_collection->setObjectName(QStringLiteral("quiet"));
    m_collection->setTextFormat(Qt::PlainText);
    m_collection->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_person->setObjectName(QStringLiteral("quiet"));
    m_person->setTextFormat(Qt::PlainText);
    m_mend->setObjectName(QStringLiteral("mendButton"));
    m_mend->setAccessibleName(tr("Mend accounts"));
    m_mend->setProperty("flat", true);
    auto policy = m_mend->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_mend->setSizePolicy(policy);
    m_collection->setIndent(space(4));
    auto* row = new QGridLayout(this);
    row->setContentsMargins({});
    row->setColumnMinimumWidth(3, space(3)); // the end of the line, whichever side that is
    row->addWidget(m_collection, 0, 0);
    row->addWidget(notices, 0, 0);
    row->addWidget(m_mend, 0, 1);
    row->addWidget(m_person, 0, 2);
    row->setColumnStretch(0, 1);
    connect(notices, &NoticeBar::stands, m_collection, &QLabel::setHidden);
    connect(m_mend, &QPushButton::clicked, this, [this] { m_context.openPage(QStringLiteral("accounts")); });
    connect(&m_context.collection(), &CollectionWatch::changed, this, &StatusLine::say);
    connect(&m_context, &DeskContext::personChanged, this, &StatusLine::say);
    say();
}

void StatusLine::say()
{
    const auto sentence = m_context.collection().statusSentence();
    m_collection->setText(sentence);
    m_collection->setToolTip(sentence);
    m_mend->setVisible(m_context.collection().needsMending());
    QStringList roles;
    for (const auto role : {Role::Moderator, Role::Supervisor, Role::Auditor, Role::Administrator}) {
        if (m_context.person().roles.contains(role))
            roles << words::of(role);
    }
    m_person->setText(tr("%1 (%2)").arg(isolated(m_context.person().name), joinWords(roles)));
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/page_table.h"

#include "desktop/inbox/triage_page.h"

#include <QCoreApplication>

namespace steward {

namespace {

template <typename T> std::function<Page*(const PageFacts&, DeskContext&)> makes()
{
    return [](const PageFacts& facts, DeskContext& context) -> Page* { return new T(facts, context); };
}

QString title(const char* text)
{
    return QCoreApplication::translate("steward::Pages", text);
}

const QSet<Role> desk{Role::Moderator, Role::Supervisor};

} // namespace

QList<PageRow> pageTable()
{
    return {
        {{QStringLiteral("inbox"), title(QT_TRANSLATE_NOOP("steward::Pages", "Inbox")),
             QStringLiteral("inbox"), desk, QStringLiteral("inbox")},
            makes<TriagePage>(), [](const InboxCounts& counts) { return counts.all; }},
    };
}

} // namespace steward

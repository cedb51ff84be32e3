// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/page_table.h"

#include "desktop/accounts/accounts_page.h"
#include "desktop/escalations/escalations_page.h"
#include "desktop/help/help_page.h"
#include "desktop/inbox/triage_page.h"
#include "desktop/log/log_page.h"
#include "desktop/outbox/outbox_page.h"
#include "desktop/people/people_page.h"
#include "desktop/preferences/preferences_page.h"
#include "desktop/rules/rules_page.h"

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
    using Counts = const InboxCounts&;
    const auto row = [](const char* id, const char* words, const QSet<Role>& roles) {
        const QString name = QString::fromLatin1(id);
        return PageFacts{name, title(words), name, roles, name};
    };
    return {
        {row("inbox", QT_TRANSLATE_NOOP("steward::Pages", "Inbox"), desk), makes<TriagePage>(),
            [](Counts counts) { return counts.all; }},
        {row("outbox", QT_TRANSLATE_NOOP("steward::Pages", "Outbox"), desk), makes<OutboxPage>(),
            [](Counts counts) { return counts.waitingReplies; }},
        {row("escalations", QT_TRANSLATE_NOOP("steward::Pages", "Escalations"), {Role::Supervisor}),
            makes<EscalationsPage>(), [](Counts counts) { return counts.openEscalations; }},
        {row("rules", QT_TRANSLATE_NOOP("steward::Pages", "Ground rules"), {}), makes<RulesPage>(), {}},
        {row("log", QT_TRANSLATE_NOOP("steward::Pages", "Moderation log"), {Role::Auditor}), makes<LogPage>(),
            {}},
        {row("accounts", QT_TRANSLATE_NOOP("steward::Pages", "Accounts"), {}), makes<AccountsPage>(), {}},
        {row("people", QT_TRANSLATE_NOOP("steward::Pages", "People"), {}), makes<PeoplePage>(), {}},
        {row("preferences", QT_TRANSLATE_NOOP("steward::Pages", "Preferences"), {}), makes<PreferencesPage>(),
            {}},
        {row("help", QT_TRANSLATE_NOOP("steward::Pages", "Help"), {}), makes<HelpPage>(), {}},
    };
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What stories of intake ask a workspace: an item by its platform's id, a case, and whether the tables are
// the fold of the log.
#pragma once

#include "log/event_codec.h"
#include "storage/account_store.h"
#include "storage/case_store.h"
#include "storage/item_store.h"
#include "storage/log_store.h"
#include "support/open_workspace.h"

namespace steward::test {

/// What makes a case a crisis, and what is nobody's business.
inline const QString crisisText = QStringLiteral(
    "I've got the tablets here and nobody at the crisis team answers. I can't do this any more");
inline const QString personalText = QStringLiteral("My mum Jean, NHS no 999 000 0018, is still on a trolley");

struct Known {
    ItemId item;
    CaseId subject;
    Visibility visibility;
    int revision;
    QString text;
};

inline Known known(
    OpenWorkspace& office, const QString& id, const QString& account = QStringLiteral("northbridge-ccg"))
{
    return office.read([=](Session& session) -> Result<Known> {
        const auto on = AccountStore(session).named(account);
        if (!on)
            return on.error();
        const auto found = ItemStore(session).known(on->first().id, id);
        if (!found)
            return found.error();
        if (!*found)
            return Error{ErrorCode::NotFound, QStringLiteral("no such item"), id};
        const auto& item = **found;
        return Known{item.id, item.subject, item.visibility, item.revision, item.text};
    });
}

inline Case stored(OpenWorkspace& office, CaseId id)
{
    return office.read([id](Session& session) { return CaseStore(session).load(id); });
}

/// Every case that the log tells of, folded from nothing.
inline QHash<CaseId, Case> replayed(OpenWorkspace& office)
{
    return office.read([](Session& session) -> Result<QHash<CaseId, Case>> {
        QHash<CaseId, Case> cases;
        std::optional<Error> failure;
        const auto done = LogStore(session).each(1, 0, [&](const LogRecord& record) {
            const auto entry = parseEntry(record.entry);
            const auto event
                = entry ? eventFromJson(entry->event, entry->data) : Result<Event>(entry.error());
            if (!event) {
                failure = event.error();
                return false;
            }
            if (record.subject) {
                auto& subject = cases[*record.subject];
                subject = evolve(std::move(subject), *event, entry->at);
                subject.id = *record.subject;
            }
            return true;
        });
        if (failure)
            return *failure;
        return done ? Result<QHash<CaseId, Case>>(cases) : Result<QHash<CaseId, Case>>(done.error());
    });
}

inline QList<CaseId> allCases(OpenWorkspace& office)
{
    return office.read([](Session& session) { return CaseStore(session).page({}, 100'000); });
}

/// The projections are the fold of the log.
inline void compareWithReplay(OpenWorkspace& office)
{
    const auto folded = replayed(office);
    const auto ids = allCases(office);
    QCOMPARE(folded.size(), ids.size());
    for (const auto id : ids) {
        const auto now = stored(office, id);
        if (folded.value(id) == now)
            continue;
        const auto& then = folded.value(id);
        QCOMPARE(then.version, now.version);
        QCOMPARE(then.state, now.state);
        QCOMPARE(then.inboundCount, now.inboundCount);
        QCOMPARE(then.lastInboundAt, now.lastInboundAt);
        QCOMPARE(then.items.size(), now.items.size());
        for (qsizetype i = 0; i < now.items.size(); ++i) {
            QCOMPARE(then.items[i].id, now.items[i].id);
            QCOMPARE(then.items[i].revision, now.items[i].revision);
            QCOMPARE(then.items[i].changedAtVersion, now.items[i].changedAtVersion);
            QVERIFY(then.items[i] == now.items[i]);
        }
        QVERIFY(then.clocks == now.clocks);
        QVERIFY2(then == now, qPrintable(QStringLiteral("case %1 differs from its log").arg(id.value)));
    }
}

} // namespace steward::test

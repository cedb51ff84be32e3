// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A workspace whose accounts are played: what their platforms do, page by page, without a network.
#pragma once

#include "services/accounts.h"
#include "services/collector.h"
#include "services/connection.h"
#include "storage/log_store.h"
#include "support/open_workspace.h"

#include <QCoro/QCoroFuture>

namespace steward::test {

/// What a platform does, page by page, without a network.
struct Script {
    std::function<QCoro::Task<Result<Collected>>(Cursor)> collect;
    int calls = 0;
    QList<Cursor> cursors;
};

inline QCoro::Task<Result<Collected>> atOnce(Result<Collected> page)
{
    co_return page;
}
/// Its frame is never freed: .ci/leaks-of-libraries knows it by its name.
inline QCoro::Task<Result<Collected>> hangsForEver()
{
    QPromise<Result<Collected>> promise;
    promise.start();
    auto future = promise.future();
    co_return co_await future;
}

inline IncomingItem item(const QString& id)
{
    auto item = line(id).on(QStringLiteral("wordpress"), QStringLiteral("any")).item();
    item.root = QStringLiteral("p-1");
    item.parent = QStringLiteral("p-1");
    return item;
}

inline Collected page(const QStringList& ids, int number, bool more)
{
    Collected page;
    for (const auto& id : ids)
        page.items << item(id);
    page.next = Cursor{QStringLiteral("script/1"), {{QStringLiteral("page"), number}}};
    page.more = more;
    return page;
}

class ScriptConnector final : public Connector {
public:
    explicit ScriptConnector(std::shared_ptr<Script> script)
        : m_script(std::move(script))
    {
    }
    Capabilities capabilities() const override { return {}; }
    QCoro::Task<Result<QString>> test() override { co_return QString(); }
    QCoro::Task<Result<Collected>> collect(Cursor cursor) override
    {
        ++m_script->calls;
        m_script->cursors << cursor;
        return m_script->collect(cursor);
    }
    QCoro::Task<Result<QString>> reply(OutgoingReply) override { co_return QString(); }
    QCoro::Task<Result<QString>> findReply(OutgoingReply) override { co_return QString(); }
    QCoro::Task<Result<RemoteItem>> enforce(QString, Action) override { co_return RemoteItem(); }
    QCoro::Task<Result<RemoteItem>> read(QString) override { co_return RemoteItem(); }
    QCoro::Task<Result<void>> retract(QString) override { co_return Result<void>(); }

private:
    std::shared_ptr<Script> m_script;
};

/// Accounts of the platform "wordpress" play a script by their name; feeds are real.
class ScriptRegistry final : public ConnectorRegistry {
public:
    QHash<QString, std::shared_ptr<Script>> scripts;
    std::unique_ptr<Connector> make(
        const QString& platform, const AccountAccess& access, const ConnectorTools& tools) const override
    {
        if (const auto script = scripts.value(access.name))
            return std::make_unique<ScriptConnector>(script);
        return ConnectorRegistry::make(platform, access, tools);
    }
};

/// A workspace whose accounts are played.
struct Office {
    explicit Office(int engine = int(DatabaseAddress::Engine::Sqlite))
        : place(DatabaseAddress::Engine(engine))
        , workspace(expected(Workspace::create(place.address(), {}, {clock, secrets, registry})))
    {
    }
    std::shared_ptr<Script> play(
        const QString& name, std::function<QCoro::Task<Result<Collected>>(Cursor)> collect)
    {
        auto script = std::make_shared<Script>();
        script->collect = std::move(collect);
        registry.scripts.insert(name, script);
        expected(Accounts(*workspace)
                     .add(me(),
                         {QStringLiteral("wordpress"), name, QStringLiteral("https://n.example/"),
                             QStringLiteral("sam"), "secret"}));
        return script;
    }
    Actor me() { return People::actorFor(expected(People(*workspace).find({}))); }
    QHash<QString, CollectedAccount> collect(const QString& name = {})
    {
        QHash<QString, CollectedAccount> byName;
        for (const auto& outcome : expected(Collector(*workspace).collectOnce(name)))
            byName.insert(outcome.name, outcome);
        return byName;
    }
    AccountRow row(const QString& name)
    {
        for (const auto& row : expected(Accounts(*workspace).list())) {
            if (row.name == name)
                return row;
        }
        return {};
    }
    QList<QJsonObject> runsInLog()
    {
        return expected(workspace->database().read<QList<QJsonObject>>(
            [](Session& session) -> Result<QList<QJsonObject>> {
                QList<QJsonObject> runs;
                const auto done = LogStore(session).each(1, 0, [&](const LogRecord& record) {
                    const auto entry = QJsonDocument::fromJson(record.entry).object();
                    if (record.entry.contains("collection-ran"))
                        runs << entry;
                    return true;
                });
                return done ? Result<QList<QJsonObject>>(runs) : Result<QList<QJsonObject>>(done.error());
            }));
    }

    FakeClock clock;
    MemorySecretStore secrets;
    ScriptRegistry registry;
    FreshDatabase place;
    std::unique_ptr<Workspace> workspace;
};

inline Error failure(ErrorCode code, const QString& detail = {})
{
    return {code, QStringLiteral("The platform had a bad day: try again later."), detail};
}

} // namespace steward::test

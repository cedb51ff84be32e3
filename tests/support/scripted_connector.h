// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A platform in memory (or in a file, where it must outlive the process), a connector that talks to it by
// script, and an office around them.
#pragma once

#include "services/desk.h"
#include "services/inbox.h"
#include "services/intake.h"
#include "services/outbox.h"
#include "services/people.h"
#include "storage/account_store.h"
#include "support/open_workspace.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

namespace steward::test {

struct PostedReply {
    QString key;
    QString text;
    QString inReplyTo;
};

/// What the public sees. With a file it survives kill -9, as a platform does.
class FakePlatform {
public:
    explicit FakePlatform(QString file = {})
        : m_file(std::move(file))
    {
        load();
    }

    QString post(const OutgoingReply& reply)
    {
        m_replies << PostedReply{reply.key, reply.text, reply.inReplyTo};
        save();
        return idOf(m_replies.size() - 1);
    }
    QString find(const OutgoingReply& reply) const
    {
        for (qsizetype i = 0; i < m_replies.size(); ++i) {
            if (m_replies[i].key == reply.key)
                return idOf(i);
        }
        return {};
    }
    const QList<PostedReply>& replies() const { return m_replies; }

    QHash<QString, RemoteItem> items; ///< what read() says; absent: exists, no text
    QList<QPair<QString, Action>> enforced;
    QStringList retracted;
    QStringList asked; ///< every call, in order
    QHash<QString, QList<Error>> script; ///< call -> errors for its next times
    QHash<QString, QList<Error>>
        scriptAfter; ///< the same, but the platform has done it before the answer is lost
    std::function<void(const QString& step)>
        onStep; ///< "reply", "reply-done", "find", "read", "enforce", "enforce-done"

private:
    static QString idOf(qsizetype index) { return QStringLiteral("r-%1").arg(index + 1); }
    void load()
    {
        QFile file(m_file);
        if (m_file.isEmpty() || !file.open(QIODevice::ReadOnly))
            return;
        const auto array = QJsonDocument::fromJson(file.readAll()).array();
        for (const auto& value : array)
            m_replies << PostedReply{value[QStringLiteral("key")].toString(),
                value[QStringLiteral("text")].toString(), value[QStringLiteral("to")].toString()};
    }
    void save()
    {
        if (m_file.isEmpty())
            return;
        QJsonArray array;
        for (const auto& reply : m_replies)
            array.append(QJsonObject{{QStringLiteral("key"), reply.key}, {QStringLiteral("text"), reply.text},
                {QStringLiteral("to"), reply.inReplyTo}});
        QFile file(m_file);
        if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(array).toJson()) < 0)
            qFatal("the fake platform cannot be written");
    }

    QString m_file;
    QList<PostedReply> m_replies;
};

class ScriptedConnector final : public Connector {
public:
    ScriptedConnector(FakePlatform& platform, QString id)
        : m_platform(platform)
        , m_id(std::move(id))
    {
    }

    Capabilities capabilities() const override { return platformOf(m_id).capabilities; }
    QCoro::Task<Result<QString>> test() override { co_return QStringLiteral("A scripted platform."); }
    QCoro::Task<Result<Collected>> collect(Cursor) override { co_return Collected{}; }

    QCoro::Task<Result<QString>> reply(OutgoingReply reply) override
    {
        step("reply");
        if (const auto error = next(m_platform.script, "reply"))
            co_return *error;
        const QString id = m_platform.post(reply);
        step("reply-done");
        if (const auto error = next(m_platform.scriptAfter, "reply"))
            co_return *error;
        co_return id;
    }
    QCoro::Task<Result<QString>> findReply(OutgoingReply reply) override
    {
        step("find");
        if (const auto error = next(m_platform.script, "find"))
            co_return *error;
        co_return m_platform.find(reply);
    }
    QCoro::Task<Result<RemoteItem>> enforce(QString item, Action action) override
    {
        step("enforce");
        if (const auto error = next(m_platform.script, "enforce"))
            co_return *error;
        m_platform.enforced << qMakePair(item, action);
        step("enforce-done");
        if (const auto error = next(m_platform.scriptAfter, "enforce"))
            co_return *error;
        RemoteItem shown;
        shown.id = item;
        shown.visibility = visibilityAfter(action, Visibility::Approved);
        co_return shown;
    }
    QCoro::Task<Result<RemoteItem>> read(QString item) override
    {
        step("read");
        if (const auto error = next(m_platform.script, "read"))
            co_return *error;
        co_return m_platform.items.value(item);
    }
    QCoro::Task<Result<void>> retract(QString reply) override
    {
        step("retract");
        if (const auto error = next(m_platform.script, "retract"))
            co_return *error;
        m_platform.retracted << reply;
        co_return Result<void>();
    }

private:
    void step(const char* name)
    {
        m_platform.asked << QString::fromLatin1(name);
        if (m_platform.onStep)
            m_platform.onStep(QString::fromLatin1(name));
    }
    static std::optional<Error> next(QHash<QString, QList<Error>>& script, const char* call)
    {
        auto& errors = script[QString::fromLatin1(call)];
        return errors.isEmpty() ? std::nullopt : std::optional(errors.takeFirst());
    }

    FakePlatform& m_platform;
    QString m_id;
};

class ScriptedRegistry final : public ConnectorRegistry {
public:
    explicit ScriptedRegistry(FakePlatform& platform)
        : m_platform(platform)
    {
    }
    std::unique_ptr<Connector> make(
        const QString& platform, const AccountAccess&, const ConnectorTools&) const override
    {
        return std::make_unique<ScriptedConnector>(m_platform, platform);
    }
    bool supports(const QString& platform) const override { return platform != QStringLiteral("manual"); }
    SignInGuide guide(const QString&) const override { return {}; }

private:
    FakePlatform& m_platform;
};

/// A workspace at `file` whose accounts reach the fake platform.
class SendingOffice {
public:
    explicit SendingOffice(FakePlatform& platform, const QString& file = {})
        : m_connectors(platform)
    {
        m_address.location = file.isEmpty() ? m_folder.filePath(QStringLiteral("w.steward")) : file;
        if (QFile::exists(m_address.location))
            m_workspace = expected(Workspace::open(m_address, surroundings()));
        else
            m_workspace = expected(Workspace::create(m_address, {}, surroundings()));
    }

    Workspace& workspace() { return *m_workspace; }
    FakeClock& clock() { return m_clock; }
    Actor me() { return People::actorFor(expected(People(*m_workspace).find({}))); }
    Actor somebody(const QString& name, Role role)
    {
        return People::actorFor(expected(People(*m_workspace).add(me(), name, {role})));
    }

    void import(const QList<Line>& lines)
    {
        QByteArray bytes;
        for (const auto& one : lines)
            bytes += one.bytes();
        auto buffer = std::make_shared<QBuffer>();
        buffer->setData(bytes);
        buffer->open(QIODevice::ReadOnly);
        const auto report = expected(Intake(*m_workspace).importLines(me(), buffer));
        if (report.rejectedCount > 0)
            qFatal("the test's own lines are bad");
    }
    /// Accounts that an import made are unconnected until somebody connects them.
    void connectAccounts(const QString& state = QStringLiteral("live"))
    {
        expected(m_workspace->database().write<void>([state](Session& session) -> Result<void> {
            AccountStore accounts(session);
            const auto all = accounts.all();
            if (!all)
                return all.error();
            for (const auto& account : *all) {
                if (const auto done = accounts.setState(account.id, state, {}); !done)
                    return done;
            }
            return {};
        }));
    }
    CaseId firstCase() { return expected(Inbox(*m_workspace).page({})).rows.first().id; }
    Case stored(CaseId id) { return expected(Inbox(*m_workspace).thread(id)).subject; }
    QStringList log(CaseId id)
    {
        QStringList events;
        for (const auto& line : expected(Inbox(*m_workspace).thread(id)).history)
            events << line.event;
        return events;
    }

    Result<Done> tryReply(const Actor& actor, CaseId id, const QString& text,
        std::chrono::seconds hold = std::chrono::seconds(0))
    {
        SignOff all;
        all.inBulk = true;
        return wait(
            Desk(*m_workspace).reply(actor, id, text, Audience::Public, ReplyKind::G, {}, all, hold, {}));
    }
    Done reply(CaseId id, const QString& text, std::chrono::seconds hold = std::chrono::seconds(0))
    {
        return expected(tryReply(me(), id, text, hold));
    }
    Result<Done> tryTo(const Actor& actor, CaseId id, const Command& command, std::optional<qint64> seen = {})
    {
        return wait(Desk(*m_workspace).perform(actor, Intent{id, command, seen}));
    }
    Done perform(CaseId id, const Command& command) { return expected(tryTo(me(), id, command)); }
    FlushReport flush() { return expected(Outbox(*m_workspace).flush()); }
    QList<OutboxRow> outbox() { return expected(Outbox(*m_workspace).list()); }

private:
    Surroundings surroundings() { return {m_clock, m_secrets, m_connectors}; }

    QTemporaryDir m_folder;
    DatabaseAddress m_address;
    FakeClock m_clock;
    MemorySecretStore m_secrets;
    ScriptedRegistry m_connectors;
    std::unique_ptr<Workspace> m_workspace;
};

} // namespace steward::test

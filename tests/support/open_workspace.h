// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A created and opened workspace with everything around it, and short ways to put lines into it.
//   void takes_data() { test::addEngines(); }
//   void takes() { test::OpenWorkspace office; office.import({line("c-1").saying("Thank you")}); ... }
#pragma once

#include "services/desk.h"
#include "services/inbox.h"
#include "services/intake.h"
#include "services/people.h"
#include "support/fake_clock.h"
#include "support/memory_secret_store.h"
#include "support/wait.h"
#include "support/workspace_databases.h"

#include <QBuffer>
#include <QJsonDocument>
#include <QJsonObject>

namespace steward::test {

/// The value, or the end of the test program with the sentence of the Error.
template <typename T> T expected(Result<T> result)
{
    if (!result)
        qFatal("%s (%s)", qPrintable(result.error().message), qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}
template <typename T> T expected(QFuture<Result<T>> future)
{
    return expected(wait(std::move(future)));
}

/// One line of an import: line("c-2").under("c-1").by("jo").saying("...").
class Line {
public:
    explicit Line(const QString& id)
    {
        m_object = {{QStringLiteral("platform"), QStringLiteral("facebook")},
            {QStringLiteral("account"), QStringLiteral("northbridge-ccg")}, {QStringLiteral("id"), id},
            {QStringLiteral("author"), author(QStringLiteral("u-1"))},
            {QStringLiteral("text"), QStringLiteral("When do you open?")},
            {QStringLiteral("created"), QStringLiteral("2026-11-18T10:00:00Z")}};
    }
    Line& under(const QString& parent, const QString& root = QStringLiteral("p-77"))
    {
        return with(QStringLiteral("parent"), parent).with(QStringLiteral("root"), root);
    }
    Line& underPost(const QString& post = QStringLiteral("p-77")) { return under(post, post); }
    Line& by(const QString& id) { return with(QStringLiteral("author"), author(id)); }
    Line& saying(const QString& text) { return with(QStringLiteral("text"), text); }
    Line& at(const QString& created) { return with(QStringLiteral("created"), created); }
    Line& outbound() { return with(QStringLiteral("direction"), QStringLiteral("outbound")); }
    Line& of(const QString& kind) { return with(QStringLiteral("kind"), kind); }
    Line& showing(const QString& visibility) { return with(QStringLiteral("visibility"), visibility); }
    Line& on(const QString& platform, const QString& account)
    {
        return with(QStringLiteral("platform"), platform).with(QStringLiteral("account"), account);
    }
    Line& with(const QString& key, const QJsonValue& value)
    {
        m_object.insert(key, value);
        return *this;
    }
    QByteArray bytes() const { return QJsonDocument(m_object).toJson(QJsonDocument::Compact) + '\n'; }
    IncomingItem item() const { return expected(parseItemLine(bytes())); }

private:
    static QJsonObject author(const QString& id)
    {
        return {{QStringLiteral("id"), id}, {QStringLiteral("handle"), QString(QStringLiteral("@") + id)},
            {QStringLiteral("name"), QString(QStringLiteral("Name of ") + id)}};
    }
    QJsonObject m_object;
};

inline Line line(const QString& id)
{
    return Line(id);
}

class OpenWorkspace {
public:
    /// On the engine of this data row, or on `engine`.
    explicit OpenWorkspace(const OrganisationProfile& profile = {})
        : OpenWorkspace(freshDatabase(), profile)
    {
    }
    explicit OpenWorkspace(DatabaseAddress::Engine engine, const OrganisationProfile& profile = {})
        : OpenWorkspace(std::make_unique<FreshDatabase>(engine), profile)
    {
    }

    Workspace& workspace() { return *m_workspace; }
    FakeClock& clock() { return m_clock; }
    MemorySecretStore& secrets() { return m_secrets; }
    const DatabaseAddress& address() const { return m_place->address(); }
    Database& database() { return m_workspace->database(); }
    Surroundings surroundings() { return {m_clock, m_secrets, m_connectors}; }
    /// The one person there is at first, with all roles.
    Actor me() { return People::actorFor(expected(People(*m_workspace).find({}))); }
    void reopen()
    {
        m_workspace.reset();
        m_workspace = expected(Workspace::open(address(), surroundings()));
    }

    IntakeReport importBytes(const QByteArray& bytes)
    {
        auto buffer = std::make_shared<QBuffer>();
        buffer->setData(bytes);
        buffer->open(QIODevice::ReadOnly);
        return expected(Intake(*m_workspace).importLines(me(), buffer));
    }
    IntakeReport import(const QList<Line>& lines)
    {
        QByteArray bytes;
        for (const auto& one : lines)
            bytes += one.bytes();
        return importBytes(bytes);
    }
    QList<InboxRow> inbox(InboxQuery query = {}) { return expected(Inbox(*m_workspace).page(query)).rows; }
    ThreadView thread(CaseId id) { return expected(Inbox(*m_workspace).thread(id)); }

    template <typename Job> auto read(Job job)
    {
        using Outcome = typename std::decay_t<decltype(job(std::declval<Session&>()))>;
        return expected(database().read<std::decay_t<decltype(*std::declval<Outcome>())>>(job));
    }
    qint64 logSize() { return expected(m_workspace->summary()).logSize; }

private:
    OpenWorkspace(std::unique_ptr<FreshDatabase> place, const OrganisationProfile& profile)
        : m_place(std::move(place))
        , m_workspace(expected(Workspace::create(m_place->address(), profile, surroundings())))
    {
    }

    FakeClock m_clock;
    MemorySecretStore m_secrets;
    ConnectorRegistry m_connectors;
    std::unique_ptr<FreshDatabase> m_place;
    std::unique_ptr<Workspace> m_workspace;
};

} // namespace steward::test

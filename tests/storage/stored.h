// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Short ways to write, read and fill a workspace in stories.
#pragma once

#include "storage/account_store.h"
#include "storage/author_store.h"
#include "storage/case_store.h"
#include "storage/item_store.h"
#include "storage/person_store.h"
#include "storage/thread_store.h"
#include "support/case_builder.h"
#include "support/workspace_databases.h"

namespace steward::test {

/// Ends the program with the sentence of an Error that a story does not expect.
template <typename T> T must(Result<T> result)
{
    if (!result)
        qFatal("%s (%s)", qPrintable(result.error().message), qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

template <typename Job> auto wrote(Database& database, Job job)
{
    using Outcome = std::invoke_result_t<Job, Session&>;
    if constexpr (std::is_void_v<Outcome>)
        must(database
                 .write<bool>([job](Session& session) -> Result<bool> {
                     job(session);
                     return true;
                 })
                 .result());
    else
        return must(
            database.write<Outcome>([job](Session& session) -> Result<Outcome> { return job(session); })
                .result());
}

template <typename Job> auto read(Database& database, Job job)
{
    using Outcome = std::invoke_result_t<Job, Session&>;
    return must(
        database.read<Outcome>([job](Session& session) -> Result<Outcome> { return job(session); }).result());
}

/// An account with one author, to hang items on.
struct Ground {
    AccountId account;
    AuthorId author;
};

inline Ground makeGround(Session& session, const QString& platform = QStringLiteral("wordpress"),
    const QString& name = QStringLiteral("blog"))
{
    const AccountId account = must(
        AccountStore(session).add({{}, platform, name, {}, {}, QStringLiteral("live"), {}, {}, false, 0}));
    const AuthorId author = must(AuthorStore(session).upsert(
        {{}, account, QStringLiteral("u-5"), QStringLiteral("@jo"), QStringLiteral("Jo")}));
    return {account, author};
}

inline PrivateText sealed(const QString& text)
{
    return {text, QByteArray(32, 's'), QByteArray(32, 'c')};
}

inline StoredItem itemSaying(
    const QString& text, const QString& platformId, const Ground& ground, const Case& subject)
{
    StoredItem item;
    item.item.author = ground.author;
    item.item.created = noon;
    item.item.changedAtVersion = subject.version;
    item.thread = subject.thread;
    item.subject = subject.id;
    item.account = ground.account;
    item.platformId = platformId;
    item.collected = noon;
    item.text = sealed(text);
    return item;
}

/// A new case with one inbound item. `shape` changes the case before it is stored.
inline Case makeCase(
    Session& session, const Ground& ground, const QString& text, const std::function<void(Case&)>& shape = {})
{
    CaseStore cases(session);
    Case subject;
    subject.id = must(cases.nextId());
    const QString platformId = QStringLiteral("c-%1").arg(subject.id.value);
    subject.thread = must(ThreadStore(session).add({{}, ground.account, {}, platformId, {}, {}, {}}));
    subject.account = ground.account;
    subject.platform = QStringLiteral("wordpress");
    subject.version = 1;
    subject.contentVersion = 1;
    subject.inboundCount = 1;
    subject.lastInboundAt = noon;
    const ItemId item = must(ItemStore(session).nextId());
    CaseItem first;
    first.id = item;
    first.author = ground.author;
    first.created = noon;
    first.changedAtVersion = 1;
    subject.items << first;
    if (shape)
        shape(subject);
    must(cases.insert(subject, noon));
    StoredItem stored = itemSaying(text, platformId, ground, subject);
    stored.item = first;
    must(ItemStore(session).insert(stored));
    return subject;
}

inline CaseClock runningUntil(Instant due, Target target = Target::FirstResponse)
{
    return {target, ClockStatus::Running, noon, due, false};
}

} // namespace steward::test

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The fictional organisation: what its public says, taken in by the real intake, with times counted back from
// now.
#include "services/intake_batch.h"
#include "services/practice_history.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

Error unreadable(const QString& detail)
{
    return {ErrorCode::Malformed,
        u"The practice workspace that ships cannot be read; install Steward again."_s, detail};
}

Result<QJsonObject> shippedPractice()
{
    QFile file(u":/practice/threads.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(file.errorString());
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(file.readAll(), &problem);
    if (!document.isObject() || document.object().value("format"_L1).toString() != "steward-practice/1"_L1)
        return unreadable(problem.errorString());
    return document.object();
}

Instant timeOf(const QJsonObject& entry, Instant now)
{
    return now - std::chrono::minutes(entry.value("minutesAgo"_L1).toInteger());
}

IncomingPost postFrom(const QJsonObject& entry, Instant now)
{
    return {entry.value("id"_L1).toString(), entry.value("title"_L1).toString(),
        entry.value("text"_L1).toString(), entry.value("url"_L1).toString(), timeOf(entry, now)};
}

/// Items stand there as import lines, but for their time.
Result<IncomingItem> itemFrom(QJsonObject entry, Instant now)
{
    entry.insert(u"created"_s, toUtcText(timeOf(entry, now)));
    entry.remove(u"minutesAgo"_s);
    return parseItemLine(QJsonDocument(entry).toJson(QJsonDocument::Compact));
}

using AccountIds = QHash<std::pair<QString, QString>, AccountId>;

AccountId accountOf(const QJsonObject& entry, const AccountIds& accounts)
{
    return accounts.value({entry.value("platform"_L1).toString(), entry.value("account"_L1).toString()});
}

Result<AccountIds> addAccounts(Session& session, const QJsonArray& entries, const IntakePolicy& policy)
{
    AccountIds ids;
    for (const auto& value : entries) {
        const auto entry = value.toObject();
        StoredAccount account;
        account.platform = entry.value("platform"_L1).toString();
        account.name = entry.value("name"_L1).toString();
        account.url = u"practice:"_s + account.name;
        account.state = u"practice"_s;
        account.practice = true;
        account.lastCollected = policy.now;
        const auto id = AccountStore(session).add(account);
        if (!id)
            return id.error();
        ids.insert({account.platform, account.name}, *id);
        const event::WorkspaceFact fact{
            u"account-added"_s, {{u"account"_s, id->toString()}, {u"by"_s, u"practice"_s}}};
        if (const auto logged = commitFact(session, fact, policy.actor, policy.now, policy.stamp); !logged)
            return logged.error();
    }
    return ids;
}

struct PracticeItem {
    QJsonObject entry;
    PreparedItem prepared;
};

Result<IntakeReport> fill(Session& session, const QJsonObject& practice, const QList<PracticeItem>& items,
    const IntakePolicy& policy)
{
    const auto accounts = addAccounts(session, practice.value("accounts"_L1).toArray(), policy);
    if (!accounts)
        return accounts.error();
    IntakeBatch batch(session, policy);
    const auto posts = practice.value("posts"_L1).toArray();
    for (const auto& post : posts) {
        const auto entry = post.toObject();
        if (const auto put = batch.putPost(accountOf(entry, *accounts), postFrom(entry, policy.now)); !put)
            return put.error();
    }
    for (const auto& item : items) {
        if (const auto taken = batch.take(accountOf(item.entry, *accounts), item.prepared); !taken)
            return taken.error();
    }
    const auto gone = practice.value("gone"_L1).toArray();
    for (const auto& value : gone) {
        const auto entry = value.toObject();
        if (const auto marked = batch.markGone(accountOf(entry, *accounts), entry.value("id"_L1).toString());
            !marked)
            return marked.error();
    }
    return batch.finish();
}

Result<QList<PracticeItem>> preparedItems(const QJsonObject& practice, const Workspace& workspace)
{
    QList<PracticeItem> items;
    const auto entries = practice.value("items"_L1).toArray();
    for (const auto& value : entries) {
        const auto entry = value.toObject();
        auto item = itemFrom(entry, workspace.now());
        if (!item)
            return unreadable(item.error().message);
        items.append({entry, prepared(std::move(*item), *workspace.matcher())});
    }
    return items;
}

} // namespace

Result<int> fillPractice(Workspace& workspace)
{
    const auto practice = shippedPractice();
    if (!practice)
        return practice.error();
    const auto items = preparedItems(*practice, workspace);
    if (!items)
        return items.error();
    Actor intake;
    intake.automation = u"intake"_s;
    const auto policy = IntakePolicy::of(workspace, intake, IntakePolicy::Source::Platform);
    const auto filled
        = workspace.database()
              .write<IntakeReport>([&](Session& session) { return fill(session, *practice, *items, policy); })
              .result();
    if (!filled)
        return filled.error();
    if (const auto played = playPracticeHistory(workspace); !played)
        return played.error();
    return filled->taken;
}

} // namespace steward

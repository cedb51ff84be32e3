// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/discourse/discourse_collection.h"

using namespace Qt::StringLiterals;

namespace steward::discourse {

namespace {

constexpr qsizetype mostConversations = 5;
constexpr qsizetype mostPosts = 20;
constexpr std::size_t mostRemembered = 200;

JsonCall inbox(const Profile& me)
{
    JsonCall request;
    request.path = u"topics/private-messages/%1.json"_s.arg(me.username);
    return request;
}

/// A conversation is asked for again only if its last post came after what we took.
QList<qint64> conversations(const QJsonObject& answer, const Progress& progress)
{
    QList<qint64> due;
    const auto topics = answer.value(u"topic_list").toObject().value(u"topics").toArray();
    for (const auto& value : topics) {
        const auto topic = value.toObject();
        const auto id = numberOf(topic.value(u"id"));
        const auto last = numberOf(topic.value(u"highest_post_number"));
        if (!id || topic.value(u"archetype").toString() != "private_message"_L1)
            continue;
        const auto known = progress.messages.find(id);
        if (known == progress.messages.end() || last > known->second)
            due << id;
    }
    return due.mid(0, mostConversations);
}

QList<qint64> notYetTaken(const QJsonObject& topic)
{
    auto ids = streamOf(topic);
    for (const auto& post : postsOf(topic))
        ids.removeOne(numberOf(post.value(u"id")));
    return ids.mid(std::max<qsizetype>(0, ids.size() - mostPosts));
}

/// Posts of a topic do not say of themselves that they are private: their topic does.
void takeSaid(Batch& batch, const Server& server, const QList<QJsonObject>& posts)
{
    for (auto post : posts) {
        post.insert(u"topic_archetype"_s, u"private_message"_s);
        takePost(batch, server, post);
    }
}

void remember(Progress& progress, const QJsonObject& topic)
{
    const auto last = numberOf(topic.value(u"highest_post_number"));
    progress.messages.insert_or_assign(numberOf(topic.value(u"id")), std::max<qint64>(1, last));
    while (progress.messages.size() > mostRemembered)
        progress.messages.erase(progress.messages.begin());
}

QCoro::Task<void> readConversation(std::shared_ptr<Server> server, std::shared_ptr<Batch> batch, qint64 id)
{
    auto fetching = fetchTopic(server, id);
    const auto topic = co_await fetching;
    if (!topic || topic->value(u"archetype").toString() != "private_message"_L1)
        co_return;
    const auto first = postsOf(*topic);
    const auto rest = notYetTaken(*topic);
    QList<QJsonObject> later;
    if (!rest.isEmpty()) {
        auto reading = fetchPosts(server, id, rest);
        const auto posts = co_await reading;
        if (!posts)
            co_return;
        later = *posts;
    }
    takeSaid(*batch, *server, first + later);
    remember(batch->progress, *topic);
}

} // namespace

QCoro::Task<void> readMessages(std::shared_ptr<Server> server, std::shared_ptr<Batch> batch)
{
    const auto request = inbox(*server->me);
    auto asked = call(server, request);
    const auto answer = co_await asked;
    if (!answer)
        co_return;
    const auto due = conversations(answer->json.object(), batch->progress);
    for (const auto id : due) {
        auto reading = readConversation(server, batch, id);
        co_await reading;
    }
}

} // namespace steward::discourse

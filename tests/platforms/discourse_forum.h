// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A Discourse forum that says what a test writes down.
#pragma once

#include "platforms/discourse/discourse_connector.h"
#include "support/fake_clock.h"
#include "support/http_server.h"
#include "support/wait.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace steward::test::discourse {

using namespace Qt::StringLiterals;

/// JSON with single quotes, for a source that can be read.
inline QByteArray quoted(QByteArray json)
{
    return json.replace('\'', '"');
}

inline const QByteArray me
    = quoted("{'current_user':{'id':1,'username':'nhs','admin':false,'moderator':true}}");
inline const QByteArray refused = quoted("{'errors':['Dana'],'error_type':'invalid_access'}");
inline const QByteArray missing = quoted("{'errors':['Dana'],'error_type':'not_found'}");

struct Said {
    int id = 103;
    QByteArray text = "Hello";
    int author = 7;
    int place = 2;
    /// More fields, each with a comma before it.
    QByteArray more = {};
    QByteArray created = "2026-11-18T11:06:41.000Z";
    int topic = 12;

    QByteArray json() const
    {
        const auto number = [](int value) { return QByteArray::number(value); };
        // Of two values of one name the last counts, so `more` may say otherwise.
        return quoted("{'id':" + number(id) + ",'topic_id':" + number(topic)
            + ",'post_number':" + number(place) + ",'user_id':" + number(author)
            + ",'username':'ann','name':'Ann','created_at':'" + created + "','version':1,'raw':'" + text
            + "','cooked':'<p>x</p>','topic_title':'Flu clinics','post_type':1,'hidden':false,"
              "'deleted_at':null,'user_deleted':false,'reply_to_post_number':null,'posts_count':9"
            + more + "}");
    }
};

inline QByteArray posts(const QList<Said>& said)
{
    QList<QByteArray> all;
    for (const auto& one : said)
        all << one.json();
    return quoted("{'latest_posts':[") + all.join(',') + "]}";
}

/// A topic with these posts.
inline QByteArray topic(
    const QByteArray& archetype, const QList<Said>& said = {}, const QByteArray& more = {})
{
    QList<QByteArray> all;
    QList<QByteArray> ids;
    for (const auto& one : said) {
        all << one.json();
        ids << QByteArray::number(one.id);
    }
    return quoted("{'id':12,'title':'Flu clinics','archetype':'" + archetype
               + "','highest_post_number':3,'post_stream':{'posts':[")
        + all.join(',') + quoted("],'stream':[") + ids.join(',') + quoted("]}" + more + "}");
}

inline QByteArray review(int status, const QByteArray& actions, int version = 4)
{
    return quoted("{'reviewable':{'id':5,'status':" + QByteArray::number(status) + ",'version':"
        + QByteArray::number(version) + ",'payload':{'raw':'Let me in'}},'actions':[" + actions + "]}");
}

inline const QByteArray performed = quoted("{'reviewable_perform_result':{'success':true,'version':5}}");

/// A forum account that has introduced itself.
struct Account {
    ScriptedHttpServer server;
    FakeClock clock;
    HttpClient http{clock};
    DiscourseConnector connector{{u"forum"_s, server.url(), u" nhs "_s, " key "}, http, clock};

    Account() { next("GET", "session/current.json").json(me); }
    Exchange& next(const QByteArray& method, const QByteArray& path, const Exchange::Query& query = {})
    {
        return server.expect(method, "/" + path, query)
            .withHeader("api-key", "key")
            .withHeader("api-username", "nhs");
    }
    Exchange& post(const Said& said = {})
    {
        auto& line = next("GET", "posts/" + QByteArray::number(said.id) + ".json");
        line.json(said.json());
        return line;
    }
    /// The end of a round with nothing more to tell.
    void nothingMore(const QList<Said>& watched = {})
    {
        next("GET", "review.json", {{"status", "pending"}}).json(quoted("{'reviewables':[]}"));
        for (const auto& said : watched)
            post(said);
        noMessages();
    }
    void noMessages() { next("GET", "topics/private-messages/nhs.json").json("{}"); }
    OutgoingReply reply(Audience audience = Audience::Public) const
    {
        return {u"key-1"_s, u"Yes, it is."_s, u"103"_s, u"topic-12"_s, audience, clock.now()};
    }
};

inline QJsonObject bodyOf(const SeenRequest& seen)
{
    return QJsonDocument::fromJson(seen.body).object();
}

inline bool isOneSentence(const Error& error)
{
    return error.message.endsWith(u'.') && !error.message.contains(u"Dana")
        && !error.detail.contains(u"Dana");
}

} // namespace steward::test::discourse

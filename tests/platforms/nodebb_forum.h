// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A scripted NodeBB forum and what is said there.
#pragma once

#include "platforms/nodebb/nodebb_connector.h"
#include "support/fake_clock.h"
#include "support/http_server.h"
#include "support/wait.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace steward::test::nodebb {

using namespace Qt::StringLiterals;

/// JSON with single quotes, for a source that can be read.
inline QByteArray quoted(QByteArray json)
{
    return json.replace('\'', '"');
}

inline QByteArray list(const QList<QByteArray>& objects)
{
    return '[' + objects.join(',') + ']';
}

/// As the write interface wraps every answer.
inline QByteArray v3(const QByteArray& response)
{
    return quoted("{'status':{'code':'ok','message':'OK'},'response':") + response + '}';
}

/// A fault as the write interface wraps it, with words that must never reach an Error.
inline const QByteArray fault = quoted("{'status':{'code':'x','message':'Dana'},'response':{}}");

struct Said {
    int pid = 103;
    QByteArray text = "Hello";
    int author = 7;
    int parent = 0;
    bool deleted = false;
    qint64 at = 1'795'000'001'000;

    /// As in a list or a summary.
    QByteArray json() const
    {
        return quoted("{'pid':" + QByteArray::number(pid) + ",'tid':9,'uid':" + QByteArray::number(author)
            + ",'toPid':" + (parent ? QByteArray::number(parent) : QByteArray("null"))
            + ",'timestamp':" + QByteArray::number(at) + ",'deleted':" + (deleted ? "true" : "false")
            + ",'content':'<p>" + text + "</p>','user':{'uid':" + QByteArray::number(author)
            + ",'username':'ann'},'topic':{'tid':9,'title':'Flu','slug':'9/flu'}}");
    }
    /// As it is kept, with its stamps.
    QByteArray stored(qint64 edited = 0, int deleter = 0) const
    {
        return v3(quoted("{'pid':" + QByteArray::number(pid) + ",'tid':9,'uid':" + QByteArray::number(author)
            + ",'content':'" + text + "','edited':" + QByteArray::number(edited)
            + ",'deleted':" + (deleted ? "1" : "0") + ",'deleterUid':" + QByteArray::number(deleter) + "}"));
    }
};

inline QByteArray queueOf(const QList<QByteArray>& entries)
{
    return quoted("{'posts':") + list(entries) + quoted(",'pagination':{'pageCount':1}}");
}

inline QByteArray waiting(const QByteArray& id, qint64 at = 1'794'000'000'000)
{
    return quoted("{'id':'" + id
        + "','uid':7,'type':'reply','data':{'content':'<p>Buy</p>','tid':9,'timestamp':"
        + QByteArray::number(at) + "},'user':{'uid':7,'username':'ann'}}");
}

inline QByteArray message(int mid, const QByteArray& text, int author, qint64 at = 1'795'000'001'000)
{
    return quoted("{'mid':" + QByteArray::number(mid) + ",'messageId':" + QByteArray::number(mid)
        + ",'fromuid':" + QByteArray::number(author) + ",'timestamp':" + QByteArray::number(at)
        + ",'deleted':0,'content':'<p>" + text + "</p>','fromUser':{'username':'ann'}}");
}

/// A forum that has been introduced to our user, a moderator unless it is said otherwise.
struct Forum {
    ScriptedHttpServer server;
    test::FakeClock clock;
    HttpClient http{clock};
    NodeBBConnector connector{{u"forum"_s, server.url(), u"1"_s, " token "}, http, clock};

    explicit Forum(bool moderates = true)
    {
        next("GET", "self")
            .json(
                quoted("{'uid':1,'username':'nhs','isGlobalModerator':") + (moderates ? "true}" : "false}"));
        server.always("GET", "/api/v3/chats").json(v3(quoted("{'rooms':[]}")));
    }
    test::Exchange& next(const QByteArray& method, const QByteArray& path,
        const test::Exchange::Query& query = {{"_uid", "1"}})
    {
        return server.expect(method, "/api/" + path, query).withHeader("authorization", "Bearer token");
    }
    test::Exchange& page(const QByteArray& number) { return next("GET", "recent/posts", {{"page", number}}); }
    void noQueue() { server.always("GET", "/api/post-queue").json(queueOf({})); }
    /// Every watched post as it was.
    void nothingChanged(const QList<int>& pids)
    {
        for (const int pid : pids)
            server.always("GET", "/api/v3/posts/" + QByteArray::number(pid)).json(Said{pid}.stored());
    }
    /// One collection of these posts, after which they are known.
    Cursor after(const QList<Said>& posts)
    {
        QList<QByteArray> first;
        QList<int> pids;
        for (const auto& post : posts) {
            first << post.json();
            pids << post.pid;
        }
        noQueue();
        nothingChanged(pids);
        page("1").json(list(first));
        page("2").json("[]");
        page("3").json("[]");
        Cursor cursor;
        for (int i = 0; i < 3; ++i)
            cursor = wait(connector.collect(cursor))->next;
        return cursor;
    }
    OutgoingReply reply(Audience audience = Audience::Public) const
    {
        return {u"key-1"_s, u"Yes, it is."_s, u"103"_s, u"9"_s, audience, clock.now()};
    }
};

inline QJsonObject bodyOf(const test::SeenRequest& seen)
{
    return QJsonDocument::fromJson(seen.body).object();
}

inline QStringList idsOf(const Collected& batch)
{
    QStringList ids;
    for (const auto& item : batch.items)
        ids << item.id;
    return ids;
}

} // namespace steward::test::nodebb

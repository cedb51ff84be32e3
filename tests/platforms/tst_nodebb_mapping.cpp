// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// NodeBB's JSON as our words.
#include "platforms/nodebb/nodebb_mapping.h"
#include "platforms/nodebb/nodebb_progress.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace steward;
using namespace steward::nodebb;
using namespace Qt::StringLiterals;

namespace {

/// JSON with single quotes, for a source that can be read.
QJsonObject object(QByteArray json)
{
    return QJsonDocument::fromJson(json.replace('\'', '"')).object();
}

Place place()
{
    return {QUrl(u"https://northbridge.example/forum/"_s), u"1"_s};
}

QJsonObject post()
{
    return object("{'pid':103,'tid':9,'toPid':101,'uid':7,'timestamp':1795000000000,'deleted':false,"
                  "'url':'https://elsewhere.example/post/103','isMainPost':false,'unknown':{'a':[1]},"
                  "'content':'<p>Is the clinic open?<br>Thanks</p>"
                  "<p><img src=/forum/assets/uploads/1.png alt=Door></p>',"
                  "'user':{'uid':7,'username':'ann','displayname':'Ann &amp; Bob','userslug':'ann'},"
                  "'topic':{'tid':9,'title':'Flu &amp; jabs','slug':'9/flu','timestamp':1794000000000,"
                  "'mainPid':99},'category':{'cid':2}}");
}

QJsonObject entry()
{
    return object("{'id':'reply-1795000000000','uid':7,'type':'reply','data':{'content':'<p>Buy now</p>',"
                  "'tid':9,'toPid':null,'timestamp':1795000000000,'title':''},"
                  "'user':{'uid':7,'username':'ann'}}");
}

QJsonObject message()
{
    return object("{'messageId':45,'mid':45,'roomId':'12','fromuid':7,'timestamp':1795000000000,'deleted':0,"
                  "'content':'<p>May I ask?</p>','fromUser':{'uid':7,'username':'ann'}}");
}

QJsonObject with(QJsonObject object, const QString& key, const QJsonValue& value)
{
    object.insert(key, value);
    return object;
}

QList<QJsonObject> page(const QList<int>& pids, qint64 at = 1795000000000)
{
    QList<QJsonObject> posts;
    for (const int pid : pids)
        posts << QJsonObject{{u"pid"_s, pid}, {u"timestamp"_s, at}};
    return posts;
}

} // namespace

class TestNodebbMapping : public QObject {
    Q_OBJECT

private slots:
    void aPostIsAnItem()
    {
        const auto item = toItem(post(), place());
        QVERIFY(item);
        QCOMPARE(item->platform, u"nodebb"_s);
        QCOMPARE(item->id, u"103"_s);
        QCOMPARE(item->parent, u"101"_s);
        QCOMPARE(item->root, u"9"_s);
        QCOMPARE(item->authorId, u"7"_s);
        QCOMPARE(item->authorHandle, u"ann"_s);
        QCOMPARE(item->authorName, u"Ann & Bob"_s);
        QVERIFY(item->text.startsWith(u"Is the clinic open?\nThanks"_s));
        QCOMPARE(item->media.size(), 1);
        QCOMPARE(item->media.first().url, u"https://northbridge.example/forum/assets/uploads/1.png"_s);
        QCOMPARE(item->media.first().alt, u"Door"_s);
        QCOMPARE(item->url, u"https://northbridge.example/forum/post/103"_s);
        QCOMPARE(item->created, fromMs(1795000000000));
        QCOMPARE(item->kind, ItemKind::Comment);
        QCOMPARE(item->direction, Direction::Inbound);
        QCOMPARE(item->visibility, Visibility::Unmoderated);
    }
    void ourOwnIsOutbound()
    {
        QCOMPARE(toItem(with(post(), u"uid"_s, 1), place())->direction, Direction::Outbound);
        QCOMPARE(toItem(post(), {place().forum, {}})->direction, Direction::Inbound);
        QCOMPARE(toItem(with(post(), u"uid"_s, 0), {place().forum, {}})->direction, Direction::Inbound);
    }
    void aTopicIsWhatAllHangUnder()
    {
        const auto topic = toTopic(post(), place());
        QVERIFY(topic);
        QCOMPARE(topic->id, u"9"_s);
        QCOMPARE(topic->title, u"Flu & jabs"_s);
        QCOMPARE(topic->url, u"https://northbridge.example/forum/topic/9"_s);
        QCOMPARE(topic->created, fromMs(1794000000000));
        QVERIFY(!toTopic(with(post(), u"topic"_s, QJsonValue::Null), place()));
    }
    void whoOpensATopicSaysItsTitleToo()
    {
        const auto first = with(post(), u"isMainPost"_s, true);
        QVERIFY(toItem(first, place())->text.startsWith(u"Flu & jabs\n\nIs the clinic open?"_s));
        QCOMPARE(toItem(first, place())->root, u"9"_s);
        auto raw = first.value(u"topic"_s).toObject();
        raw.insert(u"titleRaw"_s, u"Flu & <jabs>"_s);
        QVERIFY(toItem(with(first, u"topic"_s, raw), place())->text.startsWith(u"Flu & <jabs>\n\n"_s));
    }
    void onePostHasOneTextWhereverItIsRead()
    {
        const auto whole = with(post(), u"content"_s,
            u"<h2>Times</h2>\n<ul>\n<li>Monday</li>\n<li><em>Tuesday</em></li>\n</ul>\n<p>See <code>map</code></p>"_s);
        const auto inAList = with(post(), u"content"_s, u"Times\n\nMonday\nTuesday\n\n<p>See map</p>"_s);
        QCOMPARE(toItem(whole, place())->text, toItem(inAList, place())->text);
        QCOMPARE(toRemoteItem(whole, place()).text, toItem(inAList, place())->text);
    }
    void numbersMayStandInQuotes()
    {
        auto quoted = with(post(), u"pid"_s, u"103"_s);
        quoted = with(quoted, u"timestamp"_s, u"1795000000000"_s);
        quoted = with(quoted, u"deleted"_s, u"0"_s);
        QCOMPARE(toItem(quoted, place())->id, u"103"_s);
        QCOMPARE(toItem(quoted, place())->created, fromMs(1795000000000));
        QCOMPARE(toItem(quoted, place())->visibility, Visibility::Unmoderated);
        auto worded = with(post(), u"timestampISO"_s, u"2026-11-18T11:06:40.000Z"_s);
        worded.remove(u"timestamp"_s);
        QCOMPARE(toItem(worded, place())->created, fromMs(1795000000000));
    }
    void whatLacksWhatEveryPostHasIsNone_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        for (const auto& key : {u"pid"_s, u"tid"_s, u"timestamp"_s, u"content"_s}) {
            QTest::addRow("%s null", qPrintable(key)) << key << QJsonValue(QJsonValue::Null);
            QTest::addRow("%s an object", qPrintable(key)) << key << QJsonValue(QJsonObject());
            QTest::addRow("%s missing", qPrintable(key)) << key << QJsonValue(QJsonValue::Undefined);
        }
        QTest::newRow("an id that would leave its place in an address")
            << u"pid"_s << QJsonValue(u"1/../2"_s);
        QTest::newRow("an id of another server") << u"pid"_s << QJsonValue(u"https://o.example/1"_s);
        QTest::newRow("half an id") << u"pid"_s << QJsonValue(1.5);
        QTest::newRow("a negative id") << u"tid"_s << QJsonValue(-1);
        QTest::newRow("an id beyond all numbers") << u"tid"_s << QJsonValue(1e300);
    }
    void whatLacksWhatEveryPostHasIsNone()
    {
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        QVERIFY(!toItem(with(post(), key, value), place()));
    }
    void withoutAnAuthorAPostIsStillSaid()
    {
        const auto nobody = toItem(with(post(), u"user"_s, QJsonValue::Null), place());
        QVERIFY(nobody);
        QCOMPARE(nobody->authorId, u"7"_s);
        QVERIFY(nobody->authorName.isEmpty());
        auto guest = with(post(), u"uid"_s, 0);
        guest = with(guest, u"user"_s, object("{'uid':0,'username':'Guest'}"));
        const auto said = toItem(guest, place());
        QVERIFY(said && said->authorId.isEmpty() && said->authorHandle.isEmpty());
        QCOMPARE(said->authorName, u"Guest"_s);
    }
    void aDeletedPostShowsAsRemovedUnlessItsWordsAreKeptFromUs()
    {
        const auto deleted = with(post(), u"deleted"_s, 1);
        QCOMPARE(toItem(deleted, place())->visibility, Visibility::Removed);
        QCOMPARE(toRemoteItem(deleted, place()).visibility, Visibility::Removed);
        const auto kept = with(deleted, u"content"_s, u"[[topic:post-is-deleted]]"_s);
        QVERIFY(!toItem(kept, place()));
        QVERIFY(toRemoteItem(kept, place()).text.isEmpty());
        QVERIFY(!toItem(with(deleted, u"txContent"_s, true), place()));
    }

    void anEntryOfTheQueueIsHeld()
    {
        const auto item = toQueued(entry(), place());
        QVERIFY(item);
        QCOMPARE(item->id, u"reply-1795000000000"_s);
        QCOMPARE(item->visibility, Visibility::Held);
        QCOMPARE(item->root, u"9"_s);
        QVERIFY(item->parent.isEmpty());
        QCOMPARE(item->text, u"Buy now"_s);
        QCOMPARE(item->authorHandle, u"ann"_s);
    }
    void aQueuedTopicHasNoneYetAndSaysItsTitle()
    {
        auto topic = with(entry(), u"id"_s, u"topic-1795000000000"_s);
        topic = with(topic, u"data"_s,
            object("{'content':'Body','cid':2,'title':'Cheap pills','timestamp':1795000000000}"));
        const auto item = toQueued(topic, place());
        QVERIFY(item && item->root.isEmpty());
        QCOMPARE(item->text, u"Cheap pills\n\nBody"_s);
    }
    void whatIsNoEntryIsNone()
    {
        for (const auto& id :
            {u"crosspost-1"_s, u"reply-"_s, u"reply-1/../2"_s, u"reply-1\n"_s, u"7"_s, u""_s})
            QVERIFY2(!toQueued(with(entry(), u"id"_s, id), place()), qPrintable(id));
        QVERIFY(!toQueued(with(entry(), u"data"_s, QJsonValue::Null), place()));
        QVERIFY(!toQueued({}, place()));
    }

    void aMessageOfAChatIsPrivate()
    {
        const auto item = toMessage(message(), u"12"_s, place());
        QVERIFY(item);
        QCOMPARE(item->id, u"chat-12-45"_s);
        QCOMPARE(item->root, u"chat-12"_s);
        QCOMPARE(item->kind, ItemKind::Message);
        QCOMPARE(item->text, u"May I ask?"_s);
        QCOMPARE(item->authorName, u"ann"_s);
        QCOMPARE(
            toMessage(with(message(), u"fromuid"_s, 1), u"12"_s, place())->direction, Direction::Outbound);
        QVERIFY(!toMessage(with(message(), u"system"_s, 1), u"12"_s, place()));
        QVERIFY(!toMessage(message(), u"../1"_s, place()));
        auto older = message();
        older.remove(u"mid"_s);
        QCOMPARE(toMessage(older, u"12"_s, place())->id, u"chat-12-45"_s);
    }
    void aChatIdIsTakenApartAgain()
    {
        QCOMPARE(toChatId(u"chat-12-45"_s), (ChatId{u"12"_s, u"45"_s}));
        for (const auto& id : {u"chat-12"_s, u"chat-0-1"_s, u"chat-12-45/"_s, u"12-45"_s, u"chat-12-45\n"_s})
            QVERIFY2(!toChatId(id), qPrintable(id));
    }
    void idsAreDigits()
    {
        QVERIFY(isId(u"1"_s) && isId(u"4711"_s));
        for (const auto& id :
            {u"0"_s, u"01"_s, u""_s, u"-1"_s, u"1/2"_s, u"1\n"_s, u"१"_s, u"12345678901234567"_s})
            QVERIFY2(!isId(id), qPrintable(id));
        QVERIFY(isNewer(u"100"_s, u"99"_s) && !isNewer(u"99"_s, u"100"_s) && !isNewer(u"7"_s, u"7"_s));
    }
    void whoModeratesIsToldByAnyRole()
    {
        const auto user = object("{'uid':1,'username':'nhs'}");
        QVERIFY(toProfile(user) && !toProfile(user)->moderates);
        for (const auto& role : {u"isAdmin"_s, u"isGlobalModerator"_s, u"isModerator"_s})
            QVERIFY2(toProfile(with(user, role, true))->moderates, qPrintable(role));
        QVERIFY(!toProfile(object("{'uid':0,'username':'Guest'}")));
        QVERIFY(!toProfile({}));
    }
    void whatComesBackIsKnownAgain()
    {
        const auto sent
            = u"Hello @ann,\n\n1. **Call** us\n2. See https://northbridge.example/clinic\n\nThanks!"_s;
        const auto back = u"Hello @ann (/user/ann),\nCall us\nSee northbridge.example/clinic "
                          "(https://northbridge.example/clinic)\n\nThanks!"_s;
        QCOMPARE(normalised(back), normalised(sent));
        QVERIFY(normalised(u"No."_s) != normalised(u"Yes."_s));
        QVERIFY(normalised(u"At 9."_s) != normalised(u"At 10."_s));
    }

    void theCursorComesBackAsItWas()
    {
        Progress progress;
        progress.anchors = {u"100"_s, u"99"_s};
        progress.fresh = {u"104"_s};
        progress.page = 3;
        progress.emptyPages = 1;
        progress.met = true;
        progress.watched = {{u"99"_s, {1795000000000, false}}, {u"100"_s, {0, true}}};
        progress.checked = u"99"_s;
        progress.queued = {{u"reply-1"_s, {u"7"_s, 1795000000000}}};
        progress.settling = {{u"topic-2"_s, {{}, 5}}};
        progress.chats = 1795000000001;
        QCOMPARE(toProgress(toCursor(progress)), progress);
        QCOMPARE(toProgress({u"feed/1"_s, toCursor(progress).anchors}), Progress());
    }
    void aDamagedCursorBeginsAgain()
    {
        QCOMPARE(toProgress({u"nodebb/1"_s,
                                {{u"anchors"_s, QJsonArray{u"../x"_s, 7}}, {u"page"_s, -4}, {u"watched"_s, 7},
                                    {u"emptyPages"_s, 99}, {u"queued"_s, QJsonObject{{u"../x"_s, 1}}}}})
                     .anchors,
            QStringList());
        QCOMPARE(toProgress({u"nodebb/1"_s, {{u"page"_s, u"x"_s}, {u"watched"_s, 7}}}), Progress());
        QCOMPARE(toProgress({u"nodebb/1"_s, {{u"page"_s, 4000}}}).page, 25);
    }
    void watchedOnesAreCheckedInTurnAndTheOldestAreLetGo()
    {
        Progress progress;
        for (int i = 1; i <= 205; ++i)
            watch(progress, QString::number(i), {});
        QCOMPARE(progress.watched.size(), std::size_t(200));
        QVERIFY(!progress.watched.contains(u"5"_s) && progress.watched.contains(u"6"_s));
        progress.checked = u"200"_s;
        QCOMPARE(nextToCheck(progress).mid(3, 4), (QStringList{u"204"_s, u"205"_s, u"6"_s, u"7"_s}));
        QVERIFY(nextToCheck({}).isEmpty());
    }

    void anyAnchorEndsARound()
    {
        Progress progress;
        progress.anchors = {u"100"_s, u"99"_s, u"98"_s};
        QVERIFY(!endsRound(progress, page({104, 103})));
        QVERIFY(endsRound(progress, page({101, 98})));
    }
    void withAllAnchorsDeletedOlderPostsEndIt()
    {
        Progress progress;
        progress.anchors = {u"100"_s, u"99"_s};
        QVERIFY(!endsRound(progress, page({101, 96})));
        QVERIFY(endsRound(progress, page({97, 96})));
    }
    void anEmptyPageMayBeHiddenFromUsTwoAreTheEnd()
    {
        Progress progress;
        QVERIFY(!endsRound(progress, {}));
        QVERIFY(!endsRound(progress, page({7})));
        QVERIFY(!endsRound(progress, {}));
        QVERIFY(endsRound(progress, {}));
    }
    void aRoundIsBounded()
    {
        Progress progress;
        progress.page = 25;
        QVERIFY(endsRound(progress, page({104})));
    }
    void aRoundGoesBackToWhatLeftTheQueue()
    {
        Progress progress;
        progress.anchors = {u"100"_s};
        progress.settling = {{u"reply-1"_s, {u"7"_s, 1794000000000}}};
        QVERIFY(!endsRound(progress, page({101, 100})));
        QVERIFY(endsRound(progress, page({99, 98}, 1793000000000)));
    }
    void aClosedRoundKeepsTheNewestAsAnchors()
    {
        Progress progress;
        progress.anchors = {u"100"_s, u"99"_s};
        for (int pid = 101; pid <= 115; ++pid)
            noteFresh(progress, QString::number(pid));
        progress.page = 4;
        closeRound(progress);
        QCOMPARE(progress.anchors.size(), 10);
        QCOMPARE(progress.anchors.first(), u"115"_s);
        QCOMPARE(progress.page, 1);
        QVERIFY(progress.fresh.isEmpty());
        QVERIFY(isKnown(progress, u"110"_s) && isKnown(progress, u"7"_s) && !isKnown(progress, u"116"_s));
        QVERIFY(!isKnown({}, u"7"_s));
    }
};

QTEST_APPLESS_MAIN(TestNodebbMapping)
#include "tst_nodebb_mapping.moc"

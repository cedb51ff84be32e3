// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Discourse's JSON as our words.
#include "platforms/discourse/discourse_mapping.h"
#include "platforms/discourse/discourse_progress.h"
#include "platforms/discourse/discourse_review.h"

#include <QJsonDocument>
#include <QTest>

using namespace steward;
using namespace steward::discourse;
using namespace Qt::StringLiterals;

namespace {

/// JSON with single quotes, for a source that can be read.
QJsonObject object(QByteArray json)
{
    return QJsonDocument::fromJson(json.replace('\'', '"')).object();
}

const QUrl forum(u"https://forum.example/"_s);

QJsonObject post()
{
    return object("{'id':103,'topic_id':12,'post_number':3,'post_type':1,'user_id':7,'username':'ann',"
                  "'name':'Ann Example','created_at':'2026-11-18T11:06:41.000Z','version':2,"
                  "'cooked':'<p>Is the <em>clinic</em> open?</p><img src=/uploads/door.png alt=Door>',"
                  "'raw':'Is the *clinic* open?','hidden':false,'deleted_at':null,'user_deleted':false,"
                  "'reply_to_post_number':null,'topic_title':'Flu clinics','topic_slug':'flu-clinics',"
                  "'reviewable_id':null,'post_url':'/t/flu-clinics/12/3','something_new':{'a':[1]}}");
}

QJsonObject with(QJsonObject one, const QString& key, const QJsonValue& value)
{
    one.insert(key, value);
    return one;
}

} // namespace

class TestDiscourseMapping : public QObject {
    Q_OBJECT

private slots:
    void aPostIsAnItem()
    {
        const auto item = toItem(post(), 1, forum);
        QVERIFY(item);
        QCOMPARE(item->platform, u"discourse"_s);
        QCOMPARE(item->id, u"103"_s);
        QCOMPARE(item->root, u"topic-12"_s);
        QCOMPARE(item->authorId, u"7"_s);
        QCOMPARE(item->authorHandle, u"ann"_s);
        QCOMPARE(item->authorName, u"Ann Example"_s);
        QCOMPARE(item->text, u"Is the *clinic* open?"_s);
        QCOMPARE(item->url, u"https://forum.example/t/flu-clinics/12/3"_s);
        QCOMPARE(toUtcText(item->created), u"2026-11-18T11:06:41.000Z"_s);
        QCOMPARE(item->version, u"2"_s);
        QCOMPARE(item->kind, ItemKind::Comment);
        QCOMPARE(item->visibility, Visibility::Approved);
        QCOMPARE(item->direction, Direction::Inbound);
        QCOMPARE(item->media.size(), 1);
        QCOMPARE(item->media.first().url, u"https://forum.example/uploads/door.png"_s);
    }
    void ourOwnIsOutbound() { QCOMPARE(toItem(post(), 7, forum)->direction, Direction::Outbound); }
    void whatWasTypedIsPreferredToWhatIsShown()
    {
        QCOMPARE(toItem(with(post(), u"raw"_s, QJsonValue()), 1, forum)->text.section(u'\n', 0, 0),
            u"Is the clinic open?"_s);
    }
    void anAuthorWhoLeftIsNobody()
    {
        auto orphan = with(post(), u"user_id"_s, QJsonValue());
        orphan.insert(u"username"_s, QJsonValue());
        orphan.insert(u"name"_s, QJsonValue());
        const auto item = toItem(orphan, 1, forum);
        QVERIFY(item && item->authorId.isEmpty() && item->authorHandle.isEmpty());
        QVERIFY(isSaidOpenly(orphan));
    }
    void aNamelessAuthorGoesByTheUserName()
    {
        QCOMPARE(toItem(with(post(), u"name"_s, u" "_s), 1, forum)->authorName, u"ann"_s);
    }
    void onlyWhatSaysSoIsPrivate()
    {
        QCOMPARE(toItem(with(post(), u"topic_archetype"_s, u"private_message"_s), 1, forum)->kind,
            ItemKind::Message);
        QCOMPARE(toItem(with(post(), u"topic_archetype"_s, u"regular"_s), 1, forum)->kind, ItemKind::Comment);
    }
    void whatReadersSeeOfIt()
    {
        QCOMPARE(visibilityOf(with(post(), u"hidden"_s, true)), Visibility::Hidden);
        QCOMPARE(
            visibilityOf(with(post(), u"deleted_at"_s, u"2026-11-18T12:00:00.000Z"_s)), Visibility::Removed);
        QCOMPARE(visibilityOf(with(post(), u"user_deleted"_s, true)), Visibility::DeletedByAuthor);
        QVERIFY(fingerprintOf(with(post(), u"hidden"_s, true)) != fingerprintOf(post()));
        QVERIFY(fingerprintOf(with(post(), u"version"_s, 3)) != fingerprintOf(post()));
        QCOMPARE(fingerprintOf(with(post(), u"reads"_s, 3)), fingerprintOf(post()));
    }
    void noticesAndWhispersAreNoPosts()
    {
        QVERIFY(!isSaidOpenly(with(post(), u"post_type"_s, 3)));
        QVERIFY(!isSaidOpenly(with(post(), u"post_type"_s, 4)));
        QVERIFY(!isSaidOpenly(with(post(), u"user_id"_s, -1)));
        QVERIFY(isSaidOpenly(post()) && isSaidOpenly({}));
    }
    void whatLacksWhatEveryPostHasIsNone_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        for (const auto& key : {u"id"_s, u"topic_id"_s, u"created_at"_s}) {
            QTest::addRow("%s null", qPrintable(key)) << key << QJsonValue(QJsonValue::Null);
            QTest::addRow("%s missing", qPrintable(key)) << key << QJsonValue(QJsonValue::Undefined);
            QTest::addRow("%s a list", qPrintable(key)) << key << QJsonValue(QJsonArray{1});
        }
        for (const auto& id : {u"1/../2"_s, u"-1"_s, u"0"_s, u""_s, u"1 "_s, u"99999999999999999999"_s})
            QTest::addRow("the id \"%s\"", qPrintable(id)) << u"id"_s << QJsonValue(id);
        QTest::newRow("half an id") << u"id"_s << QJsonValue(1.5);
    }
    void whatLacksWhatEveryPostHasIsNone()
    {
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        QVERIFY(!toItem(with(post(), key, value), 1, forum));
    }
    void withoutWordsItIsNoPost()
    {
        auto mute = with(post(), u"raw"_s, QJsonValue());
        mute.insert(u"cooked"_s, QJsonValue());
        QVERIFY(!toItem(mute, 1, forum));
    }
    void anAddressStaysOnTheForum()
    {
        for (const auto& path : {u"//evil.example/x"_s, u"https://evil.example"_s, u"javascript:x"_s, u""_s})
            QVERIFY(toItem(with(post(), u"post_url"_s, path), 1, forum)->url.isEmpty());
    }

    void aTopicIsAPostThatOthersHangUnder()
    {
        const auto above = toTopic(post(), QUrl(u"https://a.example/forum/"_s));
        QVERIFY(above);
        QCOMPARE(above->id, u"topic-12"_s);
        QCOMPARE(above->title, u"Flu clinics"_s);
        QCOMPARE(above->url, u"https://a.example/forum/t/12"_s);
        QVERIFY(above->text.isEmpty());
        const auto opening = toTopic(with(post(), u"post_number"_s, 1), forum);
        QCOMPARE(opening->text, u"Is the *clinic* open?"_s);
        QCOMPARE(toUtcText(opening->created), u"2026-11-18T11:06:41.000Z"_s);
        QVERIFY(!toTopic({}, forum));
    }
    void whatWaitsForReviewIsHeld()
    {
        const auto waiting = object("{'id':5,'type':'ReviewableQueuedPost','status':0,'version':0,"
                                    "'created_at':'2026-11-18T11:06:41.000Z','topic_id':12,"
                                    "'payload':{'raw':'Let me in','title':'Hello'}}");
        const auto item = toQueuedItem(waiting, object("{'id':7,'username':'ann','name':null}"), forum);
        QVERIFY(item);
        QCOMPARE(item->id, u"review-5"_s);
        QCOMPARE(item->root, u"topic-12"_s);
        QCOMPARE(item->text, u"Hello\n\nLet me in"_s);
        QCOMPARE(item->authorName, u"ann"_s);
        QCOMPARE(item->visibility, Visibility::Held);
        QVERIFY(toQueuedItem(waiting, {}, forum)->authorId.isEmpty());
        QVERIFY(!toQueuedItem(with(waiting, u"payload"_s, QJsonValue()), {}, forum));
        QVERIFY(!toQueuedItem(with(waiting, u"id"_s, u"5/x"_s), {}, forum));
        QCOMPARE(toRemoteQueued(waiting).visibility, Visibility::Held);
        QCOMPARE(toRemoteQueued(with(waiting, u"status"_s, 1)).visibility, Visibility::Approved);
        QCOMPARE(toRemoteQueued(with(waiting, u"status"_s, 2)).visibility, Visibility::Removed);
    }
    void whatTheQueueOffersIsChosenFrom()
    {
        const auto review = toReview(object("{'reviewable':{'id':5,'status':0},'actions':["
                                            "{'id':'5-agree','server_action':'agree_and_hide'},"
                                            "{'id':'disagree'},{'id':null},7]}"));
        QVERIFY(review && review->isPending());
        QCOMPARE(choose(*review, {u"disagree_and_restore"_s, u"disagree"_s}), u"disagree"_s);
        QCOMPARE(choose(*review, {u"agree_and_hide"_s}), u"agree_and_hide"_s);
        QVERIFY(choose(*review, {u"reject_post"_s}).isEmpty());
        const auto silent = toReview(object("{'reviewable':{'id':5,'status':1}}"));
        QVERIFY(silent && !silent->isPending());
        QCOMPARE(choose(*silent, {u"reject_post"_s}), u"reject_post"_s);
        QVERIFY(!toReview({}) && !toReview(object("{'reviewable':{'id':'x','status':0}}")));
    }

    void idsAreKeptApart()
    {
        QCOMPARE(topicOf(rootOfTopic(12)), 12);
        QCOMPARE(queuedOf(idOfQueued(5)), 5);
        QCOMPARE(postOf(u"103"_s), 103);
        for (const auto& wrong : {u"topic-12"_s, u"review-5"_s, u"x"_s, u"1/2"_s, u""_s, u"1?a"_s})
            QCOMPARE(postOf(wrong), 0);
        QCOMPARE(queuedOf(u"review-1/../2"_s), 0);
        QCOMPARE(topicOf(u"12"_s), 0);
    }
    void staffMayModerate()
    {
        const auto user = object("{'id':1,'username':'nhs','admin':false,'moderator':true}");
        QCOMPARE(*toProfile(user), (Profile{1, u"nhs"_s, true}));
        QVERIFY(!toProfile(with(user, u"moderator"_s, false))->mayModerate);
        QVERIFY(toProfile(object("{'id':1,'username':'nhs','admin':true}"))->mayModerate);
        QVERIFY(!toProfile(with(user, u"username"_s, u"../x"_s)) && !toProfile({}));
        QVERIFY(isUsername(u"Ann.B-c_1"_s) && isUsername(u"Siân"_s));
        QVERIFY(!isUsername(u".."_s) && !isUsername({}) && !isUsername(u"a/b"_s) && !isUsername(u"a b"_s));
    }
    void whatComesBackIsKnownAgain()
    {
        const auto sent = u"It's open -- see https://northbridge.example/clinic ..."_s;
        const auto back = u"It\u2019s open \u2013 see northbridge.example/clinic "
                          "(https://northbridge.example/clinic)  \u2026"_s;
        QCOMPARE(normalised(back), normalised(sent));
        QVERIFY(normalised(u"No."_s) != normalised(u"Yes."_s));
        QCOMPARE(titleOfAnswer(u"Flu\n clinics"_s), u"Re: Flu clinics"_s);
        QCOMPARE(titleOfAnswer(QString(500, u'x')).size(), 204);
    }

    void theCursorComesBackAsItWas()
    {
        Progress progress;
        progress.anchors = {105, 104, 103};
        progress.underWay = true;
        progress.before = 90;
        progress.taken = 50;
        progress.empty = 2;
        progress.passed = {110, 109};
        progress.watched = {{99, u"1 2"_s}, {100, u"2 2"_s}};
        progress.checked = 99;
        progress.topics = {12, 7};
        progress.messages = {{30, 4}};
        QCOMPARE(toProgress(toCursor(progress)), progress);
        progress = Progress();
        QCOMPARE(toProgress(toCursor(progress)), progress);
        QCOMPARE(toProgress({u"feed/1"_s, toCursor(progress).anchors}), Progress());
        QCOMPARE(toProgress({u"discourse/1"_s,
                     {{u"anchors"_s, QJsonArray{u"../x"_s, QJsonValue(), -4}}, {u"watched"_s, 7},
                         {u"before"_s, u"x"_s}, {u"messages"_s, QJsonArray{}}}}),
            Progress());
    }
    void theWalkStopsBelowTheAnchorsEvenIfTheyAreGone()
    {
        Progress progress;
        progress.anchors = {105, 104, 103};
        beginRound(progress);
        QVERIFY(advance(progress, {120, 119, 110}));
        QCOMPARE(progress.before, 110);
        QVERIFY(!advance(progress, {109, 102, 101}));
        QCOMPARE(progress.anchors, (QList<qint64>{120, 119, 110, 109, 102}));
        QVERIFY(!progress.underWay);
    }
    void theFirstWalkIsBounded()
    {
        Progress progress;
        beginRound(progress);
        qint64 next = 100000;
        int lists = 0;
        bool more = true;
        while (more) {
            QList<qint64> list;
            for (int i = 0; i < 50; ++i)
                list << --next;
            more = advance(progress, list);
            QVERIFY(++lists <= 10);
        }
        QCOMPARE(lists, 10);
    }
    void aGapIsSteppedOverAndAForumThatRepeatsItselfEnds()
    {
        Progress progress;
        beginRound(progress);
        QVERIFY(advance(progress, {1000}));
        QVERIFY(advance(progress, {}));
        QCOMPARE(progress.before, 950);
        QVERIFY(advance(progress, {940}));
        int lists = 0;
        while (advance(progress, {1000, 940}))
            QVERIFY(++lists < 10);
        QCOMPARE(progress.anchors, (QList<qint64>{1000, 940}));
    }
    void anEmptyForumLeavesNoAnchor()
    {
        Progress progress;
        beginRound(progress);
        QVERIFY(!advance(progress, {}));
        QVERIFY(progress.anchors.isEmpty() && !progress.underWay);
    }
    void watchedOnesAreCheckedInTurnAndForgottenInTheEnd()
    {
        Progress progress;
        for (int i = 1; i <= 7; ++i)
            QVERIFY(watch(progress, i, u"1"_s));
        QVERIFY(!watch(progress, 3, u"1"_s) && watch(progress, 3, u"2"_s));
        QCOMPARE(nextToCheck(progress), (QList<qint64>{1, 2, 3, 4, 5}));
        progress.checked = 5;
        QCOMPARE(nextToCheck(progress), (QList<qint64>{6, 7, 1, 2, 3}));
        QCOMPARE(nextToCheck(progress, {6, 1, 2}), (QList<qint64>{7, 3, 4, 5}));
        QVERIFY(nextToCheck({}).isEmpty());
        for (int i = 8; i <= 300; ++i)
            watch(progress, i, u"1"_s);
        QCOMPARE(progress.watched.size(), std::size_t(200));
        QCOMPARE(progress.watched.begin()->first, 101);
    }
    void aTopicIsMetOnce()
    {
        Progress progress;
        QVERIFY(meet(progress, 12) && !meet(progress, 12) && meet(progress, 13));
    }
};

QTEST_APPLESS_MAIN(TestDiscourseMapping)
#include "tst_discourse_mapping.moc"

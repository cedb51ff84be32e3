// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Mastodon's JSON as our words.
#include "platforms/mastodon/mastodon_collection.h"
#include "platforms/mastodon/mastodon_mapping.h"

#include <QJsonDocument>
#include <QTest>

using namespace steward;
using namespace steward::mastodon;
using namespace Qt::StringLiterals;

namespace {

/// JSON with single quotes, for a source that can be read.
QJsonObject object(QByteArray json)
{
    return QJsonDocument::fromJson(json.replace('\'', '"')).object();
}

QJsonObject status()
{
    return object("{'id':'103','created_at':'2026-11-18T11:06:41.000Z','in_reply_to_id':'99',"
                  "'visibility':'public','language':'en','url':'https://social.example/@ann/103',"
                  "'edited_at':null,'spoiler_text':'',"
                  "'content':'<p><span><a href=https://social.example/@nhs>@<span>nhs</span></a></span> "
                  "Is the clinic open?<br>Thanks</p>',"
                  "'account':{'id':'7','acct':'ann@other.example','display_name':'Ann Example'},"
                  "'media_attachments':["
                  "{'type':'image','url':'https://social.example/1.png','description':'A door'},"
                  "{'type':'gifv','url':'https://social.example/2.mp4','description':null},"
                  "{'type':'unknown','url':null}]}");
}

} // namespace

class TestMastodonMapping : public QObject {
    Q_OBJECT

private slots:
    void aStatusIsAnItem()
    {
        const auto item = toItem(status(), u"1"_s);
        QVERIFY(item);
        QCOMPARE(item->platform, u"mastodon"_s);
        QCOMPARE(item->id, u"103"_s);
        QCOMPARE(item->parent, u"99"_s);
        QCOMPARE(item->authorId, u"7"_s);
        QCOMPARE(item->authorHandle, u"ann@other.example"_s);
        QCOMPARE(item->authorName, u"Ann Example"_s);
        QCOMPARE(item->text, u"@nhs Is the clinic open?\nThanks"_s);
        QCOMPARE(item->language, u"en"_s);
        QCOMPARE(toUtcText(item->created), u"2026-11-18T11:06:41.000Z"_s);
        QCOMPARE(item->kind, ItemKind::Mention);
        QCOMPARE(item->direction, Direction::Inbound);
        QCOMPARE(item->media.size(), 2);
        QCOMPARE(item->media[0].alt, u"A door"_s);
        QCOMPARE(item->media[1].kind, MediaKind::Video);
        QVERIFY(item->version.isEmpty());
    }
    void aLinkKeepsWhereItLeads()
    {
        auto linked = status();
        linked.insert(u"content"_s,
            u"<a href=https://social.example/tags/flu>#flu</a> <a href=https://a.example/b>here</a> (@me)"_s);
        QCOMPARE(toItem(linked, u"1"_s)->text, u"#flu here (https://a.example/b) (@me)"_s);
    }
    void aPostSaysNothingTwice()
    {
        const auto post = toPost(status());
        QVERIFY(post);
        QCOMPARE(post->title, u"@nhs Is the clinic open?"_s);
        QCOMPARE(post->text, u"@nhs Is the clinic open?\nThanks"_s);
        auto brief = status();
        brief.insert(u"content"_s, u"<p>Clinics are open</p>"_s);
        QCOMPARE(toPost(brief)->title, u"Clinics are open"_s);
        QVERIFY(toPost(brief)->text.isEmpty());
    }
    void ourOwnIsOutbound() { QCOMPARE(toItem(status(), u"7"_s)->direction, Direction::Outbound); }
    void aPrivateOneIsAMessage()
    {
        auto direct = status();
        direct.insert(u"visibility"_s, u"direct"_s);
        QCOMPARE(toItem(direct, u"1"_s)->kind, ItemKind::Message);
    }
    void aWarningStandsBeforeItsWords()
    {
        auto warned = status();
        warned.insert(u"spoiler_text"_s, u"About loss"_s);
        QVERIFY(toItem(warned, u"1"_s)->text.startsWith(u"About loss\n\n"_s));
        warned.insert(u"content"_s, QString());
        QCOMPARE(toItem(warned, u"1"_s)->text, u"About loss"_s);
    }
    void anEditIsSeenByItsStamp()
    {
        auto edited = status();
        edited.insert(u"edited_at"_s, u"2026-11-18T12:00:00.000Z"_s);
        QCOMPARE(toItem(edited, u"1"_s)->version, u"2026-11-18T12:00:00.000Z"_s);
    }
    void whatLacksWhatEveryStatusHasIsNone_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        for (const auto& key : {u"id"_s, u"created_at"_s, u"account"_s, u"content"_s}) {
            QTest::addRow("%s null", qPrintable(key)) << key << QJsonValue(QJsonValue::Null);
            QTest::addRow("%s a number", qPrintable(key)) << key << QJsonValue(7);
            QTest::addRow("%s missing", qPrintable(key)) << key << QJsonValue(QJsonValue::Undefined);
        }
        QTest::newRow("an id that would leave its place in an address") << u"id"_s << QJsonValue(u"1/../2"_s);
        QTest::newRow("an account without an id")
            << u"account"_s << QJsonValue(QJsonObject{{u"acct"_s, u"ann"_s}});
    }
    void whatLacksWhatEveryStatusHasIsNone()
    {
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        auto damaged = status();
        damaged.insert(key, value);
        QVERIFY(!toItem(damaged, u"1"_s));
    }
    void aNamelessProfileGoesByItsHandle()
    {
        QCOMPARE(toProfile(object("{'id':'7','acct':'ann','display_name':' '}"))->name, u"ann"_s);
        QVERIFY(!toProfile({}));
    }

    void longerIdsAreNewer()
    {
        QVERIFY(isNewer(u"100"_s, u"99"_s) && isNewer(u"101"_s, u"100"_s));
        QVERIFY(!isNewer(u"99"_s, u"100"_s) && !isNewer(u"7"_s, u"7"_s));
    }
    void anAnswerNamesWhomItIsFor()
    {
        QCOMPARE(addressed(u"Yes."_s, u"ann@other.example"_s), u"@ann@other.example Yes."_s);
        QCOMPARE(
            addressed(u"Yes, @Ann@other.example."_s, u"ann@other.example"_s), u"Yes, @Ann@other.example."_s);
        QCOMPARE(addressed(u"Yes."_s, {}), u"Yes."_s);
    }
    void whatComesBackIsKnownAgain()
    {
        const auto sent
            = addressed(u"Yes, see https://northbridge.example/clinic for the times."_s, u"ann"_s);
        const auto back = u"@ann (https://social.example/@ann) Yes, see northbridge.example/clinic "
                          "(https://northbridge.example/clinic)  for the times."_s;
        QCOMPARE(normalised(back), normalised(sent));
        QVERIFY(normalised(u"No."_s) != normalised(u"Yes."_s));
    }

    void theCursorComesBackAsItWas()
    {
        Progress progress;
        progress.newest = u"4711"_s;
        progress.watched = {{u"99"_s, {}}, {u"100"_s, u"2026-11-18T12:00:00.000Z"_s}};
        progress.checked = u"99"_s;
        QCOMPARE(toProgress(toCursor(progress)), progress);
        QCOMPARE(toProgress({u"feed/1"_s, toCursor(progress).anchors}), Progress());
        QCOMPARE(toProgress({u"mastodon/1"_s, {{u"newest"_s, u"../x"_s}, {u"watched"_s, 7}}}), Progress());
    }
    void watchedOnesAreCheckedInTurn()
    {
        Progress progress;
        for (int i = 1; i <= 14; ++i)
            progress.watched.emplace(QString::number(i), QString());
        QCOMPARE(nextToCheck(progress),
            (QStringList{u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s, u"6"_s, u"7"_s, u"8"_s, u"9"_s, u"10"_s}));
        progress.checked = u"10"_s;
        QCOMPARE(nextToCheck(progress),
            (QStringList{
                u"11"_s, u"12"_s, u"13"_s, u"14"_s, u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s, u"6"_s}));
        QVERIFY(nextToCheck({}).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestMastodonMapping)
#include "tst_mastodon_mapping.moc"

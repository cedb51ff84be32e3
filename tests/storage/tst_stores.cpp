// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// People, routes, accounts, authors, posts, threads, items and all that hangs on them: what goes in comes
// out.
#include "storage/post_store.h"
#include "storage/private_text_store.h"
#include "storage/route_store.h"
#include "storage/row.h"
#include "storage/setting_store.h"
#include "stored.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

class StoresTest : public QObject {
    Q_OBJECT

private slots:
    void settings_data() { addEngines(); }
    void settings();
    void people_data() { addEngines(); }
    void people();
    void routes_data() { addEngines(); }
    void routes();
    void accounts_data() { addEngines(); }
    void accounts();
    void leasesOfAccounts_data() { addEngines(); }
    void leasesOfAccounts();
    void collections_data() { addEngines(); }
    void collections();
    void authors_data() { addEngines(); }
    void authors();
    void posts_data() { addEngines(); }
    void posts();
    void threads_data() { addEngines(); }
    void threads();
    void items_data() { addEngines(); }
    void items();
    void duplicatesAreRefused_data() { addEngines(); }
    void duplicatesAreRefused();
    void revisions_data() { addEngines(); }
    void revisions();
    void findings_data() { addEngines(); }
    void findings();
    void mediaAndEvidence_data() { addEngines(); }
    void mediaAndEvidence();
    void hugeItems_data() { addEngines(); }
    void hugeItems();
    void privateTexts_data() { addEngines(); }
    void privateTexts();
};

void StoresTest::settings()
{
    const auto place = freshDatabase();
    wrote(*place->open(), [](Session& session) {
        SettingStore settings(session);
        QVERIFY(must(settings.value(u"organisation"_s)).isUndefined());
        const QJsonObject organisation{{u"name"_s, u"Northbridge"_s}, {u"hours"_s, QJsonArray{9, 17}}};
        must(settings.set(u"organisation"_s, organisation));
        must(settings.set(u"hold"_s, 30));
        must(settings.set(u"hold"_s, 45));
        must(settings.set(u"nothing"_s, QJsonValue::Null));
        QCOMPARE(must(settings.value(u"organisation"_s)).toObject(), organisation);
        QCOMPARE(must(settings.value(u"hold"_s)).toInt(), 45);
        QVERIFY(must(settings.value(u"nothing"_s)).isNull());
        QCOMPARE(must(settings.all()).size(), 3);
        must(settings.remove(u"hold"_s));
        QVERIFY(must(settings.value(u"hold"_s)).isUndefined());
    });
}

void StoresTest::people()
{
    const auto place = freshDatabase();
    wrote(*place->open(), [](Session& session) {
        PersonStore people(session);
        const PersonId sam
            = must(people.add({{}, u"Sam"_s, {Role::Moderator, Role::Auditor}, true}, u"sam"_s));
        const PersonId other = must(people.add({{}, u"Sam"_s, {}, true}));
        QCOMPARE(must(people.all()),
            (QList<Person>{
                {sam, u"Sam"_s, {Role::Moderator, Role::Auditor}, true}, {other, u"Sam"_s, {}, true}}));
        QCOMPARE(must(people.named(u"Sam"_s)).size(), 2);
        QCOMPARE(must(people.named(u"sam"_s)).size(), 0);
        QCOMPARE(must(people.byLogin(u"sam"_s))->id, sam);
        QVERIFY(!must(people.byLogin({})));
        must(people.change({sam, u"Sam Ash"_s, {Role::Supervisor}, false}));
        QCOMPARE(*must(people.find(sam)), (Person{sam, u"Sam Ash"_s, {Role::Supervisor}, false}));
        QVERIFY(!must(people.byLogin(u"sam"_s)));
        must(people.setLogin(other, u"sam"_s));
        QCOMPARE(must(people.byLogin(u"sam"_s))->id, other);
        QVERIFY(!must(people.find({99})));
        const auto nobody = people.change({{99}, u"Nobody"_s, {}, true});
        QCOMPARE(nobody.error().code, ErrorCode::NotFound);
    });
}

void StoresTest::routes()
{
    const auto place = freshDatabase();
    wrote(*place->open(), [](Session& session) {
        RouteStore routes(session);
        must(routes.put({{u"SUP"_s}, u"Supervisor"_s, {}}));
        must(routes.put({{u"DUTY"_s}, u"Duty manager"_s, u"020 7946 0001"_s}));
        must(routes.put({{u"SUP"_s}, u"Team lead"_s, u"020 7946 0002"_s}));
        QCOMPARE(must(routes.all()),
            (QList<StoredRoute>{{{u"SUP"_s}, u"Team lead"_s, u"020 7946 0002"_s},
                {{u"DUTY"_s}, u"Duty manager"_s, u"020 7946 0001"_s}}));
    });
}

void StoresTest::accounts()
{
    const auto place = freshDatabase();
    wrote(*place->open(), [](Session& session) {
        AccountStore accounts(session);
        StoredAccount blog{
            {}, u"wordpress"_s, u"blog"_s, u"https://blog.example"_s, u"desk"_s, u"live"_s, {}, {}, false, 0};
        blog.id = must(accounts.add(blog));
        QCOMPARE(*must(accounts.find(blog.id)), blog);
        // The same name elsewhere is another account, the same name there is none.
        StoredAccount page = blog;
        page.platform = u"facebook"_s;
        page.id = must(accounts.add(page));
        QCOMPARE(must(accounts.named(u"blog"_s)).size(), 2);
        QCOMPARE(must(accounts.on(u"facebook"_s, u"blog"_s))->id, page.id);
        QCOMPARE(accounts.add(blog).error().code, ErrorCode::Refused);
        blog.url = u"https://new.example"_s;
        blog.state = u"failing"_s;
        blog.error = u"The password was refused; sign in again."_s;
        must(accounts.change(blog));
        QCOMPARE(*must(accounts.find(blog.id)), blog);
        QCOMPARE(must(accounts.cursor(blog.id)), (StoredCursor{{}, "{}"}));
        must(accounts.setCursor(blog.id, {u"wordpress/1"_s, R"({"after":"2026"})"}));
        QCOMPARE(must(accounts.cursor(blog.id)), (StoredCursor{u"wordpress/1"_s, R"({"after":"2026"})"}));
        // A removed one is out of sight and comes back under its old id, since its items are still there.
        must(accounts.remove(blog.id));
        QCOMPARE(must(accounts.all()).size(), 1);
        QVERIFY(!must(accounts.on(u"wordpress"_s, u"blog"_s)));
        QCOMPARE(must(accounts.add(blog)), blog.id);
        QCOMPARE(must(accounts.all()).size(), 2);
    });
}

void StoresTest::leasesOfAccounts()
{
    using namespace std::chrono_literals;
    const auto place = freshDatabase();
    wrote(*place->open(), [](Session& session) {
        AccountStore accounts(session);
        const AccountId id = makeGround(session).account;
        QVERIFY(must(accounts.takeLease(id, u"a"_s, noon, noon + 1min)));
        QVERIFY(!must(accounts.takeLease(id, u"b"_s, noon + 30s, noon + 2min)));
        QVERIFY(must(accounts.takeLease(id, u"a"_s, noon + 30s, noon + 2min)));
        QVERIFY(!must(accounts.takeLease(id, u"b"_s, noon + 90s, noon + 3min)));
        QVERIFY(must(accounts.takeLease(id, u"b"_s, noon + 2min, noon + 3min)));
        must(accounts.releaseLease(id, u"a"_s));
        QVERIFY(!must(accounts.takeLease(id, u"a"_s, noon + 2min, noon + 3min)));
        must(accounts.releaseLease(id, u"b"_s));
        QVERIFY(must(accounts.takeLease(id, u"a"_s, noon + 2min, noon + 3min)));
        QVERIFY(!must(accounts.takeLease({4711}, u"a"_s, noon, noon + 1min)));
    });
}

void StoresTest::collections()
{
    using namespace std::chrono_literals;
    const auto place = freshDatabase();
    wrote(*place->open(), [](Session& session) {
        AccountStore accounts(session);
        const AccountId id = makeGround(session).account;
        const CollectionRun good{id, noon, noon + 2s, 5, 1, 2, 3, {}};
        const CollectionRun bad{
            id, noon + 1min, noon + 62s, 1, 0, 0, 0, u"The site did not answer; look at its address."_s};
        must(accounts.recordRun(good));
        must(accounts.recordRun(bad));
        QCOMPARE(must(accounts.runs(id)), (QList<CollectionRun>{bad, good}));
        QCOMPARE(must(accounts.runs(id, 1)), (QList<CollectionRun>{bad}));
        const StoredAccount after = *must(accounts.find(id));
        QCOMPARE(after.lastCollected, std::optional(noon + 2s));
        QCOMPARE(after.error, bad.error);
        QCOMPARE(after.items, qint64(0));
        must(accounts.countItems(id, 6));
        must(accounts.countItems(id, 4));
        must(accounts.setState(id, u"needs-sign-in"_s, {}));
        QCOMPARE(must(accounts.find(id))->items, qint64(10));
        QCOMPARE(must(accounts.find(id))->state, u"needs-sign-in"_s);
    });
}

void StoresTest::authors()
{
    const auto place = freshDatabase();
    wrote(*place->open(), [](Session& session) {
        AuthorStore authors(session);
        const Ground ground = makeGround(session);
        StoredAuthor jo = *must(authors.find(ground.author));
        QCOMPARE(jo.handle, u"@jo"_s);
        // A platform that leaves the name out does not take it away.
        QCOMPARE(must(authors.upsert({{}, ground.account, u"u-5"_s, {}, {}})), ground.author);
        QCOMPARE(*must(authors.find(ground.author)), jo);
        QCOMPARE(
            must(authors.upsert({{}, ground.account, u"u-5"_s, u"@joanna"_s, u"Joanna"_s})), ground.author);
        QCOMPARE(must(authors.find(ground.account, u"u-5"_s))->name, u"Joanna"_s);
        QVERIFY(must(authors.upsert({{}, ground.account, u"U-5"_s, {}, {}})) != ground.author);
    });
}

void StoresTest::posts()
{
    const auto place = freshDatabase();
    wrote(*place->open(), [](Session& session) {
        PostStore posts(session);
        const Ground ground = makeGround(session);
        StoredPost post{ground.account, u"p-1"_s, u"Flu clinics"_s, u"This Saturday."_s,
            u"https://blog.example/1"_s, noon};
        must(posts.put(post));
        post.title = u"Flu clinics, corrected"_s;
        must(posts.put(post));
        QCOMPARE(*must(posts.find(ground.account, u"p-1"_s)), post);
        QVERIFY(!must(posts.find(ground.account, u"p-2"_s)));
    });
}

void StoresTest::threads()
{
    const auto place = freshDatabase();
    wrote(*place->open(), [](Session& session) {
        ThreadStore threads(session);
        const Ground ground = makeGround(session);
        StoredThread thread{{}, ground.account, u"p-1"_s, u"c-2"_s, u"c-1"_s, {}, {}};
        thread.id = must(threads.add(thread));
        QCOMPARE(*must(threads.find(thread.id)), thread);
        QCOMPARE(must(threads.byStarter(ground.account, u"c-2"_s))->id, thread.id);
        QCOMPARE(must(threads.awaiting(ground.account, u"c-1"_s)), (QList<StoredThread>{thread}));
        must(threads.closeGap(thread.id));
        QVERIFY(must(threads.awaiting(ground.account, u"c-1"_s)).isEmpty());
        const Case subject = makeCase(session, ground, u"Hello"_s);
        const auto found = must(threads.ofItem(ground.account, u"c-%1"_s.arg(subject.id.value)));
        QCOMPARE(found->id, subject.thread);
        QCOMPARE(found->subject, std::optional(subject.id));
        QVERIFY(!must(threads.ofItem(ground.account, u"nothing"_s)));
        must(threads.merge(thread.id, subject.thread));
        QCOMPARE(must(threads.find(thread.id))->mergedInto, std::optional(subject.thread));
    });
}

void StoresTest::items()
{
    const auto place = freshDatabase();
    wrote(*place->open(), [](Session& session) {
        ItemStore items(session);
        const Ground ground = makeGround(session);
        const Case subject = makeCase(session, ground, u"First"_s);
        StoredItem item = itemSaying(
            u"My mum is \u202Estill\u202C on a trolley \U0001F620"_s, u"c-77"_s, ground, subject);
        item.parent = u"c-1"_s;
        item.kind = ItemKind::Review;
        item.item.direction = Direction::Outbound;
        item.item.visibility = Visibility::Held;
        item.url = u"https://blog.example/c-77"_s;
        item.language = u"cy"_s;
        item.stamp = u"etag"_s;
        item.notRead = true;
        item.extra = R"({"likes":3})";
        item.item.id = must(items.insert(item));
        item.authorName = u"Jo"_s;
        item.authorHandle = u"@jo"_s;
        item.authorPlatformId = u"u-5"_s;
        item.text.commitment.clear();
        QCOMPARE(*must(items.find(item.item.id)), item);
        QCOMPARE(must(items.ofCase(subject.id)).size(), 2);
        QCOMPARE(must(items.ofCase(subject.id)).last(), item);
        const auto known = must(items.known(ground.account, u"c-77"_s));
        QCOMPARE(known->id, item.item.id);
        QCOMPARE(known->text, item.text.text);
        QCOMPARE(known->subject, subject.id);
        QVERIFY(!must(items.known(ground.account, u"C-77"_s)));
        QCOMPARE(must(items.page({}, 1)).size(), 1);
        QCOMPARE(must(items.page(must(items.page({}, 1)).last().item.id, 100)), (QList<StoredItem>{item}));
        must(items.setVisibility(item.item.id, Visibility::Removed, 5));
        QCOMPARE(must(items.find(item.item.id))->item.visibility, Visibility::Removed);
        QCOMPARE(must(items.find(item.item.id))->item.changedAtVersion, qint64(5));
        QCOMPARE(must(items.count()), qint64(2));
    });
}

void StoresTest::duplicatesAreRefused()
{
    const auto place = freshDatabase();
    const auto database = place->open();
    const auto outcome
        = database
              ->write<ItemId>([](Session& session) {
                  const Ground ground = makeGround(session);
                  const Case subject = makeCase(session, ground, u"First"_s);
                  return ItemStore(session).insert(itemSaying(u"Again"_s, u"c-1"_s, ground, subject));
              })
              .result();
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::Conflict);
    // Neither the sentence nor the detail repeats what somebody said or who they are.
    QVERIFY(!outcome.error().detail.contains(u"c-1"_s));
    QCOMPARE(read(*database, [](Session& session) { return must(ItemStore(session).count()); }), qint64(0));
}

void StoresTest::revisions()
{
    const auto place = freshDatabase();
    wrote(*place->open(), [](Session& session) {
        ItemStore items(session);
        const Case subject = makeCase(session, makeGround(session), u"Terrible"_s);
        const ItemId id = subject.items.first().id;
        QVERIFY(must(items.previousOfCase(subject.id)).isEmpty());
        must(items.revise(id, 2, {u"Not so bad"_s, QByteArray(32, 't'), {}}, u"v2"_s, false, 3, noon));
        must(items.revise(id, 3, {u"Wonderful"_s, QByteArray(32, 'u'), {}}, u"v3"_s, true, 4,
            noon + std::chrono::minutes(1)));
        const StoredItem now = *must(items.find(id));
        QCOMPARE(now.text.text, u"Wonderful"_s);
        QCOMPARE(now.item.revision, 3);
        QCOMPARE(now.item.changedAtVersion, qint64(4));
        QVERIFY(now.notRead);
        const QList<ItemRevision> earlier = must(items.revisions(id));
        QCOMPARE(earlier.size(), 2);
        QCOMPARE(earlier.first().text.text, u"Terrible"_s);
        QCOMPARE(earlier.last(),
            (ItemRevision{
                2, {u"Not so bad"_s, QByteArray(32, 't'), {}}, u"v2"_s, noon + std::chrono::minutes(1)}));
        QCOMPARE(must(items.previousOfCase(subject.id)).value(id).text.text, u"Not so bad"_s);
        QCOMPARE(must(items.textOf(id, 1))->text, u"Terrible"_s);
        QCOMPARE(must(items.textOf(id, 3))->salt, QByteArray(32, 'u'));
        QVERIFY(!must(items.textOf(id, 4)));
    });
}

void StoresTest::findings()
{
    const auto place = freshDatabase();
    wrote(*place->open(), [](Session& session) {
        ItemStore items(session);
        const Case subject = makeCase(session, makeGround(session), u"My number is 999 000 0018"_s);
        const ItemId id = subject.items.first().id;
        const Finding number{rule("R01"), u"nhs-number"_s, Tier::Likely, 13, 25, {}, QByteArray(32, 'd'), {}};
        const Finding crisis{rule("R03"), u"crisis"_s, Tier::Possible, 0, 2, u"Q2"_s, {}, {}};
        must(items.setFindings(id, subject.id, 1, {crisis, number}));
        QCOMPARE(must(items.findingsOfCase(subject.id)).value(id), (QList<Finding>{crisis, number}));
        const auto summary = [&] {
            QStringList text;
            must(session.each(u"SELECT findings FROM cases"_s, {}, [&](Row& row) {
                text << row.text();
                return true;
            }));
            return text.join(u'|');
        };
        QCOMPARE(summary(), u"R03\tcrisis\tpossible\nR01\tnhs-number\tlikely\n"_s);
        // Another item with the same finding, surer: one line, the surer tier.
        Ground ground{subject.account, subject.items.first().author};
        const ItemId second = must(items.insert(itemSaying(u"999 000 0018"_s, u"c-x"_s, ground, subject)));
        Finding surer = number;
        surer.tier = Tier::Certain;
        must(items.setFindings(second, subject.id, 1, {surer}));
        QCOMPARE(summary(), u"R03\tcrisis\tpossible\nR01\tnhs-number\tcertain\n"_s);
        // An edit takes its reasons away; those of other items stay.
        must(items.revise(second, 2, sealed(u"Sorry"_s), {}, false, 2, noon));
        must(items.setFindings(second, subject.id, 2, {}));
        QCOMPARE(summary(), u"R03\tcrisis\tpossible\nR01\tnhs-number\tlikely\n"_s);
        QVERIFY(must(items.findingsOfCase(subject.id)).value(second).isEmpty());
        // New rules over the same revision replace what the old ones found.
        must(items.setFindings(id, subject.id, 1, {crisis}));
        QCOMPARE(must(items.findingsOfCase(subject.id)).value(id), (QList<Finding>{crisis}));
        QCOMPARE(summary(), u"R03\tcrisis\tpossible\n"_s);
    });
}

void StoresTest::mediaAndEvidence()
{
    const auto place = freshDatabase();
    wrote(*place->open(), [](Session& session) {
        ItemStore items(session);
        const Case subject = makeCase(session, makeGround(session), u"Look"_s);
        const ItemId id = subject.items.first().id;
        const QList<StoredMedia> media{
            {MediaKind::Image, u"https://blog.example/a.png"_s, u"A ward"_s, u"ab"_s},
            {MediaKind::Audio, {}, {}, {}}};
        must(items.addMedia(id, media));
        QCOMPARE(must(items.media(id)), media);
        QCOMPARE(must(items.mediaOfCase(subject.id)).value(id), media);
        const PrivateText snapshot{
            u"{\"text\":\"Look\"}"_s, QByteArray(32, '\0'), QByteArray("\0\xff\x00'\\", 5)};
        must(items.addEvidence(subject.id, id, noon, snapshot));
        QCOMPARE(must(items.evidence(id)), (QList<PrivateText>{snapshot}));
    });
}

void StoresTest::hugeItems()
{
    const auto place = freshDatabase();
    const auto database = place->open();
    // More different words than a tsvector can hold, and one word of a megabyte.
    QString huge;
    for (int n = 0; n < 200'000; ++n)
        huge += u"wort%1 "_s.arg(n);
    huge += QString(1'000'000, u'x');
    wrote(*database, [huge](Session& session) {
        const Ground ground = makeGround(session);
        const Case subject = makeCase(session, ground, huge);
        QCOMPARE(must(ItemStore(session).find(subject.items.first().id))->text.text, huge);
        makeCase(session, ground, QString(3'000'000, u'9'));
        makeCase(session, ground, {});
    });
}

void StoresTest::privateTexts()
{
    const auto place = freshDatabase();
    wrote(*place->open(), [](Session& session) {
        PrivateTextStore texts(session);
        const PrivateText note{u"Rang the ward."_s, QByteArray(32, 'a'), QByteArray(32, 'b')};
        const StoredText stored{note, u"note"_s, {3}, noon};
        must(texts.put(stored));
        must(texts.put(stored));
        QCOMPARE(*must(texts.find(note.commitment)), note);
        QVERIFY(!must(texts.find(QByteArray(32, 'z'))));
        QCOMPARE(must(texts.ofCase({3})), (QList<StoredText>{stored}));
        QVERIFY(must(texts.ofCase({4})).isEmpty());
        QCOMPARE(texts.put({{u"open"_s, {}, {}}, u"note"_s, {3}, noon}).error().code, ErrorCode::Invalid);
    });
}

QTEST_GUILESS_MAIN(StoresTest)
#include "tst_stores.moc"

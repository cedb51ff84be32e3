// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The list: its order, its pages while others work, its filters and searches.
#include "storage/inbox_store.h"
#include "storage/outbox_store.h"
#include "storage/search_words.h"
#include "stored.h"

#include <QRandomGenerator>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Set = InboxFilter::Set;

namespace {

QList<qint64> idsOf(const QList<InboxLine>& lines)
{
    QList<qint64> ids;
    for (const InboxLine& line : lines)
        ids << line.id.value;
    return ids;
}

/// All pages of a list, one read each, as a view would ask for them.
QList<qint64> walked(
    Database& database, const InboxFilter& filter, int pageSize, const std::function<void()>& between = {})
{
    QList<qint64> ids;
    QString after;
    for (int pages = 0; pages < 1000; ++pages) {
        const InboxLines page = read(database,
            [&](Session& session) { return must(InboxStore(session).page(filter, pageSize, after)); });
        ids += idsOf(page.lines);
        if (!page.more)
            return ids;
        after = page.lines.last().cursor;
        if (between)
            between();
    }
    qFatal("The list never ends");
}

InboxFilter of(Set set, std::optional<PersonId> me = {})
{
    InboxFilter filter;
    filter.set = set;
    filter.me = me;
    filter.now = noon;
    return filter;
}

InboxFilter searching(const QString& search, bool withResolved = false)
{
    InboxFilter filter = of(Set::All);
    filter.search = search;
    filter.withResolved = withResolved;
    return filter;
}

/// 300 cases of every kind; the same every time.
void fillTown(Session& session, const Ground& ground)
{
    QRandomGenerator random(7);
    must(PersonStore(session).add({{}, u"Sam"_s, {}, true}));
    must(PersonStore(session).add({{}, u"Kim"_s, {}, true}));
    for (int n = 0; n < 300; ++n) {
        makeCase(session, ground, u"Number %1"_s.arg(n), [&](Case& subject) {
            subject.priority = Severity(random.bounded(5));
            subject.crisis = random.bounded(20) == 0;
            subject.state = State(random.bounded(6));
            subject.platform = random.bounded(3) ? u"wordpress"_s : u"facebook"_s;
            if (random.bounded(2))
                subject.owner = PersonId{1 + random.bounded(2)};
            if (random.bounded(4) == 0)
                subject.claim = Claim{PersonId{1 + random.bounded(2)}, noon + 1h};
            if (random.bounded(4))
                subject.clocks << runningUntil(noon + std::chrono::minutes(random.bounded(-60, 60)));
        });
    }
}

/// The same list by brute force.
QList<qint64> expected(Database& database, const std::function<bool(const Case&)>& fits)
{
    return read(database, [&](Session& session) {
        QList<std::tuple<int, qint64, qint64>> keys;
        for (const CaseId id : must(CaseStore(session).page({}, 100'000))) {
            const Case subject = must(CaseStore(session).load(id));
            if (subject.state == State::Resolved || !fits(subject))
                continue;
            const CaseClock* leading = subject.leadingClock();
            keys << std::tuple(subject.crisis ? 0 : urgencyRank(subject.priority),
                leading ? toMs(leading->dueAt) : std::numeric_limits<qint64>::max(), id.value);
        }
        std::sort(keys.begin(), keys.end());
        QList<qint64> ids;
        for (const auto& key : keys)
            ids << std::get<2>(key);
        return ids;
    });
}

} // namespace

class InboxStoreTest : public QObject {
    Q_OBJECT

private slots:
    void showsARow_data() { addEngines(); }
    void showsARow();
    void everySetIsRightAndInOrder_data() { addEngines(); }
    void everySetIsRightAndInOrder();
    void pagesLoseAndRepeatNothing_data() { addEngines(); }
    void pagesLoseAndRepeatNothing();
    void anchorsBeginEveryPage_data() { addEngines(); }
    void anchorsBeginEveryPage();
    void refusesWhatIsNoCursor_data() { addEngines(); }
    void refusesWhatIsNoCursor();
    void findsWords_data() { addEngines(); }
    void findsWords();
    void findsEveryCaseOnce_data() { addEngines(); }
    void findsEveryCaseOnce();
    void searchesFitTheFilter_data() { addEngines(); }
    void searchesFitTheFilter();
    void hostileSearchesFindNothingElse_data() { addEngines(); }
    void hostileSearchesFindNothingElse();
    void followsEdits_data() { addEngines(); }
    void followsEdits();
    void countsCrisesOutside_data() { addEngines(); }
    void countsCrisesOutside();
    void cutsWords();
};

void InboxStoreTest::showsARow()
{
    const auto place = freshDatabase();
    const auto database = place->open();
    const Case subject = wrote(*database, [](Session& session) {
        must(PersonStore(session).add({{}, u"Sam"_s, {}, true}));
        const Ground ground = makeGround(session);
        const Case made = makeCase(session, ground, QString(1000, u'w'), [](Case& subject) {
            subject.owner = PersonId{1};
            subject.claim = Claim{PersonId{1}, noon + 30min};
            subject.priority = Severity::S2;
            subject.notRead = true;
            subject.clocks << runningUntil(noon + 2h) << runningUntil(noon + 1h, Target::HumanLook);
            subject.clocks.last().status = ClockStatus::Breached;
        });
        must(ItemStore(session).setFindings(
            made.items.first().id, made.id, 1, {{rule("R05"), u"hate"_s, Tier::Likely, 0, 4, {}, {}, {}}}));
        return made;
    });
    const InboxLines page
        = read(*database, [](Session& session) { return must(InboxStore(session).page(of(Set::All), 10)); });
    QVERIFY(!page.more);
    InboxLine line;
    line.id = subject.id;
    line.thread = subject.thread;
    line.platform = u"wordpress"_s;
    line.account = u"blog"_s;
    line.author = u"Jo"_s;
    line.handle = u"@jo"_s;
    line.text = QString(640, u'w');
    line.item = subject.items.first().id;
    line.priority = Severity::S2;
    line.notRead = true;
    line.owner = PersonId{1};
    line.ownerName = u"Sam"_s;
    line.claimedBy = PersonId{1};
    line.claimedByName = u"Sam"_s;
    line.claimUntil = noon + 30min;
    line.due = noon + 1h;
    line.clock = ClockStatus::Breached;
    line.findings = {{rule("R05"), u"hate"_s, Tier::Likely}};
    line.items = 1;
    line.updated = noon;
    line.version = 1;
    line.cursor = page.lines.first().cursor;
    QCOMPARE(page.lines, QList<InboxLine>{line});
}

void InboxStoreTest::everySetIsRightAndInOrder()
{
    const auto place = freshDatabase();
    const auto database = place->open();
    wrote(*database, [](Session& session) { fillTown(session, makeGround(session)); });
    const PersonId me{2};
    const auto overdue
        = [](const Case& subject) { return subject.leadingClock() && subject.leadingClock()->dueAt < noon; };
    const auto mine = [me](const Case& subject) {
        return subject.owner == me || (subject.claim && subject.claim->by == me);
    };
    const QList<std::pair<Set, std::function<bool(const Case&)>>> sets{
        {Set::All, [](const Case&) { return true; }}, {Set::Mine, mine},
        {Set::Unassigned, [](const Case& subject) { return !subject.owner; }}, {Set::Overdue, overdue},
        {Set::Escalated, [](const Case& subject) { return subject.state == State::Escalated; }},
        {Set::Crisis, [](const Case& subject) { return subject.crisis; }}};
    QList<int> sizes;
    for (const auto& [set, fits] : sets) {
        const QList<qint64> all = expected(*database, fits);
        QVERIFY(all.size() > 5);
        sizes << int(all.size());
        for (const int pageSize : {1, 7, 1000})
            QCOMPARE(walked(*database, of(set, me), pageSize), all);
        InboxFilter onFacebook = of(set, me);
        onFacebook.platform = u"facebook"_s;
        const auto there = expected(*database, [&fits = fits](const Case& subject) {
            return subject.platform == "facebook"_L1 && fits(subject);
        });
        QCOMPARE(walked(*database, onFacebook, 5), there);
    }
    const InboxTotals totals
        = read(*database, [me](Session& session) { return must(InboxStore(session).totals(me, noon)); });
    QCOMPARE((QList<int>{totals.all, totals.mine, totals.unassigned, totals.overdue, totals.escalated,
                 totals.crisis}),
        sizes);
    QCOMPARE(
        read(*database, [](Session& session) { return must(InboxStore(session).totals({}, noon)); }).mine, 0);
}

void InboxStoreTest::pagesLoseAndRepeatNothing()
{
    const auto place = freshDatabase();
    const auto database = place->open();
    Ground ground;
    wrote(*database, [&](Session& session) {
        ground = makeGround(session);
        fillTown(session, ground);
    });
    const QList<qint64> before = expected(*database, [](const Case&) { return true; });
    // Between any two pages a crisis and a harmless case arrive and a case that was there is resolved.
    QRandomGenerator random(3);
    QSet<qint64> resolved;
    const QList<qint64> seen = walked(*database, of(Set::All), 10, [&] {
        wrote(*database, [&](Session& session) {
            makeCase(session, ground, u"new crisis"_s, [](Case& subject) { subject.crisis = true; });
            makeCase(session, ground, u"new"_s);
            const qint64 gone = before[random.bounded(int(before.size()))];
            resolved << gone;
            must(session.run(u"UPDATE cases SET state = 'resolved' WHERE id = ?"_s, {gone}));
        });
    });
    QCOMPARE(QSet<qint64>(seen.begin(), seen.end()).size(), seen.size());
    for (const qint64 id : before)
        QVERIFY2(seen.contains(id) || resolved.contains(id), qPrintable(QString::number(id)));
}

void InboxStoreTest::anchorsBeginEveryPage()
{
    const auto place = freshDatabase();
    const auto database = place->open();
    wrote(*database, [](Session& session) { fillTown(session, makeGround(session)); });
    for (const Set set : {Set::All, Set::Mine, Set::Overdue, Set::Crisis}) {
        const InboxFilter filter = of(set, PersonId{1});
        const QList<qint64> all = walked(*database, filter, 1000);
        for (const int pageSize : {1, 10, int(all.size()), 1000}) {
            const InboxAnchors outline = read(*database,
                [&](Session& session) { return must(InboxStore(session).outline(filter, pageSize)); });
            QCOMPARE(outline.rows, qint64(all.size()));
            QCOMPARE(outline.anchors.size(), (all.size() - 1) / pageSize);
            for (qsizetype page = 0; page < outline.anchors.size(); page += 3) {
                const auto lines = read(*database, [&](Session& session) {
                    return must(InboxStore(session).page(filter, pageSize, outline.anchors[page])).lines;
                });
                QCOMPARE(idsOf(lines), all.mid((page + 1) * pageSize, pageSize));
            }
        }
    }
}

void InboxStoreTest::refusesWhatIsNoCursor()
{
    const auto place = freshDatabase();
    const auto database = place->open();
    for (const char* cursor : {"x", "1.2", "1.2.3.4", "1.2.z", "' OR 1=1", "99999999999999999999.1.1"}) {
        const auto page
            = database
                  ->read<InboxLines>([cursor](Session& session) {
                      return InboxStore(session).page(of(Set::All), 10, QString::fromLatin1(cursor));
                  })
                  .result();
        QVERIFY2(!page && page.error().code == ErrorCode::Invalid, cursor);
    }
    const auto page = database
                          ->read<InboxLines>([](Session& session) {
                              return InboxStore(session).page(searching(u"a"_s, true), 10, u"1.2.3"_s);
                          })
                          .result();
    QCOMPARE(page.error().code, ErrorCode::Invalid);
}

void InboxStoreTest::findsWords()
{
    const auto place = freshDatabase();
    const auto database = place->open();
    wrote(*database, [](Session& session) {
        const Ground ground = makeGround(session);
        makeCase(session, ground, u"The café by the car-park is closed"_s);
        makeCase(session, ground, u"Car parks: £4.50 for COVID-19 jabs?!"_s,
            [](Case& subject) { subject.crisis = true; });
        makeCase(session, ground, u"Ymddiheuriadau — mae'r clinig ar gau. www.nhs.example/flu"_s);
        makeCase(session, ground, u"\u4e2d\u6587 \u0645\u0631\u062d\u0628\u0627 \U0001F620"_s);
    });
    const auto found = [&](const QString& words) { return walked(*database, searching(words), 10); };
    QCOMPARE(found(u"cafe"_s), QList<qint64>{1});
    QCOMPARE(found(u"CAFÉ"_s), QList<qint64>{1});
    QCOMPARE(found(u"cafe\u0301"_s), QList<qint64>{1});
    QCOMPARE(found(u"car"_s), (QList<qint64>{2, 1}));
    QCOMPARE(found(u"closed car"_s), QList<qint64>{1});
    QCOMPARE(found(u"car-park"_s), QList<qint64>{1});
    QCOMPARE(found(u"covid"_s), QList<qint64>{2});
    QCOMPARE(found(u"19"_s), QList<qint64>{2});
    QCOMPARE(found(u"nhs"_s), QList<qint64>{3});
    QCOMPARE(found(u"clinig"_s), QList<qint64>{3});
    QCOMPARE(found(u"\u4e2d\u6587"_s), QList<qint64>{4});
    QCOMPARE(found(u"\u0645\u0631\u062d\u0628\u0627"_s), QList<qint64>{4});
    QCOMPARE(found(u"nothing"_s), QList<qint64>());
    QCOMPARE(found(u"ca"_s), QList<qint64>());
}

void InboxStoreTest::findsEveryCaseOnce()
{
    const auto place = freshDatabase();
    const auto database = place->open();
    wrote(*database, [](Session& session) {
        const Ground ground = makeGround(session);
        const Case viral = makeCase(session, ground, u"parking"_s);
        for (int n = 0; n < 60; ++n) {
            if (n % 3 == 0)
                makeCase(session, ground, u"parking again"_s,
                    [n](Case& subject) { subject.state = n % 2 ? State::Resolved : State::Open; });
            else
                must(ItemStore(session).insert(
                    itemSaying(u"parking parking"_s, u"v-%1"_s.arg(n), ground, viral)));
        }
    });
    for (const int pageSize : {1, 4, 100}) {
        const QList<qint64> all = walked(*database, searching(u"parking"_s, true), pageSize);
        QCOMPARE(all.size(), 21);
        QCOMPARE(QSet<qint64>(all.begin(), all.end()).size(), 21);
        QCOMPARE(all.first(), qint64(1));
        QVERIFY(std::is_sorted(all.begin() + 1, all.end(), std::greater<>()));
        QCOMPARE(walked(*database, searching(u"parking"_s), pageSize).size(), 11);
    }
}

void InboxStoreTest::searchesFitTheFilter()
{
    const auto place = freshDatabase();
    const auto database = place->open();
    wrote(*database, [](Session& session) { fillTown(session, makeGround(session)); });
    for (const Set set : {Set::All, Set::Mine, Set::Unassigned, Set::Overdue, Set::Escalated, Set::Crisis}) {
        InboxFilter all = of(set, PersonId{1});
        InboxFilter found = all;
        found.search = u"number"_s;
        QCOMPARE(walked(*database, found, 7), walked(*database, all, 7));
        found.search = u"number 17"_s;
        for (const qint64 id : walked(*database, found, 7))
            QVERIFY(walked(*database, all, 1000).contains(id));
    }
}

void InboxStoreTest::hostileSearchesFindNothingElse()
{
    const auto place = freshDatabase();
    const auto database = place->open();
    wrote(*database, [](Session& session) {
        const Ground ground = makeGround(session);
        makeCase(session, ground, u"alpha beta"_s);
        makeCase(session, ground, u"gamma NEAR AND OR NOT text"_s);
    });
    const QStringList nothing{u"\""_s, u"\"\"\""_s, u"*"_s, u"'"_s, u"''' OR 1=1 --"_s, u"- - -"_s, u"()"_s,
        u":*"_s, u"!!"_s, u"<->"_s, u"\\"_s, u"%"_s, u"_"_s, QString(QChar(0)), QString(QChar(0xD800)),
        u"\u0301"_s, u"\U0001F620"_s, QString(100'000, u'"')};
    for (const QString& search : nothing) {
        for (const bool withResolved : {false, true})
            QVERIFY2(walked(*database, searching(search, withResolved), 10).isEmpty(),
                qPrintable(search.left(20)));
    }
    QCOMPARE(walked(*database, searching(u"alpha*"_s), 10), QList<qint64>{1});
    QCOMPARE(walked(*database, searching(u"\"alpha\" -gamma"_s), 10), QList<qint64>());
    QCOMPARE(walked(*database, searching(u"text:alpha"_s), 10), QList<qint64>());
    QCOMPARE(walked(*database, searching(u"alpha OR gamma"_s), 10), QList<qint64>());
    QCOMPARE(walked(*database, searching(u"NEAR(gamma text)"_s), 10), QList<qint64>{2});
    QCOMPARE(walked(*database, searching(u"alpha & beta | !x"_s), 10), QList<qint64>());
    QVERIFY(walked(*database, searching(u"word "_s.repeated(50'000)), 10).isEmpty());
}

void InboxStoreTest::followsEdits()
{
    const auto place = freshDatabase();
    const auto database = place->open();
    const Case subject = wrote(
        *database, [](Session& session) { return makeCase(session, makeGround(session), u"before"_s); });
    wrote(*database, [&](Session& session) {
        must(ItemStore(session).revise(subject.items.first().id, 2, sealed(u"after"_s), {}, false, 2, noon));
    });
    QCOMPARE(walked(*database, searching(u"after"_s), 10), QList<qint64>{1});
    QVERIFY(walked(*database, searching(u"before"_s), 10).isEmpty());
    QCOMPARE(must(database->check().result()), QStringList());
}

void InboxStoreTest::countsCrisesOutside()
{
    const auto place = freshDatabase();
    const auto database = place->open();
    wrote(*database, [](Session& session) {
        const Ground ground = makeGround(session);
        makeCase(session, ground, u"tablets"_s, [](Case& subject) { subject.crisis = true; });
        makeCase(session, ground, u"bridge"_s, [](Case& subject) {
            subject.crisis = true;
            subject.platform = u"x"_s;
        });
        makeCase(session, ground, u"safe now"_s, [](Case& subject) {
            subject.crisis = true;
            subject.state = State::Resolved;
        });
        makeCase(session, ground, u"tablets"_s);
    });
    const auto outside = [&](InboxFilter filter) {
        return read(*database,
            [filter](Session& session) { return must(InboxStore(session).crisesOutside(filter)); });
    };
    QCOMPARE(outside(of(Set::All)), 0);
    QCOMPARE(outside(of(Set::Crisis)), 0);
    QCOMPARE(outside(of(Set::Escalated)), 2);
    QCOMPARE(outside(of(Set::Mine, PersonId{1})), 2);
    InboxFilter onX = of(Set::All);
    onX.platform = u"x"_s;
    QCOMPARE(outside(onX), 1);
    QCOMPARE(outside(searching(u"tablets"_s)), 1);
    QCOMPARE(outside(searching(u"nothing"_s)), 2);
}

void InboxStoreTest::cutsWords()
{
    QCOMPARE(searchWords(u"  It's 5°C — naïve, Straße; ﬁne  "_s),
        (QStringList{u"it"_s, u"s"_s, u"5"_s, u"c"_s, u"naive"_s, u"straße"_s, u"fine"_s}));
    QCOMPARE(searchWords(u"a "_s.repeated(100)).size(), 16);
    QVERIFY(searchWords(u" \t\n\"' "_s).isEmpty());
}

QTEST_GUILESS_MAIN(InboxStoreTest)
#include "tst_inbox_store.moc"

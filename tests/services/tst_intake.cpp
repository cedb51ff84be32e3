// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the public says becomes threads, cases, findings and clocks.
#include "intake_story.h"

#include <QRandomGenerator>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

class IntakeTest : public QObject {
    Q_OBJECT

private slots:
    void aCommentBecomesACaseWithItsClocks_data() { addEngines(); }
    void aCommentBecomesACaseWithItsClocks()
    {
        OpenWorkspace office;
        const auto report
            = office.import({line(u"c-1"_s).underPost().by(u"jo"_s).saying(u"Nobody answers the phone"_s)});
        QCOMPARE(report.taken, 1);
        const auto rows = office.inbox();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows[0].author, u"Name of jo"_s);
        QCOMPARE(rows[0].handle, u"@jo"_s);
        QCOMPARE(rows[0].excerpt, u"Nobody answers the phone"_s);
        QCOMPARE(rows[0].state, State::New);
        QCOMPARE(rows[0].account, u"northbridge-ccg"_s);
        QCOMPARE(rows[0].clock, ClockStatus::Running);
        QVERIFY(rows[0].due.has_value());

        const auto subject = stored(office, rows[0].id);
        QVERIFY(subject.clock(Target::HumanLook));
        QVERIFY(subject.clock(Target::FirstResponse));
        QVERIFY(subject.clock(Target::Resolution));
        // 10:00 on a Wednesday: two working days later at closing time.
        QCOMPARE(toLocalText(subject.clock(Target::FirstResponse)->dueAt), u"2026-11-20T17:00:00+00:00"_s);
        QCOMPARE(
            toLocalText(subject.clock(Target::FirstResponse)->startedAt), u"2026-11-18T10:00:00+00:00"_s);
    }

    void threadsComeTogether_data() { addEngines(); }
    void threadsComeTogether()
    {
        OpenWorkspace office;
        office.import(
            {line(u"c-1"_s).underPost(), line(u"c-2"_s).underPost(), line(u"c-3"_s).under(u"c-1"_s)});
        office.import({line(u"c-4"_s).under(u"c-3"_s)});
        QCOMPARE(known(office, u"c-4"_s).subject, known(office, u"c-1"_s).subject);
        QVERIFY(known(office, u"c-2"_s).subject != known(office, u"c-1"_s).subject);
        QCOMPARE(office.inbox().size(), 2);
    }

    void ourPostStandsAboveAndIsNoCase_data() { addEngines(); }
    void ourPostStandsAboveAndIsNoCase()
    {
        OpenWorkspace office;
        office.import({line(u"p-77"_s).of(u"post"_s).outbound().saying(u"Flu clinics this Saturday"_s),
            line(u"c-1"_s).underPost()});
        const auto rows = office.inbox();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(office.thread(rows[0].id).postText, u"Flu clinics this Saturday"_s);
    }

    void aGapIsFilledByTheParent_data() { addEngines(); }
    void aGapIsFilledByTheParent()
    {
        OpenWorkspace office;
        office.import({line(u"c-2"_s).under(u"c-1"_s)});
        const auto subject = known(office, u"c-2"_s).subject;
        office.import({line(u"c-1"_s).underPost()});
        QCOMPARE(known(office, u"c-1"_s).subject, subject);
        QCOMPARE(office.inbox().size(), 1);
    }

    void aGapIsMergedIntoTheParentsThread_data() { addEngines(); }
    void aGapIsMergedIntoTheParentsThread()
    {
        OpenWorkspace office;
        office.import({line(u"c-1"_s).underPost(), line(u"c-3"_s).under(u"c-2"_s).saying(crisisText)});
        QCOMPARE(office.inbox().size(), 2);
        const auto older = known(office, u"c-1"_s).subject;
        const auto newer = known(office, u"c-3"_s).subject;
        office.import({line(u"c-2"_s).under(u"c-1"_s)});

        QCOMPARE(known(office, u"c-3"_s).subject, older);
        QCOMPARE(known(office, u"c-2"_s).subject, older);
        const auto rows = office.inbox();
        QCOMPARE(rows.size(), 1);
        QVERIFY2(rows[0].crisis, "what made the merged case urgent makes the other one urgent");
        QVERIFY(!rows[0].findings.isEmpty());
        QCOMPARE(rows[0].items, 3);
        QCOMPARE(stored(office, newer).state, State::Resolved);
        QVERIFY(stored(office, newer).items.isEmpty());
        QVERIFY2(stored(office, older).clock(Target::HumanLook)->elapsed, "the crisis clock goes on");
        compareWithReplay(office);
        // What comes later finds its way.
        office.import({line(u"c-4"_s).under(u"c-3"_s)});
        QCOMPARE(known(office, u"c-4"_s).subject, older);
        compareWithReplay(office);
    }

    void ourOwnFirstWordWaitsForNobody_data() { addEngines(); }
    void ourOwnFirstWordWaitsForNobody()
    {
        OpenWorkspace office;
        office.import({line(u"c-1"_s).underPost().outbound().saying(personalText)});
        QVERIFY(office.inbox().isEmpty());
        office.import({line(u"c-2"_s).under(u"c-1"_s).saying(u"The bus was late"_s)});
        const auto rows = office.inbox();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows[0].state, State::Open);
        QVERIFY2(rows[0].findings.isEmpty(), "rules are about what others say");
    }

    void aMessageAConversationAndAReviewEach_data() { addEngines(); }
    void aMessageAConversationAndAReviewEach()
    {
        OpenWorkspace office;
        office.import({line(u"m-1"_s).of(u"message"_s).with(u"root"_s, u"t-1"_s),
            line(u"m-2"_s).of(u"message"_s).with(u"root"_s, u"t-1"_s),
            line(u"m-3"_s).of(u"message"_s).by(u"kim"_s), line(u"m-4"_s).of(u"message"_s).by(u"kim"_s),
            line(u"r-1"_s).of(u"review"_s), line(u"r-2"_s).of(u"review"_s)});
        QCOMPARE(office.inbox().size(), 4);
        QCOMPARE(known(office, u"m-1"_s).subject, known(office, u"m-2"_s).subject);
        QCOMPARE(known(office, u"m-3"_s).subject, known(office, u"m-4"_s).subject);
    }

    void theSameIdOnTwoAccountsIsTwoItems_data() { addEngines(); }
    void theSameIdOnTwoAccountsIsTwoItems()
    {
        OpenWorkspace office;
        office.import({line(u"1"_s), line(u"1"_s).on(u"x"_s, u"northbridge-ccg"_s),
            line(u"1"_s).on(u"facebook"_s, u"hospital"_s), line(u"1"_s).on(u"somewhere-new"_s, u"us"_s)});
        QCOMPARE(office.inbox().size(), 4);
        const auto accounts = office.read([](Session& session) { return AccountStore(session).all(); });
        QCOMPARE(accounts.size(), 4);
        for (const auto& account : accounts) {
            QCOMPARE(account.state, u"unconnected"_s);
            QCOMPARE(account.items, 1);
        }
    }
    void crisesComeFirstUnderEveryViewAndFilter_data() { addEngines(); }
    void crisesComeFirstUnderEveryViewAndFilter();
    void whateverComesTheTablesAreTheFoldOfTheLog_data() { addEngines(); }
    void whateverComesTheTablesAreTheFoldOfTheLog();
};

void IntakeTest::crisesComeFirstUnderEveryViewAndFilter()
{
    OpenWorkspace office;
    QList<Line> lines;
    for (int i = 0; i < 30; ++i)
        lines.append(line(u"c-%1"_s.arg(i))
                         .underPost()
                         .at(u"2026-11-%1T10:00:00Z"_s.arg(10 + i % 8))
                         .saying(i % 3 == 0 ? personalText : u"When do you open?"_s));
    lines.insert(17, line(u"crisis"_s).underPost().at(u"2026-11-18T11:00:00Z"_s).saying(crisisText));
    office.import(lines);
    for (const auto& [view, name] : enumNames<View>) {
        InboxQuery query;
        query.view = view;
        query.me = PersonId{1};
        const auto page = expected(Inbox(office.workspace()).page(query));
        const bool shown = !page.rows.isEmpty() && page.rows[0].crisis;
        QVERIFY2(shown || page.crisesOutside == 1, name.data());
        for (qsizetype i = 1; i < page.rows.size(); ++i)
            QVERIFY2(
                !page.rows[i].crisis || page.rows[i - 1].crisis, "a crisis never stands below what is none");
    }
    InboxQuery search;
    search.search = u"trolley"_s;
    const auto found = expected(Inbox(office.workspace()).page(search));
    QCOMPARE(found.rows.size(), 10);
    QCOMPARE(found.crisesOutside, 1);
    InboxQuery elsewhere;
    elsewhere.platform = u"x"_s;
    QCOMPARE(expected(Inbox(office.workspace()).page(elsewhere)).crisesOutside, 1);
}

/// Random forests in random order with edits, deletions and our own words, in random batches, twice over.
void IntakeTest::whateverComesTheTablesAreTheFoldOfTheLog()
{
    QRandomGenerator random(20261122);
    for (int round = 0; round < 6; ++round) {
        OpenWorkspace office;
        QList<Line> lines;
        for (int i = 0; i < 120; ++i) {
            auto one = line(QString::number(i)).by(u"u-%1"_s.arg(random.bounded(9)));
            if (random.bounded(3) == 0)
                one.underPost();
            else
                one.under(QString::number(random.bounded(120)));
            switch (random.bounded(12)) {
            case 0:
                one.saying(crisisText);
                break;
            case 1:
                one.saying(personalText);
                break;
            case 2:
                one.outbound();
                break;
            case 3:
                one.of(u"message"_s);
                break;
            case 4:
                one.of(u"review"_s);
                break;
            case 5:
                one.showing(u"held"_s);
                break;
            default:
                break;
            }
            lines.append(one);
            if (random.bounded(6) == 0)
                lines.append(Line(one).saying(u"edited %1"_s.arg(i)));
            if (random.bounded(10) == 0)
                lines.append(Line(one).showing(u"deleted-by-author"_s));
        }
        std::shuffle(lines.begin(), lines.end(), random);
        for (qsizetype done = 0; done < lines.size();) {
            const auto size = std::min<qsizetype>(1 + random.bounded(40), lines.size() - done);
            office.import(lines.mid(done, size));
            done += size;
            office.clock().advance(std::chrono::minutes(7));
        }
        compareWithReplay(office);
        const auto items = expected(office.workspace().summary()).items;
        QCOMPARE(items, 120);
    }
}

QTEST_GUILESS_MAIN(IntakeTest)
#include "tst_intake.moc"

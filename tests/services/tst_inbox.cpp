// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is shown: rows, pages, counts, one thread with its history in plain words.
#include "services/describe.h"
#include "support/open_workspace.h"

#include "storage/case_store.h"

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

namespace {

const QString personalText = u"My mum Jean, NHS no 999 000 0018, is still on a trolley"_s;

Done perform(OpenWorkspace& office, CaseId id, const Command& command)
{
    Desk desk(office.workspace());
    return expected(desk.perform(office.me(), {id, command, {}}));
}

QString isolatedName(const QString& name)
{
    return QChar(0x2068) + name + QChar(0x2069);
}

} // namespace

class InboxTest : public QObject {
    Q_OBJECT

private slots:
    void anEmptyInboxIsEmpty_data() { addEngines(); }
    void anEmptyInboxIsEmpty()
    {
        OpenWorkspace office;
        const auto page = expected(Inbox(office.workspace()).page({}));
        QVERIFY(page.rows.isEmpty());
        QVERIFY(!page.more);
        QCOMPARE(page.crisesOutside, 0);
        QCOMPARE(expected(Inbox(office.workspace()).counts({})), InboxCounts());
    }

    void aRowSaysWhatIsNewestAndMasksWhatIsPrivate_data() { addEngines(); }
    void aRowSaysWhatIsNewestAndMasksWhatIsPrivate()
    {
        OpenWorkspace office;
        office.import({line(u"c-1"_s).underPost().saying(u"Hello"_s),
            line(u"c-2"_s).under(u"c-1"_s).by(u"kim"_s).saying(
                u"  much \n white   space "_s + u"x"_s.repeated(300))});
        office.import({line(u"c-9"_s).underPost().saying(personalText)});
        const auto rows = office.inbox();
        QCOMPARE(rows.size(), 2);
        const auto& secret = rows[0].findings.isEmpty() ? rows[1] : rows[0];
        const auto& plain = rows[0].findings.isEmpty() ? rows[0] : rows[1];
        QVERIFY(plain.excerpt.startsWith(u"much white space xxx"_s));
        QCOMPARE(plain.excerpt.size(), 160);
        QCOMPARE(plain.author, u"Name of kim"_s);
        QCOMPARE(plain.items, 2);
        QVERIFY(!plain.excerptIsSensitive);
        QVERIFY(secret.excerptIsSensitive);
        QCOMPARE(secret.excerpt, personalText);
    }

    void pagesFollowEachOtherWithoutGapOrRepeat_data() { addEngines(); }
    void pagesFollowEachOtherWithoutGapOrRepeat()
    {
        OpenWorkspace office;
        QList<Line> lines;
        for (int i = 0; i < 57; ++i)
            lines.append(line(QString::number(i))
                             .at(u"2026-11-1%1T10:%2:00Z"_s.arg(i % 8).arg(i, 2, 10, QChar(u'0'))));
        office.import(lines);
        Inbox inbox(office.workspace());
        InboxQuery query;
        query.limit = 10;
        QList<CaseId> seen;
        QStringList firstOfPages;
        for (bool more = true; more;) {
            const auto page = expected(inbox.page(query));
            for (const auto& row : page.rows)
                seen.append(row.id);
            query.after = page.rows.last().cursor;
            firstOfPages.append(query.after);
            more = page.more;
        }
        QCOMPARE(seen.size(), 57);
        QCOMPARE(QSet<CaseId>(seen.begin(), seen.end()).size(), 57);
        const auto outline = expected(inbox.outline({}, 10));
        QCOMPARE(outline.rows, 57);
        QCOMPARE(outline.anchors, firstOfPages.mid(0, 5));
    }

    void aClaimThatHasRunOutIsNotShown_data() { addEngines(); }
    void aClaimThatHasRunOutIsNotShown()
    {
        OpenWorkspace office;
        office.import({line(u"c-1"_s)});
        perform(office, office.inbox()[0].id, command::TakeClaim{});
        QCOMPARE(office.inbox()[0].claimedBy, office.me().person);
        QVERIFY(!office.inbox()[0].claimedByName.isEmpty());
        office.clock().advance(std::chrono::minutes(31));
        QVERIFY(!office.inbox()[0].claimedBy.has_value());
    }

    void countsAreThoseOfTheViews_data() { addEngines(); }
    void countsAreThoseOfTheViews()
    {
        OpenWorkspace office;
        office.import({line(u"c-1"_s), line(u"c-2"_s),
            line(u"c-3"_s).saying(u"I've got the tablets here. I can't do this any more"_s)});
        perform(office, office.inbox()[2].id, command::TakeClaim{});
        command::Escalate escalate;
        escalate.route = RouteId{u"PALS"_s};
        escalate.reason.text = u"Wants to complain."_s;
        perform(office, office.inbox()[1].id, escalate);
        Inbox inbox(office.workspace());
        const auto counts = expected(inbox.counts(office.me().person));
        for (const auto& [view, size] :
            QList<std::pair<View, int>>{{View::All, counts.all}, {View::Mine, counts.mine},
                {View::Unassigned, counts.unassigned}, {View::Overdue, counts.overdue},
                {View::Escalated, counts.escalated}, {View::Crisis, counts.crisis}}) {
            InboxQuery query;
            query.view = view;
            query.me = office.me().person;
            QCOMPARE(office.inbox(query).size(), size);
        }
        QCOMPARE(counts.all, 3);
        QCOMPARE(counts.crisis, 1);
        QCOMPARE(counts.escalated, 1);
        QCOMPARE(counts.openEscalations, 1);
    }

    void anEscalationIsListedWithItsReason_data() { addEngines(); }
    void anEscalationIsListedWithItsReason()
    {
        OpenWorkspace office;
        office.import({line(u"c-1"_s).saying(u"Nobody answers the phone"_s)});
        command::Escalate escalate;
        escalate.route = RouteId{u"SAFE"_s};
        escalate.urgency = Urgency::Immediate;
        escalate.reason.text = u"A child may be at risk."_s;
        perform(office, office.inbox()[0].id, escalate);
        Inbox inbox(office.workspace());
        const auto rows = expected(inbox.escalations(office.me().person));
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows[0].routeName, u"Safeguarding lead"_s);
        QCOMPARE(rows[0].reason, u"A child may be at risk."_s);
        QCOMPARE(rows[0].excerpt, u"Nobody answers the phone"_s);
        QVERIFY(rows[0].own);
        QVERIFY(rows[0].due.has_value());
        QVERIFY(!expected(inbox.escalations({}))[0].own);
        QCOMPARE(rows[0].version, office.inbox()[0].version);
    }

    void theHistoryTellsEverythingButWhatWasSaid_data() { addEngines(); }
    void theHistoryTellsEverythingButWhatWasSaid()
    {
        OpenWorkspace office;
        office.import({line(u"c-1"_s).saying(personalText)});
        const auto id = office.inbox()[0].id;
        perform(office, id, command::AddNote{{u"Rang her sister."_s, {}, {}}});
        command::Escalate escalate;
        escalate.route = RouteId{u"CALD"_s};
        escalate.reason.text = u"A third party's number."_s;
        perform(office, id, escalate);
        const auto thread = office.thread(id);
        QStringList told;
        qint64 last = 0;
        for (const auto& one : thread.history) {
            told.append(one.summary);
            QVERIFY(one.sequence > last);
            last = one.sequence;
            QVERIFY(!one.summary.isEmpty());
            QCOMPARE(one.actor, isolatedName(office.workspace().login()));
        }
        const auto all = told.join(u'\n');
        QVERIFY(told[0].startsWith(u"Item came in; to look at: R01"_s));
        QVERIFY(all.contains(u"Note: Rang her sister."_s));
        QVERIFY(all.contains(u"Escalated to Caldicott Guardian"_s));
        QVERIFY(all.contains(u"A third party's number."_s));
        QVERIFY2(!all.contains(u"trolley"_s), "what the public said has its own place");
        QCOMPARE(thread.notes.size(), 1);
        QCOMPARE(thread.notes[0].second, u"Rang her sister."_s);
    }

    void aCaseThatIsNotThereSaysSo_data() { addEngines(); }
    void aCaseThatIsNotThereSaysSo()
    {
        OpenWorkspace office;
        const auto thread = wait(Inbox(office.workspace()).thread(CaseId{4711}));
        QVERIFY(!thread);
        QCOMPARE(thread.error().code, ErrorCode::NotFound);
    }

    void hostileSearchesFindNothingAndBreakNothing_data() { addEngines(); }
    void hostileSearchesFindNothingAndBreakNothing()
    {
        OpenWorkspace office;
        office.import({line(u"c-1"_s).saying(u"Nobody answers"_s)});
        for (const auto& search : {u"\"' OR 1=1 --"_s, u"NEAR(("_s, u"*"_s, u"a AND NOT"_s, u"\u0000"_s,
                 u"%"_s, u"😀"_s, u"x"_s.repeated(100'000)}) {
            InboxQuery query;
            query.search = search;
            QVERIFY(expected(Inbox(office.workspace()).page(query)).rows.size() <= 1);
        }
        InboxQuery query;
        query.after = u"'; DROP TABLE cases; --"_s;
        QCOMPARE(wait(Inbox(office.workspace()).page(query)).error().code, ErrorCode::Invalid);
    }

    void everyEventHasItsSentence();
};

namespace {

template <size_t... Index> QStringList sentences(std::index_sequence<Index...>)
{
    const KnownNames nobody;
    return {describe(Event(std::in_place_index<Index>), nobody)...};
}

} // namespace

void InboxTest::everyEventHasItsSentence()
{
    const auto all = sentences(std::make_index_sequence<std::variant_size_v<Event>>());
    for (qsizetype i = 0; i + 1 < all.size(); ++i)
        QVERIFY2(!all[i].isEmpty(), qPrintable(QString::number(i)));
    KnownNames names;
    names.people.insert(PersonId{7}, u"Sam"_s);
    names.rules.insert(RuleId{u"R19"_s}, u"Abusive language"_s);
    QCOMPARE(describe(event::Assigned{{}, PersonId{7}}, names), u"Assigned to "_s + isolatedName(u"Sam"_s));
    QCOMPARE(describe(event::Assigned{{}, PersonId{8}}, names), u"Assigned to person 8"_s);
    event::ItemDecided hide;
    hide.action = Action::Hide;
    hide.rule = RuleId{u"R19"_s};
    QCOMPARE(describe(hide, names), u"Decided: hide under R19 Abusive language"_s);
    event::ItemReceived received;
    received.text.text = u"what somebody said"_s;
    QVERIFY(!describe(received, names).contains(u"somebody"_s));
    QCOMPARE(actorInWords({}, u"intake"_s, names), u"Steward (intake)"_s);
}

QTEST_GUILESS_MAIN(InboxTest)
#include "tst_inbox.moc"

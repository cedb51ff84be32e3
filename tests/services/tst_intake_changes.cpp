// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is known comes again: edited, hidden, deleted by its author, or as our own reply.
#include "intake_story.h"

#include "storage/reply_store.h"

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

class IntakeChangesTest : public QObject {
    Q_OBJECT

private slots:
    void anEditIsARevisionWithItsOwnFindings_data() { addEngines(); }
    void anEditIsARevisionWithItsOwnFindings()
    {
        OpenWorkspace office;
        office.import({line(u"c-1"_s).underPost().saying(u"Thank you all"_s)});
        const auto id = office.inbox()[0].id;
        QVERIFY(office.thread(id).items[0].findings.isEmpty()
            || office.thread(id).items[0].findings[0].detector != "nhs-number"_L1);
        const auto report = office.import({line(u"c-1"_s).underPost().saying(personalText)});
        QCOMPARE(report.revised, 1);
        const auto item = office.thread(id).items[0];
        QCOMPARE(item.revision, 2);
        QCOMPARE(item.text, personalText);
        QCOMPARE(item.previousText, u"Thank you all"_s);
        QVERIFY(std::any_of(item.findings.begin(), item.findings.end(),
            [](const Finding& f) { return f.rule.value == "R01"_L1; }));
        compareWithReplay(office);

        // An export of the day before does not bring the old text back.
        QCOMPARE(office.import({line(u"c-1"_s).underPost().saying(u"Thank you all"_s)}).duplicates, 1);
        QCOMPARE(known(office, u"c-1"_s).revision, 2);
    }

    void aResolvedCaseOpensWhenSomebodyWritesAgain_data() { addEngines(); }
    void aResolvedCaseOpensWhenSomebodyWritesAgain()
    {
        OpenWorkspace office;
        office.import({line(u"c-1"_s).underPost()});
        const auto id = office.inbox()[0].id;
        expected(
            office.database().write<Case>([&, me = office.me(), stamp = office.workspace().logStamp(),
                                              now = office.clock().now()](Session& session) -> Result<Case> {
                const auto subject = CaseStore(session).load(id);
                if (!subject)
                    return subject;
                return commit(session, *subject,
                    {event::StateChanged{subject->state, State::Resolved, u"resolve"_s, {}, u"access"_s}}, me,
                    now, stamp);
            }));
        QVERIFY(office.inbox().isEmpty());
        office.import({line(u"c-2"_s).under(u"c-1"_s)});
        QCOMPARE(office.inbox()[0].state, State::Open);
        compareWithReplay(office);
    }

    void aDeletedItemKeepsItsWords_data() { addEngines(); }
    void aDeletedItemKeepsItsWords()
    {
        OpenWorkspace office;
        office.import({line(u"c-1"_s).underPost().saying(u"I regret this"_s)});
        const auto account
            = office.read([](Session& session) { return AccountStore(session).all(); }).first().id;
        Collected batch;
        batch.gone = {u"c-1"_s, u"never seen"_s};
        batch.next = {u"feed/1"_s, {{u"page"_s, 2}}};
        const auto report = expected(Intake(office.workspace()).take(account, batch));
        QCOMPARE(report.gone, 1);
        const auto now = known(office, u"c-1"_s);
        QCOMPARE(now.visibility, Visibility::DeletedByAuthor);
        QCOMPARE(now.text, u"I regret this"_s);
        QCOMPARE(expected(Intake(office.workspace()).take(account, batch)).gone, 0);
        const auto cursor
            = office.read([account](Session& session) { return AccountStore(session).cursor(account); });
        QCOMPARE(cursor.tag, u"feed/1"_s);
        QVERIFY(cursor.json.contains("\"page\":2"));
        compareWithReplay(office);
    }

    void aLaterVisibilityIsAChange_data() { addEngines(); }
    void aLaterVisibilityIsAChange()
    {
        OpenWorkspace office;
        office.import({line(u"c-1"_s).underPost()});
        const auto report = office.import({line(u"c-1"_s).underPost().showing(u"hidden"_s)});
        QCOMPARE(report.revised, 1);
        QCOMPARE(known(office, u"c-1"_s).visibility, Visibility::Hidden);
        compareWithReplay(office);
    }

    void anOldFileDoesNotTakeOurDecisionBack_data() { addEngines(); }
    void anOldFileDoesNotTakeOurDecisionBack()
    {
        OpenWorkspace office;
        office.import({line(u"c-1"_s).underPost()});
        const auto id = office.inbox()[0].id;
        expected(
            office.database().write<Case>([&, me = office.me(), stamp = office.workspace().logStamp(),
                                              now = office.clock().now()](Session& session) -> Result<Case> {
                const auto subject = CaseStore(session).load(id);
                if (!subject)
                    return subject;
                const auto item = subject->items[0].id;
                return commit(session, *subject,
                    {event::ItemDecided{item, Action::Hide, RuleId{u"R19"_s}, *me.person,
                         Visibility::Unmoderated, EnforcementPhase::Queued, {}, {u"rude"_s, {}, {}}},
                        event::EnforcementMoved{item, Action::Hide, EnforcementPhase::Queued,
                            EnforcementPhase::Confirmed, Visibility::Hidden, {}}},
                    me, now, stamp);
            }));
        QCOMPARE(known(office, u"c-1"_s).visibility, Visibility::Hidden);
        QCOMPARE(office.import({line(u"c-1"_s).underPost()}).duplicates, 1);
        QCOMPARE(known(office, u"c-1"_s).visibility, Visibility::Hidden);
        compareWithReplay(office);
    }
    void ourReplyThatComesBackIsNoNewItem_data() { addEngines(); }
    void ourReplyThatComesBackIsNoNewItem();
};

void IntakeChangesTest::ourReplyThatComesBackIsNoNewItem()
{
    OpenWorkspace office;
    office.import({line(u"c-1"_s).underPost()});
    const auto id = office.inbox()[0].id;
    const auto me = office.me();
    expected(office.database().write<Case>([&, stamp = office.workspace().logStamp(),
                                               now = office.clock().now()](Session& session) -> Result<Case> {
        const auto subject = CaseStore(session).load(id);
        const auto reply = ReplyStore(session).nextId();
        if (!subject || !reply)
            return subject;
        event::ReplyWritten written;
        written.reply = *reply;
        written.writer = *me.person;
        written.inReplyTo = subject->items[0].id;
        written.text.text = u"We are sorry. Please ring 111."_s;
        const event::ReplyMoved sending{
            *reply, ReplyState::Checked, ReplyState::Sending, u"sending"_s, {}, {}, {}};
        return commit(session, *subject, {written, sending}, me, now, stamp);
    }));
    // It is on the platform before our call has been answered.
    const auto account = stored(office, id).account;
    Collected batch;
    batch.items
        = {line(u"c-50"_s).under(u"c-1"_s).outbound().saying(u"We are sorry. Please ring 111."_s).item()};
    QCOMPARE(expected(Intake(office.workspace()).take(account, batch)).duplicates, 1);
    QCOMPARE(stored(office, id).items.size(), 1);
    // Somebody answers our reply, which the platform knows as c-50.
    batch.items = {line(u"c-51"_s).under(u"c-50"_s).item()};
    QCOMPARE(expected(Intake(office.workspace()).take(account, batch)).taken, 1);
    QCOMPARE(known(office, u"c-51"_s).subject, id);
    // Another answer of ours, given on the platform itself, is an item.
    batch.items = {line(u"c-52"_s).under(u"c-51"_s).outbound().saying(u"Thank you."_s).item()};
    QCOMPARE(expected(Intake(office.workspace()).take(account, batch)).taken, 1);
    QCOMPARE(stored(office, id).items.size(), 3);
    QVERIFY(stored(office, id).answered);
    compareWithReplay(office);
}

QTEST_GUILESS_MAIN(IntakeChangesTest)
#include "tst_intake_changes.moc"

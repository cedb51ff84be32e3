// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/log_book.h"
#include "services/rule_precision.h"
#include "storage/item_store.h"
#include "storage/private_text_store.h"
#include "support/scripted_connector.h"

#include <QTest>

using namespace steward;
using namespace steward::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

struct Story {
    FakePlatform platform;
    SendingOffice office{platform};
    CaseId id;
    ItemId item;

    explicit Story(const QString& text = u"When do you open?"_s)
    {
        office.import({line(u"c-1"_s).underPost().saying(text)});
        office.connectAccounts();
        id = office.firstCase();
        item = office.stored(id).items.first().id;
    }
    command::DecideItem hide() const
    {
        return {item, Action::Hide, RuleId{u"R19"_s}, PrivateText{u"seen by two of us"_s, {}, {}}};
    }
    qint64 logSize() { return expected(office.workspace().summary()).logSize; }
    /// Replaying the log gives the same tables.
    QStringList differences() { return expected(LogBook(office.workspace()).replay()); }
};

const QString thanks = u"Thank you for telling us. Our team is looking into the opening hours."_s;

} // namespace

class TestDesk : public QObject {
    Q_OBJECT

private slots:
    void aCommandIsStoredAndLogged();
    void aRefusalLeavesNoTrace();
    void whatWasPaintedIsWhatIsActedOn();
    void evidenceIsKeptWithTheDecision();
    void reasonsAreKeptBesideTheLog();
    void theGateIsJudgedHereWhateverACallerSays();
    void anIdentifierNeverLeaves();
    void theKindComesFromTheFindings();
    void aReplyThatIsTooLongIsRefused();
    void pressRepliesOfModeratorsAreApproved();
    void checkingADraftSaysWhatWillHappen();
    void undoGivesBackTheStateBefore();
    void undoGoesBackAcrossCases();
    void undoIsForOnesOwn();
    void undoneOrNotTheLogReplays();
    void inBulkTheGraveAreLeftOut();
    void oneUndoForABulkAction();
    void aPlanIsOneDeed();
    void aPlanForACaseThatMovedOnIsAConflict();
    void aRefusedStepIsLeftOutAndNamed();
    void aPlanOfRefusalsIsRefused();
    void aFindingIsJudgedInOneTransaction();
    void readingAGraveCaseIsLogged();
    void offersComeWithTheirReasons();
    void unknownCases();
};

void TestDesk::aCommandIsStoredAndLogged()
{
    Story story;
    const qint64 before = story.logSize();
    const auto done = story.office.perform(story.id, command::TakeClaim{});
    QCOMPARE(story.office.stored(story.id), done.after);
    QCOMPARE(story.logSize(), before + done.events.size());
    QVERIFY(story.office.log(story.id).contains(u"claimed"_s));
}

void TestDesk::aRefusalLeavesNoTrace()
{
    Story story;
    const qint64 before = story.logSize();
    const Case was = story.office.stored(story.id);
    const auto refused = story.office.tryTo(
        story.office.me(), story.id, command::DecideItem{story.item, Action::Hide, {}, {}});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Refused);
    QCOMPARE(story.office.stored(story.id), was);
    QCOMPARE(story.logSize(), before);
}

void TestDesk::whatWasPaintedIsWhatIsActedOn()
{
    Story story;
    const qint64 painted = story.office.stored(story.id).version;
    story.office.import({line(u"c-2"_s).under(u"c-1"_s).saying(u"And on Sundays?"_s)});
    const auto late = story.office.tryTo(story.office.me(), story.id, command::Resolve{}, painted);
    QVERIFY(!late);
    QCOMPARE(late.error().code, ErrorCode::Conflict);
    QVERIFY(story.office.tryTo(story.office.me(), story.id, story.hide(), painted)); // that item is as it was
}

void TestDesk::evidenceIsKeptWithTheDecision()
{
    Story story;
    story.office.perform(story.id, story.hide());
    const auto kept = expected(story.office.workspace().database().read<QList<PrivateText>>(
        [item = story.item](Session& session) { return ItemStore(session).evidence(item); }));
    QCOMPARE(kept.size(), 1);
    const auto snapshot = QJsonDocument::fromJson(kept.first().text.toUtf8()).object();
    QCOMPARE(snapshot.value(u"text"_s).toString(), u"When do you open?"_s);
    QCOMPARE(snapshot.value(u"id"_s).toString(), u"c-1"_s);
    QCOMPARE(snapshot.value(u"created"_s).toString(), u"2026-11-18T10:00:00.000Z"_s);
    QCOMPARE(snapshot.value(u"sha256"_s).toString().size(), 64);
    QVERIFY(kept.first().isSealed());
}

void TestDesk::reasonsAreKeptBesideTheLog()
{
    Story story;
    story.office.perform(story.id, story.hide());
    const auto texts = expected(story.office.workspace().database().read<QList<StoredText>>(
        [id = story.id](Session& session) { return PrivateTextStore(session).ofCase(id); }));
    QVERIFY(std::any_of(texts.begin(), texts.end(),
        [](const StoredText& text) { return text.text.text == u"seen by two of us"_s; }));
}

void TestDesk::theGateIsJudgedHereWhateverACallerSays()
{
    Story story;
    command::WriteReply write;
    write.text.text = thanks;
    // An empty verdict claims that nothing applies; the desk knows better.
    const auto refused = story.office.tryTo(story.office.me(), story.id, write);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Refused);
    QVERIFY(refused.error().message.contains(u"C02"_s) || refused.error().message.contains(u"C03"_s));
}

void TestDesk::anIdentifierNeverLeaves()
{
    Story story;
    const auto refused = story.office.tryReply(
        story.office.me(), story.id, u"Your NHS number is 999 000 0018, we found it."_s);
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains(u"C01"_s));
    QVERIFY(story.office.stored(story.id).replies.isEmpty());
}

void TestDesk::theKindComesFromTheFindings()
{
    Story story(u"I've got the tablets here and nobody at the crisis team answers"_s);
    const auto verdict
        = expected(Desk(story.office.workspace()).check(story.id, thanks, Audience::Public, {}, {}, 7));
    QCOMPARE(verdict.kind, ReplyKind::K);
    QCOMPARE(verdict.revision, 7);
    QVERIFY(story.office.stored(story.id).crisis);
}

void TestDesk::aReplyThatIsTooLongIsRefused()
{
    Story story;
    const auto refused = story.office.tryReply(story.office.me(), story.id, QString(8001, u'a'));
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains(u"too long"_s));
}

void TestDesk::pressRepliesOfModeratorsAreApproved()
{
    Story story;
    const Actor moderator = story.office.somebody(u"Robin"_s, Role::Moderator);
    SignOff all;
    all.inBulk = true;
    const auto written
        = expected(Desk(story.office.workspace())
                       .reply(moderator, story.id, thanks, Audience::Public, ReplyKind::P, {}, all, {}, {}));
    QCOMPARE(written.after.reply(written.reply)->state, ReplyState::AwaitingApproval);
    QCOMPARE(story.office.flush().sent, 0);
    QCOMPARE(story.office.outbox().first().state, u"awaiting-approval"_s);
    QVERIFY(!story.office.tryTo(moderator, story.id, command::ApproveReply{written.reply}));
    story.office.perform(story.id, command::ApproveReply{written.reply});
    story.office.clock().advance(31s);
    QCOMPARE(story.office.flush().sent, 1);
}

void TestDesk::checkingADraftSaysWhatWillHappen()
{
    Story story;
    const auto verdict = expected(
        Desk(story.office.workspace()).check(story.id, thanks, Audience::Public, ReplyKind::P, {}, 1));
    QVERIFY(verdict.approvalNeeded);
    QVERIFY(!verdict.approvalReason.isEmpty());
    QCOMPARE(verdict.length, int(thanks.size()));
    QCOMPARE(verdict.limit, 8000);
    QVERIFY(!verdict.toSign.isEmpty() && verdict.toSign.size() <= 4);
    QVERIFY(!verdict.checks.isEmpty());
}

void TestDesk::undoGivesBackTheStateBefore()
{
    Story story;
    Desk desk(story.office.workspace());
    const Case before = story.office.stored(story.id);
    expected(desk.perform(story.office.me(), {story.id, story.hide(), {}}));
    QVERIFY(desk.canUndo());
    const auto undone = expected(desk.undo(story.office.me()));
    QCOMPARE(undone.after.id, story.id);
    const Case now = story.office.stored(story.id);
    QCOMPARE(now.state, before.state);
    QVERIFY(!now.claim);
    QCOMPARE(now.item(story.item)->decision->phase, EnforcementPhase::Withdrawn);
    QVERIFY(story.office.outbox().isEmpty());
    QVERIFY(!desk.canUndo());
    QCOMPARE(story.office.flush().sent, 0);
    QVERIFY(story.platform.enforced.isEmpty());
}

void TestDesk::undoGoesBackAcrossCases()
{
    Story story;
    story.office.import({line(u"c-9"_s).underPost().by(u"u-9"_s).saying(u"Where can I park?"_s)});
    Desk desk(story.office.workspace());
    const auto rows = expected(Inbox(story.office.workspace()).page({})).rows;
    QCOMPARE(rows.size(), 2);
    for (const auto& row : rows)
        expected(desk.perform(story.office.me(), {row.id, command::Resolve{}, {}}));
    QCOMPARE(expected(desk.undo(story.office.me())).after.id, rows.last().id);
    QCOMPARE(expected(desk.undo(story.office.me())).after.id, rows.first().id);
    const auto none = wait(desk.undo(story.office.me()));
    QVERIFY(!none);
    for (const auto& row : rows)
        QCOMPARE(story.office.stored(row.id).state, State::New);
}

void TestDesk::undoIsForOnesOwn()
{
    Story story;
    Desk desk(story.office.workspace());
    expected(desk.perform(story.office.me(), {story.id, command::Resolve{}, {}}));
    const auto refused = wait(desk.undo(story.office.somebody(u"Robin"_s, Role::Moderator)));
    QVERIFY(!refused);
    QCOMPARE(story.office.stored(story.id).state, State::Resolved);
}

void TestDesk::undoneOrNotTheLogReplays()
{
    Story story;
    Desk desk(story.office.workspace());
    expected(desk.perform(story.office.me(), {story.id, story.hide(), {}}));
    story.office.flush();
    expected(desk.undo(story.office.me()));
    story.office.flush();
    story.office.reply(story.id, thanks);
    story.office.flush();
    expected(desk.perform(story.office.me(),
        {story.id,
            command::Escalate{
                RouteId{u"SUP"_s}, Urgency::Urgent, PrivateText{u"unsure"_s, {}, {}}, {}, {}, {}},
            {}}));
    expected(desk.perform(story.office.me(),
        {story.id, command::Review{{}, Outcome::TakenOver, PrivateText{u"mine"_s, {}, {}}}, {}}));
    expected(desk.perform(story.office.me(),
        {story.id,
            command::Escalate{
                RouteId{u"PALS"_s}, Urgency::Routine, PrivateText{u"not mine"_s, {}, {}}, {}, {}, {}},
            {}}));
    expected(desk.undo(story.office.me())); // an escalation that was taken back is gone from the tables too
    QCOMPARE(story.platform.enforced.size(), 2); // hidden, and shown again
    QCOMPARE(story.differences(), QStringList());
}

void TestDesk::inBulkTheGraveAreLeftOut()
{
    Story story;
    story.office.import({line(u"c-2"_s).underPost().by(u"u-2"_s).saying(
                             u"I've got the tablets here and nobody at the crisis team answers"_s),
        line(u"c-3"_s).underPost().by(u"u-3"_s).saying(u"Where can I park?"_s),
        line(u"c-4"_s).underPost().by(u"u-4"_s).saying(u"Is there a bus?"_s)});
    Desk desk(story.office.workspace());
    QList<CaseId> all;
    CaseId crisis;
    CaseId claimed;
    for (const auto& row : expected(Inbox(story.office.workspace()).page({})).rows) {
        all << row.id;
        if (row.crisis)
            crisis = row.id;
        else
            claimed = row.id;
    }
    QVERIFY(story.office.tryTo(
        story.office.somebody(u"Robin"_s, Role::Moderator), claimed, command::TakeClaim{}));
    const auto outcome
        = expected(desk.decideMany(story.office.me(), all, Action::Hide, RuleId{u"R19"_s}, u"a flood"_s));
    QCOMPARE(outcome.done, 2);
    QSet<CaseId> left;
    for (const auto& [id, reason] : outcome.leftOut) {
        left.insert(id);
        QVERIFY(reason.endsWith(u'.'));
    }
    QCOMPARE(left, (QSet<CaseId>{crisis, claimed}));
}

void TestDesk::oneUndoForABulkAction()
{
    Story story;
    story.office.import({line(u"c-3"_s).underPost().by(u"u-3"_s).saying(u"Where can I park?"_s)});
    Desk desk(story.office.workspace());
    QList<CaseId> all;
    for (const auto& row : expected(Inbox(story.office.workspace()).page({})).rows)
        all << row.id;
    QCOMPARE(expected(desk.decideMany(story.office.me(), all, Action::Keep, {}, {})).done, 2);
    QVERIFY(expected(Inbox(story.office.workspace()).page({})).rows.isEmpty());
    expected(desk.undo(story.office.me()));
    QCOMPARE(expected(Inbox(story.office.workspace()).page({})).rows.size(), 2);
    QVERIFY(!desk.canUndo());
}

namespace {

command::Escalate toPals()
{
    return {RouteId{u"PALS"_s}, Urgency::Urgent, PrivateText{u"R08 a complaint"_s, {}, {}}, {}, {}, {}};
}

} // namespace

void TestDesk::aPlanIsOneDeed()
{
    Story story;
    Desk desk(story.office.workspace());
    const qint64 painted = story.office.stored(story.id).version;
    const auto outcome
        = expected(desk.carryOut(story.office.me(), story.id, {story.hide(), toPals()}, painted));
    QCOMPARE(outcome.carriedOut, 2);
    QVERIFY(outcome.leftOut.isEmpty());
    QCOMPARE(story.office.stored(story.id), outcome.done.after);
    QCOMPARE(outcome.done.after.escalations.size(), 1);
    QCOMPARE(outcome.done.after.items.first().decision->action, Action::Hide);
    QVERIFY(story.differences().isEmpty());
    expected(desk.undo(story.office.me()));
    const Case back = story.office.stored(story.id);
    QVERIFY2(!back.hasOpenEscalation(), "one key did it, one key takes it back");
    QCOMPARE(back.items.first().decision->phase, EnforcementPhase::Withdrawn);
    QVERIFY(story.differences().isEmpty());
}

void TestDesk::aPlanForACaseThatMovedOnIsAConflict()
{
    Story story;
    Desk desk(story.office.workspace());
    const qint64 painted = story.office.stored(story.id).version;
    story.office.import({line(u"c-2"_s).under(u"c-1"_s).saying(u"And on Sundays?"_s)});
    const Case before = story.office.stored(story.id);
    const auto late = wait(desk.carryOut(story.office.me(), story.id, {story.hide(), toPals()}, painted));
    QVERIFY(!late);
    QCOMPARE(late.error().code, ErrorCode::Conflict);
    QCOMPARE(story.office.stored(story.id), before);
    QVERIFY2(expected(desk.carryOut(story.office.me(), story.id, {story.hide(), toPals()}, before.version))
                 .carriedOut
            == 2,
        "whoever has read it may");
}

void TestDesk::aRefusedStepIsLeftOutAndNamed()
{
    Story story;
    Desk desk(story.office.workspace());
    story.office.perform(story.id, toPals());
    const auto outcome = expected(desk.carryOut(
        story.office.me(), story.id, {toPals(), story.hide()}, story.office.stored(story.id).version));
    QCOMPARE(outcome.carriedOut, 1);
    QCOMPARE(outcome.leftOut.size(), 1);
    QCOMPARE(outcome.leftOut.first().first, u"escalate"_s);
    QVERIFY(outcome.leftOut.first().second.endsWith(u'.'));
    QCOMPARE(story.office.stored(story.id).items.first().decision->action, Action::Hide);
}

void TestDesk::aPlanOfRefusalsIsRefused()
{
    Story story;
    Desk desk(story.office.workspace());
    story.office.perform(story.id, toPals());
    const qint64 before = story.logSize();
    const auto outcome = wait(desk.carryOut(story.office.me(), story.id, {toPals()}, {}));
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::Refused);
    QCOMPARE(story.logSize(), before);
}

void TestDesk::aFindingIsJudgedInOneTransaction()
{
    Story story(u"My NHS number is 999 000 0018, please ring me"_s);
    const command::JudgeFinding wrong{
        story.item, RuleId{u"R01"_s}, u"nhs-number"_s, FindingVerdict::Disagreed};
    const qint64 before = story.logSize();
    story.office.perform(story.id, wrong);
    QCOMPARE(story.logSize(), before + 1);
    story.office.perform(story.id, wrong);
    QCOMPARE(story.logSize(), before + 1);
    const auto judged = expected(Inbox(story.office.workspace()).thread(story.id)).items.first().judged;
    const QList<JudgedFinding> once{{RuleId{u"R01"_s}, u"nhs-number"_s, FindingVerdict::Disagreed}};
    QCOMPARE(judged, once);
    const auto precision = expected(rulePrecision(story.office.workspace()));
    const auto r01 = std::find_if(precision.cbegin(), precision.cend(),
        [](const RulePrecision& one) { return one.rule.value == u"R01"_s; });
    QVERIFY(r01 != precision.cend());
    QCOMPARE(r01->disagreed, qint64(1));
    QCOMPARE(r01->precision(), std::optional(0.0));
    QVERIFY(!story.office.stored(story.id).claim);
    QVERIFY(story.differences().isEmpty());
    // A table that says something else than the log is found.
    expected(story.office.workspace().database().write<void>([](Session& session) -> Result<void> {
        return session.execute(u"UPDATE finding_verdicts SET verdict = 'agreed'"_s);
    }));
    QCOMPARE(story.differences().size(), 1);
}

void TestDesk::readingAGraveCaseIsLogged()
{
    Story grave(u"I've got the tablets here and nobody at the crisis team answers"_s);
    expected(Desk(grave.office.workspace()).recordRead(grave.office.me(), grave.id));
    QVERIFY(grave.office.log(grave.id).contains(u"sensitive-read"_s));
    Story harmless;
    expected(Desk(harmless.office.workspace()).recordRead(harmless.office.me(), harmless.id));
    QVERIFY(!harmless.office.log(harmless.id).contains(u"sensitive-read"_s));
}

void TestDesk::offersComeWithTheirReasons()
{
    Story story;
    const Actor moderator = story.office.somebody(u"Robin"_s, Role::Moderator);
    bool sawBlock = false;
    for (const auto& offer :
        expected(Desk(story.office.workspace()).offered(moderator, story.id, story.item))) {
        QCOMPARE(offer.whyNot.isEmpty(), offer.enabled);
        sawBlock = sawBlock || (offer.action == Action::Block && !offer.enabled);
    }
    QVERIFY(sawBlock);
}

void TestDesk::unknownCases()
{
    Story story;
    const auto refused = story.office.tryTo(story.office.me(), CaseId{4711}, command::TakeClaim{});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(TestDesk)
#include "tst_desk.moc"

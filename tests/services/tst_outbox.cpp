// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/outbox_store.h"
#include "support/scripted_connector.h"

#include <QProcess>
#include <QTest>

#include <csignal>

using namespace steward;
using namespace steward::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QString thanks = u"Thank you for telling us. Our team is looking into the opening hours."_s;

Error error(ErrorCode code, const char* sentence = "The platform did not answer; it is tried again later.",
    const char* detail = "")
{
    return {code, QString::fromLatin1(sentence), QString::fromLatin1(detail)};
}

/// An office with one comment to answer, its account connected.
struct Story {
    FakePlatform platform;
    SendingOffice office{platform};
    CaseId id;

    Story()
    {
        office.import({line(u"c-1"_s).underPost().saying(u"When do you open?"_s)});
        office.connectAccounts();
        id = office.firstCase();
    }
    ReplyState stateOf(ReplyId reply) { return office.stored(id).reply(reply)->state; }
};

} // namespace

class TestOutbox : public QObject {
    Q_OBJECT

private slots:
    void aReplyLeavesWhenItsHoldHasRunOut();
    void aWithdrawnReplyNeverLeaves();
    void flushingTwiceSendsOnce();
    void flushingAtOnceSendsOnce();
    void offlineItWaitsAndCanBeTakenBack();
    void offlineItGoesWhenTheNetworkIsBack();
    void throttledItWaitsAsLongAsAsked();
    void anAnswerThatGotLostIsLookedFor();
    void aDuplicateIsTheReplyThatArrived();
    void rejectedItFails();
    void theAuthorEditedOnThePlatform();
    void theAuthorDeletedOnThePlatform();
    void theAuthorWroteMeanwhile();
    void tooOldItReturns();
    void noConnectionIsRecordedByHand();
    void noConnectionGoesOnceConnected();
    void anotherProcessHoldsTheLease();
    void decisionsAreCarriedOut();
    void decisionsAreRepeatedUntilTheyAreConfirmed();
    void aDecisionThatIsRefusedFails();
    void retractedRepliesAreTakenDown();
    void itRunsByItself();
    void itEndsCleanlyWhileSending();
    void aCrashAnywhereLeavesExactlyOneReply_data();
    void aCrashAnywhereLeavesExactlyOneReply();
};

void TestOutbox::aReplyLeavesWhenItsHoldHasRunOut()
{
    Story story;
    const auto done = story.office.reply(story.id, thanks, 30s);
    QCOMPARE(story.office.outbox().first().state, u"holding"_s);
    QCOMPARE(story.office.flush().sent, 0);
    QVERIFY(story.platform.replies().isEmpty());
    story.office.clock().advance(31s);
    QCOMPARE(story.office.flush().sent, 1);
    QCOMPARE(story.platform.replies().size(), 1);
    QCOMPARE(story.platform.replies().first().text, thanks);
    QCOMPARE(story.platform.replies().first().inReplyTo, u"c-1"_s);
    const Case now = story.office.stored(story.id);
    QCOMPARE(now.reply(done.reply)->state, ReplyState::Sent);
    QCOMPARE(now.state, State::Pending);
    QVERIFY(now.answered);
    QVERIFY(story.office.outbox().isEmpty());
}

void TestOutbox::aWithdrawnReplyNeverLeaves()
{
    Story story;
    const auto done = story.office.reply(story.id, thanks, 30s);
    story.office.perform(story.id, command::WithdrawReply{done.reply});
    story.office.clock().advance(1h);
    QCOMPARE(story.office.flush().sent, 0);
    QVERIFY(story.platform.asked.isEmpty());
    QVERIFY(story.office.outbox().isEmpty());
}

void TestOutbox::flushingTwiceSendsOnce()
{
    Story story;
    story.office.reply(story.id, thanks);
    QCOMPARE(story.office.flush().sent, 1);
    QCOMPARE(story.office.flush().sent, 0);
    QCOMPARE(story.platform.replies().size(), 1);
}

void TestOutbox::flushingAtOnceSendsOnce()
{
    Story story;
    story.office.reply(story.id, thanks);
    Outbox one(story.office.workspace());
    Outbox other(story.office.workspace());
    auto first = one.flush();
    auto again = one.flush();
    auto second = other.flush();
    expected(first);
    expected(again);
    expected(second);
    QCOMPARE(story.platform.replies().size(), 1);
}

void TestOutbox::offlineItWaitsAndCanBeTakenBack()
{
    Story story;
    const auto done = story.office.reply(story.id, thanks);
    story.platform.script[u"read"_s] = {error(ErrorCode::Unreachable)};
    const auto report = story.office.flush();
    QCOMPARE(report.waiting, 1);
    QCOMPARE(report.reasons, QStringList{error(ErrorCode::Unreachable).message});
    QCOMPARE(story.stateOf(done.reply), ReplyState::Holding);
    const auto row = story.office.outbox().first();
    QCOMPARE(row.state, u"waiting"_s);
    QVERIFY(row.notBefore > story.office.clock().now());
    story.office.perform(story.id, command::WithdrawReply{done.reply});
    QVERIFY(story.office.outbox().isEmpty());
}

void TestOutbox::offlineItGoesWhenTheNetworkIsBack()
{
    Story story;
    story.office.reply(story.id, thanks);
    story.platform.script[u"read"_s] = {error(ErrorCode::Unreachable), error(ErrorCode::Unreachable)};
    story.office.flush();
    QCOMPARE(story.office.flush().sent, 0); // not before its time
    QCOMPARE(story.platform.asked.size(), 1);
    story.office.clock().advance(2min);
    story.office.flush();
    story.office.clock().advance(5min);
    QCOMPARE(story.office.flush().sent, 1);
    QCOMPARE(story.platform.replies().size(), 1);
}

void TestOutbox::throttledItWaitsAsLongAsAsked()
{
    Story story;
    const auto done = story.office.reply(story.id, thanks);
    story.platform.script[u"reply"_s] = {error(ErrorCode::Throttled, "The platform asks us to wait.", "600")};
    story.office.flush();
    QCOMPARE(story.stateOf(done.reply), ReplyState::Holding);
    story.office.clock().advance(599s);
    QCOMPARE(story.office.flush().sent, 0);
    story.office.clock().advance(2s);
    QCOMPARE(story.office.flush().sent, 1);
    QVERIFY(!story.platform.asked.contains(u"find"_s)); // it certainly had not happened
}

void TestOutbox::anAnswerThatGotLostIsLookedFor()
{
    Story story;
    const auto done = story.office.reply(story.id, thanks);
    story.platform.scriptAfter[u"reply"_s] = {error(ErrorCode::Unreachable)};
    story.platform.script[u"find"_s] = {error(ErrorCode::Unreachable)};
    story.office.flush();
    QCOMPARE(story.stateOf(done.reply), ReplyState::Sending);
    QVERIFY(!story.office.tryTo(story.office.me(), story.id, command::WithdrawReply{done.reply}));
    story.office.clock().advance(5min);
    story.office.flush(); // still nobody there to ask: nothing is sent on a guess
    QCOMPARE(story.platform.replies().size(), 1);
    story.office.clock().advance(20min);
    QCOMPARE(story.office.flush().sent, 1);
    QCOMPARE(story.platform.replies().size(), 1);
    QCOMPARE(story.stateOf(done.reply), ReplyState::Sent);
}

void TestOutbox::aDuplicateIsTheReplyThatArrived()
{
    Story story;
    story.office.reply(story.id, thanks);
    story.platform.scriptAfter[u"reply"_s]
        = {error(ErrorCode::Rejected, "The platform says it has that already.")};
    QCOMPARE(story.office.flush().sent, 1);
    QCOMPARE(story.platform.replies().size(), 1);
}

void TestOutbox::rejectedItFails()
{
    for (const ErrorCode code : {ErrorCode::Rejected, ErrorCode::Unauthorised}) {
        Story story;
        const auto done = story.office.reply(story.id, thanks);
        story.platform.script[u"reply"_s] = {error(code, "The site is closed to comments; answer by hand.")};
        QCOMPARE(story.office.flush().failed, 1);
        QCOMPARE(story.stateOf(done.reply), ReplyState::Failed);
        QCOMPARE(story.office.outbox().first().state, u"failed"_s);
        QVERIFY(story.office.outbox().first().why.contains(u"by hand"_s));
        story.office.clock().advance(1h);
        QCOMPARE(story.office.flush().sent, 0);
        story.office.perform(story.id, command::WithdrawReply{done.reply});
        QVERIFY(story.office.outbox().isEmpty());
    }
}

void TestOutbox::theAuthorEditedOnThePlatform()
{
    Story story;
    const auto done = story.office.reply(story.id, thanks);
    RemoteItem edited;
    edited.text = u"Why do you never open?"_s;
    story.platform.items.insert(u"c-1"_s, edited);
    QCOMPARE(story.office.flush().returned, 1);
    QCOMPARE(story.stateOf(done.reply), ReplyState::Returned);
    QVERIFY(story.platform.replies().isEmpty());
}

void TestOutbox::theAuthorDeletedOnThePlatform()
{
    Story story;
    const auto done = story.office.reply(story.id, thanks);
    RemoteItem gone;
    gone.exists = false;
    story.platform.items.insert(u"c-1"_s, gone);
    QCOMPARE(story.office.flush().returned, 1);
    QCOMPARE(story.stateOf(done.reply), ReplyState::Returned);
}

void TestOutbox::theAuthorWroteMeanwhile()
{
    Story story;
    const auto done = story.office.reply(story.id, thanks, 30s);
    story.office.import({line(u"c-2"_s).under(u"c-1"_s).saying(u"Never mind, I found it."_s)});
    story.office.clock().advance(31s);
    QCOMPARE(story.office.flush().returned, 1);
    QCOMPARE(story.stateOf(done.reply), ReplyState::Returned);
    QVERIFY(story.platform.replies().isEmpty());
}

void TestOutbox::tooOldItReturns()
{
    Story story;
    const auto done = story.office.reply(story.id, thanks);
    story.office.clock().advance(4h + 1min);
    QCOMPARE(story.office.flush().returned, 1);
    QCOMPARE(story.stateOf(done.reply), ReplyState::Returned);
}

void TestOutbox::noConnectionIsRecordedByHand()
{
    Story story;
    story.office.connectAccounts(u"unconnected"_s);
    const auto done = story.office.reply(story.id, thanks);
    QCOMPARE(story.office.flush().waiting, 1);
    QVERIFY(story.platform.asked.isEmpty());
    const auto row = story.office.outbox().first();
    QCOMPARE(row.state, u"no-connection"_s);
    expected(Outbox(story.office.workspace()).recordByHand(story.office.me(), row));
    QCOMPARE(story.stateOf(done.reply), ReplyState::Sent);
    QVERIFY(story.office.outbox().isEmpty());
}

void TestOutbox::noConnectionGoesOnceConnected()
{
    Story story;
    story.office.connectAccounts(u"unconnected"_s);
    const ItemId item = story.office.stored(story.id).items.first().id;
    story.office.reply(story.id, thanks);
    story.office.perform(story.id, command::DecideItem{item, Action::Hide, RuleId{u"R19"_s}, {}});
    QCOMPARE(story.office.stored(story.id).item(item)->decision->phase, EnforcementPhase::Waiting);
    QCOMPARE(story.office.flush().waiting, 2);
    story.office.connectAccounts();
    QCOMPARE(story.office.flush().sent, 2);
    QCOMPARE(story.office.stored(story.id).item(item)->visibility, Visibility::Hidden);
}

void TestOutbox::anotherProcessHoldsTheLease()
{
    Story story;
    story.office.reply(story.id, thanks);
    const Instant now = story.office.clock().now();
    expected(story.office.workspace().database().write<bool>([now](Session& session) {
        return OutboxStore(session).takeLease(1, u"the other one"_s, now, now + 2min);
    }));
    QCOMPARE(story.office.flush().sent, 0);
    QVERIFY(story.platform.asked.isEmpty());
    story.office.clock().advance(2min);
    QCOMPARE(story.office.flush().sent, 1);
}

void TestOutbox::decisionsAreCarriedOut()
{
    Story story;
    const ItemId item = story.office.stored(story.id).items.first().id;
    story.office.perform(story.id, command::DecideItem{item, Action::Hide, RuleId{u"R19"_s}, {}});
    QCOMPARE(story.office.flush().sent, 1);
    QCOMPARE(story.platform.enforced, (QList<QPair<QString, Action>>{{u"c-1"_s, Action::Hide}}));
    const Case now = story.office.stored(story.id);
    QCOMPARE(now.item(item)->visibility, Visibility::Hidden);
    QCOMPARE(now.item(item)->decision->phase, EnforcementPhase::Confirmed);
}

void TestOutbox::decisionsAreRepeatedUntilTheyAreConfirmed()
{
    Story story;
    const ItemId item = story.office.stored(story.id).items.first().id;
    story.office.perform(story.id, command::DecideItem{item, Action::Hide, RuleId{u"R19"_s}, {}});
    story.platform.script[u"enforce"_s] = {error(ErrorCode::Unreachable)};
    story.platform.scriptAfter[u"enforce"_s] = {error(ErrorCode::Malformed)};
    for (int round = 0; round < 3; ++round) {
        story.office.flush();
        story.office.clock().advance(10min);
    }
    QCOMPARE(story.platform.enforced.size(), 2);
    QCOMPARE(story.office.stored(story.id).item(item)->decision->phase, EnforcementPhase::Confirmed);
}

void TestOutbox::aDecisionThatIsRefusedFails()
{
    Story story;
    const ItemId item = story.office.stored(story.id).items.first().id;
    story.office.perform(story.id, command::DecideItem{item, Action::Hide, RuleId{u"R19"_s}, {}});
    story.platform.script[u"enforce"_s]
        = {error(ErrorCode::Rejected, "Only the page's owner may hide this; ask them.")};
    QCOMPARE(story.office.flush().failed, 1);
    QCOMPARE(story.office.stored(story.id).item(item)->decision->phase, EnforcementPhase::Failed);
    QCOMPARE(story.office.stored(story.id).item(item)->visibility, Visibility::Unmoderated);
    expected(Outbox(story.office.workspace()).recordByHand(story.office.me(), story.office.outbox().first()));
    QCOMPARE(story.office.stored(story.id).item(item)->decision->phase, EnforcementPhase::Claimed);
}

void TestOutbox::retractedRepliesAreTakenDown()
{
    Story story;
    const auto done = story.office.reply(story.id, thanks);
    story.office.flush();
    story.office.perform(
        story.id, command::RetractReply{done.reply, PrivateText{u"It named a ward."_s, {}, {}}});
    QCOMPARE(story.office.stored(story.id).state, State::Escalated);
    QCOMPARE(story.office.flush().sent, 1);
    QCOMPARE(story.platform.retracted, QStringList{u"r-1"_s});
    QVERIFY(story.office.outbox().isEmpty());
}

void TestOutbox::itRunsByItself()
{
    Story story;
    Outbox outbox(story.office.workspace());
    outbox.start();
    const auto done = story.office.reply(story.id, thanks);
    QTRY_COMPARE_WITH_TIMEOUT(story.platform.replies().size(), 1, 5000);
    QTRY_COMPARE_WITH_TIMEOUT(story.stateOf(done.reply), ReplyState::Sent, 5000);
    outbox.stop();
}

void TestOutbox::itEndsCleanlyWhileSending()
{
    Story story;
    const auto done = story.office.reply(story.id, thanks);
    {
        Outbox outbox(story.office.workspace());
        outbox.flush();
    }
    story.office.clock().advance(5min);
    story.office.flush();
    QCOMPARE(story.platform.replies().size(), 1);
    QCOMPARE(story.stateOf(done.reply), ReplyState::Sent);
}

void TestOutbox::aCrashAnywhereLeavesExactlyOneReply_data()
{
    QTest::addColumn<QString>("step");
    for (const char* step : {"read", "reply", "reply-done", "moved-1", "moved-2", "none"})
        QTest::newRow(step) << QString::fromLatin1(step);
}

void TestOutbox::aCrashAnywhereLeavesExactlyOneReply()
{
    QFETCH(QString, step);
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"w.steward"_s);
    const QString platformFile = folder.filePath(u"platform.json"_s);
    CaseId id;
    ReplyId reply;
    {
        FakePlatform platform(platformFile);
        SendingOffice office(platform, file);
        office.import({line(u"c-1"_s).underPost().saying(u"When do you open?"_s)});
        office.connectAccounts();
        id = office.firstCase();
        reply = office.reply(id, thanks).reply;
    }
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {u"--die-at"_s, step, file, platformFile});
    QVERIFY(child.waitForFinished(30000));
    QCOMPARE(child.exitStatus(), step == u"none"_s ? QProcess::NormalExit : QProcess::CrashExit);

    FakePlatform platform(platformFile);
    SendingOffice office(platform, file);
    office.flush(); // at once: the dead process still holds its lease
    QVERIFY(platform.replies().size() <= 1);
    for (int round = 0; round < 3; ++round) {
        office.clock().advance(3min);
        office.flush();
    }
    QCOMPARE(platform.replies().size(), 1);
    QCOMPARE(office.stored(id).reply(reply)->state, ReplyState::Sent);
    QVERIFY(office.outbox().isEmpty());
}

namespace {

/// The other process: sends, and is killed at one step.
int dieAt(const QString& step, const QString& file, const QString& platformFile)
{
    FakePlatform platform(platformFile);
    const auto die = [] { std::raise(SIGKILL); };
    platform.onStep = [&](const QString& reached) {
        if (reached == step)
            die();
    };
    SendingOffice office(platform, file);
    Outbox outbox(office.workspace());
    int moves = 0;
    QObject::connect(&outbox, &Outbox::moved, &outbox, [&] {
        if (step == u"moved-%1"_s.arg(++moves))
            die();
    });
    expected(outbox.flush());
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const auto arguments = app.arguments();
    if (arguments.value(1) == u"--die-at"_s)
        return dieAt(arguments.value(2), arguments.value(3), arguments.value(4));
    TestOutbox test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_outbox.moc"

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What waits: replies and calls to platforms, escalations, clocks, snoozes, claims, checkpoints.
#include "storage/checkpoint_store.h"
#include "storage/due_store.h"
#include "storage/escalation_store.h"
#include "storage/outbox_store.h"
#include "storage/reply_store.h"
#include "stored.h"

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class WaitingTest : public QObject {
    Q_OBJECT

private slots:
    void calls_data() { addEngines(); }
    void calls();
    void onlyOneProcessCarriesOutACall_data() { addEngines(); }
    void onlyOneProcessCarriesOutACall();
    void replies_data() { addEngines(); }
    void replies();
    void escalations_data() { addEngines(); }
    void escalations();
    void dueTimes_data() { addEngines(); }
    void dueTimes();
    void checkpoints_data() { addEngines(); }
    void checkpoints();
};

void WaitingTest::calls()
{
    const auto place = freshDatabase();
    wrote(*place->open(), [](Session& session) {
        OutboxStore outbox(session);
        const Ground ground = makeGround(session);
        const Case subject = makeCase(session, ground, u"Hello"_s);
        OutboxCall reply;
        reply.subject = subject.id;
        reply.reply = {4};
        reply.account = ground.account;
        reply.notBefore = noon + 30s;
        reply.id = must(outbox.put(reply));
        OutboxCall hide = reply;
        hide.kind = CallKind::Enforcement;
        hide.reply = {};
        hide.item = subject.items.first().id;
        hide.action = Action::Hide;
        hide.notBefore = noon;
        hide.id = must(outbox.put(hide));
        QCOMPARE(must(outbox.all()), (QList<OutboxCall>{hide, reply}));
        QCOMPARE(*must(outbox.find(reply.id)), reply);
        QCOMPARE(*must(outbox.ofReply({4})), reply);
        QCOMPARE(*must(outbox.ofItem(hide.item)), hide);
        QCOMPARE(must(outbox.count()), 2);
        QCOMPARE(*must(outbox.nextDue()), noon);
        QCOMPARE(must(outbox.due(noon - 1ms)).size(), 0);
        QCOMPARE(must(outbox.due(noon)), (QList<OutboxCall>{hide}));
        QCOMPARE(must(outbox.due(noon + 30s)).size(), 2);

        must(outbox.start(hide.id, noon + 1s));
        must(outbox.start(hide.id, noon + 5s));
        OutboxCall started = *must(outbox.find(hide.id));
        QCOMPARE(started.state, CallState::Sending);
        QCOMPARE(started.attempts, 2);
        QCOMPARE(started.startedAt, std::optional(noon + 1s));
        must(outbox.postpone(hide.id, CallState::NoConnection, noon + 1min,
            u"This account has no connection here; mend it."_s));
        QCOMPARE(must(outbox.find(hide.id))->lastError, u"This account has no connection here; mend it."_s);
        QCOMPARE(must(outbox.due(noon + 2min)).last().id, hide.id);
        must(outbox.postpone(hide.id, CallState::Failed, noon, u"Refused."_s));
        QCOMPARE(must(outbox.due(noon + 2min)), (QList<OutboxCall>{reply}));

        // The same item again: a new call in the place of the old one.
        QCOMPARE(must(outbox.put(hide)), hide.id);
        QCOMPARE(*must(outbox.find(hide.id)), hide);
        must(outbox.finish(hide.id));
        must(outbox.finish(reply.id));
        QVERIFY(!must(outbox.nextDue()));
        QCOMPARE(must(outbox.count()), 0);
    });
}

void WaitingTest::onlyOneProcessCarriesOutACall()
{
    const auto place = freshDatabase();
    const auto one = place->open();
    const auto two = place->open();
    const qint64 id = wrote(*one, [](Session& session) {
        const Ground ground = makeGround(session);
        OutboxCall call;
        call.subject = makeCase(session, ground, u"Hello"_s).id;
        call.reply = {1};
        call.account = ground.account;
        return must(OutboxStore(session).put(call));
    });
    const auto take = [id](const QString& who, Instant now) {
        return [=](Session& session) -> Result<bool> {
            return OutboxStore(session).takeLease(id, who, now, now + 1min);
        };
    };
    for (int round = 0; round < 20; ++round) {
        const Instant now = noon + round * 2min;
        auto first = one->write<bool>(take(u"one"_s, now));
        auto second = two->write<bool>(take(u"two"_s, now));
        QCOMPARE(int(must(first.result())) + int(must(second.result())), 1);
        // Nobody else is told that it is due while the lease lives.
        QVERIFY(read(*two, [now](Session& session) {
            return must(OutboxStore(session).due(now + 59s));
        }).isEmpty());
        QCOMPARE(
            read(*two, [now](Session& session) { return must(OutboxStore(session).due(now + 1min)); }).size(),
            1);
    }
}

void WaitingTest::replies()
{
    const auto place = freshDatabase();
    wrote(*place->open(), [](Session& session) {
        ReplyStore replies(session);
        const Case before = makeCase(session, makeGround(session), u"Hello"_s);
        QCOMPARE(must(replies.nextId()), ReplyId{1});
        Case after = before;
        after.version = 2;
        CaseReply reply;
        reply.id = {1};
        reply.state = ReplyState::AwaitingApproval;
        reply.writer = sam;
        reply.writtenAt = noon;
        after.replies << reply;
        must(CaseStore(session).save(before, after, noon));
        QCOMPARE(must(replies.nextId()), ReplyId{2});
        must(replies.setText({1}, sealed(u"Thank you for telling us."_s), R"({"all":true})", u"key-1"_s));
        must(replies.setReturnReason({1}, QByteArray(32, 'r')));
        must(replies.setRemoteId({1}, u"c-900"_s));
        const StoredReply expected{reply, before.id, sealed(u"Thank you for telling us."_s),
            QByteArray(32, 'r'), R"({"all":true})", u"key-1"_s, u"c-900"_s};
        QCOMPARE(*must(replies.find({1})), expected);
        QCOMPARE(must(replies.awaitingApproval()), (QList<StoredReply>{expected}));
        // A later save of the case leaves the text alone.
        Case sent = after;
        sent.version = 3;
        sent.replies[0].state = ReplyState::Sent;
        must(CaseStore(session).save(after, sent, noon));
        QCOMPARE(must(replies.ofCase(before.id)).first().text.text, u"Thank you for telling us."_s);
        QVERIFY(must(replies.awaitingApproval()).isEmpty());
        QVERIFY(!must(replies.find({2})));
    });
}

void WaitingTest::escalations()
{
    const auto place = freshDatabase();
    wrote(*place->open(), [](Session& session) {
        EscalationStore escalations(session);
        const Case before = makeCase(session, makeGround(session), u"Hello"_s);
        Case after = before;
        after.version = 2;
        const auto raised = [](qint64 id, std::optional<Instant> due) {
            CaseEscalation escalation;
            escalation.id = {id};
            escalation.route = route("SAFE");
            escalation.by = sam;
            escalation.raisedAt = noon;
            escalation.dueAt = due;
            return escalation;
        };
        after.escalations << raised(1, {}) << raised(2, noon + 1h) << raised(3, noon + 15min)
                          << raised(4, noon);
        after.escalations.last().outcome = Outcome::Upheld;
        must(CaseStore(session).save(before, after, noon));
        must(escalations.setReason({2}, QByteArray(32, 'r')));
        must(escalations.setReviewReason({4}, QByteArray(32, 'v')));
        QList<qint64> open;
        for (const StoredEscalation& escalation : must(escalations.open()))
            open << escalation.escalation.id.value;
        QCOMPARE(open, (QList<qint64>{3, 2, 1}));
        QCOMPARE(must(escalations.ofCase(before.id)).at(1).reason, QByteArray(32, 'r'));
        QCOMPARE(must(escalations.ofCase(before.id)).at(3).reviewReason, QByteArray(32, 'v'));
        QCOMPARE(must(escalations.nextId()), EscalationId{5});
    });
}

void WaitingTest::dueTimes()
{
    const auto place = freshDatabase();
    wrote(*place->open(), [](Session& session) {
        DueStore due(session);
        QVERIFY(!must(due.next(noon)));
        const Ground ground = makeGround(session);
        must(PersonStore(session).add({{}, u"Sam"_s, {}, true}));
        const Case late = makeCase(session, ground, u"a"_s, [](Case& subject) {
            subject.clocks << runningUntil(noon + 5min) << runningUntil(noon - 1min, Target::HumanLook);
        });
        makeCase(session, ground, u"resolved"_s, [](Case& subject) {
            subject.state = State::Resolved;
            subject.clocks << runningUntil(noon - 1h);
        });
        makeCase(session, ground, u"met"_s, [](Case& subject) {
            subject.clocks << runningUntil(noon - 1h);
            subject.clocks.last().status = ClockStatus::Met;
        });
        const Case asleep = makeCase(session, ground, u"b"_s, [](Case& subject) {
            subject.state = State::Snoozed;
            subject.snoozedUntil = noon + 1min;
        });
        const Case held = makeCase(session, ground, u"c"_s, [](Case& subject) {
            subject.claim = Claim{PersonId{1}, noon + 2min};
        });
        QCOMPARE(must(due.clocks(noon)), (QList<DueClock>{{late.id, Target::HumanLook, noon - 1min}}));
        QCOMPARE(must(due.clocks(noon + 5min)).size(), 2);
        QCOMPARE(must(due.clocks(noon + 5min, 1)).size(), 1);
        QVERIFY(must(due.snoozes(noon)).isEmpty());
        QCOMPARE(must(due.snoozes(noon + 1min)), (QList<CaseId>{asleep.id}));
        QCOMPARE(must(due.claims(noon + 2min)), (QList<CaseId>{held.id}));
        QCOMPARE(*must(due.next(noon)), noon + 1min);
        QCOMPARE(*must(due.next(noon + 1min)), noon + 2min);
        QCOMPARE(*must(due.next(noon + 2min)), noon + 5min);
        QVERIFY(!must(due.next(noon + 5min)));
    });
}

void WaitingTest::checkpoints()
{
    const auto place = freshDatabase();
    wrote(*place->open(), [](Session& session) {
        CheckpointStore checkpoints(session);
        QVERIFY(!must(checkpoints.latest()));
        StoredCheckpoint first{0, 10, QByteArray(32, 'x'), noon, u"steward.example/1\n10\n"_s, {}};
        first.id = must(checkpoints.add(first));
        StoredCheckpoint second{0, 12, QByteArray(32, 'y'), noon + 1h, u"steward.example/1\n12\n"_s, {}};
        second.id = must(checkpoints.add(second));
        QVERIFY(!must(checkpoints.latestThatLeft()));
        must(checkpoints.setLeft(first.id, noon + 2h));
        first.leftAt = noon + 2h;
        QCOMPARE(*must(checkpoints.latest()), second);
        QCOMPARE(*must(checkpoints.latestThatLeft()), first);
        QCOMPARE(must(checkpoints.list()), (QList<StoredCheckpoint>{second, first}));
        QCOMPARE(must(checkpoints.list(1)).size(), 1);
    });
}

QTEST_GUILESS_MAIN(WaitingTest)
#include "tst_waiting.moc"

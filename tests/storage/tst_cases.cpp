// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Cases as they come back: whole, as a head, after every kind of change, and never over somebody else's
// change.
#include "storage/escalation_store.h"
#include "storage/reply_store.h"
#include "stored.h"

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

namespace {

CaseReply aReply(ReplyId id)
{
    CaseReply reply;
    reply.id = id;
    reply.state = ReplyState::Holding;
    reply.writer = sam;
    reply.audience = Audience::Private;
    reply.kind = ReplyKind::C;
    reply.inReplyTo = ItemId{1};
    reply.writtenAt = noon;
    reply.holdUntil = noon + std::chrono::seconds(30);
    reply.threadVersion = 4;
    return reply;
}

CaseEscalation anEscalation(EscalationId id)
{
    CaseEscalation escalation;
    escalation.id = id;
    escalation.route = route("SAFE");
    escalation.urgency = Urgency::Immediate;
    escalation.by = sam;
    escalation.raisedAt = noon;
    escalation.dueAt = noon + std::chrono::minutes(15);
    escalation.proposal = Action::Hide;
    escalation.proposalRule = rule("R05");
    escalation.proposalItem = ItemId{1};
    return escalation;
}

/// Everything that a case can hold, at once.
void fill(Case& subject)
{
    subject.version = 9;
    subject.contentVersion = 4;
    subject.state = State::Escalated;
    subject.owner = PersonId{1};
    subject.claim = Claim{PersonId{2}, noon + std::chrono::minutes(30)};
    subject.priority = Severity::S2;
    subject.crisis = true;
    subject.notRead = true;
    subject.looked = true;
    subject.snoozedUntil = noon + std::chrono::hours(3);
    subject.topic = u"maternity"_s;
    subject.inboundCount = 3;
    subject.lastInboundAt = noon - std::chrono::minutes(2);
    subject.answered = true;
    subject.clocks << runningUntil(noon + std::chrono::hours(2))
                   << runningUntil(noon + std::chrono::minutes(15), Target::HumanLook);
    subject.clocks.last().elapsed = true;
    subject.clocks.last().status = ClockStatus::Breached;
}

void addPeople(Session& session)
{
    for (const char* name : {"Sam", "Kim", "Lee"})
        must(PersonStore(session).add({{}, QString::fromLatin1(name), {Role::Moderator}, true}));
}

Case load(Database& database, CaseId id)
{
    return read(database, [id](Session& session) { return must(CaseStore(session).load(id)); });
}

} // namespace

class CasesTest : public QObject {
    Q_OBJECT

private slots:
    void comesBackWhole_data() { addEngines(); }
    void comesBackWhole();
    void savesEveryChange_data() { addEngines(); }
    void savesEveryChange();
    void losesNothingThatWasTakenAway_data() { addEngines(); }
    void losesNothingThatWasTakenAway();
    void refusesAStaleCase_data() { addEngines(); }
    void refusesAStaleCase();
    void worksWithAHeadAlone_data() { addEngines(); }
    void worksWithAHeadAlone();
    void numbersDensely_data() { addEngines(); }
    void numbersDensely();
    void movesItemsToAnotherCase_data() { addEngines(); }
    void movesItemsToAnotherCase();
    void storesWhatTheDomainMakes_data() { addEngines(); }
    void storesWhatTheDomainMakes();
    void saysWhenThereIsNoSuchCase_data() { addEngines(); }
    void saysWhenThereIsNoSuchCase();
};

void CasesTest::comesBackWhole()
{
    const auto place = freshDatabase();
    const auto database = place->open();
    const Case stored = wrote(*database, [](Session& session) {
        addPeople(session);
        return makeCase(session, makeGround(session), u"Help"_s, fill);
    });
    QCOMPARE(load(*database, stored.id), stored);
}

void CasesTest::savesEveryChange()
{
    const auto place = freshDatabase();
    const auto database = place->open();
    const Case before = wrote(*database, [](Session& session) {
        addPeople(session);
        return makeCase(session, makeGround(session), u"Help"_s);
    });
    Case after = before;
    fill(after);
    after.replies << aReply({1}) << aReply({2});
    after.escalations << anEscalation({1});
    after.items.first().visibility = Visibility::Held;
    after.items.first().changedAtVersion = 8;
    after.items.first().decision = ItemDecision{Action::Hold, rule("R05"), sam, noon,
        EnforcementPhase::Queued, Visibility::Unmoderated, noon + std::chrono::seconds(30)};
    wrote(*database, [&](Session& session) { must(CaseStore(session).save(before, after, noon)); });
    QCOMPARE(load(*database, before.id), after);

    Case later = after;
    later.version = 12;
    later.claim.reset();
    later.owner.reset();
    later.snoozedUntil.reset();
    later.replies[0].state = ReplyState::Sent;
    later.replies[0].approver = lee;
    later.replies[0].holdUntil.reset();
    later.escalations[0].acknowledgedBy = lee;
    later.escalations[0].outcome = Outcome::TakenOver;
    later.clocks[0].status = ClockStatus::Met;
    later.items[0].decision->phase = EnforcementPhase::Confirmed;
    later.items[0].decision->holdUntil.reset();
    wrote(*database, [&](Session& session) { must(CaseStore(session).save(after, later, noon)); });
    QCOMPARE(load(*database, before.id), later);
}

void CasesTest::losesNothingThatWasTakenAway()
{
    const auto place = freshDatabase();
    const auto database = place->open();
    const Case before = wrote(*database, [](Session& session) {
        addPeople(session);
        return makeCase(session, makeGround(session), u"Help"_s, fill);
    });
    // An undo can take back a clock and a decision.
    Case after = before;
    after.version = 10;
    after.clocks.removeLast();
    after.crisis = false;
    wrote(*database, [&](Session& session) { must(CaseStore(session).save(before, after, noon)); });
    QCOMPARE(load(*database, before.id), after);
}

void CasesTest::refusesAStaleCase()
{
    const auto place = freshDatabase();
    const auto database = place->open();
    const Case before = wrote(*database, [](Session& session) {
        addPeople(session);
        return makeCase(session, makeGround(session), u"Help"_s);
    });
    Case first = before;
    first.version = 2;
    first.owner = PersonId{1};
    Case second = before;
    second.version = 2;
    second.owner = PersonId{2};
    second.replies << aReply({7});
    wrote(*database, [&](Session& session) { must(CaseStore(session).save(before, first, noon)); });
    const auto outcome = database
                             ->write<bool>([&](Session& session) -> Result<bool> {
                                 const auto done = CaseStore(session).save(before, second, noon);
                                 return done ? Result<bool>(true) : Result<bool>(done.error());
                             })
                             .result();
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::Conflict);
    QCOMPARE(load(*database, before.id), first);
}

void CasesTest::worksWithAHeadAlone()
{
    const auto place = freshDatabase();
    const auto database = place->open();
    Ground ground;
    const Case stored = wrote(*database, [&](Session& session) {
        addPeople(session);
        ground = makeGround(session);
        return makeCase(session, ground, u"First"_s);
    });
    wrote(*database, [&](Session& session) {
        CaseStore cases(session);
        const Case head = must(cases.loadHead(stored.id));
        QVERIFY(head.items.isEmpty());
        event::ItemReceived arrival;
        arrival.thread = head.thread;
        arrival.account = head.account;
        arrival.platform = head.platform;
        arrival.item = must(ItemStore(session).nextId());
        arrival.author = ground.author;
        arrival.created = noon + std::chrono::minutes(1);
        arrival.severity = Severity::S1;
        const Case after = evolve(head, arrival, noon);
        StoredItem item = itemSaying(u"Second"_s, u"c-second"_s, ground, after);
        item.item = after.items.last();
        must(ItemStore(session).insert(item));
        must(cases.save(head, after, noon));
    });
    const Case whole = load(*database, stored.id);
    QCOMPARE(whole.items.size(), 2);
    QCOMPARE(whole.priority, Severity::S1);
    QCOMPARE(whole.inboundCount, 2);
    QCOMPARE(
        read(*database, [](Session& session) { return must(session.number(u"SELECT items FROM cases"_s)); }),
        qint64(2));
    QCOMPARE(read(*database,
                 [](Session& session) { return must(session.number(u"SELECT excerpt_item FROM cases"_s)); }),
        whole.items.last().id.value);
}

void CasesTest::numbersDensely()
{
    const auto place = freshDatabase();
    const auto database = place->open();
    Ground ground;
    wrote(*database, [&](Session& session) { ground = makeGround(session); });
    for (int round = 0; round < 3; ++round) {
        wrote(*database, [&](Session& session) { makeCase(session, ground, u"One"_s); });
        // What is rolled back leaves no gap.
        (void)database
            ->write<bool>([&](Session& session) -> Result<bool> {
                makeCase(session, ground, u"Never"_s);
                return Error{ErrorCode::Refused, u"No."_s, {}};
            })
            .result();
    }
    const auto ids = read(*database, [](Session& session) { return must(CaseStore(session).page({}, 100)); });
    QCOMPARE(ids, (QList<CaseId>{{1}, {2}, {3}}));
    QCOMPARE(read(*database, [](Session& session) { return must(CaseStore(session).page({1}, 1)); }),
        QList<CaseId>{{2}});
    QCOMPARE(read(*database, [](Session& session) { return must(CaseStore(session).count()); }), qint64(3));
}

void CasesTest::movesItemsToAnotherCase()
{
    const auto place = freshDatabase();
    const auto database = place->open();
    Case one;
    Case two;
    wrote(*database, [&](Session& session) {
        const Ground ground = makeGround(session);
        one = makeCase(session, ground, u"A gap"_s);
        two = makeCase(session, ground, u"Its parent"_s);
        ItemStore items(session);
        must(items.move(one.items.first().id, two.thread, two.id, 2));
        must(ThreadStore(session).merge(one.thread, two.thread));
        Case emptied = one;
        emptied.version = 2;
        emptied.items.clear();
        must(CaseStore(session).save(one, emptied, noon));
        Case joined = two;
        joined.version = 2;
        joined.items << one.items.first();
        joined.items.last().changedAtVersion = 2;
        must(CaseStore(session).save(two, joined, noon));
    });
    const Case joined = load(*database, two.id);
    // It came with a smaller id and still stands at the end, where the log has it.
    QCOMPARE(joined.items.size(), 2);
    QCOMPARE(joined.items.last().id, one.items.first().id);
    QVERIFY(load(*database, one.id).items.isEmpty());
    const auto thread = read(*database, [&](Session& session) {
        return must(ThreadStore(session).ofItem(one.account, u"c-%1"_s.arg(one.id.value)));
    });
    QCOMPARE(thread->id, two.thread);
    QCOMPARE(thread->subject, std::optional(two.id));
}

void CasesTest::storesWhatTheDomainMakes()
{
    const auto place = freshDatabase();
    const auto database = place->open();
    const Case stored = wrote(*database, [](Session& session) {
        addPeople(session);
        return makeCase(session, makeGround(session), u"Help"_s);
    });
    const QList<Event> story{event::Claimed{PersonId{1}, noon + std::chrono::minutes(30)},
        event::Assigned{{}, PersonId{2}}, event::Looked{},
        event::ClockStarted{{Target::Resolution, noon, noon + std::chrono::hours(9), false}},
        event::ItemDecided{stored.items.first().id, Action::Hide, rule("R05"), PersonId{1},
            Visibility::Unmoderated, EnforcementPhase::Queued, {}, {}},
        event::StateChanged{State::Open, State::Resolved, u"resolve"_s, {}, u"car-park"_s}};
    Case now = stored;
    for (const Event& event : story) {
        const Case next = evolve(now, event, noon);
        wrote(*database, [&](Session& session) { must(CaseStore(session).save(now, next, noon)); });
        QCOMPARE(load(*database, stored.id), next);
        now = next;
    }
}

void CasesTest::saysWhenThereIsNoSuchCase()
{
    const auto place = freshDatabase();
    const auto database = place->open();
    const auto missing
        = database->read<Case>([](Session& session) { return CaseStore(session).load({1042}); }).result();
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::NotFound);
    QVERIFY(missing.error().message.contains(u"1042"_s));
}

QTEST_GUILESS_MAIN(CasesTest)
#include "tst_cases.moc"

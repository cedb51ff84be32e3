// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Laws that hold for every sequence of commands. The seed is printed with each failure: STEWARD_SEED repeats
// it.
#include "support/performed.h"

#include <QRandomGenerator>

using namespace steward;
using namespace steward::test;
using namespace std::chrono_literals;

namespace {

class Dice {
public:
    explicit Dice(quint32 seed)
        : m_random(seed)
    {
    }
    int upTo(int sides) { return int(m_random.bounded(sides)); }
    bool oneIn(int sides) { return upTo(sides) == 0; }
    template <typename List> auto oneOf(const List& list) { return *(list.begin() + upTo(int(list.size()))); }
    template <typename E> E any() { return enumNames<E>[size_t(upTo(int(enumNames<E>.size())))].first; }

private:
    QRandomGenerator m_random;
};

ItemId anyItem(Dice& dice, const Case& c)
{
    return c.items.isEmpty() || dice.oneIn(20) ? ItemId{4} : dice.oneOf(c.items).id;
}
ReplyId anyReply(Dice& dice, const Case& c)
{
    return c.replies.isEmpty() || dice.oneIn(20) ? ReplyId{4} : dice.oneOf(c.replies).id;
}
RuleId anyRule(Dice& dice)
{
    return rule(dice.oneOf(std::array{"R01", "R19", "R19", "R08", "R99", ""}));
}
RouteId anyRoute(Dice& dice)
{
    return route(dice.oneOf(std::array{"SUP", "SAFE", "CALD", "NOWHERE", ""}));
}
PrivateText anyReason(Dice& dice)
{
    return dice.oneIn(8) ? PrivateText{} : words("because it says so");
}

command::WriteReply anyReplyText(Dice& dice, const Case& c)
{
    command::WriteReply write;
    write.text = anyReason(dice);
    write.audience = dice.oneIn(5) ? Audience::Private : Audience::Public;
    write.kind = dice.any<ReplyKind>();
    write.gate = passed();
    if (dice.oneIn(6))
        write.gate.answers << ChecklistAnswer{checklistItem("C03"), AnswerBy::Open};
    if (dice.oneIn(4))
        write.replaces = anyReply(dice, c);
    return write;
}

Command anyCommand(Dice& dice, const Case& c, Instant now)
{
    switch (dice.upTo(28)) {
    case 0:
        return command::TakeClaim{};
    case 1:
        return command::Release{anyReason(dice)};
    case 2:
        return command::Assign{dice.oneIn(3) ? std::nullopt : std::optional(PersonId{1 + dice.upTo(6)})};
    case 3:
        return command::AddNote{anyReason(dice)};
    case 4:
        return command::Snooze{now + std::chrono::minutes(dice.upTo(200) - 20)};
    case 5:
        return command::Resolve{QStringLiteral("parking")};
    case 6:
        return command::Reopen{};
    case 7:
        return command::Look{};
    case 8:
    case 9:
    case 10:
    case 11:
        return command::DecideItem{anyItem(dice, c), dice.any<Action>(), anyRule(dice), anyReason(dice)};
    case 12:
    case 13:
    case 14:
        return anyReplyText(dice, c);
    case 15:
        return command::ApproveReply{anyReply(dice, c)};
    case 16:
        return command::ReturnReply{anyReply(dice, c), anyReason(dice)};
    case 17:
        return command::WithdrawReply{anyReply(dice, c)};
    case 18:
        return command::RetractReply{anyReply(dice, c), anyReason(dice)};
    case 19:
        return command::Escalate{anyRoute(dice), dice.any<Urgency>(), anyReason(dice),
            dice.oneIn(2) ? std::optional(dice.any<Action>()) : std::nullopt, anyRule(dice), {}};
    case 20:
        return command::Acknowledge{anyRoute(dice)};
    case 21:
        return command::Review{anyRoute(dice), dice.any<Outcome>(), anyReason(dice)};
    case 22:
        return command::StartSending{anyReply(dice, c)};
    case 23:
        return command::ConfirmSent{anyReply(dice, c), dice.oneIn(3)};
    case 24:
        return command::FailSending{anyReply(dice, c), QStringLiteral("unreachable"), dice.oneIn(3)};
    case 25:
        return command::StartEnforcement{anyItem(dice, c)};
    case 26:
        return command::ConfirmEnforcement{anyItem(dice, c), dice.oneIn(3), {}};
    default:
        return dice.oneIn(2) ? Command(command::MarkBreached{dice.any<Target>()})
                             : Command(command::WakeUp{});
    }
}

Event anyArrival(Dice& dice, const Case& c, Instant now, qint64 id)
{
    if (!c.items.isEmpty() && dice.oneIn(4))
        return event::ItemRevised{
            anyItem(dice, c), 2, dice.any<Severity>(), dice.oneIn(9), false, {}, {}, {}};
    if (!c.items.isEmpty() && dice.oneIn(4))
        return event::VisibilityObserved{anyItem(dice, c), {}, dice.any<Visibility>()};
    event::ItemReceived e;
    e.thread = ThreadId{55};
    e.account = AccountId{3};
    e.platform = QStringLiteral("facebook");
    e.item = ItemId{id};
    e.author = AuthorId{1 + dice.upTo(3)};
    e.direction = dice.oneIn(5) ? Direction::Outbound : Direction::Inbound;
    e.created = now;
    e.severity = dice.any<Severity>();
    e.crisis = dice.oneIn(12);
    e.clocks << event::ClockStart{
        dice.any<Target>(), now, now + std::chrono::minutes(dice.upTo(600)), dice.oneIn(2)};
    return e;
}

Circumstances around(Dice& dice, const Case& c, Instant now, qint64 step)
{
    const std::array people{sam, kim, lee, pat, ada};
    auto in = circumstances(dice.oneIn(4) ? automation("outbox") : actor(dice.oneOf(people)), now);
    in.capabilities
        = platformOf(dice.oneOf(std::array{QStringLiteral("facebook"), QStringLiteral("wordpress"),
                         QStringLiteral("youtube"), QStringLiteral("manual")}))
              .capabilities;
    in.connected = !dice.oneIn(4);
    in.approvalNeeded = dice.oneIn(3);
    in.nextReply = ReplyId{1000 + step};
    in.nextEscalation = EscalationId{2000 + step};
    if (dice.oneIn(3))
        in.seenVersion = c.version - dice.upTo(4);
    return in;
}

struct Logged {
    Event event;
    Instant at;
};

/// One life of a case: arrivals and commands in any order.
template <typename Visit> void live(quint32 seed, int steps, const Visit& visit)
{
    Dice dice(seed);
    Case c;
    c.id = CaseId{1};
    Instant now = noon;
    for (int step = 0; step < steps; ++step) {
        now += std::chrono::seconds(dice.upTo(900));
        if (step == 0 || dice.oneIn(6)) {
            const Event arrival = anyArrival(dice, c, now, 100 + step);
            const Case after = evolve(c, arrival, now);
            visit(c, std::optional<Command>(), circumstances(automation("intake"), now),
                Performed{after, {arrival}, {}});
            c = after;
            continue;
        }
        const Command command = anyCommand(dice, c, now);
        const Circumstances in = around(dice, c, now, step);
        const Performed outcome = perform(c, command, in);
        visit(c, std::optional(command), in, outcome);
        c = outcome.after;
    }
}

} // namespace

class TestProperties : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_seed = qEnvironmentVariableIsSet("STEWARD_SEED") ? qEnvironmentVariable("STEWARD_SEED").toUInt()
                                                           : 20261122u;
    }
    void acceptedCommandsReplayToTheSameCase();
    void nothingRefusedChangesAnything();
    void decidingIsPure();
    void whatIsAcceptedKeepsTheLaws();
    void commandThenUndo();
    void evolveIsTotal();
    void mostKindsOfCommandAreAccepted();

private:
    quint32 m_seed = 0;
    static constexpr int lives = 300;
    static constexpr int length = 60;
};

void TestProperties::acceptedCommandsReplayToTheSameCase()
{
    for (int life = 0; life < lives; ++life) {
        QList<Logged> log;
        Case last;
        live(m_seed + quint32(life), length,
            [&](const Case&, const auto&, const Circumstances& in, const Performed& outcome) {
                for (const Event& event : outcome.events)
                    log << Logged{event, in.now};
                last = outcome.after;
            });
        Case replayed;
        replayed.id = CaseId{1};
        for (const Logged& entry : log)
            replayed = evolve(replayed, entry.event, entry.at);
        QVERIFY2(replayed == last, qPrintable(QString::number(m_seed + quint32(life))));
        QCOMPARE(replayed.version, qint64(log.size()));
    }
}

void TestProperties::nothingRefusedChangesAnything()
{
    int refusals = 0;
    for (int life = 0; life < lives; ++life) {
        live(m_seed + quint32(life), length,
            [&](const Case& before, const auto&, const Circumstances&, const Performed& outcome) {
                if (!outcome.error)
                    return;
                ++refusals;
                QVERIFY(outcome.events.isEmpty() && outcome.after == before);
                QVERIFY2(outcome.error->message.endsWith(u'.') && outcome.error->message.size() > 10,
                    qPrintable(outcome.error->message));
            });
    }
    QVERIFY(refusals > 1000);
}

void TestProperties::decidingIsPure()
{
    live(m_seed, 400,
        [](const Case& before, const auto& command, const Circumstances& in, const Performed& outcome) {
            if (!command)
                return;
            const auto again = decide(before, *command, in);
            QCOMPARE(again.hasValue(), outcome.accepted());
            if (again)
                QVERIFY(*again == outcome.events);
        });
}

namespace {

/// What must be true of every case, whatever happened to it.
QString brokenLaw(const Case& c)
{
    if (c.state != State::Snoozed && c.snoozedUntil)
        return QStringLiteral("only a snoozed case has a time to wake up");
    if (c.hasOpenEscalation() && c.state != State::Escalated)
        return QStringLiteral("an open escalation shows in the state");
    for (const CaseReply& reply : c.replies) {
        if (reply.holdUntil && reply.state != ReplyState::Holding)
            return QStringLiteral("only a held reply has a hold");
        if (reply.approver && *reply.approver == reply.writer)
            return QStringLiteral("nobody approves their own reply");
    }
    QMap<Target, int> live;
    for (const CaseClock& clock : c.clocks) {
        if (clock.isLive() && ++live[clock.target] > 1)
            return QStringLiteral("at most one live clock a target");
    }
    return {};
}

bool restrictsAtOnce(const Events& events)
{
    bool evidence = false;
    for (const Event& event : events) {
        evidence = evidence || std::holds_alternative<event::EvidenceCaptured>(event);
        const auto* decided = std::get_if<event::ItemDecided>(&event);
        if (decided && isRestrictive(decided->action) && !evidence)
            return true;
    }
    return false;
}

} // namespace

void TestProperties::whatIsAcceptedKeepsTheLaws()
{
    for (int life = 0; life < lives; ++life) {
        QString broken;
        live(m_seed + quint32(life), length,
            [&](const Case& before, const auto& command, const Circumstances& in, const Performed& outcome) {
                if (broken.isEmpty())
                    broken = brokenLaw(outcome.after);
                if (broken.isEmpty() && command && restrictsAtOnce(outcome.events))
                    broken = QStringLiteral("evidence comes before a restriction");
                if (broken.isEmpty() && command && outcome.accepted()
                    && outcome.after.version != before.version + outcome.events.size())
                    broken = QStringLiteral("one version an event");
                Q_UNUSED(in);
            });
        QVERIFY2(broken.isEmpty(),
            qPrintable(QStringLiteral("%1 (seed %2)").arg(broken).arg(m_seed + quint32(life))));
    }
}

namespace {

/// Names the parts that differ, so that a failure can be read.
QString differences(const Case& a, const Case& b)
{
    QStringList parts;
    const auto note = [&](bool same, const char* part) {
        if (!same)
            parts << QString::fromLatin1(part);
    };
    note(a.state == b.state, "state");
    note(a.owner == b.owner, "owner");
    note(a.claim == b.claim, "claim");
    note(a.snoozedUntil == b.snoozedUntil, "snooze");
    note(a.topic == b.topic, "topic");
    note(a.answered == b.answered, "answered");
    note(a.clocks == b.clocks, "clocks");
    note(a.items == b.items, "items");
    note(a.replies == b.replies, "replies");
    note(a.escalations == b.escalations, "escalations");
    return parts.join(u' ');
}

} // namespace

void TestProperties::commandThenUndo()
{
    int undone = 0;
    for (int life = 0; life < lives; ++life) {
        live(m_seed + quint32(life), length,
            [&](const Case& before, const auto& command, const Circumstances& in, const Performed& outcome) {
                if (!command || !outcome.accepted() || outcome.events.isEmpty() || in.actor.isAutomation())
                    return;
                const Performed back = perform(outcome.after, command::Undo{before, outcome.after}, in);
                if (!back.accepted())
                    return;
                // A decision that was confirmed already is reversed by the opposite call, which is on its way
                // and not yet the state before.
                if (std::holds_alternative<command::ConfirmEnforcement>(*command))
                    return;
                ++undone;
                Case expected = workState(before);
                Case actual = workState(back.after);
                if (!expected.claim || expected.claim->until <= in.now) {
                    expected.claim.reset(); // a claim that had run out need not come back
                    if (actual.claim && actual.claim->until <= in.now)
                        actual.claim.reset();
                }
                QVERIFY2(actual == expected,
                    qPrintable(
                        QStringLiteral("%1: %2").arg(commandName(*command), differences(actual, expected))));
            });
    }
    QVERIFY2(undone > 300, qPrintable(QString::number(undone)));
}

void TestProperties::evolveIsTotal()
{
    // Events about things that the case has never heard of change the version and nothing that could crash.
    const ItemId item{4};
    const ReplyId reply{4};
    const EscalationId escalation{4};
    const Events strange{event::ItemRevised{item, 2, {}, false, false, {}, {}, {}},
        event::VisibilityObserved{item, {}, {}}, event::CaseMerged{}, event::Claimed{}, event::Released{},
        event::Assigned{}, event::NoteAdded{}, event::Looked{}, event::StateChanged{},
        event::ItemDecided{item, {}, {}, {}, {}, {}, {}, {}},
        event::EnforcementMoved{item, {}, {}, {}, {}, {}}, event::EvidenceCaptured{item, {}},
        event::ReplyMoved{reply, {}, {}, {}, {}, {}, {}}, event::EscalationAcknowledged{escalation, {}},
        event::EscalationReviewed{escalation, {}, {}, false, {}}, event::EscalationWithdrawn{escalation, {}},
        event::ClockMoved{}, event::StepUndone{}, event::SensitiveRead{}, event::FindingJudged{},
        event::ItemJudgedAgain{}, event::WorkspaceFact{}};
    const Case after = evolveAll(Case{}, strange, noon);
    QCOMPARE(after.version, qint64(strange.size()));
    QVERIFY(after.items.isEmpty() && after.replies.isEmpty() && after.escalations.isEmpty());
    // Head fields never need the items: a head folds to the same head.
    auto full = aHeardCase().build();
    Case head = full;
    head.items.clear();
    const Event more = event::ItemRevised{ItemId{100}, 2, Severity::S2, true, true, {}, {}, {}};
    full = evolve(full, more, noon);
    head = evolve(head, more, noon);
    full.items.clear();
    QVERIFY(full == head);
}

void TestProperties::mostKindsOfCommandAreAccepted()
{
    QMap<QString, int> accepted;
    for (int life = 0; life < lives; ++life) {
        live(m_seed + quint32(life), length,
            [&](const Case&, const auto& command, const Circumstances&, const Performed& outcome) {
                if (command && outcome.accepted())
                    ++accepted[commandName(*command)];
            });
    }
    for (const char* name : {"claim", "release", "assign", "add note", "snooze", "resolve", "reopen", "hide",
             "keep", "send reply", "approve reply", "return reply", "withdraw reply", "escalate",
             "acknowledge", "review", "start sending", "confirm sent", "start enforcement"})
        QVERIFY2(accepted.value(QString::fromLatin1(name)) > 5, name);
}

QTEST_APPLESS_MAIN(TestProperties)
#include "tst_domain_properties.moc"

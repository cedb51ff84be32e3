// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/performed.h"

using namespace steward;
using namespace steward::test;
using namespace std::chrono_literals;

namespace {

const ItemId item{100};

Case showing(Visibility visibility)
{
    auto builder = aHeardCase();
    return visibility == Visibility::Unmoderated ? builder : builder.showing(visibility);
}

command::DecideItem toDo(Action action, const char* ruleId = "R19")
{
    return {item, action, rule(ruleId), words("seen by two of us")};
}

Circumstances onPlatform(const char* platform, PersonId person = pat)
{
    auto in = circumstances(actor(person));
    in.capabilities = platformOf(QString::fromLatin1(platform)).capabilities;
    return in;
}

} // namespace

class TestItem : public QObject {
    Q_OBJECT

private slots:
    void fitsWhatThePlatformShows_data();
    void fitsWhatThePlatformShows();
    void restrictingNeedsABreachedRule_data();
    void restrictingNeedsABreachedRule();
    void evidenceComesBeforeTheDecision();
    void blockingIsForSupervisors();
    void platformsThatCannotAreNotAsked();
    void oneWayWaitsInTheHold();
    void noConnectionWaits_data();
    void noConnectionWaits();
    void keepingResolvesAndAnswers();
    void keepingClosesNothingThatNobodySaw();
    void keepingDoesNotEndAnEscalation();
    void conflictsOnlyIfThatItemChanged();
    void aNewDecisionSupersedesOneThatWaits();
    void whatIsAboutTheAuthorWaitsForWhatHidesTheItem_data();
    void whatIsAboutTheAuthorWaitsForWhatHidesTheItem();
    void decidingTwiceIsRefused();
    void whatIsBeingCarriedOutIsLeftAlone();
    void unknownItemsAndOurOwn();
    void carryingOut();
    void aFailedCallCanBeTriedAgainOrGivenUp();
    void byHandIsClaimedByAPerson();
    void theHoldIsKept();
    void offersSayWhy();
    void offersFollowCapabilities_data();
    void offersFollowCapabilities();
    void everyOfferThatIsEnabledIsAccepted_data();
    void everyOfferThatIsEnabledIsAccepted();
    void thePlatformHasTheLastWord();
};

void TestItem::fitsWhatThePlatformShows_data()
{
    QTest::addColumn<int>("shown");
    QTest::addColumn<QList<int>>("possible");
    const auto list = [](std::initializer_list<Action> actions) {
        QList<int> numbers;
        for (const Action action : actions)
            numbers << int(action);
        return numbers;
    };
    using enum Action;
    QTest::newRow("unmoderated") << int(Visibility::Unmoderated)
                                 << list({Keep, Approve, Hold, Hide, Remove, Spam, Warn});
    QTest::newRow("approved") << int(Visibility::Approved) << list({Keep, Hold, Hide, Remove, Spam, Warn});
    QTest::newRow("held") << int(Visibility::Held) << list({Keep, Approve, Unhide, Remove, Spam, Warn});
    QTest::newRow("hidden") << int(Visibility::Hidden)
                            << list({Keep, Approve, Hold, Unhide, Remove, Spam, Warn});
    QTest::newRow("removed") << int(Visibility::Removed) << list({Keep, Restore, Warn});
    QTest::newRow("deleted") << int(Visibility::DeletedByAuthor) << list({Keep, Warn});
}

void TestItem::fitsWhatThePlatformShows()
{
    QFETCH(int, shown);
    QFETCH(QList<int>, possible);
    for (const auto& [action, name] : enumNames<Action>) {
        const auto done = perform(showing(Visibility(shown)), toDo(action), pat);
        QVERIFY2(done.accepted() == possible.contains(int(action)), name.data());
    }
}

void TestItem::restrictingNeedsABreachedRule_data()
{
    QTest::addColumn<int>("action");
    QTest::addColumn<QString>("rule");
    QTest::addColumn<int>("refusal"); // -1: accepted
    for (const Action action : {Action::Hold, Action::Hide, Action::Remove, Action::Spam, Action::Warn}) {
        QTest::addRow("%s under R19", qPrintable(toText(action)))
            << int(action) << QStringLiteral("R19") << -1;
        QTest::addRow("%s without a rule", qPrintable(toText(action)))
            << int(action) << QString() << int(ErrorCode::Refused);
        QTest::addRow("%s under a route", qPrintable(toText(action)))
            << int(action) << QStringLiteral("R08") << int(ErrorCode::Refused);
        QTest::addRow("%s under no rule of ours", qPrintable(toText(action)))
            << int(action) << QStringLiteral("R99") << int(ErrorCode::NotFound);
    }
    for (const Action action : {Action::Keep, Action::Approve}) {
        QTest::addRow("%s without a rule", qPrintable(toText(action))) << int(action) << QString() << -1;
        QTest::addRow("%s naming a route", qPrintable(toText(action)))
            << int(action) << QStringLiteral("R18") << -1;
        QTest::addRow("%s naming no rule of ours", qPrintable(toText(action)))
            << int(action) << QStringLiteral("R99") << int(ErrorCode::NotFound);
    }
}

void TestItem::restrictingNeedsABreachedRule()
{
    QFETCH(int, action);
    QFETCH(QString, rule);
    QFETCH(int, refusal);
    const auto done = perform(aHeardCase(), command::DecideItem{item, Action(action), RuleId{rule}, {}}, sam);
    if (refusal < 0) {
        VERIFY_ACCEPTED(done);
        QCOMPARE(done.after.item(item)->decision->rule.value, rule);
    } else {
        VERIFY_REFUSED(done, ErrorCode(refusal));
    }
}

void TestItem::evidenceComesBeforeTheDecision()
{
    const auto done = perform(aHeardCase(), toDo(Action::Hide), sam);
    VERIFY_ACCEPTED(done);
    QStringList order;
    for (const Event& event : done.events)
        order << std::visit([](const auto& e) { return QString::fromLatin1(e.name); }, event);
    QCOMPARE(order,
        (QStringList{QStringLiteral("claimed"), QStringLiteral("looked"), QStringLiteral("evidence-captured"),
            QStringLiteral("item-decided")}));
    QCOMPARE(done.first<event::EvidenceCaptured>()->snapshot, words("{\"text\":\"as it was\"}"));
    QCOMPARE(perform(aHeardCase(), toDo(Action::Approve), sam).count<event::EvidenceCaptured>(), 0);
}

void TestItem::blockingIsForSupervisors()
{
    auto in = onPlatform("facebook", sam);
    VERIFY_REFUSED(perform(aHeardCase(), toDo(Action::Block), in), ErrorCode::Refused);
    VERIFY_ACCEPTED(perform(aHeardCase(), toDo(Action::Block), onPlatform("facebook", lee)));
}

void TestItem::platformsThatCannotAreNotAsked()
{
    VERIFY_REFUSED(perform(aHeardCase(), toDo(Action::Hide), onPlatform("feed")), ErrorCode::Refused);
    VERIFY_REFUSED(perform(aHeardCase(), toDo(Action::Block), onPlatform("wordpress")), ErrorCode::Refused);
    VERIFY_ACCEPTED(perform(aHeardCase(), toDo(Action::Keep), onPlatform("feed")));
    VERIFY_ACCEPTED(perform(aHeardCase(), toDo(Action::Warn), onPlatform("feed")));
}

void TestItem::oneWayWaitsInTheHold()
{
    const auto rejected = perform(aHeardCase(), toDo(Action::Remove), onPlatform("youtube"));
    VERIFY_ACCEPTED(rejected);
    QCOMPARE(rejected.after.item(item)->decision->holdUntil, std::optional(noon + 30s));
    QVERIFY(!perform(aHeardCase(), toDo(Action::Remove), onPlatform("wordpress"))
                 .after.item(item)
                 ->decision->holdUntil);
}

void TestItem::noConnectionWaits_data()
{
    QTest::addColumn<QString>("platform");
    QTest::addColumn<bool>("connected");
    QTest::addColumn<int>("phase");
    QTest::newRow("connected") << QStringLiteral("wordpress") << true << int(EnforcementPhase::Queued);
    QTest::newRow("not connected") << QStringLiteral("wordpress") << false << int(EnforcementPhase::Waiting);
    QTest::newRow("by hand") << QStringLiteral("manual") << true << int(EnforcementPhase::Waiting);
    QTest::newRow("a platform from an import")
        << QStringLiteral("friendsreunited") << true << int(EnforcementPhase::Waiting);
}

void TestItem::noConnectionWaits()
{
    QFETCH(QString, platform);
    QFETCH(bool, connected);
    QFETCH(int, phase);
    auto in = onPlatform(platform.toLatin1().constData());
    in.connected = connected;
    const auto done = perform(aHeardCase(), toDo(Action::Hide), in);
    VERIFY_ACCEPTED(done);
    QCOMPARE(done.after.item(item)->decision->phase, EnforcementPhase(phase));
    QCOMPARE(done.after.item(item)->visibility, Visibility::Unmoderated);
}

void TestItem::keepingResolvesAndAnswers()
{
    const Case subject
        = aHeardCase().withClock(Target::FirstResponse, 960min).withClock(Target::Resolution, 4800min);
    const auto kept = perform(subject, toDo(Action::Keep, ""), sam);
    VERIFY_ACCEPTED(kept);
    QCOMPARE(kept.after.state, State::Resolved);
    QVERIFY(kept.after.answered);
    QVERIFY(!kept.after.leadingClock());
    QCOMPARE(kept.after.clock(Target::FirstResponse)->status, ClockStatus::Met);
    QCOMPARE(kept.first<event::StateChanged>()->cause, QStringLiteral("kept"));
}

void TestItem::keepingClosesNothingThatNobodySaw()
{
    auto in = circumstances(actor(sam));
    in.seenVersion = aHeardCase().build().version;
    // A cry for help comes under the comment that somebody has on screen and keeps.
    const Case subject = aHeardCase().withClock(Target::FirstResponse, 960min).withCrisis();
    const auto kept = perform(subject, toDo(Action::Keep, ""), in);
    VERIFY_ACCEPTED(kept);
    QVERIFY(kept.after.item(item)->decision);
    QVERIFY(kept.after.state != State::Resolved);
    QVERIFY(kept.after.crisis && !kept.after.looked);
    QVERIFY2(kept.after.clock(Target::HumanLook)->isLive(), "nobody has looked at it");
    QVERIFY(kept.after.clock(Target::FirstResponse)->isLive());
    const auto hidden = perform(subject, toDo(Action::Hide), in);
    VERIFY_ACCEPTED(hidden);
    QVERIFY2(hidden.after.clock(Target::HumanLook)->isLive(), "hiding the other one is no look either");
    // Once it was on screen, the same key closes the case.
    in.seenVersion = subject.version;
    QCOMPARE(perform(subject, toDo(Action::Keep, ""), in).after.state, State::Resolved);
}

void TestItem::keepingDoesNotEndAnEscalation()
{
    const auto kept = perform(aHeardCase().escalatedTo("SAFE"), toDo(Action::Keep, ""), sam);
    VERIFY_ACCEPTED(kept);
    QCOMPARE(kept.after.state, State::Escalated);
}

void TestItem::conflictsOnlyIfThatItemChanged()
{
    auto in = circumstances(actor(sam));
    in.seenVersion = aHeardCase().build().version;
    VERIFY_ACCEPTED(perform(aHeardCase().withInbound().with(event::NoteAdded{}), toDo(Action::Hide), in));
    VERIFY_REFUSED(perform(aHeardCase().with(event::ItemRevised{item, 2, {}, false, false, {}, {}, {}}),
                       toDo(Action::Hide), in),
        ErrorCode::Conflict);
    VERIFY_REFUSED(
        perform(aHeardCase().decided(Action::Approve, EnforcementPhase::Queued, kim), toDo(Action::Hide), in),
        ErrorCode::Conflict);
    VERIFY_REFUSED(perform(aHeardCase().showing(Visibility::DeletedByAuthor), toDo(Action::Hide), in),
        ErrorCode::Conflict);
}

void TestItem::aNewDecisionSupersedesOneThatWaits()
{
    const Case waiting = aHeardCase().decided(Action::Hide, EnforcementPhase::Queued);
    const auto changed = perform(waiting, toDo(Action::Approve, ""), sam);
    VERIFY_ACCEPTED(changed);
    QCOMPARE(changed.first<event::EnforcementMoved>()->phase, EnforcementPhase::Withdrawn);
    QCOMPARE(changed.first<event::EnforcementMoved>()->action, Action::Hide);
    QCOMPARE(changed.after.item(item)->decision->action, Action::Approve);
}

void TestItem::whatIsAboutTheAuthorWaitsForWhatHidesTheItem_data()
{
    QTest::addColumn<int>("action");
    QTest::addColumn<int>("phase");
    QTest::addColumn<bool>("goes");
    using enum EnforcementPhase;
    for (const auto action : {Action::Warn, Action::Report, Action::Block}) {
        for (const auto& [phase, goes] :
            {std::pair{Queued, false}, {Waiting, false}, {Confirmed, true}, {Claimed, true}, {Failed, true}})
            QTest::addRow("%s after hide %s", qPrintable(toText(action)), qPrintable(toText(phase)))
                << int(action) << int(phase) << goes;
    }
    QTest::newRow("keep changes one's mind") << int(Action::Keep) << int(Queued) << true;
}

void TestItem::whatIsAboutTheAuthorWaitsForWhatHidesTheItem()
{
    QFETCH(int, action);
    QFETCH(int, phase);
    QFETCH(bool, goes);
    const Case hidden = aHeardCase().decided(Action::Hide, EnforcementPhase(phase));
    const auto done = perform(hidden, toDo(Action(action)), onPlatform("manual", lee));
    QCOMPARE(done.accepted(), goes);
    if (goes)
        return;
    VERIFY_REFUSED(done, ErrorCode::Refused);
    QVERIFY2(done.error->message.contains(u"hide"), qPrintable(done.error->message));
}

void TestItem::decidingTwiceIsRefused()
{
    VERIFY_REFUSED(
        perform(aHeardCase().decided(Action::Hide, EnforcementPhase::Queued), toDo(Action::Hide), sam),
        ErrorCode::Refused);
    VERIFY_ACCEPTED(
        perform(aHeardCase().decided(Action::Hide, EnforcementPhase::Failed), toDo(Action::Hide), sam));
    VERIFY_ACCEPTED(
        perform(aHeardCase().decided(Action::Hide, EnforcementPhase::Withdrawn), toDo(Action::Hide), sam));
}

void TestItem::whatIsBeingCarriedOutIsLeftAlone()
{
    VERIFY_REFUSED(
        perform(aHeardCase().decided(Action::Hide, EnforcementPhase::Sending), toDo(Action::Keep, ""), sam),
        ErrorCode::Refused);
}

void TestItem::unknownItemsAndOurOwn()
{
    VERIFY_REFUSED(perform(aHeardCase(), command::DecideItem{ItemId{4}, Action::Keep, {}, {}}, sam),
        ErrorCode::NotFound);
    auto ours = aHeardCase().withOurItem();
    VERIFY_REFUSED(
        perform(ours, command::DecideItem{ours.lastItem(), Action::Keep, {}, {}}, sam), ErrorCode::Refused);
    QVERIFY(offeredActions(ours, ours.lastItem(), circumstances(actor(pat))).isEmpty());
    VERIFY_REFUSED(perform(Case{}, toDo(Action::Keep), sam), ErrorCode::NotFound);
}

void TestItem::carryingOut()
{
    const auto outbox = circumstances(automation("outbox"));
    const auto hidden = perform(aHeardCase(), toDo(Action::Hide), sam);
    VERIFY_REFUSED(
        perform(hidden.after, command::ConfirmEnforcement{item, false, {}}, outbox), ErrorCode::Refused);
    VERIFY_REFUSED(perform(hidden.after, command::StartEnforcement{item}, pat), ErrorCode::Refused);
    const auto started = perform(hidden.after, command::StartEnforcement{item}, outbox);
    VERIFY_ACCEPTED(started);
    VERIFY_ACCEPTED(perform(started.after, command::StartEnforcement{item}, outbox));
    const auto confirmed = perform(started.after, command::ConfirmEnforcement{item, false, {}}, outbox);
    VERIFY_ACCEPTED(confirmed);
    QCOMPARE(confirmed.after.item(item)->visibility, Visibility::Hidden);
    QCOMPARE(confirmed.after.item(item)->decision->phase, EnforcementPhase::Confirmed);
    VERIFY_REFUSED(perform(confirmed.after, command::StartEnforcement{item}, outbox), ErrorCode::Refused);
}

void TestItem::aFailedCallCanBeTriedAgainOrGivenUp()
{
    const auto outbox = circumstances(automation("outbox"));
    const Case sending = aHeardCase().decided(Action::Hide, EnforcementPhase::Sending);
    const auto later
        = perform(sending, command::FailEnforcement{item, QStringLiteral("throttled"), false}, outbox);
    QCOMPARE(later.after.item(item)->decision->phase, EnforcementPhase::Queued);
    VERIFY_ACCEPTED(perform(later.after, command::StartEnforcement{item}, outbox));
    const auto given = perform(sending, command::FailEnforcement{item, QStringLiteral("gone"), true}, outbox);
    QCOMPARE(given.after.item(item)->decision->phase, EnforcementPhase::Failed);
    VERIFY_REFUSED(perform(given.after, command::StartEnforcement{item}, outbox), ErrorCode::Refused);
}

void TestItem::byHandIsClaimedByAPerson()
{
    const Case waiting = aHeardCase().decided(Action::Hide, EnforcementPhase::Waiting);
    const auto done = perform(waiting, command::ConfirmEnforcement{item, true, {}}, sam);
    VERIFY_ACCEPTED(done);
    QCOMPARE(done.after.item(item)->decision->phase, EnforcementPhase::Claimed);
    QCOMPARE(done.after.item(item)->visibility, Visibility::Hidden);
    VERIFY_REFUSED(perform(waiting, command::ConfirmEnforcement{item, true, {}}, ada), ErrorCode::Refused);
    VERIFY_REFUSED(
        perform(aHeardCase(), command::ConfirmEnforcement{item, true, {}}, sam), ErrorCode::NotFound);
}

void TestItem::theHoldIsKept()
{
    const auto rejected = perform(aHeardCase(), toDo(Action::Remove), onPlatform("youtube"));
    VERIFY_REFUSED(perform(rejected.after, command::StartEnforcement{item},
                       circumstances(automation("outbox"), noon + 29s)),
        ErrorCode::Refused);
    VERIFY_ACCEPTED(perform(
        rejected.after, command::StartEnforcement{item}, circumstances(automation("outbox"), noon + 30s)));
}

void TestItem::offersSayWhy()
{
    const auto offers = offeredActions(showing(Visibility::Removed), item, circumstances(actor(sam)));
    QVERIFY(!offers.isEmpty());
    for (const OfferedAction& offer : offers)
        QCOMPARE(offer.whyNot.isEmpty(), offer.enabled);
    const Case anothers = aHeardCase().at(noon).claimedBy(kim);
    for (const OfferedAction& offer : offeredActions(anothers, item, circumstances(actor(sam))))
        QVERIFY(!offer.enabled);
}

void TestItem::offersFollowCapabilities_data()
{
    QTest::addColumn<QString>("platform");
    for (const Platform& platform : knownPlatforms())
        QTest::newRow(qPrintable(platform.id)) << platform.id;
}

void TestItem::offersFollowCapabilities()
{
    QFETCH(QString, platform);
    const auto in = onPlatform(platform.toLatin1().constData());
    for (const OfferedAction& offer : offeredActions(aHeardCase(), item, in)) {
        QVERIFY(in.capabilities.allows(offer.action));
        QCOMPARE(offer.reversibility, in.capabilities.actions.value(offer.action).reversibility);
        if (offer.reversibility == Reversibility::OneWay)
            QVERIFY2(!offer.note.isEmpty(), "what cannot be taken back says so before");
    }
}

void TestItem::everyOfferThatIsEnabledIsAccepted_data()
{
    offersFollowCapabilities_data();
}

void TestItem::everyOfferThatIsEnabledIsAccepted()
{
    QFETCH(QString, platform);
    for (const auto& [visibility, name] : enumNames<Visibility>) {
        for (const PersonId person : {sam, lee, ada}) {
            const auto in = onPlatform(platform.toLatin1().constData(), person);
            for (const OfferedAction& offer : offeredActions(showing(visibility), item, in))
                QCOMPARE(perform(showing(visibility), toDo(offer.action), in).accepted(), offer.enabled);
        }
    }
}

void TestItem::thePlatformHasTheLastWord()
{
    const Case sending = aHeardCase().decided(Action::Hide, EnforcementPhase::Sending);
    const auto done = perform(sending, command::ConfirmEnforcement{item, false, Visibility::Held},
        circumstances(automation("outbox")));
    QCOMPARE(done.after.item(item)->visibility, Visibility::Held);
    VERIFY_ACCEPTED(perform(done.after, toDo(Action::Unhide, ""), sam));
}

QTEST_APPLESS_MAIN(TestItem)
#include "tst_domain_item.moc"

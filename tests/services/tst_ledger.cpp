// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// State, words, calls and log entries: all of them, or none.
#include "services/ledger.h"

#include "log/chain_checker.h"
#include "log/commitment.h"
#include "log/event_codec.h"
#include "services/sign_off.h"
#include "storage/case_store.h"
#include "storage/escalation_store.h"
#include "storage/item_store.h"
#include "storage/log_store.h"
#include "storage/outbox_store.h"
#include "storage/private_text_store.h"
#include "storage/reply_store.h"
#include "support/open_workspace.h"

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

namespace {

PrivateText words(const QString& text)
{
    return {text, {}, {}};
}

/// A workspace with one case, and a short way to let something happen to it.
class Story {
public:
    Story()
    {
        m_office.import({line(u"c-1"_s).underPost()});
        m_id = m_office.inbox()[0].id;
        m_me = m_office.me();
    }

    OpenWorkspace& office() { return m_office; }
    PersonId me() const { return *m_me.person; }
    Case now()
    {
        return m_office.read([id = m_id](Session& session) { return CaseStore(session).load(id); });
    }
    ItemId item() { return now().items[0].id; }
    Result<Case> tryHappen(const Case& before, const Events& events)
    {
        return wait(m_office.database().write<Case>(
            [=, this, at = m_office.clock().now(), stamp = m_office.workspace().logStamp()](
                Session& session) { return commit(session, before, events, m_me, at, stamp); }));
    }
    Case happen(const Events& events) { return expected(tryHappen(now(), events)); }

    std::optional<OutboxCall> callOf(ReplyId reply)
    {
        return m_office.read([reply](Session& session) { return OutboxStore(session).ofReply(reply); });
    }
    std::optional<OutboxCall> callOf(ItemId item)
    {
        return m_office.read([item](Session& session) { return OutboxStore(session).ofItem(item); });
    }
    StoredReply reply(ReplyId id)
    {
        return *m_office.read([id](Session& session) { return ReplyStore(session).find(id); });
    }
    QList<LogRecord> history()
    {
        return m_office.read([id = m_id](Session& session) { return LogStore(session).ofCase(id); });
    }

    event::ReplyWritten written(ReplyId id)
    {
        event::ReplyWritten event;
        event.reply = id;
        event.writer = me();
        event.inReplyTo = item();
        event.answers
            = {{ChecklistItemId{u"C01"_s}, AnswerBy::Machine}, {ChecklistItemId{u"C03"_s}, AnswerBy::Person}};
        event.overrides.insert(u"C02"_s, words(u"it is our own number"_s));
        event.text = words(u"Please ring 111."_s);
        return event;
    }
    event::ReplyMoved moved(ReplyId id, ReplyState from, ReplyState to, const QString& cause = u"test"_s)
    {
        event::ReplyMoved event{id, from, to, cause, {}, {}, {}};
        if (to == ReplyState::Holding)
            event.holdUntil = m_office.clock().now() + std::chrono::seconds(30);
        return event;
    }

private:
    OpenWorkspace m_office;
    CaseId m_id;
    Actor m_me;
};

const ReplyId answer{1};

} // namespace

class LedgerTest : public QObject {
    Q_OBJECT

private slots:
    void anEventIsStateAndLogEntry_data() { addEngines(); }
    void anEventIsStateAndLogEntry()
    {
        Story story;
        const auto before = story.now();
        const auto after = story.happen({event::Assigned{{}, story.me()}});
        QCOMPARE(after.version, before.version + 1);
        QCOMPARE(story.now(), after);
        const auto record = story.history().last();
        const auto entry = expected(parseEntry(record.entry));
        QCOMPARE(entry.event, u"assigned"_s);
        QCOMPARE(entry.before, before.state);
        QCOMPARE(entry.after, after.state);
        QCOMPARE(entry.actor.person, story.me());
        QCOMPARE(entry.actor.roles.size(), 4);
        QCOMPARE(entry.origin, story.office().workspace().logStamp().origin);
        QVERIFY(!entry.origin.programVersion.isEmpty());
    }

    void aNoteIsKeptBesideTheLogAndProvable_data() { addEngines(); }
    void aNoteIsKeptBesideTheLogAndProvable()
    {
        Story story;
        story.happen({event::NoteAdded{words(u"Rang her sister."_s)}});
        const auto record = story.history().last();
        QVERIFY2(!record.entry.contains("sister"), "the log holds commitments, not words");
        const auto commitments = commitmentsIn(expected(parseEntry(record.entry)).data);
        QCOMPARE(commitments.size(), 1);
        const auto kept = story.office().read(
            [&](Session& session) { return PrivateTextStore(session).find(commitments[0]); });
        QVERIFY(kept.has_value());
        QCOMPARE(kept->text, u"Rang her sister."_s);
        QVERIFY(opens(kept->text, kept->salt, commitments[0]));
    }

    void anEmptyReasonLeavesNothing_data() { addEngines(); }
    void anEmptyReasonLeavesNothing()
    {
        Story story;
        story.happen({event::Released{story.me(), {}}});
        QVERIFY(commitmentsIn(expected(parseEntry(story.history().last().entry)).data).isEmpty());
    }

    void whoeverComesSecondIsToldSo_data() { addEngines(); }
    void whoeverComesSecondIsToldSo()
    {
        Story story;
        const auto seen = story.now();
        story.happen({event::Assigned{{}, story.me()}});
        const auto size = story.office().logSize();
        const auto second = story.tryHappen(seen, {event::NoteAdded{words(u"late"_s)}});
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::Conflict);
        QCOMPARE(story.office().logSize(), size);
        QCOMPARE(story.now().version, seen.version + 1);
    }

    void whatFailsLaterInTheJobLeavesNothing_data() { addEngines(); }
    void whatFailsLaterInTheJobLeavesNothing()
    {
        Story story;
        const auto before = story.now();
        const auto size = story.office().logSize();
        const auto failed = wait(story.office().database().write<Case>(
            [&, at = story.office().clock().now(), stamp = story.office().workspace().logStamp()](
                Session& session) -> Result<Case> {
                const auto done
                    = commit(session, before, {event::NoteAdded{words(u"never"_s)}}, {}, at, stamp);
                return done ? Error{ErrorCode::Unreadable, u"The disk is full."_s, {}} : done.error();
            }));
        QVERIFY(!failed);
        QCOMPARE(story.now(), before);
        QCOMPARE(story.office().logSize(), size);
        QVERIFY(story.office().thread(before.id).notes.isEmpty());
    }

    void aReplyThatHoldsWaitsInTheOutbox_data() { addEngines(); }
    void aReplyThatHoldsWaitsInTheOutbox()
    {
        Story story;
        story.happen({story.written(answer), story.moved(answer, ReplyState::Checked, ReplyState::Holding)});
        const auto stored = story.reply(answer);
        QCOMPARE(stored.text.text, u"Please ring 111."_s);
        QVERIFY(opens(stored.text.text, stored.text.salt, stored.text.commitment));
        QVERIFY(!stored.key.isEmpty());
        const auto signedOff = signOffFromJson(stored.signOff);
        QCOMPARE(signedOff.items, QList<ChecklistItemId>{ChecklistItemId{u"C03"_s}});
        QCOMPARE(signedOff.overrides.value(u"C02"_s), u"it is our own number"_s);
        const auto call = story.callOf(answer);
        QVERIFY(call.has_value());
        QCOMPARE(call->notBefore, story.office().clock().now() + std::chrono::seconds(30));
        QCOMPARE(call->state, CallState::Waiting);
    }

    void aSecondTryKeepsItsAttempts_data() { addEngines(); }
    void aSecondTryKeepsItsAttempts()
    {
        Story story;
        story.happen({story.written(answer), story.moved(answer, ReplyState::Checked, ReplyState::Holding)});
        story.happen({story.moved(answer, ReplyState::Holding, ReplyState::Sending)});
        const auto call = story.callOf(answer);
        expected(story.office().database().write<bool>(
            [&, now = story.office().clock().now()](Session& session) -> Result<bool> {
                const auto started = OutboxStore(session).start(call->id, now);
                return started ? Result<bool>(true) : started.error();
            }));
        story.happen({story.moved(answer, ReplyState::Sending, ReplyState::Holding, u"retry"_s)});
        QCOMPARE(story.callOf(answer)->attempts, 1);
        QCOMPARE(story.callOf(answer)->id, call->id);
    }

    void aReplyThatIsDoneLeavesTheOutbox_data()
    {
        QTest::addColumn<int>("engine");
        QTest::addColumn<int>("end");
        for (const auto end :
            {ReplyState::Sent, ReplyState::Withdrawn, ReplyState::Returned, ReplyState::AwaitingApproval}) {
            QTest::addRow("sqlite %s", qPrintable(toText(end)))
                << int(DatabaseAddress::Engine::Sqlite) << int(end);
            QTest::addRow("postgres %s", qPrintable(toText(end)))
                << int(DatabaseAddress::Engine::Postgres) << int(end);
        }
    }
    void aReplyThatIsDoneLeavesTheOutbox()
    {
        QFETCH(int, end);
        Story story;
        story.happen({story.written(answer), story.moved(answer, ReplyState::Checked, ReplyState::Holding)});
        story.happen({story.moved(answer, ReplyState::Holding, ReplyState(end))});
        QVERIFY(!story.callOf(answer).has_value());
        QCOMPARE(story.reply(answer).reply.state, ReplyState(end));
    }

    void aRetractedReplyIsTakenDownOnce_data() { addEngines(); }
    void aRetractedReplyIsTakenDownOnce()
    {
        Story story;
        story.happen({story.written(answer), story.moved(answer, ReplyState::Checked, ReplyState::Sent)});
        story.happen({event::EvidenceCaptured{story.item(), words(u"{\"text\":\"as it was\"}"_s)},
            story.moved(answer, ReplyState::Sent, ReplyState::Retracted)});
        QVERIFY(story.callOf(answer).has_value());
        story.happen({story.moved(answer, ReplyState::Retracted, ReplyState::Retracted, u"taken-down"_s)});
        QVERIFY(!story.callOf(answer).has_value());
        const auto evidence = story.office().read(
            [item = story.item()](Session& session) { return ItemStore(session).evidence(item); });
        QCOMPARE(evidence.size(), 1);
        QVERIFY(opens(evidence[0]));
    }

    void aDecisionIsACallUntilItIsConfirmed_data() { addEngines(); }
    void aDecisionIsACallUntilItIsConfirmed()
    {
        Story story;
        const auto item = story.item();
        const event::ItemDecided hide{item, Action::Hide, RuleId{u"R19"_s}, story.me(),
            Visibility::Unmoderated, EnforcementPhase::Waiting, {}, words(u"rude"_s)};
        story.happen({hide});
        QCOMPARE(story.callOf(item)->state, CallState::NoConnection);
        QCOMPARE(story.callOf(item)->action, Action::Hide);
        // A better idea takes the place of the first one.
        story.happen({event::EnforcementMoved{item, Action::Hide, EnforcementPhase::Waiting,
                          EnforcementPhase::Withdrawn, Visibility::Unmoderated, u"superseded"_s},
            event::ItemDecided{item, Action::Remove, RuleId{u"R19"_s}, story.me(), Visibility::Unmoderated,
                EnforcementPhase::Queued, story.office().clock().now() + std::chrono::seconds(30), {}}});
        QCOMPARE(story.callOf(item)->action, Action::Remove);
        QCOMPARE(story.callOf(item)->notBefore, story.office().clock().now() + std::chrono::seconds(30));
        story.happen({event::EnforcementMoved{item, Action::Remove, EnforcementPhase::Queued,
            EnforcementPhase::Confirmed, Visibility::Removed, {}}});
        QVERIFY(!story.callOf(item).has_value());
        QCOMPARE(story.now().items[0].visibility, Visibility::Removed);
    }

    void escalationsKeepTheirReasons_data() { addEngines(); }
    void escalationsKeepTheirReasons()
    {
        Story story;
        event::EscalationRaised raised;
        raised.escalation = EscalationId{1};
        raised.route = RouteId{u"SAFE"_s};
        raised.by = story.me();
        raised.reason = words(u"A child may be at risk."_s);
        story.happen({raised});
        event::EscalationReviewed reviewed{
            EscalationId{1}, Outcome::Returned, story.me(), true, words(u"Known to us already."_s)};
        story.happen({reviewed});
        const auto shown = story.office().thread(story.now().id).escalations;
        QCOMPARE(shown.size(), 1);
        QCOMPARE(shown[0].reason, u"A child may be at risk."_s);
        QCOMPARE(shown[0].reviewReason, u"Known to us already."_s);
    }

    void anAutomationSaysThatItIsOne_data() { addEngines(); }
    void anAutomationSaysThatItIsOne()
    {
        OpenWorkspace office;
        Actor keeper;
        keeper.automation = u"clock-keeper"_s;
        expected(office.database().write<void>([&, at = office.clock().now(),
                                                   stamp = office.workspace().logStamp()](Session& session) {
            return commitFact(session, {u"clock-jumped"_s, {{u"seconds"_s, u"7200"_s}}}, keeper, at, stamp);
        }));
        const auto records = office.read([](Session& session) { return LogStore(session).list({}); });
        const auto entry = expected(parseEntry(records[0].entry));
        QCOMPARE(entry.origin.authenticatedBy, u"automation"_s);
        QCOMPARE(entry.actor.automation, u"clock-keeper"_s);
        QVERIFY(!entry.actor.person.has_value());
        QVERIFY(!entry.subject.caseId.has_value());
        QCOMPARE(entry.offsetSeconds, 0); // November in London
    }

    void theChainHolds_data() { addEngines(); }
    void theChainHolds()
    {
        Story story;
        for (int i = 0; i < 20; ++i)
            story.happen({event::NoteAdded{words(QString::number(i))}, event::Looked{}});
        const auto verified = story.office().read([](Session& session) -> Result<bool> {
            ChainChecker checker;
            std::optional<Error> failure;
            const auto done = LogStore(session).each(1, 0, [&](const LogRecord& record) {
                const auto added = checker.add(record.sequence, record.entry);
                if (!added)
                    failure = added.error();
                return bool(added);
            });
            const auto head = LogStore(session).head();
            if (!done || !head || failure)
                return failure.value_or(Error{});
            const auto range = CompactRange::parse(head->compactRange);
            if (!range)
                return range.error();
            const auto finished = checker.finish(*range);
            return finished ? Result<bool>(true) : finished.error();
        });
        QVERIFY(verified);
    }

    void aSignOffSurvivesItsJson()
    {
        SignOff signOff{{ChecklistItemId{u"C03"_s}, ChecklistItemId{u"C09"_s}}, true,
            {{u"C02"_s, u"our own “number”"_s}}};
        QCOMPARE(signOffFromJson(toJson(signOff)), signOff);
        QCOMPARE(signOffFromJson("half a {"), SignOff());
    }
};

QTEST_GUILESS_MAIN(LedgerTest)
#include "tst_ledger.moc"

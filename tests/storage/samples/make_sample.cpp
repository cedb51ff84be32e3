// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the workspace that tst_migrations opens for ever after. Run once for each schema version, before it
// ships:
//   cmake --build build/dev --target make_storage_sample && build/dev/tests/make_storage_sample
//   tests/storage/samples/v4.sqlite
#include "storage/draft_store.h"
#include "storage/log_store.h"
#include "storage/reply_store.h"
#include "storage/rule_store.h"
#include "storage/stored.h"
#include "storage/verdict_store.h"

#include <QCoreApplication>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

namespace {

void fill(Session& session)
{
    must(PersonStore(session).add({{}, u"Sam"_s, {Role::Moderator, Role::Supervisor}, true}, u"sam"_s));
    const Ground ground = makeGround(session);
    const Case calm = makeCase(session, ground, u"My mum is still on a trolley"_s, [](Case& subject) {
        subject.owner = PersonId{1};
        subject.priority = Severity::S3;
        subject.clocks << runningUntil(noon + std::chrono::hours(2));
    });
    Case worked = calm;
    worked.version = 4;
    worked.items.first().decision = ItemDecision{Action::Hide, rule("R05"), PersonId{1}, noon,
        EnforcementPhase::Confirmed, Visibility::Unmoderated, {}};
    worked.items.first().visibility = Visibility::Hidden;
    CaseReply reply;
    reply.id = {1};
    reply.state = ReplyState::Sent;
    reply.writer = {1};
    reply.writtenAt = noon;
    worked.replies << reply;
    CaseEscalation escalation;
    escalation.id = {1};
    escalation.route = route("SAFE");
    escalation.by = {1};
    escalation.raisedAt = noon;
    worked.escalations << escalation;
    must(CaseStore(session).save(calm, worked, noon));
    must(DraftStore(session).put(
        {{1}, calm.id, u"We are looking in"_s, Audience::Public, {}, calm.items.first().id, 17, 1, noon}));
    must(ReplyStore(session).setText({1}, sealed(u"We are sorry to hear this."_s), "{}", u"key-1"_s));
    must(RuleStore(session).add(
        {0, u"2026.11-2"_s, QByteArray(32, 'd'), RuleOrigin::Published, PersonId{1}, noon},
        "{\"as\": \"sent\"}"));
    must(RuleStore(session).putDraft({{1}, "{}", u"2026.11-2"_s, noon}));
    must(VerdictStore(session).put({calm.items.first().id, 1, rule("R01"), u"nhs-number"_s, Tier::Certain,
        FindingVerdict::Disagreed, PersonId{1}, noon}));
    makeCase(session, ground, u"I cannot go on"_s, [](Case& subject) {
        subject.crisis = true;
        subject.priority = Severity::S1;
    });
    const LogRecord first{1, noon, {}, u"item-received"_s, calm.id, "{\"sequence\":1}", QByteArray(32, '1')};
    const LogRecord second{
        2, noon, PersonId{1}, u"looked"_s, calm.id, "{\"sequence\":2}", QByteArray(32, '2')};
    must(LogStore(session).append({first, second}, {2, second.leaf, "range"}));
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    if (argc != 2)
        qFatal("Name the file to write");
    const FreshDatabase place(DatabaseAddress::Engine::Sqlite);
    const auto database = place.open();
    wrote(*database, fill);
    must(database->backup(QString::fromLocal8Bit(argv[1])).result());
    return 0;
}

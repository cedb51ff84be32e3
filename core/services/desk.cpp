// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/desk.h"

#include "domain/text_length.h"
#include "services/desk_steps.h"
#include "services/draft_gate.h"
#include "services/permission.h"
#include "storage/case_store.h"
#include "storage/draft_store.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

Done doneOf(const Performed& performed)
{
    Done done{performed.before, performed.after, performed.events, {}, {}};
    for (const Event& event : performed.events) {
        if (const auto* written = std::get_if<event::ReplyWritten>(&event))
            done.reply = written->reply;
        if (const auto* raised = std::get_if<event::EscalationRaised>(&event))
            done.escalation = raised->escalation;
    }
    return done;
}

/// A look is not a deed, a note stays in the log, and what was thought of a finding is changed by judging it
/// again: none is worth one of twenty steps.
bool canBeTakenBack(const Command& command)
{
    return !std::holds_alternative<command::Look>(command)
        && !std::holds_alternative<command::AddNote>(command)
        && !std::holds_alternative<command::JudgeFinding>(command)
        && !std::holds_alternative<command::Undo>(command);
}

Result<void> fitsThePlatform(const QString& text, const Case& subject)
{
    const Platform platform = platformOf(subject.platform);
    if (fits(text, platform))
        return {};
    return Error{ErrorCode::Refused,
        u"The reply is too long for this platform (%1 of %2); shorten it."_s
            .arg(countedLength(text, platform.lengthUnit))
            .arg(platform.lengthLimit),
        {}};
}

/// The command with its gate and kind judged on the thread as it is stored now.
Result<command::WriteReply> judged(Session& session, const Actor& actor, const DeskPolicy& policy, CaseId id,
    command::WriteReply write, std::optional<ReplyKind> kind, bool& approvalNeeded)
{
    const auto subject = CaseStore(session).load(id);
    if (!subject)
        return subject.error();
    if (const auto fitting = fitsThePlatform(write.text.text, *subject); !fitting)
        return fitting.error();
    const DraftToJudge draft{write.text.text, write.audience, kind, write.inReplyTo, write.signOff};
    const auto verdict = judgedDraft(session, *subject, draft, actor, policy);
    if (!verdict)
        return verdict.error();
    write.kind = verdict->kind;
    write.gate = verdict->gate;
    approvalNeeded = verdict->approvalNeeded;
    return write;
}

Result<Performed> performReply(Session& session, const Actor& actor, const DeskPolicy& policy, CaseId id,
    const command::WriteReply& asked, std::optional<ReplyKind> kind, std::optional<qint64> seenVersion)
{
    bool approvalNeeded = false;
    const auto write = judged(session, actor, policy, id, asked, kind, approvalNeeded);
    if (!write)
        return write.error();
    auto performed
        = performIn(session, id, *write, actor, policy, [&](const Case&, Circumstances& in) -> Result<void> {
              in.seenVersion = seenVersion;
              in.approvalNeeded = approvalNeeded;
              return {};
          });
    if (!performed || !actor.person)
        return performed;
    if (const auto gone = DraftStore(session).removeSigned(*actor.person, id, write->text.text); !gone)
        return gone.error();
    return performed;
}

} // namespace

Desk::Desk(Workspace& workspace)
    : m_workspace(workspace)
    , m_steps(std::make_shared<Steps>())
{
}

Desk::~Desk() = default;

bool Desk::canUndo() const
{
    return !m_steps->isEmpty();
}

namespace {

/// `done` remembered, if it can be taken back.
template <typename Steps>
void remember(const std::shared_ptr<Steps>& steps, const Actor& actor, const Result<Done>& done)
{
    if (done && actor.person && !done->events.isEmpty())
        steps->push(*actor.person, {typename Steps::Step{done->before, done->after}});
}

} // namespace

QFuture<Result<Done>> Desk::perform(const Actor& actor, Intent intent)
{
    const auto policy = DeskPolicy::of(m_workspace);
    const bool remembered = canBeTakenBack(intent.command);
    auto written
        = m_workspace.database().write<Done>([actor, intent, policy](Session& session) -> Result<Done> {
              const auto* write = std::get_if<command::WriteReply>(&intent.command);
              const auto performed = write
                  ? performReply(session, actor, policy, intent.id, *write, write->kind, intent.seenVersion)
                  : performIn(session, intent.id, intent.command, actor, policy,
                      [&](const Case&, Circumstances& in) -> Result<void> {
                          in.seenVersion = intent.seenVersion;
                          return {};
                      });
              if (!performed)
                  return performed.error();
              return doneOf(*performed);
          });
    return written.then(QtFuture::Launch::Sync, [steps = m_steps, actor, remembered](Result<Done> done) {
        if (remembered)
            remember(steps, actor, done);
        return done;
    });
}

QFuture<Result<Done>> Desk::reply(const Actor& actor, CaseId id, const QString& text, Audience audience,
    std::optional<ReplyKind> kind, ItemId inReplyTo, const SignOff& signOff,
    std::optional<std::chrono::seconds> holdFor, std::optional<qint64> seenVersion)
{
    command::WriteReply asked;
    asked.text.text = text;
    asked.audience = audience;
    asked.inReplyTo = inReplyTo;
    asked.signOff = signOff;
    asked.holdFor = holdFor;
    const auto policy = DeskPolicy::of(m_workspace);
    auto written = m_workspace.database().write<Done>([=](Session& session) -> Result<Done> {
        const auto performed = performReply(session, actor, policy, id, asked, kind, seenVersion);
        if (!performed)
            return performed.error();
        return doneOf(*performed);
    });
    return written.then(QtFuture::Launch::Sync, [steps = m_steps, actor](Result<Done> done) {
        remember(steps, actor, done);
        return done;
    });
}

QFuture<Result<DraftVerdict>> Desk::check(CaseId id, const QString& text, Audience audience,
    std::optional<ReplyKind> kind, const SignOff& signOff, int revision)
{
    const auto policy = DeskPolicy::of(m_workspace);
    return m_workspace.database().read<DraftVerdict>([=](Session& session) -> Result<DraftVerdict> {
        const auto subject = CaseStore(session).load(id);
        if (!subject)
            return subject.error();
        // Who will send it is not known here: the stricter answer is shown.
        Actor anybody;
        anybody.person = PersonId{};
        anybody.roles = {Role::Moderator};
        const auto judged
            = judgedDraft(session, *subject, {text, audience, kind, {}, signOff}, anybody, policy);
        if (!judged)
            return judged.error();
        const Platform platform = platformOf(subject->platform);
        DraftVerdict verdict;
        verdict.revision = revision;
        verdict.kind = judged->kind;
        verdict.checks = judged->checks;
        verdict.toSign = humanItemsFor(policy.checklist, judged->kind);
        verdict.length = countedLength(text, platform.lengthUnit);
        verdict.limit = platform.lengthLimit;
        verdict.approvalNeeded = judged->approvalNeeded;
        verdict.approvalReason = judged->approvalReason;
        return verdict;
    });
}

QFuture<Result<QList<OfferedAction>>> Desk::offered(const Actor& actor, CaseId id, ItemId item)
{
    const auto policy = DeskPolicy::of(m_workspace);
    return m_workspace.database().read<QList<OfferedAction>>(
        [=](Session& session) -> Result<QList<OfferedAction>> {
            const auto subject = CaseStore(session).load(id);
            if (!subject)
                return subject.error();
            const auto in = circumstancesOf(session, *subject, actor, policy);
            if (!in)
                return in.error();
            return offeredActions(*subject, item, *in);
        });
}

QFuture<Result<void>> Desk::recordRead(const Actor& actor, CaseId id)
{
    if (const auto allowed = permitted(actor, Permission::ReadCases); !allowed || !actor.person)
        return ready<void>(allowed);
    const auto policy = DeskPolicy::of(m_workspace);
    return m_workspace.database().write<void>([=](Session& session) -> Result<void> {
        const auto subject = CaseStore(session).load(id);
        if (!subject)
            return subject.error();
        if (!subject->crisis && urgencyRank(subject->priority) > urgencyRank(Severity::S2))
            return {};
        const auto kept = commit(
            session, *subject, {event::SensitiveRead{*actor.person}}, actor, policy.now, policy.stamp);
        return kept ? Result<void>() : kept.error();
    });
}

} // namespace steward

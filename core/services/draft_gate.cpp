// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/draft_gate.h"

#include "rules/reply_checks.h"
#include "services/own_contacts.h"
#include "storage/item_store.h"
#include "storage/setting_store.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

QList<RuleId> rulesOf(const QHash<ItemId, QList<Finding>>& findings)
{
    QSet<RuleId> rules;
    for (const auto& ofItem : findings) {
        for (const Finding& finding : ofItem) {
            if (finding.tier != Tier::Possible)
                rules.insert(finding.rule);
        }
    }
    QList<RuleId> sorted(rules.begin(), rules.end());
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

bool isStillThere(const Case& subject, ItemId answered)
{
    const CaseItem* item = answered.isValid() ? subject.item(answered) : subject.newestInbound();
    return item && item->visibility != Visibility::DeletedByAuthor;
}

/// Before an election whatever touches politics is seen by a second person.
QString electionReason(const JudgedDraft& judged, const QDate& today, const Actor& writer)
{
    const QString election = electionOn(today);
    if (election.isEmpty() || writer.may(Permission::ApproveReplies))
        return {};
    const bool political = judged.kind == ReplyKind::P
        || std::any_of(judged.checks.begin(), judged.checks.end(), [](const CheckResult& check) {
               return check.item.value == u"C12"_s && check.outcome != CheckOutcome::Pass;
           });
    return political ? u"Before %1 a supervisor approves what touches politics."_s.arg(election) : QString();
}

Result<QJsonObject> approvalPolicy(Session& session)
{
    const auto stored = SettingStore(session).value(u"replies.approval"_s);
    if (!stored)
        return stored.error();
    if (stored->isObject())
        return stored->toObject();
    return QJsonObject{{u"kinds"_s, QJsonArray{toText(ReplyKind::P)}}};
}

} // namespace

Result<std::optional<QString>> approvalReason(
    Session& session, const Case& subject, ReplyKind kind, const Actor& writer)
{
    const std::optional<QString> none;
    if (writer.may(Permission::ApproveReplies))
        return none;
    const auto policy = approvalPolicy(session);
    if (!policy)
        return policy.error();
    if (policy->value(u"kinds"_s).toArray().contains(toText(kind)))
        return std::optional(u"Replies of this kind are approved by a supervisor before they leave."_s);
    if (policy->value(u"priorities"_s).toArray().contains(toText(subject.priority)))
        return std::optional(
            u"Replies on a case as grave as this one are approved by a supervisor before they leave."_s);
    return none;
}

Result<JudgedDraft> judgedDraft(Session& session, const Case& subject, const DraftToJudge& draft,
    const Actor& writer, const DeskPolicy& policy)
{
    ItemStore items(session);
    const auto said = items.ofCase(subject.id);
    if (!said)
        return said.error();
    const auto findings = items.findingsOfCase(subject.id);
    if (!findings)
        return findings.error();

    JudgedDraft judged;
    judged.kind = draft.kind.value_or(proposedKind(rulesOf(*findings), draft.audience));
    DraftForChecks toCheck;
    toCheck.text = draft.text;
    toCheck.audience = draft.audience;
    toCheck.kind = judged.kind;
    toCheck.platform = platformOf(subject.platform);
    toCheck.itemStillThere = isStillThere(subject, draft.inReplyTo);
    toCheck.today = policy.calendar.localDate(policy.now);
    const auto own = ownContacts(session);
    if (!own)
        return own.error();
    toCheck.ownNumbers = *own;
    for (const StoredItem& item : *said) {
        if (item.item.direction == Direction::Inbound)
            toCheck.threadTexts << item.text.text;
    }
    judged.checks = checkDraft(*policy.matcher, policy.checklist, toCheck);
    judged.gate = judge(policy.checklist, judged.kind, judged.checks, draft.signOff);
    const auto reason = approvalReason(session, subject, judged.kind, writer);
    if (!reason)
        return reason.error();
    judged.approvalReason = reason->value_or(electionReason(judged, toCheck.today, writer));
    judged.approvalNeeded = !judged.approvalReason.isEmpty();
    return judged;
}

} // namespace steward

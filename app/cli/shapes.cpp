// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/shapes.h"

#include "cli/output.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::cli {

namespace {

QJsonValue idOrNull(qint64 id)
{
    return id > 0 ? QJsonValue(QString::number(id)) : QJsonValue();
}

QJsonArray rejections(const IntakeReport& report)
{
    QJsonArray array;
    for (const auto& [line, reason] : report.rejected)
        array.append(QJsonObject{{u"line"_s, line}, {u"reason"_s, reason}});
    return array;
}

QStringList roleNames(const QSet<Role>& roles)
{
    QList<Role> sorted(roles.begin(), roles.end());
    std::ranges::sort(sorted);
    QStringList names;
    for (const auto role : sorted)
        names << toText(role);
    return names;
}

} // namespace

QJsonObject shapeOf(const InboxRow& row)
{
    QJsonArray findings;
    for (const auto& finding : row.findings)
        findings.append(QJsonObject{{u"rule"_s, finding.rule.value}, {u"detector"_s, finding.detector},
            {u"tier"_s, toText(finding.tier)}});
    return {
        {u"case"_s, row.id.toString()},
        {u"thread"_s, row.thread.toString()},
        {u"platform"_s, row.platform},
        {u"account"_s, row.account},
        {u"author"_s, row.author},
        {u"handle"_s, row.handle},
        {u"excerpt"_s, row.excerpt},
        {u"sensitive"_s, row.excerptIsSensitive},
        {u"state"_s, toText(row.state)},
        {u"visibility"_s, toText(row.visibility)},
        {u"priority"_s, toText(row.priority)},
        {u"crisis"_s, row.crisis},
        {u"not_read"_s, row.notRead},
        {u"assignee"_s, textOrNull(bare(row.ownerName))},
        {u"claimed_by"_s, textOrNull(bare(row.claimedByName))},
        {u"due"_s, timeOrNull(row.due)},
        {u"clock"_s, toText(row.clock)},
        {u"findings"_s, findings},
        {u"items"_s, row.items},
        {u"updated"_s, toLocalText(row.updated)},
        {u"version"_s, row.version},
        {u"cursor"_s, row.cursor},
    };
}

QJsonObject shapeOf(const Done& done)
{
    QJsonObject shape{
        {u"case"_s, done.after.id.toString()},
        {u"state"_s, toText(done.after.state)},
        {u"version"_s, done.after.version},
        {u"owner"_s, done.after.owner ? idOrNull(done.after.owner->value) : QJsonValue()},
        {u"claimed_until"_s,
            done.after.claim ? QJsonValue(toLocalText(done.after.claim->until)) : QJsonValue()},
    };
    if (done.reply.isValid()) {
        shape.insert(u"reply"_s, done.reply.toString());
        if (const auto* reply = done.after.reply(done.reply)) {
            shape.insert(u"reply_state"_s, toText(reply->state));
            shape.insert(u"hold_until"_s, timeOrNull(reply->holdUntil));
        }
    }
    if (done.escalation.isValid())
        shape.insert(u"escalation"_s, done.escalation.toString());
    return shape;
}

QJsonObject shapeOf(const AccountRow& row)
{
    return {
        {u"account"_s, row.id.toString()},
        {u"name"_s, row.name},
        {u"platform"_s, row.platform},
        {u"url"_s, textOrNull(row.url)},
        {u"user"_s, textOrNull(row.user)},
        {u"state"_s, toText(row.state)},
        {u"last_collected"_s, timeOrNull(row.lastCollected)},
        {u"lag_seconds"_s, row.lagSeconds ? QJsonValue(*row.lagSeconds) : QJsonValue()},
        {u"error"_s, textOrNull(row.error)},
        {u"items"_s, row.items},
    };
}

QJsonObject shapeOf(const IntakeReport& report)
{
    return {
        {u"taken"_s, report.taken},
        {u"duplicates"_s, report.duplicates},
        {u"revised"_s, report.revised},
        {u"rejected"_s, rejections(report)},
        {u"rejected_count"_s, report.rejectedCount},
    };
}

QJsonObject shapeOf(const CollectedAccount& account)
{
    auto shape = shapeOf(account.report);
    shape.insert(u"account"_s, account.name);
    shape.insert(u"gone"_s, account.report.gone);
    shape.insert(u"error"_s, account.error ? QJsonValue(account.error->message) : QJsonValue());
    return shape;
}

QJsonObject shapeOf(const OutboxRow& row)
{
    return {
        {u"case"_s, row.id.toString()},
        {u"kind"_s, row.isReply ? u"reply"_s : u"enforcement"_s},
        {u"reply"_s, idOrNull(row.reply.value)},
        {u"item"_s, idOrNull(row.item.value)},
        {u"account"_s, row.account},
        {u"platform"_s, row.platform},
        {u"excerpt"_s, row.excerpt},
        {u"state"_s, row.state},
        {u"not_before"_s, timeOrNull(row.notBefore)},
        {u"attempts"_s, row.attempts},
        {u"why"_s, row.why},
    };
}

QJsonObject shapeOf(const FlushReport& report)
{
    return {
        {u"sent"_s, report.sent},
        {u"waiting"_s, report.waiting},
        {u"failed"_s, report.failed},
        {u"returned"_s, report.returned},
        {u"reasons"_s, QJsonArray::fromStringList(report.reasons)},
    };
}

QJsonObject shapeOf(const WorkspaceSummary& summary)
{
    return {
        {u"workspace"_s, summary.address},
        {u"organisation"_s, summary.organisation.name},
        {u"kind"_s, summary.organisation.kind},
        {u"nation"_s, toText(summary.organisation.nation)},
        {u"practice"_s, summary.organisation.practice},
        {u"schema_version"_s, summary.schemaVersion},
        {u"cases"_s, summary.cases},
        {u"items"_s, summary.items},
        {u"log_size"_s, summary.logSize},
        {u"key_fingerprint"_s, summary.keyFingerprint},
        {u"key_place"_s, toText(summary.keyPlace)},
        {u"rule_set"_s, summary.ruleSetVersion},
        {u"last_checkpoint_left"_s, timeOrNull(summary.lastCheckpointLeftAt)},
    };
}

QJsonObject shapeOf(const LogRow& row)
{
    return {
        {u"sequence"_s, row.sequence},
        {u"at"_s, toLocalText(row.at)},
        {u"actor"_s, bare(row.actor)},
        {u"event"_s, row.event},
        {u"case"_s, row.subject ? idOrNull(row.subject->value) : QJsonValue()},
        {u"summary"_s, bare(row.summary)},
        {u"leaf"_s, QString::fromLatin1(row.leafHash.toHex())},
    };
}

QJsonObject shapeOf(const Person& person)
{
    return {
        {u"person"_s, person.id.toString()},
        {u"name"_s, person.name},
        {u"roles"_s, QJsonArray::fromStringList(roleNames(person.roles))},
        {u"active"_s, person.active},
    };
}

QJsonObject shapeOf(const Finding& finding)
{
    QJsonObject shape{
        {u"detector"_s, finding.detector},
        {u"rule"_s, finding.rule.value},
        {u"tier"_s, toText(finding.tier)},
        {u"start"_s, finding.start},
        {u"end"_s, finding.end},
    };
    if (!finding.level.isEmpty())
        shape.insert(u"level"_s, finding.level);
    if (finding.saidIn.isValid())
        shape.insert(u"said_in"_s, finding.saidIn.toString());
    return shape;
}

} // namespace steward::cli

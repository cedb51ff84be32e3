// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The one object of `show`.
#include "cli/output.h"
#include "cli/shapes.h"

using namespace Qt::StringLiterals;

namespace steward::cli {

namespace {

/// A finding of an item, with what was thought of it.
QJsonArray findingShapes(const ThreadItem& item)
{
    QJsonArray shapes;
    for (const auto& finding : item.findings) {
        auto shape = shapeOf(finding);
        const auto judged = std::find_if(item.judged.cbegin(), item.judged.cend(),
            [&](const JudgedFinding& j) { return j.rule == finding.rule && j.detector == finding.detector; });
        shape.insert(
            u"verdict"_s, judged == item.judged.cend() ? QJsonValue() : QJsonValue(toText(judged->verdict)));
        shapes.append(shape);
    }
    return shapes;
}

QJsonObject itemShape(const ThreadItem& item)
{
    QJsonObject shape{
        {u"item"_s, item.id.toString()},
        {u"author"_s, item.author},
        {u"handle"_s, item.handle},
        {u"text"_s, item.text},
        {u"url"_s, textOrNull(item.url)},
        {u"created"_s, toLocalText(item.created)},
        {u"visibility"_s, toText(item.visibility)},
        {u"direction"_s, toText(item.direction)},
        {u"revision"_s, item.revision},
        {u"media"_s, QJsonArray::fromStringList(item.mediaAlts)},
        {u"not_read"_s, item.notRead},
        {u"findings"_s, findingShapes(item)},
        {u"decision"_s, QJsonValue()},
    };
    if (item.decision) {
        shape.insert(u"decision"_s,
            QJsonObject{{u"action"_s, toText(item.decision->action)},
                {u"rule"_s, textOrNull(item.decision->rule.value)}, {u"at"_s, toLocalText(item.decision->at)},
                {u"enforcement"_s, toText(item.decision->phase)}});
    }
    return shape;
}

QJsonObject replyShape(const ThreadReply& reply)
{
    return {
        {u"reply"_s, reply.reply.id.toString()},
        {u"state"_s, toText(reply.reply.state)},
        {u"text"_s, reply.text},
        {u"writer"_s, bare(reply.writerName)},
        {u"audience"_s, toText(reply.reply.audience)},
        {u"kind"_s, toText(reply.reply.kind)},
        {u"written"_s, toLocalText(reply.reply.writtenAt)},
        {u"hold_until"_s, timeOrNull(reply.reply.holdUntil)},
        {u"return_reason"_s, textOrNull(reply.returnReason)},
    };
}

QJsonObject escalationShape(const ThreadEscalation& escalation)
{
    const auto& facts = escalation.escalation;
    return {
        {u"escalation"_s, facts.id.toString()},
        {u"route"_s, facts.route.value},
        {u"urgency"_s, toText(facts.urgency)},
        {u"reason"_s, escalation.reason},
        {u"by"_s, bare(escalation.byName)},
        {u"raised"_s, toLocalText(facts.raisedAt)},
        {u"due"_s, timeOrNull(facts.dueAt)},
        {u"acknowledged_by"_s, textOrNull(bare(escalation.acknowledgedByName))},
        {u"outcome"_s, facts.outcome ? QJsonValue(toText(*facts.outcome)) : QJsonValue()},
        {u"review_reason"_s, textOrNull(escalation.reviewReason)},
    };
}

QJsonObject clockShape(const CaseClock& clock)
{
    return {
        {u"target"_s, toText(clock.target)},
        {u"status"_s, toText(clock.status)},
        {u"started"_s, toLocalText(clock.startedAt)},
        {u"due"_s, toLocalText(clock.dueAt)},
        {u"elapsed"_s, clock.elapsed},
    };
}

QJsonObject historyShape(const HistoryLine& line)
{
    return {
        {u"sequence"_s, line.sequence},
        {u"at"_s, toLocalText(line.at)},
        {u"actor"_s, bare(line.actor)},
        {u"event"_s, line.event},
        {u"summary"_s, bare(line.summary)},
    };
}

QJsonArray noteShapes(const QList<QPair<Instant, QString>>& notes)
{
    QJsonArray array;
    for (const auto& [at, text] : notes)
        array.append(QJsonObject{{u"at"_s, toLocalText(at)}, {u"text"_s, text}});
    return array;
}

template <typename T, typename Shape> QJsonArray each(const QList<T>& values, Shape shape)
{
    QJsonArray array;
    for (const auto& value : values)
        array.append(shape(value));
    return array;
}

} // namespace

QJsonObject shapeOf(const ThreadView& view)
{
    const auto& subject = view.subject;
    return {
        {u"case"_s, subject.id.toString()},
        {u"thread"_s, subject.thread.toString()},
        {u"state"_s, toText(subject.state)},
        {u"version"_s, subject.version},
        {u"priority"_s, toText(subject.priority)},
        {u"crisis"_s, subject.crisis},
        {u"not_read"_s, subject.notRead},
        {u"platform"_s, subject.platform},
        {u"account"_s, view.accountName},
        {u"owner"_s, subject.owner ? QJsonValue(subject.owner->toString()) : QJsonValue()},
        {u"claimed_by"_s, subject.claim ? QJsonValue(subject.claim->by.toString()) : QJsonValue()},
        {u"snoozed_until"_s, timeOrNull(subject.snoozedUntil)},
        {u"topic"_s, textOrNull(subject.topic)},
        {u"post"_s,
            QJsonObject{{u"title"_s, view.postTitle}, {u"text"_s, view.postText},
                {u"url"_s, textOrNull(view.postUrl)}}},
        {u"items"_s, each(view.items, itemShape)},
        {u"replies"_s, each(view.replies, replyShape)},
        {u"escalations"_s, each(view.escalations, escalationShape)},
        {u"clocks"_s, each(subject.clocks, clockShape)},
        {u"notes"_s, noteShapes(view.notes)},
        {u"history"_s, each(view.history, historyShape)},
    };
}

} // namespace steward::cli

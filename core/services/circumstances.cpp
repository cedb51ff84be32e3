// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/circumstances.h"

#include "log/json_canonical.h"
#include "services/workspace.h"
#include "storage/case_store.h"
#include "storage/escalation_store.h"
#include "storage/item_store.h"
#include "storage/person_store.h"
#include "storage/reply_store.h"
#include "storage/route_store.h"
#include "storage/verdict_store.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace steward {

DeskPolicy DeskPolicy::of(const Workspace& workspace)
{
    const auto settings = workspace.settings();
    DeskPolicy policy{workspace.matcher(), workspace.checklist(), workspace.calendar(), settings.targets,
        settings.holdFor, settings.claimFor, workspace.now(), workspace.logStamp()};
    // A decision records the rules that it was judged by, even if others are published at this moment.
    policy.stamp.origin.ruleSetVersion = policy.matcher->rules().version();
    return policy;
}

bool isConnected(const StoredAccount& account)
{
    return account.state != u"unconnected"_s && account.state != u"needs-sign-in"_s;
}

namespace {

Result<void> readPeople(Session& session, Circumstances& in)
{
    const auto people = PersonStore(session).all();
    if (!people)
        return people.error();
    for (const Person& person : *people) {
        if (person.active)
            in.people.insert(person.id, person.roles);
    }
    return {};
}

Result<void> readRoutes(Session& session, Circumstances& in)
{
    const auto routes = RouteStore(session).all();
    if (!routes)
        return routes.error();
    for (const StoredRoute& route : *routes)
        in.routes.insert(route.id);
    return {};
}

Result<void> readAccount(Session& session, const Case& subject, Circumstances& in)
{
    const auto account = AccountStore(session).find(subject.account);
    if (!account)
        return account.error();
    in.connected = account->has_value() && isConnected(**account);
    return {};
}

Result<void> readNextIds(Session& session, Circumstances& in)
{
    const auto reply = ReplyStore(session).nextId();
    if (!reply)
        return reply.error();
    const auto escalation = EscalationStore(session).nextId();
    if (!escalation)
        return escalation.error();
    in.nextReply = *reply;
    in.nextEscalation = *escalation;
    return {};
}

Result<PrivateText> sealedLater(const QJsonObject& snapshot)
{
    const auto bytes = canonicalJson(snapshot);
    if (!bytes)
        return bytes.error();
    return PrivateText{QString::fromUtf8(*bytes), {}, {}};
}

QString hashOf(const QString& text)
{
    return QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex());
}

} // namespace

Result<Circumstances> circumstancesOf(
    Session& session, const Case& subject, const Actor& actor, const DeskPolicy& policy)
{
    Circumstances in;
    in.actor = actor;
    in.now = policy.now;
    in.capabilities = platformOf(subject.platform).capabilities;
    in.rules = policy.matcher->rules().facts();
    in.escalationDue = escalationDue(policy.now, policy.calendar, policy.targets);
    in.claimFor = policy.claimFor;
    in.holdFor = policy.holdFor;
    if (const auto done = readPeople(session, in); !done)
        return done.error();
    if (const auto done = readRoutes(session, in); !done)
        return done.error();
    if (const auto done = readAccount(session, subject, in); !done)
        return done.error();
    if (const auto done = readNextIds(session, in); !done)
        return done.error();
    return in;
}

Result<PrivateText> evidenceOf(Session& session, ItemId id)
{
    const auto item = ItemStore(session).find(id);
    if (!item)
        return item.error();
    if (!item->has_value())
        return PrivateText{};
    const StoredItem& said = **item;
    const QString text = withoutLoneSurrogates(said.text.text);
    return sealedLater(QJsonObject{{u"id"_s, withoutLoneSurrogates(said.platformId)},
        {u"url"_s, withoutLoneSurrogates(said.url)}, {u"text"_s, text},
        {u"author"_s, withoutLoneSurrogates(said.authorPlatformId)},
        {u"created"_s, toUtcText(said.item.created)}, {u"visibility"_s, toText(said.item.visibility)},
        {u"revision"_s, said.item.revision}, {u"sha256"_s, hashOf(text)}});
}

Result<PrivateText> evidenceOf(Session& session, ReplyId id)
{
    const auto reply = ReplyStore(session).find(id);
    if (!reply)
        return reply.error();
    if (!reply->has_value())
        return PrivateText{};
    const StoredReply& ours = **reply;
    const QString text = withoutLoneSurrogates(ours.text.text);
    return sealedLater(
        QJsonObject{{u"reply"_s, id.toString()}, {u"id"_s, withoutLoneSurrogates(ours.remoteId)},
            {u"text"_s, text}, {u"written"_s, toUtcText(ours.reply.writtenAt)}, {u"sha256"_s, hashOf(text)}});
}

namespace {

/// The item or reply whose snapshot a command must leave behind.
Result<PrivateText> evidenceFor(Session& session, const Case& subject, const Command& command)
{
    if (const auto* decide = std::get_if<command::DecideItem>(&command))
        return isRestrictive(decide->action) ? evidenceOf(session, decide->item) : PrivateText{};
    if (const auto* retract = std::get_if<command::RetractReply>(&command))
        return evidenceOf(session, retract->reply);
    const auto* review = std::get_if<command::Review>(&command);
    const auto* escalation = review ? subject.openEscalation(review->route) : nullptr;
    if (escalation && escalation->proposal && isRestrictive(*escalation->proposal))
        return evidenceOf(session, escalation->proposalItem);
    return PrivateText{};
}

/// What the rules found in the item that is judged, and how it stands judged.
Result<void> readFindings(
    Session& session, const Case& subject, const command::JudgeFinding& judge, Circumstances& in)
{
    const auto found = ItemStore(session).findingsOfCase(subject.id);
    if (!found)
        return found.error();
    for (const Finding& finding : found->value(judge.item))
        in.findings << event::FindingFact{finding.rule, finding.detector, finding.tier};
    const CaseItem* item = subject.item(judge.item);
    if (!item)
        return {};
    const auto judged = VerdictStore(session).find(item->id, item->revision, judge.rule, judge.detector);
    if (!judged)
        return judged.error();
    if (*judged)
        in.judged = (*judged)->verdict;
    return {};
}

} // namespace

Result<Performed> performIn(Session& session, CaseId id, const Command& command, const Actor& actor,
    const DeskPolicy& policy, const std::function<Result<void>(const Case&, Circumstances&)>& adjust)
{
    const auto subject = CaseStore(session).load(id);
    if (!subject)
        return subject.error();
    auto in = circumstancesOf(session, *subject, actor, policy);
    if (!in)
        return in.error();
    auto evidence = evidenceFor(session, *subject, command);
    if (!evidence)
        return evidence.error();
    in->evidence = *evidence;
    if (const auto* judge = std::get_if<command::JudgeFinding>(&command)) {
        if (const auto read = readFindings(session, *subject, *judge, *in); !read)
            return read.error();
    }
    if (adjust) {
        if (const auto done = adjust(*subject, *in); !done)
            return done.error();
    }
    const auto events = decide(*subject, command, *in);
    if (!events)
        return events.error();
    if (events->isEmpty())
        return Performed{*subject, *subject, {}};
    const auto after = commit(session, *subject, *events, actor, policy.now, policy.stamp);
    if (!after)
        return after.error();
    return Performed{*subject, *after, *events};
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// reply, and what becomes of one: approve, return, withdraw, retract.
#include "cli/acting.h"
#include "cli/commands.h"
#include "cli/reading.h"
#include "cli/waiting.h"
#include "services/reply_lookup.h"

using namespace Qt::StringLiterals;

namespace steward::cli {

namespace {

constexpr qint64 longestHold = 24 * 3600;

/// Everything that is said of a reply on the command line.
struct ReplyWords {
    CaseId subject;
    QString text;
    ItemId item;
    Audience audience = Audience::Public;
    std::optional<ReplyKind> kind;
    std::optional<std::chrono::seconds> hold;
};

Result<ReplyWords> readReply(const Words& words)
{
    ReplyWords reply;
    const auto subject = readIdOf<CaseId>(words.argument(), u"CASE"_s);
    if (!subject)
        return subject.error();
    reply.subject = *subject;
    const auto text = readText(words.value(u"text"_s));
    if (!text)
        return text.error();
    if (text->trimmed().isEmpty())
        return Error{ErrorCode::Invalid, u"A reply needs words: give them with --text."_s, {}};
    reply.text = *text;
    if (words.has(u"item"_s)) {
        const auto item = readIdOf<ItemId>(words.value(u"item"_s), u"--item"_s);
        if (!item)
            return item.error();
        reply.item = *item;
    }
    if (words.has(u"kind"_s)) {
        const auto kind = readEnum<ReplyKind>(words.value(u"kind"_s), u"--kind"_s);
        if (!kind)
            return kind.error();
        reply.kind = *kind;
    }
    if (words.has(u"hold"_s)) {
        const auto hold = readNumber(words.value(u"hold"_s), u"--hold"_s, 0, longestHold);
        if (!hold)
            return hold.error();
        reply.hold = std::chrono::seconds(*hold);
    }
    if (words.has(u"private"_s))
        reply.audience = Audience::Private;
    return reply;
}

QString whatBecameOfIt(const Done& done)
{
    const auto* reply = done.after.reply(done.reply);
    if (!reply)
        return u"reply written."_s;
    if (reply->state == ReplyState::AwaitingApproval)
        return u"reply %1 waits for a second person: \"stewardctl approve %1\"."_s.arg(done.reply.toString());
    return u"reply %1 is %2; \"stewardctl outbox flush\" sends it once its hold is over."_s.arg(
        done.reply.toString(), toText(reply->state));
}

Result<int> reply(Program& program, const Words& words)
{
    const auto given = readReply(words);
    if (!given)
        return given.error();
    const auto workspace = program.workspace();
    if (!workspace)
        return workspace.error();
    const auto signOff = readSignOff(
        words.value(u"sign-off"_s), words.options.value(u"override"_s), (*workspace)->checklist());
    if (!signOff)
        return signOff.error();
    const auto actor = program.actor();
    if (!actor)
        return actor.error();
    Desk desk(**workspace);
    const auto done = waitFor(desk.reply(*actor, given->subject, given->text, given->audience, given->kind,
        given->item, *signOff, given->hold, std::nullopt));
    if (!done)
        return done.error();
    return sayDone(program, *done, whatBecameOfIt(*done));
}

/// Looks up the case of the reply that the command line names and carries out what `make` says.
template <typename Make>
Result<int> onReply(Program& program, const Words& words, const QString& sentence, Make make)
{
    const auto id = readIdOf<ReplyId>(words.argument(), u"REPLY"_s);
    if (!id)
        return id.error();
    const auto reason = readText(words.value(u"reason"_s));
    if (!reason)
        return reason.error();
    const auto workspace = program.workspace();
    if (!workspace)
        return workspace.error();
    const auto subject = waitFor(caseOfReply(**workspace, *id));
    if (!subject)
        return subject.error();
    const Command command = make(*id, PrivateText{*reason, {}, {}});
    return performOn(program, *subject, command, sentence);
}

Result<int> approve(Program& program, const Words& words)
{
    return onReply(program, words, u"reply approved."_s,
        [](ReplyId id, const PrivateText&) { return command::ApproveReply{id}; });
}

Result<int> giveBack(Program& program, const Words& words)
{
    return onReply(
        program, words, u"reply returned to its writer."_s, [](ReplyId id, const PrivateText& reason) {
            return command::ReturnReply{id, reason};
        });
}

Result<int> withdraw(Program& program, const Words& words)
{
    return onReply(program, words, u"reply withdrawn."_s,
        [](ReplyId id, const PrivateText&) { return command::WithdrawReply{id}; });
}

Result<int> retract(Program& program, const Words& words)
{
    return onReply(program, words, u"reply retracted; the evidence is kept."_s,
        [](ReplyId id, const PrivateText& reason) {
            return command::RetractReply{id, reason};
        });
}

} // namespace

QList<CommandSpec> replyCommands()
{
    const QStringList replyOnly{u"REPLY"_s};
    const QList<OptionSpec> reason{{u"reason"_s, u"TEXT"_s, true}};
    return {
        {u"reply"_s, {u"CASE"_s},
            {{u"text"_s, u"TEXT"_s, true}, {u"item"_s, u"ITEM"_s}, {u"sign-off"_s, u"ITEMS|all"_s},
                {u"override"_s, u"ITEM=REASON"_s, false, true}, {u"hold"_s, u"SECONDS"_s}, {u"private"_s, {}},
                {u"kind"_s, u"KIND"_s}},
            u"Answer, through the privacy checklist"_s, reply},
        {u"approve"_s, replyOnly, {}, u"Let somebody else's reply go"_s, approve},
        {u"return"_s, replyOnly, reason, u"Give a reply back to its writer"_s, giveBack},
        {u"withdraw"_s, replyOnly, {}, u"Stop a reply that has not left yet"_s, withdraw},
        {u"retract"_s, replyOnly, reason, u"Take back a reply that is out"_s, retract},
    };
}

} // namespace steward::cli

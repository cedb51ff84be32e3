// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// inbox, show.
#include "cli/commands.h"
#include "cli/plan_shape.h"
#include "cli/program.h"
#include "cli/reading.h"
#include "cli/shapes.h"
#include "cli/waiting.h"
#include "services/proposed_plan.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::cli {

namespace {

constexpr int pageSize = 500;
constexpr qint64 mostRows = 1'000'000;

QString lineOf(const InboxRow& row)
{
    QStringList rules;
    for (const auto& finding : row.findings)
        rules << finding.rule.value;
    rules.removeDuplicates();
    return u"%1 %2  %3  %4  %5  due %6  %7  %8"_s.arg(row.crisis ? u"!"_s : u" "_s, row.id.toString(),
        toText(row.priority), toText(row.state), row.platform, row.due ? toLocalText(*row.due) : u"-"_s,
        rules.isEmpty() ? u"-"_s : rules.join(u' '), u"%1: %2"_s.arg(row.author, row.excerpt));
}

Result<InboxQuery> readQuery(Program& program, const Words& words)
{
    InboxQuery query;
    const auto view = readEnum<View>(words.value(u"view"_s, u"all"_s), u"--view"_s);
    if (!view)
        return view.error();
    query.view = *view;
    query.search = words.value(u"search"_s);
    query.after = words.value(u"after"_s);
    const auto actor = program.actor();
    if (!actor)
        return actor.error();
    query.me = actor->person;
    return query;
}

/// Rows up to `limit`, page by page, so that a huge limit holds no huge query open.
Result<InboxPage> rowsUpTo(Workspace& workspace, InboxQuery query, qint64 limit)
{
    Inbox inbox(workspace);
    InboxPage whole;
    do {
        query.limit = int(std::min<qint64>(pageSize, limit - whole.rows.size()));
        const auto page = waitFor(inbox.page(query));
        if (!page)
            return page.error();
        whole.rows += page->rows;
        whole.crisesOutside = page->crisesOutside;
        whole.more = page->more;
        if (!page->rows.isEmpty())
            query.after = page->rows.last().cursor;
        else
            break;
    } while (whole.more && whole.rows.size() < limit);
    return whole;
}

Result<int> inbox(Program& program, const Words& words)
{
    const auto limit = readNumber(words.value(u"limit"_s, u"100"_s), u"--limit"_s, 1, mostRows);
    if (!limit)
        return limit.error();
    const auto query = readQuery(program, words);
    if (!query)
        return query.error();
    const auto page = rowsUpTo(**program.workspace(), *query, *limit);
    if (!page)
        return page.error();
    auto& out = program.out();
    if (out.json()) {
        out.document(shapesOf(page->rows));
    } else {
        for (const auto& row : page->rows)
            out.line(lineOf(row));
        if (page->rows.isEmpty())
            out.line(u"No case fits."_s);
        if (page->more)
            out.line(u"There is more: --after %1"_s.arg(page->rows.last().cursor));
    }
    if (page->crisesOutside > 0)
        Output::complain(
            u"%1 open crises are outside this view; \"stewardctl inbox --view crisis\" shows them."_s.arg(
                page->crisesOutside));
    return 0;
}

QString indented(const QString& text)
{
    return QString(text).replace(u'\n', u"\n      "_s);
}

void sayThread(Output& out, const ThreadView& view)
{
    const auto& subject = view.subject;
    out.line(u"Case %1  %2  %3  %4 on %5  version %6"_s.arg(subject.id.toString(), toText(subject.state),
        toText(subject.priority), view.accountName, view.platformName, QString::number(subject.version)));
    if (!view.postTitle.isEmpty() || !view.postText.isEmpty())
        out.line(u"  under: %1 %2"_s.arg(view.postTitle, indented(view.postText)));
    for (const auto& item : view.items) {
        QStringList why;
        for (const auto& finding : item.findings)
            why << (finding.saidIn.isValid()
                    ? u"with item %1: %2"_s.arg(finding.saidIn.toString(), finding.level)
                    : u"%1 %2 (%3)"_s.arg(finding.rule.value, finding.detector, toText(finding.tier)));
        out.line(u"  item %1  %2  %3  %4"_s.arg(
            item.id.toString(), toLocalText(item.created), toText(item.visibility), item.author));
        out.line(u"      %1"_s.arg(indented(item.text)));
        if (!why.isEmpty())
            out.line(u"      findings: %1"_s.arg(why.join(u", "_s)));
        if (item.notRead)
            out.line(u"      not read by rules"_s);
    }
    for (const auto& reply : view.replies)
        out.line(u"  reply %1  %2  %3\n      %4"_s.arg(
            reply.reply.id.toString(), toText(reply.reply.state), reply.writerName, indented(reply.text)));
    for (const auto& escalation : view.escalations)
        out.line(u"  escalated to %1  %2  %3"_s.arg(escalation.escalation.route.value,
            escalation.escalation.outcome ? toText(*escalation.escalation.outcome) : u"open"_s,
            indented(escalation.reason)));
    for (const auto& clock : subject.clocks)
        out.line(u"  clock %1  %2  due %3"_s.arg(
            toText(clock.target), toText(clock.status), toLocalText(clock.dueAt)));
    for (const auto& line : view.history)
        out.line(u"  %1  %2: %3"_s.arg(toLocalText(line.at), line.actor, line.summary));
}

/// What the rules propose for the newest inbound item, to whoever asks.
Result<Plan> planOf(Workspace& workspace, const Actor& actor, const ThreadView& view, ItemId item)
{
    QList<OfferedAction> offered;
    if (item.isValid()) {
        const auto actions = waitFor(Desk(workspace).offered(actor, view.subject.id, item));
        if (!actions)
            return actions.error();
        offered = *actions;
    }
    return proposedPlan(workspace, view, item, offered);
}

Result<int> show(Program& program, const Words& words)
{
    const auto id = readIdOf<CaseId>(words.argument(), u"CASE"_s);
    if (!id)
        return id.error();
    const auto actor = program.actor();
    if (!actor)
        return actor.error();
    auto& workspace = **program.workspace();
    Inbox inbox(workspace);
    auto view = waitFor(inbox.thread(*id));
    if (!view)
        return view.error();
    if (view->subject.priority == Severity::S1 || view->subject.priority == Severity::S2) {
        // What follows can be read: that it was is an entry of the log, and the version shown is the one
        // after it.
        Desk desk(workspace);
        if (const auto recorded = waitFor(desk.recordRead(*actor, *id)); !recorded)
            return recorded.error();
        view = waitFor(inbox.thread(*id));
        if (!view)
            return view.error();
    }
    const auto* newest = view->subject.newestInbound();
    const ItemId item = newest ? newest->id : ItemId{};
    const auto plan = planOf(workspace, *actor, *view, item);
    if (!plan)
        return plan.error();
    auto& out = program.out();
    if (out.json()) {
        auto shape = shapeOf(*view);
        shape.insert(u"plan_item"_s, item.isValid() ? QJsonValue(item.toString()) : QJsonValue());
        shape.insert(u"plan"_s, shapeOf(*plan));
        out.document(shape);
        return 0;
    }
    sayThread(out, *view);
    for (const auto& step : inWords(*plan))
        out.line(u"  proposed: %1"_s.arg(step));
    return 0;
}

} // namespace

QList<CommandSpec> inboxCommands()
{
    return {
        {u"inbox"_s, {},
            {{u"view"_s, u"VIEW"_s}, {u"search"_s, u"TEXT"_s}, {u"limit"_s, u"N"_s},
                {u"after"_s, u"CURSOR"_s}},
            u"What waits, most urgent first; views: "_s + allNames<View>().join(u", "_s), inbox},
        {u"show"_s, {u"CASE"_s}, {}, u"Thread, findings, clocks, replies and history of a case"_s, show},
    };
}

} // namespace steward::cli

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// outbox, outbox flush.
#include "cli/commands.h"
#include "cli/program.h"
#include "cli/shapes.h"
#include "cli/waiting.h"

using namespace Qt::StringLiterals;

namespace steward::cli {

namespace {

QString lineOf(const OutboxRow& row)
{
    const auto what
        = row.isReply ? u"reply %1"_s.arg(row.reply.toString()) : u"item %1"_s.arg(row.item.toString());
    return u"case %1  %2  %3  %4  %5  %6"_s.arg(
        row.id.toString(), what, row.account, row.state, row.excerpt, row.why);
}

Result<int> list(Program& program, const Words&)
{
    const auto workspace = program.workspace();
    if (!workspace)
        return workspace.error();
    Outbox outbox(**workspace);
    const auto rows = waitFor(outbox.list());
    if (!rows)
        return rows.error();
    auto& out = program.out();
    if (out.json()) {
        out.document(shapesOf(*rows));
        return 0;
    }
    for (const auto& row : *rows)
        out.line(lineOf(row));
    if (rows->isEmpty())
        out.line(u"Nothing is waiting to be sent."_s);
    return 0;
}

Result<int> flush(Program& program, const Words&)
{
    const auto workspace = program.workspace();
    if (!workspace)
        return workspace.error();
    Outbox outbox(**workspace);
    const auto report = waitFor(outbox.flush());
    if (!report)
        return report.error();
    auto& out = program.out();
    if (out.json()) {
        out.document(shapeOf(*report));
    } else {
        out.line(u"%1 sent, %2 waiting, %3 failed, %4 returned to their writers."_s.arg(report->sent)
                     .arg(report->waiting)
                     .arg(report->failed)
                     .arg(report->returned));
        for (const auto& reason : report->reasons)
            out.line(u"  %1"_s.arg(reason));
    }
    if (report->failed > 0) {
        Output::complain(u"%1 could not be sent; \"stewardctl outbox\" says why."_s.arg(report->failed));
        return 3;
    }
    if (report->returned > 0) {
        Output::complain(
            u"%1 went back to their writers; \"stewardctl outbox\" and \"stewardctl show\" say why."_s.arg(
                report->returned));
        return 1;
    }
    return 0;
}

} // namespace

QList<CommandSpec> outboxCommands()
{
    return {
        {u"outbox"_s, {}, {}, u"What is still to be sent, and why"_s, list},
        {u"outbox flush"_s, {}, {}, u"Send what is due"_s, flush},
    };
}

} // namespace steward::cli

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// workspace create, info, check, backup.
#include "cli/commands.h"
#include "cli/program.h"
#include "cli/reading.h"
#include "cli/shapes.h"
#include "cli/waiting.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace steward::cli {

namespace {

void describe(Output& out, const WorkspaceSummary& summary)
{
    if (out.json())
        return out.document(shapeOf(summary));
    out.line(u"%1%2"_s.arg(
        summary.organisation.name, summary.organisation.practice ? u" (practice)"_s : QString()));
    out.line(u"Workspace:   %1"_s.arg(summary.address));
    out.line(u"Holds:       %1 cases, %2 items, %3 log entries"_s.arg(summary.cases)
                 .arg(summary.items)
                 .arg(summary.logSize));
    out.line(u"Rules:       %1"_s.arg(summary.ruleSetVersion));
    out.line(u"Log key:     %1"_s.arg(summary.keyFingerprint));
    out.line(summary.keyPlace == KeyPlace::Keychain
            ? u"             kept in the keychain; write the fingerprint down"_s
            : u"             kept in a file beside the workspace, since no keychain answered; write the fingerprint down"_s);
    out.line(summary.lastCheckpointLeftAt
            ? u"Checkpoint:  last left this machine %1"_s.arg(toLocalText(*summary.lastCheckpointLeftAt))
            : u"Checkpoint:  none has left this machine yet"_s);
}

Result<int> info(Program& program, const Words&)
{
    const auto workspace = program.workspace();
    if (!workspace)
        return workspace.error();
    const auto summary = waitFor((*workspace)->summary());
    if (!summary)
        return summary.error();
    describe(program.out(), *summary);
    return 0;
}

Result<OrganisationProfile> readProfile(const Words& words)
{
    OrganisationProfile profile;
    profile.practice = words.has(u"practice"_s);
    profile.name = words.value(u"name"_s, profile.practice ? u"Northbridge CCG"_s : u"Our organisation"_s);
    profile.kind = words.value(u"kind"_s, u"other"_s);
    const QStringList kinds{u"icb"_s, u"trust"_s, u"practice"_s, u"ccg"_s, u"other"_s};
    if (!kinds.contains(profile.kind))
        return notOneOf(profile.kind, u"--kind"_s, kinds);
    const auto nation
        = readEnum<Nation>(words.value(u"nation"_s, toText(Nation::EnglandAndWales)), u"--nation"_s);
    if (!nation)
        return nation.error();
    profile.nation = *nation;
    profile.administrator = words.value(u"administrator"_s);
    return profile;
}

Result<int> create(Program& program, const Words& words)
{
    const auto profile = readProfile(words);
    if (!profile)
        return profile.error();
    const auto address = program.address();
    if (!address)
        return address.error();
    if (address->engine == DatabaseAddress::Engine::Sqlite)
        QDir().mkpath(QFileInfo(address->location).absolutePath()); // if this fails, opening says so
    auto made = Workspace::create(*address, *profile, program.surroundings());
    if (!made)
        return made.error();
    program.adopt(std::move(*made));
    return info(program, {});
}

Result<int> check(Program& program, const Words&)
{
    const auto workspace = program.workspace();
    if (!workspace)
        return workspace.error();
    const auto findings = waitFor((*workspace)->check());
    if (!findings)
        return findings.error();
    auto& out = program.out();
    if (out.json()) {
        out.document(QJsonObject{
            {u"ok"_s, findings->isEmpty()}, {u"findings"_s, QJsonArray::fromStringList(*findings)}});
    } else {
        for (const auto& finding : *findings)
            out.line(finding);
        if (findings->isEmpty())
            out.line(u"The workspace is sound: database, log and states agree."_s);
    }
    if (findings->isEmpty())
        return 0;
    Output::complain(
        u"The workspace is not sound: keep a copy of it as it is and go back to the last backup."_s);
    return 1;
}

Result<int> backup(Program& program, const Words& words)
{
    const auto actor = program.actor();
    if (!actor)
        return actor.error();
    const auto file = words.argument();
    const auto done = waitFor((*program.workspace())->backup(*actor, file));
    if (!done)
        return done.error();
    if (program.out().json())
        program.out().document(QJsonObject{{u"file"_s, file}, {u"bytes"_s, QFileInfo(file).size()}});
    else
        program.out().line(u"A copy of the workspace is in %1."_s.arg(file));
    return 0;
}

} // namespace

QList<CommandSpec> workspaceCommands()
{
    return {
        {u"workspace create"_s, {},
            {{u"practice"_s, {}}, {u"name"_s, u"NAME"_s}, {u"kind"_s, u"KIND"_s}, {u"nation"_s, u"NATION"_s},
                {u"administrator"_s, u"NAME"_s}},
            u"Make a workspace; --practice fills in a fictional organisation"_s, create},
        {u"workspace info"_s, {}, {}, u"What a workspace is and holds"_s, info},
        {u"workspace check"_s, {}, {}, u"Whether database, log and states agree"_s, check},
        {u"workspace backup"_s, {u"FILE"_s}, {}, u"Copy the workspace while others work"_s, backup},
    };
}

} // namespace steward::cli

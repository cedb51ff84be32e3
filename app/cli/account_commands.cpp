// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// account add, list, test, remove.
#include "cli/acting.h"
#include "cli/commands.h"
#include "cli/program.h"
#include "cli/reading.h"
#include "cli/shapes.h"
#include "cli/waiting.h"

using namespace Qt::StringLiterals;

namespace steward::cli {

namespace {

Result<QByteArray> secretFromStandardInput()
{
    const auto input
        = readStandardInput(64 * 1024, u"What stands on standard input is too long for a secret."_s);
    if (!input)
        return input.error();
    auto secret = *input;
    if (secret.endsWith('\r'))
        secret.chop(1);
    if (secret.isEmpty())
        return Error{ErrorCode::Invalid,
            u"There is no secret on standard input: pipe it in, or leave --secret-stdin out."_s, {}};
    return secret;
}

QString whatToUseMeanwhile(const Platform& platform)
{
    return u"%1 is not yet supported: meanwhile bring its comments in with \"stewardctl import\" and record by hand what you did there."_s
        .arg(platform.name);
}

/// Wrong words first, without opening anything; then what the workspace allows.
Result<void> mayAdd(Program& program, const QString& platform)
{
    const auto workspace = program.workspace();
    if (!workspace)
        return workspace.error();
    if ((*workspace)->organisation().practice)
        return Error{ErrorCode::Refused,
            u"A practice workspace can never hold a real account: make a workspace of your own with \"stewardctl workspace create\"."_s,
            {}};
    // "manual" is by hand for good: what is done there is recorded, never sent.
    if (platform != u"manual" && !program.surroundings().connectors.supports(platform))
        return Error{ErrorCode::Refused, whatToUseMeanwhile(platformOf(platform)), {}};
    return {};
}

Result<int> add(Program& program, const Words& words)
{
    AccountDraft draft;
    draft.platform = words.argument();
    draft.name = words.value(u"name"_s);
    draft.url = words.value(u"url"_s);
    draft.user = words.value(u"user"_s);
    if (!isKnownPlatform(draft.platform))
        return unknownPlatform(draft.platform);
    if (draft.name.trimmed().isEmpty())
        return Error{ErrorCode::Invalid, u"An account needs a name of yours: give it with --name."_s, {}};
    if (const auto allowed = mayAdd(program, draft.platform); !allowed)
        return allowed.error();
    if (words.has(u"secret-stdin"_s)) {
        const auto secret = secretFromStandardInput();
        if (!secret)
            return secret.error();
        draft.secret = *secret;
    }
    const auto actor = program.actor();
    if (!actor)
        return actor.error();
    Accounts accounts(**program.workspace());
    const auto row = waitFor(accounts.add(*actor, draft));
    if (!row)
        return row.error();
    if (program.out().json())
        program.out().document(shapeOf(*row));
    else
        program.out().line(
            u"Added %1 on %2: %3."_s.arg(row->name, platformOf(row->platform).name, toText(row->state)));
    return 0;
}

QString lineOf(const AccountRow& row)
{
    const auto when
        = row.lastCollected ? u"last collected "_s + toLocalText(*row.lastCollected) : u"never collected"_s;
    QString line
        = u"%1  %2  %3  %4  %5 items"_s.arg(row.name, row.platform, toText(row.state), when).arg(row.items);
    if (!row.error.isEmpty())
        line += u"  "_s + row.error;
    return line;
}

Result<int> list(Program& program, const Words&)
{
    const auto workspace = program.workspace();
    if (!workspace)
        return workspace.error();
    Accounts accounts(**workspace);
    const auto rows = waitFor(accounts.list());
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
        out.line(u"There is no account yet; \"stewardctl account add\" adds one."_s);
    return 0;
}

Result<int> test(Program& program, const Words& words)
{
    const auto actor = program.actor();
    if (!actor)
        return actor.error();
    Accounts accounts(**program.workspace());
    const auto who = waitFor(accounts.test(*actor, words.argument()));
    if (!who)
        return who.error();
    if (program.out().json())
        program.out().document(QJsonObject{{u"name"_s, words.argument()}, {u"ok"_s, true}, {u"who"_s, *who}});
    else
        program.out().line(*who);
    return 0;
}

Result<int> remove(Program& program, const Words& words)
{
    const auto actor = program.actor();
    if (!actor)
        return actor.error();
    Accounts accounts(**program.workspace());
    const auto removed = waitFor(accounts.remove(*actor, words.argument()));
    if (!removed)
        return removed.error();
    if (program.out().json())
        program.out().document(QJsonObject{{u"removed"_s, words.argument()}});
    else
        program.out().line(u"Removed %1; what it collected stays."_s.arg(words.argument()));
    return 0;
}

} // namespace

QList<CommandSpec> accountCommands()
{
    return {
        {u"account add"_s, {u"PLATFORM"_s},
            {{u"name"_s, u"NAME"_s, true}, {u"url"_s, u"URL"_s}, {u"user"_s, u"USER"_s},
                {u"secret-stdin"_s, {}}},
            u"Add our presence on a platform; the secret goes to the keychain"_s, add},
        {u"account list"_s, {}, {}, u"How each account is doing"_s, list},
        {u"account test"_s, {u"NAME"_s}, {}, u"Sign in and say who we are there"_s, test},
        {u"account remove"_s, {u"NAME"_s}, {}, u"Remove an account and its secret"_s, remove},
    };
}

} // namespace steward::cli

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rule_drafting.h"

#include "rules/house_page.h"

#include <QtConcurrentRun>

namespace steward {

namespace {

DraftProblem unreadable(const Error& error)
{
    DraftProblem problem;
    problem.kind = DraftProblem::Kind::Unreadable;
    problem.detail = error.message;
    return problem;
}

RuleVerdict verdictOn(const DraftRules& draft, const DraftRules& live, const Matcher& inForce)
{
    RuleVerdict verdict;
    verdict.changed = changedRules(live, draft);
    const auto ids = draft.ids();
    for (const RuleId& id : ids)
        verdict.problems << problemsIn(*draft.rule(id));
    verdict.soundPart = soundPart(draft, live);
    const QByteArray file = verdict.soundPart.file();
    const auto rules = RuleSet::parse(file);
    if (!rules) {
        verdict.problems << unreadable(rules.error());
        return verdict;
    }
    if (const auto page = HousePage::of(**rules); !page)
        verdict.problems << unreadable(page.error());
    verdict.sound = file;
    const auto run = runExamples(Matcher(*rules, inForce));
    for (const FailedExample& failed : run.failed)
        verdict.problems << problemOf(failed, *draft.rule(failed.rule));
    return verdict;
}

Result<QSet<RuleId>> everUsed(Workspace& workspace)
{
    RuleBook book(workspace);
    const auto history = book.history().result();
    if (!history)
        return history.error();
    QSet<RuleId> used;
    for (const RulePublication& one : *history) {
        const auto file = book.file(one.version).result();
        if (!file)
            return file.error();
        const auto rules = DraftRules::read(*file);
        if (!rules)
            continue; // what an older program wrote need not be readable by this one
        const auto ids = rules->ids();
        used.unite(QSet<RuleId>(ids.begin(), ids.end()));
    }
    return used;
}

} // namespace

RuleDrafting::RuleDrafting(Workspace& workspace)
    : m_workspace(workspace)
{
}

QFuture<Result<RulesAtHand>> RuleDrafting::read(const Actor& actor)
{
    return QtConcurrent::run(&m_workspace.pool(), [actor, &workspace = m_workspace]() -> Result<RulesAtHand> {
        RuleBook book(workspace);
        const auto history = book.history().result();
        if (!history)
            return history.error();
        const auto file = book.file(history->first().version).result();
        if (!file)
            return file.error();
        const auto live = DraftRules::read(*file);
        if (!live)
            return live.error();
        RulesAtHand hand{*history, *live, {}, {}, {}};
        const auto stored = book.draft(actor).result();
        if (!stored)
            return stored.error();
        if (!*stored)
            return hand;
        if (const auto draft = DraftRules::read((*stored)->content)) {
            hand.draft = *draft;
            hand.begunOver = (*stored)->basedOn;
            hand.kept = (*stored)->updated;
        }
        return hand;
    });
}

QFuture<Result<RuleVerdict>> RuleDrafting::judge(const DraftRules& draft, const DraftRules& live)
{
    return QtConcurrent::run(
        &m_workspace.pool(), [draft, live, inForce = m_workspace.matcher()]() -> Result<RuleVerdict> {
            return verdictOn(draft, live, *inForce);
        });
}

QFuture<Result<void>> RuleDrafting::keep(
    const Actor& actor, const DraftRules& draft, const std::optional<QString>& over)
{
    return RuleBook(m_workspace)
        .keepDraft(
            actor, [draft] { return draft.file(); }, over);
}

QFuture<Result<CarriedOver>> RuleDrafting::carryOver(
    const DraftRules& draft, const QString& begunOver, const DraftRules& live)
{
    return QtConcurrent::run(
        &m_workspace.pool(), [draft, begunOver, live, &workspace = m_workspace]() -> Result<CarriedOver> {
            const auto file = RuleBook(workspace).file(begunOver).result();
            if (!file)
                return file.error();
            const auto base = DraftRules::read(*file);
            if (!base)
                return base.error();
            const auto used = everUsed(workspace);
            if (!used)
                return used.error();
            return carriedOver(draft, *base, live, *used);
        });
}

QFuture<Result<QSet<RuleId>>> RuleDrafting::usedIds()
{
    return QtConcurrent::run(&m_workspace.pool(), [&workspace = m_workspace] { return everUsed(workspace); });
}

QFuture<Result<RulePublication>> RuleDrafting::publish(const Actor& actor, const DraftRules& draft,
    const QString& version, const QString& note, const QString& over)
{
    return QtConcurrent::run(&m_workspace.pool(),
        [actor, draft, version, note, over, &workspace = m_workspace]() -> Result<RulePublication> {
            const QByteArray file = draft.named(version, note).file();
            RuleBook book(workspace);
            // The draft is what is published, so that it is done with if it is and keeps the note if not.
            if (const auto kept = book.keepDraft(actor, file).result(); !kept)
                return kept.error();
            return book.publish(actor, file, over).result();
        });
}

QFuture<Result<VersionStory>> RuleDrafting::story(
    const RulePublication& of, const std::optional<RulePublication>& before)
{
    return QtConcurrent::run(
        &m_workspace.pool(), [of, before, &workspace = m_workspace]() -> Result<VersionStory> {
            RuleBook book(workspace);
            const auto file = book.file(of.version).result();
            if (!file)
                return file.error();
            VersionStory story{of.version, {}, {}};
            if (const auto words = DraftRules::read(*file))
                story.note = words->note();
            if (!before)
                return story;
            const auto earlier = book.file(before->version).result();
            if (!earlier)
                return earlier.error();
            // What an older program wrote need not be readable by this one: the note is told all the same.
            const auto after = RuleSet::parse(*file);
            const auto first = RuleSet::parse(*earlier);
            if (after && first)
                story.changes = changesBetween(**first, **after);
            return story;
        });
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page of ground rules: a draft is put in force, an earlier version comes back.
#include "desktop/rules/rules_page.h"

#include "base/text.h"
#include "desktop/rules/confirm_form.h"
#include "desktop/rules/history_panel.h"
#include "desktop/rules/rule_words.h"
#include "desktop/shell/when_done.h"

#include <QTabBar>

namespace steward {

QString RulesPage::publishingEffect() const
{
    RuleChanges changes;
    QList<RuleId> off;
    for (const RuleId& id : m_keeper.verdict().changed) {
        const auto before = m_keeper.live().rule(id);
        const auto after = m_keeper.words().rule(id);
        if (after && before && after->isOff && !before->isOff)
            off << id;
        else
            (!before ? changes.added : !after ? changes.removed : changes.changed) << id;
    }
    QString effect = words::sentenceOn(changes);
    if (!off.isEmpty()) {
        if (changes.isEmpty())
            effect.clear();
        else
            effect += QLatin1Char(' ');
        effect += tr("Switched off, and raised by nothing from then on: %1.").arg(words::namesOf(off));
    }
    effect += QLatin1Char(' ')
        + tr("Every desk takes them up within a second, and every decision from then on names this version. "
             "The log "
             "says who published it.");
    if (const auto& report = m_run.report(); report && !m_run.isRunning())
        effect += QLatin1Char(' ')
            + tr("Of the last %1 items they flag %2, the rules in force %3.")
                  .arg(report->items)
                  .arg(report->flagged)
                  .arg(report->flaggedLive);
    return effect;
}

void RulesPage::openPublishing()
{
    const auto hint = [this](const QString& sentence) {
        context().say(Notice{Notice::Kind::Hint, sentence, {}, {}});
    };
    m_publishesNext = !m_keeper.isJudged();
    if (m_publishesNext)
        return; // as soon as it was looked at
    const auto& verdict = m_keeper.verdict();
    if (!verdict.problems.isEmpty()) {
        const auto& first = verdict.problems.first();
        hint(first.rule.isEmpty()
                ? words::sentenceOn(first)
                : tr("Rule %1 is to be mended first. %2").arg(first.rule.value, words::sentenceOn(first)));
        if (!first.rule.isEmpty())
            goTo(first);
        return;
    }
    if (verdict.changed.isEmpty())
        return hint(tr("The draft says the same as the rules in force; change something first."));
    if (m_keeper.isOvertaken())
        return hint(tr("Other rules are in force by now; carry your changes over first."));
    QStringList taken;
    for (const RulePublication& one : m_keeper.history())
        taken << one.version;
    const auto& draft = m_keeper.words();
    const QString version = draft.version().isEmpty() || taken.contains(draft.version())
        ? freeVersionAfter(m_keeper.liveVersion(), taken)
        : draft.version();
    // A note that still stands there from the rules in force tells what they changed.
    const QString note = draft.note() == m_keeper.live().note() ? QString() : draft.note();
    m_rollbackForm->hide();
    m_publishForm->askForPublication(tr("Put these rules in force"), publishingEffect(), version, note);
}

void RulesPage::publish(const QString& version, const QString& note)
{
    if (version.isEmpty())
        return m_publishForm->sayTrouble(tr("Give the rules a version, such as 2026.11-2."));
    m_keeper.flush();
    m_publishForm->setBusy(true);
    const QString before = m_keeper.liveVersion();
    whenDone(RuleDrafting(context().workspace())
                 .publish(context().actor(), m_keeper.words(), version, note, m_keeper.begunOver()),
        this, [this, before](const Result<RulePublication>& published) {
            if (!published)
                return m_publishForm->sayTrouble(published.error().message);
            closeForms();
            setEditing(false);
            m_keeper.forget();
            tellInForce(*published, before);
        });
}

void RulesPage::tellInForce(const RulePublication& published, const QString& before)
{
    context().say(Notice{Notice::Kind::Done, tr("In force now: version %1.").arg(isolated(published.version)),
        tr("Go back to %1").arg(before), [this, before] {
            for (const RulePublication& one : m_keeper.history()) {
                if (one.version == before)
                    return rollBack(one);
            }
        }});
}

void RulesPage::openRollback()
{
    const auto to = m_history->chosen();
    if (!to)
        return;
    const auto live = m_keeper.history().first();
    whenDone(RuleDrafting(context().workspace()).story(*to, live), this,
        [this, to = *to](const Result<VersionStory>& story) {
            const QString changes
                = story ? words::sentenceOn(story->changes) : tr("What it changes could not be read.");
            m_publishForm->hide();
            m_rollbackForm->ask(tr("Put version %1 in force again").arg(isolated(to.version)),
                tr("%1 Every desk takes them up within a second. Nothing is lost: it is one more "
                   "publication, and "
                   "the log says who made it.")
                    .arg(changes),
                tr("Roll back"));
        });
}

void RulesPage::rollBack(const RulePublication& to)
{
    const QString before = m_keeper.liveVersion();
    m_rollbackForm->setBusy(true);
    whenDone(RuleBook(context().workspace()).rollBack(context().actor(), to.version), this,
        [this, before](const Result<RulePublication>& published) {
            if (!published) {
                if (m_rollbackForm->isVisible())
                    return m_rollbackForm->sayTrouble(published.error().message);
                return context().say(published.error());
            }
            closeForms();
            m_keeper.read();
            tellInForce(*published, before);
        });
}

void RulesPage::tellCarriedOver(const CarriedOver& what)
{
    QString sentence = tr("Your changes now stand on the rules in force.");
    if (!what.both.isEmpty())
        sentence += QLatin1Char(' ')
            + tr("Look at %1: both had changed the same there, and yours stands.")
                  .arg(words::namesOf(what.both));
    for (const auto& [was, now] : what.renamed)
        sentence += QLatin1Char(' ')
            + tr("Your new rule %1 is %2 now: somebody else's was published as %1.")
                  .arg(was.value, now.value);
    const bool isPlain = what.both.isEmpty() && what.renamed.isEmpty();
    context().say(Notice{isPlain ? Notice::Kind::Done : Notice::Kind::Warning, sentence, {}, {}});
}

void RulesPage::closeForms()
{
    m_publishForm->hide();
    m_rollbackForm->hide();
    auto* next = m_tabs->currentIndex() == HistoryTab ? m_history->firstFocus() : firstFocus();
    next->setFocus(Qt::OtherFocusReason);
}

} // namespace steward

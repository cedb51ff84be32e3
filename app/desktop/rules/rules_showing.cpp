// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page of ground rules: what it shows of what is known.
#include "desktop/rules/rules_page.h"

#include "base/text.h"
#include "desktop/rules/back_test_panel.h"
#include "desktop/rules/history_panel.h"
#include "desktop/rules/house_rules_panel.h"
#include "desktop/rules/rule_form.h"
#include "desktop/rules/rule_sheet.h"
#include "desktop/rules/rule_words.h"
#include "desktop/shell/theme.h"
#include "desktop/widgets/page_frame.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>

namespace steward {

void RulesPage::showAll()
{
    // Whoever left a draft comes back to it.
    if (m_keeper.hasDraft() && context().may(Permission::PublishRules))
        setEditing(true);
    if (!m_keeper.hasDraft()) {
        m_run.clear();
        m_tested.reset();
    }
    m_overtaken->setVisible(m_keeper.isOvertaken());
    if (m_keeper.isOvertaken())
        m_overtakenWords->setText(tr("Your draft was begun over version %1; version %2 is in force by now. "
                                     "Carry your changes over to see "
                                     "and publish them on top of it.")
                                      .arg(isolated(m_keeper.begunOver()), isolated(m_keeper.liveVersion())));
    showRows();
    m_history->show(m_keeper.history());
    m_houseRules->refresh();
    m_frame->showBody();
    showRule();
}

void RulesPage::showRows()
{
    m_model.show(withTallies(
        ruleRows(m_keeper.live(), m_keeper.words(), m_keeper.verdict(), m_precision), m_run.report()));
    makeRoom();
    saySubtitle();
    enableCommands();
}

void RulesPage::makeRoom()
{
    // A column in which nothing can stand yet would only cut the titles short.
    const auto& rows = m_model.rows();
    const auto isJudged = [](const RuleRow& row) { return row.precision.has_value(); };
    m_table->setColumnHidden(PrecisionColumn, std::none_of(rows.begin(), rows.end(), isJudged));
    m_table->setColumnHidden(BackTestColumn, !m_run.report() && !m_run.isRunning());
    // Columns were fitted when the rows came; what they say by now takes its room from the titles.
    const QAbstractItemView* view = m_table; // where a column's wish is public
    auto* header = m_table->horizontalHeader();
    for (const int column : {StateColumn, PrecisionColumn, BackTestColumn}) {
        if (header->isSectionHidden(column))
            continue;
        const int more = view->sizeHintForColumn(column) + space(2) - header->sectionSize(column);
        const int spare = header->sectionSize(TitleColumn) - 6 * m_table->fontMetrics().averageCharWidth();
        const int taken = qMin(more, spare);
        if (taken <= 0)
            continue;
        header->resizeSection(TitleColumn, header->sectionSize(TitleColumn) - taken);
        if (column != header->count() - 1) // the last one stretches
            header->resizeSection(column, header->sectionSize(column) + taken);
    }
}

RuleId RulesPage::current() const
{
    const auto* row = m_model.at(m_table->currentIndex());
    return row ? row->id : RuleId{};
}

void RulesPage::showRule()
{
    const auto id = current();
    if (!m_keeper.isRead() || id.isEmpty())
        return;
    const auto live = m_keeper.live().rule(id);
    const auto rule = m_keeper.words().rule(id);
    if (!rule && !live)
        return; // its row goes in a moment
    m_sheet->show(rule ? *rule : *live, live);
    m_ruleStack->setCurrentWidget(m_editing && rule ? static_cast<QWidget*>(m_form) : m_sheet);
    if (rule) {
        m_form->show(*rule, live);
        if (m_keeper.isJudged())
            m_form->showProblems(m_keeper.verdict().problems);
    }
    m_backTest->showRule(id);
}

void RulesPage::showTab()
{
    m_panes->setCurrentIndex(m_tabs->currentIndex());
    enableCommands();
}

void RulesPage::saySubtitle()
{
    if (!m_keeper.isRead())
        return;
    QString text = tr("In force: version %1.").arg(isolated(m_keeper.liveVersion()));
    if (m_keeper.hasDraft()) {
        const auto& verdict = m_keeper.verdict();
        text += QLatin1Char(' ');
        if (m_keeper.isOvertaken()) // what differs is others' work too
            text += tr("Your draft was begun over version %1.").arg(isolated(m_keeper.begunOver()));
        else if (!m_keeper.isJudged())
            text += tr("Your draft is being looked at.");
        else if (verdict.changed.isEmpty())
            text += tr("Your draft says the same.");
        else
            text += tr("Your draft changes %1; nobody else sees it before it is published.")
                        .arg(words::namesOf(verdict.changed));
        if (m_keeper.isJudged() && !verdict.problems.isEmpty())
            text += QLatin1Char(' ')
                + tr("%n things are to be mended first.", nullptr, int(verdict.problems.size()));
    } else if (!context().may(Permission::PublishRules)) {
        text += QLatin1Char(' ') + tr("You may read them; a supervisor or an administrator changes them.");
    }
    m_frame->setSubtitle(text);
}

void RulesPage::enableCommands()
{
    const bool may = context().may(Permission::PublishRules);
    m_edit->setEnabled(may && m_keeper.isRead());
    m_publish->setEnabled(may && m_keeper.hasDraft());
    m_discard->setText(canBringDraftBack() ? tr("Bring draft back") : tr("Discard draft"));
    // What is stored is not thrown away unseen.
    m_discard->setEnabled(may && ((m_keeper.hasDraft() && m_keeper.isStoredRead()) || canBringDraftBack()));
    m_add->setEnabled(may && m_keeper.isRead());
    const auto rule = m_keeper.words().rule(current());
    const bool isGone = isTakenOut(current());
    m_remove->setText(isGone ? tr("Bring rule back") : tr("Take rule out"));
    m_remove->setEnabled(may && (isGone || (rule && isOwnRule(*rule))));
    m_remove->setToolTip(may && rule && !isOwnRule(*rule)
            ? tr("What ships with Steward stays in the list; switch it off in its form instead.")
            : QString());
    const bool showsHistory = m_tabs->currentIndex() == HistoryTab;
    m_rollBack->setEnabled(may && showsHistory && m_history->chosen());
}

void RulesPage::takeVerdict()
{
    m_form->showProblems(m_keeper.verdict().problems);
    if (!m_keeper.hasDraft()) {
        m_publishesNext = false;
        return showRows();
    }
    const auto rule = m_keeper.words().rule(current());
    const auto live = m_keeper.live().rule(current());
    if (rule)
        m_sheet->show(*rule, live);
    const auto& verdict = m_keeper.verdict();
    // Words for people change nothing that is found: what was counted stays true.
    if (!verdict.sound.isEmpty() && !(m_tested && findsTheSame(*m_tested, verdict.soundPart))) {
        m_tested = verdict.soundPart;
        m_run.start(verdict.sound);
    }
    showBackTest();
    showRows();
    if (std::exchange(m_publishesNext, false))
        openPublishing();
}

void RulesPage::revealBackTest(bool on)
{
    m_backTest->setVisible(on);
    // Two fifths the first time; where somebody has drawn the line it stays.
    if (on && !std::exchange(m_wasRevealed, true))
        m_rulePane->setSizes({3 * space(50), 2 * space(50)});
}

void RulesPage::showBackTest()
{
    const auto& verdict = m_keeper.verdict();
    QString pending;
    if (m_keeper.hasDraft() && m_keeper.isJudged()) {
        const bool leavesOut = std::any_of(verdict.problems.begin(), verdict.problems.end(),
            [](const DraftProblem& one) { return one.kind == DraftProblem::Kind::Unusable; });
        if (verdict.sound.isEmpty())
            pending = tr("This draft cannot be tested before it is mended.");
        else if (leavesOut)
            pending = tr("What cannot be looked for yet is left out.");
    }
    if (!m_keeper.hasDraft())
        pending = tr("As soon as you change a rule, what it would have flagged stands here.");
    revealBackTest(m_editing || m_keeper.hasDraft());
    m_backTest->show(m_run.report(), m_run.isRunning(), pending);
    m_backTest->showRule(current());
    m_model.show(withTallies(m_model.rows(), m_run.report()));
    makeRoom();
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page of ground rules: a draft is written, rules come into it and go from it.
#include "desktop/rules/rules_page.h"

#include "desktop/rules/rule_form.h"

#include <QAction>
#include <QTabBar>
#include <QTableView>

namespace steward {

void RulesPage::setEditing(bool on)
{
    m_editing = on;
    m_edit->setChecked(on);
    m_edit->setText(on ? tr("Read rules") : tr("Edit draft"));
    if (on)
        m_tabs->setCurrentIndex(RuleTab);
    revealBackTest(on || m_keeper.hasDraft());
    showRule();
}

void RulesPage::goTo(const DraftProblem& problem)
{
    m_tabs->setCurrentIndex(RuleTab);
    setEditing(true);
    for (int i = 0; i < m_model.rowCount(); ++i) {
        if (m_model.rows().at(i).id == problem.rule)
            m_table->setCurrentIndex(m_model.index(i, 0));
    }
    m_form->goTo(problem);
}

void RulesPage::addRule()
{
    setEditing(true);
    m_keeper.addRule();
}

void RulesPage::showAdded(const RuleId& id)
{
    m_tabs->setCurrentIndex(RuleTab);
    for (int i = 0; i < m_model.rowCount(); ++i) {
        if (m_model.rows().at(i).id == id)
            m_table->setCurrentIndex(m_model.index(i, 0));
    }
    m_form->firstField()->setFocus(Qt::OtherFocusReason);
}

bool RulesPage::isTakenOut(const RuleId& id) const
{
    return !id.isEmpty() && m_keeper.isRead() && !m_keeper.words().rule(id);
}

void RulesPage::removeRule()
{
    const auto id = current();
    if (isTakenOut(id))
        return bringRuleBack(id, m_keeper.live());
    const auto before = m_keeper.words();
    m_keeper.removeRule(id);
    m_table->setFocus(Qt::OtherFocusReason);
    const bool isInForce = m_keeper.live().rule(id).has_value();
    const QString sentence = isInForce
        ? tr("Rule %1 is taken out of your draft; it goes when the draft is published.").arg(id.value)
        : tr("Rule %1 is taken out of your draft.").arg(id.value);
    context().say(Notice{
        Notice::Kind::Done, sentence, tr("Bring it back"), [this, id, before, by = context().person().id] {
            if (context().person().id == by)
                bringRuleBack(id, before);
        }});
}

void RulesPage::bringRuleBack(const RuleId& id, const DraftRules& from)
{
    setEditing(true);
    m_keeper.bringRuleBack(id, from);
    showAdded(id);
}

void RulesPage::discard()
{
    m_discarded = Discarded{context().person().id, m_keeper.words(), m_keeper.begunOver()};
    m_keeper.discard();
    setEditing(false);
    m_table->setFocus();
    context().say(Notice{Notice::Kind::Done, tr("The draft is discarded."), tr("Bring it back"),
        [this] { bringDraftBack(); }});
}

bool RulesPage::canBringDraftBack() const
{
    return m_discarded && m_discarded->of == context().person().id && m_keeper.isStoredRead()
        && !m_keeper.hasDraft();
}

void RulesPage::bringDraftBack()
{
    // A draft that was begun since is not thrown away for it.
    if (canBringDraftBack())
        m_keeper.restore(m_discarded->draft, m_discarded->begunOver);
    else if (m_keeper.hasDraft())
        context().say(Notice{Notice::Kind::Hint,
            tr("You have begun another draft; discard it first, then bring back the one before."), {}, {}});
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the rules propose, carried out: one step of it by key, or all that was left in the plan.
#include "base/text.h"
#include "desktop/inbox/triage_page.h"
#include "desktop/shell/when_done.h"
#include "desktop/shell/words.h"

#include <QApplication>
#include <QKeyEvent>

namespace steward {

void TriagePage::carryOutPlan(int step)
{
    const auto* restriction = m_plan.restriction();
    const auto action = restriction ? std::get<plan::Restrict>(restriction->what).action : Action::Keep;
    const bool many = !m_model.marked().isEmpty();
    if (step == 1 && many)
        return decideMarked(Action::Keep);
    if (step == 2 && many && restriction)
        return decideMarked(action);
    if (!target().isValid())
        return;
    const auto item = m_thread->chosenItem();
    if (step == 1 && item.isValid())
        return perform(command::DecideItem{item, Action::Keep, {}, {}}, Handled::Yes);
    const auto* wanted = step == 2 ? restriction : step == 3 ? m_plan.escalation() : nullptr;
    if (!wanted || !wanted->proposed)
        return context().say(
            {Notice::Kind::Hint, tr("The rules propose nothing of that kind for this case."), {}, {}});
    // What cannot be taken back is never done at one key.
    if (wanted->isOneWay())
        return decide(action);
    if (const auto command = commandFor(*wanted, item, *context().workspace().rules()))
        perform(*command, Handled::Yes);
}

void TriagePage::carryOutAll()
{
    const auto painted = target();
    auto& card = m_work->planCard();
    if (!painted.isValid() || m_underWay.contains(painted.id) || card.shownCase() != painted.id)
        return;
    const auto steps = card.remaining();
    if (steps.isEmpty())
        return context().say({Notice::Kind::Hint, tr("Nothing is left in the plan."), {}, {}});
    if (m_folded && !m_work->isVisible()) {
        // Nobody carries out what they have not seen.
        m_work->show();
        m_work->raise();
        return stepIntoPlan();
    }
    if (!card.mayBeCarriedOut())
        return;
    QList<Command> commands;
    std::optional<plan::Reply> reply;
    for (const auto& step : steps) {
        if (const auto command = commandFor(step, card.shownItem(), *context().workspace().rules()))
            commands << *command;
        else if (const auto* asked = std::get_if<plan::Reply>(&step.what))
            reply = *asked;
    }
    m_list->setFocus(Qt::OtherFocusReason);
    if (commands.isEmpty())
        return draftReply(painted.id, *reply);
    m_underWay.insert(painted.id);
    whenDone(context().desk().carryOut(context().actor(), painted.id, commands, painted.version), this,
        [this, painted, reply](const Result<PlanOutcome>& outcome) { takePlan(painted, outcome, reply); });
}

void TriagePage::takePlan(
    const CaseTarget& target, const Result<PlanOutcome>& outcome, const std::optional<plan::Reply>& reply)
{
    if (!outcome)
        return take(target, outcome.error(), Handled::No);
    // A case with a reply to finish is not handled yet.
    take(target, outcome->done, reply ? Handled::No : Handled::Yes);
    if (reply)
        draftReply(target.id, *reply);
    if (outcome->leftOut.isEmpty())
        return;
    QStringList left;
    for (const auto& [name, why] : outcome->leftOut)
        left << tr("%1: %2").arg(name, why);
    context().say({Notice::Kind::Warning,
        tr("%n steps carried out.", nullptr, outcome->carriedOut) + QLatin1Char(' ')
            + tr("Left out: %1").arg(left.join(QStringLiteral("; "))),
        {}, {}});
}

void TriagePage::draftReply(CaseId id, const plan::Reply& reply)
{
    auto& composer = m_work->composer();
    if (composer.shownCase() != id)
        return;
    if (!composer.propose(reply.text, reply.audience))
        composer.warn(tr("You have written something here already, so the proposed words were not put in."));
    composer.textField()->setFocus(Qt::OtherFocusReason);
}

void TriagePage::stepIntoPlan()
{
    if (auto* first = m_work->planCard().firstStep()) {
        m_work->show();
        m_work->showInSight(m_work->planCard());
        first->setFocus(Qt::OtherFocusReason);
    }
}

void TriagePage::keyPressEvent(QKeyEvent* event)
{
    // The list's own Enter opens a case, and the focus is in the thread then: the second one carries out what
    // is proposed. A key held down must not do both.
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool isPlain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    const auto* focus = QApplication::focusWidget();
    const bool inThread = focus && (focus == m_thread || m_thread->isAncestorOf(focus));
    if (isEnter && isPlain && inThread) {
        if (!event->isAutoRepeat())
            carryOutAll();
        return;
    }
    Page::keyPressEvent(event);
}

} // namespace steward

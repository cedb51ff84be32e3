// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of the inbox: what they ask of the desk and where the focus goes afterwards.
#include "base/text.h"
#include "desktop/inbox/triage_page.h"
#include "desktop/shell/when_done.h"
#include "desktop/shell/words.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QStackedWidget>

namespace steward {

namespace {

/// The commands that decide on an item, in the order of the desk; an empty key has none of its own.
struct DecideKey {
    const char* id;
    Action action;
    QKeyCombination key = Qt::Key(0);
};
const DecideKey decideKeys[]{
    {"approve", Action::Approve, QKeyCombination(Qt::Key_P)},
    {"hide", Action::Hide, QKeyCombination(Qt::Key_H)},
    {"unhide", Action::Unhide, Qt::SHIFT | Qt::Key_H},
    {"hold", Action::Hold, QKeyCombination(Qt::Key_B)},
    {"remove", Action::Remove, QKeyCombination(Qt::Key_Delete)},
    {"restore", Action::Restore, {}},
    {"spam", Action::Spam, QKeyCombination(Qt::Key_M)},
    {"warn", Action::Warn, {}},
    {"block", Action::Block, {}},
    {"unblock", Action::Unblock, {}},
    {"report", Action::Report, {}},
};

} // namespace

QAction* TriagePage::command(const char* id, const QString& text, const QKeySequence& keys,
    std::function<void()> run, const QString& icon)
{
    const QString name = QStringLiteral("inbox.") + QLatin1StringView(id);
    auto* action = addCommand({name, text, keys, icon}, [this, name, run = std::move(run)] {
        run();
        focusAfter(name);
    });
    m_actions.insert(name, action);
    return action;
}

void TriagePage::makeCommands()
{
    command("next", tr("Next case"), Qt::Key_J, [this] { m_list->step(1); })->setAutoRepeat(true);
    command("previous", tr("Previous case"), Qt::Key_K, [this] { m_list->step(-1); })->setAutoRepeat(true);
    command("open", tr("Open case"), QKeySequence(), [this] { openCurrent(); });
    command("mark", tr("Mark case"), Qt::Key_X, [this] {
        if (const auto id = m_list->currentCase(); id.isValid())
            m_model.setMarked(id, !m_model.isMarked(id));
    });
    command("extend", tr("Extend marks"), Qt::SHIFT | Qt::Key_J, [this] {
        extendMarks(1);
    })->setAutoRepeat(true);
    command("nextView", tr("Next view"), Qt::Key_BracketRight, [this] { m_bar->stepView(1); });
    command("previousView", tr("Previous view"), Qt::Key_BracketLeft, [this] { m_bar->stepView(-1); });
    command("search", tr("Search"), Qt::Key_Slash, [this] { m_bar->searchField()->selectAll(); });
    command("letIn", tr("Let in what is new"), Qt::Key_F5, [this] { m_model.takeShape(); });
    command("veil", tr("Show or veil"), Qt::Key_V, [this] { toggleVeil(); });
    command("workPane", tr("Case pane"), Qt::Key_W, [this] {
        m_work->setVisible(!m_work->isVisible());
        m_work->raise();
    });

    command(
        "planKeep", tr("Keep"), Qt::Key_1, [this] { carryOutPlan(1); }, QStringLiteral("keep"));
    command(
        "planHide", tr("Hide as proposed"), Qt::Key_2, [this] { carryOutPlan(2); }, QStringLiteral("hide"));
    command(
        "planEscalate", tr("Escalate as proposed"), Qt::Key_3, [this] { carryOutPlan(3); },
        QStringLiteral("escalations"));
    command(
        "planClaim", tr("Take it"), Qt::Key_0, [this] { perform(command::TakeClaim{}, Handled::No); },
        QStringLiteral("claim"));

    command("carryOut", tr("Carry out the plan"), Qt::Key_4, [this] { carryOutAll(); });
    command("planSteps", tr("Steps of the plan"), Qt::Key_S, [this] { stepIntoPlan(); });
    command("judge", tr("Judge the findings"), Qt::Key_F, [this] {
        if (auto* first = m_work->findings().firstButton()) {
            m_work->show();
            m_work->showInSight(m_work->findings());
            first->setFocus(Qt::OtherFocusReason);
        }
    });

    command("claim", tr("Claim"), Qt::Key_C, [this] { perform(command::TakeClaim{}, Handled::No); });
    command("release", tr("Release"), Qt::Key_L, [this] { perform(command::Release{}, Handled::No); });
    command("reopen", tr("Reopen"), Qt::Key_O, [this] { perform(command::Reopen{}, Handled::No); });
    command("assign", tr("Assign"), Qt::Key_A, [this] {
        m_work->assignForm().offer(m_people, m_view ? m_view->subject.owner : std::nullopt);
        openForm(m_work->assignForm());
    });
    command("snooze", tr("Snooze"), Qt::Key_Z, [this] {
        m_work->snoozeForm().offer(context().workspace().now(), context().workspace().calendar());
        openForm(m_work->snoozeForm());
    });
    command("resolve", tr("Resolve"), Qt::Key_D, [this] {
        m_work->resolveForm().offer(m_view ? m_view->subject.topic : QString());
        openForm(m_work->resolveForm());
    });
    command("note", tr("Add note"), Qt::Key_N, [this] {
        m_work->noteForm().offer();
        openForm(m_work->noteForm());
    });
    command("escalate", tr("Escalate"), Qt::Key_E, [this] {
        m_work->escalateForm().offer(
            m_routes, {m_thread->chosenItem(), m_offered, context().workspace().rules(), m_plan});
        openForm(m_work->escalateForm());
    });
    for (const auto& decideKey : decideKeys) {
        const auto keys = decideKey.key.toCombined() == 0 ? QKeySequence() : QKeySequence(decideKey.key);
        command(decideKey.id, words::of(decideKey.action), keys,
            [this, action = decideKey.action] { decide(action); });
    }
    command("reply", tr("Reply"), Qt::Key_R, [this] {
        if (m_folded) {
            m_work->show();
            m_work->raise();
        }
    });
    command("send", tr("Send reply"), Qt::CTRL | Qt::Key_Return, [this] {
        if (m_view && m_work->composer().shownCase() == m_thread->shownCase())
            m_work->composer().send(m_thread->paintedVersion());
    });
    command("discardDraft", tr("Throw away"), QKeySequence(), [this] { m_work->composer().discard(); });
    command(
        "undoSend", tr("Undo send"), Qt::CTRL | Qt::SHIFT | Qt::Key_Z, [this] { m_work->holdBar().undo(); });
    command("undo", tr("Undo last command"), Qt::CTRL | Qt::Key_Z, [this] { undo(); });
    m_actions.value(QStringLiteral("inbox.letIn"))->setVisible(false);
    m_actions.value(QStringLiteral("inbox.workPane"))->setVisible(false);
}

void TriagePage::focusAfter(const QString& command)
{
    static const auto table = inboxFocusTable();
    const auto row = std::find_if(table.cbegin(), table.cend(),
        [&command](const FocusRow& candidate) { return candidate.command == command; });
    if (row == table.cend())
        return;
    auto* list = m_lists->currentWidget() == m_list ? static_cast<QWidget*>(m_list) : m_bar->searchField();
    // Sending may be refused: the composer then leads to what is open, and sent() leads to the list.
    // Carrying out a plan leads to the draft that is part of it, or to what it has to ask.
    if (command == QStringLiteral("inbox.send") || command == QStringLiteral("inbox.undoSend")
        || command == QStringLiteral("inbox.carryOut"))
        return;
    switch (row->after) {
    case FocusAfter::List:
        return list->setFocus(Qt::OtherFocusReason);
    case FocusAfter::Thread:
        return m_thread->setFocus(Qt::OtherFocusReason);
    case FocusAfter::Composer:
        if (m_work->composer().isEnabled())
            m_work->composer().textField()->setFocus(Qt::OtherFocusReason);
        return;
    case FocusAfter::Search:
        return m_bar->searchField()->setFocus(Qt::OtherFocusReason);
    case FocusAfter::Plan: // stepping in has set it, if there is something to step into
    case FocusAfter::Findings:
    case FocusAfter::Form: // openForm has set it, if there was a case to open it for
    case FocusAfter::Stays:
        break;
    }
    const auto* focus = QApplication::focusWidget();
    if (!focus || !focus->isVisible())
        list->setFocus(Qt::OtherFocusReason);
}

void TriagePage::openForm(CaseForm& form)
{
    if (!target().isValid())
        return;
    if (m_folded) {
        m_work->show();
        m_work->raise();
    }
    m_work->openForm(form);
}

void TriagePage::perform(const Command& command, Handled handled)
{
    performOn(target(), command, handled);
}

void TriagePage::performOn(const CaseTarget& target, const Command& command, Handled handled)
{
    if (!target.isValid() || m_underWay.contains(target.id))
        return;
    m_underWay.insert(target.id);
    whenDone(context().desk().perform(context().actor(), {target.id, command, target.version}), this,
        [this, target, handled](const Result<Done>& done) { take(target, done, handled); });
}

void TriagePage::take(const CaseTarget& target, const Result<Done>& done, Handled handled)
{
    m_underWay.remove(target.id);
    if (!done) {
        context().say(done.error());
        if (done.error().code == ErrorCode::Conflict && m_wanted == target.id)
            readThread();
        return;
    }
    m_model.takeDone(done->after, nameOf(done->after.owner), handled == Handled::Yes);
    if (m_list->currentCase() != target.id) {
        if (m_wanted == target.id)
            readThread();
        return;
    }
    if (handled == Handled::Yes)
        m_list->goOn();
    if (m_list->currentCase() == target.id)
        readThread();
}

void TriagePage::decide(Action action)
{
    if (!m_model.marked().isEmpty())
        return decideMarked(action);
    if (!target().isValid())
        return;
    const auto item = m_thread->chosenItem();
    const auto offered = std::find_if(m_offered.cbegin(), m_offered.cend(),
        [action](const OfferedAction& o) { return o.action == action; });
    if (offered == m_offered.cend() || !item.isValid())
        return;
    if (!offered->enabled)
        return context().say({Notice::Kind::Warning, offered->whyNot, {}, {}});
    if (!isRestrictive(action))
        return perform(command::DecideItem{item, action, {}, {}},
            action == Action::Approve ? Handled::Yes : Handled::No);
    // What the rules propose and what can be taken back needs no form.
    const auto* proposed = m_plan.restriction();
    if (proposed && proposed->proposed && !proposed->isOneWay()
        && std::get<plan::Restrict>(proposed->what).action == action)
        return perform(command::DecideItem{item, action, proposed->leadingRule(), {}}, Handled::Yes);
    m_work->decideForm().offer(*offered, item, *context().workspace().rules(), m_plan.found);
    openForm(m_work->decideForm());
}

void TriagePage::decideMarked(Action action)
{
    const auto marked = m_model.marked();
    const auto* proposed = m_plan.restriction();
    const auto rule = isRestrictive(action) && proposed ? proposed->leadingRule() : RuleId{};
    if (isRestrictive(action) && rule.isEmpty())
        return context().say({Notice::Kind::Warning,
            tr("Go to a marked case for which the rules propose this, so that the rule is clear."), {}, {}});
    whenDone(context().desk().decideMany(context().actor(), marked, action, rule, {}), this,
        [this, action, marked](const Result<BulkOutcome>& outcome) {
            if (!outcome)
                return context().say(outcome.error());
            m_model.clearMarks();
            m_model.refresh();
            QStringList left;
            for (const auto& [id, why] : outcome->leftOut)
                left << tr("case %1: %2").arg(id.toString(), why);
            const auto done = tr("%n cases %1.", nullptr, outcome->done).arg(words::past(action));
            if (left.isEmpty())
                return context().say({Notice::Kind::Done, done, {}, {}});
            context().say({Notice::Kind::Warning,
                tr("%1 Left out: %2").arg(done, left.join(QStringLiteral("; "))), {}, {}});
        });
}

void TriagePage::extendMarks(int by)
{
    if (const auto id = m_list->currentCase(); id.isValid())
        m_model.setMarked(id, true);
    m_list->step(by);
    if (const auto id = m_list->currentCase(); id.isValid())
        m_model.setMarked(id, true);
}

void TriagePage::undo()
{
    if (!context().desk().canUndo())
        return context().say({Notice::Kind::Hint, tr("There is no command of yours to take back."), {}, {}});
    whenDone(context().desk().undo(context().actor()), this, [this](const Result<Done>& done) {
        if (!done)
            return context().say(done.error());
        const auto id = done->after.id;
        m_model.takeDone(done->after, nameOf(done->after.owner), false);
        m_work->holdBar().take(done->after);
        if (m_thread->shownCase() != id)
            m_comeBack = {id, m_places.value(id)};
        showCase(id);
        readThread();
        context().say({Notice::Kind::Done,
            tr("Taken back on case %1; both are in the log.").arg(id.toString()), {}, {}});
    });
}

void TriagePage::openCurrent()
{
    // Selecting is only a look in passing; opening meets the clock for a human look.
    if (target().isValid())
        perform(command::Look{}, Handled::No);
    m_thread->setFocus(Qt::OtherFocusReason);
}

void TriagePage::toggleVeil()
{
    if (!m_view)
        return;
    const bool veiled = !m_thread->isVeiled();
    m_thread->setVeiled(veiled);
    m_model.setUnveiled(m_view->subject.id, !veiled);
    if (!veiled)
        readOnce();
}

void TriagePage::nameActions()
{
    const auto enable = [this](const char* id, bool on) {
        m_actions.value(QStringLiteral("inbox.") + QLatin1StringView(id))->setEnabled(on);
    };
    const auto show = [this](const char* id, bool on) {
        m_actions.value(QStringLiteral("inbox.") + QLatin1StringView(id))->setVisible(on);
    };
    const int waiting = m_model.waiting();
    auto* letIn = m_actions.value(QStringLiteral("inbox.letIn"));
    letIn->setText(waiting > 0 ? tr("%n new", nullptr, waiting) : tr("Let in what is new"));
    letIn->setVisible(waiting > 0);

    const bool has = m_view.has_value();
    const auto me = context().person().id;
    const auto* subject = has ? &m_view->subject : nullptr;
    const bool claimed = has && subject->claim && subject->claim->until > context().workspace().now();
    const bool mine = claimed && subject->claim->by == me;
    const bool resolved = has && subject->state == State::Resolved;
    show("claim", !claimed);
    show("release", claimed);
    show("resolve", !resolved);
    show("snooze", !resolved);
    show("reopen", resolved || (has && subject->state == State::Snoozed));
    for (const auto* id : {"claim", "release", "assign", "snooze", "resolve", "reopen", "note", "escalate",
             "reply", "planKeep", "planClaim"})
        enable(id, has);
    enable("planClaim", has && !mine);
    const auto* restriction = m_plan.restriction();
    const auto* escalation = m_plan.escalation();
    enable("planHide", restriction && restriction->proposed);
    enable("planEscalate", escalation != nullptr);
    enable("carryOut", has && !m_plan.steps.isEmpty());
    enable("planSteps", has && !m_plan.steps.isEmpty());
    enable("judge", has && m_work->findings().firstButton());
    m_actions.value(QStringLiteral("inbox.planHide"))
        ->setText(restriction && restriction->proposed
                ? tr("%1 under %2")
                      .arg(words::of(std::get<plan::Restrict>(restriction->what).action),
                          restriction->leadingRule().value)
                : tr("Hide as proposed"));
    m_actions.value(QStringLiteral("inbox.planEscalate"))
        ->setText(escalation
                ? tr("Escalate to %1").arg(std::get<plan::Escalate>(escalation->what).route.value)
                : tr("Escalate as proposed"));
    for (const auto& decideKey : decideKeys) {
        const auto offered = std::find_if(m_offered.cbegin(), m_offered.cend(),
            [&](const OfferedAction& o) { return o.action == decideKey.action; });
        const bool is = offered != m_offered.cend();
        show(decideKey.id, is && offered->enabled);
        enable(decideKey.id, is && offered->enabled);
        if (is)
            m_actions.value(QStringLiteral("inbox.") + QLatin1StringView(decideKey.id))
                ->setStatusTip(words::reversibility(*offered));
    }
}

} // namespace steward

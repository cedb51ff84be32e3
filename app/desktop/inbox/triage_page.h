// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The inbox: list, thread and work pane, and every command on a case.
#pragma once

#include "desktop/inbox/focus_table.h"
#include "desktop/inbox/inbox_bar.h"
#include "desktop/inbox/inbox_list.h"
#include "desktop/inbox/row_delegate.h"
#include "desktop/inbox/work_pane.h"
#include "desktop/shell/page.h"
#include "desktop/thread/thread_pane.h"

#include <QSplitter>

class QStackedWidget;

namespace steward {

class EmptyState;

/// A command is given for what was painted: the case and version on screen at the last paint. A key that
/// comes before that, or while the last command on the case is still under way, does nothing.
class TriagePage final : public Page {
    Q_OBJECT
public:
    TriagePage(const PageFacts& facts, DeskContext& context, QWidget* parent = nullptr);
    ~TriagePage() override;

    void activated() override;
    void refresh() override;
    QWidget* firstFocus() override;
    bool showCase(CaseId id) override;

    InboxList& list() { return *m_list; }
    InboxModel& model() { return m_model; }
    ThreadPane& threadPane() { return *m_thread; }
    WorkPane& workPane() { return *m_work; }
    /// What a command given now would be for.
    CaseTarget target() const;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Handled { Yes, No };
    struct Wish {
        Command command;
        Handled handled = Handled::No;
    };

    // triage_commands.cpp
    void makeCommands();
    QAction* command(const char* id, const QString& text, const QKeySequence& keys, std::function<void()> run,
        const QString& icon = {});
    void perform(const Command& command, Handled handled);
    void performOn(const CaseTarget& target, const Command& command, Handled handled);
    void take(const CaseTarget& target, const Result<Done>& done, Handled handled);
    void decide(Action action);
    void decideMarked(Action action);
    void extendMarks(int by);
    void undo();
    void openCurrent();
    void toggleVeil();
    void openForm(CaseForm& form);
    void nameActions();
    void focusAfter(const QString& command);

    // triage_plan.cpp
    void carryOutPlan(int step);
    void carryOutAll();
    void takePlan(const CaseTarget& target, const Result<PlanOutcome>& outcome,
        const std::optional<plan::Reply>& reply);
    void draftReply(CaseId id, const plan::Reply& reply);
    void stepIntoPlan();

    void layOut();
    void ask();
    void readThread();
    void takeRead(CaseId id, const Result<ThreadView>& view);
    void takeThread(CaseId id, const Result<ThreadView>& view);
    void cameTo(CaseId id);
    void showLastTime();
    void readOffered();
    void showWork();
    void showFilled(); ///< with all that is offered on it: a key of the desk can be answered
    void maskExcerpts();
    void noCase();
    void sayState();
    void fold();
    void keepPlaces();
    void readOnce();
    QString nameOf(std::optional<PersonId> person) const;

    InboxModel m_model;
    RowDelegate m_delegate;
    QHash<QString, QAction*> m_actions;
    InboxBar* m_bar = nullptr;
    InboxList* m_list = nullptr;
    QStackedWidget* m_lists = nullptr; ///< the list, or the sentence that stands where it is empty
    EmptyState* m_empty = nullptr;
    ThreadPane* m_thread = nullptr;
    WorkPane* m_work = nullptr;
    QSplitter* m_splitter = nullptr;
    bool m_folded = false;

    CaseId m_wanted; ///< the case that the panes are about to show
    bool m_reading = false;
    std::optional<ThreadView> m_view;
    QList<OfferedAction> m_offered;
    Plan m_plan;
    QSet<CaseId> m_underWay;
    QList<Person> m_people;
    QList<Route> m_routes;
    bool m_asked = false;
    bool m_focusLent = false;
    CaseId m_lastTime; ///< that was current when the window was last closed
    QHash<CaseId, QString> m_places; ///< how far each thread was scrolled when it was left
    std::optional<std::pair<CaseId, QString>> m_comeBack; ///< scroll there when this case is shown next
    QTimer m_minute;
    QTimer m_slow; ///< loading is said only when it takes a while
    QTimer m_reader{this}; ///< a sensitive case counts as read after two seconds on screen
};

} // namespace steward

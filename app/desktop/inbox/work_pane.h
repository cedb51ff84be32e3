// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with the case in hand: its facts, the plan, decisions, forms, the record, and the composer
// below.
#pragma once

#include "desktop/inbox/case_form.h"
#include "desktop/inbox/composer.h"
#include "desktop/inbox/escalate_form.h"
#include "desktop/inbox/findings_panel.h"
#include "desktop/inbox/hold_bar.h"
#include "desktop/inbox/plan_card.h"

#include <QHash>
#include <QScrollArea>

class QAction;
class QLabel;
class QSplitter;

namespace steward {

/// The page owns the commands; this pane shows them as buttons and offers forms for those that need words.
class WorkPane : public QWidget {
    Q_OBJECT
public:
    WorkPane(DeskContext& context, const QHash<QString, QAction*>& commands, QWidget* parent = nullptr);

    void showCase(const ThreadView& view, ItemId item, const QList<OfferedAction>& offered, const Plan& plan);
    void clear();
    void knowNames(const QHash<PersonId, QString>& names);
    void knowRoutes(const QList<Route>& routes);
    void openForm(CaseForm& form);
    /// Scrolls until a part of the case above the composer is to be seen.
    void showInSight(QWidget& part);
    void closeForm();
    bool hasOpenForm() const { return m_open != nullptr; }

    AssignForm& assignForm() { return *m_assign; }
    SnoozeForm& snoozeForm() { return *m_snooze; }
    ResolveForm& resolveForm() { return *m_resolve; }
    NoteForm& noteForm() { return *m_note; }
    DecideForm& decideForm() { return *m_decide; }
    EscalateForm& escalateForm() { return *m_escalate; }
    PlanCard& planCard() { return *m_plan; }
    FindingsPanel& findings() { return *m_findings; }
    Composer& composer() { return *m_composer; }
    HoldBar& holdBar() { return *m_hold; }
    /// As people left it, whatever room writing has taken meanwhile.
    QByteArray saveState();
    void restoreState(const QByteArray& state);

signals:
    void confirmed(const steward::Command& command);
    void formClosed();

private:
    QWidget* makeCase();
    QWidget* makeButtons(const QStringList& commands, QWidget* parent);
    QLabel* addLabel(const QString& name);
    void showFacts(const ThreadView& view, const Plan& plan);
    void sayOneWay(const QList<OfferedAction>& offered);
    void showRecord(const ThreadView& view);
    void giveRoom();
    void takeRoomBack();

    DeskContext& m_context;
    QHash<QString, QAction*> m_commands;
    QHash<PersonId, QString> m_names;
    QHash<RouteId, QString> m_routes;
    QWidget* m_caseBox = nullptr;
    QVBoxLayout* m_column = nullptr;
    QScrollArea* m_caseScroll = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_facts = nullptr;
    QLabel* m_rules = nullptr;
    QLabel* m_reversible = nullptr;
    QLabel* m_record = nullptr;
    PlanCard* m_plan = nullptr;
    FindingsPanel* m_findings = nullptr;
    AssignForm* m_assign = nullptr;
    SnoozeForm* m_snooze = nullptr;
    ResolveForm* m_resolve = nullptr;
    NoteForm* m_note = nullptr;
    DecideForm* m_decide = nullptr;
    EscalateForm* m_escalate = nullptr;
    QPointer<CaseForm> m_open;
    Composer* m_composer = nullptr;
    HoldBar* m_hold = nullptr;
    QSplitter* m_splitter = nullptr;
    QList<int> m_sizes; ///< before writing took room; empty: nothing to give back
};

} // namespace steward

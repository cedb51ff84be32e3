// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Escalations: what was put before somebody, with the thread beside it, and replies that wait for a second
// person.
#pragma once

#include "desktop/shell/page.h"
#include "desktop/widgets/rows_model.h"

class QLabel;
class QLineEdit;
class QSplitter;
class QTabBar;
class QTableView;

namespace steward {

class CommandButton;
class PageFrame;
class ThreadPane;

class EscalationsPage final : public Page {
    Q_OBJECT
public:
    EscalationsPage(const PageFacts& facts, DeskContext& context);

    void activated() override;
    void refresh() override;
    QWidget* firstFocus() override;
    bool showCase(CaseId id) override;

private:
    enum Tab { EscalationsTab, ApprovalsTab };

    void makeCommands();
    QWidget* makeDetail();
    QWidget* makeLists();
    void showTab();
    void takeRows(const QList<EscalationRow>& rows);
    void takeApprovals(const QList<ApprovalRow>& rows);
    void showCurrent();
    void showProposal(const ThreadView& view);
    void showEmpty();
    void sayFailure(const Error& error);
    void acknowledge();
    void review(Outcome outcome);
    void approve();
    void returnReply();
    void perform(CaseId id, const Command& command, qint64 version, const QString& said);
    void enableCommands();
    const EscalationRow* escalation() const;
    const ApprovalRow* approval() const;

    RowsModel<EscalationRow> m_escalations;
    RowsModel<ApprovalRow> m_approvals;
    QTabBar* m_tabs = nullptr;
    QTableView* m_escalationTable = nullptr;
    QTableView* m_approvalTable = nullptr;
    QLabel* m_case = nullptr; ///< reason and state of the current row in words
    QLabel* m_proposal = nullptr; ///< what upholding would carry out
    ThreadPane* m_thread = nullptr;
    QList<CommandButton*> m_buttons;
    QLineEdit* m_reason = nullptr;
    PageFrame* m_frame = nullptr;
    QAction* m_acknowledge = nullptr;
    QAction* m_return = nullptr;
    QAction* m_uphold = nullptr;
    QAction* m_takeOver = nullptr;
    QAction* m_refer = nullptr;
    QAction* m_approve = nullptr;
    CaseId m_shown;
};

} // namespace steward

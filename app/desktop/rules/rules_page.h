// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Ground rules: read them, edit a draft and see at once what it would have flagged, publish it, roll back,
// and take the public page.
#pragma once

#include "desktop/rules/back_test_run.h"
#include "desktop/rules/rule_draft_keeper.h"
#include "desktop/rules/rule_rows.h"
#include "desktop/shell/page.h"

class QLabel;
class QSplitter;
class QStackedWidget;
class QTabBar;
class QTableView;

namespace steward {

class BackTestPanel;
class ConfirmForm;
class HistoryPanel;
class HouseRulesPanel;
class PageFrame;
class RuleForm;
class RuleSheet;

class RulesPage final : public Page {
    Q_OBJECT
public:
    RulesPage(const PageFacts& facts, DeskContext& context);

    void activated() override;
    void refresh() override;
    QWidget* firstFocus() override;

private:
    enum Tab { RuleTab, HistoryTab, HouseRulesTab };
    /// A draft that was thrown away, for whoever did so by mistake.
    struct Discarded {
        PersonId of;
        DraftRules draft;
        QString begunOver;
    };
    void makeCommands();
    QWidget* makeList();
    QWidget* makeBody();
    QWidget* makeRulePane();
    QWidget* makeOvertaken();
    void listen();
    void read();
    void readRoutes();
    void readPrecision();

    void showAll();
    void showRows();
    void makeRoom();
    void showRule();
    void showTab();
    void saySubtitle();
    void enableCommands();
    void takeVerdict();
    void revealBackTest(bool on);
    void showBackTest();

    void setEditing(bool on);
    void openPublishing();
    void publish(const QString& version, const QString& note);
    void openRollback();
    void rollBack(const RulePublication& to);
    void tellInForce(const RulePublication& published, const QString& before);
    void addRule();
    void showAdded(const RuleId& id);
    void removeRule();
    void bringRuleBack(const RuleId& id, const DraftRules& from);
    bool isTakenOut(const RuleId& id) const;
    void discard();
    void bringDraftBack();
    bool canBringDraftBack() const;
    void closeForms();
    void tellCarriedOver(const CarriedOver& what);
    void goTo(const DraftProblem& problem);
    RuleId current() const;
    QString publishingEffect() const;

    RuleDraftKeeper m_keeper;
    BackTestRun m_run;
    RowsModel<RuleRow> m_model;
    QTableView* m_table;
    QTabBar* m_tabs = nullptr;
    QStackedWidget* m_panes = nullptr;
    QSplitter* m_rulePane = nullptr;
    QStackedWidget* m_ruleStack = nullptr;
    RuleSheet* m_sheet = nullptr;
    RuleForm* m_form = nullptr;
    BackTestPanel* m_backTest = nullptr;
    HistoryPanel* m_history = nullptr;
    HouseRulesPanel* m_houseRules = nullptr;
    QWidget* m_overtaken = nullptr;
    QLabel* m_overtakenWords = nullptr;
    ConfirmForm* m_publishForm = nullptr;
    ConfirmForm* m_rollbackForm = nullptr;
    PageFrame* m_frame = nullptr;
    QAction* m_edit = nullptr;
    QAction* m_publish = nullptr;
    QAction* m_discard = nullptr;
    QAction* m_add = nullptr;
    QAction* m_remove = nullptr;
    QAction* m_rollBack = nullptr;
    QList<RulePrecision> m_precision;
    std::optional<Discarded> m_discarded;
    bool m_editing = false;
    bool m_routesRead = false;
    bool m_wasRevealed = false; ///< the back-test has had its room
    bool m_publishesNext = false; ///< as soon as the draft was looked at
    std::optional<DraftRules> m_tested; ///< what the back-test runs or ran on
};

} // namespace steward

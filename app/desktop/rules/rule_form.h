// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One ground rule to edit. What is wrong with a field is said under it, and what was typed stays.
#pragma once

#include "rules/draft_rules.h"
#include "services/inbox.h"

#include <QMap>
#include <QScrollArea>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace steward {

class OwnPatternsEdit;
class WrappedCheck;

class RuleForm : public QScrollArea {
    Q_OBJECT
public:
    explicit RuleForm(QWidget* parent = nullptr);

    void setRoutes(const QList<Route>& routes);
    /// `live` is the rule in force; none if it is new. A field that says the same already is left alone, with
    /// its cursor.
    void show(const GroundRule& rule, const std::optional<GroundRule>& live);
    /// Of the rule that is shown; those of others are passed over. That a new rule has no text yet is said of
    /// a field once somebody was there.
    void showProblems(const QList<DraftProblem>& problems);
    /// The title of a new rule, else the wording.
    QWidget* firstField() const;
    /// Brings the field of a problem into view, with the focus.
    void goTo(const DraftProblem& problem);

signals:
    /// Something was typed or chosen: the rule as the fields have it now.
    void edited(const steward::GroundRule& rule);
    void putBackRequested();
    void closed();

private:
    void makeTexts(QFormLayout* rows);
    void makeDeeds(QFormLayout* rows);
    void makeSteps(QFormLayout* rows);
    void makeFindings(QFormLayout* rows);
    void addField(QFormLayout* rows, RuleField field, const QString& label, QWidget* widget);
    void showTexts();
    void takeTexts();
    void take(RuleField field);
    void takeText(LocalisedText& texts, const QString& text);
    QStringList stepsTaken() const;
    void sayChanges();
    QString language() const;

    GroundRule m_rule;
    std::optional<GroundRule> m_live;
    QSet<RuleField> m_met; ///< fields of a new rule in which somebody wrote or to which they were led
    QList<DraftProblem> m_said;
    bool m_filling = false;
    QLabel* m_title;
    QLabel* m_changes;
    QPushButton* m_putBack;
    QComboBox* m_language = nullptr;
    QLineEdit* m_name = nullptr;
    QPlainTextEdit* m_wording = nullptr;
    QPlainTextEdit* m_rationale = nullptr;
    WrappedCheck* m_use = nullptr;
    QComboBox* m_kind = nullptr;
    WrappedCheck* m_answers = nullptr;
    WrappedCheck* m_escalates = nullptr;
    QComboBox* m_severity = nullptr;
    QComboBox* m_action = nullptr;
    QComboBox* m_route = nullptr;
    QSpinBox* m_minutes = nullptr;
    QComboBox* m_clock = nullptr;
    OwnPatternsEdit* m_own = nullptr;
    QPlainTextEdit* m_match = nullptr;
    QPlainTextEdit* m_noMatch = nullptr;
    QMap<RuleField, QLabel*> m_problems;
    QMap<RuleField, QWidget*> m_fields;
};

} // namespace steward

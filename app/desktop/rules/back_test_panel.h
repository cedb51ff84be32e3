// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the draft would have flagged: the counts of all rules in one line, and for the chosen rule the items
// on which it and the rules in force differ.
#pragma once

#include "desktop/widgets/rows_model.h"
#include "services/back_test.h"

#include <QScrollArea>

class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;

namespace steward {

/// One item on which draft and rules in force differ.
struct DifferenceRow {
    bool added = false; ///< newly flagged, else no longer
    BackTestSample sample;
};

class BackTestPanel : public QScrollArea {
    Q_OBJECT
public:
    explicit BackTestPanel(QWidget* parent = nullptr);

    /// Nothing was tested yet if `report` is none. `pending`: the words have changed since, or cannot be
    /// tested.
    void show(const std::optional<BackTestReport>& report, bool running, const QString& pending);
    void showRule(const RuleId& rule);
    /// Texts of the samples stay covered until somebody asks for them, if `veils`.
    void setVeils(bool veils);

signals:
    void stopRequested();
    void againRequested();
    void caseRequested(steward::CaseId id);

private:
    void sayCounts();
    void showSamples();
    QString saidIn(const DifferenceRow& row) const;

    RowsModel<DifferenceRow> m_model;
    std::optional<BackTestReport> m_report;
    RuleId m_rule;
    bool m_veils = true;
    bool m_shown = false; ///< somebody asked for the texts
    QLabel* m_counts;
    QProgressBar* m_bar;
    QPushButton* m_stop;
    QPushButton* m_again;
    QLabel* m_ofRule;
    QPushButton* m_reveal;
    QTableView* m_samples;
};

} // namespace steward

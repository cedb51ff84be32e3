// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which rules were in force since when, what each publication changed, and the way back.
#pragma once

#include "desktop/shell/desk_context.h"
#include "desktop/widgets/rows_model.h"
#include "services/rule_drafting.h"

#include <QWidget>

class QAction;
class QLabel;
class QTableView;

namespace steward {

class HistoryPanel : public QWidget {
    Q_OBJECT
public:
    /// `rollBack` is shown as a button; it acts on chosen().
    HistoryPanel(DeskContext& context, QAction* rollBack, QWidget* parent = nullptr);

    void show(const QList<RulePublication>& history);
    /// The chosen publication; none if it is the one in force or nothing is chosen.
    std::optional<RulePublication> chosen() const;
    QWidget* firstFocus() const;

signals:
    void chosenChanged();

private:
    void showStory();
    QString personOf(const RulePublication& publication) const;

    DeskContext& m_context;
    RowsModel<RulePublication> m_model;
    QHash<PersonId, QString> m_people;
    QTableView* m_table;
    QLabel* m_story;
    qint64 m_asked = 0;
};

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the rules propose for the case in hand, as one card: each step with the rule that asks for it and a
// box that drops it.
#pragma once

#include "desktop/shell/desk_context.h"
#include "rules/plan.h"

#include <QFrame>
#include <QHash>

class QHBoxLayout;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace steward {

class FoldedLabel;
class WrappedCheck;

/// Reasons and clocks take one line each, so that five steps and the buttons below them fit a laptop; a
/// button unfolds them. Enter anywhere in the card carries out what is left in it; Escape leaves it. What
/// cannot be taken back is marked, and asks: the first Enter only says so, the second one does it. What was
/// dropped stays dropped when the same case is read again.
class PlanCard : public QFrame {
    Q_OBJECT
public:
    explicit PlanCard(DeskContext& context, QWidget* parent = nullptr);

    /// A row of buttons below the steps.
    void addButtons(QWidget* row);

    void showPlan(const Case& subject, ItemId item, const Plan& plan);
    void clear();
    void knowRoutes(const QHash<RouteId, QString>& names);

    /// What the card is about, as it was shown last.
    CaseId shownCase() const { return m_case; }
    ItemId shownItem() const { return m_item; }
    /// The steps that are still ticked.
    QList<PlanStep> remaining() const;
    /// True if everything that is left may be done: nothing of it is for good, or this was said at the call
    /// before. Otherwise says so, and takes the focus to the step.
    bool mayBeCarriedOut();
    /// The box of the first step; null if there is none.
    QWidget* firstStep() const;

signals:
    void carryOutWanted();
    void left();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Line {
        WrappedCheck* check = nullptr;
        FoldedLabel* why = nullptr;
    };
    QHBoxLayout* makeHeading();
    void addLine();
    void unfold(bool on);
    void fill(const Line& line, const PlanStep& step);
    void sayClocks();
    void sayNotRead();
    void stopAsking();
    QString inWords(const PlanStep& step) const;
    QString reasonsOf(const PlanStep& step) const;

    DeskContext& m_context;
    QHash<RouteId, QString> m_routes;
    QHash<QString, bool> m_ticks; ///< by hand, by key of the step
    QList<Line> m_lines; ///< as many as any case needed; those in excess are hidden
    QVBoxLayout* m_steps = nullptr;
    QLabel* m_title = nullptr;
    QToolButton* m_more = nullptr;
    FoldedLabel* m_clocks = nullptr;
    QLabel* m_notRead = nullptr;
    QLabel* m_question = nullptr;
    CaseId m_case;
    ItemId m_item;
    Plan m_plan;
    bool m_asked = false;
};

} // namespace steward

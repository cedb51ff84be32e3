// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the rules found in the chosen item, and what a moderator thinks of each finding.
#pragma once

#include "desktop/shell/desk_context.h"
#include "domain/command.h"
#include "services/inbox.h"

#include <QWidget>

#include <array>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace steward {

/// One line for each rule and detector: agree, disagree, ignore. Nothing of the value itself is shown here.
/// What is pressed is the newest judgement that is stored; pressing another changes it.
class FindingsPanel : public QWidget {
    Q_OBJECT
public:
    explicit FindingsPanel(DeskContext& context, QWidget* parent = nullptr);

    void showItem(const ThreadView& view, ItemId item);
    void clear();
    /// The first button of the first finding; null if there is none.
    QWidget* firstButton() const;

signals:
    void judged(const steward::Command& command);
    void left();

private:
    static constexpr int verdicts = 3;
    struct Line {
        QWidget* row = nullptr;
        QLabel* words = nullptr;
        std::array<QPushButton*, verdicts> buttons{};
    };
    struct Found {
        RuleId rule;
        QString detector;
        Tier tier = Tier::Possible;
        std::optional<FindingVerdict> verdict;
    };
    void addLine();
    void fill(const Line& line, const Found& found);
    static QList<Found> foundIn(const ThreadItem& item);

    DeskContext& m_context;
    QVBoxLayout* m_column = nullptr;
    QList<Line> m_lines; ///< as many as any item needed; those in excess are hidden
    QList<Found> m_found;
    ItemId m_item;
};

} // namespace steward

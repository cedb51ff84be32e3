// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Outbox: what is still to be sent, and why.
#pragma once

#include "desktop/shell/page.h"
#include "desktop/widgets/rows_model.h"

class QTableView;

namespace steward {

class PageFrame;

class OutboxPage final : public Page {
    Q_OBJECT
public:
    OutboxPage(const PageFacts& facts, DeskContext& context);

    void activated() override;
    void refresh() override;
    QWidget* firstFocus() override;

private:
    void sendNow();
    void withdrawCurrent();
    void recordCurrentByHand();
    void openCurrent();
    void show(const QList<OutboxRow>& rows);
    void enableCommands();
    const OutboxRow* current() const;

    RowsModel<OutboxRow> m_model;
    QTableView* m_table;
    PageFrame* m_frame;
    QAction* m_send;
    QAction* m_withdraw;
    QAction* m_byHand;
    QAction* m_open;
};

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts: our presences on platforms, how each is doing, and adding one.
#pragma once

#include "desktop/shell/page.h"
#include "desktop/widgets/rows_model.h"

class QScrollArea;
class QTableView;

namespace steward {

class AddAccountForm;
class PageFrame;

class AccountsPage final : public Page {
    Q_OBJECT
public:
    AccountsPage(const PageFacts& facts, DeskContext& context);

    void activated() override;
    void refresh() override;
    QWidget* firstFocus() override;

private:
    void openForm();
    void openMending();
    void add(const AccountDraft& draft);
    void mend(const QByteArray& secret);
    void welcome(const QString& account);
    void testCurrent();
    void removeCurrent();
    void collectNow();
    void show(const QList<AccountRow>& rows);
    void enableCommands();
    /// As the service knows it: with its platform where several share the name.
    QString nameOf(const AccountRow& row) const;

    RowsModel<AccountRow> m_model;
    QTableView* m_table;
    AddAccountForm* m_form;
    QScrollArea* m_formArea; ///< the form is tall at twice the text
    PageFrame* m_frame;
    QAction* m_add;
    QAction* m_collect;
    QAction* m_test;
    QAction* m_mend;
    QAction* m_remove;
    QString m_mending; ///< name of the account whose sign-in is asked for
    bool m_collecting = false;
    bool m_collectAgain = false;
    AccountId m_removing; ///< asked once; the second press on the same account carries it out
};

} // namespace steward

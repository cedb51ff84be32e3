// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// People: who works here, with which roles, and who is at the desk now.
#pragma once

#include "desktop/shell/page.h"
#include "desktop/widgets/rows_model.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace steward {

class PageFrame;

class PeoplePage final : public Page {
    Q_OBJECT
public:
    PeoplePage(const PageFacts& facts, DeskContext& context);

    void activated() override;
    void refresh() override;
    QWidget* firstFocus() override;

private:
    QWidget* makeForm();
    void show(const QList<Person>& people);
    void startAdding();
    void editCurrent();
    void closeForm();
    void save();
    void switchToCurrent();
    void enableCommands();
    const Person* current() const;
    QSet<Role> tickedRoles() const;

    RowsModel<Person> m_model;
    QTableView* m_table;
    QWidget* m_form = nullptr;
    QLabel* m_formTitle = nullptr;
    QLineEdit* m_name = nullptr;
    QMap<Role, QCheckBox*> m_roles;
    QCheckBox* m_active = nullptr;
    QLabel* m_trouble = nullptr;
    PageFrame* m_frame;
    QAction* m_add;
    QAction* m_edit;
    QAction* m_switch;
    PersonId m_editing; ///< invalid: the form adds somebody
};

} // namespace steward

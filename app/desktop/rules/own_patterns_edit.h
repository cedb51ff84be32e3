// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a rule looks for by itself, to edit: the list of entries, and the chosen one in fields below it.
#pragma once

#include "rules/own_patterns.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace steward {

class OwnPatternsEdit : public QWidget {
    Q_OBJECT
public:
    explicit OwnPatternsEdit(QWidget* parent = nullptr);

    /// The chosen entry stays chosen if there are as many.
    void show(const QList<OwnPattern>& entries);
    /// As typed; an entry in which nothing is to be looked for is none.
    QList<OwnPattern> entries() const;
    /// Chooses an entry of entries().
    void choose(int entry);

signals:
    void edited();

private:
    void makeFields();
    void showChosen();
    void takeFields();
    void add();
    void removeChosen();
    void fill();
    void moveToItsKind(int row);
    int chosen() const;

    QList<OwnPattern> m_entries; ///< words first, as in the file: a problem names an entry by its place
    QListWidget* m_list;
    QComboBox* m_kind;
    QLineEdit* m_match;
    QComboBox* m_tier;
    QLineEdit* m_unless;
    QPushButton* m_add;
    QPushButton* m_remove;
};

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The public page of house rules: looked at, copied, saved.
#pragma once

#include "desktop/shell/desk_context.h"
#include "services/house_rules.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace steward {

class HouseRulesPanel : public QWidget {
    Q_OBJECT
public:
    explicit HouseRulesPanel(DeskContext& context, QWidget* parent = nullptr);

    /// Other rules are in force, or it is shown for the first time.
    void refresh();
    QWidget* firstFocus() const;

private:
    QWidget* makeSaving();
    PageForm form() const;
    QString language() const;
    void take(const HouseRulesText& page);
    void followForm();
    void browse();
    void save();
    void copy();

    DeskContext& m_context;
    QComboBox* m_language;
    QComboBox* m_form;
    QPlainTextEdit* m_text;
    QLineEdit* m_file;
    QLabel* m_trouble;
    QString m_replaces; ///< a file that is there and that Save was pressed on once
    qint64 m_asked = 0;
};

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reading the tables of the pages as somebody would: by heading and by what a row says.
#pragma once

#include <QTableView>

namespace steward::test {

inline int columnOf(const QTableView& table, const char* heading)
{
    for (int i = 0; i < table.model()->columnCount(); ++i) {
        if (table.model()->headerData(i, Qt::Horizontal).toString() == QLatin1StringView(heading))
            return i;
    }
    qFatal("There is no column %s.", heading);
}

inline QString cell(const QTableView& table, int row, const char* heading)
{
    return table.model()->index(row, columnOf(table, heading)).data().toString();
}

/// The first row that says `words` under `heading`, -1 if there is none.
inline int rowWhere(const QTableView& table, const char* heading, const QString& words)
{
    for (int i = 0; i < table.model()->rowCount(); ++i) {
        if (cell(table, i, heading).contains(words))
            return i;
    }
    return -1;
}

/// Makes that row the current one; false if there is none.
inline bool goTo(QTableView& table, const char* heading, const QString& words)
{
    const int row = rowWhere(table, heading, words);
    if (row < 0)
        return false;
    table.setCurrentIndex(table.model()->index(row, 0));
    table.setFocus();
    return true;
}

} // namespace steward::test

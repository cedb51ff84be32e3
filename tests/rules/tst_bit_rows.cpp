// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/bit_rows.h"

#include <QRandomGenerator>
#include <QTest>

#include <set>

using namespace steward;

class BitRowsTest : public QObject {
    Q_OBJECT
private slots:
    void holdsWhatWasAddedAndNothingElse_data()
    {
        QTest::addColumn<int>("columns");
        for (const int columns : {1, 63, 64, 127, 128, 129, 1000})
            QTest::addRow("%d columns", columns) << columns;
    }
    void holdsWhatWasAddedAndNothingElse()
    {
        QFETCH(int, columns);
        QRandomGenerator random(7);
        std::vector<std::set<size_t>> rows(40);
        BitRows kept{size_t(columns)};
        for (std::set<size_t>& row : rows) {
            for (quint32 n = random.bounded(12U); n > 0; --n)
                row.insert(random.bounded(quint32(columns)));
            kept.add(row);
        }
        kept.close();
        for (size_t row = 0; row < rows.size(); ++row) {
            for (size_t column = 0; column < size_t(columns); ++column)
                QCOMPARE(kept.holds(row, column), rows[row].contains(column));
        }
    }
};

QTEST_APPLESS_MAIN(BitRowsTest)
#include "tst_bit_rows.moc"

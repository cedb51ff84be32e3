// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A table of plain rows that is brought up to date by differences, so that selection, focus and scroll
// position stay.
#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <QList>

#include <functional>

namespace steward {

/// One column: its heading and what a row says in it. `tip` is the text itself if empty; `number` aligns to
/// the end.
template <typename Row> struct RowColumn {
    QString title;
    std::function<QString(const Row&)> text;
    std::function<QString(const Row&)> tip = {};
    bool number = false;
};

/// Never resets. `key` tells rows apart over time.
template <typename Row> class RowsModel final : public QAbstractTableModel {
public:
    RowsModel(
        QList<RowColumn<Row>> columns, std::function<QString(const Row&)> key, QObject* parent = nullptr)
        : QAbstractTableModel(parent)
        , m_columns(std::move(columns))
        , m_key(std::move(key))
    {
    }

    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }
    int columnCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_columns.size());
    }
    const QList<Row>& rows() const { return m_rows; }
    const Row* at(const QModelIndex& index) const
    {
        return index.isValid() && index.row() < m_rows.size() ? &m_rows.at(index.row()) : nullptr;
    }

    QVariant data(const QModelIndex& index, int role) const override
    {
        const Row* row = at(index);
        if (!row)
            return {};
        const auto& column = m_columns.at(index.column());
        switch (role) {
        case Qt::DisplayRole:
            return column.text(*row);
        case Qt::ToolTipRole:
            return column.tip ? column.tip(*row) : column.text(*row); // a narrow column cuts its text
        case Qt::AccessibleTextRole:
            return QString(column.title + QStringLiteral(": ") + column.text(*row));
        case Qt::TextAlignmentRole:
            return int((column.number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        default:
            return {};
        }
    }

    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size())
            return {};
        if (role == Qt::DisplayRole)
            return m_columns.at(section).title;
        if (role == Qt::TextAlignmentRole)
            return int((m_columns.at(section).number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        return {};
    }

    /// Makes the model show exactly `wanted`, by removals, moves, insertions and changes.
    void show(const QList<Row>& wanted)
    {
        removeGone(wanted);
        for (int i = 0; i < wanted.size(); ++i) {
            const int found = find(m_key(wanted.at(i)), i);
            if (found < 0) {
                beginInsertRows({}, i, i);
                m_rows.insert(i, wanted.at(i));
                endInsertRows();
                continue;
            }
            if (found != i) {
                beginMoveRows({}, found, found, {}, i);
                m_rows.move(found, i);
                endMoveRows();
            }
            m_rows[i] = wanted.at(i);
            emit dataChanged(index(i, 0), index(i, int(m_columns.size()) - 1));
        }
    }

    /// Adds rows behind the last one (a further page).
    void append(const QList<Row>& more)
    {
        if (more.isEmpty())
            return;
        beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + more.size()) - 1);
        m_rows << more;
        endInsertRows();
    }

private:
    int find(const QString& key, int from) const
    {
        for (int i = from; i < m_rows.size(); ++i) {
            if (m_key(m_rows.at(i)) == key)
                return i;
        }
        return -1;
    }

    void removeGone(const QList<Row>& wanted)
    {
        QHash<QString, bool> keep;
        for (const auto& row : wanted)
            keep.insert(m_key(row), true);
        for (int i = int(m_rows.size()) - 1; i >= 0; --i) {
            if (keep.contains(m_key(m_rows.at(i))))
                continue;
            beginRemoveRows({}, i, i);
            m_rows.removeAt(i);
            endRemoveRows();
        }
    }

    QList<RowColumn<Row>> m_columns;
    std::function<QString(const Row&)> m_key;
    QList<Row> m_rows;
};

} // namespace steward

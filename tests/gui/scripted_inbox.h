// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An inbox that does what a test says: rows by key, changed between two reads, answered like the real one.
#pragma once

#include "desktop/inbox/inbox_model.h"

#include <QMap>

namespace steward::test {

class ScriptedInbox {
public:
    /// A case at `key` (smaller is more urgent).
    void put(qint64 key, CaseId id, qint64 version = 1)
    {
        remove(id);
        InboxRow row;
        row.id = id;
        row.platform = QStringLiteral("facebook");
        row.account = QStringLiteral("northbridge-ccg");
        row.author = QStringLiteral("Author %1").arg(id.value);
        row.excerpt = QStringLiteral("What case %1 says, version %2").arg(id.value).arg(version);
        row.version = version;
        row.cursor = QStringLiteral("%1").arg(key, 12, 10, QLatin1Char('0'));
        m_rows.insert(row.cursor, row);
        m_keys.insert(id, row.cursor);
    }
    void touch(CaseId id)
    {
        if (!m_keys.contains(id))
            return;
        auto& row = m_rows[m_keys.value(id)];
        ++row.version;
        row.excerpt = QStringLiteral("What case %1 says, version %2").arg(id.value).arg(row.version);
    }
    void remove(CaseId id)
    {
        if (m_keys.contains(id))
            m_rows.remove(m_keys.take(id));
    }
    qint64 keyOf(CaseId id) const { return m_keys.value(id).toLongLong(); }
    bool isFree(qint64 key) const
    {
        return !m_rows.contains(QStringLiteral("%1").arg(key, 12, 10, QLatin1Char('0')));
    }
    int size() const { return int(m_rows.size()); }
    const InboxRow* row(CaseId id) const
    {
        const auto it = m_rows.constFind(m_keys.value(id));
        return it == m_rows.cend() ? nullptr : &*it;
    }
    void failNext(const Error& error) { m_error = error; }
    int pagesRead() const { return m_pagesRead; }

    InboxSource source()
    {
        return {[this](const InboxQuery& query) { return page(query); },
            [this](const InboxQuery&, int size) { return outline(size); }};
    }

private:
    QFuture<Result<InboxPage>> page(const InboxQuery& query)
    {
        ++m_pagesRead;
        if (const auto error = std::exchange(m_error, std::nullopt))
            return QtFuture::makeReadyFuture(Result<InboxPage>(*error));
        InboxPage page;
        auto it = query.after.isEmpty() ? m_rows.cbegin() : m_rows.upperBound(query.after);
        for (; it != m_rows.cend() && page.rows.size() < query.limit; ++it)
            page.rows << *it;
        page.more = it != m_rows.cend();
        return QtFuture::makeReadyFuture(Result<InboxPage>(page));
    }
    QFuture<Result<InboxOutline>> outline(int size)
    {
        InboxOutline outline;
        for (const auto& row : std::as_const(m_rows)) {
            if (++outline.rows % size == 0)
                outline.anchors << row.cursor;
        }
        return QtFuture::makeReadyFuture(Result<InboxOutline>(outline));
    }

    QMap<QString, InboxRow> m_rows;
    QHash<CaseId, QString> m_keys;
    std::optional<Error> m_error;
    int m_pagesRead = 0;
};

} // namespace steward::test

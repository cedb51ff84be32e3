// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Knows how fresh the inbox is: which account was collected when, and what failed. Emptiness is only claimed
// on its word.
#pragma once

#include "desktop/shell/reread.h"
#include "services/accounts.h"
#include "services/collector.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

namespace steward {

class CollectionWatch : public QObject {
    Q_OBJECT
public:
    CollectionWatch(Workspace& workspace, Accounts& accounts, Collector& collector);

    void refresh();
    /// True if every account was collected within its interval, so that "nothing waiting" may be said.
    bool isFresh() const;
    /// What stands in an empty inbox: "Nothing waiting", or since when and why nothing came from where.
    QString emptySentence() const;
    /// What stands in the status line: "Collecting from X", "Collected 14:02", "Nothing new since 08:12 from
    /// X: ...".
    QString statusSentence() const;
    bool needsMending() const { return m_known && !isFresh(); }
    const QList<AccountRow>& accounts() const { return m_rows; }

signals:
    void changed();

private:
    const AccountRow* stalest() const;
    bool isStale(const AccountRow& row) const;

    Workspace& m_workspace;
    Accounts& m_accounts;
    QList<AccountRow> m_rows;
    QStringList m_underWay;
    bool m_known = false;
    bool m_readable = true;
    QTimer m_look;
    Reread m_reread;
};

} // namespace steward

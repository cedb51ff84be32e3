// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shell/collection_watch.h"

#include "base/text.h"
#include "desktop/shell/when_done.h"
#include "desktop/shell/words.h"

namespace steward {

CollectionWatch::CollectionWatch(Workspace& workspace, Accounts& accounts, Collector& collector)
    : m_workspace(workspace)
    , m_accounts(accounts)
    , m_reread(
          [this] {
              whenDone(m_accounts.list(), this, [this](const Result<QList<AccountRow>>& rows) {
                  m_reread.finished();
                  m_readable = rows.hasValue();
                  m_known = m_known || m_readable;
                  if (rows)
                      m_rows = *rows;
                  emit changed();
              });
          },
          std::chrono::seconds(2))
{
    connect(&workspace, &Workspace::changed, this, &CollectionWatch::refresh);
    connect(&collector, &Collector::started, this, [this](const QString& account) {
        m_underWay << account;
        emit changed();
    });
    connect(&collector, &Collector::finished, this, [this](const CollectedAccount& account) {
        m_underWay.removeOne(account.name);
        refresh();
        emit changed();
    });
    // Staleness comes by itself: a minute is how soon it must be said.
    connect(&m_look, &QTimer::timeout, this, &CollectionWatch::refresh);
    m_look.start(std::chrono::seconds(30));
}

void CollectionWatch::refresh()
{
    m_reread.request();
}

bool CollectionWatch::isStale(const AccountRow& row) const
{
    if (row.state == AccountState::Practice)
        return false;
    if (!row.error.isEmpty() || row.state != AccountState::Live || !row.lastCollected)
        return true;
    return m_workspace.now() - *row.lastCollected
        > m_workspace.settings().collectEvery + std::chrono::minutes(1);
}

const AccountRow* CollectionWatch::stalest() const
{
    const AccountRow* worst = nullptr;
    for (const auto& row : m_rows) {
        if (isStale(row) && (!worst || row.lastCollected < worst->lastCollected))
            worst = &row;
    }
    return worst;
}

bool CollectionWatch::isFresh() const
{
    return m_known && m_readable && !m_rows.isEmpty() && stalest() == nullptr;
}

QString CollectionWatch::emptySentence() const
{
    if (!m_known)
        return tr("Reading the accounts.");
    if (m_rows.isEmpty())
        return tr("No account is connected yet, so nothing can come in.");
    if (!m_readable)
        return tr("The accounts cannot be read just now, so nothing is said about what waits.");
    const auto* worst = stalest();
    if (!worst)
        return tr("Nothing waiting.");
    const auto name = isolated(worst->name);
    const auto why = !worst->error.isEmpty()        ? worst->error
        : worst->state == AccountState::NeedsSignIn ? tr("it needs a new sign-in.")
        : worst->state == AccountState::Unconnected ? tr("it is not connected on this machine.")
                                                    : tr("it has not been collected in time.");
    if (!worst->lastCollected)
        return tr("Nothing has been collected from %1: %2").arg(name, why);
    const auto since
        = words::moment(*worst->lastCollected, m_workspace.now(), QTimeZone(m_workspace.calendar().zone()));
    return tr("Nothing new since %1 from %2: %3").arg(since, name, why);
}

QString CollectionWatch::statusSentence() const
{
    if (!m_underWay.isEmpty())
        return tr("Collecting from %1").arg(isolated(m_underWay.first()));
    if (!isFresh())
        return emptySentence();
    std::optional<Instant> oldest;
    for (const auto& row : m_rows) {
        if (row.lastCollected && (!oldest || *row.lastCollected < *oldest))
            oldest = row.lastCollected;
    }
    if (!oldest)
        return tr("All accounts are practice accounts.");
    return tr("All accounts collected by %1")
        .arg(words::moment(*oldest, m_workspace.now(), QTimeZone(m_workspace.calendar().zone())));
}

} // namespace steward

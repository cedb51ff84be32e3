// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What people did to rows: handled, marked, unveiled; and a row as it is read aloud.
#include "base/text.h"
#include "desktop/inbox/inbox_model.h"
#include "desktop/shell/words.h"

namespace steward {

QString spoken(const InboxRow& row, const QString& excerpt)
{
    QStringList parts{InboxModel::tr("Case %1").arg(row.id.toString())};
    if (row.crisis)
        parts << InboxModel::tr("Crisis");
    if (const auto severity = words::of(row.priority); !severity.isEmpty())
        parts << severity;
    parts << InboxModel::tr("%1 on %2").arg(isolated(row.author), row.account) << words::of(row.state);
    if (row.due)
        parts << InboxModel::tr("due %1").arg(
            toLocalText(*row.due).left(16).replace(QLatin1Char('T'), QLatin1Char(' ')));
    if (!row.ownerName.isEmpty())
        parts << InboxModel::tr("owner %1").arg(isolated(row.ownerName));
    if (row.notRead)
        parts << InboxModel::tr("not read by rules");
    parts << (excerpt.isEmpty() ? InboxModel::tr("text veiled") : excerpt);
    return parts.join(QStringLiteral(", "));
}

void InboxModel::takeDone(const Case& after, const QString& ownerName, bool handled)
{
    const int at = indexOf(after.id);
    if (at < 0)
        return;
    auto& row = m_pages[at / pageSize].rows[at % pageSize];
    row.version = after.version;
    row.state = after.state;
    row.owner = after.owner;
    row.ownerName = ownerName;
    row.claimedBy = after.claim ? std::optional(after.claim->by) : std::nullopt;
    row.priority = after.priority;
    if (const auto* clock = after.leadingClock()) {
        row.clock = clock->status;
        row.due = clock->dueAt;
    } else {
        row.clock = ClockStatus::None;
        row.due.reset();
    }
    handled ? void(m_handled.insert(after.id)) : void(m_handled.remove(after.id));
    changed(at, at);
}

void InboxModel::setMarked(CaseId id, bool marked)
{
    marked ? void(m_marked.insert(id)) : void(m_marked.remove(id));
    if (const int at = indexOf(id); at >= 0)
        changed(at, at);
}

void InboxModel::clearMarks()
{
    m_marked.clear();
    if (m_rows > 0)
        changed(0, m_rows - 1);
}

void InboxModel::setUnveiled(CaseId id, bool unveiled)
{
    unveiled ? void(m_unveiled.insert(id)) : void(m_unveiled.remove(id));
    if (const int at = indexOf(id); at >= 0)
        changed(at, at);
}

bool InboxModel::isVeiled(const InboxRow& row) const
{
    return row.excerptIsSensitive && !m_unveiled.contains(row.id) && shownExcerpt(row).isEmpty();
}

QString InboxModel::shownExcerpt(const InboxRow& row) const
{
    if (!row.excerptIsSensitive || m_unveiled.contains(row.id))
        return row.excerpt;
    if (!m_mask)
        return {};
    auto known = m_masked.constFind(row.excerpt);
    if (known == m_masked.cend()) {
        constexpr int kept = 4000;
        if (m_masked.size() > kept)
            m_masked.clear();
        known = m_masked.insert(row.excerpt, m_mask(row.excerpt));
    }
    return known->value_or(QString());
}

void InboxModel::setMask(Mask mask)
{
    m_mask = std::move(mask);
    m_masked.clear();
    if (m_rows > 0)
        changed(0, m_rows - 1);
}

} // namespace steward

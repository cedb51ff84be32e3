// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/chain_checker.h"

#include "log/canonical_members.h"
#include "log/entry.h"

namespace steward {

using namespace Qt::StringLiterals;

Result<void> ChainChecker::add(qint64 sequence, QByteArrayView canonicalBytes)
{
    const auto bad = [sequence](const QString& why) {
        return Error{ErrorCode::Tampered,
            QStringLiteral("The moderation log is damaged at entry %1: %2; keep the workspace as it is and "
                           "compare it with an earlier checkpoint.")
                .arg(sequence)
                .arg(why),
            {}};
    };
    const auto members = CanonicalMembers::read(canonicalBytes);
    if (!members)
        return bad(u"it is not in canonical form"_s);
    if (sequence != m_range.size() + 1 || members->integer("seq") != sequence)
        return bad(u"another entry stands in its place"_s);
    if (digestFromHex(members->plain("prev")) != m_previous)
        return bad(u"it does not follow from the entry before"_s);
    m_previous = leafHash(canonicalBytes);
    m_range.append(m_previous);
    return {};
}

Result<void> ChainChecker::finish(const CompactRange& head) const
{
    if (head == m_range)
        return {};
    const auto why = head.size() > m_range.size()
        ? QStringLiteral("entries from %1 on are gone").arg(m_range.size() + 1)
        : head.size() < m_range.size() ? QStringLiteral("there are entries after its head")
                                       : u"its entries do not give the root of its head"_s;
    return Error{ErrorCode::Tampered,
        QStringLiteral("The moderation log is damaged: %1; keep the workspace as it is and compare it with "
                       "an earlier checkpoint.")
            .arg(why),
        {}};
}

} // namespace steward

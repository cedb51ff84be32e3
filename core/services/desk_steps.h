// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The last own commands of one desk, newest last, so that they can be taken back.
#pragma once

#include "services/desk.h"

#include <QMutex>

#include <deque>

namespace steward {

/// Thread-safe: commands remember themselves on the writer's thread, as soon as they are committed.
class Desk::Steps {
public:
    struct Step {
        Case before;
        Case after;
    };
    /// What one key did: one case, or many in bulk.
    using Deed = QList<Step>;

    void push(PersonId person, Deed deed)
    {
        const QMutexLocker lock(&m_mutex);
        m_deeds.push_back({person, std::move(deed)});
        if (m_deeds.size() > depth)
            m_deeds.pop_front();
    }
    /// The newest of that person; they never take back what somebody else did at this desk.
    std::optional<Deed> newest(PersonId person) const
    {
        const QMutexLocker lock(&m_mutex);
        const auto found = std::find_if(
            m_deeds.rbegin(), m_deeds.rend(), [&](const auto& entry) { return entry.first == person; });
        return found == m_deeds.rend() ? std::nullopt : std::optional(found->second);
    }
    void drop(PersonId person)
    {
        const QMutexLocker lock(&m_mutex);
        const auto found = std::find_if(
            m_deeds.rbegin(), m_deeds.rend(), [&](const auto& entry) { return entry.first == person; });
        if (found != m_deeds.rend())
            m_deeds.erase(std::next(found).base());
    }
    bool isEmpty() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_deeds.empty();
    }

private:
    static constexpr size_t depth = 20;
    mutable QMutex m_mutex;
    std::deque<std::pair<PersonId, Deed>> m_deeds;
};

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The threads behind a Database: one that writes, a few that read, each with its own connection.
#pragma once

#include "storage/database.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace steward {

/// Jobs that one or more threads work off in order of arrival. Each thread opens its own connection when its
/// first job comes. Thread-safe. Destroying it works off what is queued.
class Lane {
public:
    using Job = std::function<void(Session&)>;

    Lane(const DatabaseAddress& address, bool readOnly, int threads);
    ~Lane();

    void enqueue(Job job);

private:
    void work();
    bool next(Job& job);

    const DatabaseAddress m_address;
    const bool m_readOnly;
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::deque<Job> m_jobs;
    bool m_ending = false;
    std::vector<std::thread> m_threads;
};

} // namespace steward

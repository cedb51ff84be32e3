// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/lanes.h"

#include "storage/connection.h"

namespace steward {

Lane::Lane(const DatabaseAddress& address, bool readOnly, int threads)
    : m_address(address)
    , m_readOnly(readOnly)
{
    for (int thread = 0; thread < threads; ++thread)
        m_threads.emplace_back([this] { work(); });
}

Lane::~Lane()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_arrived.notify_all();
    for (std::thread& thread : m_threads)
        thread.join();
}

void Lane::enqueue(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_jobs.push_back(std::move(job));
    }
    m_arrived.notify_one();
}

bool Lane::next(Job& job)
{
    std::unique_lock lock(m_mutex);
    m_arrived.wait(lock, [this] { return m_ending || !m_jobs.empty(); });
    if (m_jobs.empty())
        return false;
    job = std::move(m_jobs.front());
    m_jobs.pop_front();
    return true;
}

void Lane::work()
{
    std::unique_ptr<Session> session;
    Job job;
    while (next(job)) {
        if (!session)
            session = std::make_unique<Session>(
                makeConnection(m_address), dialectOf(m_address.engine), m_readOnly);
        job(*session);
        job = {};
    }
    dropConnection(session);
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which ground rules are in force in this process, and how it comes to others while it runs.
#include "base/logging.h"
#include "services/workspace_state.h"
#include "storage/rule_store.h"

#include <QtConcurrentRun>

namespace steward {

Result<PublishedRules> loadRules(Session& session)
{
    RuleStore store(session);
    const auto newest = store.newest();
    if (!newest)
        return newest.error();
    if (!*newest)
        return PublishedRules{0, RuleSet::shipped()};
    const auto content = store.content((*newest)->id);
    if (!content)
        return content.error();
    const auto rules = RuleSet::parse(*content);
    if (!rules)
        return rules.error();
    return PublishedRules{(*newest)->id, *rules};
}

std::shared_ptr<const Matcher> Workspace::matcher() const
{
    const QMutexLocker lock(&m_state->rulesMutex);
    return m_state->matcher;
}

std::shared_ptr<const RuleSet> Workspace::rules() const
{
    return matcher()->sharedRules();
}

LogStamp Workspace::logStamp() const
{
    const QMutexLocker lock(&m_state->rulesMutex);
    return m_state->stamp;
}

QFuture<Result<void>> Workspace::takeUpRules()
{
    return QtConcurrent::run(&m_state->pool, [this] {
        auto taken = takeUpNewest();
        if (!taken)
            qCWarning(logStorage) << "published ground rules not taken up:" << taken.error().message;
        return taken;
    });
}

Result<void> Workspace::takeUpNewest()
{
    // One at a time: two would compile twice, and the older could come last.
    const QMutexLocker onlyOne(&m_state->takingUpRules);
    const auto newest = m_state->database
                            ->read<qint64>([](Session& session) -> Result<qint64> {
                                const auto found = RuleStore(session).newest();
                                if (!found)
                                    return found.error();
                                return *found ? (*found)->id : 0;
                            })
                            .result();
    if (!newest)
        return newest.error();
    // Written under both mutexes only, so this thread may read it under one.
    if (*newest == m_state->publication)
        return {};
    const auto published = m_state->database->read<PublishedRules>(loadRules).result();
    if (!published)
        return published.error();
    auto matcher = std::make_shared<const Matcher>(published->rules, m_state->findingSalt);
    {
        const QMutexLocker lock(&m_state->rulesMutex);
        m_state->matcher = std::move(matcher);
        m_state->publication = published->publication;
        m_state->stamp.origin.ruleSetVersion = published->rules->version();
    }
    QMetaObject::invokeMethod(this, &Workspace::rulesChanged, Qt::QueuedConnection);
    return {};
}

} // namespace steward

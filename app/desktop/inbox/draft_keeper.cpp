// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/inbox/draft_keeper.h"

#include "desktop/shell/when_done.h"

namespace steward {

namespace {

using namespace std::chrono_literals;

constexpr auto pause = 700ms;
constexpr auto longest = 3000ms; ///< somebody who never pauses loses no more than this
constexpr auto again = 5000ms;

} // namespace

DraftKeeper::DraftKeeper(DeskContext& context, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_store(context.workspace())
    , m_writer(context.actor())
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &DraftKeeper::flush);
}

DraftKeeper::~DraftKeeper()
{
    flush();
}

void DraftKeeper::read(CaseId id, std::function<void(const Result<void>&)> then)
{
    if (knows(id))
        return then({});
    whenDone(m_store.find(m_writer, id), this,
        [this, id, writer = m_writer.person, then = std::move(then)](const Result<DraftReply>& found) {
            if (!found)
                return then(found.error());
            // Words that were put here meanwhile are newer; those of somebody who has left are not ours.
            if (writer == m_writer.person && !knows(id))
                m_drafts.insert(id, *found);
            then({});
        });
}

void DraftKeeper::keep(CaseId id, const DraftReply& draft)
{
    const bool known = knows(id);
    if (known && (m_drafts.value(id) == draft || (m_drafts.value(id).isEmpty() && draft.isEmpty())))
        return;
    m_drafts.insert(id, draft);
    if (m_unsaved.isEmpty())
        m_since.start();
    m_unsaved.insert(id);
    const auto left = longest - std::chrono::milliseconds(m_since.elapsed());
    m_pause.start(std::clamp<std::chrono::milliseconds>(left, 0ms, pause));
}

void DraftKeeper::forget(CaseId id)
{
    m_drafts.insert(id, {});
    m_unsaved.remove(id);
}

void DraftKeeper::flush()
{
    m_pause.stop();
    const auto unsaved = std::exchange(m_unsaved, {});
    for (const auto& id : unsaved)
        store(id);
}

void DraftKeeper::store(CaseId id)
{
    ++m_underWay;
    whenDone(m_store.keep(m_writer, id, m_drafts.value(id)), this,
        [this, id, writer = m_writer.person](const Result<void>& kept) {
            --m_underWay;
            if (kept) {
                m_failing = false;
                return;
            }
            if (writer != m_writer.person)
                return m_context.say(kept.error());
            m_unsaved.insert(id);
            m_since.start();
            m_pause.start(again);
            if (!std::exchange(m_failing, true))
                m_context.say(kept.error());
        });
}

void DraftKeeper::handOver()
{
    const auto now = m_context.actor();
    if (now.person == m_writer.person) {
        m_writer = now;
        return;
    }
    flush();
    m_drafts.clear();
    m_unsaved.clear();
    m_writer = now;
}

} // namespace steward

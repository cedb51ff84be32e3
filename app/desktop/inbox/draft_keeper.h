// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the person at the desk is writing, case by case: at hand at once, in the workspace a moment later.
#pragma once

#include "desktop/shell/desk_context.h"
#include "services/drafts.h"

#include <QElapsedTimer>
#include <QHash>
#include <QSet>
#include <QTimer>

namespace steward {

/// Saves when typing pauses, and every few seconds if it does not; never on this thread. What could not be
/// saved stays here and is tried again. Whatever is unsaved when the window goes is saved on the way out.
class DraftKeeper : public QObject {
    Q_OBJECT
public:
    explicit DraftKeeper(DeskContext& context, QObject* parent = nullptr);
    ~DraftKeeper() override;

    /// True once it was looked up: only then may it be shown, or what is stored would be written over.
    bool knows(CaseId id) const { return m_drafts.contains(id); }
    DraftReply of(CaseId id) const { return m_drafts.value(id); }
    /// Calls `then` when the draft of `id` is known (at once if it is), or with what went wrong.
    void read(CaseId id, std::function<void(const Result<void>&)> then);

    void keep(CaseId id, const DraftReply& draft);
    /// Its words were signed off: the store let go of them with that.
    void forget(CaseId id);
    void flush();
    bool isSaved() const { return m_unsaved.isEmpty() && m_underWay == 0; }
    /// Saves for whoever was at the desk and starts anew for whoever is now.
    void handOver();

private:
    void store(CaseId id);

    DeskContext& m_context;
    Drafts m_store;
    Actor m_writer;
    QHash<CaseId, DraftReply> m_drafts;
    QSet<CaseId> m_unsaved;
    int m_underWay = 0;
    bool m_failing = false;
    QTimer m_pause;
    QElapsedTimer m_since; ///< the oldest words that are not saved
};

} // namespace steward

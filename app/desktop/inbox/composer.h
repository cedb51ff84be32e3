// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the reply to a case is written, checked and sent.
#pragma once

#include "desktop/inbox/draft_keeper.h"
#include "desktop/inbox/reply_sheet.h"
#include "desktop/shell/desk_context.h"

#include <QTimer>
#include <QWidget>

class QAction;

namespace steward {

/// Checks run off this thread, stamped with the revision of what is written; a stale verdict is never shown.
/// The draft belongs to its case and its writer: it is put back when the case comes back, also after a crash.
/// A reply that somebody returned comes back as the draft, with what they said above it, until it is sent
/// again or thrown away.
class Composer : public QWidget {
    Q_OBJECT
public:
    Composer(DeskContext& context, QAction* send, QAction* discard, QWidget* parent = nullptr);
    ~Composer() override;

    /// A case may be shown once this has called `then`: its draft is looked up.
    void know(CaseId id, std::function<void(const Result<void>&)> then);
    bool knows(CaseId id) const { return m_drafts.knows(id); }
    void showCase(const ThreadView& view, ItemId item);
    void clear();
    CaseId shownCase() const { return m_case; }
    /// Puts words (of a reply that was called back) into the draft of `id`.
    void restore(CaseId id, const DraftReply& draft);
    /// Puts proposed words where nothing is written yet, as if they had been typed; false if something is.
    bool propose(const QString& text, Audience audience);
    DraftReply draft() const;
    QWidget* textField() const { return m_sheet->textField(); }
    const DraftKeeper& drafts() const { return m_drafts; }
    int wishedHeight() const { return m_sheet->wishedHeight(); }

    /// Sends if the gate is open, else says what is open and leads there.
    void send(qint64 seenVersion);
    /// Throws away what is written here, and what came back; it can be put back for a moment.
    void discard();
    void warn(const QString& sentence) { m_sheet->warn(sentence); }

signals:
    void sent(const steward::Done& done, const steward::DraftReply& draft);
    void conflicted();
    void busyChanged(bool busy);
    /// Somebody began to write, or there is more to answer.
    void roomWanted();

private:
    void follow(bool same);
    void put(const DraftReply& draft);
    const ThreadReply* returned() const;
    void sayReturned();
    void finishSending(CaseId id, const DraftReply& written, const Result<Done>& done);
    void handOver();
    void written();
    void check();
    void take(const DraftVerdict& verdict);
    void sayAddressee();
    void keep();

    DeskContext& m_context;
    QAction* m_discard = nullptr;
    DraftKeeper m_drafts;
    CaseId m_case;
    ItemId m_item;
    ThreadView m_view;
    int m_revision = 0;
    int m_judged = -1; ///< revision of the verdict that is shown
    bool m_touched = false; ///< by hand since the case was shown: only then it is worth keeping
    qint64 m_baseVersion = 0;
    qint64 m_settled = 0; ///< version of the case from which on a returned reply still is one
    bool m_sending = false;
    std::optional<qint64> m_sendOnceJudged; ///< seen version of a send that waits for its verdict
    DraftVerdict m_verdict;
    ReplySheet* m_sheet = nullptr;
    QTimer m_pause;
};

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where a reply is written: who will be able to read it, what the checks say, what is still to be signed.
#pragma once

#include "desktop/inbox/checklist_panel.h"
#include "desktop/inbox/drafts.h"
#include "desktop/shell/desk_context.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QPlainTextEdit;
class QRadioButton;

namespace steward {

class Band;

/// Checks run off this thread, stamped with the revision of what is written; a stale verdict is never shown.
/// The draft belongs to its case: it is put back when the case comes back.
class Composer : public QWidget {
    Q_OBJECT
public:
    Composer(DeskContext& context, QAction* send, QWidget* parent = nullptr);

    void showCase(const ThreadView& view, ItemId item);
    void clear();
    CaseId shownCase() const { return m_case; }
    /// Puts words (of a reply that was called back) into the draft of `id`.
    void restore(CaseId id, const DraftReply& draft);
    DraftReply draft() const;
    QWidget* textField() const;

    /// Sends if the gate is open, else says what is open and leads there.
    void send(qint64 seenVersion);
    /// A sentence above the draft that stays until the next one.
    void warn(const QString& sentence);

signals:
    void sent(const steward::Done& done, const steward::DraftReply& draft);
    void conflicted();
    void busyChanged(bool busy);

private:
    void layOut(QAction* send);
    void written();
    void check();
    void take(const DraftVerdict& verdict);
    void sayAudience();
    void sayLength(int length, int limit);
    void underline();
    void keep();
    Audience audience() const;
    std::optional<ReplyKind> chosenKind() const;

    DeskContext& m_context;
    Drafts m_drafts;
    CaseId m_case;
    ItemId m_item;
    ThreadView m_view;
    int m_revision = 0;
    int m_judged = -1; ///< revision of the verdict that is shown
    bool m_sending = false;
    std::optional<qint64> m_sendOnceJudged; ///< seen version of a send that waits for its verdict
    DraftVerdict m_verdict;
    Band* m_band = nullptr;
    QRadioButton* m_public = nullptr;
    QRadioButton* m_private = nullptr;
    QComboBox* m_kind = nullptr;
    QLabel* m_approval = nullptr;
    QLabel* m_warning = nullptr;
    QPlainTextEdit* m_text = nullptr;
    QLabel* m_length = nullptr;
    ChecklistPanel* m_checklist = nullptr;
    QTimer m_pause;
};

} // namespace steward

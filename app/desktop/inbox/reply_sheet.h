// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The sheet that a reply is written on.
#pragma once

#include "desktop/inbox/checklist_panel.h"

#include "domain/platform.h"
#include "services/drafts.h"

#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QPlainTextEdit;
class QRadioButton;
class QScrollArea;

namespace steward {

class Band;

/// Who will be able to read it stands above what scrolls, the button that sends it below; between them its
/// kind, its words, what the checks object to, and what is still to be signed. It knows no case and keeps no
/// draft: what is put on it stays until something else is.
class ReplySheet : public QWidget {
    Q_OBJECT
public:
    ReplySheet(
        QAction* send, QAction* discard, const QList<ChecklistItem>& checklist, QWidget* parent = nullptr);

    /// Under what name, where and to whom (empty: not known) it goes.
    void address(const QString& account, const QString& place, const QString& author);
    /// Readers that the account can reach; public is chosen if it can.
    void offerReaders(const Capabilities& can);
    void offerKinds();
    /// Nothing is written on it and nobody is addressed.
    void clear();

    QString text() const;
    /// Without the item and the version that it answers: those are the case's.
    DraftReply written() const;
    void put(const DraftReply& draft);
    void propose(const QString& text, Audience audience);
    void clearText();
    QWidget* textField() const;
    ChecklistPanel& checklist() const { return *m_checklist; }
    /// How high it would like to be, so that nothing of it scrolls.
    int wishedHeight() const;

    /// What somebody said who returned it; empty: nobody did.
    void sayReturned(const QString& sentence);
    void sayApproval(const QString& sentence);
    void sayProposedKind(ReplyKind kind);
    void sayLength(int length, int limit);
    /// A sentence above the draft that stays until the next one.
    void warn(const QString& sentence);
    void underline(const QList<CheckResult>& checks);
    /// One step for undo.
    void putInPlace(const Suggestion& suggestion);

signals:
    void changed(); ///< by hand: words, readers or kind
    void roomWanted(); ///< somebody began to write, or there is more to answer

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void layOut();
    void layOutFooter(QAction* send, QAction* discard);
    /// As somebody writes: kind, text, checklist, send.
    void orderTabs();
    void sayAudience();
    Audience audience() const;

    Band* m_band = nullptr;
    QRadioButton* m_public = nullptr;
    QRadioButton* m_private = nullptr;
    QComboBox* m_kind = nullptr;
    QScrollArea* m_scroll = nullptr;
    QWidget* m_footer = nullptr;
    QLabel* m_returned = nullptr;
    QLabel* m_approval = nullptr;
    QLabel* m_warning = nullptr;
    QPlainTextEdit* m_text = nullptr;
    QLabel* m_length = nullptr;
    ChecklistPanel* m_checklist = nullptr;
    QString m_place;
    QString m_account;
    QString m_author;
    bool m_isAddressed = false;
};

} // namespace steward

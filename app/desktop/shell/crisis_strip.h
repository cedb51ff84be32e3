// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The strip that is reserved over every page: whether a crisis is open, when it must be seen, and the key
// that goes there.
#pragma once

#include "desktop/shell/desk_context.h"
#include "desktop/shell/reread.h"

#include <QSet>
#include <QWidget>

class QAction;
class QLabel;

namespace steward {

/// Always there and always of the same height, so that a crisis shifts nothing. Says no content of the case.
/// Announced once for each new crisis. "None flagged" is what the rules found, never a promise.
class CrisisStrip : public QWidget {
    Q_OBJECT
public:
    CrisisStrip(DeskContext& context, QAction* jump, QWidget* parent = nullptr);

    void refresh();
    /// The next open crisis after the one that the last jump went to; invalid if none is open.
    CaseId next();
    QString text() const;

signals:
    void crisisAppeared(steward::CaseId id);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void take(const Result<InboxPage>& page);
    void say();
    void dye();

    DeskContext& m_context;
    QAction* m_jump = nullptr;
    QLabel* m_text = nullptr;
    QWidget* m_button = nullptr;
    QList<InboxRow> m_open;
    QSet<CaseId> m_announced;
    CaseId m_last;
    bool m_known = false;
    QTimer m_minute;
    Reread m_reread;
};

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sends what waits: replies whose hold has run out and enforcement, each exactly once.
#pragma once

#include "services/workspace.h"

namespace steward {

struct OutboxRow {
    CaseId id;
    bool isReply = true; ///< else enforcement of a decision
    ReplyId reply;
    ItemId item;
    QString account;
    QString platform;
    QString excerpt; ///< of our text, or the action in words
    QString state; ///< "holding", "no-connection", "sending", "waiting", "failed", "awaiting-approval"
    std::optional<Instant> notBefore;
    int attempts = 0;
    QString why; ///< one sentence: why it is still here
    qint64 version = 0;
};

struct FlushReport {
    int sent = 0;
    int waiting = 0;
    int failed = 0;
    int returned = 0; ///< the gate at the moment of sending said no
    QStringList reasons;
};

struct OutboxState;

/// Lives on a thread with an event loop and goes before its workspace: its destructor cancels what is on the
/// network and waits for it.
class Outbox : public QObject {
    Q_OBJECT
public:
    explicit Outbox(Workspace& workspace);
    ~Outbox() override;

    QFuture<Result<QList<OutboxRow>>> list();
    /// Sends everything that is due, under leases; what may already have happened is looked for on the
    /// platform first.
    QFuture<Result<FlushReport>> flush();
    /// Sends by itself as holds run out, until stopped.
    void start();
    void stop();
    /// "Done by hand": records a waiting reply or enforcement as claimed.
    QFuture<Result<void>> recordByHand(const Actor& actor, const OutboxRow& row);

signals:
    void moved(const steward::CaseId& id);

private:
    std::shared_ptr<OutboxState> m_state;
};

} // namespace steward

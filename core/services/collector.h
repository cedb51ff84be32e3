// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Fetches what is new from every account, side by side; one broken account never stops the others.
#pragma once

#include "services/accounts.h"
#include "services/intake.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace steward {

struct CollectedAccount {
    QString name;
    IntakeReport report; ///< what was taken, also before an error
    std::optional<Error> error;
    bool elsewhere = false; ///< another process is collecting this account just now: nothing was asked
};

class Collector : public QObject {
    Q_OBJECT
public:
    explicit Collector(Workspace& workspace);
    ~Collector() override;

    /// Once: all accounts that have a connection (or the named one), 15 s each, no waiting out a back-off.
    /// Takes each account under a lease. What is not finished in time is kept and goes on next time. The list
    /// is empty if there is no account with a connection.
    QFuture<Result<QList<CollectedAccount>>> collectOnce(const QString& account = {});
    /// At once and then every interval, with back-off for failing accounts, until stopped.
    void watch(std::chrono::seconds every);
    /// Ends the watch and what is under way (with ErrorCode::Cancelled).
    void stop();

signals:
    void started(const QString& account);
    void finished(const steward::CollectedAccount& account);

private:
    void collectDue();

    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace steward

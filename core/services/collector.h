// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Fetches what is new from every account, side by side; one broken account never stops the others.
#pragma once

#include "services/accounts.h"
#include "services/intake.h"

#include <QTimer>

namespace steward {

struct CollectedAccount {
    QString name;
    IntakeReport report;
    std::optional<Error> error;
};

class Collector : public QObject {
    Q_OBJECT
public:
    explicit Collector(Workspace& workspace);
    ~Collector() override;

    /// Once: all accounts (or the named one), 15 s each, no waiting out a back-off. Takes each account under a lease.
    QFuture<Result<QList<CollectedAccount>>> collectOnce(const QString& account = {});
    /// Every interval, with back-off for failing accounts, until stopped.
    void watch(std::chrono::seconds every);
    void stop();

signals:
    void started(const QString& account);
    void finished(const steward::CollectedAccount& account);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Back-tests of a draft, one at a time: what was asked for last is what runs.
#pragma once

#include "desktop/shell/desk_context.h"
#include "services/back_test.h"

#include <atomic>

namespace steward {

/// Lives on the main thread; the items are judged elsewhere.
class BackTestRun : public QObject {
    Q_OBJECT
public:
    explicit BackTestRun(DeskContext& context, QObject* parent = nullptr);
    ~BackTestRun() override;

    /// Stops what runs and tests this draft.
    void start(const QByteArray& draft);
    /// The counts so far stay.
    void stop();
    /// Stops and forgets.
    void clear();

    bool isRunning() const { return m_stopped != nullptr; }
    /// So far, if it runs; none before the first counts.
    const std::optional<BackTestReport>& report() const { return m_report; }

signals:
    /// New counts, or it began or ended.
    void moved();
    void failed(const steward::Error& error);

private:
    void takeReport(const BackTestReport& report);

    DeskContext& m_context;
    std::optional<BackTestReport> m_report;
    std::shared_ptr<std::atomic_bool> m_stopped; ///< of the run under way
};

} // namespace steward

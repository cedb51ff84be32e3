// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// SIGTERM and SIGINT as a Qt signal, so that a watch ends between two deeds and not within one.
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace steward::cli {

/// One at a time. While it lives, the two signals no longer end the process by themselves; a second one does.
class StopSignals : public QObject {
    Q_OBJECT
public:
    StopSignals();
    ~StopSignals() override;

signals:
    void stop();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace steward::cli

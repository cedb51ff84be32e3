// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stop_signals.h"

#include <array>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace steward::cli {

namespace {

// A signal handler can reach nothing but a file-scope descriptor.
std::array<int, 2> wire{-1, -1};

void onSignal(int number)
{
    std::signal(number, SIG_DFL);
    const char byte = 0;
    [[maybe_unused]] const auto written = ::write(wire[1], &byte, 1);
}

} // namespace

StopSignals::StopSignals()
{
    if (::pipe2(wire.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(wire[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        while (::read(wire[0], &byte, 1) == 1) { }
        emit stop();
    });
    std::signal(SIGTERM, onSignal);
    std::signal(SIGINT, onSignal);
}

StopSignals::~StopSignals()
{
    std::signal(SIGTERM, SIG_DFL);
    std::signal(SIGINT, SIG_DFL);
    m_notifier.reset();
    for (int& end : wire) {
        if (end >= 0)
            ::close(end);
        end = -1;
    }
}

} // namespace steward::cli

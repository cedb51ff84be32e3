// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/screenshot.h"

#include "desktop/shell/main_window.h"

#include <QPixmap>
#include <QVariant>

namespace steward {

namespace {

constexpr int everyMs = 50;
constexpr int calmLooks = 8;
constexpr int patience = 400;

} // namespace

Screenshot::Screenshot(MainWindow& window, QString file, std::function<void(bool)> done)
    : m_window(window)
    , m_file(std::move(file))
    , m_done(std::move(done))
{
    connect(&m_timer, &QTimer::timeout, this, &Screenshot::look);
    m_timer.start(everyMs);
}

void Screenshot::look()
{
    const auto* page = m_window.currentPage();
    const auto filled = page ? page->property("filled") : QVariant();
    const bool ready = page && (filled.isValid() ? filled.toBool() : m_looks > 2000 / everyMs);
    m_calm = ready ? m_calm + 1 : 0;
    if (m_calm < calmLooks && ++m_looks < patience)
        return;
    m_timer.stop();
    m_done(m_calm >= calmLooks && m_window.grab().save(m_file, "PNG"));
}

} // namespace steward

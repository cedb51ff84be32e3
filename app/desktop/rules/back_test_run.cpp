// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/rules/back_test_run.h"

#include "desktop/shell/when_done.h"

#include <QCoreApplication>
#include <QPointer>

namespace steward {

BackTestRun::BackTestRun(DeskContext& context, QObject* parent)
    : QObject(parent)
    , m_context(context)
{
}

BackTestRun::~BackTestRun()
{
    if (m_stopped)
        *m_stopped = true;
}

void BackTestRun::start(const QByteArray& draft)
{
    if (m_stopped)
        *m_stopped = true;
    const auto stopped = std::make_shared<std::atomic_bool>(false);
    m_stopped = stopped;
    const QPointer<BackTestRun> self = this;
    auto streaming = [self, stopped](const BackTestReport& report) {
        QMetaObject::invokeMethod(
            qApp,
            [self, stopped, report] {
                if (self && self->m_stopped == stopped)
                    self->takeReport(report);
            },
            Qt::QueuedConnection);
        return !*stopped;
    };
    whenDone(
        BackTest(m_context.workspace()).run(m_context.actor(), draft, BackTest::usual, std::move(streaming)),
        this, [this, stopped](const Result<BackTestReport>& report) {
            if (m_stopped != stopped) // another one runs by now
                return;
            m_stopped.reset();
            if (report)
                m_report = *report;
            emit moved();
            if (!report && report.error().code != ErrorCode::Cancelled)
                emit failed(report.error());
        });
    emit moved();
}

void BackTestRun::takeReport(const BackTestReport& report)
{
    m_report = report;
    emit moved();
}

void BackTestRun::stop()
{
    if (!m_stopped)
        return;
    *m_stopped = true;
    m_stopped.reset();
    emit moved();
}

void BackTestRun::clear()
{
    stop();
    m_report.reset();
    emit moved();
}

} // namespace steward

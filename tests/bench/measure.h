// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Stopwatch, percentiles and one table that is also JSON.
#pragma once

#include <QElapsedTimer>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <algorithm>
#include <cstdio>

#include <sys/resource.h>

namespace steward::bench {

/// Wall and processor time of this process since it was made.
class Watch {
public:
    Watch()
        : m_cpu(cpuNow())
    {
        m_wall.start();
    }
    double wall() const { return double(m_wall.nsecsElapsed()) / 1e9; }
    double cpu() const { return cpuNow() - m_cpu; }

private:
    static double cpuNow()
    {
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        const auto seconds
            = [](const timeval& time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
        return seconds(usage.ru_utime) + seconds(usage.ru_stime);
    }
    QElapsedTimer m_wall;
    double m_cpu;
};

struct Percentiles {
    double p50 = 0; ///< microseconds
    double p99 = 0;
};

inline Percentiles percentilesOf(QList<double> all)
{
    std::sort(all.begin(), all.end());
    return {all[all.size() / 2], all[qMin(all.size() - 1, all.size() * 99 / 100)]};
}

template <typename Run> double microsecondsOf(Run run)
{
    QElapsedTimer timer;
    timer.start();
    run();
    return double(timer.nsecsElapsed()) / 1e3;
}

constexpr int roundsBefore = 20;

template <typename Run> Percentiles timed(int repetitions, Run run)
{
    QList<double> all;
    all.reserve(repetitions);
    for (int n = 0; n < repetitions + roundsBefore; ++n) {
        const double took = microsecondsOf(run);
        if (n >= roundsBefore)
            all << took;
    }
    return percentilesOf(std::move(all));
}

struct Compared {
    Percentiles floor;
    Percentiles ours;

    double ratio() const { return ours.p50 / floor.p50; }
};

/// By turns, so that what else the machine does at the time weighs on both.
template <typename Floor, typename Ours> Compared timedByTurns(int repetitions, Floor floor, Ours ours)
{
    QList<double> floors;
    QList<double> all;
    for (int n = 0; n < repetitions + roundsBefore; ++n) {
        const double low = microsecondsOf(floor);
        const double took = microsecondsOf(ours);
        if (n < roundsBefore)
            continue;
        floors << low;
        all << took;
    }
    return {percentilesOf(std::move(floors)), percentilesOf(std::move(all))};
}

/// What was measured, against what is promised. `bound` 0: only noted.
class Table {
public:
    void add(const QString& name, double value, const QString& unit, double bound = 0, bool atLeast = false)
    {
        const bool met = bound == 0 || (atLeast ? value >= bound : value <= bound);
        m_isMet = m_isMet && met;
        const QString promise = bound == 0
            ? QString()
            : QString(QString::fromLatin1(atLeast ? ">= " : "<= ") + QString::number(bound));
        std::printf("%-58s %12.2f %-10s %-10s %s\n", qPrintable(name), value, qPrintable(unit),
            qPrintable(promise),
            bound == 0 ? ""
                : met  ? "met"
                       : "MISSED");
        std::fflush(stdout);
        m_json.insert(name,
            QJsonObject{{QStringLiteral("value"), value}, {QStringLiteral("unit"), unit},
                {QStringLiteral("promise"), promise}, {QStringLiteral("met"), met}});
    }
    const QJsonObject& json() const { return m_json; }
    bool isMet() const { return m_isMet; }

private:
    QJsonObject m_json;
    bool m_isMet = true;
};

} // namespace steward::bench

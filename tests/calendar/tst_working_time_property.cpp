// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The fast calendar against one that walks minute by minute and asks QTimeZone every time.
#include "calendar/local_time.h"

#include <QRandomGenerator>
#include <QTest>

using namespace steward;

namespace {

struct Organisation {
    WorkingHours hours;
    Nation nation = Nation::UkAny;
    QHash<QDate, QString> closures;
};

bool naivelyOpen(const Organisation& organisation, Instant at)
{
    static const QTimeZone zone("Europe/London");
    const auto local = QDateTime::fromMSecsSinceEpoch(toMs(at), zone);
    if (!BankHolidays::shipped().titleOn(local.date(), organisation.nation).isEmpty()
        || organisation.closures.contains(local.date()))
        return false;
    for (const auto& period : organisation.hours.week[size_t(local.date().dayOfWeek() - 1)]) {
        if (period.from <= local.time() && (period.to == QTime(0, 0) || local.time() < period.to))
            return true;
    }
    return false;
}

Instant naivelyDue(const Organisation& organisation, Instant from, int minutes)
{
    auto at = from;
    while (minutes > 0 || !naivelyOpen(organisation, at)) {
        if (naivelyOpen(organisation, at))
            --minutes;
        at += std::chrono::minutes(1);
        // The last counted minute may end at closing time: it is due then.
        if (minutes == 0)
            return at;
    }
    return at;
}

/// In the night of the repeated hour a time between 01:00 and 02:00 comes twice and "open" is a matter of
/// convention (told in tst_calendar): the oracle keeps out of it.
int outsideRepeatedHour(int minute)
{
    return minute > 60 && minute < 120 ? 120 : minute;
}

Organisation anyOrganisation(QRandomGenerator& dice, QDate around)
{
    Organisation organisation;
    organisation.nation = Nation(dice.bounded(4));
    for (auto& day : organisation.hours.week) {
        int minute = outsideRepeatedHour(dice.bounded(600));
        for (int period = dice.bounded(4); period > 0 && minute < 1380; --period) {
            const int length = 15 + dice.bounded(240);
            const int end = outsideRepeatedHour(std::min(minute + length, 1440));
            day.append(
                {QTime(minute / 60, minute % 60), end == 1440 ? QTime(0, 0) : QTime(end / 60, end % 60)});
            minute = outsideRepeatedHour(end + 1 + dice.bounded(180));
        }
    }
    organisation.hours.week[size_t(dice.bounded(7))]
        = {{QTime(0, 0), QTime(3, 0)}}; // across the hour of the clock change
    for (int i = dice.bounded(4); i > 0; --i)
        organisation.closures.insert(around.addDays(dice.bounded(14)), QStringLiteral("closure %1").arg(i));
    return organisation;
}

} // namespace

class WorkingTimeProperty : public QObject {
    Q_OBJECT

private slots:
    void anyOrganisationAnyArrivalAnyTarget()
    {
        const auto seed = quint32(qEnvironmentVariableIntValue("STEWARD_SEED")
                ? qEnvironmentVariableIntValue("STEWARD_SEED")
                : 20261122);
        QRandomGenerator dice(seed);
        const QList<QDate> starts{QDate(2026, 3, 26), QDate(2026, 10, 22), QDate(2026, 12, 22),
            QDate(2028, 2, 26), QDate(2026, 4, 1), QDate(2026, 7, 9)};
        for (int round = 0; round < 300; ++round) {
            const auto start = starts.at(dice.bounded(int(starts.size())));
            const auto organisation = anyOrganisation(dice, start);
            const Calendar calendar(
                organisation.hours, organisation.nation, BankHolidays::shipped(), organisation.closures);
            const auto from
                = fromMs(start.startOfDay(Qt::UTC).toMSecsSinceEpoch() + dice.bounded(5 * 1440) * 60'000LL);
            const int minutes = 1 + dice.bounded(900);
            const auto due = calendar.afterWorkingMinutes(from, minutes);
            const auto label = QStringLiteral("seed %1 round %2: %3 minutes from %4")
                                   .arg(seed)
                                   .arg(round)
                                   .arg(minutes)
                                   .arg(toLocalText(from));
            QVERIFY2(due.due == naivelyDue(organisation, from, minutes), qPrintable(label));
            QVERIFY2(skipsAreExactlyTheClosedMinutes(organisation, from, due), qPrintable(label));
        }
    }

private:
    static bool skipsAreExactlyTheClosedMinutes(
        const Organisation& organisation, Instant from, const DueTime& due)
    {
        qsizetype index = 0;
        for (auto at = from; at < due.due; at += std::chrono::minutes(1)) {
            while (index < due.skipped.size() && due.skipped[index].to <= at)
                ++index;
            const bool skipped = index < due.skipped.size() && due.skipped[index].from <= at;
            if (skipped == naivelyOpen(organisation, at) || (skipped && due.skipped[index].reason.isEmpty()))
                return false;
        }
        return due.skipped.isEmpty() || due.skipped.last().to <= due.due;
    }
};

QTEST_APPLESS_MAIN(WorkingTimeProperty)
#include "tst_working_time_property.moc"

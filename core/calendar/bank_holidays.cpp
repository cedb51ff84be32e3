// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/calendar.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

// Q_INIT_RESOURCE must stand outside any namespace.
static void loadCalendarResource()
{
    Q_INIT_RESOURCE(steward_calendars);
}

namespace steward {

namespace {

constexpr std::array divisions{Nation::EnglandAndWales, Nation::Scotland, Nation::NorthernIreland};

Error malformed(const QString& what)
{
    return {ErrorCode::Malformed,
        QStringLiteral(
            "The bank holiday file cannot be used: %1; get it again from www.gov.uk/bank-holidays.json.")
            .arg(what),
        {}};
}

} // namespace

Result<BankHolidays> BankHolidays::parse(const QByteArray& json)
{
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(json, &problem);
    if (!document.isObject())
        return malformed(QStringLiteral("it is not a JSON object"));
    auto root = document.object();
    if (root.contains(u"divisions"))
        root = root.value(u"divisions").toObject();

    BankHolidays holidays;
    QDate last;
    for (const Nation nation : divisions) {
        const auto name = toText(nation);
        const auto events = root.value(name).toObject().value(u"events").toArray();
        if (events.isEmpty())
            return malformed(QStringLiteral("it has no events for %1").arg(name));
        QDate lastOfNation;
        for (const auto& value : events) {
            const auto event = value.toObject();
            const auto title = event.value(u"title").toString();
            const auto day = QDate::fromString(event.value(u"date").toString(), Qt::ISODate);
            if (!day.isValid() || title.isEmpty())
                return malformed(QStringLiteral("an event of %1 has no title or no date").arg(name));
            auto& titles = holidays.m_titles[day];
            titles[size_t(nation)] = title;
            auto& anywhere = titles[size_t(Nation::UkAny)];
            if (anywhere.isEmpty())
                anywhere = title;
            lastOfNation = lastOfNation.isValid() ? std::max(lastOfNation, day) : day;
        }
        // The nation that ends first sets the limit: beyond it the union would miss holidays.
        last = last.isValid() ? std::min(last, lastOfNation) : lastOfNation;
    }
    holidays.m_last = QDate(last.year(), 12, 31);
    return holidays;
}

const BankHolidays& BankHolidays::shipped()
{
    static const BankHolidays holidays = [] {
        loadCalendarResource();
        QFile file(QStringLiteral(":/calendars/bank-holidays.json"));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("the shipped bank holidays are missing from the program");
        auto parsed = parse(file.readAll());
        if (!parsed)
            qFatal("the shipped bank holidays cannot be read");
        return *std::move(parsed);
    }();
    return holidays;
}

QString BankHolidays::titleOn(QDate day, Nation nation) const
{
    const auto found = m_titles.constFind(day);
    return found == m_titles.constEnd() ? QString() : (*found)[size_t(nation)];
}

} // namespace steward

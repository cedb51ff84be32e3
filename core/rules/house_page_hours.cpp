// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/house_page.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

struct HourWords {
    std::array<QString, 7> days;
    QString to; ///< "Monday to Friday"
    QString until; ///< "09:00 to 17:00"
    QString and_;
};

const HourWords& wordsFor(const QString& language)
{
    static const HourWords english{
        {u"Monday"_s, u"Tuesday"_s, u"Wednesday"_s, u"Thursday"_s, u"Friday"_s, u"Saturday"_s, u"Sunday"_s},
        u"to"_s, u"to"_s, u"and"_s};
    static const HourWords welsh{{u"dydd Llun"_s, u"dydd Mawrth"_s, u"dydd Mercher"_s, u"dydd Iau"_s,
                                     u"dydd Gwener"_s, u"dydd Sadwrn"_s, u"dydd Sul"_s},
        u"i"_s, u"tan"_s, u"a"_s};
    return language.startsWith("cy"_L1) ? welsh : english;
}

QString dayInWords(const QList<std::pair<QTime, QTime>>& spans, const HourWords& words)
{
    QStringList parts;
    for (const auto& [from, to] : spans) {
        const QString end = to == QTime(0, 0) ? u"24:00"_s : to.toString(u"HH:mm");
        parts << u"%1 %2 %3"_s.arg(from.toString(u"HH:mm"), words.until, end);
    }
    return parts.join(u" %1 "_s.arg(words.and_));
}

} // namespace

QString hoursInWords(const WatchedHours& hours, const QString& language)
{
    const HourWords& words = wordsFor(language);
    QStringList stretches;
    for (size_t first = 0; first < hours.size();) {
        size_t last = first;
        while (last + 1 < hours.size() && hours[last + 1] == hours[first])
            ++last;
        if (!hours[first].isEmpty()) {
            const QString days = first == last
                ? words.days[first]
                : u"%1 %2 %3"_s.arg(
                    words.days[first], last == first + 1 ? words.and_ : words.to, words.days[last]);
            stretches << u"%1 %2"_s.arg(days, dayInWords(hours[first], words));
        }
        first = last + 1;
    }
    return stretches.join(u"; "_s);
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/house_page.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

const QString english = u"en-GB"_s;

Error malformed(const QString& where, const QString& what)
{
    return {ErrorCode::Malformed,
        u"The house-rules page cannot be made: %1 %2. Correct \"housePage\" in the file."_s.arg(where, what),
        {}};
}

LocalisedText localised(const QJsonValue& value)
{
    LocalisedText text;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        text.insert(it.key(), it.value().toString().trimmed());
    return text;
}

bool speaksEnglish(const LocalisedText& text)
{
    return !text.value(english).isEmpty();
}

QList<LocalisedText> texts(const QJsonValue& value)
{
    QList<LocalisedText> list;
    const QJsonArray array = value.toArray();
    for (const auto& entry : array)
        list << localised(entry);
    return list;
}

Result<HouseSection> parseSection(const QJsonObject& object)
{
    HouseSection section;
    section.id = object["id"_L1].toString();
    static const QRegularExpression shape(u"^[a-z][a-z-]{0,30}$"_s);
    const QString where = u"section \"%1\""_s.arg(section.id.left(30));
    if (!shape.match(section.id).hasMatch())
        return malformed(where, u"needs an \"id\" of small letters"_s);
    section.heading = localised(object["heading"_L1]);
    section.paragraphs = texts(object["paragraphs"_L1]);
    section.points = texts(object["points"_L1]);
    if (!speaksEnglish(section.heading))
        return malformed(where, u"has no en-GB text in \"heading\""_s);
    if (!std::ranges::all_of(section.paragraphs, speaksEnglish)
        || !std::ranges::all_of(section.points, speaksEnglish))
        return malformed(where, u"has a paragraph or point without an en-GB text"_s);
    const auto fill = parseEnum<HouseSection::Fill>(object["fill"_L1].toString(u"nothing"_s));
    if (!fill)
        return malformed(where,
            u"has an unknown \"fill\"; known are %1"_s.arg(allNames<HouseSection::Fill>().join(u", "_s)));
    section.fill = *fill;
    return section;
}

Result<HelpNumber> parseNumber(const QJsonObject& object)
{
    HelpNumber number;
    number.number = object["number"_L1].toString();
    number.name = localised(object["name"_L1]);
    number.when = localised(object["when"_L1]);
    number.link = object["link"_L1].toString();
    const QString where = u"number \"%1\""_s.arg(number.number.left(20));
    static const QRegularExpression digits(u"^[0-9][0-9 ]{1,18}[0-9]$"_s);
    static const QRegularExpression link(u"^(?:tel|sms):\\+?[0-9]{3,15}$"_s);
    if (!digits.match(number.number).hasMatch())
        return malformed(where, u"is no number: write digits, with spaces as people read them"_s);
    if (!speaksEnglish(number.name) || !speaksEnglish(number.when))
        return malformed(where, u"needs an en-GB \"name\" and \"when\""_s);
    // Nothing else may be a link: the page stands on a public site.
    if (!link.match(number.link).hasMatch())
        return malformed(where, u"needs a \"link\" such as tel:116123 or sms:85258"_s);
    return number;
}

/// What no page may go without.
Result<void> wholeOf(const HousePage& page)
{
    for (const auto& id :
        {u"rights"_s, u"hours"_s, u"limits"_s, u"rules"_s, u"consequences"_s, u"appeal"_s, u"emergency"_s}) {
        if (std::ranges::none_of(page.sections, [&](const HouseSection& s) { return s.id == id; }))
            return malformed(u"section \"%1\""_s.arg(id), u"is missing"_s);
    }
    for (const auto fill :
        {HouseSection::Fill::Rules, HouseSection::Fill::Routes, HouseSection::Fill::Numbers}) {
        if (std::ranges::count(page.sections, fill, &HouseSection::fill) != 1)
            return malformed(u"\"fill\": \"%1\""_s.arg(toText(fill)), u"must stand in one section"_s);
    }
    for (const auto& number : {u"999"_s, u"111"_s, u"116 123"_s, u"85258"_s}) {
        if (std::ranges::find(page.numbers, number, &HelpNumber::number) == page.numbers.end())
            return malformed(u"number \"%1\""_s.arg(number), u"is missing"_s);
    }
    return {};
}

void addLanguages(const LocalisedText& text, QStringList& languages)
{
    for (auto it = text.begin(); it != text.end(); ++it) {
        if (!languages.contains(it.key()))
            languages << it.key();
    }
}

} // namespace

Result<HousePage> HousePage::of(const RuleSet& rules)
{
    const QJsonObject object = rules.housePageData();
    if (object.isEmpty()) {
        static const auto shipped = RuleSet::shipped();
        if (shipped->housePageData().isEmpty())
            return malformed(u"the page"_s, u"is missing"_s);
        return of(*shipped);
    }
    HousePage page;
    page.title = localised(object["title"_L1]);
    page.footer = localised(object["footer"_L1]);
    if (!speaksEnglish(page.title) || !speaksEnglish(page.footer))
        return malformed(u"the page"_s, u"needs an en-GB \"title\" and \"footer\""_s);
    const QJsonArray sections = object["sections"_L1].toArray();
    for (const auto& value : sections) {
        auto section = parseSection(value.toObject());
        if (!section)
            return section.error();
        if (std::ranges::find(page.sections, section->id, &HouseSection::id) != page.sections.end())
            return malformed(u"section \"%1\""_s.arg(section->id), u"stands there twice"_s);
        page.sections << std::move(*section);
    }
    const QJsonArray numbers = object["numbers"_L1].toArray();
    for (const auto& value : numbers) {
        auto number = parseNumber(value.toObject());
        if (!number)
            return number.error();
        page.numbers << std::move(*number);
    }
    if (const auto whole = wholeOf(page); !whole)
        return whole.error();
    return page;
}

QStringList pageLanguages(const RuleSet& rules, const HousePage& page)
{
    QStringList languages{english};
    addLanguages(page.title, languages);
    for (const HouseSection& section : page.sections)
        addLanguages(section.heading, languages);
    for (const GroundRule& rule : rules.rules())
        addLanguages(rule.wording, languages);
    return languages;
}

} // namespace steward

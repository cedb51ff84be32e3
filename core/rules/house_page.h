// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The public page of house rules, from the same file as the rules themselves (key "housePage", FORMAT.md).
#pragma once

#include "rules/rule_set.h"

#include <QTime>

#include <array>
#include <utility>

namespace steward {

/// When the pages are watched: spans of each day, Monday first. A span to 00:00 ends at midnight.
using WatchedHours = std::array<QList<std::pair<QTime, QTime>>, 7>;

/// What the page says that is the organisation's, not the rules'.
struct HousePageFacts {
    QString organisation; ///< empty: "our organisation"
    WatchedHours hours; ///< all empty: "not watched all the time"
};

enum class PageForm { Html, Markdown };
template <>
inline constexpr std::array enumNames<PageForm>{std::pair{PageForm::Html, std::string_view("html")},
    std::pair{PageForm::Markdown, std::string_view("markdown")}};

/// A number to ring or text when it cannot wait.
struct HelpNumber {
    LocalisedText name;
    LocalisedText when;
    QString number; ///< as people read it: "116 123"
    QString link; ///< "tel:116123", "sms:85258"

    bool operator==(const HelpNumber&) const = default;
};

/// One part of the page.
struct HouseSection {
    /// What Steward puts under the paragraphs of its own knowledge.
    enum class Fill { Nothing, Rules, Routes, Numbers };
    QString id; ///< "rights", "hours", "limits", "rules", "consequences", "appeal", "emergency"
    LocalisedText heading;
    QList<LocalisedText> paragraphs;
    QList<LocalisedText> points;
    Fill fill = Fill::Nothing;

    bool operator==(const HouseSection&) const = default;
};
template <>
inline constexpr std::array enumNames<HouseSection::Fill>{
    std::pair{HouseSection::Fill::Nothing, std::string_view("nothing")},
    std::pair{HouseSection::Fill::Rules, std::string_view("rules")},
    std::pair{HouseSection::Fill::Routes, std::string_view("routes")},
    std::pair{HouseSection::Fill::Numbers, std::string_view("numbers")}};

/// The page's own words. Placeholders in them: {organisation}, {hours}, {version}.
struct HousePage {
    LocalisedText title;
    LocalisedText footer;
    QList<HouseSection> sections;
    QList<HelpNumber> numbers;

    /// From a rule set; one without a page has the page that ships. ErrorCode::Malformed names the section
    /// and what it lacks (a required section, an English text, a link that is no "tel:" or "sms:").
    static Result<HousePage> of(const RuleSet& rules);

    bool operator==(const HousePage&) const = default;
};

/// The languages that some text of the page or of a rule is written in, en-GB first.
QStringList pageLanguages(const RuleSet& rules, const HousePage& page);

/// The whole page. HTML is one self-contained document: no script, no picture, nothing fetched, every text
/// escaped; a text that is not there in `language` stands in English and says so in its `lang`. Pure.
QString housePage(const RuleSet& rules, const HousePage& page, const HousePageFacts& facts, PageForm form,
    const QString& language);

/// "Monday to Friday 09:00 to 17:00" in en-GB or cy (anything else: en-GB); empty if there are none.
QString hoursInWords(const WatchedHours& hours, const QString& language);

} // namespace steward

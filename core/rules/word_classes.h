// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What single words are good for, looked up once for each word of a text: months, names, relatives, streets.
#pragma once

#include <cstdint>
#include <string_view>

namespace steward {

/// A set of the bits below. Words that several lists hold have several bits: "may" is a month and a name.
using WordClasses = uint32_t;

namespace word {

enum : WordClasses {
    Month = 1U << 0, ///< English and Welsh, short forms and mutations too
    Weekday = 1U << 1,
    Number = 1U << 2, ///< "eighty", "four"
    Ordinal = 1U << 3, ///< "twelfth"
    Birth = 1U << 4, ///< what makes a date one of birth
    Title = 1U << 5, ///< stands before a name: "mrs", "nurse"
    StaffRole = 1U << 6, ///< somebody at work in health care: "receptionist"
    Relation = 1U << 7, ///< somebody's somebody: "mum", "neighbour", "fab"
    Someone = 1U << 8, ///< a person by sex or age: "lady", "toddler"
    Possessive = 1U << 9,
    FirstName = 1U << 10,
    Surname = 1U << 11,
    OrdinaryWord = 1U << 12, ///< a name that is a word as well ("grace"): only a capital tells
    NeverName = 1U << 13, ///< words that capitals do not make a name
    Place = 1U << 14, ///< what organisations and buildings are called by: "hospital", "centre"
    Street = 1U << 15, ///< ends the name of a street and little else: "road"
    LooseStreet = 1U << 16, ///< ends one and is a word besides: "close", "way"
    Home = 1U << 17, ///< what is said around an address
    Praise = 1U << 18,
    Blame = 1U << 19,
    Accusation = 1U << 20, ///< of something that would be a crime or a breach of duty
    Condition = 1U << 21, ///< illness or treatment
    RareEvent = 1U << 22,
    Job = 1U << 23,
    Faith = 1U << 24, ///< ethnicity or religion
    Politics = 1U << 25,
    Negation = 1U << 26,
    CareUnit = 1U << 27, ///< "ward", "clinic", "bed": place of care with a number or a name
    NarrowUnit = 1U << 28, ///< a place of care that few people are in: "nicu"
    SchoolKind = 1U << 29, ///< "primary", "academy"
};

} // namespace word

/// The classes of a folded word; 0 if no list holds it. Thread-safe, some 20 ns.
WordClasses classesOf(std::string_view folded);

} // namespace steward

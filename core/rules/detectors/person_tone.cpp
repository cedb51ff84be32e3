// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/detectors/person_tone.h"

#include <algorithm>

namespace steward {

namespace {

constexpr size_t praiseReach = 25; ///< words on either side
constexpr auto signOffs = sortedWords("regards", "sincerely", "faithfully", "wishes", "cheers", "yours",
    "love", "cofion", "signed", "gywir", "x", "xx");

} // namespace

bool ToneReader::isPraised(const Name& name) const
{
    size_t from = name.first - std::min(name.first, praiseReach);
    size_t to = std::min(words().size(), name.beyond() + praiseReach);
    size_t begin = name.first;
    while (begin > from && !(words()[begin - 1].endsSentence && words()[begin - 1].folded.size() > 2))
        --begin;
    size_t end = name.beyond();
    while (end < to && !words()[end - 1].endsSentence)
        ++end;
    for (const auto& [first, beyond] : {std::pair(begin, end), std::pair(from, to)}) {
        const auto [praise, blame] = tone(first, beyond);
        if (praise || blame)
            return praise && !blame;
    }
    return m_hasHeart;
}

ToneReader::Tone ToneReader::tone(size_t from, size_t to) const
{
    Tone tone;
    for (size_t i = from; i < to; ++i) {
        if (is(i, word::Praise))
            (isDenied(i) ? tone.blame : tone.praise) = true;
        else if (is(i, word::Blame | word::Accusation) && !isDenied(i))
            tone.blame = true;
    }
    return tone;
}

bool ToneReader::isDenied(size_t i) const
{
    for (size_t back = 1; back <= 3 && back <= i; ++back) {
        const size_t at = i - back;
        if (words()[at].endsSentence)
            break;
        if (!is(at, word::Negation))
            continue;
        const bool strengthens
            = at > 0 && (words()[at - 1].folded == "can" || words()[at - 1].folded == "could");
        const std::string_view next = this->at(at + 1);
        if (!strengthens && next != "only" && next != "but" && next != "just")
            return true;
    }
    return false;
}

bool ToneReader::hasBlame(size_t i) const
{
    return tone(i - std::min<size_t>(i, 12), std::min(words().size(), i + 12)).blame;
}

bool ToneReader::isSignedWith(const Name& name) const
{
    const size_t from = name.first - std::min<size_t>(name.first, 3);
    for (size_t i = from; i < name.first; ++i) {
        if (has(signOffs, at(i)))
            return name.beyond() + 4 >= words().size();
    }
    return name.first > 0 && name.beyond() == words().size()
        && gapBefore(name.first).find('\n') != std::string_view::npos;
}

bool ToneReader::isPolitical(const Name& name) const
{
    const size_t from = name.first - std::min<size_t>(name.first, 8);
    const size_t to = std::min(words().size(), name.beyond() + 8);
    for (size_t i = from; i < to; ++i) {
        if (is(i, word::Politics))
            return true;
    }
    return false;
}

} // namespace steward

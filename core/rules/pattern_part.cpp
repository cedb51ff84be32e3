// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/pattern_part.h"

#include <algorithm>
#include <iterator>

namespace steward {

namespace {

constexpr size_t longestRun = 40; ///< bounds the work on very long patterns

/// Letters and digits say more than the spaces between them.
size_t weightOf(const Strings& strings)
{
    size_t least = strings.empty() ? 0 : 2 * longestRun;
    for (const std::string& string : strings) {
        size_t weight = 0;
        for (const char c : string)
            weight += c == ' ' ? 1 : 2;
        least = std::min(least, weight);
    }
    return least;
}

size_t longestOf(const Strings& strings)
{
    size_t longest = 0;
    for (const std::string& string : strings)
        longest = std::max(longest, string.size());
    return longest;
}

void append(Strings& to, Strings&& more)
{
    to.insert(to.end(), std::move_iterator(more.begin()), std::move_iterator(more.end()));
}

} // namespace

bool keepBetter(Strings& best, Strings&& other)
{
    const auto score = [](const Strings& strings) {
        const size_t weight = weightOf(strings);
        return weight == 0 ? 0 : 8 * std::min<size_t>(weight, 20) + mostStrings - strings.size();
    };
    if (score(other) <= score(best))
        return false;
    best = std::move(other);
    return true;
}

bool isNothing(const PatternPart& part)
{
    return part.exact && part.exact->size() == 1 && part.exact->front().empty();
}

Strings settled(PatternPart&& part)
{
    if (!part.exact)
        return std::move(part.required);
    return weightOf(*part.exact) == 0 ? Strings() : std::move(*part.exact);
}

bool extend(Strings& run, const Strings& by)
{
    if (run.size() * by.size() > mostStrings || longestOf(run) + longestOf(by) > longestRun)
        return false;
    if (by.size() == 1) {
        for (std::string& string : run)
            string += by.front();
        return true;
    }
    Strings longer;
    longer.reserve(run.size() * by.size());
    for (const std::string& string : run) {
        for (const std::string& continuation : by)
            longer.push_back(string + continuation);
    }
    run = std::move(longer);
    return true;
}

PatternPart either(PatternPart&& first, PatternPart&& second)
{
    const bool beginAlike = first.lead == second.lead && isNothing(first) == isNothing(second);
    const std::optional<size_t> lead = beginAlike ? first.lead : std::nullopt;
    if (first.exact && second.exact && first.exact->size() + second.exact->size() <= mostStrings) {
        append(*first.exact, std::move(*second.exact));
        first.lead = lead;
        return std::move(first);
    }
    PatternPart whole{std::nullopt, settled(std::move(first)), lead};
    Strings other = settled(std::move(second));
    if (other.empty() || whole.required.size() + other.size() > mostStrings)
        whole.required.clear();
    if (!whole.required.empty())
        append(whole.required, std::move(other));
    return whole;
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// RE2 (linear on any text and any pattern) as the detectors use it.
#pragma once

#include "rules/normal_text.h"

#include <QJsonObject>

#include <re2/re2.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace steward {

/// The strings of an array in detector data; empty if it is not there.
std::vector<std::string> stringsAt(const QJsonObject& data, const char* key);

/// Every match of `pattern`, left to right, without overlaps; `group` 1 counts if the pattern has one, else
/// the whole.
void forEachMatch(
    const re2::RE2& pattern, std::string_view text, const std::function<void(const ByteSpan&)>& visit);

/// Several patterns read in one pass, exactly as if each were run alone: one search for the literals that
/// they require tells which could match, and only those are run, one after another in the order in which they
/// were added. Patterns that RE2 refuses match nothing (RuleSet::parse has refused them before). A pattern is
/// compiled when it is first run: compile() takes milliseconds for hundreds of patterns.
class PatternList {
public:
    PatternList();
    ~PatternList();
    PatternList(PatternList&&) noexcept;
    PatternList& operator=(PatternList&&) noexcept;

    /// `tag` comes back with each match.
    void add(const std::string& pattern, int tag);
    /// Must be called once after the last add.
    void compile();
    void forEach(std::string_view text, const std::function<void(const ByteSpan&, int tag)>& visit) const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace steward

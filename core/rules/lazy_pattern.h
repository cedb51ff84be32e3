// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A pattern that is compiled when it is first needed: most patterns never are, and compiling is what takes
// the time.
#pragma once

#include <re2/re2.h>

#include <mutex>
#include <optional>
#include <string>

namespace steward {

class LazyPattern {
public:
    explicit LazyPattern(std::string pattern)
        : m_text(std::move(pattern))
    {
    }
    const std::string& text() const { return m_text; }
    /// Compiled; null if RE2 refuses it. Thread-safe.
    const re2::RE2* get() const;

private:
    std::string m_text;
    mutable std::once_flag m_once;
    mutable std::optional<re2::RE2> m_pattern;
};

/// How all detectors compile: quiet, and with memory enough to stay linear and fast.
re2::RE2::Options patternOptions();

} // namespace steward

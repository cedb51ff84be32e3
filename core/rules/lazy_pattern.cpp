// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/lazy_pattern.h"

namespace steward {

const re2::RE2* LazyPattern::get() const
{
    std::call_once(m_once, [this] { m_pattern.emplace(m_text, patternOptions()); });
    return m_pattern->ok() ? &*m_pattern : nullptr;
}

re2::RE2::Options patternOptions()
{
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(64 << 20);
    return options;
}

} // namespace steward

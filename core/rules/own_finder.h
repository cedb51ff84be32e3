// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Looks for all that an organisation's own rules look for.
#pragma once

#include "rules/own_patterns.h"
#include "rules/reading.h"

#include <functional>
#include <memory>

namespace steward {

/// Thousands of words and patterns in a few passes over a text: its time hardly depends on their number.
/// Built in milliseconds; const and thread-safe afterwards; linear in the text.
class OwnFinder {
public:
    OwnFinder();
    ~OwnFinder();

    /// `tag` comes back with each match. Entries that readOwnPatterns() refuses match nothing.
    void add(const OwnPattern& entry, int tag);
    /// Must be called once after the last add.
    void compile();
    bool isEmpty() const;

    /// Calls `visit` for what is found, in bytes of the normalised text; at most 200 matches an entry.
    void forEach(const Reading& reading, const std::function<void(const ByteSpan&, int tag)>& visit) const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace steward

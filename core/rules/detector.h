// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The seam for detectors. To add one: a file in detectors/, a line in detectors/table.cpp, its name in a rule
// of rules.json.
#pragma once

#include "domain/vocabulary.h"
#include "rules/reading.h"

#include <QJsonObject>

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace steward {

/// What one detector saw, in bytes of the normalised text.
struct Hit {
    std::string detector; ///< decides the rule; a hit of a detector that no rule names is dropped
    ByteSpan span;
    Tier tier = Tier::Possible;
    std::string level; ///< of topics that know levels "Q1", "Q2", "Q3", "red-flag"; identifiability: the kind
                       ///< of piece
    std::string
        value; ///< canonical form of a personal value ("9990000018"); empty: nothing personal, no digest
};

using Hits = std::vector<Hit>;

/// `Hit::detector` of what is no finding and only adds up with others: it goes to Assessment::pieces.
inline constexpr const char* pieceOfAPerson = "piece";

/// Which bytes an earlier hit already explains. A bitmap: a text full of hits stays linear.
class Taken {
public:
    explicit Taken(size_t bytes)
        : m_taken(bytes, false)
    {
    }
    void add(const ByteSpan& span, Tier tier);
    bool touches(const ByteSpan& span) const;
    /// Something was found that is more than a hint.
    bool holdsLikely() const { return m_holdsLikely; }

private:
    std::vector<bool> m_taken;
    bool m_holdsLikely = false;
};

/// Looks for one thing. Called for every text from several threads at once: const, linear in the text, never
/// throws. `taken` holds what the detectors above it in the table found (phones stand before NHS numbers).
using Detect
    = std::function<void(const Reading& reading, const TextFacts& facts, const Taken& taken, Hits& found)>;

/// Detectors before they are compiled. One function may look for several things in one pass: `names` lists,
/// with a space between, every `Hit::detector` that it speaks for. `make` reads word lists and phrases from
/// the rule set's detector data (an empty object is fine).
struct DetectorEntry {
    const char* names;
    Detect (*make)(const QJsonObject& detectorData);
};

/// All detectors in the order in which they run.
std::span<const DetectorEntry> detectorTable();

} // namespace steward

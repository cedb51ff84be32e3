// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/detectors/detectors.h"

#include <algorithm>
#include <array>

namespace steward {

std::span<const DetectorEntry> detectorTable()
{
    // Order matters where two could claim the same digits: a telephone number may end in a valid NHS number.
    static constexpr std::array table{
        DetectorEntry{"email", makeEmailDetector},
        DetectorEntry{"phone", makePhoneDetector},
        DetectorEntry{"nhs-number", makeNhsNumberDetector},
        DetectorEntry{"postcode", makePostcodeDetector},
        DetectorEntry{"crisis", makeCrisisDetector},
        DetectorEntry{"profanity", makeProfanityDetector},
    };
    return table;
}

void Taken::add(const ByteSpan& span)
{
    std::fill(m_taken.begin() + qsizetype(span.start), m_taken.begin() + qsizetype(span.end), true);
}

bool Taken::touches(const ByteSpan& span) const
{
    return std::find(m_taken.begin() + qsizetype(span.start), m_taken.begin() + qsizetype(span.end), true)
        != m_taken.begin() + qsizetype(span.end);
}

} // namespace steward

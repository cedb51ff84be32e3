// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Ages. One alone points to nobody: never more than a hint, but one of the pieces that add up.
#include "rules/ages.h"
#include "rules/detectors/detectors.h"

namespace steward {

Detect makeAgeDetector(const QJsonObject&)
{
    return [](const Reading& reading, const TextFacts&, const Taken& taken, Hits& found) {
        for (const ByteSpan& span : agesIn(reading)) {
            if (!taken.touches(span))
                found.push_back({"age", span, Tier::Possible, {}, {}});
        }
    };
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// C04: no reply can know what would help this person, and a kind word can keep somebody from a doctor.
#include "rules/checks/checks.h"

namespace steward {

CheckResult checkAdvice(const DraftReading& reading)
{
    CheckResult result = byPhrases(reading, "C04", CheckOutcome::Warn,
        "\u201c%1\u201d can be read as medical advice or reassurance; point to NHS 111, a pharmacist or the "
        "practice "
        "instead.",
        "No phrase of advice, diagnosis or dose was found.");
    if (!result.spans.isEmpty())
        result.suggestion = reworded(reading, result.spans.first(),
            QStringLiteral(
                "We cannot give medical advice here; please ask a pharmacist or a GP surgery, or call NHS "
                "111."));
    return result;
}

} // namespace steward

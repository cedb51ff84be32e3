// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// C13: no picture and no recording goes out unseen. Links are never followed, so a machine can only say that
// somebody must look.
#include "rules/checks/checks.h"

namespace steward {

CheckResult checkMedia(const DraftReading& reading)
{
    CheckResult result{ChecklistItemId{QStringLiteral("C13")}, CheckOutcome::Pass,
        QStringLiteral("No picture and no recording was found."), {}, Tier::Possible};
    for (const Finding& finding : reading.assessment.findings) {
        if (finding.detector != QLatin1String("media-link"))
            continue;
        raise(result, finding.tier == Tier::Possible ? CheckOutcome::Warn : CheckOutcome::Block,
            {finding.start, finding.end},
            QStringLiteral(
                "The draft leads to a picture or a recording, which nobody can judge from here; take "
                "it out, or say where the written consent is kept and that hidden data and the text "
                "alternative were seen to."));
    }
    if (result.outcome == CheckOutcome::Block)
        result.tier = Tier::Likely;
    return result;
}

} // namespace steward

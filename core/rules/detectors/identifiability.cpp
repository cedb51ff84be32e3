// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Details that add up to a person: one finding a piece, its kind in `level`.
#include "rules/adding_up.h"
#include "rules/detectors/detectors.h"
#include "rules/matcher.h"
#include "rules/quasi_identifiers.h"

namespace steward {

Detect makeIdentifiabilityDetector(const QJsonObject&)
{
    return [](const Reading& reading, const TextFacts& facts, const Taken& taken, Hits& found) {
        const std::vector<QuasiDetail> details = quasiDetails(reading);
        const QuasiCluster cluster = clusterOf(details);
        for (size_t i = 0; i < cluster.pieces.size(); ++i) {
            const QuasiDetail& piece = cluster.pieces[i];
            if (const auto tier = tierOfKinds(cluster.kindsAround[i], facts.isDraft))
                found.push_back({"identifiability", piece.span, *tier, nameOf(piece.kind), {}});
        }
        if (!facts.isDraft) {
            for (const QuasiDetail& detail : details)
                found.push_back({pieceOfAPerson, detail.span, Tier::Possible, nameOf(detail.kind), {}});
            return;
        }
        if (!taken.holdsLikely())
            return;
        for (const QuasiDetail& detail : details) { // a name or a number beside an illness
            if (detail.kind == QuasiKind::Condition)
                found.push_back({"identifiability", detail.span, Tier::Certain, nameOf(detail.kind), {}});
        }
    };
}

} // namespace steward

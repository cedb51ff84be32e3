// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Cries for help, threats, complaints and all else that is told by what words say together. A text without a
// finding is "not flagged", never "no risk".
#include "rules/topics.h"

#include "rules/detectors/detectors.h"

#include <memory>

namespace steward {

Detect makeTopicDetector(const QJsonObject& detectorData)
{
    const auto topics = std::make_shared<const Topics>(detectorData);
    return [topics](const Reading& reading, const TextFacts&, const Taken&, Hits& found) {
        topics->listen(reading, found);
    };
}

} // namespace steward

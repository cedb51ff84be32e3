// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The makers that the table lists, one a file.
#pragma once

#include "rules/detector.h"

namespace steward {

Detect makeEmailDetector(const QJsonObject& detectorData);
Detect makePhoneDetector(const QJsonObject& detectorData);
Detect makeNhsNumberDetector(const QJsonObject& detectorData);
Detect makePostcodeDetector(const QJsonObject& detectorData);
Detect makeCrisisDetector(const QJsonObject& detectorData);
Detect makeProfanityDetector(const QJsonObject& detectorData);

} // namespace steward

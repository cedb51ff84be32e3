// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The makers that the table lists, one a file.
#pragma once

#include "rules/detector.h"

namespace steward {

Detect makeEmailDetector(const QJsonObject& detectorData);
Detect makePhoneDetector(const QJsonObject& detectorData);
Detect makeHealthNumberDetector(const QJsonObject& detectorData);
Detect makeNinoDetector(const QJsonObject& detectorData);
Detect makeCardDetector(const QJsonObject& detectorData);
Detect makeIbanDetector(const QJsonObject& detectorData);
Detect makeBankAccountDetector(const QJsonObject& detectorData);
Detect makePassportDetector(const QJsonObject& detectorData);
Detect makeDrivingLicenceDetector(const QJsonObject& detectorData);
Detect makeStaffRegisterDetector(const QJsonObject& detectorData);
Detect makeHospitalNumberDetector(const QJsonObject& detectorData);
Detect makeVehicleDetector(const QJsonObject& detectorData);
Detect makeIpDetector(const QJsonObject& detectorData);
Detect makeMacDetector(const QJsonObject& detectorData);
Detect makeMediaLinkDetector(const QJsonObject& detectorData);
Detect makePostcodeDetector(const QJsonObject& detectorData);
Detect makeTopicDetector(const QJsonObject& detectorData);
Detect makeDateOfBirthDetector(const QJsonObject& detectorData);
Detect makeAgeDetector(const QJsonObject& detectorData);
Detect makeAddressDetector(const QJsonObject& detectorData);
Detect makePersonDetector(const QJsonObject& detectorData);
Detect makeHandleDetector(const QJsonObject& detectorData);
Detect makeIdentifiabilityDetector(const QJsonObject& detectorData);
Detect makeProfanityDetector(const QJsonObject& detectorData);

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/detectors/detectors.h"

#include <algorithm>
#include <array>

namespace steward {

std::span<const DetectorEntry> detectorTable()
{
    // Order matters where two could claim the same digits: a telephone number may end in a valid NHS number,
    // and a card or an IBAN may hold any of the others.
    static constexpr std::array table{
        DetectorEntry{"email", makeEmailDetector},
        DetectorEntry{"mac", makeMacDetector},
        DetectorEntry{"iban", makeIbanDetector},
        DetectorEntry{"card", makeCardDetector},
        DetectorEntry{"phone", makePhoneDetector},
        DetectorEntry{"nino", makeNinoDetector},
        DetectorEntry{"driving-licence", makeDrivingLicenceDetector},
        DetectorEntry{"bank-account", makeBankAccountDetector},
        DetectorEntry{"nhs-number chi-number hc-number", makeHealthNumberDetector},
        DetectorEntry{"ip", makeIpDetector},
        DetectorEntry{"passport", makePassportDetector},
        DetectorEntry{"staff-register", makeStaffRegisterDetector},
        DetectorEntry{"hospital-number", makeHospitalNumberDetector},
        DetectorEntry{"vehicle", makeVehicleDetector},
        DetectorEntry{"postcode", makePostcodeDetector},
        DetectorEntry{"date-of-birth", makeDateOfBirthDetector},
        DetectorEntry{"age", makeAgeDetector},
        DetectorEntry{"address", makeAddressDetector},
        DetectorEntry{"person", makePersonDetector},
        DetectorEntry{"handle", makeHandleDetector},
        DetectorEntry{"identifiability", makeIdentifiabilityDetector}, // after all that it adds up
        DetectorEntry{"media-link", makeMediaLinkDetector},
        DetectorEntry{
            "crisis safeguarding threat hate allegation complaint side-effect misinformation advert spam "
            "off-topic political information-request media-enquiry praise medical-advice",
            makeTopicDetector},
        DetectorEntry{"profanity", makeProfanityDetector},
    };
    return table;
}

void Taken::add(const ByteSpan& span, Tier tier)
{
    m_holdsLikely = m_holdsLikely || tier != Tier::Possible;
    std::fill(m_taken.begin() + qsizetype(span.start), m_taken.begin() + qsizetype(span.end), true);
}

bool Taken::touches(const ByteSpan& span) const
{
    return std::find(m_taken.begin() + qsizetype(span.start), m_taken.begin() + qsizetype(span.end), true)
        != m_taken.begin() + qsizetype(span.end);
}

} // namespace steward

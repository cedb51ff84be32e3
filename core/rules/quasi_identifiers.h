// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Details that name nobody and together point to one person: "84-year-old man, ward 7, fell on Tuesday
// night". One recogniser for what comes in and for replies.
#pragma once

#include "rules/reading.h"

#include <array>
#include <vector>

namespace steward {

enum class QuasiKind : uint8_t {
    Age, ///< or date of birth
    Relation, ///< or sex
    PlaceOfCare, ///< ward, bed, clinic, named service
    Time, ///< exact date, a night, a time of day
    Condition, ///< or procedure
    RareEvent,
    District, ///< or village
    Job, ///< or employer
    Faith, ///< or ethnicity
    School
};
constexpr size_t quasiKinds = 10;

/// "age", "relation", "place-of-care", "time", "condition", "rare-event", "district", "job", "faith",
/// "school": stable names for storage.
const char* nameOf(QuasiKind kind);

struct QuasiDetail {
    QuasiKind kind = QuasiKind::Age;
    ByteSpan span;
    size_t word = 0; ///< the first of its words
};

/// All details of a text in order. Linear; thread-safe.
std::vector<QuasiDetail> quasiDetails(const Reading& reading);

/// Details that stand so near each other (about 40 words) that they speak of one person.
struct QuasiCluster {
    size_t kinds = 0; ///< the most different kinds in one stretch
    std::vector<QuasiDetail> pieces; ///< of stretches with at least three kinds
    std::vector<size_t> kindsAround; ///< per piece: kinds in the fullest stretch that holds it
};
/// Of all details of one text, in order.
QuasiCluster clusterOf(const std::vector<QuasiDetail>& details);

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/medicines.h"

#include "rules/cues.h"

namespace steward {

bool isMedicine(std::string_view folded)
{
    static constexpr std::array<std::string_view, 58> ends{"cillin", "mycin", "prazole", "azole", "statin",
        "pril", "sartan", "olol", "dipine", "zepam", "zolam", "oxetine", "traline", "alopram", "ridone",
        "apine", "gabalin", "pentin", "formin", "profen", "cetamol", "codeine", "caine", "orphine", "morph",
        "floxacin", "cycline", "parin", "xaban", "zumab", "ximab", "tinib", "vir", "isone", "solone", "terol",
        "lukast", "tidine", "thiazide", "semide", "triptan", "setron", "phylline", "toin", "barbital",
        "zepine", "vaccine", "gliptin", "glifozin", "gliflozin", "glutide", "oxin", "triptyline", "amol",
        "sone", "zine", "done", "idol"};
    static constexpr auto brands = sortedWords("aspirin", "astrazeneca", "botox", "buscopan", "calpol",
        "clexane", "concerta", "diamorphine", "entonox", "epipen", "fentanyl", "gaviscon", "heparin",
        "humira", "insulin", "ketamine", "lasix", "laxido", "lithium", "lucozade", "methotrexate", "moderna",
        "mounjaro", "movicol", "nurofen", "oramorph", "ozempic", "pfizer", "piriton", "pred", "prozac",
        "quinine", "ritalin", "senna", "steroids", "tramadol", "valium", "ventolin", "viagra", "warfarin",
        "wegovy", "xanax", "zoladex", "levothyroxine", "thyroxine", "iron", "magnesium", "propofol",
        "digoxin", "bisoprolol");
    const bool branded = std::find(brands.begin(), brands.end(), folded) != brands.end();
    return branded || (folded.size() >= 6 && std::any_of(ends.begin(), ends.end(), [&](std::string_view end) {
        return folded.ends_with(end);
    }));
}

} // namespace steward

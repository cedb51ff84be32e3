// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Each detector of the table by itself on any text: it speaks under its own names only (or of a piece of what
// adds up to a person), its hits lie inside of the text and are not empty, and their tiers and levels are
// ones that there are.
#include "rules/detector.h"
#include "rules/matcher.h"
#include "rules/quasi_identifiers.h"

#include <QJsonArray>
#include <QJsonObject>

#include <cstdlib>
#include <set>

namespace {

struct Made {
    QStringList names;
    steward::Detect detect;
};

const std::vector<Made>& allDetectors()
{
    static const std::vector<Made> all = [] {
        std::vector<Made> made;
        const auto rules = steward::RuleSet::shipped();
        for (const steward::DetectorEntry& entry : steward::detectorTable())
            made.push_back({QString::fromLatin1(entry.names).split(QLatin1Char(' ')),
                entry.make(rules->detectorData())});
        return made;
    }();
    return all;
}

bool isLevel(const std::string& level)
{
    static const std::set<std::string> all = [] {
        std::set<std::string> levels{""};
        const auto rules = steward::RuleSet::shipped();
        const QJsonObject topics = rules->detectorData()[QLatin1String("topics")].toObject();
        for (const QJsonValue& topic : topics) {
            for (const QJsonValue& level : topic[QLatin1String("levels")].toArray())
                levels.insert(level.toString().toStdString());
        }
        for (size_t kind = 0; kind < steward::quasiKinds; ++kind)
            levels.insert(steward::nameOf(steward::QuasiKind(kind)));
        return levels;
    }();
    return all.contains(level);
}

void mustBe(bool truth)
{
    if (!truth)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    using namespace steward;
    const Reading reading
        = readingOf(QString::fromUtf8(reinterpret_cast<const char*>(data), qsizetype(size)));
    const Taken nothing(reading.normal.bytes.size());
    for (const Made& made : allDetectors()) {
        Hits hits;
        made.detect(reading, {}, nothing, hits);
        for (const Hit& hit : hits) {
            mustBe(
                hit.detector == pieceOfAPerson || made.names.contains(QString::fromStdString(hit.detector)));
            mustBe(hit.span.start < hit.span.end && hit.span.end <= reading.normal.bytes.size());
            mustBe(hit.tier == Tier::Certain || hit.tier == Tier::Likely || hit.tier == Tier::Possible);
            mustBe(isLevel(hit.level));
        }
    }
    return 0;
}

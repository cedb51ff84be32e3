// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/matcher.h"

#include "base/text.h"
#include "rules/detector.h"
#include "rules/language.h"

#include <QCryptographicHash>
#include <QSet>

#include <algorithm>

namespace steward {

namespace {

constexpr qsizetype windowLength = 64 * 1024; ///< code points
constexpr qsizetype windowMargin = 512; ///< nothing that a detector looks for is longer
constexpr qsizetype windowStep = windowLength - 2 * windowMargin;

int sureness(Tier tier)
{
    return tier == Tier::Certain ? 0 : tier == Tier::Likely ? 1 : 2;
}
bool isLikely(const Finding& finding)
{
    return finding.tier != Tier::Possible;
}

/// Of findings under one rule that overlap the longest stays, then the surest; crisis and identifiers never
/// hide each other.
QList<Finding> withoutOverlaps(QList<Finding> findings)
{
    std::sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
        return std::tuple(a.start, -a.end, sureness(a.tier), a.detector)
            < std::tuple(b.start, -b.end, sureness(b.tier), b.detector);
    });
    QHash<RuleId, qsizetype> lastOf;
    QList<Finding> kept;
    for (Finding& finding : findings) {
        const auto last = lastOf.constFind(finding.rule);
        if (last != lastOf.constEnd() && kept[*last].end > finding.start) {
            Finding& other = kept[*last];
            const auto length = finding.end - finding.start;
            const auto otherLength = other.end - other.start;
            const bool better = length > otherLength
                || (length == otherLength && sureness(finding.tier) < sureness(other.tier));
            if (better)
                other = std::move(finding);
            continue;
        }
        lastOf.insert(finding.rule, kept.size());
        kept << std::move(finding);
    }
    std::stable_sort(
        kept.begin(), kept.end(), [](const Finding& a, const Finding& b) { return a.start < b.start; });
    return kept;
}

} // namespace

struct Matcher::Compiled {
    struct Entry {
        QString name;
        RuleId rule;
        Detect detect;
    };
    std::vector<Entry> entries;
    QHash<RuleId, qsizetype> order; ///< place in the precedence
    QByteArray salt;

    QByteArray digestOf(const std::string& value) const
    {
        if (salt.isEmpty() || value.empty()) // a bare hash of ten digits would be guessed in seconds
            return {};
        QCryptographicHash hash(QCryptographicHash::Sha256);
        hash.addData(salt);
        hash.addData(QByteArrayView(value.data(), qsizetype(value.size())));
        return hash.result();
    }

    /// Findings of one stretch of the text that starts at code point `offset`; only those that begin in
    /// [from, to) of the whole text.
    void readWindow(const Reading& reading, const TextFacts& facts, qsizetype offset, qsizetype from,
        qsizetype to, QList<Finding>& findings) const
    {
        Taken taken(reading.normal.bytes.size());
        for (const Entry& entry : entries) {
            Hits hits;
            entry.detect(reading, facts, taken, hits);
            for (const Hit& hit : hits) {
                taken.add(hit.span);
                const auto [start, end] = reading.normal.original(hit.span);
                if (offset + start < from || offset + start >= to)
                    continue;
                findings << Finding{entry.rule, entry.name, hit.tier, offset + start, offset + end,
                    QString::fromStdString(hit.level), digestOf(hit.value)};
            }
        }
    }
};

Matcher::Matcher(std::shared_ptr<const RuleSet> rules, QByteArray salt)
    : m_rules(std::move(rules))
{
    auto compiled = std::make_unique<Compiled>();
    compiled->salt = std::move(salt);
    QHash<QString, RuleId> ruleOf;
    const QList<RuleId> order = m_rules->orderedIds();
    for (qsizetype i = 0; i < order.size(); ++i) {
        compiled->order.insert(order[i], i);
        for (const QString& detector : m_rules->rule(order[i])->detectors) {
            if (!ruleOf.contains(detector))
                ruleOf.insert(detector, order[i]);
        }
    }
    for (const DetectorEntry& entry : detectorTable()) {
        const QString name = QString::fromLatin1(entry.name);
        if (ruleOf.contains(name)) // a detector that no rule asks for is not run
            compiled->entries.push_back({name, ruleOf.value(name), entry.make(m_rules->detectorData())});
    }
    m_compiled = std::move(compiled);
}

Matcher::~Matcher() = default;

Assessment Matcher::assess(const QString& text, const TextFacts& facts) const
{
    Assessment assessment;
    assessment.notRead = facts.hasMedia || namesForeignLanguage(facts.language);
    QStringView rest = text;
    for (qsizetype offset = 0;; offset += windowStep) {
        const qsizetype cut = utf16Index(rest, windowLength);
        const bool last = cut >= rest.size();
        const Reading reading = readingOf(rest.left(cut));
        if (offset == 0)
            assessment.notRead = assessment.notRead || isForeign(reading);
        const qsizetype from = offset == 0 ? 0 : offset + windowMargin;
        const qsizetype to
            = last ? std::numeric_limits<qsizetype>::max() : offset + windowStep + windowMargin;
        m_compiled->readWindow(reading, facts, offset, from, to, assessment.findings);
        if (last)
            break;
        rest = rest.mid(utf16Index(rest, windowStep));
    }
    assessment.findings = withoutOverlaps(std::move(assessment.findings));

    QSet<RuleId> rules;
    for (const Finding& finding : assessment.findings) {
        if (!isLikely(finding))
            continue;
        const GroundRule* rule = m_rules->rule(finding.rule);
        const bool mild = finding.level == QLatin1String("Q1"); // distress without intent: soon, not at once
        const Severity severity
            = mild && isGraver(rule->severity, Severity::S2) ? Severity::S2 : rule->severity;
        if (isGraver(severity, assessment.severity))
            assessment.severity = severity;
        assessment.crisis = assessment.crisis || finding.level == QLatin1String("Q2")
            || finding.level == QLatin1String("Q3");
        rules.insert(finding.rule);
    }
    assessment.rules = QList<RuleId>(rules.begin(), rules.end());
    std::sort(assessment.rules.begin(), assessment.rules.end(), [this](const RuleId& a, const RuleId& b) {
        return m_compiled->order.value(a) < m_compiled->order.value(b);
    });
    if (!assessment.rules.isEmpty())
        assessment.leadingRule = assessment.rules.first();
    return assessment;
}

} // namespace steward

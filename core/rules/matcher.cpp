// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/matcher.h"

#include "base/text.h"
#include "rules/detector.h"
#include "rules/language.h"
#include "rules/own_finder.h"

#include <QCryptographicHash>
#include <QSet>

#include <algorithm>
#include <unordered_map>

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

/// By place; of the same place the longest, then the surest.
bool standsBefore(const Finding& a, const Finding& b)
{
    if (a.start != b.start)
        return a.start < b.start;
    if (a.end != b.end)
        return a.end > b.end;
    return a.tier != b.tier ? sureness(a.tier) < sureness(b.tier) : a.detector < b.detector;
}

bool startsBefore(const Finding& a, const Finding& b)
{
    return a.start < b.start;
}

/// Of findings under one rule that overlap the longest stays, then the surest; crisis and identifiers never
/// hide each other.
QList<Finding> withoutOverlaps(QList<Finding> findings)
{
    if (!std::is_sorted(findings.begin(), findings.end(), standsBefore))
        std::sort(findings.begin(), findings.end(), standsBefore);
    std::vector<std::pair<RuleId, qsizetype>> lastOf; // a text breaks a handful of rules
    QList<Finding> kept;
    kept.reserve(findings.size());
    for (Finding& finding : findings) {
        const auto last = std::find_if(lastOf.begin(), lastOf.end(),
            [&finding](const auto& each) { return each.first == finding.rule; });
        if (last != lastOf.end() && kept[last->second].end > finding.start) {
            Finding& other = kept[last->second];
            const auto length = finding.end - finding.start;
            const auto otherLength = other.end - other.start;
            const bool better = length > otherLength
                || (length == otherLength && sureness(finding.tier) < sureness(other.tier));
            if (better)
                other = std::move(finding);
            continue;
        }
        if (last == lastOf.end())
            lastOf.emplace_back(finding.rule, kept.size());
        else
            last->second = kept.size();
        kept << std::move(finding);
    }
    if (!std::is_sorted(kept.begin(), kept.end(), startsBefore))
        std::stable_sort(kept.begin(), kept.end(), startsBefore);
    return kept;
}

} // namespace

namespace {

/// Salted digests of the values in one text, each made once however often it stands there.
class Digests {
public:
    explicit Digests(const QByteArray& salt)
        : m_salt(salt)
    {
    }
    QByteArray of(const std::string& value)
    {
        if (m_salt.isEmpty() || value.empty()) // a bare hash of ten digits would be guessed in seconds
            return {};
        const auto [known, isNew] = m_known.try_emplace(value);
        if (isNew) {
            m_hash.reset();
            m_hash.addData(m_salt);
            m_hash.addData(QByteArrayView(value.data(), qsizetype(value.size())));
            known->second = m_hash.result();
        }
        return known->second;
    }

private:
    const QByteArray& m_salt;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    std::unordered_map<std::string, QByteArray> m_known;
};

} // namespace

struct Matcher::Compiled {
    struct Detector {
        QString name;
        RuleId rule;
    };
    std::vector<Detect> detects; ///< in the order of the table
    std::unordered_map<std::string, Detector> detectors; ///< those that a rule names
    OwnFinder own; ///< tag: index into ownEntries
    struct OwnEntry {
        Detector detector;
        Tier tier;
    };
    std::vector<OwnEntry> ownEntries;
    QHash<RuleId, qsizetype> order; ///< place in the precedence
    QByteArray salt;

    /// Findings of one stretch of the text that starts at code point `offset`; only those that begin in
    /// [from, to) of the whole text.
    void readWindow(const Reading& reading, const TextFacts& facts, qsizetype offset, qsizetype from,
        qsizetype to, Digests& digests, Assessment& assessment) const
    {
        QList<Finding>& findings = assessment.findings;
        Taken taken(reading.normal.bytes.size());
        for (const Detect& detect : detects) {
            Hits hits;
            detect(reading, facts, taken, hits);
            for (const Hit& hit : hits) {
                if (hit.detector == pieceOfAPerson) {
                    const auto [start, end] = reading.normal.original(hit.span);
                    if (offset + start >= from && offset + start < to)
                        assessment.pieces
                            << Piece{QString::fromStdString(hit.level), offset + start, offset + end};
                    continue;
                }
                const auto detector = detectors.find(hit.detector);
                if (detector == detectors.end())
                    continue;
                taken.add(hit.span, hit.tier);
                const auto [start, end] = reading.normal.original(hit.span);
                if (offset + start < from || offset + start >= to)
                    continue;
                findings << Finding{detector->second.rule, detector->second.name, hit.tier, offset + start,
                    offset + end, QString::fromStdString(hit.level), digests.of(hit.value), {}};
            }
        }
        if (ownEntries.empty())
            return;
        own.forEach(reading, [&](const ByteSpan& span, int tag) {
            const auto [start, end] = reading.normal.original(span);
            const OwnEntry& entry = ownEntries[size_t(tag)];
            if (offset + start >= from && offset + start < to)
                findings << Finding{entry.detector.rule, entry.detector.name, entry.tier, offset + start,
                    offset + end, {}, {}, {}};
        });
    }

    void addOwn(const GroundRule& rule)
    {
        for (const OwnPattern& entry : rule.own) {
            own.add(entry, int(ownEntries.size()));
            ownEntries.push_back({{detectorOf(entry.kind), rule.id}, entry.tier});
        }
    }
};

Severity severityOf(const Finding& finding, const GroundRule& rule)
{
    if (isRedFlag(finding))
        return Severity::S1;
    const bool mild = finding.level == QLatin1String("Q1"); // distress without intent: soon, not at once
    return mild && isGraver(rule.severity, Severity::S2) ? Severity::S2 : rule.severity;
}

Matcher::Matcher(std::shared_ptr<const RuleSet> rules, QByteArray salt)
    : m_rules(std::move(rules))
{
    auto compiled = std::make_unique<Compiled>();
    compiled->salt = std::move(salt);
    const QList<RuleId> order = m_rules->orderedIds();
    for (qsizetype i = 0; i < order.size(); ++i) {
        compiled->order.insert(order[i], i);
        const GroundRule* rule = m_rules->rule(order[i]);
        if (rule->isOff)
            continue;
        for (const QString& detector : rule->detectors)
            compiled->detectors.try_emplace(detector.toStdString(), Compiled::Detector{detector, order[i]});
        compiled->addOwn(*rule);
    }
    compiled->own.compile();
    for (const DetectorEntry& entry : detectorTable()) {
        const QStringList names = QString::fromLatin1(entry.names).split(u' ');
        const bool asked = std::any_of(names.begin(), names.end(),
            [&](const QString& name) { return compiled->detectors.contains(name.toStdString()); });
        if (asked) // a detector that no rule asks for is not run
            compiled->detects.push_back(entry.make(m_rules->detectorData()));
    }
    m_compiled = std::move(compiled);
}

Matcher::~Matcher() = default;

Assessment Matcher::assess(const QString& text, const TextFacts& facts) const
{
    Assessment assessment;
    assessment.notRead = facts.hasMedia || namesForeignLanguage(facts.language);
    Digests digests(m_compiled->salt);
    QStringView rest = text;
    for (qsizetype offset = 0;; offset += windowStep) {
        const qsizetype cut = rest.size() <= windowLength ? rest.size() : utf16Index(rest, windowLength);
        const bool last = cut >= rest.size();
        const Reading reading = readingOf(rest.left(cut));
        if (offset == 0)
            assessment.notRead = assessment.notRead || isForeign(reading);
        const qsizetype from = offset == 0 ? 0 : offset + windowMargin;
        const qsizetype to
            = last ? std::numeric_limits<qsizetype>::max() : offset + windowStep + windowMargin;
        m_compiled->readWindow(reading, facts, offset, from, to, digests, assessment);
        if (last)
            break;
        rest = rest.mid(utf16Index(rest, windowStep));
    }
    assessment.findings = withoutOverlaps(std::move(assessment.findings));
    judge(assessment);
    return assessment;
}

Assessment Matcher::joined(Assessment own, const QList<EarlierItem>& earlier) const
{
    const auto detector = m_compiled->detectors.find("identifiability");
    if (own.pieces.isEmpty() || earlier.isEmpty() || detector == m_compiled->detectors.end())
        return own;
    QList<Finding> added = addedUp(own.pieces, earlier);
    if (added.isEmpty())
        return own;
    for (Finding& finding : added)
        finding.rule = detector->second.rule;
    // Spans in other items are no neighbours of those in this one.
    const auto elsewhere = std::find_if(
        added.begin(), added.end(), [](const Finding& finding) { return finding.saidIn.isValid(); });
    own.findings.removeIf([&](const Finding& finding) { return finding.detector == detector->second.name; });
    own.findings = withoutOverlaps(own.findings + QList<Finding>(added.begin(), elsewhere));
    own.findings += QList<Finding>(elsewhere, added.end());
    judge(own);
    return own;
}

void Matcher::judge(Assessment& assessment) const
{
    assessment.severity = Severity::S0;
    assessment.crisis = false;
    QSet<RuleId> rules;
    const Finding* before = nullptr;
    for (const Finding& finding : assessment.findings) {
        const bool saysTheSame = before && before->rule == finding.rule && before->level == finding.level;
        if (!isLikely(finding) || saysTheSame)
            continue;
        before = &finding;
        const GroundRule* rule = m_rules->rule(finding.rule);
        const Severity severity = severityOf(finding, *rule);
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
}

} // namespace steward

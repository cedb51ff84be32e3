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
#include <limits>
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

/// A part of a text that is read at once.
struct Stretch {
    qsizetype offset = 0; ///< code point at which it begins
    qsizetype from = 0; ///< what begins in [from, to) of the whole text is told
    qsizetype to = std::numeric_limits<qsizetype>::max();

    bool tells(qsizetype place) const { return place >= from && place < to; }
};

/// Calls `read` with each stretch of `text`, as a reading.
template <typename Read> void forEachStretch(const QString& text, Read read)
{
    QStringView rest = text;
    for (qsizetype offset = 0;; offset += windowStep) {
        const qsizetype cut = rest.size() <= windowLength ? rest.size() : utf16Index(rest, windowLength);
        Stretch stretch;
        stretch.offset = offset;
        stretch.from = offset == 0 ? 0 : offset + windowMargin;
        const bool isLast = cut >= rest.size();
        if (!isLast)
            stretch.to = offset + windowStep + windowMargin;
        read(readingOf(rest.left(cut)), stretch);
        if (isLast)
            return;
        rest = rest.mid(utf16Index(rest, windowStep));
    }
}

bool isLeftUnread(const TextFacts& facts)
{
    return facts.hasMedia || namesForeignLanguage(facts.language);
}

} // namespace

struct Matcher::Compiled {
    struct Detector {
        QString name;
        RuleId rule;
    };
    using Detects = std::vector<Detect>;
    std::shared_ptr<const Detects> detects; ///< in the order of the table
    std::unordered_map<std::string, Detector> detectors; ///< those that a rule names
    OwnFinder own; ///< tag: index into ownEntries
    struct OwnEntry {
        Detector detector;
        Tier tier;
    };
    std::vector<OwnEntry> ownEntries;
    QHash<RuleId, qsizetype> order; ///< place in the precedence
    QByteArray salt;

    explicit Compiled(const RuleSet& rules)
    {
        const QList<RuleId> ids = rules.orderedIds();
        for (qsizetype i = 0; i < ids.size(); ++i) {
            order.insert(ids[i], i);
            const GroundRule* rule = rules.rule(ids[i]);
            if (rule->isOff)
                continue;
            for (const QString& detector : rule->detectors)
                detectors.try_emplace(detector.toStdString(), Detector{detector, ids[i]});
            addOwn(*rule);
        }
        own.compile();
    }

    bool namesTheSame(const Compiled& other) const
    {
        return detectors.size() == other.detectors.size()
            && std::all_of(detectors.begin(), detectors.end(),
                [&other](const auto& each) { return other.detectors.contains(each.first); });
    }

    void makeDetects(const QJsonObject& detectorData)
    {
        Detects made;
        for (const DetectorEntry& entry : detectorTable()) {
            const QStringList names = QString::fromLatin1(entry.names).split(u' ');
            const bool asked = std::any_of(names.begin(), names.end(),
                [&](const QString& name) { return detectors.contains(name.toStdString()); });
            if (asked) // a detector that no rule asks for is not run
                made.push_back(entry.make(detectorData));
        }
        detects = std::make_shared<const Detects>(std::move(made));
    }

    /// What the detectors see: pieces, and what a rule asks for.
    Hits hitsIn(const Reading& reading, const TextFacts& facts) const
    {
        Hits seen;
        Taken taken(reading.normal.bytes.size());
        for (const Detect& detect : *detects) {
            Hits hits;
            detect(reading, facts, taken, hits);
            for (Hit& hit : hits) {
                const bool isPiece = hit.detector == pieceOfAPerson;
                if (!isPiece && !detectors.contains(hit.detector))
                    continue;
                if (!isPiece)
                    taken.add(hit.span, hit.tier);
                seen.push_back(std::move(hit));
            }
        }
        return seen;
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
    auto compiled = std::make_unique<Compiled>(*m_rules);
    compiled->salt = std::move(salt);
    compiled->makeDetects(m_rules->detectorData());
    m_compiled = std::move(compiled);
}

Matcher::Matcher(std::shared_ptr<const RuleSet> rules, const Matcher& like)
    : m_rules(std::move(rules))
{
    auto compiled = std::make_unique<Compiled>(*m_rules);
    if (compiled->namesTheSame(*like.m_compiled) && m_rules->detectorData() == like.rules().detectorData())
        compiled->detects = like.m_compiled->detects;
    else
        compiled->makeDetects(m_rules->detectorData());
    m_compiled = std::move(compiled);
}

Matcher::~Matcher() = default;

/// What becomes of the hits in one text under one set of rules.
class Matcher::Assessing {
public:
    explicit Assessing(const Matcher& matcher)
        : m_matcher(matcher)
        , m_compiled(*matcher.m_compiled)
        , m_digests(m_compiled.salt)
    {
    }

    void take(const Hits& hits, const Reading& reading, const Stretch& stretch)
    {
        for (const Hit& hit : hits) {
            const auto [start, end] = placeOf(hit.span, reading, stretch);
            if (!stretch.tells(start))
                continue;
            if (hit.detector == pieceOfAPerson) {
                m_assessment.pieces << Piece{QString::fromStdString(hit.level), start, end};
                continue;
            }
            const auto& detector = m_compiled.detectors.at(hit.detector);
            m_assessment.findings << Finding{detector.rule, detector.name, hit.tier, start, end,
                QString::fromStdString(hit.level), m_digests.of(hit.value), {}};
        }
        if (m_compiled.ownEntries.empty())
            return;
        m_compiled.own.forEach(reading, [&](const ByteSpan& span, int tag) {
            const auto [start, end] = placeOf(span, reading, stretch);
            const auto& entry = m_compiled.ownEntries[size_t(tag)];
            if (stretch.tells(start))
                m_assessment.findings
                    << Finding{entry.detector.rule, entry.detector.name, entry.tier, start, end, {}, {}, {}};
        });
    }

    Assessment done(bool notRead)
    {
        m_assessment.notRead = notRead;
        m_assessment.findings = withoutOverlaps(std::move(m_assessment.findings));
        m_matcher.judge(m_assessment);
        return std::move(m_assessment);
    }

private:
    static std::pair<qsizetype, qsizetype> placeOf(
        const ByteSpan& span, const Reading& reading, const Stretch& stretch)
    {
        const auto [start, end] = reading.normal.original(span);
        return {stretch.offset + start, stretch.offset + end};
    }

    const Matcher& m_matcher;
    const Compiled& m_compiled;
    Digests m_digests;
    Assessment m_assessment;
};

Assessment Matcher::assess(const QString& text, const TextFacts& facts) const
{
    Assessing assessing(*this);
    bool notRead = isLeftUnread(facts);
    forEachStretch(text, [&](const Reading& reading, const Stretch& stretch) {
        notRead = notRead || (stretch.offset == 0 && isForeign(reading));
        assessing.take(m_compiled->hitsIn(reading, facts), reading, stretch);
    });
    return assessing.done(notRead);
}

std::pair<Assessment, Assessment> Matcher::assessBoth(
    const Matcher& one, const Matcher& other, const QString& text, const TextFacts& facts)
{
    if (one.m_compiled->detects != other.m_compiled->detects)
        return {one.assess(text, facts), other.assess(text, facts)};
    Assessing first(one);
    Assessing second(other);
    bool notRead = isLeftUnread(facts);
    forEachStretch(text, [&](const Reading& reading, const Stretch& stretch) {
        notRead = notRead || (stretch.offset == 0 && isForeign(reading));
        const Hits hits = one.m_compiled->hitsIn(reading, facts);
        first.take(hits, reading, stretch);
        second.take(hits, reading, stretch);
    });
    return {first.done(notRead), second.done(notRead)};
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

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/measure.h"

#include "base/text.h"
#include "rules/detector.h"

#include <algorithm>

namespace steward::test {

namespace {

size_t placeOf(Tier tier)
{
    return size_t(tier); // certain, likely, possible: the order of the enum
}
bool isAtLeast(Tier tier, Tier asked)
{
    return placeOf(tier) <= placeOf(asked);
}
bool isAlarm(const Finding& finding)
{
    return finding.level == QLatin1String("Q2") || finding.level == QLatin1String("Q3");
}

/// Whether the finding touches the words of the label, wherever the text holds them.
bool touches(const Finding& finding, const Label& label, const QString& text)
{
    if (label.words.isEmpty())
        return true;
    const qsizetype start = utf16Index(text, finding.start);
    const qsizetype end = utf16Index(text, finding.end);
    for (qsizetype at = text.indexOf(label.words); at >= 0; at = text.indexOf(label.words, at + 1)) {
        if (start < at + label.words.size() && at < end)
            return true;
    }
    return false;
}

/// The findings that answer a label, at tier `asked` or above.
bool isFound(const LabelledText& text, const Label& label, const Assessment& assessment, Tier asked)
{
    return std::any_of(assessment.findings.begin(), assessment.findings.end(), [&](const Finding& finding) {
        return finding.detector == label.type && isAtLeast(finding.tier, asked)
            && touches(finding, label, text.text)
            && (label.level.isEmpty() || label.level == QLatin1String("Q1") || isAlarm(finding));
    });
}

bool isRight(const LabelledText& text, const Finding& finding)
{
    if (text.may.contains(finding.detector))
        return true;
    return std::any_of(text.find.begin(), text.find.end(), [&](const Label& label) {
        return label.type == finding.detector && touches(finding, label, text.text);
    });
}

QString shortened(const QString& text)
{
    return excerptOf(text, 110);
}

class Count {
public:
    explicit Count(Evaluation& into)
        : m_into(into)
    {
    }

    void add(const LabelledText& text, const Assessment& assessment)
    {
        for (const Label& label : text.find)
            countLabel(text, label, assessment);
        for (const Finding& finding : assessment.findings)
            countFinding(text, finding);
        for (const QString& type : text.never)
            countTrap(text, type, assessment);
        if (text.ordinary)
            countOrdinary(text, assessment);
    }

private:
    TypeScore& score(const QString& type, Half half) { return m_into.types[type][size_t(half)]; }
    void miss(const LabelledText& text, const QString& type, const QString& what)
    {
        if (text.half == Half::Development)
            m_into.misses << type + u": " + what + u": " + shortened(text.text);
    }

    void countLabel(const LabelledText& text, const Label& label, const Assessment& assessment)
    {
        TypeScore& type = score(label.type, text.half);
        const bool likely = isFound(text, label, assessment, Tier::Likely);
        if (!text.disguised)
            type.recall[placeOf(label.tier)].count(isFound(text, label, assessment, label.tier));
        if (label.tier != Tier::Possible) {
            (text.disguised ? type.disguised : type.likely).count(likely);
            if (!text.language.isEmpty())
                type.welsh[QStringLiteral("found")].count(likely);
            if (!label.level.isEmpty() && !text.disguised)
                type.levels[text.implied ? QStringLiteral("implied") : label.level].count(likely);
        }
        const Tier asked = text.disguised ? Tier::Likely : label.tier;
        if (!isFound(text, label, assessment, asked))
            miss(text, label.type,
                QStringLiteral("not found %1 %2%3")
                    .arg(toText(asked), label.words.isEmpty() ? label.level : label.words,
                        text.disguised     ? QStringLiteral(" (disguised)")
                            : text.implied ? QStringLiteral(" (implied)")
                                           : QString()));
    }

    void countFinding(const LabelledText& text, const Finding& finding)
    {
        const QString& name = finding.detector;
        const bool allowed = text.may.contains(name);
        if (allowed || !text.judges(name))
            return;
        TypeScore& type = score(name, text.half);
        const bool right = isRight(text, finding);
        type.precision[placeOf(finding.tier)].count(right);
        if (finding.tier == Tier::Possible)
            return;
        type.sound.count(right);
        if (!right)
            miss(text, name, QStringLiteral("wrongly found ") + toText(finding.tier));
    }

    void countTrap(const LabelledText& text, const QString& name, const Assessment& assessment)
    {
        bool quiet = true;
        bool certain = false;
        for (const Finding& finding : assessment.findings) {
            if (finding.detector != name || finding.tier == Tier::Possible)
                continue;
            quiet = false;
            certain = certain || finding.tier == Tier::Certain;
        }
        TypeScore& type = score(name, text.half);
        type.quiet.count(quiet);
        if (!text.language.isEmpty())
            type.welsh[QStringLiteral("quiet")].count(quiet);
        type.certainTraps += certain ? 1 : 0;
    }

    void countOrdinary(const LabelledText& text, const Assessment& assessment)
    {
        OrdinaryScore& ordinary = m_into.ordinary[size_t(text.half)];
        ++ordinary.texts;
        QSet<QString> wrong;
        for (const Finding& finding : assessment.findings) {
            if (finding.tier != Tier::Possible && !isRight(text, finding))
                wrong.insert(finding.detector);
        }
        ordinary.directIdentifiers += std::any_of(wrong.begin(), wrong.end(), isDirectIdentifier) ? 1 : 0;
        ordinary.crisisAlarms += assessment.crisis ? 1 : 0;
        for (const QString& type : wrong)
            ++ordinary.topics[type];
    }

    Evaluation& m_into;
};

} // namespace

QSet<QString> typesThatAreRead()
{
    QSet<QString> types;
    for (const DetectorEntry& entry : detectorTable()) {
        for (const QString& name : QString::fromLatin1(entry.names).split(u' '))
            types.insert(name);
    }
    return types;
}

Evaluation evaluate(const Matcher& matcher, const QList<LabelledText>& texts)
{
    Evaluation evaluation;
    Count count(evaluation);
    for (const LabelledText& text : texts) {
        TextFacts facts;
        facts.language = text.language;
        count.add(text, matcher.assess(text.text, facts));
    }
    const QSet<QString> read = typesThatAreRead();
    for (auto it = evaluation.types.begin(); it != evaluation.types.end();) {
        if (read.contains(it.key())) {
            ++it;
            continue;
        }
        evaluation.notYetRead << it.key();
        evaluation.misses.removeIf([&](const QString& miss) { return miss.startsWith(it.key() + u": "); });
        it = evaluation.types.erase(it);
    }
    std::sort(evaluation.misses.begin(), evaluation.misses.end());
    return evaluation;
}

} // namespace steward::test

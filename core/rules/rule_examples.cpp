// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/rule_examples.h"

#include "rules/detector.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr qsizetype longestQuote = 160; ///< a sentence on a screen, not the whole example

const QSet<QString>& knownDetectors()
{
    static const QSet<QString> known = [] {
        QSet<QString> names;
        for (const DetectorEntry& entry : detectorTable()) {
            const QStringList spokenFor = QString::fromLatin1(entry.names).split(u' ');
            names += QSet<QString>(spokenFor.begin(), spokenFor.end());
        }
        return names;
    }();
    return known;
}

class Run {
public:
    explicit Run(const Matcher& matcher)
        : m_matcher(matcher)
    {
    }

    void tryRule(const GroundRule& rule)
    {
        for (const QString& text : rule.examplesMatch)
            tryText(rule, text, true);
        for (const QString& text : rule.examplesNoMatch)
            tryText(rule, text, false);
    }
    ExampleRun result() && { return std::move(m_run); }

private:
    void tryText(const GroundRule& rule, const QString& text, bool shouldMatch)
    {
        ++m_run.tried;
        const Assessment assessment = m_matcher.assess(text);
        if (assessment.rules.contains(rule.id) == shouldMatch)
            return;
        const FailedExample failed{rule.id, text, shouldMatch, assessment.rules, absentDetectors(rule)};
        // A detector that is absent can explain silence, never an alarm.
        const bool unproved = shouldMatch && !failed.absentDetectors.isEmpty();
        (unproved ? m_run.waiting : m_run.failed) << failed;
    }

    const Matcher& m_matcher;
    ExampleRun m_run;
};

QString idsOf(const QList<RuleId>& rules)
{
    QStringList ids;
    for (const RuleId& rule : rules)
        ids << rule.value;
    return ids.join(u", "_s);
}

} // namespace

ExampleRun runExamples(const Matcher& matcher)
{
    Run run(matcher);
    for (const GroundRule& rule : matcher.rules().rules()) {
        if (!rule.isOff) // nothing raises it, so its examples say nothing
            run.tryRule(rule);
    }
    return std::move(run).result();
}

QStringList absentDetectors(const GroundRule& rule)
{
    QStringList absent;
    std::copy_if(rule.detectors.begin(), rule.detectors.end(), std::back_inserter(absent),
        [](const QString& name) { return !knownDetectors().contains(name); });
    return absent;
}

QString sentenceOn(const FailedExample& failed)
{
    const QString quote = failed.text.size() <= longestQuote
        ? failed.text
        : QString(failed.text.first(longestQuote) + QChar(0x2026));
    if (!failed.shouldMatch)
        return u"Rule %1 is raised by its own counter-example \"%2\"."_s.arg(failed.rule.value, quote);
    const QString others = failed.raised.isEmpty() ? u"nothing was raised"_s
                                                   : QString(u"what was raised is "_s + idsOf(failed.raised));
    const QString why = failed.absentDetectors.isEmpty()
        ? QString()
        : u" (this program has no detector \"%1\")"_s.arg(failed.absentDetectors.join(u"\", \""_s));
    return u"Rule %1 is not raised by its own example \"%2\": %3%4."_s.arg(
        failed.rule.value, quote, others, why);
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Many rules of an organisation's own against RE2::Set and a loop over QRegularExpression: same patterns,
// same texts, same hits.
#include "benches.h"
#include "rule_corpus.h"

#include "rules/matcher.h"
#include "rules/own_finder.h"
#include "support/hostile_texts.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRegularExpression>

#include <re2/set.h>

namespace steward::bench {

namespace {

using namespace Qt::StringLiterals;

/// Which rules hit, text by text, each once.
using Hits = std::vector<std::vector<int>>;

struct Timed {
    Hits hits;
    double microseconds = 0; ///< of processor time, a text
};

/// The second of two runs: the first one fills the caches that all of them have.
template <typename Find> Timed timed(qsizetype texts, Find find)
{
    Timed result;
    for (int run = 0; run < 2; ++run) {
        result.hits.assign(size_t(texts), {});
        const Watch watch;
        for (qsizetype n = 0; n < texts; ++n)
            find(n, result.hits[size_t(n)]);
        result.microseconds = watch.cpu() * 1e6 / double(texts);
    }
    for (std::vector<int>& rules : result.hits) {
        std::sort(rules.begin(), rules.end());
        rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
    }
    return result;
}

Timed ofOurs(const QStringList& patterns, const QStringList& texts)
{
    OwnFinder finder;
    for (const QString& pattern : patterns)
        finder.add({OwnPattern::Kind::Pattern, pattern, {}, Tier::Likely}, int(&pattern - patterns.data()));
    finder.compile();
    std::vector<Reading> readings;
    for (const QString& text : texts)
        readings.push_back(readingOf(text));
    return timed(texts.size(), [&](qsizetype n, std::vector<int>& hits) {
        finder.forEach(readings[size_t(n)], [&hits](const ByteSpan&, int tag) { hits.push_back(tag); });
    });
}

Timed ofSet(const QStringList& patterns, const QStringList& texts)
{
    re2::RE2::Options options;
    options.set_case_sensitive(false);
    options.set_max_mem(qint64(1) << 30);
    re2::RE2::Set set(options, re2::RE2::UNANCHORED);
    for (const QString& pattern : patterns)
        set.Add(pattern.toStdString(), nullptr);
    if (!set.Compile())
        qFatal("RE2::Set could not be compiled");
    std::vector<std::string> bytes;
    for (const QString& text : texts)
        bytes.push_back(text.toStdString());
    return timed(
        texts.size(), [&](qsizetype n, std::vector<int>& hits) { set.Match(bytes[size_t(n)], &hits); });
}

Timed ofLoop(const QStringList& patterns, const QStringList& texts)
{
    QList<QRegularExpression> loop;
    for (const QString& pattern : patterns) {
        loop << QRegularExpression(pattern,
            QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
        loop.last().optimize();
    }
    return timed(texts.size(), [&](qsizetype n, std::vector<int>& hits) {
        for (qsizetype rule = 0; rule < loop.size(); ++rule) {
            if (loop[rule].match(texts[n]).hasMatch())
                hits.push_back(int(rule));
        }
    });
}

void mustBeTheSame(const Hits& some, const Hits& all, const char* whose)
{
    if (!std::equal(some.begin(), some.end(), all.begin()))
        qFatal("%s finds something else", whose);
}

void benchSize(Table& table, int rules, int texts, int textsOfLoop)
{
    const QStringList patterns = rulePatterns(rules);
    const QStringList all = ruleTexts(texts);
    qint64 bytes = 0;
    for (const QString& text : all)
        bytes += text.toUtf8().size();
    const Timed ours = ofOurs(patterns, all);
    const Timed set = ofSet(patterns, all);
    const Timed loop = ofLoop(patterns, all.mid(0, textsOfLoop));
    mustBeTheSame(set.hits, ours.hits, "RE2::Set");
    mustBeTheSame(loop.hits, ours.hits, "QRegularExpression");
    size_t hits = 0;
    for (const std::vector<int>& one : ours.hits)
        hits += one.size();

    const QString size = u"rules: %1 of one's own, "_s.arg(rules);
    table.add(size + u"bytes a text"_s, double(bytes) / texts, u"bytes"_s);
    table.add(size + u"hits in a thousand texts"_s, double(hits) * 1000 / texts, u"hits"_s);
    table.add(size + u"a text"_s, ours.microseconds, u"us cpu"_s, rules >= 5000 ? 10 : 0);
    table.add(size + u"RE2::Set / ours"_s, set.microseconds / ours.microseconds, u"times"_s, 1, true);
    table.add(size + u"QRegularExpression loop / ours"_s, loop.microseconds / ours.microseconds, u"times"_s,
        rules >= 5000 ? 400 : 50, true);

    const QByteArray file = ruleFile(patterns);
    const Watch watch;
    const auto parsed = RuleSet::parse(file);
    if (!parsed)
        qFatal("%s", qPrintable(parsed.error().message));
    const Matcher matcher(*parsed);
    const bool isLive = matcher.assess(all.first()).findings.size() >= 0;
    table.add(size + u"edited file to live"_s, isLive ? watch.cpu() : 1e9, u"s cpu"_s, 0.5);
}

/// The whole of what is done with an item's text: normalisation and every detector that ships.
void benchShipped(Table& table, int texts)
{
    const Matcher matcher(RuleSet::shipped());
    const QStringList all = ruleTexts(texts);
    const Timed reading = timed(texts,
        [&](qsizetype n, std::vector<int>& hits) { hits.push_back(int(readingOf(all[n]).words.size())); });
    const Timed whole = timed(texts, [&](qsizetype n, std::vector<int>& hits) {
        hits.push_back(int(matcher.assess(all[n]).findings.size()));
    });
    table.add(u"rules: shipped, reading a text"_s, reading.microseconds, u"us cpu"_s);
    table.add(u"rules: shipped, all detectors on a text"_s, whole.microseconds, u"us cpu"_s);
}

/// A megabyte of whatever takes longest.
void benchHostile(Table& table)
{
    const Matcher matcher(RuleSet::shipped());
    double slowest = 0;
    for (const auto& [name, piece] : test::hostilePieces()) {
        const QString text = test::hostileText(piece);
        double best = 1e9;
        for (int run = 0; run < 3; ++run) {
            const Watch watch;
            matcher.assess(text);
            best = qMin(best, watch.cpu());
        }
        slowest = qMax(slowest, best);
    }
    table.add(u"rules: shipped, the slowest of hostile megabytes"_s, slowest * 1e3, u"ms cpu"_s, 100);
}

/// One text through a `stewardctl scan` of its own: what a script waits for.
void startUp(Table& table)
{
    double best = 1e9;
    for (int n = 0; n < 10; ++n) {
        QProcess scan;
        QElapsedTimer timer;
        timer.start();
        scan.start(
            QString(QCoreApplication::applicationDirPath() + u"/stewardctl"_s), {u"scan"_s, u"--json"_s});
        scan.write("hello\n");
        scan.closeWriteChannel();
        if (!scan.waitForFinished() || scan.exitCode() != 0)
            qFatal("stewardctl does not scan; build it first");
        best = qMin(best, double(timer.elapsed()));
    }
    table.add(u"rules: shipped, start of a scan to its end"_s, best, u"ms"_s, 150);
}

} // namespace

void benchRules(Table& table)
{
    benchShipped(table, 20'000);
    benchHostile(table);
    startUp(table);
    benchSize(table, 500, 20'000, 2'000);
    benchSize(table, 5'000, 20'000, 300);
}

} // namespace steward::bench

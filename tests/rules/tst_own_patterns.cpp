// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rules that an organisation wrote: what they find, where a word ends in any script, and what is refused.
#include "matching.h"
#include "rules/bounded_pattern.h"
#include "rules/word_boundary.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

namespace {

QJsonObject ruleWith(const QString& id, const QJsonObject& own)
{
    const QJsonObject text{{u"en-GB"_s, u"A rule of our own"_s}};
    QJsonObject rule{{u"id"_s, id}, {u"title"_s, text}, {u"wording"_s, text}, {u"rationale"_s, text},
        {u"severity"_s, u"S3"_s}, {u"isBreach"_s, true}, {u"lookWithinMinutes"_s, 60}};
    for (auto it = own.begin(); it != own.end(); ++it)
        rule.insert(it.key(), it.value());
    return rule;
}

QByteArray fileOf(const QJsonArray& rules)
{
    return QJsonDocument(
        QJsonObject{{u"format"_s, u"steward-rules/1"_s}, {u"version"_s, u"test"_s}, {u"rules"_s, rules}})
        .toJson();
}

Result<std::shared_ptr<const RuleSet>> setWith(const QJsonObject& own)
{
    return RuleSet::parse(fileOf({ruleWith(u"R20"_s, own)}));
}

QStringList foundBy(const QJsonObject& own, const QString& text)
{
    const auto set = setWith(own);
    if (!set)
        return {set.error().message};
    return described(text, Matcher(*set).assess(text));
}

QStringList wordsFound(const QString& word, const QString& text)
{
    return foundBy({{u"words"_s, QJsonArray{word}}}, text);
}

QStringList patternsFound(const QString& pattern, const QString& text)
{
    return foundBy({{u"patterns"_s, QJsonArray{pattern}}}, text);
}

QStringList expectedFindings(const QString& detector, const QString& spans)
{
    QStringList list;
    for (const QString& span : spans.split(u'/', Qt::SkipEmptyParts))
        list << detector + u" likely '"_s + span + u'\'';
    return list;
}

} // namespace

class TestOwnPatterns : public QObject {
    Q_OBJECT
private slots:
    void knowsWhereAWordEnds_data();
    void knowsWhereAWordEnds();
    void findsWords_data();
    void findsWords();
    void findsPatterns_data();
    void findsPatterns();
    void takesBoundariesOffTheEnds_data();
    void takesBoundariesOffTheEnds();
    void boundariesAreThoseOfUnicode();
    void raisesItsRuleByTier();
    void exceptionsCancelWhatTheyTouch();
    void refusesWhatItCannotUse_data();
    void refusesWhatItCannotUse();
    void shippedDetectorsRunBeside();
    void findsAcrossAWindowOnce();
    void boundsWhatOneEntryFinds();
    void thousandsOfRulesFindWhatEachFindsAlone();
};

void TestOwnPatterns::knowsWhereAWordEnds_data()
{
    QTest::addColumn<QString>("character");
    QTest::addColumn<bool>("isWord");
    for (const QString& c : {u"a"_s, u"Z"_s, u"0"_s, u"é"_s, u"ŵ"_s, u"ï"_s, u"ж"_s, u"Ω"_s, u"ß"_s, u"ı"_s,
             u"中"_s, u"ا"_s, u"\u0915"_s, u"\u093E"_s, u"\u0301"_s, u"٣"_s, u"९"_s, u"ʼ"_s})
        QTest::newRow(qPrintable(u"word "_s + c)) << c << true;
    for (const QString& c : {u" "_s, u"_"_s, u"'"_s, u"’"_s, u"-"_s, u"."_s, u"#"_s, u"@"_s, u"😀"_s, u"💉"_s,
             u"£"_s, u"\u200D"_s, u"½"_s, u"\u00A0"_s, u"…"_s, u"\U0001F3FD"_s, u"\u2019"_s})
        QTest::newRow(qPrintable(u"no word "_s + c)) << c << false;
}

void TestOwnPatterns::knowsWhereAWordEnds()
{
    QFETCH(QString, character);
    QFETCH(bool, isWord);
    QCOMPARE(isWordCharacter(UChar32(character.toUcs4().first())), isWord);
    const std::string text = "x-" + character.toStdString();
    QCOMPARE(isFreeBefore(text, text.size()), !isWord);
    QCOMPARE(isFreeAfter(text, 2), !isWord);
    QVERIFY(isFreeBefore(text, 0) && isFreeAfter(text, text.size()));
}

void TestOwnPatterns::findsWords_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("found"); // "/" between
    const auto row = [](const QString& word, const QString& text, const QString& found) {
        QTest::addRow("%s in %s", qPrintable(word), qPrintable(text)) << word << text << found;
    };
    row(u"botox"_s, u"Free BOTOX today"_s, u"BOTOX"_s);
    row(u"botox"_s, u"botoxed or xbotox, botox1, bot ox"_s, {});
    row(u"botox"_s, u"botox"_s, u"botox"_s);
    row(u"botox"_s, u"(botox), \"botox\"; botox! #botox @botox botox."_s,
        u"botox/botox/botox/botox/botox/botox"_s);
    row(u"botox"_s, u"the botox's price, botox\u2019s too, botoxs never"_s, u"botox/botox"_s);
    row(u"botox"_s, u"bo\u200Btox and b\u0336o\u0336tox"_s, u"bo\u200Btox/b\u0336o\u0336tox"_s);
    row(u"botox"_s, u"ｂｏｔｏｘ and 𝗯𝗼𝘁𝗼𝘅"_s, u"ｂｏｔｏｘ/𝗯𝗼𝘁𝗼𝘅"_s);
    row(u"botox"_s, u"b\u043Et\u043Ex"_s, u"b\u043Et\u043Ex"_s);
    row(u"free botox"_s, u"free   botox, free-botox, free\nbotox, free?"_s, u"free   botox/free-botox"_s);
    row(u"free botox"_s, u"It is free. Botox is not"_s, {});
    row(u"Free  Botox "_s, u"free botox"_s, u"free botox"_s);
    row(u"can't"_s, u"cant can't can\u2019t cans't"_s, u"cant/can't/can\u2019t"_s);
    row(u"café"_s, u"the café, CAFÉ, cafe\u0301 and cafe"_s, u"café/CAFÉ/cafe\u0301"_s);
    row(u"cafe"_s, u"café cafés cafe\u0301"_s, {});
    row(u"caf"_s, u"café caf"_s, u"caf"_s);
    row(u"naïve"_s, u"NAÏVE nai\u0308ve naive naïvety"_s, u"NAÏVE/nai\u0308ve"_s);
    row(u"ve"_s, u"naïve"_s, {});
    row(u"ŵyr"_s, u"ei ŵyr, EI ŴYR a'i ŵyres; w\u0302yr"_s, u"ŵyr/ŴYR/w\u0302yr"_s);
    row(u"yr"_s, u"ŵyr yr"_s, u"yr"_s);
    row(u"врач"_s, u"Врач и врачи, ВРАЧ!"_s, u"Врач/ВРАЧ"_s);
    row(u"να"_s, u"να ναι"_s, u"να"_s);
    row(u"की"_s, u"उस की कीमत"_s, u"की"_s);
    row(u"医院"_s, u"医院 好医院"_s, u"医院"_s);
    row(u"botox"_s, u"💉botox💉 botox👍🏽 ❤️botox❤️"_s, u"botox/botox/botox"_s);
    row(u"💉"_s, u"cheap 💉💉 here"_s, u"💉/💉"_s);
    row(u"👩‍⚕️ here"_s, u"a 👩‍⚕️ here"_s, u"👩‍⚕️ here"_s);
    row(u"#freebotox"_s, u"freebotox #FreeBotox #freebotoxes x#freebotox"_s, u"#FreeBotox/#freebotox"_s);
    row(u"c++"_s, u"C++ and ac++ and c"_s, u"C++"_s);
    row(u"a&e"_s, u"A&E a e"_s, u"A&E"_s);
    row(u"£5 off"_s, u"now £5  off!"_s, u"£5  off"_s);
    row(u"a\\b(c"_s, u"x a\\b(c y"_s, u"a\\b(c"_s);
    row(u"111"_s, u"111 1112 ١١١"_s, u"111/١١١"_s);
}

void TestOwnPatterns::findsWords()
{
    QFETCH(QString, word);
    QFETCH(QString, text);
    QFETCH(QString, found);
    QCOMPARE(wordsFound(word, text), expectedFindings(u"own-words"_s, found));
}

void TestOwnPatterns::findsPatterns_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("found");
    const auto row = [](const QString& pattern, const QString& text, const QString& found) {
        QTest::addRow("%s in %s", qPrintable(pattern), qPrintable(text)) << pattern << text << found;
    };
    row(u"botox"_s, u"xBOTOXed"_s, u"BOTOX"_s);
    row(u"(?-i)botox"_s, u"BOTOX botox"_s, u"botox"_s);
    row(u"\\bbotox\\b"_s, u"botox botoxes xbotox éBotox botoxé BOTOX_"_s, u"botox/BOTOX"_s);
    row(u"\\bgr[ae]y\\b"_s, u"grey grays ŷgray gray"_s, u"grey/gray"_s);
    row(u"\\b(?:a|ab|abc)\\b"_s, u"abc ab a abcd éa aé"_s, u"abc/ab/a"_s);
    row(u"\\b(?:a|ab|abc)\\b"_s, u"aé abc"_s, u"abc"_s);
    row(u"(?:a|ab)\\b"_s, u"ab xab"_s, u"ab/ab"_s);
    row(u"\\bcaf\\b|\\bnow"_s, u"café nowhere know"_s, u"now"_s);
    row(u"\\bcaf.\\b"_s, u"CAFÉ cafés café"_s, u"CAFÉ/café"_s);
    row(u"b[\\s._*-]?[o0][\\s._*-]?t[\\s._*-]?[o0][\\s._*-]?x"_s, u"b.0-t o_x, B0TOX, b  otox"_s,
        u"b.0-t o_x/B0TOX"_s);
    row(u"[0-9]{3}-[0-9]{4}"_s, u"ring 555-0123 or 55-0123"_s, u"555-0123"_s);
    row(u"#\\w+"_s, u"#free #ŵyr"_s, u"#free"_s);
    row(u"^hello"_s, u"hello hello"_s, u"hello"_s);
    row(u"жи[а-я]"_s, u"ЖИЗНЬ"_s, u"ЖИЗ"_s);
    row(u"😀+"_s, u"ha 😀😀 ha"_s, u"😀😀"_s);
    row(u"kiss"_s, u"\u212Ai\u017Fs \u212Aiſſ"_s, u"\u212Ai\u017Fs/\u212Aiſſ"_s);
    row(u"\\bkiss\\b"_s, u"\u212Ai\u017Fs ékiss"_s, u"\u212Ai\u017Fs"_s);
    row(u"\\ba+b?\\b"_s, u"xaab aac aab"_s, u"aab"_s);
    row(u"\\ba"_s, u"aaaaaaaaaaaaaaaaaaaaaaaaaaaa a"_s, u"a/a"_s);
    row(u"\\b."_s, u"ab c"_s, u"a/c"_s);
}

void TestOwnPatterns::findsPatterns()
{
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    QFETCH(QString, found);
    QCOMPARE(patternsFound(pattern, text), expectedFindings(u"own-pattern"_s, found));
}

void TestOwnPatterns::takesBoundariesOffTheEnds_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("cores"); // "<core>" free on both sides, "/" between; "no": refused
    const auto row = [](const char* pattern, const char* cores) {
        QTest::newRow(pattern) << QByteArray(pattern) << QByteArray(cores);
    };
    row("abc", "abc");
    row("\\babc", "<abc");
    row("abc\\b", "abc>");
    row("\\babc\\b", "<abc>");
    row("\\b(a|b)\\b", "<(a|b)>");
    row("\\ba|b\\b", "<a/b>");
    row("(?i)\\ba|b\\b", "<(?i)a/(?i)b>");
    row("a|b", "a|b");
    row("\\b[|]\\b", "<[|]>");
    row("\\b[]|]\\b", "<[]|]>");
    row("\\b[[:alpha:]|]\\b", "<[[:alpha:]|]>");
    row("\\b\\|\\\\\\b", "<\\|\\\\>");
    row("\\b\\Qa|\\b\\E", "<\\Qa|\\b\\E");
    row("a\\\\b", "a\\\\b");
    row("a\\bb", "no");
    row("(\\ba)", "no");
    row("a\\B", "no");
    row("\\b*a", "no");
    row("\\ba(?i)|b", "no");
    row("\\b", "<");
}

void TestOwnPatterns::takesBoundariesOffTheEnds()
{
    QFETCH(QByteArray, pattern);
    QFETCH(QByteArray, cores);
    const auto alternatives = boundedAlternatives(pattern.toStdString());
    QByteArrayList seen;
    for (const BoundedText& text : alternatives.value_or(std::vector<BoundedText>()))
        seen << (text.freeBefore ? "<" : "") + QByteArray::fromStdString(text.core)
                + (text.freeAfter ? ">" : "");
    QCOMPARE(alternatives ? seen.join('/') : QByteArray("no"), cores);
}

void TestOwnPatterns::boundariesAreThoseOfUnicode()
{
    QRandomGenerator random(31);
    const QStringList cores{u"a"_s, u"ab?"_s, u"a|ab"_s, u"a+"_s, u"é"_s, u"[aé]b"_s, u"a.b"_s, u"b*"_s,
        u"ж?a"_s, u"ab"_s, u"-a"_s};
    const QStringList pieces{
        u"a"_s, u"b"_s, u"é"_s, u"ж"_s, u" "_s, u"-"_s, u"_"_s, u"😀"_s, u"9"_s, u"ab"_s, u"A"_s};
    int hits = 0;
    for (int round = 0; round < 6000; ++round) {
        const QString core = cores[random.bounded(cores.size())];
        const bool before = random.bounded(3) > 0;
        const bool after = random.bounded(3) > 0;
        QString text;
        for (int n = random.bounded(9); n >= 0; --n)
            text += pieces[random.bounded(pieces.size())];
        const QRegularExpression oracle((before ? u"(?<![\\p{L}\\p{M}\\p{Nd}])"_s : QString()) + u"(?:"_s
                + core + u')' + (after ? u"(?![\\p{L}\\p{M}\\p{Nd}])"_s : QString()),
            QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
        QStringList expected;
        for (auto it = oracle.globalMatch(text); it.hasNext();) {
            const QString found = it.next().captured();
            if (!found.isEmpty())
                expected << found;
        }
        QStringList seen;
        const std::string bytes = text.toStdString();
        BoundedPattern({u"(?:"_s.toStdString() + core.toStdString() + ")", before, after})
            .forEach(BoundedSearch(bytes), 1000, [&](const ByteSpan& span) {
                seen << QString::fromStdString(bytes.substr(span.start, span.end - span.start));
            });
        QVERIFY2(seen == expected,
            qPrintable(oracle.pattern() + u" in "_s + text + u": "_s + seen.join(u'/') + u" not "_s
                + expected.join(u'/')));
        hits += int(seen.size());
    }
    QVERIFY(hits > 1500);
}

void TestOwnPatterns::raisesItsRuleByTier()
{
    const auto severityOf = [](const QString& tier) {
        const auto set
            = setWith({{u"words"_s, QJsonArray{QJsonObject{{u"match"_s, u"botox"_s}, {u"tier"_s, tier}}}}});
        return Matcher(*set).assess(u"botox"_s);
    };
    QCOMPARE(severityOf(u"certain"_s).severity, Severity::S3);
    QCOMPARE(severityOf(u"certain"_s).leadingRule.value, u"R20"_s);
    QCOMPARE(severityOf(u"certain"_s).findings.first().tier, Tier::Certain);
    QCOMPARE(severityOf(u"possible"_s).findings.size(), 1);
    QCOMPARE(severityOf(u"possible"_s).severity, Severity::S0);
    QVERIFY(severityOf(u"likely"_s).findings.first().digest.isEmpty());
}

void TestOwnPatterns::exceptionsCancelWhatTheyTouch()
{
    const QJsonObject words{{u"words"_s,
        QJsonArray{QJsonObject{
            {u"match"_s, u"prick"_s}, {u"not"_s, QJsonArray{u"finger prick"_s, u"prick test"_s}}}}}};
    QCOMPARE(foundBy(words, u"Finger-prick, a PRICK test"_s), QStringList());
    QCOMPARE(foundBy(words, u"finger prick and a prick"_s), QStringList{u"own-words likely 'prick'"_s});
    QCOMPARE(foundBy(words, u"finger. prick"_s), QStringList{u"own-words likely 'prick'"_s});
    const QJsonObject patterns{{u"patterns"_s,
        QJsonArray{
            QJsonObject{{u"match"_s, u"\\bfree \\w+"_s}, {u"not"_s, u"\\bfree (?:parking|school)\\b"_s}}}}};
    QCOMPARE(foundBy(patterns, u"free parking, Free school meals"_s), QStringList());
    QCOMPARE(foundBy(patterns, u"free parking and free schools"_s),
        QStringList{u"own-pattern likely 'free schools'"_s});
    const QJsonObject sign{
        {u"words"_s, QJsonArray{QJsonObject{{u"match"_s, u"botox"_s}, {u"not"_s, u"#botox"_s}}}}};
    QCOMPARE(foundBy(sign, u"#botox botox"_s), QStringList{u"own-words likely 'botox'"_s});
}

void TestOwnPatterns::refusesWhatItCannotUse_data()
{
    QTest::addColumn<QJsonObject>("own");
    QTest::addColumn<QString>("named");
    const auto words = [](const QJsonValue& entry) {
        return QJsonObject{{u"words"_s, QJsonArray{u"fine"_s, entry}}};
    };
    const auto patterns = [](const QJsonValue& entry) {
        return QJsonObject{{u"patterns"_s, QJsonArray{u"fine"_s, entry}}};
    };
    const auto object = [](const QJsonObject& more) {
        QJsonObject entry{{u"match"_s, u"fine"_s}};
        for (auto it = more.begin(); it != more.end(); ++it)
            entry.insert(it.key(), it.value());
        return entry;
    };
    QTest::newRow("no list") << QJsonObject{{u"words"_s, u"botox"_s}} << u"\"words\" must be a list"_s;
    QTest::newRow("no list of patterns")
        << QJsonObject{{u"patterns"_s, 7}} << u"\"patterns\" must be a list"_s;
    QTest::newRow("a number") << words(7) << u"\"words\" entry 2"_s;
    QTest::newRow("nothing") << words(u""_s) << u"\"words\" entry 2"_s;
    QTest::newRow("blanks") << words(u" \u200B "_s) << u"\"words\" entry 2"_s;
    QTest::newRow("no match") << words(QJsonObject{{u"tier"_s, u"likely"_s}}) << u"\"words\" entry 2"_s;
    QTest::newRow("too long") << words(QString(501, u'a')) << u"500"_s;
    QTest::newRow("tier") << patterns(object({{u"tier"_s, u"sure"_s}})) << u"\"tier\""_s;
    QTest::newRow("tier is a number") << patterns(object({{u"tier"_s, 1}})) << u"\"tier\""_s;
    QTest::newRow("not") << patterns(object({{u"not"_s, 1}})) << u"\"not\""_s;
    QTest::newRow("bad not") << patterns(object({{u"not"_s, u"(x"_s}})) << u"\"not\""_s;
    QTest::newRow("not of many") << words(object({{u"not"_s, QJsonArray{u"x"_s, 1}}})) << u"\"not\""_s;
    QTest::newRow("unclosed") << patterns(u"(abc"_s) << u"\"patterns\" entry 2: missing )"_s;
    QTest::newRow("look-behind") << patterns(u"(?<!a)b"_s) << u"(?<"_s;
    QTest::newRow("reference back") << patterns(u"(a)\\1"_s) << u"\\1"_s;
    QTest::newRow("too large") << patterns(
        u"(?:[\\pL\\pM]{900}[\\pL\\pN]{900}x){1}[\\PL\\pM]{999}[\\pL]{999}[\\pL\\pM]{999}[\\pL\\pM]{999}[\\pL\\pM]{999}"_s)
                               << u"too large"_s;
    QTest::newRow("repeats repeated") << patterns(u"(a{1000}){1000}"_s) << u"\"patterns\" entry 2"_s;
    QTest::newRow("nothing matches") << patterns(u"a*"_s) << u"where nothing stands"_s;
    QTest::newRow("one of many is empty") << patterns(u"\\babc\\b|\\b"_s) << u"where nothing stands"_s;
    QTest::newRow("inner boundary") << patterns(u"a\\bb"_s) << u"\\b may only"_s;
    QTest::newRow("not a boundary") << patterns(u"a\\B"_s) << u"\\B nowhere"_s;
}

void TestOwnPatterns::refusesWhatItCannotUse()
{
    QFETCH(QJsonObject, own);
    QFETCH(QString, named);
    const auto set = setWith(own);
    QVERIFY(!set);
    QCOMPARE(set.error().code, ErrorCode::Malformed);
    QVERIFY2(set.error().message.contains(u"rule \"R20\""_s) && set.error().message.contains(named),
        qPrintable(set.error().message));
}

void TestOwnPatterns::shippedDetectorsRunBeside()
{
    const auto set
        = setWith({{u"detectors"_s, QJsonArray{u"nhs-number"_s}}, {u"words"_s, QJsonArray{u"number"_s}}});
    const QString text = u"NHS number 999 000 0018"_s;
    QCOMPARE(described(text, Matcher(*set).assess(text)),
        (QStringList{u"own-words likely 'number'"_s, u"nhs-number certain '999 000 0018'"_s}));
}

void TestOwnPatterns::findsAcrossAWindowOnce()
{
    const auto set
        = setWith({{u"words"_s, QJsonArray{u"free botox"_s}}, {u"patterns"_s, QJsonArray{u"\\bcaf.\\b"_s}}});
    const Matcher matcher(*set);
    for (int shift = -20; shift <= 20; shift += 4) {
        const QString text
            = QString(64 * 1024 - 512 + shift, u' ') + u"free botox café "_s + QString(3000, u'.');
        const Assessment assessment = matcher.assess(text);
        QCOMPARE(described(text, assessment),
            (QStringList{u"own-words likely 'free botox'"_s, u"own-pattern likely 'café'"_s}));
        QCOMPARE(assessment.findings.first().start, 64 * 1024 - 512 + shift);
    }
}

void TestOwnPatterns::boundsWhatOneEntryFinds()
{
    QCOMPARE(wordsFound(u"botox"_s, u"botox "_s.repeated(5000)).size(), 200);
    QCOMPARE(patternsFound(u"\\bbotox\\b"_s, u"botox "_s.repeated(5000)).size(), 200);
}

void TestOwnPatterns::thousandsOfRulesFindWhatEachFindsAlone()
{
    QRandomGenerator random(8);
    const QStringList syllables{u"ba"_s, u"ko"_s, u"si"_s, u"té"_s, u"жи"_s, u"w"_s, u"0"_s, u"n"_s};
    const auto word = [&] {
        QString made;
        for (int n = random.bounded(1, 4); n > 0; --n)
            made += syllables[random.bounded(syllables.size())];
        return made;
    };
    QJsonArray rules;
    QList<std::shared_ptr<const Matcher>> alone;
    QStringList ids;
    for (int n = 0; n < 1500; ++n) {
        const QStringList shapes{u"\\bx%1\\b"_s.arg(word()), u"x%1w?"_s.arg(word()),
            u"\\bx[%1][._-]?%2"_s.arg(word(), word()), u"x%1.{0,3}%2"_s.arg(word(), word()),
            u"x(?:%1|%2)\\b"_s.arg(word(), word())};
        const QString id = u"R%1"_s.arg(1000 + n);
        const QString phrase = QString(word() + u' ' + word());
        const QString shape = shapes[random.bounded(shapes.size())];
        const QJsonObject own = n % 3 == 0 ? QJsonObject{{u"words"_s, QJsonArray{phrase, word()}}}
                                           : QJsonObject{{u"patterns"_s, QJsonArray{shape}}};
        const QJsonObject rule = ruleWith(id, own);
        const auto single = RuleSet::parse(fileOf({rule}));
        if (!single)
            QFAIL(qPrintable(single.error().message));
        rules << rule;
        alone << std::make_shared<const Matcher>(*single);
    }
    const auto set = RuleSet::parse(fileOf(rules));
    QVERIFY(set);
    const Matcher together(*set);
    qsizetype hits = 0;
    for (int round = 0; round < 12; ++round) {
        QString text;
        for (int n = random.bounded(30); n >= 0; --n)
            text += (random.bounded(3) == 0 ? u"x"_s : QString()) + word()
                + QStringList{u" "_s, u". "_s, u"-"_s, u", "_s}[random.bounded(4)];
        QList<Finding> expected;
        for (const auto& matcher : alone)
            expected += matcher->assess(text).findings;
        QList<Finding> seen = together.assess(text).findings;
        const auto order = [](const Finding& a, const Finding& b) {
            return std::tuple(a.rule.value, a.start, a.end, a.detector)
                < std::tuple(b.rule.value, b.start, b.end, b.detector);
        };
        std::sort(seen.begin(), seen.end(), order);
        std::sort(expected.begin(), expected.end(), order);
        QVERIFY2(seen == expected, qPrintable(text));
        hits += seen.size();
    }
    QVERIFY(hits > 500);
}

QTEST_APPLESS_MAIN(TestOwnPatterns)
#include "tst_own_patterns.moc"

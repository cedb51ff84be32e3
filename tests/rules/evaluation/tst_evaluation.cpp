// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The evaluation set: it is sound, the rules reach their gates on it, and the help page tells the truth.
#include "evaluation/report.h"
#include "matching.h"

#include <QTest>

using namespace steward;
using namespace steward::test;

namespace {

/// The goals are goal::statedIntent and goal::ideation, and development must reach them; the help page says
/// whether the held-out half does. Raise these with every step towards them; they never fall.
constexpr double heldOutIntentSoFar = 0.88;
constexpr double heldOutIdeationSoFar = 0.90;
/// What is found of any topic in the development half at least.
constexpr double topicsInDevelopment = 0.85;

/// Every type that a rule names.
QStringList shippedTypes()
{
    const auto rules = RuleSet::shipped();
    QStringList types;
    for (const RuleId& id : rules->orderedIds())
        types << rules->rule(id)->detectors;
    return types;
}

} // namespace

class TestEvaluation : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void theSetIsLargeAndItsLabelsAreKnown();
    void everyTypeHasTextsAndNearMissesInBothHalves();
    void textsAreThereOnce();
    void identifiersAreFound_data();
    void identifiersAreFound();
    void whatLooksLikeOneIsLeftAlone_data();
    void whatLooksLikeOneIsLeftAlone();
    void noTrapIsCertain();
    void crisisIsHeard();
    void everydayCommentsStayQuiet();
    void topicsAreHeard_data();
    void topicsAreHeard();
    void topicsDoNotCryWolf_data();
    void topicsDoNotCryWolf();
    void theHelpPageIsWhatTheProgramWrites();

private:
    void rowsForReadTypes(bool (*fits)(const QString&));
    TypeScore wholeOf(const QString& type) const;
    QString missesOf(const QString& type) const;

    QList<LabelledText> m_texts;
    Evaluation m_evaluation;
};

void TestEvaluation::initTestCase()
{
    QString problem;
    m_texts = readTexts(textsFolder(), &problem);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    m_evaluation = evaluate(shippedMatcher(), m_texts);
}

TypeScore TestEvaluation::wholeOf(const QString& type) const
{
    // A gate looks at both halves together: a half alone has too few texts of a type to tell 98 from 100 %.
    TypeScore whole = m_evaluation.score(type, Half::Development);
    const TypeScore other = m_evaluation.score(type, Half::HeldOut);
    whole.likely = whole.likely + other.likely;
    whole.sound = whole.sound + other.sound;
    whole.quiet = whole.quiet + other.quiet;
    whole.certainTraps += other.certainTraps;
    return whole;
}

QString TestEvaluation::missesOf(const QString& type) const
{
    return m_evaluation.misses.filter(u"" + type + u": ").join(u'\n');
}

void TestEvaluation::rowsForReadTypes(bool (*fits)(const QString&))
{
    QTest::addColumn<QString>("type");
    for (const QString& type : m_evaluation.types.keys()) {
        if (fits(type))
            QTest::newRow(qPrintable(type)) << type;
    }
}

void TestEvaluation::theSetIsLargeAndItsLabelsAreKnown()
{
    QVERIFY(m_texts.size() >= 2000);
    const QStringList types = shippedTypes();
    const QSet<QString> known(types.begin(), types.end());
    int ordinary = 0;
    for (const LabelledText& text : m_texts) {
        ordinary += text.ordinary ? 1 : 0;
        QSet<QString> labelled = text.may + text.never;
        for (const Label& label : text.find)
            labelled.insert(label.type);
        QVERIFY2(known.contains(labelled), qPrintable(text.text));
    }
    QVERIFY(ordinary >= 500);
}

void TestEvaluation::everyTypeHasTextsAndNearMissesInBothHalves()
{
    for (const QString& type : shippedTypes()) {
        for (const Half half : halves) {
            const auto has = [&](auto&& asked) {
                return std::any_of(m_texts.begin(), m_texts.end(),
                    [&](const LabelledText& text) { return text.half == half && asked(text); });
            };
            const QString name = type + u' ' + nameOf(half);
            QVERIFY2(has([&](const LabelledText& text) { return text.holds(type); }), qPrintable(name));
            QVERIFY2(
                has([&](const LabelledText& text) { return text.never.contains(type); }), qPrintable(name));
        }
    }
}

void TestEvaluation::textsAreThereOnce()
{
    QSet<QString> seen;
    for (const LabelledText& text : m_texts) {
        QVERIFY2(!seen.contains(text.text), qPrintable(text.text));
        seen.insert(text.text);
    }
}

void TestEvaluation::identifiersAreFound_data()
{
    rowsForReadTypes(hasFormat);
}

void TestEvaluation::identifiersAreFound()
{
    QFETCH(QString, type);
    QVERIFY2(wholeOf(type).likely.isAtLeast(goal::recall), qPrintable(missesOf(type)));
}

void TestEvaluation::whatLooksLikeOneIsLeftAlone_data()
{
    rowsForReadTypes(hasFormat);
}

void TestEvaluation::whatLooksLikeOneIsLeftAlone()
{
    QFETCH(QString, type);
    QVERIFY2(wholeOf(type).sound.isAtLeast(goal::precision), qPrintable(missesOf(type)));
}

void TestEvaluation::noTrapIsCertain()
{
    QStringList trapped;
    for (const QString& type : m_evaluation.types.keys()) {
        if (wholeOf(type).certainTraps > 0)
            trapped << type;
    }
    QVERIFY2(trapped.isEmpty(), qPrintable(trapped.join(u", ")));
}

void TestEvaluation::crisisIsHeard()
{
    for (const Half half : halves) {
        const auto levels = m_evaluation.score(QStringLiteral("crisis"), half).levels;
        const bool isHeldOut = half == Half::HeldOut;
        QVERIFY2(
            levels.value(QStringLiteral("Q3")).isAtLeast(isHeldOut ? heldOutIntentSoFar : goal::statedIntent),
            qPrintable(nameOf(half)));
        QVERIFY2(
            levels.value(QStringLiteral("Q2")).isAtLeast(isHeldOut ? heldOutIdeationSoFar : goal::ideation),
            qPrintable(nameOf(half)));
    }
}

void TestEvaluation::everydayCommentsStayQuiet()
{
    const auto& [development, heldOut] = m_evaluation.ordinary;
    const int texts = development.texts + heldOut.texts;
    QVERIFY(development.crisisAlarms + heldOut.crisisAlarms <= goal::falseAlarms * texts);
    QVERIFY(development.directIdentifiers + heldOut.directIdentifiers <= goal::falseIdentifiers * texts);
}

void TestEvaluation::topicsAreHeard_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<double>("heldOutSoFar"); // raised with every step, as above
    const auto row
        = [](const char* type, double soFar) { QTest::newRow(type) << QString::fromLatin1(type) << soFar; };
    row("safeguarding", 0.70);
    row("threat", 0.65);
    row("hate", 0.55);
    row("allegation", 0.55);
    row("complaint", 0.70);
    row("side-effect", 0.80);
    row("medical-advice", 0.70);
    row("misinformation", 0.65);
    row("advert", 0.55);
    row("spam", 0.45);
    row("off-topic", 0.60);
    row("political", 0.90);
    row("information-request", 0.90);
    row("media-enquiry", 0.70);
    row("praise", 0.80);
}

void TestEvaluation::topicsAreHeard()
{
    QFETCH(QString, type);
    QFETCH(double, heldOutSoFar);
    QVERIFY2(m_evaluation.score(type, Half::Development).likely.isAtLeast(topicsInDevelopment),
        qPrintable(missesOf(type)));
    QVERIFY(m_evaluation.score(type, Half::HeldOut).likely.isAtLeast(heldOutSoFar));
}

void TestEvaluation::topicsDoNotCryWolf_data()
{
    rowsForReadTypes([](const QString& type) { return !isDirectIdentifier(type); });
}

void TestEvaluation::topicsDoNotCryWolf()
{
    QFETCH(QString, type);
    const auto& [development, heldOut] = m_evaluation.ordinary;
    const int wrong = development.topics.value(type) + heldOut.topics.value(type);
    QVERIFY2(wrong <= goal::falseAlarms * (development.texts + heldOut.texts), qPrintable(missesOf(type)));
}

void TestEvaluation::theHelpPageIsWhatTheProgramWrites()
{
    QFile page(pagePath());
    QVERIFY(page.open(QIODevice::ReadOnly));
    QVERIFY2(page.readAll() == reportOf(m_evaluation, m_texts).toUtf8(),
        qPrintable(pagePath() + u" is out of date; run " + reportCommand() + u" and commit the page"));
}

QTEST_GUILESS_MAIN(TestEvaluation)
#include "tst_evaluation.moc"

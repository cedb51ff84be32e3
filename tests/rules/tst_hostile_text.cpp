// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A megabyte of anything must be read in linear time, and every span must lie inside the text.
#include "matching.h"
#include "support/hostile_texts.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

#include <limits>
#include <thread>

#include <time.h>

using namespace steward;
using namespace steward::test;

class TestHostileText : public QObject {
    Q_OBJECT
private slots:
    void readsAMegabyteInTime_data();
    void readsAMegabyteInTime();
    void takesTimeInProportion_data();
    void takesTimeInProportion();
    void findsWhatStandsAcrossAWindow();
    void findsEachThingOnceInALongText();
    void spansStayInsideRandomText();
    void assessIsSafeFromManyThreads();
};

namespace {

void hostileTexts()
{
    QTest::addColumn<QString>("text");
    for (const auto& [name, piece] : hostilePieces())
        QTest::newRow(name) << hostileText(piece);
}

/// Processor time of this thread: the machine may be doing other things.
double secondsToRead(const QString& text)
{
    const auto now = [] {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
    };
    double least = std::numeric_limits<double>::max();
    for (int run = 0; run < 3; ++run) {
        const double start = now();
        shippedMatcher().assess(text);
        least = std::min(least, now() - start);
    }
    return least;
}

} // namespace

void TestHostileText::readsAMegabyteInTime_data()
{
    hostileTexts();
}

void TestHostileText::takesTimeInProportion_data()
{
    hostileTexts();
}

/// Four times the text takes about four times as long, within one window and over many: quadratic would be
/// sixteen.
void TestHostileText::takesTimeInProportion()
{
    QFETCH(QString, text);
    constexpr double most = 9;
    constexpr double slack = 0.003; // seconds: what a text of any length costs
    for (const qsizetype length : {15'000, 100'000}) {
        const double quarter = secondsToRead(text.left(length));
        const double whole = secondsToRead(text.left(4 * length));
        QVERIFY2(whole < most * quarter + slack,
            qPrintable(QStringLiteral("%1: %2 s, then %3 s").arg(length).arg(quarter).arg(whole)));
    }
}

void TestHostileText::readsAMegabyteInTime()
{
    QFETCH(QString, text);
    QElapsedTimer timer;
    timer.start();
    const Assessment assessment = shippedMatcher().assess(text);
    QVERIFY2(timer.elapsed() < 20'000,
        qPrintable(
            QString::number(timer.elapsed()))); // debug build on a busy machine; quadratic would be hours
    const qsizetype count = codePointCount(text);
    for (const Finding& finding : assessment.findings)
        QVERIFY(finding.start >= 0 && finding.start < finding.end && finding.end <= count);
}

void TestHostileText::findsWhatStandsAcrossAWindow()
{
    const QString number = QStringLiteral("NHS number 999 000 0018");
    for (const qsizetype edge :
        {64 * 1024, 64 * 1024 - 512, 64 * 1024 - 1024, 2 * 63 * 1024, 63 * 1024 + 512}) {
        for (int shift = -30; shift <= 30; shift += 3) {
            const QString text = QString(edge + shift, u' ') + number + QString(70'000, u' ');
            const Assessment assessment = shippedMatcher().assess(text);
            QCOMPARE(assessment.findings.size(), 1);
            QCOMPARE(assessment.findings.first().start, edge + shift + 11);
            QCOMPARE(assessment.findings.first().tier, Tier::Certain);
        }
    }
}

void TestHostileText::findsEachThingOnceInALongText()
{
    QString text;
    for (int i = 0; i < 5000; ++i)
        text += QStringLiteral("Some words that are quite harmless here. Mail jo%1@example.com now. ").arg(i);
    const Assessment assessment = shippedMatcher().assess(text);
    QCOMPARE(assessment.findings.size(), 5000);
    for (int i = 0; i < 5000; i += 500)
        QCOMPARE(spanText(text, assessment.findings[i]), QStringLiteral("jo%1@example.com").arg(i));
}

void TestHostileText::spansStayInsideRandomText()
{
    QRandomGenerator random(99);
    const QStringList pieces{QStringLiteral("999 000 0018"), QStringLiteral("07700 9"),
        QStringLiteral("00461"), QStringLiteral("@"), QStringLiteral("x.com"), QStringLiteral("\u200B"),
        QStringLiteral("\u0301"), QString(QChar(0xDC00)), QStringLiteral("kill"), QStringLiteral(" myself "),
        QStringLiteral("want to "), QStringLiteral("f*"), QStringLiteral("\uFF11"), QStringLiteral("LS1"),
        QStringLiteral(" 4AP"), QString::fromUcs4(U"\U0001F480", 1), QStringLiteral("\n"),
        QStringLiteral("'"), QStringLiteral("zero "), QStringLiteral("\uFDFA")};
    for (int round = 0; round < 3000; ++round) {
        QString text;
        for (int i = random.bounded(12); i > 0; --i)
            text += pieces[random.bounded(pieces.size())];
        const Assessment assessment = shippedMatcher().assess(text);
        qsizetype last = 0;
        for (const Finding& finding : assessment.findings) {
            QVERIFY(
                finding.start >= last && finding.start < finding.end && finding.end <= codePointCount(text));
            last = finding.start;
        }
        QVERIFY(assessment == shippedMatcher().assess(text));
    }
}

void TestHostileText::assessIsSafeFromManyThreads()
{
    const QStringList texts{QStringLiteral("NHS number 999 000 0018"),
        QStringLiteral("I want to kill myself"), QStringLiteral("f*** you"),
        QStringLiteral("ring 07700 900461 or jo@example.com"), QStringLiteral("I live at LS1 4AP")};
    QList<Assessment> expected;
    for (const QString& text : texts)
        expected << shippedMatcher().assess(text);
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&, t] {
            for (int i = 0; i < 300; ++i) {
                const int which = (i + t) % int(texts.size());
                if (!(shippedMatcher().assess(texts[which]) == expected[which]))
                    ++wrong;
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(wrong.load(), 0);
}

QTEST_APPLESS_MAIN(TestHostileText)
#include "tst_hostile_text.moc"

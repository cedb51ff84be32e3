// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/enum_names.h"
#include "base/result.h"
#include "base/strong_id.h"
#include "base/text.h"
#include "support/fake_clock.h"

#include <QSet>
#include <QTest>

using namespace steward;
using namespace std::chrono_literals;

namespace {

enum class Colour { Red, DarkBlue };

} // namespace

template <>
inline constexpr std::array steward::enumNames<Colour>{std::pair{Colour::Red, std::string_view("red")},
    std::pair{Colour::DarkBlue, std::string_view("dark-blue")}};

class TestBase : public QObject {
    Q_OBJECT

private slots:
    void aResultIsAValueOrAnError();
    void exitStatuses();
    void idsDoNotMix();
    void enumsHaveOneSpelling();
    void instantsAreRead_data();
    void instantsAreRead();
    void instantsAreWritten();
    void instantsComeBack();
    void localTimeFollowsTheClockChange();
    void theFakeClockMovesOnlyWhenTold();
    void excerpts_data();
    void excerpts();
    void wordsAreJoined();
    void codePoints();
    void isolation();
};

void TestBase::aResultIsAValueOrAnError()
{
    const Result<int> good{3};
    QVERIFY(good.hasValue() && *good == 3);
    const Result<int> bad{Error{ErrorCode::NotFound, QStringLiteral("There is no such case."), {}}};
    QVERIFY(!bad);
    QCOMPARE(bad.error().code, ErrorCode::NotFound);
    QVERIFY_THROWS_EXCEPTION(std::bad_variant_access, (void)bad.value());
    const Result<void> done;
    QVERIFY(done.hasValue());
    QVERIFY(!Result<void>{Error{}});
    QCOMPARE(Result<QString>(QStringLiteral("a")).value(), QStringLiteral("a"));
}

void TestBase::exitStatuses()
{
    QCOMPARE(exitStatus(ErrorCode::Refused), 1);
    QCOMPARE(exitStatus(ErrorCode::Tampered), 1);
    QCOMPARE(exitStatus(ErrorCode::Invalid), 2);
    for (const ErrorCode code : {ErrorCode::Unreadable, ErrorCode::Unauthorised, ErrorCode::Throttled,
             ErrorCode::Unreachable, ErrorCode::Malformed, ErrorCode::Cancelled})
        QCOMPARE(exitStatus(code), 3);
}

void TestBase::idsDoNotMix()
{
    using AppleId = Id<struct AppleTag>;
    using PearId = Id<struct PearTag>;
    static_assert(!std::is_convertible_v<AppleId, PearId>);
    QVERIFY(!AppleId{}.isValid());
    QVERIFY(AppleId{2} > AppleId{1});
    const QSet<AppleId> set{AppleId{1}, AppleId{1}, AppleId{2}};
    QCOMPARE(set.size(), 2);
    using WordId = TextId<struct WordTag>;
    QVERIFY(WordId{QStringLiteral("R01")} < WordId{QStringLiteral("R02")});
    QVERIFY(WordId{}.isEmpty());
}

void TestBase::enumsHaveOneSpelling()
{
    QCOMPARE(toText(Colour::DarkBlue), QStringLiteral("dark-blue"));
    QCOMPARE(parseEnum<Colour>(QStringLiteral("red")), std::optional(Colour::Red));
    for (const char* wrong : {"Red", "red ", "", "blue"})
        QVERIFY(!parseEnum<Colour>(QString::fromLatin1(wrong)));
    QCOMPARE(allNames<Colour>().join(u' '), QStringLiteral("red dark-blue"));
}

void TestBase::instantsAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("ms"); // -1: refused
    QTest::newRow("zulu") << QStringLiteral("2026-11-20T09:12:00Z") << qint64(1795165920000);
    QTest::newRow("offset") << QStringLiteral("2026-11-20T10:12:00+01:00") << qint64(1795165920000);
    QTest::newRow("fraction") << QStringLiteral("2026-11-20T09:12:00.250Z") << qint64(1795165920250);
    QTest::newRow("no zone is UTC") << QStringLiteral("2026-11-20T09:12:00") << qint64(1795165920000);
    QTest::newRow("words") << QStringLiteral("yesterday") << qint64(-1);
    QTest::newRow("empty") << QString() << qint64(-1);
    QTest::newRow("no such day") << QStringLiteral("2026-02-30T09:12:00Z") << qint64(-1);
}

void TestBase::instantsAreRead()
{
    QFETCH(QString, text);
    QFETCH(qint64, ms);
    const auto instant = parseInstant(text);
    QCOMPARE(instant.has_value(), ms >= 0);
    if (instant)
        QCOMPARE(toMs(*instant), ms);
}

void TestBase::instantsAreWritten()
{
    QCOMPARE(toUtcText(fromMs(1795165920250)), QStringLiteral("2026-11-20T09:12:00.250Z"));
}

void TestBase::instantsComeBack()
{
    for (const qint64 ms : {qint64(0), qint64(1), qint64(1795165920999), qint64(4102444800000)})
        QCOMPARE(parseInstant(toUtcText(fromMs(ms))), std::optional(fromMs(ms)));
}

void TestBase::localTimeFollowsTheClockChange()
{
    // The hour from 01:00 to 02:00 on 25 October 2026 happens twice in London.
    const Instant before = *parseInstant(QStringLiteral("2026-10-25T00:30:00Z"));
    QCOMPARE(toLocalText(before), QStringLiteral("2026-10-25T01:30:00+01:00"));
    QCOMPARE(toLocalText(before + 1h), QStringLiteral("2026-10-25T01:30:00+00:00"));
}

void TestBase::theFakeClockMovesOnlyWhenTold()
{
    test::FakeClock clock;
    const Instant start = clock.now();
    QCOMPARE(clock.now(), start);
    clock.advance(2h);
    QCOMPARE(clock.now(), start + 2h);
}

void TestBase::excerpts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("limit");
    QTest::addColumn<QString>("excerpt");
    QTest::newRow("short") << QStringLiteral("hello") << 160 << QStringLiteral("hello");
    QTest::newRow("white space") << QStringLiteral("  a \n\t b  ") << 160 << QStringLiteral("a b");
    QTest::newRow("cut") << QStringLiteral("abcdef") << 3 << QStringLiteral("abc");
    QTest::newRow("never half a smile")
        << QStringLiteral("ab\U0001F600cd") << 3 << QStringLiteral("ab\U0001F600");
    QTest::newRow("no blank at the end") << QStringLiteral("ab cd") << 3 << QStringLiteral("ab");
    QTest::newRow("empty") << QString() << 160 << QString();
    QTest::newRow("only blanks") << QStringLiteral(" \n ") << 160 << QString();
}

void TestBase::excerpts()
{
    QFETCH(QString, text);
    QFETCH(int, limit);
    QTEST(excerptOf(text, limit), "excerpt");
}

void TestBase::wordsAreJoined()
{
    QCOMPARE(joinWords({}), QString());
    QCOMPARE(joinWords({QStringLiteral("a")}), QStringLiteral("a"));
    QCOMPARE(joinWords({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}),
        QStringLiteral("a, b and c"));
}

void TestBase::codePoints()
{
    const QString text = QStringLiteral("a\U0001F600b");
    QCOMPARE(codePointCount(text), 3);
    QCOMPARE(utf16Index(text, 1), 1);
    QCOMPARE(utf16Index(text, 2), 3);
    QCOMPARE(utf16Index(text, 99), text.size());
}

void TestBase::isolation()
{
    QCOMPARE(isolated(QStringLiteral("x")), QStringLiteral("\u2068x\u2069"));
    QCOMPARE(isolated(QString()), QStringLiteral("\u2068\u2069"));
    // Once is enough, however often a name passes through.
    QCOMPARE(isolated(isolated(QStringLiteral("x"))), QStringLiteral("\u2068x\u2069"));
    QCOMPARE(isolated(QStringLiteral("\u2068a\u2069 and \u2068b\u2069")),
        QStringLiteral("\u2068\u2068a\u2069 and \u2068b\u2069\u2069"));
    // A name can neither leave its isolate early nor keep it open.
    QCOMPARE(isolated(QStringLiteral("a\u2069b")), QStringLiteral("\u2068ab\u2069"));
    QCOMPARE(isolated(QStringLiteral("\u2069\u2069")), QStringLiteral("\u2068\u2069"));
    QCOMPARE(isolated(QStringLiteral("a\u2067b")), QStringLiteral("\u2068a\u2067b\u2069\u2069"));
    QCOMPARE(isolated(QStringLiteral("\u2068a")), QStringLiteral("\u2068a\u2069"));
}

QTEST_APPLESS_MAIN(TestBase)
#include "tst_base.moc"

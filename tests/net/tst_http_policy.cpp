// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http.h"
#include "net/http_policy.h"
#include "support/fake_clock.h"

#include <QTest>

using namespace steward;
using steward::test::FakeClock;

class TestHttpPolicy : public QObject {
    Q_OBJECT

private slots:
    void onlyHttpsAndThisMachineAreOpened_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("opened");
        QTest::newRow("https") << "https://blog.example/" << true;
        QTest::newRow("https with a port") << "https://blog.example:8443/x" << true;
        QTest::newRow("http to a site") << "http://blog.example/" << false;
        QTest::newRow("http to 127.0.0.1") << "http://127.0.0.1:8081/" << true;
        QTest::newRow("http to another loopback address") << "http://127.9.9.9/" << true;
        QTest::newRow("http to ::1") << "http://[::1]:8081/" << true;
        QTest::newRow("http to localhost") << "http://LocalHost/" << true;
        QTest::newRow("http to a name that begins like loopback") << "http://127.0.0.1.example.org/" << false;
        QTest::newRow("http to a name that ends in localhost") << "http://evil-localhost/" << false;
        QTest::newRow("http to the house network") << "http://192.168.1.1/" << false;
        QTest::newRow("a file") << "file:///etc/passwd" << false;
        QTest::newRow("ftp") << "ftp://blog.example/" << false;
        QTest::newRow("a password in the address") << "https://sam:secret@blog.example/" << false;
        QTest::newRow("nothing") << "" << false;
        QTest::newRow("no host") << "https:///x" << false;
    }
    void onlyHttpsAndThisMachineAreOpened()
    {
        QFETCH(QString, address);
        QFETCH(bool, opened);
        const auto allowed = mayOpen(QUrl(address));
        QCOMPARE(bool(allowed), opened);
        if (!opened) {
            QCOMPARE(allowed.error().code, ErrorCode::Refused);
            QVERIFY(!allowed.error().message.contains(QStringLiteral("secret")));
        }
    }

    void redirectsStayOnTheHost_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QByteArray>("location");
        QTest::addColumn<QString>("to");
        QTest::newRow("same host") << "https://a.example/x" << QByteArray("https://a.example/y")
                                   << "https://a.example/y";
        QTest::newRow("relative") << "https://a.example/x/y" << QByteArray("../z") << "https://a.example/z";
        QTest::newRow("up to https") << "http://localhost/x" << QByteArray("https://localhost/x")
                                     << "https://localhost/x";
        QTest::newRow("down to http") << "https://localhost/x" << QByteArray("http://localhost/x") << "";
        QTest::newRow("other host") << "https://a.example/" << QByteArray("https://b.example/") << "";
        QTest::newRow("subdomain") << "https://a.example/" << QByteArray("https://www.a.example/") << "";
        QTest::newRow("other port") << "https://a.example/" << QByteArray("https://a.example:8443/") << "";
        QTest::newRow("the port said aloud")
            << "https://a.example/" << QByteArray("https://a.example:443/y") << "https://a.example:443/y";
        QTest::newRow("no scheme") << "https://a.example/x" << QByteArray("//b.example/x") << "";
        QTest::newRow("a file") << "https://a.example/x" << QByteArray("file:///etc/passwd") << "";
        QTest::newRow("a user") << "https://a.example/x" << QByteArray("https://a.example@a.example/") << "";
        QTest::newRow("nothing") << "https://a.example/x" << QByteArray() << "";
        QTest::newRow("nonsense") << "https://a.example/x" << QByteArray("http://[::") << "";
        QTest::newRow("the fragment is left behind")
            << "https://a.example/x" << QByteArray("/y#z") << "https://a.example/y";
    }
    void redirectsStayOnTheHost()
    {
        QFETCH(QString, from);
        QFETCH(QByteArray, location);
        QFETCH(QString, to);
        const auto target = redirectTarget(QUrl(from), location);
        QCOMPARE(target.has_value(), !to.isEmpty());
        if (target)
            QCOMPARE(target->toString(), to);
    }

    void tracesHoldNoSecret()
    {
        const QUrl url(QStringLiteral("https://sam:pw@a.example/opinions?key=TOPSECRET&take=100#tok"));
        QCOMPARE(forTrace(url), QStringLiteral("https://a.example/opinions?key&take"));
        QCOMPARE(
            forTrace(QUrl(QStringLiteral("https://a.example/x"))), QStringLiteral("https://a.example/x"));
    }

    void retryAfterIsReadInBothForms_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<qint64>("seconds"); // -1: not understood
        QTest::newRow("seconds") << QByteArray("120") << qint64(120);
        QTest::newRow("spaces") << QByteArray(" 7 ") << qint64(7);
        QTest::newRow("a date") << QByteArray("Wed, 18 Nov 2026 11:08:40 GMT") << qint64(120);
        QTest::newRow("a date long past") << QByteArray("Wed, 18 Nov 2020 11:08:40 GMT") << qint64(0);
        QTest::newRow("a date far off") << QByteArray("Wed, 18 Nov 2126 11:08:40 GMT") << qint64(86400);
        QTest::newRow("negative") << QByteArray("-5") << qint64(0);
        QTest::newRow("huge") << QByteArray("99999999999") << qint64(86400);
        QTest::newRow("nonsense") << QByteArray("soon") << qint64(-1);
        QTest::newRow("empty") << QByteArray() << qint64(-1);
        QTest::newRow("overflow") << QByteArray("999999999999999999999999") << qint64(-1);
    }
    void retryAfterIsReadInBothForms()
    {
        QFETCH(QByteArray, header);
        QFETCH(qint64, seconds);
        FakeClock clock;
        QCOMPARE(retryAfterSeconds(header, clock.now()).value_or(-1), seconds);
    }

    void aLimitSaysInManyWaysWhenItStartsAfresh_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<qint64>("seconds"); // -1: not understood
        QTest::newRow("seconds to go") << QByteArray("88") << qint64(88);
        QTest::newRow("seconds to go, with decimals") << QByteArray("59.2") << qint64(60);
        QTest::newRow("seconds since the epoch") << QByteArray("1795000120") << qint64(120);
        QTest::newRow("milliseconds since the epoch") << QByteArray("1795000120000") << qint64(120);
        QTest::newRow("ISO 8601") << QByteArray("2026-11-18T11:08:40.000Z") << qint64(120);
        QTest::newRow("ISO 8601 with micros") << QByteArray("2026-11-18T11:08:40.123456Z") << qint64(121);
        QTest::newRow("an HTTP date") << QByteArray("Wed, 18 Nov 2026 11:08:40 GMT") << qint64(120);
        QTest::newRow("long past") << QByteArray("1500000000") << qint64(0);
        QTest::newRow("negative") << QByteArray("-3") << qint64(0);
        QTest::newRow("not a number") << QByteArray("nan") << qint64(-1);
        QTest::newRow("endless") << QByteArray("inf") << qint64(-1);
        QTest::newRow("beyond all dates") << QByteArray("1e300") << qint64(-1);
        QTest::newRow("nonsense") << QByteArray("soon") << qint64(-1);
        QTest::newRow("empty") << QByteArray() << qint64(-1);
    }
    void aLimitSaysInManyWaysWhenItStartsAfresh()
    {
        QFETCH(QByteArray, header);
        QFETCH(qint64, seconds);
        FakeClock clock;
        QCOMPARE(resetSeconds(header, clock.now()).value_or(-1), seconds);
    }
    void aThrottledAnswerSaysHowLong()
    {
        HttpAnswer answer;
        answer.status = 429;
        answer.headers = {{"X-RateLimit-Reset", "2026-11-18T11:08:40.000Z"}};
        FakeClock clock;
        QCOMPARE(toError(answer, QStringLiteral("The account"), clock).detail, QStringLiteral("120"));
        answer.headers << std::pair<QByteArray, QByteArray>("Retry-After", "7");
        QCOMPARE(toError(answer, QStringLiteral("The account"), clock).detail, QStringLiteral("7"));
    }

    void everyStatusHasItsErrorAndOneSentence_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("302") << 302 << ErrorCode::Rejected;
        QTest::newRow("400") << 400 << ErrorCode::Rejected;
        QTest::newRow("401") << 401 << ErrorCode::Unauthorised;
        QTest::newRow("403") << 403 << ErrorCode::Unauthorised;
        QTest::newRow("404") << 404 << ErrorCode::NotFound;
        QTest::newRow("409") << 409 << ErrorCode::Rejected;
        QTest::newRow("410") << 410 << ErrorCode::NotFound;
        QTest::newRow("418") << 418 << ErrorCode::Rejected;
        QTest::newRow("422") << 422 << ErrorCode::Rejected;
        QTest::newRow("429") << 429 << ErrorCode::Throttled;
        QTest::newRow("500") << 500 << ErrorCode::Unreachable;
        QTest::newRow("503") << 503 << ErrorCode::Unreachable;
        QTest::newRow("599") << 599 << ErrorCode::Unreachable;
    }
    void everyStatusHasItsErrorAndOneSentence()
    {
        QFETCH(int, status);
        QFETCH(ErrorCode, code);
        HttpAnswer answer;
        answer.status = status;
        answer.body = "Dana Bloggs, 07700 900123";
        FakeClock clock;
        const auto error = toError(answer, QStringLiteral("The blog"), clock);
        QCOMPARE(error.code, code);
        QVERIFY(error.message.startsWith(QStringLiteral("The blog")));
        QVERIFY(error.message.endsWith(u'.'));
        QVERIFY(!error.message.contains(QStringLiteral("Dana")));
    }
    void a503WithRetryAfterIsARequestToWait()
    {
        HttpAnswer answer;
        answer.status = 503;
        answer.headers = {{"retry-after", "30"}};
        FakeClock clock;
        const auto error = toError(answer, QStringLiteral("The blog"), clock);
        QCOMPARE(error.code, ErrorCode::Throttled);
        QCOMPARE(error.detail, QStringLiteral("30"));
    }
};

QTEST_GUILESS_MAIN(TestHttpPolicy)
#include "tst_http_policy.moc"

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/registry.h"
#include "support/fake_clock.h"
#include "support/wait.h"

#include <QTest>

using namespace steward;
using namespace Qt::StringLiterals;
using steward::test::wait;

class TestRegistry : public QObject {
    Q_OBJECT

    test::FakeClock m_clock;
    HttpClient m_http{m_clock};
    ConnectorRegistry m_registry;

    std::unique_ptr<Connector> make(const QString& platform, const QUrl& url)
    {
        return m_registry.make(platform, {u"account"_s, url, u"sam"_s, "secret"}, {m_http, m_clock});
    }

private slots:
    void whatIsSupportedCanBeMade()
    {
        for (const auto& platform : knownPlatforms()) {
            const auto connector = make(platform.id, QUrl(u"https://a.example/"_s));
            QCOMPARE(connector != nullptr, m_registry.supports(platform.id));
            if (connector)
                QVERIFY2(connector->capabilities() == platform.capabilities, qPrintable(platform.id));
        }
        QVERIFY(m_registry.supports(u"wordpress"_s) && m_registry.needsSecret(u"wordpress"_s));
        QVERIFY(m_registry.supports(u"feed"_s) && !m_registry.needsSecret(u"feed"_s));
        QVERIFY(m_registry.needsUser(u"wordpress"_s) && !m_registry.needsUser(u"mastodon"_s));
        QVERIFY(!m_registry.supports(u"facebook"_s) && !m_registry.supports(QString())
            && !m_registry.supports(u"WordPress"_s));
    }

    void aPracticeAccountOfAnyPlatformNeverTouchesTheNetwork()
    {
        for (const auto& platform : knownPlatforms()) {
            const auto connector = make(platform.id, QUrl(u"practice:northbridge"_s));
            QVERIFY2(connector, qPrintable(platform.id));
            QVERIFY(connector->capabilities() == platform.capabilities);
            const Cursor cursor{u"x"_s, {{u"y"_s, 1}}};
            const auto nothing = wait(connector->collect(cursor));
            QVERIFY(nothing && nothing->items.isEmpty() && nothing->next == cursor && !nothing->more);
            QVERIFY(wait(connector->test()));
        }
    }

    void aPracticeReplyHasOneIdHoweverOftenItIsSent()
    {
        const auto connector = make(u"x"_s, QUrl(u"practice:northbridge"_s));
        const OutgoingReply first{
            u"key-1"_s, u"Hello"_s, u"c-1"_s, u"p-1"_s, Audience::Public, m_clock.now()};
        auto second = first;
        second.key = u"key-2"_s;
        QCOMPARE(*wait(connector->reply(first)), *wait(connector->reply(first)));
        QVERIFY(*wait(connector->reply(first)) != *wait(connector->reply(second)));
        QVERIFY(wait(connector->retract(u"practice-1"_s)));
    }

    void practiceActionsAreThoseOfThePlatform()
    {
        const auto blog = make(u"wordpress"_s, QUrl(u"practice:blog"_s));
        QCOMPARE(wait(blog->enforce(u"c-1"_s, Action::Hide))->visibility, Visibility::Hidden);
        QCOMPARE(wait(blog->enforce(u"c-1"_s, Action::Remove))->visibility, Visibility::Removed);
        QCOMPARE(wait(blog->enforce(u"c-1"_s, Action::Restore))->visibility, Visibility::Approved);
        const auto refused = wait(blog->enforce(u"c-1"_s, Action::Report));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Refused);
    }
};

QTEST_GUILESS_MAIN(TestRegistry)
#include "tst_registry.moc"

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The fictional organisation that everybody may look round in.
#include "support/open_workspace.h"

#include <QElapsedTimer>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

namespace {

OrganisationProfile practice()
{
    OrganisationProfile profile;
    profile.name = u"Northbridge CCG"_s;
    profile.practice = true;
    return profile;
}

QStringList excerpts(OpenWorkspace& office)
{
    QStringList all;
    for (const auto& row : office.inbox())
        all.append(row.excerpt);
    return all;
}

} // namespace

class PracticeTest : public QObject {
    Q_OBJECT

private slots:
    void isFullOfLifeWithACrisisOnTop_data() { addEngines(); }
    void isFullOfLifeWithACrisisOnTop()
    {
        OpenWorkspace office(practice());
        const auto rows = office.inbox();
        QVERIFY2(rows.size() >= 50, qPrintable(QString::number(rows.size())));
        QVERIFY(rows[0].crisis);
        QSet<QString> platforms;
        QSet<State> states;
        for (const auto& row : rows) {
            platforms.insert(row.platform);
            states.insert(row.state);
            QVERIFY(row.updated <= office.clock().now());
        }
        QVERIFY(platforms.size() >= 6);
        QVERIFY(states.contains(State::New));
        QVERIFY(states.contains(State::Escalated));
        QVERIFY(states.contains(State::Snoozed));
    }

    void somebodyWasAtWorkThere_data() { addEngines(); }
    void somebodyWasAtWorkThere()
    {
        OpenWorkspace office(practice());
        Inbox inbox(office.workspace());
        const auto open = expected(inbox.escalations(office.me().person));
        QCOMPARE(open.size(), 2);
        for (const auto& escalation : open) {
            QVERIFY(!escalation.own);
            QVERIFY(!escalation.reason.isEmpty());
            QVERIFY(!escalation.acknowledged);
        }
        InboxQuery thanks;
        thanks.search = u"laugh so much I never felt"_s;
        const auto rows = office.inbox(thanks);
        QCOMPARE(rows.size(), 1);
        const auto thread = office.thread(rows[0].id);
        QCOMPARE(thread.replies.size(), 1);
        QCOMPARE(thread.replies[0].reply.state, ReplyState::Sent);
        QCOMPARE(thread.replies[0].writerName, QString(QChar(0x2068) + u"Priya Sample"_s + QChar(0x2069)));
        QVERIFY(thread.accountConnected);
    }

    void isTheSameEveryTime()
    {
        OpenWorkspace one(DatabaseAddress::Engine::Sqlite, practice());
        OpenWorkspace two(DatabaseAddress::Engine::Sqlite, practice());
        QCOMPARE(excerpts(one), excerpts(two));
        QCOMPARE(one.logSize(), two.logSize());
    }

    void itsLogIsTrue_data() { addEngines(); }
    void itsLogIsTrue()
    {
        OpenWorkspace office(practice());
        QCOMPARE(expected(office.workspace().check()), QStringList());
    }

    void isThereInAMoment()
    {
        QElapsedTimer timer;
        timer.start();
        OpenWorkspace office(DatabaseAddress::Engine::Sqlite, practice());
        QVERIFY2(timer.elapsed() < 15'000, qPrintable(QString::number(timer.elapsed())));
    }

    void itsTimesAreCountedBackFromNow()
    {
        OpenWorkspace office(DatabaseAddress::Engine::Sqlite, practice());
        const auto rows = office.inbox();
        const auto item = office.thread(rows[0].id).items[0];
        QVERIFY(item.created < office.clock().now());
        QVERIFY(item.created > office.clock().now() - std::chrono::hours(48));
    }
};

QTEST_GUILESS_MAIN(PracticeTest)
#include "tst_practice.moc"

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Creating, opening and closing a workspace; where its key goes; its people and settings.
#include "services/log_key.h"
#include "services/workspace_settings.h"
#include "support/open_workspace.h"

#include "storage/case_store.h"
#include "storage/log_store.h"

#include <QFileInfo>
#include <QSignalSpy>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

namespace {

OrganisationProfile northbridge()
{
    OrganisationProfile profile;
    profile.name = u"Northbridge CCG"_s;
    profile.kind = u"ccg"_s;
    profile.nation = Nation::Scotland;
    profile.hours = WorkingHours::mondayToFriday(QTime(8, 30), QTime(18, 0));
    return profile;
}

QStringList eventsInLog(OpenWorkspace& office)
{
    return office.read([](Session& session) -> Result<QStringList> {
        QStringList events;
        const auto done = LogStore(session).each(1, 0, [&](const LogRecord& record) {
            events.append(QString::fromUtf8(record.entry));
            return true;
        });
        return done ? Result<QStringList>(events) : Result<QStringList>(done.error());
    });
}

} // namespace

class WorkspaceTest : public QObject {
    Q_OBJECT

private slots:
    void isThereAgainWhenOpened_data() { addEngines(); }
    void isThereAgainWhenOpened()
    {
        OpenWorkspace office(northbridge());
        const auto fingerprint = expected(office.workspace().summary()).keyFingerprint;
        office.reopen();
        const auto& organisation = office.workspace().organisation();
        QCOMPARE(organisation.name, u"Northbridge CCG"_s);
        QCOMPARE(organisation.nation, Nation::Scotland);
        QCOMPARE(organisation.hours, northbridge().hours);
        const auto summary = expected(office.workspace().summary());
        QCOMPARE(summary.keyFingerprint, fingerprint);
        QCOMPARE(summary.cases, 0);
        QVERIFY(summary.schemaVersion >= 1);
        QVERIFY(!summary.ruleSetVersion.isEmpty());
    }

    void hasItsRoutesInOrder_data() { addEngines(); }
    void hasItsRoutesInOrder()
    {
        OpenWorkspace office;
        const auto routes = expected(Inbox(office.workspace()).routes());
        QStringList ids;
        for (const auto& route : routes) {
            ids.append(route.id.value);
            QVERIFY(!route.name.isEmpty());
        }
        QCOMPARE(ids.join(u' '), u"DUTY SUP SAFE CALD CLIN PALS MEDS LEGAL MEDIA FOI SEC POLICE"_s);
    }

    void whoCreatesItHasAllRoles_data() { addEngines(); }
    void whoCreatesItHasAllRoles()
    {
        OpenWorkspace office;
        const auto person = expected(People(office.workspace()).find({}));
        QCOMPARE(person.name, office.workspace().login());
        QCOMPARE(person.roles.size(), 4);
    }

    void theNamedAdministratorIsWhoSitsThere_data() { addEngines(); }
    void theNamedAdministratorIsWhoSitsThere()
    {
        auto profile = northbridge();
        profile.administrator = u" Sam  Okafor "_s;
        OpenWorkspace office(profile);
        QCOMPARE(expected(People(office.workspace()).find({})).name, u"Sam  Okafor"_s);
    }

    void isNeverCreatedTwice_data() { addEngines(); }
    void isNeverCreatedTwice()
    {
        OpenWorkspace office(northbridge());
        const auto again = Workspace::create(office.address(), {}, office.surroundings());
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::Refused);
        office.reopen();
        QCOMPARE(office.workspace().organisation().name, u"Northbridge CCG"_s);
    }

    void isNotOpenedWhereThereIsNone()
    {
        FreshDatabase nothing(DatabaseAddress::Engine::Sqlite);
        FakeClock clock;
        MemorySecretStore secrets;
        ConnectorRegistry connectors;
        const auto opened = Workspace::open(nothing.address(), {clock, secrets, connectors});
        QVERIFY(!opened);
        QVERIFY(!QFileInfo::exists(nothing.address().location));
    }

    void theKeyGoesToTheKeychain()
    {
        OpenWorkspace office(DatabaseAddress::Engine::Sqlite);
        QCOMPARE(office.workspace().keyPlace(), KeyPlace::Keychain);
        QCOMPARE(office.secrets().content().size(), 1);
        QVERIFY(!QFileInfo::exists(QString(office.address().location + u".key"_s)));
        const auto key = expected(office.workspace().signingKey());
        QCOMPARE(key->verifier(), office.workspace().verifierKey());
    }

    void withoutAKeychainItGoesIntoAPrivateFile()
    {
        FreshDatabase place(DatabaseAddress::Engine::Sqlite);
        FakeClock clock;
        MemorySecretStore secrets(MemorySecretStore::Mode::Absent);
        ConnectorRegistry connectors;
        const auto workspace = expected(Workspace::create(place.address(), {}, {clock, secrets, connectors}));
        QCOMPARE(workspace->keyPlace(), KeyPlace::FileBesideWorkspace);
        const QFileInfo file(QString(place.address().location + u".key"_s));
        QVERIFY(file.exists());
        QCOMPARE(file.permissions() & QFileDevice::Permissions(0x0777),
            QFileDevice::ReadUser | QFileDevice::WriteUser);
        QCOMPARE(expected(workspace->signingKey())->verifier(), workspace->verifierKey());
    }

    void aLockedKeychainNeverLeadsToASecondKey()
    {
        OpenWorkspace office(DatabaseAddress::Engine::Sqlite);
        const auto fingerprint = office.workspace().verifierKey().fingerprint();
        office.secrets().setMode(MemorySecretStore::Mode::Locked);
        office.reopen();
        const auto key = wait(office.workspace().signingKey());
        QVERIFY(!key);
        QCOMPARE(key.error().code, ErrorCode::NotFound);
        QCOMPARE(office.workspace().verifierKey().fingerprint(), fingerprint);
        QVERIFY(!QFileInfo::exists(QString(office.address().location + u".key"_s)));
        office.secrets().setMode(MemorySecretStore::Mode::Open);
        QVERIFY(wait(office.workspace().signingKey()));
    }

    void anotherKeyInTheKeychainIsRefused()
    {
        OpenWorkspace office(DatabaseAddress::Engine::Sqlite);
        for (auto& secret : office.secrets().content())
            secret = expected(SigningKey::generate(u"steward/log/other"_s)).toText();
        const auto key = wait(office.workspace().signingKey());
        QVERIFY(!key);
        QCOMPARE(key.error().code, ErrorCode::Tampered);
    }

    void aKeyFileThatIsThereIsNeverOverwritten()
    {
        FreshDatabase place(DatabaseAddress::Engine::Sqlite);
        const QString keyFile = place.address().location + u".key"_s;
        QFile file(keyFile);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("the key of somebody else");
        file.close();
        FakeClock clock;
        MemorySecretStore secrets(MemorySecretStore::Mode::Absent);
        ConnectorRegistry connectors;
        const auto created = Workspace::create(place.address(), {}, {clock, secrets, connectors});
        QVERIFY(!created);
        QVERIFY(!QFileInfo::exists(place.address().location));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "the key of somebody else"_ba);
    }

    void theLogTellsOfItsBeginningsAndNamesNobody_data() { addEngines(); }
    void theLogTellsOfItsBeginningsAndNamesNobody()
    {
        auto profile = northbridge();
        profile.administrator = u"Sam Okafor"_s;
        OpenWorkspace office(profile);
        const auto entries = eventsInLog(office);
        QCOMPARE(entries.size(), 3);
        QVERIFY(entries[0].contains(u"workspace-created"_s));
        QVERIFY(entries[1].contains(office.workspace().verifierKey().fingerprint()));
        QVERIFY(entries[2].contains(u"person-added"_s));
        for (const auto& entry : entries)
            QVERIFY2(!entry.contains(u"Okafor"_s), "a name would outlive the person's erasure");
    }

    void settingsSurvive_data() { addEngines(); }
    void settingsSurvive()
    {
        OpenWorkspace office;
        auto settings = office.workspace().settings();
        settings.holdFor = std::chrono::seconds(45);
        settings.targets.resolutionDays = 7;
        settings.checkpointFolder = u"/media/audit"_s;
        expected(office.workspace().changeSettings(office.me(), settings));
        QCOMPARE(office.workspace().settings().holdFor, std::chrono::seconds(45));
        office.reopen();
        QCOMPARE(office.workspace().settings().targets.resolutionDays, 7);
        QCOMPARE(office.workspace().settings().checkpointFolder, u"/media/audit"_s);
        QVERIFY(eventsInLog(office).last().contains(u"setting-changed"_s));
    }

    void onlyThoseWhoMayChangeThings_data() { addEngines(); }
    void onlyThoseWhoMayChangeThings()
    {
        OpenWorkspace office;
        const Actor auditor{PersonId{1}, {Role::Auditor}, {}};
        const auto size = office.logSize();
        QCOMPARE(wait(office.workspace().changeSettings(auditor, {})).error().code, ErrorCode::Refused);
        QCOMPARE(wait(People(office.workspace()).add(auditor, u"Kim"_s, {Role::Moderator})).error().code,
            ErrorCode::Refused);
        QCOMPARE(office.logSize(), size);
    }

    void peopleAreAddedChangedAndFound_data() { addEngines(); }
    void peopleAreAddedChangedAndFound()
    {
        OpenWorkspace office;
        People people(office.workspace());
        const auto kim = expected(people.add(office.me(), u"Kim Lee"_s, {Role::Moderator}));
        QCOMPARE(expected(people.find(u"Kim Lee"_s)), kim);
        QCOMPARE(expected(people.find(kim.id.toString())), kim);
        QCOMPARE(wait(people.find(u"Nobody"_s)).error().code, ErrorCode::NotFound);
        QCOMPARE(
            wait(people.add(office.me(), u" Kim  Lee"_s, {Role::Auditor})).error().code, ErrorCode::Refused);
        QCOMPARE(wait(people.add(office.me(), u"  "_s, {})).error().code, ErrorCode::Invalid);
        QCOMPARE(wait(people.add(office.me(), u"42"_s, {})).error().code, ErrorCode::Invalid);

        expected(people.change(office.me(), kim.id, {Role::Supervisor}, false));
        QCOMPARE(wait(people.find(u"Kim Lee"_s)).error().code, ErrorCode::NotFound);
        QCOMPARE(expected(people.list()).size(), 2);
    }

    void theLastAdministratorStays_data() { addEngines(); }
    void theLastAdministratorStays()
    {
        OpenWorkspace office;
        People people(office.workspace());
        const auto me = expected(people.find({}));
        QCOMPARE(wait(people.change(office.me(), me.id, {Role::Moderator}, true)).error().code,
            ErrorCode::Refused);
        QCOMPARE(wait(people.change(office.me(), me.id, me.roles, false)).error().code, ErrorCode::Refused);
        expected(people.add(office.me(), u"Kim"_s, {Role::Administrator}));
        expected(people.change(office.me(), me.id, {Role::Moderator}, true));
    }

    void aChangeByAnotherProcessIsNoticedOnce_data() { addEngines(); }
    void aChangeByAnotherProcessIsNoticedOnce()
    {
        OpenWorkspace office;
        auto other = expected(Workspace::open(office.address(), office.surroundings()));
        QSignalSpy changed(&office.workspace(), &Workspace::changed);
        auto settings = other->settings();
        settings.claimFor = std::chrono::minutes(5);
        expected(other->changeSettings(office.me(), settings));
        QTRY_VERIFY_WITH_TIMEOUT(changed.count() >= 1, 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(office.workspace().settings().claimFor, std::chrono::minutes(5), 10'000);
    }

    void aBurstOfCommitsIsToldInFewSignals()
    {
        OpenWorkspace office(DatabaseAddress::Engine::Sqlite);
        QSignalSpy changed(&office.workspace(), &Workspace::changed);
        const auto me = office.me();
        QList<QFuture<Result<void>>> all;
        for (int i = 0; i < 200; ++i)
            all.append(office.workspace().changeSettings(me, office.workspace().settings()));
        for (auto& one : all)
            expected(one);
        QTRY_VERIFY(changed.count() >= 1);
        QTest::qWait(300);
        QVERIFY2(changed.count() < 60, qPrintable(QString::number(changed.count())));
    }

    void aBackupOpensAsAWorkspace()
    {
        OpenWorkspace office(DatabaseAddress::Engine::Sqlite, northbridge());
        const QString copy = office.address().location + u".copy"_s;
        expected(office.workspace().backup(office.me(), copy));
        const auto opened
            = expected(Workspace::open({DatabaseAddress::Engine::Sqlite, copy}, office.surroundings()));
        QCOMPARE(opened->organisation().name, u"Northbridge CCG"_s);
        QVERIFY(eventsInLog(office).last().contains(u"backup-made"_s));
    }

    void settingsOfAnyShapeAreRead()
    {
        QCOMPARE(deskSettingsFromJson({}).holdFor, DeskSettings().holdFor);
        const auto odd = deskSettingsFromJson(
            {{u"holdForSeconds"_s, -5}, {u"claimForMinutes"_s, u"many"_s}, {u"targets"_s, 3}});
        QCOMPARE(odd.holdFor, DeskSettings().holdFor);
        QCOMPARE(odd.claimFor, DeskSettings().claimFor);
        QCOMPARE(odd.targets, ResponseTargets());
        QCOMPARE(organisationFromJson({{u"hours"_s, QJsonValue(7)}}).hours, WorkingHours::mondayToFriday());
        QCOMPARE(organisationFromJson(toJson(northbridge())).hours, northbridge().hours);
    }
};

QTEST_GUILESS_MAIN(WorkspaceTest)
#include "tst_workspace.moc"

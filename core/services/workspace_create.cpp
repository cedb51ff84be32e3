// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/log_key.h"
#include "services/workspace_state.h"
#include "storage/person_store.h"
#include "storage/route_store.h"
#include "storage/row.h"

#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QSysInfo>
#include <QTimeZone>

#include <pwd.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

QByteArray randomBytes(qsizetype count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    for (auto& byte : bytes)
        byte = char(QRandomGenerator::system()->bounded(256));
    return bytes;
}

QString operatingSystemUser()
{
    const auto* entry = getpwuid(geteuid());
    return entry ? QString::fromLocal8Bit(entry->pw_name) : QString::number(geteuid());
}

/// The people and offices that a case can be put before; who stands behind each is the organisation's to fill
/// in.
QList<StoredRoute> shippedRoutes()
{
    return {
        {RouteId{u"DUTY"_s}, u"Duty moderator"_s, {}},
        {RouteId{u"SUP"_s}, u"Supervisor"_s, {}},
        {RouteId{u"SAFE"_s}, u"Safeguarding lead"_s, {}},
        {RouteId{u"CALD"_s}, u"Caldicott Guardian and information governance"_s, {}},
        {RouteId{u"CLIN"_s}, u"Clinical lead"_s, {}},
        {RouteId{u"PALS"_s}, u"PALS and complaints"_s, {}},
        {RouteId{u"MEDS"_s}, u"Medication safety officer"_s, {}},
        {RouteId{u"LEGAL"_s}, u"Legal"_s, {}},
        {RouteId{u"MEDIA"_s}, u"Press office"_s, {}},
        {RouteId{u"FOI"_s}, u"Freedom of information officer"_s, {}},
        {RouteId{u"SEC"_s}, u"Counter-fraud and cyber security"_s, {}},
        {RouteId{u"POLICE"_s}, u"Police"_s, u"999 in an emergency, otherwise 101"_s},
    };
}

Result<void> writeRoutes(Session& session)
{
    RouteStore routes(session);
    for (const auto& route : shippedRoutes()) {
        if (const auto put = routes.put(route); !put)
            return put;
    }
    return {};
}

Actor founder(PersonId person)
{
    Actor actor;
    actor.person = person;
    actor.roles = {Role::Moderator, Role::Supervisor, Role::Auditor, Role::Administrator};
    return actor;
}

Result<void> logFoundations(
    Session& session, const WorkspaceIdentity& identity, PersonId person, Instant now, const LogStamp& stamp)
{
    const auto fingerprint
        = VerifierKey::parse(identity.verifierKey).value().fingerprint(); // parsed when it was made
    const QList<event::WorkspaceFact> facts{
        {u"workspace-created"_s,
            {{u"workspace"_s, identity.id},
                {u"practice"_s, identity.organisation.practice ? u"yes"_s : u"no"_s}}},
        {u"key-stored"_s, {{u"place"_s, toText(identity.keyPlace)}, {u"fingerprint"_s, fingerprint}}},
        {u"person-added"_s, {{u"person"_s, person.toString()}, {u"roles"_s, allNames<Role>().join(u' ')}}},
    };
    for (const auto& fact : facts) {
        if (const auto logged = commitFact(session, fact, founder(person), now, stamp); !logged)
            return logged;
    }
    return {};
}

/// Takes away what a failed creation left behind.
class Scaffolding {
public:
    explicit Scaffolding(const DatabaseAddress& address)
        : m_file(address.engine == DatabaseAddress::Engine::Sqlite ? address.location : QString())
    {
    }
    ~Scaffolding()
    {
        if (m_stands)
            return;
        if (!m_keyFile.isEmpty())
            QFile::remove(m_keyFile);
        for (const auto& suffix : {u""_s, u"-wal"_s, u"-shm"_s}) {
            if (!m_file.isEmpty())
                QFile::remove(m_file + suffix);
        }
    }
    void madeKeyFile(const QString& path) { m_keyFile = path; }
    void keep() { m_stands = true; }

private:
    QString m_file;
    QString m_keyFile;
    bool m_stands = false;
};

Error alreadyThere()
{
    return {
        ErrorCode::Refused, u"There is a workspace here already; open it, or choose another place."_s, {}};
}

Result<void> mustBeEmpty(Database& database)
{
    const auto found = database.read<WorkspaceIdentity>(loadIdentity).result();
    if (found)
        return alreadyThere();
    return found.error().code == ErrorCode::NotFound ? Result<void>() : found.error();
}

} // namespace

Result<Login> loginOf(Session& session)
{
    if (session.dialect().engine() == "sqlite"_L1)
        return Login{operatingSystemUser(), u"os-login"_s};
    Login login{{}, u"database-role"_s};
    const auto asked = session.each(u"SELECT CURRENT_USER"_s, {}, [&](Row& row) {
        login.name = row.text();
        return false;
    });
    return asked ? Result<Login>(login) : asked.error();
}

LogStamp stampOf(const Login& login, const RuleSet& rules)
{
    LogStamp stamp;
    stamp.origin.device = QSysInfo::machineHostName();
    stamp.origin.osAccount = operatingSystemUser();
    stamp.origin.authenticatedBy = login.authenticatedBy;
    stamp.origin.programVersion = QStringLiteral(STEWARD_VERSION);
    stamp.origin.ruleSetVersion = rules.version();
    stamp.zone = QTimeZone::systemTimeZoneId();
    return stamp;
}

Result<void> writeFoundations(
    Session& session, const WorkspaceIdentity& identity, const QString& administrator, Instant now)
{
    const auto login = loginOf(session);
    if (!login)
        return login.error();
    if (const auto stored = storeIdentity(session, identity); !stored)
        return stored;
    if (const auto written = writeRoutes(session); !written)
        return written;
    Person first;
    first.name = administrator.trimmed().isEmpty() ? login->name : administrator.trimmed();
    first.roles = founder({}).roles;
    const auto person = PersonStore(session).add(first, login->name);
    if (!person)
        return person.error();
    return logFoundations(session, identity, *person, now, stampOf(*login, *RuleSet::shipped()));
}

Result<std::unique_ptr<Workspace>> Workspace::create(
    const DatabaseAddress& address, const OrganisationProfile& profile, Surroundings surroundings)
{
    if (address.engine == DatabaseAddress::Engine::Sqlite && QFileInfo::exists(address.location))
        return alreadyThere();
    Scaffolding scaffolding(address);
    {
        auto database = Database::open(address, Database::IfMissing::Create);
        if (!database)
            return database.error();
        if (const auto empty = mustBeEmpty(**database); !empty)
            return empty.error();

        WorkspaceIdentity identity;
        identity.id = QString::fromLatin1(randomBytes(16).toHex());
        identity.organisation = profile;
        identity.findingSalt = randomBytes(32);
        const auto key = SigningKey::generate(logOriginOf(identity.id));
        if (!key)
            return key.error();
        const auto keyFile = keyFileOf(address, identity.id);
        const auto place = storeNewKey(*key, identity.id, keyFile, surroundings.secrets);
        if (!place)
            return place.error();
        if (*place == KeyPlace::FileBesideWorkspace)
            scaffolding.madeKeyFile(keyFile);
        identity.keyPlace = *place;
        identity.verifierKey = key->verifier().toText();

        const auto written = (*database)
                                 ->write<void>([&](Session& session) {
                                     return writeFoundations(
                                         session, identity, profile.administrator, surroundings.clock.now());
                                 })
                                 .result();
        if (!written)
            return written.error();
    }
    auto workspace = open(address, surroundings);
    if (!workspace)
        return workspace.error();
    if (profile.practice) {
        if (const auto filled = fillPractice(**workspace); !filled)
            return filled.error();
    }
    scaffolding.keep();
    return workspace;
}

} // namespace steward

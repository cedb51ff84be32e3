// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/workspace.h"

#include "rules/reply_checks.h"
#include "services/log_key.h"
#include "services/permission.h"
#include "services/workspace_state.h"
#include "storage/case_store.h"
#include "storage/checkpoint_store.h"
#include "storage/item_store.h"
#include "storage/log_store.h"

#include <QTimer>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

/// Several commits in a row are one change to whoever looks.
constexpr auto changeIsToldAfter = std::chrono::milliseconds(80);

} // namespace

Workspace::State::State(
    WorkspaceIdentity stored, PublishedRules published, Surroundings around, VerifierKey key)
    : surroundings(around)
    , id(stored.id)
    , organisation(stored.organisation)
    , calendar(organisation.hours, organisation.nation, BankHolidays::shipped())
    , verifierKey(std::move(key))
    , keyPlace(stored.keyPlace)
    , findingSalt(stored.findingSalt)
    , matcher(std::make_shared<Matcher>(published.rules, findingSalt))
    , publication(published.publication)
    , settings(stored.settings)
{
    // Jobs mostly wait for the database; none may keep another from starting.
    pool.setMaxThreadCount(8);
}

Result<std::unique_ptr<Workspace>> Workspace::open(const DatabaseAddress& address, Surroundings surroundings)
{
    auto database = Database::open(address, Database::IfMissing::Fail);
    if (!database)
        return database.error();
    struct Found {
        WorkspaceIdentity identity;
        Login login;
        PublishedRules rules;
    };
    const auto found = (*database)
                           ->read<Found>([](Session& session) -> Result<Found> {
                               const auto identity = loadIdentity(session);
                               if (!identity)
                                   return identity.error();
                               const auto login = loginOf(session);
                               if (!login)
                                   return login.error();
                               const auto rules = loadRules(session);
                               if (!rules)
                                   return rules.error();
                               return Found{*identity, *login, *rules};
                           })
                           .result();
    if (!found)
        return found.error();
    auto key = VerifierKey::parse(found->identity.verifierKey);
    if (!key)
        return key.error();

    auto state = std::make_unique<State>(found->identity, found->rules, surroundings, std::move(*key));
    state->address = address;
    state->login = found->login.name;
    state->stamp = stampOf(found->login, *found->rules.rules);
    state->database = std::move(*database);
    return std::unique_ptr<Workspace>(new Workspace(std::move(state)));
}

Workspace::Workspace(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
    m_state->database->onChange([this] {
        if (!m_state->changeIsWaiting.exchange(true))
            QMetaObject::invokeMethod(this, &Workspace::tellChanged, Qt::QueuedConnection);
    });
}

Workspace::~Workspace()
{
    m_state->database->onChange({});
    m_state->closing.request_stop();
    m_state->pool.waitForDone();
    // Free by now: taking it orders what the pool's threads did before what goes here, also for a sanitizer
    // that cannot see into the pool.
    const QMutexLocker rulesAreTakenUp(&m_state->takingUpRules);
}

void Workspace::tellChanged()
{
    (void)takeUpRules(); // at once: whoever writes next should do so under the new ones
    QTimer::singleShot(changeIsToldAfter, this, [this] {
        m_state->changeIsWaiting = false;
        reloadSettings();
        emit changed();
    });
}

/// Another process may have changed them.
void Workspace::reloadSettings()
{
    auto reading = m_state->database->read<WorkspaceIdentity>(loadIdentity);
    reading.then(
        this, [this, before = m_state->ownSettingsChanges.load()](const Result<WorkspaceIdentity>& identity) {
            if (!identity)
                return;
            const QMutexLocker lock(&m_state->settingsMutex);
            // What was read before a change of our own was saved is older than what is here.
            if (before == m_state->ownSettingsChanges)
                m_state->settings = identity->settings;
        });
}

QString Workspace::id() const
{
    return m_state->id;
}

const OrganisationProfile& Workspace::organisation() const
{
    return m_state->organisation;
}

DeskSettings Workspace::settings() const
{
    const QMutexLocker lock(&m_state->settingsMutex);
    return m_state->settings;
}

QFuture<Result<void>> Workspace::changeSettings(const Actor& actor, const DeskSettings& settings)
{
    if (const auto allowed = permitted(actor, Permission::ChangeSettings); !allowed)
        return ready<void>(allowed);
    auto* state = m_state.get();
    auto saved = m_state->database->write<void>(
        [actor, settings, now = now(), stamp = logStamp()](Session& session) -> Result<void> {
            if (const auto stored = storeSettings(session, settings); !stored)
                return stored;
            const event::WorkspaceFact fact{u"setting-changed"_s, {{u"setting"_s, u"desk"_s}}};
            return commitFact(session, fact, actor, now, stamp);
        });
    return saved.then(QtFuture::Launch::Sync, [state, settings](Result<void> outcome) {
        if (outcome) {
            const QMutexLocker lock(&state->settingsMutex);
            ++state->ownSettingsChanges;
            state->settings = settings;
        }
        return outcome;
    });
}

const QList<ChecklistItem>& Workspace::checklist() const
{
    return shippedChecklist();
}

const Calendar& Workspace::calendar() const
{
    return m_state->calendar;
}

Database& Workspace::database() const
{
    return *m_state->database;
}

const Surroundings& Workspace::surroundings() const
{
    return m_state->surroundings;
}

Instant Workspace::now() const
{
    return m_state->surroundings.clock.now();
}

QString Workspace::login() const
{
    return m_state->login;
}

const VerifierKey& Workspace::verifierKey() const
{
    return m_state->verifierKey;
}

KeyPlace Workspace::keyPlace() const
{
    return m_state->keyPlace;
}

QThreadPool& Workspace::pool() const
{
    return m_state->pool;
}

std::stop_token Workspace::closing() const
{
    return m_state->closing.get_token();
}

QFuture<Result<std::shared_ptr<const SigningKey>>> Workspace::signingKey()
{
    using Shared = std::shared_ptr<const SigningKey>;
    const auto checked = [known = m_state->verifierKey](Result<SigningKey> key) -> Result<Shared> {
        if (!key)
            return key.error();
        if (key->verifier() != known)
            return Error{ErrorCode::Tampered,
                u"The signing key that was found is not this workspace's; restore the right one from your backup."_s,
                {}};
        return Shared(std::make_shared<const SigningKey>(std::move(*key)));
    };
    if (m_state->keyPlace == KeyPlace::FileBesideWorkspace)
        return ready<Shared>(checked(readKeyFile(keyFileOf(m_state->address, m_state->id))));
    return m_state->surroundings.secrets.read(keychainEntryOf(m_state->id))
        .then([checked](const Result<QByteArray>& text) -> Result<Shared> {
            if (!text)
                return text.error();
            return checked(SigningKey::parse(*text));
        });
}

QFuture<Result<WorkspaceSummary>> Workspace::summary()
{
    WorkspaceSummary known;
    known.address = m_state->address.location;
    known.organisation = m_state->organisation;
    known.schemaVersion = m_state->database->schemaVersion();
    known.keyFingerprint = m_state->verifierKey.fingerprint();
    known.keyPlace = m_state->keyPlace;
    known.ruleSetVersion = rules()->version();
    return m_state->database->read<WorkspaceSummary>([known](Session& session) -> Result<WorkspaceSummary> {
        const auto cases = CaseStore(session).count();
        const auto items = ItemStore(session).count();
        const auto head = LogStore(session).head();
        const auto left = CheckpointStore(session).latestThatLeft();
        if (!cases || !items || !head || !left)
            return Error{
                ErrorCode::Unreadable, u"The workspace could not be read; run \"workspace check\"."_s, {}};
        auto summary = known;
        summary.cases = *cases;
        summary.items = *items;
        summary.logSize = head->size;
        if (*left)
            summary.lastCheckpointLeftAt = (*left)->leftAt;
        return summary;
    });
}

QFuture<Result<void>> Workspace::backup(const Actor& actor, const QString& file)
{
    if (const auto allowed = permitted(actor, Permission::BackUp); !allowed)
        return ready<void>(allowed);
    return QtConcurrent::run(&m_state->pool, [this, actor, file]() -> Result<void> {
        if (const auto made = m_state->database->backup(file).result(); !made)
            return made;
        return m_state->database
            ->write<void>([this, actor](Session& session) {
                return commitFact(session, {u"backup-made"_s, {}}, actor, now(), logStamp());
            })
            .result();
    });
}

} // namespace steward

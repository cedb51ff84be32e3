// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One organisation's store, opened: what every other service works on.
#pragma once

#include "base/clock.h"
#include "calendar/response_targets.h"
#include "domain/checklist.h"
#include "domain/person.h"
#include "log/note.h"
#include "platforms/registry.h"
#include "rules/matcher.h"
#include "secrets/secret_store.h"
#include "services/ledger.h"
#include "storage/database.h"

#include <QObject>
#include <QThreadPool>

#include <stop_token>

namespace steward {

/// What the outside world gives a workspace; owned by the composition root (main) and outliving it.
struct Surroundings {
    const Clock& clock;
    SecretStore& secrets;
    const ConnectorRegistry& connectors;
};

/// What "set up our organisation" asks.
struct OrganisationProfile {
    QString name;
    QString kind; ///< "icb", "trust", "practice", "ccg", "other"
    Nation nation = Nation::EnglandAndWales;
    WorkingHours hours = WorkingHours::mondayToFriday();
    QString administrator; ///< display name of the first person; empty: the operating-system user
    bool practice = false; ///< a fictional organisation; can never hold a real account
};

/// Where a checkpoint key lives.
enum class KeyPlace { Keychain, FileBesideWorkspace };
template <>
inline constexpr std::array enumNames<KeyPlace>{std::pair{KeyPlace::Keychain, std::string_view("keychain")},
    std::pair{KeyPlace::FileBesideWorkspace, std::string_view("file")}};

struct WorkspaceSummary {
    QString address;
    OrganisationProfile organisation;
    int schemaVersion = 0;
    qint64 cases = 0;
    qint64 items = 0;
    qint64 logSize = 0;
    QString keyFingerprint; ///< to be written down
    KeyPlace keyPlace = KeyPlace::Keychain;
    QString ruleSetVersion;
    std::optional<Instant> lastCheckpointLeftAt;
};

/// Settings that people change (Preferences, Response targets).
struct DeskSettings {
    std::chrono::seconds holdFor{30};
    std::chrono::minutes claimFor{30};
    std::chrono::minutes collectEvery{5};
    ResponseTargets targets;
    QString checkpointFolder; ///< where a checkpoint leaves the machine to; empty: not set up
    QStringList ownContacts; ///< the organisation's own numbers, mailboxes, sites, postcodes and "@names"
};

/// Creates, opens and owns the database. Lives on the main thread; everything slow returns a future.
class Workspace : public QObject {
    Q_OBJECT
public:
    /// Creates the store, routes, rules, calendars, targets, first person (all roles) and checkpoint key.
    /// With `practice` it also fills in the fictional organisation and its threads. Refused if something is
    /// already there.
    static Result<std::unique_ptr<Workspace>> create(
        const DatabaseAddress& address, const OrganisationProfile& profile, Surroundings surroundings);
    static Result<std::unique_ptr<Workspace>> open(const DatabaseAddress& address, Surroundings surroundings);
    ~Workspace() override;

    /// Of this workspace for ever: what keychain entries are named by.
    QString id() const;
    const OrganisationProfile& organisation() const;
    DeskSettings settings() const;
    QFuture<Result<void>> changeSettings(const Actor& actor, const DeskSettings& settings);
    /// The rules in force, as far as this process has heard (see rulesChanged): ask each time, and keep what
    /// was given for one piece of work. Thread-safe.
    std::shared_ptr<const Matcher> matcher() const;
    std::shared_ptr<const RuleSet> rules() const;
    /// Puts what was published last in force here, compiled off the calling thread; nothing to do if it is
    /// already. On an error the rules stay as they are.
    QFuture<Result<void>> takeUpRules();
    const QList<ChecklistItem>& checklist() const;
    const Calendar& calendar() const;
    Database& database() const;
    const Surroundings& surroundings() const;
    Instant now() const;
    /// For ledger.h: program, rules, device and how whoever sits here was authenticated.
    LogStamp logStamp() const;
    /// The operating-system user or database role that sits here; People::find({}) gives the person it stands
    /// for.
    QString login() const;

    /// Public half of the key that signs the log.
    const VerifierKey& verifierKey() const;
    KeyPlace keyPlace() const;
    /// The private half, from where it lives. Never makes one: a keychain that says "not found" may only be
    /// locked.
    QFuture<Result<std::shared_ptr<const SigningKey>>> signingKey();
    /// For slow work of services; the workspace waits for it before the database closes.
    QThreadPool& pool() const;
    /// Stopped when the workspace is about to close: long work ends at the next safe place.
    std::stop_token closing() const;

    QFuture<Result<WorkspaceSummary>> summary();
    /// Database integrity, log verification against the tree head, projections against replay. One line a
    /// finding; empty if well.
    QFuture<Result<QStringList>> check();
    QFuture<Result<void>> backup(const Actor& actor, const QString& file);

signals:
    /// Something was committed here or by another process; read again what is on screen. Coalesced, on the
    /// main thread.
    void changed();
    /// Other ground rules are in force since now; on the main thread.
    void rulesChanged();

private:
    struct State;
    explicit Workspace(std::unique_ptr<State> state);
    void tellChanged();
    void reloadSettings();
    Result<void> takeUpNewest();
    std::unique_ptr<State> m_state;
};

/// Fills a freshly created practice workspace from resources/practice: threads relative to now, always an
/// open crisis.
Result<int> fillPractice(Workspace& workspace);

} // namespace steward

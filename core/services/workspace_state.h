// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of Workspace, shared by the files that create and open one.
#pragma once

#include "services/workspace_settings.h"

#include <QMutex>

#include <atomic>

namespace steward {

/// The rules that were published last, or what ships.
struct PublishedRules {
    qint64 publication = 0;
    std::shared_ptr<const RuleSet> rules;
};
/// ErrorCode::Malformed if this program cannot read them.
Result<PublishedRules> loadRules(Session& session);

struct Workspace::State {
    State(WorkspaceIdentity stored, PublishedRules published, Surroundings around, VerifierKey key);

    DatabaseAddress address;
    Surroundings surroundings;
    QString id;
    OrganisationProfile organisation;
    Calendar calendar;
    VerifierKey verifierKey;
    KeyPlace keyPlace;
    QString login;

    const QByteArray findingSalt;
    mutable QMutex rulesMutex; ///< of the next three
    std::shared_ptr<const Matcher> matcher;
    LogStamp stamp;
    qint64 publication = 0; ///< that the matcher was made from; 0: what ships
    QMutex takingUpRules; ///< held by the one thread that compiles

    mutable QMutex settingsMutex;
    DeskSettings settings;
    std::atomic_int ownSettingsChanges = 0; ///< saved by this process; changes under the mutex with them

    std::atomic_bool changeIsWaiting = false;
    std::stop_source closing;
    QThreadPool pool;
    std::unique_ptr<Database> database;
};

/// Who sits here, as the machine or the database server says.
struct Login {
    QString name;
    QString authenticatedBy; ///< as in LogOrigin
};
Result<Login> loginOf(Session& session);
/// The stamp of this process on this machine.
LogStamp stampOf(const Login& login, const RuleSet& rules);

/// Fills an empty database in one transaction: settings, routes, first person, first log entries.
Result<void> writeFoundations(
    Session& session, const WorkspaceIdentity& identity, const QString& administrator, Instant now);

} // namespace steward

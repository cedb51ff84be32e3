// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of Workspace, shared by the files that create and open one.
#pragma once

#include "services/workspace_settings.h"

#include <QMutex>

#include <atomic>

namespace steward {

struct Workspace::State {
    State(WorkspaceIdentity stored, Surroundings around, VerifierKey key);

    DatabaseAddress address;
    Surroundings surroundings;
    QString id;
    OrganisationProfile organisation;
    Calendar calendar;
    std::shared_ptr<const RuleSet> rules;
    std::shared_ptr<const Matcher> matcher;
    VerifierKey verifierKey;
    KeyPlace keyPlace;
    LogStamp stamp;
    QString login;

    mutable QMutex settingsMutex;
    DeskSettings settings;

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

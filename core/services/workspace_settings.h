// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a workspace knows of itself, as it is kept in the settings table.
#pragma once

#include "services/workspace.h"

#include <QJsonObject>

namespace steward {

/// Everything that is read when a workspace is opened.
struct WorkspaceIdentity {
    QString id; ///< 32 hexadecimal digits; names the workspace in the keychain and in its log's origin
    OrganisationProfile organisation;
    DeskSettings settings;
    QByteArray findingSalt; ///< of the digests of findings
    QString verifierKey; ///< public half of the log's key, in note form
    KeyPlace keyPlace = KeyPlace::Keychain;
};

QJsonObject toJson(const OrganisationProfile& profile);
/// Unknown keys are ignored, missing ones keep their defaults.
OrganisationProfile organisationFromJson(const QJsonObject& object);
QJsonObject toJson(const DeskSettings& settings);
DeskSettings deskSettingsFromJson(const QJsonObject& object);

/// ErrorCode::NotFound if the database holds no workspace.
Result<WorkspaceIdentity> loadIdentity(Session& session);
Result<void> storeIdentity(Session& session, const WorkspaceIdentity& identity);
Result<void> storeSettings(Session& session, const DeskSettings& settings);

} // namespace steward

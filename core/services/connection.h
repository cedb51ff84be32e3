// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// From a stored account to a connector that is ready to use: the secret is fetched from the keychain just
// before.
#pragma once

#include "services/workspace.h"
#include "storage/account_store.h"

#include <QCoro/QCoroTask>

#include <stop_token>

namespace steward {

/// "account/<workspace>/<account>": where the secret of an account lives in the keychain.
QString secretKeyOf(const Workspace& workspace, AccountId account);

/// Can this workstation do anything with the account but keep it? Not if Steward has no connector for its
/// platform, or if it was only ever met in an import.
bool isConnectable(const Workspace& workspace, const StoredAccount& account);

/// A connector with its secret. Errors: Refused (nothing connects to that platform; a practice workspace and
/// a real account), Unauthorised (the keychain is locked, or holds no secret of it here), Unreachable (no
/// keychain). `http` and the workspace's surroundings must outlive the connector. If `owner` is stopped
/// meanwhile the outcome is Cancelled and nothing else is touched.
QCoro::Task<Result<std::shared_ptr<Connector>>> connectTo(
    const Workspace& workspace, StoredAccount account, HttpClient& http, std::stop_token owner);

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How to reach an account from this workstation: the one place that knows where its secret is kept.
#pragma once

#include "platforms/connector.h"
#include "storage/account_store.h"

namespace steward {

class Workspace;

/// The keychain entry of an account's secret; other workspaces on this machine have others.
QString secretEntryOf(const Workspace& workspace, AccountId account);

/// Reads the secret just before use. Errors: NotFound (Steward has no connector for the platform), Unauthorised (the account needs a sign-in
/// on this workstation), Unreachable (no keychain). Main thread.
QCoro::Task<Result<AccountAccess>> accessTo(const Workspace& workspace, StoredAccount account);

} // namespace steward

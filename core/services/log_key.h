// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the key lives that signs the log: the keychain or, if none answers, a file that only its owner can
// read.
#pragma once

#include "log/note.h"
#include "secrets/secret_store.h"
#include "services/workspace.h"

namespace steward {

/// "/home/sam/northbridge.steward.key" beside that workspace; for a database server a file in the user's own
/// data folder.
QString keyFileOf(const DatabaseAddress& address, const QString& workspaceId);
/// What the log of this workspace is called in its checkpoints.
QString logOriginOf(const QString& workspaceId);
QString keychainEntryOf(const QString& workspaceId);

/// Stores a new key; the value says where. Waits for the keychain. Never overwrites a key that is there
/// already.
Result<KeyPlace> storeNewKey(
    const SigningKey& key, const QString& workspaceId, const QString& keyFile, SecretStore& secrets);
Result<SigningKey> readKeyFile(const QString& keyFile);

} // namespace steward

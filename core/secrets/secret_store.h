// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where secrets live: the desktop's keychain and nowhere else.
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QFuture>
#include <QString>

namespace steward {

/// A place for small secrets under (service "uk.steward", key). Asynchronous: every call completes exactly
/// once on the calling thread's event loop. Errors: Unauthorised (locked or denied), NotFound (not there, or
/// locked), Unreachable (no keychain here). A locked keyring says "not found" too: never forget an account,
/// and never make a new key, because of a NotFound.
class SecretStore {
public:
    virtual ~SecretStore() = default;
    virtual QFuture<Result<QByteArray>> read(const QString& key) = 0;
    virtual QFuture<Result<void>> write(const QString& key, const QByteArray& secret) = 0;
    /// NotFound if there was nothing to be seen under `key`, so that a locked keyring is never taken for a
    /// removed secret.
    virtual QFuture<Result<void>> remove(const QString& key) = 0;
};

} // namespace steward

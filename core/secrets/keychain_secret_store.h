// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// SecretStore over QtKeychain (Secret Service, KWallet, macOS keychain, Windows credentials).
#pragma once

#include "secrets/secret_store.h"

#include <chrono>

namespace steward {

/// Never falls back to plain text (setInsecureFallback is off). Needs an event loop on the calling thread. A
/// keychain may ask its owner for a password; after `patience` without an answer the call ends as
/// Unreachable.
class KeychainSecretStore final : public SecretStore {
public:
    explicit KeychainSecretStore(QString service = QStringLiteral("uk.steward"),
        std::chrono::milliseconds patience = std::chrono::minutes(2));
    QFuture<Result<QByteArray>> read(const QString& key) override;
    QFuture<Result<void>> write(const QString& key, const QByteArray& secret) override;
    QFuture<Result<void>> remove(const QString& key) override;

private:
    QString m_service;
    std::chrono::milliseconds m_patience;
};

} // namespace steward

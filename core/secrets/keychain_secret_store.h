// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// SecretStore over QtKeychain (Secret Service, KWallet, macOS keychain, Windows credentials).
#pragma once

#include "secrets/secret_store.h"

namespace steward {

/// Never falls back to plain text (setInsecureFallback is off).
class KeychainSecretStore final : public SecretStore {
public:
    explicit KeychainSecretStore(QString service = QStringLiteral("uk.steward"));
    QFuture<Result<QByteArray>> read(const QString& key) override;
    QFuture<Result<void>> write(const QString& key, const QByteArray& secret) override;
    QFuture<Result<void>> remove(const QString& key) override;

private:
    QString m_service;
};

} // namespace steward

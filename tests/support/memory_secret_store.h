// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/secret_store.h"

#include <QHash>
#include <QPromise>
#include <QTimer>

#include <memory>

namespace steward::test {

/// A keychain in memory that behaves like the real one, down to its lies: locked, a read says "not found" and
/// a write is refused; absent, nothing answers. Completes on the event loop, never inside the call.
class MemorySecretStore final : public SecretStore {
public:
    enum class Mode { Open, Locked, Absent };

    explicit MemorySecretStore(Mode mode = Mode::Open)
        : m_mode(mode)
    {
    }
    void setMode(Mode mode) { m_mode = mode; }
    QHash<QString, QByteArray>& content() { return m_content; }

    QFuture<Result<QByteArray>> read(const QString& key) override
    {
        if (m_mode == Mode::Open && m_content.contains(key))
            return later(Result<QByteArray>(m_content.value(key)));
        return later(Result<QByteArray>(m_mode == Mode::Absent ? absent() : notFound()));
    }

    QFuture<Result<void>> write(const QString& key, const QByteArray& secret) override
    {
        if (m_mode == Mode::Absent)
            return later(Result<void>(absent()));
        if (m_mode == Mode::Locked)
            return later(Result<void>(Error{ErrorCode::Unauthorised,
                QStringLiteral("The keyring is locked or refused: unlock it and try again."), {}}));
        m_content.insert(key, secret);
        return later(Result<void>());
    }

    QFuture<Result<void>> remove(const QString& key) override
    {
        if (m_mode == Mode::Absent)
            return later(Result<void>(absent()));
        if (m_mode == Mode::Locked || m_content.remove(key) == 0)
            return later(Result<void>(notFound()));
        return later(Result<void>());
    }

private:
    static Error absent()
    {
        return {ErrorCode::Unreachable,
            QStringLiteral(
                "No keychain answered: start the desktop's keyring (GNOME Keyring, KWallet) and try again."),
            {}};
    }
    static Error notFound()
    {
        return {ErrorCode::NotFound,
            QStringLiteral(
                "The secret was not found or the keyring is locked: unlock the keyring, or sign in again."),
            {}};
    }
    template <typename T> static QFuture<Result<T>> later(Result<T> result)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        auto future = promise->future();
        QTimer::singleShot(0, [promise, result = std::move(result)] {
            promise->addResult(result);
            promise->finish();
        });
        return future;
    }

    Mode m_mode;
    QHash<QString, QByteArray> m_content;
};

} // namespace steward::test

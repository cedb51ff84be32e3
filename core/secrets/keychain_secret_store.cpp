// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keychain_secret_store.h"

#include "base/logging.h"

#include <QPromise>
#include <QTimer>

#include <qt6keychain/keychain.h>

#include <memory>

namespace steward {

namespace {

Error unreachable(const QString& detail)
{
    return {ErrorCode::Unreachable,
        QStringLiteral(
            "No keychain answered: start the desktop's keyring (GNOME Keyring, KWallet) and try again."),
        detail};
}

Error errorOf(const QKeychain::Job& job)
{
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        return {ErrorCode::NotFound,
            QStringLiteral(
                "The secret was not found or the keyring is locked: unlock the keyring, or sign in again."),
            job.errorString()};
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return {ErrorCode::Unauthorised,
            QStringLiteral("The keyring is locked or refused: unlock it and try again."), job.errorString()};
    case QKeychain::NoError:
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError: // 0.13.2 says this, not NoBackendAvailable, when nobody owns
                                // org.freedesktop.secrets
        break;
    }
    return unreachable(job.errorString());
}

/// Starts `job`, which then deletes itself. It is not deleted on a time-out: QtKeychain runs one job at a
/// time, and a deleted one would block its queue for ever.
template <typename T>
QFuture<Result<T>> answerOf(
    QKeychain::Job* job, std::chrono::milliseconds patience, std::function<Result<T>()> value)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    auto future = promise->future();
    const auto complete = [promise](Result<T> result) {
        if (promise->future().isFinished())
            return;
        promise->addResult(std::move(result));
        promise->finish();
    };
    job->setInsecureFallback(false);
    QObject::connect(job, &QKeychain::Job::finished, job,
        [complete, value = std::move(value)](const QKeychain::Job* done) {
            if (done->error() == QKeychain::NoError)
                return complete(value());
            qCDebug(logSecrets) << "keychain error" << int(done->error());
            complete(errorOf(*done));
        });
    QTimer::singleShot(
        patience, job, [complete] { complete(unreachable(QStringLiteral("no answer in time"))); });
    job->start();
    return future;
}

} // namespace

KeychainSecretStore::KeychainSecretStore(QString service, std::chrono::milliseconds patience)
    : m_service(std::move(service))
    , m_patience(patience)
{
}

QFuture<Result<QByteArray>> KeychainSecretStore::read(const QString& key)
{
    auto* job = new QKeychain::ReadPasswordJob(m_service);
    job->setKey(key);
    return answerOf<QByteArray>(job, m_patience, [job] { return job->binaryData(); });
}

QFuture<Result<void>> KeychainSecretStore::write(const QString& key, const QByteArray& secret)
{
    auto* job = new QKeychain::WritePasswordJob(m_service);
    job->setKey(key);
    job->setBinaryData(secret);
    return answerOf<void>(job, m_patience, [] { return Result<void>(); });
}

QFuture<Result<void>> KeychainSecretStore::remove(const QString& key)
{
    // A locked keyring answers a deletion with success and keeps the entry, so what cannot be seen is not
    // said to be gone.
    const auto erase = [service = m_service, patience = m_patience, key](const Result<QByteArray>& found) {
        if (!found)
            return QtFuture::makeReadyFuture(Result<void>(found.error()));
        auto* job = new QKeychain::DeletePasswordJob(service);
        job->setKey(key);
        return answerOf<void>(job, patience, [] { return Result<void>(); });
    };
    return read(key).then(erase).unwrap();
}

} // namespace steward

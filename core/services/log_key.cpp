// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/log_key.h"

#include "services/blocking.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

Error unreadable(const QString& sentence, const QString& detail)
{
    return {ErrorCode::Unreadable, sentence, detail};
}

/// Stored is only what can be read back: some keychains accept a secret for this session and forget it.
bool isKeptByKeychain(const QByteArray& text, const QString& entry, SecretStore& secrets)
{
    if (!waitedFor(secrets.write(entry, text)))
        return false;
    const auto back = waitedFor(secrets.read(entry));
    return back && *back == text;
}

Result<void> writeKeyFile(const QString& path, const QByteArray& text)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    // Created empty and private before the secret goes in.
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return unreadable(
            u"The file for the signing key cannot be made or is already there; move it away and try again."_s,
            file.errorString());
    const bool written = file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && file.write(text + '\n') == text.size() + 1 && file.flush();
    if (written)
        return {};
    const auto why = file.errorString();
    file.remove();
    return unreadable(u"The signing key could not be written; free some space and try again."_s, why);
}

} // namespace

QString keyFileOf(const DatabaseAddress& address, const QString& workspaceId)
{
    if (address.engine == DatabaseAddress::Engine::Sqlite)
        return address.location + u".key"_s;
    const auto folder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return folder + u"/steward/"_s + workspaceId + u".key"_s;
}

QString logOriginOf(const QString& workspaceId)
{
    return u"steward/log/"_s + workspaceId;
}

QString keychainEntryOf(const QString& workspaceId)
{
    return u"log-key/"_s + workspaceId;
}

Result<KeyPlace> storeNewKey(
    const SigningKey& key, const QString& workspaceId, const QString& keyFile, SecretStore& secrets)
{
    if (isKeptByKeychain(key.toText(), keychainEntryOf(workspaceId), secrets))
        return KeyPlace::Keychain;
    if (const auto written = writeKeyFile(keyFile, key.toText()); !written)
        return written.error();
    return KeyPlace::FileBesideWorkspace;
}

Result<SigningKey> readKeyFile(const QString& keyFile)
{
    QFile file(keyFile);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(
            u"The signing key's file cannot be read; put it back beside the workspace and try again."_s,
            file.errorString());
    return SigningKey::parse(file.read(4096).trimmed());
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/connection.h"

#include "services/async.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

using namespace std::chrono_literals;

const QString practiceScheme = u"practice"_s;

/// A keychain that asks somebody for its password answers when they come back from lunch.
constexpr auto keychainPatience = 10s;

bool isPractice(const StoredAccount& account)
{
    return account.practice || QUrl(account.url).scheme() == practiceScheme;
}

AccountAccess accessOf(const StoredAccount& account, const QByteArray& secret)
{
    return {account.name, QUrl(account.url), account.user, secret};
}

std::shared_ptr<Connector> makeConnector(
    const Surroundings& around, const StoredAccount& account, const QByteArray& secret, HttpClient& http)
{
    const ConnectorTools tools{http, around.clock};
    return around.connectors.make(account.platform, accessOf(account, secret), tools);
}

Error notSupported(const StoredAccount& account)
{
    return {ErrorCode::Refused,
        u"Steward has no connection to %1: import its items, and record by hand what you do there."_s.arg(
            platformOf(account.platform).name),
        {}};
}

Error practiceOnly()
{
    return {ErrorCode::Refused,
        u"A practice workspace never touches a real account: make a workspace of your own for it."_s, {}};
}

Error keychainLate()
{
    return {ErrorCode::Unauthorised, u"The keychain did not answer in time: unlock it and try again."_s, {}};
}

/// A locked keychain says "not found" of everything, so that is never read as "there is none".
Error signInNeeded(const StoredAccount& account, const Error& why)
{
    if (why.code == ErrorCode::NotFound)
        return {ErrorCode::Unauthorised,
            u"The password of %1 is not in this computer's keychain, or the keychain is locked: unlock it, or enter the password again on the Accounts page."_s
                .arg(account.name),
            {}};
    return why;
}

Error cancelled()
{
    return {ErrorCode::Cancelled, u"This was stopped: start it again when you want it."_s, {}};
}

} // namespace

QString secretKeyOf(const Workspace& workspace, AccountId account)
{
    return u"account/%1/%2"_s.arg(workspace.id(), account.toString());
}

bool isConnectable(const Workspace& workspace, const StoredAccount& account)
{
    return isPractice(account)
        || (account.state != "unconnected"_L1
            && workspace.surroundings().connectors.supports(account.platform));
}

QCoro::Task<Result<std::shared_ptr<Connector>>> connectTo(
    const Workspace& workspace, StoredAccount account, HttpClient& http, std::stop_token owner)
{
    const auto& around = workspace.surroundings();
    const bool practice = isPractice(account);
    if (workspace.organisation().practice && !practice)
        co_return practiceOnly();
    if (!practice && !around.connectors.supports(account.platform))
        co_return notSupported(account);
    QByteArray secret;
    if (!practice && around.connectors.needsSecret(account.platform)) {
        auto reading = within(
            around.secrets.read(secretKeyOf(workspace, account.id)), keychainPatience, keychainLate());
        const auto read = co_await reading;
        if (owner.stop_requested())
            co_return cancelled();
        if (!read)
            co_return signInNeeded(account, read.error());
        secret = *read;
    }
    auto connector = makeConnector(around, account, secret, http);
    if (!connector)
        co_return notSupported(account);
    co_return connector;
}

} // namespace steward

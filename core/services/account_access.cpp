// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/account_access.h"

#include "services/workspace.h"

#include <QCoro/QCoroFuture>

using namespace Qt::StringLiterals;

namespace steward {

QString secretEntryOf(const Workspace& workspace, AccountId account)
{
    return u"account/"_s + workspace.verifierKey().name() + u'/' + account.toString();
}

namespace {

Error noConnector()
{
    return {ErrorCode::NotFound, u"Steward does not reach this platform; carry it out there and record it as done by hand."_s, {}};
}

Error needsSignIn()
{
    return {ErrorCode::Unauthorised, u"This account needs a sign-in on this workstation; mend it on the Accounts page."_s, {}};
}

} // namespace

QCoro::Task<Result<AccountAccess>> accessTo(const Workspace& workspace, StoredAccount account)
{
    AccountAccess access;
    access.name = account.name;
    access.url = QUrl(account.url);
    access.user = account.user;
    if (account.practice || access.url.scheme() == u"practice"_s) {
        access.url = QUrl(u"practice:"_s);
        co_return access;
    }
    const auto& around = workspace.surroundings();
    if (!around.connectors.supports(account.platform))
        co_return noConnector();
    if (account.state == u"unconnected"_s)
        co_return needsSignIn();
    if (!around.connectors.needsSecret(account.platform))
        co_return access;
    auto reading = around.secrets.read(secretEntryOf(workspace, account.id));
    const auto secret = co_await reading;
    if (!secret && secret.error().code == ErrorCode::Unreachable)
        co_return secret.error();
    if (!secret)
        co_return needsSignIn();
    access.secret = *secret;
    co_return access;
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/mastodon/mastodon_connector.h"

#include "platforms/mastodon/mastodon_actions.h"
#include "platforms/mastodon/mastodon_collection.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

QString greeting(const mastodon::Profile& me, const QString& account)
{
    return u"Signed in to %1 as @%2; what mentions that account is collected."_s.arg(account, me.handle);
}

QCoro::Task<Result<QString>> introduce(std::shared_ptr<mastodon::Server> server)
{
    auto signing = mastodon::signIn(server);
    const auto me = co_await signing;
    if (!me)
        co_return me.error();
    co_return greeting(*me, server->access.name);
}

} // namespace

const SignInGuide MastodonConnector::guide{
    QT_TRANSLATE_NOOP("SignIn",
        "Sign in to Mastodon as the account that answers the public, open Preferences, Development, make a "
        "new "
        "application named Steward with the scopes read, write and follow, and paste its access token here. "
        "It "
        "can be revoked there at any time. Others' posts cannot be hidden there: block or report instead."),
    nullptr, QT_TRANSLATE_NOOP("SignIn", "Access to&ken")};

MastodonConnector::MastodonConnector(AccountAccess access, HttpClient& http, const Clock& clock)
    : m_server(std::make_shared<mastodon::Server>(std::move(access), http, clock))
{
}

MastodonConnector::~MastodonConnector()
{
    m_server->stop();
}

Capabilities MastodonConnector::capabilities() const
{
    return platformOf(u"mastodon"_s).capabilities;
}

QCoro::Task<Result<QString>> MastodonConnector::test()
{
    return introduce(m_server);
}

QCoro::Task<Result<Collected>> MastodonConnector::collect(Cursor cursor)
{
    return mastodon::collectPage(m_server, std::move(cursor));
}

QCoro::Task<Result<QString>> MastodonConnector::reply(OutgoingReply reply)
{
    return mastodon::sendReply(m_server, std::move(reply));
}

QCoro::Task<Result<QString>> MastodonConnector::findReply(OutgoingReply reply)
{
    return mastodon::findOwnReply(m_server, std::move(reply));
}

QCoro::Task<Result<RemoteItem>> MastodonConnector::enforce(QString item, Action action)
{
    return mastodon::moderate(m_server, std::move(item), action);
}

QCoro::Task<Result<RemoteItem>> MastodonConnector::read(QString item)
{
    return mastodon::readItem(m_server, std::move(item));
}

QCoro::Task<Result<void>> MastodonConnector::retract(QString reply)
{
    return mastodon::takeBack(m_server, std::move(reply));
}

} // namespace steward

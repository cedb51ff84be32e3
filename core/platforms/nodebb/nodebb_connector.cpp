// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/nodebb/nodebb_connector.h"

#include "platforms/nodebb/nodebb_actions.h"
#include "platforms/nodebb/nodebb_collection.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

QString greeting(const nodebb::Profile& me, const QString& account)
{
    if (me.moderates)
        return u"Signed in to %1 as %2, a moderator there; posts, post queue and chats are collected."_s.arg(
            account, me.handle);
    return u"Signed in to %1 as %2, who is no moderator there: posts are collected and can be answered, but not hidden, approved or removed."_s
        .arg(account, me.handle);
}

QCoro::Task<Result<QString>> introduce(std::shared_ptr<nodebb::Server> server)
{
    auto signing = nodebb::signIn(server);
    const auto me = co_await signing;
    if (!me)
        co_return me.error();
    co_return greeting(*me, server->access.name);
}

} // namespace

const SignInGuide NodeBBConnector::guide{
    QT_TRANSLATE_NOOP("SignIn",
        "Have an administrator of the forum open API Access in its admin panel and make a token for the user "
        "that answers the public; that user should be a moderator. The number of the user stands in the list "
        "of users there. The token can be revoked in the same place. What is removed from here is deleted so "
        "that it can be restored, never purged."),
    QT_TRANSLATE_NOOP("SignIn", "&Number of the user"), QT_TRANSLATE_NOOP("SignIn", "Access to&ken")};

NodeBBConnector::NodeBBConnector(AccountAccess access, HttpClient& http, const Clock& clock)
    : m_server(std::make_shared<nodebb::Server>(std::move(access), http, clock))
{
}

NodeBBConnector::~NodeBBConnector()
{
    m_server->stop();
}

Capabilities NodeBBConnector::capabilities() const
{
    return platformOf(u"nodebb"_s).capabilities;
}

QCoro::Task<Result<QString>> NodeBBConnector::test()
{
    return introduce(m_server);
}

QCoro::Task<Result<Collected>> NodeBBConnector::collect(Cursor cursor)
{
    return nodebb::collectPage(m_server, std::move(cursor));
}

QCoro::Task<Result<QString>> NodeBBConnector::reply(OutgoingReply reply)
{
    return nodebb::sendReply(m_server, std::move(reply));
}

QCoro::Task<Result<QString>> NodeBBConnector::findReply(OutgoingReply reply)
{
    return nodebb::findOwnReply(m_server, std::move(reply));
}

QCoro::Task<Result<RemoteItem>> NodeBBConnector::enforce(QString item, Action action)
{
    return nodebb::moderate(m_server, std::move(item), action);
}

QCoro::Task<Result<RemoteItem>> NodeBBConnector::read(QString item)
{
    return nodebb::readItem(m_server, std::move(item));
}

QCoro::Task<Result<void>> NodeBBConnector::retract(QString reply)
{
    return nodebb::takeBack(m_server, std::move(reply));
}

} // namespace steward

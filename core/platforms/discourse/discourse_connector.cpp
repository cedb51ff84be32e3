// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/discourse/discourse_connector.h"

#include "platforms/discourse/discourse_actions.h"
#include "platforms/discourse/discourse_collection.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

QString greeting(const discourse::Profile& me, const QString& account)
{
    if (me.mayModerate)
        return u"Signed in to %1 as %2, who may moderate there."_s.arg(account, me.username);
    return u"Signed in to %1 as %2, who can read and answer but not moderate there: ask an administrator of the forum to make that user a moderator."_s
        .arg(account, me.username);
}

QCoro::Task<Result<QString>> introduce(std::shared_ptr<discourse::Server> server)
{
    auto signing = discourse::signIn(server);
    const auto me = co_await signing;
    if (!me)
        co_return me.error();
    co_return greeting(*me, server->access.name);
}

} // namespace

const SignInGuide DiscourseConnector::guide{
    QT_TRANSLATE_NOOP("SignIn",
        "Ask an administrator of the forum to open Admin, API, and to make a key for the one user who "
        "answers "
        "and moderates there. Enter the name of that user and the key; the key can be revoked there at any "
        "time. A post can be hidden from here only while it waits for review on the forum."),
    QT_TRANSLATE_NOOP("SignIn", "&User name"), QT_TRANSLATE_NOOP("SignIn", "API &key")};

DiscourseConnector::DiscourseConnector(AccountAccess access, HttpClient& http, const Clock& clock)
    : m_server(std::make_shared<discourse::Server>(std::move(access), http, clock))
{
}

DiscourseConnector::~DiscourseConnector()
{
    m_server->stop();
}

Capabilities DiscourseConnector::capabilities() const
{
    return platformOf(u"discourse"_s).capabilities;
}

QCoro::Task<Result<QString>> DiscourseConnector::test()
{
    return introduce(m_server);
}

QCoro::Task<Result<Collected>> DiscourseConnector::collect(Cursor cursor)
{
    return discourse::collectPage(m_server, std::move(cursor));
}

QCoro::Task<Result<QString>> DiscourseConnector::reply(OutgoingReply reply)
{
    return discourse::sendReply(m_server, std::move(reply));
}

QCoro::Task<Result<QString>> DiscourseConnector::findReply(OutgoingReply reply)
{
    return discourse::findOwnReply(m_server, std::move(reply));
}

QCoro::Task<Result<RemoteItem>> DiscourseConnector::enforce(QString item, Action action)
{
    return discourse::moderate(m_server, std::move(item), action);
}

QCoro::Task<Result<RemoteItem>> DiscourseConnector::read(QString item)
{
    return discourse::readItem(m_server, std::move(item));
}

QCoro::Task<Result<void>> DiscourseConnector::retract(QString reply)
{
    return discourse::takeBack(m_server, std::move(reply));
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/wordpress/wordpress_connector.h"

#include "platforms/wordpress/wordpress_actions.h"
#include "platforms/wordpress/wordpress_collection.h"

namespace steward {

namespace {

QString greeting(const WordPressUser& me, const QString& account)
{
    return QStringLiteral("Signed in to %1 as %2, who may moderate comments there.").arg(account, me.name);
}

QCoro::Task<Result<QString>> introduce(std::shared_ptr<WordPressSite> site)
{
    auto signing = signIn(site);
    const auto me = co_await signing;
    if (!me)
        co_return me.error();
    co_return greeting(*me, site->access.name);
}

} // namespace

const SignInGuide WordPressConnector::guide{
    QT_TRANSLATE_NOOP("SignIn",
        "In WordPress, sign in as the editor who moderates, open Users, Profile, Application Passwords, and "
        "create "
        "one named Steward. Paste it here; it can be revoked there at any time."),
    QT_TRANSLATE_NOOP("SignIn", "&User name"), QT_TRANSLATE_NOOP("SignIn", "Application pass&word")};

WordPressConnector::WordPressConnector(AccountAccess access, HttpClient& http, const Clock& clock)
    : m_site(std::make_shared<WordPressSite>(std::move(access), http, clock))
{
}

WordPressConnector::~WordPressConnector()
{
    m_site->stop.request_stop();
}

Capabilities WordPressConnector::capabilities() const
{
    return platformOf(QStringLiteral("wordpress")).capabilities;
}

QCoro::Task<Result<QString>> WordPressConnector::test()
{
    return introduce(m_site);
}

QCoro::Task<Result<Collected>> WordPressConnector::collect(Cursor cursor)
{
    return collectPage(m_site, std::move(cursor));
}

QCoro::Task<Result<QString>> WordPressConnector::reply(OutgoingReply reply)
{
    return sendReply(m_site, std::move(reply));
}

QCoro::Task<Result<QString>> WordPressConnector::findReply(OutgoingReply reply)
{
    return findOwnReply(m_site, std::move(reply));
}

QCoro::Task<Result<RemoteItem>> WordPressConnector::enforce(QString item, Action action)
{
    return moderate(m_site, std::move(item), action);
}

QCoro::Task<Result<RemoteItem>> WordPressConnector::read(QString item)
{
    return readComment(m_site, std::move(item));
}

QCoro::Task<Result<void>> WordPressConnector::retract(QString reply)
{
    return takeBack(m_site, std::move(reply));
}

} // namespace steward

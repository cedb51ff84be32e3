// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/wordpress/wordpress_site.h"

#include "net/http_policy.h"

#include <QLocale>

namespace steward {

namespace {

const QString restRoute = QStringLiteral("rest_route");

bool isSuccess(int status)
{
    return status >= 200 && status < 300;
}

/// The credentials go where the account's address says and nowhere else.
bool isSameSite(const QUrl& a, const QUrl& b)
{
    return redirectTarget(a, b.toEncoded()).has_value();
}

HttpRequest plainRequest(const WordPressSite& site, const QByteArray& method, const QUrl& url)
{
    HttpRequest request;
    request.method = method;
    request.url = url;
    request.headers = {{"Accept", "application/json"}};
    request.stop = site.stop.get_token();
    return request;
}

HttpRequest signedRequest(const WordPressSite& site, const WordPressCall& wanted)
{
    auto request
        = plainRequest(site, wanted.method, routeAddress(site.interface, wanted.route, wanted.query));
    const QByteArray pair = site.access.user.toUtf8() + ':' + site.access.secret.trimmed();
    request.headers.emplaceBack("Authorization", QByteArray("Basic ").append(pair.toBase64()));
    if (!wanted.body.isEmpty()) {
        request.headers.emplaceBack("Content-Type", "application/json");
        request.body = QJsonDocument(wanted.body).toJson(QJsonDocument::Compact);
    }
    return request;
}

/// What the owner may have typed: the home page, with or without a slash, or the interface itself.
QUrl homeOf(const QUrl& typed)
{
    QUrl home = typed.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo);
    const auto interface = home.path().indexOf(QStringLiteral("/wp-json"));
    if (interface >= 0)
        home.setPath(home.path().left(interface));
    if (!home.path().endsWith(u'/'))
        home.setPath(QString(home.path() + u'/'));
    return home;
}

QList<QUrl> usualInterfaces(const QUrl& home)
{
    QUrl pretty = home;
    pretty.setPath(QString(home.path() + QStringLiteral("wp-json/")));
    QUrl plain = home;
    plain.setQuery(QString(restRoute + QStringLiteral("=/")));
    return {pretty, plain};
}

bool isInterface(const HttpAnswer& answer)
{
    return answer.status == 200
        && QJsonDocument::fromJson(answer.body)
               .object()
               .value(u"namespaces")
               .toArray()
               .contains(QStringLiteral("wp/v2"));
}

// Errors are made outside of the coroutines: GCC 12 destroys some temporaries of theirs twice.
Error unlike(const WordPressSite& site)
{
    return {ErrorCode::Malformed,
        site.access.name
            + QStringLiteral(" does not look like a WordPress site with its REST interface switched on: "
                             "check the address."),
        {}};
}
Error noCredentials(const WordPressSite& site)
{
    return {ErrorCode::Unauthorised,
        site.access.name
            + QStringLiteral(
                " needs a user name and an application password: enter them on the Accounts page."),
        {}};
}
Error noModerator(const WordPressSite& site)
{
    return {ErrorCode::Unauthorised,
        site.access.name
            + QStringLiteral(" does not let this user moderate comments: ask its administrator for the role "
                             "of an editor."),
        QStringLiteral("moderate_comments")};
}

QCoro::Task<Result<void>> findInterface(std::shared_ptr<WordPressSite> site)
{
    const QUrl home = homeOf(site->access.url);
    if (auto allowed = mayOpen(site->access.url); !allowed)
        co_return allowed.error();
    auto asked = site->http.send(plainRequest(*site, "HEAD", home));
    const auto front = co_await asked;
    if (!front)
        co_return front.error();
    const auto named = home.resolved(interfaceAddress(front->header("Link")));
    if (interfaceAddress(front->header("Link")).isValid() && isSameSite(home, named)) {
        site->interface = named;
        co_return Result<void>();
    }
    for (const auto& usual : usualInterfaces(home)) {
        if (isStopped(*site))
            co_return stoppedError();
        auto probe = site->http.send(plainRequest(*site, "GET", usual));
        const auto answer = co_await probe;
        if (!answer)
            co_return answer.error();
        if (answer->status == 429 || answer->status >= 500)
            co_return toWordPressError(*answer, site->access.name, site->clock);
        if (isInterface(*answer)) {
            site->interface = usual;
            co_return Result<void>();
        }
    }
    if (!isSuccess(front->status))
        co_return toWordPressError(*front, site->access.name, site->clock);
    co_return unlike(*site);
}

std::optional<Instant> timeOf(const HttpAnswer& answer)
{
    const auto date = QLocale::c().toDateTime(
        QString::fromLatin1(answer.header("Date")).mid(5), QStringLiteral("dd MMM yyyy HH:mm:ss 'GMT'"));
    if (!date.isValid())
        return std::nullopt;
    return fromMs(QDateTime(date.date(), date.time(), Qt::UTC).toMSecsSinceEpoch());
}

Result<WordPressAnswer> toAnswer(const HttpAnswer& answer, const WordPressSite& site)
{
    if (!isSuccess(answer.status))
        return toWordPressError(answer, site.access.name, site.clock);
    WordPressAnswer read;
    QJsonParseError fault;
    read.json = QJsonDocument::fromJson(answer.body, &fault);
    if (fault.error != QJsonParseError::NoError) {
        return Error{ErrorCode::Malformed,
            site.access.name
                + QStringLiteral(" answered with a page instead of data: check the address, and whether the "
                                 "site shows a log-in or maintenance page."),
            QStringLiteral("JSON error %1").arg(int(fault.error))};
    }
    bool given = false;
    const int pages = answer.header("X-WP-TotalPages").toInt(&given);
    read.pages = given ? pages : read.json.array().size() >= 100 ? 1'000'000 : 1;
    read.serverTime = timeOf(answer);
    return read;
}

} // namespace

QList<QJsonObject> WordPressAnswer::objects() const
{
    QList<QJsonObject> list;
    for (const auto& value : json.array())
        list << value.toObject();
    return list;
}

bool isStopped(const WordPressSite& site)
{
    return site.stop.stop_requested();
}

Error stoppedError()
{
    return {ErrorCode::Cancelled,
        QStringLiteral("This was stopped before it was finished: start it again when you want it."), {}};
}

QCoro::Task<Result<WordPressAnswer>> call(std::shared_ptr<WordPressSite> site, WordPressCall request)
{
    if (isStopped(*site))
        co_return stoppedError();
    if (!site->interface.isValid()) {
        auto search = findInterface(site);
        const auto found = co_await search;
        if (!found)
            co_return found.error();
        if (isStopped(*site))
            co_return stoppedError();
    }
    auto sent = site->http.send(signedRequest(*site, request));
    const auto answer = co_await sent;
    if (isStopped(*site))
        co_return stoppedError();
    if (!answer)
        co_return answer.error();
    co_return toAnswer(*answer, *site);
}

QCoro::Task<Result<WordPressUser>> signIn(std::shared_ptr<WordPressSite> site)
{
    // As const: a task moves out of whatever else it returns.
    if (site->me)
        co_return std::as_const(*site->me);
    if (site->access.user.isEmpty() || site->access.secret.trimmed().isEmpty())
        co_return noCredentials(*site);
    WordPressCall request;
    request.route = QStringLiteral("wp/v2/users/me");
    request.query = {{QStringLiteral("context"), QStringLiteral("edit")}};
    auto asked = call(site, request);
    const auto answer = co_await asked;
    if (!answer)
        co_return answer.error();
    const auto me = toUser(answer->json.object());
    if (!me)
        co_return unlike(*site);
    if (!me->mayModerate)
        co_return noModerator(*site);
    site->me = me;
    co_return *me;
}

} // namespace steward

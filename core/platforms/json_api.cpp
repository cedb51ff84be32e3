// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/json_api.h"

#include <QUrlQuery>

namespace steward {

namespace {

// Errors are made outside of the coroutines: GCC 12 destroys some temporaries of theirs twice.
Error stopped()
{
    return {ErrorCode::Cancelled,
        QStringLiteral("This was stopped before it was finished: start it again when you want it."), {}};
}

Error notJson(const QString& account, int fault)
{
    return {ErrorCode::Malformed,
        account
            + QStringLiteral(
                " answered with a page instead of data: check the address, and whether a log-in or "
                "maintenance page stands there."),
        QStringLiteral("JSON error %1").arg(fault)};
}

} // namespace

QList<QJsonObject> JsonAnswer::objects() const
{
    QList<QJsonObject> list;
    for (const auto& value : json.array()) {
        if (value.isObject())
            list << value.toObject();
    }
    return list;
}

QByteArray JsonAnswer::header(const QByteArray& name) const
{
    const auto found = std::find_if(headers.cbegin(), headers.cend(),
        [&name](const auto& header) { return header.first.compare(name, Qt::CaseInsensitive) == 0; });
    return found == headers.cend() ? QByteArray() : found->second;
}

JsonApi::JsonApi(AccountAccess access, HttpClient& http, const Clock& clock)
    : access(std::move(access))
    , http(http)
    , clock(clock)
{
}

Error JsonApi::explained(const HttpAnswer&, const Error& general) const
{
    return general;
}

QUrl JsonApi::addressOf(const JsonCall& call) const
{
    QUrl address = access.url.adjusted(
        QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo | QUrl::StripTrailingSlash);
    address.setPath(QString(address.path() + u'/' + call.path));
    QUrlQuery query;
    for (const auto& [name, value] : call.query)
        query.addQueryItem(QString::fromLatin1(QUrl::toPercentEncoding(name)),
            QString::fromLatin1(QUrl::toPercentEncoding(value)));
    if (!query.isEmpty())
        address.setQuery(query);
    return address;
}

HttpRequest JsonApi::requestFor(const JsonCall& call) const
{
    HttpRequest request;
    request.method = call.method;
    request.url = addressOf(call);
    request.headers = {{"Accept", "application/json"}};
    request.headers << signature() << call.headers;
    if (!call.body.isEmpty()) {
        request.headers.emplaceBack("Content-Type", "application/json");
        request.body = QJsonDocument(call.body).toJson(QJsonDocument::Compact);
    }
    request.stop = m_stop.get_token();
    return request;
}

Result<JsonAnswer> JsonApi::read(const HttpAnswer& answer) const
{
    if (answer.status < 200 || answer.status >= 300)
        return explained(answer, toError(answer, access.name, clock));
    JsonAnswer read;
    read.headers = answer.headers;
    if (answer.body.trimmed().isEmpty())
        return read;
    QJsonParseError fault;
    read.json = QJsonDocument::fromJson(answer.body, &fault);
    if (fault.error != QJsonParseError::NoError)
        return notJson(access.name, fault.error);
    return read;
}

QCoro::Task<Result<JsonAnswer>> call(std::shared_ptr<JsonApi> api, JsonCall request)
{
    if (api->isStopped())
        co_return stopped();
    auto sent = api->http.send(api->requestFor(request));
    const auto answer = co_await sent;
    if (api->isStopped())
        co_return stopped();
    if (!answer)
        co_return answer.error();
    co_return api->read(*answer);
}

} // namespace steward

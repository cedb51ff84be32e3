// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http.h"

#include "net/http_exchange.h"
#include "net/http_policy.h"

#include <QCoro/QCoroFuture>
#include <QNetworkAccessManager>

namespace steward {

namespace {

constexpr int mostRedirects = 5;

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}
bool isForGood(int status)
{
    return status == 301 || status == 308;
}

// Errors are made outside of the coroutines: GCC 12 destroys some temporaries of theirs twice.
Error stopped()
{
    return {ErrorCode::Cancelled, QStringLiteral("This was stopped: start it again when you want it."), {}};
}
Error inCircles()
{
    return {ErrorCode::Malformed,
        QStringLiteral("The server sends Steward round in circles: check the address."),
        QStringLiteral("redirects")};
}

/// 301 and 302 turn a POST into a GET in browsers, which would lose what was to be written: only a plain read
/// follows those.
bool mayFollow(const QByteArray& method, int status)
{
    return method == "GET" || method == "HEAD" || status == 307 || status == 308;
}

} // namespace

QByteArray HttpAnswer::header(const QByteArray& name) const
{
    for (const auto& [key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

HttpClient::HttpClient(const Clock& clock)
    : m_clock(clock)
    , m_manager(std::make_unique<QNetworkAccessManager>())
    , m_underWay(std::make_shared<QList<HttpExchange*>>())
{
    m_manager->setAutoDeleteReplies(false);
}

HttpClient::~HttpClient()
{
    const auto exchanges = std::exchange(*m_underWay, {});
    qDeleteAll(exchanges);
}

QCoro::Task<Result<HttpAnswer>> HttpClient::exchange(HttpRequest request)
{
    auto* exchange = new HttpExchange(*m_manager, request);
    m_underWay->append(exchange);
    QObject::connect(
        exchange, &HttpExchange::finished, exchange, [list = std::weak_ptr(m_underWay), exchange] {
            if (const auto underWay = list.lock())
                underWay->removeOne(exchange);
        });
    auto outcome = exchange->outcome();
    auto result = co_await outcome;
    co_return result;
}

QCoro::Task<Result<HttpAnswer>> HttpClient::send(HttpRequest request)
{
    const auto deadline = std::chrono::steady_clock::now() + request.timeout;
    const auto alive = std::weak_ptr(m_underWay);
    bool movedForGood = true;
    for (int hop = 0; hop <= mostRedirects; ++hop) {
        if (request.stop.stop_requested())
            co_return stopped();
        if (auto allowed = mayOpen(request.url); !allowed)
            co_return allowed.error();
        auto next = exchange(request);
        auto result = co_await next;
        if (!result || !isRedirect(result->status) || !mayFollow(request.method, result->status)) {
            if (result)
                result->movedForGood = hop > 0 && movedForGood;
            co_return result;
        }
        const auto target = redirectTarget(request.url, result->header("Location"));
        if (!target || alive.expired())
            co_return result;
        movedForGood = movedForGood && isForGood(result->status);
        request.url = *target;
        request.timeout
            = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    }
    co_return inCircles();
}

void HttpClient::cancelAll()
{
    const auto exchanges = *m_underWay;
    for (auto* exchange : exchanges)
        exchange->cancel();
}

} // namespace steward

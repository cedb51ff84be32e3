// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP for connectors: bounded, cancellable, with typed errors and no secret in any trace.
#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QByteArray>
#include <QCoro/QCoroTask>
#include <QList>
#include <QUrl>

#include <chrono>
#include <memory>
#include <stop_token>

class QNetworkAccessManager;

namespace steward {

class HttpExchange;

struct HttpRequest {
    QByteArray method = "GET";
    QUrl url;
    QList<std::pair<QByteArray, QByteArray>> headers; ///< Authorization is redacted in traces
    QByteArray body;
    std::chrono::milliseconds timeout{15000}; ///< for the whole exchange, not only for silence
    qint64 maxBytes = 16 * 1024 * 1024; ///< a longer answer is cut off: ErrorCode::Malformed
    std::stop_token stop; ///< ends this exchange with ErrorCode::Cancelled; asked for on the client's thread
};

struct HttpAnswer {
    int status = 0;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    QUrl url; ///< after redirects (same host only; never from https to http)
    bool movedForGood
        = false; ///< there were redirects and every one was permanent (301, 308): `url` is the new address
    QByteArray header(const QByteArray& name) const; ///< case-insensitive, empty if absent
};

/// One per thread (wraps a QNetworkAccessManager, needs an event loop). A status is an answer, not an error:
/// see toError(). Errors: Refused (an address that Steward does not open), Unreachable (no connection, TLS,
/// time-out), Malformed (too long, cut short), Cancelled. A redirect that may not be followed comes back as
/// it is. No cookies, no cache, no automatic repetition: a request that changes something reaches the server
/// at most once.
class HttpClient {
public:
    explicit HttpClient(const Clock& clock);
    virtual ~HttpClient();
    virtual QCoro::Task<Result<HttpAnswer>> send(HttpRequest request);
    /// Aborts everything under way; their tasks end with ErrorCode::Cancelled.
    virtual void cancelAll();

private:
    QCoro::Task<Result<HttpAnswer>> exchange(HttpRequest request);

    const Clock& m_clock;
    std::unique_ptr<QNetworkAccessManager> m_manager;
    std::shared_ptr<QList<HttpExchange*>> m_underWay;
};

/// The typed error of a status that is not a success: a redirect that was not followed Rejected, 401/403
/// Unauthorised, 404/410 NotFound, 409/422 and other 4xx Rejected, 429 and 503 with Retry-After Throttled
/// (seconds in detail, from Retry-After or the header that says when the limit starts afresh), 5xx
/// Unreachable. `who` names the account in the sentence.
Error toError(const HttpAnswer& answer, const QString& who, const Clock& clock);

} // namespace steward

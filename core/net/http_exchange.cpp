// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http_exchange.h"

#include "base/logging.h"
#include "net/http_policy.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>

namespace steward {

namespace {

/// A body that can be read once. Qt sends a request again by itself when the connection closes before the
/// answer; that would publish a reply twice. It cannot rewind this, so it reports the loss to us instead, and
/// we look before we try again.
class ReadOnceBody final : public QIODevice {
public:
    explicit ReadOnceBody(QByteArray body)
        : m_body(std::move(body))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override { return m_body.size() - m_at + QIODevice::bytesAvailable(); }
    bool reset() override { return false; }

protected:
    qint64 readData(char* into, qint64 most) override
    {
        const qint64 count = std::min<qint64>(most, m_body.size() - m_at);
        if (count == 0)
            return -1;
        std::copy_n(m_body.constData() + m_at, count, into);
        m_at += count;
        return count;
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    QByteArray m_body;
    qint64 m_at = 0;
};

bool changesNothing(const QByteArray& method)
{
    return method == "GET" || method == "HEAD";
}

QNetworkRequest wireRequest(const HttpRequest& request)
{
    QNetworkRequest wire(request.url);
    wire.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Steward/" STEWARD_VERSION));
    for (const auto& [name, value] : request.headers)
        wire.setRawHeader(name, value);
    wire.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    wire.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    return wire;
}

/// To Qt a custom "HEAD" is a method like any other, whose answer has a body to wait for.
QNetworkReply* begin(
    QNetworkAccessManager& manager, const QNetworkRequest& wire, const QByteArray& method, QIODevice* body)
{
    if (method == "GET")
        return manager.get(wire);
    if (method == "HEAD")
        return manager.head(wire);
    return manager.sendCustomRequest(wire, method, body);
}

Error error(ErrorCode code, const QString& message, const QString& detail = {})
{
    return Error{code, message, detail};
}

} // namespace

HttpExchange::HttpExchange(QNetworkAccessManager& manager, const HttpRequest& request)
    : m_method(request.method)
    , m_maxBytes(request.maxBytes)
    , m_timeout(request.timeout)
{
    m_promise.start();
    auto wire = wireRequest(request);
    if (!changesNothing(request.method)) {
        m_upload = std::make_unique<ReadOnceBody>(request.body);
        wire.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        wire.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
    }
    m_reply = begin(manager, wire, request.method, m_upload.get());
    // Qt may not read further ahead than this, so an endless answer never fills the memory.
    m_reply->setReadBufferSize(256 * 1024);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpExchange::takeBytes);
    connect(m_reply, &QNetworkReply::finished, this, &HttpExchange::takeEnd);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        finish(error(ErrorCode::Unreachable,
            QStringLiteral("There was no complete answer in time: try again later."),
            QStringLiteral("time-out after %1 ms").arg(m_timeout.count())));
    });
    m_deadline.start(request.timeout);
    m_onStop.emplace(request.stop, [this] { cancel(); });
}

HttpExchange::~HttpExchange()
{
    cancel();
    delete m_reply.data();
}

void HttpExchange::cancel()
{
    finish(error(ErrorCode::Cancelled,
        QStringLiteral("This was stopped before there was an answer: start it again when you want it.")));
}

void HttpExchange::takeBytes()
{
    m_body += m_reply->readAll();
    if (m_body.size() > m_maxBytes) {
        m_body.clear();
        finish(error(ErrorCode::Malformed,
            QStringLiteral("The answer is longer than Steward accepts and was cut off: check that the "
                           "address is the right one."),
            QStringLiteral("more than %1 bytes").arg(m_maxBytes)));
    }
}

std::optional<Error> HttpExchange::failure() const
{
    const auto fault = m_reply->error();
    const bool answered = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid();
    const QString detail = QStringLiteral("network error %1").arg(int(fault));
    const auto cutShort = error(
        ErrorCode::Malformed, QStringLiteral("The answer broke off half way: try again later."), detail);
    if (fault == QNetworkReply::NoError) {
        const auto promised = m_reply->header(QNetworkRequest::ContentLengthHeader);
        const bool whole = m_method == "HEAD" || !promised.isValid()
            || m_reply->hasRawHeader("Content-Encoding") || m_body.size() >= promised.toLongLong()
            || m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == 304;
        return whole ? std::nullopt : std::optional(cutShort);
    }
    if (fault == QNetworkReply::SslHandshakeFailedError)
        return error(ErrorCode::Unreachable,
            QStringLiteral("The server could not prove who it is (its certificate is not valid): ask whoever "
                           "runs it before you go on."),
            detail);
    // Statuses from 400 on are errors to Qt and answers to us; they are 201 and up.
    if (answered && fault >= QNetworkReply::ContentAccessDenied && fault != QNetworkReply::ProtocolFailure)
        return std::nullopt;
    if (answered)
        return cutShort;
    if (fault == QNetworkReply::HostNotFoundError)
        return error(ErrorCode::Unreachable,
            QStringLiteral("There is no server of that name, or the network is down: check the address and "
                           "the network."),
            detail);
    return error(ErrorCode::Unreachable,
        QStringLiteral("The server could not be reached: check the network and try again later."), detail);
}

void HttpExchange::takeEnd()
{
    if (m_done)
        return;
    takeBytes();
    if (m_done)
        return;
    if (auto wrong = failure()) {
        finish(std::move(*wrong));
        return;
    }
    HttpAnswer answer;
    answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    for (const auto& [name, value] : m_reply->rawHeaderPairs())
        answer.headers.append({name, value});
    answer.body = std::move(m_body);
    answer.url = m_reply->url();
    finish(std::move(answer));
}

void HttpExchange::finish(Result<HttpAnswer> result)
{
    if (m_done)
        return;
    m_done = true;
    m_deadline.stop();
    qCDebug(logNet).noquote() << m_method << forTrace(m_reply->url())
                              << (result ? QString::number(result->status) : result.error().detail)
                              << m_body.size();
    disconnect(m_reply, nullptr, this, nullptr);
    m_reply->abort();
    m_promise.addResult(std::move(result));
    m_promise.finish();
    emit finished();
    deleteLater();
}

} // namespace steward

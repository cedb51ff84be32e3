// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One request on the wire and its one completion. Private to net.
#pragma once

#include "net/http.h"

#include <QFuture>
#include <QNetworkReply>
#include <QObject>
#include <QPointer>
#include <QPromise>
#include <QTimer>

#include <optional>

class QIODevice;

namespace steward {

/// Finishes exactly once: with the answer, or with the first thing that went wrong. Deletes itself
/// afterwards.
class HttpExchange final : public QObject {
    Q_OBJECT
public:
    HttpExchange(QNetworkAccessManager& manager, const HttpRequest& request);
    ~HttpExchange() override;

    QFuture<Result<HttpAnswer>> outcome() const { return m_promise.future(); }
    void cancel();

signals:
    void finished();

private:
    void takeBytes();
    void takeEnd();
    void finish(Result<HttpAnswer> result);
    std::optional<Error> failure() const;

    QPromise<Result<HttpAnswer>> m_promise;
    QTimer m_deadline;
    std::unique_ptr<QIODevice> m_upload;
    QPointer<QNetworkReply> m_reply; ///< the manager's child: it may go first, with the client
    QByteArray m_body;
    QByteArray m_method;
    qint64 m_maxBytes;
    std::chrono::milliseconds m_timeout;
    bool m_done = false;
    std::optional<std::stop_callback<std::function<void()>>> m_onStop;
};

} // namespace steward

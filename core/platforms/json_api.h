// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One account's JSON interface over HTTP: what every connector to a REST interface shares. Private to
// platforms.
#pragma once

#include "platforms/connector.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <stop_token>

namespace steward {

using HttpHeaders = QList<std::pair<QByteArray, QByteArray>>;

struct JsonCall {
    QByteArray method = "GET";
    QString path; ///< under the account's address: "api/v1/statuses"
    QList<std::pair<QString, QString>> query;
    QJsonObject body; ///< sent as JSON if not empty
    HttpHeaders headers; ///< besides those that sign in
};

struct JsonAnswer {
    QJsonDocument json; ///< null if the answer had no body
    HttpHeaders headers;

    /// The objects of a list; whatever else stands in it is left out.
    QList<QJsonObject> objects() const;
    QByteArray header(const QByteArray& name) const; ///< case-insensitive, empty if absent
};

/// One account and its sign-in. Shared by a connector and its coroutines: whoever lives longer keeps it. All
/// on one thread.
class JsonApi {
public:
    JsonApi(AccountAccess access, HttpClient& http, const Clock& clock);
    virtual ~JsonApi() = default;
    JsonApi(const JsonApi&) = delete;
    JsonApi& operator=(const JsonApi&) = delete;

    /// The headers that sign a call in.
    virtual HttpHeaders signature() const = 0;
    /// A better sentence for an answer that is no success, where the platform says what was wrong; `general`
    /// is that of toError().
    virtual Error explained(const HttpAnswer& answer, const Error& general) const;
    virtual QUrl addressOf(const JsonCall& call) const;

    bool isStopped() const { return m_stop.stop_requested(); }
    /// Ends what is under way with ErrorCode::Cancelled, and everything that is begun later.
    void stop() { m_stop.request_stop(); }

    const AccountAccess access;
    HttpClient& http;
    const Clock& clock;

private:
    friend QCoro::Task<Result<JsonAnswer>> call(std::shared_ptr<JsonApi> api, JsonCall request);
    HttpRequest requestFor(const JsonCall& call) const;
    Result<JsonAnswer> read(const HttpAnswer& answer) const;

    std::stop_source m_stop;
};

/// Asks once. An answer that is no success, or neither empty nor JSON, is an Error; nothing of a body ever
/// gets into one.
QCoro::Task<Result<JsonAnswer>> call(std::shared_ptr<JsonApi> api, JsonCall request);

} // namespace steward

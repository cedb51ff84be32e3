// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What mentions us on Mastodon and on servers that speak like it, with an access token.
#pragma once

#include "platforms/connector.h"

namespace steward {

namespace mastodon {
class Server;
}

class MastodonConnector final : public Connector {
public:
    MastodonConnector(AccountAccess access, HttpClient& http, const Clock& clock);
    ~MastodonConnector() override;

    static const SignInGuide guide;

    Capabilities capabilities() const override;
    QCoro::Task<Result<QString>> test() override;
    QCoro::Task<Result<Collected>> collect(Cursor cursor) override;
    QCoro::Task<Result<QString>> reply(OutgoingReply reply) override;
    QCoro::Task<Result<QString>> findReply(OutgoingReply reply) override;
    QCoro::Task<Result<RemoteItem>> enforce(QString item, Action action) override;
    QCoro::Task<Result<RemoteItem>> read(QString item) override;
    QCoro::Task<Result<void>> retract(QString reply) override;

private:
    std::shared_ptr<mastodon::Server> m_server;
};

} // namespace steward

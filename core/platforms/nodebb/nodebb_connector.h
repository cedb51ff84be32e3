// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A NodeBB forum: its posts, post queue and our chats there, with an access token.
#pragma once

#include "platforms/connector.h"

namespace steward {

namespace nodebb {
class Server;
}

class NodeBBConnector final : public Connector {
public:
    NodeBBConnector(AccountAccess access, HttpClient& http, const Clock& clock);
    ~NodeBBConnector() override;

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
    std::shared_ptr<nodebb::Server> m_server;
};

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A Discourse forum, with the name of a user there and an API key.
#pragma once

#include "platforms/connector.h"

namespace steward {

namespace discourse {
class Server;
}

class DiscourseConnector final : public Connector {
public:
    DiscourseConnector(AccountAccess access, HttpClient& http, const Clock& clock);
    ~DiscourseConnector() override;

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
    std::shared_ptr<discourse::Server> m_server;
};

} // namespace steward

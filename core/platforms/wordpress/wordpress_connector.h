// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Comments of a WordPress site through its REST interface and an application password.
#pragma once

#include "platforms/connector.h"

namespace steward {

struct WordPressSite;

class WordPressConnector final : public Connector {
public:
    WordPressConnector(AccountAccess access, HttpClient& http, const Clock& clock);
    ~WordPressConnector() override;

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
    std::shared_ptr<WordPressSite> m_site;
};

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Comments from an RSS or Atom feed: read-only, asked for only if it changed.
#pragma once

#include "platforms/connector.h"

namespace steward {

class FeedConnector final : public Connector {
public:
    FeedConnector(AccountAccess access, HttpClient& http, const Clock& clock);
    ~FeedConnector() override;

    static const SignInGuide guide;

    Capabilities capabilities() const override;
    QCoro::Task<Result<QString>> test() override;
    QCoro::Task<Result<Collected>> collect(Cursor cursor) override;
    /// A feed has no way back: the four below are refused, and the person is told to do it on the site.
    QCoro::Task<Result<QString>> reply(OutgoingReply reply) override;
    QCoro::Task<Result<QString>> findReply(OutgoingReply reply) override;
    QCoro::Task<Result<RemoteItem>> enforce(QString item, Action action) override;
    QCoro::Task<Result<RemoteItem>> read(QString item) override;
    QCoro::Task<Result<void>> retract(QString reply) override;

    struct Source;

private:
    std::shared_ptr<Source> m_source;
};

} // namespace steward

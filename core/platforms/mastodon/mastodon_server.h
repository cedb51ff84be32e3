// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One Mastodon account and our sign-in there. Private to platforms/mastodon.
#pragma once

#include "platforms/json_api.h"
#include "platforms/mastodon/mastodon_mapping.h"

namespace steward::mastodon {

class Server final : public JsonApi {
public:
    using JsonApi::JsonApi;

    HttpHeaders signature() const override;
    Error explained(const HttpAnswer& answer, const Error& general) const override;

    std::optional<Profile> me; ///< known once signed in
};

/// Who we are there.
QCoro::Task<Result<Profile>> signIn(std::shared_ptr<Server> server);
/// One status; ErrorCode::NotFound if it is deleted, or not for us to see: the network does not tell them
/// apart.
QCoro::Task<Result<QJsonObject>> fetchStatus(std::shared_ptr<Server> server, QString id);

/// The answer was JSON, but not what was asked for.
Error notUnderstood(const Server& server);
/// An id that is none of Mastodon's.
Error badId();

} // namespace steward::mastodon

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One NodeBB forum and our sign-in there. Private to platforms/nodebb.
#pragma once

#include "platforms/json_api.h"
#include "platforms/nodebb/nodebb_mapping.h"

namespace steward::nodebb {

class Server final : public JsonApi {
public:
    using JsonApi::JsonApi;

    HttpHeaders signature() const override;
    Error explained(const HttpAnswer& answer, const Error& general) const override;
    /// A master token speaks for whoever is named in the address.
    QUrl addressOf(const JsonCall& call) const override;

    Place place() const { return {access.url, me ? me->id : QString()}; }

    std::optional<Profile> me; ///< known once signed in
};

/// Asks the write interface, whose every answer has the same envelope: the value is what is inside.
QCoro::Task<Result<QJsonObject>> ask(std::shared_ptr<Server> server, JsonCall request);
/// Who we are there.
QCoro::Task<Result<Profile>> signIn(std::shared_ptr<Server> server);

/// A post with its stamps and without its author's name; its words are as they were typed. NotFound if it is
/// purged, or not for us to see: a forum does not tell them apart.
QCoro::Task<Result<QJsonObject>> fetchPost(std::shared_ptr<Server> server, QString id);
/// A post as people see it, with author and topic and without its stamps.
QCoro::Task<Result<QJsonObject>> fetchSummary(std::shared_ptr<Server> server, QString id);
/// An entry of the post queue; NotFound if nothing waits there under this id.
QCoro::Task<Result<QJsonObject>> fetchQueued(std::shared_ptr<Server> server, QString id);
QCoro::Task<Result<QJsonObject>> fetchMessage(std::shared_ptr<Server> server, ChatId id);

/// The answer was JSON, but not what was asked for.
Error notUnderstood(const Server& server);
/// An id that is none of NodeBB's.
Error badId();

} // namespace steward::nodebb

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One Discourse forum and our sign-in there. Private to platforms/discourse.
#pragma once

#include "platforms/discourse/discourse_mapping.h"
#include "platforms/json_api.h"

namespace steward::discourse {

class Server final : public JsonApi {
public:
    using JsonApi::JsonApi;

    HttpHeaders signature() const override;
    Error explained(const HttpAnswer& answer, const Error& general) const override;

    std::optional<Profile> me; ///< known once signed in
};

/// Who the key speaks for. Nothing is asked without a key and a user name.
QCoro::Task<Result<Profile>> signIn(std::shared_ptr<Server> server);
/// One post, with what its author typed; ErrorCode::NotFound if it is gone for good, or not for us to see.
QCoro::Task<Result<QJsonObject>> fetchPost(std::shared_ptr<Server> server, qint64 post);
/// A topic with its first posts and the ids of all ("stream").
QCoro::Task<Result<QJsonObject>> fetchTopic(std::shared_ptr<Server> server, qint64 topic);
/// Some posts of a topic by their ids.
QCoro::Task<Result<QList<QJsonObject>>> fetchPosts(
    std::shared_ptr<Server> server, qint64 topic, QList<qint64> posts);

/// The ids of all posts of a topic, oldest first.
QList<qint64> streamOf(const QJsonObject& topic);
/// The posts that came with a topic.
QList<QJsonObject> postsOf(const QJsonObject& topic);

/// The answer was JSON, but not what was asked for.
Error notUnderstood(const Server& server);
/// An id that is none of Discourse's.
Error badId();

bool isWorthTryingAgain(const Error& error);

} // namespace steward::discourse

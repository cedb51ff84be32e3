// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is written on Mastodon: replies, blocks, reports. Private to platforms/mastodon.
#pragma once

#include "platforms/mastodon/mastodon_server.h"

namespace steward::mastodon {

QCoro::Task<Result<QString>> sendReply(std::shared_ptr<Server> server, OutgoingReply reply);
QCoro::Task<Result<QString>> findOwnReply(std::shared_ptr<Server> server, OutgoingReply reply);
QCoro::Task<Result<RemoteItem>> readItem(std::shared_ptr<Server> server, QString item);
QCoro::Task<Result<RemoteItem>> moderate(std::shared_ptr<Server> server, QString item, Action action);
QCoro::Task<Result<void>> takeBack(std::shared_ptr<Server> server, QString reply);

} // namespace steward::mastodon

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is written to a WordPress site: replies and moderation. Private to platforms/wordpress.
#pragma once

#include "platforms/wordpress/wordpress_site.h"

namespace steward {

QCoro::Task<Result<QString>> sendReply(std::shared_ptr<WordPressSite> site, OutgoingReply reply);
QCoro::Task<Result<QString>> findOwnReply(std::shared_ptr<WordPressSite> site, OutgoingReply reply);
QCoro::Task<Result<RemoteItem>> readComment(std::shared_ptr<WordPressSite> site, QString item);
QCoro::Task<Result<RemoteItem>> moderate(std::shared_ptr<WordPressSite> site, QString item, Action action);
QCoro::Task<Result<void>> takeBack(std::shared_ptr<WordPressSite> site, QString reply);

} // namespace steward

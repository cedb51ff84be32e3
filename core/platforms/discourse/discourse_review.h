// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The review queue of a forum. Private to platforms/discourse.
#pragma once

#include "platforms/discourse/discourse_server.h"

namespace steward::discourse {

/// One entry of the queue and what may be done with it.
struct Review {
    QJsonObject entry;
    QStringList offered; ///< names of what may be done; empty: the forum does not say

    bool isPending() const { return entry.value(u"status").toInt(-1) == 0; }
};

/// Nothing if the answer is no entry of a queue.
std::optional<Review> toReview(const QJsonObject& answer);
/// The first of these that the forum offers; empty: none.
QString choose(const Review& review, const QStringList& wanted);

QCoro::Task<Result<Review>> fetchReview(std::shared_ptr<Server> server, qint64 id);
/// Does it, unless somebody changed the entry since it was read (ErrorCode::Conflict).
QCoro::Task<Result<void>> perform(std::shared_ptr<Server> server, Review review, QString what);

} // namespace steward::discourse

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/text.h"
#include "domain/person.h"

#include <QFuture>
#include <QPromise>

namespace steward {

/// Success, or a refusal that says whom to ask. For deeds that are not about one case (those are `decide`'s
/// business).
inline Result<void> permitted(const Actor& actor, Permission permission)
{
    if (actor.may(permission))
        return {};
    QStringList names;
    const auto roles = rolesWith(permission);
    for (const auto role : roles)
        names << toText(role);
    return Error{ErrorCode::Refused,
        QStringLiteral("Your roles do not allow this; ask somebody who is %1.").arg(joinWords(names)), {}};
}

/// A future that is ready, for refusals that need no database.
template <typename T> QFuture<Result<T>> ready(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

} // namespace steward

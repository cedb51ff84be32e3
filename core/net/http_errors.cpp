// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http.h"
#include "net/http_policy.h"

namespace steward {

namespace {

/// How long to wait, by whichever header says it.
std::optional<qint64> waitOf(const HttpAnswer& answer, Instant now)
{
    if (const auto seconds = retryAfterSeconds(answer.header("Retry-After"), now))
        return seconds;
    for (const char* name : {"X-RateLimit-Reset", "RateLimit-Reset", "X-Rate-Limit-Reset"}) {
        if (const auto seconds = resetSeconds(answer.header(name), now))
            return seconds;
    }
    return std::nullopt;
}

Error throttled(const HttpAnswer& answer, const QString& who, const Clock& clock)
{
    const auto seconds = waitOf(answer, clock.now());
    if (!seconds)
        return {ErrorCode::Throttled,
            who + QStringLiteral(" asks Steward to slow down: it will try again by itself later."), {}};
    return {ErrorCode::Throttled,
        who + QStringLiteral(" asks Steward to wait %1 seconds: it will try again by itself.").arg(*seconds),
        QString::number(*seconds)};
}

} // namespace

Error toError(const HttpAnswer& answer, const QString& who, const Clock& clock)
{
    const int status = answer.status;
    const QString detail = QStringLiteral("HTTP %1").arg(status);
    if (status == 429 || (status == 503 && !answer.header("Retry-After").isEmpty()))
        return throttled(answer, who, clock);
    if (status == 401 || status == 403)
        return {ErrorCode::Unauthorised,
            who + QStringLiteral(" refused the sign-in: mend it on the Accounts page."), detail};
    if (status == 404 || status == 410)
        return {ErrorCode::NotFound,
            who + QStringLiteral(" says there is nothing at this address any more: check the address."),
            detail};
    if (status >= 500)
        return {ErrorCode::Unreachable,
            who + QStringLiteral(" has a fault of its own just now: try again later."), detail};
    if (status >= 400)
        return {ErrorCode::Rejected,
            who + QStringLiteral(" did not accept the request: check the account's settings."), detail};
    if (status >= 300)
        return {ErrorCode::Rejected,
            who
                + QStringLiteral(
                    " now lives at another address: enter the new address on the Accounts page."),
            detail};
    return {ErrorCode::Malformed,
        who + QStringLiteral(" gave an answer that Steward does not understand: check the address."), detail};
}

} // namespace steward

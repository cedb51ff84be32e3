// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http_policy.h"

#include <QHostAddress>
#include <QLocale>
#include <QUrlQuery>

#include <cmath>

namespace steward {

namespace {

constexpr qint64 longestWait = 24 * 60 * 60;
/// No platform lets anybody wait for thirty years: from here on a number is a date (2001-09-09).
constexpr double firstEpochSecond = 1e9;
constexpr double firstEpochMs = 1e12;
constexpr double latestEpochMs = 1e14;

qint64 secondsUntil(Instant until, Instant now)
{
    return std::clamp<qint64>(std::chrono::ceil<std::chrono::seconds>(until - now).count(), 0, longestWait);
}

bool isThisMachine(const QString& host)
{
    return host.compare(QStringLiteral("localhost"), Qt::CaseInsensitive) == 0
        || QHostAddress(host).isLoopback();
}

int portOf(const QUrl& url)
{
    return url.port(url.scheme() == QStringLiteral("https") ? 443 : 80);
}

/// The form that RFC 9110 asks senders for. The day of the week is not looked at: some servers get it wrong.
std::optional<Instant> parseHttpDate(const QByteArray& text)
{
    const QString date = QString::fromLatin1(text.mid(text.indexOf(',') + 1)).trimmed();
    const auto parsed = QLocale::c().toDateTime(date, QStringLiteral("dd MMM yyyy HH:mm:ss 'GMT'"));
    if (!parsed.isValid())
        return std::nullopt;
    return fromMs(QDateTime(parsed.date(), parsed.time(), Qt::UTC).toMSecsSinceEpoch());
}

} // namespace

Result<void> mayOpen(const QUrl& url)
{
    if (!url.isValid() || url.host().isEmpty())
        return Error{ErrorCode::Refused,
            QStringLiteral("This is not a web address: enter one that begins with https://."), {}};
    if (!url.userInfo().isEmpty())
        return Error{ErrorCode::Refused,
            QStringLiteral(
                "Take the user name and password out of the address and enter them in their own fields."),
            {}};
    if (url.scheme() == QStringLiteral("https"))
        return {};
    if (url.scheme() == QStringLiteral("http") && isThisMachine(url.host()))
        return {};
    return Error{ErrorCode::Refused,
        QStringLiteral("Steward only opens https addresses, because anything else can be read on the way: "
                       "change the address to https."),
        {}};
}

std::optional<QUrl> redirectTarget(const QUrl& from, const QByteArray& location)
{
    const QUrl to = from.resolved(QUrl::fromEncoded(location, QUrl::StrictMode));
    if (location.isEmpty() || !mayOpen(to) || to.host().compare(from.host(), Qt::CaseInsensitive) != 0)
        return std::nullopt;
    const bool upgraded = from.scheme() == QStringLiteral("http") && to.scheme() == QStringLiteral("https");
    if (!upgraded && (to.scheme() != from.scheme() || portOf(to) != portOf(from)))
        return std::nullopt;
    return to.adjusted(QUrl::RemoveFragment);
}

QString forTrace(const QUrl& url)
{
    QString text = url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    QStringList names;
    for (const auto& [name, value] : QUrlQuery(url).queryItems())
        names << name;
    if (!names.isEmpty())
        text += u'?' + names.join(u'&');
    return text;
}

std::optional<qint64> retryAfterSeconds(const QByteArray& header, Instant now)
{
    bool isNumber = false;
    const qint64 seconds = header.trimmed().toLongLong(&isNumber);
    if (isNumber)
        return std::clamp<qint64>(seconds, 0, longestWait);
    const auto until = parseHttpDate(header);
    if (!until)
        return std::nullopt;
    return secondsUntil(*until, now);
}

std::optional<qint64> resetSeconds(const QByteArray& header, Instant now)
{
    const QByteArray text = header.trimmed();
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    if (!isNumber) {
        const auto moment = parseInstant(QString::fromLatin1(text));
        const auto until = moment ? moment : parseHttpDate(text);
        return until ? std::optional(secondsUntil(*until, now)) : std::nullopt;
    }
    if (!std::isfinite(number) || number > latestEpochMs)
        return std::nullopt;
    if (number >= firstEpochMs)
        return secondsUntil(fromMs(qint64(number)), now);
    if (number >= firstEpochSecond)
        return secondsUntil(fromMs(qint64(number * 1000)), now);
    return std::clamp<qint64>(qint64(std::ceil(number)), 0, longestWait);
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/feed/feed_connector.h"

#include "base/logging.h"
#include "net/http_policy.h"
#include "platforms/feed/feed_mapping.h"

#include <QRegularExpression>

namespace steward {

/// Shared with the coroutines, which may outlive the connector by a turn of the event loop.
struct FeedConnector::Source {
    AccountAccess access;
    HttpClient& http;
    const Clock& clock;
    std::stop_source stop;
};

namespace {

using Source = FeedConnector::Source;

const QString cursorTag = QStringLiteral("feed/1");
constexpr qint64 longestFeed = 8 * 1024 * 1024;

HttpRequest requestFor(const Source& source, const QJsonObject& anchors)
{
    HttpRequest request;
    request.url = source.access.url;
    // A permanent redirect is remembered, but only ever within the host that the account names.
    const QUrl moved(anchors.value(u"url").toString());
    if (redirectTarget(source.access.url, moved.toEncoded()))
        request.url = moved;
    request.maxBytes = longestFeed;
    request.stop = source.stop.get_token();
    request.headers.emplaceBack(
        "Accept", "application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.1");
    if (const auto tag = anchors.value(u"etag").toString(); !tag.isEmpty())
        request.headers.emplaceBack("If-None-Match", tag.toUtf8());
    if (const auto date = anchors.value(u"lastModified").toString(); !date.isEmpty())
        request.headers.emplaceBack("If-Modified-Since", date.toLatin1());
    return request;
}

QByteArray charsetOf(const HttpAnswer& answer)
{
    static const QRegularExpression charset(
        QStringLiteral("charset=[\"']?([A-Za-z0-9._:-]{1,40})"), QRegularExpression::CaseInsensitiveOption);
    return charset.match(QString::fromLatin1(answer.header("Content-Type"))).captured(1).toLatin1();
}

/// Validators hold for the address they came from and for a feed that was read to its end.
QJsonObject anchorsAfter(QJsonObject anchors, const HttpAnswer& answer, bool whole)
{
    const auto keep = [&](const QString& key, const QByteArray& value) {
        if (whole && !value.isEmpty() && value.size() < 1000)
            anchors.insert(key, QString::fromUtf8(value));
        else
            anchors.remove(key);
    };
    keep(QStringLiteral("etag"), answer.header("ETag"));
    keep(QStringLiteral("lastModified"), answer.header("Last-Modified"));
    if (answer.movedForGood)
        anchors.insert(QStringLiteral("url"), answer.url.toString());
    return anchors;
}

Error ended(const Source& source)
{
    return {ErrorCode::NotFound,
        source.access.name
            + QStringLiteral(" has ended for good and is not asked any more: remove the account, or enter "
                             "its new address."),
        QStringLiteral("HTTP 410")};
}
Error readOnly()
{
    return {ErrorCode::Refused,
        QStringLiteral("A feed can only be read: do this on the site itself and record it as done by hand."),
        {}};
}
Error wrongStatus(const Source& source, const HttpAnswer& answer)
{
    return toError(answer, source.access.name, source.clock);
}

/// Small, so that a feed that ended is remembered in the same way as everything else: in the cursor.
Collected endOfFeed(QJsonObject anchors)
{
    anchors.insert(QStringLiteral("ended"), true);
    Collected batch;
    batch.next = Cursor{cursorTag, anchors};
    batch.more = true; // so that this very collection goes on to say so
    return batch;
}

Result<Collected> takeFeed(const Source& source, const QJsonObject& anchors, const HttpAnswer& answer)
{
    const auto feed = parseFeed(answer.body, charsetOf(answer));
    if (!feed)
        return feed.error();
    if (!feed->fault.isEmpty())
        qCWarning(logPlatforms) << "feed: damaged; took the" << feed->entries.size()
                                << "entries before the fault";
    auto batch = toCollected(*feed, source.access.name, answer.url, source.clock.now());
    batch.next = Cursor{cursorTag, anchorsAfter(anchors, answer, feed->fault.isEmpty())};
    return batch;
}

QCoro::Task<Result<Collected>> fetch(std::shared_ptr<Source> source, Cursor cursor)
{
    const auto anchors = cursor.tag == cursorTag ? cursor.anchors : QJsonObject();
    // The address the account now has; a new one starts afresh.
    if (anchors.value(u"ended").toBool())
        co_return ended(*source);
    auto asked = source->http.send(requestFor(*source, anchors));
    const auto answer = co_await asked;
    if (!answer)
        co_return answer.error();
    if (answer->status == 304) {
        Collected nothing;
        nothing.next = Cursor{cursorTag, anchors};
        co_return nothing;
    }
    if (answer->status == 410)
        co_return endOfFeed(anchors);
    if (answer->status != 200)
        co_return wrongStatus(*source, *answer);
    co_return takeFeed(*source, anchors, *answer);
}

QString describe(const ParsedFeed& feed)
{
    const QString name
        = feed.title.isEmpty() ? QStringLiteral("a feed without a title") : QString(u'"' + feed.title + u'"');
    return QStringLiteral("Reads %1, which holds %2 entries now.").arg(name).arg(feed.entries.size());
}

QCoro::Task<Result<QString>> describeFeed(std::shared_ptr<Source> source)
{
    auto asked = source->http.send(requestFor(*source, {}));
    const auto answer = co_await asked;
    if (!answer)
        co_return answer.error();
    if (answer->status != 200)
        co_return wrongStatus(*source, *answer);
    const auto feed = parseFeed(answer->body, charsetOf(*answer));
    if (!feed)
        co_return feed.error();
    co_return describe(*feed);
}

} // namespace

const SignInGuide FeedConnector::guide{QT_TRANSLATE_NOOP("SignIn",
                                           "Paste the address of a comment feed (RSS or Atom). A feed can be "
                                           "read only: replies and decisions are "
                                           "carried out on the site and recorded here as done by hand."),
    nullptr, nullptr};

FeedConnector::FeedConnector(AccountAccess access, HttpClient& http, const Clock& clock)
    : m_source(std::make_shared<Source>(Source{std::move(access), http, clock, {}}))
{
}

FeedConnector::~FeedConnector()
{
    m_source->stop.request_stop();
}

Capabilities FeedConnector::capabilities() const
{
    return platformOf(QStringLiteral("feed")).capabilities;
}

QCoro::Task<Result<QString>> FeedConnector::test()
{
    return describeFeed(m_source);
}

QCoro::Task<Result<Collected>> FeedConnector::collect(Cursor cursor)
{
    return fetch(m_source, std::move(cursor));
}

QCoro::Task<Result<QString>> FeedConnector::reply(OutgoingReply)
{
    co_return readOnly();
}

QCoro::Task<Result<QString>> FeedConnector::findReply(OutgoingReply)
{
    co_return QString();
}

QCoro::Task<Result<RemoteItem>> FeedConnector::enforce(QString, Action)
{
    co_return readOnly();
}

QCoro::Task<Result<RemoteItem>> FeedConnector::read(QString)
{
    co_return readOnly();
}

QCoro::Task<Result<void>> FeedConnector::retract(QString)
{
    co_return readOnly();
}

} // namespace steward

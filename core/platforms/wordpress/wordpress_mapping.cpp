// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/wordpress/wordpress_mapping.h"

#include "platforms/html_text.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrlQuery>

namespace steward {

namespace {

const QString postPrefix = QStringLiteral("post-");

qint64 wholeNumber(const QJsonValue& value)
{
    return value.toInteger(0);
}

QString plain(const QJsonValue& html)
{
    return htmlToText(html.toObject().value(u"rendered").toString()).text;
}

QString shortHash(const QString& text)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex().left(16));
}

/// Somebody with a user account is that account. Visitors are told apart by the address that they gave,
/// hashed, because the id is kept longer and in more places than the address needs to be.
QString authorIdOf(const QJsonObject& comment)
{
    if (const auto user = wholeNumber(comment.value(u"author")); user > 0)
        return QStringLiteral("user-%1").arg(user);
    const auto mail = comment.value(u"author_email").toString().trimmed().toLower();
    if (!mail.isEmpty())
        return QString(QStringLiteral("mail-") + shortHash(mail));
    const auto name = comment.value(u"author_name").toString().trimmed();
    if (!name.isEmpty())
        return QString(QStringLiteral("name-") + shortHash(name));
    return QStringLiteral("nobody-%1").arg(wholeNumber(comment.value(u"id")));
}

PlainText contentOf(const QJsonObject& comment, const QUrl& site)
{
    const auto content = comment.value(u"content").toObject();
    if (content.contains(u"raw"))
        return htmlToText(content.value(u"raw").toString(), site, WhiteSpace::KeepBreaks);
    return htmlToText(content.value(u"rendered").toString(), site);
}

/// WordPress's machine word of an error, if it is one; anything else never gets near a log.
QString codeOf(const HttpAnswer& answer)
{
    static const QRegularExpression word(QStringLiteral("^[a-z][a-z0-9_]{0,60}$"));
    const auto code = QJsonDocument::fromJson(answer.body).object().value(u"code").toString();
    return word.match(code).hasMatch() ? code : QString();
}

} // namespace

QString rootOfPost(qint64 post)
{
    return post > 0 ? QString(postPrefix + QString::number(post)) : QString();
}

std::optional<qint64> numberOf(const QString& id)
{
    const auto digits = QStringView(id).mid(id.startsWith(postPrefix) ? postPrefix.size() : 0);
    if (digits.isEmpty() || digits.size() > 18
        || !std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; }))
        return std::nullopt;
    const auto number = digits.toLongLong();
    return number > 0 ? std::optional(number) : std::nullopt;
}

std::optional<WordPressUser> toUser(const QJsonObject& user)
{
    WordPressUser me{wholeNumber(user.value(u"id")), decodeEntities(user.value(u"name").toString()), true};
    if (me.id <= 0)
        return std::nullopt;
    const auto capabilities = user.value(u"capabilities");
    if (capabilities.isObject())
        me.mayModerate = capabilities.toObject().value(u"moderate_comments").toBool();
    return me;
}

Visibility toVisibility(const QString& status)
{
    if (status == QStringLiteral("approved") || status == QStringLiteral("approve"))
        return Visibility::Approved;
    if (status == QStringLiteral("hold"))
        return Visibility::Held;
    if (status == QStringLiteral("spam") || status == QStringLiteral("trash"))
        return Visibility::Removed;
    return Visibility::Unmoderated;
}

std::optional<IncomingItem> toItem(const QJsonObject& comment, qint64 me, const QUrl& site)
{
    IncomingItem item;
    const auto id = wholeNumber(comment.value(u"id"));
    const auto created = parseInstant(comment.value(u"date_gmt").toString());
    if (id <= 0 || !created || !comment.value(u"content").isObject())
        return std::nullopt;
    item.platform = QStringLiteral("wordpress");
    item.id = QString::number(id);
    if (const auto parent = wholeNumber(comment.value(u"parent")); parent > 0)
        item.parent = QString::number(parent);
    item.root = rootOfPost(wholeNumber(comment.value(u"post")));
    item.authorId = authorIdOf(comment);
    item.authorName = decodeEntities(comment.value(u"author_name").toString());
    auto content = contentOf(comment, site);
    item.text = std::move(content.text);
    item.media = std::move(content.media);
    item.url = comment.value(u"link").toString();
    item.created = *created;
    item.visibility = toVisibility(comment.value(u"status").toString());
    item.direction
        = me > 0 && wholeNumber(comment.value(u"author")) == me ? Direction::Outbound : Direction::Inbound;
    return item;
}

RemoteItem toRemoteItem(const QJsonObject& comment, const QUrl& site)
{
    RemoteItem item;
    item.id = QString::number(wholeNumber(comment.value(u"id")));
    item.visibility = toVisibility(comment.value(u"status").toString());
    item.text = contentOf(comment, site).text;
    return item;
}

std::optional<IncomingPost> toPost(const QJsonObject& post)
{
    const auto id = wholeNumber(post.value(u"id"));
    if (id <= 0)
        return std::nullopt;
    IncomingPost context;
    context.id = rootOfPost(id);
    context.title = plain(post.value(u"title"));
    context.text = htmlToText(
        post.value(u"content").toObject().value(u"rendered").toString(), {}, WhiteSpace::Collapse, 20'000)
                       .text;
    context.url = post.value(u"link").toString();
    context.created = parseInstant(post.value(u"date_gmt").toString()).value_or(Instant{});
    return context;
}

QString fingerprintOf(const QJsonObject& comment)
{
    const auto content = comment.value(u"content").toObject();
    const auto words
        = content.contains(u"raw") ? content.value(u"raw").toString() : content.value(u"rendered").toString();
    return shortHash(comment.value(u"status").toString() + u'\n' + words).left(12);
}

QString normalised(const QString& text)
{
    QString same = htmlToText(text, {}, WhiteSpace::KeepBreaks).text.normalized(QString::NormalizationForm_C);
    for (const auto& [curly, straight] :
        {std::pair{u'\u2018', u'\''}, {u'\u2019', u'\''}, {u'\u201c', u'"'}, {u'\u201d', u'"'}})
        same.replace(QChar(curly), QChar(straight));
    return same.simplified();
}

QUrl interfaceAddress(const QByteArray& linkHeader)
{
    static const QRegularExpression link(
        QStringLiteral("<([^>]*)>\\s*;[^,<]*rel=\"?https://api\\.w\\.org/\"?"));
    const auto match = link.match(QString::fromLatin1(linkHeader.left(8192)));
    return match.hasMatch() ? QUrl(match.captured(1)) : QUrl();
}

QUrl routeAddress(
    const QUrl& interface, const QString& route, const QList<std::pair<QString, QString>>& query)
{
    QUrl address = interface;
    QUrlQuery parts(interface);
    if (parts.hasQueryItem(QStringLiteral("rest_route"))) {
        parts.removeAllQueryItems(QStringLiteral("rest_route"));
        parts.addQueryItem(QStringLiteral("rest_route"), QString(u'/' + route));
    } else {
        address.setPath(
            address.path() + (address.path().endsWith(u'/') ? QString() : QStringLiteral("/")) + route);
    }
    for (const auto& [name, value] : query)
        parts.addQueryItem(name, value);
    address.setQuery(parts);
    return address;
}

Error toWordPressError(const HttpAnswer& answer, const QString& account, const Clock& clock)
{
    auto error = toError(answer, account, clock);
    const auto code = codeOf(answer);
    if (code == QStringLiteral("comment_flood"))
        return {ErrorCode::Throttled,
            account
                + QStringLiteral(
                    " takes only one comment every few seconds: Steward will try again by itself."),
            QStringLiteral("20")};
    if (error.code == ErrorCode::Throttled)
        return error;
    if (answer.status == 401)
        error.message = account
            + QStringLiteral(" did not accept the user name and application password: make a new application "
                             "password in the user's profile there and enter it on the Accounts page.");
    else if (answer.status == 403)
        error.message = account
            + QStringLiteral(
                " does not let this user do that: ask its administrator for the role of an editor.");
    else if (code == QStringLiteral("comment_duplicate"))
        error.message = account
            + QStringLiteral(" already has a comment of ours with the same words there: change the words, or "
                             "withdraw this one.");
    else if (code == QStringLiteral("comment_content_column_length"))
        error.message = account + QStringLiteral(" does not take a comment of that length: shorten it.");
    else if (code == QStringLiteral("rest_comment_invalid_id"))
        error.message = account + QStringLiteral(" no longer has this comment: nothing is left to do there.");
    if (!code.isEmpty())
        error.detail = code;
    return error;
}

} // namespace steward

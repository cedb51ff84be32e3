// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/nodebb/nodebb_mapping.h"

#include "platforms/html_text.h"

#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace steward::nodebb {

namespace {

constexpr double largestId = 9'007'199'254'740'991.0;

/// A list of posts comes without most tags and a single post comes with them. Without them here too, so that
/// one post has one text wherever it was read: another text would pass for an edit.
QString likeInAList(QString html)
{
    static const QRegularExpression tags(
        u"</?(address|article|aside|audio|caption|center|cite|code|dd|del|details|div|dl|dt|em|fieldset|"
        "figcaption|figure|font|footer|form|h[1-6]|header|hr|ins|kbd|label|li|main|mark|nav|object|ol|pre|q|"
        "s|samp|section|source|span|strike|sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|u|ul|video)"
        "(\\s[^<>]*)?/?>"_s,
        QRegularExpression::CaseInsensitiveOption);
    return html.remove(tags);
}

std::optional<Instant> createdOf(const QJsonObject& of)
{
    if (const auto ms = stampOf(of.value(u"timestamp")); ms > 0)
        return fromMs(ms);
    return parseInstant(of.value(u"timestampISO").toString());
}

QString namesOf(const QJsonObject& user)
{
    const auto shown = user.value(u"displayname").toString();
    return decodeEntities(shown.isEmpty() ? user.value(u"username").toString() : shown);
}

/// Guests have no number, and a deleted user is one.
void putAuthor(IncomingItem& item, const QJsonObject& user, const QJsonValue& uid, const Place& place)
{
    item.authorId = idOf(uid);
    item.authorName = namesOf(user);
    if (!item.authorId.isEmpty())
        item.authorHandle = decodeEntities(user.value(u"username").toString());
    item.direction
        = !item.authorId.isEmpty() && item.authorId == place.me ? Direction::Outbound : Direction::Inbound;
}

/// What a forum says in place of a deleted post.
bool isWithheld(const QJsonObject& post)
{
    const auto content = post.value(u"content").toString();
    return isTrue(post.value(u"deleted"))
        && (isTrue(post.value(u"txContent")) || (content.startsWith("[["_L1) && content.endsWith("]]"_L1)));
}

QString titleOf(const QJsonObject& topic)
{
    const auto raw = topic.value(u"titleRaw").toString();
    return (raw.isEmpty() ? decodeEntities(topic.value(u"title").toString()) : raw).simplified();
}

/// The title is said by whoever opened the topic.
QString withTitle(const QString& title, const QString& words)
{
    if (title.isEmpty() || words.isEmpty())
        return title + words;
    return QString(title + u"\n\n" + words);
}

PlainText textOf(const QJsonObject& post, const Place& place)
{
    if (isWithheld(post))
        return {};
    auto plain = htmlToText(likeInAList(post.value(u"content").toString()), place.forum);
    if (isTrue(post.value(u"isMainPost")))
        plain.text = withTitle(titleOf(post.value(u"topic").toObject()), plain.text);
    return plain;
}

QUrl under(const Place& place, const QString& path)
{
    auto address = place.forum.adjusted(
        QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo | QUrl::StripTrailingSlash);
    address.setPath(QString(address.path() + u'/' + path));
    return address;
}

bool matches(const QRegularExpression& shape, const QString& text)
{
    return shape.match(text).hasMatch();
}

} // namespace

QString ChatId::text() const
{
    return u"chat-%1-%2"_s.arg(room, message);
}

std::optional<Profile> toProfile(const QJsonObject& user)
{
    Profile profile{idOf(user.value(u"uid")), decodeEntities(user.value(u"username").toString()), false};
    if (profile.id.isEmpty() || profile.handle.isEmpty())
        return std::nullopt;
    for (const auto* role : {u"isAdmin", u"isGlobalModerator", u"isModerator"})
        profile.moderates = profile.moderates || isTrue(user.value(QStringView(role)));
    return profile;
}

std::optional<IncomingItem> toItem(const QJsonObject& post, const Place& place)
{
    const auto id = idOf(post.value(u"pid"));
    const auto topic = idOf(post.value(u"tid"));
    const auto created = createdOf(post);
    if (id.isEmpty() || topic.isEmpty() || !created || !post.value(u"content").isString() || isWithheld(post))
        return std::nullopt;
    auto plain = textOf(post, place);
    IncomingItem item;
    item.platform = u"nodebb"_s;
    item.id = id;
    item.parent = idOf(post.value(u"toPid"));
    item.root = topic;
    putAuthor(item, post.value(u"user").toObject(), post.value(u"uid"), place);
    item.text = plain.text;
    item.media = plain.media;
    item.url = under(place, QString(u"post/"_s + id)).toString();
    item.created = *created;
    item.kind = ItemKind::Comment; // the first one too: the topic is what all hang under
    if (isTrue(post.value(u"deleted")))
        item.visibility = Visibility::Removed;
    return item;
}

std::optional<IncomingPost> toTopic(const QJsonObject& post, const Place& place)
{
    const auto topic = post.value(u"topic").toObject();
    const auto id = idOf(topic.value(u"tid"));
    if (id.isEmpty())
        return std::nullopt;
    IncomingPost root;
    root.id = id;
    root.title = titleOf(topic).left(300);
    root.url = under(place, QString(u"topic/"_s + id)).toString();
    root.created = createdOf(topic).value_or(Instant{});
    return root;
}

std::optional<IncomingItem> toQueued(const QJsonObject& entry, const Place& place)
{
    const auto id = entry.value(u"id").toString();
    const auto data = entry.value(u"data").toObject();
    const auto created = createdOf(data);
    if (!isQueueId(id) || !created || !data.value(u"content").isString())
        return std::nullopt;
    auto plain = htmlToText(likeInAList(data.value(u"content").toString()), place.forum);
    IncomingItem item;
    item.platform = u"nodebb"_s;
    item.id = id;
    item.parent = idOf(data.value(u"toPid"));
    item.root = idOf(data.value(u"tid"));
    putAuthor(item, entry.value(u"user").toObject(), entry.value(u"uid"), place);
    item.text = item.root.isEmpty() ? withTitle(titleOf(data), plain.text) : plain.text;
    item.media = plain.media;
    item.url = under(place, QString(u"post-queue/"_s + id)).toString();
    item.created = *created;
    item.kind = ItemKind::Comment;
    item.visibility = Visibility::Held;
    return item;
}

std::optional<IncomingItem> toMessage(const QJsonObject& message, const QString& room, const Place& place)
{
    const auto mid = idOf(message.value(message.contains(u"mid") ? u"mid" : u"messageId"));
    const auto created = createdOf(message);
    if (mid.isEmpty() || !isId(room) || !created || !message.value(u"content").isString()
        || isTrue(message.value(u"system")))
        return std::nullopt;
    IncomingItem item;
    item.platform = u"nodebb"_s;
    item.id = ChatId{room, mid}.text();
    item.root = QString(u"chat-"_s + room);
    putAuthor(item, message.value(u"fromUser").toObject(), message.value(u"fromuid"), place);
    auto plain = htmlToText(likeInAList(message.value(u"content").toString()), place.forum);
    item.text = plain.text;
    item.media = plain.media;
    item.url = under(place, QString(u"message/"_s + mid)).toString();
    item.created = *created;
    item.kind = ItemKind::Message;
    if (isTrue(message.value(u"deleted")))
        item.visibility = Visibility::DeletedByAuthor;
    return item;
}

RemoteItem toRemoteItem(const QJsonObject& post, const Place& place)
{
    RemoteItem item;
    item.id = idOf(post.value(u"pid"));
    item.text = textOf(post, place).text;
    if (isTrue(post.value(u"deleted")))
        item.visibility = Visibility::Removed;
    return item;
}

QString idOf(const QJsonValue& value)
{
    if (value.isString())
        return isId(value.toString()) ? value.toString() : QString();
    const auto number = value.toDouble(0);
    if (number < 1 || number > largestId || number != std::floor(number))
        return {};
    return QString::number(qint64(number));
}

bool isTrue(const QJsonValue& value)
{
    return value.isBool() ? value.toBool() : stampOf(value) != 0;
}

qint64 stampOf(const QJsonValue& value)
{
    if (value.isString())
        return std::max<qint64>(0, value.toString().toLongLong());
    const auto number = value.toDouble(0);
    return number > 0 && number <= largestId ? qint64(number) : 0;
}

bool isId(const QString& id)
{
    static const QRegularExpression shape(u"\\A[1-9][0-9]{0,15}\\z"_s);
    return matches(shape, id);
}

bool isQueueId(const QString& id)
{
    static const QRegularExpression shape(u"\\A(reply|topic)-[0-9]{1,16}\\z"_s);
    return matches(shape, id);
}

std::optional<ChatId> toChatId(const QString& id)
{
    static const QRegularExpression shape(u"\\Achat-([1-9][0-9]{0,15})-([1-9][0-9]{0,15})\\z"_s);
    const auto match = shape.match(id);
    if (!match.hasMatch())
        return std::nullopt;
    return ChatId{match.captured(1), match.captured(2)};
}

bool isNewer(const QString& id, const QString& than)
{
    return id.size() != than.size() ? id.size() > than.size() : id > than;
}

QString normalised(const QString& text)
{
    static const QRegularExpression addresses(u"\\s*\\((https?:/)?/[^\\s)]*\\)|https?://"_s);
    static const QRegularExpression numbers(u"^\\s*[0-9]+[.)]\\s+"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression marks(
        u"[^\\p{L}\\p{N}]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    QString same = text.normalized(QString::NormalizationForm_C);
    same.remove(addresses).remove(numbers).remove(marks);
    return same;
}

} // namespace steward::nodebb

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/discourse/discourse_mapping.h"

#include "platforms/html_text.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace steward::discourse {

namespace {

constexpr double largestId = 9e15; // exact as a double
constexpr int smallAction = 3;
constexpr int whisper = 4;
constexpr qsizetype longestTitle = 200;

const QString topicPrefix = u"topic-"_s;
const QString queuePrefix = u"review-"_s;

qint64 behind(const QString& prefix, const QString& text)
{
    return text.startsWith(prefix) ? numberOf(text.mid(prefix.size())) : 0;
}

/// What was typed, where the forum shows it, and otherwise what it made of it.
QString textOf(const QJsonObject& post)
{
    const auto raw = post.value(u"raw").toString();
    return raw.isEmpty() ? htmlToText(post.value(u"cooked").toString()).text : raw;
}

QString addressOf(const QUrl& base, const QString& path)
{
    if (!path.startsWith(u'/') || path.startsWith("//"_L1))
        return {};
    return base.resolved(QUrl(path)).toString();
}

/// A page of the forum, also of one that does not live at the top of its address.
QString pageOf(QUrl base, const QString& path)
{
    base = base.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::StripTrailingSlash);
    base.setPath(QString(base.path() + path));
    return base.toString();
}

QString nameOf(const QJsonObject& author)
{
    const auto name = author.value(u"name").toString().trimmed();
    return name.isEmpty() ? author.value(u"username").toString() : name;
}

Visibility visibilityOfStatus(int status)
{
    if (status == 0)
        return Visibility::Held;
    return status == 1 ? Visibility::Approved : Visibility::Removed;
}

} // namespace

qint64 numberOf(const QJsonValue& id)
{
    if (id.isDouble()) {
        const double number = id.toDouble();
        return number >= 1 && number <= largestId && number == double(qint64(number)) ? qint64(number) : 0;
    }
    static const QRegularExpression digits(u"^[1-9][0-9]{0,14}$"_s);
    const auto text = id.toString();
    return digits.match(text).hasMatch() ? text.toLongLong() : 0;
}

QString rootOfTopic(qint64 topic)
{
    return topicPrefix + QString::number(topic);
}

QString idOfQueued(qint64 reviewable)
{
    return queuePrefix + QString::number(reviewable);
}

qint64 postOf(const QString& item)
{
    return numberOf(item);
}

qint64 topicOf(const QString& root)
{
    return behind(topicPrefix, root);
}

qint64 queuedOf(const QString& item)
{
    return behind(queuePrefix, item);
}

bool isUsername(const QString& name)
{
    static const QRegularExpression shape(
        u"^[\\w][\\w.-]{0,99}$"_s, QRegularExpression::UseUnicodePropertiesOption);
    return shape.match(name).hasMatch();
}

std::optional<Profile> toProfile(const QJsonObject& user)
{
    const Profile profile{numberOf(user.value(u"id")), user.value(u"username").toString(),
        user.value(u"admin").toBool() || user.value(u"moderator").toBool()};
    return profile.id > 0 && isUsername(profile.username) ? std::optional(profile) : std::nullopt;
}

std::optional<IncomingItem> toItem(const QJsonObject& post, qint64 me, const QUrl& base)
{
    const auto id = numberOf(post.value(u"id"));
    const auto topic = numberOf(post.value(u"topic_id"));
    const auto created = parseInstant(post.value(u"created_at").toString());
    const bool hasWords = post.value(u"raw").isString() || post.value(u"cooked").isString();
    if (!id || !topic || !created || !hasWords)
        return std::nullopt;
    IncomingItem item;
    item.platform = u"discourse"_s;
    item.id = QString::number(id);
    item.root = rootOfTopic(topic);
    if (const auto author = numberOf(post.value(u"user_id"))) {
        item.authorId = QString::number(author);
        item.direction = author == me ? Direction::Outbound : Direction::Inbound;
    }
    item.authorHandle = post.value(u"username").toString();
    item.authorName = nameOf(post);
    item.text = textOf(post);
    item.media = htmlToText(post.value(u"cooked").toString(), base).media;
    item.url = addressOf(base, post.value(u"post_url").toString());
    item.created = *created;
    item.version = QString::number(post.value(u"version").toInt(1));
    item.visibility = visibilityOf(post);
    if (post.value(u"topic_archetype").toString() == "private_message"_L1)
        item.kind = ItemKind::Message;
    return item;
}

std::optional<IncomingPost> toTopic(const QJsonObject& post, const QUrl& base)
{
    const auto topic = numberOf(post.value(u"topic_id"));
    if (!topic)
        return std::nullopt;
    IncomingPost above;
    above.id = rootOfTopic(topic);
    above.title = post.value(u"topic_title").toString();
    above.url = pageOf(base, u"/t/%1"_s.arg(topic));
    if (placeOf(post) == 1) {
        above.text = textOf(post);
        above.created = parseInstant(post.value(u"created_at").toString()).value_or(Instant{});
    }
    return above;
}

std::optional<IncomingItem> toQueuedItem(
    const QJsonObject& reviewable, const QJsonObject& author, const QUrl& base)
{
    const auto id = numberOf(reviewable.value(u"id"));
    const auto created = parseInstant(reviewable.value(u"created_at").toString());
    const auto payload = reviewable.value(u"payload").toObject();
    if (!id || !created || !payload.value(u"raw").isString())
        return std::nullopt;
    IncomingItem item;
    item.platform = u"discourse"_s;
    item.id = idOfQueued(id);
    item.text = payload.value(u"raw").toString();
    if (const auto title = payload.value(u"title").toString(); !title.isEmpty())
        item.text = QString(title + u"\n\n" + item.text);
    if (const auto topic = numberOf(reviewable.value(u"topic_id")))
        item.root = rootOfTopic(topic);
    if (const auto number = numberOf(author.value(u"id")))
        item.authorId = QString::number(number);
    item.authorHandle = author.value(u"username").toString();
    item.authorName = nameOf(author);
    item.url = pageOf(base, u"/review/%1"_s.arg(id));
    item.created = *created;
    item.visibility = Visibility::Held;
    if (payload.value(u"archetype").toString() == "private_message"_L1)
        item.kind = ItemKind::Message;
    return item;
}

RemoteItem toRemoteItem(const QJsonObject& post)
{
    RemoteItem item;
    item.id = QString::number(numberOf(post.value(u"id")));
    item.visibility = visibilityOf(post);
    item.text = textOf(post);
    return item;
}

RemoteItem toRemoteQueued(const QJsonObject& reviewable)
{
    RemoteItem item;
    item.id = idOfQueued(numberOf(reviewable.value(u"id")));
    item.visibility = visibilityOfStatus(reviewable.value(u"status").toInt(-1));
    item.text = reviewable.value(u"payload").toObject().value(u"raw").toString();
    return item;
}

Visibility visibilityOf(const QJsonObject& post)
{
    if (isDeletedByAuthor(post))
        return Visibility::DeletedByAuthor;
    if (post.value(u"deleted_at").isString())
        return Visibility::Removed;
    return post.value(u"hidden").toBool() ? Visibility::Hidden : Visibility::Approved;
}

bool isSaidOpenly(const QJsonObject& post)
{
    const auto kind = post.value(u"post_type").toInt(1);
    return kind != smallAction && kind != whisper && post.value(u"user_id").toDouble(0) >= 0;
}

bool isDeletedByAuthor(const QJsonObject& post)
{
    return post.value(u"user_deleted").toBool();
}

QString fingerprintOf(const QJsonObject& post)
{
    return QString::number(post.value(u"version").toInt(1)) + u' ' + QString::number(int(visibilityOf(post)));
}

bool isHidden(const QString& fingerprint)
{
    return fingerprint.section(u' ', 1) == QString::number(int(Visibility::Hidden));
}

qint64 placeOf(const QJsonObject& post)
{
    return numberOf(post.value(u"post_number"));
}

QString titleOfAnswer(const QString& topic)
{
    return u"Re: %1"_s.arg(topic.simplified().left(longestTitle));
}

QString normalised(const QString& text)
{
    static const QRegularExpression links(uR"(\s*\(https?://[^\s)]*\)|https?://)"_s);
    static const QRegularExpression marks(u"[*_`>#\\\\]"_s);
    QString same = text.normalized(QString::NormalizationForm_C);
    same.remove(links).remove(marks);
    same.replace(QChar(0x2018), u'\'').replace(QChar(0x2019), u'\'');
    same.replace(QChar(0x201c), u'"').replace(QChar(0x201d), u'"');
    same.replace(QChar(0x2013), u'-').replace(QChar(0x2014), u'-').replace("--"_L1, "-"_L1);
    same.replace(QString(QChar(0x2026)), u"..."_s);
    return same.simplified();
}

} // namespace steward::discourse

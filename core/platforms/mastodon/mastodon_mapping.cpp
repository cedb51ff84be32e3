// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/mastodon/mastodon_mapping.h"

#include "platforms/html_text.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace steward::mastodon {

namespace {

constexpr qsizetype longestPost = 20'000;
constexpr qsizetype longestTitle = 120;

MediaKind kindOf(const QString& type)
{
    if (type == "video"_L1 || type == "gifv"_L1)
        return MediaKind::Video;
    return type == "audio"_L1 ? MediaKind::Audio : MediaKind::Image;
}

QList<IncomingMedia> mediaOf(const QJsonObject& status)
{
    QList<IncomingMedia> media;
    const auto attached = status.value(u"media_attachments").toArray();
    for (const auto& value : attached) {
        const auto one = value.toObject();
        const auto url = one.value(u"url").toString();
        if (!url.isEmpty())
            media << IncomingMedia{
                kindOf(one.value(u"type").toString()), url, one.value(u"description").toString(), {}};
    }
    return media;
}

/// Names and hashtags are links there; what they lead to says nothing and is left out.
QString wordsOf(const QJsonObject& status)
{
    static const QRegularExpression named(uR"(([@#][^\s()]+) \(https?://[^\s)]*\))"_s);
    return htmlToText(status.value(u"content").toString()).text.replace(named, u"\\1"_s);
}

/// A warning stands before the words that it is about.
QString textOf(const QJsonObject& status)
{
    const auto words = wordsOf(status);
    const auto warning = status.value(u"spoiler_text").toString().trimmed();
    if (warning.isEmpty())
        return words;
    return words.isEmpty() ? warning : QString(warning + u"\n\n" + words);
}

bool isPrivate(const QJsonObject& status)
{
    return status.value(u"visibility").toString() == "direct"_L1;
}

} // namespace

std::optional<Profile> toProfile(const QJsonObject& account)
{
    Profile profile{account.value(u"id").toString(), account.value(u"acct").toString(),
        account.value(u"display_name").toString()};
    if (!isId(profile.id) || profile.handle.isEmpty())
        return std::nullopt;
    if (profile.name.trimmed().isEmpty())
        profile.name = profile.handle;
    return profile;
}

std::optional<IncomingItem> toItem(const QJsonObject& status, const QString& me)
{
    const auto author = toProfile(status.value(u"account").toObject());
    const auto created = parseInstant(status.value(u"created_at").toString());
    const auto id = status.value(u"id").toString();
    if (!author || !created || !isId(id) || !status.value(u"content").isString())
        return std::nullopt;
    IncomingItem item;
    item.platform = u"mastodon"_s;
    item.id = id;
    item.parent = status.value(u"in_reply_to_id").toString();
    item.authorId = author->id;
    item.authorHandle = author->handle;
    item.authorName = author->name;
    item.text = textOf(status);
    item.media = mediaOf(status);
    item.language = status.value(u"language").toString();
    item.url = status.value(u"url").toString();
    item.created = *created;
    item.version = status.value(u"edited_at").toString();
    item.kind = isPrivate(status) ? ItemKind::Message : ItemKind::Mention;
    item.direction = author->id == me ? Direction::Outbound : Direction::Inbound;
    return item;
}

std::optional<IncomingPost> toPost(const QJsonObject& status)
{
    const auto id = status.value(u"id").toString();
    if (!isId(id))
        return std::nullopt;
    IncomingPost post;
    post.id = id;
    post.text = textOf(status).left(longestPost);
    post.title = post.text.section(u'\n', 0, 0).left(longestTitle);
    if (post.text == post.title) // nothing is said twice
        post.text.clear();
    post.url = status.value(u"url").toString();
    post.created = parseInstant(status.value(u"created_at").toString()).value_or(Instant{});
    return post;
}

RemoteItem toRemoteItem(const QJsonObject& status)
{
    RemoteItem item;
    item.id = status.value(u"id").toString();
    item.text = textOf(status);
    return item;
}

bool isNewer(const QString& id, const QString& than)
{
    return id.size() != than.size() ? id.size() > than.size() : id > than;
}

bool isId(const QString& id)
{
    static const QRegularExpression shape(u"^[A-Za-z0-9_-]{1,64}$"_s);
    return shape.match(id).hasMatch();
}

QString addressed(const QString& text, const QString& handle)
{
    const QString name = QString(u'@' + handle);
    if (handle.isEmpty() || text.contains(name, Qt::CaseInsensitive))
        return text;
    return QString(name + u' ' + text);
}

QString normalised(const QString& text)
{
    // "@ann" is a link when it comes back, and our text from HTML keeps the address of a link.
    static const QRegularExpression links(uR"(\s*\(https?://[^\s)]*\)|https?://)"_s);
    static const QRegularExpression names(u"@[\\w.-]+(@[\\w.-]+(:\\d+)?)?"_s);
    QString same = text.normalized(QString::NormalizationForm_C);
    same.remove(links).remove(names);
    return same.simplified();
}

} // namespace steward::mastodon

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/feed/feed_mapping.h"

#include "platforms/html_text.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QSet>

namespace steward {

namespace {

constexpr qsizetype longestId = 1000;

QString hashed(const QString& text)
{
    return QStringLiteral("sha256-")
        + QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex());
}

/// guid or id, else the link, else what it says.
QString identityOf(const FeedEntry& entry)
{
    const QString id = !entry.id.isEmpty() ? entry.id : entry.link;
    if (id.isEmpty()) {
        const QString when = entry.published ? toUtcText(*entry.published) : QString();
        return hashed(QString(entry.title + u'\n' + entry.html + u'\n' + entry.authorName + u'\n' + when));
    }
    return id.size() > longestId ? hashed(id) : id;
}

/// A comment's link is its post's with "#comment-5" behind it.
QString postLink(const FeedEntry& entry, const QUrl& source)
{
    const QUrl link = source.resolved(QUrl(entry.link));
    return link.hasFragment() ? link.adjusted(QUrl::RemoveFragment).toString() : QString();
}

bool isComment(const QString& href)
{
    return QUrl(href).hasFragment();
}

/// "Comment on Flu clinics by Jo" (WordPress) names the post; "By: Jo" and translations do not.
QString postTitle(const FeedEntry& entry)
{
    static const QRegularExpression commentOn(QStringLiteral("^Comment on (.+) by .*$"));
    const auto title = htmlToText(entry.title).text;
    const auto match = commentOn.match(title);
    return match.hasMatch() ? match.captured(1) : QString();
}

IncomingItem toItem(const FeedEntry& entry, const QUrl& source, Instant now)
{
    IncomingItem item;
    item.platform = QStringLiteral("feed");
    item.id = identityOf(entry);
    item.root = postLink(entry, source);
    item.url = source.resolved(QUrl(entry.link)).toString();
    item.authorName = htmlToText(entry.authorName).text.left(300);
    item.authorId = !entry.authorUri.isEmpty() ? entry.authorUri.trimmed().left(longestId)
        : !item.authorName.isEmpty()           ? QString(QStringLiteral("name:") + item.authorName)
                                               : QString(QStringLiteral("nobody:") + item.id);
    auto content = htmlToText(entry.html, source);
    item.text = content.text.isEmpty() ? htmlToText(entry.title).text : std::move(content.text);
    item.media = std::move(content.media);
    item.created = std::min(entry.published.value_or(entry.updated.value_or(now)), now);
    if (entry.updated && entry.updated != entry.published)
        item.version = toUtcText(*entry.updated);
    item.visibility = Visibility::Approved; // a feed shows what the public sees
    if (isComment(entry.parentHref) || entry.parentHref.isEmpty())
        item.parent = entry.parentRef;
    return item;
}

} // namespace

Collected toCollected(const ParsedFeed& feed, const QString& account, const QUrl& source, Instant now)
{
    Collected batch;
    QSet<QString> posts;
    QSet<QString> seen;
    for (const auto& entry : feed.entries) {
        auto item = toItem(entry, source, now);
        if (seen.contains(item.id))
            continue;
        seen.insert(item.id);
        item.account = account;
        if (!item.root.isEmpty() && !posts.contains(item.root)) {
            posts.insert(item.root);
            batch.posts << IncomingPost{item.root, postTitle(entry), {}, item.root, {}};
        }
        batch.items << std::move(item);
    }
    std::stable_sort(batch.items.begin(), batch.items.end(),
        [](const auto& a, const auto& b) { return a.created < b.created; });
    return batch;
}

} // namespace steward

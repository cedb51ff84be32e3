// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The one interface behind which every platform stands.
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "domain/platform.h"
#include "net/http.h"

#include <QCoro/QCoroTask>
#include <QJsonObject>
#include <QList>
#include <QUrl>

#include <memory>

namespace steward {

struct IncomingMedia {
    MediaKind kind = MediaKind::Image;
    QString url; ///< kept as text, never fetched by itself
    QString alt;
    QString sha256;
    bool operator==(const IncomingMedia&) const = default;
};

/// One thing somebody said, as a connector or an import file hands it over. Ids are opaque text of the
/// platform.
struct IncomingItem {
    QString platform;
    QString account; ///< name of our account there
    QString id;
    QString parent; ///< empty: none
    QString root; ///< id of the post it hangs under; empty: none
    QString authorId;
    QString authorHandle;
    QString authorName;
    QString text; ///< plain text: HTML is turned into text by the connector
    QString language;
    QString url;
    Instant created;
    QList<IncomingMedia> media;
    ItemKind kind = ItemKind::Comment;
    Visibility visibility = Visibility::Unmoderated;
    Direction direction = Direction::Inbound;
    QString version; ///< platform's edit stamp if it has one; an edit is otherwise seen by its text
    QJsonObject extra; ///< unknown keys of an import, kept

    bool operator==(const IncomingItem&) const = default;
};

/// The post that a thread hangs under: context, not a case.
struct IncomingPost {
    QString id;
    QString title;
    QString text;
    QString url;
    Instant created;
    bool operator==(const IncomingPost&) const = default;
};

/// What is kept between two collections of one account: opaque to everyone but the connector that wrote it.
struct Cursor {
    QString tag; ///< kind: "wordpress/1", "feed/1"
    QJsonObject anchors;
    bool operator==(const Cursor&) const = default;
};

/// One page of a collection. `next` is stored in the same transaction as the items, so a crash repeats a page
/// and never skips one.
struct Collected {
    QList<IncomingItem> items;
    QList<IncomingPost> posts;
    QStringList
        gone; ///< ids that the platform positively says are deleted; absence from a list is not deletion
    Cursor next;
    bool more = false; ///< ask again at once with `next`
};

/// How to reach an account. The secret is read from the keychain just before use and never stored here.
struct AccountAccess {
    QString name;
    QUrl url;
    QString user;
    QByteArray secret;
};

/// What a form asks for when somebody adds an account: source texts of the translation context "SignIn".
struct SignInGuide {
    const char* words = nullptr; ///< what to make where, and what the platform will not allow
    const char* user = nullptr; ///< label of the user name; none: it needs none
    const char* secret = nullptr; ///< label of the secret; none: it needs none
};

struct OutgoingReply {
    QString key; ///< idempotency key of ours, stable over retries
    QString text;
    QString inReplyTo; ///< platform id of the item
    QString root; ///< platform id of its post
    Audience audience = Audience::Public;
    Instant firstTriedAt; ///< look for our own reply from here on before trying again
};

/// What the platform says now of one item.
struct RemoteItem {
    QString id;
    Visibility visibility = Visibility::Unmoderated;
    QString text;
    bool exists = true;
};

/// Our presence on one platform. One instance per account and use; lives on the thread that made it (needs an
/// event loop). Every call completes exactly once, with a value or a typed Error (Throttled with seconds in
/// detail, Unauthorised, Unreachable, Rejected, Malformed, Cancelled). Destroying the connector cancels what
/// is under way; callers await or drop the tasks first.
class Connector {
public:
    virtual ~Connector() = default;

    virtual Capabilities capabilities() const = 0;
    /// Signs in and says in one sentence who we are there.
    virtual QCoro::Task<Result<QString>> test() = 0;
    virtual QCoro::Task<Result<Collected>> collect(Cursor cursor) = 0;
    /// Sends a reply; the value is the platform's id of it. If a call may already have happened, use
    /// findReply first.
    virtual QCoro::Task<Result<QString>> reply(OutgoingReply reply) = 0;
    /// Looks for a reply of ours that may already be there: its id, or empty.
    virtual QCoro::Task<Result<QString>> findReply(OutgoingReply reply) = 0;
    /// Carries an action out and reads back what the item then shows as. Idempotent.
    virtual QCoro::Task<Result<RemoteItem>> enforce(QString item, Action action) = 0;
    virtual QCoro::Task<Result<RemoteItem>> read(QString item) = 0;
    /// Takes a reply of ours back where the platform can.
    virtual QCoro::Task<Result<void>> retract(QString reply) = 0;
};

} // namespace steward

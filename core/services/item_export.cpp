// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Writing every item in the interchange format.
#include "services/intake.h"
#include "services/permission.h"
#include "storage/account_store.h"
#include "storage/item_store.h"
#include "storage/thread_store.h"

#include <QIODevice>
#include <QJsonDocument>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int itemsInAPage = 500;

/// Gives stored items the form in which they came.
class ItemReader {
public:
    explicit ItemReader(Session& session)
        : m_session(session)
    {
    }

    Result<IncomingItem> read(const StoredItem& row)
    {
        const auto account = accountOf(row.account);
        const auto root = rootOf(row.thread);
        const auto media = ItemStore(m_session).media(row.item.id);
        if (!account)
            return account.error();
        if (!root)
            return root.error();
        if (!media)
            return media.error();
        IncomingItem item;
        item.platform = account->platform;
        item.account = account->name;
        item.id = row.platformId;
        item.parent = row.parent;
        item.root = *root;
        item.authorId = row.authorPlatformId;
        item.authorHandle = row.authorHandle;
        item.authorName = row.authorName;
        item.text = row.text.text;
        item.language = row.language;
        item.url = row.url;
        item.created = row.item.created;
        for (const auto& one : *media)
            item.media.append({one.kind, one.url, one.alt, one.sha256});
        item.kind = row.kind;
        item.visibility = row.item.visibility;
        item.direction = row.item.direction;
        item.version = row.stamp;
        item.extra = QJsonDocument::fromJson(row.extra).object();
        return item;
    }

private:
    Result<StoredAccount> accountOf(AccountId id)
    {
        if (const auto known = m_accounts.constFind(id); known != m_accounts.cend())
            return *known;
        const auto found = AccountStore(m_session).find(id);
        if (!found)
            return found.error();
        return *m_accounts.insert(id, found->value_or(StoredAccount{}));
    }

    Result<QString> rootOf(ThreadId id)
    {
        if (m_lastThread == id)
            return m_lastRoot;
        const auto found = ThreadStore(m_session).find(id);
        if (!found)
            return found.error();
        m_lastThread = id;
        m_lastRoot = *found ? (*found)->root : QString();
        return m_lastRoot;
    }

    Session& m_session;
    QHash<AccountId, StoredAccount> m_accounts;
    ThreadId m_lastThread;
    QString m_lastRoot;
};

/// One page of lines and the id after which the next one begins.
struct LinePage {
    QList<QByteArray> lines;
    ItemId last;
};

Result<LinePage> pageAfter(Session& session, ItemId after)
{
    const auto rows = ItemStore(session).page(after, itemsInAPage);
    if (!rows)
        return rows.error();
    ItemReader reader(session);
    LinePage page;
    for (const auto& row : *rows) {
        const auto item = reader.read(row);
        if (!item)
            return item.error();
        page.lines.append(toItemLine(*item) + '\n');
        page.last = row.item.id;
    }
    return page;
}

Result<qint64> writeAll(
    Database& database, QIODevice& out, const Progress& progress, const std::stop_token& closing)
{
    const auto total
        = database.read<qint64>([](Session& session) { return ItemStore(session).count(); }).result();
    if (!total)
        return total;
    qint64 written = 0;
    ItemId after;
    while (true) {
        const auto page
            = database.read<LinePage>([after](Session& session) { return pageAfter(session, after); })
                  .result();
        if (!page)
            return page.error();
        if (page->lines.isEmpty())
            return written;
        for (const auto& line : page->lines) {
            if (out.write(line) != line.size())
                return Error{ErrorCode::Unreadable,
                    u"The file could not be written; free some space or choose another place, and try again."_s,
                    out.errorString()};
            ++written;
        }
        after = page->last;
        if (closing.stop_requested() || (progress && !progress(written, *total)))
            return Error{ErrorCode::Cancelled,
                u"The export was stopped; its file is not complete, so delete it."_s, {}};
    }
}

} // namespace

QFuture<Result<qint64>> Intake::exportLines(
    const Actor& actor, std::shared_ptr<QIODevice> out, Progress progress)
{
    if (const auto allowed = permitted(actor, Permission::ExportLog);
        !allowed && !actor.may(Permission::ImportItems))
        return ready<qint64>(allowed.error());
    return QtConcurrent::run(&m_workspace.pool(),
        [actor, out = std::move(out), progress = std::move(progress), now = m_workspace.now(),
            closing = m_workspace.closing(), stamp = m_workspace.logStamp(),
            &database = m_workspace.database()]() -> Result<qint64> {
            const auto written = writeAll(database, *out, progress, closing);
            if (!written)
                return written;
            const event::WorkspaceFact fact{u"items-exported"_s, {{u"items"_s, QString::number(*written)}}};
            const auto logged = database
                                    .write<void>([&](Session& session) {
                                        return commitFact(session, fact, actor, now, stamp);
                                    })
                                    .result();
            return logged ? written : logged.error();
        });
}

} // namespace steward

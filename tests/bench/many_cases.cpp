// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "many_cases.h"

#include "corpus.h"

namespace steward::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int openOfTheNewest = 550; // in a thousand
constexpr int openOfTheRest = 8;

} // namespace

void bindText(sqlite3_stmt* statement, int at, const QByteArray& text)
{
    sqlite3_bind_text(statement, at, text.constData(), int(text.size()), SQLITE_TRANSIENT);
}

void fillWithCases(const QString& file, int cases, Instant now)
{
    RawSqlite raw(file);
    raw.execute("PRAGMA foreign_keys = OFF");
    raw.execute("PRAGMA synchronous = OFF");
    raw.execute("INSERT OR IGNORE INTO people (id, name) VALUES (1, 'Sam'), (2, 'Kim'), (3, 'Lee')");
    raw.execute("INSERT INTO accounts (id, platform, name, state) VALUES (1, 'wordpress', 'blog', 'live'), "
                "(2, 'facebook', 'page', 'live')");
    raw.execute("BEGIN");
    raw.execute("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
                " INSERT INTO authors (id, account, platform_id, handle, name) SELECT i, 1, 'u-' || i, '@u' "
                "|| i, 'Name ' || i FROM n");
    sqlite3_stmt* theCase = raw.prepare(u"INSERT INTO cases (id, thread, account, platform, version, "
                                        u"content_version, state, owner, priority, rank, due,"
                                        " clock, excerpt_item, findings, items, updated) VALUES (?1, ?1, ?2, "
                                        "?3, 3, 1, ?4, ?5, ?6, ?7, ?8, 'running',"
                                        " ?1, ?9, 1, ?10)"_s);
    sqlite3_stmt* theItem
        = raw.prepare(u"INSERT INTO items (id, thread, case_id, account, author, platform_id, kind, "
                      u"direction, visibility, created,"
                      " collected, text, salt, joined_at_version, changed_at_version) VALUES (?1, ?1, ?1, "
                      "?2, ?3, 'c-' || ?1,"
                      " 'comment', 'inbound', 'unmoderated', ?4, ?4, ?5, zeroblob(32), 1, 1)"_s);
    Corpus corpus(5);
    QRandomGenerator random(5);
    for (int id = 1; id <= cases; ++id) {
        // What is open is mostly new: of the newest tenth more than half, of the rest a few stragglers.
        const int share = id > cases - cases / 10 ? openOfTheNewest : openOfTheRest;
        const bool isOpen = int(random.bounded(1000)) < share;
        const int severity = int(random.bounded(5));
        const bool isCrisis = random.bounded(2000) == 0;
        const qint64 due = toMs(now) + qint64(random.bounded(20'000'000)) - 2'000'000;
        const bool onFacebook = random.bounded(3) == 0;
        sqlite3_bind_int64(theCase, 1, id);
        sqlite3_bind_int(theCase, 2, onFacebook ? 2 : 1);
        bindText(theCase, 3, onFacebook ? "facebook" : "wordpress");
        bindText(theCase, 4, !isOpen ? "resolved" : random.bounded(12) ? "open" : "escalated");
        if (random.bounded(2))
            sqlite3_bind_int(theCase, 5, 1 + int(random.bounded(3)));
        else
            sqlite3_bind_null(theCase, 5);
        bindText(theCase, 6, "S" + QByteArray::number(severity));
        sqlite3_bind_int(theCase, 7, isCrisis ? 0 : severity == 0 ? 5 : severity);
        sqlite3_bind_int64(theCase, 8, due);
        bindText(theCase, 9, severity ? "R05\thate\tlikely\nR01\tnhs-number\tcertain\n" : "");
        sqlite3_bind_int64(theCase, 10, toMs(now));
        sqlite3_step(theCase);
        sqlite3_reset(theCase);
        sqlite3_bind_int64(theItem, 1, id);
        sqlite3_bind_int(theItem, 2, onFacebook ? 2 : 1);
        sqlite3_bind_int(theItem, 3, 1 + int(random.bounded(5000)));
        sqlite3_bind_int64(theItem, 4, toMs(now) - 1000LL * (cases - id));
        bindText(theItem, 5, corpus.text().toUtf8());
        if (sqlite3_step(theItem) != SQLITE_DONE)
            qFatal("%s", sqlite3_errmsg(raw.handle()));
        sqlite3_reset(theItem);
        if (id % 50'000 == 0) {
            raw.execute("COMMIT");
            raw.execute("BEGIN");
        }
    }
    raw.execute("COMMIT");
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)");
}

} // namespace steward::bench

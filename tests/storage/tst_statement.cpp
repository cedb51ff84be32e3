// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is bound comes back, runs can be left and begun again, and an engine that refuses is heard: the same
// on both engines, which are asked in two ways.
#include "storage/row.h"
#include "stored.h"

#include <QTest>

#include <limits>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

namespace {

struct Kept {
    qint64 number = 0;
    QString text;
    QByteArray bytes;
    std::optional<PersonId> nobody;

    bool operator==(const Kept&) const = default;
};

void makeTable(Session& session)
{
    must(session.execute(
        u"CREATE TABLE kept (place BIGINT, number BIGINT, words TEXT, bytes BYTEA, person BIGINT)"_s));
}

void keep(Session& session, qint64 place, const Kept& kept)
{
    must(session.run(u"INSERT INTO kept (place, number, words, bytes, person) VALUES (?, ?, ?, ?, ?)"_s,
        values(place, kept.number, kept.text, kept.bytes, kept.nobody)));
}

QList<Kept> allKept(Session& session)
{
    return must(readAll<Kept>(
        session, u"SELECT number, words, bytes, person FROM kept ORDER BY place"_s, {}, [](Row& row) {
            Kept kept;
            kept.number = row.number();
            kept.text = row.text();
            kept.bytes = row.bytes();
            kept.nobody = row.optionalId<PersonId>();
            return kept;
        }));
}

} // namespace

class StatementTest : public QObject {
    Q_OBJECT

private slots:
    void givesBackWhatWasBound_data() { addEngines(); }
    void givesBackWhatWasBound();
    void canBeLeftHalfWayAndBegunAgain_data() { addEngines(); }
    void canBeLeftHalfWayAndBegunAgain();
    void countsTheRowsThatChanged_data() { addEngines(); }
    void countsTheRowsThatChanged();
    void saysWhatTheEngineRefuses_data();
    void saysWhatTheEngineRefuses();
    void saysAnErrorThatComesWithALaterRow_data() { addEngines(); }
    void saysAnErrorThatComesWithALaterRow();
};

void StatementTest::givesBackWhatWasBound()
{
    const QList<Kept> all{{0, u""_s, QByteArray(""), std::nullopt},
        {std::numeric_limits<qint64>::max(), u"a"_s, QByteArray("\0\xff\0", 3), PersonId{7}},
        {std::numeric_limits<qint64>::min(), u"Diolch yn fawr \U0001F600 \u0142"_s, QByteArray(70'000, '\0'),
            PersonId{0}},
        {-1, QString(200'000, u'\u00e9'), QByteArray("' ? $1"), std::nullopt}};
    const auto place = freshDatabase();
    const auto database = place->open();
    const auto back = wrote(*database, [all](Session& session) {
        makeTable(session);
        for (qsizetype at = 0; at < all.size(); ++at)
            keep(session, at, all[at]);
        return allKept(session);
    });
    QCOMPARE(back.size(), all.size());
    for (qsizetype at = 0; at < all.size(); ++at)
        QVERIFY2(back[at] == all[at], qPrintable(QString::number(at)));
}

void StatementTest::canBeLeftHalfWayAndBegunAgain()
{
    const auto place = freshDatabase();
    const auto database = place->open();
    const auto seen = wrote(*database, [](Session& session) {
        makeTable(session);
        for (qint64 number = 1; number <= 5; ++number)
            keep(session, number, {number, u"x"_s, {}, {}});
        QList<qint64> seen;
        const auto upTo = [&](qint64 from, qint64 last) {
            must(session.each(
                u"SELECT number FROM kept WHERE number >= ? ORDER BY number"_s, {from}, [&](Row& row) {
                    seen << row.number();
                    return seen.last() < last;
                }));
        };
        upTo(1, 2);
        upTo(2, 3);
        upTo(4, 100);
        upTo(6, 100);
        return seen;
    });
    QCOMPARE(seen, (QList<qint64>{1, 2, 2, 3, 4, 5}));
}

void StatementTest::countsTheRowsThatChanged()
{
    const auto place = freshDatabase();
    const auto database = place->open();
    const auto counts = wrote(*database, [](Session& session) {
        makeTable(session);
        for (qint64 number = 1; number <= 4; ++number)
            keep(session, number, {number, u"x"_s, {}, {}});
        QList<int> counts{session.affected()};
        for (const qint64 above : {1, 4, 0}) {
            must(session.run(u"UPDATE kept SET words = ? WHERE number > ?"_s, values(u"y"_s, above)));
            counts << session.affected();
        }
        return counts;
    });
    QCOMPARE(counts, (QList<int>{1, 3, 0, 4}));
}

void StatementTest::saysWhatTheEngineRefuses_data()
{
    QTest::addColumn<int>("engine");
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QVariantList>("bound");
    for (const auto engine : {DatabaseAddress::Engine::Sqlite, DatabaseAddress::Engine::Postgres}) {
        const QByteArray name = engine == DatabaseAddress::Engine::Sqlite ? "sqlite" : "postgres";
        const auto row = [&](const char* what, const QString& sql, const QVariantList& bound) {
            QTest::newRow(QByteArray(name + ", " + what).constData()) << int(engine) << sql << bound;
        };
        row("no SQL", u"SELEKT 1"_s, {});
        row("no such table", u"SELECT 1 FROM nowhere"_s, {});
        row("a value too few", u"SELECT value FROM settings WHERE key = ? AND value = ?"_s, {u"a"_s});
        row("no value", u"SELECT value FROM settings WHERE key = ?"_s, {});
        row("a second of one key", u"INSERT INTO settings (key, value) VALUES ('k', '1'), ('k', '2')"_s, {});
    }
}

void StatementTest::saysWhatTheEngineRefuses()
{
    QFETCH(QString, sql);
    QFETCH(QVariantList, bound);
    const auto place = freshDatabase();
    const auto database = place->open();
    const auto refused = database
                             ->write<bool>([&](Session& session) -> Result<bool> {
                                 const auto done = session.run(sql, bound);
                                 // A transaction that has failed takes nothing more, whatever is caught.
                                 const auto next = session.run(u"DELETE FROM settings"_s);
                                 if (done || next || !session.hasFailed())
                                     return true;
                                 return done.error();
                             })
                             .result();
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.endsWith(u'.'), qPrintable(refused.error().message));
    QVERIFY(!refused.error().detail.isEmpty());
    // The connection goes on.
    QCOMPARE(read(*database, [](Session& session) { return must(session.number(u"SELECT 7"_s)); }), 7);
}

void StatementTest::saysAnErrorThatComesWithALaterRow()
{
    const auto place = freshDatabase();
    const auto database = place->open();
    int rows = 0;
    const auto refused
        = database
              ->write<bool>([&](Session& session) -> Result<bool> {
                  makeTable(session);
                  keep(session, 1, {5, u"x"_s, {}, {}});
                  keep(session, 2, {std::numeric_limits<qint64>::min(), u"x"_s, {}, {}});
                  rows = 0;
                  const auto done = session.each(
                      u"SELECT abs(number) FROM kept WHERE place > ? ORDER BY place"_s, {0}, [&](Row&) {
                          ++rows;
                          return true;
                      });
                  return done ? Result<bool>(true) : Result<bool>(done.error());
              })
              .result();
    QVERIFY(!refused);
    QVERIFY(rows <= 1);
}

QTEST_GUILESS_MAIN(StatementTest)
#include "tst_statement.moc"

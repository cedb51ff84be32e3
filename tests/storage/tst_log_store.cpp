// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The log's bytes: appended without a gap by however many writers, never changed, found by what they are
// about.
#include "log/merkle.h"
#include "storage/log_store.h"
#include "stored.h"

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

LogRecord entry(qint64 sequence, const QString& event = u"looked"_s)
{
    LogRecord record;
    record.sequence = sequence;
    record.at = noon + std::chrono::minutes(sequence);
    record.event = event;
    record.entry = QByteArray("{\"sequence\":") + QByteArray::number(sequence) + QByteArray("}\0\xff", 3);
    record.leaf = QByteArray(32, char(sequence));
    return record;
}

LogHead headAfter(const LogRecord& last)
{
    return {last.sequence, last.leaf, QByteArray("range") + QByteArray::number(last.sequence)};
}

Result<bool> appended(Session& session, const QList<LogRecord>& records)
{
    const auto done = LogStore(session).append(records, headAfter(records.last()));
    return done ? Result<bool>(true) : Result<bool>(done.error());
}

} // namespace

class LogStoreTest : public QObject {
    Q_OBJECT

private slots:
    void appendsInOrder_data() { addEngines(); }
    void appendsInOrder();
    void refusesGapsAndForks_data() { addEngines(); }
    void refusesGapsAndForks();
    void twoWritersMakeOneChain_data() { addEngines(); }
    void twoWritersMakeOneChain();
    void findsByWhatItIsAbout_data() { addEngines(); }
    void findsByWhatItIsAbout();
    void streams_data() { addEngines(); }
    void streams();
    void keepsATreesEdge_data() { addEngines(); }
    void keepsATreesEdge();
};

void LogStoreTest::appendsInOrder()
{
    const auto place = freshDatabase();
    wrote(*place->open(), [](Session& session) {
        LogStore log(session);
        QCOMPARE(must(log.head()), LogHead());
        const QList<LogRecord> records{entry(1), entry(2), entry(3)};
        must(appended(session, records));
        QCOMPARE(must(log.head()), headAfter(records.last()));
        must(log.append({}, {}));
        must(appended(session, {entry(4)}));
        QList<LogRecord> all;
        must(log.each(1, 0, [&](const LogRecord& record) {
            all << record;
            return true;
        }));
        QCOMPARE(all, (QList<LogRecord>{entry(1), entry(2), entry(3), entry(4)}));
    });
}

void LogStoreTest::refusesGapsAndForks()
{
    const auto place = freshDatabase();
    const auto database = place->open();
    wrote(*database, [](Session& session) { must(appended(session, {entry(1), entry(2)})); });
    const auto refused = [&](const QList<LogRecord>& records, const LogHead& head) {
        const auto outcome = database
                                 ->write<bool>([&](Session& session) -> Result<bool> {
                                     const auto done = LogStore(session).append(records, head);
                                     return done ? Result<bool>(true) : Result<bool>(done.error());
                                 })
                                 .result();
        return !outcome && outcome.error().code == ErrorCode::Conflict;
    };
    QVERIFY(refused({entry(4)}, headAfter(entry(4))));
    QVERIFY(refused({entry(2)}, headAfter(entry(2))));
    QVERIFY(refused({entry(3), entry(5)}, headAfter(entry(5))));
    QVERIFY(refused({entry(3)}, headAfter(entry(4))));
    QVERIFY(refused({entry(3)}, LogHead{3, QByteArray(32, 'x'), {}}));
    QCOMPARE(read(*database, [](Session& session) { return must(LogStore(session).head()); }),
        headAfter(entry(2)));
    QCOMPARE(must(database->check().result()), QStringList());
}

void LogStoreTest::twoWritersMakeOneChain()
{
    const auto place = freshDatabase();
    const auto one = place->open();
    const auto two = place->open();
    const auto append = [](Session& session) -> Result<bool> {
        const auto head = LogStore(session).head();
        if (!head)
            return head.error();
        QList<LogRecord> records;
        for (qint64 n = 1; n <= 3; ++n)
            records << entry(head->size + n);
        return appended(session, records);
    };
    QList<QFuture<Result<bool>>> jobs;
    for (int round = 0; round < 40; ++round)
        jobs << one->write<bool>(append) << two->write<bool>(append);
    for (auto& job : jobs)
        must(job.result());
    qint64 next = 1;
    read(*one, [&](Session& session) {
        must(LogStore(session).each(1, 0, [&](const LogRecord& record) { return record == entry(next++); }));
        return true;
    });
    QCOMPARE(next, qint64(241));
    QCOMPARE(must(one->check().result()), QStringList());
}

void LogStoreTest::findsByWhatItIsAbout()
{
    const auto place = freshDatabase();
    wrote(*place->open(), [](Session& session) {
        LogStore log(session);
        QList<LogRecord> records;
        for (qint64 n = 1; n <= 30; ++n) {
            LogRecord record = entry(n, n % 3 == 0 ? u"claimed"_s : u"item-received"_s);
            if (n % 3 == 0)
                record.actor = PersonId{n % 2 + 1};
            if (n % 5 != 0)
                record.subject = CaseId{n % 4 + 1};
            records << record;
        }
        must(appended(session, records));
        const auto matching = [&](const LogQuery& query) {
            QList<qint64> sequences;
            for (const LogRecord& record : records) {
                if ((!query.subject || record.subject == query.subject)
                    && (query.event.isEmpty() || record.event == query.event)
                    && (!query.actor || record.actor == query.actor)
                    && (!query.from || record.at >= *query.from) && (!query.to || record.at < *query.to)
                    && (query.before == 0 || record.sequence < query.before))
                    sequences.prepend(record.sequence);
            }
            return sequences.mid(0, query.limit);
        };
        QList<LogQuery> queries(9);
        queries[1].subject = CaseId{2};
        queries[2].event = u"claimed"_s;
        queries[3].event = u"item-received"_s;
        queries[4].actor = PersonId{1};
        queries[5].from = noon + 10min;
        queries[5].to = noon + 20min;
        queries[6].before = 12;
        queries[6].limit = 3;
        queries[7].subject = CaseId{4};
        queries[7].event = u"claimed"_s;
        queries[7].actor = PersonId{2};
        queries[8].event = u"no-such"_s;
        for (const LogQuery& query : queries) {
            QList<qint64> found;
            for (const LogRecord& record : must(log.list(query)))
                found << record.sequence;
            QCOMPARE(found, matching(query));
        }
        const auto ofCase = must(log.ofCase({2}));
        QCOMPARE(ofCase.size(), 6);
        QVERIFY(ofCase.first().sequence < ofCase.last().sequence);
        QCOMPARE(must(log.rangeOf(noon + 10min, noon + 20min)), (QPair<qint64, qint64>(10, 19)));
        QCOMPARE(must(log.rangeOf({}, {})), (QPair<qint64, qint64>(1, 30)));
        QCOMPARE(must(log.rangeOf(noon + 100min, {})), (QPair<qint64, qint64>(0, -1)));
    });
}

void LogStoreTest::streams()
{
    const auto place = freshDatabase();
    wrote(*place->open(), [](Session& session) {
        LogStore log(session);
        QList<LogRecord> records;
        for (qint64 n = 1; n <= 5000; ++n)
            records << entry(n);
        must(appended(session, records));
        QList<qint64> seen;
        must(log.eachLeaf(4990, 0, [&](qint64 sequence, const QByteArray& leaf) {
            seen << sequence;
            return leaf == QByteArray(32, char(sequence));
        }));
        QCOMPARE(seen.size(), 11);
        seen.clear();
        must(log.each(10, 20, [&](const LogRecord& record) {
            seen << record.sequence;
            return record.sequence < 12;
        }));
        QCOMPARE(seen, (QList<qint64>{10, 11, 12}));
        // Leaving a stream early leaves the connection usable.
        QCOMPARE(must(log.head()).size, qint64(5000));
    });
}

void LogStoreTest::keepsATreesEdge()
{
    const auto place = freshDatabase();
    const auto database = place->open();
    CompactRange range;
    for (qint64 n = 1; n <= 9; ++n) {
        wrote(*database, [n](Session& session) {
            LogStore log(session);
            const LogHead before = must(log.head());
            CompactRange edge
                = before.size == 0 ? CompactRange() : must(CompactRange::parse(before.compactRange));
            Digest leaf{};
            leaf.fill(std::uint8_t(n));
            edge.append(leaf);
            LogRecord record = entry(n);
            record.leaf = QByteArray(32, char(n));
            must(log.append({record}, {n, record.leaf, edge.serialise()}));
        });
        Digest leaf{};
        leaf.fill(std::uint8_t(n));
        range.append(leaf);
    }
    const LogHead head = read(*database, [](Session& session) { return must(LogStore(session).head()); });
    QVERIFY(must(CompactRange::parse(head.compactRange)) == range);
}

QTEST_GUILESS_MAIN(LogStoreTest)
#include "tst_log_store.moc"

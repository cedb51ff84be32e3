// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The log as it is stored: the first entry that is not as it was chained is named.
#include "log/chain_checker.h"
#include "sample_log.h"

using namespace steward;
using namespace steward::test;

class TestChainChecker : public QObject {
    Q_OBJECT

private slots:
    void namesTheFirstBadEntry();
};

void TestChainChecker::namesTheFirstBadEntry()
{
    const SampleLog log(60);
    ChainChecker good;
    for (qint64 i = 0; i < log.size(); ++i)
        QVERIFY(good.add(i + 1, log.entries()[i]));
    QVERIFY(good.finish(log.head()));
    CompactRange longer = log.head();
    longer.append(Digest{});
    QVERIFY(good.finish(longer).error().message.contains(u"entries from 61 on are gone"));
    QVERIFY(!good.finish(CompactRange()));

    ChainChecker bad;
    QVERIFY(bad.add(1, log.entries()[0]));
    QVERIFY(!bad.add(2, log.entries()[2]));
    auto changed = log.entries()[1];
    changed.replace("\"prev\":\"", "\"prev\":\"0");
    const auto refused = bad.add(2, changed);
    QCOMPARE(refused.error().code, ErrorCode::Tampered);
    QVERIFY(refused.error().message.contains(u"entry 2"));
}

QTEST_GUILESS_MAIN(TestChainChecker)
#include "tst_chain_checker.moc"

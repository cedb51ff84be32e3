// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Works in a workspace until somebody pulls the plug: each step is a case with an item, a log entry and a
// number, in one transaction.
//   storage_victim ADDRESS STEPS     prints the number of each step after it was acknowledged, or "!" and the
//   sentence of what went wrong
#include "storage/log_store.h"
#include "storage/setting_store.h"
#include "storage/stored.h"

#include <QCoreApplication>

#include <cstdio>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

namespace {

/// Without must(): here everything may fail.
Result<qint64> step(Session& session)
{
    LogStore log(session);
    const auto head = log.head();
    if (!head)
        return head.error();
    const qint64 number = head->size + 1;
    const AccountId account{1};
    const AuthorId author{1};
    Case subject;
    subject.id = {number};
    const QString platformId = u"c-%1"_s.arg(number);
    const auto thread = ThreadStore(session).add({{}, account, {}, platformId, {}, {}, {}});
    if (!thread)
        return thread.error();
    subject.thread = *thread;
    subject.account = account;
    subject.platform = u"wordpress"_s;
    subject.version = 1;
    if (auto done = CaseStore(session).insert(subject, noon); !done)
        return done.error();
    StoredItem item = itemSaying(
        u"Words of step %1, which are long enough to fill a page or two. "_s.arg(number).repeated(60),
        platformId, {account, author}, subject);
    if (const auto id = ItemStore(session).insert(item); !id)
        return id.error();
    LogRecord record;
    record.sequence = number;
    record.at = noon;
    record.event = u"item-received"_s;
    record.subject = subject.id;
    record.entry = QByteArray(400, 'e');
    record.leaf = QByteArray(32, char(number));
    if (auto done = log.append({record}, {number, record.leaf, {}}); !done)
        return done.error();
    if (auto done = SettingStore(session).set(u"step"_s, number); !done)
        return done.error();
    return number;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const auto address = DatabaseAddress::parse(QString::fromLocal8Bit(argc == 3 ? argv[1] : ""));
    if (!address)
        return 2;
    const auto opened = Database::open(*address, Database::IfMissing::Fail);
    if (!opened) {
        std::printf("! %s\n", qPrintable(opened.error().message));
        return 1;
    }
    int failures = 0;
    for (int left = QByteArray(argv[2]).toInt(); left > 0 && failures < 3; --left) {
        const auto done = (*opened)->write<qint64>(step).result();
        if (done)
            std::printf("%lld\n", static_cast<long long>(*done));
        else
            std::printf("! %s\n", qPrintable(done.error().message)), ++failures;
        std::fflush(stdout);
    }
    return 0;
}

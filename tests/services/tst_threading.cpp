// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/threading.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace steward;
using namespace Qt::StringLiterals;

namespace {

/// A model of what intake keeps: which thread each item is in, and what each thread is known by.
class Threads {
public:
    void arrive(const IncomingItem& item)
    {
        const KnownThreads known{
            [this](const QString& id) { return found(m_items, id); },
            [this](const QString& starter) { return found(m_starters, starter); },
            [this](const QString& id) { return found(m_gaps, id); },
            [this](const QString& id) { return m_posts.contains(id); },
        };
        const auto placement = placed(item, known);
        if (placement.fills)
            closeGap(*placement.fills);
        if (placement.contextOnly) {
            m_posts.insert(item.id);
            return;
        }
        const auto home = placement.joins.value_or(ThreadId{m_next});
        if (!placement.joins) {
            ++m_next;
            QVERIFY(!m_starters.contains(placement.starter));
            m_starters.insert(placement.starter, home);
        }
        if (placement.absorbs)
            absorb(*placement.absorbs, home);
        if (!placement.waitsFor.isEmpty()) {
            closeGap(home);
            m_gaps.insert(placement.waitsFor, home);
        }
        m_items.insert(item.id, home);
    }

    ThreadId of(const QString& id) const { return m_items.value(id); }
    bool together(const QString& a, const QString& b) const { return of(a).isValid() && of(a) == of(b); }
    int count() const
    {
        QSet<ThreadId> threads;
        for (const auto thread : m_items)
            threads.insert(thread);
        return int(threads.size());
    }
    int waiting() const { return int(m_gaps.size()); }
    /// The same for equal partitions, whatever the numbers of the threads.
    QSet<QSet<QString>> partition() const
    {
        QHash<ThreadId, QSet<QString>> groups;
        for (auto it = m_items.begin(); it != m_items.end(); ++it)
            groups[it.value()].insert(it.key());
        return {groups.begin(), groups.end()};
    }

private:
    static std::optional<ThreadId> found(const QHash<QString, ThreadId>& in, const QString& key)
    {
        const auto it = in.find(key);
        return it == in.end() ? std::nullopt : std::optional(*it);
    }
    void closeGap(ThreadId thread)
    {
        m_gaps.removeIf([&](auto it) { return it.value() == thread; });
    }
    void absorb(ThreadId gone, ThreadId home)
    {
        closeGap(gone);
        for (auto& thread : m_starters) {
            if (thread == gone)
                thread = home;
        }
        for (auto& thread : m_items) {
            if (thread == gone)
                thread = home;
        }
    }

    QHash<QString, ThreadId> m_items;
    QHash<QString, ThreadId> m_starters;
    QHash<QString, ThreadId> m_gaps;
    QSet<QString> m_posts;
    qint64 m_next = 1;
};

IncomingItem comment(const QString& id, const QString& parent = {}, const QString& root = {})
{
    IncomingItem item;
    item.platform = u"facebook"_s;
    item.account = u"northbridge-ccg"_s;
    item.id = id;
    item.parent = parent;
    item.root = root;
    item.authorId = u"u"_s;
    return item;
}

IncomingItem message(
    const QString& id, const QString& author, const QString& conversation, const QString& parent = {})
{
    auto item = comment(id, parent, conversation);
    item.kind = ItemKind::Message;
    item.authorId = author;
    return item;
}

} // namespace

class ThreadingTest : public QObject {
    Q_OBJECT

private slots:
    void twoCommentsUnderOnePostAreTwoThreads()
    {
        Threads threads;
        threads.arrive(comment(u"a"_s, u"p"_s, u"p"_s));
        threads.arrive(comment(u"b"_s, u"p"_s, u"p"_s));
        threads.arrive(comment(u"c"_s));
        QCOMPARE(threads.count(), 3);
    }

    void anAnswerJoinsItsParentsThreadHoweverDeep()
    {
        Threads threads;
        threads.arrive(comment(u"a"_s, u"p"_s, u"p"_s));
        threads.arrive(comment(u"b"_s, u"a"_s, u"p"_s));
        threads.arrive(comment(u"c"_s, u"b"_s, u"p"_s));
        QVERIFY(threads.together(u"a"_s, u"c"_s));
        QCOMPARE(threads.count(), 1);
    }

    void anUnknownParentLeavesAGapThatItsArrivalFills()
    {
        Threads threads;
        threads.arrive(comment(u"b"_s, u"a"_s, u"p"_s));
        const auto thread = threads.of(u"b"_s);
        QCOMPARE(threads.waiting(), 1);
        threads.arrive(comment(u"b2"_s, u"a"_s, u"p"_s));
        QVERIFY(threads.together(u"b"_s, u"b2"_s));
        threads.arrive(comment(u"a"_s, u"p"_s, u"p"_s));
        QCOMPARE(threads.of(u"a"_s), thread);
        QCOMPARE(threads.waiting(), 0);
    }

    void aGapIsMergedIntoTheThreadOfTheParentThatCame()
    {
        Threads threads;
        threads.arrive(comment(u"a"_s, u"p"_s, u"p"_s));
        threads.arrive(comment(u"c"_s, u"b"_s, u"p"_s));
        QCOMPARE(threads.count(), 2);
        const auto older = threads.of(u"a"_s);
        threads.arrive(comment(u"b"_s, u"a"_s, u"p"_s));
        QCOMPARE(threads.count(), 1);
        QCOMPARE(threads.of(u"c"_s), older);
        QCOMPARE(threads.waiting(), 0);
    }

    void aGapWhoseParentHasAGapWaitsOn()
    {
        Threads threads;
        threads.arrive(comment(u"c"_s, u"b"_s, u"p"_s));
        threads.arrive(comment(u"b"_s, u"a"_s, u"p"_s));
        QVERIFY(threads.together(u"b"_s, u"c"_s));
        QCOMPARE(threads.waiting(), 1);
        threads.arrive(comment(u"a"_s, u"p"_s, u"p"_s));
        QCOMPARE(threads.count(), 1);
        QCOMPARE(threads.waiting(), 0);
    }

    void itemsThatCallEachOtherParentEndInOneThread()
    {
        Threads threads;
        threads.arrive(comment(u"a"_s, u"b"_s, u"p"_s));
        threads.arrive(comment(u"b"_s, u"a"_s, u"p"_s));
        QCOMPARE(threads.count(), 1);
        QCOMPARE(threads.waiting(), 0);
        threads.arrive(comment(u"self"_s, u"self"_s, u"p"_s));
        QCOMPARE(threads.count(), 2);
        QCOMPARE(threads.waiting(), 0);
    }

    void ourPostIsContextAndSomebodyElsesIsACase()
    {
        auto ours = comment(u"p"_s);
        ours.kind = ItemKind::Post;
        ours.direction = Direction::Outbound;
        QVERIFY(isContext(ours));
        auto theirs = ours;
        theirs.id = u"q"_s;
        theirs.direction = Direction::Inbound;
        QVERIFY(!isContext(theirs));
        auto underOurName = theirs;
        underOurName.authorId = theirs.account;
        QVERIFY(isContext(underOurName));

        Threads threads;
        threads.arrive(ours);
        QCOMPARE(threads.count(), 0);
        threads.arrive(theirs);
        threads.arrive(comment(u"a"_s, u"p"_s)); // names the post as parent, and no root
        threads.arrive(comment(u"b"_s, u"p"_s));
        QCOMPARE(threads.count(), 3);
    }

    void aPostThatComesLateEndsTheWait()
    {
        Threads threads;
        threads.arrive(comment(u"a"_s, u"p"_s));
        QCOMPARE(threads.waiting(), 1);
        auto post = comment(u"p"_s);
        post.kind = ItemKind::Post;
        post.direction = Direction::Outbound;
        threads.arrive(post);
        QCOMPARE(threads.waiting(), 0);
        QCOMPARE(threads.count(), 1);
    }

    void messagesAreOneThreadAConversation()
    {
        Threads threads;
        threads.arrive(message(u"1"_s, u"jo"_s, u"conv-1"_s));
        threads.arrive(message(u"2"_s, u"us"_s, u"conv-1"_s));
        threads.arrive(message(u"3"_s, u"jo"_s, u"conv-2"_s));
        QVERIFY(threads.together(u"1"_s, u"2"_s));
        QCOMPARE(threads.count(), 2);
    }

    void messagesWithoutAConversationGoByTheirAuthor()
    {
        Threads threads;
        threads.arrive(message(u"1"_s, u"jo"_s, {}));
        threads.arrive(message(u"2"_s, u"jo"_s, {}));
        threads.arrive(message(u"3"_s, u"sam"_s, {}));
        auto ours = message(u"4"_s, u"us"_s, {}, u"3"_s);
        ours.direction = Direction::Outbound;
        threads.arrive(ours);
        QVERIFY(threads.together(u"1"_s, u"2"_s));
        QVERIFY(threads.together(u"3"_s, u"4"_s));
        QCOMPARE(threads.count(), 2);
    }

    void reviewsAreOneEach()
    {
        Threads threads;
        for (const auto& id : {u"r1"_s, u"r2"_s}) {
            auto review = comment(id, u"practice"_s);
            review.kind = ItemKind::Review;
            threads.arrive(review);
        }
        threads.arrive(comment(u"answer"_s, u"r1"_s));
        QCOMPARE(threads.count(), 2);
        QVERIFY(threads.together(u"r1"_s, u"answer"_s));
    }

    /// Random forests under random posts, each in twenty orders: the threads are the trees, whatever came
    /// first.
    void theOrderOfArrivalChangesNothing()
    {
        QRandomGenerator random(20261122);
        for (int forest = 0; forest < 60; ++forest) {
            QList<IncomingItem> items;
            QHash<QString, QString> top;
            for (int i = 0; i < 40; ++i) {
                const auto id = QString::number(i);
                const auto post = u"post%1"_s.arg(random.bounded(3));
                const bool starts = i == 0 || random.bounded(4) == 0;
                const auto parent = starts ? post : QString::number(random.bounded(i));
                items.append(comment(id, parent, post));
                if (starts)
                    items.last().root = post;
                top.insert(id, starts ? id : top.value(parent));
            }
            QHash<QString, QSet<QString>> trees;
            for (auto it = top.begin(); it != top.end(); ++it)
                trees[it.value()].insert(it.key());
            const QSet<QSet<QString>> expected(trees.begin(), trees.end());
            for (int order = 0; order < 20; ++order) {
                std::shuffle(items.begin(), items.end(), random);
                Threads threads;
                for (const auto& item : items)
                    threads.arrive(item);
                QCOMPARE(threads.partition(), expected);
                QCOMPARE(threads.waiting(), 0);
            }
        }
    }
};

QTEST_GUILESS_MAIN(ThreadingTest)
#include "tst_threading.moc"

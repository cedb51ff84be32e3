// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One reply to a real WordPress, by a program that is killed at every step on the way: afterwards exactly one
// comment is there, and the case says so.
#include "platforms/wordpress/wordpress_connector.h"
#include "services/accounts.h"
#include "services/collector.h"
#include "services/connection.h"
#include "services/desk.h"
#include "services/inbox.h"
#include "services/outbox.h"
#include "services/people.h"

#include "support/killing_proxy.h"
#include "support/memory_secret_store.h"
#include "support/wordpress_server.h"

#include <QTest>
#include <QTimer>

#include <csignal>

using namespace steward;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using steward::test::KillingProxy;
using steward::test::wait;

namespace {

/// The machine's time, and as much later as the test has to wait.
class LaterClock final : public Clock {
public:
    Instant now() const override { return SystemClock().now() + m_later; }
    void advance(std::chrono::milliseconds by) { m_later += by; }

private:
    std::chrono::milliseconds m_later{0};
};

using OnStep = std::function<void(const QString&)>;

/// The real connector, and a word before and after each of its calls.
class WatchedConnector final : public Connector {
public:
    WatchedConnector(std::unique_ptr<Connector> inner, OnStep onStep)
        : m_inner(std::move(inner))
        , m_onStep(std::move(onStep))
    {
    }
    Capabilities capabilities() const override { return m_inner->capabilities(); }
    QCoro::Task<Result<QString>> test() override { return m_inner->test(); }
    QCoro::Task<Result<Collected>> collect(Cursor cursor) override
    {
        return m_inner->collect(std::move(cursor));
    }
    QCoro::Task<Result<QString>> reply(OutgoingReply reply) override
    {
        return watched(u"reply"_s, m_inner->reply(told(u"reply"_s, reply)));
    }
    QCoro::Task<Result<QString>> findReply(OutgoingReply reply) override
    {
        return watched(u"find"_s, m_inner->findReply(told(u"find"_s, reply)));
    }
    QCoro::Task<Result<RemoteItem>> enforce(QString item, Action action) override
    {
        return m_inner->enforce(std::move(item), action);
    }
    QCoro::Task<Result<RemoteItem>> read(QString item) override
    {
        return watched(u"read"_s, m_inner->read(told(u"read"_s, item)));
    }
    QCoro::Task<Result<void>> retract(QString reply) override { return m_inner->retract(std::move(reply)); }

private:
    template <typename T> T told(const QString& step, T what)
    {
        m_onStep(step);
        return what;
    }
    template <typename T> QCoro::Task<T> watched(QString step, QCoro::Task<T> task)
    {
        auto onStep = m_onStep;
        auto outcome = co_await task;
        onStep(step + u"-done"_s);
        co_return outcome;
    }

    std::unique_ptr<Connector> m_inner;
    OnStep m_onStep;
};

class WatchedRegistry final : public ConnectorRegistry {
public:
    OnStep onStep = [](const QString&) {};
    std::unique_ptr<Connector> make(
        const QString& platform, const AccountAccess& access, const ConnectorTools& tools) const override
    {
        return std::make_unique<WatchedConnector>(ConnectorRegistry::make(platform, access, tools), onStep);
    }
};

template <typename T> T expected(Result<T> result)
{
    if (!result)
        qFatal("%s (%s)", qPrintable(result.error().message), qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}
template <typename T> T expected(QFuture<Result<T>> future)
{
    return expected(wait(std::move(future)));
}

/// A workspace file, opened as one program does, with one WordPress account.
struct Office {
    explicit Office(const QString& file, const QByteArray& password = {})
    {
        DatabaseAddress address;
        address.location = file;
        const Surroundings around{clock, secrets, registry};
        workspace = QFile::exists(file) ? expected(Workspace::open(address, around))
                                        : expected(Workspace::create(address, {}, around));
        if (!password.isEmpty())
            secrets.content().insert(secretKeyOf(*workspace, AccountId{1}), password);
    }
    Actor me() { return People::actorFor(expected(People(*workspace).find({}))); }
    FlushReport flush() { return expected(Outbox(*workspace).flush()); }
    QList<OutboxRow> outbox() { return expected(Outbox(*workspace).list()); }
    Case stored(CaseId id) { return expected(Inbox(*workspace).thread(id)).subject; }

    LaterClock clock;
    test::MemorySecretStore secrets;
    WatchedRegistry registry;
    std::unique_ptr<Workspace> workspace;
};

/// The other program: sends what is due and is killed at `step`.
int send(const QString& file, const QString& step, std::chrono::minutes later)
{
    Office office(file, qgetenv("STEWARD_TEST_PASSWORD"));
    office.clock.advance(later);
    const auto dieAt = [step](const QString& reached) {
        if (reached == step)
            std::raise(SIGKILL);
    };
    office.registry.onStep = dieAt;
    Outbox outbox(*office.workspace);
    int moves = 0;
    QObject::connect(&outbox, &Outbox::moved, &outbox, [&] { dieAt(u"moved-%1"_s.arg(++moves)); });
    const auto report = expected(outbox.flush());
    dieAt(u"end"_s);
    return report.sent == 1 ? 0 : 5;
}

} // namespace

class TestSendingSurvives : public QObject {
    Q_OBJECT

    test::WordPressServer m_site;
    std::unique_ptr<KillingProxy> m_proxy;
    QString m_post;
    int m_stories = 0;

    /// A comment, collected into a fresh workspace, and our reply on its way.
    struct Story {
        QTemporaryDir folder;
        QString file = folder.filePath(u"w.steward"_s);
        QString words;
        CaseId id;
        ReplyId reply;
    };
    std::unique_ptr<Story> begin()
    {
        auto story = std::make_unique<Story>();
        const auto number = ++m_stories;
        m_site.visitorWrites(
            m_post, u"Visitor%1"_s.arg(number), u"When do you open? Question %1."_s.arg(number));
        story->words
            = u"Thank you for asking. The opening hours are on our website; this is answer %1."_s.arg(number);
        Office office(story->file);
        AccountDraft draft{u"wordpress"_s, u"blog"_s, m_proxy->url().toString(), u"moderator"_s,
            m_site.passwordOf("moderator")};
        const auto row = expected(Accounts(*office.workspace).add(office.me(), draft));
        if (row.id.value != 1 || row.state != AccountState::Live)
            qFatal("the account was not connected");
        Collector collector(*office.workspace);
        const auto collected = expected(collector.collectOnce());
        if (collected.size() != 1 || collected.first().error)
            qFatal("nothing was collected");
        InboxQuery query;
        query.search = u"\"Question %1\""_s.arg(number);
        const auto rows = expected(Inbox(*office.workspace).page(query)).rows;
        if (rows.size() != 1)
            qFatal("the comment is not in the inbox");
        story->id = rows.first().id;
        SignOff all;
        all.inBulk = true;
        story->reply = expected(
            Desk(*office.workspace)
                .reply(office.me(), story->id, story->words, Audience::Public, ReplyKind::G, {}, all, 0s, {}))
                           .reply;
        return story;
    }
    std::unique_ptr<QProcess> program(const Story& story, const QString& step, int minutesLater = 0)
    {
        auto child = std::make_unique<QProcess>();
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"STEWARD_TEST_PASSWORD"_s, QString::fromLatin1(m_site.passwordOf("moderator")));
        child->setProcessEnvironment(environment);
        child->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child->start(QCoreApplication::applicationFilePath(),
            {u"--send"_s, story.file, step, QString::number(minutesLater)});
        return child;
    }
    static bool hasEnded(QProcess& child)
    {
        QEventLoop loop;
        QObject::connect(&child, &QProcess::finished, &loop, &QEventLoop::quit);
        QTimer::singleShot(60s, &loop, &QEventLoop::quit);
        if (child.state() != QProcess::NotRunning)
            loop.exec();
        return child.state() == QProcess::NotRunning;
    }
    /// The program is started again, now and when the dead one's lease has run out.
    void verifyItIsOutOnce(const Story& story)
    {
        Office office(story.file, m_site.passwordOf("moderator"));
        office.flush();
        QVERIFY(m_site.commentsSaying(story.words).size() <= 1);
        for (int round = 0; round < 4; ++round) {
            office.clock.advance(3min);
            office.flush();
        }
        QCOMPARE(m_site.commentsSaying(story.words).size(), 1);
        QCOMPARE(office.stored(story.id).reply(story.reply)->state, ReplyState::Sent);
        QCOMPARE(office.stored(story.id).state, State::Pending);
        QVERIFY(office.outbox().isEmpty());
        // And what comes back by collection is recognised as ours.
        Collector collector(*office.workspace);
        const auto before = office.stored(story.id).items.size();
        QVERIFY(!expected(collector.collectOnce()).first().error);
        QCOMPARE(office.stored(story.id).items.size(), before);
    }

private slots:
    void initTestCase()
    {
        QVERIFY2(m_site.start(), m_site.what());
        m_post = m_site.publish(u"Opening hours"_s, u"Soon."_s);
        m_proxy = std::make_unique<KillingProxy>(quint16(m_site.url().port()), "/wp/v2/comments");
    }

    void killedAtEveryStep_data()
    {
        QTest::addColumn<QString>("step");
        for (const auto* step :
            {"none", "read", "read-done", "moved-1", "reply", "reply-done", "moved-2", "end"})
            QTest::newRow(step) << QString::fromLatin1(step);
    }
    void killedAtEveryStep()
    {
        QFETCH(QString, step);
        const auto story = begin();
        auto child = program(*story, step);
        QVERIFY(hasEnded(*child));
        QCOMPARE(child->exitStatus(), step == u"none"_s ? QProcess::NormalExit : QProcess::CrashExit);
        verifyItIsOutOnce(*story);
    }

    void killedWhileLookingForItself_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        for (const auto* first : {"reply", "reply-done"}) {
            for (const auto* second : {"find", "find-done"})
                QTest::addRow("%s, then %s", first, second)
                    << QString::fromLatin1(first) << QString::fromLatin1(second);
        }
    }
    /// The first program dies with the reply on its way, the second while it finds out.
    void killedWhileLookingForItself()
    {
        QFETCH(QString, first);
        QFETCH(QString, second);
        const auto story = begin();
        QVERIFY(hasEnded(*program(*story, first)));
        auto next = program(*story, second, 3); // minutes: the dead one's lease has run out
        QVERIFY(hasEnded(*next));
        QCOMPARE(next->exitStatus(), QProcess::CrashExit);
        verifyItIsOutOnce(*story);
    }

    void killedOnTheWire_data()
    {
        using enum KillingProxy::Moment;
        QTest::addColumn<int>("moment");
        QTest::newRow("the request was sent and did not arrive") << int(RequestArrived);
        QTest::newRow("the site is at it") << int(RequestForwarded);
        QTest::newRow("the site has done it") << int(AnswerArrived);
        QTest::newRow("half of the answer was read") << int(HalfAnswer);
    }
    void killedOnTheWire()
    {
        QFETCH(int, moment);
        const auto story = begin();
        auto child = program(*story, u"none"_s);
        m_proxy->arm(KillingProxy::Moment(moment), [&] { child->kill(); });
        QVERIFY(hasEnded(*child));
        QVERIFY(m_proxy->fired());
        QCOMPARE(child->exitStatus(), QProcess::CrashExit);
        verifyItIsOutOnce(*story);
    }

    void theConnectionBreaks_data()
    {
        QTest::addColumn<int>("moment");
        QTest::newRow("before the site heard of it") << int(KillingProxy::Moment::LoseRequest);
        QTest::newRow("after the site had done it") << int(KillingProxy::Moment::LoseAnswer);
    }
    void theConnectionBreaks()
    {
        QFETCH(int, moment);
        const auto story = begin();
        m_proxy->arm(KillingProxy::Moment(moment));
        {
            Office office(story->file, m_site.passwordOf("moderator"));
            const auto report = office.flush();
            QCOMPARE(report.sent + report.waiting, 1);
        }
        QVERIFY(m_proxy->fired());
        verifyItIsOutOnce(*story);
    }

    void killedAtAnyMoment_data()
    {
        QTest::addColumn<int>("after");
        for (int after = 20; after <= 500; after += 40)
            QTest::addRow("%d ms", after) << after;
    }
    void killedAtAnyMoment()
    {
        QFETCH(int, after);
        const auto story = begin();
        auto child = program(*story, u"none"_s);
        QVERIFY(child->waitForStarted());
        QTimer::singleShot(after, child.get(), [&] { child->kill(); });
        QVERIFY(hasEnded(*child));
        verifyItIsOutOnce(*story);
    }

    void twoProgramsSendAtOnce()
    {
        const auto story = begin();
        auto one = program(*story, u"none"_s);
        auto other = program(*story, u"none"_s);
        QVERIFY(hasEnded(*one) && hasEnded(*other));
        QCOMPARE(m_site.commentsSaying(story->words).size(), 1);
        verifyItIsOutOnce(*story);
    }

    void whatWeHideIsHiddenThereAndDoesNotComeBackAsNews()
    {
        const auto number = ++m_stories;
        const auto words = u"Hide me, question %1."_s.arg(number);
        m_site.visitorWrites(m_post, u"Visitor%1"_s.arg(number), words);
        const auto comment = QString::number(m_site.commentsSaying(words).first().value(u"id").toInteger());
        m_site.admin("POST", QString(u"comments/"_s + comment), {{u"status"_s, u"approve"_s}});
        QTemporaryDir folder;
        Office office(folder.filePath(u"w.steward"_s));
        expected(Accounts(*office.workspace)
                     .add(office.me(),
                         {u"wordpress"_s, u"blog"_s, m_proxy->url().toString(), u"moderator"_s,
                             m_site.passwordOf("moderator")}));
        Collector collector(*office.workspace);
        expected(collector.collectOnce());
        InboxQuery query;
        query.search = u"\"question %1\""_s.arg(number);
        const auto id = expected(Inbox(*office.workspace).page(query)).rows.first().id;
        const auto item = office.stored(id).items.first().id;
        command::DecideItem hide;
        hide.item = item;
        hide.action = Action::Hide;
        hide.rule = RuleId{u"R12"_s};
        hide.reason.text = u"An advertisement."_s;
        expected(Desk(*office.workspace).perform(office.me(), {id, hide, {}}));
        office.clock.advance(5min);
        QCOMPARE(office.flush().sent, 1);
        QCOMPARE(m_site.statusOf(comment), u"hold"_s);
        QCOMPARE(office.stored(id).item(item)->visibility, Visibility::Hidden);
        const auto version = office.stored(id).version;
        QVERIFY(!expected(collector.collectOnce()).first().error);
        QCOMPARE(office.stored(id).item(item)->visibility, Visibility::Hidden);
        QCOMPARE(office.stored(id).version, version);
        // Somebody puts it up again on the site: that is news.
        m_site.admin("POST", QString(u"comments/"_s + comment), {{u"status"_s, u"approve"_s}});
        QCOMPARE(expected(collector.collectOnce()).first().report.revised, 1);
        QCOMPARE(office.stored(id).item(item)->visibility, Visibility::Approved);
    }

    void offlineItWaitsInTheOutboxAndGoesWhenTheSiteIsBack()
    {
        const auto story = begin();
        QVERIFY(m_site.stop());
        Office office(story->file, m_site.passwordOf("moderator"));
        const auto offline = office.flush();
        QCOMPARE(offline.sent, 0);
        QCOMPARE(offline.waiting, 1);
        const auto rows = office.outbox();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.first().state, u"waiting"_s);
        QCOMPARE(rows.first().excerpt, story->words);
        QVERIFY2(rows.first().why.endsWith(u'.'), qPrintable(rows.first().why));
        const auto stillThere = office.stored(story->id).reply(story->reply)->state;
        QVERIFY(stillThere == ReplyState::Holding || stillThere == ReplyState::Sending);
        QVERIFY2(m_site.start(), m_site.what()); // with new passwords, as after a long night
        verifyItIsOutOnce(*story);
    }
};

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const auto arguments = app.arguments();
    if (arguments.value(1) == u"--send"_s)
        return send(arguments.value(2), arguments.value(3), std::chrono::minutes(arguments.value(4).toInt()));
    TestSendingSurvives test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_sending_survives.moc"

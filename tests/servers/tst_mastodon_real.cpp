// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Mastodon connector against a real server that speaks as Mastodon does: Alice is our account, Bob the
// public.
#include "platforms/mastodon/mastodon_connector.h"

#include "support/wait.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

using namespace steward;
using namespace Qt::StringLiterals;
using steward::test::wait;

namespace {

/// Started fresh, stopped at the end; keeps its address over restarts.
class MastodonServer {
public:
    ~MastodonServer() { stop(); }

    /// False, with what(), if it cannot start: the test must then fail, not skip.
    bool start()
    {
        QFile file(m_dir.filePath(u"env"_s));
        if (!run({u"start"_s, m_dir.path()}) || !file.open(QIODevice::ReadOnly))
            return false;
        for (const auto& line : file.readAll().split('\n'))
            m_env.insert(line.left(line.indexOf('=')), line.mid(line.indexOf('=') + 1));
        return true;
    }
    bool stop() { return run({u"stop"_s, m_dir.path()}); }
    const char* what()
    {
        m_words = m_process.readAllStandardError();
        return m_words.constData();
    }
    QUrl url() const { return QUrl(QString::fromLatin1(m_env.value("MASTODON_URL"))); }
    AccountAccess accessAs(const QByteArray& person) const
    {
        return {u"northbridge"_s, url(), {}, m_env.value(person.toUpper() + "_TOKEN")};
    }

    /// What somebody says in another program; the id of it.
    QString says(const QByteArray& person, const QString& text, const QString& under = {},
        const QString& visibility = u"public"_s)
    {
        QUrlQuery form;
        form.addQueryItem(u"status"_s, QString::fromLatin1(QUrl::toPercentEncoding(text)));
        form.addQueryItem(u"visibility"_s, visibility);
        if (!under.isEmpty())
            form.addQueryItem(u"in_reply_to_id"_s, under);
        auto request = requestAs(person, u"statuses"_s);
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/x-www-form-urlencoded"_s);
        QNetworkAccessManager afresh; // a connection that is kept may be closed behind its back
        return answerOf(afresh.post(request, form.query(QUrl::FullyEncoded).toLatin1()))
            .object()
            .value(u"id")
            .toString();
    }
    /// What hangs under a status, as somebody sees it.
    QStringList under(const QByteArray& person, const QString& id)
    {
        const auto context
            = answerOf(m_manager.get(requestAs(person, u"statuses/%1/context"_s.arg(id)))).object();
        QStringList texts;
        for (const auto& value : context.value(u"descendants").toArray())
            texts << value.toObject().value(u"content").toString();
        return texts;
    }

private:
    bool run(const QStringList& arguments)
    {
        m_process.start(QStringLiteral(STEWARD_SOURCE_DIR "/tests/servers/mastodon.sh"), arguments);
        return m_process.waitForFinished(60'000) && m_process.exitStatus() == QProcess::NormalExit
            && m_process.exitCode() == 0;
    }
    QNetworkRequest requestAs(const QByteArray& person, const QString& path) const
    {
        QNetworkRequest request(QUrl(QString(url().toString() + u"/api/v1/"_s + path)));
        request.setRawHeader("Authorization", "Bearer " + accessAs(person).secret);
        return request;
    }
    static QJsonDocument answerOf(QNetworkReply* reply)
    {
        QEventLoop loop;
        QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        loop.exec();
        reply->deleteLater();
        return QJsonDocument::fromJson(reply->readAll());
    }

    QTemporaryDir m_dir;
    QProcess m_process;
    QNetworkAccessManager m_manager;
    QHash<QByteArray, QByteArray> m_env;
    QByteArray m_words;
};

} // namespace

class TestMastodonReal : public QObject {
    Q_OBJECT

    MastodonServer m_server;
    SystemClock m_clock;
    std::unique_ptr<HttpClient> m_http;
    QString m_post;

    std::unique_ptr<Connector> connectorAs(const QByteArray& person)
    {
        return std::make_unique<MastodonConnector>(m_server.accessAs(person), *m_http, m_clock);
    }
    /// A server delivers mentions in its own time: collects until one with that text comes.
    std::optional<IncomingItem> collected(const QString& text, Cursor& cursor, Collected* all = nullptr)
    {
        QElapsedTimer patience;
        patience.start();
        while (patience.elapsed() < 60'000) {
            const auto batch = wait(connectorAs("alice")->collect(cursor));
            if (!batch)
                return std::nullopt;
            cursor = batch->next;
            for (const auto& item : batch->items) {
                if (item.text.contains(text)) {
                    if (all)
                        *all = *batch;
                    return item;
                }
            }
            QTest::qWait(500);
        }
        return std::nullopt;
    }

    /// This server may close a connection behind an answer, and what is then sent on it is lost without a
    /// word. So it is done as the outbox does it: what may have arrived is looked for before it is tried
    /// again.
    Result<QString> sent(const OutgoingReply& reply)
    {
        auto id = wait(connectorAs("alice")->reply(reply));
        for (int more = 5; !id && id.error().code == ErrorCode::Unreachable && more > 0; --more) {
            id = wait(connectorAs("alice")->findReply(reply));
            if (id && id->isEmpty())
                id = wait(connectorAs("alice")->reply(reply));
        }
        return id;
    }
    Result<RemoteItem> enforced(const QString& item, Action action)
    {
        auto shown = wait(connectorAs("alice")->enforce(item, action));
        for (int more = 5; !shown && shown.error().code == ErrorCode::Unreachable && more > 0; --more)
            shown = wait(connectorAs("alice")->enforce(item, action));
        return shown;
    }

private slots:
    void initTestCase()
    {
        QVERIFY2(m_server.start(), m_server.what());
        m_http = std::make_unique<HttpClient>(m_clock);
        m_post = m_server.says("alice", u"Flu clinics open on Saturday."_s);
        QVERIFY(!m_post.isEmpty());
    }

    void weSayWhoWeAre()
    {
        const auto words = wait(connectorAs("alice")->test());
        QVERIFY2(words, words ? "" : qPrintable(words.error().message));
        QVERIFY(words->contains(u"alice"_s));
        auto access = m_server.accessAs("alice");
        access.secret = "wrong";
        MastodonConnector stranger(access, *m_http, m_clock);
        QCOMPARE(wait(stranger.test()).error().code, ErrorCode::Unauthorised);
        QVERIFY2(!wait(stranger.collect({})), "and not an empty list");
    }

    void aQuestionUnderOurPostArrivesOnce()
    {
        m_server.says("bob", u"@alice Is it open < 9 & on Sunday?"_s, m_post);
        Cursor cursor;
        Collected batch;
        const auto item = collected(u"Is it open < 9 & on Sunday?"_s, cursor, &batch);
        QVERIFY(item);
        QCOMPARE(item->root, m_post);
        QCOMPARE(item->direction, Direction::Inbound);
        QVERIFY(item->authorHandle.startsWith(u"bob"_s));
        QCOMPARE(batch.posts.size(), 1);
        QVERIFY(batch.posts.first().title.contains(u"Flu clinics"_s));
        // The cursor was stored with the items: another process goes on behind them.
        const auto later = wait(connectorAs("alice")->collect(cursor));
        QVERIFY(later && later->items.isEmpty() && later->gone.isEmpty());
        // It was not: then the same comes again, under the same id.
        Cursor lost;
        const auto again = collected(u"Is it open"_s, lost);
        QVERIFY(again);
        QCOMPARE(again->id, item->id);
    }

    void ourAnswerIsSeenAndFoundAgain()
    {
        m_server.says("bob", u"@alice Where do I park?"_s, m_post);
        Cursor cursor;
        const auto item = collected(u"Where do I park?"_s, cursor);
        QVERIFY(item);
        const OutgoingReply reply{u"key-park"_s, u"Behind the clinic, in Quay Street."_s, item->id,
            item->root, Audience::Public, m_clock.now()};
        QCOMPARE(wait(connectorAs("alice")->findReply(reply)).value(), QString());
        const auto id = sent(reply);
        QVERIFY2(id, id ? "" : qPrintable(id.error().message));
        QCOMPARE(wait(connectorAs("alice")->findReply(reply)).value(), *id);
        QTRY_VERIFY_WITH_TIMEOUT(
            m_server.under("bob", item->id).join(u' ').contains(u"in Quay Street"_s), 60'000);
        const auto shown = wait(connectorAs("alice")->read(item->id));
        QVERIFY(shown && shown->exists);
        QCOMPARE(shown->text, item->text);
    }

    void aServerThatIsAwayIsWaitedFor()
    {
        Cursor cursor;
        QVERIFY(wait(connectorAs("alice")->collect(cursor)));
        QVERIFY(m_server.stop());
        const auto away = wait(connectorAs("alice")->collect(cursor));
        QVERIFY(!away);
        QCOMPARE(away.error().code, ErrorCode::Unreachable);
        QVERIFY2(m_server.start(), m_server.what());
        m_server.says("bob", u"@alice Are you back?"_s, m_post);
        QVERIFY(collected(u"Are you back?"_s, cursor));
    }

    /// The way back is in the scripted conversation: this server shows nothing of whom we block.
    void aBlockIsConfirmed()
    {
        Cursor cursor;
        const auto item = collected(u"Where do I park?"_s, cursor);
        QVERIFY(item);
        const auto blocked = enforced(item->id, Action::Block);
        QVERIFY2(blocked, blocked ? "" : qPrintable(blocked.error().message));
    }
};

QTEST_GUILESS_MAIN(TestMastodonReal)
#include "tst_mastodon_real.moc"

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing in the program reads what it does not show: no OFFSET, no scan of a big table, no sort that an
// index could give.
#include "storage/checkpoint_store.h"
#include "storage/draft_store.h"
#include "storage/due_store.h"
#include "storage/escalation_store.h"
#include "storage/inbox_query.h"
#include "storage/log_store.h"
#include "storage/outbox_store.h"
#include "storage/post_store.h"
#include "storage/private_text_store.h"
#include "storage/reply_store.h"
#include "storage/route_store.h"
#include "storage/row.h"
#include "storage/rule_store.h"
#include "storage/setting_store.h"
#include "stored.h"

#include <QDirIterator>
#include <QRegularExpression>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;
using Set = InboxFilter::Set;

namespace {

QString planOf(Session& session, const InboxQueryText& query)
{
    QStringList steps;
    must(session.each(QString(u"EXPLAIN QUERY PLAN "_s + query.sql), query.values, [&](Row& row) {
        for (int number = 0; number < 3; ++number)
            (void)row.number();
        steps << row.text();
        return true;
    }));
    return steps.join(u" | "_s);
}

InboxFilter of(Set set, const QString& platform = {})
{
    InboxFilter filter;
    filter.set = set;
    filter.me = PersonId{1};
    filter.now = noon;
    filter.platform = platform;
    return filter;
}

/// The rows of one case, one person's page, a capped search, open crises and escalations: few enough to be
/// put in order when they are read.
bool mayBeSorted(const QString& statement)
{
    return statement.contains(u"i.case_id = ?"_s) || statement.contains(u" UNION "_s)
        || statement.contains(u"FROM hits"_s)
        || statement.contains(u"FROM escalations WHERE outcome IS NULL"_s)
        || statement.contains(u"FROM drafts WHERE case_id = ?"_s) || statement.contains(u"FROM outbox"_s)
        || statement.contains(u"FROM routes"_s) || statement.contains(u"listed WHERE place"_s)
        || statement.contains(u"c.rank = 0 AND c.platform = ?"_s);
}

/// Everything that the program ever asks of its store, once.
void tour(Session& session)
{
    const Ground ground = makeGround(session);
    PersonStore people(session);
    const PersonId sam = must(people.add({{}, u"Sam"_s, {Role::Moderator}, true}));
    must(people.all()), must(people.find(sam)), must(people.named(u"Sam"_s)), must(people.byLogin(u"sam"_s));
    must(people.change({sam, u"Sam"_s, {}, true})), must(people.setLogin(sam, u"sam"_s));
    SettingStore settings(session);
    must(settings.set(u"a"_s, 1)), must(settings.value(u"a"_s)), must(settings.all()),
        must(settings.remove(u"a"_s));
    RouteStore routes(session);
    must(routes.put({{u"SUP"_s}, {}, {}})), must(routes.all());
    RuleStore rules(session);
    const auto published
        = must(rules.add({0, u"v1"_s, QByteArray(32, 'd'), RuleOrigin::Published, sam, noon}, "{}"));
    must(rules.newest()), must(rules.ofVersion(u"v1"_s)), must(rules.content(published)), must(rules.list(9));
    must(rules.putDraft({sam, "{}", u"v1"_s, noon})), must(rules.draft(sam)), must(rules.removeDraft(sam));
    must(ItemStore(session).inboundBefore({}, 9));
    AccountStore accounts(session);
    must(accounts.all()), must(accounts.find(ground.account)), must(accounts.named(u"x"_s)),
        must(accounts.on(u"x"_s, u"y"_s));
    must(accounts.change(must(accounts.all()).first())),
        must(accounts.setState(ground.account, u"live"_s, {}));
    must(accounts.cursor(ground.account)), must(accounts.setCursor(ground.account, {}));
    must(accounts.takeLease(ground.account, u"a"_s, noon, noon)),
        must(accounts.releaseLease(ground.account, u"a"_s));
    must(accounts.recordRun({ground.account, noon, noon, 0, 0, 0, 0, {}})),
        must(accounts.recordRun({ground.account, noon, noon, 0, 0, 0, 0, u"x"_s}));
    must(accounts.runs(ground.account)), must(accounts.countItems(ground.account, 1));
    must(AuthorStore(session).find(ground.author));
    must(AuthorStore(session).upsert({{}, ground.account, u"u-5"_s, u"@new"_s, {}}));
    PostStore posts(session);
    must(posts.put({ground.account, u"p"_s, {}, {}, {}, noon})), must(posts.find(ground.account, u"p"_s));

    CaseStore cases(session);
    const Case before = makeCase(session, ground, u"Words"_s, [](Case& subject) {
        subject.clocks << runningUntil(noon);
        subject.crisis = true;
    });
    Case after = before;
    after.version = 2;
    after.items.first().visibility = Visibility::Held;
    after.clocks.clear();
    CaseReply reply;
    reply.id = must(ReplyStore(session).nextId());
    after.replies << reply;
    CaseEscalation escalation;
    escalation.id = must(EscalationStore(session).nextId());
    after.escalations << escalation;
    must(cases.save(before, after, noon)), must(cases.load(before.id)), must(cases.ofThread(before.thread)),
        must(cases.page({}, 1)), must(cases.count());
    ThreadStore threads(session);
    must(threads.find(before.thread)), must(threads.ofItem(ground.account, u"c-1"_s)),
        must(threads.byStarter(ground.account, u"c-1"_s));
    must(threads.awaiting(ground.account, u"c-1"_s)), must(threads.closeGap(before.thread)),
        must(threads.merge(before.thread, before.thread));
    ItemStore items(session);
    const ItemId item = before.items.first().id;
    must(items.known(ground.account, u"c-1"_s)), must(items.addMedia(item, {{}})), must(items.find(item)),
        must(items.ofCase(before.id));
    must(items.revise(item, 2, sealed(u"New words"_s), {}, false, 3, noon)),
        must(items.setVisibility(item, Visibility::Held, 3));
    must(items.setFindings(item, before.id, 1, {{}})), must(items.setFindings(item, before.id, 2, {{}}));
    must(items.move(item, before.thread, before.id, 4)), must(items.page({}, 1)),
        must(items.findingsOfCase(before.id));
    must(items.saidBy(ground.author, before.thread, item, 4));
    must(items.mediaOfCase(before.id)), must(items.media(item)), must(items.revisions(item)),
        must(items.previousOfCase(before.id));
    must(items.textOf(item, 1)), must(items.addEvidence(before.id, item, noon, sealed({}))),
        must(items.evidence(item)), must(items.count());
    ReplyStore replies(session);
    must(replies.find(reply.id)), must(replies.ofCase(before.id)), must(replies.awaitingApproval()),
        must(replies.setText(reply.id, sealed({}), {}, {}));
    must(replies.setReturnReason(reply.id, {})), must(replies.setRemoteId(reply.id, {}));
    EscalationStore escalations(session);
    must(escalations.ofCase(before.id)), must(escalations.open()),
        must(escalations.setReason(escalation.id, {})), must(escalations.setReviewReason(escalation.id, {}));
    PrivateTextStore texts(session);
    must(texts.put({sealed(u"x"_s), u"note"_s, before.id, noon})), must(texts.find(QByteArray(32, 'c'))),
        must(texts.ofCase(before.id));
    DraftStore drafts(session);
    must(drafts.put({sam, before.id, u"Half a"_s, Audience::Public, {}, item, 6, 1, noon})),
        must(drafts.find(sam, before.id)), must(drafts.move(before.id, before.id)),
        must(drafts.removeSigned(sam, before.id, {})), must(drafts.remove(sam, before.id));
    OutboxStore outbox(session);
    OutboxCall call;
    call.subject = before.id;
    call.reply = reply.id;
    call.account = ground.account;
    const qint64 id = must(outbox.put(call));
    must(outbox.find(id)), must(outbox.ofReply(reply.id)), must(outbox.ofItem(item)), must(outbox.due(noon)),
        must(outbox.nextDue()), must(outbox.all());
    must(outbox.takeLease(id, u"a"_s, noon, noon)), must(outbox.start(id, noon)),
        must(outbox.postpone(id, CallState::Failed, noon, {}));
    must(outbox.finish(id)), must(outbox.count());
    LogStore log(session);
    must(log.head()), must(log.append({{1, noon, {}, u"a"_s, {}, "{}", "l"}}, {1, "l", "r"})),
        must(log.ofCase(before.id));
    LogQuery query;
    must(log.list(query));
    query.event = u"item-received"_s;
    must(log.list(query));
    query.event = u"claimed"_s;
    must(log.list(query));
    query.actor = sam;
    must(log.list(query));
    query.subject = before.id;
    must(log.list(query));
    must(log.each(1, 0, [](const LogRecord&) { return true; })),
        must(log.eachLeaf(1, 0, [](qint64, const QByteArray&) { return true; }));
    must(log.rangeOf({}, {}));
    CheckpointStore checkpoints(session);
    must(checkpoints.add({})), must(checkpoints.setLeft(1, noon)), must(checkpoints.latest()),
        must(checkpoints.latestThatLeft()), must(checkpoints.list());
    DueStore due(session);
    must(due.clocks(noon)), must(due.snoozes(noon)), must(due.claims(noon)), must(due.next(noon));
    InboxStore inbox(session);
    for (const Set set : {Set::All, Set::Mine, Set::Unassigned, Set::Overdue, Set::Escalated, Set::Crisis}) {
        for (const QString& platform : {QString(), u"wordpress"_s}) {
            InboxFilter filter = of(set, platform);
            must(inbox.page(filter, 10)), must(inbox.outline(filter, 10)), must(inbox.crisesOutside(filter));
            filter.search = u"words"_s;
            must(inbox.page(filter, 10)), must(inbox.crisesOutside(filter));
            filter.withResolved = true;
            must(inbox.page(filter, 10)), must(inbox.page(filter, 10, u"i5"_s));
        }
    }
    must(inbox.totals(sam, noon));
}

} // namespace

class QueryPlansTest : public QObject {
    Q_OBJECT

private slots:
    void pagesWalkAnIndex_data();
    void pagesWalkAnIndex();
    void searchesStreamNewestFirst();
    void everyStatementUsesAnIndex();
    void whatAnAuthorSaidInAThreadIsNearAtHand();
    void noSourceSaysOffset();
};

void QueryPlansTest::pagesWalkAnIndex_data()
{
    QTest::addColumn<int>("set");
    QTest::addColumn<QString>("platform");
    QTest::addColumn<QString>("index");
    QTest::newRow("all") << int(Set::All) << QString() << u"cases_inbox"_s;
    QTest::newRow("all of a platform") << int(Set::All) << u"facebook"_s << u"cases_platform"_s;
    QTest::newRow("mine") << int(Set::Mine) << QString() << u"cases_owner"_s;
    QTest::newRow("mine by claim") << int(Set::Mine) << QString() << u"cases_claimed"_s;
    QTest::newRow("unassigned") << int(Set::Unassigned) << QString() << u"cases_owner"_s;
    QTest::newRow("overdue") << int(Set::Overdue) << QString() << u"cases_inbox"_s;
    QTest::newRow("escalated") << int(Set::Escalated) << QString() << u"cases_escalated"_s;
    QTest::newRow("crisis") << int(Set::Crisis) << QString() << u"cases_inbox"_s;
}

void QueryPlansTest::pagesWalkAnIndex()
{
    QFETCH(int, set);
    QFETCH(QString, platform);
    QFETCH(QString, index);
    const FreshDatabase place(DatabaseAddress::Engine::Sqlite);
    wrote(*place.open(), [&](Session& session) {
        for (const InboxQueryText& query : pageQueries(of(Set(set), platform), {2, 17, 4}, 101)) {
            const QString plan = planOf(session, query);
            QVERIFY2(plan.contains(index), qPrintable(plan));
            QVERIFY2(!plan.contains(u"SCAN c"_s) || plan.contains(u"USING"_s), qPrintable(plan));
            // Mine sorts at most two pages of ids; nobody else sorts at all.
            if (Set(set) != Set::Mine)
                QVERIFY2(!plan.contains(u"TEMP B-TREE"_s), qPrintable(plan));
            for (const char* table : {"items", "authors", "accounts", "people"})
                QVERIFY2(!plan.contains(u"SCAN "_s + QString::fromLatin1(table)), qPrintable(plan));
        }
        const QString counting = planOf(session, countQuery(of(Set(set), platform)));
        QVERIFY2(counting.contains(u"USING COVERING INDEX"_s) || !platform.isEmpty() || Set(set) == Set::Mine,
            qPrintable(counting));
        const QString outline = planOf(session, outlineQuery(of(Set(set), platform), 200));
        QVERIFY2(Set(set) == Set::Mine || !outline.contains(u"SCAN c\n"_s), qPrintable(outline));
    });
}

void QueryPlansTest::searchesStreamNewestFirst()
{
    const FreshDatabase place(DatabaseAddress::Engine::Sqlite);
    wrote(*place.open(), [](Session& session) {
        const QString newest
            = planOf(session, newestQuery(sqliteDialect(), of(Set::All), {u"a"_s}, 1000, 101));
        QVERIFY2(!newest.contains(u"TEMP B-TREE"_s), qPrintable(newest));
        QVERIFY2(newest.startsWith(u"SCAN f VIRTUAL TABLE INDEX"_s), qPrintable(newest));
        const QString byDue = planOf(session, searchQuery(sqliteDialect(), of(Set::All), {u"a"_s}, {}, 101));
        QVERIFY2(byDue.contains(u"SCAN f VIRTUAL TABLE INDEX"_s), qPrintable(byDue));
        QVERIFY2(byDue.contains(u"SEARCH i USING INTEGER PRIMARY KEY"_s), qPrintable(byDue));
        QVERIFY2(byDue.contains(u"SEARCH c USING COVERING INDEX cases_open"_s), qPrintable(byDue));
        QVERIFY2(!byDue.contains(u"SCAN c"_s), qPrintable(byDue));
    });
}

void QueryPlansTest::everyStatementUsesAnIndex()
{
    const FreshDatabase place(DatabaseAddress::Engine::Sqlite);
    wrote(*place.open(), [](Session& session) {
        tour(session);
        const QStringList statements = session.statements();
        QVERIFY2(statements.size() > 80, qPrintable(QString::number(statements.size())));
        // Tables of a handful of rows, and what is computed.
        const QSet<QString> small{u"settings"_s, u"people"_s, u"p"_s, u"routes"_s, u"accounts"_s, u"a"_s,
            u"outbox"_s, u"hits"_s, u"h"_s, u"found"_s, u"listed"_s, u"checkpoints"_s, u"CONSTANT"_s,
            u"schema_version"_s, u"sqlite_master"_s, u"rule_sets"_s};
        const QRegularExpression scan(u"SCAN (\\w+)\\b(?! (?:USING|VIRTUAL))"_s);
        for (const QString& statement : statements) {
            // Rows that are only added look for nothing; what the plan names there are the keys that could
            // point at them.
            if (statement.startsWith("INSERT"_L1) && !statement.contains(u"SELECT"_s))
                continue;
            const QString plan = planOf(session, {statement, QVariantList(statement.count(u'?'), qint64(1))});
            for (auto found = scan.globalMatch(plan); found.hasNext();) {
                const QString table = found.next().captured(1);
                QVERIFY2(small.contains(table), qPrintable(statement + u"\n"_s + plan));
            }
            QVERIFY2(!plan.contains(u"TEMP B-TREE"_s) || mayBeSorted(statement),
                qPrintable(statement + u"\n"_s + plan));
        }
    });
}

void QueryPlansTest::whatAnAuthorSaidInAThreadIsNearAtHand()
{
    const FreshDatabase place(DatabaseAddress::Engine::Sqlite);
    wrote(*place.open(), [](Session& session) {
        const Ground ground = makeGround(session);
        const Case subject = makeCase(session, ground, u"Words"_s);
        must(ItemStore(session).saidBy(ground.author, subject.thread, subject.items.first().id, 4));
        const QStringList statements = session.statements().filter(u"author = ? AND id <> ?"_s);
        QCOMPARE(statements.size(), 1);
        const QString plan = planOf(session, {statements.first(), QVariantList(4, qint64(1))});
        // A thread of a hundred thousand items costs no more than one of five.
        QVERIFY2(plan.contains(u"INDEX items_thread (thread=? AND author=?)"_s), qPrintable(plan));
        QVERIFY2(!plan.contains(u"TEMP B-TREE"_s), qPrintable(plan));
    });
}

void QueryPlansTest::noSourceSaysOffset()
{
    const QRegularExpression offset(u"\\bOFFSET\\b"_s);
    int looked = 0;
    for (const char* room : {"/core", "/app", "/resources/migrations"}) {
        QDirIterator files(QStringLiteral(STEWARD_SOURCE_DIR) + QString::fromLatin1(room),
            {u"*.cpp"_s, u"*.h"_s, u"*.sql"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            // Only what stands in a text can be SQL: a comment may speak of it.
            for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n')) {
                const QString code = line.section(u"//"_s, 0, 0);
                QVERIFY2(!(code.contains(u'"') || file.fileName().endsWith(".sql"_L1))
                        || !offset.match(code).hasMatch(),
                    qPrintable(file.fileName()));
            }
            ++looked;
        }
    }
    QVERIFY(looked > 50);
    QVERIFY(offset.match(u"LIMIT 10 OFFSET 20"_s).hasMatch());
}

QTEST_GUILESS_MAIN(QueryPlansTest)
#include "tst_query_plans.moc"

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Page by state: where there is nothing to show stands one sentence with one button, and the focus is on
// something that can be seen.
#include "gui/real_window.h"
#include "gui/tables.h"
#include "storage/account_store.h"
#include "support/held_reads.h"
#include "support/scripted_connector.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>
#include <QTabBar>
#include <QTableView>
#include <QTextBrowser>

using namespace steward;
using namespace Qt::StringLiterals;
using test::isFocusSound;
using test::line;
using test::RealWindow;

namespace {

constexpr int patience = 45'000;

QPushButton* stateButton(RealWindow& desk)
{
    return desk.window().currentPage()->findChild<QPushButton*>(QStringLiteral("emptyStateButton"));
}

/// The table of each page that has one, and what its rows are read from.
struct Listed {
    const char* page;
    const char* table;
    const char* store;
};
const Listed lists[]{
    {"outbox", "outboxTable", "outbox"},
    {"escalations", "escalationsTable", "escalations"},
    {"log", "logTable", "log"},
    {"accounts", "accountsTable", "accounts"},
    {"people", "peopleTable", "people"},
    {"rules", "rulesTable", "rule_sets"},
};

void addLists()
{
    QTest::addColumn<Listed>("listed");
    for (const auto& listed : lists)
        QTest::newRow(listed.page) << listed;
}

/// An organisation of its own, with nothing in it.
test::Stage fresh()
{
    test::Stage stage;
    stage.practice = false;
    return stage;
}

} // namespace
Q_DECLARE_METATYPE(Listed)

class PageStatesTest : public QObject {
    Q_OBJECT
private slots:
    void whatTakesLongIsSaidToBeRead_data() { addLists(); }
    void whatTakesLongIsSaidToBeRead();
    void whatCannotBeReadIsSaidAndTriedAgain_data() { addLists(); }
    void whatCannotBeReadIsSaidAndTriedAgain();
    void nothingIsSaidInOneSentence_data();
    void nothingIsSaidInOneSentence();
    void theFocusComesBackWithTheRows();
    void aSlowInboxSaysThatItIsRead();
    void anInboxThatCannotBeReadSaysSo();
    void offlineTheInboxSaysSinceWhen();
    void offlineTheAccountSaysWhy();
    void offlineTheOutboxSaysWhatWaits();
    void whoMayOnlyReadChangesNothing_data();
    void whoMayOnlyReadChangesNothing();
    void veryManyRowsStayInHand_data();
    void veryManyRowsStayInHand();
    void pagesThatReadNothingAreNeverEmpty();
};

void PageStatesTest::whatTakesLongIsSaidToBeRead()
{
    QFETCH(Listed, listed);
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    test::HeldReads held(desk.workspace().database());
    desk.page(listed.page);
    QVERIFY2(desk.statement().isEmpty(), "nothing is said before it takes long");
    QTRY_COMPARE_WITH_TIMEOUT(desk.statement(), QStringLiteral("This is being read."), patience);
    QVERIFY(stateButton(desk)->isVisible());
    QVERIFY(isFocusSound());
    held.letGo();
    QTRY_VERIFY_WITH_TIMEOUT(desk.statement() != QStringLiteral("This is being read."), patience);
    QVERIFY(isFocusSound());
    if (desk.find<QTableView>(listed.table)->model()->rowCount() > 0)
        QTRY_VERIFY_WITH_TIMEOUT(desk.find(listed.table)->hasFocus(), patience);
}

void PageStatesTest::whatCannotBeReadIsSaidAndTriedAgain()
{
    QFETCH(Listed, listed);
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    const QString store = QLatin1StringView(listed.store);
    desk.atTheStore(QStringLiteral("ALTER TABLE %1 RENAME TO lost_%1").arg(store));
    desk.page(listed.page);
    QTRY_COMPARE_WITH_TIMEOUT(stateButton(desk)->text(), QStringLiteral("Try again"), patience);
    QVERIFY(desk.statement().endsWith(QLatin1Char('.')));
    QVERIFY2(!desk.statement().contains(QStringLiteral("SQL"), Qt::CaseInsensitive)
            && !desk.statement().contains(QStringLiteral("no such")),
        qPrintable(desk.statement()));
    QVERIFY(isFocusSound());
    desk.atTheStore(QStringLiteral("ALTER TABLE lost_%1 RENAME TO %1").arg(store));
    // The workspace changed, so the page may have read again by itself.
    if (stateButton(desk)->isVisible() && stateButton(desk)->text() == QStringLiteral("Try again")) {
        stateButton(desk)->click();
        QCOMPARE(desk.statement(), QStringLiteral("This is being read."));
        QVERIFY(isFocusSound());
    }
    QTRY_VERIFY_WITH_TIMEOUT(!desk.statement().startsWith(QStringLiteral("This is being read."))
            && stateButton(desk)->text() != QStringLiteral("Try again"),
        patience);
    QVERIFY(desk.find<QTableView>(listed.table)->isVisible() || stateButton(desk)->isVisible());
    QVERIFY(isFocusSound());
}

void PageStatesTest::nothingIsSaidInOneSentence_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("button");
    QTest::addColumn<QString>("leadsTo");
    QTest::newRow("inbox") << "inbox"
                           << "No account is connected yet, so nothing can come in."
                           << "Mend"
                           << "accounts";
    QTest::newRow("outbox") << "outbox"
                            << "Nothing waits to be sent."
                            << "Go to the inbox"
                            << "inbox";
    QTest::newRow("escalations") << "escalations"
                                 << "No escalation is open and no reply waits for approval."
                                 << "Go to the inbox"
                                 << "inbox";
    QTest::newRow("accounts") << "accounts"
                              << "No platform is being watched yet."
                              << "Add account"
                              << "accounts";
}

void PageStatesTest::nothingIsSaidInOneSentence()
{
    QFETCH(QString, page);
    QFETCH(QString, sentence);
    QFETCH(QString, button);
    QFETCH(QString, leadsTo);
    RealWindow desk(fresh());
    desk.page(qPrintable(page));
    QTRY_COMPARE_WITH_TIMEOUT(desk.statement(), sentence, patience);
    QTRY_COMPARE_WITH_TIMEOUT(stateButton(desk)->text(), button, patience);
    QVERIFY2(isFocusSound(), "the focus is on something that can be seen");
    // Coming back to an empty page leaves the focus no worse than coming for the first time.
    desk.page("help");
    desk.page(qPrintable(page));
    QVERIFY(isFocusSound());
    QVERIFY2(desk.window().currentPage()->isAncestorOf(QApplication::focusWidget()), "and it is on the page");
    stateButton(desk)->click();
    QTRY_COMPARE_WITH_TIMEOUT(desk.window().currentPage()->facts().id, leadsTo, patience);
    QVERIFY(isFocusSound());
}

void PageStatesTest::theFocusComesBackWithTheRows()
{
    RealWindow desk(fresh());
    desk.page("accounts");
    QTRY_VERIFY_WITH_TIMEOUT(!desk.statement().isEmpty(), patience);
    QVERIFY(stateButton(desk)->hasFocus());
    desk.import({line(QStringLiteral("c-1"))});
    QTRY_VERIFY_WITH_TIMEOUT(desk.find("accountsTable")->isVisible(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(desk.find("accountsTable")->hasFocus(), patience);
}

void PageStatesTest::aSlowInboxSaysThatItIsRead()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    test::HeldReads held(desk.workspace().database());
    desk.key(Qt::Key_BracketLeft);
    QTRY_COMPARE_WITH_TIMEOUT(desk.statement(), QStringLiteral("Reading the inbox."), patience);
    QVERIFY(stateButton(desk)->isVisible());
    QVERIFY(isFocusSound());
    held.letGo();
    QTRY_VERIFY_WITH_TIMEOUT(desk.inbox().model().rowCount() > 0, patience);
    QTRY_VERIFY_WITH_TIMEOUT(desk.statement().isEmpty(), patience);
}

void PageStatesTest::anInboxThatCannotBeReadSaysSo()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    desk.atTheStore(QStringLiteral("ALTER TABLE cases RENAME TO lost_cases"));
    desk.key(Qt::Key_BracketRight);
    QTRY_COMPARE_WITH_TIMEOUT(stateButton(desk)->text(), QStringLiteral("Try again"), patience);
    QVERIFY(!desk.statement().isEmpty());
    QVERIFY(isFocusSound());
    QVERIFY2(!desk.inbox().target().isValid(), "there is nothing that a key could act on");
    desk.atTheStore(QStringLiteral("ALTER TABLE lost_cases RENAME TO cases"));
    desk.find<QTabBar>("viewsTabBar")->setCurrentIndex(0);
    stateButton(desk)->click();
    QTRY_VERIFY_WITH_TIMEOUT(desk.inbox().model().rowCount() > 50, patience);
}

namespace {

constexpr auto interval = std::chrono::hours(3);

/// One account, collected three hours ago; the collection just now failed.
void addFailingAccount(RealWindow& desk)
{
    const auto now = desk.workspace().now();
    test::expected(desk.workspace().database().write<void>([now](Session& session) -> Result<void> {
        AccountStore accounts(session);
        StoredAccount account;
        account.platform = QStringLiteral("wordpress");
        account.name = QStringLiteral("Northbridge blog");
        account.url = QStringLiteral("https://blog.example");
        account.state = QStringLiteral("live");
        const auto id = accounts.add(account);
        if (!id)
            return id.error();
        CollectionRun good;
        good.account = *id;
        good.started = now - interval;
        good.finished = now - interval;
        if (const auto done = accounts.recordRun(good); !done)
            return done;
        CollectionRun bad = good;
        bad.started = now;
        bad.finished = now;
        bad.error = QStringLiteral("The sign-in has expired: sign in again.");
        if (const auto done = accounts.recordRun(bad); !done)
            return done;
        return accounts.setState(*id, QStringLiteral("failing"), bad.error);
    }));
}

} // namespace

void PageStatesTest::offlineTheInboxSaysSinceWhen()
{
    RealWindow desk(fresh());
    addFailingAccount(desk);
    QTRY_VERIFY_WITH_TIMEOUT(desk.statement().startsWith(QStringLiteral("Nothing new since ")), patience);
    QVERIFY2(desk.statement().contains(QStringLiteral("Northbridge blog")), qPrintable(desk.statement()));
    QVERIFY2(desk.statement().endsWith(QStringLiteral("The sign-in has expired: sign in again.")),
        qPrintable(desk.statement()));
    QCOMPARE(stateButton(desk)->text(), QStringLiteral("Mend"));
    QTRY_VERIFY_WITH_TIMEOUT(desk.find("mendButton")->isVisible(), patience);
    stateButton(desk)->click();
    QCOMPARE(desk.window().currentPage()->facts().id, QStringLiteral("accounts"));
}

void PageStatesTest::offlineTheAccountSaysWhy()
{
    RealWindow desk(fresh());
    addFailingAccount(desk);
    desk.page("accounts");
    auto* table = desk.find<QTableView>("accountsTable");
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, patience);
    QCOMPARE(test::cell(*table, 0, "What failed"), QStringLiteral("The sign-in has expired: sign in again."));
    QCOMPARE(test::cell(*table, 0, "State"), QStringLiteral("Failing"));
    QVERIFY2(
        test::cell(*table, 0, "Last collected") != QStringLiteral("never"), "it says when it last went well");
}

void PageStatesTest::offlineTheOutboxSaysWhatWaits()
{
    test::FakePlatform platform;
    test::ScriptedRegistry connectors(platform);
    auto stage = fresh();
    stage.connectors = &connectors;
    RealWindow desk(stage);
    desk.import({line(QStringLiteral("c-1"))});
    desk.atTheStore(QStringLiteral("UPDATE accounts SET state = 'live'"));
    const auto id = test::expected(desk.context().inbox().page({})).rows.first().id;
    SignOff all;
    all.inBulk = true;
    test::expected(desk.context().desk().reply(desk.context().actor(), id,
        QStringLiteral("Thank you, we open at eight."), Audience::Public, ReplyKind::G, {}, all,
        std::chrono::seconds(0), {}));
    platform.script[QStringLiteral("reply")] = {{ErrorCode::Unreachable,
        QStringLiteral("The platform did not answer; it is tried again later."), {}}};
    desk.page("outbox");
    auto* table = desk.find<QTableView>("outboxTable");
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, patience);
    desk.key(Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(test::cell(*table, 0, "State"), QStringLiteral("Waiting"), patience);
    QVERIFY2(test::cell(*table, 0, "Why it is here").endsWith(QLatin1Char('.')),
        qPrintable(test::cell(*table, 0, "Why it is here")));
    QTRY_VERIFY_WITH_TIMEOUT(desk.notice().contains(QStringLiteral("1 waiting")), patience);
    QVERIFY(platform.replies().isEmpty());
    // Back on line: the same key sends it, once.
    desk.clock().advance(std::chrono::hours(1));
    desk.key(Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(platform.replies().size(), 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(desk.statement(), QStringLiteral("Nothing waits to be sent."), patience);
}

void PageStatesTest::whoMayOnlyReadChangesNothing_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QStringList>("commands");
    QTest::newRow("accounts") << "accounts" << u"accounts.add accounts.collect accounts.remove"_s.split(u' ');
    QTest::newRow("people") << "people" << u"people.add people.edit"_s.split(u' ');
    QTest::newRow("preferences") << "preferences" << QStringList{u"preferences.save"_s};
    QTest::newRow("rules") << "rules"
                           << u"rules.edit rules.publish rules.discard rules.rollBack"_s.split(u' ');
}

void PageStatesTest::whoMayOnlyReadChangesNothing()
{
    QFETCH(QString, page);
    QFETCH(QStringList, commands);
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    desk.become({Role::Auditor});
    desk.page(qPrintable(page));
    if (auto* table = desk.window().currentPage()->findChild<QTableView*>())
        QTRY_VERIFY_WITH_TIMEOUT(table->currentIndex().isValid(), patience);
    const auto entries = test::expected(desk.workspace().summary()).logSize;
    for (const auto& command : commands) {
        auto* action = desk.action(qPrintable(command));
        QVERIFY2(action && !action->isEnabled(), qPrintable(command));
        QTest::keySequence(&desk.window(), action->shortcut());
    }
    for (const auto* name : {"holdBox", "claimBox", "collectBox", "checkpointFolderEdit"}) {
        if (page == QStringLiteral("preferences"))
            QVERIFY2(!desk.find(name)->isEnabled(), name);
    }
    QCOMPARE(test::expected(desk.workspace().summary()).logSize, entries);
}

namespace {

void fillOutbox(RealWindow& desk, int count)
{
    QList<test::Line> lines;
    for (int i = 0; i < count; ++i)
        lines << line(QStringLiteral("c-%1").arg(i));
    desk.import(lines);
    InboxQuery query;
    query.limit = count;
    SignOff all;
    all.inBulk = true;
    for (const auto& row : test::expected(desk.context().inbox().page(query)).rows)
        test::expected(desk.context().desk().reply(desk.context().actor(), row.id,
            QStringLiteral("Thank you, we open at eight."), Audience::Public, ReplyKind::G, {}, all,
            std::chrono::hours(1), {}));
}

void fillEscalations(RealWindow& desk, int count)
{
    QList<test::Line> lines;
    for (int i = 0; i < count; ++i)
        lines << line(QStringLiteral("c-%1").arg(i));
    desk.import(lines);
    InboxQuery query;
    query.limit = count;
    for (const auto& row : test::expected(desk.context().inbox().page(query)).rows) {
        command::Escalate escalate;
        escalate.route = RouteId{QStringLiteral("PALS")};
        escalate.reason.text = QStringLiteral("Please look at this.");
        test::expected(desk.context().desk().perform(desk.context().actor(), {row.id, escalate, {}}));
    }
}

void fillLog(RealWindow& desk, int count)
{
    QList<test::Line> lines;
    for (int i = 0; i < count; ++i)
        lines << line(QStringLiteral("c-%1").arg(i));
    desk.import(lines);
}

void fillAccounts(RealWindow& desk, int count)
{
    QList<test::Line> lines;
    for (int i = 0; i < count; ++i)
        lines << line(QStringLiteral("c-%1").arg(i))
                     .on(QStringLiteral("facebook"),
                         QStringLiteral("account-%1").arg(i, 4, 10, QLatin1Char('0')));
    desk.import(lines);
}

void fillPeople(RealWindow& desk, int count)
{
    for (int i = 0; i < count; ++i)
        desk.somebody(QStringLiteral("Person %1").arg(i, 4, 10, QLatin1Char('0')), {Role::Moderator});
}

using Fill = void (*)(RealWindow&, int);

} // namespace
Q_DECLARE_METATYPE(Fill)

void PageStatesTest::veryManyRowsStayInHand_data()
{
    QTest::addColumn<Listed>("listed");
    QTest::addColumn<Fill>("fill");
    QTest::addColumn<int>("count");
    QTest::newRow("outbox") << lists[0] << Fill(fillOutbox) << 60;
    QTest::newRow("escalations") << lists[1] << Fill(fillEscalations) << 60;
    QTest::newRow("log") << lists[2] << Fill(fillLog) << 1000;
    QTest::newRow("accounts") << lists[3] << Fill(fillAccounts) << 500;
    QTest::newRow("people") << lists[4] << Fill(fillPeople) << 60;
}

void PageStatesTest::veryManyRowsStayInHand()
{
    QFETCH(Listed, listed);
    QFETCH(Fill, fill);
    QFETCH(int, count);
    RealWindow desk(fresh());
    fill(desk, count);
    desk.page(listed.page);
    auto* table = desk.find<QTableView>(listed.table);
    const auto read = [&] { return table->model()->rowCount(); };
    QTRY_VERIFY_WITH_TIMEOUT(read() >= qMin(count, 200) && table->isVisible(), patience);
    table->setFocus();
    // To the end, however many pages that takes.
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            desk.key(Qt::Key_End, Qt::ControlModifier);
            return read() >= count && table->currentIndex().row() == read() - 1;
        }(),
        patience);
    const int last = table->currentIndex().row();
    const auto inWords = [table](int row) {
        QStringList words;
        for (int column = 0; column < 3; ++column)
            words << table->model()->index(row, column).data().toString();
        return words;
    };
    const auto words = inWords(last);
    const int place = table->verticalScrollBar()->value();
    QVERIFY(place > 0);
    // Something is committed meanwhile: whoever is reading at the end stays where they are.
    desk.import(
        {line(QStringLiteral("c-later")).on(QStringLiteral("facebook"), QStringLiteral("account-0000"))});
    desk.window().currentPage()->refresh();
    QTest::qWait(300);
    QCOMPARE(inWords(table->currentIndex().row()), words);
    QCOMPARE(table->verticalScrollBar()->value(), place);
    QVERIFY(table->hasFocus());
}

void PageStatesTest::pagesThatReadNothingAreNeverEmpty()
{
    RealWindow desk(fresh());
    desk.page("help");
    QVERIFY(desk.find<QListWidget>("helpTopicsList")->count() > 8);
    QVERIFY(desk.find<QTextBrowser>("helpText")->toPlainText().size() > 200);
    QVERIFY(isFocusSound());
    desk.page("preferences");
    QVERIFY(desk.find<QComboBox>("schemeBox")->isVisible());
    QVERIFY(isFocusSound());
}

QTEST_MAIN(PageStatesTest)
#include "tst_page_states.moc"

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts: adding one and being told who we are there, what fails in one sentence, signing in again,
// removing.
#include "gui/real_window.h"
#include "gui/tables.h"
#include "storage/account_store.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

using namespace steward;
using namespace Qt::StringLiterals;
using test::cell;
using test::isFocusSound;
using test::line;
using test::RealWindow;

namespace {

constexpr int patience = 45'000;

/// What the platforms answer; a sign-in is good if its password is the one that is kept here.
struct Answers {
    QByteArray goodSecret = "open sesame";
    QList<IncomingItem> items;
    int collected = 0;
};

class AnsweringConnector final : public Connector {
public:
    AnsweringConnector(Answers& answers, AccountAccess access)
        : m_answers(answers)
        , m_access(std::move(access))
    {
    }
    Capabilities capabilities() const override { return {}; }
    QCoro::Task<Result<QString>> test() override
    {
        if (!isGood())
            co_return expired();
        co_return u"You are the editor of the blog."_s;
    }
    QCoro::Task<Result<Collected>> collect(Cursor) override
    {
        if (!isGood())
            co_return expired();
        ++m_answers.collected;
        Collected page;
        page.items = m_answers.items;
        for (auto& item : page.items)
            item.account = m_access.name;
        co_return page;
    }
    QCoro::Task<Result<QString>> reply(OutgoingReply) override { co_return expired(); }
    QCoro::Task<Result<QString>> findReply(OutgoingReply) override { co_return expired(); }
    QCoro::Task<Result<RemoteItem>> enforce(QString, Action) override { co_return expired(); }
    QCoro::Task<Result<RemoteItem>> read(QString) override { co_return expired(); }
    QCoro::Task<Result<void>> retract(QString) override { co_return Result<void>(expired()); }

private:
    bool isGood() const { return m_access.secret == m_answers.goodSecret; }
    static Error expired()
    {
        return {ErrorCode::Unauthorised, u"The sign-in was refused: sign in again."_s, {}};
    }
    Answers& m_answers;
    AccountAccess m_access;
};

class AnsweringRegistry final : public ConnectorRegistry {
public:
    explicit AnsweringRegistry(Answers& answers)
        : m_answers(answers)
    {
    }
    std::unique_ptr<Connector> make(
        const QString&, const AccountAccess& access, const ConnectorTools&) const override
    {
        return std::make_unique<AnsweringConnector>(m_answers, access);
    }
    bool supports(const QString& platform) const override
    {
        return platform == u"wordpress"_s || platform == u"feed"_s || platform == u"discourse"_s;
    }
    SignInGuide guide(const QString& platform) const override
    {
        return platform == u"feed"_s ? SignInGuide{} : SignInGuide{"How", "User", "Password"};
    }

private:
    Answers& m_answers;
};

struct Office {
    Answers answers;
    AnsweringRegistry connectors{answers};
    RealWindow desk{test::Stage{{1366, 768}, false, &connectors}};

    QTableView& table() { return *desk.find<QTableView>("accountsTable"); }
    QLineEdit& field(const char* name) { return *desk.find<QLineEdit>(name); }
    QLabel& trouble() { return *desk.find<QLabel>("accountTroubleLabel"); }
    QPushButton& submit() { return *desk.find<QPushButton>("accountSubmitButton"); }
    void choose(const QString& platform)
    {
        auto* box = desk.find<QComboBox>("accountPlatformBox");
        box->setCurrentIndex(box->findData(platform));
    }
    void fill(const QString& name, const QByteArray& secret, const QString& platform = u"wordpress"_s)
    {
        choose(platform);
        field("accountNameEdit").setText(name);
        field("accountUrlEdit").setText(u"https://blog.example"_s);
        field("accountUserEdit").setText(u"editor"_s);
        field("accountSecretEdit").setText(QString::fromUtf8(secret));
    }
    bool opensTheForm()
    {
        desk.page("accounts");
        desk.key(Qt::Key_N, Qt::ControlModifier);
        return QTest::qWaitFor([&] { return desk.find("accountPlatformBox")->hasFocus(); }, patience);
    }
    /// At least that often, and nothing is under way any more.
    bool hasCollected(int times)
    {
        return QTest::qWaitFor(
            [&] { return answers.collected >= times && desk.action("accounts.collect")->isEnabled(); },
            patience);
    }
    bool hasRows(int count)
    {
        return QTest::qWaitFor(
            [&] { return table().model()->rowCount() == count && table().currentIndex().isValid(); },
            patience);
    }
};

} // namespace

class AccountsPageTest : public QObject {
    Q_OBJECT
private slots:
    void anAccountIsAddedTestedAndCollected();
    void theFormAsksOnlyWhatThePlatformNeeds();
    void whatIsMissingIsSaidInTheForm();
    void aRefusedSignInIsSaidAndKeptForAnotherTry();
    void aLockedKeyringIsMendedBySigningInAgain();
    void signingInAgainAsksForThePasswordOnly();
    void testingSaysWhoWeAre();
    void collectingSaysWhatCameAndWhatFailed();
    void removingAsksOnceAndKeepsWhatWasCollected();
    void twoOfOneNameAreToldApart();
    void anImportedAccountIsNotConnected();
    void aSecretIsNeverShown();
    void aPracticeWorkspaceTakesNone();
    void theFormIsLeftByEscape();
};

void AccountsPageTest::anAccountIsAddedTestedAndCollected()
{
    Office office;
    office.answers.items << line(u"c-1"_s).on(u"wordpress"_s, u"blog"_s).item();
    QVERIFY(office.opensTheForm());
    office.fill(u"Northbridge blog"_s, "open sesame");
    office.field("accountSecretEdit").setFocus();
    office.desk.key(Qt::Key_Return);
    QVERIFY2(!office.submit().isEnabled(), "asked once at a time");
    QVERIFY(office.hasRows(1));
    QCOMPARE(cell(office.table(), 0, "Name"), u"Northbridge blog"_s);
    QCOMPARE(cell(office.table(), 0, "Platform"), u"WordPress"_s);
    QTRY_VERIFY_WITH_TIMEOUT(office.desk.notice().startsWith(u"1 new"_s), patience);
    QCOMPARE(office.answers.collected, 1);
    QTRY_COMPARE_WITH_TIMEOUT(cell(office.table(), 0, "Items"), u"1"_s, patience);
    QCOMPARE(cell(office.table(), 0, "State"), u"Live"_s);
    QVERIFY(!office.field("accountNameEdit").isVisible());
    QVERIFY(office.table().hasFocus());
}

void AccountsPageTest::theFormAsksOnlyWhatThePlatformNeeds()
{
    Office office;
    QVERIFY(office.opensTheForm());
    office.choose(u"wordpress"_s);
    QVERIFY(office.field("accountUserEdit").isVisible() && office.field("accountSecretEdit").isVisible());
    office.choose(u"feed"_s);
    QVERIFY(!office.field("accountUserEdit").isVisible() && !office.field("accountSecretEdit").isVisible());
    auto* box = office.desk.find<QComboBox>("accountPlatformBox");
    QCOMPARE(box->count(), 3);
    QVERIFY2(box->findData(u"facebook"_s) < 0, "what cannot be connected is not offered");
    office.choose(u"wordpress"_s);
    auto* area = office.desk.find<QScrollArea>("accountFormArea");
    QTRY_COMPARE(area->verticalScrollBar()->maximum(), 0);
}

void AccountsPageTest::whatIsMissingIsSaidInTheForm()
{
    Office office;
    QVERIFY(office.opensTheForm());
    office.choose(u"wordpress"_s);
    office.submit().click();
    QVERIFY(office.trouble().isVisible() && office.trouble().text().contains(u"name"_s));
    office.fill(u"Blog"_s, {});
    office.submit().click();
    QVERIFY(office.trouble().text().contains(u"Password"_s));
    office.fill(u"Blog"_s, "open sesame");
    office.field("accountUrlEdit").setText(u"http://blog.example"_s);
    office.submit().click();
    QTRY_VERIFY_WITH_TIMEOUT(office.trouble().isVisible() && office.submit().isEnabled()
            && !office.trouble().text().contains(u"Password"_s),
        patience);
    QVERIFY2(office.trouble().text().endsWith(u'.'), qPrintable(office.trouble().text()));
    QCOMPARE(office.table().model()->rowCount(), 0);
    QVERIFY2(office.field("accountNameEdit").text() == u"Blog"_s, "what was typed is still there");
}

void AccountsPageTest::aRefusedSignInIsSaidAndKeptForAnotherTry()
{
    Office office;
    QVERIFY(office.opensTheForm());
    office.fill(u"Blog"_s, "wrong");
    office.submit().click();
    QVERIFY(office.hasRows(1));
    QTRY_COMPARE_WITH_TIMEOUT(office.desk.notice(), u"The sign-in was refused: sign in again."_s, patience);
    QCOMPARE(office.answers.collected, 0);
    QVERIFY(isFocusSound());
    // Signing in again is one key away, on the same account.
    office.table().setFocus();
    office.desk.key(Qt::Key_S);
    QTRY_VERIFY(office.field("accountSecretEdit").hasFocus());
    office.desk.type(u"open sesame"_s);
    office.desk.key(Qt::Key_Return);
    QVERIFY(office.hasCollected(1));
    QVERIFY(office.hasRows(1));
}

void AccountsPageTest::aLockedKeyringIsMendedBySigningInAgain()
{
    Office office;
    office.desk.secrets().setMode(test::MemorySecretStore::Mode::Locked);
    QVERIFY(office.opensTheForm());
    office.fill(u"Blog"_s, "open sesame");
    office.submit().click();
    QTRY_VERIFY_WITH_TIMEOUT(office.trouble().isVisible() && !office.trouble().text().isEmpty(), patience);
    QVERIFY2(!office.trouble().text().contains(u"sesame"_s), "no sentence repeats a password");
    QVERIFY(office.hasRows(1));
    QTRY_COMPARE_WITH_TIMEOUT(cell(office.table(), 0, "State"), u"Needs sign-in"_s, patience);
    office.desk.find<QPushButton>("accountCancelButton")->click();
    office.desk.secrets().setMode(test::MemorySecretStore::Mode::Open);
    office.desk.key(Qt::Key_S);
    QTRY_VERIFY(office.field("accountSecretEdit").hasFocus());
    office.desk.type(u"open sesame"_s);
    office.desk.key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(cell(office.table(), 0, "State"), u"Live"_s, patience);
    QVERIFY(office.hasCollected(1));
}

void AccountsPageTest::signingInAgainAsksForThePasswordOnly()
{
    Office office;
    QVERIFY(office.opensTheForm());
    office.fill(u"Blog"_s, "open sesame");
    office.submit().click();
    QVERIFY(office.hasRows(1));
    QVERIFY(office.hasCollected(1));
    office.table().setFocus();
    office.desk.key(Qt::Key_S);
    QTRY_VERIFY(office.field("accountSecretEdit").hasFocus());
    QVERIFY(office.field("accountSecretEdit").text().isEmpty());
    QCOMPARE(office.field("accountNameEdit").text(), u"Blog"_s);
    for (const auto* name : {"accountNameEdit", "accountUrlEdit", "accountUserEdit", "accountPlatformBox"})
        QVERIFY2(!office.desk.find(name)->isEnabled(), name);
    office.submit().click();
    QVERIFY2(office.trouble().isVisible(), "an empty password is not taken for one");
    office.desk.key(Qt::Key_Escape);
    office.desk.key(Qt::Key_N, Qt::ControlModifier);
    QVERIFY2(office.field("accountNameEdit").isEnabled(), "adding one asks for everything again");
    QVERIFY(office.field("accountNameEdit").text().isEmpty());
}

void AccountsPageTest::testingSaysWhoWeAre()
{
    Office office;
    QVERIFY(office.opensTheForm());
    office.fill(u"Blog"_s, "open sesame");
    office.submit().click();
    QVERIFY(office.hasRows(1));
    QVERIFY(office.hasCollected(1));
    office.table().setFocus();
    office.desk.key(Qt::Key_T);
    QTRY_COMPARE_WITH_TIMEOUT(office.desk.notice(), u"You are the editor of the blog."_s, patience);
    office.answers.goodSecret = "changed over there";
    office.desk.key(Qt::Key_T);
    QTRY_COMPARE_WITH_TIMEOUT(office.desk.notice(), u"The sign-in was refused: sign in again."_s, patience);
}

void AccountsPageTest::collectingSaysWhatCameAndWhatFailed()
{
    Office office;
    QVERIFY(office.opensTheForm());
    office.fill(u"Blog"_s, "open sesame");
    office.submit().click();
    QVERIFY(office.hasRows(1));
    QVERIFY(office.hasCollected(1));
    office.answers.goodSecret = "changed over there";
    office.table().setFocus();
    office.desk.key(Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(office.desk.notice().contains(u"1 accounts failed"_s), patience);
    QTRY_COMPARE_WITH_TIMEOUT(
        cell(office.table(), 0, "What failed"), u"The sign-in was refused: sign in again."_s, patience);
    QVERIFY(cell(office.table(), 0, "State") != u"Live"_s);
    QTRY_VERIFY_WITH_TIMEOUT(office.desk.action("accounts.collect")->isEnabled(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(office.desk.find("mendButton")->isVisible(), patience);
}

void AccountsPageTest::removingAsksOnceAndKeepsWhatWasCollected()
{
    Office office;
    office.answers.items << line(u"c-1"_s).on(u"wordpress"_s, u"blog"_s).item();
    QVERIFY(office.opensTheForm());
    office.fill(u"Blog"_s, "open sesame");
    office.submit().click();
    QVERIFY(office.hasRows(1));
    QTRY_COMPARE_WITH_TIMEOUT(cell(office.table(), 0, "Items"), u"1"_s, patience);
    office.table().setFocus();
    office.desk.key(Qt::Key_Delete);
    QVERIFY2(office.desk.notice().contains(u"stays"_s), "it says before what cannot be undone");
    QCOMPARE(office.table().model()->rowCount(), 1);
    office.desk.key(Qt::Key_Delete);
    QTRY_COMPARE_WITH_TIMEOUT(office.desk.statement(), u"No platform is being watched yet."_s, patience);
    QVERIFY(isFocusSound());
    QCOMPARE(test::expected(office.desk.context().inbox().page({})).rows.size(), 1);
    QVERIFY2(!office.desk.secrets().content().values().contains("open sesame"), "its password is forgotten");
}

void AccountsPageTest::twoOfOneNameAreToldApart()
{
    Office office;
    for (const auto& platform : {u"wordpress"_s, u"discourse"_s}) {
        QVERIFY(office.opensTheForm());
        const int already = office.table().model()->rowCount();
        office.fill(u"Northbridge"_s, "open sesame", platform);
        office.submit().click();
        QVERIFY(office.hasRows(already + 1));
    }
    QVERIFY(office.hasCollected(2));
    QVERIFY(test::goTo(office.table(), "Platform", u"Discourse"_s));
    office.desk.key(Qt::Key_T);
    QTRY_COMPARE_WITH_TIMEOUT(office.desk.notice(), u"You are the editor of the blog."_s, patience);
    office.desk.key(Qt::Key_Delete);
    office.desk.key(Qt::Key_Delete);
    QVERIFY(office.hasRows(1));
    QCOMPARE(cell(office.table(), 0, "Platform"), u"WordPress"_s);
}

void AccountsPageTest::anImportedAccountIsNotConnected()
{
    Office office;
    office.desk.import({line(u"c-1"_s)});
    office.desk.page("accounts");
    QVERIFY(office.hasRows(1));
    QCOMPARE(cell(office.table(), 0, "State"), u"Not connected"_s);
    QCOMPARE(cell(office.table(), 0, "Last collected"), u"never"_s);
    office.desk.key(Qt::Key_T);
    QTRY_VERIFY_WITH_TIMEOUT(office.desk.notice().endsWith(u'.'), patience);
    QVERIFY(isFocusSound());
}

void AccountsPageTest::aSecretIsNeverShown()
{
    Office office;
    QVERIFY(office.opensTheForm());
    office.fill(u"Blog"_s, "open sesame");
    auto& secret = office.field("accountSecretEdit");
    QCOMPARE(secret.echoMode(), QLineEdit::Password);
    QVERIFY(!secret.displayText().contains(u"sesame"_s));
    office.submit().click();
    QVERIFY(office.hasRows(1));
    QVERIFY(office.hasCollected(1));
    for (int column = 0; column < office.table().model()->columnCount(); ++column) {
        const auto index = office.table().model()->index(0, column);
        for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)})
            QVERIFY(!index.data(role).toString().contains(u"sesame"_s));
    }
    QVERIFY(office.opensTheForm());
    QVERIFY2(secret.text().isEmpty(), "the next form starts without it");
    office.desk.window().close();
    QFile settings(office.desk.settingsFile());
    if (settings.open(QIODevice::ReadOnly))
        QVERIFY(!settings.readAll().contains("sesame"));
}

void AccountsPageTest::aPracticeWorkspaceTakesNone()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    desk.page("accounts");
    QTRY_VERIFY_WITH_TIMEOUT(desk.find<QTableView>("accountsTable")->model()->rowCount() > 3, patience);
    QVERIFY(!desk.action("accounts.add")->isEnabled());
    QVERIFY(!desk.action("accounts.mend")->isEnabled());
    desk.key(Qt::Key_N, Qt::ControlModifier);
    QVERIFY(!desk.find("accountNameEdit")->isVisible());
}

void AccountsPageTest::theFormIsLeftByEscape()
{
    Office office;
    office.desk.import({line(u"c-1"_s)});
    QVERIFY(office.opensTheForm());
    QVERIFY(office.hasRows(1));
    office.field("accountNameEdit").setFocus();
    office.desk.type(u"tsn"_s);
    QCOMPARE(office.field("accountNameEdit").text(), u"tsn"_s);
    office.desk.key(Qt::Key_Escape);
    QVERIFY(!office.field("accountNameEdit").isVisible());
    QVERIFY(office.table().hasFocus());
}

QTEST_MAIN(AccountsPageTest)
#include "tst_accounts_page.moc"

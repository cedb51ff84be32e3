// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who works here: adding somebody, changing roles, leaving, and sitting down as somebody else.
#include "gui/real_window.h"
#include "gui/tables.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>

using namespace steward;
using namespace Qt::StringLiterals;
using test::cell;
using test::isFocusSound;
using test::RealWindow;

namespace {

constexpr int patience = 45'000;

struct Office {
    RealWindow desk{test::Stage{{1366, 768}, false}};

    QTableView& table() { return *desk.find<QTableView>("peopleTable"); }
    QLineEdit& name() { return *desk.find<QLineEdit>("personNameEdit"); }
    QCheckBox& role(Role role)
    {
        return *desk.find<QCheckBox>(qPrintable(u"person-%1-check"_s.arg(toText(role))));
    }
    QPushButton& save() { return *desk.find<QPushButton>("personSaveButton"); }
    bool shows(int people)
    {
        desk.page("people");
        return QTest::qWaitFor(
            [&] { return table().model()->rowCount() == people && table().currentIndex().isValid(); },
            patience);
    }
    Person find(const QString& name) { return test::expected(desk.context().people().find(name)); }
    qint64 entries() { return test::expected(desk.workspace().summary()).logSize; }
};

} // namespace

class PeoplePageTest : public QObject {
    Q_OBJECT
private slots:
    void somebodyIsAddedByKeys();
    void aBadNameIsSaidInTheForm();
    void rolesAreChangedAndLogged();
    void whoLeavesCannotSitDown();
    void theLastAdministratorStays();
    void sittingDownAsSomebodyElseChangesTheRail();
    void theLogSaysWhoActed();
    void whoMayNotChangePeopleReadsThem();
    void namesCannotReorderTheTable();
    void theFormIsLeftByEscape();
};

void PeoplePageTest::somebodyIsAddedByKeys()
{
    Office office;
    QVERIFY(office.shows(1));
    const auto entries = office.entries();
    office.desk.key(Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(office.name().hasFocus());
    for (const auto role : {Role::Moderator, Role::Supervisor, Role::Auditor, Role::Administrator})
        QVERIFY2(!office.role(role).isChecked(), "no role is given by default");
    office.desk.type(u"Kim Sample"_s);
    office.role(Role::Moderator).setFocus();
    office.desk.key(Qt::Key_Space);
    office.save().setFocus();
    office.desk.key(Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(office.table().model()->rowCount(), 2, patience);
    const int row = test::rowWhere(office.table(), "Name", u"Kim Sample"_s);
    QVERIFY(row >= 0);
    QCOMPARE(cell(office.table(), row, "Roles"), u"Moderator"_s);
    QCOMPARE(cell(office.table(), row, "State"), u"Active"_s);
    QVERIFY(office.table().hasFocus());
    QVERIFY(office.entries() > entries);
}

void PeoplePageTest::aBadNameIsSaidInTheForm()
{
    Office office;
    QVERIFY(office.shows(1));
    office.desk.action("people.add")->trigger();
    for (const auto& bad : {QString(), u"42"_s, QString(300, u'x')}) {
        office.name().setText(bad);
        office.name().setFocus();
        office.desk.key(Qt::Key_Return);
        auto* card = office.name().parentWidget();
        QTRY_VERIFY_WITH_TIMEOUT(
            [card] {
                const auto labels = card->findChildren<QLabel*>();
                return std::any_of(labels.cbegin(), labels.cend(), [](const QLabel* label) {
                    return label->isVisible() && label->wordWrap() && label->text().endsWith(u'.');
                });
            }(),
            patience);
        QVERIFY2(office.name().isVisible(), "the form stays with what was typed");
        QCOMPARE(office.name().text(), bad);
    }
    QCOMPARE(office.table().model()->rowCount(), 1);
}

void PeoplePageTest::rolesAreChangedAndLogged()
{
    Office office;
    office.desk.somebody(u"Kim Sample"_s, {Role::Moderator});
    QVERIFY(office.shows(2));
    QVERIFY(test::goTo(office.table(), "Name", u"Kim Sample"_s));
    const auto entries = office.entries();
    office.desk.key(Qt::Key_F2);
    QTRY_VERIFY(office.name().isVisible());
    QVERIFY(isFocusSound());
    QVERIFY(office.name().isReadOnly());
    QVERIFY(office.role(Role::Moderator).isChecked() && !office.role(Role::Supervisor).isChecked());
    office.role(Role::Supervisor).click();
    office.save().click();
    QTRY_COMPARE_WITH_TIMEOUT(
        office.find(u"Kim Sample"_s).roles, (QSet<Role>{Role::Moderator, Role::Supervisor}), patience);
    QTRY_VERIFY_WITH_TIMEOUT(
        cell(office.table(), test::rowWhere(office.table(), "Name", u"Kim Sample"_s), "Roles")
            .contains(u"Supervisor"_s),
        patience);
    QVERIFY(office.entries() > entries);
    QVERIFY(office.table().hasFocus());
}

void PeoplePageTest::whoLeavesCannotSitDown()
{
    Office office;
    office.desk.somebody(u"Kim Sample"_s, {Role::Moderator});
    QVERIFY(office.shows(2));
    QVERIFY(test::goTo(office.table(), "Name", u"Kim Sample"_s));
    QVERIFY(office.desk.action("people.switch")->isEnabled());
    office.desk.key(Qt::Key_F2);
    QTRY_VERIFY(office.name().isVisible());
    office.desk.find<QCheckBox>("personActiveCheck")->click();
    office.save().click();
    QTRY_VERIFY_WITH_TIMEOUT(test::rowWhere(office.table(), "State", u"Left"_s) >= 0, patience);
    QVERIFY(test::goTo(office.table(), "State", u"Left"_s));
    QVERIFY(!office.desk.action("people.switch")->isEnabled());
    const auto me = office.desk.context().person().id;
    office.desk.key(Qt::Key_Return);
    QCOMPARE(office.desk.context().person().id, me);
}

void PeoplePageTest::theLastAdministratorStays()
{
    Office office;
    QVERIFY(office.shows(1));
    office.desk.key(Qt::Key_F2);
    QTRY_VERIFY(office.role(Role::Administrator).isVisible());
    office.role(Role::Administrator).click();
    office.save().click();
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            const auto labels = office.name().parentWidget()->findChildren<QLabel*>();
            return std::any_of(labels.cbegin(), labels.cend(), [](const QLabel* label) {
                return label->isVisible() && label->text().contains(u"administrator"_s);
            });
        }(),
        patience);
    QVERIFY(office.find({}).roles.contains(Role::Administrator));
}

void PeoplePageTest::sittingDownAsSomebodyElseChangesTheRail()
{
    Office office;
    office.desk.somebody(u"Ada Example"_s, {Role::Auditor});
    QVERIFY(office.shows(2));
    QVERIFY(test::goTo(office.table(), "Name", u"Ada Example"_s));
    office.desk.key(Qt::Key_W);
    QCOMPARE(office.desk.context().person().name, u"Ada Example"_s);
    const auto pages = office.desk.window().visiblePages();
    QVERIFY(!pages.contains(u"inbox"_s) && pages.contains(u"log"_s));
    QVERIFY(!office.desk.find("inboxRailButton"));
    QVERIFY(isFocusSound());
    QTRY_VERIFY_WITH_TIMEOUT(office.desk.find("statusLine") != nullptr
            && std::ranges::any_of(office.desk.find("statusLine")->findChildren<QLabel*>(),
                [](const QLabel* label) { return label->text().contains(u"Ada Example"_s); }),
        patience);
    // An auditor may not change people, and may go back to who sat here before.
    QTRY_VERIFY_WITH_TIMEOUT(!office.desk.action("people.add")->isEnabled(), patience);
}

void PeoplePageTest::theLogSaysWhoActed()
{
    Office office;
    office.desk.somebody(u"Kim Sample"_s, {Role::Moderator});
    office.desk.import({test::line(u"c-1"_s)});
    QVERIFY(office.shows(2));
    QVERIFY(test::goTo(office.table(), "Name", u"Kim Sample"_s));
    office.desk.key(Qt::Key_W);
    office.desk.page("inbox");
    QVERIFY(office.desk.waitUntilPainted());
    const auto id = office.desk.inbox().target().id;
    office.desk.key(Qt::Key_C);
    QTRY_VERIFY_WITH_TIMEOUT(office.desk.caseNow(id).claim.has_value(), patience);
    QCOMPARE(office.desk.caseNow(id).claim->by, office.find(u"Kim Sample"_s).id);
    const auto history = test::expected(office.desk.context().inbox().thread(id)).history;
    const bool said = std::any_of(history.cbegin(), history.cend(), [](const HistoryLine& entry) {
        return entry.event == u"claimed"_s && entry.actor.contains(u"Kim Sample"_s);
    });
    QVERIFY(said);
}

void PeoplePageTest::whoMayNotChangePeopleReadsThem()
{
    Office office;
    office.desk.somebody(u"Kim Sample"_s, {Role::Moderator});
    office.desk.become({Role::Moderator});
    QVERIFY(office.shows(2));
    QVERIFY(!office.desk.action("people.add")->isEnabled());
    QVERIFY(!office.desk.action("people.edit")->isEnabled());
    office.desk.key(Qt::Key_F2);
    QVERIFY(!office.name().isVisible());
}

void PeoplePageTest::namesCannotReorderTheTable()
{
    Office office;
    office.desk.somebody(u"\u202Eevil \u0627\u0644"_s, {Role::Moderator});
    QVERIFY(office.shows(2));
    const int row = test::rowWhere(office.table(), "Name", u"evil"_s);
    const auto name = cell(office.table(), row, "Name");
    QVERIFY(name.startsWith(QChar(0x2068)) && name.endsWith(QChar(0x2069)));
}

void PeoplePageTest::theFormIsLeftByEscape()
{
    Office office;
    QVERIFY(office.shows(1));
    office.desk.key(Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(office.name().hasFocus());
    office.desk.type(u"wwW"_s);
    QCOMPARE(office.name().text(), u"wwW"_s);
    office.desk.key(Qt::Key_Escape);
    QVERIFY(!office.name().isVisible());
    QVERIFY(office.table().hasFocus());
    QCOMPARE(office.table().model()->rowCount(), 1);
}

QTEST_MAIN(PeoplePageTest)
#include "tst_people_page.moc"

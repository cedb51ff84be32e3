// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Preferences: looks and keys act at once and survive a restart; what holds for everybody is saved and
// logged.
#include "gui/real_window.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>

using namespace steward;
using namespace Qt::StringLiterals;
using test::RealWindow;

namespace {

constexpr int patience = 45'000;

QLabel* facts(RealWindow& desk)
{
    for (auto* label : desk.window().currentPage()->findChildren<QLabel*>()) {
        if (label->accessibleName() == u"Facts of the workspace"_s)
            return label;
    }
    return nullptr;
}

} // namespace

class PreferencesPageTest : public QObject {
    Q_OBJECT
private slots:
    void looksAreChosenByKeyAndKept();
    void denserRowsAreSeenAtOnce();
    void theVeilCanBeLiftedForGood();
    void singleKeysAreSwitchedOffAndAllPutBack();
    void whatHoldsForEverybodyIsSavedAndLogged();
    void ourOwnContactsAreNoFindings();
    void whatWasNotSavedIsNotKept();
    void theFactsNameTheKeyToWriteDown();
    void whoMayNotChangeItSeesIt();
    void noLimitCanBeSetThatTheDeskWouldNotKeep();
};

void PreferencesPageTest::looksAreChosenByKeyAndKept()
{
    RealWindow desk;
    desk.page("preferences");
    auto* scheme = desk.find<QComboBox>("schemeBox");
    QVERIFY2(scheme->hasFocus(), "the first field is where one starts");
    QTest::keyClicks(scheme, u"High"_s);
    QTRY_COMPARE(desk.preferences().scheme(), Scheme::HighContrast);
    auto* text = desk.find<QSpinBox>("textSizeBox");
    text->setFocus();
    text->selectAll();
    desk.type(u"150"_s);
    desk.key(Qt::Key_Tab);
    QTRY_COMPARE(desk.preferences().textPercent(), 150);
    desk.restart();
    QCOMPARE(desk.preferences().scheme(), Scheme::HighContrast);
    QCOMPARE(desk.preferences().textPercent(), 150);
    desk.page("preferences");
    QCOMPARE(desk.find<QComboBox>("schemeBox")->currentText(), u"High contrast"_s);
    QCOMPARE(desk.find<QSpinBox>("textSizeBox")->value(), 150);
}

void PreferencesPageTest::denserRowsAreSeenAtOnce()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    const auto rowHeight
        = [&] { return desk.inbox().list().visualRect(desk.inbox().list().model()->index(0, 0)).height(); };
    const int cosy = rowHeight();
    desk.page("preferences");
    auto* density = desk.find<QComboBox>("densityBox");
    density->setFocus();
    QTest::keyClicks(density, u"Compact"_s);
    QTRY_COMPARE(desk.preferences().density(), Density::Compact);
    desk.page("inbox");
    QTRY_VERIFY(rowHeight() < cosy);
}

void PreferencesPageTest::theVeilCanBeLiftedForGood()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    QVERIFY2(desk.preferences().veilsUpsetting(), "veiled unless somebody asks");
    desk.page("preferences");
    auto* veil = desk.find<QCheckBox>("veilCheck");
    QVERIFY(veil->isChecked());
    veil->setFocus();
    desk.key(Qt::Key_Space);
    QVERIFY(!desk.preferences().veilsUpsetting());
    // Words and tick are one target.
    QTest::mouseClick(veil, Qt::LeftButton, {}, QPoint(veil->width() - 3, veil->height() / 2));
    QVERIFY(desk.preferences().veilsUpsetting());
}

void PreferencesPageTest::singleKeysAreSwitchedOffAndAllPutBack()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    desk.preferences().rebind(u"inbox.claim"_s, QKeySequence(Qt::ALT | Qt::Key_C));
    desk.page("preferences");
    auto* single = desk.find<QCheckBox>("singleKeysCheck");
    single->setFocus();
    desk.key(Qt::Key_Space);
    QVERIFY(desk.action("inbox.planKeep")->shortcut().isEmpty());
    QVERIFY(
        desk.action("outbox.withdraw") == nullptr || desk.action("outbox.withdraw")->shortcut().isEmpty());
    QVERIFY2(!desk.action("shell.help")->shortcut().isEmpty(), "function keys are no single keys");
    desk.find<QPushButton>("resetKeysButton")->click();
    QVERIFY2(desk.action("inbox.planKeep")->shortcut().isEmpty(), "single keys stay as somebody wants them");
    single->click();
    QCOMPARE(desk.action("inbox.planKeep")->shortcut(), QKeySequence(Qt::Key_1));
    QCOMPARE(desk.action("inbox.claim")->shortcut(), QKeySequence(Qt::Key_C));
}

void PreferencesPageTest::whatHoldsForEverybodyIsSavedAndLogged()
{
    RealWindow desk;
    desk.page("preferences");
    const auto before = test::expected(desk.workspace().summary()).logSize;
    desk.find<QSpinBox>("holdBox")->setValue(45);
    desk.find<QSpinBox>("claimBox")->setValue(20);
    desk.find<QSpinBox>("collectBox")->setValue(9);
    desk.find<QLineEdit>("checkpointFolderEdit")->setText(u"  /mnt/elsewhere  "_s);
    desk.find<QLineEdit>("checkpointFolderEdit")->setFocus();
    desk.key(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(desk.notice().startsWith(u"Saved"_s), patience);
    const auto settings = desk.workspace().settings();
    QCOMPARE(settings.holdFor, std::chrono::seconds(45));
    QCOMPARE(settings.claimFor, std::chrono::minutes(20));
    QCOMPARE(settings.collectEvery, std::chrono::minutes(9));
    QCOMPARE(settings.checkpointFolder, u"/mnt/elsewhere"_s);
    QVERIFY(test::expected(desk.workspace().summary()).logSize > before);
    desk.restart();
    desk.page("preferences");
    QTRY_COMPARE_WITH_TIMEOUT(desk.find<QSpinBox>("holdBox")->value(), 45, patience);
}

void PreferencesPageTest::ourOwnContactsAreNoFindings()
{
    RealWindow desk;
    desk.page("preferences");
    auto* contacts = desk.find<QPlainTextEdit>("ownContactsEdit");
    QVERIFY(contacts->toPlainText().isEmpty());
    contacts->setFocus();
    desk.type(u"01632 960100"_s);
    desk.key(Qt::Key_Return);
    desk.type(u"  pals@northbridge.example "_s);
    desk.key(Qt::Key_Return);
    desk.key(Qt::Key_Return);
    desk.type(u"01632 960100"_s);
    desk.key(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(desk.notice().startsWith(u"Saved"_s), patience);
    const QStringList kept{u"01632 960100"_s, u"pals@northbridge.example"_s};
    QCOMPARE(desk.workspace().settings().ownContacts, kept);
    desk.restart();
    desk.page("preferences");
    QTRY_COMPARE_WITH_TIMEOUT(
        desk.find<QPlainTextEdit>("ownContactsEdit")->toPlainText(), kept.join(u'\n'), patience);
}

void PreferencesPageTest::whatWasNotSavedIsNotKept()
{
    RealWindow desk;
    desk.page("preferences");
    auto* hold = desk.find<QSpinBox>("holdBox");
    const int before = hold->value();
    hold->setValue(before + 7);
    // Something is committed meanwhile: what somebody is typing is not put back under their hands.
    desk.somebody(u"Kim Sample"_s, {Role::Moderator});
    desk.window().currentPage()->refresh();
    QTest::qWait(50);
    QCOMPARE(hold->value(), before + 7);
    desk.page("help");
    desk.page("preferences");
    QCOMPARE(hold->value(), before);
    QCOMPARE(desk.workspace().settings().holdFor.count(), before);
}

void PreferencesPageTest::theFactsNameTheKeyToWriteDown()
{
    RealWindow desk;
    desk.page("preferences");
    const auto summary = test::expected(desk.workspace().summary());
    QVERIFY(facts(desk));
    QTRY_VERIFY_WITH_TIMEOUT(facts(desk)->text().contains(summary.keyFingerprint), patience);
    QVERIFY(facts(desk)->text().contains(summary.ruleSetVersion));
    QVERIFY(facts(desk)->textInteractionFlags().testFlag(Qt::TextSelectableByKeyboard));
}

void PreferencesPageTest::whoMayNotChangeItSeesIt()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    desk.become({Role::Moderator});
    desk.page("preferences");
    for (const auto* name : {"holdBox", "claimBox", "collectBox", "checkpointFolderEdit", "ownContactsEdit"})
        QVERIFY2(desk.find(name)->isVisible() && !desk.find(name)->isEnabled(), name);
    QVERIFY(!desk.action("preferences.save")->isEnabled());
    for (const auto* name : {"schemeBox", "densityBox", "textSizeBox", "veilCheck", "singleKeysCheck"})
        QVERIFY2(desk.find(name)->isEnabled(), name);
    QTRY_VERIFY_WITH_TIMEOUT(!facts(desk)->text().isEmpty(), patience);
    // Somebody who may sits down: the same page lets them.
    desk.become({Role::Administrator});
    QTRY_VERIFY_WITH_TIMEOUT(desk.find("holdBox")->isEnabled(), patience);
}

void PreferencesPageTest::noLimitCanBeSetThatTheDeskWouldNotKeep()
{
    RealWindow desk;
    desk.page("preferences");
    for (const auto* name : {"textSizeBox", "holdBox", "claimBox", "collectBox"}) {
        auto* box = desk.find<QSpinBox>(name);
        box->setFocus();
        box->selectAll();
        desk.type(u"-5"_s);
        desk.key(Qt::Key_Tab);
        QVERIFY2(box->value() >= box->minimum(), name);
        box->setFocus();
        box->selectAll();
        desk.type(u"99999999"_s);
        desk.key(Qt::Key_Tab);
        QVERIFY2(box->value() <= box->maximum(), name);
    }
    QVERIFY(desk.preferences().textPercent() >= 100 && desk.preferences().textPercent() <= 200);
}

QTEST_MAIN(PreferencesPageTest)
#include "tst_preferences_page.moc"

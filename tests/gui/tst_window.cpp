// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The window around the pages: crisis strip, palette, rail by role, first window; what assistive technology
// meets.
#include "gui/real_window.h"

#include "desktop/start/start_window.h"

#include <QAccessible>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

using namespace steward;
using test::RealWindow;

namespace {

/// Every accessible object that somebody could meet under `root`.
void walk(QAccessibleInterface* node, const std::function<void(QAccessibleInterface*)>& visit, int depth = 0)
{
    if (!node || !node->isValid() || depth > 40)
        return;
    if (node->state().invisible)
        return;
    visit(node);
    // A list of cases is met row by row; the first ones stand for all.
    const int children = qMin(node->childCount(), 60);
    for (int i = 0; i < children; ++i)
        walk(node->child(i), visit, depth + 1);
}

bool isInteractive(QAccessible::Role role)
{
    switch (role) {
    case QAccessible::Button:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::EditableText:
    case QAccessible::ComboBox:
    case QAccessible::List:
    case QAccessible::Table:
    case QAccessible::PageTab:
    case QAccessible::PageTabList:
    case QAccessible::SpinBox:
    case QAccessible::ButtonMenu:
        return true;
    default:
        return false;
    }
}

} // namespace

class WindowTest : public QObject {
    Q_OBJECT
private slots:
    void everyPageCanBeShown();
    void everythingHasANameAndARole();
    void tabReachesEverythingAndIsNeverTrapped();
    void theNamesOthersRelyOnAreThere();
    void theCrisisStripIsReservedAndJumps();
    void thePaletteFindsAndRuns();
    void theRailFollowsTheRole();
    void practiceSaysSoForEver();
    void aNoticeIsInlineAndLeaves();
    void themesChangeWhileRunning();
    void theFirstWindowLeadsIntoPractice();
    void theFirstWindowSetsUpAnOrganisation();
};

void WindowTest::everyPageCanBeShown()
{
    RealWindow desk;
    const auto pages = desk.window().visiblePages();
    QVERIFY(pages.size() >= 1);
    for (const auto& page : pages) {
        QVERIFY2(desk.window().showPage(page), qPrintable(page));
        QTest::qWait(50);
        QVERIFY2(QApplication::focusWidget() && QApplication::focusWidget()->isVisible(), qPrintable(page));
    }
    QVERIFY(!desk.window().showPage(QStringLiteral("no-such-page")));
}

void WindowTest::everythingHasANameAndARole()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    QStringList nameless;
    int met = 0;
    const auto pages = desk.window().visiblePages();
    for (const auto& page : pages) {
        desk.window().showPage(page);
        QTest::qWait(150);
        walk(QAccessible::queryAccessibleInterface(&desk.window()), [&](QAccessibleInterface* node) {
            ++met;
            if (!isInteractive(node->role()))
                return;
            const auto name = node->text(QAccessible::Name).trimmed();
            const auto* object = node->object();
            const bool inner = object && object->objectName().startsWith(QStringLiteral("qt_"));
            const bool scroll = object
                && (object->inherits("QScrollBar") || object->inherits("QAbstractButton") == false)
                && object->parent()
                && (object->parent()->inherits("QTabBar") || object->parent()->inherits("QComboBox")
                    || object->parent()->inherits("QAbstractSpinBox"));
            const bool tabScroll = object && object->inherits("QToolButton") && object->parent()
                && object->parent()->inherits("QTabBar");
            if (name.isEmpty() && !inner && !scroll && !tabScroll)
                nameless << page + QStringLiteral(": ")
                        + (object ? object->objectName() + QLatin1Char(' ')
                                    + QLatin1StringView(object->metaObject()->className())
                                  : QStringLiteral("?"));
        });
    }
    nameless.removeDuplicates();
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral("; "))));
    QVERIFY(met > 100);
}

void WindowTest::tabReachesEverythingAndIsNeverTrapped()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    desk.inbox().list().setFocus();
    QSet<QWidget*> reached;
    for (int i = 0; i < 300; ++i) {
        auto* focus = QApplication::focusWidget();
        QVERIFY(focus);
        QVERIFY2(focus->isVisible(), qPrintable(focus->objectName()));
        if (focus == &desk.inbox().list() && i > 0 && reached.contains(focus))
            break;
        reached << focus;
        QTest::keyClick(focus, Qt::Key_Tab);
    }
    QVERIFY(QApplication::focusWidget() == &desk.inbox().list());
    for (const auto* name : {"inboxList", "threadPane", "replyTextEdit", "searchEdit", "viewsTabBar",
             "sendButton", "inboxRailButton"}) {
        auto* widget = desk.find(name);
        QVERIFY2(widget && reached.contains(widget), name);
    }
}

void WindowTest::theNamesOthersRelyOnAreThere()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    QVERIFY(
        desk.goTo([](const InboxRow& row) { return row.state == State::New && row.priority == Severity::S0; })
            .isValid());
    QSet<QString> names;
    walk(QAccessible::queryAccessibleInterface(&desk.window()),
        [&](QAccessibleInterface* node) { names << node->text(QAccessible::Name); });
    for (const auto* name : {"Inbox", "Inbox list", "Search inbox", "Views", "Thread", "Reply text",
             "Checklist", "Send reply", "Undo send", "Claim", "Assign", "Escalate", "Resolve", "Add note"})
        QVERIFY2(names.contains(QLatin1StringView(name)), name);
    desk.key(Qt::Key_C);
    QTRY_VERIFY(desk.find("releaseButton")->isVisible());
    QCOMPARE(desk.find("releaseButton")->accessibleName(), QStringLiteral("Release"));
    QCOMPARE(desk.find("hideButton")->accessibleName(), QStringLiteral("Hide"));
    QCOMPARE(desk.find("removeButton")->accessibleName(), QStringLiteral("Remove"));
    QCOMPARE(desk.find("approveButton")->accessibleName(), QStringLiteral("Approve"));
    QCOMPARE(desk.find("commandPalette")->accessibleName(), QStringLiteral("Command palette"));
}

void WindowTest::theCrisisStripIsReservedAndJumps()
{
    RealWindow desk;
    auto* strip = desk.find("crisisStrip");
    const auto before = strip->geometry();
    QVERIFY(desk.waitUntilPainted());
    auto* label = desk.find<QLabel>("crisisLabel");
    QTRY_VERIFY(label->text().contains(QStringLiteral("CRISIS"))
        || label->text().contains(QStringLiteral("open crises")));
    QCOMPARE(strip->geometry(), before);
    const auto excerpt = desk.inbox().model().row(0)->excerpt;
    QVERIFY2(!label->text().contains(excerpt.left(12)), "no content in the strip");
    QVERIFY(desk.goTo([](const InboxRow& row) { return row.priority == Severity::S0; }).isValid());
    const auto pages = desk.window().visiblePages();
    desk.window().showPage(pages.last());
    QCOMPARE(strip->geometry(), before);
    QVERIFY(strip->isVisible());
    desk.key(Qt::Key_F8);
    QTRY_COMPARE(desk.window().currentPage()->facts().id, QStringLiteral("inbox"));
    QTRY_VERIFY(desk.inbox().target().isValid() && desk.caseNow(desk.inbox().target().id).crisis);
}

void WindowTest::thePaletteFindsAndRuns()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    desk.inbox().list().setFocus();
    desk.key(Qt::Key_K, Qt::ControlModifier);
    auto* palette = desk.find("commandPalette");
    QVERIFY(palette->isVisible());
    auto* list = desk.find<QListWidget>("commandPaletteList");
    QVERIFY(list->count() > 20);
    desk.type(QStringLiteral("add no"));
    QCOMPARE(list->count(), 1);
    desk.key(Qt::Key_Return);
    QVERIFY(!palette->isVisible());
    QTRY_VERIFY(desk.find("noteForm")->isVisible());
    desk.key(Qt::Key_K, Qt::ControlModifier);
    desk.key(Qt::Key_Escape);
    QVERIFY(!palette->isVisible());
    QVERIFY(QApplication::focusWidget() && QApplication::focusWidget()->isVisible());
}

void WindowTest::theRailFollowsTheRole()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    auto auditor = desk.context().person();
    auditor.roles = {Role::Auditor};
    desk.context().switchTo(auditor);
    QVERIFY(!desk.window().visiblePages().contains(QStringLiteral("inbox")));
    QVERIFY(!desk.window().showPage(QStringLiteral("inbox")));
    auditor.roles = {Role::Moderator};
    desk.context().switchTo(auditor);
    QVERIFY(desk.window().showPage(QStringLiteral("inbox")));
}

void WindowTest::practiceSaysSoForEver()
{
    RealWindow desk;
    auto* band = desk.find("practiceBand");
    QVERIFY(band->isVisible());
    QVERIFY(band->accessibleName().contains(QStringLiteral("PRACTICE")));
    const auto pages = desk.window().visiblePages();
    for (const auto& page : pages) {
        desk.window().showPage(page);
        QVERIFY(band->isVisible());
    }
}

void WindowTest::aNoticeIsInlineAndLeaves()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    const int top = desk.inbox().list().currentTop();
    const auto listTop = desk.inbox().list().mapTo(&desk.window(), QPoint(0, 0));
    const auto pageSize = desk.inbox().size();
    bool ran = false;
    desk.context().say({Notice::Kind::Warning, QStringLiteral("Something is to be done."),
        QStringLiteral("Do it"), [&ran] { ran = true; }});
    QCoreApplication::processEvents();
    QCOMPARE(desk.notice(), QStringLiteral("Something is to be done."));
    QCOMPARE(desk.inbox().list().currentTop(), top);
    QCOMPARE(desk.inbox().list().mapTo(&desk.window(), QPoint(0, 0)), listTop);
    QTest::qWait(20);
    QVERIFY2(desk.inbox().size() == pageSize, "no button of the page moves");
    QVERIFY2(!QApplication::activeModalWidget(), "no modal dialog");
    desk.find<QPushButton>("noticeActionButton")->click();
    QVERIFY(ran);
    QVERIFY(desk.notice().isEmpty());
    QTest::qWait(20);
    QCOMPARE(desk.inbox().size(), pageSize);
}

void WindowTest::themesChangeWhileRunning()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    const auto font = QApplication::font();
    for (const auto scheme : {Scheme::Dark, Scheme::HighContrast, Scheme::Light}) {
        desk.preferences().setScheme(scheme);
        dress(*qApp, desk.preferences(), {}, font);
        QTest::qWait(50);
        QCOMPARE(desk.window().palette().color(QPalette::Window), coloursOf(scheme).window);
        const auto picture = desk.window().grab().toImage();
        QCOMPARE(
            picture.pixelColor(desk.inbox().threadPane().mapTo(&desk.window(), QPoint(4, 400))).lightness()
                > 128,
            scheme == Scheme::Light);
    }
    QApplication::setFont(font);
    qApp->setStyleSheet({});
}

void WindowTest::theFirstWindowLeadsIntoPractice()
{
    QTemporaryDir folder;
    test::FakeClock clock;
    test::MemorySecretStore secrets;
    ConnectorRegistry connectors;
    StartWindow start({clock, secrets, connectors}, folder.filePath(QStringLiteral("data")));
    start.show();
    bool ready = false;
    QObject::connect(&start, &StartWindow::ready, &start, [&ready] { ready = true; });
    start.findChild<QPushButton*>(QStringLiteral("practiceButton"))->click();
    QTRY_VERIFY_WITH_TIMEOUT(ready, 15000);
    const auto workspace = start.takeWorkspace();
    QVERIFY(workspace && workspace->organisation().practice);
}

void WindowTest::theFirstWindowSetsUpAnOrganisation()
{
    QTemporaryDir folder;
    test::FakeClock clock;
    test::MemorySecretStore secrets;
    ConnectorRegistry connectors;
    StartWindow start({clock, secrets, connectors}, folder.filePath(QStringLiteral("data")));
    start.show();
    bool ready = false;
    QObject::connect(&start, &StartWindow::ready, &start, [&ready] { ready = true; });
    start.findChild<QPushButton*>(QStringLiteral("setUpButton"))->click();
    start.findChild<QPushButton*>(QStringLiteral("createButton"))->click();
    QVERIFY2(!start.findChild<QLabel*>(QStringLiteral("startMessageLabel"))->text().isEmpty(),
        "without a name it says what is missing");
    start.findChild<QLineEdit*>(QStringLiteral("organisationNameEdit"))
        ->setText(QStringLiteral("Riverside Practice"));
    start.findChild<QLineEdit*>(QStringLiteral("administratorEdit"))->setText(QStringLiteral("Sam Example"));
    start.findChild<QPushButton*>(QStringLiteral("createButton"))->click();
    auto* fingerprint = start.findChild<QLabel*>(QStringLiteral("fingerprintLabel"));
    QTRY_VERIFY_WITH_TIMEOUT(fingerprint->isVisible(), 15000);
    QVERIFY(fingerprint->text().size() > 16);
    QVERIFY(!ready);
    start.findChild<QPushButton*>(QStringLiteral("fingerprintWrittenButton"))->click();
    QVERIFY(ready);
    const auto workspace = start.takeWorkspace();
    QCOMPARE(workspace->organisation().name, QStringLiteral("Riverside Practice"));
    QVERIFY(!workspace->organisation().practice);
}

QTEST_MAIN(WindowTest)
#include "tst_window.moc"

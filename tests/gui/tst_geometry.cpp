// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every page at every text size, in both directions and in languages that nobody speaks: nothing is clipped,
// overlapped, too small to hit or out of reach.
#include "gui/dressed.h"
#include "gui/geometry_walk.h"
#include "gui/real_window.h"
#include "support/pseudo_locale.h"

#include <QAction>
#include <QRegularExpression>

using namespace steward;
using test::Dressed;
using test::GeometryWalk;
using test::RealWindow;

namespace {

enum class Tongue { English, Long, Mirrored };

/// One of the languages, as long as it lives.
class Spoken {
public:
    explicit Spoken(Tongue language)
    {
        if (language == Tongue::Long)
            m_speaking.emplace(m_long);
        if (language == Tongue::Mirrored)
            m_speaking.emplace(m_mirrored);
    }

private:
    test::LongLocale m_long;
    test::MirroredLocale m_mirrored;
    std::optional<test::Speaking> m_speaking;
};

/// Reading is done and the layouts have settled: two turns in a row gave the same places.
bool isSettled(QWidget& window)
{
    QList<QRect> before;
    return QTest::qWaitFor(
        [&] {
            QTest::qWait(40);
            QList<QRect> now;
            const auto widgets = window.findChildren<QWidget*>();
            for (const auto* widget : widgets)
                now << (widget->isVisible() ? widget->geometry() : QRect());
            return std::exchange(before, now) == now;
        },
        8000);
}

} // namespace

class GeometryTest : public QObject {
    Q_OBJECT
private slots:
    void nothingIsClipped_data() { languagesAndSizes({100, 150, 200}); }
    void nothingIsClipped();
    void nothingIsClippedInAnOpenForm_data() { languagesAndSizes({100, 200}); }
    void nothingIsClippedInAnOpenForm();
    void nothingIsClippedWhereAnAccountIsAdded_data() { languagesAndSizes({150, 200}); }
    void nothingIsClippedWhereAnAccountIsAdded();
    void aDetailKeepsItsDistanceFromItsList_data() { languagesAndSizes({100, 150}); }
    void aDetailKeepsItsDistanceFromItsList();
    void everyWordGoesThroughTranslation();
    void tabReachesEveryControlOfEveryPage();

private:
    static void languagesAndSizes(const QList<int>& percents);
};

void GeometryTest::languagesAndSizes(const QList<int>& percents)
{
    QTest::addColumn<int>("percent");
    QTest::addColumn<Tongue>("language");
    QTest::addColumn<QSize>("size");
    const std::pair<const char*, Tongue> languages[]{{"in English", Tongue::English},
        {"with long words", Tongue::Long}, {"from right to left", Tongue::Mirrored}};
    for (const auto& [name, language] : languages) {
        for (const int percent : percents) {
            const auto size = percent == 200 ? QSize(1600, 1000) : QSize(1366, 768);
            QTest::addRow("%d %% %s", percent, name) << percent << language << size;
        }
    }
}

void GeometryTest::nothingIsClipped()
{
    QFETCH(int, percent);
    QFETCH(Tongue, language);
    QFETCH(QSize, size);
    const Spoken spoken(language);
    QCOMPARE(
        QApplication::layoutDirection(), language == Tongue::Mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    RealWindow desk(size);
    Dressed dressed(desk, percent);
    QVERIFY(desk.waitUntilPainted());
    QStringList found;
    const auto pages = desk.window().visiblePages();
    for (const auto& page : pages) {
        QVERIFY(desk.window().showPage(page));
        QVERIFY2(isSettled(desk.window()), qPrintable(page));
        for (const auto& one : GeometryWalk(desk.window()).findings())
            found << QString(page + QStringLiteral(": ") + one);
    }
    found.removeDuplicates();
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QStringLiteral("\n"))));
}

void GeometryTest::nothingIsClippedInAnOpenForm()
{
    QFETCH(int, percent);
    QFETCH(Tongue, language);
    QFETCH(QSize, size);
    const Spoken spoken(language);
    RealWindow desk(size);
    Dressed dressed(desk, percent);
    QVERIFY(desk.waitUntilPainted());
    QStringList found;
    const QPair<const char*, const char*> forms[]{{"log", "log.export"}, {"log", "log.verify"},
        {"people", "people.add"}, {"people", "people.edit"}, {"inbox", "inbox.assign"},
        {"inbox", "inbox.snooze"}, {"inbox", "inbox.resolve"}, {"inbox", "inbox.note"},
        {"inbox", "inbox.escalate"}, {"rules", "rules.edit"}};
    for (const auto& [page, command] : forms) {
        desk.page(page);
        QVERIFY2(isSettled(desk.window()), command);
        if (QLatin1StringView(page) == QLatin1StringView("inbox"))
            QVERIFY(desk.waitUntilPainted());
        desk.action(command)->trigger();
        desk.context().say({Notice::Kind::Warning,
            QCoreApplication::translate("Test",
                "Something went otherwise than it was meant to, and this says what to do about it now."),
            QCoreApplication::translate("Test", "Do it now"), [] {}});
        QVERIFY2(isSettled(desk.window()), command);
        for (const auto& one : GeometryWalk(desk.window()).findings())
            found << QString(QLatin1StringView(command) + QStringLiteral(": ") + one);
        desk.key(Qt::Key_Escape);
    }
    // The last page has more behind its tabs.
    auto* tabs = desk.find<QTabBar>("rulesTabs");
    for (int i = 1; i < tabs->count(); ++i) {
        tabs->setCurrentIndex(i);
        QVERIFY2(isSettled(desk.window()), qPrintable(tabs->tabText(i)));
        for (const auto& one : GeometryWalk(desk.window()).findings())
            found << QString(tabs->tabText(i) + QStringLiteral(": ") + one);
    }
    found.removeDuplicates();
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QStringLiteral("\n"))));
}

void GeometryTest::nothingIsClippedWhereAnAccountIsAdded()
{
    QFETCH(int, percent);
    QFETCH(Tongue, language);
    QFETCH(QSize, size);
    const Spoken spoken(language);
    test::Stage stage;
    stage.size = size;
    stage.practice = false;
    RealWindow desk(stage);
    Dressed dressed(desk, percent);
    QStringList found;
    const auto walk = [&](const QString& where) {
        QVERIFY2(isSettled(desk.window()), qPrintable(where));
        for (const auto& one : GeometryWalk(desk.window()).findings())
            found << QString(where + QStringLiteral(": ") + one);
    };
    // An organisation with nothing in it: every page has its sentence and its button.
    const auto pages = desk.window().visiblePages();
    for (const auto& page : pages) {
        QVERIFY(desk.window().showPage(page));
        walk(page);
    }
    desk.page("accounts");
    desk.action("accounts.add")->trigger();
    walk(QStringLiteral("adding an account"));
    desk.find<QPushButton>("accountSubmitButton")->click();
    walk(QStringLiteral("adding an account without a name"));
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QStringLiteral("\n"))));
}

void GeometryTest::aDetailKeepsItsDistanceFromItsList()
{
    QFETCH(int, percent);
    QFETCH(Tongue, language);
    QFETCH(QSize, size);
    const Spoken spoken(language);
    RealWindow desk(size);
    Dressed dressed(desk, percent);
    QVERIFY(desk.waitUntilPainted());
    const auto placeOf = [&desk](const char* name) {
        const auto* widget = desk.find(name);
        return QRect(widget->mapTo(&desk.window(), QPoint()), widget->size());
    };
    const std::tuple<const char*, const char*, const char*> pairs[]{
        {"rules", "rulesTable", "rulesTabs"}, {"escalations", "escalationsTable", "reviewReasonEdit"}};
    for (const auto& [page, list, detail] : pairs) {
        desk.page(page);
        QVERIFY2(isSettled(desk.window()), page);
        const QRect one = placeOf(list);
        const QRect other = placeOf(detail);
        const int gap = qMax(one.left(), other.left()) - qMin(one.right(), other.right());
        QVERIFY2(
            gap >= space(3), qPrintable(QStringLiteral("%1: %2 px").arg(QLatin1StringView(page)).arg(gap)));
        const auto* table = desk.find<QTableView>(list);
        QTRY_VERIFY2_WITH_TIMEOUT(
            table->selectionModel()->hasSelection(), "what the detail is about is marked", 30'000);
    }
    if (language == Tongue::English) {
        desk.page("rules");
        const auto* bar = desk.find<QTableView>("rulesTable")->horizontalScrollBar();
        QTRY_VERIFY2(bar->maximum() == 0, "columns with nothing in them take no room");
    }
}

void GeometryTest::everyWordGoesThroughTranslation()
{
    const Spoken spoken(Tongue::Long);
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    const auto isPlain = [](const QString& text) {
        static const QRegularExpression letters(QStringLiteral("[A-Za-z]{4,}"));
        return text.contains(letters) && !text.contains(test::PseudoLocale::opening);
    };
    QStringList plain;
    const auto note = [&](const QString& page, const QWidget& widget, const QString& text) {
        if (isPlain(text))
            plain << QString(page + QStringLiteral(": ") + GeometryWalk::nameOf(widget));
    };
    const auto pages = desk.window().visiblePages();
    for (const auto& page : pages) {
        QVERIFY(desk.window().showPage(page));
        QVERIFY2(isSettled(desk.window()), qPrintable(page));
        const auto widgets = desk.window().findChildren<QWidget*>();
        for (const auto* widget : widgets) {
            if (!widget->isVisible())
                continue;
            if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
                note(page, *widget, button->text());
            if (const auto* field = qobject_cast<const QLineEdit*>(widget))
                note(page, *widget, field->placeholderText());
            if (const auto* box = qobject_cast<const QComboBox*>(widget))
                note(page, *widget, box->itemText(0));
            if (const auto* tabs = qobject_cast<const QTabBar*>(widget))
                note(page, *widget, tabs->tabText(0));
            if (const auto* table = qobject_cast<const QTableView*>(widget))
                note(page, *widget, table->model()->headerData(0, Qt::Horizontal).toString());
            if (widget->focusPolicy() != Qt::NoFocus)
                note(page, *widget, widget->accessibleName());
        }
        for (const auto* command : desk.window().commands()) {
            if (command->isVisible() && isPlain(command->text()))
                plain << QString(page + QStringLiteral(": ") + command->objectName());
        }
    }
    plain.removeDuplicates();
    QVERIFY2(plain.isEmpty(), qPrintable(plain.join(QStringLiteral("\n"))));
}

void GeometryTest::tabReachesEveryControlOfEveryPage()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    const auto pages = desk.window().visiblePages();
    for (const auto& page : pages) {
        QVERIFY(desk.window().showPage(page));
        QVERIFY2(isSettled(desk.window()), qPrintable(page));
        const auto missed = GeometryWalk::outOfReach(desk.window());
        QVERIFY2(
            missed.isEmpty(), qPrintable(page + QStringLiteral(": ") + missed.join(QStringLiteral("; "))));
    }
}

QTEST_MAIN(GeometryTest)
#include "tst_geometry.moc"

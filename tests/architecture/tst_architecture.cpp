// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "architecture/house_rules.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace steward::test;

namespace {

const QString licence = QStringLiteral(
    "// SPDX-FileCopyrightText: Steward contributors\n// SPDX-License-Identifier: GPL-3.0-or-later\n");

QString root()
{
    return QStringLiteral(STEWARD_SOURCE_DIR);
}

QString read(const QString& path)
{
    QFile file(root() + u'/' + path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return QString::fromUtf8(file.readAll());
}

QStringList filesUnder(const QString& folder, const QStringList& patterns)
{
    QStringList files;
    QDirIterator it(root() + u'/' + folder, patterns, QDir::Files, QDirIterator::Subdirectories);
    const QDir top(root());
    while (it.hasNext())
        files << top.relativeFilePath(it.next());
    files.sort();
    return files;
}

} // namespace

class TestArchitecture : public QObject {
    Q_OBJECT

private slots:
    void theHouseKeepsItsPlan_data();
    void theHouseKeepsItsPlan();
    void queriesPageByKeyset();
    void modulesDeclareTheDirection();

    // Each rule can fail.
    void directionIsRead_data();
    void directionIsRead();
    void widgetsAndGuiAreSeen_data();
    void widgetsAndGuiAreSeen();
    void lengthIsCounted();
    void offsetIsFound_data();
    void offsetIsFound();
    void awaitsAreRead_data();
    void awaitsAreRead();
    void singletonsAreFound();
    void licencesAreMissed();
    void dependsAreRead();
    void proseIsNoCode();
};

void TestArchitecture::theHouseKeepsItsPlan_data()
{
    QTest::addColumn<QString>("path");
    const QStringList patterns{QStringLiteral("*.h"), QStringLiteral("*.cpp")};
    const QStringList files = filesUnder(QStringLiteral("core"), patterns)
        + filesUnder(QStringLiteral("app"), patterns) + filesUnder(QStringLiteral("tests"), patterns);
    QVERIFY(files.size() > 50);
    for (const QString& path : files)
        QTest::newRow(qPrintable(path)) << path;
}

void TestArchitecture::theHouseKeepsItsPlan()
{
    QFETCH(QString, path);
    const QString text = read(path);
    // This test quotes what it forbids.
    const auto breaches = path.startsWith(QStringLiteral("tests/architecture/"))
        ? missingLicence(path, text) + tooLong(path, text)
        : everyBreach(path, text);
    QVERIFY2(breaches.isEmpty(), qPrintable(breaches.join(u'\n')));
}

void TestArchitecture::queriesPageByKeyset()
{
    const auto files = filesUnder(QStringLiteral("resources"), {QStringLiteral("*.sql")});
    QVERIFY(!files.isEmpty());
    for (const QString& path : files) {
        const auto breaches = offsetInSql(path, read(path));
        QVERIFY2(breaches.isEmpty(), qPrintable(breaches.join(u'\n')));
    }
}

void TestArchitecture::modulesDeclareTheDirection()
{
    for (auto it = coreModules().cbegin(); it != coreModules().cend(); ++it) {
        const QString cmake = read(QStringLiteral("core/%1/CMakeLists.txt").arg(it.key()));
        QVERIFY2(cmake.startsWith(QStringLiteral("# %1: ").arg(it.key())),
            qPrintable(it.key() + QStringLiteral(" says in one sentence what it is")));
        const auto breaches = dependsAgainstTheDirection(it.key(), cmake);
        QVERIFY2(breaches.isEmpty(), qPrintable(breaches.join(u'\n')));
    }
}

void TestArchitecture::directionIsRead_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("include");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char* path, const char* include, bool allowed) {
        QTest::addRow("%s %s", path, include)
            << QString::fromLatin1(path) << QString::fromLatin1(include) << allowed;
    };
    row("core/domain/x.cpp", "\"base/clock.h\"", true);
    row("core/domain/x.cpp", "\"domain/case.h\"", true);
    row("core/domain/x.cpp", "<QString>", true);
    row("core/domain/x.cpp", "<rules/matcher.h>", false);
    row("core/base/x.h", "\"domain/case.h\"", false);
    row("core/rules/x.cpp", "\"calendar/calendar.h\"", false);
    row("core/storage/x.cpp", "\"rules/matcher.h\"", false);
    row("core/storage/x.cpp", "\"log/entry.h\"", true);
    row("core/storage/x.cpp", "\"net/http.h\"", false);
    row("core/net/http.cpp", "\"domain/case.h\"", false);
    row("core/platforms/wordpress/x.cpp", "\"storage/session.h\"", false);
    row("core/platforms/wordpress/x.cpp", "\"platforms/connector.h\"", true);
    row("core/platforms/wordpress/x.cpp", "\"platforms/wordpress/y.h\"", true);
    row("core/platforms/wordpress/x.cpp", "\"platforms/feed/y.h\"", false);
    row("core/services/x.cpp", "\"desktop/shell/window.h\"", false);
    row("core/services/x.cpp", "\"platforms/feed/y.h\"", true);
    row("core/cellar/x.cpp", "<QString>", false);
    row("app/desktop/inbox/x.cpp", "\"services/desk.h\"", true);
    row("app/desktop/inbox/x.cpp", "\"desktop/theme/theme.h\"", true);
    row("app/desktop/inbox/x.cpp", "\"desktop/inbox/model.h\"", true);
    row("app/desktop/inbox/x.cpp", "\"desktop/log/page.h\"", false);
    row("app/desktop/inbox/x.cpp", "\"storage/database.h\"", false);
    row("app/desktop/inbox/x.cpp", "\"net/http.h\"", false);
    row("app/desktop/inbox/x.cpp", "<QSqlQuery>", false);
    row("app/desktop/inbox/x.cpp", "<QtNetwork/QNetworkReply>", false);
    row("app/desktop/shell/x.cpp", "\"desktop/log/page.h\"", true);
    row("app/desktop/main.cpp", "\"net/http.h\"", true);
}

void TestArchitecture::directionIsRead()
{
    QFETCH(QString, path);
    QFETCH(QString, include);
    QFETCH(bool, allowed);
    const auto breaches = includesAgainstTheDirection(path, QStringLiteral("\n  #include %1\n").arg(include));
    QCOMPARE(breaches.isEmpty(), allowed);
    if (!allowed)
        QVERIFY(breaches.first().startsWith(path));
}

void TestArchitecture::widgetsAndGuiAreSeen_data()
{
    QTest::addColumn<QString>("include");
    QTest::addColumn<bool>("allowed");
    for (const char* bad : {"QWidget", "QtWidgets/QWidget", "QtGui", "QtGui/QColor", "QColor", "QImage",
             "QPdfWriter", "QApplication", "QtCharts/QChart"})
        QTest::newRow(bad) << QString::fromLatin1(bad) << false;
    for (const char* good : {"QString", "QtCore/QString", "QSqlQuery", "QNetworkReply", "QtSql/QSqlDatabase",
             "QUrl", "QRegularExpression"})
        QTest::newRow(good) << QString::fromLatin1(good) << true;
}

void TestArchitecture::widgetsAndGuiAreSeen()
{
    QFETCH(QString, include);
    QFETCH(bool, allowed);
    const QString text = QStringLiteral("#include <%1>\n").arg(include);
    QCOMPARE(widgetsOrGuiInCore(QStringLiteral("core/services/x.h"), text).isEmpty(), allowed);
    QVERIFY(widgetsOrGuiInCore(QStringLiteral("app/report/x.cpp"), text).isEmpty());
}

void TestArchitecture::lengthIsCounted()
{
    QVERIFY(tooLong(QStringLiteral("core/x.cpp"), QString(700, u'\n')).isEmpty());
    QVERIFY(!tooLong(QStringLiteral("core/x.cpp"), QString(701, u'\n')).isEmpty());
}

void TestArchitecture::offsetIsFound_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("found");
    const QString code = QStringLiteral("core/storage/x.cpp");
    const QString sql = QStringLiteral("resources/migrations/sqlite/0001.sql");
    QTest::newRow("query") << code << QStringLiteral("run(\"SELECT id FROM cases LIMIT ? OFFSET ?\");")
                           << true;
    QTest::newRow("raw string") << code
                                << QStringLiteral("    SELECT id FROM cases\n    LIMIT 10 OFFSET 20\n")
                                << true;
    QTest::newRow("utc offset") << code << QStringLiteral("int offset = dateTime.offsetFromUtc();") << false;
    QTest::newRow("key in json") << code << QStringLiteral("json[\"offset\"] = 3;") << false;
    QTest::newRow("comment") << code << QStringLiteral("// paged by keyset, never by OFFSET") << false;
    QTest::newRow("migration") << sql << QStringLiteral("CREATE VIEW v AS SELECT 1 limit 1 offset 2") << true;
    QTest::newRow("migration's comment") << sql << QStringLiteral("-- never OFFSET\nSELECT 1") << false;
}

void TestArchitecture::offsetIsFound()
{
    QFETCH(QString, path);
    QFETCH(QString, text);
    QFETCH(bool, found);
    QCOMPARE(!offsetInSql(path, text).isEmpty(), found);
}

void TestArchitecture::awaitsAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("bad");
    QTest::newRow("aggregate") << QStringLiteral("auto r = co_await send(Request { url, body });") << true;
    QTest::newRow("brace over lines")
        << QStringLiteral("auto r = co_await send(\n    Request {\n url });") << true;
    QTest::newRow("conditional") << QStringLiteral("auto r = co_await (first ? a() : b());") << true;
    QTest::newRow("named") << QStringLiteral(
        "const Request request { url };\nauto r = co_await send(request);")
                           << false;
    QTest::newRow("scope") << QStringLiteral("auto r = co_await QCoro::sleepFor(steward::wait);") << false;
    QTest::newRow("in a condition") << QStringLiteral("if (!co_await send(request)) {\n    stop();\n}")
                                    << false;
    QTest::newRow("comment") << QStringLiteral("// never co_await send({ url });\nint x;") << false;
    QTest::newRow("conditional after it")
        << QStringLiteral("auto r = co_await send(request);\nreturn r ? 1 : 2;") << false;
}

void TestArchitecture::awaitsAreRead()
{
    QFETCH(QString, text);
    QFETCH(bool, bad);
    QCOMPARE(!awaitsThatMiscompile(QStringLiteral("core/net/x.cpp"), text).isEmpty(), bad);
}

void TestArchitecture::singletonsAreFound()
{
    const QString path = QStringLiteral("core/x.h");
    QVERIFY(!singletons(path, QStringLiteral("class A { static A& instance(); };")).isEmpty());
    QVERIFY(!singletons(path, QStringLiteral("class A {\n    static\n    A* self();\n};")).isEmpty());
    QVERIFY(singletons(path, QStringLiteral("QCoreApplication::instance()->quit();")).isEmpty());
    QVERIFY(singletons(path, QStringLiteral("static A make(); int instance();")).isEmpty());
}

void TestArchitecture::licencesAreMissed()
{
    QVERIFY(missingLicence(QStringLiteral("core/x.h"), licence + QStringLiteral("#pragma once\n")).isEmpty());
    QVERIFY(
        !missingLicence(QStringLiteral("core/x.h"), QStringLiteral("#pragma once\n") + licence).isEmpty());
    QVERIFY(!missingLicence(QStringLiteral("core/x.h"), licence.section(u'\n', 0, 0)).isEmpty());
}

void TestArchitecture::dependsAreRead()
{
    const auto cmake = [](const char* depends) {
        return QStringLiteral(
            "steward_module(storage\n    HEADERS a.h\n    DEPENDS %1\n    LIBRARIES Qt6::Sql)")
            .arg(QLatin1StringView(depends));
    };
    QVERIFY(
        dependsAgainstTheDirection(QStringLiteral("storage"), cmake("log calendar domain base")).isEmpty());
    QCOMPARE(dependsAgainstTheDirection(QStringLiteral("storage"), cmake("log services rules")).size(), 2);
}

void TestArchitecture::proseIsNoCode()
{
    QCOMPARE(codeOnly(QStringLiteral("a(\"b\\\"c\"); // d\ne /* f\ng */ h")),
        QStringLiteral("a(\"    \");     \ne     \n     h"));
    QCOMPARE(codeOnly(QStringLiteral("x = 1'000; y = '{';")), QStringLiteral("x = 1'000; y = ' ';"));
}

QTEST_APPLESS_MAIN(TestArchitecture)
#include "tst_architecture.moc"

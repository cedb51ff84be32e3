// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the program makes of the words that it is started with.
#include "desktop/arguments.h"

#include <QTest>

using namespace steward;
using namespace Qt::StringLiterals;

namespace {

Result<Arguments> read(const QStringList& words)
{
    return parseArguments(QStringList{u"steward"_s} + words);
}

} // namespace

class TestArguments : public QObject {
    Q_OBJECT

private slots:
    void nothingIsAskedOfIt();
    void aFileAloneIsTheWorkspace();
    void everyWishIsKept();
    void whatItCannotDoIsOneSentence_data();
    void whatItCannotDoIsOneSentence();
};

void TestArguments::nothingIsAskedOfIt()
{
    const auto arguments = read({});
    QVERIFY(arguments);
    QVERIFY(arguments->workspace.isEmpty() && arguments->page.isEmpty() && arguments->size.isEmpty());
}

void TestArguments::aFileAloneIsTheWorkspace()
{
    for (const QStringList& words : {QStringList{u"ours.steward"_s}, {u"--workspace"_s, u"ours.steward"_s},
             {u"--as"_s, u"Amina"_s, u"ours.steward"_s}}) {
        const auto arguments = read(words);
        QVERIFY(arguments);
        QCOMPARE(arguments->workspace, u"ours.steward"_s);
    }
}

void TestArguments::everyWishIsKept()
{
    const auto arguments = read(
        {u"--workspace=postgresql://db/steward"_s, u"--as"_s, u"Amina"_s, u"--page"_s, u"log"_s, u"--case"_s,
            u"12"_s, u"--theme"_s, u"dark"_s, u"--size"_s, u"1366x768"_s, u"--screenshot"_s, u"log.png"_s});
    QVERIFY(arguments);
    QCOMPARE(arguments->workspace, u"postgresql://db/steward"_s);
    QCOMPARE(arguments->person, u"Amina"_s);
    QCOMPARE(arguments->page, u"log"_s);
    QCOMPARE(arguments->openCase, u"12"_s);
    QCOMPARE(arguments->theme, u"dark"_s);
    QCOMPARE(arguments->size, QSize(1366, 768));
    QCOMPARE(arguments->screenshot, u"log.png"_s);
}

void TestArguments::whatItCannotDoIsOneSentence_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("said");
    QTest::newRow("two workspaces") << QStringList{u"a.steward"_s, u"b.steward"_s} << u"one address"_s;
    QTest::newRow("two ways") << QStringList{u"--workspace"_s, u"a"_s, u"b"_s} << u"one address"_s;
    QTest::newRow("theme") << QStringList{u"--theme"_s, u"pink"_s} << u"high-contrast"_s;
    QTest::newRow("size") << QStringList{u"--size"_s, u"large"_s} << u"1366x768"_s;
    QTest::newRow("tiny") << QStringList{u"--size"_s, u"10x10"_s} << u"1366x768"_s;
    QTest::newRow("unknown") << QStringList{u"--fullscreen"_s} << u"--help"_s;
    QTest::newRow("no value") << QStringList{u"--page"_s} << u"--help"_s;
}

void TestArguments::whatItCannotDoIsOneSentence()
{
    QFETCH(QStringList, words);
    QFETCH(QString, said);
    const auto arguments = read(words);
    QVERIFY(!arguments);
    QCOMPARE(arguments.error().code, ErrorCode::Invalid);
    QVERIFY2(arguments.error().message.contains(said), qPrintable(arguments.error().message));
}

QTEST_GUILESS_MAIN(TestArguments)
#include "tst_arguments.moc"

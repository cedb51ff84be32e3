// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command_line.h"
#include "cli/output.h"
#include "cli/reading.h"

#include <QTest>

using namespace steward;
using namespace steward::cli;
using namespace Qt::StringLiterals;

namespace {

const QList<CommandSpec>& table()
{
    static const QList<CommandSpec> commands{
        {u"outbox"_s, {}, {}, u"list"_s, {}},
        {u"outbox flush"_s, {}, {}, u"send"_s, {}},
        {u"assign"_s, {u"CASE"_s}, {{u"to"_s, u"PERSON"_s, true}}, u"give"_s, {}},
        {u"reply"_s, {u"CASE"_s},
            {{u"text"_s, u"TEXT"_s, true}, {u"override"_s, u"ITEM=REASON"_s, false, true},
                {u"private"_s, {}}},
            u"answer"_s, {}},
    };
    return commands;
}

Result<Invocation> parsed(const QStringList& words)
{
    return parseCommandLine(table(), words);
}

} // namespace

class CommandLineTest : public QObject {
    Q_OBJECT

private slots:
    void optionsMayStandAnywhere()
    {
        for (const auto& words : QList<QStringList>{{u"--json"_s, u"assign"_s, u"12"_s, u"--to"_s, u"Sam"_s},
                 {u"assign"_s, u"--to=Sam"_s, u"12"_s, u"--json"_s},
                 {u"--to"_s, u"Sam"_s, u"assign"_s, u"--json"_s, u"12"_s}}) {
            const auto invocation = parsed(words);
            QVERIFY2(invocation, qPrintable(words.join(u' ')));
            QCOMPARE(invocation->command->name, u"assign"_s);
            QCOMPARE(invocation->words.argument(), u"12"_s);
            QCOMPARE(invocation->words.value(u"to"_s), u"Sam"_s);
            QVERIFY(invocation->json);
        }
    }

    void theLongerNameWins()
    {
        QCOMPARE(parsed({u"outbox"_s})->command->name, u"outbox"_s);
        QCOMPARE(parsed({u"outbox"_s, u"flush"_s})->command->name, u"outbox flush"_s);
        QCOMPARE(parsed({u"--as"_s, u"Sam"_s, u"outbox"_s, u"--json"_s, u"flush"_s})->command->name,
            u"outbox flush"_s);
        QCOMPARE(parsed({u"--workspace=/x"_s, u"outbox"_s})->workspace, u"/x"_s);
    }

    void aValueMayLookLikeAnything()
    {
        QCOMPARE(parsed({u"reply"_s, u"3"_s, u"--text"_s, u"--json"_s})->words.value(u"text"_s), u"--json"_s);
        QCOMPARE(parsed({u"reply"_s, u"3"_s, u"--text"_s, u"-"_s})->words.value(u"text"_s), u"-"_s);
        QCOMPARE(parsed({u"reply"_s, u"3"_s, u"--text=a=b"_s})->words.value(u"text"_s), u"a=b"_s);
        QCOMPARE(parsed({u"reply"_s, u"--text"_s, u"x"_s, u"--"_s, u"--5"_s})->words.argument(), u"--5"_s);
        QVERIFY(parsed({u"reply"_s, u"3"_s, u"--text"_s, QString()})->words.has(u"text"_s));
    }

    void whatMayBeRepeatedIsKeptInOrder()
    {
        const auto invocation = parsed({u"reply"_s, u"3"_s, u"--text"_s, u"x"_s, u"--override"_s, u"C02=a"_s,
            u"--override=C05=b"_s, u"--private"_s});
        QVERIFY(invocation);
        QCOMPARE(invocation->words.options.value(u"override"_s), QStringList({u"C02=a"_s, u"C05=b"_s}));
        QVERIFY(invocation->words.has(u"private"_s));
    }

    void whatIsWrongIsSaid_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("says");
        QTest::newRow("nothing") << QStringList{} << u"Say what to do"_s;
        QTest::newRow("only options") << QStringList{u"--json"_s} << u"Say what to do"_s;
        QTest::newRow("unknown command")
            << QStringList{u"lint"_s} << u"\"lint\" is an unknown command; the commands are: outbox"_s;
        QTest::newRow("unknown option")
            << QStringList{u"assign"_s, u"1"_s, u"--too"_s, u"x"_s} << u"\"--too\" is an unknown option"_s;
        QTest::newRow("unknown option alone")
            << QStringList{u"--frobnicate"_s} << u"\"--frobnicate\" is an unknown option"_s;
        QTest::newRow("single dash") << QStringList{u"assign"_s, u"1"_s, u"-t"_s, u"x"_s} << u"two dashes"_s;
        QTest::newRow("option of another command") << QStringList{u"assign"_s, u"1"_s, u"--to"_s, u"x"_s,
            u"--private"_s} << u"\"--private\" is an unknown option"_s;
        QTest::newRow("value missing")
            << QStringList{u"assign"_s, u"1"_s, u"--to"_s} << u"--to needs a value"_s;
        QTest::newRow("flag with value") << QStringList{u"reply"_s, u"1"_s, u"--text"_s, u"x"_s,
            u"--private=yes"_s} << u"takes no value"_s;
        QTest::newRow("twice") << QStringList{u"assign"_s, u"1"_s, u"--to"_s, u"x"_s, u"--to"_s, u"y"_s}
                               << u"once only"_s;
        QTest::newRow("argument missing")
            << QStringList{u"assign"_s, u"--to"_s, u"x"_s} << u"stewardctl assign CASE --to PERSON"_s;
        QTest::newRow("argument too many") << QStringList{u"outbox"_s, u"flosh"_s} << u"too many words"_s;
        QTest::newRow("required option missing") << QStringList{u"assign"_s, u"1"_s} << u"needs --to"_s;
    }
    void whatIsWrongIsSaid()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, says);
        const auto invocation = parsed(words);
        QVERIFY(!invocation);
        QCOMPARE(invocation.error().code, ErrorCode::Invalid);
        QVERIFY2(invocation.error().message.contains(says), qPrintable(invocation.error().message));
        QCOMPARE(exitStatus(invocation.error().code), 2);
    }

    void helpNeedsNothingElse()
    {
        QCOMPARE(parsed({u"--help"_s})->wish, Invocation::Wish::Help);
        QCOMPARE(parsed({u"assign"_s, u"--help"_s})->wish, Invocation::Wish::Help);
        QCOMPARE(parsed({u"assign"_s, u"--help"_s})->command->name, u"assign"_s);
        QCOMPARE(parsed({u"--version"_s})->wish, Invocation::Wish::Version);
        for (const auto& command : table())
            QVERIFY(helpText(table(), nullptr).contains(command.name));
    }

    void hostileTextCannotMoveTheTerminal()
    {
        const QString text = u"a\x1b[31mred\x07 \u202egnp.exe\u202c b\nc\td\x7f\u009b2J"_s;
        QCOMPARE(harmless(text), u"a[31mred gnp.exe b\nc\td2J"_s);
        const QString plain = u"Caffi'r ysbyty \U0001F600 مرحبا"_s;
        QCOMPARE(harmless(plain), plain);
    }

    void signOffsAndOverrides()
    {
        QList<ChecklistItem> checklist(3);
        checklist[0].id.value = u"C01"_s;
        checklist[1].id.value = u"C02"_s;
        checklist[2].id.value = u"C03"_s;
        const auto all = readSignOff(u"all"_s, {}, checklist);
        QVERIFY(all && all->inBulk);
        QCOMPARE(all->items.size(), 3);
        const auto some = readSignOff(u"C01, C03"_s, {u"C02=It is in the press = public"_s}, checklist);
        QVERIFY(some && !some->inBulk);
        QCOMPARE(some->items.size(), 2);
        QCOMPARE(some->overrides.value(u"C02"_s), u"It is in the press = public"_s);
        for (const auto& wrong : {u"C02"_s, u"C02="_s, u"=why"_s, u"C99=why"_s, u"C02=  "_s})
            QVERIFY2(!readSignOff({}, {wrong}, checklist), qPrintable(wrong));
        QVERIFY(!readSignOff(u"C77"_s, {}, checklist));
    }

    void numbersAndRoles()
    {
        QVERIFY(readId(u"12"_s, u"CASE"_s));
        for (const auto& wrong : {u"0"_s, u"-1"_s, u"12a"_s, QString(), u"99999999999999999999"_s, u"1e3"_s})
            QVERIFY2(!readId(wrong, u"CASE"_s), qPrintable(wrong));
        QCOMPARE(*readRoles(u"moderator,auditor"_s), (QSet<Role>{Role::Moderator, Role::Auditor}));
        QVERIFY(!readRoles(u"moderator,king"_s));
        QVERIFY(!readRoles(QString()));
    }
};

QTEST_APPLESS_MAIN(CommandLineTest)
#include "tst_command_line.moc"

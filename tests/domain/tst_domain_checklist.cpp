// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/checklist.h"
#include "support/case_builder.h"

#include <QTest>

using namespace steward;
using namespace steward::test;

namespace {

QList<ReplyKind> kinds(const char* letters)
{
    QList<ReplyKind> list;
    for (const char* c = letters; *c; ++c)
        list << parseEnum<ReplyKind>(QString(QLatin1Char(*c))).value();
    return list;
}

ChecklistItem entry(
    const char* id, const char* letters, OnFail onFail = OnFail::Warn, bool machineOnly = false)
{
    return {checklistItem(id), QStringLiteral("…"), kinds(letters), machineOnly, onFail};
}

/// As it ships, in short.
QList<ChecklistItem> checklist()
{
    return {entry("C01", "GTCMKFPD", OnFail::Block, true),
        entry("C02", "GTCMKFPD", OnFail::BlockWithOverride), entry("C03", "GTCMFPD"),
        entry("C04", "GTCMKFPD"), entry("C05", "CMFD"), entry("C06", "GTCMKFPD", OnFail::Block, true),
        entry("C07", "CFKD", OnFail::Block), entry("C08", "MKC", OnFail::Block, true),
        entry("C09", "GTCMFPD"), entry("C10", "GMP"), entry("C11", "GTCMKFPD"),
        entry("C12", "PFCK", OnFail::Block, true), entry("C13", "", OnFail::Block),
        entry("C14", "GTCMKFPD", OnFail::Block, true)};
}

CheckResult found(const char* id, CheckOutcome outcome, Tier tier = Tier::Possible)
{
    return {checklistItem(id), outcome, {}, {}, tier};
}

SignOff allFor(ReplyKind kind)
{
    return {humanItemsFor(checklist(), kind), false, {}};
}

SignOff overriding(const char* id, const char* reason, ReplyKind kind = ReplyKind::G)
{
    SignOff signOff = allFor(kind);
    signOff.overrides.insert(QString::fromLatin1(id), QString::fromLatin1(reason));
    return signOff;
}

AnswerBy answer(const GateVerdict& verdict, const char* id)
{
    for (const ChecklistAnswer& entry : verdict.answers) {
        if (entry.item == checklistItem(id))
            return entry.by;
    }
    qFatal("item is not in the verdict");
}

} // namespace

class TestChecklist : public QObject {
    Q_OBJECT

private slots:
    void appliesByKind_data();
    void appliesByKind();
    void peopleSignFew_data();
    void peopleSignFew();
    void anUnsignedItemIsOpen();
    void signingEverythingPasses_data() { peopleSignFew_data(); }
    void signingEverythingPasses();
    void signingLiftsNoBlock_data();
    void signingLiftsNoBlock();
    void overrides_data();
    void overrides();
    void anOverrideNeedsAReason();
    void aWarningIsSignedLikeAnyOther();
    void aWarningOnAMachineItemDoesNotStop();
    void checksOfOtherKindsAreIgnored();
    void signingInBulkIsSigning();
    void proposesTheKind_data();
    void proposesTheKind();
    void anEmptyChecklistStopsNothing();
};

void TestChecklist::appliesByKind_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("items");
    QTest::newRow("general") << int(ReplyKind::G) << QStringLiteral("C01 C02 C03 C04 C06 C09 C10 C11 C14");
    QTest::newRow("thanks") << int(ReplyKind::T) << QStringLiteral("C01 C02 C03 C04 C06 C09 C11 C14");
    QTest::newRow("complaint") << int(ReplyKind::C)
                               << QStringLiteral("C01 C02 C03 C04 C05 C06 C07 C08 C09 C11 C12 C14");
    QTest::newRow("crisis") << int(ReplyKind::K) << QStringLiteral("C01 C02 C04 C06 C07 C08 C11 C12 C14");
}

void TestChecklist::appliesByKind()
{
    QFETCH(int, kind);
    QFETCH(QString, items);
    QStringList ids;
    for (const ChecklistItem& item : itemsFor(checklist(), ReplyKind(kind)))
        ids << item.id.value;
    QCOMPARE(ids.join(u' '), items);
    // A crisis reply skips these even if an organisation's own list says otherwise.
    QVERIFY(itemsFor({entry("C03", "K"), entry("C09", "K"), entry("C10", "K")}, ReplyKind::K).isEmpty());
}

void TestChecklist::peopleSignFew_data()
{
    QTest::addColumn<int>("kind");
    for (const auto& [kind, name] : enumNames<ReplyKind>)
        QTest::newRow(name.data()) << int(kind);
}

void TestChecklist::peopleSignFew()
{
    QFETCH(int, kind);
    const auto toSign = humanItemsFor(checklist(), ReplyKind(kind));
    QVERIFY(!toSign.isEmpty());
    QVERIFY(toSign.size() <= (ReplyKind(kind) == ReplyKind::T ? 1 : 4));
    for (const char* machine : {"C01", "C06", "C08", "C12", "C14"})
        QVERIFY(!toSign.contains(checklistItem(machine)));
    for (const ChecklistItemId& id : toSign) {
        const auto all = itemsFor(checklist(), ReplyKind(kind));
        QVERIFY(
            std::any_of(all.begin(), all.end(), [&](const ChecklistItem& item) { return item.id == id; }));
    }
}

void TestChecklist::anUnsignedItemIsOpen()
{
    const auto verdict = judge(checklist(), ReplyKind::T, {}, {});
    QVERIFY(!verdict.mayLeave());
    QCOMPARE(verdict.withState(AnswerBy::Open), humanItemsFor(checklist(), ReplyKind::T));
}

void TestChecklist::signingEverythingPasses()
{
    QFETCH(int, kind);
    const auto verdict = judge(checklist(), ReplyKind(kind), {}, allFor(ReplyKind(kind)));
    QVERIFY(verdict.mayLeave());
    SignOff short1 = allFor(ReplyKind(kind));
    short1.items.removeLast();
    QVERIFY(!judge(checklist(), ReplyKind(kind), {}, short1).mayLeave());
}

void TestChecklist::signingLiftsNoBlock_data()
{
    QTest::addColumn<QByteArray>("item");
    for (const char* id : {"C01", "C02", "C04", "C06", "C14"})
        QTest::newRow(id) << QByteArray(id);
}

void TestChecklist::signingLiftsNoBlock()
{
    QFETCH(QByteArray, item);
    SignOff everything;
    for (const ChecklistItem& each : checklist())
        everything.items << each.id;
    const auto verdict
        = judge(checklist(), ReplyKind::G, {found(item.constData(), CheckOutcome::Block)}, everything);
    QCOMPARE(answer(verdict, item.constData()), AnswerBy::Blocked);
    QVERIFY(!verdict.mayLeave());
}

void TestChecklist::overrides_data()
{
    QTest::addColumn<QByteArray>("item");
    QTest::addColumn<int>("tier");
    QTest::addColumn<bool>("lifted");
    QTest::newRow("C01 certain") << QByteArray("C01") << int(Tier::Certain) << false;
    QTest::newRow("C01 likely") << QByteArray("C01") << int(Tier::Likely) << true;
    QTest::newRow("C01 possible") << QByteArray("C01") << int(Tier::Possible) << true;
    QTest::newRow("C02") << QByteArray("C02") << int(Tier::Certain) << true;
    QTest::newRow("C05") << QByteArray("C05") << int(Tier::Certain) << true;
    for (const char* id : {"C03", "C04", "C06", "C07", "C08", "C09", "C11", "C12", "C14"})
        QTest::newRow(id) << QByteArray(id) << int(Tier::Possible) << false;
}

void TestChecklist::overrides()
{
    QFETCH(QByteArray, item);
    QFETCH(int, tier);
    QFETCH(bool, lifted);
    const auto verdict
        = judge(checklist(), ReplyKind::C, {found(item.constData(), CheckOutcome::Block, Tier(tier))},
            overriding(item.constData(), "she posted it herself", ReplyKind::C));
    QCOMPARE(answer(verdict, item.constData()), lifted ? AnswerBy::Override : AnswerBy::Blocked);
    QCOMPARE(verdict.mayLeave(), lifted);
}

void TestChecklist::anOverrideNeedsAReason()
{
    const auto verdict
        = judge(checklist(), ReplyKind::G, {found("C02", CheckOutcome::Block)}, overriding("C02", "   "));
    QCOMPARE(answer(verdict, "C02"), AnswerBy::Blocked);
    // With nothing found there is nothing to override: the item is signed or open.
    QCOMPARE(answer(judge(checklist(), ReplyKind::G, {}, overriding("C02", "just in case")), "C02"),
        AnswerBy::Person);
}

void TestChecklist::aWarningIsSignedLikeAnyOther()
{
    const auto warned = {found("C03", CheckOutcome::Warn)};
    QCOMPARE(answer(judge(checklist(), ReplyKind::G, warned, {}), "C03"), AnswerBy::Open);
    QCOMPARE(answer(judge(checklist(), ReplyKind::G, warned, allFor(ReplyKind::G)), "C03"), AnswerBy::Person);
}

void TestChecklist::aWarningOnAMachineItemDoesNotStop()
{
    const auto verdict
        = judge(checklist(), ReplyKind::T, {found("C09", CheckOutcome::Warn)}, allFor(ReplyKind::T));
    QCOMPARE(answer(verdict, "C09"), AnswerBy::Machine);
    QVERIFY(verdict.mayLeave());
}

void TestChecklist::checksOfOtherKindsAreIgnored()
{
    QVERIFY(judge(checklist(), ReplyKind::G, {found("C08", CheckOutcome::Block)}, allFor(ReplyKind::G))
                .mayLeave());
}

void TestChecklist::signingInBulkIsSigning()
{
    SignOff bulk = allFor(ReplyKind::G);
    bulk.inBulk = true;
    QVERIFY(judge(checklist(), ReplyKind::G, {}, bulk).mayLeave());
}

void TestChecklist::proposesTheKind_data()
{
    QTest::addColumn<QStringList>("rules");
    QTest::addColumn<int>("inPublic");
    QTest::addColumn<int>("inPrivate");
    const auto row = [](const char* name, const QStringList& rules, ReplyKind open, ReplyKind closed) {
        QTest::newRow(name) << rules << int(open) << int(closed);
    };
    const auto ids
        = [](const char* text) { return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts); };
    row("nothing", {}, ReplyKind::G, ReplyKind::D);
    row("praise", ids("R18"), ReplyKind::T, ReplyKind::D);
    row("praise and abuse", ids("R18 R19"), ReplyKind::G, ReplyKind::D);
    row("complaint", ids("R08"), ReplyKind::C, ReplyKind::D);
    row("crisis and complaint", ids("R03 R08"), ReplyKind::K, ReplyKind::K);
    row("medical", ids("R02"), ReplyKind::M, ReplyKind::D);
    row("side effect", ids("R09 R08"), ReplyKind::M, ReplyKind::D);
    row("information", ids("R16"), ReplyKind::F, ReplyKind::D);
    row("press", ids("R17"), ReplyKind::P, ReplyKind::D);
    row("politics", ids("R15"), ReplyKind::P, ReplyKind::D);
    row("a rule of one's own", ids("R90"), ReplyKind::G, ReplyKind::D);
}

void TestChecklist::proposesTheKind()
{
    QFETCH(QStringList, rules);
    QFETCH(int, inPublic);
    QFETCH(int, inPrivate);
    QList<RuleId> ids;
    for (const QString& id : rules)
        ids << RuleId{id};
    QCOMPARE(proposedKind(ids, Audience::Public), ReplyKind(inPublic));
    QCOMPARE(proposedKind(ids, Audience::Private), ReplyKind(inPrivate));
}

void TestChecklist::anEmptyChecklistStopsNothing()
{
    QVERIFY(judge({}, ReplyKind::G, {}, {}).mayLeave());
}

QTEST_APPLESS_MAIN(TestChecklist)
#include "tst_domain_checklist.moc"

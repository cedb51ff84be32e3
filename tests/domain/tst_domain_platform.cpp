// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/decide.h"
#include "domain/text_length.h"
#include "support/case_builder.h"

#include <QTest>

using namespace steward;
using namespace steward::test;

class TestPlatform : public QObject {
    Q_OBJECT

private slots:
    void knowsTheDocumentedPlatforms();
    void unknownOnesAreWorkedByHand();
    void wordpressCanTakeEverythingBack();
    void capabilities_data();
    void capabilities();
    void theNarrowerOneWins();
    void permissions_data();
    void permissions();
    void rolesAddUp();
    void everyPermissionHasSomebody();
    void automationMay();
    void oppositesLeadBack();
    void lengthsAreCountedAsPlatformsDo_data();
    void lengthsAreCountedAsPlatformsDo();
    void whatFits();
};

void TestPlatform::knowsTheDocumentedPlatforms()
{
    QStringList ids;
    for (const Platform& platform : knownPlatforms())
        ids << platform.id;
    QCOMPARE(ids.join(u' '),
        QStringLiteral("facebook instagram x youtube linkedin wordpress blogger discourse nodebb mastodon "
                       "bluesky reddit vimeo viva-engage "
                       "google-business care-opinion nhs-uk feed manual email"));
    for (const Platform& platform : knownPlatforms())
        QVERIFY(!platform.name.isEmpty() && isKnownPlatform(platform.id));
}

void TestPlatform::unknownOnesAreWorkedByHand()
{
    const Platform odd = platformOf(QStringLiteral("bebo"));
    QVERIFY(!isKnownPlatform(QStringLiteral("bebo")));
    QCOMPARE(odd.id, QStringLiteral("bebo"));
    QVERIFY(odd.capabilities.byHand && !odd.capabilities.lists);
    QVERIFY(odd.capabilities.allows(Action::Hide));
}

void TestPlatform::wordpressCanTakeEverythingBack()
{
    const auto& actions = platformOf(QStringLiteral("wordpress")).capabilities.actions;
    for (const Action action : {Action::Approve, Action::Hold, Action::Hide, Action::Unhide, Action::Remove,
             Action::Restore, Action::Spam}) {
        QVERIFY(actions.contains(action));
        QCOMPARE(actions.value(action).reversibility, Reversibility::Reversible);
    }
}

void TestPlatform::capabilities_data()
{
    QTest::addColumn<QString>("platform");
    QTest::addColumn<bool>("publicReply");
    QTest::addColumn<bool>("privateReply");
    QTest::addColumn<bool>("hide");
    QTest::addColumn<bool>("remove");
    QTest::addColumn<bool>("block");
    const auto row = [](const char* id, bool pub, bool priv, bool hide, bool remove, bool block) {
        QTest::newRow(id) << QString::fromLatin1(id) << pub << priv << hide << remove << block;
    };
    row("facebook", true, true, true, true, true);
    row("instagram", true, true, true, true, true);
    row("x", true, true, true, false, true);
    row("youtube", true, false, false, true, true);
    row("linkedin", true, false, false, true, false);
    row("wordpress", true, false, true, true, false);
    row("blogger", false, false, false, true, false);
    row("mastodon", true, true, false, false, true);
    row("google-business", true, false, false, false, false);
    row("care-opinion", false, false, false, false, false);
    row("nhs-uk", false, false, false, false, false);
    row("feed", false, false, false, false, false);
    row("email", true, true, true, true, true);
}

void TestPlatform::capabilities()
{
    QFETCH(QString, platform);
    const Capabilities can = platformOf(platform).capabilities;
    QTEST(can.publicReply, "publicReply");
    QTEST(can.privateReply, "privateReply");
    QTEST(can.allows(Action::Hide), "hide");
    QTEST(can.allows(Action::Remove), "remove");
    QTEST(can.allows(Action::Block), "block");
    QVERIFY(can.allows(Action::Keep) && can.allows(Action::Warn));
}

void TestPlatform::theNarrowerOneWins()
{
    const Capabilities wide = platformOf(QStringLiteral("facebook")).capabilities;
    Capabilities narrow = wide;
    narrow.privateReply = false;
    narrow.actions.remove(Action::Hide);
    narrow.actions[Action::Block].reversibility = Reversibility::OneWay;
    const Capabilities both = narrowed(wide, narrow);
    QVERIFY(both.publicReply && !both.privateReply);
    QVERIFY(!both.allows(Action::Hide) && both.allows(Action::Remove));
    QCOMPARE(both.actions.value(Action::Block).reversibility, Reversibility::OneWay);
    QCOMPARE(both.actions.value(Action::Remove).note, wide.actions.value(Action::Remove).note);
    QCOMPARE(narrowed(wide, wide), wide);
    QCOMPARE(narrowed(wide, Capabilities{}).actions.size(), 0);
}

void TestPlatform::permissions_data()
{
    QTest::addColumn<int>("permission");
    QTest::addColumn<QString>("roles");
    const auto row = [](Permission permission, const char* name, const char* roles) {
        QTest::newRow(name) << int(permission) << QString::fromLatin1(roles);
    };
    using enum Permission;
    row(ReadCases, "read cases", "moderator supervisor auditor administrator");
    row(WorkCases, "work cases", "moderator supervisor");
    row(RestrictItems, "restrict", "moderator supervisor");
    row(BlockAuthors, "block", "supervisor");
    row(ReviewEscalations, "review", "supervisor");
    row(ApproveReplies, "approve", "supervisor");
    row(RetractReplies, "retract", "supervisor");
    row(ExportLog, "export the log", "auditor");
    row(VerifyLog, "verify the log", "moderator supervisor auditor administrator");
    row(AddAccounts, "accounts", "administrator");
    row(ChangePeople, "people", "administrator");
}

void TestPlatform::permissions()
{
    QFETCH(int, permission);
    QFETCH(QString, roles);
    QStringList having;
    for (const auto& [role, name] : enumNames<Role>) {
        if (isPermitted({role}, Permission(permission)))
            having << toText(role);
    }
    QCOMPARE(having.join(u' '), roles);
    QVERIFY(!isPermitted({}, Permission(permission)));
}

void TestPlatform::rolesAddUp()
{
    QVERIFY(isPermitted({Role::Auditor, Role::Moderator}, Permission::ReplyToPublic));
    QVERIFY(isPermitted({Role::Auditor, Role::Moderator}, Permission::ExportLog));
    QVERIFY(!isPermitted({Role::Auditor, Role::Moderator}, Permission::BlockAuthors));
}

void TestPlatform::everyPermissionHasSomebody()
{
    for (int p = int(Permission::ReadCases); p <= int(Permission::Collect); ++p)
        QVERIFY(!rolesWith(Permission(p)).isEmpty());
}

void TestPlatform::automationMay()
{
    QVERIFY(automation("outbox").may(Permission::WorkCases));
}

void TestPlatform::oppositesLeadBack()
{
    for (const auto& [action, name] : enumNames<Action>) {
        const auto back = oppositeOf(action);
        if (!back || visibilityAfter(action, Visibility::Unmoderated) == Visibility::Unmoderated)
            continue;
        QVERIFY2(visibilityAfter(*back, visibilityAfter(action, Visibility::Unmoderated))
                != visibilityAfter(action, Visibility::Unmoderated),
            name.data());
    }
}

void TestPlatform::lengthsAreCountedAsPlatformsDo_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("characters");
    QTest::addColumn<int>("graphemes");
    QTest::addColumn<int>("weighted");
    QTest::addColumn<int>("bytes");
    QTest::newRow("empty") << QString() << 0 << 0 << 0 << 0;
    QTest::newRow("plain") << QStringLiteral("hello") << 5 << 5 << 5 << 5;
    QTest::newRow("accent") << QStringLiteral("caf\u00e9") << 4 << 4 << 4 << 5;
    QTest::newRow("accent in two parts") << QStringLiteral("cafe\u0301") << 5 << 4 << 4 << 6;
    QTest::newRow("smile") << QStringLiteral("\U0001F600") << 1 << 1 << 2 << 4;
    QTest::newRow("family") << QStringLiteral("\U0001F468\u200D\U0001F469\u200D\U0001F467") << 5 << 1 << 2
                            << 18;
    QTest::newRow("flag") << QStringLiteral("\U0001F1EC\U0001F1E7") << 2 << 1 << 2 << 8;
    QTest::newRow("kanji") << QStringLiteral("\u65e5\u672c") << 2 << 2 << 4 << 6;
    QTest::newRow("link") << QStringLiteral("see https://nhs.example/a/very/long/path/indeed.") << 48 << 28
                          << 28 << 48;
}

void TestPlatform::lengthsAreCountedAsPlatformsDo()
{
    QFETCH(QString, text);
    QTEST(countedLength(text, LengthUnit::Characters), "characters");
    QTEST(countedLength(text, LengthUnit::Graphemes), "graphemes");
    QTEST(countedLength(text, LengthUnit::Weighted), "weighted");
    QTEST(countedLength(text, LengthUnit::Bytes), "bytes");
}

void TestPlatform::whatFits()
{
    const Platform x = platformOf(QStringLiteral("x"));
    QVERIFY(fits(QString(280, u'a'), x) && !fits(QString(281, u'a'), x));
    QVERIFY(fits(QString(100'000, u'a'), platformOf(QStringLiteral("vimeo")))); // no limit is known
}

QTEST_APPLESS_MAIN(TestPlatform)
#include "tst_domain_platform.moc"

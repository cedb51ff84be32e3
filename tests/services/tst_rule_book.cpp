// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Drafts of the ground rules, publishing them, the way back, and what a draft would have flagged.
#include "services/back_test.h"
#include "services/rule_book.h"
#include "support/open_workspace.h"

#include "storage/log_store.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QSignalSpy>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

namespace {

using Change = std::function<void(QJsonObject& root)>;

/// The shipped file under another version, changed.
QByteArray fileOf(const QString& version, const Change& change = {})
{
    auto root = QJsonDocument::fromJson(RuleSet::shippedFile()).object();
    root[u"version"_s] = version;
    if (change)
        change(root);
    return QJsonDocument(root).toJson();
}

/// One key of the rule at `place` replaced.
Change ruleWith(int place, const QString& key, const QJsonValue& value)
{
    return [=](QJsonObject& root) {
        auto rules = root[u"rules"_s].toArray();
        auto rule = rules[place].toObject();
        rule[key] = value;
        rules[place] = rule;
        root[u"rules"_s] = rules;
    };
}

/// R01 without its detector of telephone numbers, and an example that would need it.
void withoutPhones(QJsonObject& root)
{
    auto rules = root[u"rules"_s].toArray();
    auto rule = rules[0].toObject();
    auto detectors = rule[u"detectors"_s].toArray();
    for (qsizetype i = detectors.size(); i-- > 0;) {
        if (detectors[i].toString() == u"phone")
            detectors.removeAt(i);
    }
    rule[u"detectors"_s] = detectors;
    rule[u"examples"_s] = QJsonObject{};
    rules[0] = rule;
    root[u"rules"_s] = rules;
}

Actor with(QSet<Role> roles)
{
    Actor actor;
    actor.person = PersonId{1};
    actor.roles = std::move(roles);
    return actor;
}

QStringList versionsOf(const QList<RulePublication>& all)
{
    QStringList versions;
    for (const auto& each : all)
        versions << each.version;
    return versions;
}

QList<QJsonObject> logOf(OpenWorkspace& office)
{
    return office.read([](Session& session) -> Result<QList<QJsonObject>> {
        QList<QJsonObject> entries;
        const auto done = LogStore(session).each(1, 0, [&](const LogRecord& record) {
            entries << QJsonDocument::fromJson(record.entry).object();
            return true;
        });
        return done ? Result<QList<QJsonObject>>(entries) : Result<QList<QJsonObject>>(done.error());
    });
}

const RuleTally* tallyOf(const BackTestReport& report, const QString& rule)
{
    for (const auto& tally : report.rules) {
        if (tally.rule.value == rule)
            return &tally;
    }
    return nullptr;
}

} // namespace

class RuleBookTest : public QObject {
    Q_OBJECT

private slots:
    void whatShipsIsInForceAtFirst_data() { addEngines(); }
    void whatShipsIsInForceAtFirst()
    {
        OpenWorkspace office;
        const auto history = expected(RuleBook(office.workspace()).history());
        QCOMPARE(history.size(), 1);
        QCOMPARE(history[0].origin, RuleOrigin::Shipped);
        QCOMPARE(history[0].version, RuleSet::shipped()->version());
        QCOMPARE(expected(RuleBook(office.workspace()).file(history[0].version)), RuleSet::shippedFile());
    }

    void publishingPutsThemInForceHereAndInTheLog_data() { addEngines(); }
    void publishingPutsThemInForceHereAndInTheLog()
    {
        OpenWorkspace office;
        RuleBook book(office.workspace());
        QSignalSpy told(&office.workspace(), &Workspace::rulesChanged);
        const auto file = fileOf(u"t-2"_s, ruleWith(13, u"severity"_s, u"S2"_s));
        const auto published = expected(book.publish(office.me(), file));
        QCOMPARE(published.version, u"t-2"_s);
        QCOMPARE(office.workspace().rules()->version(), u"t-2"_s);
        QCOMPARE(office.workspace().rules()->rule(RuleId{u"R14"_s})->severity, Severity::S2);
        QCOMPARE(office.workspace().logStamp().origin.ruleSetVersion, u"t-2"_s);
        QTRY_COMPARE(told.count(), 1);
        const auto history = expected(book.history());
        QCOMPARE(versionsOf(history), (QStringList{u"t-2"_s, RuleSet::shipped()->version()}));
        QCOMPARE(history[0].person, office.me().person);
        QCOMPARE(expected(book.file(u"t-2"_s)), file);
        const auto last = QJsonDocument(logOf(office).last()).toJson();
        QVERIFY2(last.contains("rules-published") && last.contains("t-2")
                && last.contains(published.digest.toHex()),
            last.constData());
        office.reopen();
        QCOMPARE(office.workspace().rules()->version(), u"t-2"_s);
        QCOMPARE(expected(office.workspace().summary()).ruleSetVersion, u"t-2"_s);
    }

    void whoMayNotPublishIsTold_data()
    {
        QTest::addColumn<QList<Role>>("roles");
        QTest::addColumn<bool>("may");
        QTest::newRow("moderator") << QList{Role::Moderator} << false;
        QTest::newRow("auditor") << QList{Role::Auditor} << false;
        QTest::newRow("nobody") << QList<Role>{} << false;
        QTest::newRow("supervisor") << QList{Role::Supervisor} << true;
        QTest::newRow("administrator") << QList{Role::Administrator} << true;
    }
    void whoMayNotPublishIsTold()
    {
        QFETCH(QList<Role>, roles);
        QFETCH(bool, may);
        OpenWorkspace office(DatabaseAddress::Engine::Sqlite);
        RuleBook book(office.workspace());
        const auto actor = with(QSet<Role>(roles.begin(), roles.end()));
        const auto published = wait(book.publish(actor, fileOf(u"t-2"_s)));
        QCOMPARE(published.hasValue(), may);
        if (!may)
            QCOMPARE(published.error().code, ErrorCode::Refused);
        QCOMPARE(office.workspace().rules()->version(), may ? u"t-2"_s : RuleSet::shipped()->version());
    }

    void whatIsUnfitIsNotPublished_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("named");
        const auto shipped = RuleSet::shipped()->version();
        const QJsonObject wrongExample{
            {u"match"_s, QJsonArray{}}, {u"noMatch"_s, QJsonArray{u"My NHS number is 999 000 0018"_s}}};
        QTest::newRow("no JSON") << QByteArray("{") << u"JSON"_s;
        QTest::newRow("a field") << fileOf(u"t-2"_s, ruleWith(0, u"severity"_s, u"S9"_s)) << u"severity"_s;
        QTest::newRow("an example") << fileOf(u"t-2"_s, ruleWith(0, u"examples"_s, wrongExample))
                                    << u"Rule R01 is raised by its own counter-example"_s;
        QTest::newRow("the page") << fileOf(u"t-2"_s, [](QJsonObject& root) {
            root[u"housePage"_s] = QJsonObject{{u"title"_s, u"x"_s}};
        }) << u"house-rules page"_s;
        QTest::newRow("words as a version") << fileOf(u"about Jo Bloggs"_s) << u"version"_s;
        QTest::newRow("a used version") << fileOf(shipped) << u"other words"_s;
        QTest::newRow("in force") << RuleSet::shippedFile() << u"in force already"_s;
    }
    void whatIsUnfitIsNotPublished()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, named);
        OpenWorkspace office(DatabaseAddress::Engine::Sqlite);
        RuleBook book(office.workspace());
        const auto before = office.logSize();
        const auto published = wait(book.publish(office.me(), file));
        QVERIFY(!published);
        QVERIFY2(published.error().message.contains(named), qPrintable(published.error().message));
        QCOMPARE(expected(book.history()).size(), 1);
        QCOMPARE(office.logSize(), before);
    }

    void twoWhoPublishAtOnceDoNotOverlookEachOther()
    {
        OpenWorkspace office(DatabaseAddress::Engine::Sqlite);
        RuleBook book(office.workspace());
        const auto begun = office.workspace().rules()->version();
        expected(book.publish(office.me(), fileOf(u"t-2"_s), begun));
        const auto late = wait(book.publish(office.me(), fileOf(u"t-3"_s), begun));
        QVERIFY(!late);
        QCOMPARE(late.error().code, ErrorCode::Conflict);
        QVERIFY(late.error().message.contains(u"t-2"));
        expected(book.publish(office.me(), fileOf(u"t-3"_s), u"t-2"_s));
    }

    void theWayBackIsAPublicationToo_data() { addEngines(); }
    void theWayBackIsAPublicationToo()
    {
        OpenWorkspace office;
        RuleBook book(office.workspace());
        const auto shipped = RuleSet::shipped()->version();
        expected(book.publish(office.me(), fileOf(u"t-2"_s)));
        expected(book.publish(office.me(), fileOf(u"t-3"_s)));
        const auto back = expected(book.rollBack(office.me(), u"t-2"_s));
        QCOMPARE(back.origin, RuleOrigin::Restored);
        QCOMPARE(office.workspace().rules()->version(), u"t-2"_s);
        expected(book.rollBack(office.me(), shipped));
        QCOMPARE(office.workspace().rules()->version(), shipped);
        QCOMPARE(versionsOf(expected(book.history())),
            (QStringList{shipped, u"t-2"_s, u"t-3"_s, u"t-2"_s, shipped}));
        QCOMPARE(wait(book.rollBack(office.me(), shipped)).error().code, ErrorCode::Refused);
        QCOMPARE(wait(book.rollBack(office.me(), u"t-9"_s)).error().code, ErrorCode::NotFound);
        QCOMPARE(wait(book.rollBack(with({Role::Moderator}), u"t-3"_s)).error().code, ErrorCode::Refused);
    }

    void aRunningDeskElsewhereTakesThemUp_data() { addEngines(); }
    void aRunningDeskElsewhereTakesThemUp()
    {
        OpenWorkspace office;
        const auto other = expected(Workspace::open(office.address(), office.surroundings()));
        QSignalSpy told(other.get(), &Workspace::rulesChanged);
        const auto kept = other->matcher();
        QTest::qWait(300); // its watcher is up
        expected(RuleBook(office.workspace()).publish(office.me(), fileOf(u"t-2"_s, withoutPhones)));
        QElapsedTimer timer;
        timer.start();
        QTRY_COMPARE(told.count(), 1);
        qInfo("taken up elsewhere after %lld ms", timer.elapsed());
        QCOMPARE(other->rules()->version(), u"t-2"_s);
        QCOMPARE(other->logStamp().origin.ruleSetVersion, u"t-2"_s);
        // Work that has begun goes on under the rules that it began with.
        QCOMPARE(kept->rules().version(), RuleSet::shipped()->version());
        QVERIFY(!kept->assess(u"ring me on 07700 900123"_s).rules.isEmpty());
        QVERIFY(other->matcher()->assess(u"ring me on 07700 900123"_s).rules.isEmpty());
    }

    void whatComesInAndIsDecidedIsUnderTheRulesInForce_data() { addEngines(); }
    void whatComesInAndIsDecidedIsUnderTheRulesInForce()
    {
        OpenWorkspace office;
        expected(RuleBook(office.workspace()).publish(office.me(), fileOf(u"t-2"_s, withoutPhones)));
        office.import({line(u"c-1"_s).saying(u"ring me on 07700 900123"_s)});
        const auto row = office.inbox().value(0);
        QVERIFY(row.findings.isEmpty());
        const auto thread = office.thread(row.id);
        command::DecideItem hide;
        hide.item = thread.items.first().id;
        hide.action = Action::Hide;
        hide.rule = RuleId{u"R01"_s};
        hide.reason = PrivateText{u"a number"_s, {}, {}};
        expected(Desk(office.workspace()).perform(office.me(), {row.id, hide, {}}));
        QByteArray decided;
        for (const auto& entry : logOf(office)) {
            const auto bytes = QJsonDocument(entry).toJson(QJsonDocument::Compact);
            if (bytes.contains("item-decided"))
                decided = bytes;
        }
        QVERIFY2(decided.contains("t-2"), decided.constData());
    }

    void aDraftIsItsWritersUntilItIsPublished_data() { addEngines(); }
    void aDraftIsItsWritersUntilItIsPublished()
    {
        OpenWorkspace office;
        RuleBook book(office.workspace());
        QVERIFY(!expected(book.draft(office.me())));
        expected(book.keepDraft(office.me(), "not sound yet"));
        QCOMPARE(expected(book.draft(office.me()))->content, QByteArray("not sound yet"));
        const auto sam = expected(People(office.workspace()).add(office.me(), u"Sam"_s, {Role::Moderator}));
        QVERIFY(!expected(book.draft(People::actorFor(sam))));
        const auto file = fileOf(u"t-2"_s);
        expected(book.keepDraft(office.me(), file));
        expected(book.publish(office.me(), fileOf(u"t-3"_s)));
        const auto kept = expected(book.draft(office.me()));
        QCOMPARE(kept->content, file);
        QCOMPARE(kept->basedOn, RuleSet::shipped()->version());
        expected(book.publish(office.me(), file));
        QVERIFY(!expected(book.draft(office.me())));
        expected(book.keepDraft(office.me(), file));
        expected(book.dropDraft(office.me()));
        QVERIFY(!expected(book.draft(office.me())));
    }

    void aBackTestSaysWhatWouldChange_data() { addEngines(); }
    void aBackTestSaysWhatWouldChange()
    {
        OpenWorkspace office;
        QList<Line> lines;
        for (int i = 0; i < 30; ++i)
            lines << line(u"p-%1"_s.arg(i)).saying(u"ring me on 07700 900123"_s);
        lines << line(u"n-1"_s).saying(u"My NHS no is 999 000 0018"_s);
        lines << line(u"c-1"_s).saying(u"I want to kill myself tonight"_s);
        lines << line(u"t-1"_s).saying(u"Thank you all"_s);
        lines << line(u"o-1"_s).saying(u"ring us on 07700 900456"_s).outbound();
        office.import(lines);
        const auto before = office.logSize();
        int told = 0;
        const auto report = expected(BackTest(office.workspace())
                                         .run(office.me(), fileOf(u"t-2"_s, withoutPhones), BackTest::usual,
                                             [&told](const BackTestReport&) { return ++told > 0; }));
        QCOMPARE(report.items, 33);
        QCOMPARE(report.total, 33);
        QVERIFY(told > 0);
        QCOMPARE(report.draftVersion, u"t-2"_s);
        QCOMPARE(report.crises, 1);
        QCOMPARE(report.crisesLive, 1);
        const auto* privacy = tallyOf(report, u"R01"_s);
        QVERIFY(privacy);
        QCOMPARE(privacy->live, 31);
        QCOMPARE(privacy->draft, 1);
        QCOMPARE(privacy->dropped, 30);
        QCOMPARE(privacy->added, 0);
        QCOMPARE(privacy->droppedSamples.size(), 20);
        QCOMPARE(privacy->droppedSamples[0].excerpt, u"ring me on 07700 900123"_s);
        QVERIFY(privacy->droppedSamples[0].subject.isValid());
        QCOMPARE(office.logSize(), before);
        QCOMPARE(office.workspace().rules()->version(), RuleSet::shipped()->version());
        const auto fewer
            = expected(BackTest(office.workspace()).run(office.me(), RuleSet::shippedFile(), 10));
        QCOMPARE(fewer.items, 10);
        QCOMPARE(fewer.flagged, fewer.flaggedLive);
    }

    void aBackTestCanBeStopped()
    {
        OpenWorkspace office(DatabaseAddress::Engine::Sqlite);
        QByteArray bytes;
        for (int i = 0; i < 6000; ++i)
            bytes += line(u"p-%1"_s.arg(i))
                         .saying(u"ring me on 07700 900123 or at jo%1@example.org, I have waited "_s.arg(i)
                             + u"since the morning "_s.repeated(40))
                         .bytes();
        office.importBytes(bytes);
        int seen = 0;
        const auto report = wait(BackTest(office.workspace())
                                     .run(office.me(), RuleSet::shippedFile(), BackTest::usual,
                                         [&seen](const BackTestReport& soFar) {
                                             seen = soFar.items;
                                             return false;
                                         }));
        QVERIFY(seen > 0);
        if (seen < 6000) {
            QVERIFY(!report);
            QCOMPARE(report.error().code, ErrorCode::Cancelled);
        }
        QCOMPARE(wait(BackTest(office.workspace()).run(office.me(), "{")).error().code, ErrorCode::Malformed);
    }
};

QTEST_GUILESS_MAIN(RuleBookTest)
#include "tst_rule_book.moc"

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/rule_edit.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;

namespace {

const RuleId offTopic{u"R14"_s};

RuleEdit editing(const std::function<void(RuleEdit&)>& change)
{
    RuleEdit edit;
    change(edit);
    return edit;
}

QJsonObject jsonOf(const QByteArray& file)
{
    return QJsonDocument::fromJson(file).object();
}

} // namespace

class RuleEditTest : public QObject {
    Q_OBJECT

private slots:
    void oneThingChangesAndNothingElse_data()
    {
        QTest::addColumn<RuleEdit>("edit");
        QTest::addColumn<QString>("key");
        const auto row = [](const char* key, const std::function<void(RuleEdit&)>& change) {
            QTest::newRow(key) << editing(change) << QString::fromLatin1(key);
        };
        row("title", [](RuleEdit& e) { e.title = u"Keep to it"_s; });
        row("wording", [](RuleEdit& e) { e.wording = u" Say it once. "_s; });
        row("rationale", [](RuleEdit& e) { e.rationale = u"Because"_s; });
        row("severity", [](RuleEdit& e) { e.severity = Severity::S2; });
        row("actions", [](RuleEdit& e) { e.actions = {Action::Warn, Action::Hide}; });
        row("lookWithinMinutes", [](RuleEdit& e) { e.lookWithin = std::chrono::minutes(7); });
        row("elapsedClock", [](RuleEdit& e) { e.elapsedClock = true; });
    }
    void oneThingChangesAndNothingElse()
    {
        QFETCH(RuleEdit, edit);
        QFETCH(QString, key);
        auto before = jsonOf(RuleSet::shippedFile());
        before[u"fromTheFuture"_s] = 7;
        const auto after = edited(QJsonDocument(before).toJson(), offTopic, edit);
        QVERIFY2(after, qPrintable(after ? QString() : after.error().message));
        auto now = jsonOf(*after);
        auto rules = now[u"rules"_s].toArray();
        auto rule = rules[13].toObject();
        QCOMPARE(rule[u"id"_s].toString(), u"R14"_s);
        const auto old = before[u"rules"_s].toArray()[13].toObject();
        QVERIFY(rule[key] != old[key]);
        rule[key] = old[key];
        rules[13] = rule;
        now[u"rules"_s] = rules;
        QCOMPARE(now, before);
    }

    void textsAreOfOneLanguage()
    {
        RuleEdit edit;
        edit.language = u"cy"_s;
        edit.wording = u"Cadwch ato"_s;
        auto file = edited(RuleSet::shippedFile(), offTopic, edit).value();
        const auto set = RuleSet::parse(file).value();
        QCOMPARE(inLanguage(set->rule(offTopic)->wording, u"cy"_s), u"Cadwch ato"_s);
        QCOMPARE(inLanguage(set->rule(offTopic)->wording),
            inLanguage(RuleSet::shipped()->rule(offTopic)->wording));
        edit.wording = u"  "_s;
        file = edited(file, offTopic, edit).value();
        QVERIFY(!RuleSet::parse(file).value()->rule(offTopic)->wording.contains(u"cy"_s));
    }

    void whatCouldNotBeUsedIsRefused()
    {
        RuleEdit edit;
        edit.wording = u"   "_s;
        const auto empty = edited(RuleSet::shippedFile(), offTopic, edit);
        QVERIFY(!empty);
        QCOMPARE(empty.error().code, ErrorCode::Malformed);
        QVERIFY2(empty.error().message.contains(u"R14") && empty.error().message.contains(u"wording"),
            qPrintable(empty.error().message));
        edit.wording = {};
        edit.lookWithin = std::chrono::minutes(0);
        QVERIFY(!edited(RuleSet::shippedFile(), offTopic, edit));
        QCOMPARE(edited(RuleSet::shippedFile(), RuleId{u"R99"_s}, {}).error().code, ErrorCode::NotFound);
        QVERIFY(!edited("no JSON", offTopic, {}));
        QVERIFY(!withVersion("no JSON", u"x"_s));
    }

    void anEmptyEditChangesNothing()
    {
        const auto file = edited(RuleSet::shippedFile(), offTopic, {}).value();
        QVERIFY(changesBetween(*RuleSet::shipped(), *RuleSet::parse(file).value()).isEmpty());
    }

    void versionsAreCounted_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<QString>("next");
        QTest::newRow("counted") << u"2026.11-1"_s << u"2026.11-2"_s;
        QTest::newRow("tens") << u"2026.11-9"_s << u"2026.11-10"_s;
        QTest::newRow("a month") << u"2026.11"_s << u"2026.11-2"_s;
        QTest::newRow("a word") << u"autumn"_s << u"autumn-2"_s;
        QTest::newRow("nothing") << QString() << u"-2"_s;
    }
    void versionsAreCounted()
    {
        QFETCH(QString, version);
        QFETCH(QString, next);
        QCOMPARE(versionAfter(version), next);
    }

    void differencesAreNamed()
    {
        const auto shipped = RuleSet::shipped();
        auto root = jsonOf(RuleSet::shippedFile());
        auto rules = root[u"rules"_s].toArray();
        auto first = rules[0].toObject();
        first[u"severity"_s] = u"S3"_s;
        rules[0] = first;
        auto another = rules[13].toObject();
        another[u"id"_s] = u"R20"_s;
        rules[13] = another;
        root[u"rules"_s] = rules;
        root[u"housePage"_s] = QJsonObject{};
        const auto changes = changesBetween(*shipped, *RuleSet::parse(QJsonDocument(root).toJson()).value());
        QCOMPARE(changes.added, QList<RuleId>{RuleId{u"R20"_s}});
        QCOMPARE(changes.removed, QList<RuleId>{offTopic});
        QCOMPARE(changes.changed, QList<RuleId>{RuleId{u"R01"_s}});
        QVERIFY(changes.housePage);
        QVERIFY(!changes.detectorData && !changes.precedence && !changes.isEmpty());
        const auto renamed = withVersion(RuleSet::shippedFile(), u"t-2"_s).value();
        QVERIFY(changesBetween(*shipped, *RuleSet::parse(renamed).value()).isEmpty());
    }
};

QTEST_APPLESS_MAIN(RuleEditTest)
#include "tst_rule_edit.moc"

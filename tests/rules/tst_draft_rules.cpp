// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A file of ground rules while somebody changes it: nothing that was typed is lost, and nothing else changes.
#include "rules/draft_rules.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;

namespace {

const RuleId offTopic{u"R14"_s};
const RuleId privacy{u"R01"_s};
using Change = std::function<void(GroundRule& rule)>;

DraftRules shipped()
{
    return *DraftRules::read(RuleSet::shippedFile());
}

DraftRules with(DraftRules rules, const RuleId& id, const Change& change)
{
    auto rule = *rules.rule(id);
    change(rule);
    rules.put(rule);
    return rules;
}

QJsonObject jsonOf(const DraftRules& rules)
{
    return QJsonDocument::fromJson(rules.file()).object();
}

QJsonObject ruleIn(const DraftRules& rules, int place)
{
    return jsonOf(rules)[u"rules"_s].toArray()[place].toObject();
}

OwnPattern entry(
    OwnPattern::Kind kind, const QString& match, Tier tier = Tier::Likely, QStringList unless = {})
{
    return {kind, match, std::move(unless), tier};
}

constexpr auto Words = OwnPattern::Kind::Words;
constexpr auto Pattern = OwnPattern::Kind::Pattern;

} // namespace
Q_DECLARE_METATYPE(Change)

class DraftRulesTest : public QObject {
    Q_OBJECT
private slots:
    void whatIsNoFileOfRulesIsRefused_data();
    void whatIsNoFileOfRulesIsRefused();
    void everyShippedRuleReadsAsItIsUsed();
    void puttingTheSameChangesNothing();
    void oneFieldChangesAndNothingElse_data();
    void oneFieldChangesAndNothingElse();
    void unknownKeysStay();
    void anUnknownRuleIsNotPut();
    void wordsAndPatternsAreWrittenAsShortAsTheyCanBe();
    void aTranslationCanGoAndEnglishStays();
    void problemsNameTheFieldAndTheEntry_data();
    void problemsNameTheFieldAndTheEntry();
    void theSoundPartCanBeUsed();
    void theSoundPartOfSoundRulesIsTheSame();
    void aFailedExampleHasItsPlace();
    void changesAreOfRules();
    void onlyWhatDetectorsReadFindsOtherwise_data();
    void onlyWhatDetectorsReadFindsOtherwise();
    void changesAreCarriedOverToOtherRules();
    void whatBothChangedIsTold();
    void rulesThatCameAndWentMeanwhile();
    void theNextVersionIsFree_data();
    void theNextVersionIsFree();
    void aNoteTravelsWithTheVersion();
    void examplesAreLines();
};

void DraftRulesTest::whatIsNoFileOfRulesIsRefused_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("{ rules");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("no rules") << QByteArray(R"({"format":"steward-rules/1"})");
    QTest::newRow("rules that are no list") << QByteArray(R"({"rules":7})");
}

void DraftRulesTest::whatIsNoFileOfRulesIsRefused()
{
    QFETCH(QByteArray, file);
    const auto rules = DraftRules::read(file);
    QVERIFY(!rules);
    QCOMPARE(rules.error().code, ErrorCode::Malformed);
    QVERIFY(rules.error().message.endsWith(u'.'));
}

void DraftRulesTest::everyShippedRuleReadsAsItIsUsed()
{
    const auto set = RuleSet::shipped();
    const auto draft = shipped();
    QCOMPARE(draft.version(), set->version());
    QCOMPARE(draft.rules(), set->rules());
    for (const auto& rule : set->rules()) {
        QCOMPARE(*draft.rule(rule.id), rule);
        QVERIFY(problemsIn(rule).isEmpty());
    }
}

void DraftRulesTest::puttingTheSameChangesNothing()
{
    auto draft = shipped();
    for (const auto& rule : draft.rules())
        draft.put(rule);
    QCOMPARE(draft, shipped());
    QVERIFY(changedRules(shipped(), draft).isEmpty());
}

void DraftRulesTest::oneFieldChangesAndNothingElse_data()
{
    QTest::addColumn<RuleField>("field");
    QTest::addColumn<QString>("key");
    QTest::addColumn<Change>("change");
    const auto row = [](const char* name, RuleField field, const char* key, const Change& change) {
        QTest::newRow(name) << field << QString::fromLatin1(key) << change;
    };
    row("title", RuleField::Title, "title", [](auto& r) { r.title[u"en-GB"_s] = u"Keep to it"_s; });
    row("wording", RuleField::Wording, "wording", [](auto& r) { r.wording[u"en-GB"_s] = u"Once."_s; });
    row("wording in Welsh", RuleField::Wording, "wording",
        [](auto& r) { r.wording[u"cy"_s] = u"Unwaith."_s; });
    row("rationale", RuleField::Rationale, "rationale", [](auto& r) { r.rationale[u"en-GB"_s] = u"So."_s; });
    row("nothing to read", RuleField::Wording, "wording", [](auto& r) { r.wording[u"en-GB"_s].clear(); });
    row("switched off", RuleField::Use, "isOff", [](auto& r) { r.isOff = true; });
    row("no breach", RuleField::Kind, "isBreach", [](auto& r) { r.isBreach = false; });
    row("steps", RuleField::Steps, "steps", [](auto& r) { r.steps << u"escalate"_s; });
    row("severity", RuleField::Severity, "severity", [](auto& r) { r.severity = Severity::S1; });
    row("actions", RuleField::Actions, "actions", [](auto& r) { r.actions = {Action::Warn}; });
    row("no action", RuleField::Actions, "actions", [](auto& r) { r.actions.clear(); });
    row("minutes", RuleField::Clock, "lookWithinMinutes",
        [](auto& r) { r.lookWithin += std::chrono::minutes(1); });
    row("day and night", RuleField::Clock, "elapsedClock", [](auto& r) { r.elapsedClock = !r.elapsedClock; });
    row("routes", RuleField::Routes, "routes", [](auto& r) { r.routes.prepend(RouteId{u"MEDIA"_s}); });
    row("words", RuleField::Own, "words", [](auto& r) { r.own << entry(Words, u"botox"_s); });
    row("patterns", RuleField::Own, "patterns", [](auto& r) { r.own << entry(Pattern, u"free scans?"_s); });
    row("an unfinished pattern", RuleField::Own, "patterns",
        [](auto& r) { r.own << entry(Pattern, u"(ab"_s); });
    row("match", RuleField::Match, "examples", [](auto& r) { r.examplesMatch << u"one more"_s; });
    row("no match", RuleField::NoMatch, "examples", [](auto& r) { r.examplesNoMatch.clear(); });
}

void DraftRulesTest::oneFieldChangesAndNothingElse()
{
    QFETCH(RuleField, field);
    QFETCH(QString, key);
    QFETCH(Change, change);
    const auto before = shipped();
    const auto after = with(before, offTopic, change);
    QCOMPARE(changedRules(before, after), QList<RuleId>{offTopic});
    QCOMPARE(changedFields(*before.rule(offTopic), *after.rule(offTopic)), QList<RuleField>{field});
    auto old = ruleIn(before, 13);
    auto now = ruleIn(after, 13);
    QVERIFY(old[key] != now[key]);
    old.remove(key);
    now.remove(key);
    QCOMPARE(now, old);
    auto wholeBefore = jsonOf(before);
    auto wholeAfter = jsonOf(after);
    wholeBefore.remove(u"rules"_s);
    wholeAfter.remove(u"rules"_s);
    QCOMPARE(wholeAfter, wholeBefore);
    // And it is there again when the file is read.
    QCOMPARE(*DraftRules::read(after.file()), after);
}

void DraftRulesTest::unknownKeysStay()
{
    auto root = jsonOf(shipped());
    root[u"fromTheFuture"_s] = 7;
    auto rules = root[u"rules"_s].toArray();
    auto rule = rules[0].toObject();
    rule[u"mood"_s] = u"grave"_s;
    rules[0] = rule;
    root[u"rules"_s] = rules;
    const auto draft = with(*DraftRules::read(QJsonDocument(root).toJson()), privacy,
        [](GroundRule& r) { r.severity = Severity::S3; });
    QCOMPARE(jsonOf(draft)[u"fromTheFuture"_s].toInt(), 7);
    QCOMPARE(ruleIn(draft, 0)[u"mood"_s].toString(), u"grave"_s);
}

void DraftRulesTest::anUnknownRuleIsNotPut()
{
    auto draft = shipped();
    GroundRule rule;
    rule.id = RuleId{u"R99"_s};
    draft.put(rule);
    QCOMPARE(draft, shipped());
    QVERIFY(!draft.rule(rule.id));
}

void DraftRulesTest::wordsAndPatternsAreWrittenAsShortAsTheyCanBe()
{
    const auto draft = with(shipped(), offTopic, [](GroundRule& r) {
        r.own = {entry(Pattern, u"a+b"_s), entry(Words, u"botox"_s),
            entry(Words, u"prick"_s, Tier::Possible, {u"finger prick"_s})};
    });
    const auto rule = ruleIn(draft, 13);
    QCOMPARE(rule[u"words"_s].toArray(),
        (QJsonArray{u"botox"_s,
            QJsonObject{{u"match"_s, u"prick"_s}, {u"tier"_s, u"possible"_s},
                {u"not"_s, QJsonArray{u"finger prick"_s}}}}));
    QCOMPARE(rule[u"patterns"_s].toArray(), QJsonArray{u"a+b"_s});
    QVERIFY(RuleSet::parse(draft.file()));
    const auto emptied = with(draft, offTopic, [](GroundRule& r) { r.own.clear(); });
    QVERIFY(!ruleIn(emptied, 13).contains(u"words"_s));
    QCOMPARE(emptied, shipped());
}

void DraftRulesTest::aTranslationCanGoAndEnglishStays()
{
    const auto draft = with(shipped(), privacy, [](GroundRule& r) {
        r.wording[u"cy"_s] = u"  "_s;
        r.title[u"en-GB"_s] = u"  Keep it private "_s;
    });
    QVERIFY(!draft.rule(privacy)->wording.contains(u"cy"_s));
    QCOMPARE(draft.rule(privacy)->title.value(u"en-GB"_s), u"Keep it private"_s);
}

void DraftRulesTest::problemsNameTheFieldAndTheEntry_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<RuleField>("field");
    QTest::addColumn<int>("entry");
    const auto row = [](const char* name, const Change& change, RuleField field, int entry = -1) {
        QTest::newRow(name) << change << field << entry;
    };
    row(
        "no title", [](auto& r) { r.title[u"en-GB"_s].clear(); }, RuleField::Title);
    row(
        "no wording", [](auto& r) { r.wording[u"en-GB"_s] = u" \n "_s; }, RuleField::Wording);
    row(
        "no reason", [](auto& r) { r.rationale.clear(); }, RuleField::Rationale);
    row(
        "an open bracket",
        [](auto& r) {
            r.own = {entry(Words, u"a"_s), entry(Pattern, u"(ab"_s)};
        },
        RuleField::Own, 1);
    row(
        "everything", [](auto& r) { r.own = {entry(Pattern, u".*"_s)}; }, RuleField::Own, 0);
    row(
        "an edge inside", [](auto& r) { r.own = {entry(Pattern, u"a\\bc"_s)}; }, RuleField::Own, 0);
    row(
        "nothing to look for", [](auto& r) { r.own = {entry(Words, u"  "_s)}; }, RuleField::Own, 0);
    row(
        "too long", [](auto& r) { r.own = {entry(Words, QString(501, u'a'))}; }, RuleField::Own, 0);
    row(
        "an unusable exception", [](auto& r) { r.own = {entry(Pattern, u"abc"_s, Tier::Likely, {u"[a"_s})}; },
        RuleField::Own, 0);
}

void DraftRulesTest::problemsNameTheFieldAndTheEntry()
{
    QFETCH(Change, change);
    QFETCH(RuleField, field);
    QFETCH(int, entry);
    auto rule = *shipped().rule(offTopic);
    change(rule);
    const auto problems = problemsIn(rule);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.first().rule, offTopic);
    QCOMPARE(problems.first().field, field);
    QCOMPARE(problems.first().entry, entry);
    QCOMPARE(problems.first().detail.isEmpty(), field != RuleField::Own);
    QVERIFY(!problems.first().detail.contains(u"(?i)"_s));
    // What is said to be wrong is what the file is refused for.
    auto draft = shipped();
    draft.put(rule);
    QVERIFY(!RuleSet::parse(draft.file()));
    QVERIFY(RuleSet::parse(soundPart(draft, shipped()).file()));
}

void DraftRulesTest::theSoundPartCanBeUsed()
{
    const auto draft = with(shipped(), offTopic, [](GroundRule& r) {
        r.title[u"en-GB"_s].clear();
        r.severity = Severity::S2;
        r.own = {entry(Words, u"lottery"_s), entry(Pattern, u"(ab"_s), entry(Pattern, u"raffle"_s),
            entry(Pattern, u"[c"_s)};
    });
    const auto sound = *soundPart(draft, shipped()).rule(offTopic);
    QCOMPARE(sound.title, shipped().rule(offTopic)->title);
    QCOMPARE(sound.severity, Severity::S2);
    QCOMPARE(sound.own, (QList<OwnPattern>{entry(Words, u"lottery"_s), entry(Pattern, u"raffle"_s)}));
    QCOMPARE(draft.rule(offTopic)->own.size(), 4);
}

void DraftRulesTest::theSoundPartOfSoundRulesIsTheSame()
{
    QCOMPARE(soundPart(shipped(), shipped()), shipped());
}

void DraftRulesTest::aFailedExampleHasItsPlace()
{
    const auto draft = with(shipped(), offTopic, [](GroundRule& r) {
        r.examplesMatch << u"The weather is fine"_s;
        r.examplesNoMatch.prepend(r.examplesMatch.first());
    });
    const auto run = runExamples(Matcher(*RuleSet::parse(draft.file())));
    QCOMPARE(run.failed.size(), 2);
    const auto rule = *draft.rule(offTopic);
    const auto missed = problemOf(run.failed[0], rule);
    QCOMPARE(missed.field, RuleField::Match);
    QCOMPARE(missed.kind, DraftProblem::Kind::NotRaised);
    QCOMPARE(missed.entry, int(rule.examplesMatch.size()) - 1);
    const auto raised = problemOf(run.failed[1], rule);
    QCOMPARE(raised.field, RuleField::NoMatch);
    QCOMPARE(raised.kind, DraftProblem::Kind::Raised);
    QCOMPARE(raised.entry, 0);
    QVERIFY(raised.raised.contains(offTopic));
}

void DraftRulesTest::changesAreOfRules()
{
    auto draft = with(shipped(), privacy, [](GroundRule& r) { r.severity = Severity::S4; });
    draft = with(draft, offTopic, [](GroundRule& r) { r.severity = Severity::S3; });
    QCOMPARE(changedRules(shipped(), draft), (QList<RuleId>{privacy, offTopic}));
    QVERIFY(changedRules(shipped(), shipped().named(u"2027.1"_s, u"a note"_s)).isEmpty());
    auto root = jsonOf(shipped());
    auto rules = root[u"rules"_s].toArray();
    rules.removeAt(13);
    root[u"rules"_s] = rules;
    const auto fewer = *DraftRules::read(QJsonDocument(root).toJson());
    QCOMPARE(changedRules(shipped(), fewer), QList<RuleId>{offTopic});
    QCOMPARE(changedRules(fewer, shipped()), QList<RuleId>{offTopic});
}

void DraftRulesTest::onlyWhatDetectorsReadFindsOtherwise_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<bool>("same");
    const auto row
        = [](const char* name, const Change& change, bool same) { QTest::newRow(name) << change << same; };
    row(
        "nothing", [](auto&) {}, true);
    row(
        "a wording", [](auto& r) { r.wording[u"en-GB"_s] = u"Once."_s; }, true);
    row(
        "a severity", [](auto& r) { r.severity = Severity::S1; }, true);
    row(
        "an example", [](auto& r) { r.examplesMatch << u"one more"_s; }, true);
    row(
        "words", [](auto& r) { r.own << entry(Words, u"botox"_s); }, false);
    row(
        "a tier", [](auto& r) { r.own << entry(Words, u"botox"_s, Tier::Possible); }, false);
}

void DraftRulesTest::onlyWhatDetectorsReadFindsOtherwise()
{
    QFETCH(Change, change);
    QFETCH(bool, same);
    QCOMPARE(findsTheSame(shipped(), with(shipped(), offTopic, change)), same);
}

void DraftRulesTest::changesAreCarriedOverToOtherRules()
{
    const auto base = shipped();
    const auto live = with(base, offTopic, [](GroundRule& r) {
        r.severity = Severity::S2;
    }).named(u"2026.11-2"_s, u"graver"_s);
    auto draft = with(base, privacy, [](GroundRule& r) { r.title[u"en-GB"_s] = u"Private"_s; });
    draft = with(draft, offTopic, [](GroundRule& r) { r.wording[u"en-GB"_s] = u"Once."_s; });
    const auto carried = carriedOver(draft, base, live);
    QVERIFY(carried.both.isEmpty());
    QCOMPARE(carried.draft.version(), u"2026.11-2"_s);
    QCOMPARE(carried.draft.rule(offTopic)->severity, Severity::S2);
    QCOMPARE(carried.draft.rule(offTopic)->wording.value(u"en-GB"_s), u"Once."_s);
    QCOMPARE(carried.draft.rule(privacy)->title.value(u"en-GB"_s), u"Private"_s);
    QCOMPARE(changedRules(live, carried.draft), (QList<RuleId>{privacy, offTopic}));
    // Carried over once more, nothing moves.
    QCOMPARE(carriedOver(carried.draft, live, live).draft, carried.draft);
}

void DraftRulesTest::whatBothChangedIsTold()
{
    const auto base = shipped();
    const auto set = [&](Severity severity) {
        return with(base, offTopic, [severity](GroundRule& r) { r.severity = severity; });
    };
    const auto carried = carriedOver(set(Severity::S1), base, set(Severity::S3));
    QCOMPARE(carried.both, QList<RuleId>{offTopic});
    QCOMPARE(carried.draft.rule(offTopic)->severity, Severity::S1);
    QVERIFY2(carriedOver(set(Severity::S3), base, set(Severity::S3)).both.isEmpty(), "they agree");
}

void DraftRulesTest::rulesThatCameAndWentMeanwhile()
{
    const auto base = shipped();
    auto root = jsonOf(base);
    auto rules = root[u"rules"_s].toArray();
    auto added = rules[13].toObject();
    added[u"id"_s] = u"R20"_s;
    rules.removeAt(13);
    rules << added;
    root[u"rules"_s] = rules;
    const auto live = *DraftRules::read(QJsonDocument(root).toJson());
    const auto untouched = carriedOver(base, base, live);
    QVERIFY(untouched.both.isEmpty());
    QCOMPARE(untouched.draft.rules(), live.rules());
    const auto touched
        = carriedOver(with(base, offTopic, [](GroundRule& r) { r.severity = Severity::S1; }), base, live);
    QCOMPARE(touched.both, QList<RuleId>{offTopic});
    QVERIFY2(touched.draft.rule(offTopic), "what somebody has written is not lost");
    QVERIFY(touched.draft.rule(RuleId{u"R20"_s}));
}

void DraftRulesTest::theNextVersionIsFree_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<QStringList>("taken");
    QTest::addColumn<QString>("next");
    QTest::newRow("the next") << u"2026.11-1"_s << QStringList{u"2026.11-1"_s} << u"2026.11-2"_s;
    QTest::newRow("after a way back")
        << u"2026.11-1"_s << u"2026.11-1 2026.11-3 2026.11-2"_s.split(u' ') << u"2026.11-4"_s;
    QTest::newRow("a name") << u"spring"_s << QStringList{u"spring"_s, u"spring-2"_s} << u"spring-3"_s;
}

void DraftRulesTest::theNextVersionIsFree()
{
    QFETCH(QString, version);
    QFETCH(QStringList, taken);
    QTEST(freeVersionAfter(version, taken), "next");
}

void DraftRulesTest::aNoteTravelsWithTheVersion()
{
    const auto named = shipped().named(u" 2027.1-1 "_s, u" For the spring. "_s);
    QCOMPARE(named.version(), u"2027.1-1"_s);
    QCOMPARE(named.note(), u"For the spring."_s);
    QVERIFY(RuleSet::parse(named.file()));
    QVERIFY(named.named(u"2027.1-1"_s, {}).note().isEmpty());
    QCOMPARE(named.rules(), shipped().rules());
}

void DraftRulesTest::examplesAreLines()
{
    const QStringList examples{u"one"_s, u"two\nlines"_s, u"three"_s};
    QCOMPARE(linesOf(examples).count(u'\n'), 2);
    QCOMPARE(examplesIn(linesOf(examples)), examples);
    QCOMPARE(examplesIn(u"\n  one \n\n \u21b5 \ntwo\n"_s), (QStringList{u"one"_s, u"two"_s}));
    QVERIFY(examplesIn({}).isEmpty());
}

QTEST_GUILESS_MAIN(DraftRulesTest)
#include "tst_draft_rules.moc"

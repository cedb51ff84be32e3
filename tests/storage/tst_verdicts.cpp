// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What moderators think of findings, at the store: the newest counts, and it outlives what it was said of.
#include "storage/verdict_store.h"
#include "stored.h"

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

namespace {

struct Desk {
    PersonId sam;
    PersonId robin;
    Case one;
    Case other;
};

Desk makeDesk(Session& session)
{
    PersonStore people(session);
    const Ground ground = makeGround(session);
    return {must(people.add({{}, u"Sam"_s, {Role::Moderator}, true})),
        must(people.add({{}, u"Robin"_s, {Role::Moderator}, true})),
        makeCase(session, ground, u"My number is 999 000 0018"_s),
        makeCase(session, ground, u"Rude words"_s)};
}

StoredVerdict said(PersonId person, const Case& subject, const char* ruleId, const char* detector,
    FindingVerdict verdict, int revision = 1)
{
    return {subject.items.first().id, revision, rule(ruleId), QString::fromLatin1(detector), Tier::Certain,
        verdict, person, noon};
}

} // namespace

class VerdictsTest : public QObject {
    Q_OBJECT

private slots:
    void theNewestCounts_data() { addEngines(); }
    void theNewestCounts();
    void aCaseShowsThoseOfWhatIsThereNow_data() { addEngines(); }
    void aCaseShowsThoseOfWhatIsThereNow();
    void rulesAreTallied_data() { addEngines(); }
    void rulesAreTallied();
    void aVerdictNeedsAnItemAndAPerson_data() { addEngines(); }
    void aVerdictNeedsAnItemAndAPerson();
    void nothingIsKeptWithoutACommit_data() { addEngines(); }
    void nothingIsKeptWithoutACommit();
};

void VerdictsTest::theNewestCounts()
{
    const auto place = freshDatabase();
    wrote(*place->open(), [](Session& session) {
        const Desk desk = makeDesk(session);
        VerdictStore verdicts(session);
        const auto item = desk.one.items.first().id;
        QCOMPARE(must(verdicts.find(item, 1, rule("R01"), u"nhs-number"_s)), std::nullopt);
        must(verdicts.put(said(desk.sam, desk.one, "R01", "nhs-number", FindingVerdict::Agreed)));
        must(verdicts.put(said(desk.sam, desk.one, "R01", "phone", FindingVerdict::Ignored)));
        auto second = said(desk.robin, desk.one, "R01", "nhs-number", FindingVerdict::Disagreed);
        second.tier = Tier::Likely;
        second.judged = noon + std::chrono::minutes(1);
        must(verdicts.put(second));
        QCOMPARE(must(verdicts.find(item, 1, rule("R01"), u"nhs-number"_s)), std::optional(second));
        QCOMPARE(must(verdicts.all()).size(), 2);
        QCOMPARE(must(verdicts.find(item, 1, rule("R01"), u"phone"_s))->verdict, FindingVerdict::Ignored);
        QCOMPARE(must(verdicts.find(item, 2, rule("R01"), u"phone"_s)), std::nullopt);
        QCOMPARE(must(verdicts.find(item, 1, rule("R02"), u"phone"_s)), std::nullopt);
    });
}

void VerdictsTest::aCaseShowsThoseOfWhatIsThereNow()
{
    const auto place = freshDatabase();
    wrote(*place->open(), [](Session& session) {
        const Desk desk = makeDesk(session);
        VerdictStore verdicts(session);
        const auto item = desk.one.items.first().id;
        const auto first = said(desk.sam, desk.one, "R01", "nhs-number", FindingVerdict::Agreed);
        must(verdicts.put(first));
        must(verdicts.put(said(desk.sam, desk.other, "R19", "profanity", FindingVerdict::Disagreed)));
        QCOMPARE(must(verdicts.ofCase(desk.one.id)).value(item), QList<StoredVerdict>{first});
        must(ItemStore(session).revise(item, 2, sealed(u"My number is gone"_s), {}, false, 2, noon));
        QVERIFY2(must(verdicts.ofCase(desk.one.id)).isEmpty(), "it was said of other words");
        const auto again = said(desk.sam, desk.one, "R01", "phone", FindingVerdict::Ignored, 2);
        must(verdicts.put(again));
        QCOMPARE(must(verdicts.ofCase(desk.one.id)).value(item), QList<StoredVerdict>{again});
        QCOMPARE(must(verdicts.all()).size(), 3);
    });
}

void VerdictsTest::rulesAreTallied()
{
    const auto place = freshDatabase();
    wrote(*place->open(), [](Session& session) {
        const Desk desk = makeDesk(session);
        VerdictStore verdicts(session);
        QVERIFY(must(verdicts.tallies()).isEmpty());
        must(verdicts.put(said(desk.sam, desk.other, "R19", "profanity", FindingVerdict::Disagreed)));
        must(verdicts.put(said(desk.sam, desk.one, "R01", "nhs-number", FindingVerdict::Agreed)));
        must(verdicts.put(said(desk.sam, desk.one, "R01", "phone", FindingVerdict::Agreed)));
        must(verdicts.put(said(desk.sam, desk.one, "R01", "person", FindingVerdict::Disagreed)));
        must(verdicts.put(said(desk.sam, desk.one, "R01", "age", FindingVerdict::Ignored)));
        const QList<VerdictTally> expected{{rule("R01"), 2, 1, 1}, {rule("R19"), 0, 1, 0}};
        QCOMPARE(must(verdicts.tallies()), expected);
        // What was thought of words that are no longer there still tells how good the rule is.
        must(ItemStore(session).revise(
            desk.one.items.first().id, 2, sealed(u"My number is gone"_s), {}, false, 2, noon));
        QCOMPARE(must(verdicts.tallies()), expected);
    });
}

void VerdictsTest::aVerdictNeedsAnItemAndAPerson()
{
    const auto place = freshDatabase();
    const auto database = place->open();
    Desk desk;
    wrote(*database, [&](Session& session) { desk = makeDesk(session); });
    const auto outcome = [&](const StoredVerdict& verdict) {
        return database
            ->write<bool>([verdict](Session& session) -> Result<bool> {
                const auto put = VerdictStore(session).put(verdict);
                return put ? Result<bool>(true) : put.error();
            })
            .result();
    };
    auto nobody = said(desk.sam, desk.one, "R01", "phone", FindingVerdict::Agreed);
    nobody.by = PersonId{4711};
    QVERIFY(!outcome(nobody));
    auto nothing = said(desk.sam, desk.one, "R01", "phone", FindingVerdict::Agreed);
    nothing.item = ItemId{4711};
    QVERIFY(!outcome(nothing));
    QVERIFY(outcome(said(desk.sam, desk.one, "R01", "phone", FindingVerdict::Agreed)));
}

void VerdictsTest::nothingIsKeptWithoutACommit()
{
    const auto place = freshDatabase();
    auto database = place->open();
    Desk desk;
    wrote(*database, [&](Session& session) { desk = makeDesk(session); });
    const auto put = [&](FindingVerdict verdict, bool commits) {
        (void)database
            ->write<bool>([=](Session& session) -> Result<bool> {
                must(VerdictStore(session).put(said(desk.sam, desk.one, "R01", "phone", verdict)));
                return commits ? Result<bool>(true) : Error{ErrorCode::Refused, u"No."_s, {}};
            })
            .result();
    };
    put(FindingVerdict::Agreed, true);
    put(FindingVerdict::Disagreed, false);
    database.reset();
    database = place->open();
    QCOMPARE(
        read(*database, [](Session& session) { return must(VerdictStore(session).all()); }).first().verdict,
        FindingVerdict::Agreed);
}

QTEST_GUILESS_MAIN(VerdictsTest)
#include "tst_verdicts.moc"

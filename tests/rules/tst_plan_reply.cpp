// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The reply that a plan proposes: it passes its own checklist, in the language of whoever wrote.
#include "matching.h"
#include "plan_story.h"
#include "rules/reply_checks.h"

#include <QTest>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

class TestPlanReply : public QObject {
    Q_OBJECT

private slots:
    void noCombinedReplyIsStoppedByItsOwnWords_data();
    void noCombinedReplyIsStoppedByItsOwnWords();
    void aWelshItemGetsAWelshDraft();
    void aLifeAtRiskIsAnsweredFirst();
};

void TestPlanReply::noCombinedReplyIsStoppedByItsOwnWords_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    const auto& all = rules().rules();
    for (const auto& a : all) {
        for (const auto& b : all) {
            if (!(b.id < a.id))
                QTest::addRow("%s %s", qPrintable(a.id.value), qPrintable(b.id.value))
                    << a.id.value << b.id.value;
        }
    }
}

void TestPlanReply::noCombinedReplyIsStoppedByItsOwnWords()
{
    QFETCH(QString, first);
    QFETCH(QString, second);
    const Story story(aHeardCase(), first == second ? first : first + u' ' + second);
    const Plan plan = story.plan();
    if (!plan.reply())
        return;
    const auto& reply = std::get<plan::Reply>(plan.reply()->what);
    DraftForChecks draft;
    draft.text = reply.text;
    draft.audience = reply.audience;
    draft.kind = proposedKind(plan.found, reply.audience);
    draft.platform = platformOf(u"facebook"_s);
    for (const CheckResult& check : checkDraft(shippedMatcher(), shippedChecklist(), draft))
        QVERIFY2(check.outcome != CheckOutcome::Block,
            qPrintable(check.item.value + u": "_s + check.message + u"\n"_s + reply.text));
}

void TestPlanReply::aWelshItemGetsAWelshDraft()
{
    Story story(aHeardCase(), u"R01 R08"_s);
    story.facts.items.first().language = u"cy-GB"_s;
    const auto welsh = std::get<plan::Reply>(story.plan().reply()->what).text;
    QVERIFY2(welsh.startsWith(u"Diolch"_s), qPrintable(welsh));
    QVERIFY(welsh.contains(u"Peidiwch"_s));
    QVERIFY(!welsh.contains(u"please"_s, Qt::CaseInsensitive));
    story.facts.items.first().language = u"pl"_s;
    QVERIFY(std::get<plan::Reply>(story.plan().reply()->what).text.startsWith(u"Thank you"_s));
}

void TestPlanReply::aLifeAtRiskIsAnsweredFirst()
{
    const auto text = std::get<plan::Reply>(Story(aHeardCase(), u"R03 R19 R01"_s).plan().reply()->what).text;
    QVERIFY2(text.contains(u"999"_s) && text.contains(u"116 123"_s) && text.contains(u"85258"_s),
        qPrintable(text));
    QVERIFY2(!text.contains(u"obscene"_s) && !text.contains(u"do not post"_s),
        "no word about rules to somebody whose life is at risk");
}

QTEST_APPLESS_MAIN(TestPlanReply)
#include "tst_plan_reply.moc"

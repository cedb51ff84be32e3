// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching.h"
#include "rules/reply_checks.h"

#include <QTest>

using namespace steward;
using namespace steward::test;

namespace {

DraftForChecks draftOf(const QString& text, ReplyKind kind = ReplyKind::G)
{
    DraftForChecks draft;
    draft.text = text;
    draft.kind = kind;
    draft.platform = platformOf(QStringLiteral("facebook"));
    return draft;
}

CheckResult resultOf(const DraftForChecks& draft, const char* item)
{
    for (const CheckResult& result : checkDraft(shippedMatcher(), shippedChecklist(), draft)) {
        if (result.item.value == QLatin1String(item))
            return result;
    }
    return {};
}

} // namespace

class TestReplyChecks : public QObject {
    Q_OBJECT
private slots:
    void shipsFourteenItems();
    void asksLittleOfPeople();
    void answersEveryItemThatApplies();
    void judgesDrafts_data();
    void judgesDrafts();
    void calmRepliesPass_data();
    void calmRepliesPass();
    void messagesExplainThemselves();
    void theAuthorsOwnWordsMayBeAnswered();
    void detailsAddUpAcrossTheThread();
    void anIllnessBesideANameIsAWarning();
    void picturesAndRecordingsAreSeenTo_data();
    void picturesAndRecordingsAreSeenTo();
    void audienceMustFit();
    void ownNumbersAndSitesAreFine();
    void privateMessagesMayAskForALittle();
    void conditionsAndPeopleInGeneralAreNoPatient_data();
    void conditionsAndPeopleInGeneralAreNoPatient();
    void numbersAndLinksComeWithTheRightOne();
    void listsThatAgeSaySo();
    void beforeAnElectionPoliticsIsStopped();
    void aWelshQuestionGetsAWelshAnswer();
    void howHardADraftIsToReadIsGivenAsAnAge();
    void plainWordsAreProposed();
    void colleaguesLoseTheirNames();
};

void TestReplyChecks::shipsFourteenItems()
{
    const auto& checklist = shippedChecklist();
    QCOMPARE(checklist.size(), 14);
    QCOMPARE(checklist.first().id.value, QStringLiteral("C01"));
    QCOMPARE(checklist.last().id.value, QStringLiteral("C14"));
    QCOMPARE(checklist[1].onFail, OnFail::BlockWithOverride);
    QVERIFY(checklist[12].kinds.isEmpty()); // only for replies with media
}

void TestReplyChecks::asksLittleOfPeople()
{
    QCOMPARE(humanItemsFor(shippedChecklist(), ReplyKind::T).size(), 1);
    for (const ReplyKind kind :
        {ReplyKind::G, ReplyKind::C, ReplyKind::M, ReplyKind::K, ReplyKind::F, ReplyKind::P, ReplyKind::D})
        QVERIFY(humanItemsFor(shippedChecklist(), kind).size() <= 4
            && !humanItemsFor(shippedChecklist(), kind).isEmpty());
}

void TestReplyChecks::answersEveryItemThatApplies()
{
    QStringList items;
    for (const CheckResult& result :
        checkDraft(shippedMatcher(), shippedChecklist(), draftOf(QStringLiteral("Thank you."), ReplyKind::C)))
        items << result.item.value;
    QCOMPARE(items, QStringLiteral("C01 C02 C03 C04 C05 C06 C07 C08 C09 C11 C12").split(u' '));
    items.clear();
    for (const CheckResult& result :
        checkDraft(shippedMatcher(), shippedChecklist(), draftOf(QStringLiteral("Ring 999."), ReplyKind::K)))
        items << result.item.value;
    QVERIFY(!items.contains(QStringLiteral("C03")) && !items.contains(QStringLiteral("C09"))
        && !items.contains(QStringLiteral("C10")));
}

void TestReplyChecks::judgesDrafts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("item");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QString>("kind");
    const auto row = [](const char* text, const char* item, const char* outcome, const char* kind = "G") {
        QTest::addRow("%s %s", item, text) << QString::fromUtf8(text) << QString::fromLatin1(item)
                                           << QString::fromLatin1(outcome) << QString::fromLatin1(kind);
    };
    row("Her NHS number is 999 000 0018.", "C01", "block");
    row("Ring her on 07700 900461.", "C01", "block");
    row("Write to jo@example.com", "C01", "block");
    row("They live at LS1 4AP", "C01", "block");
    row("Her date of birth is 12/03/1948, is that right?", "C01", "block");
    row("Her date of birth is 12 March 1948, is that right?", "C01", "block");
    row("Please ring PALS on 0300 123 4567.", "C01", "warn");
    for (const char* text : {"Sorry about your appointment.", "Sorry your treatment was late.",
             "We have checked your notes.", "When you were with us last week", "You are not a patient here.",
             "We treated your mum well.", "We're glad we could look after you.",
             "You were discharged on Monday.", "Thank you for coming in.",
             "Our records show that you cancelled.", "Your son was seen by our team.",
             "We have no record of you.", "During your stay", "Hope your operation goes well.",
             "Your test results are back", "She was admitted last night", "Mae eich apwyntiad ddydd Llun"})
        row(text, "C02", "block");
    row("The 84 year old man on ward 7 who fell on Tuesday night", "C03", "warn");
    row("My aunt likes tea.", "C03", "pass");
    for (const char* text :
        {"Take two paracetamol every four hours.", "It is probably nothing to worry about.",
            "You should stop taking it.", "It sounds like a virus.", "You will be fine.", "Try ibuprofen.",
            "500 mg twice a day", "Don't worry."})
        row(text, "C04", "warn");
    for (const char* text : {"Please send us your NHS number.", "What is your date of birth?",
             "Can you confirm your address?", "Please reply with your full name and date of birth",
             "We need your phone number", "tell us your name and address"})
        row(text, "C07", "block");
    row("Please send us a private message with your name and phone number.", "C07", "pass");
    row("Please send us a private message with your NHS number and date of birth.", "C07", "warn");
    row("Please e-mail us.", "C07", "pass");
    for (const char* text :
        {"Samaritans are on 116 132.", "Call Childline on 0800 1112", "Text SHOUT to 85285",
            "Ring Samaritans on 116123 4", "Samaritans: 117 123", "Ring the Samaritans on 0800 000 000"})
        row(text, "C08", "block");
    row("Samaritans are on 116 123, Shout on 85258, Childline on 0800 1111. In danger ring 999; else 111.",
        "C08", "pass", "K");
    row("Report it at https://yellowcard.mhra.gov.uk/ please", "C08", "pass", "M");
    row("See https://www.nhs.uk/conditions", "C08", "pass", "M");
    row("See http://evil.example/now", "C08", "block", "M");
    row("See https://nhs.uk.evil.example", "C08", "block", "C");
    row("See https://notnhs.uk/x", "C08", "block", "K");
    row("See http://evil.example/now", "C08", "warn");
    row("Calm down, you should have read the leaflet.", "C09", "warn");
    row("WHAT ABSOLUTE BLOODY NONSENSE", "C09", "warn");
    row("Great!!", "C09", "warn");
    row("", "C09", "warn");
    row("Notwithstanding operational considerations pertaining to organisational reconfiguration, "
        "multidisciplinary prioritisation methodologies necessitate comprehensive evaluation of "
        "interdependent infrastructural "
        "requirements, utilisation of transformational capabilities, consolidation of administrative "
        "responsibilities, and continuous reconciliation of stakeholder expectations",
        "C09", "warn");
    row("We recommend this brand, special offer", "C10", "warn");
    row("Dr Smith will ring back.", "C11", "warn");
    row("Our receptionist Kelly was new.", "C11", "warn");
    row("The inquest is still open.", "C11", "warn");
    row("Hello [name], thank you.", "C12", "block", "C");
    row("Hello {{first_name}}", "C12", "block", "F");
    row("Vote for whom you like at the election", "C12", "warn", "P");
    row("Thank you for asking.", "C12", "pass", "P");
}

void TestReplyChecks::judgesDrafts()
{
    QFETCH(QString, text);
    QFETCH(QString, item);
    QFETCH(QString, outcome);
    QFETCH(QString, kind);
    const CheckResult result = resultOf(draftOf(text, parseEnum<ReplyKind>(kind).value()), qPrintable(item));
    QCOMPARE(result.item.value, item);
    QVERIFY2(toText(result.outcome) == outcome, qPrintable(toText(result.outcome) + u": " + result.message));
    for (const auto& [start, end] : result.spans)
        QVERIFY(start >= 0 && start < end && end <= codePointCount(text));
}

void TestReplyChecks::calmRepliesPass_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("kind");
    QTest::newRow("thanks") << QStringLiteral("Thank you for your kind words, we will pass them to the team.")
                            << QStringLiteral("T");
    QTest::newRow("hours") << QStringLiteral(
        "Yes, the walk-in centre opens at 8 am and closes at 10 pm every day.")
                           << QStringLiteral("G");
    QTest::newRow("flu") << QStringLiteral("The flu clinic is on Saturday from 9 to 1, no need to book.")
                         << QStringLiteral("G");
    QTest::newRow("complaint") << QStringLiteral(
        "We are sorry to read this. We cannot talk about anybody's care here, but our complaints team would "
        "like to listen. Please write to them privately.")
                               << QStringLiteral("C");
    QTest::newRow("crisis") << QStringLiteral(
        "Thank you for telling us. That sounds so hard. If you are in danger now please ring "
        "999.\nSamaritans: 116 123\nShout: text SHOUT to 85258\nNHS 111")
                            << QStringLiteral("K");
    QTest::newRow("side effect") << QStringLiteral(
        "Thank you. Anyone can report this at yellowcard.mhra.gov.uk, and a pharmacist or NHS 111 can help.")
                                 << QStringLiteral("M");
    QTest::newRow("information") << QStringLiteral(
        "Thank you, we have passed your question to our information team.")
                                 << QStringLiteral("F");
}

void TestReplyChecks::calmRepliesPass()
{
    QFETCH(QString, text);
    QFETCH(QString, kind);
    for (const CheckResult& result :
        checkDraft(shippedMatcher(), shippedChecklist(), draftOf(text, parseEnum<ReplyKind>(kind).value())))
        QVERIFY2(
            result.outcome != CheckOutcome::Block, qPrintable(result.item.value + u": " + result.message));
}

void TestReplyChecks::messagesExplainThemselves()
{
    for (const char* text :
        {"", "Thank you.", "Her NHS number is 999 000 0018, call Samaritans on 116 132. Vote!"}) {
        for (const ReplyKind kind : {ReplyKind::G, ReplyKind::T, ReplyKind::C, ReplyKind::M, ReplyKind::K,
                 ReplyKind::F, ReplyKind::P, ReplyKind::D}) {
            for (const CheckResult& result :
                checkDraft(shippedMatcher(), shippedChecklist(), draftOf(QString::fromLatin1(text), kind))) {
                QVERIFY2(result.message.size() > 15 && result.message.trimmed().endsWith(u'.'),
                    qPrintable(result.item.value));
                QVERIFY2(!result.message.contains(QLatin1String("9990000018"))
                        && !result.message.contains(QLatin1String("safe")),
                    qPrintable(result.message));
            }
        }
    }
}

void TestReplyChecks::theAuthorsOwnWordsMayBeAnswered()
{
    DraftForChecks draft = draftOf(QStringLiteral("We are sorry about the wait on ward 7."), ReplyKind::C);
    QCOMPARE(resultOf(draft, "C05").outcome, CheckOutcome::Block);
    draft.threadTexts << QStringLiteral("Nine hours on Ward 7!");
    QCOMPARE(resultOf(draft, "C05").outcome, CheckOutcome::Pass);
    draft.text = QStringLiteral("We are sorry about the wait on ward 7 with dementia.");
    QCOMPARE(resultOf(draft, "C05").outcome, CheckOutcome::Block);
    QCOMPARE(resultOf(draft, "C05").spans.size(), 1);
}

void TestReplyChecks::detailsAddUpAcrossTheThread()
{
    DraftForChecks draft = draftOf(QStringLiteral("Ward 7 was short of staff last Tuesday."));
    QCOMPARE(resultOf(draft, "C03").outcome, CheckOutcome::Pass);
    draft.threadTexts << QStringLiteral("My mum is 84 years old and has dementia");
    QCOMPARE(resultOf(draft, "C03").outcome, CheckOutcome::Warn);
}

void TestReplyChecks::anIllnessBesideANameIsAWarning()
{
    const DraftForChecks draft
        = draftOf(QStringLiteral("Mrs Example has dementia, her number is 999 000 0018."));
    QCOMPARE(resultOf(draft, "C01").outcome, CheckOutcome::Block);
    QCOMPARE(resultOf(draft, "C03").outcome, CheckOutcome::Warn);
    QCOMPARE(resultOf(draft, "C03").spans.size(), 1);
}

void TestReplyChecks::picturesAndRecordingsAreSeenTo_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isMedia");
    for (const char* text :
        {"Here she is: https://trust.example/ward.jpg", "Watch https://trust.example/v/tour.mp4",
            "See the photo at https://imgur.com/a1b2c3", "data:image/png;base64,iVBORw0KGgo="})
        QTest::addRow("%s", text) << QString::fromLatin1(text) << true;
    for (const char* text : {"Thank you.", "See https://www.nhs.uk/conditions/asthma/", "Ring 111."})
        QTest::addRow("%s", text) << QString::fromLatin1(text) << false;
}

void TestReplyChecks::picturesAndRecordingsAreSeenTo()
{
    QFETCH(QString, text);
    QFETCH(bool, isMedia);
    for (const ReplyKind kind : {ReplyKind::T, ReplyKind::C, ReplyKind::K}) {
        const DraftForChecks draft = draftOf(text, kind);
        const auto checks = checkDraft(shippedMatcher(), shippedChecklist(), draft);
        const CheckResult result = resultOf(draft, "C13");
        QCOMPARE(result.item.value, isMedia ? QStringLiteral("C13") : QString());
        if (!isMedia)
            continue;
        QCOMPARE(result.outcome, CheckOutcome::Block);
        const ChecklistItemId item{QStringLiteral("C13")};
        SignOff signOff;
        signOff.inBulk = true;
        QVERIFY(judge(shippedChecklist(), kind, checks, signOff).withState(AnswerBy::Blocked).contains(item));
        signOff.overrides.insert(
            item.value, QStringLiteral("consent form 12, no hidden data, text alternative"));
        QVERIFY(
            judge(shippedChecklist(), kind, checks, signOff).withState(AnswerBy::Override).contains(item));
    }
}

void TestReplyChecks::audienceMustFit()
{
    DraftForChecks draft = draftOf(QStringLiteral("Thank you."));
    QCOMPARE(resultOf(draft, "C06").outcome, CheckOutcome::Pass);
    draft.itemStillThere = false;
    QCOMPARE(resultOf(draft, "C06").outcome, CheckOutcome::Block);
    draft.itemStillThere = true;
    draft.accountMatches = false;
    QCOMPARE(resultOf(draft, "C06").outcome, CheckOutcome::Block);
    draft.accountMatches = true;
    draft.kind = ReplyKind::D;
    QCOMPARE(resultOf(draft, "C06").outcome, CheckOutcome::Block); // a direct message in public
    draft.audience = Audience::Private;
    QCOMPARE(resultOf(draft, "C06").outcome, CheckOutcome::Pass);
    draft.platform = platformOf(QStringLiteral("youtube"));
    QCOMPARE(resultOf(draft, "C06").outcome, CheckOutcome::Block); // YouTube has no private replies
}

void TestReplyChecks::ownNumbersAndSitesAreFine()
{
    DraftForChecks draft
        = draftOf(QStringLiteral("Ring us on 01632 960100, write to pals@northbridge.example or see "
                                 "www.northbridge.example/pals."),
            ReplyKind::C);
    QCOMPARE(resultOf(draft, "C08").outcome, CheckOutcome::Block);
    draft.ownNumbers = QStringList{QStringLiteral("01632 960100"), QStringLiteral("pals@northbridge.example"),
        QStringLiteral("www.northbridge.example")};
    QCOMPARE(resultOf(draft, "C01").outcome, CheckOutcome::Pass);
    QCOMPARE(resultOf(draft, "C08").outcome, CheckOutcome::Pass);
}

void TestReplyChecks::privateMessagesMayAskForALittle()
{
    DraftForChecks draft
        = draftOf(QStringLiteral("Please tell us your name and phone number."), ReplyKind::D);
    draft.audience = Audience::Private;
    QCOMPARE(resultOf(draft, "C07").outcome, CheckOutcome::Pass);
    draft.text = QStringLiteral("Send us your NHS number. What is your date of birth? Tell us your address.");
    QCOMPARE(resultOf(draft, "C07").outcome, CheckOutcome::Warn);
}

void TestReplyChecks::conditionsAndPeopleInGeneralAreNoPatient_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("outcome");
    const auto row = [](const char* text, const char* outcome) {
        QTest::addRow("%s", text) << QString::fromUtf8(text) << QString::fromLatin1(outcome);
    };
    for (const char* text : {"If you have been a patient with us, please contact PALS.",
             "If your appointment was cancelled, please ring the number on the letter.",
             "Anyone who has been treated by us can ask for their notes.",
             "Patients can take a friend to their appointment.",
             "Please come as planned unless we have rung you.",
             "We cannot say whether you are a patient of ours.", "When you come in, please use the hand gel.",
             "You can see your test results in the NHS App.",
             "You can order your prescription in the NHS App.",
             "Speak to a pharmacist about your medication.", "We have passed your comments to the ward.",
             "Your local pharmacy can help.", "Your GP surgery can tell you more."})
        row(text, "pass");
    for (const char* text : {"If you had told us at your appointment, we could have helped.",
             "If you look at our website, you will see that your operation was moved.",
             "Anyone can see that you missed your scan, which you were told about.",
             "Please ring us to move your appointment.", "Sorry your appointment was late, if that helps."})
        row(text, "block");
}

void TestReplyChecks::conditionsAndPeopleInGeneralAreNoPatient()
{
    QFETCH(QString, text);
    QFETCH(QString, outcome);
    const CheckResult result = resultOf(draftOf(text), "C02");
    QVERIFY2(toText(result.outcome) == outcome, qPrintable(result.message));
}

void TestReplyChecks::numbersAndLinksComeWithTheRightOne()
{
    const auto better = [](const char* text) {
        const auto result = resultOf(draftOf(QString::fromUtf8(text), ReplyKind::K), "C08");
        return result.suggestion ? result.suggestion->text
                                 : QString::fromLatin1(toText(result.outcome).toLatin1());
    };
    QCOMPARE(better("Samaritans are on 116 132."), QStringLiteral("116 123"));
    QCOMPARE(better("NHS Direct is on 0845 46 47."), QStringLiteral("111"));
    QCOMPARE(better("Text SHOUT to 85285."), QStringLiteral("85258"));
    QCOMPARE(better("See http://www.nhs.uk/a"), QStringLiteral("https://www.nhs.uk/a"));
    QCOMPARE(better("See bit.ly/a"), QStringLiteral("block"));
    QCOMPARE(better("Click here to find out."), QStringLiteral("warn"));
    QCOMPARE(better("In danger? Dial 911."), QStringLiteral("block"));
    QCOMPARE(better("Ring NHS 111 and choose option 2."), QStringLiteral("pass"));
    QCOMPARE(better("If it is not an emergency, call 111."), QStringLiteral("pass"));
}

void TestReplyChecks::listsThatAgeSaySo()
{
    DraftForChecks draft = draftOf(QStringLiteral("Samaritans are on 116 123."), ReplyKind::K);
    draft.today = QDate(2026, 12, 1);
    QCOMPARE(resultOf(draft, "C08").outcome, CheckOutcome::Pass);
    draft.today = QDate(2028, 1, 1);
    QCOMPARE(resultOf(draft, "C08").outcome, CheckOutcome::Warn);
}

void TestReplyChecks::beforeAnElectionPoliticsIsStopped()
{
    QCOMPARE(electionOn(QDate(2024, 5, 25)), QStringLiteral("the general election of 4 July 2024"));
    QVERIFY(electionOn(QDate(2024, 7, 6)).isEmpty());
    QVERIFY(electionOn({}).isEmpty());
    DraftForChecks draft = draftOf(QStringLiteral("Vote for whom you like."), ReplyKind::P);
    draft.today = QDate(2024, 8, 1);
    QCOMPARE(resultOf(draft, "C12").outcome, CheckOutcome::Warn);
    draft.today = QDate(2024, 6, 1);
    QCOMPARE(resultOf(draft, "C12").outcome, CheckOutcome::Block);
    draft.text = QStringLiteral("Please ask our press office.");
    QCOMPARE(resultOf(draft, "C12").outcome, CheckOutcome::Warn);
    draft.kind = ReplyKind::C;
    QCOMPARE(resultOf(draft, "C12").outcome, CheckOutcome::Pass);
}

void TestReplyChecks::aWelshQuestionGetsAWelshAnswer()
{
    DraftForChecks draft = draftOf(QStringLiteral("Thank you, we will look into it and let you know."));
    draft.threadTexts << QStringLiteral("Mae'r ffôn wedi bod yn canu ers awr ac nid oes neb yn ateb.");
    QCOMPARE(resultOf(draft, "C06").outcome, CheckOutcome::Warn);
    draft.text
        = QStringLiteral("Diolch yn fawr. Mae'n ddrwg gennym am yr oedi, byddwn yn edrych i mewn i hyn.");
    QCOMPARE(resultOf(draft, "C06").outcome, CheckOutcome::Pass);
    draft.threadTexts = QStringList{QStringLiteral("Nobody answers the phone.")};
    draft.text
        = QStringLiteral("Dziękuję bardzo, proszę zadzwonić, już nie jest za późno, ale tylko dla nas.");
    QCOMPARE(resultOf(draft, "C06").outcome, CheckOutcome::Warn);
}

void TestReplyChecks::howHardADraftIsToReadIsGivenAsAnAge()
{
    const auto easy
        = resultOf(draftOf(QStringLiteral("Thank you for your note. We will read it and tell the team. They "
                                          "like to hear what you think. It helps them to get better at what "
                                          "they do each day.")),
            "C09");
    QCOMPARE(easy.outcome, CheckOutcome::Pass);
    QVERIFY2(easy.message.contains(QStringLiteral("reading age about")), qPrintable(easy.message));
}

void TestReplyChecks::plainWordsAreProposed()
{
    const auto better = [](const char* text) {
        const auto result = resultOf(draftOf(QString::fromUtf8(text), ReplyKind::C), "C09");
        return result.suggestion ? result.suggestion->text : QStringLiteral("none");
    };
    QCOMPARE(better("Utilise the form."), QStringLiteral("Use"));
    QCOMPARE(better("You will hear in due course."), QStringLiteral("soon"));
    QCOMPARE(better("Great!!!"), QStringLiteral("!"));
    QCOMPARE(better("THIS IS VERY LOUD INDEED TODAY"), QStringLiteral("this"));
    QCOMPARE(better("See you then \xf0\x9f\x98\x82"), QString());
}

void TestReplyChecks::colleaguesLoseTheirNames()
{
    const auto without = [](QString text) {
        const auto result = resultOf(draftOf(text), "C11");
        if (!result.suggestion)
            return QStringLiteral("no suggestion");
        const auto [start, end] = result.suggestion->span;
        return text.replace(start, end - start, result.suggestion->text);
    };
    QCOMPARE(
        without(QStringLiteral("Dr Smith will ring.")), QStringLiteral("A member of our team will ring."));
    QCOMPARE(without(QStringLiteral("We told Dr Smith.")), QStringLiteral("We told a member of our team."));
    QCOMPARE(without(QStringLiteral("Our receptionist Kelly was new.")),
        QStringLiteral("Our receptionist was new."));
}

QTEST_APPLESS_MAIN(TestReplyChecks)
#include "tst_reply_checks.moc"

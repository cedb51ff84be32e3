// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses, and details that add up to a person.
#include "tiers.h"

using namespace steward;
using namespace steward::test;

class TestPlaces : public QObject {
    Q_OBJECT
private slots:
    void tiers_data();
    void tiers() { checkTier(); }
    void addressesByTheThousand();
    void theOrganisationsOwnAddressIsNoSecret();
    void detailsThatAddUp_data();
    void detailsThatAddUp();
    void piecesSayWhatTheyAre();
    void detailsFarApartDoNotAddUp();
    void aReplyCountsStricter();
    void aNameBesideAnIllnessIsCertainInAReply();
    void ordinaryCommentsStayQuiet();
};

void TestPlaces::tiers_data()
{
    tierTable();
    expectTier("address", "certain",
        {"14 Mill Lane, Exampleton, LS1 4AP", "flat 2, 14 Mill Road, LS1 4AP", "12a Rose Gardens BT1 5GS",
            "send it to 14 mill lane ls1 4ap", "3 Park Rd. Leeds LS1 4AP", "Flat 3, Rose Court, CF10 3NQ"});
    expectTier("address", "likely",
        {"That receptionist Kelly lives at 14 Mill Lane and is useless", "we live at 14 mill lane",
            "14 The Avenue", "flat 2, 14 Mill Road", "Flat 3, Rose Court", "she's at 7 Old Mill Street",
            "I live at 22 St Johns Road", "my address is 5 high street", "Flat 3 Tudor House",
            "rwy'n byw yn 12 Heol y Bont", "14B Mill Lane", "23 Mill Street West", "14-16 Mill Lane",
            "ward 7 bed 12", "my dad is on ward 12 bay C bed 4", "bed 3 on the stroke ward",
            "bed 12 on ward 7", "12 Stryd Fawr", "WE LIVE AT 14 MILL LANE"});
    expectTier(
        "address", "possible", {"she is in bed 4 crying", "Is there parking at 14 Mill Street surgery?"});
    expectTier("address", "none",
        {"waited 3 hours at High Street clinic", "20 minute drive", "2 way street", "I had 3 nurses close by",
            "10 patients in a row", "5 minutes walk", "a 22 mile round trip", "24 hours on the road",
            "bed 4 days later", "no beds on ward 7", "2 wards close at 5", "the M25 3 mile queue",
            "1 in 4 people", "a bed in 2 hours", "waited 5 hours in the street",
            "there are 3 different road closures", "in 2024 the court ruled", "Dr 4 times a day way too much",
            "walked 2 miles down the lane", "there were 6 beds in a row", "we live at 14", "call 14 the"});
}

void TestPlaces::addressesByTheThousand()
{
    QRandomGenerator random(11);
    const QStringList names{QStringLiteral("Mill"), QStringLiteral("Church"), QStringLiteral("Old Station"),
        QStringLiteral("Victoria"), QStringLiteral("St Marys"), QStringLiteral("Long Meadow"),
        QStringLiteral("Queens"), QStringLiteral("Sycamore")};
    const QStringList types{QStringLiteral("Street"), QStringLiteral("St"), QStringLiteral("Road"),
        QStringLiteral("Rd"), QStringLiteral("Avenue"), QStringLiteral("Ave"), QStringLiteral("Lane"),
        QStringLiteral("Ln"), QStringLiteral("Close"), QStringLiteral("Drive"), QStringLiteral("Court"),
        QStringLiteral("Crescent"), QStringLiteral("Way"), QStringLiteral("Gardens"),
        QStringLiteral("Terrace"), QStringLiteral("Place"), QStringLiteral("Mews")};
    for (int i = 0; i < 1000; ++i) {
        const QString address = QString::number(random.bounded(1, 300)) + u' '
            + names[random.bounded(names.size())] + u' ' + types[random.bounded(types.size())];
        const QString alone = strewn(random, u"she lives at " + address + u" with her dog");
        const QString tier = tierOf(alone, QStringLiteral("address"));
        QVERIFY2(tier == QLatin1String("likely"), qPrintable(alone + u": " + tier));
        for (const QString& text :
            {QString(u"my nan, " + address + u", LS1 4AP"), QString(u"my nan, " + address + u", LS14AP")}) {
            for (const QString& written : {text, text.toLower(), text.toUpper(), strewn(random, text)})
                QVERIFY2(tierOf(written, QStringLiteral("address")) == QLatin1String("certain"),
                    qPrintable(written));
        }
    }
}

void TestPlaces::theOrganisationsOwnAddressIsNoSecret()
{
    TextFacts facts;
    facts.ownNumbers = {QStringLiteral("LS1 4AP")};
    const QString text = QStringLiteral("come to 14 Mill Lane, Exampleton, LS1 4AP");
    QVERIFY(!findingOf(shippedMatcher().assess(text, facts), QStringLiteral("address")));
}

void TestPlaces::detailsThatAddUp_data()
{
    tierTable();
    expectTier("identifiability", "likely",
        {"84-year-old man, Ward 7, fell on Tuesday night",
            "84 yr old man brought in from Exampleton after the tractor accident Tuesday night, he's my "
            "neighbour",
            "the only Polish girl at Exampleton Primary School, 8 years old, has leukaemia",
            "My dad, a retired farmer from Exampleton, had a stroke on 3 March",
            "a 19 year old lad with HIV on Orchid Ward last Friday night",
            "my neighbour's daughter, 15, lives in Exampleton, had an overdose on Saturday night",
            "my son, 6, has epilepsy and was on ward 3 2nd floor",
            "37 year old plumber from Long Sampleford with testicular cancer, second op Friday",
            "our postman in Little Sampleford, he's 41, was diagnosed with MND in March",
            "my aunt, 71, runs the post office at Little Sampleford, had her leg off on Friday",
            "retired bus driver, 74, from the farm at Exampleton, had his bowel out on ward 11",
            "Year 10 girl from Exampleton High, taken in Saturday after the crash"});
    expectTier("identifiability", "possible",
        {"my 84 year old mum has dementia", "my son has epilepsy and was on ward 3 2nd floor",
            "My husband had a heart attack on Tuesday night"});
    expectTier("identifiability", "none",
        {"My mum waited nine hours in A&E", "My mum has dementia", "open Monday to Friday 9am to 5pm",
            "the stroke ward was awful", "Ward 7 was lovely", "I am 84 and diabetic",
            "kids' ward needs more toys", "why is the ward shutting on Friday?",
            "our postman brought the letter on Monday", "thank you to the Filipino nurses on ward 9",
            "the year 6 children sang in the foyer on Friday", "I lost my hearing aid"});
}

void TestPlaces::detailsThatAddUp()
{
    checkTier();
}

void TestPlaces::piecesSayWhatTheyAre()
{
    const QString text = QStringLiteral("84-year-old man, Ward 7, fell on Tuesday night");
    const Assessment assessment = shippedMatcher().assess(text);
    QStringList pieces;
    for (const Finding& finding : assessment.findings)
        pieces << finding.level + u": " + spanText(text, finding);
    QCOMPARE(pieces,
        (QStringList{QStringLiteral("age: 84-year-old"), QStringLiteral("relation: man"),
            QStringLiteral("place-of-care: Ward 7"), QStringLiteral("time: on Tuesday night")}));
}

void TestPlaces::detailsFarApartDoNotAddUp()
{
    const QString gap = QStringLiteral("and then nothing happened at all ").repeated(10);
    const QString text
        = u"My dad is 84. " + gap + u"The stroke ward was clean. " + gap + u"It was on Tuesday night.";
    QVERIFY(!findingOf(shippedMatcher().assess(text), QStringLiteral("identifiability")));
}

void TestPlaces::aReplyCountsStricter()
{
    TextFacts facts;
    facts.isDraft = true;
    const auto tier = [&](const QString& text) {
        const Assessment assessment = shippedMatcher().assess(text, facts);
        const Finding* finding = findingOf(assessment, QStringLiteral("identifiability"));
        return finding ? toText(finding->tier) : QStringLiteral("none");
    };
    QCOMPARE(tier(QStringLiteral("We are sorry that your 84 year old mum with dementia waited")),
        QStringLiteral("likely"));
    QCOMPARE(tier(QStringLiteral("We are sorry that your 84 year old mum with dementia fell on ward 7")),
        QStringLiteral("certain"));
    QCOMPARE(tier(QStringLiteral("We are sorry that your mum waited")), QStringLiteral("none"));
}

void TestPlaces::aNameBesideAnIllnessIsCertainInAReply()
{
    TextFacts facts;
    facts.isDraft = true;
    const QString text
        = QStringLiteral("We are sorry about the stroke; please send us NHS number 999 000 0018");
    const Assessment assessment = shippedMatcher().assess(text, facts);
    const Finding* finding = findingOf(assessment, QStringLiteral("identifiability"));
    QVERIFY(finding);
    QCOMPARE(finding->tier, Tier::Certain);
    QVERIFY(!findingOf(shippedMatcher().assess(text), QStringLiteral("identifiability")));
}

void TestPlaces::ordinaryCommentsStayQuiet()
{
    const QStringList comments = linesOf(QStringLiteral("ordinary_comments.txt"));
    QVERIFY(comments.size() >= 100);
    QStringList flagged;
    for (const QString& comment : comments) {
        const Assessment assessment = shippedMatcher().assess(comment);
        for (const Finding& finding : assessment.findings) {
            if (finding.rule.value == QLatin1String("R01") && finding.tier != Tier::Possible)
                flagged << comment + u": " + described(comment, assessment).join(u", ");
        }
    }
    QVERIFY2(flagged.isEmpty(), qPrintable(flagged.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestPlaces)
#include "tst_places.moc"

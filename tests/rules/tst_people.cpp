// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// People by name, and handles with something said of their owner. All of them are invented.
#include "tiers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace steward;
using namespace steward::test;

class TestPeople : public QObject {
    Q_OBJECT
private slots:
    void names_data() { nameRows(); }
    void names() { checkTier(); }
    void spansAreTheNameWithItsTitle_data();
    void spansAreTheNameWithItsTitle();
    void trapsStayQuiet();
    void invisibleCharactersHideNoName();
    void shoutingAndWhisperingHideNoName_data();
    void shoutingAndWhisperingHideNoName();
    void anOrganisationsOwnHandleIsNobodysSecret();

private:
    static void nameRows();
};

void TestPeople::nameRows()
{
    tierTable();
    expectTier("person", "likely", // somebody's somebody
        {"My mum Jean is still waiting", "my mum jean has been waiting since monday",
            "MY MUM JEAN IS ON WARD 7", "my little lad Tom has had no letter",
            "my husband John died on Friday", "my wife, Agnieszka, was left",
            "my daughter Saoirse was sent home", "our neighbour Kath fell", "my mum's name is Jean",
            "My son Mark was sent home", "My mum Grace is poorly", "his late father, Idris, was on your ward",
            "a girl called Ffion was crying", "his name is Tom Bloggs", "Jean, my mum, waited nine hours",
            "we took my son Jack to A&E", "thank you for looking after my mum Jean",
            "my partner Kwame was ignored", "nobody told my brother Piotr", "my dad Mohammed had to wait",
            "my youngest daughter Zofia", "the lad named Callum in the next bed", "baby Noah was born early",
            "my friend Priya works there"});
    expectTier("person", "likely", // Welsh
        {"Mae fy mam Jean yn aros", "fy nhad Idris ar y ward", "fy ng\xc5\xb5r Dafydd",
            "Mae fy merch Carys yn aros", "ei mam hi, Mrs Evans", "o'r enw Rhys", "fy mab Owain"});
    expectTier("person", "likely", // titles
        {"Mrs Patel in bed 4 was crying", "mrs okonkwo in bed 4 was crying all night", "MR PATEL IN BED 4",
            "Mr. J. Smith was moved", "Mr van der Berg was moved", "Mrs O'Neill fell", "Ms Smith-Jones fell",
            "Dr Patel was rude to me", "dr patel was rude to me", "MY SON WAS SEEN BY DR SMITH",
            "Prof Smith lied to us", "Sister Agnes hit my dad", "Nurse Mary lives at number 3",
            "I saw Dr Patel on Tuesday", "Midwife Emma shouted at me", "Matron Evans ignored us",
            "Dr A. Example is a drunk and killed two people", "Miss Akhtar was next to me"});
    expectTier("person", "likely", // at work, and blamed
        {"that nurse Kelly on nights lives on our street", "That receptionist Kelly lives at 14 Mill Lane",
            "receptionist Kelly is useless", "the porter called Dave swore at us",
            "Emma on reception was rude", "Dr Patel was not helpful at all", "carer Sue shouted at nan"});
    expectTier("person", "likely", // first name and surname
        {"Jean Bloggs was left in a corridor", "J. Bloggs was left in a corridor",
            "Sarah Jones is a disgrace", "we lost Tom Okafor's notes", "My name is Tom Bloggs"});
    expectTier("person", "possible", // thanked
        {"thank you Sister Joy!", "Dr Patel was brilliant", "I cannot thank Dr Patel enough",
            "thanks to Jean Bloggs who was brilliant", "Nurse Kelly on ward 7 was so kind",
            "Nothing but praise for Dr Okonkwo", "Midwife Emma was amazing, couldn't have been better",
            "receptionist Kelly was lovely", "The surgeon, Mrs Bloggs, and her team were excellent",
            "Huge thank you to Dr Evans and Dr Khan", "Roedd Nyrs Carys yn wych, diolch",
            "The food was awful. But Dr Patel was wonderful."});
    expectTier("person", "possible", {"My name is Tom", "Kind regards, Jean Bloggs"}); // their own
    expectTier("person", "none", // words, places, things
        {"St James's was spotless", "Lawrence Hill Health Centre answered at once",
            "thank the lord it was covid test negative", "The Nightingale ward",
            "May I ask about the Grace ward opening in March?", "Mark my words", "Parkinson's nurse was kind",
            "Bell's palsy clinic", "I called Parkway Medical and they hung up", "gave my mum Oramorph",
            "they gave my dad Paracetamol", "my mum Covid positive", "my son Will be 4",
            "my mum will be waiting", "my mum May need surgery", "Will you be open on Monday",
            "Dawn was lovely", "April 2024 report", "the doctor was rude and rushed me",
            "Nurse Practitioner was lovely", "the dr said no", "mr and mrs", "my mrs was in labour",
            "miss out on appointments", "Sir or Madam", "Dear Sir", "Matron was lovely", "Hope ward is dirty",
            "She has Hodgkin Lymphoma", "Sertraline Tablets", "Royal Victoria Infirmary",
            "James Cook Hospital", "Queen Elizabeth hospital", "Great Ormond Street", "Call the Midwife Team",
            "My Mum Waited Nine Hours In Casualty", "MY MUM WAITED NINE HOURS",
            "my daughters Issues were ignored", "District Nurse Team came", "the sister said wait",
            "vitamin D Smith", "my mum waited nine hours", "They called Monday", "I was called Tuesday",
            "She is called back every week", "Mam yn aros am oriau",
            "My Dad Was Left In A Corridor All Night", "Thanks, mum and dad", "the nurse in charge",
            "my GP Surgery", "my husband In hospital", "Sister ward was full", "Consultant led clinic",
            "The Christie is great", "Marie Curie House",
            "The new reception at Lawrence Hill opens on Monday", "John Lewis Street",
            "Florence Hill Surgery"});
    expectTier("handle", "likely",
        {"@kelly_89 had an abortion last week", "@kelly_89 was crying in oncology",
            "saw @kelly_89 in the icu", "that @kelly_89 is a thief", "@kelly.b is a drunk and lied to us",
            "everyone knows @jo_bloggs has HIV", "the porter @dave.x stole from patients",
            "@mr.bloggs was crying in oncology today", "saw @mrs.bloggs at the chemo suite",
            "@kelly_89 is the nurse who left dad on the floor",
            "@kelly_89 was the carer that dropped my nan"});
    expectTier("handle", "none",
        {"thanks @kelly_89 for looking after mum", "@janesmith my mum had the same, stroke ward was awful",
            "@janesmith @tomb I am so sorry about the cancer", "@nhsnorthbridge lied to us about cancer",
            "@NorthbridgeHospital killed my dad", "jo@example.com is a thief", "see you @ 7.30",
            "@kelly_89 hello", "@kelly_89 what time are we going to visit mum on the ward",
            "meet @the_trust about dementia", "@BBCNews report on abuse",
            "@kelly_89 is the nurse who saved dad", "@kelly_89 was the nurse on nights, thank you"});
    expectTier("person", "none", {"thanks @mr.bloggs for the lift", "@dr.jean.example see you there"});
}

void TestPeople::spansAreTheNameWithItsTitle_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("span");
    const auto row = [](const char* text, const char* span) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(span);
    };
    row("My mum Jean, ward 7", "Jean");
    row("My mum Jean Bloggs is here", "Jean Bloggs");
    row("Dr A. Example is a drunk", "Dr A. Example");
    row("Mr van der Berg was moved", "Mr van der Berg");
    row("Mrs O\xe2\x80\x99Neill fell", "Mrs O\xe2\x80\x99Neill");
    row("\xf0\x9f\x98\xa1 Mrs Jones fell", "Mrs Jones");
    row("a girl called Ffion", "Ffion");
    row("nurse Kelly is useless", "nurse Kelly");
}

void TestPeople::spansAreTheNameWithItsTitle()
{
    QFETCH(QString, text);
    QFETCH(QString, span);
    const Assessment assessment = shippedMatcher().assess(text);
    const Finding* finding = findingOf(assessment, QStringLiteral("person"));
    QVERIFY2(finding, qPrintable(described(text, assessment).join(u", ")));
    QCOMPARE(spanText(text, *finding), span);
}

void TestPeople::trapsStayQuiet()
{
    QFile file(QStringLiteral(STEWARD_SOURCE_DIR "/tests/rules/data/traps.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto traps
        = QJsonDocument::fromJson(file.readAll()).object()[QLatin1String("name_traps")].toArray();
    QVERIFY(!traps.isEmpty());
    for (const auto& trap : traps) {
        const QString text = trap[QStringLiteral("text")].toString();
        QVERIFY2(tierOf(text, QStringLiteral("person")) == QLatin1String("none"), qPrintable(text));
    }
}

void TestPeople::invisibleCharactersHideNoName()
{
    QRandomGenerator random(7);
    for (int i = 0; i < 500; ++i) {
        const QString text = strewn(random, QStringLiteral("we waited and my mum Jean Bloggs was left"));
        QVERIFY2(tierOf(text, QStringLiteral("person")) == QLatin1String("likely"), qPrintable(text));
    }
}

void TestPeople::shoutingAndWhisperingHideNoName_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text :
        {"my mum Jean has waited nine hours", "my little lad Tom is poorly", "Mrs Jones in bed 4 was crying",
            "a girl called Ffion was crying", "Dr Patel was rude to my son Jack"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestPeople::shoutingAndWhisperingHideNoName()
{
    QFETCH(QString, text);
    for (const QString& written : {text, text.toUpper(), text.toLower()})
        QVERIFY2(tierOf(written, QStringLiteral("person")) == QLatin1String("likely"), qPrintable(written));
}

void TestPeople::anOrganisationsOwnHandleIsNobodysSecret()
{
    TextFacts facts;
    facts.ownNumbers = {QStringLiteral("@Northbridge")};
    const QString text = QStringLiteral("that @northbridge lied to us");
    QVERIFY(findingOf(shippedMatcher().assess(text), QStringLiteral("handle")));
    QVERIFY(!findingOf(shippedMatcher().assess(text, facts), QStringLiteral("handle")));
}

QTEST_GUILESS_MAIN(TestPeople)
#include "tst_people.moc"

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Dates of birth and ages. A date is one of birth only where something says so.
#include "tiers.h"

#include <QDate>

using namespace steward;
using namespace steward::test;

class TestBirthDates : public QObject {
    Q_OBJECT
private slots:
    void tiers_data();
    void tiers() { checkTier(); }
    void everyWayToWriteADate_data();
    void everyWayToWriteADate();
    void daysThatDoNotExist();
    void nobodyIsOlderThanAHundredAndTwenty();
    void invisibleCharactersAndSeparatorsHideNoDate();
};

void TestBirthDates::tiers_data()
{
    tierTable();
    expectTier("date-of-birth", "certain",
        {"my dob is 12/3/56", "DOB: March 12 '80", "dob:12/3/56", "D.O.B: 12-3-1956", "d.o.b 12.3.56",
            "my date of birth is 03.12.1956", "dob 120356", "dob 12031956", "dob 1956-03-12",
            "1950-01-01 is my dob", "12 March 1956 (DOB)", "my dob is the 1st of january nineteen fifty",
            "date of birth: 12 Mar '80", "dyddiad geni 12 Mawrth 1956", "Fy nyddiad geni yw 12/3/1956",
            "dob 29/2/2024", "DOB 3/25/1956", "DoB 12 3 56", "Name: Jean, DOB 12/03/1956", "dob l2/O3/1956"});
    expectTier("date-of-birth", "likely",
        {"born on the 12th of March 1956", "born 1st Jan 1950", "she was born 12mar1956", "birthday 12/3/56",
            "my little lad Tom was born 3/4/2019", "born 12/03/2024 at your hospital, thank you",
            "baby was born at 3.15am on 12 March 2024", "born the twelfth of March nineteen fifty six",
            "ganwyd ar 3 Mai 1980", "cafodd ei eni 12 o Fawrth 1956", "born in this hospital on 12/3/56",
            "Born: 12-03-1956", "born on the twenty-first of June 1980"});
    expectTier("date-of-birth", "possible", {"my birthday is 12 March", "DOB 12 March", "born March 1956"});
    expectTier("date-of-birth", "none",
        {"clinic moved to 12/3/26", "he was born in this hospital", "our appointment on 12/03/1956",
            "first born 12/3/19", "new born unit 12/3/19", "dob 31/02/1956", "dob 12/3/2199", "dob 1/1/1850",
            "dob 29/02/2023", "my dob is wrong on the letter", "born and bred here, seen 12/3/2024",
            "the ward closed 12/3/2024", "dob 12/3", "admitted 12 March 1956",
            "born at 28 weeks, clinic 12/3/24"});
    expectTier("age", "possible",
        {"She is 84 and lives alone", "eighty-four year old lady", "my 84-year-old nan", "84yo man", "84 y/o",
            "84 yr old", "84yrs old", "aged 84", "age 84", "she's 84", "I am 90 years of age", "in her 80s",
            "my 3 year old", "he's 6 months old", "I was born in 1956", "mae hi'n 84 oed", "84 mlwydd oed",
            "wyth deg pedwar oed", "a 16 year old girl", "at the age of 84", "my nan who is 84",
            "my 6 week old baby", "late seventies", "84 years old"});
    expectTier("age", "none",
        {"the scanner is 20 years old", "a 20 year old scanner", "an 11 year old wound", "waited 84 minutes",
            "I am 5 on the waiting list", "I'm 84th in the queue", "I am 30 minutes late",
            "she is 16 weeks pregnant", "2 years ago", "12 year wait", "10 out of 10", "open 24 hours",
            "a 200 year old building", "waited 3 years for this", "it was 12 degrees",
            "a two year old letter", "he is 30 miles away", "years of waiting", "in the 80s",
            "I am 100% sure", "she was 2nd", "it is 15:30"});
}

void TestBirthDates::everyWayToWriteADate_data()
{
    QTest::addColumn<QString>("written");
    const QDate day(1956, 3, 7);
    for (const char* format :
        {"d/M/yyyy", "dd/MM/yyyy", "d/M/yy", "d-M-yyyy", "dd.MM.yy", "d.M.yyyy", "yyyy-MM-dd", "yyyy/MM/dd",
            "d MMMM yyyy", "d MMM yy", "MMMM d, yyyy", "MMMM d yyyy", "MMM d yyyy", "d-MMM-yyyy", "d-MMM-yy",
            "ddMMMyyyy", "dMMMyy", "dd MM yyyy", "ddMMyy", "ddMMyyyy", "yyyyMMdd"})
        QTest::newRow(format)
            << QLocale(QLocale::English, QLocale::UnitedKingdom).toString(day, QString::fromLatin1(format));
    for (const char* written : {"7th March 1956", "7th of March 1956", "the 7th of March, 1956",
             "March 7th 1956", "March the 7th, 1956", "7 March '56", "seventh of March 1956",
             "the seventh of March nineteen fifty-six", "7 Mawrth 1956", "7fed o Fawrth 1956", "7/ 3/ 1956",
             "7 / 3 / 1956", "07/03/56", "7th day of March 1956"})
        QTest::newRow(written) << QString::fromLatin1(written);
}

void TestBirthDates::everyWayToWriteADate()
{
    QFETCH(QString, written);
    for (const char* sentence : {"dob %1", "Jean, d.o.b. %1, still waiting", "my date of birth is %1 thanks",
             "Date of Birth: %1", "%1 is my dob", "dyddiad geni %1"}) {
        const QString text = QString::fromLatin1(sentence).arg(written);
        const QString tier = tierOf(text, QStringLiteral("date-of-birth"));
        QVERIFY2(tier == QLatin1String("certain"), qPrintable(text + u": " + tier));
    }
}

void TestBirthDates::daysThatDoNotExist()
{
    QRandomGenerator random(3);
    for (int i = 0; i < 2000; ++i) {
        const int day = random.bounded(1, 40);
        const int month = random.bounded(1, 16);
        const int year = random.bounded(1920, 2020);
        const QString text = QStringLiteral("dob %1/%2/%3").arg(day).arg(month).arg(year);
        const bool exists = QDate::isValid(year, month, day) || QDate::isValid(year, day, month);
        QVERIFY2((tierOf(text, QStringLiteral("date-of-birth")) == QLatin1String("certain")) == exists,
            qPrintable(text));
    }
}

void TestBirthDates::nobodyIsOlderThanAHundredAndTwenty()
{
    const QDate today = QDateTime::currentDateTimeUtc().date();
    const auto tier = [](const QDate& day) {
        return tierOf(u"dob " + day.toString(QStringLiteral("d/M/yyyy")), QStringLiteral("date-of-birth"));
    };
    QCOMPARE(tier(today.addDays(-2)), QStringLiteral("certain"));
    QCOMPARE(tier(today.addDays(2)), QStringLiteral("none"));
    QCOMPARE(tier(today.addYears(-120).addDays(-2)), QStringLiteral("certain"));
    QCOMPARE(tier(today.addYears(-121).addDays(-2)), QStringLiteral("none"));
}

void TestBirthDates::invisibleCharactersAndSeparatorsHideNoDate()
{
    QRandomGenerator random(5);
    const QStringList separators{QStringLiteral("/"), QStringLiteral("-"), QStringLiteral("."),
        QStringLiteral(" / "), QStringLiteral(" - "), QStringLiteral("\u2011"), QStringLiteral("\u2013"),
        QStringLiteral("\u2044"), QStringLiteral("\u00a0")};
    for (int i = 0; i < 500; ++i) {
        const QString separator = separators[random.bounded(separators.size())];
        const QStringList parts{QString::number(random.bounded(1, 28)),
            QString::number(random.bounded(1, 12)), QString::number(random.bounded(1930, 2020))};
        const QString text = strewn(random, u"my DOB is " + parts.join(separator) + u" thanks");
        QVERIFY2(tierOf(text, QStringLiteral("date-of-birth")) == QLatin1String("certain"), qPrintable(text));
        QVERIFY2(tierOf(text.toUpper(), QStringLiteral("date-of-birth")) == QLatin1String("certain"),
            qPrintable(text));
    }
}

QTEST_GUILESS_MAIN(TestBirthDates)
#include "tst_birth_dates.moc"

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching.h"

#include <QTest>

using namespace steward;
using namespace steward::test;

class TestLanguage : public QObject {
    Q_OBJECT
private slots:
    void saysWhatItCannotRead_data();
    void saysWhatItCannotRead();
    void picturesAreNotRead();
    void believesThePlatform();
};

void TestLanguage::saysWhatItCannotRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("notRead");
    const auto row
        = [](const char* text, bool notRead) { QTest::newRow(text) << QString::fromUtf8(text) << notRead; };
    for (const char* text : {"Dziękuję bardzo za pomoc", "Nie mogę się dodzwonić do przychodni",
             "শুভ সকাল ডাক্তার", "لا أستطيع الاتصال بالعيادة", "无法联系诊所", "Спасибо вам большое",
             "muchas gracias por todo el equipo", "Nu pot să sun la clinică, este închisă",
             "Je ne peux pas appeler la clinique, merci", "Ich kann die Klinik nicht erreichen",
             "ਤੁਹਾਡਾ ਧੰਨਵਾਦ"})
        row(text, true);
    for (const char* text : {"Thank you all", "Diolch yn fawr iawn i bawb",
             "Mae fy mam wedi bod yn aros naw awr yn y ward", "café was closed", "", "👍👍", "ok", "lol",
             "999 000 0018", "FIX THE POTHOLES", "The naïve façade of it all", "Any news?",
             "My consultant is Mr Łukasz and he is great", "Llanfairpwllgwyngyll surgery"})
        row(text, false);
}

void TestLanguage::saysWhatItCannotRead()
{
    QFETCH(QString, text);
    QFETCH(bool, notRead);
    QCOMPARE(shippedMatcher().assess(text).notRead, notRead);
}

void TestLanguage::picturesAreNotRead()
{
    TextFacts facts;
    facts.hasMedia = true;
    QVERIFY(shippedMatcher().assess(QStringLiteral("lovely day"), facts).notRead);
    QVERIFY(shippedMatcher().assess(QString(), facts).notRead);
}

void TestLanguage::believesThePlatform()
{
    TextFacts facts;
    for (const char* tag : {"pl", "pl-PL", "ur", "bn_BD"}) {
        facts.language = QString::fromLatin1(tag);
        QVERIFY2(shippedMatcher().assess(QStringLiteral("ok"), facts).notRead, tag);
    }
    for (const char* tag : {"", "en", "en-GB", "EN_us", "cy", "und", "zxx"}) {
        facts.language = QString::fromLatin1(tag);
        QVERIFY2(!shippedMatcher().assess(QStringLiteral("ok"), facts).notRead, tag);
    }
    facts.language = QStringLiteral("pl"); // not read, and yet the number is seen
    QCOMPARE(shippedMatcher().assess(QStringLiteral("numer NHS 999 000 0018"), facts).findings.size(), 1);
}

QTEST_APPLESS_MAIN(TestLanguage)
#include "tst_language.moc"

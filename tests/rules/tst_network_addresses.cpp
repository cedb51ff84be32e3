// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses of computers, and links to pictures.
#include "tiers.h"

#include "rules/ip_address.h"

using namespace steward;
using namespace steward::test;

class TestNetworkAddresses : public QObject {
    Q_OBJECT
private slots:
    void tiers_data();
    void tiers() { checkTier(); }
    void readsAddressesStrictly_data();
    void readsAddressesStrictly();
    void twoWaysToWriteAnAddressAreOne();
    void theZoneBelongsToTheAddress();
    void aLinkEndsBeforeItsFullStop();
    void linksToPicturesBreakTheRuleOnPictures();
};

void TestNetworkAddresses::tiers_data()
{
    tierTable();
    expectTier("ip", "certain",
        {"my IP is 192.0.2.14", "ip address: 10.1.1.1", "server 2001:db8::8a2e:370:7334 is down"});
    expectTier("ip", "likely",
        {"192.0.2.14", "it came from 192.0.2.14.", "(198.51.100.7)", "http://192.0.2.14/x",
            "203.0.113.9:8080", "1.2.3.4", "2001:db8::8a2e:370:7334", "2001:DB8:0:0:8:800:200C:417A",
            "fe80::7:8%eth0", "::ffff:192.0.2.128", "64:ff9b::192.0.2.33", "::1", "2001:db8::1: refused",
            "1:2:3:4:5:6:7::", "from 2001:db8:a:b:c:d:e:f."});
    expectTier(
        "ip", "possible", {"it is 1.2.3.4 now", "since version 192.0.2.14", "see 4.3.2.1 in the policy"});
    expectTier("ip", "none",
        {"256.0.0.1", "192.0.2", "192.0.2.14.5", "0192.0.2.14", "192.0.02.14", "v192.0.2.14", "192.0.2.14a",
            "12.03.2024.1", "::", "1::2::3", "1:2:3", "12:30", "12:30:45", "1:2:3:4:5:6:7", "dad::mum",
            "a::b", "note::10", "1:2:3:4:5:6:7:8:9", "12345::1", "2001:db8::1z", "::ffff:192.0.2.256",
            "std::string"});
    expectTier("mac", "certain", {"mac 00:1A:2B:3C:4D:5E", "my wifi is 00-1a-2b-3c-4d-5e"});
    expectTier("mac", "likely",
        {"00:1A:2B:3C:4D:5E", "00-1A-2B-3C-4D-5E.", "001A.2B3C.4D5E", "12:34:56:78:90:12",
            "mac 001A2B3C4D5E"});
    expectTier("mac", "possible", {"12-34-56-78-90-12"});
    expectTier("mac", "none",
        {"00:1A:2B:3C:4D", "00:1A:2B:3C:4D:5G", "00:1A-2B:3C-4D:5E", "00:1A:2B:3C:4D:5E:6F", "001A2B3C4D5E",
            "00:00:00:00:00:00", "FF:FF:FF:FF:FF:FF", "10:30 to 12:45", "001A.2B3C", "0:1A:2B:3C:4D:5E"});
    expectTier("media-link", "likely",
        {"https://x.example/ward.jpg", "look http://x.example/a/b.PNG?size=1", "x.example/scan.jpeg",
            "data:image/png;base64,iVBORw0KGgo=", "https://x.example/clip.mp4#t=3",
            "my scan https://imgur.com/a1b2c3", "photo pic.twitter.com/AbCdEf"});
    expectTier("media-link", "possible", {"https://www.dropbox.com/s/abc", "https://i.imgur.com/a1b2c3"});
    expectTier("media-link", "none",
        {"https://x.example/", "https://x.example/jpg", "and/or", "10/10", "my jpg/png files", "12/03/2024",
            "https://notimgur.com/a", "https://dropbox.com", "ward.jpg", "he/she.mov", "data:text/plain,x"});
}

void TestNetworkAddresses::readsAddressesStrictly_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("valid");
    for (const char* text : {"1::", "::8", "::2:3:4:5:6:7:8", "1::7:8", "2001:41d0:2:a141::1",
             "::255.255.255.255", "0:0:0:0:0:ffff:127.0.0.1", "::ffff:0:255.255.255.255", "::"})
        QTest::newRow(text) << QByteArray(text) << true;
    for (const char* text : {"", ":", ":::", "1:", ":1", "1:::2", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7::8:9",
             "12345::", "g::", "1::1::1", "::1.2.3", "::1.2.3.4.5", "1.2.3.4::", "::1.2.3.4:5", "::01.2.3.4",
             "1:2:3:4:5:6:7:1.2.3.4", "-1::", "+1::", "0x1::"})
        QTest::newRow(text) << QByteArray(text) << false;
}

void TestNetworkAddresses::readsAddressesStrictly()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, valid);
    QCOMPARE(parseIpv6(std::string_view(text.data(), size_t(text.size()))).has_value(), valid);
}

void TestNetworkAddresses::twoWaysToWriteAnAddressAreOne()
{
    QCOMPARE(*parseIpv6("2001:db8::1"), *parseIpv6("2001:0DB8:0:0:0:0:0:0001"));
    QCOMPARE(*parseIpv6("::ffff:192.0.2.1"), *parseIpv4("192.0.2.1"));
    QCOMPARE(canonicalIp(*parseIpv4("192.0.2.1")), std::string("00000000000000000000FFFFC0000201"));
    QVERIFY(*parseIpv6("2001:db8::1") != *parseIpv6("2001:db8::1:0"));
}

void TestNetworkAddresses::theZoneBelongsToTheAddress()
{
    const QString text = QStringLiteral("ping fe80::a6db:30ff:fe98:e946%eth0, 5% lost");
    const Assessment assessment = shippedMatcher().assess(text);
    QCOMPARE(assessment.findings.size(), 1);
    QCOMPARE(spanText(text, assessment.findings.first()), QStringLiteral("fe80::a6db:30ff:fe98:e946%eth0"));
}

void TestNetworkAddresses::aLinkEndsBeforeItsFullStop()
{
    const QString text = QStringLiteral("See (https://x.example/ward.jpg).");
    const Assessment assessment = shippedMatcher().assess(text);
    QCOMPARE(assessment.findings.size(), 1);
    QCOMPARE(spanText(text, assessment.findings.first()), QStringLiteral("https://x.example/ward.jpg"));
}

void TestNetworkAddresses::linksToPicturesBreakTheRuleOnPictures()
{
    const Assessment assessment = shippedMatcher().assess(QStringLiteral("https://x.example/ward.jpg"));
    QCOMPARE(assessment.leadingRule.value, QStringLiteral("R13"));
    QVERIFY(assessment.findings.first()
                .digest.isEmpty()); // a link is kept with the item; it is no secret of a person
}

QTEST_APPLESS_MAIN(TestNetworkAddresses)
#include "tst_network_addresses.moc"

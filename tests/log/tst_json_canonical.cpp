// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Canonical JSON: RFC 8785 as far as integers go, and the two readers that must agree.
#include "log/canonical_members.h"
#include "log/json_canonical.h"
#include "random_event.h"

#include <QJsonDocument>
#include <QTest>

using namespace steward;
using namespace Qt::StringLiterals;

class TestJsonCanonical : public QObject {
    Q_OBJECT
private slots:
    void rfcExampleWithoutItsFractions();
    void rfcSortingExample();
    void escapesAreTheShortestOnes();
    void refusesWhatHasNoCanonicalForm_data();
    void refusesWhatHasNoCanonicalForm();
    void refusesBytesThatAreNotCanonical_data();
    void refusesBytesThatAreNotCanonical();
    void bothReadersAgreeOnDamagedBytes();
    void loneSurrogatesAreReplaced();
    void membersGivePlainWords();
    void aByteOrderMarkSurvives();
};

// RFC 8785 section 3.2.2, its numbers left out that are not integers.
void TestJsonCanonical::rfcExampleWithoutItsFractions()
{
    const auto input = QJsonDocument::fromJson(R"({
        "numbers": [3e2, 10, 0, -0, 9007199254740991],
        "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
        "literals": [null, true, false]
    })")
                           .object();
    const auto bytes = canonicalJson(input);
    QVERIFY(bytes.hasValue());
    QCOMPARE(*bytes,
        QByteArray("{\"literals\":[null,true,false],\"numbers\":[300,10,0,0,9007199254740991],"
                   "\"string\":\"\xE2\x82\xAC$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}"));
    QVERIFY(parseCanonicalJson(*bytes).hasValue());
}

// RFC 8785 section 3.2.3: by UTF-16 code units, so the emoji comes before U+FB33.
void TestJsonCanonical::rfcSortingExample()
{
    const QJsonObject object{
        {u"\u20ac"_s, u"Euro Sign"_s},
        {u"\r"_s, u"Carriage Return"_s},
        {u"\ufb33"_s, u"Hebrew Letter Dalet With Dagesh"_s},
        {u"1"_s, u"One"_s},
        {u"\U0001F600"_s, u"Emoji: Grinning Face"_s},
        {QString(QChar(0x80)), u"Control"_s},
        {u"\u00f6"_s, u"Latin Small Letter O With Diaeresis"_s},
    };
    const auto bytes = canonicalJson(object).value();
    const QList<QByteArray> order{
        "Carriage Return", "One", "Control", "Latin Small", "Euro Sign", "Emoji", "Hebrew"};
    qsizetype at = -1;
    for (const auto& word : order) {
        const auto found = bytes.indexOf(word);
        QVERIFY2(found > at, word.constData());
        at = found;
    }
    QVERIFY(CanonicalMembers::read(bytes).has_value());
}

void TestJsonCanonical::escapesAreTheShortestOnes()
{
    QString all;
    for (char16_t c = 0; c <= 0x20; ++c)
        all += QChar(c);
    all += u"\"\\/\x7f"_s;
    const auto bytes = canonicalJson(QJsonValue(all)).value();
    QCOMPARE(bytes,
        QByteArray(
            "\"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f"
            "\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u00"
            "1d\\u001e\\u001f \\\"\\\\/\x7f\""));
    QCOMPARE(unescaped(bytes), all.toUtf8());
}

void TestJsonCanonical::refusesWhatHasNoCanonicalForm_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("fraction") << QJsonValue(1.5);
    QTest::newRow("beyond 2^53-1") << QJsonValue(Q_INT64_C(9007199254740992));
    QTest::newRow("below -(2^53-1)") << QJsonValue(Q_INT64_C(-9007199254740992));
    QTest::newRow("infinite") << QJsonValue(qInf());
    QTest::newRow("lone high surrogate") << QJsonValue(QString(QChar(0xD800)));
    QTest::newRow("lone low surrogate in a key") << QJsonValue(QJsonObject{{QString(QChar(0xDC00)), 1}});
    QJsonValue deep = QJsonArray();
    for (int i = 0; i < 70; ++i)
        deep = QJsonArray{deep};
    QTest::newRow("nested 70 deep") << deep;
}

void TestJsonCanonical::refusesWhatHasNoCanonicalForm()
{
    QFETCH(QJsonValue, value);
    const auto bytes = canonicalJson(value);
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().code, ErrorCode::Invalid);
}

void TestJsonCanonical::refusesBytesThatAreNotCanonical_data()
{
    QTest::addColumn<QByteArray>("bytes");
    for (const char* text : {"{\"b\":1,\"a\":2}", "{\"a\":1,\"a\":1}", "{ \"a\":1}", "{\"a\":1} ",
             "{\"a\":1.0}", "{\"a\":1e2}", "{\"a\":-0}", "{\"a\":01}", "{\"a\":9007199254740992}",
             "{\"a\":\"\\u0041\"}", "{\"a\":\"\\/\"}", "{\"a\":\"\\u000A\"}", "{\"a\":\"\\u0008\"}",
             "{\"a\":\"\\ud83d\\ude00\"}", "{\"a\":\"\xED\xA0\x80\"}", "{\"a\":\"\xFF\"}", "{\"a\":\"\x01\"}",
             "{\"a\":tru}", "{\"a\"}", "{\"a\":1,}", "[1]", "1", "", "{", "{\"a\":[1,]}", "{\"a\":1}{}",
             "{\"a\":\"", "{\"a\":\"\\", "{\"a\":\"\\u00", "{\"a\":-}"})
        QTest::newRow(text) << QByteArray(text);
}

void TestJsonCanonical::refusesBytesThatAreNotCanonical()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!parseCanonicalJson(bytes));
    QVERIFY(!CanonicalMembers::read(bytes));
}

// Qt's reader and our writer together are a second judge of what is canonical: damage must never split the
// two.
bool isCanonicalByQt(const QByteArray& bytes)
{
    const auto document = QJsonDocument::fromJson(bytes);
    const auto again = canonicalJson(document.object());
    return document.isObject() && again && *again == bytes;
}

void TestJsonCanonical::bothReadersAgreeOnDamagedBytes()
{
    test::RandomEvents events(7);
    int accepted = 0;
    for (int round = 0; round < 4000; ++round) {
        auto bytes = canonicalJson(toJson(events.any())).value();
        QVERIFY2(CanonicalMembers::read(bytes).has_value(), bytes.constData());
        const auto at = events.below(int(bytes.size()));
        if (events.below(3) == 0)
            bytes.remove(at, 1);
        else
            bytes[at] = char(events.below(256));
        const auto read = parseCanonicalJson(bytes);
        if (read)
            QCOMPARE(canonicalJson(*read).value(), bytes);
        // Qt drops a byte order mark at the beginning of a text; ours must not.
        if (!bytes.contains("\xEF\xBB\xBF"))
            QVERIFY2(read.hasValue() == isCanonicalByQt(bytes), bytes.constData());
        accepted += read.hasValue();
    }
    QVERIFY(accepted > 0); // a changed letter inside a text is still canonical
}

void TestJsonCanonical::loneSurrogatesAreReplaced()
{
    const QString pair = u"\U0001F600"_s;
    QCOMPARE(withoutLoneSurrogates(pair), pair);
    QCOMPARE(withoutLoneSurrogates(QString(QChar(0xD83D)) + u'x'), u"\uFFFDx"_s);
    QCOMPARE(withoutLoneSurrogates(u'x' + QString(QChar(0xDE00))), u"x\uFFFD"_s);
}

void TestJsonCanonical::membersGivePlainWords()
{
    const QByteArray bytes("{\"a\":\"x\\n\\\"y\",\"n\":-12,\"o\":{\"k\":[1,2]}}");
    const auto members = CanonicalMembers::read(bytes);
    QVERIFY(members.has_value());
    QCOMPARE(members->plain("a"), QByteArray("x\n\"y"));
    QCOMPARE(members->integer("n"), std::optional<qint64>(-12));
    QCOMPARE(members->plain("o"), QByteArray("{\"k\":[1,2]}"));
    QVERIFY((*members)["missing"].isEmpty());
    QVERIFY(!members->integer("a"));
}

void TestJsonCanonical::aByteOrderMarkSurvives()
{
    const QJsonObject object{{u"\uFEFFkey"_s, u"\uFEFF"_s}, {u"a"_s, u"\uFEFFword"_s}};
    const auto bytes = canonicalJson(object).value();
    QCOMPARE(parseCanonicalJson(bytes).value(), object);
}

QTEST_APPLESS_MAIN(TestJsonCanonical)
#include "tst_json_canonical.moc"

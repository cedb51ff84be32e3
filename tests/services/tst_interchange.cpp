// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/interchange.h"

#include "base/text.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace steward;
using namespace Qt::StringLiterals;

namespace {

/// JSON written with single quotes, as it reads better.
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

const QByteArray wholeLine = json(
    "{'format':'steward-items/"
    "1','platform':'facebook','account':'northbridge-ccg','id':'c-1002','parent':'c-1001','root':'p-77',"
    "'author':{'id':'u-5','handle':'@jo','name':'Jo'},'text':'Nobody answers the "
    "phone','language':'en','url':'https://example.example/c-1002',"
    "'created':'2026-11-20T09:12:00Z','media':[{'kind':'video','url':'https://example.example/v','alt':'a "
    "queue','sha256':'ab'}],"
    "'kind':'comment','visibility':'held','direction':'inbound','mood':'cross'}");
const QByteArray smallest = json("{'platform':'facebook','account':'a','id':'1','author':{'id':'u'},'text':''"
                                 ",'created':'2026-11-20T09:12:00Z'}");

QByteArray without(const QByteArray& line, const QString& key)
{
    auto object = QJsonDocument::fromJson(line).object();
    object.remove(key);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray with(const QString& key, const QJsonValue& value)
{
    auto object = QJsonDocument::fromJson(smallest).object();
    object.insert(key, value);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QList<ItemLines::Line> allLines(const QByteArray& bytes, qsizetype maxBytes = longestItemLine)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    ItemLines lines(buffer, maxBytes);
    QList<ItemLines::Line> read;
    while (auto line = lines.next())
        read.append(*line);
    return read;
}

} // namespace

class InterchangeTest : public QObject {
    Q_OBJECT

private slots:
    void everyFieldOfALineIsRead()
    {
        const auto item = parseItemLine(wholeLine);
        QVERIFY(item);
        QCOMPARE(item->platform, u"facebook"_s);
        QCOMPARE(item->account, u"northbridge-ccg"_s);
        QCOMPARE(item->id, u"c-1002"_s);
        QCOMPARE(item->parent, u"c-1001"_s);
        QCOMPARE(item->root, u"p-77"_s);
        QCOMPARE(item->authorHandle, u"@jo"_s);
        QCOMPARE(toUtcText(item->created), u"2026-11-20T09:12:00.000Z"_s);
        QCOMPARE(item->media.size(), 1);
        QCOMPARE(item->media.first().kind, MediaKind::Video);
        QCOMPARE(item->media.first().alt, u"a queue"_s);
        QCOMPARE(item->visibility, Visibility::Held);
        QCOMPARE(item->extra, (QJsonObject{{u"mood"_s, u"cross"_s}}));
    }

    void theSmallestLineTakesItsDefaults()
    {
        const auto item = parseItemLine(smallest);
        QVERIFY(item);
        QCOMPARE(item->kind, ItemKind::Comment);
        QCOMPARE(item->visibility, Visibility::Unmoderated);
        QCOMPARE(item->direction, Direction::Inbound);
        QVERIFY(item->media.isEmpty());
        QVERIFY(item->extra.isEmpty());
    }

    void aLineWrittenIsReadBackUnchanged()
    {
        for (const auto& line : {wholeLine, smallest}) {
            const auto item = parseItemLine(line);
            QVERIFY(item);
            const auto again = parseItemLine(toItemLine(*item));
            QVERIFY(again);
            QCOMPARE(*again, *item);
            QVERIFY(!toItemLine(*item).contains('\n'));
        }
    }

    void aByteOrderMarkInFrontOfATextIsNoPartOfIt()
    {
        auto line = with(u"text"_s, u"MARKMARKhello"_s);
        line.replace(
            "\"author\":", "\"MARKmood\":\"MARKcross\",\"more\":[{\"MARKa\":\"bMARK\"}],\"author\":");
        const auto item = parseItemLine(line.replace("MARK", "\\ufeff"));
        QVERIFY(item);
        QCOMPARE(item->text, u"hello"_s);
        QCOMPARE(item->extra,
            (QJsonObject{
                {u"mood"_s, u"cross"_s}, {u"more"_s, QJsonArray{QJsonObject{{u"a"_s, u"b\ufeff"_s}}}}}));
        const auto again = parseItemLine(toItemLine(*item));
        QVERIFY(again);
        QCOMPARE(*again, *item);
    }

    void aMissingFieldIsNamed_data()
    {
        QTest::addColumn<QString>("key");
        for (const char* key : {"platform", "account", "id", "author", "text", "created"})
            QTest::newRow(key) << QString::fromLatin1(key);
    }
    void aMissingFieldIsNamed()
    {
        QFETCH(QString, key);
        const auto item = parseItemLine(without(smallest, key));
        QVERIFY(!item);
        QCOMPARE(item.error().code, ErrorCode::Malformed);
        QVERIFY2(item.error().message.contains(key), qPrintable(item.error().message));
        QVERIFY(item.error().message.endsWith(u'.'));
    }

    void aWrongFieldIsNamedAndNeverQuoted_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("says");
        QTest::newRow("number for text") << with(u"text"_s, 12) << u"text"_s;
        QTest::newRow("number for id") << with(u"id"_s, 4711) << u"id"_s;
        QTest::newRow("empty id") << with(u"id"_s, QString()) << u"id"_s;
        QTest::newRow("author as text") << with(u"author"_s, u"secret-jo"_s) << u"author.id"_s;
        QTest::newRow("author without id") << with(u"author"_s, QJsonObject()) << u"author.id"_s;
        QTest::newRow("unknown kind")
            << with(u"kind"_s, u"secret-kind"_s) << u"post, comment, mention, message and review"_s;
        QTest::newRow("unknown visibility") << with(u"visibility"_s, u"secret"_s) << u"visibility"_s;
        QTest::newRow("yesterday") << with(u"created"_s, u"secret yesterday"_s) << u"created"_s;
        QTest::newRow("media not a list") << with(u"media"_s, u"x"_s) << u"media"_s;
        QTest::newRow("media of texts") << with(u"media"_s, QJsonArray{u"secret"_s}) << u"media"_s;
        QTest::newRow("unknown medium")
            << with(u"media"_s, QJsonArray{QJsonObject{{u"kind"_s, u"secret"_s}}}) << u"media.kind"_s;
        QTest::newRow("another format") << with(u"format"_s, u"secret-items/2"_s) << u"steward-items/1"_s;
        QTest::newRow("a list") << QByteArray("[1,2]") << u"one JSON object"_s;
        QTest::newRow("half an object") << QByteArray("{\"platform\":\"secret") << u"one JSON object"_s;
        QTest::newRow("nothing like it") << QByteArray("secret") << u"one JSON object"_s;
        QTest::newRow("deep") << QByteArray(100'000, '[') << u"one JSON object"_s;
    }
    void aWrongFieldIsNamedAndNeverQuoted()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, says);
        const auto item = parseItemLine(line);
        QVERIFY(!item);
        QVERIFY2(item.error().message.contains(says), qPrintable(item.error().message));
        QVERIFY2(
            !item.error().message.contains(u"secret"_s), "an error must not quote what the public wrote");
    }

    void invalidUtf8IsRefusedWithItsOwnSentence()
    {
        auto line = smallest;
        line.replace(json("'text':''"), json("'text':'caf\xE9 \xC3\x28'"));
        const auto item = parseItemLine(line);
        QVERIFY(!item);
        QVERIFY(item.error().message.contains(u"UTF-8"_s));
    }

    void whatNoDatabaseCanStoreIsReplaced()
    {
        auto line = smallest;
        line.replace(json("'text':''"), json("'text':'a\\u0000b\\ud800c\\udc00d😀'"));
        const auto item = parseItemLine(line);
        QVERIFY(item);
        QCOMPARE(item->text, u"a\uFFFDb\uFFFDc\uFFFDd😀"_s);
    }

    void aLineOverTheLimitIsNotParsed()
    {
        const auto item = parseItemLine(wholeLine, 100);
        QVERIFY(!item);
        QVERIFY(item.error().message.contains(u"longer"_s));
    }

    void fiveMegabytesAreBoundedWithASentenceAndProof()
    {
        auto item = parseItemLine(smallest).value();
        item.text = u"😀x"_s.repeated(1'300'000);
        const auto short1 = bounded(item);
        QVERIFY(short1.text.startsWith(u"😀x😀x"_s));
        QVERIFY(
            short1.text.endsWith(u"[Steward kept the first 100000 of 2600000 characters of this text.]"_s));
        QVERIFY(codePointCount(short1.text) < longestItemText + 100);
        QCOMPARE(short1.extra.value("fullTextLength"_L1).toInteger(), 2'600'000);
        QCOMPARE(short1.extra.value("fullTextSha256"_L1).toString().size(), 64);
        QCOMPARE(bounded(item), short1);
    }

    void aTextAtTheLimitStaysAsItIs()
    {
        auto item = parseItemLine(smallest).value();
        item.text = u"😀"_s.repeated(longestItemText);
        QCOMPARE(bounded(item), item);
    }

    void linesAreCountedAndBlankOnesSkipped()
    {
        const auto lines = allLines("\xEF\xBB\xBFone\r\n\n  \t\nfour");
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0].number, 1);
        QCOMPARE(lines[0].bytes, "one\r"_ba);
        QCOMPARE(lines[1].number, 4);
        QCOMPARE(lines[1].bytes, "four"_ba);
    }

    void aLineThatNeverEndsIsSkippedInBoundedMemory()
    {
        const auto lines = allLines("one\n" + QByteArray(3'000'000, 'x') + "\nthree\n", 1000);
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[1].tooLong);
        QVERIFY(lines[1].bytes.isEmpty());
        QCOMPARE(lines[2].bytes, "three"_ba);
        QCOMPARE(lines[2].number, 3);
    }

    void noBytesCanBreakTheParser()
    {
        QRandomGenerator random(7);
        int refused = 0;
        for (int i = 0; i < 20'000; ++i) {
            auto line = wholeLine;
            for (int change = random.bounded(1, 6); change > 0; --change)
                line[random.bounded(qsizetype(line.size()))] = char(random.bounded(256));
            const auto item = parseItemLine(line);
            if (!item) {
                ++refused;
                QVERIFY(!item.error().message.isEmpty());
            } else {
                QCOMPARE(parseItemLine(toItemLine(*item)).value(), *item);
            }
        }
        QVERIFY(refused > 1000);
        QVERIFY(refused < 20'000);
    }
};

QTEST_GUILESS_MAIN(InterchangeTest)
#include "tst_interchange.moc"

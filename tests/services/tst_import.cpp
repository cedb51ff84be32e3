// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of a file: taken, named where they are wrong, bounded; whatever comes again changes nothing.
#include "intake_story.h"

#include <QJsonArray>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

class ImportTest : public QObject {
    Q_OBJECT

private slots:
    void importingTwiceChangesNothing_data() { addEngines(); }
    void importingTwiceChangesNothing()
    {
        OpenWorkspace office;
        const QList<Line> lines{line(u"p-77"_s).of(u"post"_s).outbound(), line(u"c-1"_s).underPost(),
            line(u"c-2"_s).under(u"c-1"_s).saying(personalText), line(u"c-9"_s).under(u"c-8"_s),
            line(u"m-1"_s).of(u"message"_s), line(u"r-1"_s).of(u"review"_s),
            line(u"c-1"_s).underPost().saying(u"edited in the same file"_s),
            line(u"c-2"_s).under(u"c-1"_s).saying(personalText).showing(u"hidden"_s)};
        const auto first = office.import(lines);
        QCOMPARE(first.taken, 6);
        QCOMPARE(first.revised, 2);
        const auto before = office.inbox();
        const auto size = office.logSize();

        const auto second = office.import(lines);
        QCOMPARE(second.taken, 0);
        QCOMPARE(second.rejectedCount, 0);
        QCOMPARE(office.inbox(), before);
        QCOMPARE(known(office, u"c-1"_s).revision, 2);
        QCOMPARE(known(office, u"c-2"_s).visibility, Visibility::Hidden);
        // Only that an import ran.
        QVERIFY2(office.logSize() <= size + 3, qPrintable(QString::number(office.logSize() - size)));
    }

    void mediaAndUnknownKeysAreKeptAsTheyCame_data() { addEngines(); }
    void mediaAndUnknownKeysAreKeptAsTheyCame()
    {
        OpenWorkspace office;
        const QJsonArray media{
            QJsonObject{{u"kind"_s, u"image"_s}, {u"url"_s, u"https://pictures.example/1"_s}},
            QJsonObject{{u"kind"_s, u"video"_s}, {u"alt"_s, u"a queue in the rain"_s}}};
        const auto given = line(u"c-1"_s)
                               .underPost()
                               .saying(QString())
                               .with(u"media"_s, media)
                               .with(u"mood"_s, u"cross"_s);
        office.import({given});
        const auto rows = office.inbox();
        QVERIFY2(rows[0].notRead, "nobody has read a picture");
        QCOMPARE(office.thread(rows[0].id).items[0].mediaAlts,
            QStringList({u"picture: no description"_s, u"video: a queue in the rain"_s}));
    }
    void whatIsExportedImportsIntoAnEqualWorkspace_data() { addEngines(); }
    void whatIsExportedImportsIntoAnEqualWorkspace();
    void badLinesAreNamedAndGoodOnesTaken_data() { addEngines(); }
    void badLinesAreNamedAndGoodOnesTaken();
    void tenThousandMalformedLinesAreCounted();
    void fiveMegabytesInOneCommentAreBounded();
    void aStoppedImportGoesOnFromThere();
    void twoProcessesImportSideBySide_data() { addEngines(); }
    void twoProcessesImportSideBySide();
    void onlyThoseWhoMayImport();
};

void ImportTest::whatIsExportedImportsIntoAnEqualWorkspace()
{
    OpenWorkspace office;
    const QJsonArray media{QJsonObject{
        {u"kind"_s, u"audio"_s}, {u"url"_s, u"https://sound.example/1"_s}, {u"sha256"_s, u"ab"_s}}};
    office.import({line(u"c-1"_s)
                       .underPost()
                       .with(u"media"_s, media)
                       .with(u"mood"_s, u"cross"_s)
                       .with(u"language"_s, u"en"_s)
                       .with(u"version"_s, u"v1"_s),
        line(u"c-2"_s).under(u"c-1"_s).showing(u"held"_s), line(u"c-3"_s).underPost().outbound(),
        line(u"m-1"_s).of(u"message"_s).with(u"root"_s, u"t-1"_s)});
    const auto exported = [](OpenWorkspace& from) {
        auto buffer = std::make_shared<QBuffer>();
        buffer->open(QIODevice::WriteOnly);
        if (expected(Intake(from.workspace()).exportLines(from.me(), buffer)) != 4)
            qFatal("four items are four lines");
        return buffer->data();
    };
    const auto lines = exported(office);
    QVERIFY(lines.contains("\"mood\":\"cross\""));
    QVERIFY(lines.contains("https://sound.example/1"));
    OpenWorkspace other;
    QCOMPARE(other.importBytes(lines).taken, 4);
    QCOMPARE(exported(other), lines);
    QCOMPARE(other.inbox().size(), office.inbox().size());
    QCOMPARE(office.importBytes(lines).duplicates, 4);
}

void ImportTest::badLinesAreNamedAndGoodOnesTaken()
{
    OpenWorkspace office;
    const auto report = office.importBytes(line(u"c-1"_s).bytes() + "\n{\"platform\":\"x\"}\n"
        + line(u"c-2"_s).bytes() + "caf\xE9\n" + line(u"c-3"_s).bytes().chopped(1));
    QCOMPARE(report.taken, 3);
    QCOMPARE(report.rejectedCount, 2);
    QCOMPARE(report.rejected[0].first, 3);
    QCOMPARE(report.rejected[1].first, 5);
    QVERIFY(report.rejected[0].second.contains(u"account"_s));
}

void ImportTest::tenThousandMalformedLinesAreCounted()
{
    OpenWorkspace office(DatabaseAddress::Engine::Sqlite);
    QByteArray bytes;
    for (int i = 0; i < 10'000; ++i)
        bytes += "{\"platform\": \xFF" + QByteArray::number(i) + "\n";
    bytes += line(u"c-1"_s).bytes();
    const auto report = office.importBytes(bytes);
    QCOMPARE(report.taken, 1);
    QCOMPARE(report.rejectedCount, 10'000);
    QCOMPARE(report.rejected.size(), 1000);
}

void ImportTest::fiveMegabytesInOneCommentAreBounded()
{
    OpenWorkspace office(DatabaseAddress::Engine::Sqlite);
    const QString huge = u"Nobody answers. "_s.repeated(330'000);
    QCOMPARE(office.import({line(u"c-1"_s).saying(huge)}).taken, 1);
    const auto text = office.thread(office.inbox()[0].id).items[0].text;
    QVERIFY(text.size() < 101'000);
    QVERIFY(text.endsWith(u"characters of this text.]"_s));
    QCOMPARE(office.import({line(u"c-1"_s).saying(huge)}).duplicates, 1);
}

void ImportTest::aStoppedImportGoesOnFromThere()
{
    OpenWorkspace office(DatabaseAddress::Engine::Sqlite);
    QByteArray bytes;
    for (int i = 0; i < 3000; ++i)
        bytes += line(u"c-%1"_s.arg(i)).bytes();
    auto buffer = std::make_shared<QBuffer>();
    buffer->setData(bytes);
    buffer->open(QIODevice::ReadOnly);
    qint64 last = 0;
    const auto stopped = wait(
        Intake(office.workspace()).importLines(office.me(), buffer, [&last](qint64 done, qint64 total) {
            last = done;
            return done * 2 < total;
        }));
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
    QVERIFY(last < bytes.size());
    const auto kept = expected(office.workspace().summary()).items;
    QVERIFY(kept > 0 && kept < 3000);
    const auto rest = office.importBytes(bytes);
    QCOMPARE(rest.duplicates, kept);
    QCOMPARE(rest.taken + rest.duplicates, 3000);
}

void ImportTest::twoProcessesImportSideBySide()
{
    OpenWorkspace office;
    const auto other = expected(Workspace::open(office.address(), office.surroundings()));
    const auto bytesFrom = [](int first) {
        QByteArray bytes;
        for (int i = first; i < first + 1500; ++i)
            bytes += line(u"c-%1"_s.arg(i)).under(u"c-%1"_s.arg(i / 3)).bytes();
        auto buffer = std::make_shared<QBuffer>();
        buffer->setData(bytes);
        buffer->open(QIODevice::ReadOnly);
        return buffer;
    };
    const auto me = office.me();
    auto one = Intake(office.workspace()).importLines(me, bytesFrom(0));
    auto two = Intake(*other).importLines(me, bytesFrom(1000));
    const auto first = expected(one);
    const auto second = expected(two);
    QCOMPARE(first.taken + second.taken, 2500);
    QCOMPARE(first.duplicates + second.duplicates, 500);
    compareWithReplay(office);
}

void ImportTest::onlyThoseWhoMayImport()
{
    OpenWorkspace office(DatabaseAddress::Engine::Sqlite);
    auto buffer = std::make_shared<QBuffer>();
    buffer->setData(line(u"c-1"_s).bytes());
    buffer->open(QIODevice::ReadOnly);
    const Actor auditor{PersonId{1}, {Role::Auditor}, {}};
    QCOMPARE(wait(Intake(office.workspace()).importLines(auditor, buffer)).error().code, ErrorCode::Refused);
    QVERIFY(office.inbox().isEmpty());
}

QTEST_GUILESS_MAIN(ImportTest)
#include "tst_import.moc"

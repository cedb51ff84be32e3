// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reading a thread: marks, veils, edits, hostile text, and a pane that does not move under the reader.
#include "desktop/thread/thread_pane.h"

#include <QLabel>
#include <QScrollBar>
#include <QTest>

using namespace steward;

namespace {

Finding finding(const char* detector, qsizetype start, qsizetype end, const char* rule = "R01")
{
    Finding made;
    made.rule = RuleId{QLatin1StringView(rule)};
    made.detector = QLatin1StringView(detector);
    made.tier = Tier::Certain;
    made.start = start;
    made.end = end;
    return made;
}

ThreadView conversation(int items)
{
    ThreadView view;
    view.subject.id = CaseId{7};
    view.subject.version = items;
    view.accountName = QStringLiteral("northbridge-ccg");
    view.platformName = QStringLiteral("Facebook");
    view.postTitle = QStringLiteral("Flu clinics this Saturday");
    for (int i = 1; i <= items; ++i) {
        ThreadItem item;
        item.id = ItemId{i};
        item.author = QStringLiteral("Jo");
        item.text = QStringLiteral(
            "What was said as number %1, at some length so that it takes more than one line in the pane.")
                        .arg(i);
        item.created = fromMs(1'795'000'000'000 + i * 60'000);
        view.items << item;
    }
    return view;
}

} // namespace

class ThreadTest : public QObject {
    Q_OBJECT
private slots:
    void spansCountCodePointsNotUnits();
    void privateValuesAreMaskedAndUpsettingTextAsAWhole();
    void aMereHintIsNotVeiled();
    void editsShowTheirDifference_data();
    void editsShowTheirDifference();
    void markupStaysText();
    void namesCannotReorderTheLine();
    void doesNotScrollWhileSomebodyReads();
    void followsWhenAtTheEndAndUnfocused();
    void saysWhatIsNewSinceYouCame();
    void choosesTheNewestUndecidedItem();
    void aVeiledTextIsNotReadOut();
    void saysWithWhichEarlierItemOneAddsUp();
    void hugeAndStrangeTextsAreDrawn();
};

void ThreadTest::spansCountCodePointsNotUnits()
{
    const auto text = QStringLiteral("\U0001F600\U0001F600 999 000 0018");
    const auto marked = markedFindings(text, {finding("nhs-number", 3, 15)});
    QCOMPARE(marked.size(), 1);
    QCOMPARE(text.mid(marked.first().part.start, marked.first().part.length), QStringLiteral("999 000 0018"));
    QVERIFY2(markedFindings(text, {finding("nhs-number", 40, 90)}).isEmpty(),
        "a span beyond the text marks nothing");
}

void ThreadTest::privateValuesAreMaskedAndUpsettingTextAsAWhole()
{
    const auto text = QStringLiteral("ring 07700 900123 or a@b.example now");
    const QList<Finding> findings{finding("phone", 5, 17), finding("email", 21, 32)};
    QCOMPARE(masked(text, findings, true), QStringLiteral("ring [veiled] or [veiled] now"));
    const QList<Finding> upset{finding("crisis", 0, 4, "R03")};
    QCOMPARE(masked(text, upset, true), QStringLiteral("[veiled text]"));
    QCOMPARE(masked(text, upset, false), text);
    const QList<Finding> overlapping{finding("phone", 5, 17), finding("nhs-number", 8, 19)};
    QCOMPARE(veiledParts(text, overlapping, true).size(), 1);
    QCOMPARE(veiledParts(text, overlapping, true).first(), (TextPart{5, 14}));
}

void ThreadTest::aMereHintIsNotVeiled()
{
    const auto text = QStringLiteral("bloody marvellous, thank you Joy, ring 07700 900123");
    auto hints = QList<Finding>{finding("profanity", 0, 6, "R19"), finding("person", 29, 32)};
    for (auto& hint : hints)
        hint.tier = Tier::Possible;
    QCOMPARE(masked(text, hints, true), text);
    auto number = finding("phone", 39, 51);
    number.tier = Tier::Possible;
    QVERIFY2(
        masked(text, {number}, true).endsWith(QStringLiteral("ring [veiled]")), "a number may be somebody's");
}

void ThreadTest::editsShowTheirDifference_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("removed");
    QTest::addColumn<QString>("added");
    QTest::newRow("one word") << "the big ward"
                              << "the small ward"
                              << "big"
                              << "small";
    QTest::newRow("an addition") << "we waited"
                                 << "we waited nine hours"
                                 << ""
                                 << " nine hours";
    QTest::newRow("all of it") << "yes"
                               << "no"
                               << "yes"
                               << "no";
    QTest::newRow("nothing") << "same"
                             << "same"
                             << ""
                             << "";
    QTest::newRow("from nothing") << ""
                                  << "words"
                                  << ""
                                  << "words";
}

void ThreadTest::editsShowTheirDifference()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, removed);
    QFETCH(QString, added);
    const auto change = changeBetween(before, after);
    QCOMPARE(before.mid(change.removed.start, change.removed.length).trimmed(), removed.trimmed());
    QCOMPARE(after.mid(change.added.start, change.added.length).trimmed(), added.trimmed());
}

void ThreadTest::markupStaysText()
{
    ThreadPane pane;
    auto view = conversation(1);
    view.items[0].text = QStringLiteral(
        "<img src='https://tracker.example/p.png'><b>bold</b> <a href='https://x.example'>click</a>");
    view.postText = QStringLiteral("<script>alert(1)</script>");
    view.postTitle = QStringLiteral("<h1>big</h1>");
    pane.resize(500, 400);
    pane.show();
    pane.show(view);
    const auto labels = pane.findChildren<QLabel*>();
    for (const auto* label : labels)
        QCOMPARE(label->textFormat(), Qt::PlainText);
    const auto* bubble = pane.findChild<Bubble*>(QStringLiteral("bubble1"));
    QVERIFY(bubble->textForOthers().contains(QStringLiteral("<img src=")));
    QVERIFY(bubble->findChildren<QWidget*>().isEmpty());
}

void ThreadTest::namesCannotReorderTheLine()
{
    ThreadPane pane;
    auto view = conversation(1);
    view.items[0].author = QStringLiteral("\u202Eevil \u0627\u0644");
    pane.show(view);
    const auto name = pane.findChild<Bubble*>(QStringLiteral("bubble1"))->accessibleName();
    QVERIFY(name.startsWith(QChar(0x2068)));
    QVERIFY(name.contains(QChar(0x2069)));
}

void ThreadTest::doesNotScrollWhileSomebodyReads()
{
    ThreadPane pane;
    pane.resize(420, 300);
    pane.show();
    pane.show(conversation(30));
    QTRY_VERIFY(pane.verticalScrollBar()->maximum() > 200);
    pane.verticalScrollBar()->setValue(120);
    for (int more = 31; more < 60; ++more) {
        pane.show(conversation(more));
        QCoreApplication::processEvents();
        QCOMPARE(pane.verticalScrollBar()->value(), 120);
    }
}

void ThreadTest::followsWhenAtTheEndAndUnfocused()
{
    ThreadPane pane;
    pane.resize(420, 300);
    pane.show();
    pane.show(conversation(30));
    QTRY_VERIFY(pane.verticalScrollBar()->maximum() > 200);
    pane.clearFocus();
    pane.verticalScrollBar()->setValue(pane.verticalScrollBar()->maximum());
    pane.show(conversation(31));
    QTRY_COMPARE(pane.verticalScrollBar()->value(), pane.verticalScrollBar()->maximum());
}

void ThreadTest::saysWhatIsNewSinceYouCame()
{
    ThreadPane pane;
    pane.resize(420, 600);
    pane.show();
    pane.show(conversation(2));
    auto* line = pane.findChild<QLabel*>(QStringLiteral("newSinceLabel"));
    QVERIFY(!line->isVisible());
    pane.show(conversation(3));
    QVERIFY(line->isVisible());
    QTRY_VERIFY(line->y() > pane.findChild<Bubble*>(QStringLiteral("bubble2"))->y());
    QVERIFY(line->y() < pane.findChild<Bubble*>(QStringLiteral("bubble3"))->y());
    auto other = conversation(3);
    other.subject.id = CaseId{8};
    pane.show(other);
    QVERIFY(!line->isVisible());
}

void ThreadTest::choosesTheNewestUndecidedItem()
{
    ThreadPane pane;
    auto view = conversation(3);
    pane.show(view);
    QCOMPARE(pane.chosenItem(), ItemId{3});
    view.items[2].decision = ItemDecision{};
    pane.show(view);
    QCOMPARE(pane.chosenItem(), ItemId{2});
    pane.choose(ItemId{1});
    pane.show(view);
    QCOMPARE(pane.chosenItem(), ItemId{1});
}

void ThreadTest::aVeiledTextIsNotReadOut()
{
    ThreadPane pane;
    auto view = conversation(1);
    view.items[0].text = QStringLiteral("My mum, 999 000 0018, waits");
    view.items[0].findings = {finding("nhs-number", 8, 20)};
    pane.show(view);
    auto* bubble = pane.findChild<Bubble*>(QStringLiteral("bubble1"));
    QVERIFY(pane.hasVeil());
    QVERIFY(!bubble->accessibleDescription().contains(QStringLiteral("999")));
    QVERIFY(bubble->accessibleDescription().contains(QStringLiteral("R01 certain: NHS number")));
    pane.setVeiled(false);
    QVERIFY(bubble->accessibleDescription().contains(QStringLiteral("999 000 0018")));
    auto other = view;
    other.subject.id = CaseId{99};
    pane.show(other);
    QVERIFY2(pane.isVeiled(), "leaving a case veils again");
}

void ThreadTest::saysWithWhichEarlierItemOneAddsUp()
{
    auto view = conversation(3);
    auto here = finding("identifiability", 0, 4);
    here.level = QStringLiteral("time");
    auto earlier = finding("identifiability", 5, 9);
    earlier.level = QStringLiteral("age");
    earlier.saidIn = ItemId{1};
    auto another = earlier;
    another.level = QStringLiteral("place-of-care");
    auto moved = earlier;
    moved.saidIn = ItemId{99};
    view.items.last().findings = {here, earlier, another, moved};
    QCOMPARE(markedFindings(view.items.last().text, view.items.last().findings).size(), 1);
    QCOMPARE(earlierPieces(view.items.last().findings),
        (QList<EarlierPieces>{
            {ItemId{1}, QStringLiteral("age, ward or clinic")}, {ItemId{99}, QStringLiteral("age")}}));

    ThreadPane pane;
    pane.show(view);
    const auto bubbles = pane.findChildren<Bubble*>();
    QCOMPARE(bubbles.size(), 3);
    const auto said = bubbles.last()->accessibleDescription();
    QVERIFY2(
        said.contains(QStringLiteral("detail that could point to a person (day or time)")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("age, ward or clinic.")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("Adds up with an earlier item by the same author: age.")),
        qPrintable(said));
}

void ThreadTest::hugeAndStrangeTextsAreDrawn()
{
    ThreadPane pane;
    pane.resize(400, 300);
    pane.show();
    auto view = conversation(4);
    view.items[0].text = QString(200'000, QLatin1Char('9'));
    view.items[1].text = QString(2000, QChar(0x0301));
    view.items[2].text = QStringLiteral("a\n\n\nb\tc\u2028d\u0000e");
    view.items[3].text = QString();
    pane.show(view);
    QTRY_VERIFY(pane.paintedVersion() > 0);
    QVERIFY(!pane.grab().isNull());
}

QTEST_MAIN(ThreadTest)
#include "tst_thread.moc"

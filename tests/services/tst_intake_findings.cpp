// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is found depends on more than one text: on what its author said before, and on what is the
// organisation's own.
#include "intake_story.h"

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

namespace {

/// "likely age 3": what adds up to a person in an item, with the item in which it was said; 0: this one.
QStringList piecesOf(OpenWorkspace& office, const QString& id)
{
    const auto item = known(office, id);
    QStringList pieces;
    const auto view = office.thread(item.subject);
    for (const auto& said : view.items) {
        for (const auto& finding : said.id == item.item ? said.findings : QList<Finding>()) {
            if (finding.detector == "identifiability"_L1)
                pieces << toText(finding.tier) + u' ' + finding.level + u' ' + finding.saidIn.toString();
        }
    }
    pieces.sort();
    return pieces;
}

} // namespace

class IntakeFindingsTest : public QObject {
    Q_OBJECT

private slots:
    void itemsOfOneAuthorAddUp_data() { addEngines(); }
    void itemsOfOneAuthorAddUp();
    void unitedThreadsAddUp_data() { addEngines(); }
    void unitedThreadsAddUp();
    void whatIsOursIsNoFinding_data() { addEngines(); }
    void whatIsOursIsNoFinding();
};

void IntakeFindingsTest::itemsOfOneAuthorAddUp()
{
    OpenWorkspace office;
    const auto piecesOf = [&office](const QString& id) { return ::piecesOf(office, id); };
    // Somebody else in the thread, and the same author elsewhere, add nothing.
    office.import({line(u"c-1"_s).underPost().by(u"jo"_s).saying(u"My dad is 84 years old"_s),
        line(u"c-2"_s).under(u"c-1"_s).by(u"ali"_s).saying(u"mine was on Ward 7"_s),
        line(u"d-1"_s).underPost(u"p-9"_s).by(u"jo"_s).saying(u"he is on Ward 7"_s)});
    QCOMPARE(piecesOf(u"c-2"_s), QStringList());
    QCOMPARE(piecesOf(u"d-1"_s), QStringList());
    QCOMPARE(known(office, u"c-1"_s).subject, known(office, u"c-2"_s).subject);

    // Two of one batch and one that is stored.
    office.import({line(u"c-3"_s).under(u"c-1"_s).by(u"jo"_s).saying(u"he is on Ward 7"_s),
        line(u"c-4"_s).under(u"c-1"_s).by(u"jo"_s).saying(u"he fell on Tuesday night"_s)});
    const auto first = known(office, u"c-1"_s).item.toString();
    const auto third = known(office, u"c-3"_s).item.toString();
    QCOMPARE(piecesOf(u"c-3"_s),
        (QStringList{
            u"possible age "_s + first, u"possible place-of-care 0"_s, u"possible relation "_s + first}));
    QCOMPARE(piecesOf(u"c-4"_s),
        (QStringList{u"likely age "_s + first, u"likely place-of-care "_s + third,
            u"likely relation "_s + first, u"likely time 0"_s}));
    QCOMPARE(stored(office, known(office, u"c-4"_s).subject).priority, Severity::S2);
    compareWithReplay(office);

    // An edit is judged with the others as well; what its author took away adds nothing any more.
    office.import({line(u"c-5"_s).under(u"c-1"_s).by(u"jo"_s).saying(u"Thank you"_s)});
    office.import({line(u"c-5"_s).under(u"c-1"_s).by(u"jo"_s).saying(u"he has dementia"_s)});
    QCOMPARE(piecesOf(u"c-5"_s).size(), 5);
    office.import({line(u"c-3"_s)
                       .under(u"c-1"_s)
                       .by(u"jo"_s)
                       .saying(u"he is on Ward 7"_s)
                       .showing(u"deleted-by-author"_s)});
    office.import({line(u"c-5"_s).under(u"c-1"_s).by(u"jo"_s).saying(u"he has a hip replacement"_s)});
    QCOMPARE(piecesOf(u"c-5"_s).size(), 4);
    compareWithReplay(office);
}

void IntakeFindingsTest::unitedThreadsAddUp()
{
    OpenWorkspace office;
    const auto piecesOf = [&office](const QString& id) { return ::piecesOf(office, id); };
    const auto idOf = [&office](const QString& id) { return known(office, id).item.toString(); };
    // Jo says four things in two threads, turn by turn, and the tie between them comes last. Ali says things
    // there too.
    office.import({line(u"a-1"_s).underPost().by(u"jo"_s).saying(u"My dad is 84 years old"_s),
        line(u"b-1"_s).under(u"x-1"_s).by(u"jo"_s).saying(u"he is on Ward 7"_s),
        line(u"b-2"_s).under(u"b-1"_s).by(u"ali"_s).saying(u"he fell on Tuesday night"_s),
        line(u"a-2"_s).under(u"a-1"_s).by(u"jo"_s).saying(u"he fell on Tuesday night"_s),
        line(u"b-3"_s).under(u"b-1"_s).by(u"jo"_s).saying(u"he has dementia"_s)});
    QCOMPARE(office.inbox().size(), 2);
    for (const auto& id : {u"a-1"_s, u"b-1"_s, u"b-2"_s, u"b-3"_s})
        QCOMPARE(piecesOf(id), QStringList());
    const auto before = piecesOf(u"a-2"_s);

    office.import({line(u"x-1"_s).under(u"a-1"_s).by(u"ali"_s).saying(u"Which ward?"_s)});
    QCOMPARE(office.inbox().size(), 1);
    QCOMPARE(piecesOf(u"a-1"_s), QStringList());
    QVERIFY2(piecesOf(u"b-1"_s).contains(u"possible age "_s + idOf(u"a-1"_s)),
        "the one that was taken over is judged with what stood there");
    QVERIFY2(piecesOf(u"a-2"_s).contains(u"likely place-of-care "_s + idOf(u"b-1"_s)),
        "and what stood there with the one that was taken over");
    QVERIFY(piecesOf(u"a-2"_s) != before);
    QCOMPARE(piecesOf(u"b-3"_s).size(), 5);
    QCOMPARE(piecesOf(u"b-2"_s), QStringList());
    const auto subject = stored(office, known(office, u"a-1"_s).subject);
    QCOMPARE(subject.priority, Severity::S2);
    QVERIFY2(subject.clock(Target::HumanLook), "somebody has to look");
    QVERIFY(!office.inbox().first().findings.isEmpty());
    compareWithReplay(office);
    // What comes later is judged as ever: another condition is no further kind of detail.
    office.import({line(u"b-4"_s).under(u"b-1"_s).by(u"jo"_s).saying(u"he has a hip replacement"_s)});
    QCOMPARE(piecesOf(u"b-4"_s), QStringList());
    compareWithReplay(office);
}

void IntakeFindingsTest::whatIsOursIsNoFinding()
{
    OpenWorkspace office;
    const QString text
        = u"@northbridge-ccg killed my neighbour, I rang 01632 960100 and wrote to jo@northbridge.example, LS1 4AP"_s;
    const auto found = [&](const QString& id) {
        QStringList detectors;
        const auto view = office.thread(known(office, id).subject);
        for (const auto& finding : view.items.first().findings)
            detectors << finding.detector;
        return detectors;
    };
    // The first import is what makes the account known: its name is ours from then on.
    office.import({line(u"c-0"_s).underPost(u"p-0"_s)});
    office.import({line(u"c-1"_s).underPost(u"p-1"_s).saying(text)});
    QVERIFY(!found(u"c-1"_s).contains(u"handle"_s));
    for (const auto& detector : {u"phone"_s, u"email"_s, u"postcode"_s})
        QVERIFY2(found(u"c-1"_s).contains(detector), qPrintable(detector));
    auto settings = office.workspace().settings();
    settings.ownContacts = {u"01632 960 100"_s, u"Jo@Northbridge.example"_s, u"ls14ap"_s};
    expected(office.workspace().changeSettings(office.me(), settings));
    office.import({line(u"c-2"_s).underPost(u"p-2"_s).saying(text)});
    for (const auto& detector : {u"phone"_s, u"email"_s, u"postcode"_s, u"handle"_s})
        QVERIFY2(!found(u"c-2"_s).contains(detector), qPrintable(detector));
    // Somebody else's still are.
    office.import({line(u"c-3"_s).underPost(u"p-3"_s).saying(u"ring me on 07700 900461"_s)});
    QVERIFY(found(u"c-3"_s).contains(u"phone"_s));
}

QTEST_GUILESS_MAIN(IntakeFindingsTest)
#include "tst_intake_findings.moc"

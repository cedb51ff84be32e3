// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the public says becomes threads, cases, findings and clocks; whatever comes again changes nothing.
#include "intake_story.h"

#include "storage/account_store.h"
#include "storage/case_store.h"
#include "storage/reply_store.h"

#include <QJsonArray>
#include <QRandomGenerator>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

namespace {

const QString crisisText
    = u"I've got the tablets here and nobody at the crisis team answers. I can't do this any more"_s;
const QString personalText = u"My mum Jean, NHS no 999 000 0018, is still on a trolley"_s;

} // namespace

class IntakeTest : public QObject {
    Q_OBJECT

private slots:
    void aCommentBecomesACaseWithItsClocks_data() { addEngines(); }
    void aCommentBecomesACaseWithItsClocks()
    {
        OpenWorkspace office;
        const auto report
            = office.import({line(u"c-1"_s).underPost().by(u"jo"_s).saying(u"Nobody answers the phone"_s)});
        QCOMPARE(report.taken, 1);
        const auto rows = office.inbox();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows[0].author, u"Name of jo"_s);
        QCOMPARE(rows[0].handle, u"@jo"_s);
        QCOMPARE(rows[0].excerpt, u"Nobody answers the phone"_s);
        QCOMPARE(rows[0].state, State::New);
        QCOMPARE(rows[0].account, u"northbridge-ccg"_s);
        QCOMPARE(rows[0].clock, ClockStatus::Running);
        QVERIFY(rows[0].due.has_value());

        const auto subject = stored(office, rows[0].id);
        QVERIFY(subject.clock(Target::HumanLook));
        QVERIFY(subject.clock(Target::FirstResponse));
        QVERIFY(subject.clock(Target::Resolution));
        // 10:00 on a Wednesday: two working days later at closing time.
        QCOMPARE(toLocalText(subject.clock(Target::FirstResponse)->dueAt), u"2026-11-20T17:00:00+00:00"_s);
        QCOMPARE(
            toLocalText(subject.clock(Target::FirstResponse)->startedAt), u"2026-11-18T10:00:00+00:00"_s);
    }

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

    void threadsComeTogether_data() { addEngines(); }
    void threadsComeTogether()
    {
        OpenWorkspace office;
        office.import(
            {line(u"c-1"_s).underPost(), line(u"c-2"_s).underPost(), line(u"c-3"_s).under(u"c-1"_s)});
        office.import({line(u"c-4"_s).under(u"c-3"_s)});
        QCOMPARE(known(office, u"c-4"_s).subject, known(office, u"c-1"_s).subject);
        QVERIFY(known(office, u"c-2"_s).subject != known(office, u"c-1"_s).subject);
        QCOMPARE(office.inbox().size(), 2);
    }

    void ourPostStandsAboveAndIsNoCase_data() { addEngines(); }
    void ourPostStandsAboveAndIsNoCase()
    {
        OpenWorkspace office;
        office.import({line(u"p-77"_s).of(u"post"_s).outbound().saying(u"Flu clinics this Saturday"_s),
            line(u"c-1"_s).underPost()});
        const auto rows = office.inbox();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(office.thread(rows[0].id).postText, u"Flu clinics this Saturday"_s);
    }

    void aGapIsFilledByTheParent_data() { addEngines(); }
    void aGapIsFilledByTheParent()
    {
        OpenWorkspace office;
        office.import({line(u"c-2"_s).under(u"c-1"_s)});
        const auto subject = known(office, u"c-2"_s).subject;
        office.import({line(u"c-1"_s).underPost()});
        QCOMPARE(known(office, u"c-1"_s).subject, subject);
        QCOMPARE(office.inbox().size(), 1);
    }

    void aGapIsMergedIntoTheParentsThread_data() { addEngines(); }
    void aGapIsMergedIntoTheParentsThread()
    {
        OpenWorkspace office;
        office.import({line(u"c-1"_s).underPost(), line(u"c-3"_s).under(u"c-2"_s).saying(crisisText)});
        QCOMPARE(office.inbox().size(), 2);
        const auto older = known(office, u"c-1"_s).subject;
        const auto newer = known(office, u"c-3"_s).subject;
        office.import({line(u"c-2"_s).under(u"c-1"_s)});

        QCOMPARE(known(office, u"c-3"_s).subject, older);
        QCOMPARE(known(office, u"c-2"_s).subject, older);
        const auto rows = office.inbox();
        QCOMPARE(rows.size(), 1);
        QVERIFY2(rows[0].crisis, "what made the merged case urgent makes the other one urgent");
        QVERIFY(!rows[0].findings.isEmpty());
        QCOMPARE(rows[0].items, 3);
        QCOMPARE(stored(office, newer).state, State::Resolved);
        QVERIFY(stored(office, newer).items.isEmpty());
        QVERIFY2(stored(office, older).clock(Target::HumanLook)->elapsed, "the crisis clock goes on");
        compareWithReplay(office);
        // What comes later finds its way.
        office.import({line(u"c-4"_s).under(u"c-3"_s)});
        QCOMPARE(known(office, u"c-4"_s).subject, older);
        compareWithReplay(office);
    }

    void ourOwnFirstWordWaitsForNobody_data() { addEngines(); }
    void ourOwnFirstWordWaitsForNobody()
    {
        OpenWorkspace office;
        office.import({line(u"c-1"_s).underPost().outbound().saying(personalText)});
        QVERIFY(office.inbox().isEmpty());
        office.import({line(u"c-2"_s).under(u"c-1"_s).saying(u"The bus was late"_s)});
        const auto rows = office.inbox();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows[0].state, State::Open);
        QVERIFY2(rows[0].findings.isEmpty(), "rules are about what others say");
    }

    void anEditIsARevisionWithItsOwnFindings_data() { addEngines(); }
    void anEditIsARevisionWithItsOwnFindings()
    {
        OpenWorkspace office;
        office.import({line(u"c-1"_s).underPost().saying(u"Thank you all"_s)});
        const auto id = office.inbox()[0].id;
        QVERIFY(office.thread(id).items[0].findings.isEmpty()
            || office.thread(id).items[0].findings[0].detector != "nhs-number"_L1);
        const auto report = office.import({line(u"c-1"_s).underPost().saying(personalText)});
        QCOMPARE(report.revised, 1);
        const auto item = office.thread(id).items[0];
        QCOMPARE(item.revision, 2);
        QCOMPARE(item.text, personalText);
        QCOMPARE(item.previousText, u"Thank you all"_s);
        QVERIFY(std::any_of(item.findings.begin(), item.findings.end(),
            [](const Finding& f) { return f.rule.value == "R01"_L1; }));
        compareWithReplay(office);

        // An export of the day before does not bring the old text back.
        QCOMPARE(office.import({line(u"c-1"_s).underPost().saying(u"Thank you all"_s)}).duplicates, 1);
        QCOMPARE(known(office, u"c-1"_s).revision, 2);
    }

    void aResolvedCaseOpensWhenSomebodyWritesAgain_data() { addEngines(); }
    void aResolvedCaseOpensWhenSomebodyWritesAgain()
    {
        OpenWorkspace office;
        office.import({line(u"c-1"_s).underPost()});
        const auto id = office.inbox()[0].id;
        expected(
            office.database().write<Case>([&, me = office.me(), stamp = office.workspace().logStamp(),
                                              now = office.clock().now()](Session& session) -> Result<Case> {
                const auto subject = CaseStore(session).load(id);
                if (!subject)
                    return subject;
                return commit(session, *subject,
                    {event::StateChanged{subject->state, State::Resolved, u"resolve"_s, {}, u"access"_s}}, me,
                    now, stamp);
            }));
        QVERIFY(office.inbox().isEmpty());
        office.import({line(u"c-2"_s).under(u"c-1"_s)});
        QCOMPARE(office.inbox()[0].state, State::Open);
        compareWithReplay(office);
    }

    void aDeletedItemKeepsItsWords_data() { addEngines(); }
    void aDeletedItemKeepsItsWords()
    {
        OpenWorkspace office;
        office.import({line(u"c-1"_s).underPost().saying(u"I regret this"_s)});
        const auto account
            = office.read([](Session& session) { return AccountStore(session).all(); }).first().id;
        Collected batch;
        batch.gone = {u"c-1"_s, u"never seen"_s};
        batch.next = {u"feed/1"_s, {{u"page"_s, 2}}};
        const auto report = expected(Intake(office.workspace()).take(account, batch));
        QCOMPARE(report.gone, 1);
        const auto now = known(office, u"c-1"_s);
        QCOMPARE(now.visibility, Visibility::DeletedByAuthor);
        QCOMPARE(now.text, u"I regret this"_s);
        QCOMPARE(expected(Intake(office.workspace()).take(account, batch)).gone, 0);
        const auto cursor
            = office.read([account](Session& session) { return AccountStore(session).cursor(account); });
        QCOMPARE(cursor.tag, u"feed/1"_s);
        QVERIFY(cursor.json.contains("\"page\":2"));
        compareWithReplay(office);
    }

    void aLaterVisibilityIsAChange_data() { addEngines(); }
    void aLaterVisibilityIsAChange()
    {
        OpenWorkspace office;
        office.import({line(u"c-1"_s).underPost()});
        const auto report = office.import({line(u"c-1"_s).underPost().showing(u"hidden"_s)});
        QCOMPARE(report.revised, 1);
        QCOMPARE(known(office, u"c-1"_s).visibility, Visibility::Hidden);
        compareWithReplay(office);
    }

    void anOldFileDoesNotTakeOurDecisionBack_data() { addEngines(); }
    void anOldFileDoesNotTakeOurDecisionBack()
    {
        OpenWorkspace office;
        office.import({line(u"c-1"_s).underPost()});
        const auto id = office.inbox()[0].id;
        expected(
            office.database().write<Case>([&, me = office.me(), stamp = office.workspace().logStamp(),
                                              now = office.clock().now()](Session& session) -> Result<Case> {
                const auto subject = CaseStore(session).load(id);
                if (!subject)
                    return subject;
                const auto item = subject->items[0].id;
                return commit(session, *subject,
                    {event::ItemDecided{item, Action::Hide, RuleId{u"R19"_s}, *me.person,
                         Visibility::Unmoderated, EnforcementPhase::Queued, {}, {u"rude"_s, {}, {}}},
                        event::EnforcementMoved{item, Action::Hide, EnforcementPhase::Queued,
                            EnforcementPhase::Confirmed, Visibility::Hidden, {}}},
                    me, now, stamp);
            }));
        QCOMPARE(known(office, u"c-1"_s).visibility, Visibility::Hidden);
        QCOMPARE(office.import({line(u"c-1"_s).underPost()}).duplicates, 1);
        QCOMPARE(known(office, u"c-1"_s).visibility, Visibility::Hidden);
        compareWithReplay(office);
    }

    void aMessageAConversationAndAReviewEach_data() { addEngines(); }
    void aMessageAConversationAndAReviewEach()
    {
        OpenWorkspace office;
        office.import({line(u"m-1"_s).of(u"message"_s).with(u"root"_s, u"t-1"_s),
            line(u"m-2"_s).of(u"message"_s).with(u"root"_s, u"t-1"_s),
            line(u"m-3"_s).of(u"message"_s).by(u"kim"_s), line(u"m-4"_s).of(u"message"_s).by(u"kim"_s),
            line(u"r-1"_s).of(u"review"_s), line(u"r-2"_s).of(u"review"_s)});
        QCOMPARE(office.inbox().size(), 4);
        QCOMPARE(known(office, u"m-1"_s).subject, known(office, u"m-2"_s).subject);
        QCOMPARE(known(office, u"m-3"_s).subject, known(office, u"m-4"_s).subject);
    }

    void theSameIdOnTwoAccountsIsTwoItems_data() { addEngines(); }
    void theSameIdOnTwoAccountsIsTwoItems()
    {
        OpenWorkspace office;
        office.import({line(u"1"_s), line(u"1"_s).on(u"x"_s, u"northbridge-ccg"_s),
            line(u"1"_s).on(u"facebook"_s, u"hospital"_s), line(u"1"_s).on(u"somewhere-new"_s, u"us"_s)});
        QCOMPARE(office.inbox().size(), 4);
        const auto accounts = office.read([](Session& session) { return AccountStore(session).all(); });
        QCOMPARE(accounts.size(), 4);
        for (const auto& account : accounts) {
            QCOMPARE(account.state, u"unconnected"_s);
            QCOMPARE(account.items, 1);
        }
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
    void ourReplyThatComesBackIsNoNewItem_data() { addEngines(); }
    void ourReplyThatComesBackIsNoNewItem();
    void crisesComeFirstUnderEveryViewAndFilter_data() { addEngines(); }
    void crisesComeFirstUnderEveryViewAndFilter();
    void twoProcessesImportSideBySide_data() { addEngines(); }
    void twoProcessesImportSideBySide();
    void onlyThoseWhoMayImport();
    void whateverComesTheTablesAreTheFoldOfTheLog_data() { addEngines(); }
    void whateverComesTheTablesAreTheFoldOfTheLog();
};

void IntakeTest::whatIsExportedImportsIntoAnEqualWorkspace()
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

void IntakeTest::badLinesAreNamedAndGoodOnesTaken()
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

void IntakeTest::tenThousandMalformedLinesAreCounted()
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

void IntakeTest::fiveMegabytesInOneCommentAreBounded()
{
    OpenWorkspace office(DatabaseAddress::Engine::Sqlite);
    const QString huge = u"Nobody answers. "_s.repeated(330'000);
    QCOMPARE(office.import({line(u"c-1"_s).saying(huge)}).taken, 1);
    const auto text = office.thread(office.inbox()[0].id).items[0].text;
    QVERIFY(text.size() < 101'000);
    QVERIFY(text.endsWith(u"characters of this text.]"_s));
    QCOMPARE(office.import({line(u"c-1"_s).saying(huge)}).duplicates, 1);
}

void IntakeTest::aStoppedImportGoesOnFromThere()
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

void IntakeTest::ourReplyThatComesBackIsNoNewItem()
{
    OpenWorkspace office;
    office.import({line(u"c-1"_s).underPost()});
    const auto id = office.inbox()[0].id;
    const auto me = office.me();
    expected(office.database().write<Case>([&, stamp = office.workspace().logStamp(),
                                               now = office.clock().now()](Session& session) -> Result<Case> {
        const auto subject = CaseStore(session).load(id);
        const auto reply = ReplyStore(session).nextId();
        if (!subject || !reply)
            return subject;
        event::ReplyWritten written;
        written.reply = *reply;
        written.writer = *me.person;
        written.inReplyTo = subject->items[0].id;
        written.text.text = u"We are sorry. Please ring 111."_s;
        const event::ReplyMoved sending{
            *reply, ReplyState::Checked, ReplyState::Sending, u"sending"_s, {}, {}, {}};
        return commit(session, *subject, {written, sending}, me, now, stamp);
    }));
    // It is on the platform before our call has been answered.
    const auto account = stored(office, id).account;
    Collected batch;
    batch.items
        = {line(u"c-50"_s).under(u"c-1"_s).outbound().saying(u"We are sorry. Please ring 111."_s).item()};
    QCOMPARE(expected(Intake(office.workspace()).take(account, batch)).duplicates, 1);
    QCOMPARE(stored(office, id).items.size(), 1);
    // Somebody answers our reply, which the platform knows as c-50.
    batch.items = {line(u"c-51"_s).under(u"c-50"_s).item()};
    QCOMPARE(expected(Intake(office.workspace()).take(account, batch)).taken, 1);
    QCOMPARE(known(office, u"c-51"_s).subject, id);
    // Another answer of ours, given on the platform itself, is an item.
    batch.items = {line(u"c-52"_s).under(u"c-51"_s).outbound().saying(u"Thank you."_s).item()};
    QCOMPARE(expected(Intake(office.workspace()).take(account, batch)).taken, 1);
    QCOMPARE(stored(office, id).items.size(), 3);
    QVERIFY(stored(office, id).answered);
    compareWithReplay(office);
}

void IntakeTest::crisesComeFirstUnderEveryViewAndFilter()
{
    OpenWorkspace office;
    QList<Line> lines;
    for (int i = 0; i < 30; ++i)
        lines.append(line(u"c-%1"_s.arg(i))
                         .underPost()
                         .at(u"2026-11-%1T10:00:00Z"_s.arg(10 + i % 8))
                         .saying(i % 3 == 0 ? personalText : u"When do you open?"_s));
    lines.insert(17, line(u"crisis"_s).underPost().at(u"2026-11-18T11:00:00Z"_s).saying(crisisText));
    office.import(lines);
    for (const auto& [view, name] : enumNames<View>) {
        InboxQuery query;
        query.view = view;
        query.me = PersonId{1};
        const auto page = expected(Inbox(office.workspace()).page(query));
        const bool shown = !page.rows.isEmpty() && page.rows[0].crisis;
        QVERIFY2(shown || page.crisesOutside == 1, name.data());
        for (qsizetype i = 1; i < page.rows.size(); ++i)
            QVERIFY2(
                !page.rows[i].crisis || page.rows[i - 1].crisis, "a crisis never stands below what is none");
    }
    InboxQuery search;
    search.search = u"trolley"_s;
    const auto found = expected(Inbox(office.workspace()).page(search));
    QCOMPARE(found.rows.size(), 10);
    QCOMPARE(found.crisesOutside, 1);
    InboxQuery elsewhere;
    elsewhere.platform = u"x"_s;
    QCOMPARE(expected(Inbox(office.workspace()).page(elsewhere)).crisesOutside, 1);
}

void IntakeTest::twoProcessesImportSideBySide()
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

void IntakeTest::onlyThoseWhoMayImport()
{
    OpenWorkspace office(DatabaseAddress::Engine::Sqlite);
    auto buffer = std::make_shared<QBuffer>();
    buffer->setData(line(u"c-1"_s).bytes());
    buffer->open(QIODevice::ReadOnly);
    const Actor auditor{PersonId{1}, {Role::Auditor}, {}};
    QCOMPARE(wait(Intake(office.workspace()).importLines(auditor, buffer)).error().code, ErrorCode::Refused);
    QVERIFY(office.inbox().isEmpty());
}

/// Random forests in random order with edits, deletions and our own words, in random batches, twice over.
void IntakeTest::whateverComesTheTablesAreTheFoldOfTheLog()
{
    QRandomGenerator random(20261122);
    for (int round = 0; round < 6; ++round) {
        OpenWorkspace office;
        QList<Line> lines;
        for (int i = 0; i < 120; ++i) {
            auto one = line(QString::number(i)).by(u"u-%1"_s.arg(random.bounded(9)));
            if (random.bounded(3) == 0)
                one.underPost();
            else
                one.under(QString::number(random.bounded(120)));
            switch (random.bounded(12)) {
            case 0:
                one.saying(crisisText);
                break;
            case 1:
                one.saying(personalText);
                break;
            case 2:
                one.outbound();
                break;
            case 3:
                one.of(u"message"_s);
                break;
            case 4:
                one.of(u"review"_s);
                break;
            case 5:
                one.showing(u"held"_s);
                break;
            default:
                break;
            }
            lines.append(one);
            if (random.bounded(6) == 0)
                lines.append(Line(one).saying(u"edited %1"_s.arg(i)));
            if (random.bounded(10) == 0)
                lines.append(Line(one).showing(u"deleted-by-author"_s));
        }
        std::shuffle(lines.begin(), lines.end(), random);
        for (qsizetype done = 0; done < lines.size();) {
            const auto size = std::min<qsizetype>(1 + random.bounded(40), lines.size() - done);
            office.import(lines.mid(done, size));
            done += size;
            office.clock().advance(std::chrono::minutes(7));
        }
        compareWithReplay(office);
        const auto items = expected(office.workspace().summary()).items;
        QCOMPARE(items, 120);
    }
}

QTEST_GUILESS_MAIN(IntakeTest)
#include "tst_intake.moc"

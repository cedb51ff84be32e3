// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The log as people use it: read, signed, carried away, verified, replayed; and yesterday's database put
// back.
#include "services/log_book.h"

#include "log/event_codec.h"
#include "services/log_replay.h"
#include "storage/case_store.h"
#include "storage/checkpoint_store.h"
#include "storage/log_store.h"
#include "support/open_workspace.h"

#include <QDir>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Things of every kind happen to the first case.
void work(OpenWorkspace& office)
{
    office.import({line(u"c-1"_s).saying(u"My mum Jean, NHS no 999 000 0018, ward 7"_s),
        line(u"c-2"_s).under(u"c-1"_s).saying(u"Same here"_s),
        line(u"c-3"_s).by(u"u-9"_s).saying(u"Thank you so much"_s),
        line(u"c-1"_s).saying(u"My mum, ward 7"_s).with(u"stamp"_s, u"2"_s)});
    const auto actor = office.me();
    const auto me = *actor.person;
    const auto now = office.workspace().now();
    event::ReplyWritten reply;
    reply.reply = ReplyId{1};
    reply.writer = me;
    reply.text.text = u"We are sorry to hear this."_s;
    reply.overrides.insert(u"C02"_s, {u"named by herself"_s, {}, {}});
    event::EscalationRaised raised;
    raised.escalation = EscalationId{1};
    raised.route = RouteId{u"CALD"_s};
    raised.by = me;
    raised.reason.text = u"names a patient"_s;
    const Events events{event::Claimed{me, now + std::chrono::minutes(30)},
        event::NoteAdded{{u"rang the ward"_s, {}, {}}}, reply, raised,
        event::EscalationAcknowledged{EscalationId{1}, me},
        event::StateChanged{State::New, State::Escalated, u"escalated"_s, {}, {}}};
    expected(office.database().write<void>([&](Session& session) -> Result<void> {
        const auto subject = CaseStore(session).load(CaseId{1});
        if (!subject)
            return subject.error();
        const auto done = commit(session, *subject, events, actor, now, office.workspace().logStamp());
        return done ? Result<void>() : done.error();
    }));
}

} // namespace

class LogBookTest : public QObject {
    Q_OBJECT

private slots:
    void listsInPlainWords_data() { addEngines(); }
    void listsInPlainWords();
    void checkpointsLeaveTheMachine_data() { addEngines(); }
    void checkpointsLeaveTheMachine();
    void aCheckpointThatCannotLeaveIsKept();
    void exportsWhatVerifies_data() { addEngines(); }
    void exportsWhatVerifies();
    void exportsOneCaseAndOneStretchOfTime();
    void refusesToExport();
    void aStoppedExportLeavesItsEntryButNoFolder();
    void verificationsAreEntries();
    void aLockedKeyringIsNoReasonForANewKey();
    void replayFindsNothingWhereNothingIsWrong_data() { addEngines(); }
    void replayFindsNothingWhereNothingIsWrong();
    void replayFindsEveryTableThatWasTouched_data();
    void replayFindsEveryTableThatWasTouched();
    void replayCanBeStopped();
    void differencesNameWhatDiffers();
    void yesterdaysDatabaseIsFoundAgainstTheCheckpointThatLeft();
};

void LogBookTest::listsInPlainWords()
{
    OpenWorkspace office;
    work(office);
    LogBook book(office.workspace());
    const auto all = expected(book.list(office.me(), {}));
    QCOMPARE(all.size(), office.logSize());
    QVERIFY(std::is_sorted(
        all.rbegin(), all.rend(), [](const LogRow& a, const LogRow& b) { return a.sequence < b.sequence; }));
    for (const auto& row : all) {
        QVERIFY2(
            !row.summary.isEmpty() && !row.actor.isEmpty() && !row.event.isEmpty(), qPrintable(row.event));
        QVERIFY2(
            !row.summary.contains(u"Jean"_s) && !row.summary.contains(u"sorry"_s), qPrintable(row.summary));
    }
    LogFilter ofCase;
    ofCase.subject = CaseId{1};
    ofCase.event = u"note-added"_s;
    const auto notes = expected(book.list(office.me(), ofCase));
    QCOMPARE(notes.size(), 1);
    QCOMPARE(notes.first().summary, u"Note"_s);
    LogFilter page;
    page.limit = 3;
    page.before = all[2].sequence;
    QCOMPARE(expected(book.list(office.me(), page)).first().sequence, all[3].sequence);
    Actor moderator = office.me();
    moderator.roles = {Role::Moderator};
    QCOMPARE(wait(book.list(moderator, {})).error().code, ErrorCode::Refused);
}

void LogBookTest::checkpointsLeaveTheMachine()
{
    OpenWorkspace office;
    QTemporaryDir folder;
    LogBook book(office.workspace());
    const auto kept = expected(book.checkpoint(office.me()));
    QVERIFY(!expected(office.workspace().summary()).lastCheckpointLeftAt);

    auto settings = office.workspace().settings();
    settings.checkpointFolder = folder.path();
    expected(office.workspace().changeSettings(office.me(), settings));
    office.clock().advance(std::chrono::hours(8));
    const auto note = expected(book.checkpoint(office.me()));
    const auto files = QDir(folder.path()).entryList(QDir::Files);
    QCOMPARE(files.size(), 1);
    QCOMPARE(contentOf(folder.filePath(files.first())), note.toUtf8());
    const auto parsed = parseSignedCheckpoint(note.toUtf8()).value();
    QCOMPARE(parsed.checkpoint.size, office.logSize());
    QCOMPARE(parsed.note.standing(office.workspace().verifierKey()), SignedNote::Standing::Signed);
    QCOMPARE(expected(office.workspace().summary()).lastCheckpointLeftAt, office.clock().now());
    QVERIFY(kept != note);
    LogFilter made;
    made.event = u"workspace-fact"_s;
    QCOMPARE(expected(book.list(office.me(), made)).first().sequence,
        office.logSize()); // the checkpoint covers its own entry
}

void LogBookTest::aCheckpointThatCannotLeaveIsKept()
{
    OpenWorkspace office(DatabaseAddress::Engine::Sqlite);
    auto settings = office.workspace().settings();
    settings.checkpointFolder = u"/nowhere/at/all"_s;
    expected(office.workspace().changeSettings(office.me(), settings));
    LogBook book(office.workspace());
    const auto outcome = wait(book.checkpoint(office.me()));
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::Unreadable);
    const auto latest = office.read([](Session& session) { return CheckpointStore(session).latest(); });
    QVERIFY(latest && !latest->leftAt);
}

void LogBookTest::exportsWhatVerifies()
{
    OpenWorkspace office;
    work(office);
    QTemporaryDir place;
    LogBook book(office.workspace());
    const auto early = expected(book.checkpoint(office.me()));
    const auto folder = place.filePath(u"export"_s);
    QStringList seen;
    const auto summary = expected(
        book.exportTo(office.me(), {folder, {}, {}, {}}, [&](const QString& unfinished) -> Result<void> {
            seen = QDir(unfinished).entryList(QDir::Files);
            return {};
        }));
    QCOMPARE(summary.entries, office.logSize());
    QVERIFY(seen.contains(u"log.jsonl"_s) && !seen.contains(u"manifest.json"_s));
    const auto report = verifyExport(folder, {summary.fingerprint, early.toUtf8(), {}});
    QVERIFY2(
        report.verdict == Verdict::Intact && report.anchored && report.wholeLog, qPrintable(report.message));
    QCOMPARE(report.rootHex, summary.root.toHex());
    const auto lines = contentOf(folder + u"/log.jsonl"_s);
    QVERIFY(lines.contains("\"what\":\"log-exported\""));
    for (const char* word :
        {"Jean", "999 000 0018", "sorry", "rang the ward", "names a patient", "northbridge", "u-9", "c-1\""})
        QVERIFY2(!lines.contains(word), word);
}

void LogBookTest::exportsOneCaseAndOneStretchOfTime()
{
    OpenWorkspace office(DatabaseAddress::Engine::Sqlite);
    office.clock().advance(std::chrono::hours(1));
    const auto from = office.clock().now();
    work(office);
    office.clock().advance(std::chrono::hours(1));
    const auto to = office.clock().now();
    office.import({line(u"c-9"_s).saying(u"Later"_s)});
    QTemporaryDir place;
    LogBook book(office.workspace());
    const auto early = expected(book.checkpoint(office.me())).toUtf8();

    const auto ofCase
        = expected(book.exportTo(office.me(), {place.filePath(u"case"_s), {}, {}, CaseId{1}}, {}));
    const auto inTime = expected(book.exportTo(office.me(), {place.filePath(u"time"_s), from, to, {}}, {}));
    QVERIFY(ofCase.entries > 5 && ofCase.entries < inTime.entries && inTime.entries < office.logSize());
    for (const auto& name : {u"case"_s, u"time"_s}) {
        const auto report = verifyExport(place.filePath(name), {{}, early, {}});
        QVERIFY2(report.verdict == Verdict::Intact && report.anchored && !report.wholeLog,
            qPrintable(report.message));
    }
    const auto nothing = wait(
        book.exportTo(office.me(), {place.filePath(u"none"_s), to + std::chrono::hours(9), {}, {}}, {}));
    QCOMPARE(nothing.error().code, ErrorCode::NotFound);
    QVERIFY(!QFileInfo::exists(place.filePath(u"none"_s)));
}

void LogBookTest::refusesToExport()
{
    OpenWorkspace office(DatabaseAddress::Engine::Sqlite);
    QTemporaryDir place;
    LogBook book(office.workspace());
    Actor supervisor = office.me();
    supervisor.roles = {Role::Supervisor};
    const auto before = office.logSize();
    QCOMPARE(wait(book.exportTo(supervisor, {place.filePath(u"x"_s), {}, {}, {}}, {})).error().code,
        ErrorCode::Refused);
    QFile(place.filePath(u"kept.txt"_s)).open(QIODevice::WriteOnly);
    QCOMPARE(
        wait(book.exportTo(office.me(), {place.path(), {}, {}, {}}, {})).error().code, ErrorCode::Refused);
    QCOMPARE(wait(book.exportTo(office.me(), {QString(), {}, {}, {}}, {})).error().code, ErrorCode::Invalid);
    QCOMPARE(office.logSize(), before);
}

void LogBookTest::aStoppedExportLeavesItsEntryButNoFolder()
{
    OpenWorkspace office(DatabaseAddress::Engine::Sqlite);
    QTemporaryDir place;
    LogBook book(office.workspace());
    const auto before = office.logSize();
    const auto outcome = wait(book.exportTo(
        office.me(), {place.filePath(u"x"_s), {}, {}, {}}, {}, [](qint64, qint64) { return false; }));
    QCOMPARE(outcome.error().code, ErrorCode::Cancelled);
    QVERIFY(QDir(place.path()).isEmpty());
    QCOMPARE(office.logSize(), before + 1);
}

void LogBookTest::verificationsAreEntries()
{
    OpenWorkspace office(DatabaseAddress::Engine::Sqlite);
    QTemporaryDir place;
    LogBook book(office.workspace());
    expected(book.exportTo(office.me(), {place.filePath(u"x"_s), {}, {}, {}}, {}));
    QFile lines(place.filePath(u"x/log.jsonl"_s));
    QVERIFY(lines.open(QIODevice::ReadWrite));
    lines.seek(5);
    lines.write("x");
    lines.close();
    const auto before = office.logSize();
    QCOMPARE(
        expected(book.verify(office.me(), place.filePath(u"x"_s), {})).firstBad, std::optional<qint64>(1));
    QCOMPARE(office.logSize(), before + 1);
    const auto newest = expected(book.list(office.me(), {})).first();
    QVERIFY2(newest.summary.contains(u"tampered"_s), qPrintable(newest.summary));
}

void LogBookTest::aLockedKeyringIsNoReasonForANewKey()
{
    OpenWorkspace office(DatabaseAddress::Engine::Sqlite);
    const auto fingerprint = office.workspace().verifierKey().fingerprint();
    office.secrets().setMode(MemorySecretStore::Mode::Locked);
    LogBook book(office.workspace());
    const auto before = office.logSize();
    QVERIFY(!wait(book.checkpoint(office.me())));
    QCOMPARE(office.logSize(), before);
    office.secrets().setMode(MemorySecretStore::Mode::Open);
    const auto note = expected(book.checkpoint(office.me())).toUtf8();
    QCOMPARE(parseSignedCheckpoint(note)->note.standing(office.workspace().verifierKey()),
        SignedNote::Standing::Signed);
    QCOMPARE(office.workspace().verifierKey().fingerprint(), fingerprint);
}

void LogBookTest::replayFindsNothingWhereNothingIsWrong()
{
    OpenWorkspace office;
    LogBook book(office.workspace());
    QCOMPARE(expected(book.replay()), QStringList());
    work(office);
    expected(book.checkpoint(office.me()));
    const auto findings = expected(book.replay());
    QVERIFY2(findings.isEmpty(), qPrintable(findings.join(u'\n')));
}

void LogBookTest::replayFindsEveryTableThatWasTouched_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("finding");
    QTest::newRow("state") << u"UPDATE cases SET state = 'resolved' WHERE id = 1"_s << u"Case 1: the state"_s;
    QTest::newRow("owner") << u"UPDATE cases SET owner = 1 WHERE id = 2"_s << u"Case 2: the owner"_s;
    QTest::newRow("visibility") << u"UPDATE items SET visibility = 'removed' WHERE id = 1"_s
                                << u"Case 1: item 1 "_s;
    QTest::newRow("item's words") << u"UPDATE items SET text = 'all is well' WHERE id = 2"_s
                                  << u"A text (item-received, text)"_s;
    QTest::newRow("clock") << u"UPDATE clocks SET due = due + 86400000 WHERE case_id = 1"_s
                           << u"Case 1: the clock for"_s;
    QTest::newRow("clock gone") << u"DELETE FROM clocks WHERE case_id = 2"_s
                                << u"Case 2: the number of clocks"_s;
    QTest::newRow("reply") << u"UPDATE replies SET state = 'sent' WHERE id = 1"_s << u"Case 1: reply 1 "_s;
    QTest::newRow("reply's words") << u"UPDATE replies SET text = 'No.' WHERE id = 1"_s
                                   << u"A text (reply-written, text)"_s;
    QTest::newRow("escalation") << u"UPDATE escalations SET acknowledged_by = NULL WHERE id = 1"_s
                                << u"Case 1: escalation 1 "_s;
    QTest::newRow("escalation gone") << u"DELETE FROM escalations WHERE id = 1"_s
                                     << u"escalation 1, the table does not have it"_s;
    QTest::newRow("note") << u"UPDATE private_texts SET text = 'did not ring' WHERE kind = 'note'"_s
                          << u"A text (note-added, note)"_s;
    QTest::newRow("log entry")
        << u"UPDATE log SET entry = replace(entry, 'claimed', 'claymed') WHERE event = 'claimed'"_s
        << u"damaged at entry"_s;
    QTest::newRow("log column") << u"UPDATE log SET case_id = 2 WHERE event = 'claimed'"_s
                                << u"filed under something else"_s;
    QTest::newRow("log tail") << u"DELETE FROM log WHERE sequence = (SELECT max(sequence) FROM log)"_s
                              << u"entries from"_s;
    QTest::newRow("head") << u"UPDATE log_head SET size = size + 1"_s << u"head"_s;
}

void LogBookTest::replayFindsEveryTableThatWasTouched()
{
    QFETCH(QString, sql);
    QFETCH(QString, finding);
    OpenWorkspace office(DatabaseAddress::Engine::Sqlite);
    work(office);
    LogBook book(office.workspace());
    QCOMPARE(expected(book.replay()), QStringList());
    expected(office.database().write<void>([&](Session& session) { return session.execute(sql); }));
    const auto replayed = wait(book.replay());
    const auto said = replayed ? replayed->join(u'\n') : replayed.error().message;
    QVERIFY2(said.contains(finding), qPrintable(said));
}

void LogBookTest::replayCanBeStopped()
{
    OpenWorkspace office(DatabaseAddress::Engine::Sqlite);
    QList<Line> lines;
    for (int i = 0; i < 1100; ++i)
        lines.append(line(u"m-%1"_s.arg(i)).saying(u"Number %1"_s.arg(i)));
    office.import(lines);
    LogBook book(office.workspace());
    QCOMPARE(wait(book.replay([](qint64, qint64) { return false; })).error().code, ErrorCode::Cancelled);
    QCOMPARE(expected(book.replay()), QStringList());
}

void LogBookTest::differencesNameWhatDiffers()
{
    Case told;
    told.id = CaseId{4};
    QCOMPARE(differences(told, told), QStringList());
    auto stored = told;
    stored.crisis = true;
    QCOMPARE(differences(told, stored),
        QStringList{u"Case 4: the priority in the table is not what the log tells."_s});
    stored = told;
    CaseItem seven;
    seven.id = ItemId{7};
    CaseItem eight;
    eight.id = ItemId{8};
    stored.items.append(seven);
    QCOMPARE(differences(told, stored),
        QStringList{u"Case 4: the table has item 7, the log does not tell of it."_s});
    QCOMPARE(differences(stored, told),
        QStringList{u"Case 4: the log tells of item 7, the table does not have it."_s});
    stored.items.append(eight);
    auto turned = stored;
    std::swap(turned.items[0], turned.items[1]);
    QCOMPARE(differences(stored, turned),
        QStringList{u"Case 4: the order of its items in the table is not what the log tells."_s});
}

// Somebody with the machine, the key and time: puts back yesterday's file, works on, and signs everything
// properly.
void LogBookTest::yesterdaysDatabaseIsFoundAgainstTheCheckpointThatLeft()
{
    OpenWorkspace office(DatabaseAddress::Engine::Sqlite);
    QTemporaryDir outside;
    const auto yesterday = outside.filePath(u"yesterday.steward"_s);
    expected(office.workspace().backup(office.me(), yesterday));
    work(office);
    const auto left = expected(LogBook(office.workspace()).checkpoint(office.me())).toUtf8();

    const auto rolledBack
        = expected(Workspace::open({DatabaseAddress::Engine::Sqlite, yesterday}, office.surroundings()));
    const auto me = People::actorFor(expected(People(*rolledBack).find({})));
    LogBook book(*rolledBack);
    QCOMPARE(expected(book.replay()), QStringList()); // nothing inside can tell
    expected(book.exportTo(me, {outside.filePath(u"short"_s), {}, {}, {}}, {}));
    const auto inItself
        = verifyExport(outside.filePath(u"short"_s), {rolledBack->verifierKey().fingerprint(), {}, {}});
    QCOMPARE(inItself.verdict, Verdict::Intact);
    const auto shorter = verifyExport(outside.filePath(u"short"_s), {{}, left, {}});
    QCOMPARE(shorter.verdict, Verdict::Tampered);
    QCOMPARE(shorter.firstBad, std::optional(shorter.logSize + 1));

    const auto sizeThen = parseSignedCheckpoint(left)->checkpoint.size;
    while (expected(rolledBack->summary()).logSize <= sizeThen)
        expected(book.checkpoint(me));
    expected(book.exportTo(me, {outside.filePath(u"long"_s), {}, {}, {}}, {}));
    QCOMPARE(verifyExport(outside.filePath(u"long"_s), {{}, left, {}}).verdict, Verdict::Tampered);
}

QTEST_GUILESS_MAIN(LogBookTest)
#include "tst_log_book.moc"

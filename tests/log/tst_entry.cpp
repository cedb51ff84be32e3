// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Entries, events and commitments: what goes into the log comes out of it, and the words never go in.
#include "log/commitment.h"
#include "log/entry.h"
#include "random_event.h"

#include <QTest>

using namespace steward;
using namespace Qt::StringLiterals;

class TestEntry : public QObject {
    Q_OBJECT
private slots:
    void everyEventSurvivesTheLog_data();
    void everyEventSurvivesTheLog();
    void privateWordsNeverReachTheLog_data() { everyEventSurvivesTheLog_data(); }
    void privateWordsNeverReachTheLog();
    void wrongKindsAreRefusedNotGuessed_data() { everyEventSurvivesTheLog_data(); }
    void wrongKindsAreRefusedNotGuessed();
    void newerFieldsAreIgnoredAndOlderOnesDefault();
    void unknownEventsAreNamedAsSuch();
    void loneSurrogatesCannotStopTheLog();
    void overridesHaveTheirOwnPaths();
    void commitments();
    void anEntrySurvivesItsBytes();
    void absentMeansAbsent();
    void entriesThatAreNotOnes_data();
    void entriesThatAreNotOnes();
    void subjectsComeFromTheEvent();
};

namespace {

// What a replay sees: commitments without words or salt.
Event asReplayed(Event event)
{
    forEachPrivateText(event, [](const QString&, PrivateText& text) {
        text.text.clear();
        text.salt.clear();
    });
    return event;
}

LogEntry someEntry()
{
    Event event = event::NoteAdded{{u"please ring back"_s, {}, {}}};
    sealAll(event);
    auto entry = entryFor(event, CaseId{1042});
    entry.sequence = 7;
    entry.id = newEntryId();
    entry.previous = sha256("before");
    entry.at = fromMs(1'795'000'000'123);
    entry.zone = "Europe/London";
    entry.offsetSeconds = 3600;
    entry.actor = {PersonId{3}, {}, {Role::Moderator, Role::Supervisor}, PersonId{9}};
    entry.origin = {u"desk-3"_s, u"sam"_s, u"os-login"_s, u"0.1.0"_s, u"2026-11"_s};
    entry.before = State::Open;
    entry.after = State::Pending;
    return entry;
}

} // namespace

void TestEntry::everyEventSurvivesTheLog_data()
{
    QTest::addColumn<int>("kind");
    const auto names = eventNames();
    QCOMPARE(names.size(), qsizetype(std::variant_size_v<Event>));
    for (int kind = 0; kind < names.size(); ++kind)
        QTest::newRow(qPrintable(names[kind])) << kind;
}

void TestEntry::everyEventSurvivesTheLog()
{
    QFETCH(int, kind);
    test::RandomEvents random(quint32(kind) + 1);
    for (int round = 0; round < 200; ++round) {
        auto event = random.ofKind(size_t(kind));
        sealAll(event);
        auto entry = entryFor(event, CaseId{5});
        entry.sequence = round + 1;
        entry.id = newEntryId();
        const auto bytes = toCanonical(entry);
        QVERIFY2(bytes.hasValue(), qPrintable(bytes ? QString() : bytes.error().message));
        const auto read = parseEntry(*bytes);
        QVERIFY2(read.hasValue(), bytes->constData());
        const auto again = eventFromJson(read->event, read->data);
        QVERIFY2(again.hasValue(), bytes->constData());
        QVERIFY2(*again == asReplayed(event), bytes->constData());
        QCOMPARE(toCanonical(*read).value(), *bytes);
    }
}

void TestEntry::privateWordsNeverReachTheLog()
{
    QFETCH(int, kind);
    test::RandomEvents random(99);
    for (int round = 0; round < 50; ++round) {
        auto event = random.ofKind(size_t(kind));
        int texts = 0;
        forEachPrivateText(event, [&](const QString&, PrivateText& text) {
            text.text = u"Jean, NHS number 999 000 0018"_s;
            ++texts;
        });
        const auto unsealed = canonicalJson(toJson(event)).value();
        QVERIFY(!unsealed.contains("Jean") && !unsealed.contains("commitment"));
        sealAll(event);
        const auto data = toJson(event);
        const auto sealed = canonicalJson(data).value();
        QVERIFY(!sealed.contains("Jean") && !sealed.contains("salt"));
        QCOMPARE(commitmentsIn(data).size(), texts);
    }
}

void TestEntry::wrongKindsAreRefusedNotGuessed()
{
    QFETCH(int, kind);
    test::RandomEvents random(5);
    auto event = random.ofKind(size_t(kind));
    sealAll(event);
    const auto good = toJson(event);
    QJsonArray nested; // in braces, compilers do not agree what that is
    nested.append(QJsonArray());
    for (auto it = good.begin(); it != good.end(); ++it) {
        for (const QJsonValue& wrong :
            {QJsonValue(u"\u2603"_s), QJsonValue(1.5), QJsonValue(nested), QJsonValue()}) {
            if (it->isString() && wrong.isString())
                continue; // a text may be any text
            auto damaged = good;
            damaged[it.key()] = wrong;
            const auto read = eventFromJson(eventName(event), damaged);
            QVERIFY2(!read, qPrintable(it.key()));
            QCOMPARE(read.error().code, ErrorCode::Malformed);
            QVERIFY(read.error().message.contains(it.key()));
        }
    }
}

void TestEntry::newerFieldsAreIgnoredAndOlderOnesDefault()
{
    const auto read = eventFromJson(
        u"item-decided"_s, {{u"item"_s, 4}, {u"action"_s, u"hide"_s}, {u"mood"_s, u"grim"_s}});
    QVERIFY(read.hasValue());
    const auto& decided = std::get<event::ItemDecided>(*read);
    QCOMPARE(decided.item, ItemId{4});
    QCOMPARE(decided.action, Action::Hide);
    QCOMPARE(decided.phase, EnforcementPhase::None);
    QVERIFY(!decided.reason.isSealed());
}

void TestEntry::unknownEventsAreNamedAsSuch()
{
    const auto read = eventFromJson(u"item-applauded"_s, {});
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::NotFound);
    QCOMPARE(read.error().detail, u"item-applauded"_s);
}

void TestEntry::loneSurrogatesCannotStopTheLog()
{
    event::ItemReceived received;
    received.platform = u"odd"_s + QChar(0xD83D);
    const auto bytes = toCanonical(entryFor(received));
    QVERIFY(bytes.hasValue());
    QVERIFY(bytes->contains("odd\xEF\xBF\xBD"));
}

void TestEntry::overridesHaveTheirOwnPaths()
{
    event::ReplyWritten reply;
    reply.overrides.insert(u"C02"_s, {u"named by herself"_s, {}, {}});
    reply.text.text = u"Thank you"_s;
    QStringList paths;
    forEachPrivateText(Event(reply), [&](const QString& path, const PrivateText&) { paths << path; });
    QCOMPARE(paths, (QStringList{u"overrides/C02"_s, u"text"_s}));
}

void TestEntry::commitments()
{
    PrivateText text{u"my mum waited nine hours"_s, {}, {}};
    seal(text);
    QCOMPARE(text.salt.size(), 32);
    QVERIFY(opens(text));
    QVERIFY(!opens(u"my mum waited ten hours"_s, text.salt, text.commitment));
    QVERIFY(!opens(text.text, QByteArray(32, 'x'), text.commitment));
    QVERIFY(!opens(text.text, {}, text.commitment));
    QVERIFY(!opens(text.text, text.salt, {}));
    const auto sealedOnce = text;
    seal(text);
    QCOMPARE(text, sealedOnce);
    PrivateText same{u"my mum waited nine hours"_s, {}, {}};
    seal(same);
    QVERIFY(same.commitment != text.commitment); // or equal texts could be found by their commitments
    PrivateText empty;
    seal(empty);
    QVERIFY(!empty.isSealed());
}

void TestEntry::anEntrySurvivesItsBytes()
{
    const auto entry = someEntry();
    const auto bytes = toCanonical(entry).value();
    QCOMPARE(parseEntry(bytes).value(), entry);
    QVERIFY(bytes.contains("\"at\":\"2026-11-18T11:06:40.123Z\""));
    QVERIFY(newEntryId() != newEntryId());
}

void TestEntry::absentMeansAbsent()
{
    LogEntry entry = entryFor(event::WorkspaceFact{u"backup-made"_s, {}});
    entry.sequence = 1;
    entry.id = newEntryId();
    entry.actor.automation = u"outbox"_s;
    const auto bytes = toCanonical(entry).value();
    for (const char* name :
        {"\"person\"", "\"onBehalfOf\"", "\"case\"", "\"before\"", "\"after\"", "\"device\""})
        QVERIFY2(!bytes.contains(name), name);
    QCOMPARE(parseEntry(bytes).value(), entry);
}

void TestEntry::entriesThatAreNotOnes_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("no sequence") << QByteArray("\"seq\":7,") << QByteArray();
    QTest::newRow("sequence zero") << QByteArray("\"seq\":7,") << QByteArray("\"seq\":0,");
    QTest::newRow("sequence as text") << QByteArray("\"seq\":7,") << QByteArray("\"seq\":\"7\",");
    QTest::newRow("a time that is none") << QByteArray("2026-11-18T11") << QByteArray("2026-11-18X11");
    QTest::newRow("a time written otherwise") << QByteArray(":40.123Z") << QByteArray(":40.1230Z");
    QTest::newRow("a state that is none")
        << QByteArray("\"after\":\"pending\"") << QByteArray("\"after\":\"gone\"");
    QTest::newRow("a role that is none") << QByteArray("supervisor") << QByteArray("overlord");
    QTest::newRow("no data") << QByteArray("\"data\":{") << QByteArray("\"dato\":{");
    QTest::newRow("a space") << QByteArray("\"seq\":7") << QByteArray("\"seq\": 7");
}

void TestEntry::entriesThatAreNotOnes()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    auto bytes = toCanonical(someEntry()).value();
    QVERIFY(bytes.contains(from));
    bytes.replace(from, to);
    const auto read = parseEntry(bytes);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Malformed);
}

void TestEntry::subjectsComeFromTheEvent()
{
    event::EscalationRaised raised;
    raised.escalation = EscalationId{4};
    raised.proposalItem = ItemId{8};
    const auto subject = subjectOf(raised, CaseId{2});
    QCOMPARE(subject.caseId, CaseId{2});
    QCOMPARE(subject.escalation, EscalationId{4});
    QVERIFY(!subject.item); // the proposal's item is not what was escalated
    event::ItemReceived received;
    received.item = ItemId{5};
    received.account = AccountId{6};
    QCOMPARE(subjectOf(received).item, ItemId{5});
    QCOMPARE(subjectOf(received).account, AccountId{6});
    QVERIFY(!subjectOf(received).caseId);
}

QTEST_APPLESS_MAIN(TestEntry)
#include "tst_entry.moc"

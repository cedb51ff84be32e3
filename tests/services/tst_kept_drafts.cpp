// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody has half written, from the first words to the sign-off, on both engines.
#include "services/drafts.h"
#include "services/log_book.h"
#include "support/open_workspace.h"

#include <QDir>
#include <QTest>

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

namespace {

const QString thanks = u"Thank you for telling us. Our team is looking into the opening hours."_s;

class Office : public OpenWorkspace {
public:
    Office()
    {
        import({line(u"c-1"_s).underPost().saying(u"When do you open?"_s)});
        id = inbox().first().id;
    }
    Result<void> tryKeep(const Actor& actor, const QString& text)
    {
        DraftReply draft;
        draft.text = text;
        draft.cursor = int(text.size());
        return wait(Drafts(workspace()).keep(actor, id, draft));
    }
    void keep(const QString& text) { expected(tryKeep(me(), text)); }
    DraftReply draftOf(const Actor& actor) { return expected(Drafts(workspace()).find(actor, id)); }
    Actor somebody(const QString& name, const QSet<Role>& roles)
    {
        return People::actorFor(expected(People(workspace()).add(me(), name, roles)));
    }
    Result<Done> tryReply(const QString& text)
    {
        SignOff all;
        for (const auto& item : workspace().checklist())
            all.items << item.id;
        return wait(Desk(workspace()).reply(me(), id, text, Audience::Public, ReplyKind::G, {}, all, {}, {}));
    }

    CaseId id;
};

} // namespace

class TestKeptDrafts : public QObject {
    Q_OBJECT

private slots:
    void outlivesTheProgram_data() { addEngines(); }
    void outlivesTheProgram();
    void isSeenByAnotherProcessAsSoonAsItIsKept_data() { addEngines(); }
    void isSeenByAnotherProcessAsSoonAsItIsKept();
    void belongsToItsWriter_data() { addEngines(); }
    void belongsToItsWriter();
    void goesWithTheSignOffInOneTransaction_data() { addEngines(); }
    void goesWithTheSignOffInOneTransaction();
    void staysIfTheReplyIsRefused_data() { addEngines(); }
    void staysIfTheReplyIsRefused();
    void otherWordsSentElsewhereDoNotTakeIt_data() { addEngines(); }
    void otherWordsSentElsewhereDoNotTakeIt();
    void anEmptyOneIsThrownAway_data() { addEngines(); }
    void anEmptyOneIsThrownAway();
    void theLogKnowsNothingOfIt_data() { addEngines(); }
    void theLogKnowsNothingOfIt();
    void followsAConversationThatIsPutTogether_data() { addEngines(); }
    void followsAConversationThatIsPutTogether();
    void theLastOfManyQuickOnesCounts_data() { addEngines(); }
    void theLastOfManyQuickOnesCounts();
};

void TestKeptDrafts::outlivesTheProgram()
{
    Office office;
    DraftReply draft;
    draft.text = u"Half a sente"_s;
    draft.audience = Audience::Private;
    draft.kind = ReplyKind::P;
    draft.cursor = 4;
    draft.item = office.thread(office.id).items.first().id;
    draft.baseVersion = office.thread(office.id).subject.contentVersion;
    expected(Drafts(office.workspace()).keep(office.me(), office.id, draft));
    office.reopen();
    QCOMPARE(office.draftOf(office.me()), draft);
    QCOMPARE(expected(office.workspace().check()), QStringList());
}

void TestKeptDrafts::isSeenByAnotherProcessAsSoonAsItIsKept()
{
    // What another connection reads is what is left after a crash: the commit is through.
    Office office;
    office.keep(u"Half a sente"_s);
    const auto other = expected(Workspace::open(office.address(), office.surroundings()));
    QCOMPARE(expected(Drafts(*other).find(office.me(), office.id)).text, u"Half a sente"_s);
}

void TestKeptDrafts::belongsToItsWriter()
{
    Office office;
    const Actor robin = office.somebody(u"Robin"_s, {Role::Moderator});
    const Actor auditor = office.somebody(u"Ash"_s, {Role::Auditor});
    office.keep(u"Mine"_s);
    QVERIFY(office.draftOf(robin).isEmpty());
    expected(office.tryKeep(robin, u"Robin's"_s));
    QCOMPARE(office.draftOf(office.me()).text, u"Mine"_s);
    QCOMPARE(office.draftOf(robin).text, u"Robin's"_s);
    const auto refused = office.tryKeep(auditor, u"Nobody asked me"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Refused);
    QVERIFY(office.draftOf(auditor).isEmpty());
}

void TestKeptDrafts::goesWithTheSignOffInOneTransaction()
{
    Office office;
    const Actor robin = office.somebody(u"Robin"_s, {Role::Moderator});
    office.keep(thanks);
    expected(office.tryKeep(robin, thanks));
    expected(office.tryReply(thanks));
    QVERIFY(office.draftOf(office.me()).isEmpty());
    QVERIFY2(!office.draftOf(robin).isEmpty(), "somebody else's words are not signed off by me");
    QCOMPARE(office.thread(office.id).replies.size(), 1);
    QCOMPARE(office.thread(office.id).replies.first().text, thanks);
}

void TestKeptDrafts::staysIfTheReplyIsRefused()
{
    Office office;
    const QString leaky = u"Your NHS number 999 000 0018 is on file."_s;
    office.keep(leaky);
    QVERIFY(!office.tryReply(leaky));
    QCOMPARE(office.draftOf(office.me()).text, leaky);
    QVERIFY(office.thread(office.id).replies.isEmpty());
}

void TestKeptDrafts::otherWordsSentElsewhereDoNotTakeIt()
{
    Office office;
    office.keep(u"The long answer that is still being writ"_s);
    expected(office.tryReply(thanks));
    QCOMPARE(office.draftOf(office.me()).text, u"The long answer that is still being writ"_s);
}

void TestKeptDrafts::anEmptyOneIsThrownAway()
{
    Office office;
    office.keep(u"Half a sente"_s);
    office.keep({});
    office.reopen();
    QVERIFY(office.draftOf(office.me()).isEmpty());
    office.keep({});
}

void TestKeptDrafts::theLogKnowsNothingOfIt()
{
    Office office;
    const qint64 before = office.logSize();
    office.keep(u"somebody's private matter"_s);
    QCOMPARE(office.logSize(), before);
    QCOMPARE(expected(LogBook(office.workspace()).replay()), QStringList());
    InboxQuery words;
    words.search = u"matter"_s;
    QVERIFY2(office.inbox(words).isEmpty(), "a draft is not found by searching");
    const auto view = office.thread(office.id);
    QVERIFY(view.replies.isEmpty() && view.notes.isEmpty());
}

void TestKeptDrafts::followsAConversationThatIsPutTogether()
{
    Office office;
    office.import({line(u"c-9"_s).under(u"c-8"_s).saying(u"I saw that too"_s)});
    QCOMPARE(office.inbox().size(), 2);
    const auto rows = office.inbox();
    const auto waiting = std::find_if(
        rows.cbegin(), rows.cend(), [&office](const InboxRow& row) { return row.id != office.id; });
    DraftReply draft;
    draft.text = u"Thank you for joining in"_s;
    expected(Drafts(office.workspace()).keep(office.me(), waiting->id, draft));
    // The missing comment comes: it answers the first, and the second answers it.
    office.import({line(u"c-8"_s).under(u"c-1"_s).saying(u"They open at nine"_s)});
    QCOMPARE(office.inbox().size(), 1);
    QCOMPARE(office.inbox().first().id, office.id);
    QCOMPARE(
        expected(Drafts(office.workspace()).find(office.me(), office.inbox().first().id)).text, draft.text);
}

void TestKeptDrafts::theLastOfManyQuickOnesCounts()
{
    Office office;
    Drafts drafts(office.workspace());
    QString text;
    QList<QFuture<Result<void>>> writing;
    for (int i = 0; i < 60; ++i) {
        text += QChar(u'a' + i % 26);
        DraftReply draft;
        draft.text = text;
        writing << drafts.keep(office.me(), office.id, draft);
    }
    for (const auto& one : std::as_const(writing))
        expected(one);
    QCOMPARE(office.draftOf(office.me()).text, text);
}

QTEST_GUILESS_MAIN(TestKeptDrafts)
#include "tst_kept_drafts.moc"

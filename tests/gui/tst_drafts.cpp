// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Half a reply: it outlives the window and the program, belongs to its writer, and goes when it is signed off
// or thrown away; and one that a reviewer returned is a draft again, with what they said above it.
#include "desktop/inbox/checklist_panel.h"
#include "gui/inbox_rows.h"
#include "gui/real_window.h"

#include <QCheckBox>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace steward;
using namespace Qt::StringLiterals;
using test::expected;
using test::isCalm;
using test::line;
using test::RealWindow;

namespace {

constexpr int patience = 45'000;
const QString words = u"Thank you for telling us. We will pass this on to the team."_s;

/// A window with one open thread, and somebody in it who only moderates.
class WritingDesk : public RealWindow {
public:
    WritingDesk()
        : RealWindow(test::Stage{{1366, 768}, false})
    {
        import(
            {line(u"c-1"_s).saying(u"The queue was long again."_s), line(u"c-2"_s).saying(u"Same here."_s)});
    }
    bool comesToA(CaseId id)
    {
        return goTo([id](const InboxRow& row) { return row.id == id; }) == id;
    }
    bool comesToTheFirst()
    {
        if (!QTest::qWaitFor([this] { return inbox().model().rowCount() == 2; }, patience)
            || !waitUntilPainted())
            return false;
        id = goTo([](const InboxRow&) { return true; });
        return id.isValid();
    }
    QPlainTextEdit& text() { return *find<QPlainTextEdit>("replyTextEdit"); }
    bool starts(const QString& reply)
    {
        key(Qt::Key_R);
        if (!QTest::qWaitFor([this] { return text().hasFocus(); }, patience))
            return false;
        type(reply);
        return true;
    }
    DraftReply stored() { return storedOf(context().actor()); }
    DraftReply storedOf(const Actor& writer) { return expected(Drafts(workspace()).find(writer, id)); }
    bool storeHas(const QString& reply)
    {
        return QTest::qWaitFor([&] { return stored().text == reply; }, patience);
    }
    /// Signs everything and sends, as soon as the checks are through.
    bool sends()
    {
        auto& panel = *find<ChecklistPanel>("checklistPanel");
        const auto judged = [&] { return panel.verdict().withState(AnswerBy::Machine).size() > 2; };
        if (!QTest::qWaitFor(judged, patience))
            return false;
        const auto boxes = panel.findChildren<QCheckBox*>();
        for (auto* box : boxes)
            box->setChecked(true);
        if (!QTest::qWaitFor([&] { return panel.verdict().mayLeave(); }, patience))
            return false;
        const auto before = caseNow(id).replies.size();
        action("inbox.send")->trigger();
        return QTest::qWaitFor([&] { return caseNow(id).replies.size() > before; }, patience);
    }
    /// A reply of the person at the desk goes to a second person, who sends it back.
    bool isReturned(const QString& reply, const QString& reason)
    {
        const auto supervisor = somebody(u"Priya Sample"_s, {Role::Supervisor});
        become({Role::Moderator});
        SignOff all;
        for (const auto& item : workspace().checklist())
            all.items << item.id;
        const auto done = expected(context().desk().reply(
            context().actor(), id, reply, Audience::Public, ReplyKind::P, {}, all, {}, {}));
        if (done.after.reply(done.reply)->state != ReplyState::AwaitingApproval)
            return false;
        expected(context().desk().perform(
            supervisor, {id, command::ReturnReply{done.reply, PrivateText{reason, {}, {}}}, {}}));
        first = done.reply;
        inbox().refresh();
        return true;
    }
    QLabel& returned() { return *find<QLabel>("returnedLabel"); }

    CaseId id;
    ReplyId first;
};

} // namespace

class DraftsTest : public QObject {
    Q_OBJECT
private slots:
    void outlivesTheWindowWithItsCursor();
    void isInTheStoreSoonAfterTypingPauses();
    void isGoneWhenItIsSignedOff();
    void isADraftAgainWhenItIsCalledBack();
    void undoGivesTheWordsBackToo();
    void canBeThrownAwayAndPutBack();
    void belongsToWhoeverWroteIt();
    void whatWasSaidMeanwhileIsSaidAboveIt();
    void whatCannotBeSavedIsToldAndTriedAgain();
    void aReturnedReplyComesBackWithTheReviewersWords();
    void aReturnedReplyThatIsSentAgainTakesTheOldOnesPlace();
    void aReturnedReplyNeverWritesOverADraft();
    void aReturnedReplyCanBeThrownAway();
    void aReturnedReplyIsItsWritersAlone();
};

void DraftsTest::outlivesTheWindowWithItsCursor()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    const auto id = desk.goTo(isCalm);
    desk.key(Qt::Key_R);
    QTRY_VERIFY(desk.find<QPlainTextEdit>("replyTextEdit")->hasFocus());
    desk.type(u"Half a sente"_s);
    for (int i = 0; i < 5; ++i)
        desk.key(Qt::Key_Left);
    const int cursor = desk.find<QPlainTextEdit>("replyTextEdit")->textCursor().position();
    QCOMPARE(cursor, 7);
    // At once: nobody waits until typing pauses before the window goes.
    desk.restart();
    QVERIFY(desk.waitUntilPainted());
    QTRY_COMPARE_WITH_TIMEOUT(desk.inbox().target().id, id, patience);
    auto* text = desk.find<QPlainTextEdit>("replyTextEdit");
    QTRY_COMPARE_WITH_TIMEOUT(text->toPlainText(), u"Half a sente"_s, patience);
    QCOMPARE(text->textCursor().position(), cursor);
    // And it goes on where it stopped.
    desk.key(Qt::Key_R);
    QTRY_VERIFY(text->hasFocus());
    desk.type(u"good "_s);
    QCOMPARE(text->toPlainText(), u"Half a good sente"_s);
    desk.restart();
    QVERIFY(desk.waitUntilPainted());
    QTRY_COMPARE_WITH_TIMEOUT(
        desk.find<QPlainTextEdit>("replyTextEdit")->toPlainText(), u"Half a good sente"_s, patience);
}

void DraftsTest::isInTheStoreSoonAfterTypingPauses()
{
    // What is committed survives the program being killed; the window has not been told anything.
    WritingDesk desk;
    QVERIFY(desk.comesToTheFirst());
    const auto before = expected(desk.workspace().summary()).logSize;
    QVERIFY(desk.starts(words));
    QVERIFY(desk.storeHas(words));
    QCOMPARE(desk.stored().cursor, int(words.size()));
    QCOMPARE(desk.stored().baseVersion, desk.caseNow(desk.id).contentVersion);
    desk.type(u" And"_s);
    QVERIFY(desk.storeHas(words + u" And"_s));
    QVERIFY2(desk.text().hasFocus(), "saving takes nothing away from whoever writes");
    QCOMPARE(expected(desk.workspace().summary()).logSize, before);
    desk.text().clear();
    QVERIFY(desk.storeHas({}));
}

void DraftsTest::isGoneWhenItIsSignedOff()
{
    WritingDesk desk;
    QVERIFY(desk.comesToTheFirst());
    QVERIFY(desk.starts(words));
    QVERIFY(desk.sends());
    QVERIFY(desk.stored().isEmpty());
    desk.restart();
    QVERIFY(desk.waitUntilPainted());
    QVERIFY(desk.comesToA(desk.id));
    QVERIFY(desk.text().toPlainText().isEmpty());
    QCOMPARE(desk.caseNow(desk.id).replies.size(), 1);
}

void DraftsTest::isADraftAgainWhenItIsCalledBack()
{
    WritingDesk desk;
    QVERIFY(desk.comesToTheFirst());
    QVERIFY(desk.starts(words));
    QVERIFY(desk.sends());
    QTRY_VERIFY_WITH_TIMEOUT(desk.action("inbox.undoSend")->isEnabled(), patience);
    desk.action("inbox.undoSend")->trigger();
    QVERIFY(desk.storeHas(words));
    desk.restart();
    QVERIFY(desk.waitUntilPainted());
    QVERIFY(desk.comesToA(desk.id));
    QCOMPARE(desk.text().toPlainText(), words);
}

void DraftsTest::undoGivesTheWordsBackToo()
{
    WritingDesk desk;
    QVERIFY(desk.comesToTheFirst());
    QVERIFY(desk.starts(words));
    QVERIFY(desk.sends());
    QTRY_VERIFY_WITH_TIMEOUT(desk.action("inbox.undoSend")->isEnabled(), patience);
    desk.action("inbox.undo")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(desk.inbox().target().id, desk.id, patience);
    QTRY_COMPARE_WITH_TIMEOUT(desk.text().toPlainText(), words, patience);
    QCOMPARE(desk.caseNow(desk.id).replies.first().state, ReplyState::Withdrawn);
}

void DraftsTest::canBeThrownAwayAndPutBack()
{
    WritingDesk desk;
    QVERIFY(desk.comesToTheFirst());
    auto* away = desk.action("inbox.discardDraft");
    QVERIFY2(!away->isEnabled(), "there is nothing to throw away");
    QVERIFY(desk.starts(words));
    QVERIFY(away->isEnabled());
    QVERIFY(desk.storeHas(words));
    away->trigger();
    QVERIFY(desk.text().toPlainText().isEmpty());
    QVERIFY(desk.storeHas({}));
    QVERIFY(desk.notice().contains(u"thrown away"_s));
    QVERIFY(!desk.notice().contains(words));
    const auto buttons = desk.find<NoticeBar>("noticeBar")->findChildren<QPushButton*>();
    const auto back = std::find_if(buttons.cbegin(), buttons.cend(),
        [](const QPushButton* button) { return button->text().contains(u"Put it back"_s); });
    QVERIFY(back != buttons.cend());
    (*back)->click();
    QCOMPARE(desk.text().toPlainText(), words);
    QVERIFY(desk.storeHas(words));
}

void DraftsTest::belongsToWhoeverWroteIt()
{
    WritingDesk desk;
    QVERIFY(desk.comesToTheFirst());
    const auto me = desk.context().person();
    const auto mine = desk.context().actor();
    const auto robin = expected(desk.context().people().add(mine, u"Robin Sample"_s, {Role::Moderator}));
    QVERIFY(desk.starts(words));
    desk.context().switchTo(robin);
    QTRY_VERIFY_WITH_TIMEOUT(desk.inbox().workPane().composer().shownCase() == desk.id, patience);
    QVERIFY2(desk.text().toPlainText().isEmpty(), "a draft is nobody else's business");
    QVERIFY(desk.starts(u"Robin's own words"_s));
    desk.context().switchTo(me);
    QTRY_COMPARE_WITH_TIMEOUT(desk.text().toPlainText(), words, patience);
    QTRY_COMPARE_WITH_TIMEOUT(desk.storedOf(mine).text, words, patience);
    QTRY_COMPARE_WITH_TIMEOUT(desk.storedOf(People::actorFor(robin)).text, u"Robin's own words"_s, patience);
}

void DraftsTest::whatWasSaidMeanwhileIsSaidAboveIt()
{
    WritingDesk desk;
    QVERIFY(desk.comesToTheFirst());
    QVERIFY(desk.starts(words));
    QVERIFY(desk.storeHas(words));
    desk.restart();
    QVERIFY(desk.waitUntilPainted());
    QVERIFY(desk.comesToA(desk.id));
    QVERIFY(desk.find<QLabel>("draftWarningLabel")->text().isEmpty());
    const auto root = desk.caseNow(desk.id).items.first().id;
    const auto said = expected(desk.context().inbox().thread(desk.id)).items.first().text;
    QVERIFY(root.isValid());
    const QString parent = said == u"Same here."_s ? u"c-2"_s : u"c-1"_s;
    desk.import({line(u"c-9"_s).under(parent, {}).saying(u"It is settled now, thank you."_s)});
    QVERIFY(desk.caseNow(desk.id).contentVersion > desk.stored().baseVersion);
    desk.restart();
    QVERIFY(desk.waitUntilPainted());
    QVERIFY(desk.comesToA(desk.id));
    QCOMPARE(desk.text().toPlainText(), words);
    QVERIFY(desk.find<QLabel>("draftWarningLabel")->text().contains(u"since you wrote"_s));
}

void DraftsTest::whatCannotBeSavedIsToldAndTriedAgain()
{
    WritingDesk desk;
    QVERIFY(desk.comesToTheFirst());
    desk.atTheStore(
        u"CREATE TRIGGER full BEFORE INSERT ON drafts BEGIN SELECT RAISE(ABORT, 'no room'); END"_s);
    QVERIFY(desk.starts(words));
    QTRY_VERIFY_WITH_TIMEOUT(!desk.notice().isEmpty(), patience);
    QVERIFY(!desk.notice().contains(u"Thank you"_s));
    QVERIFY(desk.stored().isEmpty());
    QCOMPARE(desk.text().toPlainText(), words);
    desk.atTheStore(u"DROP TRIGGER full"_s);
    QVERIFY2(desk.storeHas(words), "without another key");
}

void DraftsTest::aReturnedReplyComesBackWithTheReviewersWords()
{
    WritingDesk desk;
    QVERIFY(desk.comesToTheFirst());
    QVERIFY(!desk.returned().isVisible());
    QVERIFY(desk.isReturned(words, u"Name the clinic, please."_s));
    QTRY_COMPARE_WITH_TIMEOUT(desk.text().toPlainText(), words, patience);
    QVERIFY(desk.returned().isVisible());
    QVERIFY(desk.returned().text().contains(u"Name the clinic, please."_s));
    QVERIFY2(
        desk.returned().mapTo(&desk.window(), QPoint()).y() < desk.text().mapTo(&desk.window(), QPoint()).y(),
        "above the text");
    QVERIFY2(desk.stored().isEmpty(), "as long as nobody has changed it, it is the reply that is kept");
    // The next day.
    desk.restart();
    desk.become({Role::Moderator});
    QVERIFY(desk.waitUntilPainted());
    QVERIFY(desk.comesToA(desk.id));
    QCOMPARE(desk.text().toPlainText(), words);
    QVERIFY(desk.returned().text().contains(u"Name the clinic, please."_s));
    QVERIFY(desk.starts(u" It is the eye clinic."_s));
    QVERIFY(desk.storeHas(words + u" It is the eye clinic."_s));
}

void DraftsTest::aReturnedReplyThatIsSentAgainTakesTheOldOnesPlace()
{
    WritingDesk desk;
    QVERIFY(desk.comesToTheFirst());
    QVERIFY(desk.isReturned(words, u"Name the clinic, please."_s));
    QTRY_COMPARE_WITH_TIMEOUT(desk.text().toPlainText(), words, patience);
    QVERIFY(desk.starts(u" It is the eye clinic."_s));
    QVERIFY(desk.sends());
    const auto now = desk.caseNow(desk.id);
    QCOMPARE(now.replies.size(), 2);
    QCOMPARE(now.reply(desk.first)->state, ReplyState::Withdrawn);
    QCOMPARE(now.replies.last().state, ReplyState::AwaitingApproval);
    QVERIFY(desk.stored().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(desk.comesToA(desk.id), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!desk.returned().isVisible(), patience);
    QVERIFY(desk.text().toPlainText().isEmpty());
}

void DraftsTest::aReturnedReplyNeverWritesOverADraft()
{
    WritingDesk desk;
    QVERIFY(desk.comesToTheFirst());
    QVERIFY(desk.starts(u"Something else"_s));
    QVERIFY(desk.isReturned(words, u"Name the clinic, please."_s));
    QTRY_VERIFY_WITH_TIMEOUT(desk.returned().isVisible(), patience);
    QCOMPARE(desk.text().toPlainText(), u"Something else"_s);
    desk.restart();
    QVERIFY(desk.waitUntilPainted());
    QVERIFY(desk.comesToA(desk.id));
    QCOMPARE(desk.text().toPlainText(), u"Something else"_s);
    QVERIFY(desk.returned().text().contains(u"Name the clinic, please."_s));
}

void DraftsTest::aReturnedReplyCanBeThrownAway()
{
    WritingDesk desk;
    QVERIFY(desk.comesToTheFirst());
    QVERIFY(desk.isReturned(words, u"Let somebody else answer this."_s));
    QTRY_COMPARE_WITH_TIMEOUT(desk.text().toPlainText(), words, patience);
    desk.action("inbox.discardDraft")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(desk.caseNow(desk.id).replies.first().state, ReplyState::Withdrawn, patience);
    desk.restart();
    QVERIFY(desk.waitUntilPainted());
    QVERIFY(desk.comesToA(desk.id));
    QVERIFY(desk.text().toPlainText().isEmpty());
    QVERIFY(!desk.returned().isVisible());
}

void DraftsTest::aReturnedReplyIsItsWritersAlone()
{
    WritingDesk desk;
    QVERIFY(desk.comesToTheFirst());
    const auto robin
        = expected(desk.context().people().add(desk.context().actor(), u"Robin Sample"_s, {Role::Moderator}));
    QVERIFY(desk.isReturned(words, u"Name the clinic, please."_s));
    QTRY_COMPARE_WITH_TIMEOUT(desk.text().toPlainText(), words, patience);
    desk.context().switchTo(robin);
    QTRY_VERIFY_WITH_TIMEOUT(desk.inbox().workPane().composer().shownCase() == desk.id, patience);
    QVERIFY(desk.text().toPlainText().isEmpty());
    QVERIFY(!desk.returned().isVisible());
}

QTEST_MAIN(DraftsTest)
#include "tst_drafts.moc"

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Answering: who can read it, what the checklist stops, what is signed, and that not one letter is ever lost.
#include "desktop/inbox/checklist_panel.h"
#include "gui/inbox_rows.h"
#include "gui/real_window.h"

#include <QCheckBox>
#include <QFile>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace steward;
using test::isCalm;
using test::RealWindow;

namespace {

/// Writes a reply to the case in hand and signs what a person must sign.
void writeAndSign(RealWindow& desk, const QString& text)
{
    desk.key(Qt::Key_R);
    QTRY_VERIFY(desk.find<QPlainTextEdit>("replyTextEdit")->hasFocus());
    desk.type(text);
    auto* panel = desk.find<ChecklistPanel>("checklistPanel");
    QTRY_VERIFY(
        !panel->verdict().answers.isEmpty() && panel->verdict().withState(AnswerBy::Machine).size() > 2);
    const auto boxes = panel->findChildren<QCheckBox*>();
    QVERIFY2(boxes.size() <= 4, "at most four things are for a person to sign");
    for (auto* box : boxes) {
        QVERIFY2(!box->isChecked(), "nothing is ticked beforehand");
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Space);
    }
}

} // namespace

class ReplyTest : public QObject {
    Q_OBJECT
private slots:
    void aReplyGoesThroughTheChecklistAndCanBeCalledBack();
    void thePublicIsUnmistakable();
    void aDraftStaysWithWhomItWasBegunFor();
    void privateDetailsBlockAndAreUnderlined();
    void aBetterWordingIsPutInPlaceAndCanBeUndone();
    void codesStandInOneColumn();
    void aDraftIsNeverLost();
    void aStaleVerdictIsNeverShown();
    void theConversationMovingOnStopsASendAndKeepsTheDraft();
    void noTextEverReachesTheSettings();
};

void ReplyTest::aReplyGoesThroughTheChecklistAndCanBeCalledBack()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    const auto id = desk.goTo(isCalm);
    const QString words = QStringLiteral("Thank you for telling us. We will pass this on to the team.");
    desk.key(Qt::Key_R);
    QTRY_VERIFY(desk.find<QPlainTextEdit>("replyTextEdit")->hasFocus());
    desk.type(words);
    desk.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.find<QLabel>("draftWarningLabel")->text().contains(QStringLiteral("open")));
    QVERIFY2(desk.caseNow(id).replies.isEmpty(), "nothing leaves before it is signed");
    desk.find<QPlainTextEdit>("replyTextEdit")->clear();
    desk.inbox().list().setFocus();
    writeAndSign(desk, words);
    desk.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(desk.caseNow(id).replies.size(), 1);
    QCOMPARE(desk.caseNow(id).replies.first().state, ReplyState::Holding);
    QTRY_VERIFY2(desk.inbox().list().hasFocus(),
        qPrintable(QApplication::focusWidget() ? QApplication::focusWidget()->objectName()
                                               : QStringLiteral("nowhere")));
    QTRY_VERIFY(desk.find<QLabel>("holdLabel")->text().contains(QStringLiteral("leaves in")));
    desk.action("inbox.undoSend")->trigger();
    QTRY_COMPARE(desk.caseNow(id).replies.first().state, ReplyState::Withdrawn);
    QTRY_COMPARE(desk.find<QPlainTextEdit>("replyTextEdit")->toPlainText(), words);
    QTRY_VERIFY(desk.find<QPlainTextEdit>("replyTextEdit")->hasFocus());
}

void ReplyTest::thePublicIsUnmistakable()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    QString author;
    QVERIFY(desk.goTo([&author](const InboxRow& row) {
                    author = row.author;
                    return isCalm(row) && row.platform == QStringLiteral("facebook") && !author.isEmpty();
                })
                .isValid());
    auto* band = desk.find("audienceBand");
    QVERIFY(band->accessibleName().startsWith(QStringLiteral("PUBLIC, to ")));
    QVERIFY(band->accessibleName().contains(
        author + QChar(0x2069) + QStringLiteral(". Anyone can read this, as ")));
    QVERIFY(band->accessibleName().endsWith(QStringLiteral("on Facebook")));
    QCOMPARE(band->width(), desk.find("composer")->width());
    QVERIFY2(desk.find<QPlainTextEdit>("replyTextEdit")->placeholderText().contains(author),
        "an empty field says to whom, since the next case comes by itself after a decision");
    desk.find<QAbstractButton>("privateRadio")->click();
    if (desk.find<QAbstractButton>("privateRadio")->isEnabled())
        QVERIFY(band->accessibleName().startsWith(QStringLiteral("PRIVATE, to ")));
    QVERIFY2(!desk.find<QLabel>("approvalLabel")->text().isEmpty(),
        "whether approval is needed stands there before the first word");
}

void ReplyTest::aDraftStaysWithWhomItWasBegunFor()
{
    RealWindow desk(test::Stage{{1366, 768}, false, nullptr});
    desk.import({test::line(QStringLiteral("two-1"))
                     .by(QStringLiteral("Ann Example"))
                     .saying(QStringLiteral("Where do I park at Quay Street?")),
        test::line(QStringLiteral("two-2"))
            .under(QStringLiteral("two-1"))
            .by(QStringLiteral("Ben Example"))
            .saying(QStringLiteral("And where is the bus stop?")),
        test::line(QStringLiteral("one-1"))
            .underPost(QStringLiteral("p-9"))
            .saying(QStringLiteral("Thank you all"))});
    QTRY_COMPARE(desk.inbox().model().rowCount(), 2);
    const auto isTheirs
        = [](const InboxRow& row) { return row.excerpt.contains(QStringLiteral("bus stop")); };
    QVERIFY(desk.goTo(isTheirs).isValid());
    const auto id = desk.inbox().target().id;
    const auto items = test::expected(desk.context().inbox().thread(id)).items;
    QCOMPARE(items.size(), 2);
    auto& thread = desk.inbox().threadPane();
    auto* band = desk.find("audienceBand");
    thread.choose(items.first().id);
    QTRY_VERIFY(band->accessibleName().contains(QStringLiteral("Ann Example")));
    thread.choose(items.last().id);
    QTRY_VERIFY2(band->accessibleName().contains(QStringLiteral("Ben Example")), "an empty draft goes along");
    writeAndSign(desk, QStringLiteral("Thank you for telling us. We will pass this on to the team."));
    thread.choose(items.first().id);
    QTest::qWait(50);
    QVERIFY2(band->accessibleName().contains(QStringLiteral("Ben Example")), "a begun one does not");
    // Nor does it when its writer was elsewhere meanwhile.
    QVERIFY(desk.goTo([&](const InboxRow& row) { return row.id != id; }).isValid());
    QVERIFY(desk.goTo(isTheirs).isValid());
    QVERIFY(band->accessibleName().contains(QStringLiteral("Ben Example")));
    auto* panel = desk.find<ChecklistPanel>("checklistPanel");
    QTRY_VERIFY(panel->verdict().withState(AnswerBy::Machine).size() > 2);
    QTest::qWait(400);
    for (auto* box : panel->findChildren<QCheckBox*>())
        box->setChecked(true);
    desk.find<QPlainTextEdit>("replyTextEdit")->setFocus();
    desk.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY2(
        desk.caseNow(id).replies.size() == 1, qPrintable(desk.find<QLabel>("draftWarningLabel")->text()));
    QCOMPARE(desk.caseNow(id).replies.first().inReplyTo, items.last().id);
}

void ReplyTest::privateDetailsBlockAndAreUnderlined()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    QVERIFY(desk.goTo(isCalm).isValid());
    desk.key(Qt::Key_R);
    auto* text = desk.find<QPlainTextEdit>("replyTextEdit");
    desk.type(QStringLiteral("Your NHS number 999 000 0018 is on file"));
    QTRY_VERIFY(!text->extraSelections().isEmpty());
    const auto marks = text->extraSelections();
    const bool marked = std::any_of(marks.cbegin(), marks.cend(), [](const QTextEdit::ExtraSelection& s) {
        return s.cursor.selectedText().contains(QStringLiteral("999 000 0018"));
    });
    QVERIFY(marked);
    auto* panel = desk.find<ChecklistPanel>("checklistPanel");
    QVERIFY(panel->openItems().contains(QStringLiteral("C01")));
    QVERIFY(
        panel->findChild<QLabel*>(QStringLiteral("findingC01"))->text().contains(QStringLiteral("blocked")));
    const auto labels = panel->findChildren<QLabel*>();
    for (const auto* label : labels)
        QVERIFY2(!label->text().contains(QStringLiteral("safe "), Qt::CaseInsensitive),
            "a machine never says that something is safe");
}

void ReplyTest::aBetterWordingIsPutInPlaceAndCanBeUndone()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    QVERIFY(desk.goTo(isCalm).isValid());
    desk.key(Qt::Key_R);
    auto* text = desk.find<QPlainTextEdit>("replyTextEdit");
    const QString written = QStringLiteral("Hello. Sorry your appointment was late. Bye.");
    desk.type(written);
    auto* panel = desk.find<ChecklistPanel>("checklistPanel");
    QTRY_VERIFY(panel->findChild<QPushButton*>(QStringLiteral("useC02")));
    auto* use = panel->findChild<QPushButton*>(QStringLiteral("useC02"));
    QVERIFY(use->accessibleName().contains(QStringLiteral("We are sorry to read this.")));
    QVERIFY2(panel->fields().contains(use), "the button can be reached by keys");
    use->click();
    QCOMPARE(text->toPlainText(), QStringLiteral("Hello. We are sorry to read this. Bye."));
    QVERIFY2(text->hasFocus(), "somebody writes on from there");
    QTRY_VERIFY(!panel->findChild<QPushButton*>(QStringLiteral("useC02")));
    QVERIFY(!panel->openItems().contains(QStringLiteral("C02"))
        || panel->findChild<QCheckBox*>(QStringLiteral("signC02")));
    text->undo();
    QCOMPARE(text->toPlainText(), written);
    QTRY_VERIFY(panel->findChild<QPushButton*>(QStringLiteral("useC02")));
}

void ReplyTest::codesStandInOneColumn()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    QVERIFY(desk.goTo(isCalm).isValid());
    desk.key(Qt::Key_R);
    desk.type(QStringLiteral("Sorry your appointment was late, Samaritans are on 116 132."));
    auto* panel = desk.find<ChecklistPanel>("checklistPanel");
    QTRY_VERIFY(panel->findChild<QLabel*>(QStringLiteral("findingC08")));
    QSet<int> lefts;
    const auto boxes = panel->findChildren<QCheckBox*>();
    for (const auto* box : boxes) {
        for (const auto* label :
            box->parentWidget()->findChildren<QLabel*>(QString(), Qt::FindDirectChildrenOnly))
            lefts << label->mapTo(panel, QPoint()).x();
    }
    for (const char* name : {"findingC02", "findingC08"})
        lefts << panel->findChild<QLabel*>(QLatin1String(name))->mapTo(panel, QPoint()).x();
    QCOMPARE(lefts.size(), 1);
}

void ReplyTest::aDraftIsNeverLost()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    const auto id = desk.goTo(isCalm);
    desk.key(Qt::Key_R);
    const QString words = QStringLiteral("Half a sente");
    desk.type(words);
    desk.inbox().list().setFocus();
    for (int i = 0; i < 5; ++i) {
        desk.key(Qt::Key_J);
        QVERIFY(desk.waitUntilPainted());
        QVERIFY(desk.find<QPlainTextEdit>("replyTextEdit")->toPlainText().isEmpty());
    }
    desk.window().showPage(QStringLiteral("help"));
    desk.window().showPage(QStringLiteral("inbox"));
    QCOMPARE(desk.goTo([id](const InboxRow& row) { return row.id == id; }), id);
    QCOMPARE(desk.find<QPlainTextEdit>("replyTextEdit")->toPlainText(), words);
}

void ReplyTest::aStaleVerdictIsNeverShown()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    QVERIFY(desk.goTo(isCalm).isValid());
    desk.key(Qt::Key_R);
    auto* text = desk.find<QPlainTextEdit>("replyTextEdit");
    for (int round = 0; round < 12; ++round) {
        desk.type(QStringLiteral("999 000 0018 "));
        QTest::qWait(round * 13);
        text->clear();
        desk.type(QStringLiteral("fine"));
        const auto marks = text->extraSelections();
        for (const auto& mark : marks)
            QVERIFY(!mark.cursor.selectedText().contains(QStringLiteral("fine")));
    }
    QTRY_VERIFY(text->extraSelections().isEmpty());
    QTRY_VERIFY(!desk.find<ChecklistPanel>("checklistPanel")->openItems().contains(QStringLiteral("C01")));
}

void ReplyTest::theConversationMovingOnStopsASendAndKeepsTheDraft()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    const auto id = desk.goTo(isCalm);
    const auto seen = desk.caseNow(id).version;
    const QString words = QStringLiteral("Thank you, we are glad it went well.");
    writeAndSign(desk, words);
    // Somebody else answers meanwhile, on another desk.
    Desk elsewhere(desk.workspace());
    SignOff all{desk.workspace().checklist().isEmpty() ? QList<ChecklistItemId>() : QList<ChecklistItemId>(),
        true, {}};
    for (const auto& item : desk.workspace().checklist())
        all.items << item.id;
    test::expected(elsewhere.reply(desk.context().actor(), id, QStringLiteral("Thank you very much."),
        Audience::Public, ReplyKind::G, {}, all, {}, {}));
    desk.inbox().workPane().composer().send(seen);
    QTRY_VERIFY(!desk.find<QLabel>("draftWarningLabel")->text().isEmpty());
    QCOMPARE(desk.find<QPlainTextEdit>("replyTextEdit")->toPlainText(), words);
    QCOMPARE(desk.caseNow(id).replies.size(), 1);
}

void ReplyTest::noTextEverReachesTheSettings()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    QVERIFY(desk.goTo(isCalm).isValid());
    desk.key(Qt::Key_R);
    desk.type(QStringLiteral("a very secret draft"));
    desk.inbox().list().setFocus();
    desk.key(Qt::Key_Slash);
    desk.type(QStringLiteral("somebodysname"));
    desk.restart();
    QFile file(desk.settingsFile());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto kept = file.readAll();
    QVERIFY(!kept.contains("secret"));
    QVERIFY(!kept.contains("somebodysname"));
    QVERIFY(kept.size() < 8000);
}

QTEST_MAIN(ReplyTest)
#include "tst_reply.moc"

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Help: F1 tells about the page one is on, links lead on and never out, and what it says of keys is true.
#include "gui/real_window.h"

#include <QAction>
#include <QFile>
#include <QListWidget>
#include <QRegularExpression>
#include <QTextBrowser>

using namespace steward;
using namespace Qt::StringLiterals;
using test::RealWindow;

namespace {

QString shipped(const QString& topic)
{
    QFile file(u":/help/%1.md"_s.arg(topic));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList topics(RealWindow& desk)
{
    QStringList found;
    auto* list = desk.find<QListWidget>("helpTopicsList");
    for (int i = 0; i < list->count(); ++i)
        found << list->item(i)->data(Qt::UserRole).toString();
    return found;
}

QString shownTopic(RealWindow& desk)
{
    return desk.find<QListWidget>("helpTopicsList")->currentItem()->data(Qt::UserRole).toString();
}

} // namespace

class HelpPageTest : public QObject {
    Q_OBJECT
private slots:
    void f1TellsAboutThePageOneIsOn();
    void everyTopicHasATitleAndWords();
    void topicsAreReadByKey();
    void linksLeadOnAndNeverOut();
    void theGlossaryHasTheWordsOfTheScreen();
    void theKeysAreThoseThatWork();
    void everyKeyOfTheInboxThatIsOneLetterIsInTheHelp();
};

void HelpPageTest::f1TellsAboutThePageOneIsOn()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    const auto pages = desk.window().visiblePages();
    for (const auto& page : pages) {
        if (page == u"help"_s)
            continue;
        QVERIFY(desk.window().showPage(page));
        desk.key(Qt::Key_F1);
        QCOMPARE(desk.window().currentPage()->facts().id, u"help"_s);
        QCOMPARE(shownTopic(desk), page);
        QVERIFY(desk.find<QTextBrowser>("helpText")->toPlainText().size() > 150);
        QVERIFY(QApplication::focusWidget() && QApplication::focusWidget()->isVisible());
    }
    // Coming back by the rail, one finds the topic where it was left.
    const auto last = shownTopic(desk);
    desk.page("inbox");
    desk.page("help");
    QCOMPARE(shownTopic(desk), last);
}

void HelpPageTest::everyTopicHasATitleAndWords()
{
    RealWindow desk;
    desk.page("help");
    auto* list = desk.find<QListWidget>("helpTopicsList");
    auto* text = desk.find<QTextBrowser>("helpText");
    QSet<QString> titles;
    for (int i = 0; i < list->count(); ++i) {
        list->setCurrentRow(i);
        const auto title = list->item(i)->text();
        QVERIFY2(
            !title.isEmpty() && title != list->item(i)->data(Qt::UserRole).toString(), qPrintable(title));
        QVERIFY2(!titles.contains(title), qPrintable(title));
        titles << title;
        QVERIFY2(text->toPlainText().size() > 100, qPrintable(title));
        QVERIFY2(!text->toPlainText().contains(u"](") && !text->toPlainText().contains(u"**"),
            qPrintable(title + u": raw markup"_s));
    }
}

void HelpPageTest::topicsAreReadByKey()
{
    RealWindow desk;
    desk.page("help");
    auto* list = desk.find<QListWidget>("helpTopicsList");
    auto* text = desk.find<QTextBrowser>("helpText");
    list->setCurrentRow(0);
    QVERIFY(list->hasFocus());
    const auto first = text->toPlainText();
    desk.key(Qt::Key_Down);
    QVERIFY(text->toPlainText() != first);
    desk.key(Qt::Key_Tab);
    QVERIFY2(text->hasFocus(), "from the topics Tab leads into the text");
}

void HelpPageTest::linksLeadOnAndNeverOut()
{
    RealWindow desk;
    desk.page("help");
    const auto known = topics(desk);
    static const QRegularExpression link(u"\\]\\(([^)]+)\\)"_s);
    for (const auto& topic : known) {
        auto found = link.globalMatch(shipped(topic));
        while (found.hasNext()) {
            const auto target = found.next().captured(1);
            QVERIFY2(target.endsWith(u".md"_s) && known.contains(target.chopped(3)),
                qPrintable(topic + u" leads to "_s + target));
        }
    }
    auto* text = desk.find<QTextBrowser>("helpText");
    emit text->anchorClicked(QUrl(u"glossary.md"_s));
    QCOMPARE(shownTopic(desk), u"glossary"_s);
    emit text->anchorClicked(QUrl(u"https://tracker.example/inbox.md"_s));
    QCOMPARE(shownTopic(desk), u"glossary"_s);
    emit text->anchorClicked(QUrl(u"file:///etc/passwd"_s));
    QCOMPARE(shownTopic(desk), u"glossary"_s);
}

void HelpPageTest::theGlossaryHasTheWordsOfTheScreen()
{
    const auto glossary = shipped(u"glossary"_s);
    for (const auto* word : {"Account", "Author", "Case", "Checklist", "Checkpoint", "Claim", "Decision",
             "Enforcement", "Escalation", "Finding", "Ground rule", "Item", "Moderation log", "Platform",
             "Reply", "Thread", "Tier", "Workspace"})
        QVERIFY2(glossary.contains(u"**%1**"_s.arg(QLatin1StringView(word))), word);
}

namespace {

/// What the help says of a key, and the commands that it must be the key of.
struct Promise {
    QString words;
    QStringList commands;
};
const QList<Promise>& promises()
{
    static const QList<Promise> all{
        {u"next, previous case"_s, {u"inbox.next"_s, u"inbox.previous"_s}},
        {u"open the case"_s, {}},
        {u"keep, and go on"_s, {u"inbox.planKeep"_s}},
        {u"hide under the suggested rule"_s, {u"inbox.planHide"_s}},
        {u"escalate as suggested"_s, {u"inbox.planEscalate"_s}},
        {u"carry out the whole plan"_s, {u"inbox.carryOut"_s}},
        {u"go to the steps of the plan; Space drops one, Enter carries out the rest"_s,
            {u"inbox.planSteps"_s}},
        {u"go to the findings, to agree or disagree"_s, {u"inbox.judge"_s}},
        {u"claim"_s, {u"inbox.planClaim"_s, u"inbox.claim"_s}},
        {u"assign to somebody"_s, {u"inbox.assign"_s}},
        {u"escalate"_s, {u"inbox.escalate"_s}},
        {u"hide"_s, {u"inbox.hide"_s}},
        {u"approve"_s, {u"inbox.approve"_s}},
        {u"hold back"_s, {u"inbox.hold"_s}},
        {u"mark as spam"_s, {u"inbox.spam"_s}},
        {u"let go of a claim"_s, {u"inbox.release"_s}},
        {u"resolve"_s, {u"inbox.resolve"_s}},
        {u"open again"_s, {u"inbox.reopen"_s}},
        {u"show or fold the work pane, in a narrow window"_s, {u"inbox.workPane"_s}},
        {u"reply"_s, {u"inbox.reply"_s}},
        {u"add a note"_s, {u"inbox.note"_s}},
        {u"snooze"_s, {u"inbox.snooze"_s}},
        {u"show veiled text"_s, {u"inbox.veil"_s}},
        {u"mark a row"_s, {u"inbox.mark"_s}},
        {u"mark the next row as well"_s, {u"inbox.extend"_s}},
        {u"search"_s, {u"inbox.search"_s}},
        {u"send the reply"_s, {u"inbox.send"_s}},
        {u"undo"_s, {u"inbox.undo"_s}},
        {u"all commands, by name"_s, {u"shell.palette"_s}},
        {u"jump to the crisis"_s, {u"shell.crisis"_s}},
        {u"help for this page"_s, {u"shell.help"_s}},
    };
    return all;
}

/// "`j` `k`", "Shift+`J`", "`0` or `C`" as key sequences.
QList<QKeySequence> keysOf(QString cell)
{
    cell.remove(u'`').replace(u" or "_s, u" "_s);
    QList<QKeySequence> keys;
    for (const auto& word : cell.simplified().split(u' '))
        keys << QKeySequence::fromString(word, QKeySequence::PortableText);
    return keys;
}

QList<QPair<QString, QString>> keyTable()
{
    QList<QPair<QString, QString>> rows;
    for (const auto& text : shipped(u"keys"_s).split(u'\n')) {
        const auto cells = text.split(u'|');
        if (cells.size() == 4 && !cells[1].contains(u"---"_s) && cells[1].trimmed() != u"key"_s)
            rows << qMakePair(cells[1].trimmed(), cells[2].trimmed());
    }
    return rows;
}

} // namespace

void HelpPageTest::theKeysAreThoseThatWork()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    const auto rows = keyTable();
    QVERIFY(rows.size() > 15);
    for (const auto& [cell, words] : rows) {
        const auto promise = std::find_if(promises().cbegin(), promises().cend(),
            [&words = words](const Promise& candidate) { return candidate.words == words; });
        QVERIFY2(promise != promises().cend(), qPrintable(words + u" is promised and not tested"_s));
        const auto keys = keysOf(cell);
        for (int i = 0; i < promise->commands.size(); ++i) {
            const auto* action = desk.action(qPrintable(promise->commands[i]));
            QVERIFY2(action, qPrintable(promise->commands[i]));
            QVERIFY2(action->shortcut() == keys[i],
                qPrintable(u"%1 is said to be %2 and is %3"_s.arg(
                    promise->commands[i], keys[i].toString(), action->shortcut().toString())));
        }
    }
}

void HelpPageTest::everyKeyOfTheInboxThatIsOneLetterIsInTheHelp()
{
    RealWindow desk;
    QVERIFY(desk.waitUntilPainted());
    QSet<QKeySequence> told;
    for (const auto& [cell, words] : keyTable()) {
        for (const auto& keys : keysOf(cell))
            told << keys;
    }
    QStringList untold;
    for (const auto* command : desk.inbox().commands()) {
        const auto keys = command->shortcut();
        if (keys.count() == 1 && keys[0].key() >= Qt::Key_A && keys[0].key() <= Qt::Key_Z
            && keys[0].keyboardModifiers() == Qt::NoModifier && !told.contains(keys))
            untold << QString(command->objectName() + u' ' + keys.toString());
    }
    QVERIFY2(untold.isEmpty(), qPrintable(untold.join(u", "_s)));
}

QTEST_MAIN(HelpPageTest)
#include "tst_help_page.moc"

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An auditor's morning: read the log, narrow it, export it, verify the export, find the one that was touched.
#include "gui/real_window.h"
#include "gui/tables.h"
#include "support/held_reads.h"

#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>

using namespace steward;
using namespace Qt::StringLiterals;
using test::cell;
using test::isFocusSound;
using test::line;
using test::RealWindow;

namespace {

constexpr int patience = 30'000;

struct Morning {
    RealWindow desk{test::Stage{{1366, 768}, false}};
    QTemporaryDir folder;

    explicit Morning(int comments = 3)
    {
        QList<test::Line> lines;
        for (int i = 1; i <= comments; ++i)
            lines << line(u"c-%1"_s.arg(i));
        desk.import(lines);
    }
    QTableView& table() { return *desk.find<QTableView>("logTable"); }
    int rows() { return table().model()->rowCount(); }
    bool isShown()
    {
        desk.page("log");
        return QTest::qWaitFor([&] { return rows() > 0 && table().currentIndex().isValid(); }, patience);
    }
    /// Exports by the form, as somebody would, to a folder that does not exist yet.
    QString exported()
    {
        const auto place = folder.filePath(u"export-%1"_s.arg(++m_exports));
        desk.key(Qt::Key_E, Qt::ControlModifier);
        auto* field = desk.find<QLineEdit>("exportFolderEdit");
        if (!QTest::qWaitFor([&] { return field->hasFocus(); }, patience))
            qFatal("the form did not open");
        field->setText(place);
        desk.key(Qt::Key_Return);
        const bool done = QTest::qWaitFor(
            [&] {
                return desk.notice().contains(u"exported"_s) && !desk.find("logProgressBar")->isVisible();
            },
            patience);
        if (!done)
            qFatal("the export did not end: %s", qPrintable(desk.notice()));
        return place;
    }
    /// Verifies a folder by the form and gives what is said of it.
    QString verdictOn(const QString& place, const QString& fingerprint = {})
    {
        desk.find<NoticeBar>("noticeBar")->dismiss();
        desk.key(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        auto* field = desk.find<QLineEdit>("verifyFolderEdit");
        if (!QTest::qWaitFor([&] { return field->hasFocus(); }, patience))
            qFatal("the form did not open");
        field->setText(place);
        desk.find<QLineEdit>("verifyFingerprintEdit")->setText(fingerprint);
        desk.find<QPushButton>("verifyGoButton")->click();
        if (!QTest::qWaitFor([&] { return !desk.notice().isEmpty(); }, patience))
            qFatal("nothing was said");
        return desk.notice();
    }

private:
    int m_exports = 0;
};

} // namespace

class LogPageTest : public QObject {
    Q_OBJECT
private slots:
    void newestFirstAndInWords();
    void aKindOfEntryNarrowsIt();
    void aCaseNumberNarrowsIt();
    void aFilterWorksWhereverOneHasScrolled();
    void theLastQuestionIsTheOneAnswered();
    void furtherEntriesComeByScrolling();
    void anExportIsVerifiedWhereItWasMade();
    void longWorkShowsItsProgressAndCanBeStopped();
    void aTouchedExportIsNamed();
    void anotherKeyIsNotThisOne();
    void whatIsNoExportIsSaidInOneSentence();
    void aFolderThatExistsIsNotOverwritten();
    void aFormIsLeftAndTheFocusComesBack();
    void theSignedHeadLeavesForItsFolder();
    void verifyingAndExportingAreEntries();
};

void LogPageTest::newestFirstAndInWords()
{
    Morning morning;
    QVERIFY(morning.isShown());
    const auto& table = morning.table();
    for (int i = 1; i < morning.rows(); ++i)
        QVERIFY(cell(table, i, "No.").toInt() < cell(table, i - 1, "No.").toInt());
    for (int i = 0; i < morning.rows(); ++i) {
        QVERIFY(!cell(table, i, "What").isEmpty());
        QVERIFY(!cell(table, i, "When").isEmpty());
        QVERIFY2(!cell(table, i, "Who").isEmpty(), "every entry says who");
    }
}

void LogPageTest::aKindOfEntryNarrowsIt()
{
    Morning morning;
    const auto id = test::expected(morning.desk.context().inbox().page({})).rows.first().id;
    const auto item = morning.desk.caseNow(id).items.first().id;
    test::expected(morning.desk.context().desk().perform(
        morning.desk.context().actor(), {id, command::DecideItem{item, Action::Keep, {}, {}}, {}}));
    QVERIFY(morning.isShown());
    const int all = morning.rows();
    auto* kinds = morning.desk.find<QComboBox>("logEventBox");
    kinds->setFocus();
    QTest::keyClicks(kinds, u"Decisions"_s);
    QTRY_VERIFY_WITH_TIMEOUT(morning.rows() == 1, patience);
    QCOMPARE(cell(morning.table(), 0, "Case"), id.toString());
    QTest::keyClick(kinds, Qt::Key_Home);
    QTRY_VERIFY_WITH_TIMEOUT(morning.rows() >= all, patience);
}

void LogPageTest::aCaseNumberNarrowsIt()
{
    Morning morning;
    const auto id = test::expected(morning.desk.context().inbox().page({})).rows.first().id;
    QVERIFY(morning.isShown());
    auto* number = morning.desk.find<QLineEdit>("logCaseEdit");
    number->setFocus();
    morning.desk.type(id.toString());
    QTRY_VERIFY_WITH_TIMEOUT(morning.rows() > 0 && test::rowWhere(morning.table(), "Case", id.toString()) == 0
            && cell(morning.table(), morning.rows() - 1, "Case") == id.toString(),
        patience);
    for (int i = 0; i < morning.rows(); ++i)
        QCOMPARE(cell(morning.table(), i, "Case"), id.toString());
    QVERIFY2(number->hasFocus(), "typing goes on");
    number->setText(u"987654"_s);
    QTRY_COMPARE_WITH_TIMEOUT(morning.desk.statement(), u"No entry fits this filter."_s, patience);
    QVERIFY(number->hasFocus());
    morning.desk.window().currentPage()->findChild<QPushButton*>(u"emptyStateButton"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(morning.desk.statement().isEmpty() && morning.rows() > 3, patience);
    QVERIFY(number->text().isEmpty());
    QVERIFY(isFocusSound());
}

void LogPageTest::aFilterWorksWhereverOneHasScrolled()
{
    Morning morning(300);
    QVERIFY(morning.isShown());
    QTRY_VERIFY_WITH_TIMEOUT(morning.rows() >= 200, patience);
    morning.table().scrollToBottom();
    QTRY_VERIFY_WITH_TIMEOUT(morning.rows() > 200, patience);
    QVERIFY(morning.table().verticalScrollBar()->value() > 0);
    const auto id = test::expected(morning.desk.context().inbox().page({})).rows.first().id;
    morning.desk.find<QLineEdit>("logCaseEdit")->setText(id.toString());
    QTRY_VERIFY_WITH_TIMEOUT(morning.rows() > 0 && morning.rows() < 20, patience);
    QCOMPARE(cell(morning.table(), 0, "Case"), id.toString());
}

void LogPageTest::theLastQuestionIsTheOneAnswered()
{
    Morning morning(40);
    QVERIFY(morning.isShown());
    auto* number = morning.desk.find<QLineEdit>("logCaseEdit");
    // Every letter asks; answers may overtake each other.
    for (int round = 0; round < 20; ++round) {
        for (const auto* typed : {"1", "12", "1", "", "7"})
            number->setText(QLatin1StringView(typed));
        QTRY_VERIFY_WITH_TIMEOUT(morning.rows() > 0 && cell(morning.table(), 0, "Case") == u"7"_s, patience);
        QTest::qWait(5);
        for (int i = 0; i < morning.rows(); ++i)
            QCOMPARE(cell(morning.table(), i, "Case"), u"7"_s);
        number->clear();
        QTRY_VERIFY_WITH_TIMEOUT(morning.rows() > 20, patience);
    }
}

void LogPageTest::furtherEntriesComeByScrolling()
{
    Morning morning(450);
    QVERIFY(morning.isShown());
    const auto size = test::expected(morning.desk.workspace().summary()).logSize;
    QVERIFY(size > 450);
    QTRY_VERIFY_WITH_TIMEOUT(morning.rows() >= 200, patience);
    QVERIFY2(morning.rows() < size, "not everything is read at once");
    morning.table().setFocus();
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            morning.desk.key(Qt::Key_PageDown);
            return morning.rows() == size;
        }(),
        patience);
    QSet<QString> numbers;
    for (int i = 0; i < morning.rows(); ++i)
        numbers << cell(morning.table(), i, "No.");
    QCOMPARE(numbers.size(), morning.rows());
}

void LogPageTest::anExportIsVerifiedWhereItWasMade()
{
    Morning morning;
    QVERIFY(morning.isShown());
    const auto place = morning.exported();
    QVERIFY2(morning.desk.notice().contains(u"VERIFY.md"_s), "it says how anybody can check it");
    for (const auto* name : {"log.jsonl", "log.csv", "report.html", "report.pdf", "checkpoint.txt",
             "proofs.json", "manifest.json", "manifest.sig", "VERIFY.md"})
        QVERIFY2(QFile::exists(place + QLatin1Char('/') + QLatin1StringView(name)), name);
    QVERIFY(isFocusSound());
    // The notice leads straight on to verifying the same folder.
    morning.desk.find<QPushButton>("noticeActionButton")->click();
    QTRY_VERIFY(morning.desk.find<QLineEdit>("verifyFolderEdit")->hasFocus());
    QCOMPARE(morning.desk.find<QLineEdit>("verifyFolderEdit")->text(), place);
    const auto fingerprint = test::expected(morning.desk.workspace().summary()).keyFingerprint;
    const auto said = morning.verdictOn(place, fingerprint);
    QVERIFY2(said.contains(u"intact"_s, Qt::CaseInsensitive), qPrintable(said));
    QVERIFY2(morning.table().hasFocus(), "the focus is back on the entries");
    QVERIFY(!morning.desk.find("logProgressBar")->isVisible());
}

void LogPageTest::longWorkShowsItsProgressAndCanBeStopped()
{
    Morning morning(300);
    QVERIFY(morning.isShown());
    auto* bar = morning.desk.find<QProgressBar>("logProgressBar");
    auto* stop = morning.desk.find<QPushButton>("logStopButton");
    QVERIFY(!bar->isVisible());
    const auto place = morning.folder.filePath(u"stopped"_s);
    {
        test::HeldReads held(morning.desk.workspace().database());
        morning.desk.key(Qt::Key_E, Qt::ControlModifier);
        auto* field = morning.desk.find<QLineEdit>("exportFolderEdit");
        QTRY_VERIFY(field->hasFocus());
        field->setText(place);
        morning.desk.find<QPushButton>("exportGoButton")->click();
        QVERIFY(bar->isVisible() && stop->isVisible());
        QVERIFY2(!field->isVisible(), "the form makes room for the progress");
        QVERIFY(isFocusSound());
        stop->click();
    }
    QTRY_VERIFY_WITH_TIMEOUT(!bar->isVisible(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!morning.desk.notice().isEmpty(), patience);
    QVERIFY2(!morning.desk.notice().contains(u"were exported"_s), qPrintable(morning.desk.notice()));
    QVERIFY2(!QFile::exists(place + u"/manifest.sig"_s), "nothing half done passes for an export");
    QVERIFY(morning.table().hasFocus());
    // The same folder can be exported to again at once.
    morning.desk.find<NoticeBar>("noticeBar")->dismiss();
    QVERIFY(QFile::exists(morning.exported() + u"/manifest.sig"_s));
}

void LogPageTest::aTouchedExportIsNamed()
{
    Morning morning;
    QVERIFY(morning.isShown());
    const auto place = morning.exported();
    QFile file(place + u"/log.jsonl"_s);
    QVERIFY(file.open(QIODevice::ReadWrite));
    auto bytes = file.readAll();
    const auto at = bytes.lastIndexOf("\"v\":1");
    QVERIFY(at > 0);
    bytes[at + 4] = '2';
    file.seek(0);
    file.write(bytes);
    file.close();
    const auto said = morning.verdictOn(place);
    QVERIFY2(!said.contains(u"intact"_s, Qt::CaseInsensitive), qPrintable(said));
    QVERIFY(isFocusSound());
}

void LogPageTest::anotherKeyIsNotThisOne()
{
    Morning morning;
    QVERIFY(morning.isShown());
    const auto place = morning.exported();
    const auto said = morning.verdictOn(place, u"0000 0000 0000 0000"_s);
    QVERIFY2(!said.contains(u"intact"_s, Qt::CaseInsensitive), qPrintable(said));
}

void LogPageTest::whatIsNoExportIsSaidInOneSentence()
{
    Morning morning;
    QVERIFY(morning.isShown());
    const auto said = morning.verdictOn(morning.folder.filePath(u"nowhere"_s));
    QVERIFY2(said.endsWith(u'.'), qPrintable(said));
    QVERIFY(!said.contains(u"intact"_s, Qt::CaseInsensitive));
    QVERIFY(isFocusSound());
}

void LogPageTest::aFolderThatExistsIsNotOverwritten()
{
    Morning morning;
    QVERIFY(morning.isShown());
    QFile precious(morning.folder.filePath(u"log.jsonl"_s));
    QVERIFY(precious.open(QIODevice::WriteOnly));
    precious.write("mine");
    precious.close();
    morning.desk.key(Qt::Key_E, Qt::ControlModifier);
    auto* field = morning.desk.find<QLineEdit>("exportFolderEdit");
    QTRY_VERIFY(field->hasFocus());
    field->setText(morning.folder.path());
    morning.desk.find<QPushButton>("exportGoButton")->click();
    QTRY_VERIFY_WITH_TIMEOUT(!morning.desk.notice().isEmpty(), patience);
    QVERIFY2(!morning.desk.notice().contains(u"were exported"_s), qPrintable(morning.desk.notice()));
    QVERIFY(precious.open(QIODevice::ReadOnly));
    QCOMPARE(precious.readAll(), "mine");
    QVERIFY(isFocusSound());
}

void LogPageTest::aFormIsLeftAndTheFocusComesBack()
{
    Morning morning;
    QVERIFY(morning.isShown());
    auto* folder = morning.desk.find<QLineEdit>("exportFolderEdit");
    morning.desk.key(Qt::Key_E, Qt::ControlModifier);
    QTRY_VERIFY(folder->hasFocus());
    QVERIFY2(!folder->text().isEmpty(), "a name is proposed");
    folder->clear();
    morning.desk.find<QPushButton>("exportGoButton")->click();
    QVERIFY2(folder->isVisible(), "without a folder it stays and says so");
    // The other form takes its place.
    morning.desk.key(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!folder->isVisible());
    QTRY_VERIFY(morning.desk.find<QLineEdit>("verifyFolderEdit")->hasFocus());
    morning.desk.key(Qt::Key_Escape);
    QVERIFY2(!morning.desk.find("verifyFolderEdit")->isVisible(), "Escape leaves a form");
    QVERIFY(morning.table().hasFocus());
}

void LogPageTest::theSignedHeadLeavesForItsFolder()
{
    Morning morning;
    QVERIFY(morning.isShown());
    auto settings = morning.desk.workspace().settings();
    settings.checkpointFolder = morning.folder.filePath(u"elsewhere"_s);
    QVERIFY(QDir().mkpath(settings.checkpointFolder));
    test::expected(morning.desk.workspace().changeSettings(morning.desk.context().actor(), settings));
    QVERIFY(!test::expected(morning.desk.workspace().summary()).lastCheckpointLeftAt);
    morning.desk.action("log.checkpoint")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(morning.desk.notice(), u"The head of the log was signed."_s, patience);
    QVERIFY(test::expected(morning.desk.workspace().summary()).lastCheckpointLeftAt);
    QVERIFY(!QDir(settings.checkpointFolder).entryList(QDir::Files).isEmpty());
}

void LogPageTest::verifyingAndExportingAreEntries()
{
    Morning morning;
    QVERIFY(morning.isShown());
    const auto before = test::expected(morning.desk.workspace().summary()).logSize;
    const auto place = morning.exported();
    const auto afterExport = test::expected(morning.desk.workspace().summary()).logSize;
    QVERIFY(afterExport > before);
    (void)morning.verdictOn(place);
    QTRY_VERIFY_WITH_TIMEOUT(
        test::expected(morning.desk.workspace().summary()).logSize > afterExport, patience);
    // And the page shows it by itself.
    const auto size = test::expected(morning.desk.workspace().summary()).logSize;
    QTRY_COMPARE_WITH_TIMEOUT(cell(morning.table(), 0, "No.").toLongLong(), size, patience);
}

QTEST_MAIN(LogPageTest)
#include "tst_log_page.moc"

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whole replies as people write them: good ones pass without a word, bad ones are stopped by the check that
// is there for it. data/replies/good*.txt: KIND|REPLY; bad*.txt: ITEM|KIND|[THREAD >> ]REPLY. "\n" is a new
// line.
#include "matching.h"
#include "rules/reply_checks.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTest>

using namespace steward;
using namespace steward::test;

namespace {

const QSet<QString> blocking{QStringLiteral("C01"), QStringLiteral("C02"), QStringLiteral("C06"),
    QStringLiteral("C07"), QStringLiteral("C08")};

DraftForChecks draftOf(const QString& kind, QString text)
{
    DraftForChecks draft;
    text.replace(QLatin1String("\\n"), QLatin1String("\n"));
    const auto said = text.indexOf(QLatin1String(" >> "));
    if (said >= 0)
        draft.threadTexts << text.left(said);
    draft.text = said < 0 ? text : text.mid(said + 4);
    draft.kind = parseEnum<ReplyKind>(kind).value_or(ReplyKind::G);
    draft.platform = platformOf(QStringLiteral("facebook"));
    if (draft.kind == ReplyKind::D)
        draft.audience = Audience::Private;
    return draft;
}

QStringList filesLike(const char* pattern)
{
    return QDir(QStringLiteral(STEWARD_SOURCE_DIR "/tests/rules/data/replies"))
        .entryList({QLatin1String(pattern)});
}

/// "C02 block: ..." for each check that is not passed.
QStringList complaints(const QList<CheckResult>& results, const QString& text)
{
    QStringList list;
    for (const CheckResult& result : results) {
        if (result.outcome == CheckOutcome::Pass)
            continue;
        QStringList words;
        for (const auto& [start, end] : result.spans)
            words << text.mid(utf16Index(text, start), utf16Index(text, end) - utf16Index(text, start));
        list << QStringLiteral("%1 %2 (%3)")
                    .arg(result.item.value, toText(result.outcome), words.join(QStringLiteral(" / ")));
    }
    return list;
}

} // namespace

class TestReplies : public QObject {
    Q_OBJECT
private slots:
    void goodOnesPass_data();
    void goodOnesPass();
    void badOnesAreStopped_data();
    void badOnesAreStopped();
    void aBetterWordingLeadsOut_data();
    void aBetterWordingLeadsOut();
    void judgingIsFasterThanTyping();
};

void TestReplies::goodOnesPass_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("text");
    for (const QString& file : filesLike("good*.txt")) {
        int number = 0;
        for (const QString& line : linesOf(QStringLiteral("replies/") + file))
            QTest::addRow("%s:%d", qPrintable(file), ++number)
                << line.section(u'|', 0, 0) << line.section(u'|', 1);
    }
}

void TestReplies::goodOnesPass()
{
    QFETCH(QString, kind);
    QFETCH(QString, text);
    const DraftForChecks draft = draftOf(kind, text);
    const QStringList said = complaints(checkDraft(shippedMatcher(), shippedChecklist(), draft), draft.text);
    QVERIFY2(said.isEmpty(),
        qPrintable(QStringLiteral("%1 %2: %3").arg(kind, draft.text, said.join(QStringLiteral(", ")))));
}

void TestReplies::badOnesAreStopped_data()
{
    QTest::addColumn<QString>("item");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("text");
    for (const QString& file : filesLike("bad*.txt")) {
        int number = 0;
        for (const QString& line : linesOf(QStringLiteral("replies/") + file))
            QTest::addRow("%s:%d", qPrintable(file), ++number)
                << line.section(u'|', 0, 0) << line.section(u'|', 1, 1) << line.section(u'|', 2);
    }
}

void TestReplies::badOnesAreStopped()
{
    QFETCH(QString, item);
    QFETCH(QString, kind);
    QFETCH(QString, text);
    DraftForChecks draft = draftOf(kind, text);
    if (item == QLatin1String("C06"))
        draft.audience = Audience::Public;
    const auto results = checkDraft(shippedMatcher(), shippedChecklist(), draft);
    const auto it = std::find_if(results.begin(), results.end(),
        [&item](const CheckResult& result) { return result.item.value == item; });
    QVERIFY2(it != results.end(), "the check does not apply to this kind");
    const bool stopped
        = blocking.contains(item) ? it->outcome == CheckOutcome::Block : it->outcome != CheckOutcome::Pass;
    QVERIFY2(stopped, qPrintable(QStringLiteral("%1 %2: %3").arg(item, toText(it->outcome), draft.text)));
    QVERIFY(!it->spans.isEmpty() || item == QLatin1String("C06") || item == QLatin1String("C09"));
}

void TestReplies::aBetterWordingLeadsOut_data()
{
    QTest::addColumn<QString>("item");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("text");
    for (const QString& file : filesLike("bad*.txt")) {
        int number = 0;
        for (const QString& line : linesOf(QStringLiteral("replies/") + file)) {
            ++number;
            const QString item = line.section(u'|', 0, 0);
            if (QStringList{QStringLiteral("C02"), QStringLiteral("C04"), QStringLiteral("C07")}.contains(
                    item))
                QTest::addRow("%s:%d", qPrintable(file), number)
                    << item << line.section(u'|', 1, 1) << line.section(u'|', 2);
        }
    }
}

/// Whoever takes every proposal ends with a draft that the check lets go, soon.
void TestReplies::aBetterWordingLeadsOut()
{
    QFETCH(QString, item);
    QFETCH(QString, kind);
    QFETCH(QString, text);
    DraftForChecks draft = draftOf(kind, text);
    constexpr int patience = 5;
    for (int i = 0; i < patience; ++i) {
        const auto results = checkDraft(shippedMatcher(), shippedChecklist(), draft);
        const auto it = std::find_if(results.begin(), results.end(),
            [&item](const CheckResult& result) { return result.item.value == item; });
        if (it == results.end() || it->outcome == CheckOutcome::Pass)
            return;
        QVERIFY2(it->suggestion, qPrintable(draft.text));
        const auto [start, end] = it->suggestion->span;
        QVERIFY(start >= 0 && start < end && end <= codePointCount(draft.text));
        const auto from = utf16Index(draft.text, start);
        draft.text.replace(from, utf16Index(draft.text, end) - from, it->suggestion->text);
    }
    QFAIL(qPrintable(QStringLiteral("still there: ") + draft.text));
}

void TestReplies::judgingIsFasterThanTyping()
{
    QList<DraftForChecks> drafts;
    for (const QString& line : linesOf(QStringLiteral("replies/good.txt")))
        drafts << draftOf(line.section(u'|', 0, 0), line.section(u'|', 1));
    for (const DraftForChecks& draft : drafts)
        checkDraft(shippedMatcher(), shippedChecklist(), draft); // patterns are compiled when first needed
    QElapsedTimer timer;
    timer.start();
    for (const DraftForChecks& draft : drafts)
        checkDraft(shippedMatcher(), shippedChecklist(), draft);
    const double each = double(timer.nsecsElapsed()) / 1e6 / double(drafts.size());
    qInfo("%.2f ms a draft", each);
#ifdef NDEBUG
    QVERIFY2(each < 20, "the gate takes longer than 20 ms on a draft");
#endif
}

QTEST_APPLESS_MAIN(TestReplies)
#include "tst_replies.moc"

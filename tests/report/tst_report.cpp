// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The reports of an export: the numbers are those of the log, and nothing of a person is in them.
#include "log/sample_log.h"
#include "log/verify.h"
#include "report/html_report.h"
#include "report/log_report.h"
#include "report/pdf_report.h"

#include <QGuiApplication>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QXmlStreamReader>

using namespace steward;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

LogEntry entryAt(qint64 sequence, std::chrono::minutes after, Event event, PersonId by = PersonId{3})
{
    sealAll(event);
    auto entry = entryFor(event, CaseId{12});
    entry.sequence = sequence;
    entry.at = fromMs(1'795'000'000'000) + after;
    entry.actor.person = by;
    return entry;
}

/// A morning at the desk: two escalations, three decisions, a target met and one missed.
LogTally morning()
{
    event::EscalationRaised safe;
    safe.escalation = EscalationId{1};
    safe.route = RouteId{u"SAFE"_s};
    safe.urgency = Urgency::Immediate;
    safe.dueAt = fromMs(1'795'000'000'000) + std::chrono::minutes(15);
    auto pals = safe;
    pals.escalation = EscalationId{2};
    pals.route = RouteId{u"PALS"_s};
    pals.dueAt.reset();
    event::ItemDecided hide;
    hide.action = Action::Hide;
    hide.rule = RuleId{u"R01"_s};
    hide.reason.text = u"names Jean"_s;
    event::ItemDecided keep;
    event::ReplyWritten reply;
    reply.signedInBulk = true;
    reply.overrides.insert(u"C02"_s, {u"she named herself"_s, {}, {}});
    event::ItemReceived received;
    received.clocks = {{Target::FirstResponse, {}, {}, false}, {Target::HumanLook, {}, {}, true}};
    const QList<Event> events{received, safe, pals,
        event::EscalationAcknowledged{EscalationId{1}, PersonId{3}}, hide, hide, keep, reply,
        event::ClockMoved{Target::HumanLook, ClockStatus::Running, ClockStatus::Met, {}},
        event::ClockMoved{Target::FirstResponse, ClockStatus::Running, ClockStatus::Breached, {}},
        event::SensitiveRead{PersonId{3}}, event::WorkspaceFact{u"log-exported"_s, {}},
        event::EscalationReviewed{EscalationId{1}, Outcome::Upheld, PersonId{3}, true, {}},
        event::EscalationAcknowledged{EscalationId{99}, PersonId{3}}};
    LogTally tally;
    for (qsizetype i = 0; i < events.size(); ++i)
        tally.add(entryAt(i + 1, std::chrono::minutes(10 * i), events[i]));
    return tally;
}

ReportFacts facts()
{
    ReportFacts facts;
    facts.organisation = u"Northbridge <CCG> & partners"_s;
    facts.about = u"whole log"_s;
    facts.made = fromMs(1'795'000'000'000);
    facts.fingerprint = u"0123-4567-89ab-cdef-0123-4567-89ab-cdef"_s;
    facts.ruleTitles.insert(RuleId{u"R01"_s}, u"Identifiable information"_s);
    facts.routeNames.insert(RouteId{u"SAFE"_s}, u"Safeguarding lead"_s);
    return facts;
}

const ReportTable& tableNamed(const ReportContent& content, const QString& caption)
{
    for (const auto& section : content.sections) {
        for (const auto& table : section.tables) {
            if (table.caption == caption)
                return table;
        }
    }
    qFatal("no table %s", qPrintable(caption));
}

} // namespace

class ReportTest : public QObject {
    Q_OBJECT

private slots:
    void addsUpTheMorning()
    {
        const auto tally = morning();
        QCOMPARE(tally.entries, 14);
        QCOMPARE(tally.decisions.value({u"R01"_s, Action::Hide}), 2);
        QCOMPARE(tally.decisions.value({QString(), Action::Keep}), 1);
        QCOMPARE(tally.targets.value(Target::HumanLook), (TargetTally{1, 1, 0}));
        QCOMPARE(tally.targets.value(Target::FirstResponse), (TargetTally{1, 0, 1}));
        QCOMPARE(tally.overrides.value(u"C02"_s), 1);
        QCOMPARE(tally.readsByPerson.value(u"person 3"_s), 1);
        QCOMPARE(tally.exportsByPerson.value(u"person 3"_s), 1);
        QCOMPARE(tally.escalations.size(), 2); // the one raised before the range is not told by half
        QCOMPARE(
            *tally.escalations[1].acknowledgedAt - tally.escalations[1].raisedAt, std::chrono::minutes(20));
        QVERIFY(!tally.escalations[2].acknowledgedAt);
    }

    void entriesOfTheFutureAreCounted()
    {
        auto entry = entryAt(1, {}, event::Looked{});
        entry.event = u"item-applauded"_s;
        LogTally tally;
        tally.add(entry);
        QCOMPARE(tally.unknown, 1);
        QCOMPARE(tally.events.value(u"item-applauded"_s), 1);
        QVERIFY(contentOf(tally, facts())
                    .sections.first()
                    .paragraphs.last()
                    .startsWith(u"1 entries are of a kind"_s));
    }

    void saysWhatTheTallySays()
    {
        const auto content = contentOf(morning(), facts());
        QCOMPARE(tableNamed(content, u"Decisions by ground rule and action"_s).rows,
            (QList<QStringList>{
                {u"no rule"_s, u"keep"_s, u"1"_s}, {u"R01 Identifiable information"_s, u"hide"_s, u"2"_s}}));
        QCOMPARE(tableNamed(content, u"Escalations by route"_s).rows,
            (QList<QStringList>{{u"PALS"_s, u"1"_s, u"1"_s, u"0"_s, u"none"_s, u"none"_s},
                {u"Safeguarding lead"_s, u"1"_s, u"0"_s, u"1"_s, u"20 min"_s, u"20 min"_s}}));
        QCOMPARE(tableNamed(content, u"Escalations one by one"_s).rows.first().mid(5),
            (QStringList{u"20 min"_s, u"upheld (own escalation)"_s}));
        QCOMPARE(tableNamed(content, u"Response targets"_s).rows,
            (QList<QStringList>{{u"first-response"_s, u"1"_s, u"0"_s, u"1"_s, u"0 %"_s},
                {u"human-look"_s, u"1"_s, u"1"_s, u"0"_s, u"100 %"_s}}));
        QCOMPARE(tableNamed(content, u"Checklist items that were overridden"_s).rows,
            (QList<QStringList>{{u"C02"_s, u"1"_s}}));
    }

    void claimsNoMoreThanIsTrue()
    {
        const auto said = [](const ReportFacts& known) {
            return contentOf(morning(), known).sections.first().paragraphs.join(u' ');
        };
        QVERIFY(said(facts()).contains(u"No checkpoint has left the workstation yet"_s));
        QVERIFY(said(facts()).contains(u"consistent, not anchored"_s));
        auto left = facts();
        left.lastCheckpointLeftAt = fromMs(1'795'000'000'000);
        QVERIFY(said(left).contains(u"tamper-evident up to then"_s));
    }

    void htmlIsWellFormedAndSelfContained()
    {
        const auto html = QString::fromUtf8(toHtml(contentOf(morning(), facts())));
        QVERIFY(html.contains(u"Northbridge &lt;CCG&gt; &amp; partners"_s) && !html.contains(u"<CCG>"_s));
        for (const auto& outside :
            {u"http:"_s, u"https:"_s, u"<script"_s, u"<img"_s, u"url("_s, u"@import"_s, u"<link"_s})
            QVERIFY2(!html.contains(outside), qPrintable(outside));
        // Void elements closed, it must parse as XML: every other tag is closed and nested.
        auto xml = html.mid(html.indexOf(u"<html"_s));
        xml.replace(QRegularExpression(u"<meta ([^>]*)>"_s), u"<meta \\1/>"_s);
        QXmlStreamReader reader(xml);
        int headers = 0;
        int scoped = 0;
        QStringList ids;
        QStringList labels;
        while (!reader.atEnd()) {
            if (reader.readNext() != QXmlStreamReader::StartElement)
                continue;
            headers += reader.name() == "th"_L1;
            scoped += reader.attributes().hasAttribute("scope"_L1);
            if (reader.attributes().hasAttribute("id"_L1))
                ids << reader.attributes().value("id"_L1).toString();
            if (reader.attributes().hasAttribute("aria-labelledby"_L1))
                labels << reader.attributes().value("aria-labelledby"_L1).toString().split(u' ');
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QVERIFY(headers > 10);
        QCOMPARE(scoped, headers);
        QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), ids.size());
        for (const auto& label : labels)
            QVERIFY2(ids.contains(label), qPrintable(label));
        QVERIFY(html.contains(u"<html lang=\"en-GB\">"_s));
        QCOMPARE(html.count(u"<h1>"_s), 1);
    }

    void barsAreDrawnToScale()
    {
        const auto svg = toSvg(
            {u"Decisions"_s, {{u"R01"_s, 100}, {u"R02 <b>"_s, 50}, {u"R03"_s, 0}, {u"R04"_s, 1}}}, u"c"_s);
        QVERIFY(svg.contains(u"width=\"360\""_s) && svg.contains(u"width=\"180\""_s)
            && svg.contains(u"width=\"0\""_s) && svg.contains(u"width=\"3\""_s));
        QVERIFY(svg.contains(u"R02 &lt;b&gt;"_s));
    }

    void pdfHasPages()
    {
        QTemporaryDir place;
        auto tally = morning();
        for (int i = 3; i < 300; ++i)
            tally.escalations.insert(i, tally.escalations[1]);
        const auto path = place.filePath(u"report.pdf"_s);
        const auto written = writePdf(contentOf(tally, facts()), path);
        QVERIFY2(written.hasValue(), qPrintable(written ? QString() : written.error().message));
        const auto pdf = contentOf(path);
        QVERIFY(pdf.startsWith("%PDF-") && pdf.trimmed().endsWith("%%EOF"));
        const auto count = QRegularExpression(u"/Count (\\d+)"_s).match(QString::fromLatin1(pdf));
        QVERIFY2(count.captured(1).toInt() >= 4, qPrintable(count.captured(1)));
        QVERIFY(!writePdf(contentOf(tally, facts()), path)); // never over another file
    }

    void anExportWithReportsVerifies()
    {
        QTemporaryDir place;
        const test::SampleLog log(300);
        auto plan = log.plan(place.filePath(u"export"_s));
        plan.addReports = [](const QString& folder) { return addLogReports(folder, facts()); };
        const auto done = writeExport(plan, log.source(), log.key());
        QVERIFY2(done.hasValue(), qPrintable(done ? QString() : done.error().message));
        const auto report = verifyExport(plan.folder);
        QVERIFY2(report.verdict == Verdict::Intact, qPrintable(report.message));
        const auto html = contentOf(plan.folder + u"/report.html"_s);
        QVERIFY(html.contains("300, numbers 1 to 300") && html.contains(toHex(log.head().root())));
        QVERIFY(contentOf(plan.folder + u"/report.pdf"_s).size() > 1000);
        QFile file(plan.folder + u"/report.html"_s);
        QVERIFY(file.open(QIODevice::Append));
        file.write("<p>All well.</p>");
        file.close();
        QCOMPARE(verifyExport(plan.folder).file, u"report.html"_s);
    }

    void aDamagedLogGivesNoReport()
    {
        QTemporaryDir place;
        const test::SampleLog log(3);
        QFile lines(place.filePath(u"log.jsonl"_s));
        QVERIFY(lines.open(QIODevice::WriteOnly));
        lines.write(log.entries().first() + "\nnot an entry\n");
        lines.close();
        const auto tally = tallyOf(lines.fileName());
        QVERIFY(!tally);
        QVERIFY2(tally.error().message.startsWith(u"Line 2 "_s), qPrintable(tally.error().message));
        QVERIFY(!addLogReports(place.path(), facts()));
    }

    void nothingOfAPersonIsInIt()
    {
        auto tally = morning();
        const auto html = toHtml(contentOf(tally, facts()));
        for (const char* word : {"Jean", "she named herself", "desk-3"})
            QVERIFY2(!html.contains(word), word);
    }
};

QTEST_MAIN(ReportTest)
#include "tst_report.moc"

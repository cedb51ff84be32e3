// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report_content.h"

#include "domain/decide.h"

#include <QCoreApplication>
#include <QDate>

namespace steward {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostEscalations = 500;
constexpr qsizetype mostBars = 31;

/// The tool that collects texts for translation finds their context by this class.
struct Said {
    Q_DECLARE_TR_FUNCTIONS(Report)
};

QString number(qint64 value)
{
    return QString::number(value);
}

/// "2 h 5 min", "under a minute".
QString span(std::chrono::milliseconds length)
{
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(length).count();
    if (minutes < 1)
        return Said::tr("under a minute");
    if (minutes < 60)
        return Said::tr("%1 min").arg(minutes);
    if (minutes < 24 * 60)
        return Said::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
    return Said::tr("%1 d %2 h").arg(minutes / (24 * 60)).arg(minutes / 60 % 24);
}

/// Share in whole per cent, never 100 unless it is all.
QString share(qint64 part, qint64 whole)
{
    return whole == 0 ? Said::tr("none") : Said::tr("%1 %").arg(part * 100 / whole);
}

std::chrono::milliseconds median(QList<std::chrono::milliseconds> lengths)
{
    std::sort(lengths.begin(), lengths.end());
    return lengths[(lengths.size() - 1) / 2];
}

class Author {
public:
    Author(const LogTally& tally, const ReportFacts& facts)
        : m_tally(tally)
        , m_facts(facts)
    {
    }

    ReportContent write() const
    {
        ReportContent content;
        content.title = Said::tr("Moderation log");
        content.subtitle = m_facts.organisation;
        if (m_facts.practice)
            content.subtitle += u" ("_s + Said::tr("practice: a fictional organisation") + u")"_s;
        content.facts = headFacts();
        content.sections
            = {evidence(), activity(), decisions(), escalations(), targets(), replies(), access()};
        return content;
    }

private:
    QString when(std::optional<Instant> at) const
    {
        return at ? toLocalText(*at, m_facts.zone).replace(u'T', u' ') : Said::tr("none");
    }
    QString ruleName(const QString& id) const
    {
        if (id.isEmpty())
            return Said::tr("no rule");
        const auto title = m_facts.ruleTitles.value(RuleId{id});
        return title.isEmpty() ? id : id + u' ' + title;
    }
    QString routeName(const RouteId& id) const { return m_facts.routeNames.value(id, id.value); }

    QList<QPair<QString, QString>> headFacts() const
    {
        return {{Said::tr("Organisation"), m_facts.organisation}, {Said::tr("Selection"), m_facts.about},
            {Said::tr("Entries"),
                Said::tr("%1, numbers %2 to %3")
                    .arg(m_tally.entries)
                    .arg(m_tally.firstSequence)
                    .arg(m_tally.lastSequence)},
            {Said::tr("First entry"), when(m_tally.firstAt)}, {Said::tr("Last entry"), when(m_tally.lastAt)},
            {Said::tr("Report made"), when(m_facts.made)},
            {Said::tr("Key fingerprint"), m_facts.fingerprint}};
    }

    ReportSection evidence() const
    {
        ReportSection section{u"evidence"_s, Said::tr("What this can prove"), {}, {}, {}};
        section.paragraphs
            << Said::tr("The entries are part of a log of %1 entries, signed as a whole in "
                        "checkpoint.txt with the key whose fingerprint is above (root %2).")
                   .arg(m_facts.logSize)
                   .arg(m_facts.rootHex)
            << Said::tr("By itself this folder is consistent, not anchored: compare the fingerprint "
                        "with the one that was written down when the log was set up, or verify "
                        "against a checkpoint that was kept elsewhere.");
        section.paragraphs << (m_facts.lastCheckpointLeftAt
                ? Said::tr(
                    "A checkpoint last left the workstation at %1. The log is tamper-evident up to then; "
                    "what is younger could be rewritten by somebody who holds the key and the database.")
                      .arg(when(m_facts.lastCheckpointLeftAt))
                : Said::tr("No checkpoint has left the workstation yet: somebody who holds the key and the "
                           "database could rewrite the whole log. Set up a folder for checkpoints."));
        section.paragraphs << Said::tr(
            "People appear as numbers and texts not at all: the log holds neither, so that erasing a "
            "person's data leaves it true. VERIFY.md says how to check everything without Steward.");
        if (m_tally.unknown > 0)
            section.paragraphs << Said::tr(
                "%1 entries are of a kind that this version of Steward does not know; "
                "they are counted by name only.")
                                      .arg(m_tally.unknown);
        return section;
    }

    // Days while they fit beside each other, then months.
    ReportChart timeline() const
    {
        ReportChart chart{Said::tr("Entries a day"), {}};
        if (m_tally.days.size() <= mostBars) {
            for (auto it = m_tally.days.begin(); it != m_tally.days.end(); ++it)
                chart.bars.append({it.key(), it.value()});
            return chart;
        }
        chart.title = Said::tr("Entries a month");
        QMap<QString, qint64> months;
        for (auto it = m_tally.days.begin(); it != m_tally.days.end(); ++it)
            months[it.key().left(7)] += it.value();
        for (auto it = months.begin(); it != months.end(); ++it)
            chart.bars.append({it.key(), it.value()});
        return chart;
    }

    static ReportTable counts(
        const QString& caption, const QString& what, const QMap<QString, qint64>& counted)
    {
        ReportTable table{caption, {what, Said::tr("Number")}, {}, {1}};
        for (auto it = counted.begin(); it != counted.end(); ++it)
            table.rows.append({it.key(), number(it.value())});
        return table;
    }

    /// "item-received" as "Item received": still the name that log.csv has, and one that reads as a text.
    static QMap<QString, qint64> inWords(const QMap<QString, qint64>& events)
    {
        QMap<QString, qint64> words;
        for (auto it = events.begin(); it != events.end(); ++it) {
            QString name = it.key();
            name.replace(u'-', u' ').replace(0, 1, name.left(1).toUpper());
            words[name] += it.value();
        }
        return words;
    }

    ReportSection activity() const
    {
        return {u"activity"_s, Said::tr("What happened"), {}, timeline(),
            {counts(Said::tr("Entries by event"), Said::tr("Event"), inWords(m_tally.events)),
                counts(Said::tr("Entries by who acted"), Said::tr("Who"), m_tally.entriesByActor)}};
    }

    ReportSection decisions() const
    {
        ReportSection section{u"decisions"_s, Said::tr("Decisions"), {},
            ReportChart{Said::tr("Decisions by ground rule"), {}}, {}};
        ReportTable table{Said::tr("Decisions by ground rule and action"),
            {Said::tr("Ground rule"), Said::tr("Action"), Said::tr("Number")}, {}, {2}};
        qint64 all = 0;
        qint64 restrictive = 0;
        QMap<QString, qint64> byRule;
        for (auto it = m_tally.decisions.begin(); it != m_tally.decisions.end(); ++it) {
            const auto& [rule, action] = it.key();
            table.rows.append({ruleName(rule), toText(action), number(it.value())});
            byRule[ruleName(rule)] += it.value();
            all += it.value();
            restrictive += isRestrictive(action) ? it.value() : 0;
        }
        for (auto it = byRule.begin(); it != byRule.end(); ++it)
            section.chart->bars.append({it.key(), it.value()});
        section.paragraphs << Said::tr(
            "Decisions: %1, of them restrictive: %2 (%3). Times that evidence was kept before something "
            "was hidden or removed: %4.")
                                  .arg(all)
                                  .arg(restrictive)
                                  .arg(share(restrictive, all))
                                  .arg(m_tally.events.value(u"evidence-captured"_s));
        ReportTable carried{Said::tr("How they were carried out on the platform"),
            {Said::tr("End"), Said::tr("Number")}, {}, {1}};
        for (auto it = m_tally.enforcement.begin(); it != m_tally.enforcement.end(); ++it)
            carried.rows.append({toText(it.key()), number(it.value())});
        section.tables = {table, carried};
        return section;
    }

    ReportTable escalationsByRoute() const
    {
        struct Row {
            qint64 raised = 0;
            qint64 late = 0;
            qint64 unanswered = 0;
            QList<std::chrono::milliseconds> waits;
        };
        QMap<QString, Row> routes;
        for (const auto& tale : m_tally.escalations) {
            auto& row = routes[routeName(tale.route)];
            ++row.raised;
            if (tale.acknowledgedAt)
                row.waits.append(*tale.acknowledgedAt - tale.raisedAt);
            else if (!tale.withdrawn)
                ++row.unanswered;
            if (tale.dueAt && tale.acknowledgedAt && *tale.acknowledgedAt > *tale.dueAt)
                ++row.late;
        }
        ReportTable table{Said::tr("Escalations by route"),
            {Said::tr("Route"), Said::tr("Raised"), Said::tr("Not acknowledged"),
                Said::tr("Acknowledged late"), Said::tr("Median wait"), Said::tr("Longest wait")},
            {}, {1, 2, 3}};
        for (auto it = routes.begin(); it != routes.end(); ++it) {
            const auto& waits = it->waits;
            table.rows.append({it.key(), number(it->raised), number(it->unanswered), number(it->late),
                waits.isEmpty() ? Said::tr("none") : span(median(waits)),
                waits.isEmpty() ? Said::tr("none") : span(*std::max_element(waits.begin(), waits.end()))});
        }
        return table;
    }

    ReportSection escalations() const
    {
        ReportSection section{u"escalations"_s, Said::tr("Escalations"), {}, {}, {escalationsByRoute()}};
        ReportTable table{Said::tr("Escalations one by one"),
            {Said::tr("Escalation"), Said::tr("Case"), Said::tr("Route"), Said::tr("Urgency"),
                Said::tr("Raised"), Said::tr("Acknowledged after"), Said::tr("Outcome")},
            {}, {0, 1}};
        for (auto it = m_tally.escalations.begin();
             it != m_tally.escalations.end() && table.rows.size() < mostEscalations; ++it) {
            const auto outcome = it->withdrawn ? Said::tr("taken back")
                : !it->outcome                 ? Said::tr("open")
                                               : toText(*it->outcome);
            table.rows.append({number(it.key()), it->subject ? it->subject->toString() : QString(),
                routeName(it->route), toText(it->urgency), when(it->raisedAt),
                it->acknowledgedAt ? span(*it->acknowledgedAt - it->raisedAt) : Said::tr("not acknowledged"),
                it->ownReview ? Said::tr("%1 (own escalation)").arg(outcome) : outcome});
        }
        section.paragraphs << Said::tr(
            "%1 escalations. One counts as answered only when a named person has acknowledged it.")
                                  .arg(m_tally.escalations.size());
        if (m_tally.escalations.size() > mostEscalations)
            section.paragraphs
                << Said::tr("The first %1 are listed; all are in log.csv.").arg(mostEscalations);
        section.tables.append(table);
        return section;
    }

    ReportSection targets() const
    {
        ReportTable table{Said::tr("Response targets"),
            {Said::tr("Target"), Said::tr("Clocks started"), Said::tr("Met"), Said::tr("Breached"),
                Said::tr("Met of those that ended")},
            {}, {1, 2, 3}};
        for (auto it = m_tally.targets.begin(); it != m_tally.targets.end(); ++it)
            table.rows.append({toText(it.key()), number(it->started), number(it->met), number(it->breached),
                share(it->met, it->met + it->breached)});
        return {u"targets"_s, Said::tr("Response targets"), {}, {}, {table}};
    }

    ReportSection replies() const
    {
        ReportTable ends{Said::tr("What became of replies"), {Said::tr("End"), Said::tr("Number")}, {}, {1}};
        for (auto it = m_tally.replyEnds.begin(); it != m_tally.replyEnds.end(); ++it)
            ends.rows.append({toText(it.key()), number(it.value())});
        return {u"replies"_s, Said::tr("Replies and the checklist"),
            {Said::tr("%1 replies were written; the checklist of %2 of them was signed in bulk.")
                    .arg(m_tally.repliesWritten)
                    .arg(m_tally.repliesSignedInBulk)},
            {},
            {ends,
                counts(
                    Said::tr("Checklist items that were overridden"), Said::tr("Item"), m_tally.overrides)}};
    }

    ReportSection access() const
    {
        return {u"access"_s, Said::tr("Reads and exports"),
            {Said::tr("Reading a sensitive case and exporting the log are entries themselves.")}, {},
            {counts(Said::tr("Sensitive cases read"), Said::tr("Who"), m_tally.readsByPerson),
                counts(Said::tr("Exports of the log"), Said::tr("Who"), m_tally.exportsByPerson)}};
    }

    const LogTally& m_tally;
    const ReportFacts& m_facts;
};

} // namespace

ReportContent contentOf(const LogTally& tally, const ReportFacts& facts)
{
    return Author(tally, facts).write();
}

} // namespace steward

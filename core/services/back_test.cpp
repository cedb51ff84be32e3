// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/back_test.h"

#include "base/text.h"
#include "services/permission.h"
#include "storage/item_store.h"

#include <QElapsedTimer>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int itemsInAPage = 250;
constexpr int mostSamples = 20;
constexpr qint64 toldEveryMs = 250;

class Comparison {
public:
    Comparison(const Matcher& draft, const Matcher& live)
        : m_draft(draft)
        , m_live(live)
    {
        m_report.draftVersion = draft.rules().version();
        m_report.liveVersion = live.rules().version();
        for (const RuleId& id : draft.rules().orderedIds())
            tallyOf(id);
        for (const RuleId& id : live.rules().orderedIds())
            tallyOf(id);
    }

    void judge(const SaidText& said)
    {
        TextFacts facts;
        facts.language = said.language;
        const auto [draft, live] = Matcher::assessBoth(m_draft, m_live, said.text, facts);
        ++m_report.items;
        m_report.flagged += draft.rules.isEmpty() ? 0 : 1;
        m_report.flaggedLive += live.rules.isEmpty() ? 0 : 1;
        m_report.crises += draft.crisis ? 1 : 0;
        m_report.crisesLive += live.crisis ? 1 : 0;
        for (const RuleId& id : draft.rules) {
            auto& tally = tallyOf(id);
            ++tally.draft;
            if (!live.rules.contains(id))
                note(said, tally.added, tally.addedSamples);
        }
        for (const RuleId& id : live.rules) {
            auto& tally = tallyOf(id);
            ++tally.live;
            if (!draft.rules.contains(id))
                note(said, tally.dropped, tally.droppedSamples);
        }
    }

    BackTestReport& report() { return m_report; }

private:
    static void note(const SaidText& said, int& count, QList<BackTestSample>& samples)
    {
        ++count;
        if (samples.size() < mostSamples)
            samples << BackTestSample{said.id, said.subject, excerptOf(said.text)};
    }

    RuleTally& tallyOf(const RuleId& id)
    {
        const auto known = m_places.constFind(id);
        if (known != m_places.constEnd())
            return m_report.rules[*known];
        m_places.insert(id, m_report.rules.size());
        m_report.rules << RuleTally{id, 0, 0, 0, 0, {}, {}};
        return m_report.rules.last();
    }

    const Matcher& m_draft;
    const Matcher& m_live;
    BackTestReport m_report;
    QHash<RuleId, qsizetype> m_places;
};

Result<BackTestReport> compare(Database& database, Comparison& comparison, int items,
    const BackTest::Streaming& streaming, const std::stop_token& closing)
{
    auto& report = comparison.report();
    const auto stored
        = database.read<qint64>([](Session& session) { return ItemStore(session).count(); }).result();
    if (!stored)
        return stored.error();
    report.total = int(std::min<qint64>(items, *stored)); // ours among them; set right at the end
    QElapsedTimer sinceTold;
    sinceTold.start();
    ItemId before;
    while (report.items < items) {
        const int wanted = std::min(itemsInAPage, items - report.items);
        const auto page = database
                              .read<QList<SaidText>>([before, wanted](Session& session) {
                                  return ItemStore(session).inboundBefore(before, wanted);
                              })
                              .result();
        if (!page)
            return page.error();
        for (const SaidText& said : *page) {
            comparison.judge(said);
            if (sinceTold.elapsed() < toldEveryMs)
                continue;
            sinceTold.restart();
            if (closing.stop_requested() || (streaming && !streaming(report)))
                return Error{ErrorCode::Cancelled, u"The back-test was stopped."_s, {}};
        }
        if (page->size() < wanted)
            break;
        before = page->last().id;
    }
    report.total = report.items;
    if (streaming)
        (void)streaming(report);
    return report;
}

} // namespace

BackTest::BackTest(Workspace& workspace)
    : m_workspace(workspace)
{
}

QFuture<Result<BackTestReport>> BackTest::run(
    const Actor& actor, const QByteArray& draft, int items, Streaming streaming)
{
    if (const auto allowed = permitted(actor, Permission::ReadCases); !allowed)
        return ready<BackTestReport>(allowed.error());
    return QtConcurrent::run(&m_workspace.pool(),
        [draft, items, streaming = std::move(streaming), live = m_workspace.matcher(),
            closing = m_workspace.closing(), &database = m_workspace.database()]() -> Result<BackTestReport> {
            const auto rules = RuleSet::parse(draft);
            if (!rules)
                return rules.error();
            const Matcher drafted(*rules, *live);
            Comparison comparison(drafted, *live);
            return compare(database, comparison, items, streaming, closing);
        });
}

} // namespace steward

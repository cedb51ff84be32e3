// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/rules/rule_draft_keeper.h"

#include "desktop/shell/when_done.h"

namespace steward {

namespace {

using namespace std::chrono_literals;

constexpr auto savePause = 700ms;
constexpr auto judgePause = 350ms;
constexpr auto longest = 3000ms; ///< somebody who never pauses loses no more than this
constexpr auto again = 5000ms;

} // namespace

RuleDraftKeeper::RuleDraftKeeper(DeskContext& context, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_drafting(context.workspace())
    , m_writer(context.actor())
{
    m_savePause.setSingleShot(true);
    m_judgePause.setSingleShot(true);
    m_judgePause.setInterval(judgePause);
    connect(&m_savePause, &QTimer::timeout, this, &RuleDraftKeeper::flush);
    connect(&m_judgePause, &QTimer::timeout, this, &RuleDraftKeeper::judge);
}

RuleDraftKeeper::~RuleDraftKeeper()
{
    flush();
}

void RuleDraftKeeper::read()
{
    // What is on its way to the store would be read as it was before.
    m_readsNext = m_underWay > 0;
    if (m_readsNext)
        return;
    // Readings may overtake each other and what is typed: only the last that nothing overtook is taken.
    const auto asked = ++m_read;
    whenDone(m_drafting.read(m_writer), this,
        [this, asked, writer = m_writer.person](const Result<RulesAtHand>& hand) {
            if (asked != m_read || writer != m_writer.person)
                return;
            if (hand)
                return take(*hand);
            if (isRead() && !m_isStoredRead) // nothing can be stored before
                QTimer::singleShot(again, this, &RuleDraftKeeper::read);
            emit failed(hand.error());
        });
}

void RuleDraftKeeper::take(const RulesAtHand& hand)
{
    takeStored(hand);
    m_history = hand.history;
    m_live = hand.live;
    ++m_edits;
    emit changed();
    judge();
}

void RuleDraftKeeper::takeStored(const RulesAtHand& hand)
{
    const bool isFirst = !std::exchange(m_isStoredRead, true);
    if (!hand.draft || m_dropping) {
        if (isFirst && m_draft)
            keepSoon();
        return;
    }
    if (m_draft && !isFirst)
        return; // what is typed here is newer than what is stored
    // Typed over the rules in force before the draft was there: it goes on with the draft.
    if (m_draft)
        keepSoon();
    m_draft = m_draft ? steward::carriedOver(*m_draft, m_live, *hand.draft).draft : *hand.draft;
    m_begunOver = hand.begunOver;
    m_over.reset();
    m_keptAt = hand.kept;
}

void RuleDraftKeeper::put(const GroundRule& rule)
{
    if (!isRead())
        return;
    const auto before = m_edits;
    change([&rule](DraftRules& draft) { draft.put(rule); });
    if (before != m_edits)
        emit edited();
}

void RuleDraftKeeper::change(const std::function<void(DraftRules&)>& deed)
{
    auto draft = words();
    deed(draft);
    if (draft == words())
        return;
    if (!m_draft) {
        m_begunOver = liveVersion();
        m_over = m_begunOver;
    }
    m_draft = draft;
    ++m_edits;
    keepSoon();
    m_judgePause.start();
}

void RuleDraftKeeper::addRule()
{
    whenDone(m_drafting.usedIds(), this, [this, writer = m_writer.person](const Result<QSet<RuleId>>& used) {
        if (writer != m_writer.person)
            return;
        if (!used)
            return m_context.say(used.error());
        const auto here = words().ids();
        const auto id = freeRuleId(*used + QSet<RuleId>(here.begin(), here.end()));
        change([&id](DraftRules& draft) { draft.add(newRule(id)); });
        emit changed();
        emit added(id);
    });
}

void RuleDraftKeeper::removeRule(const RuleId& id)
{
    change([&id](DraftRules& draft) { draft.remove(id); });
    emit changed();
}

void RuleDraftKeeper::bringRuleBack(const RuleId& id, const DraftRules& from)
{
    change([&](DraftRules& draft) { draft.bringBack(id, from); });
    emit changed();
}

void RuleDraftKeeper::keepSoon()
{
    if (!m_unsaved)
        m_since.start();
    m_unsaved = true;
    if (!m_isStoredRead)
        return; // it would replace what is stored
    const auto left = longest - std::chrono::milliseconds(m_since.elapsed());
    m_savePause.start(std::clamp<std::chrono::milliseconds>(left, 0ms, savePause));
}

void RuleDraftKeeper::flush()
{
    m_savePause.stop();
    if (!m_isStoredRead || !std::exchange(m_unsaved, false) || !m_draft)
        return;
    ++m_underWay;
    whenDone(m_drafting.keep(m_writer, *m_draft, std::exchange(m_over, {})), this,
        [this, writer = m_writer.person, draft = *m_draft, over = m_begunOver](const Result<void>& kept) {
            --m_underWay;
            if (kept) {
                m_failing = false;
                m_keptAt = m_context.workspace().now();
            } else {
                const bool isOthers = writer != m_writer.person;
                if (isOthers && writer)
                    m_unkept.insert(*writer, {draft, over, true});
                else if (!m_isStoredRead) // they went and came back meanwhile
                    takeBack({draft, over, true});
                else if (m_draft)
                    tryAgain(over);
                if (!std::exchange(m_failing, true) || isOthers)
                    m_context.say(kept.error());
            }
            finishStoring();
        });
}

void RuleDraftKeeper::tryAgain(const QString& begunOver)
{
    m_unsaved = true;
    m_over = begunOver;
    m_since.start();
    m_savePause.start(again);
}

void RuleDraftKeeper::takeBack(const Unkept& words)
{
    m_draft = m_draft ? steward::carriedOver(*m_draft, m_live, words.draft).draft : words.draft;
    m_begunOver = words.begunOver;
    m_isStoredRead = words.isWhole;
    ++m_edits;
    m_over = m_begunOver;
    keepSoon();
    emit changed();
    judge();
}

void RuleDraftKeeper::finishStoring()
{
    if (m_underWay == 0 && m_readsNext)
        read();
}

void RuleDraftKeeper::judge()
{
    m_judgePause.stop();
    if (!m_draft) {
        m_verdict = {};
        m_judged = m_edits;
        return emit judged();
    }
    whenDone(m_drafting.judge(*m_draft, m_live), this,
        [this, edits = m_edits](const Result<RuleVerdict>& verdict) {
            if (edits != m_edits || !verdict) // it was typed on: the next judgement is under way
                return;
            m_verdict = *verdict;
            m_judged = edits;
            emit judged();
        });
}

void RuleDraftKeeper::discard()
{
    m_unsaved = false;
    m_savePause.stop();
    m_draft.reset();
    ++m_edits;
    ++m_underWay;
    m_dropping = true;
    whenDone(RuleBook(m_context.workspace()).dropDraft(m_writer), this, [this](const Result<void>& dropped) {
        --m_underWay;
        m_dropping = false;
        if (!dropped)
            m_context.say(dropped.error());
        finishStoring();
    });
    ++m_read; // whatever is being read may still hold it
    emit changed();
    judge();
}

void RuleDraftKeeper::restore(const DraftRules& draft, const QString& begunOver)
{
    m_draft = draft;
    m_begunOver = begunOver;
    m_over = begunOver;
    ++m_edits;
    keepSoon();
    emit changed();
    judge();
}

void RuleDraftKeeper::carryOver()
{
    if (!isOvertaken())
        return;
    flush();
    whenDone(m_drafting.carryOver(*m_draft, m_begunOver, m_live), this,
        [this, edits = m_edits, live = liveVersion()](const Result<CarriedOver>& carried) {
            if (!carried)
                return m_context.say(carried.error());
            if (edits != m_edits || live != liveVersion())
                return carryOver();
            restore(carried->draft, live);
            emit carriedOver(*carried);
        });
}

void RuleDraftKeeper::forget()
{
    m_unsaved = false;
    m_savePause.stop();
    m_draft.reset();
    ++m_edits;
    read();
}

void RuleDraftKeeper::handOver()
{
    const auto now = m_context.actor();
    if (now.person == m_writer.person) {
        m_writer = now;
        return;
    }
    flush();
    if (m_draft && !m_isStoredRead && m_writer.person)
        m_unkept.insert(*m_writer.person, {*m_draft, m_begunOver, false});
    m_draft.reset();
    m_unsaved = false;
    m_writer = now;
    m_isStoredRead = false;
    ++m_read; // what is being read is of somebody else
    ++m_edits;
    if (now.person && m_unkept.contains(*now.person)) {
        takeBack(m_unkept.take(*now.person));
    } else if (isRead()) { // what somebody else was writing is gone from the screen at once
        emit changed();
        judge();
    }
    read();
}

} // namespace steward

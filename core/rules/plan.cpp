// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/plan.h"

#include "rules/matcher.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

/// What one rule found in one item.
struct Hit {
    PlanReason reason;
    Severity severity = Severity::S0; ///< the gravest of its findings
    bool sure = false; ///< more than possible
    bool redFlag = false;
};

using Hits = QHash<RuleId, Hit>;

Hits hitsIn(const QList<Finding>& findings, const RuleSet& rules)
{
    Hits hits;
    for (const Finding& finding : findings) {
        const GroundRule* rule = rules.rule(finding.rule);
        if (!rule || rule->isOff) // found before it was switched off
            continue;
        Hit& hit = hits[finding.rule];
        const bool first = hit.reason.rule.isEmpty();
        hit.reason.rule = finding.rule;
        hit.reason.tier = first ? finding.tier : std::min(hit.reason.tier, finding.tier);
        if (!hit.reason.detectors.contains(finding.detector))
            hit.reason.detectors << finding.detector;
        if (finding.tier == Tier::Possible)
            continue;
        hit.sure = true;
        hit.redFlag = hit.redFlag || isRedFlag(finding);
        if (const Severity severity = severityOf(finding, *rule); isGraver(severity, hit.severity))
            hit.severity = severity;
    }
    return hits;
}

PlanReason merged(const PlanReason& a, const PlanReason& b)
{
    PlanReason both = a;
    both.tier = std::min(a.tier, b.tier);
    for (const QString& detector : b.detectors) {
        if (!both.detectors.contains(detector))
            both.detectors << detector;
    }
    return both;
}

Urgency urgencyOf(const Hit& hit)
{
    if (hit.redFlag || hit.severity == Severity::S1)
        return Urgency::Immediate;
    return hit.severity == Severity::S2 ? Urgency::Urgent : Urgency::Routine;
}

bool stands(const std::optional<ItemDecision>& decision)
{
    return decision && decision->phase != EnforcementPhase::Withdrawn
        && decision->phase != EnforcementPhase::Failed;
}

/// The nearest to what a rule wants first. Only what keeps the public from reading stands in for another.
QList<Action> insteadOf(Action wanted)
{
    switch (wanted) {
    case Action::Hide:
        return {Action::Hide, Action::Hold, Action::Remove};
    case Action::Hold:
        return {Action::Hold, Action::Hide, Action::Remove};
    case Action::Remove:
        return {Action::Remove, Action::Hide, Action::Hold};
    case Action::Spam:
        return {Action::Spam, Action::Hide, Action::Hold, Action::Remove};
    default:
        return {wanted};
    }
}

class Planner {
public:
    Planner(const PlanFacts& facts, const RuleSet& rules)
        : m_facts(facts)
        , m_rules(rules)
        , m_order(rules.orderedIds())
    {
        for (const PlanItem& item : facts.items) {
            if (item.notRead)
                m_plan.notRead << item.id;
            if (item.direction == Direction::Outbound)
                continue;
            const Hits hits = hitsIn(item.findings, rules);
            m_hits.insert(item.id, hits);
            if (item.id == facts.chosen)
                m_here = hits;
        }
    }

    Plan plan() &&
    {
        find();
        tellClocks();
        if (m_facts.subject.state == State::Resolved)
            return std::move(m_plan);
        // People first, page second; whichever item of the thread is looked at.
        const bool peopleFirst = std::any_of(
            m_hits.cbegin(), m_hits.cend(), [this](const Hits& hits) { return tellOfRisk(hits); });
        if (peopleFirst)
            escalate();
        decide();
        reply();
        if (!peopleFirst)
            escalate();
        return std::move(m_plan);
    }

private:
    /// Somebody is in danger, by what one item says.
    bool tellOfRisk(const Hits& hits) const
    {
        return std::any_of(hits.cbegin(), hits.cend(), [this](const Hit& hit) {
            return hit.sure && hit.severity == Severity::S1 && !m_rules.rule(hit.reason.rule)->isBreach;
        });
    }

    void find()
    {
        QSet<RuleId> anywhere;
        for (const Hits& hits : std::as_const(m_hits)) {
            for (auto it = hits.cbegin(); it != hits.cend(); ++it)
                anywhere.insert(it.key());
        }
        for (const RuleId& id : m_order) {
            if (m_here.contains(id))
                m_plan.found << id;
        }
        for (const RuleId& id : m_order) {
            if (anywhere.contains(id) && !m_here.contains(id))
                m_plan.found << id;
        }
    }

    void tellClocks()
    {
        for (const CaseClock& clock : m_facts.subject.clocks) {
            if (clock.isLive())
                m_plan.clocks << clock;
        }
        std::stable_sort(m_plan.clocks.begin(), m_plan.clocks.end(),
            [](const CaseClock& a, const CaseClock& b) { return a.dueAt < b.dueAt; });
    }

    /// The rules that hit the chosen item for sure, by precedence.
    QList<const GroundRule*> sureHere() const
    {
        QList<const GroundRule*> sure;
        for (const RuleId& id : m_order) {
            if (const auto hit = m_here.constFind(id); hit != m_here.cend() && hit->sure)
                sure << m_rules.rule(id);
        }
        return sure;
    }

    /// A rule without a breach that says something graver of the same words.
    RuleId graverRoute(const RuleId& breach) const
    {
        const Severity severity = m_here.value(breach).severity;
        for (const GroundRule* rule : sureHere()) {
            if (!rule->isBreach && isGraver(m_here.value(rule->id).severity, severity))
                return rule->id;
        }
        return {};
    }

    const OfferedAction* offered(Action action) const
    {
        const auto found = std::find_if(m_facts.offered.cbegin(), m_facts.offered.cend(),
            [action](const OfferedAction& o) { return o.action == action && o.enabled; });
        return found == m_facts.offered.cend() ? nullptr : &*found;
    }

    struct Wish {
        const GroundRule* rule = nullptr;
        Action action = Action::Hide;
        bool wouldRatherKeep = false;
        RuleId heldBackBy;
    };

    QList<Wish> wishes() const
    {
        QList<Wish> all;
        for (const GroundRule* rule : sureHere()) {
            const auto restrictive
                = std::find_if(rule->actions.cbegin(), rule->actions.cend(), isRestrictive);
            if (!rule->isBreach || restrictive == rule->actions.cend())
                continue;
            Wish wish{rule, *restrictive, restrictive != rule->actions.cbegin(), graverRoute(rule->id)};
            // A complaint in strong language is a complaint first.
            if (!wish.heldBackBy.isEmpty() && !isGraver(m_here.value(rule->id).severity, Severity::S3))
                continue;
            all << wish;
        }
        std::stable_sort(all.begin(), all.end(), [](const Wish& a, const Wish& b) {
            return std::pair(!a.heldBackBy.isEmpty(), a.wouldRatherKeep)
                < std::pair(!b.heldBackBy.isEmpty(), b.wouldRatherKeep);
        });
        return all;
    }

    void decide()
    {
        const CaseItem* item = m_facts.subject.item(m_facts.chosen);
        if (!item)
            return;
        if (stands(item->decision))
            return isRestrictive(item->decision->action) ? report(item->decision->action) : void();
        const bool isPublic
            = item->visibility == Visibility::Unmoderated || item->visibility == Visibility::Approved;
        const QList<Wish> all = wishes();
        for (const Wish& wish : all) {
            const QList<Action> candidates = isPublic ? insteadOf(wish.action) : QList<Action>{wish.action};
            for (const Action action : candidates) {
                if (const OfferedAction* can = offered(action))
                    return addDecision(wish, *can, all);
            }
        }
        report({});
    }

    /// An item has one decision at a time: what the platform is to hear of it comes once it is out of sight,
    /// or where nothing puts it out of sight.
    void report(std::optional<Action> done)
    {
        const OfferedAction* can = offered(Action::Report);
        if (!can || done == Action::Report)
            return;
        PlanStep step;
        step.what = plan::Restrict{can->action, can->reversibility, can->note};
        for (const GroundRule* rule : sureHere()) {
            if (rule->isBreach && rule->actions.contains(Action::Report) && graverRoute(rule->id).isEmpty())
                step.reasons << m_here.value(rule->id).reason;
        }
        if (!step.reasons.isEmpty())
            m_plan.steps << step;
    }

    void addDecision(const Wish& wish, const OfferedAction& can, const QList<Wish>& all)
    {
        PlanStep step;
        step.what = plan::Restrict{can.action, can.reversibility, can.note};
        step.reasons << m_here.value(wish.rule->id).reason;
        for (const Wish& other : all) {
            if (other.rule != wish.rule)
                step.reasons << m_here.value(other.rule->id).reason;
        }
        const bool harsher = can.action != wish.action && can.reversibility == Reversibility::OneWay;
        step.heldBackBy = wish.heldBackBy;
        step.proposed = wish.heldBackBy.isEmpty() && !wish.wouldRatherKeep && !harsher;
        m_plan.steps << step;
    }

    bool isAnswered(const CaseItem& item) const
    {
        return std::any_of(
            m_facts.subject.replies.cbegin(), m_facts.subject.replies.cend(), [&](const CaseReply& reply) {
                const bool lives = reply.state != ReplyState::Withdrawn && reply.state != ReplyState::Failed
                    && reply.state != ReplyState::Retracted && reply.state != ReplyState::Draft;
                const bool answers = reply.inReplyTo.isValid() ? reply.inReplyTo == item.id
                                                               : reply.writtenAt >= item.created;
                return lives && answers;
            });
    }

    void reply()
    {
        const CaseItem* item = m_facts.subject.item(m_facts.chosen);
        if (!item || item->visibility == Visibility::DeletedByAuthor || isAnswered(*item))
            return;
        QList<const GroundRule*> asking;
        const bool atRisk = tellOfRisk(m_here);
        for (const GroundRule* rule : sureHere()) {
            if (rule->steps.contains(u"reply"_s) || rule->steps.contains(u"guide"_s)
                || rule->steps.contains(u"signpost"_s))
                asking << rule;
        }
        // "Please be polite" would do harm here.
        if (atRisk)
            asking.removeIf([this](const GroundRule* rule) {
                return rule->isBreach || isGraver(Severity::S2, m_here.value(rule->id).severity);
            });
        if (asking.isEmpty())
            return;
        const bool guides = std::any_of(asking.cbegin(), asking.cend(),
            [](const GroundRule* rule) { return rule->steps.contains(u"guide"_s); });
        const auto audience = audienceFor(guides);
        if (!audience)
            return;
        PlanStep step;
        QList<RuleId> ids;
        for (const GroundRule* rule : std::as_const(asking)) {
            ids << rule->id;
            step.reasons << m_here.value(rule->id).reason;
        }
        step.what = plan::Reply{*audience, combinedReply(m_rules, ids, atRisk, language())};
        m_plan.steps << step;
    }

    /// An answer is in the language of the question, as far as we speak it.
    QString language() const
    {
        const auto item = std::find_if(m_facts.items.cbegin(), m_facts.items.cend(),
            [this](const PlanItem& item) { return item.id == m_facts.chosen; });
        const bool welsh = item != m_facts.items.cend()
            && item->language.section(u'-', 0, 0).compare("cy"_L1, Qt::CaseInsensitive) == 0;
        return welsh ? u"cy"_s : u"en-GB"_s;
    }

    std::optional<Audience> audienceFor(bool guides) const
    {
        const auto& can = m_facts.capabilities;
        const bool publicly = can.publicReply || can.byHand;
        const bool privately = can.privateReply || can.byHand;
        if (!publicly && !privately)
            return std::nullopt;
        return privately && (guides || !publicly) ? Audience::Private : Audience::Public;
    }

    bool wasTold(const RouteId& route, Instant newest) const
    {
        return std::any_of(m_facts.subject.escalations.cbegin(), m_facts.subject.escalations.cend(),
            [&](const CaseEscalation& escalation) {
                return escalation.route == route && (escalation.isOpen() || escalation.raisedAt >= newest);
            });
    }

    struct Call {
        RouteId route;
        Urgency urgency = Urgency::Routine;
        QList<PlanReason> reasons;
        Instant newest; ///< of the items that ask for it
    };

    void escalate()
    {
        QList<Call> calls;
        for (const RuleId& id : m_order) {
            for (const PlanItem& item : m_facts.items) {
                const auto hit = m_hits.value(item.id).value(id);
                if (hit.sure)
                    call(calls, *m_rules.rule(id), hit, item.created);
            }
        }
        for (const Call& call : std::as_const(calls)) {
            if (wasTold(call.route, call.newest))
                continue;
            PlanStep step;
            const auto due = m_facts.escalationDue.constFind(call.urgency);
            step.what = plan::Escalate{call.route, call.urgency,
                due == m_facts.escalationDue.cend() ? std::nullopt : std::optional(*due)};
            step.reasons = call.reasons;
            m_plan.steps << step;
        }
    }

    static void call(QList<Call>& calls, const GroundRule& rule, const Hit& hit, Instant created)
    {
        const bool escalates = rule.steps.contains(u"escalate"_s) || hit.severity == Severity::S1;
        if (!escalates || rule.routes.isEmpty())
            return;
        for (const RouteId& route : hit.redFlag ? rule.routes : rule.routes.first(1)) {
            auto at = std::find_if(
                calls.begin(), calls.end(), [&](const Call& call) { return call.route == route; });
            if (at == calls.end())
                at = calls.insert(calls.end(), Call{route, Urgency::Routine, {}, created});
            at->urgency = std::max(at->urgency, urgencyOf(hit));
            at->newest = std::max(at->newest, created);
            const auto same = std::find_if(at->reasons.begin(), at->reasons.end(),
                [&](const PlanReason& reason) { return reason.rule == rule.id; });
            if (same == at->reasons.end())
                at->reasons << hit.reason;
            else
                *same = merged(*same, hit.reason);
        }
    }

    const PlanFacts& m_facts;
    const RuleSet& m_rules;
    QList<RuleId> m_order;
    QHash<ItemId, Hits> m_hits; ///< of everything inbound
    Hits m_here; ///< of the chosen item
    Plan m_plan;
};

template <typename T> const PlanStep* firstOf(const QList<PlanStep>& steps)
{
    const auto found = std::find_if(steps.cbegin(), steps.cend(),
        [](const PlanStep& step) { return std::holds_alternative<T>(step.what); });
    return found == steps.cend() ? nullptr : &*found;
}

/// The words before and after those of the rules.
struct Frame {
    LocalisedText hello{
        {u"en-GB"_s, u"Thank you for writing to us."_s}, {u"cy"_s, u"Diolch am ysgrifennu atom."_s}};
    LocalisedText atRisk{{u"en-GB"_s, u"Thank you for telling us. We are sorry that things are so hard."_s},
        {u"cy"_s, u"Diolch am ddweud wrthym. Mae'n ddrwg gennym fod pethau mor anodd."_s}};
};

} // namespace

QString PlanStep::key() const
{
    if (const auto* decision = std::get_if<plan::Restrict>(&what))
        return toText(decision->action);
    if (const auto* escalation = std::get_if<plan::Escalate>(&what))
        return u"escalate-"_s + escalation->route.value;
    return u"reply"_s;
}

bool PlanStep::isOneWay() const
{
    const auto* decision = std::get_if<plan::Restrict>(&what);
    return decision && decision->reversibility == Reversibility::OneWay;
}

const PlanStep* Plan::restriction() const
{
    return firstOf<plan::Restrict>(steps);
}

const PlanStep* Plan::escalation() const
{
    return firstOf<plan::Escalate>(steps);
}

const PlanStep* Plan::reply() const
{
    return firstOf<plan::Reply>(steps);
}

Plan planFor(const PlanFacts& facts, const RuleSet& rules)
{
    return Planner(facts, rules).plan();
}

std::optional<Command> commandFor(const PlanStep& step, ItemId chosen, const RuleSet& rules)
{
    if (const auto* decision = std::get_if<plan::Restrict>(&step.what))
        return command::DecideItem{chosen, decision->action, step.leadingRule(), {}};
    const auto* escalation = std::get_if<plan::Escalate>(&step.what);
    if (!escalation)
        return std::nullopt;
    QStringList why;
    for (const PlanReason& reason : step.reasons) {
        const GroundRule* rule = rules.rule(reason.rule);
        why << (rule ? reason.rule.value + u' ' + inLanguage(rule->title) : reason.rule.value);
    }
    return command::Escalate{
        escalation->route, escalation->urgency, PrivateText{why.join(u"; "_s), {}, {}}, {}, {}, {}};
}

QString combinedReply(const RuleSet& rules, const QList<RuleId>& asking, bool atRisk, const QString& language)
{
    const Frame frame;
    QStringList paragraphs{inLanguage(atRisk ? frame.atRisk : frame.hello, language)};
    for (const RuleId& id : asking) {
        if (const GroundRule* rule = rules.rule(id))
            paragraphs << inLanguage(rule->wording, language);
    }
    return paragraphs.join(u"\n\n"_s);
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/inbox/escalate_form.h"

#include "base/text.h"
#include "desktop/shell/words.h"

#include <QComboBox>
#include <QLineEdit>

namespace steward {

namespace {

constexpr int nothing = -1;

void letShrink(QComboBox& combo)
{
    combo.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo.setMinimumContentsLength(12);
}

} // namespace

EscalateForm::EscalateForm(QWidget* parent)
    : CaseForm(QStringLiteral("escalateForm"), tr("Confirm escalation"), parent)
    , m_route(new QComboBox(this))
    , m_urgency(new QComboBox(this))
    , m_reason(new QLineEdit(this))
    , m_proposal(new QComboBox(this))
    , m_rule(new QComboBox(this))
{
    setTitle(tr("Put this case before somebody"));
    m_route->setObjectName(QStringLiteral("escalateRouteCombo"));
    m_urgency->setObjectName(QStringLiteral("escalateUrgencyCombo"));
    m_reason->setObjectName(QStringLiteral("escalateReasonEdit"));
    m_proposal->setObjectName(QStringLiteral("escalateProposalCombo"));
    m_rule->setObjectName(QStringLiteral("escalateRuleCombo"));
    for (auto* combo : {m_route, m_proposal, m_rule})
        letShrink(*combo);
    for (const auto urgency : {Urgency::Routine, Urgency::Urgent, Urgency::Immediate})
        m_urgency->addItem(words::of(urgency), int(urgency));
    addField(tr("To"), m_route);
    addField(tr("Urgency"), m_urgency);
    addField(tr("Reason for escalating"), m_reason);
    addField(tr("What you would do with the chosen item"), m_proposal);
    addField(tr("Under which ground rule"), m_rule);
    connect(m_route, &QComboBox::currentIndexChanged, this, &EscalateForm::sayContact);
    connect(m_proposal, &QComboBox::currentIndexChanged, this, &EscalateForm::wantRule);
}

void EscalateForm::offer(const QList<Route>& routes, const ProposalChoice& choice)
{
    m_routes = routes;
    const QSignalBlocker quiet(m_route);
    m_route->clear();
    for (const auto& route : routes)
        m_route->addItem(route.name, route.id.value);
    const auto& plan = choice.plan;
    const auto* step = plan.escalation();
    const auto asked = step ? std::get<plan::Escalate>(step->what) : plan::Escalate{};
    m_route->setCurrentIndex(qMax(0, step ? m_route->findData(asked.route.value) : 0));
    m_urgency->setCurrentIndex(m_urgency->findData(int(asked.urgency)));
    m_reason->clear();
    offerProposals(choice);
    sayContact();
}

void EscalateForm::offerProposals(const ProposalChoice& choice)
{
    m_item = choice.item;
    const QSignalBlocker quiet(m_proposal);
    m_proposal->clear();
    m_proposal->addItem(tr("Leave it to them"), nothing);
    if (choice.item.isValid()) {
        m_proposal->addItem(words::of(Action::Keep), int(Action::Keep));
        for (const auto& action : choice.offered) {
            if (action.enabled && action.action != Action::Keep)
                m_proposal->addItem(words::of(action.action), int(action.action));
        }
    }
    offerRules(*m_rule, *choice.rules, choice.plan.found);
    if (const auto* step = choice.plan.restriction()) {
        const auto action = std::get<plan::Restrict>(step->what).action;
        m_proposal->setCurrentIndex(qMax(0, m_proposal->findData(int(action))));
        m_rule->setCurrentIndex(qMax(0, m_rule->findData(step->leadingRule().value)));
    }
    wantRule();
}

std::optional<Action> EscalateForm::proposal() const
{
    const int chosen = m_proposal->currentData().toInt();
    return chosen == nothing || m_proposal->currentIndex() < 0 ? std::nullopt : std::optional(Action(chosen));
}

void EscalateForm::wantRule()
{
    const auto action = proposal();
    m_rule->setEnabled(action && isRestrictive(*action));
}

void EscalateForm::sayContact()
{
    const auto id = m_route->currentData().toString();
    const auto route = std::find_if(m_routes.cbegin(), m_routes.cend(),
        [&id](const Route& candidate) { return candidate.id.value == id; });
    const auto contact = route == m_routes.cend() || route->contact.isEmpty()
        ? tr("No number is kept for them.")
        : tr("To ring: %1.").arg(isolated(route->contact));
    setHint(
        tr("Escalated is not reached: until a named person acknowledges, it stays yours. %1").arg(contact));
}

std::optional<Command> EscalateForm::command()
{
    const auto reason = m_reason->text().simplified();
    if (reason.isEmpty()) {
        setHint(tr("Say in a few words why, so that they can act at once."));
        m_reason->setFocus();
        return std::nullopt;
    }
    command::Escalate escalate;
    escalate.route = RouteId{m_route->currentData().toString()};
    escalate.urgency = Urgency(m_urgency->currentData().toInt());
    escalate.reason = PrivateText{reason, {}, {}};
    escalate.proposal = proposal();
    if (!escalate.proposal)
        return escalate;
    escalate.proposalItem = m_item;
    if (!isRestrictive(*escalate.proposal))
        return escalate;
    escalate.proposalRule = RuleId{m_rule->currentData().toString()};
    if (escalate.proposalRule.isEmpty()) {
        setHint(tr("Choose the ground rule for what you propose, or leave it to them."));
        m_rule->setFocus();
        return std::nullopt;
    }
    return escalate;
}

} // namespace steward

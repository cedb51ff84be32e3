// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Puts a case before somebody: whom, how soon, why, and what the moderator would do in their place.
#pragma once

#include "desktop/inbox/case_form.h"
#include "rules/plan.h"

namespace steward {

/// What a proposal can be made of, for the chosen item.
struct ProposalChoice {
    ItemId item;
    QList<OfferedAction> offered;
    std::shared_ptr<const RuleSet> rules;
    Plan plan; ///< what the rules propose stands there already; a person can take it out
};

class EscalateForm : public CaseForm {
    Q_OBJECT
public:
    explicit EscalateForm(QWidget* parent);
    void offer(const QList<Route>& routes, const ProposalChoice& choice);
    std::optional<Command> command() override;

private:
    void offerProposals(const ProposalChoice& choice);
    void sayContact();
    void wantRule();
    std::optional<Action> proposal() const;

    QList<Route> m_routes;
    ItemId m_item;
    QComboBox* m_route = nullptr;
    QComboBox* m_urgency = nullptr;
    QLineEdit* m_reason = nullptr;
    QComboBox* m_proposal = nullptr;
    QComboBox* m_rule = nullptr;
};

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The public page of house rules of one organisation, from the rules in force.
#pragma once

#include "rules/house_page.h"
#include "services/workspace.h"

namespace steward {

/// What the page says of an organisation: its name, and when somebody watches the pages.
HousePageFacts pageFactsOf(const OrganisationProfile& organisation);

struct HouseRulesText {
    QString text;
    QString version; ///< of the rules
    QStringList languages; ///< that the page can be had in, en-GB first

    bool operator==(const HouseRulesText&) const = default;
};

class HouseRules {
public:
    explicit HouseRules(Workspace& workspace);

    /// Written off the calling thread. A language that the rules do not speak reads in English.
    QFuture<Result<HouseRulesText>> page(PageForm form, const QString& language);
    /// The same into a file, whole or not at all; a file of that name is replaced. ErrorCode::Unreadable
    /// says what to do.
    QFuture<Result<void>> save(const QString& file, PageForm form, const QString& language);

private:
    Workspace& m_workspace;
};

} // namespace steward

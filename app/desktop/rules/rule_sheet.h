// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One ground rule to read: what the public reads, what the desk does, what it looks for, and what a draft
// changes.
#pragma once

#include "rules/draft_rules.h"

#include <QHash>
#include <QTextBrowser>

namespace steward {

/// Plain text in its own layout: every word is escaped, no link is followed, nothing is fetched.
class RuleSheet : public QTextBrowser {
    Q_OBJECT
public:
    explicit RuleSheet(QWidget* parent = nullptr);

    /// `live` is the rule in force; none if it is new.
    void show(const GroundRule& rule, const std::optional<GroundRule>& live);
    /// Names of routes, for people.
    void setRoutes(const QHash<RouteId, QString>& names);

private:
    QHash<RouteId, QString> m_routes;
    RuleId m_rule;
    QString m_shown;
};

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/plan_shape.h"

#include "cli/output.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace steward::cli {

namespace {

QJsonObject shapeOf(const PlanReason& reason)
{
    return {{u"rule"_s, reason.rule.value}, {u"detectors"_s, QJsonArray::fromStringList(reason.detectors)},
        {u"tier"_s, toText(reason.tier)}};
}

void add(QJsonObject& shape, const plan::Restrict& decision)
{
    shape.insert(u"action"_s, toText(decision.action));
}

void add(QJsonObject& shape, const plan::Reply& reply)
{
    shape.insert(u"audience"_s, toText(reply.audience));
    shape.insert(u"text"_s, reply.text);
}

void add(QJsonObject& shape, const plan::Escalate& escalation)
{
    shape.insert(u"route"_s, escalation.route.value);
    shape.insert(u"urgency"_s, toText(escalation.urgency));
    shape.insert(u"due"_s, timeOrNull(escalation.dueAt));
}

} // namespace

QJsonArray shapeOf(const Plan& plan)
{
    QJsonArray steps;
    for (const PlanStep& step : plan.steps) {
        QJsonArray reasons;
        for (const PlanReason& reason : step.reasons)
            reasons.append(shapeOf(reason));
        QJsonObject shape{{u"step"_s, step.key()}, {u"proposed"_s, step.proposed},
            {u"reversible"_s, !step.isOneWay()}, {u"reasons"_s, reasons}};
        std::visit([&shape](const auto& what) { add(shape, what); }, step.what);
        steps.append(shape);
    }
    return steps;
}

QStringList inWords(const Plan& plan)
{
    QStringList lines;
    for (const PlanStep& step : plan.steps) {
        QStringList rules;
        for (const PlanReason& reason : step.reasons)
            rules << reason.rule.value;
        lines << u"%1 for %2%3"_s.arg(
            step.key(), rules.join(u", "_s), step.proposed ? QString() : u" (offered, not proposed)"_s);
    }
    return lines;
}

} // namespace steward::cli

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/workspace_reports.h"

#include "report/log_report.h"
#include "services/inbox.h"

#include <QCoreApplication>

namespace steward {

using namespace Qt::StringLiterals;

namespace {

/// The tool that collects texts for translation finds their context by this class.
struct Said {
    Q_DECLARE_TR_FUNCTIONS(Report)
};

} // namespace

QString selectionInWords(const ExportRequest& request, const QByteArray& zone)
{
    QStringList words;
    if (request.subject)
        words << Said::tr("case %1").arg(request.subject->toString());
    if (request.from)
        words << Said::tr("from %1").arg(toLocalText(*request.from, zone).replace(u'T', u' '));
    if (request.to)
        words << Said::tr("before %1").arg(toLocalText(*request.to, zone).replace(u'T', u' '));
    return words.isEmpty() ? Said::tr("whole log") : words.join(u", "_s);
}

std::function<Result<void>(const QString& folder)> reportsOf(
    Workspace& workspace, const ExportRequest& request)
{
    ReportFacts facts;
    facts.organisation = workspace.organisation().name;
    facts.practice = workspace.organisation().practice;
    facts.about = selectionInWords(request, facts.zone);
    facts.made = workspace.now();
    facts.fingerprint = workspace.verifierKey().fingerprint();
    for (const auto& rule : workspace.rules()->rules())
        facts.ruleTitles.insert(rule.id, inLanguage(rule.title));
    // Queued before the export's own reading, so they are answered by the time it asks.
    return [facts, summary = workspace.summary(), routes = Inbox(workspace).routes()](
               const QString& folder) -> Result<void> {
        auto full = facts;
        if (const auto known = summary.result())
            full.lastCheckpointLeftAt = known->lastCheckpointLeftAt;
        if (const auto known = routes.result()) {
            for (const auto& route : *known)
                full.routeNames.insert(route.id, route.name);
        }
        return addLogReports(folder, full);
    };
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// report.html and report.pdf of an export: what `LogBook::exportTo` is given as `addReports`.
#pragma once

#include "report/report_content.h"

namespace steward {

/// Reads log.jsonl in `folder` and writes both reports beside it. Without a QGuiApplication only report.html.
/// Any thread.
Result<void> addLogReports(const QString& folder, const ReportFacts& facts);

} // namespace steward

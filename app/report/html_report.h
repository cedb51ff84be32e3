// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// report.html: one file, nothing fetched, readable by a screen reader, on paper and in the dark.
#pragma once

#include "report/report_content.h"

namespace steward {

QByteArray toHtml(const ReportContent& content);

/// Horizontal bars with their numbers as text; the title and a sentence for those who do not see it.
QString toSvg(const ReportChart& chart, const QString& id);

} // namespace steward

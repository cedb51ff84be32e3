// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// report.pdf: the same content on A4, for those who file paper. Qt 6.4 writes no tagged PDF, so report.html
// is the accessible form.
#pragma once

#include "report/report_content.h"

namespace steward {

/// Needs a QGuiApplication (offscreen will do): ErrorCode::Unreadable without one. May run on any thread.
Result<void> writePdf(const ReportContent& content, const QString& path);

} // namespace steward

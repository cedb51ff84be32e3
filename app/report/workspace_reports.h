// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The reports of an export of this workspace, ready to be handed to LogBook::exportTo.
#pragma once

#include "services/log_book.h"

namespace steward {

/// Call just before exportTo, on the same thread; the names that the reports need are read while the export
/// is prepared.
std::function<Result<void>(const QString& folder)> reportsOf(
    Workspace& workspace, const ExportRequest& request);

/// The selection in plain words: "whole log", "case 12", "from ... before ...".
QString selectionInWords(const ExportRequest& request, const QByteArray& zone);

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The help page "How well the rules find", made from an evaluation.
#pragma once

#include "evaluation/measure.h"

namespace steward::test {

/// Markdown. The same texts and rules give the same bytes: no date, no version, no machine.
QString reportOf(const Evaluation& evaluation, const QList<LabelledText>& texts);

/// Where the texts and the page stand in the source tree, and the command that writes the page anew.
QString textsFolder();
QString pagePath();
QString reportCommand();

} // namespace steward::test

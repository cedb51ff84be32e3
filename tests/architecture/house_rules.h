// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the plan of the house forbids, as pure functions of a path and a text, so that each rule can be shown
// to fail.
#pragma once

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

namespace steward::test {

/// One sentence for each breach, in order of appearance: "core/base/x.h:3 includes domain/case.h, but base
/// may only include ...".
using Breaches = QStringList;

/// The modules of core with all that each may include, itself left out.
const QHash<QString, QSet<QString>>& coreModules();

Breaches includesAgainstTheDirection(const QString& path, const QString& text);
Breaches widgetsOrGuiInCore(const QString& path, const QString& text);
Breaches tooLong(const QString& path, const QString& text, int limit = 700);
Breaches offsetInSql(const QString& path, const QString& text);
Breaches awaitsThatMiscompile(const QString& path, const QString& text);
Breaches singletons(const QString& path, const QString& text);
Breaches missingLicence(const QString& path, const QString& text);

/// DEPENDS of `steward_module(...)` in a CMakeLists text that coreModules() does not allow.
Breaches dependsAgainstTheDirection(const QString& module, const QString& cmake);

/// Every rule for C++ on one file.
Breaches everyBreach(const QString& path, const QString& text);

/// Comments and string contents replaced by blanks, line breaks kept: rules about code must not read prose.
QString codeOnly(const QString& text);

} // namespace steward::test

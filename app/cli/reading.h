// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Values of options as people write them. Every refusal is ErrorCode::Invalid and says what would be right.
// Pure.
#pragma once

#include "base/clock.h"
#include "base/enum_names.h"
#include "base/result.h"
#include "domain/checklist.h"
#include "domain/ids.h"
#include "domain/person.h"

namespace steward::cli {

/// A positive whole number; `what` names it in the refusal ("CASE").
Result<qint64> readId(const QString& text, const QString& what);
Result<qint64> readNumber(const QString& text, const QString& option, qint64 least, qint64 most);
Result<Instant> readTime(const QString& text, const QString& option);
/// "moderator,auditor"
Result<QSet<Role>> readRoles(const QString& text);
/// "C01,C02" or "all" (every item of `checklist`, logged as signed in bulk), and "C02=reason" for each
/// override.
Result<SignOff> readSignOff(
    const QString& signedItems, const QStringList& overrides, const QList<ChecklistItem>& checklist);

/// Names the platforms that there are.
Error unknownPlatform(const QString& platform);
Error notOneOf(const QString& text, const QString& option, const QStringList& names);

template <NamedEnum E> Result<E> readEnum(const QString& text, const QString& option)
{
    if (const auto value = parseEnum<E>(text))
        return *value;
    return notOneOf(text, option, allNames<E>());
}

template <typename IdType> Result<IdType> readIdOf(const QString& text, const QString& what)
{
    const auto id = readId(text, what);
    if (!id)
        return id.error();
    return IdType{*id};
}

} // namespace steward::cli

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reading.h"

#include "domain/platform.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::cli {

namespace {

Error wrong(const QString& message)
{
    return {ErrorCode::Invalid, message, {}};
}

Result<QPair<QString, QString>> readOverride(const QString& text, const QList<ChecklistItem>& checklist)
{
    const auto equals = text.indexOf(u'=');
    const auto id = text.left(std::max<qsizetype>(equals, 0)).trimmed();
    const auto reason = text.mid(equals + 1).trimmed();
    if (equals < 1 || reason.isEmpty())
        return wrong(u"--override is written ITEM=REASON, for example C02=\"the ward is already public\"."_s);
    if (std::ranges::none_of(checklist, [&](const ChecklistItem& item) { return item.id.value == id; }))
        return wrong(u"\"%1\" is no item of the checklist."_s.arg(id));
    return std::pair{id, reason};
}

} // namespace

Error unknownPlatform(const QString& platform)
{
    QStringList known;
    for (const auto& each : knownPlatforms()) {
        if (!each.practiceOnly)
            known << each.id;
    }
    return {ErrorCode::Invalid,
        u"\"%1\" is an unknown platform; Steward knows: %2."_s.arg(platform, known.join(u", "_s)), {}};
}

Error notOneOf(const QString& text, const QString& option, const QStringList& names)
{
    return wrong(u"\"%1\" is not known to %2; choose one of %3."_s.arg(text, option, names.join(u", "_s)));
}

Result<qint64> readId(const QString& text, const QString& what)
{
    bool isNumber = false;
    const auto id = text.toLongLong(&isNumber);
    if (!isNumber || id < 1)
        return wrong(u"%1 is a number such as 12, not \"%2\"."_s.arg(what, text));
    return id;
}

Result<qint64> readNumber(const QString& text, const QString& option, qint64 least, qint64 most)
{
    bool isNumber = false;
    const auto number = text.toLongLong(&isNumber);
    if (!isNumber || number < least || number > most)
        return wrong(
            u"%1 is a whole number from %2 to %3, not \"%4\"."_s.arg(option).arg(least).arg(most).arg(text));
    return number;
}

Result<Instant> readTime(const QString& text, const QString& option)
{
    if (const auto at = parseInstant(text))
        return *at;
    return wrong(u"%1 is a time such as 2026-11-20T09:00:00Z, not \"%2\"."_s.arg(option, text));
}

Result<QSet<Role>> readRoles(const QString& text)
{
    QSet<Role> roles;
    for (const auto& name : text.split(u',')) {
        const auto role = readEnum<Role>(name.trimmed(), u"--role"_s);
        if (!role)
            return role.error();
        roles.insert(*role);
    }
    return roles;
}

Result<SignOff> readSignOff(
    const QString& signedItems, const QStringList& overrides, const QList<ChecklistItem>& checklist)
{
    SignOff signOff;
    signOff.inBulk = signedItems == u"all";
    if (signOff.inBulk) {
        for (const auto& item : checklist)
            signOff.items << item.id;
    } else {
        for (const auto& name : signedItems.split(u',', Qt::SkipEmptyParts)) {
            const ChecklistItemId id{name.trimmed()};
            if (std::ranges::none_of(checklist, [&](const ChecklistItem& item) { return item.id == id; }))
                return wrong(u"\"%1\" is no item of the checklist."_s.arg(id.value));
            signOff.items << id;
        }
    }
    for (const auto& text : overrides) {
        const auto override = readOverride(text, checklist);
        if (!override)
            return override.error();
        signOff.overrides.insert(override->first, override->second);
    }
    return signOff;
}

} // namespace steward::cli

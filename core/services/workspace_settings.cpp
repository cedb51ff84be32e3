// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/workspace_settings.h"

#include "services/own_contacts.h"
#include "storage/setting_store.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

const QString identityKey = u"workspace"_s;
const QString organisationKey = u"organisation"_s;
const QString deskKey = u"desk"_s;

QJsonArray hoursToJson(const WorkingHours& hours)
{
    QJsonArray week;
    for (const auto& day : hours.week) {
        QJsonArray periods;
        for (const auto& period : day)
            periods.append(QJsonArray{period.from.toString(u"HH:mm"), period.to.toString(u"HH:mm")});
        week.append(periods);
    }
    return week;
}

WorkingHours hoursFromJson(const QJsonArray& week)
{
    if (week.size() != 7)
        return WorkingHours::mondayToFriday();
    WorkingHours hours;
    for (size_t day = 0; day < hours.week.size(); ++day) {
        hours.week[day].clear();
        const auto periods = week.at(qsizetype(day)).toArray();
        for (const auto& entry : periods) {
            const auto period = entry.toArray();
            const auto from = QTime::fromString(period.at(0).toString(), u"HH:mm"_s);
            const auto to = QTime::fromString(period.at(1).toString(), u"HH:mm"_s);
            if (from.isValid() && to.isValid())
                hours.week[day].append({from, to});
        }
    }
    return hours;
}

/// A whole number of units that is not negative; anything else keeps what was there.
template <typename Duration> void readDuration(const QJsonObject& object, const QString& key, Duration& into)
{
    const auto count = object.value(key).toInteger(-1);
    if (count >= 0)
        into = Duration(count);
}

void readDays(const QJsonObject& object, const QString& key, int& into)
{
    const auto days = object.value(key).toInteger(-1);
    if (days >= 0 && days <= 3650)
        into = int(days);
}

QJsonObject targetsToJson(const ResponseTargets& targets)
{
    return {
        {u"firstResponseDays"_s, targets.firstResponseDays},
        {u"nextResponseDays"_s, targets.nextResponseDays},
        {u"resolutionDays"_s, targets.resolutionDays},
        {u"defaultLookMinutes"_s, qint64(targets.defaultLook.count())},
        {u"complaintAcknowledgementDays"_s, targets.complaintAcknowledgementDays},
        {u"informationRequestDays"_s, targets.informationRequestDays},
        {u"dataProtectionComplaintDays"_s, targets.dataProtectionComplaintDays},
        {u"escalationImmediateMinutes"_s, qint64(targets.escalationImmediate.count())},
        {u"escalationUrgentMinutes"_s, qint64(targets.escalationUrgent.count())},
        {u"escalationRoutineMinutes"_s, qint64(targets.escalationRoutine.count())},
    };
}

ResponseTargets targetsFromJson(const QJsonObject& object)
{
    ResponseTargets targets;
    readDays(object, u"firstResponseDays"_s, targets.firstResponseDays);
    readDays(object, u"nextResponseDays"_s, targets.nextResponseDays);
    readDays(object, u"resolutionDays"_s, targets.resolutionDays);
    readDuration(object, u"defaultLookMinutes"_s, targets.defaultLook);
    readDays(object, u"complaintAcknowledgementDays"_s, targets.complaintAcknowledgementDays);
    readDays(object, u"informationRequestDays"_s, targets.informationRequestDays);
    readDays(object, u"dataProtectionComplaintDays"_s, targets.dataProtectionComplaintDays);
    readDuration(object, u"escalationImmediateMinutes"_s, targets.escalationImmediate);
    readDuration(object, u"escalationUrgentMinutes"_s, targets.escalationUrgent);
    readDuration(object, u"escalationRoutineMinutes"_s, targets.escalationRoutine);
    return targets;
}

} // namespace

QJsonObject toJson(const OrganisationProfile& profile)
{
    return {
        {u"name"_s, profile.name},
        {u"kind"_s, profile.kind},
        {u"nation"_s, toText(profile.nation)},
        {u"hours"_s, hoursToJson(profile.hours)},
        {u"practice"_s, profile.practice},
    };
}

OrganisationProfile organisationFromJson(const QJsonObject& object)
{
    OrganisationProfile profile;
    profile.name = object.value("name"_L1).toString();
    profile.kind = object.value("kind"_L1).toString();
    profile.nation = parseEnum<Nation>(object.value("nation"_L1).toString()).value_or(profile.nation);
    profile.hours = hoursFromJson(object.value("hours"_L1).toArray());
    profile.practice = object.value("practice"_L1).toBool();
    return profile;
}

QJsonObject toJson(const DeskSettings& settings)
{
    return {
        {u"holdForSeconds"_s, qint64(settings.holdFor.count())},
        {u"claimForMinutes"_s, qint64(settings.claimFor.count())},
        {u"collectEveryMinutes"_s, qint64(settings.collectEvery.count())},
        {u"checkpointFolder"_s, settings.checkpointFolder},
        {u"targets"_s, targetsToJson(settings.targets)},
    };
}

DeskSettings deskSettingsFromJson(const QJsonObject& object)
{
    DeskSettings settings;
    readDuration(object, u"holdForSeconds"_s, settings.holdFor);
    readDuration(object, u"claimForMinutes"_s, settings.claimFor);
    readDuration(object, u"collectEveryMinutes"_s, settings.collectEvery);
    settings.checkpointFolder = object.value("checkpointFolder"_L1).toString();
    settings.targets = targetsFromJson(object.value("targets"_L1).toObject());
    return settings;
}

Result<WorkspaceIdentity> loadIdentity(Session& session)
{
    const auto all = SettingStore(session).all();
    if (!all)
        return all.error();
    const auto own = all->value(identityKey).toObject();
    if (own.value("id"_L1).toString().isEmpty())
        return Error{ErrorCode::NotFound, u"There is no workspace here yet; create one first."_s, {}};
    WorkspaceIdentity identity;
    identity.id = own.value("id"_L1).toString();
    identity.findingSalt = QByteArray::fromHex(own.value("findingSalt"_L1).toString().toLatin1());
    identity.verifierKey = own.value("verifierKey"_L1).toString();
    identity.keyPlace
        = parseEnum<KeyPlace>(own.value("keyPlace"_L1).toString()).value_or(KeyPlace::FileBesideWorkspace);
    identity.organisation = organisationFromJson(all->value(organisationKey).toObject());
    identity.settings = deskSettingsFromJson(all->value(deskKey).toObject());
    const auto contacts = storedContacts(session);
    if (!contacts)
        return contacts.error();
    identity.settings.ownContacts = *contacts;
    return identity;
}

Result<void> storeIdentity(Session& session, const WorkspaceIdentity& identity)
{
    const QJsonObject own{
        {u"id"_s, identity.id},
        {u"findingSalt"_s, QString::fromLatin1(identity.findingSalt.toHex())},
        {u"verifierKey"_s, identity.verifierKey},
        {u"keyPlace"_s, toText(identity.keyPlace)},
    };
    SettingStore settings(session);
    if (const auto set = settings.set(identityKey, own); !set)
        return set;
    if (const auto set = settings.set(organisationKey, toJson(identity.organisation)); !set)
        return set;
    return storeSettings(session, identity.settings);
}

Result<void> storeSettings(Session& session, const DeskSettings& settings)
{
    if (const auto set = storeContacts(session, settings.ownContacts); !set)
        return set;
    return SettingStore(session).set(deskKey, toJson(settings));
}

} // namespace steward

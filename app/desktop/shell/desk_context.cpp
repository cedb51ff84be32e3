// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shell/desk_context.h"

namespace steward {

Notice Notice::fromError(const Error& error)
{
    const auto kind = error.code == ErrorCode::Refused || error.code == ErrorCode::Conflict ? Kind::Warning
                                                                                            : Kind::Failure;
    return {kind, error.message, {}, {}};
}

DeskContext::DeskContext(DeskServices services, Preferences& preferences, Person person)
    : m_services(services)
    , m_preferences(preferences)
    , m_person(std::move(person))
    , m_collection(services.workspace, services.accounts, services.collector)
{
    connect(&m_services.workspace, &Workspace::changed, this, &DeskContext::workspaceChanged);
}

void DeskContext::switchTo(const Person& person)
{
    if (m_person == person)
        return;
    m_person = person;
    emit personChanged();
}

void DeskContext::takeCounts(const InboxCounts& counts)
{
    if (m_counts == counts)
        return;
    m_counts = counts;
    emit countsChanged();
}

void DeskContext::say(const Notice& notice)
{
    emit noticeRaised(notice);
}

void DeskContext::say(const Error& error)
{
    emit noticeRaised(Notice::fromError(error));
}

void DeskContext::openCase(CaseId id)
{
    emit caseRequested(id);
}

void DeskContext::openPage(const QString& page)
{
    emit pageRequested(page);
}

} // namespace steward

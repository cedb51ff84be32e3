// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a page may use: the services of the open workspace, who is at the desk, and what the shell tells
// everybody.
#pragma once

#include "desktop/shell/collection_watch.h"
#include "desktop/shell/preferences.h"
#include "services/accounts.h"
#include "services/collector.h"
#include "services/desk.h"
#include "services/inbox.h"
#include "services/log_book.h"
#include "services/outbox.h"
#include "services/people.h"
#include "services/workspace.h"

#include <QObject>

#include <functional>

namespace steward {

/// One thing to say, shown in the notice bar over the page and announced; never a modal dialog.
struct Notice {
    enum class Kind { Done, Hint, Warning, Failure };
    Kind kind = Kind::Done;
    QString text; ///< one sentence; never a body or a name from outside
    QString actionText; ///< empty: no button
    std::function<void()> action;

    static Notice fromError(const Error& error);
};

/// The services of one open workspace, owned by the composition root; they outlive every page.
struct DeskServices {
    Workspace& workspace;
    Inbox& inbox;
    Desk& desk;
    Outbox& outbox;
    Collector& collector;
    Accounts& accounts;
    People& people;
    LogBook& logBook;
};

/// Handed to every page. Lives on the main thread and outlives the pages.
class DeskContext : public QObject {
    Q_OBJECT
public:
    DeskContext(DeskServices services, Preferences& preferences, Person person);

    Workspace& workspace() const { return m_services.workspace; }
    Inbox& inbox() const { return m_services.inbox; }
    Desk& desk() const { return m_services.desk; }
    Outbox& outbox() const { return m_services.outbox; }
    Collector& collector() const { return m_services.collector; }
    Accounts& accounts() const { return m_services.accounts; }
    People& people() const { return m_services.people; }
    LogBook& logBook() const { return m_services.logBook; }
    Preferences& preferences() const { return m_preferences; }

    /// Who is at the desk, and the same as an Actor for commands.
    const Person& person() const { return m_person; }
    Actor actor() const { return People::actorFor(m_person); }
    bool may(Permission permission) const { return isPermitted(m_person.roles, permission); }
    void switchTo(const Person& person);

    /// How fresh what we show is: for the status line and for every sentence that claims emptiness.
    CollectionWatch& collection() { return m_collection; }
    /// The counts of the inbox as last read (tabs, badges); read again with every change.
    const InboxCounts& counts() const { return m_counts; }
    void takeCounts(const InboxCounts& counts);

    /// Says something in the notice bar.
    void say(const Notice& notice);
    /// Shows the error of a failed call in the notice bar.
    void say(const Error& error);
    /// Shows a case in the inbox, from whatever page.
    void openCase(CaseId id);
    void openPage(const QString& page);

signals:
    void personChanged();
    /// Something was committed, here or elsewhere: read again what is on screen. The shell passes it to the
    /// visible page as refresh().
    void workspaceChanged();
    void countsChanged();
    void noticeRaised(const steward::Notice& notice);
    void caseRequested(steward::CaseId id);
    void pageRequested(const QString& page);

private:
    DeskServices m_services;
    Preferences& m_preferences;
    Person m_person;
    CollectionWatch m_collection;
    InboxCounts m_counts;
};

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/practice_history.h"

#include "services/blocking.h"
#include "services/desk.h"
#include "services/outbox.h"
#include "services/people.h"
#include "storage/account_store.h"
#include "storage/item_store.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

struct Place {
    CaseId subject;
    ItemId item;
};

/// The deeds of one fictional team, in order.
class PracticeTeam {
public:
    PracticeTeam(Workspace& workspace, Actor moderator, Actor supervisor)
        : m_workspace(workspace)
        , m_desk(workspace)
        , m_moderator(std::move(moderator))
        , m_supervisor(std::move(supervisor))
    {
    }

    int play()
    {
        answer(u"facebook"_s, u"fb-120"_s,
            u"Thank you so much. We have passed this on to the whole team at the clinic."_s);
        answer(u"youtube"_s, u"yt-107"_s,
            u"Well spotted, thank you. The captions are being put right this week."_s);
        hide(u"youtube"_s, u"yt-105"_s, u"R11"_s, u"Advertises a clinic."_s);
        keep(u"discourse"_s, u"dc-105"_s);
        escalate(u"wordpress"_s, u"wp-103"_s, u"MEDS"_s, Urgency::Routine,
            u"Says a jab gave them palpitations; may need a Yellow Card."_s);
        escalate(u"facebook"_s, u"fb-119"_s, u"SAFE"_s, Urgency::Urgent,
            u"Money taken from an older person, heard by a neighbour."_s);
        escalate(u"discourse"_s, u"dc-104"_s, u"FOI"_s, Urgency::Routine,
            u"Asks what agency nurses cost; counts as a request."_s);
        referOut(u"discourse"_s, u"dc-104"_s, u"FOI"_s);
        perform(m_moderator, u"facebook"_s, u"fb-108"_s,
            [](const Place&) -> Command { return command::TakeClaim{}; });
        note(u"facebook"_s, u"fb-108"_s, u"Rang the interpreting service; they ring back after two."_s);
        snooze(u"discourse"_s, u"dc-110"_s, std::chrono::hours(72));
        Outbox outbox(m_workspace);
        (void)waitedFor(outbox.flush()); // what could not go stands in the outbox, as it would on any day
        return m_done;
    }

private:
    std::optional<Place> placeOf(const QString& platform, const QString& id)
    {
        const auto found = m_workspace.database()
                               .read<std::optional<Place>>(
                                   [platform, id](Session& session) -> Result<std::optional<Place>> {
                                       const auto accounts = AccountStore(session).all();
                                       if (!accounts)
                                           return accounts.error();
                                       for (const auto& account : *accounts) {
                                           const auto known = account.platform == platform
                                               ? ItemStore(session).known(account.id, id)
                                               : Result<std::optional<KnownItem>>();
                                           if (known && *known)
                                               return std::optional(Place{(*known)->subject, (*known)->id});
                                       }
                                       return std::optional<Place>();
                                   })
                               .result();
        return found ? *found : std::nullopt;
    }

    template <typename T> void count(const Result<T>& result) { m_done += result ? 1 : 0; }

    void perform(const Actor& actor, const QString& platform, const QString& id,
        const std::function<Command(const Place&)>& command)
    {
        if (const auto place = placeOf(platform, id)) {
            Intent intent{place->subject, command(*place), {}};
            count(waitedFor(m_desk.perform(actor, std::move(intent))));
        }
    }

    void answer(const QString& platform, const QString& id, const QString& text)
    {
        const auto place = placeOf(platform, id);
        if (!place)
            return;
        const auto verdict = waitedFor(m_desk.check(place->subject, text, Audience::Public, {}, {}, 0));
        if (!verdict)
            return;
        SignOff signOff;
        signOff.items = verdict->toSign;
        count(waitedFor(m_desk.reply(m_moderator, place->subject, text, Audience::Public, {}, place->item,
            signOff, std::chrono::seconds(0), {})));
    }

    void hide(const QString& platform, const QString& id, const QString& rule, const QString& reason)
    {
        // What a platform calls hiding differs; the mildest that it offers.
        for (const auto action : {Action::Hide, Action::Hold, Action::Remove}) {
            const auto before = m_done;
            perform(m_moderator, platform, id, [&](const Place& place) -> Command {
                return command::DecideItem{place.item, action, RuleId{rule}, {reason, {}, {}}};
            });
            if (m_done > before)
                return;
        }
    }

    void keep(const QString& platform, const QString& id)
    {
        perform(m_moderator, platform, id, [](const Place& place) -> Command {
            return command::DecideItem{place.item, Action::Keep, {}, {}};
        });
    }

    void escalate(const QString& platform, const QString& id, const QString& route, Urgency urgency,
        const QString& reason)
    {
        perform(m_moderator, platform, id, [&](const Place&) -> Command {
            command::Escalate escalate;
            escalate.route = RouteId{route};
            escalate.urgency = urgency;
            escalate.reason.text = reason;
            return escalate;
        });
    }

    void referOut(const QString& platform, const QString& id, const QString& route)
    {
        perform(m_supervisor, platform, id,
            [&](const Place&) -> Command { return command::Acknowledge{RouteId{route}}; });
        perform(m_supervisor, platform, id, [&](const Place&) -> Command {
            return command::Review{RouteId{route}, Outcome::ReferredOut,
                {u"With the freedom of information officer."_s, {}, {}}};
        });
    }

    void note(const QString& platform, const QString& id, const QString& text)
    {
        perform(m_moderator, platform, id, [&](const Place&) -> Command {
            return command::AddNote{{text, {}, {}}};
        });
    }

    void snooze(const QString& platform, const QString& id, std::chrono::hours length)
    {
        perform(m_moderator, platform, id,
            [&](const Place&) -> Command { return command::Snooze{m_workspace.now() + length}; });
    }

    Workspace& m_workspace;
    Desk m_desk;
    Actor m_moderator;
    Actor m_supervisor;
    int m_done = 0;
};

} // namespace

Result<int> playPracticeHistory(Workspace& workspace)
{
    People people(workspace);
    const auto visitor = waitedFor(people.find({}));
    if (!visitor)
        return visitor.error();
    const auto founder = People::actorFor(*visitor);
    const auto moderator = waitedFor(people.add(founder, u"Priya Sample"_s, {Role::Moderator}));
    const auto supervisor = waitedFor(people.add(founder, u"Tom Example"_s, {Role::Supervisor}));
    if (!moderator)
        return moderator.error();
    if (!supervisor)
        return supervisor.error();
    return PracticeTeam(workspace, People::actorFor(*moderator), People::actorFor(*supervisor)).play();
}

} // namespace steward

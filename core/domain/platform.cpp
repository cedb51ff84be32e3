// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/platform.h"

namespace steward {

namespace {

using Actions = QMap<Action, ActionCapability>;

ActionCapability undoable(const char* note = "")
{
    return {Reversibility::Reversible, QString::fromUtf8(note)};
}
ActionCapability oneWay(const char* note)
{
    return {Reversibility::OneWay, QString::fromUtf8(note)};
}

Actions operator+(Actions left, const Actions& right)
{
    left.insert(right);
    return left;
}

Actions hiding(const char* note)
{
    return {{Action::Hide, undoable(note)}, {Action::Unhide, undoable()}};
}
Actions removing(const char* note)
{
    return {{Action::Remove, oneWay(note)}};
}
Actions blocking(const char* note = "The author can no longer write to us there.")
{
    return {{Action::Block, undoable(note)}, {Action::Unblock, undoable()}};
}
Actions reporting()
{
    return {{Action::Report, oneWay("A report to the platform cannot be taken back.")}};
}

Actions wordpressActions()
{
    return {{Action::Approve, undoable("The comment appears on the site.")},
        {Action::Hold, undoable("The comment goes back to the moderation queue of the site.")},
        {Action::Hide,
            undoable("The comment goes back to the moderation queue: nobody but its author sees it.")},
        {Action::Unhide, undoable("The comment appears on the site again.")},
        {Action::Remove,
            undoable(
                "The comment goes to the bin of the site and can be restored until the bin is emptied.")},
        {Action::Restore, undoable("The comment comes back from the bin.")},
        {Action::Spam, undoable("The comment goes to the spam folder of the site.")}};
}

Actions queueActions()
{
    return {{Action::Approve, undoable()},
        {Action::Remove, undoable("Moderators there still see it and can bring it back.")},
        {Action::Restore, undoable()}};
}

/// What a person can do on a platform that Steward does not reach: everything, recorded as done by hand.
Actions handActions()
{
    Actions actions;
    for (const Action action : {Action::Approve, Action::Hold, Action::Hide, Action::Unhide, Action::Remove,
             Action::Restore, Action::Spam, Action::Block, Action::Unblock, Action::Report})
        actions.insert(
            action, undoable("Carry it out on the platform, then record it in the outbox as done by hand."));
    return actions;
}

Capabilities reached(bool publicReply, bool privateReply, const Actions& actions = {})
{
    Capabilities c;
    c.lists = true;
    c.publicReply = publicReply;
    c.privateReply = privateReply;
    c.actions = actions;
    return c;
}

Capabilities byHand()
{
    Capabilities c;
    c.publicReply = true;
    c.privateReply = true;
    c.byHand = true;
    c.actions = handActions();
    return c;
}

Capabilities readOnly()
{
    return reached(false, false);
}

Platform known(const char* id, const char* name, const Capabilities& capabilities, int limit = 0,
    LengthUnit unit = LengthUnit::Characters)
{
    return {QString::fromLatin1(id), QString::fromUtf8(name), capabilities, limit, unit, false};
}

QList<Platform> makePlatforms()
{
    const auto gone = "It is deleted on the platform and cannot be brought back.";
    const auto seenByAuthor = "The comment stays visible to its author and the author's friends.";
    const Actions facebook = hiding(seenByAuthor) + removing(gone) + blocking();
    const Actions youtube = Actions{{Action::Approve, undoable()},
                                {Action::Hold, undoable("The comment waits for review in YouTube Studio.")},
                                {Action::Remove, oneWay("A rejected comment can never be published again.")}}
        + Actions{{Action::Block,
            oneWay("The author is banned from the channel together with the rejected comment.")}};
    const Actions blogger{
        {Action::Approve, undoable()}, {Action::Spam, undoable()}, {Action::Remove, oneWay(gone)}};
    const Actions x = hiding("The reply moves behind \"hidden replies\", where anybody can still open it.")
        + Actions{{Action::Block, undoable("The author is muted: we no longer see them, the public does.")},
            {Action::Unblock, undoable()}};
    const Actions discourse = queueActions() + hiding("The post is collapsed for readers.")
        + blocking("The author is silenced on the forum.") + reporting();
    const Actions reddit = queueActions() + Actions{{Action::Spam, undoable()}}
        + blocking("The author is banned from the community.") + reporting();
    const Actions bluesky = hiding("The reply is hidden under our own post only.")
        + blocking("Blocks on Bluesky are public: anybody can see it.") + reporting();

    return {
        known("facebook", "Facebook", reached(true, true, facebook), 8000),
        known("instagram", "Instagram",
            reached(
                true, true, hiding("The comment stays visible to its author.") + removing(gone) + blocking()),
            2200),
        known("x", "X", reached(true, true, x), 280, LengthUnit::Weighted),
        known("youtube", "YouTube", reached(true, false, youtube), 10000),
        known("linkedin", "LinkedIn", reached(true, false, removing(gone)), 1250),
        known("wordpress", "WordPress", reached(true, false, wordpressActions()), 65525, LengthUnit::Bytes),
        known("blogger", "Blogger", reached(false, false, blogger)),
        known("discourse", "Discourse", reached(true, true, discourse), 32000),
        known("nodebb", "NodeBB",
            reached(true, true,
                queueActions() + hiding("The post is deleted softly and can be restored.")
                    + blocking("The author is banned from the forum.") + reporting()),
            32767),
        known("mastodon", "Mastodon", reached(true, true, blocking() + reporting()), 500,
            LengthUnit::Graphemes),
        known("bluesky", "Bluesky", reached(true, true, bluesky), 300, LengthUnit::Graphemes),
        known("reddit", "Reddit", reached(true, true, reddit), 10000),
        known("vimeo", "Vimeo", reached(true, false, removing(gone))),
        known("viva-engage", "Viva Engage", reached(true, true, removing(gone))),
        known("google-business", "Google Business Profile", reached(true, false), 4096, LengthUnit::Bytes),
        known("care-opinion", "Care Opinion", readOnly()),
        known("nhs-uk", "NHS.uk reviews", readOnly()),
        known("feed", "Comment feed", readOnly()),
        known("manual", "By hand", byHand()),
        known("email", "E-mail", byHand()),
    };
}

} // namespace

bool Capabilities::allows(Action action) const
{
    return action == Action::Keep || action == Action::Warn || actions.contains(action);
}

Capabilities narrowed(const Capabilities& wide, const Capabilities& narrow)
{
    Capabilities both;
    both.lists = wide.lists && narrow.lists;
    both.publicReply = wide.publicReply && narrow.publicReply;
    both.privateReply = wide.privateReply && narrow.privateReply;
    both.byHand = wide.byHand || narrow.byHand;
    for (auto it = narrow.actions.cbegin(); it != narrow.actions.cend(); ++it) {
        const auto in = wide.actions.constFind(it.key());
        if (in == wide.actions.cend())
            continue;
        const bool oneWay
            = in->reversibility == Reversibility::OneWay || it->reversibility == Reversibility::OneWay;
        both.actions.insert(it.key(),
            {oneWay ? Reversibility::OneWay : Reversibility::Reversible,
                it->note.isEmpty() ? in->note : it->note});
    }
    return both;
}

const QList<Platform>& knownPlatforms()
{
    static const QList<Platform> platforms = makePlatforms();
    return platforms;
}

Platform platformOf(const QString& id)
{
    for (const Platform& platform : knownPlatforms()) {
        if (platform.id == id)
            return platform;
    }
    return {id, id, byHand(), 0, LengthUnit::Characters, false};
}

bool isKnownPlatform(const QString& id)
{
    const auto& all = knownPlatforms();
    return std::any_of(all.begin(), all.end(), [&](const Platform& platform) { return platform.id == id; });
}

} // namespace steward

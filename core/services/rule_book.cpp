// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rule_book.h"

#include "rules/house_page.h"
#include "services/permission.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int longestHistory = 1000;

QByteArray digestOf(const QByteArray& file)
{
    return QCryptographicHash::hash(file, QCryptographicHash::Sha256);
}

Error refused(const QString& sentence)
{
    return {ErrorCode::Refused, sentence, {}};
}

Error neverInForce(const QString& version)
{
    return {ErrorCode::NotFound,
        u"Version \"%1\" was never in force here; \"rules history\" shows those that were."_s.arg(
            version.left(40)),
        {}};
}

using Rules = std::shared_ptr<const RuleSet>;

/// Sound in itself, page included.
Result<Rules> readRules(const QByteArray& file)
{
    auto rules = RuleSet::parse(file);
    if (!rules)
        return rules;
    // The version stands in every log entry, which holds machine words only.
    static const QRegularExpression shape(u"^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$"_s);
    if (!shape.match((*rules)->version()).hasMatch())
        return Error{ErrorCode::Malformed,
            u"The \"version\" of the rules must be a short word such as 2026.11-2; correct it."_s, {}};
    if (const auto page = HousePage::of(**rules); !page)
        return page.error();
    return rules;
}

Result<Rules> fitToPublish(const QByteArray& file)
{
    auto rules = readRules(file);
    if (!rules)
        return rules;
    const auto run = runExamples(Matcher(*rules));
    if (!run.passed())
        return Error{ErrorCode::Refused,
            u"These rules fail their own examples, so they are not published. %1"_s.arg(
                sentenceOn(run.failed.first())),
            {}};
    return rules;
}

StoredRuleSet shippedSet()
{
    StoredRuleSet set;
    set.version = RuleSet::shipped()->version();
    set.digest = digestOf(RuleSet::shippedFile());
    set.origin = RuleOrigin::Shipped;
    return set;
}

/// What is in force, written down as the first publication if nothing was published before.
Result<StoredRuleSet> inForceWrittenDown(RuleStore& store, Instant now)
{
    const auto newest = store.newest();
    if (!newest)
        return newest.error();
    if (*newest)
        return **newest;
    auto shipped = shippedSet();
    shipped.published = now;
    const auto id = store.add(shipped, RuleSet::shippedFile());
    if (!id)
        return id.error();
    shipped.id = *id;
    return shipped;
}

/// The file that was in force under that version, or what ships if it is of that version.
Result<QByteArray> fileOf(Session& session, const QString& version)
{
    RuleStore store(session);
    const auto found = store.ofVersion(version);
    if (!found)
        return found.error();
    if (*found)
        return store.content((*found)->id);
    if (version == RuleSet::shipped()->version())
        return RuleSet::shippedFile();
    return neverInForce(version);
}

/// One version, one set of words: decisions record the version only.
Result<void> versionIsFree(RuleStore& store, const QString& version, const QByteArray& digest)
{
    const auto same = store.ofVersion(version);
    if (!same)
        return same.error();
    const auto shipped = shippedSet();
    const bool otherWords = (*same && (*same)->digest != digest)
        || (!*same && version == shipped.version && digest != shipped.digest);
    if (otherWords)
        return refused(
            u"Version \"%1\" was in force with other words; give these rules a version of their own."_s.arg(
                version));
    return {};
}

} // namespace

/// What is to be put in force, and under which conditions.
struct RuleBook::Publishing {
    Actor actor;
    QByteArray file;
    QString version; ///< of a set that is restored; its file is looked up
    std::optional<QString> over;
    RuleOrigin origin = RuleOrigin::Published;
    Instant now;
    LogStamp stamp;

    Result<RulePublication> write(Session& session)
    {
        RuleStore store(session);
        const auto before = inForceWrittenDown(store, now);
        if (!before)
            return before.error();
        if (over && *over != before->version)
            return Error{ErrorCode::Conflict,
                u"Version \"%1\" was published meanwhile; look at what it changed and publish again."_s.arg(
                    before->version),
                before->version};
        if (origin == RuleOrigin::Restored) {
            const auto found = fileOf(session, version);
            if (!found)
                return found.error();
            file = *found;
        }
        RulePublication set;
        set.version = version;
        set.digest = digestOf(file);
        set.origin = origin;
        set.person = actor.person;
        set.published = now;
        if (set.digest == before->digest)
            return refused(u"Version \"%1\" is in force already."_s.arg(before->version));
        if (const auto free = versionIsFree(store, set.version, set.digest); !free)
            return free.error();
        const auto id = store.add(set, file);
        if (!id)
            return id.error();
        set.id = *id;
        if (const auto done = dropSameDraft(store); !done)
            return done.error();
        const event::WorkspaceFact fact{u"rules-published"_s,
            {{u"version"_s, set.version}, {u"digest"_s, QString::fromLatin1(set.digest.toHex())},
                {u"before"_s, before->version}, {u"origin"_s, toText(origin)}}};
        if (const auto logged = commitFact(session, fact, actor, now, stamp); !logged)
            return logged.error();
        return set;
    }

private:
    Result<void> dropSameDraft(RuleStore& store) const
    {
        if (!actor.person)
            return {};
        const auto draft = store.draft(*actor.person);
        if (!draft)
            return draft.error();
        return *draft && (*draft)->content == file ? store.removeDraft(*actor.person) : Result<void>();
    }
};

RuleBook::RuleBook(Workspace& workspace)
    : m_workspace(workspace)
{
}

QFuture<Result<QList<RulePublication>>> RuleBook::history()
{
    return m_workspace.database().read<QList<RulePublication>>(
        [](Session& session) -> Result<QList<RulePublication>> {
            auto all = RuleStore(session).list(longestHistory);
            if (all && all->isEmpty())
                *all << shippedSet();
            return all;
        });
}

QFuture<Result<QByteArray>> RuleBook::file(const QString& version)
{
    return m_workspace.database().read<QByteArray>(
        [version](Session& session) { return fileOf(session, version); });
}

QFuture<Result<ExampleRun>> RuleBook::check(const QByteArray& file)
{
    return QtConcurrent::run(&m_workspace.pool(), [file]() -> Result<ExampleRun> {
        const auto rules = readRules(file);
        if (!rules)
            return rules.error();
        return runExamples(Matcher(*rules));
    });
}

QFuture<Result<RulePublication>> RuleBook::publish(
    const Actor& actor, const QByteArray& file, const std::optional<QString>& over)
{
    Publishing publishing;
    publishing.actor = actor;
    publishing.file = file;
    publishing.over = over;
    return putInForce(std::move(publishing));
}

QFuture<Result<RulePublication>> RuleBook::rollBack(const Actor& actor, const QString& version)
{
    Publishing publishing;
    publishing.actor = actor;
    publishing.version = version;
    publishing.origin = RuleOrigin::Restored;
    return putInForce(std::move(publishing));
}

QFuture<Result<RulePublication>> RuleBook::putInForce(Publishing publishing)
{
    if (const auto allowed = permitted(publishing.actor, Permission::PublishRules); !allowed)
        return ready<RulePublication>(allowed.error());
    publishing.now = m_workspace.now();
    publishing.stamp = m_workspace.logStamp();
    return QtConcurrent::run(&m_workspace.pool(),
        [&workspace = m_workspace, publishing = std::move(publishing)]() mutable -> Result<RulePublication> {
            if (publishing.origin == RuleOrigin::Published) {
                const auto rules = fitToPublish(publishing.file);
                if (!rules)
                    return rules.error();
                publishing.version = (*rules)->version();
            }
            const auto written = workspace.database()
                                     .write<RulePublication>([&publishing](Session& session) {
                                         auto again = publishing; // the job may be tried again
                                         return again.write(session);
                                     })
                                     .result();
            if (!written)
                return written;
            // Published is published; who cannot take it up has said so in the programme's own log.
            (void)workspace.takeUpRules().result();
            return written;
        });
}

QFuture<Result<std::optional<RuleDraft>>> RuleBook::draft(const Actor& actor)
{
    return m_workspace.database().read<std::optional<RuleDraft>>(
        [person = actor.person.value_or(PersonId{})](
            Session& session) { return RuleStore(session).draft(person); });
}

QFuture<Result<void>> RuleBook::keepDraft(
    const Actor& actor, const QByteArray& file, const std::optional<QString>& over)
{
    return keepDraft(actor, std::function<QByteArray()>([file] { return file; }), over);
}

QFuture<Result<void>> RuleBook::keepDraft(
    const Actor& actor, std::function<QByteArray()> file, const std::optional<QString>& over)
{
    if (!actor.person)
        return ready<void>(refused(u"Only a person can keep a draft of the rules."_s));
    const RuleDraft draft{
        *actor.person, {}, over.value_or(m_workspace.rules()->version()), m_workspace.now()};
    return m_workspace.database().write<void>(
        [draft, over, file = std::move(file)](Session& session) -> Result<void> {
            RuleStore store(session);
            const auto before = store.draft(draft.person);
            if (!before)
                return before.error();
            auto kept = draft;
            kept.content = file();
            if (*before && !over) // what it was begun over stays, however often it is changed
                kept.basedOn = (*before)->basedOn;
            return store.putDraft(kept);
        });
}

QFuture<Result<void>> RuleBook::dropDraft(const Actor& actor)
{
    return m_workspace.database().write<void>([person = actor.person.value_or(PersonId{})](Session& session) {
        return RuleStore(session).removeDraft(person);
    });
}

} // namespace steward

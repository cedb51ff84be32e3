// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts.h"

#include "net/http_policy.h"
#include "services/async.h"
#include "services/connection.h"
#include "services/permission.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr qsizetype longestName = 200;

Error refused(const QString& sentence)
{
    return {ErrorCode::Refused, sentence, {}};
}
Error invalid(const QString& sentence)
{
    return {ErrorCode::Invalid, sentence, {}};
}
Error cancelled()
{
    return {ErrorCode::Cancelled, u"This was stopped: start it again when you want it."_s, {}};
}
Error noSuchAccount()
{
    return {ErrorCode::NotFound, u"There is no account of that name; \"account list\" shows all."_s, {}};
}

AccountRow rowOf(const StoredAccount& stored, Instant now)
{
    AccountRow row;
    row.id = stored.id;
    row.name = stored.name;
    row.platform = stored.platform;
    row.url = stored.url;
    row.user = stored.user;
    row.state = parseEnum<AccountState>(stored.state).value_or(AccountState::Unconnected);
    row.lastCollected = stored.lastCollected;
    if (stored.lastCollected)
        row.lagSeconds = std::max<qint64>(0, (toMs(now) - toMs(*stored.lastCollected)) / 1000);
    row.error = stored.error;
    row.items = stored.items;
    return row;
}

/// What people type: a name without https:// is meant as one with it.
QUrl addressFrom(const QString& typed)
{
    const auto text = typed.trimmed();
    const bool hasScheme = text.contains("://"_L1);
    return QUrl(hasScheme || text.isEmpty() ? text : QString(u"https://"_s + text), QUrl::StrictMode);
}

struct Prepared {
    StoredAccount account;
    QByteArray secret;
    bool needsSecret = false;
};

Result<Prepared> prepared(const Workspace& workspace, const AccountDraft& draft)
{
    const auto& connectors = workspace.surroundings().connectors;
    if (workspace.organisation().practice)
        return refused(
            u"A practice workspace can never hold a real account: make a workspace of your own."_s);
    if (!isKnownPlatform(draft.platform))
        return invalid(u"Steward does not know that platform: choose one of its list."_s);
    Prepared ready;
    auto& account = ready.account;
    account.platform = draft.platform;
    account.name = draft.name.simplified();
    if (account.name.isEmpty() || account.name.size() > longestName)
        return invalid(u"Give the account a name of at most 200 characters."_s);
    if (!connectors.supports(draft.platform)) {
        account.url = draft.url.trimmed();
        account.state = toText(AccountState::Unconnected);
        return ready;
    }
    const auto address = addressFrom(draft.url);
    if (const auto fine = mayOpen(address); !fine)
        return invalid(fine.error().message);
    account.url = address.toString();
    account.user = draft.user.trimmed();
    ready.secret = draft.secret.trimmed();
    ready.needsSecret = connectors.needsSecret(draft.platform);
    if (connectors.needsUser(draft.platform) && account.user.isEmpty())
        return invalid(u"Give the user name that the account signs in with."_s);
    account.state = toText(ready.needsSecret ? AccountState::NeedsSignIn : AccountState::Live);
    return ready;
}

Result<void> logFact(Session& session, const QString& what, AccountId account, const Actor& actor,
    Instant now, const LogStamp& stamp, QMap<QString, QString> facts = {})
{
    facts.insert(u"account"_s, account.toString());
    return commitFact(session, event::WorkspaceFact{what, facts}, actor, now, stamp);
}

/// One that an import met is connected by adding it; any other of that name is in the way.
Result<AccountId> store(Session& session, const StoredAccount& account)
{
    AccountStore accounts(session);
    const auto known = accounts.on(account.platform, account.name);
    if (!known)
        return known.error();
    const bool met = *known && (*known)->state == toText(AccountState::Unconnected) && !(*known)->practice;
    if (met) {
        auto connected = account;
        connected.id = (*known)->id;
        if (const auto changed = accounts.change(connected); !changed)
            return changed.error();
    }
    const auto id = met ? Result<AccountId>((*known)->id) : accounts.add(account);
    if (!id)
        return id;
    // One that comes back may have another address now: what was read of the old one says nothing about it.
    const auto afresh = accounts.setCursor(*id, {});
    return afresh ? id : afresh.error();
}

/// By name, by "platform/name" where several share it, or by id.
Result<StoredAccount> found(Session& session, const QString& words)
{
    AccountStore accounts(session);
    const auto named = accounts.named(words);
    if (!named)
        return named.error();
    if (named->size() > 1)
        return invalid(
            u"Several accounts have that name: write the platform before it, as in wordpress/name."_s);
    if (named->size() == 1)
        return named->first();
    if (const auto slash = words.indexOf(u'/'); slash > 0) {
        const auto on = accounts.on(words.left(slash), words.mid(slash + 1));
        if (!on)
            return on.error();
        if (*on)
            return **on;
    }
    return noSuchAccount();
}

QFuture<Result<StoredAccount>> findAccount(Workspace& workspace, const QString& words)
{
    return workspace.database().read<StoredAccount>(
        [words](Session& session) { return found(session, words); });
}

/// The keychain has it now, so the account is as good as its next collection.
QFuture<Result<StoredAccount>> markSignedIn(Workspace& workspace, StoredAccount account)
{
    return workspace.database().write<StoredAccount>([account](Session& session) -> Result<StoredAccount> {
        auto live = account;
        live.state = toText(AccountState::Live);
        live.error.clear();
        const auto changed = AccountStore(session).setState(live.id, live.state, {});
        if (!changed)
            return changed.error();
        return live;
    });
}

Error notKept(const Error& why)
{
    return {why.code == ErrorCode::Unreachable ? ErrorCode::Unreachable : ErrorCode::Unauthorised,
        QString(
            u"The account is kept, but not its password, which never goes anywhere but into a keychain. "_s
            + why.message),
        why.detail};
}

QCoro::Task<Result<AccountRow>> addAccount(
    Workspace& workspace, Actor actor, Prepared wanted, std::stop_token owner)
{
    auto storing = workspace.database().write<AccountId>(
        [wanted = wanted.account, actor, now = workspace.now(), stamp = workspace.logStamp()](
            Session& session) -> Result<AccountId> {
            const auto id = store(session, wanted);
            if (!id)
                return id;
            const auto logged = logFact(
                session, u"account-added"_s, *id, actor, now, stamp, {{u"platform"_s, wanted.platform}});
            return logged ? id : logged.error();
        });
    const auto id = co_await storing;
    if (owner.stop_requested())
        co_return cancelled();
    if (!id)
        co_return id.error();
    auto account = wanted.account;
    account.id = *id;
    if (!wanted.needsSecret || wanted.secret.isEmpty())
        co_return rowOf(account, workspace.now());
    auto keeping = workspace.surroundings().secrets.write(secretKeyOf(workspace, *id), wanted.secret);
    const auto kept = co_await keeping;
    if (owner.stop_requested())
        co_return cancelled();
    if (!kept)
        co_return notKept(kept.error());
    auto marking = markSignedIn(workspace, account);
    const auto live = co_await marking;
    if (!live)
        co_return live.error();
    if (owner.stop_requested())
        co_return cancelled();
    co_return rowOf(*live, workspace.now());
}

QCoro::Task<Result<void>> mend(
    Workspace& workspace, Actor actor, QString name, QByteArray secret, std::stop_token owner)
{
    auto finding = findAccount(workspace, name);
    const auto account = co_await finding;
    if (!account)
        co_return account.error();
    if (owner.stop_requested())
        co_return cancelled();
    if (!workspace.surroundings().connectors.needsSecret(account->platform) || account->practice)
        co_return refused(u"This account needs no password."_s);
    auto keeping
        = workspace.surroundings().secrets.write(secretKeyOf(workspace, account->id), secret.trimmed());
    const auto kept = co_await keeping;
    if (!kept)
        co_return kept.error();
    if (owner.stop_requested())
        co_return cancelled();
    auto marking = workspace.database().write<void>([id = account->id, actor, now = workspace.now(),
                                                        stamp = workspace.logStamp()](
                                                        Session& session) -> Result<void> {
        if (const auto set = AccountStore(session).setState(id, toText(AccountState::Live), {}); !set)
            return set;
        return logFact(session, u"account-changed"_s, id, actor, now, stamp, {{u"changed"_s, u"sign-in"_s}});
    });
    const auto marked = co_await marking;
    co_return marked;
}

QCoro::Task<Result<QString>> testAccount(
    Workspace& workspace, Actor actor, QString name, std::shared_ptr<HttpClient> http, std::stop_token owner)
{
    auto finding = findAccount(workspace, name);
    const auto account = co_await finding;
    if (!account)
        co_return account.error();
    if (owner.stop_requested())
        co_return cancelled();
    auto connecting = connectTo(workspace, *account, *http, owner);
    const auto connector = co_await connecting;
    if (!connector)
        co_return connector.error();
    auto asking = (*connector)->test();
    const auto who = co_await asking;
    if (owner.stop_requested())
        co_return cancelled();
    auto logging = workspace.database().write<void>(
        [id = account->id, outcome = who ? u"ok"_s : u"failed"_s, actor, now = workspace.now(),
            stamp = workspace.logStamp()](Session& session) {
            return logFact(session, u"account-tested"_s, id, actor, now, stamp, {{u"outcome"_s, outcome}});
        });
    const auto logged = co_await logging;
    if (!logged)
        co_return logged.error();
    co_return who;
}

Error secretStays(const Error& why)
{
    return {why.code,
        u"The account is removed, but its password could not be taken out of the keychain: delete it there."_s,
        why.detail};
}

QCoro::Task<Result<void>> removeAccount(
    Workspace& workspace, Actor actor, QString name, std::stop_token owner)
{
    auto removing = workspace.database().write<StoredAccount>(
        [name, actor, now = workspace.now(), stamp = workspace.logStamp()](
            Session& session) -> Result<StoredAccount> {
            const auto account = found(session, name);
            if (!account)
                return account.error();
            if (const auto removed = AccountStore(session).remove(account->id); !removed)
                return removed.error();
            const auto logged = logFact(session, u"account-removed"_s, account->id, actor, now, stamp);
            return logged ? account : logged.error();
        });
    const auto account = co_await removing;
    if (!account)
        co_return account.error();
    if (owner.stop_requested())
        co_return cancelled();
    if (!workspace.surroundings().connectors.needsSecret(account->platform) || account->practice)
        co_return Result<void>();
    auto forgetting = workspace.surroundings().secrets.remove(secretKeyOf(workspace, account->id));
    const auto forgotten = co_await forgetting;
    if (!forgotten && forgotten.error().code != ErrorCode::NotFound)
        co_return secretStays(forgotten.error());
    co_return Result<void>();
}

} // namespace

Accounts::Accounts(Workspace& workspace)
    : m_workspace(workspace)
    , m_http(std::make_shared<HttpClient>(workspace.surroundings().clock))
{
}

Accounts::~Accounts()
{
    m_scope.request_stop();
    m_http->cancelAll();
}

QFuture<Result<QList<AccountRow>>> Accounts::list()
{
    return m_workspace.database().read<QList<AccountRow>>(
        [now = m_workspace.now()](Session& session) -> Result<QList<AccountRow>> {
            const auto accounts = AccountStore(session).all();
            if (!accounts)
                return accounts.error();
            QList<AccountRow> rows;
            for (const auto& account : *accounts)
                rows.append(rowOf(account, now));
            return rows;
        });
}

QFuture<Result<AccountRow>> Accounts::add(const Actor& actor, AccountDraft draft)
{
    if (const auto allowed = permitted(actor, Permission::AddAccounts); !allowed)
        return ready<AccountRow>(allowed.error());
    auto wanted = prepared(m_workspace, draft);
    if (!wanted)
        return ready<AccountRow>(wanted.error());
    return futureOf(addAccount(m_workspace, actor, std::move(*wanted), m_scope.get_token()));
}

QFuture<Result<void>> Accounts::mendSecret(const Actor& actor, const QString& name, QByteArray secret)
{
    if (const auto allowed = permitted(actor, Permission::AddAccounts); !allowed)
        return ready<void>(allowed);
    if (secret.trimmed().isEmpty())
        return ready<void>(invalid(u"Enter the password."_s));
    return futureOf(mend(m_workspace, actor, name, std::move(secret), m_scope.get_token()));
}

QFuture<Result<QString>> Accounts::test(const Actor& actor, const QString& name)
{
    if (const auto allowed = permitted(actor, Permission::Collect); !allowed)
        return ready<QString>(allowed.error());
    return futureOf(testAccount(m_workspace, actor, name, m_http, m_scope.get_token()));
}

QFuture<Result<void>> Accounts::remove(const Actor& actor, const QString& name)
{
    if (const auto allowed = permitted(actor, Permission::AddAccounts); !allowed)
        return ready<void>(allowed);
    return futureOf(removeAccount(m_workspace, actor, name, m_scope.get_token()));
}

} // namespace steward

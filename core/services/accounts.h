// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Our presences on platforms: adding, testing, removing, and how they are doing.
#pragma once

#include "services/workspace.h"

#include <stop_token>

namespace steward {

struct AccountDraft {
    QString platform;
    QString name;
    QString url;
    QString user;
    QByteArray secret;
};

enum class AccountState { Live, NeedsSignIn, Unconnected, Failing, Practice };
template <>
inline constexpr std::array enumNames<AccountState>{std::pair{AccountState::Live, std::string_view("live")},
    std::pair{AccountState::NeedsSignIn, std::string_view("needs-sign-in")},
    std::pair{AccountState::Unconnected, std::string_view("unconnected")},
    std::pair{AccountState::Failing, std::string_view("failing")},
    std::pair{AccountState::Practice, std::string_view("practice")}};

struct AccountRow {
    AccountId id;
    QString name;
    QString platform;
    QString url;
    QString user;
    AccountState state = AccountState::Unconnected;
    std::optional<Instant> lastCollected;
    std::optional<qint64> lagSeconds;
    QString error; ///< one sentence, empty if the last collection went well
    qint64 items = 0;
};

/// Lives on the main thread. A name that several platforms share is written "platform/name". Destroying it
/// ends what is under way with ErrorCode::Cancelled.
class Accounts {
public:
    explicit Accounts(Workspace& workspace);
    ~Accounts();
    Accounts(const Accounts&) = delete;
    Accounts& operator=(const Accounts&) = delete;

    QFuture<Result<QList<AccountRow>>> list();
    /// Stores the account, and its secret in the keychain. If no keychain takes it: the account stays as
    /// needs-sign-in and the result is an Error (Unreachable or Unauthorised) that says so. A practice
    /// workspace refuses. An account that was first met in an import is connected by adding it.
    QFuture<Result<AccountRow>> add(const Actor& actor, AccountDraft draft);
    QFuture<Result<void>> mendSecret(const Actor& actor, const QString& name, QByteArray secret);
    /// Signs in and says who we are there.
    QFuture<Result<QString>> test(const Actor& actor, const QString& name);
    /// What it collected stays.
    QFuture<Result<void>> remove(const Actor& actor, const QString& name);

private:
    Workspace& m_workspace;
    std::shared_ptr<HttpClient> m_http;
    std::stop_source m_scope;
};

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One collection of one account, from the lease to the entry in the log.
#pragma once

#include "services/collector.h"
#include "storage/account_store.h"

#include <stop_token>

namespace steward {

/// How a collection is meant.
struct CollectionTerms {
    QString leaseOwner; ///< of this collector in this process
    std::chrono::milliseconds time{15000}; ///< for the whole account
    bool logEmptyRuns
        = true; ///< else a run that changed nothing and went as the one before leaves no entry in the log
};

/// Never fails as a whole: what went wrong is in the outcome, on the account and in the log. If `owner` is
/// stopped it ends soon, gives the lease back and touches nothing more.
QCoro::Task<CollectedAccount> collectAccount(Workspace& workspace, StoredAccount account,
    std::shared_ptr<HttpClient> http, CollectionTerms terms, std::stop_token owner);

} // namespace steward

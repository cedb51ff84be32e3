// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which platform calls follow from what happened to a case; the rules stand in ledger.h.
#pragma once

#include "domain/event.h"
#include "storage/session.h"

namespace steward {

/// Puts and finishes outbox rows for `events`, in the transaction that stores them.
Result<void> keepOutboxInStep(Session& session, const Case& subject, const Events& events, Instant at);

} // namespace steward

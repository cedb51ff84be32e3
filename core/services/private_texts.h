// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the words of an event are kept that the log holds only commitments of.
#pragma once

#include "domain/event.h"
#include "storage/session.h"

namespace steward {

/// Stores notes, reasons, replies and evidence of sealed `events`, in the transaction that stores them. Texts
/// of items are stored with the items.
Result<void> keepPrivateTexts(Session& session, CaseId subject, const Events& events, Instant at);

} // namespace steward

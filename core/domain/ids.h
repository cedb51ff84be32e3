// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Names for everything that the domain can point at.
#pragma once

#include "base/strong_id.h"

namespace steward {

using CaseId = Id<struct CaseTag>; ///< dense per workspace; what people say aloud: "case 1042"
using ThreadId = Id<struct ThreadTag>;
using ItemId = Id<struct ItemTag>;
using AuthorId = Id<struct AuthorTag>; ///< an outside person's account on a platform
using AccountId = Id<struct AccountTag>; ///< our presence on a platform
using PersonId = Id<struct PersonTag>; ///< one of us
using ReplyId = Id<struct ReplyTag>;
using EscalationId = Id<struct EscalationTag>;
using RuleId = TextId<struct RuleTag>; ///< "R01" ...; never reused
using RouteId = TextId<struct RouteTag>; ///< "DUTY", "SAFE", ...
using ChecklistItemId = TextId<struct ChecklistTag>; ///< "C01" ...

} // namespace steward

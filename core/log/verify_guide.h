// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// VERIFY.md: how to check an export with python3 and openssl alone.
#pragma once

#include "log/note.h"

namespace steward {

QByteArray verifyGuide(const VerifierKey& key);

} // namespace steward

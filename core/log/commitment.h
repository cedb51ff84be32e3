// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Salted commitments: what binds a private text into the log without the log holding it.
#pragma once

#include "domain/private_text.h"

namespace steward {

/// Fills in salt (32 random bytes) and commitment of a text that is not sealed yet; a sealed one is left as
/// it is. An empty text is left unsealed: there is nothing to prove and nothing to erase. Thread-safe.
void seal(PrivateText& text);

/// True when `text` and `salt` are what was committed to.
bool opens(const QString& text, const QByteArray& salt, const QByteArray& commitment);
inline bool opens(const PrivateText& text)
{
    return opens(text.text, text.salt, text.commitment);
}

/// SHA-256(salt || UTF-8 bytes of text).
QByteArray commitmentOf(const QString& text, const QByteArray& salt);

} // namespace steward

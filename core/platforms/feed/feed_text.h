// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>

namespace steward {

/// The characters of a feed: a byte order mark decides, then the Content-Type's charset, then the XML
/// declaration, then UTF-8, and Windows-1252 where the bytes are not UTF-8 after all. Characters that XML
/// forbids are dropped. ErrorCode::Malformed for an encoding that nobody knows.
Result<QString> feedToText(const QByteArray& bytes, const QByteArray& charset);

} // namespace steward

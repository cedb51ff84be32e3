// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// RFC 8785 (JSON Canonicalization Scheme) with integers only: one value, one sequence of bytes.
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonObject>
#include <QJsonValue>

namespace steward {

/// Canonical bytes. ErrorCode::Invalid for a fraction, an integer beyond 2^53 - 1 either way, a lone
/// surrogate, or nesting deeper than 64.
Result<QByteArray> canonicalJson(const QJsonValue& value);
inline Result<QByteArray> canonicalJson(const QJsonObject& object)
{
    return canonicalJson(QJsonValue(object));
}

/// Reads an object only if `bytes` are exactly its canonical form; ErrorCode::Malformed says what is wrong
/// and where.
Result<QJsonObject> parseCanonicalJson(QByteArrayView bytes);

/// Appends the canonical form of one text, lone surrogates as U+FFFD.
void appendCanonicalText(QByteArray& out, const QString& text);

/// `text` with every lone surrogate replaced by U+FFFD, so that it has canonical bytes whatever a platform
/// sent.
QString withoutLoneSurrogates(const QString& text);

} // namespace steward

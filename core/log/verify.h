// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Verifying an export folder, with no workspace, network or display.
#pragma once

#include "base/enum_names.h"
#include "base/result.h"
#include "log/checkpoint.h"

#include <QJsonObject>

#include <functional>
#include <optional>

namespace steward {

enum class Verdict { Intact, Tampered, Incomplete, Unverifiable };
template <>
inline constexpr std::array enumNames<Verdict>{std::pair{Verdict::Intact, std::string_view("intact")},
    std::pair{Verdict::Tampered, std::string_view("tampered")},
    std::pair{Verdict::Incomplete, std::string_view("incomplete")},
    std::pair{Verdict::Unverifiable, std::string_view("unverifiable")}};

struct VerifyOptions {
    QString pinnedFingerprint; ///< written down outside this export; empty: none
    QByteArray against; ///< an earlier signed checkpoint kept outside this export; empty: none
    std::function<bool(qint64 done, qint64 total)> progress; ///< bytes; false: cancel
};

struct VerifyReport {
    Verdict verdict = Verdict::Incomplete;
    bool anchored = false; ///< true only with a key or checkpoint from outside that fitted
    QString message; ///< one sentence that says what is so and what to do next
    std::optional<qint64> firstBad; ///< sequence of the first bad entry
    QString file; ///< the file that is wrong, if it is one
    QString fingerprint; ///< of the key that signed, if that far
    QString origin;
    qint64 entries = 0; ///< read and checked
    qint64 firstSequence = 0;
    qint64 lastSequence = 0;
    qint64 logSize = 0; ///< of the checkpoint
    QByteArray rootHex;
    bool wholeLog = false; ///< every entry up to the checkpoint is in the export

    bool operator==(const VerifyReport&) const = default;
};

/// 0 intact, 1 tampered, 2 incomplete or unreadable, 3 unsigned, unknown algorithm or not the pinned key.
constexpr int exitStatus(Verdict verdict)
{
    return int(verdict);
}

/// Reads everything once, in bounded memory. Never fails: what cannot be read is a verdict too.
VerifyReport verifyExport(const QString& folder, const VerifyOptions& options = {});

/// For `stewardctl log verify --json`.
QJsonObject toJson(const VerifyReport& report);

} // namespace steward

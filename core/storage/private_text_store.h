// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Notes and reasons: texts that the log holds commitments of.
#pragma once

#include "base/clock.h"
#include "domain/ids.h"
#include "domain/private_text.h"
#include "storage/session.h"

namespace steward {

struct StoredText {
    PrivateText text;
    QString kind; ///< note, hand-over, reason, override, ...
    CaseId subject;
    Instant at;

    bool operator==(const StoredText&) const = default;
};

class PrivateTextStore {
public:
    explicit PrivateTextStore(Session& session);

    /// Only sealed texts; putting one twice changes nothing.
    Result<void> put(const StoredText& text);
    Result<std::optional<PrivateText>> find(const QByteArray& commitment);
    /// By time.
    Result<QList<StoredText>> ofCase(CaseId subject);

private:
    Session& m_session;
};

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Ground rules as they were published in this workspace, and the drafts of the next.
#pragma once

#include "base/clock.h"
#include "base/enum_names.h"
#include "domain/ids.h"
#include "storage/session.h"

namespace steward {

/// How a set came to be in force.
enum class RuleOrigin {
    Shipped, ///< it was in force before the first one was published here
    Published,
    Restored ///< an earlier one, in force again
};
template <>
inline constexpr std::array enumNames<RuleOrigin>{std::pair{RuleOrigin::Shipped, std::string_view("shipped")},
    std::pair{RuleOrigin::Published, std::string_view("published")},
    std::pair{RuleOrigin::Restored, std::string_view("restored")}};

/// One publication without its content.
struct StoredRuleSet {
    qint64 id = 0; ///< grows; the greatest is in force
    QString version; ///< what decisions record
    QByteArray digest; ///< SHA-256 of the content
    RuleOrigin origin = RuleOrigin::Published;
    std::optional<PersonId> person; ///< none: it came with the program
    Instant published;

    bool operator==(const StoredRuleSet&) const = default;
};

struct StoredRuleDraft {
    PersonId person;
    QByteArray content;
    QString basedOn; ///< version that was in force when it was begun
    Instant updated;

    bool operator==(const StoredRuleDraft&) const = default;
};

class RuleStore {
public:
    explicit RuleStore(Session& session);

    /// Its id; that of `set` is ignored.
    Result<qint64> add(const StoredRuleSet& set, const QByteArray& content);
    Result<std::optional<StoredRuleSet>> newest();
    /// The newest publication of that version.
    Result<std::optional<StoredRuleSet>> ofVersion(const QString& version);
    /// ErrorCode::NotFound if there is no such publication.
    Result<QByteArray> content(qint64 id);
    /// Newest first, at most `limit`.
    Result<QList<StoredRuleSet>> list(int limit);

    /// One a person; a draft that is there is replaced.
    Result<void> putDraft(const StoredRuleDraft& draft);
    Result<std::optional<StoredRuleDraft>> draft(PersonId person);
    Result<void> removeDraft(PersonId person);

private:
    Result<QList<StoredRuleSet>> where(const QString& condition, const QVariantList& values);

    Session& m_session;
};

} // namespace steward

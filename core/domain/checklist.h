// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The privacy and confidentiality checklist that every reply must pass, and the gate that judges it.
#pragma once

#include "base/result.h"
#include "domain/ids.h"
#include "domain/vocabulary.h"

#include <QList>
#include <QMap>
#include <QPair>

#include <optional>

namespace steward {

/// Words that could stand in the draft instead of those under `span` (code points); no words: take them out.
struct Suggestion {
    QPair<qsizetype, qsizetype> span;
    QString text;

    bool operator==(const Suggestion&) const = default;
};

/// What the machine found on one checklist item. Spans count code points of the draft.
struct CheckResult {
    ChecklistItemId item;
    CheckOutcome outcome = CheckOutcome::Pass;
    QString message; ///< one sentence that explains itself
    QList<QPair<qsizetype, qsizetype>> spans;
    Tier tier = Tier::Possible; ///< of the gravest finding behind it; C01 at certain can never be overridden
    std::optional<Suggestion> suggestion{}; ///< a better wording, where the machine knows one

    bool operator==(const CheckResult&) const = default;
};

enum class OnFail { Warn, Block, BlockWithOverride };
template <>
inline constexpr std::array enumNames<OnFail>{std::pair{OnFail::Warn, std::string_view("warn")},
    std::pair{OnFail::Block, std::string_view("block")},
    std::pair{OnFail::BlockWithOverride, std::string_view("block-with-override")}};

/// One line of the checklist as shipped (resources/checklists).
struct ChecklistItem {
    ChecklistItemId id;
    QString text;
    QList<ReplyKind> kinds; ///< empty: only for replies with media
    bool machineOnly = false; ///< judged wholly by the machine: nobody signs it
    OnFail onFail = OnFail::Warn;

    bool operator==(const ChecklistItem&) const = default;
};

/// How a person answered: signed one by one, or "all" in bulk (logged as such; it signs every human item).
struct SignOff {
    QList<ChecklistItemId> items;
    bool inBulk = false;
    QMap<QString, QString> overrides; ///< item id -> reason (never empty)

    bool operator==(const SignOff&) const = default;
};

/// How one checklist item stands for one draft.
enum class AnswerBy { Machine, Person, Override, Open, Blocked };
template <>
inline constexpr std::array enumNames<AnswerBy>{std::pair{AnswerBy::Machine, std::string_view("machine")},
    std::pair{AnswerBy::Person, std::string_view("person")},
    std::pair{AnswerBy::Override, std::string_view("override")},
    std::pair{AnswerBy::Open, std::string_view("open")},
    std::pair{AnswerBy::Blocked, std::string_view("blocked")}};
struct ChecklistAnswer {
    ChecklistItemId item;
    AnswerBy by = AnswerBy::Open;

    bool operator==(const ChecklistAnswer&) const = default;
};

struct GateVerdict {
    QList<ChecklistAnswer> answers; ///< in checklist order, only items that apply

    bool mayLeave() const; ///< nothing open, nothing blocked
    QList<ChecklistItemId> withState(AnswerBy by) const;
    bool operator==(const GateVerdict&) const = default;
};

/// The items that apply to a reply of this kind (a crisis reply skips C03, C09 and C10).
QList<ChecklistItem> itemsFor(const QList<ChecklistItem>& checklist, ReplyKind kind);
/// And those for replies with media, if a check found any.
QList<ChecklistItem> itemsFor(
    const QList<ChecklistItem>& checklist, ReplyKind kind, const QList<CheckResult>& checks);

/// The items that a person must sign for this kind: at most 1 for thanks (T), 4 for any other.
QList<ChecklistItemId> humanItemsFor(const QList<ChecklistItem>& checklist, ReplyKind kind);

/// Judges a draft. Sign-off answers human items only and lifts no block; an override lifts C02, C05, C13 and
/// C01 below certain; never C01 at certain, C06 or C08. A warning on a human item must be signed like any
/// other.
GateVerdict judge(const QList<ChecklistItem>& checklist, ReplyKind kind, const QList<CheckResult>& checks,
    const SignOff& signOff);

/// Derives the kind from what the thread's rules found (healthcare routes) and the audience, when nobody said
/// it.
ReplyKind proposedKind(const QList<RuleId>& rules, Audience audience);

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What one author says in several items of a thread adds up: "Ward 7" today and "my dad, 84" yesterday.
// Pure, thread-safe.
#pragma once

#include "domain/finding.h"

#include <QString>

namespace steward {

/// How many items before the newest one are read with it.
inline constexpr int itemsThatAddUp = 4;

/// What the same author said before in the same thread, in the words of now.
struct EarlierItem {
    ItemId id;
    QString text;
};

/// Details of the first 64 Ki code points of a text, as `Matcher::assess` reports them; linear.
QList<Piece> piecesOf(const QString& text);

/// The tier of so many different kinds of detail, none below three. What goes out counts for more.
std::optional<Tier> tierOfKinds(size_t kinds, bool isDraft);

/// One finding a piece, its kind in `level`, if the pieces of the newest item and of those before it (newest
/// first, at most `itemsThatAddUp`) are of three kinds or more and the newest adds a kind to the others:
/// those of the newest, then of every other kind the one that was said last, with its item in `saidIn`. The
/// rule is left empty.
QList<Finding> addedUp(const QList<Piece>& newest, const QList<EarlierItem>& earlier);

} // namespace steward

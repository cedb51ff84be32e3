// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/adding_up.h"

#include "base/text.h"
#include "rules/quasi_identifiers.h"

#include <QSet>

namespace steward {

namespace {

constexpr qsizetype longestRead = 64 * 1024; ///< code points

QSet<QString> kindsOf(const QList<Piece>& pieces)
{
    QSet<QString> kinds;
    for (const Piece& piece : pieces)
        kinds.insert(piece.kind);
    return kinds;
}

} // namespace

QList<Piece> piecesOf(const QString& text)
{
    const QStringView all(text);
    const Reading reading
        = readingOf(all.size() <= longestRead ? all : all.left(utf16Index(all, longestRead)));
    QList<Piece> pieces;
    for (const QuasiDetail& detail : quasiDetails(reading)) {
        const auto [start, end] = reading.normal.original(detail.span);
        pieces << Piece{QString::fromLatin1(nameOf(detail.kind)), start, end};
    }
    return pieces;
}

std::optional<Tier> tierOfKinds(size_t kinds, bool isDraft)
{
    constexpr size_t hint = 3;
    if (kinds < hint)
        return std::nullopt;
    if (isDraft)
        return kinds > hint ? Tier::Certain : Tier::Likely;
    return kinds > hint ? Tier::Likely : Tier::Possible;
}

QList<Finding> addedUp(const QList<Piece>& newest, const QList<EarlierItem>& earlier)
{
    const QSet<QString> own = kindsOf(newest);
    QSet<QString> before;
    QList<Finding> elsewhere;
    for (const EarlierItem& item : earlier.first(std::min<qsizetype>(earlier.size(), itemsThatAddUp))) {
        for (const Piece& piece : piecesOf(item.text)) {
            const bool isNew = !own.contains(piece.kind) && !before.contains(piece.kind);
            before.insert(piece.kind);
            if (isNew)
                elsewhere << Finding{{}, QStringLiteral("identifiability"), Tier::Possible, piece.start,
                    piece.end, piece.kind, {}, item.id};
        }
    }
    const bool adds = !elsewhere.isEmpty() && !(own - before).isEmpty();
    const auto tier = adds ? tierOfKinds(size_t((own | before).size()), false) : std::nullopt;
    if (!tier)
        return {};
    QList<Finding> findings;
    for (const Piece& piece : newest)
        findings << Finding{
            {}, QStringLiteral("identifiability"), *tier, piece.start, piece.end, piece.kind, {}, {}};
    for (Finding& finding : elsewhere)
        finding.tier = *tier;
    return findings + elsewhere;
}

} // namespace steward

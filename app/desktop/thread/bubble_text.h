// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a bubble says of one text: which parts are findings, which are veiled, what changed since the last
// revision. Pure.
#pragma once

#include "services/inbox.h"

#include <QList>
#include <QString>

namespace steward {

/// A part of a text in UTF-16 units.
struct TextPart {
    int start = 0;
    int length = 0;
    bool operator==(const TextPart&) const = default;
};

struct MarkedFinding {
    TextPart part;
    RuleId rule;
    Tier tier = Tier::Possible;
    QString detector;
    QString level;
    bool operator==(const MarkedFinding&) const = default;
};

/// Findings with a place in the text, by place. Spans that lie outside of it are clamped, empty ones dropped;
/// those in an earlier item as well.
QList<MarkedFinding> markedFindings(const QString& text, const QList<Finding>& findings);

/// A private value: told apart from words that upset, which veil the whole text.
bool isPrivateValue(const QString& detector);
bool isUpsetting(const QString& detector);

/// What the veil covers: private values, or everything if something upsets and `veilsUpsetting`. Not what is
/// no more than a hint: a mild word, a first name.
QList<TextPart> veiledParts(const QString& text, const QList<Finding>& findings, bool veilsUpsetting);

/// `text` with every veiled part replaced by a word in brackets: for assistive technology, tool tips and
/// copies.
QString masked(const QString& text, const QList<Finding>& findings, bool veilsUpsetting);

/// What was taken out of `before` and put into `after`: the middle between their common beginning and end, at
/// word boundaries.
struct TextChange {
    TextPart removed; ///< of before
    TextPart added; ///< of after
};
TextChange changeBetween(const QString& before, const QString& after);

/// "NHS number", "phone number": the detector in words, with the kind of a detail ("age") if it has one.
QString detectorInWords(const QString& detector, const QString& level = {});

/// What an earlier item of the same author adds: "age, ward or clinic".
struct EarlierPieces {
    ItemId item;
    QString kinds;
    bool operator==(const EarlierPieces&) const = default;
};
/// Earliest item first.
QList<EarlierPieces> earlierPieces(const QList<Finding>& findings);

} // namespace steward

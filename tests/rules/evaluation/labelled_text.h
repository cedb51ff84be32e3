// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The evaluation set: texts that say what is in them. README.md here describes the format.
#pragma once

#include "domain/vocabulary.h"

#include <QList>
#include <QSet>
#include <QString>

#include <array>

namespace steward::test {

/// People who write rules look at the development half only; the held-out half tells whether the rules hold.
enum class Half { Development, HeldOut };
inline constexpr std::array halves{Half::Development, Half::HeldOut};

/// Decided by the text itself, so that nobody chooses. A text of a fresh set was read after it was first
/// measured and so belongs to development.
Half halfOf(const QString& text);
/// "development", "held-out": the names of the folders.
QString nameOf(Half half);

/// One thing that a text holds.
struct Label {
    QString type; ///< a detector's name
    Tier tier = Tier::Likely; ///< how sure a finding must be at least
    QString words; ///< where it stands; empty: the text as a whole
    QString level; ///< crisis only: "Q1", "Q2", "Q3"
};

struct LabelledText {
    QString text;
    QList<Label> find;
    QSet<QString> may; ///< types that are neither asked for nor wrong
    QSet<QString> never; ///< traps: types that look as if they were there
    bool disguised = false; ///< written so that it is hard to read: counted apart
    bool implied = false; ///< crisis that is not stated: it has to be read between the lines
    bool ordinary = false; ///< an everyday comment that must stay quiet
    QString language; ///< "cy" or empty
    int fresh = 0; ///< number of the fresh set it came in, from 1; 0: none
    Half half = Half::Development;

    /// Whether a finding of `type` in this text can be called right or wrong.
    bool judges(const QString& type) const;
    bool holds(const QString& type) const;
};

/// All texts of both halves, in the order of the files. `problem` says in a sentence what is wrong with the
/// first bad line; then the list is empty.
QList<LabelledText> readTexts(const QString& folder, QString* problem);

/// Detectors whose findings point at one person by themselves.
bool isDirectIdentifier(const QString& type);
/// Of those, the ones with a format that can be well or badly formed.
bool hasFormat(const QString& type);

} // namespace steward::test

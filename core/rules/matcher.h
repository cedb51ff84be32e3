// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs every detector of a rule set on a text.
#pragma once

#include "domain/finding.h"
#include "rules/rule_set.h"

#include <QString>

#include <memory>

namespace steward {

/// What the matcher is told of an item besides its text.
struct TextFacts {
    bool hasMedia = false; ///< pictures, video, audio without words: marked "not read"
    QString language; ///< BCP 47 tag if the platform said it
    QStringList ownNumbers; ///< the organisation's own phone numbers and mailboxes, never flagged
};

/// Compiled detectors. Building takes milliseconds (do it off the UI thread); `assess` is const, thread-safe
/// and linear in the text, whatever it is: hostile text included. Texts over 64 Ki code points are read in
/// overlapping windows.
class Matcher {
public:
    explicit Matcher(std::shared_ptr<const RuleSet> rules, QByteArray salt = {});
    ~Matcher();
    Matcher(const Matcher&) = delete;
    Matcher& operator=(const Matcher&) = delete;

    Assessment assess(const QString& text, const TextFacts& facts = {}) const;
    const RuleSet& rules() const { return *m_rules; }

private:
    struct Compiled;
    std::shared_ptr<const RuleSet> m_rules;
    std::unique_ptr<const Compiled> m_compiled;
};

} // namespace steward

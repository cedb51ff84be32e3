// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs every detector of a rule set on a text.
#pragma once

#include "domain/finding.h"
#include "rules/adding_up.h"
#include "rules/rule_set.h"

#include <QString>

#include <memory>
#include <utility>

namespace steward {

/// What the matcher is told of an item besides its text.
struct TextFacts {
    bool hasMedia = false; ///< pictures, video, audio without words: marked "not read"
    QString language; ///< BCP 47 tag if the platform said it
    QStringList ownNumbers; ///< the organisation's own numbers, mailboxes, postcodes and "@names", never
                            ///< flagged
    bool isDraft = false; ///< a reply of ours: what adds up to a person weighs more
};

/// How grave a finding is: its rule's severity, but S1 for what may cost a life now (isRedFlag) and no more
/// than S2 for distress without intent.
Severity severityOf(const Finding& finding, const GroundRule& rule);

/// Compiled detectors. Building takes milliseconds (do it off the UI thread); `assess` is const, thread-safe
/// and linear in the text, whatever it is: hostile text included. Texts over 64 Ki code points are read in
/// overlapping windows.
class Matcher {
public:
    explicit Matcher(std::shared_ptr<const RuleSet> rules, QByteArray salt = {});
    /// For a draft of the rules of `like`: takes over its detectors if no detector is asked for or left out
    /// that was not before. Makes no digests.
    Matcher(std::shared_ptr<const RuleSet> rules, const Matcher& like);
    ~Matcher();
    Matcher(const Matcher&) = delete;
    Matcher& operator=(const Matcher&) = delete;

    Assessment assess(const QString& text, const TextFacts& facts = {}) const;
    /// assess() of `one` and of `other`; hardly longer than one of them if their detectors are the same.
    static std::pair<Assessment, Assessment> assessBoth(
        const Matcher& one, const Matcher& other, const QString& text, const TextFacts& facts = {});
    /// `own`, the assessment of an item, with what adds up over what its author said before in the thread
    /// (newest first). The texts are read only if the item holds a piece.
    Assessment joined(Assessment own, const QList<EarlierItem>& earlier) const;
    const RuleSet& rules() const { return *m_rules; }
    std::shared_ptr<const RuleSet> sharedRules() const { return m_rules; }

private:
    struct Compiled;
    class Assessing;
    /// Severity, crisis and rules from the findings.
    void judge(Assessment& assessment) const;

    std::shared_ptr<const RuleSet> m_rules;
    std::unique_ptr<const Compiled> m_compiled;
};

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The ground rules as data: one documented, versioned file (resources/ground-rules/FORMAT.md).
#pragma once

#include "base/result.h"
#include "domain/decide.h"
#include "rules/own_patterns.h"

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QMap>

#include <chrono>
#include <memory>

namespace steward {

/// A text by language tag; "en-GB" is always there.
using LocalisedText = QMap<QString, QString>;
/// The text in `language`, else en-GB.
QString inLanguage(const LocalisedText& text, const QString& language = QStringLiteral("en-GB"));

/// One ground rule, as published and as applied.
struct GroundRule {
    RuleId id;
    LocalisedText title;
    LocalisedText wording; ///< what the public reads
    LocalisedText rationale;
    Severity severity = Severity::S3;
    bool isBreach = false; ///< false: a route (crisis, complaint, question), never a reason to hide
    bool isOff = false; ///< nothing raises or cites it and the public does not read it; its words stay
    QList<Action> actions; ///< suggested, first is what the desk offers on key 2
    QStringList
        steps; ///< suggested steps that are not actions on the item: "reply", "guide", "signpost", "escalate"
    std::chrono::minutes lookWithin{240}; ///< human look
    bool elapsedClock = false; ///< day and night, else working time
    QList<RouteId> routes; ///< whom to escalate to, first is suggested
    QStringList detectors; ///< names of detectors that raise it
    QList<OwnPattern> own; ///< what it looks for by itself
    QStringList examplesMatch;
    QStringList examplesNoMatch;
    QStringList examplesByEye; ///< break the rule, but only a person can see it; shown, not run

    bool operator==(const GroundRule&) const = default;
};

/// An immutable, versioned set. Share it by pointer; safe to read from any thread.
class RuleSet {
public:
    /// Reads the documented JSON. Errors (ErrorCode::Malformed) name the rule and the field.
    static Result<std::shared_ptr<const RuleSet>> parse(const QByteArray& json);
    /// What ships (resource :/ground-rules/rules.json).
    static std::shared_ptr<const RuleSet> shipped();
    static QByteArray shippedFile();

    QString version() const { return m_version; }
    const QList<GroundRule>& rules() const { return m_rules; }
    const GroundRule* rule(const RuleId& id) const;
    const QList<RuleId>& precedence() const
    {
        return m_precedence;
    } ///< rules not listed come after, in id order
    QList<RuleId> orderedIds() const; ///< every rule: precedence first, then the rest by id
    QHash<RuleId, RuleFacts> facts() const; ///< of those that can be cited
    const QJsonObject& detectorData() const
    {
        return m_detectorData;
    } ///< word lists and phrases, read by the detectors
    const QJsonObject& housePageData() const { return m_housePage; } ///< read by HousePage::of

private:
    QString m_version;
    QList<GroundRule> m_rules;
    QHash<RuleId, qsizetype> m_places; ///< in m_rules
    QList<RuleId> m_precedence;
    QJsonObject m_detectorData;
    QJsonObject m_housePage;
};

} // namespace steward

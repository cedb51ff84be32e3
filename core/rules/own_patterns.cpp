// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/own_patterns.h"

#include "rules/bounded_pattern.h"
#include "rules/normal_text.h"
#include "rules/own_fault.h"
#include "rules/required_literals.h"

#include <QJsonArray>

#include <re2/set.h>

#include <algorithm>

namespace steward {

namespace {

constexpr qsizetype longestEntry = 500; ///< UTF-16 units
constexpr size_t surelySmall = 200; ///< bytes of a pattern that cannot be too large once compiled

/// RE2's own words on why it refuses a pattern, or ours; empty if all is well. Compiling is what takes the
/// time, so it is only done where parsing cannot tell: a pattern that requires a literal matches no empty
/// text, and a short one without counts and classes by name is never too large.
QString faultOf(const std::string& core)
{
    const std::string pattern = "(?i)" + core;
    std::string message;
    re2::RE2::Set parser(patternOptions(), re2::RE2::UNANCHORED);
    if (parser.Add(pattern, &message) < 0)
        return QString::fromStdString(message);
    const bool isSmall = pattern.size() <= surelySmall && pattern.find('{') == std::string::npos
        && pattern.find("\\p") == std::string::npos && pattern.find("\\P") == std::string::npos;
    if (isSmall && !requiredLiterals(core).empty())
        return {};
    const re2::RE2 compiled(pattern, patternOptions());
    if (!compiled.ok())
        return QString::fromStdString(compiled.error());
    if (re2::RE2::PartialMatch("", compiled))
        return QStringLiteral("it matches where nothing stands");
    return {};
}

QString faultOfPattern(const QString& pattern)
{
    const auto alternatives = boundedAlternatives(pattern.toStdString());
    if (!alternatives)
        return QStringLiteral(
            "\\b may only stand at the start or the end of an alternative, and \\B nowhere");
    for (const BoundedText& alternative : *alternatives) {
        const QString fault = faultOf(alternative.core);
        if (!fault.isEmpty())
            return fault;
    }
    return {};
}

QString faultOfWords(const QString& words)
{
    const std::string normal = normalised(words).bytes;
    const bool isBlank = std::all_of(
        normal.begin(), normal.end(), [](char c) { return c == ' ' || c == '\n' || c == '\r'; });
    return isBlank ? QStringLiteral("there is nothing to look for") : QString();
}

QString faultOf(OwnPattern::Kind kind, const QString& match)
{
    if (match.isEmpty())
        return QStringLiteral("there is nothing to look for");
    if (match.size() > longestEntry)
        return QStringLiteral("it is longer than %1 characters").arg(longestEntry);
    return kind == OwnPattern::Kind::Words ? faultOfWords(match) : faultOfPattern(match);
}

/// "unless" of an entry: one text or several.
std::optional<QStringList> unlessOf(const QJsonValue& value)
{
    if (value.isUndefined() || value.isNull())
        return QStringList();
    if (value.isString())
        return QStringList{value.toString()};
    if (!value.isArray())
        return std::nullopt;
    QStringList texts;
    for (const auto& text : value.toArray()) {
        if (!text.isString())
            return std::nullopt;
        texts << text.toString();
    }
    return texts;
}

/// One entry: a text, or an object with "match", "tier" and "not". What is wrong with it, if anything is.
QString readEntry(const QJsonValue& value, OwnPattern& entry)
{
    if (!value.isString() && !value.isObject())
        return QStringLiteral("must be a text or an object with \"match\"");
    const QJsonObject object = value.toObject();
    entry.match = value.isString() ? value.toString() : object[QLatin1String("match")].toString();
    QString fault = faultOf(entry.kind, entry.match);
    if (!fault.isEmpty())
        return fault + QStringLiteral(": ") + entry.match.left(80);
    if (object.contains(QLatin1String("tier"))) {
        const auto tier = parseEnum<Tier>(object[QLatin1String("tier")].toString());
        if (!tier)
            return QStringLiteral("\"tier\" must be one of %1").arg(allNames<Tier>().join(u", "));
        entry.tier = *tier;
    }
    const auto unless = unlessOf(object[QLatin1String("not")]);
    if (!unless)
        return QStringLiteral("\"not\" must be a text or a list of texts");
    entry.unless = *unless;
    for (const QString& guard : entry.unless) {
        fault = faultOf(entry.kind, guard);
        if (!fault.isEmpty())
            return QStringLiteral("\"not\": ") + fault + QStringLiteral(": ") + guard.left(80);
    }
    return {};
}

} // namespace

std::optional<QString> readOwnPatterns(const QJsonObject& rule, QList<OwnPattern>& into)
{
    using Kind = OwnPattern::Kind;
    for (const auto& [key, kind] : {std::pair{"words", Kind::Words}, {"patterns", Kind::Pattern}}) {
        const QJsonValue value = rule[QLatin1String(key)];
        if (value.isUndefined() || value.isNull())
            continue;
        if (!value.isArray())
            return QStringLiteral("\"%1\" must be a list").arg(QLatin1String(key));
        int number = 0;
        for (const auto& element : value.toArray()) {
            OwnPattern entry{kind, {}, {}, Tier::Likely};
            const QString fault = readEntry(element, entry);
            ++number;
            if (!fault.isEmpty())
                return QStringLiteral("\"%1\" entry %2: %3").arg(QLatin1String(key)).arg(number).arg(fault);
            into << std::move(entry);
        }
    }
    return std::nullopt;
}

QString faultIn(const OwnPattern& entry)
{
    // What stands before every pattern is ours, and says nothing to whoever wrote the rest.
    const auto inWords = [](QString fault) { return fault.remove(QStringLiteral("(?i)")); };
    const QString fault = faultOf(entry.kind, entry.match);
    if (!fault.isEmpty())
        return inWords(fault);
    for (const QString& guard : entry.unless) {
        const QString inGuard = faultOf(entry.kind, guard);
        if (!inGuard.isEmpty())
            return inWords(inGuard) + QStringLiteral(": ") + guard.left(80);
    }
    return {};
}

QString detectorOf(OwnPattern::Kind kind)
{
    return kind == OwnPattern::Kind::Words ? QStringLiteral("own-words") : QStringLiteral("own-pattern");
}

} // namespace steward

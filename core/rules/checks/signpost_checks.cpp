// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// C08: a wrong helpline number can cost a life, so numbers and links are held against a dated list.
#include "rules/checks/checks.h"

#include "rules/digits.h"

#include <algorithm>
#include <numeric>

namespace steward {

namespace {

struct Number {
    QString digits;
    ByteSpan span;
};

/// Numbers as a reader would dial them: groups that belong together.
QList<Number> numbersIn(const Reading& reading)
{
    QList<Number> numbers;
    for (const DigitGroup& group : reading.digits) {
        const QString digits = QString::fromStdString(group.digits);
        const char ahead = reading.before(group.span.start);
        if (group.joinsPrevious && !numbers.isEmpty() && ahead != '(') {
            numbers.last().digits += digits;
            numbers.last().span.end = group.span.end;
        } else {
            numbers.append({digits, group.span});
        }
    }
    return numbers;
}

/// Edits (change, insert, drop, swap of neighbours) that turn one number into the other; small strings only.
int distance(const QString& a, const QString& b)
{
    std::vector<std::vector<int>> d(size_t(a.size()) + 1, std::vector<int>(size_t(b.size()) + 1));
    for (size_t i = 0; i < d.size(); ++i)
        d[i][0] = int(i);
    std::iota(d[0].begin(), d[0].end(), 0);
    for (size_t i = 1; i < d.size(); ++i) {
        for (size_t j = 1; j < d[i].size(); ++j) {
            const QChar x = a[qsizetype(i) - 1];
            const QChar y = b[qsizetype(j) - 1];
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (x == y ? 0 : 1)});
            const bool swapped = i > 1 && j > 1 && x == b[qsizetype(j) - 2] && y == a[qsizetype(i) - 2];
            if (swapped)
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    }
    return d.back().back();
}

/// The helpline that this is nearly, but not quite; empty if it is one or is nothing like one.
QString nearlyWhich(const DraftReading& reading, const Number& number)
{
    if (number.digits.size() > 13)
        return {};
    QString nearest;
    const Context context(reading.reading, number.span);
    for (const auto& [digits, name] : shippedHelplines().numbers) {
        if (number.digits == digits)
            return {};
        const bool named = context.hasAny({name.section(u' ', 0, 0).toLower().toStdString()});
        const bool shortCode = digits.size() <= 3;
        if (shortCode) // "1111" or "99": only where the words say that a number is meant
            continue;
        const int apart = distance(number.digits, digits);
        const int allowed = named ? 3 : digits.size() >= 10 ? 1 : digits.size() >= 5 ? 1 : 0;
        if (apart <= allowed)
            nearest = name;
    }
    return nearest;
}

/// "Samaritans" with a number beside it that is not theirs.
QString namedWith(const DraftReading& reading, const Number& number)
{
    if (number.digits.size() < 3)
        return {};
    const Context context(reading.reading, number.span, 4, 0);
    for (const auto& [digits, name] : shippedHelplines().numbers) {
        const std::string first = name.section(u' ', 0, 0).toLower().toStdString();
        if (first.size() >= 4 && first != "power" && first != "police" && first != "emergency"
            && first != "relay" && first != "national" && context.hasAny({first}))
            return name;
    }
    return {};
}

bool isListed(const QString& digits)
{
    const auto& numbers = shippedHelplines().numbers;
    return std::any_of(
        numbers.begin(), numbers.end(), [&digits](const auto& entry) { return entry.first == digits; });
}

bool isOurs(const DraftForChecks& draft, const QString& value)
{
    return std::any_of(draft.ownNumbers.begin(), draft.ownNumbers.end(), [&value](const QString& own) {
        return bareForm(own).endsWith(value)
            || (!value.isEmpty() && own.contains(value, Qt::CaseInsensitive));
    });
}

bool isListedHost(const DraftForChecks& draft, const QString& host)
{
    const auto& domains = shippedHelplines().domains;
    return isOurs(draft, host) || std::any_of(domains.begin(), domains.end(), [&host](const QString& domain) {
        return host == domain || host.endsWith(QString(u'.' + domain));
    });
}

/// Hosts that the draft links to, with where they stand.
QList<QPair<QString, QPair<qsizetype, qsizetype>>> linksIn(const DraftReading& reading)
{
    static const re2::RE2 link(
        "(?i)\\b((?:https?://"
        "|www\\.)[^\\s<>\"]+|(?:[a-z0-9\\-]{1,63}\\.){1,6}(?:uk|com|org|net|info|co|io|wales|cymru|"
        "scot|example|ly|me|link|xyz)(?:/[^\\s<>\"]*)?)");
    static const re2::RE2 host("(?i)^(?:https?://)?(?:[^/@]*@)?([^/:?#]+)");
    QList<QPair<QString, QPair<qsizetype, qsizetype>>> links;
    forEachMatch(link, reading.reading.normal.bytes, [&](const ByteSpan& span) {
        if (reading.reading.before(span.start) == '@')
            return; // the domain of an e-mail address
        std::string name;
        re2::RE2::PartialMatch(std::string(reading.reading.text(span)), host, &name);
        QString lower = QString::fromStdString(name).toLower();
        while (lower.endsWith(u'.') || lower.endsWith(u',') || lower.endsWith(u')'))
            lower.chop(1);
        links.append({lower, reading.spanOf(span)});
    });
    return links;
}

} // namespace

CheckResult checkSignposts(const DraftReading& reading)
{
    CheckResult result{ChecklistItemId{QStringLiteral("C08")}, CheckOutcome::Pass, {}, {}, Tier::Possible};
    const ReplyKind kind = reading.draft.kind;
    const bool signposting = kind == ReplyKind::M || kind == ReplyKind::K || kind == ReplyKind::C;
    const auto raise
        = [&result](CheckOutcome outcome, const QPair<qsizetype, qsizetype>& span, const QString& message) {
              result.spans << span;
              if (outcome > result.outcome) {
                  result.outcome = outcome;
                  result.message = message;
                  result.tier = outcome == CheckOutcome::Block ? Tier::Certain : Tier::Possible;
              }
          };
    for (const Number& number : numbersIn(reading.reading)) {
        if (isListed(number.digits) || isOurs(reading.draft, number.digits))
            continue;
        const QString near = nearlyWhich(reading, number);
        const QString named = near.isEmpty() ? namedWith(reading, number) : near;
        const QString digits = QString::fromStdString(std::string(reading.reading.text(number.span)));
        if (!named.isEmpty())
            raise(CheckOutcome::Block, reading.spanOf(number.span),
                QStringLiteral("%1 is not the number of %2; correct it from the list of helplines.")
                    .arg(digits, named));
        else if (signposting && number.digits.size() >= 9)
            raise(CheckOutcome::Warn, reading.spanOf(number.span),
                QStringLiteral("%1 is not on the list of checked numbers; make sure that it is right.")
                    .arg(digits));
    }
    for (const auto& [host, span] : linksIn(reading)) {
        if (isListedHost(reading.draft, host))
            continue;
        raise(signposting ? CheckOutcome::Block : CheckOutcome::Warn, span,
            QStringLiteral(
                "%1 is not on the list of checked links; use one from the list, or ask for it to be added.")
                .arg(host));
    }
    std::sort(result.spans.begin(), result.spans.end());
    if (result.outcome == CheckOutcome::Pass)
        result.message = QStringLiteral("No unknown number or link was found (list checked on %1).")
                             .arg(shippedHelplines().checked);
    return result;
}

} // namespace steward

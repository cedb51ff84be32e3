// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// C08: a wrong helpline number can cost a life, so numbers are held against a dated list.
#include "rules/checks/checks.h"

#include "rules/cues.h"
#include "rules/digits.h"

#include <algorithm>
#include <array>
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

/// A helpline whose name stands beside the number.
bool isNamed(const Context& context, const Helpline& helpline)
{
    const std::string first = helpline.name.section(u' ', 0, 0).toLower().toStdString();
    const std::string plural = first + "s";
    return context.hasAny(sortedWords(std::string_view(first), std::string_view(plural)));
}

/// The helpline that this is nearly, but not quite; none if it is one or is nothing like one.
const Helpline* nearlyWhich(const DraftReading& reading, const Number& number)
{
    constexpr qsizetype longestNumber = 13;
    constexpr qsizetype shortCode = 3; // "1111" or "99": only where the words say that a number is meant
    if (number.digits.size() > longestNumber)
        return nullptr;
    const Helpline* nearest = nullptr;
    const Context context(reading.reading, number.span);
    for (const Helpline& helpline : shippedHelplines().numbers) {
        if (helpline.digits.size() <= shortCode)
            continue;
        const int apart = distance(number.digits, helpline.digits);
        const int allowed = isNamed(context, helpline) ? 3 : helpline.digits.size() >= 5 ? 1 : 0;
        if (apart <= allowed)
            nearest = &helpline;
    }
    return nearest;
}

/// "Samaritans" with a number beside it that is not theirs.
const Helpline* namedWith(const DraftReading& reading, const Number& number)
{
    static const QSet<QString> noNames{QStringLiteral("power"), QStringLiteral("police,"),
        QStringLiteral("emergency"), QStringLiteral("relay"), QStringLiteral("national"),
        QStringLiteral("nhs")};
    if (number.digits.size() < 3)
        return nullptr;
    const Context context(reading.reading, number.span, 4, 0);
    for (const Helpline& helpline : shippedHelplines().numbers) {
        const QString first = helpline.name.section(u' ', 0, 0).toLower();
        if (first.size() >= 4 && !noNames.contains(first) && isNamed(context, helpline))
            return &helpline;
    }
    return nullptr;
}

const Helpline* sameNumber(const QList<Helpline>& list, const QString& digits)
{
    const auto it = std::find_if(
        list.begin(), list.end(), [&digits](const Helpline& line) { return line.digits == digits; });
    return it == list.end() ? nullptr : &*it;
}

void checkNumber(const DraftReading& reading, const Number& number, CheckResult& result)
{
    const auto span = reading.spanOf(number.span);
    const QString written = textUnder(reading.draft.text, span);
    if (const Helpline* gone = sameNumber(shippedHelplines().withdrawn, number.digits))
        return raise(result, CheckOutcome::Block, span,
            QStringLiteral("%1 is no longer the number of %2; it is %3 now.")
                .arg(written, gone->name, gone->now),
            Suggestion{span, gone->now});
    if (sameNumber(shippedHelplines().numbers, number.digits) || isOurs(reading.draft, number.digits))
        return;
    const Helpline* meant = nearlyWhich(reading, number);
    meant = meant ? meant : namedWith(reading, number);
    constexpr qsizetype fewestDigits = 9;
    if (meant)
        raise(result, CheckOutcome::Block, span,
            QStringLiteral("%1 is not the number of %2; the right one is %3.")
                .arg(written, meant->name, meant->number),
            Suggestion{span, meant->number});
    else if (isSignposting(reading.draft.kind) && number.digits.size() >= fewestDigits)
        raise(result, CheckOutcome::Warn, span,
            QStringLiteral("%1 is not on the list of checked numbers; make sure that it is right.")
                .arg(written));
}

/// A list that nobody has rung through for a year is a guess.
void checkAge(const DraftReading& reading, const QList<Number>& numbers, CheckResult& result)
{
    constexpr int oldestDays = 365;
    const QDate checked = shippedHelplines().checked;
    if (!reading.draft.today.isValid() || checked.daysTo(reading.draft.today) <= oldestDays)
        return;
    for (const Number& number : numbers) {
        if (number.digits.size() > 3 && sameNumber(shippedHelplines().numbers, number.digits))
            raise(result, CheckOutcome::Warn, reading.spanOf(number.span),
                QStringLiteral(
                    "The list of helplines was last checked on %1; ring the number before you give it out.")
                    .arg(checked.toString(Qt::ISODate)));
    }
}

} // namespace

bool isSignposting(ReplyKind kind)
{
    return kind == ReplyKind::M || kind == ReplyKind::K || kind == ReplyKind::C;
}

bool isOurs(const DraftForChecks& draft, const QString& value)
{
    return std::any_of(draft.ownNumbers.begin(), draft.ownNumbers.end(), [&value](const QString& own) {
        return bareForm(own).endsWith(value)
            || (!value.isEmpty() && own.contains(value, Qt::CaseInsensitive));
    });
}

CheckResult checkSignposts(const DraftReading& reading)
{
    CheckResult result{ChecklistItemId{QStringLiteral("C08")}, CheckOutcome::Pass, {}, {}, Tier::Possible};
    for (const auto& span : spansOf(reading, "C08 misdirected"))
        raise(result, CheckOutcome::Block, span,
            QStringLiteral(
                "\u201c%1\u201d sends people to the wrong number: 999 is for emergencies, NHS 111 for all "
                "else, its option 2 for mental health.")
                .arg(textUnder(reading.draft.text, span).simplified()));
    const auto numbers = numbersIn(reading.reading);
    for (const Number& number : numbers)
        checkNumber(reading, number, result);
    checkLinks(reading, result);
    checkAge(reading, numbers, result);
    std::sort(result.spans.begin(), result.spans.end());
    result.spans.erase(std::unique(result.spans.begin(), result.spans.end()), result.spans.end());
    if (result.outcome == CheckOutcome::Pass)
        result.message = QStringLiteral("No unknown number or link was found (list checked on %1).")
                             .arg(shippedHelplines().checked.toString(Qt::ISODate));
    return result;
}

} // namespace steward

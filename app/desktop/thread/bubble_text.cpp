// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/thread/bubble_text.h"

#include "base/text.h"

#include <QCoreApplication>
#include <QSet>

namespace steward {

QList<MarkedFinding> markedFindings(const QString& text, const QList<Finding>& findings)
{
    QList<MarkedFinding> marked;
    for (const auto& finding : findings) {
        const int start = int(utf16Index(text, finding.start));
        const int end = int(utf16Index(text, finding.end));
        if (end > start)
            marked.append({{start, end - start}, finding.rule, finding.tier, finding.detector});
    }
    std::stable_sort(marked.begin(), marked.end(),
        [](const MarkedFinding& a, const MarkedFinding& b) { return a.part.start < b.part.start; });
    return marked;
}

bool isPrivateValue(const QString& detector)
{
    static const QSet<QString> values{QStringLiteral("nhs-number"), QStringLiteral("chi-number"),
        QStringLiteral("hc-number"), QStringLiteral("nino"), QStringLiteral("postcode"),
        QStringLiteral("phone"), QStringLiteral("email"), QStringLiteral("date-of-birth"),
        QStringLiteral("address"), QStringLiteral("hospital-number"), QStringLiteral("card"),
        QStringLiteral("bank-account"), QStringLiteral("iban"), QStringLiteral("vehicle"),
        QStringLiteral("passport"), QStringLiteral("driving-licence"), QStringLiteral("staff-register"),
        QStringLiteral("ip"), QStringLiteral("mac"), QStringLiteral("person")};
    return values.contains(detector);
}

bool isUpsetting(const QString& detector)
{
    static const QSet<QString> upsetting{QStringLiteral("crisis"), QStringLiteral("safeguarding"),
        QStringLiteral("threat"), QStringLiteral("hate"), QStringLiteral("profanity")};
    return upsetting.contains(detector);
}

QList<TextPart> veiledParts(const QString& text, const QList<Finding>& findings, bool veilsUpsetting)
{
    QList<TextPart> parts;
    for (const auto& finding : markedFindings(text, findings)) {
        if (veilsUpsetting && isUpsetting(finding.detector))
            return {{0, int(text.size())}};
        if (!isPrivateValue(finding.detector))
            continue;
        if (!parts.isEmpty() && finding.part.start < parts.last().start + parts.last().length) {
            auto& last = parts.last();
            last.length = qMax(last.length, finding.part.start + finding.part.length - last.start);
        } else {
            parts << finding.part;
        }
    }
    return parts;
}

QString masked(const QString& text, const QList<Finding>& findings, bool veilsUpsetting)
{
    QString out;
    int from = 0;
    const auto parts = veiledParts(text, findings, veilsUpsetting);
    for (const auto& part : parts) {
        out += QStringView(text).mid(from, part.start - from);
        out += part.length == text.size() ? QCoreApplication::translate("steward::Bubble", "[veiled text]")
                                          : QCoreApplication::translate("steward::Bubble", "[veiled]");
        from = part.start + part.length;
    }
    out += QStringView(text).mid(from);
    return out;
}

namespace {

/// Between two words, or at an end of the text.
bool isBoundary(const QString& text, int at)
{
    return at <= 0 || at >= text.size() || text.at(at - 1).isSpace() || text.at(at).isSpace();
}

} // namespace

TextChange changeBetween(const QString& before, const QString& after)
{
    const int shorter = int(qMin(before.size(), after.size()));
    int head = 0;
    while (head < shorter && before.at(head) == after.at(head))
        ++head;
    while (head > 0 && !(isBoundary(before, head) && isBoundary(after, head)))
        --head;
    int tail = 0;
    while (tail < shorter - head && before.at(before.size() - 1 - tail) == after.at(after.size() - 1 - tail))
        ++tail;
    while (tail > 0
        && !(isBoundary(before, int(before.size()) - tail) && isBoundary(after, int(after.size()) - tail)))
        --tail;
    return {{head, int(before.size()) - head - tail}, {head, int(after.size()) - head - tail}};
}

QString detectorInWords(const QString& detector)
{
    static const QHash<QString, const char*> words{
        {QStringLiteral("nhs-number"), QT_TRANSLATE_NOOP("steward::Bubble", "NHS number")},
        {QStringLiteral("chi-number"), QT_TRANSLATE_NOOP("steward::Bubble", "CHI number")},
        {QStringLiteral("hc-number"), QT_TRANSLATE_NOOP("steward::Bubble", "Health and Care number")},
        {QStringLiteral("nino"), QT_TRANSLATE_NOOP("steward::Bubble", "National Insurance number")},
        {QStringLiteral("phone"), QT_TRANSLATE_NOOP("steward::Bubble", "phone number")},
        {QStringLiteral("email"), QT_TRANSLATE_NOOP("steward::Bubble", "e-mail address")},
        {QStringLiteral("postcode"), QT_TRANSLATE_NOOP("steward::Bubble", "postcode")},
        {QStringLiteral("crisis"), QT_TRANSLATE_NOOP("steward::Bubble", "crisis")},
        {QStringLiteral("profanity"), QT_TRANSLATE_NOOP("steward::Bubble", "strong language")},
        {QStringLiteral("praise"), QT_TRANSLATE_NOOP("steward::Bubble", "praise")},
    };
    const auto* word = words.value(detector);
    return word ? QCoreApplication::translate("steward::Bubble", word)
                : QString(detector).replace(QLatin1Char('-'), QLatin1Char(' '));
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/thread/bubble_text.h"

#include "base/text.h"

#include <QCoreApplication>
#include <QMap>
#include <QSet>

namespace steward {

QList<MarkedFinding> markedFindings(const QString& text, const QList<Finding>& findings)
{
    QList<MarkedFinding> marked;
    for (const auto& finding : findings) {
        if (finding.saidIn.isValid())
            continue;
        const int start = int(utf16Index(text, finding.start));
        const int end = int(utf16Index(text, finding.end));
        if (end > start)
            marked.append(
                {{start, end - start}, finding.rule, finding.tier, finding.detector, finding.level});
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
        QStringLiteral("ip"), QStringLiteral("mac"), QStringLiteral("person"), QStringLiteral("handle")};
    return values.contains(detector);
}

bool isUpsetting(const QString& detector)
{
    static const QSet<QString> upsetting{QStringLiteral("crisis"), QStringLiteral("safeguarding"),
        QStringLiteral("threat"), QStringLiteral("hate"), QStringLiteral("profanity")};
    return upsetting.contains(detector);
}

/// A mild word, a first name in a thank-you: a veil over each of these would teach people to lift veils
/// unread.
bool isMere(const MarkedFinding& finding)
{
    static const QSet<QString> often{
        QStringLiteral("profanity"), QStringLiteral("person"), QStringLiteral("handle")};
    return finding.tier == Tier::Possible && often.contains(finding.detector);
}

QList<TextPart> veiledParts(const QString& text, const QList<Finding>& findings, bool veilsUpsetting)
{
    QList<TextPart> parts;
    for (const auto& finding : markedFindings(text, findings)) {
        if (isMere(finding))
            continue;
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

namespace {

QString pieceInWords(const QString& kind)
{
    static const QHash<QString, const char*> words{
        {QStringLiteral("age"), QT_TRANSLATE_NOOP("steward::Bubble", "age")},
        {QStringLiteral("relation"), QT_TRANSLATE_NOOP("steward::Bubble", "who it is to the author")},
        {QStringLiteral("place-of-care"), QT_TRANSLATE_NOOP("steward::Bubble", "ward or clinic")},
        {QStringLiteral("time"), QT_TRANSLATE_NOOP("steward::Bubble", "day or time")},
        {QStringLiteral("condition"), QT_TRANSLATE_NOOP("steward::Bubble", "condition")},
        {QStringLiteral("rare-event"), QT_TRANSLATE_NOOP("steward::Bubble", "rare event")},
        {QStringLiteral("district"), QT_TRANSLATE_NOOP("steward::Bubble", "village or district")},
        {QStringLiteral("job"), QT_TRANSLATE_NOOP("steward::Bubble", "job or employer")},
        {QStringLiteral("faith"), QT_TRANSLATE_NOOP("steward::Bubble", "ethnicity or religion")},
        {QStringLiteral("school"), QT_TRANSLATE_NOOP("steward::Bubble", "school")},
    };
    const auto* word = words.value(kind);
    return word ? QCoreApplication::translate("steward::Bubble", word) : kind;
}

} // namespace

QList<EarlierPieces> earlierPieces(const QList<Finding>& findings)
{
    QMap<ItemId, QStringList> kinds;
    for (const auto& finding : findings) {
        const auto word = pieceInWords(finding.level);
        if (finding.saidIn.isValid() && !kinds[finding.saidIn].contains(word))
            kinds[finding.saidIn] << word;
    }
    QList<EarlierPieces> pieces;
    for (auto it = kinds.cbegin(); it != kinds.cend(); ++it)
        pieces.append({it.key(), it.value().join(QStringLiteral(", "))});
    return pieces;
}

QString detectorInWords(const QString& detector, const QString& level)
{
    static const QHash<QString, const char*> words{
        {QStringLiteral("nhs-number"), QT_TRANSLATE_NOOP("steward::Bubble", "NHS number")},
        {QStringLiteral("chi-number"), QT_TRANSLATE_NOOP("steward::Bubble", "CHI number")},
        {QStringLiteral("hc-number"), QT_TRANSLATE_NOOP("steward::Bubble", "Health and Care number")},
        {QStringLiteral("nino"), QT_TRANSLATE_NOOP("steward::Bubble", "National Insurance number")},
        {QStringLiteral("phone"), QT_TRANSLATE_NOOP("steward::Bubble", "phone number")},
        {QStringLiteral("email"), QT_TRANSLATE_NOOP("steward::Bubble", "e-mail address")},
        {QStringLiteral("postcode"), QT_TRANSLATE_NOOP("steward::Bubble", "postcode")},
        {QStringLiteral("date-of-birth"), QT_TRANSLATE_NOOP("steward::Bubble", "date of birth")},
        {QStringLiteral("age"), QT_TRANSLATE_NOOP("steward::Bubble", "age")},
        {QStringLiteral("address"), QT_TRANSLATE_NOOP("steward::Bubble", "address, or ward and bed")},
        {QStringLiteral("person"), QT_TRANSLATE_NOOP("steward::Bubble", "name of a person")},
        {QStringLiteral("handle"), QT_TRANSLATE_NOOP("steward::Bubble", "somebody's account name")},
        {QStringLiteral("identifiability"),
            QT_TRANSLATE_NOOP("steward::Bubble", "detail that could point to a person")},
        {QStringLiteral("crisis"), QT_TRANSLATE_NOOP("steward::Bubble", "crisis")},
        {QStringLiteral("profanity"), QT_TRANSLATE_NOOP("steward::Bubble", "strong language")},
        {QStringLiteral("praise"), QT_TRANSLATE_NOOP("steward::Bubble", "praise")},
    };
    if (detector == QLatin1String("identifiability") && !level.isEmpty())
        return QCoreApplication::translate("steward::Bubble", "detail that could point to a person (%1)")
            .arg(pieceInWords(level));
    const auto* word = words.value(detector);
    return word ? QCoreApplication::translate("steward::Bubble", word)
                : QString(detector).replace(QLatin1Char('-'), QLatin1Char(' '));
}

} // namespace steward

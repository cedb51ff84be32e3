// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody sends who wants the rules to take for ever: one thing, again and again.
#pragma once

#include <QList>
#include <QString>

#include <utility>

namespace steward::test {

/// By name.
inline QList<std::pair<const char*, QString>> hostilePieces()
{
    return {
        {"nines", QStringLiteral("9")},
        {"noughts and spaces", QStringLiteral("0 ")},
        {"phones", QStringLiteral("07700 900461 ")},
        {"nhs numbers", QStringLiteral("999 000 0018 nhs ")},
        {"addresses", QStringLiteral("a@b.cc ")},
        {"at signs", QStringLiteral("@")},
        {"at words", QStringLiteral("at dot ")},
        {"dots", QStringLiteral("a.")},
        {"stars", QStringLiteral("f***")},
        {"star words", QStringLiteral("f*** ")},
        {"letters apart", QStringLiteral("f u c ")},
        {"one word", QStringLiteral("a")},
        {"combining marks", QStringLiteral("\u0301\u0316")},
        {"zero width", QStringLiteral("\u200B")},
        {"postcodes", QStringLiteral("LS1 4AP ")},
        {"cries", QStringLiteral("i want to kill myself ")},
        {"nearly cries", QStringLiteral("i want to really really really ")},
        {"guards", QStringLiteral("never hurt myself was suicidal thanks ")},
        {"spoken digits", QStringLiteral("seven double ")},
        {"new lines", QStringLiteral("\n")},
        {"lone surrogates", QString(QChar(0xD800))},
        {"faces", QString::fromUcs4(U"\U0001F600", 1)},
        {"brackets", QStringLiteral("([{<")},
        {"open brackets", QStringLiteral("(")},
        {"digits and brackets", QStringLiteral("(0")},
        {"marked letters", QStringLiteral("a\u0301\u0316")},
        {"spaces", QStringLiteral(" ")},
        {"dashes", QStringLiteral("1-")},
        {"colons", QStringLiteral("00:")},
        {"slashes", QStringLiteral("http://a/")},
        {"apostrophes", QStringLiteral("a'")},
        {"Cyrillic among Latin", QStringLiteral("h\u0435llo")},
        {"foreign phones", QStringLiteral("+33 6 12 34 56 78 ")},
        {"American phones", QStringLiteral("+1 212 555 0123 ")},
        {"internet addresses", QStringLiteral("192.168.1.1 ")},
        {"newer internet addresses", QStringLiteral("2001:db8::1 ")},
        {"longer addresses", QStringLiteral("jo.bloggs@example.com ")},
        {"cards", QStringLiteral("4111 1111 1111 1111 ")},
        {"plates", QStringLiteral("AB12 CDE ")},
        {"births", QStringLiteral("born 12/03/1984 ")},
        {"homes", QStringLiteral("I live at LS1 4AP ")},
        {"help", QStringLiteral("help help ")},
        {"short words", QStringLiteral("aaaa ")},
    };
}

inline QString hostileText(const QString& piece, qsizetype length = 1'000'000)
{
    return piece.repeated(length / piece.size());
}

} // namespace steward::test

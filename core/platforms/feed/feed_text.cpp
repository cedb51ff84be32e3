// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/feed/feed_text.h"

#include <QRegularExpression>
#include <QStringDecoder>

namespace steward {

namespace {

QByteArray declaredEncoding(const QByteArray& bytes)
{
    static const QRegularExpression declaration(
        QStringLiteral("^\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']"));
    return declaration.match(QString::fromLatin1(bytes.left(300))).captured(1).toLatin1();
}

bool isForbidden(QChar c)
{
    const auto code = c.unicode();
    return (code < 0x20 && code != '\t' && code != '\n' && code != '\r') || code == 0xfffe || code == 0xffff;
}

QString cleaned(QString text)
{
    text.removeIf(isForbidden);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (pair)
            ++i;
        else if (text[i].isSurrogate())
            text[i] = QChar::ReplacementCharacter;
    }
    return text;
}

/// The declaration inside now contradicts the characters, which have been decoded.
QString decoded(QStringDecoder decoder, const QByteArray& bytes)
{
    return cleaned(decoder.decode(bytes));
}

} // namespace

Result<QString> feedToText(const QByteArray& bytes, const QByteArray& charset)
{
    if (const auto mark = QStringConverter::encodingForData(bytes, u'<'))
        return decoded(QStringDecoder(*mark), bytes);
    auto name = charset.trimmed().isEmpty() ? declaredEncoding(bytes) : charset.trimmed();
    if (name.isEmpty() || name.toLower() == "utf-8" || name.toLower() == "us-ascii") {
        QStringDecoder utf8(QStringDecoder::Utf8);
        const QString text = utf8.decode(bytes);
        if (!utf8.hasError())
            return cleaned(text);
        name = "windows-1252";
    }
    if (name.toLower() == "iso-8859-1" || name.toLower() == "latin1")
        name = "windows-1252"; // what pages that say Latin-1 mean, as in browsers
    QStringDecoder decoder(name.constData());
    if (!decoder.isValid())
        return Error{ErrorCode::Malformed,
            QStringLiteral("The feed is written in an encoding that Steward does not know: ask whoever runs "
                           "the site for UTF-8."),
            {}};
    return decoded(std::move(decoder), bytes);
}

} // namespace steward

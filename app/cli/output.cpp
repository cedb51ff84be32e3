// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.h"

#include <QJsonDocument>

#include <cstdio>

namespace steward::cli {

namespace {

bool isHarmful(QChar c)
{
    const ushort code = c.unicode();
    const bool control = (code < 0x20 && code != '\n' && code != '\t') || (code >= 0x7f && code <= 0x9f);
    const bool direction = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)
        || code == 0x200e || code == 0x200f;
    return control || direction;
}

} // namespace

QString harmless(const QString& text)
{
    QString clean;
    clean.reserve(text.size());
    for (const QChar c : text) {
        if (!isHarmful(c))
            clean += c;
    }
    return clean;
}

QJsonValue timeOrNull(const std::optional<Instant>& at)
{
    return at ? QJsonValue(toLocalText(*at)) : QJsonValue();
}

QJsonValue textOrNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QString bare(QString text)
{
    return text.remove(QChar(0x2068)).remove(QChar(0x2069));
}

void Output::line(const QString& text)
{
    QByteArray utf8 = harmless(text).toUtf8();
    bytes(utf8.append('\n'));
}

void Output::document(const QJsonObject& object)
{
    bytes(QJsonDocument(object).toJson(QJsonDocument::Compact).append('\n'));
}

void Output::document(const QJsonArray& array)
{
    bytes(QJsonDocument(array).toJson(QJsonDocument::Compact).append('\n'));
}

void Output::bytes(const QByteArray& bytes)
{
    if (!m_failed && std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stdout) != size_t(bytes.size()))
        m_failed = true;
}

void Output::flush()
{
    if (!m_failed && std::fflush(stdout) != 0)
        m_failed = true;
}

void Output::complain(const QString& sentence)
{
    QString clean = harmless(sentence).simplified();
    std::fprintf(stderr, "%s\n", clean.toUtf8().constData());
}

} // namespace steward::cli

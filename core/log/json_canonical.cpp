// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/json_canonical.h"

#include "log/canonical_members.h"

#include <QJsonArray>

#include <cmath>

namespace steward {

namespace {

constexpr qint64 largestInteger = (qint64(1) << 53) - 1;
constexpr int deepest = 64;

Error notCanonical(const QString& why)
{
    return {ErrorCode::Invalid,
        QStringLiteral("A log entry cannot be written: %1; report this as a fault.").arg(why), {}};
}

class Writer {
public:
    explicit Writer(QByteArray out = {})
        : m_out(std::move(out))
    {
    }
    QByteArray withText(const QString& text)
    {
        putString(text);
        return std::move(m_out);
    }
    Result<QByteArray> write(const QJsonValue& value)
    {
        put(value, 0);
        if (m_error)
            return *m_error;
        return m_out;
    }

private:
    void put(const QJsonValue& value, int depth)
    {
        if (m_error)
            return;
        if (depth > deepest)
            return fail(QStringLiteral("it is nested too deeply"));
        switch (value.type()) {
        case QJsonValue::Bool:
            m_out += value.toBool() ? "true" : "false";
            return;
        case QJsonValue::Double:
            return putNumber(value);
        case QJsonValue::String:
            return putString(value.toString());
        case QJsonValue::Array:
            return putArray(value.toArray(), depth);
        case QJsonValue::Object:
            return putObject(value.toObject(), depth);
        case QJsonValue::Null:
        case QJsonValue::Undefined:
            m_out += "null";
        }
    }

    void putNumber(const QJsonValue& value)
    {
        const double number = value.toDouble();
        if (!(std::abs(number) <= double(largestInteger)) || std::trunc(number) != number)
            return fail(QStringLiteral("a number is not an integer within 2^53 - 1"));
        m_out += QByteArray::number(value.toInteger());
    }

    void putString(QStringView text)
    {
        m_out += '"';
        if (!putPlain(text))
            putEscaped(text);
        m_out += '"';
    }

    // Nearly every text of the log is a word of ours: printable ASCII that needs no escape.
    bool putPlain(QStringView text)
    {
        const auto start = m_out.size();
        m_out.resize(start + text.size());
        char* out = m_out.data() + start;
        for (const QChar character : text) {
            const char16_t c = character.unicode();
            if (c < 0x20 || c >= 0x7F || c == u'"' || c == u'\\') {
                m_out.resize(start);
                return false;
            }
            *out++ = char(c);
        }
        return true;
    }

    void putEscaped(QStringView text)
    {
        static constexpr char hex[] = "0123456789abcdef";
        qsizetype plain = 0;
        const auto flush = [&](qsizetype upTo) { m_out += text.sliced(plain, upTo - plain).toUtf8(); };
        for (qsizetype i = 0; i < text.size(); ++i) {
            const char16_t c = text[i].unicode();
            if (QChar::isHighSurrogate(c) && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
                ++i;
                continue;
            }
            if (QChar::isSurrogate(c))
                return fail(QStringLiteral("a text holds half of a character"));
            if (c >= 0x20 && c != u'"' && c != u'\\')
                continue;
            flush(i);
            plain = i + 1;
            switch (c) {
            case u'\b':
                m_out += "\\b";
                break;
            case u'\t':
                m_out += "\\t";
                break;
            case u'\n':
                m_out += "\\n";
                break;
            case u'\f':
                m_out += "\\f";
                break;
            case u'\r':
                m_out += "\\r";
                break;
            case u'"':
                m_out += "\\\"";
                break;
            case u'\\':
                m_out += "\\\\";
                break;
            default:
                m_out += "\\u00";
                m_out += hex[c >> 4];
                m_out += hex[c & 15];
            }
        }
        flush(text.size());
    }

    void putArray(const QJsonArray& array, int depth)
    {
        m_out += '[';
        for (qsizetype i = 0; i < array.size(); ++i) {
            if (i > 0)
                m_out += ',';
            put(array.at(i), depth + 1);
        }
        m_out += ']';
    }

    void putObject(const QJsonObject& object, int depth)
    {
        if (!isInOrder(object))
            return putSorted(object, depth);
        m_out += '{';
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (it != object.begin())
                m_out += ',';
            putString(it.key());
            m_out += ':';
            put(it.value(), depth + 1);
        }
        m_out += '}';
    }

    // QString compares by UTF-16 code units, the order that RFC 8785 asks for; QJsonObject happens to keep
    // it, but does not promise to.
    static bool isInOrder(const QJsonObject& object)
    {
        QString before;
        for (auto it = object.begin(); it != object.end(); ++it) {
            auto key = it.key();
            if (it != object.begin() && !(before < key))
                return false;
            before = std::move(key);
        }
        return true;
    }

    void putSorted(const QJsonObject& object, int depth)
    {
        auto keys = object.keys();
        std::sort(keys.begin(), keys.end());
        m_out += '{';
        for (qsizetype i = 0; i < keys.size(); ++i) {
            if (i > 0)
                m_out += ',';
            putString(keys[i]);
            m_out += ':';
            put(object.value(keys[i]), depth + 1);
        }
        m_out += '}';
    }

    void fail(const QString& why)
    {
        if (!m_error)
            m_error = notCanonical(why);
    }

    QByteArray m_out;
    std::optional<Error> m_error;
};

// Builds values from bytes that are known to be canonical. QJsonDocument would do, but it swallows a byte
// order mark at the beginning of a text, and then the entry would not be the one that was hashed.
class Builder {
public:
    explicit Builder(QByteArrayView bytes)
        : m_at(bytes.data())
    {
    }

    QJsonValue value()
    {
        switch (*m_at) {
        case '{':
            return object();
        case '[':
            return array();
        case '"':
            return string();
        case 't':
            m_at += 4;
            return true;
        case 'f':
            m_at += 5;
            return false;
        case 'n':
            m_at += 4;
            return QJsonValue();
        default:
            return number();
        }
    }

private:
    QJsonObject object()
    {
        QJsonObject object;
        while (*m_at != '}') {
            ++m_at; // the brace or the comma
            if (*m_at == '}')
                break;
            const auto key = string();
            ++m_at; // the colon
            object.insert(key, value());
        }
        ++m_at;
        return object;
    }
    QJsonArray array()
    {
        QJsonArray array;
        while (*m_at != ']') {
            ++m_at;
            if (*m_at == ']')
                break;
            array.append(value());
        }
        ++m_at;
        return array;
    }
    QString string()
    {
        const char* start = m_at++;
        while (*m_at != '"')
            m_at += *m_at == '\\' ? 2 : 1;
        ++m_at;
        // The quote in front keeps fromUtf8 from swallowing a byte order mark too.
        const QByteArray text = '"' + unescaped(QByteArrayView(start, m_at - start));
        return QString::fromUtf8(text).sliced(1);
    }
    qint64 number()
    {
        const bool negative = *m_at == '-';
        if (negative)
            ++m_at;
        qint64 number = 0;
        while (*m_at >= '0' && *m_at <= '9')
            number = number * 10 + (*m_at++ - '0');
        return negative ? -number : number;
    }

    const char* m_at;
};

} // namespace

Result<QByteArray> canonicalJson(const QJsonValue& value)
{
    return Writer().write(value);
}

Result<QJsonObject> parseCanonicalJson(QByteArrayView bytes)
{
    if (!CanonicalMembers::read(bytes)) {
        return Error{ErrorCode::Malformed,
            QStringLiteral("This is not JSON in canonical form (RFC 8785), so it was damaged or changed "
                           "after it was written; compare it with another copy."),
            {}};
    }
    return Builder(bytes).value().toObject();
}

void appendCanonicalText(QByteArray& out, const QString& text)
{
    out = Writer(std::move(out)).withText(withoutLoneSurrogates(text));
}

QString withoutLoneSurrogates(const QString& text)
{
    QString clean = text;
    for (qsizetype i = 0; i < clean.size(); ++i) {
        if (clean.at(i).isHighSurrogate() && i + 1 < clean.size() && clean.at(i + 1).isLowSurrogate())
            ++i;
        else if (clean.at(i).isSurrogate())
            clean[i] = QChar(QChar::ReplacementCharacter);
    }
    return clean;
}

} // namespace steward

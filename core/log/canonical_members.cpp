// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/canonical_members.h"

#include <QString>

#include <cstring>

namespace steward {

namespace {

constexpr int deepest = 64; // as in json_canonical.cpp

bool isValidUtf8(QByteArrayView text)
{
    // Broken bytes come back as U+FFFD and then differ; a real U+FFFD comes back as itself.
    return QString::fromUtf8(text).toUtf8() == text;
}

} // namespace

class CanonicalScanner {
public:
    explicit CanonicalScanner(QByteArrayView bytes)
        : m_at(bytes.data())
        , m_end(bytes.data() + bytes.size())
    {
    }

    bool object(int depth, CanonicalMembers* keep = nullptr)
    {
        if (depth > deepest || !take('{'))
            return false;
        if (take('}'))
            return true;
        QByteArrayView before;
        bool first = true;
        do {
            const auto key = string();
            if (key.isEmpty() || (!first && !follows(before, key)) || !take(':'))
                return false;
            const char* start = m_at;
            if (!value(depth + 1))
                return false;
            if (keep && keep->m_count < keep->m_members.size()) {
                keep->m_members[keep->m_count++]
                    = {key.sliced(1, key.size() - 2), QByteArrayView(start, m_at - start)};
            }
            before = key;
            first = false;
        } while (take(','));
        return take('}');
    }
    bool atEnd() const { return m_at == m_end; }

private:
    bool take(char c)
    {
        if (m_at == m_end || *m_at != c)
            return false;
        ++m_at;
        return true;
    }
    bool word(QByteArrayView text)
    {
        if (m_end - m_at < text.size() || std::memcmp(m_at, text.data(), size_t(text.size())) != 0)
            return false;
        m_at += text.size();
        return true;
    }
    bool value(int depth)
    {
        if (m_at == m_end || depth > deepest)
            return false;
        switch (*m_at) {
        case '"':
            return !string().isEmpty();
        case '{':
            return object(depth);
        case '[':
            return array(depth);
        case 't':
            return word("true");
        case 'f':
            return word("false");
        case 'n':
            return word("null");
        default:
            return number();
        }
    }
    bool array(int depth)
    {
        ++m_at;
        if (take(']'))
            return true;
        do {
            if (!value(depth + 1))
                return false;
        } while (take(','));
        return take(']');
    }
    bool number()
    {
        const bool negative = take('-');
        const char* start = m_at;
        qint64 magnitude = 0;
        while (m_at != m_end && *m_at >= '0' && *m_at <= '9' && m_at - start < 17)
            magnitude = magnitude * 10 + (*m_at++ - '0');
        const auto digits = m_at - start;
        if (digits == 0 || digits > 16 || magnitude > (qint64(1) << 53) - 1)
            return false;
        return *start != '0' || (digits == 1 && !negative);
    }
    bool escape()
    {
        if (m_at == m_end)
            return false;
        const char c = *m_at++;
        if (std::strchr("btnfr\"\\", c) && c != 0)
            return true;
        if (c != 'u' || m_end - m_at < 4 || m_at[0] != '0' || m_at[1] != '0'
            || (m_at[2] != '0' && m_at[2] != '1'))
            return false;
        const char low = m_at[3];
        const bool isHex = (low >= '0' && low <= '9') || (low >= 'a' && low <= 'f');
        const bool hasShortForm = m_at[2] == '0' && std::strchr("89acd", low) != nullptr;
        m_at += 4;
        return isHex && !hasShortForm;
    }
    /// With its quotes; empty if it is not one.
    QByteArrayView string()
    {
        const char* start = m_at;
        if (!take('"'))
            return {};
        bool ascii = true;
        while (m_at != m_end) {
            const auto c = static_cast<unsigned char>(*m_at++);
            if (c == '"') {
                const QByteArrayView whole(start, m_at - start);
                return ascii || isValidUtf8(whole) ? whole : QByteArrayView();
            }
            if (c < 0x20 || (c == '\\' && !escape()))
                return {};
            ascii = ascii && c < 0x80;
        }
        return {};
    }
    // Keys ascend by UTF-16 code units; only plain ASCII keys may be compared as bytes.
    static bool follows(QByteArrayView before, QByteArrayView key)
    {
        const auto isPlain = [](QByteArrayView text) {
            return std::all_of(text.begin(), text.end(),
                [](char c) { return static_cast<unsigned char>(c) < 0x80 && c != '\\'; });
        };
        const auto a = before.sliced(1, before.size() - 2);
        const auto b = key.sliced(1, key.size() - 2);
        if (isPlain(a) && isPlain(b))
            return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end());
        // The quotes stay: fromUtf8 would swallow a byte order mark at the very beginning.
        return QString::fromUtf8('"' + unescaped(before)) < QString::fromUtf8('"' + unescaped(key));
    }

    const char* m_at;
    const char* m_end;
};

std::optional<CanonicalMembers> CanonicalMembers::read(QByteArrayView bytes)
{
    CanonicalMembers members;
    CanonicalScanner scanner(bytes);
    if (!scanner.object(0, &members) || !scanner.atEnd())
        return std::nullopt;
    return members;
}

QByteArrayView CanonicalMembers::operator[](QByteArrayView key) const
{
    for (size_t i = 0; i < m_count; ++i) {
        if (m_members[i].key == key)
            return m_members[i].value;
    }
    return {};
}

QByteArray CanonicalMembers::plain(QByteArrayView key) const
{
    const auto value = (*this)[key];
    return value.startsWith('"') ? unescaped(value) : value.toByteArray();
}

std::optional<qint64> CanonicalMembers::integer(QByteArrayView key) const
{
    bool isNumber = false;
    const auto number = (*this)[key].toByteArray().toLongLong(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

QByteArray unescaped(QByteArrayView quoted)
{
    QByteArray plain;
    plain.reserve(quoted.size());
    for (qsizetype i = 1; i + 1 < quoted.size(); ++i) {
        if (quoted[i] != '\\') {
            plain += quoted[i];
            continue;
        }
        switch (const char c = quoted[++i]; c) {
        case 'b':
            plain += '\b';
            break;
        case 't':
            plain += '\t';
            break;
        case 'n':
            plain += '\n';
            break;
        case 'f':
            plain += '\f';
            break;
        case 'r':
            plain += '\r';
            break;
        case 'u':
            plain += char(quoted.sliced(i + 1, 4).toByteArray().toInt(nullptr, 16));
            i += 4;
            break;
        default:
            plain += c;
        }
    }
    return plain;
}

} // namespace steward

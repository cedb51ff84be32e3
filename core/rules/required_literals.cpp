// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/required_literals.h"

#include "rules/pattern_part.h"

#include <algorithm>
#include <array>

namespace steward {

namespace {

constexpr size_t longestString = 12; ///< what is longer is hardly rarer
constexpr size_t longestWhole = 40;
constexpr size_t mostInClass = 6;
constexpr int deepestNesting = 100;

using Part = PatternPart;

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c + 32) : c;
}

bool isWordByte(char c)
{
    return (lowered(c) >= 'a' && lowered(c) <= 'z') || (c >= '0' && c <= '9');
}

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

constexpr ByteView plainView = [] {
    ByteView view{};
    for (size_t byte = 0; byte < view.size(); ++byte)
        view[byte] = char(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
    return view;
}();

constexpr ByteView disguisedView = [] {
    ByteView view{};
    for (size_t byte = 0; byte < view.size(); ++byte) {
        const bool stays = byte >= 0x80 || isDigit(char(byte)) || (byte >= 'a' && byte <= 'z');
        view[byte] = stays ? char(byte) : byte >= 'A' && byte <= 'Z' ? char(byte + 32) : char(0);
    }
    constexpr std::string_view signs = "@431!|0$57+";
    constexpr std::string_view letters = "aaeiiiosstt";
    static_assert(signs.size() == letters.size());
    for (size_t i = 0; i < signs.size(); ++i)
        view[static_cast<unsigned char>(signs[i])] = letters[i];
    return view;
}();

constexpr ByteView shapeView = [] {
    ByteView view = plainView;
    for (char& c : view)
        c = isDigit(c) ? '0' : c >= 'a' && c <= 'z' ? 'a' : c;
    return view;
}();

/// Reads RE2 syntax far enough to tell what is literal; what it cannot follow makes the whole pattern "not
/// known".
class Reader {
public:
    Reader(std::string_view pattern, View view)
        : m_pattern(pattern)
        , m_view(view)
    {
    }

    Requirement read()
    {
        Part whole = alternatives(0);
        if (m_lost || m_at != m_pattern.size())
            return {};
        const std::optional<size_t> lead = whole.lead;
        return {settled(std::move(whole)), lead};
    }

private:
    bool atEnd() const { return m_lost || m_at >= m_pattern.size(); }
    char peek(size_t ahead = 0) const
    {
        return m_at + ahead < m_pattern.size() ? m_pattern[m_at + ahead] : char(0);
    }
    bool skip(std::string_view text)
    {
        if (m_at >= m_pattern.size() || !m_pattern.substr(m_at).starts_with(text))
            return false;
        m_at += text.size();
        return true;
    }

    Part alternatives(int depth)
    {
        Part whole = sequence(depth);
        while (!atEnd() && skip("|"))
            whole = either(std::move(whole), sequence(depth));
        return whole;
    }

    /// A run of literals is cut where it can no longer be listed, and a new run begins.
    Part sequence(int depth)
    {
        Strings best;
        Strings run{std::string()};
        bool isCut = false;
        std::optional<size_t> lead = 0;
        bool isBegun = false; // something was seen
        bool runBegins = true; // the sequence
        bool bestBegins = false;
        while (!atEnd() && peek() != '|' && peek() != ')') {
            Part next = repeated(one(depth));
            const bool nextBegins = !isBegun;
            if (nextBegins) {
                lead = lead && next.lead ? std::optional(*lead + *next.lead) : std::nullopt;
                isBegun = !isNothing(next);
            }
            if (next.exact && extend(run, *next.exact))
                continue;
            isCut = true;
            if (keepBetter(best, std::move(run)))
                bestBegins = runBegins;
            run = {std::string()};
            runBegins = nextBegins && next.exact;
            if (next.exact)
                run = std::move(*next.exact);
            else if (keepBetter(best, std::move(next.required)))
                bestBegins = nextBegins;
        }
        if (!isCut)
            return {std::move(run), {}, lead};
        if (keepBetter(best, std::move(run)))
            bestBegins = runBegins;
        return {std::nullopt, std::move(best), bestBegins ? lead : std::nullopt};
    }

    Part repeated(Part part)
    {
        while (!atEnd()) {
            const char c = peek();
            size_t least = 1;
            bool once = false; // at most
            bool isExact = false; // "{3}"
            if (c == '*') {
                least = 0;
                ++m_at;
            } else if (c == '+') {
                ++m_at;
            } else if (c == '?') {
                least = 0;
                once = true;
                ++m_at;
            } else if (c != '{' || !skipCount(least, isExact)) {
                return part;
            }
            skip("?");
            if (isNothing(part)) {
                if (part.lead != size_t(0))
                    part.lead.reset();
                continue;
            }
            if (once && part.exact && part.exact->size() < mostStrings) {
                part.lead.reset();
                if (std::find(part.exact->begin(), part.exact->end(), std::string()) == part.exact->end())
                    part.exact->emplace_back();
            } else if (least == 0)
                part = Part::anything();
            else
                part = timesOver(std::move(part), least, isExact);
        }
        return part;
    }

    /// "{2}", "{2,}", "{2,5}"; any other brace is a literal, as RE2 reads it.
    bool skipCount(size_t& least, bool& isExact)
    {
        const size_t close = m_pattern.find('}', m_at);
        if (close == std::string_view::npos)
            return false;
        const std::string_view inside = m_pattern.substr(m_at + 1, close - m_at - 1);
        const size_t digits = std::min(inside.find_first_not_of("0123456789"), inside.size());
        const std::string_view rest = inside.substr(digits);
        if (digits == 0 || (!rest.empty() && rest.front() != ',')
            || (rest.size() > 1 && rest.find_first_not_of("0123456789", 1) != std::string_view::npos))
            return false;
        least = 0;
        for (const char c : inside.substr(0, digits))
            least = std::min<size_t>(10 * least + size_t(c - '0'), 1000);
        isExact = rest.empty();
        m_at = close + 1;
        return true;
    }

    /// A part so many times or, unless that is exact, more often.
    static Part timesOver(Part part, size_t least, bool isExact)
    {
        if (!part.exact)
            return part;
        Strings run = *part.exact;
        size_t times = 1;
        while (times < least && extend(run, *part.exact))
            ++times;
        if (isExact && times == least)
            return {std::move(run), {}, part.lead};
        return {std::nullopt, settled(Part{std::move(run), {}, part.lead}), part.lead};
    }

    Part one(int depth)
    {
        const char c = m_pattern[m_at];
        switch (c) {
        case '(':
            return group(depth + 1);
        case '[':
            return characterClass();
        case '\\':
            return escape();
        case '^':
        case '$':
            ++m_at;
            return Part::nothing();
        case '.':
            ++m_at;
            return Part::anything();
        default:
            break;
        }
        ++m_at;
        if (!(static_cast<unsigned char>(c) & 0x80))
            return literal(c);
        while (static_cast<unsigned char>(peek()) >> 6 == 2)
            ++m_at;
        return Part::anything();
    }

    Part group(int depth)
    {
        m_lost = m_lost || depth > deepestNesting;
        ++m_at;
        if (skip("?")) {
            if (skip("P<")) {
                m_at = std::min(m_pattern.find('>', m_at), m_pattern.size());
                skip(">");
            } else {
                m_at = std::min(m_pattern.find_first_not_of("imsU-", m_at), m_pattern.size());
                if (skip(")")) {
                    // RE2 lets what follows repeat whatever stands before the flags.
                    m_lost = m_lost || std::string_view("*+?{").find(peek()) != std::string_view::npos;
                    return Part::nothing();
                }
                m_lost = m_lost || !skip(":");
            }
        }
        if (m_lost)
            return Part::anything();
        Part inside = alternatives(depth);
        m_lost = m_lost || !skip(")");
        return inside;
    }

    Part escape()
    {
        constexpr std::string_view zeroWidth = "bBAz";
        constexpr std::string_view classes = "dDSwWC";
        const char c = peek(1);
        m_at += 2;
        if (m_at > m_pattern.size())
            return lost();
        if (zeroWidth.find(c) != std::string_view::npos)
            return Part::nothing();
        if (c == 's')
            return m_view == View::Disguised ? Part::nothing(1) : Part::anything();
        if (c == 'd' && m_view == View::Shape)
            return Part::just('0');
        if (classes.find(c) != std::string_view::npos)
            return Part::anything();
        if (c == 'p' || c == 'P') {
            m_at = peek() == '{' ? std::min(m_pattern.find('}', m_at), m_pattern.size() - 1) + 1 : m_at + 1;
            return Part::anything();
        }
        if (!isWordByte(c) && !(static_cast<unsigned char>(c) & 0x80))
            return literal(c);
        return lost(); // \Q...\E, \x, octal: rare, and not worth a mistake
    }

    Part lost()
    {
        m_lost = true;
        return Part::anything();
    }

    /// A class of a few ASCII characters is a choice of literals; any other could be anything.
    Part characterClass()
    {
        Strings members;
        bool listable = peek(1) != '^';
        m_at += listable ? 1 : 2;
        for (bool first = true; first || peek() != ']'; first = false) {
            if (m_at >= m_pattern.size()) {
                m_lost = true;
                return Part::anything();
            }
            char from = m_pattern[m_at++];
            if (from == '[' && peek() == ':') {
                m_at = std::min(m_pattern.find(":]", m_at), m_pattern.size() - 2) + 2;
                listable = false;
                continue;
            }
            if (from == '\\') {
                from = peek();
                if (from == 's' && m_view == View::Disguised) {
                    members.emplace_back();
                    ++m_at;
                    continue;
                }
                if (from == 'd' && m_view == View::Shape) {
                    members.emplace_back("0");
                    ++m_at;
                    continue;
                }
                if (isWordByte(from)) {
                    listable = false;
                    m_at += from == 'p' || from == 'P' ? size_t(0) : size_t(1);
                    if (from == 'p' || from == 'P')
                        escapedProperty();
                    m_lost = m_lost || from == 'x' || from == 'Q' || (from >= '0' && from <= '9');
                    continue;
                }
                ++m_at;
            }
            listable = listable && !(static_cast<unsigned char>(from) & 0x80);
            if (peek() == '-' && peek(1) != ']' && peek(1) != 0) {
                const char to = peek(1);
                if (m_view == View::Shape && isOneShape(from, to)) {
                    members.push_back(std::move(literal(from).exact->front()));
                    m_at += 2;
                    continue;
                }
                listable = false; // any other range
                continue;
            }
            if (listable)
                members.push_back(std::move(literal(from).exact->front()));
        }
        ++m_at;
        std::sort(members.begin(), members.end());
        members.erase(std::unique(members.begin(), members.end()), members.end());
        if (!listable || members.empty() || members.size() > mostInClass)
            return Part::anything();
        const bool areSeen = !members.front().empty();
        const bool areAlike = areSeen || members.size() == 1;
        const std::optional<size_t> lead = areSeen ? 0 : 1;
        return {std::move(members), {}, areAlike ? lead : std::nullopt};
    }

    void escapedProperty()
    {
        ++m_at;
        m_at = peek() == '{' ? std::min(m_pattern.find('}', m_at), m_pattern.size() - 1) + 1 : m_at + 1;
    }

    /// A range of digits only, or of letters of one case only.
    static bool isOneShape(char from, char to)
    {
        const auto within = [&](char least, char most) { return from >= least && from <= to && to <= most; };
        return within('0', '9') || within('a', 'z') || within('A', 'Z');
    }

    /// The part that one ASCII character is in this view.
    Part literal(char c) const
    {
        const char seen = viewOf(m_view)[static_cast<unsigned char>(c)];
        return seen ? Part::just(seen) : Part::nothing(1);
    }

    std::string_view m_pattern;
    View m_view;
    size_t m_at = 0;
    bool m_lost = false;
};

} // namespace

std::string wholeLiteral(std::string_view pattern)
{
    const bool isPlain = std::all_of(pattern.begin(), pattern.end(), [](char c) {
        return !(static_cast<unsigned char>(c) & 0x80)
            && std::string_view("\\^$.|?*+()[]{}").find(c) == std::string_view::npos && c != 0;
    });
    if (!isPlain || pattern.size() < 2 || pattern.size() > longestWhole)
        return {};
    std::string literal(pattern);
    std::transform(literal.begin(), literal.end(), literal.begin(), lowered);
    return literal;
}

const ByteView& viewOf(View view)
{
    return view == View::Plain ? plainView : view == View::Disguised ? disguisedView : shapeView;
}

Requirement requirementOf(std::string_view pattern, View view)
{
    if (pattern.find(char(0)) != std::string_view::npos)
        return {};
    Requirement requirement = Reader(pattern, view).read();
    Strings& cut = requirement.literals;
    for (std::string& string : cut)
        string.resize(std::min(string.size(), longestString));
    std::sort(cut.begin(), cut.end());
    cut.erase(std::unique(cut.begin(), cut.end()), cut.end());
    // A single letter stands in every text; a single sign such as "@" does not.
    const bool useful = std::none_of(cut.begin(), cut.end(), [](const std::string& string) {
        return string.empty() || (string.size() == 1 && (string[0] == ' ' || isWordByte(string[0])));
    });
    return useful ? requirement : Requirement();
}

std::vector<std::string> requiredLiterals(std::string_view pattern, View view)
{
    return requirementOf(pattern, view).literals;
}

std::string withOddLettersFolded(std::string_view text)
{
    constexpr std::string_view longS = "\xC5\xBF";
    constexpr std::string_view kelvin = "\xE2\x84\xAA";
    if (text.find(longS) == std::string_view::npos && text.find(kelvin) == std::string_view::npos)
        return {};
    std::string folded;
    folded.reserve(text.size());
    for (size_t at = 0; at < text.size();) {
        const std::string_view rest = text.substr(at);
        const bool isS = rest.starts_with(longS);
        const bool isK = !isS && rest.starts_with(kelvin);
        folded.push_back(isS ? 's' : isK ? 'k' : text[at]);
        at += isS ? longS.size() : isK ? kelvin.size() : 1;
    }
    return folded;
}

} // namespace steward

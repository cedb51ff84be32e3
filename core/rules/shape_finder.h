// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Shapes of numbers ("000-0000", "aa0 0aa") looked for where a text has digits.
#pragma once

#include "rules/literal_finder.h"

#include <QtEndian>

#include <array>
#include <bit>
#include <cstring>
#include <span>

namespace steward {

/// Reads a text eight bytes at a time and looks closer at its digits only: most texts have few. Shapes are
/// strings as View::Shape sees them, known by one of their digits and the two bytes that follow it. Built
/// once, then const and thread-safe; linear in the text.
class ShapeFinder {
public:
    ShapeFinder() = default;
    /// Empty shapes are never found; each stands there once.
    ShapeFinder(std::vector<std::string> shapes, const ByteView& view);

    /// Calls `visit(shape number, start in bytes)` for each place where a shape stands, in no certain order.
    template <typename Visit> void forEach(std::string_view text, Visit visit) const
    {
        m_rest.forEach(text, visit);
        if (m_anchors.empty())
            return;
        constexpr size_t width = sizeof(uint64_t);
        std::array<size_t, 64> places; // of digits: first many, then each, so that no branch is in doubt
        size_t count = 0;
        const auto addDigits = [&](uint64_t eight, size_t at) {
            uint64_t digits = digitsIn(qFromLittleEndian(eight));
            addFirst(digits, at, places.data(), count);
            addFirst(digits, at, places.data(), count);
            for (; digits != 0;) // a longer number
                addFirst(digits, at, places.data(), count);
            if (count + width > places.size()) [[unlikely]] {
                visitDigits(text, {places.data(), count}, visit);
                count = 0;
            }
        };
        size_t at = 0;
        uint64_t eight = 0;
        for (; at + width <= text.size(); at += width) {
            std::memcpy(&eight, text.data() + at, width);
            addDigits(eight, at);
        }
        eight = 0;
        std::memcpy(&eight, text.data() + at, text.size() - at);
        addDigits(eight, at);
        visitDigits(text, {places.data(), count}, visit);
    }

private:
    /// A digit of a shape.
    struct Anchor {
        uint16_t following = 0; ///< the two bytes after it
        uint16_t shape = 0;
        uint32_t before = 0; ///< how many bytes of the shape stand before it
    };

    /// The highest bit of each byte that is a digit.
    static uint64_t digitsIn(uint64_t eight)
    {
        constexpr uint64_t ones = ~uint64_t(0) / 255;
        const uint64_t off = eight ^ (ones * '0'); // a digit is now less than ten
        return ~(((off & (ones * 0x7F)) + ones * (0x80 - 10)) | off) & (ones * 0x80);
    }
    static void addFirst(uint64_t& digits, size_t at, size_t* places, size_t& count)
    {
        places[count] = at + size_t(std::countr_zero(digits | uint64_t(1) << 63U)) / 8;
        count += digits != 0 ? 1 : 0;
        digits &= digits - 1;
    }
    template <typename Visit>
    void visitDigits(std::string_view text, std::span<const size_t> places, Visit& visit) const
    {
        for (const size_t at : places) {
            if (at + 2 >= text.size())
                return;
            const uint32_t following = uint32_t(seen(text[at + 1])) << 8U | seen(text[at + 2]);
            if ((m_marks[following / 64] >> (following % 64) & 1U) == 0)
                continue;
            const auto [first, last] = anchorsOf(uint16_t(following));
            for (const Anchor* anchor = first; anchor != last; ++anchor) {
                if (anchor->before <= at && stands(text, at - anchor->before, anchor->shape))
                    visit(int(anchor->shape), at - anchor->before);
            }
        }
    }
    unsigned char seen(char c) const
    {
        return static_cast<unsigned char>(m_view[static_cast<unsigned char>(c)]);
    }
    std::pair<const Anchor*, const Anchor*> anchorsOf(uint16_t following) const;
    bool stands(std::string_view text, size_t start, size_t shape) const;

    ByteView m_view{};
    std::vector<std::string> m_shapes;
    std::vector<uint64_t> m_marks; ///< a bit for each two bytes that follow a digit
    std::vector<Anchor> m_anchors; ///< by the bytes that follow
    LiteralFinder m_rest; ///< those that end in their only digits, or are too much alike
};

} // namespace steward

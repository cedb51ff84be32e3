// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/shape_finder.h"

#include <algorithm>
#include <unordered_map>

namespace steward {

namespace {

constexpr uint32_t mostAlike = 16; ///< shapes by the same bytes: each costs where these stand
constexpr size_t mostShapes = 65'535;

/// Stands after a digit in any text.
bool isCommon(char c)
{
    return c == 'a' || c == ' ';
}

} // namespace

ShapeFinder::ShapeFinder(std::vector<std::string> shapes, const ByteView& view)
    : m_view(view)
    , m_shapes(std::move(shapes))
    , m_marks(65'536 / 64)
{
    std::vector<std::string> rest(m_shapes.size());
    std::unordered_map<uint16_t, uint32_t> uses;
    for (size_t number = 0; number < m_shapes.size(); ++number) {
        const std::string& shape = m_shapes[number];
        Anchor best;
        std::pair<bool, uint32_t> least{true, mostAlike}; // letters or spaces only, shapes
        for (size_t at = 0; at + 2 < shape.size() && number < mostShapes; ++at) {
            if (shape[at] != '0')
                continue;
            const auto following = uint16_t(seen(shape[at + 1]) << 8U | seen(shape[at + 2]));
            const std::pair<bool, uint32_t> cost{
                isCommon(shape[at + 1]) && isCommon(shape[at + 2]), uses[following]};
            if (cost.second < mostAlike && cost < least) {
                least = cost;
                best = {following, uint16_t(number), uint32_t(at)};
            }
        }
        if (best.following == 0) {
            rest[number] = shape;
            continue;
        }
        ++uses[best.following];
        m_marks[best.following / 64] |= uint64_t(1) << (best.following % 64);
        m_anchors.push_back(best);
    }
    std::stable_sort(m_anchors.begin(), m_anchors.end(),
        [](const Anchor& a, const Anchor& b) { return a.following < b.following; });
    m_rest = LiteralFinder(std::move(rest), view);
}

std::pair<const ShapeFinder::Anchor*, const ShapeFinder::Anchor*> ShapeFinder::anchorsOf(
    uint16_t following) const
{
    const auto first = std::lower_bound(m_anchors.begin(), m_anchors.end(), following,
        [](const Anchor& anchor, uint16_t wanted) { return anchor.following < wanted; });
    auto last = first;
    while (last != m_anchors.end() && last->following == following)
        ++last;
    return {m_anchors.data() + (first - m_anchors.begin()), m_anchors.data() + (last - m_anchors.begin())};
}

bool ShapeFinder::stands(std::string_view text, size_t start, size_t number) const
{
    const std::string& shape = m_shapes[number];
    const std::string_view there = text.substr(start, shape.size());
    return std::equal(shape.begin(), shape.end(), there.begin(), there.end(),
        [this](char wanted, char c) { return static_cast<unsigned char>(wanted) == seen(c); });
}

} // namespace steward

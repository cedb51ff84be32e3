// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of a table of yes and no in which almost everything is no.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

namespace steward {

/// Made row by row, then only read; thread-safe from then on. A row is cut into blocks, and blocks that read
/// the same are kept once: of the few thousand that there are a question finds its own with two looks and no
/// branch, where one bit for every row and column would not stay in the cache.
class BitRows {
public:
    explicit BitRows(size_t columns = 0)
        : m_width((columns + blockBits - 1) / blockBits)
    {
    }

    /// The columns of the next row, all below the number that was given.
    template <typename Columns> void add(const Columns& columns)
    {
        std::vector<Block> row(m_width);
        for (const size_t column : columns)
            row[column / blockBits][column % blockBits / 64] |= uint64_t(1) << (column % 64);
        for (const Block& block : row) {
            const auto [known, isNew] = m_known.try_emplace(block, uint32_t(m_blocks.size()));
            if (isNew)
                m_blocks.push_back(block);
            m_places.push_back(known->second);
        }
    }
    /// Lets go of what only adding needs.
    void close()
    {
        m_known.clear();
        m_places.shrink_to_fit();
    }
    bool holds(size_t row, size_t column) const
    {
        const Block& block = m_blocks[m_places[row * m_width + column / blockBits]];
        return block[column % blockBits / 64] >> (column % 64) & 1;
    }

private:
    static constexpr size_t blockBits = 128;
    using Block = std::array<uint64_t, blockBits / 64>;

    size_t m_width;
    std::vector<uint32_t> m_places; ///< by row and block, in m_blocks
    std::vector<Block> m_blocks;
    std::map<Block, uint32_t> m_known;
};

} // namespace steward

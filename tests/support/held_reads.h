// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database.h"

#include <QSemaphore>

#include <memory>

namespace steward::test {

/// Keeps every reader of a database busy, as a slow disk does, until let go (at the latest by its end).
class HeldReads {
public:
    explicit HeldReads(Database& database)
    {
        for (int i = 0; i < atLeastAsManyAsThereAre; ++i)
            (void)database.read<int>([gate = m_gate](Session&) -> Result<int> {
                gate->acquire();
                return 0;
            });
    }
    ~HeldReads() { letGo(); }
    Q_DISABLE_COPY_MOVE(HeldReads)

    void letGo()
    {
        if (!std::exchange(m_gone, true))
            m_gate->release(atLeastAsManyAsThereAre);
    }

private:
    static constexpr int atLeastAsManyAsThereAre = 16;
    std::shared_ptr<QSemaphore> m_gate = std::make_shared<QSemaphore>();
    bool m_gone = false;
};

} // namespace steward::test

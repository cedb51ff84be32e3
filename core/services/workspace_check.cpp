// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/log_book.h"
#include "services/workspace_state.h"

#include <QtConcurrentRun>

namespace steward {

QFuture<Result<QStringList>> Workspace::check()
{
    return QtConcurrent::run(&m_state->pool, [this]() -> Result<QStringList> {
        const auto stored = m_state->database->check().result();
        if (!stored || !stored->isEmpty())
            return stored; // what cannot be read cannot be replayed
        return LogBook(*this).replay().result();
    });
}

} // namespace steward

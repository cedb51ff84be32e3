// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that differs between SQLite and PostgreSQL, in one place.
#pragma once

#include <QString>

namespace steward {

/// Thread-safe: only returns texts.
class Dialect {
public:
    virtual ~Dialect() = default;
    virtual QString engine() const = 0;
};

} // namespace steward

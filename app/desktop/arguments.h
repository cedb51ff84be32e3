// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the program is started with.
#pragma once

#include "base/result.h"

#include <QSize>
#include <QString>
#include <QStringList>

namespace steward {

struct Arguments {
    QString workspace; ///< a file or a PostgreSQL URL; empty: our own, or the welcome
    QString person;
    QString screenshot;
    QString page;
    QString openCase;
    QString theme;
    QSize size;
};

/// The first argument is the program's name. --help and --version are answered here and end the program.
/// ErrorCode::Invalid says in one sentence what to give instead.
Result<Arguments> parseArguments(const QStringList& arguments);

} // namespace steward

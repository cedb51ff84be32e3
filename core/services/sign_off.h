// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What was signed and overridden for a reply, as it is kept beside it: the gate is judged again when the
// reply leaves.
#pragma once

#include "domain/event.h"

#include <QByteArray>

namespace steward {

/// The sign-off that a written reply carried, reasons included.
SignOff signOffOf(const event::ReplyWritten& written);
QByteArray toJson(const SignOff& signOff);
/// What cannot be read counts as nothing signed.
SignOff signOffFromJson(const QByteArray& json);

} // namespace steward

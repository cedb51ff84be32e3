// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/logging.h"

namespace steward {

Q_LOGGING_CATEGORY(logStorage, "steward.storage", QtWarningMsg)
Q_LOGGING_CATEGORY(logIntake, "steward.intake", QtWarningMsg)
Q_LOGGING_CATEGORY(logNet, "steward.net", QtWarningMsg)
Q_LOGGING_CATEGORY(logPlatforms, "steward.platforms", QtWarningMsg)
Q_LOGGING_CATEGORY(logOutbox, "steward.outbox", QtWarningMsg)
Q_LOGGING_CATEGORY(logSecrets, "steward.secrets", QtWarningMsg)
Q_LOGGING_CATEGORY(logDesktop, "steward.desktop", QtWarningMsg)

} // namespace steward

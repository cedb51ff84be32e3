// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the stories of a database keep in it, and what they ask of the sentences that it refuses with.
#pragma once

#include "storage/setting_store.h"
#include "stored.h"

namespace steward::test {

inline Result<bool> put(Session& session, const QString& key, int value)
{
    const auto done = SettingStore(session).set(key, value);
    return done ? Result<bool>(true) : Result<bool>(done.error());
}

inline int valueOf(Database& database, const QString& key)
{
    return read(
        database, [key](Session& session) { return must(SettingStore(session).value(key)).toInt(-1); });
}

inline bool isOneSentence(const QString& message)
{
    return message.endsWith(u'.') && message.count(QStringLiteral(". ")) == 0 && message.size() > 20
        && !message.contains(u'\n');
}

} // namespace steward::test

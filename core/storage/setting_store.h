// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Settings of the workspace: one JSON value a key.
#pragma once

#include "storage/session.h"

#include <QJsonValue>
#include <QMap>

namespace steward {

class SettingStore {
public:
    explicit SettingStore(Session& session);

    Result<QMap<QString, QJsonValue>> all();
    /// QJsonValue::Undefined if there is no such key.
    Result<QJsonValue> value(const QString& key);
    Result<void> set(const QString& key, const QJsonValue& value);
    Result<void> remove(const QString& key);

private:
    Session& m_session;
};

} // namespace steward

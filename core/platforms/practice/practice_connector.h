// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The built-in connector of a practice workspace: behaves like a platform and never touches the network.
#pragma once

#include "platforms/connector.h"

namespace steward {

/// The same call always has the same outcome, so a reply that is sent again has the id it had before.
class PracticeConnector final : public Connector {
public:
    explicit PracticeConnector(QString platform);

    Capabilities capabilities() const override;
    QCoro::Task<Result<QString>> test() override;
    QCoro::Task<Result<Collected>> collect(Cursor cursor) override;
    QCoro::Task<Result<QString>> reply(OutgoingReply reply) override;
    QCoro::Task<Result<QString>> findReply(OutgoingReply reply) override;
    QCoro::Task<Result<RemoteItem>> enforce(QString item, Action action) override;
    QCoro::Task<Result<RemoteItem>> read(QString item) override;
    QCoro::Task<Result<void>> retract(QString reply) override;

private:
    QString m_platform;
};

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The list of connectors: adding a platform is one folder and one line in registry.cpp.
#pragma once

#include "platforms/connector.h"

namespace steward {

class HttpClient;

/// What a connector may use. No storage, no other platform.
struct ConnectorTools {
    HttpClient& http;
    const Clock& clock;
};

/// Makes the connector for a platform id, or none if Steward has no connector for it ("not yet supported").
class ConnectorRegistry {
public:
    virtual ~ConnectorRegistry() = default;
    virtual std::unique_ptr<Connector> make(
        const QString& platform, const AccountAccess& access, const ConnectorTools& tools) const;
    virtual bool supports(const QString& platform) const;
    /// What signing in there takes; empty for a platform that is not supported.
    virtual SignInGuide guide(const QString& platform) const;
    /// Does an account there need a secret at all (a feed does not)?
    bool needsSecret(const QString& platform) const { return guide(platform).secret != nullptr; }
    bool needsUser(const QString& platform) const { return guide(platform).user != nullptr; }
};

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/registry.h"

#include "platforms/discourse/discourse_connector.h"
#include "platforms/feed/feed_connector.h"
#include "platforms/mastodon/mastodon_connector.h"
#include "platforms/nodebb/nodebb_connector.h"
#include "platforms/practice/practice_connector.h"
#include "platforms/wordpress/wordpress_connector.h"

namespace steward {

namespace {

using Make = std::unique_ptr<Connector> (*)(const AccountAccess&, const ConnectorTools&);

template <typename T>
std::unique_ptr<Connector> makeConnector(const AccountAccess& access, const ConnectorTools& tools)
{
    return std::make_unique<T>(access, tools.http, tools.clock);
}

struct Registration {
    QLatin1StringView platform;
    const SignInGuide& guide;
    Make make;
};

template <typename T> constexpr Registration line(const char* platform)
{
    return {QLatin1StringView(platform), T::guide, makeConnector<T>};
}

// One line a platform.
constexpr Registration registrations[] = {
    line<WordPressConnector>("wordpress"),
    line<DiscourseConnector>("discourse"),
    line<NodeBBConnector>("nodebb"),
    line<MastodonConnector>("mastodon"),
    line<FeedConnector>("feed"),
};

const Registration* registrationOf(const QString& platform)
{
    const auto found = std::find_if(std::begin(registrations), std::end(registrations),
        [&](const auto& r) { return platform == r.platform; });
    return found == std::end(registrations) ? nullptr : found;
}

} // namespace

std::unique_ptr<Connector> ConnectorRegistry::make(
    const QString& platform, const AccountAccess& access, const ConnectorTools& tools) const
{
    if (access.url.scheme() == QStringLiteral("practice"))
        return std::make_unique<PracticeConnector>(platform);
    const auto* registration = registrationOf(platform);
    return registration ? registration->make(access, tools) : nullptr;
}

bool ConnectorRegistry::supports(const QString& platform) const
{
    return registrationOf(platform) != nullptr;
}

SignInGuide ConnectorRegistry::guide(const QString& platform) const
{
    const auto* registration = registrationOf(platform);
    return registration ? registration->guide : SignInGuide{};
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/connection.h"

#include <QUrl>

namespace steward {

using namespace Qt::StringLiterals;

namespace {

constexpr auto tcpScheme = "postgresql://"_L1;
constexpr auto shortScheme = "postgres://"_L1;

bool isPostgres(const QString& text)
{
    return text.startsWith(tcpScheme) || text.startsWith(shortScheme);
}

QString decoded(const QString& text)
{
    return QUrl::fromPercentEncoding(text.toUtf8());
}

/// libpq's own quoting of a keyword's value.
QString option(const QString& keyword, const QString& value)
{
    QString quoted = value;
    quoted.replace(u"\\"_s, u"\\\\"_s).replace(u"'"_s, u"\\'"_s);
    return keyword + u"='" + quoted + u"' ";
}

/// Host and port lists of "a:1,b,[::1]:3".
std::pair<QString, QString> hostsOf(const QString& list)
{
    QStringList hosts;
    QStringList ports;
    const QStringList parts = list.split(u',');
    for (const QString& part : parts) {
        const qsizetype bracket = part.indexOf(u']');
        const qsizetype colon = part.indexOf(u':', qMax<qsizetype>(bracket, 0));
        QString host = colon < 0 ? part : part.left(colon);
        if (host.startsWith(u'[') && host.endsWith(u']'))
            host = host.mid(1, host.size() - 2);
        hosts << decoded(host);
        ports << (colon < 0 ? QString() : part.mid(colon + 1));
    }
    return {hosts.join(u','), ports.join(u',')};
}

Error hasPassword()
{
    return {ErrorCode::Invalid,
        u"The workspace address carries a password; take it out and keep it in the keychain, a PGPASSFILE or a PGSERVICE instead."_s,
        {}};
}

} // namespace

Result<QString> libpqOptions(const QString& url)
{
    if (!isPostgres(url))
        return Error{ErrorCode::Invalid,
            u"The workspace address is no postgresql:// address; write postgresql://host/database."_s, {}};
    QString rest = url.mid(url.indexOf("://"_L1) + 3);
    const QString query = rest.section(u'?', 1);
    rest = rest.section(u'?', 0, 0);
    const QString database = decoded(rest.section(u'/', 1));
    QString authority = rest.section(u'/', 0, 0);
    QString options;
    if (const qsizetype at = authority.lastIndexOf(u'@'); at >= 0) {
        const QString user = authority.left(at);
        if (user.contains(u':'))
            return hasPassword();
        options += option(u"user"_s, decoded(user));
        authority = authority.mid(at + 1);
    }
    const auto [hosts, ports] = hostsOf(authority);
    if (!hosts.isEmpty())
        options += option(u"host"_s, hosts);
    if (!QString(ports).remove(u',').isEmpty())
        options += option(u"port"_s, ports);
    if (!database.isEmpty())
        options += option(u"dbname"_s, database);

    QString keywords;
    const QStringList pairs = query.split(u'&', Qt::SkipEmptyParts);
    for (const QString& pair : pairs) {
        const QString keyword = decoded(pair.section(u'=', 0, 0));
        if (keyword == "password"_L1 || keyword == "sslpassword"_L1)
            return hasPassword();
        for (const QChar character : keyword) {
            if (!character.isLower() && character != u'_')
                return Error{ErrorCode::Invalid,
                    u"The workspace address has an option that makes no sense; see its part after the question mark."_s,
                    {}};
        }
        const QString value = decoded(pair.section(u'=', 1));
        // The driver turns semicolons into spaces, quoted or not.
        if (keyword.isEmpty() || value.contains(u';'))
            return Error{ErrorCode::Invalid,
                u"The workspace address has an option that makes no sense; see its part after the question mark."_s,
                {}};
        keywords += option(keyword, value);
    }
    if (options.contains(u';'))
        return Error{
            ErrorCode::Invalid, u"The workspace address holds a semicolon; use a name without one."_s, {}};
    if (hosts.contains(u',') && !keywords.contains("target_session_attrs"_L1))
        keywords += option(u"target_session_attrs"_s, u"read-write"_s);
    if (!keywords.contains("connect_timeout"_L1))
        keywords += option(u"connect_timeout"_s, u"10"_s);
    if (!keywords.contains("application_name"_L1))
        keywords += option(u"application_name"_s, u"steward"_s);
    return QString(options + keywords).trimmed();
}

Result<DatabaseAddress> DatabaseAddress::parse(const QString& text)
{
    if (isPostgres(text)) {
        if (const auto options = libpqOptions(text); !options)
            return options.error();
        return DatabaseAddress{Engine::Postgres, text};
    }
    if (text.isEmpty())
        return Error{ErrorCode::Invalid,
            u"The workspace address is empty; name a file or a postgresql:// address."_s, {}};
    if (text.contains("://"_L1))
        return Error{ErrorCode::Invalid,
            u"The workspace address is neither a file nor a postgresql:// address; correct it."_s, {}};
    return DatabaseAddress{Engine::Sqlite, text};
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// C08: links go to sites on the list, openly, safely, and with words that say where they lead.
#include "rules/checks/checks.h"

#include <algorithm>

namespace steward {

namespace {

struct Link {
    QString host;
    QPair<qsizetype, qsizetype> span;
};

bool isListedHost(const DraftForChecks& draft, const QString& host)
{
    const auto& domains = shippedHelplines().domains;
    return isOurs(draft, host) || std::any_of(domains.begin(), domains.end(), [&host](const QString& domain) {
        return host == domain || host.endsWith(QString(u'.' + domain));
    });
}

/// Hosts that the draft links to, with where they stand.
QList<Link> linksIn(const DraftReading& reading)
{
    static const re2::RE2 link(
        "(?i)\\b((?:https?://"
        "|www\\.)[^\\s<>\"]+|(?:[a-z0-9\\-]{1,63}\\.){1,6}(?:uk|com|org|net|info|co|io|wales|cymru|"
        "scot|example|ly|me|link|xyz)(?:/[^\\s<>\"]*)?)");
    static const re2::RE2 host("(?i)^(?:https?://)?(?:[^/@]*@)?([^/:?#]+)");
    QList<Link> links;
    forEachMatch(link, reading.reading.normal.bytes, [&](const ByteSpan& span) {
        if (reading.reading.before(span.start) == '@')
            return; // the domain of an e-mail address
        std::string name;
        re2::RE2::PartialMatch(std::string(reading.reading.text(span)), host, &name);
        QString lower = QString::fromStdString(name).toLower();
        while (lower.endsWith(u'.') || lower.endsWith(u',') || lower.endsWith(u')'))
            lower.chop(1);
        links.append({lower, reading.spanOf(span)});
    });
    return links;
}

void checkLink(const DraftReading& reading, const Link& link, CheckResult& result)
{
    const auto grave = isSignposting(reading.draft.kind) ? CheckOutcome::Block : CheckOutcome::Warn;
    const QString written = textUnder(reading.draft.text, link.span);
    if (shippedHelplines().shorteners.contains(link.host))
        return raise(result, grave, link.span,
            QStringLiteral("%1 hides where it leads; give the full address.").arg(link.host));
    if (!isListedHost(reading.draft, link.host))
        return raise(result, grave, link.span,
            QStringLiteral(
                "%1 is not on the list of checked links; use one from the list, or ask for it to be added.")
                .arg(link.host));
    if (written.startsWith(QLatin1String("http://"), Qt::CaseInsensitive))
        raise(result, grave, link.span,
            QStringLiteral("The link to %1 is not encrypted; write https.").arg(link.host),
            Suggestion{link.span, QLatin1String("https") + written.mid(4)});
}

} // namespace

void checkLinks(const DraftReading& reading, CheckResult& result)
{
    for (const Link& link : linksIn(reading))
        checkLink(reading, link, result);
    for (const auto& span : spansOf(reading, "C08 link text"))
        raise(result, CheckOutcome::Warn, span,
            QStringLiteral(
                "\u201c%1\u201d says nothing to somebody who hears it read out; say where the link leads.")
                .arg(textUnder(reading.draft.text, span).simplified()));
}

} // namespace steward

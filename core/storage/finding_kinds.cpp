// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/finding_kinds.h"

#include "storage/row.h"

namespace steward {

using namespace Qt::StringLiterals;

namespace {

void addOnce(QList<FindingKind>& kinds, const FindingKind& kind)
{
    for (FindingKind& known : kinds) {
        if (known.rule != kind.rule || known.detector != kind.detector)
            continue;
        // The surest tier stands for all of its kind.
        known.tier = std::min(known.tier, kind.tier);
        return;
    }
    kinds << kind;
}

Result<void> store(Session& session, CaseId subject, const QString& text)
{
    return session.run(u"UPDATE cases SET findings = ? WHERE id = ?"_s, values(text, subject));
}

} // namespace

QString kindsToText(const QList<FindingKind>& kinds)
{
    QString text;
    for (const FindingKind& kind : kinds)
        text += kind.rule.value + u'\t' + kind.detector + u'\t' + toText(kind.tier) + u'\n';
    return text;
}

QList<FindingKind> kindsFromText(const QString& text)
{
    QList<FindingKind> kinds;
    for (const QStringView line : QStringView(text).split(u'\n', Qt::SkipEmptyParts)) {
        const QList<QStringView> parts = line.split(u'\t');
        const auto tier = parts.size() == 3 ? parseEnum<Tier>(parts[2]) : std::nullopt;
        if (tier)
            kinds << FindingKind{{parts[0].toString()}, parts[1].toString(), *tier};
    }
    return kinds;
}

Result<void> addFindings(Session& session, CaseId subject, const QList<Finding>& findings)
{
    if (findings.isEmpty())
        return {};
    const auto before = readOne<QString>(session, u"SELECT findings FROM cases WHERE id = ?"_s,
        values(subject), [](Row& row) { return row.text(); });
    if (!before)
        return before.error();
    const QString known = before->value_or(QString());
    QList<FindingKind> kinds = kindsFromText(known);
    for (const Finding& finding : findings)
        addOnce(kinds, {finding.rule, finding.detector, finding.tier});
    const QString text = kindsToText(kinds);
    return text == known ? Result<void>() : store(session, subject, text);
}

Result<void> recountFindings(Session& session, CaseId subject)
{
    const auto all = readAll<FindingKind>(session,
        u"SELECT f.rule, f.detector, f.tier FROM items i CROSS JOIN findings f"
        " WHERE f.item = i.id AND f.revision = i.revision AND i.case_id = ? ORDER BY f.id"_s,
        values(subject), [](Row& row) {
            return FindingKind{{row.text()}, row.text(), row.word<Tier>()};
        });
    if (!all)
        return all.error();
    QList<FindingKind> kinds;
    for (const FindingKind& kind : *all)
        addOnce(kinds, kind);
    return store(session, subject, kindsToText(kinds));
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/csv.h"

#include "log/canonical_members.h"

namespace steward {

namespace {

struct Column {
    const char* title;
    const char* part; ///< object it stands in; empty: the entry itself
    const char* member;
};

// Only ever added to at the end: spreadsheets of old exports are read side by side with new ones.
constexpr std::array columns{Column{"seq", "", "seq"}, Column{"at", "", "at"}, Column{"zone", "", "zone"},
    Column{"offset", "", "offset"}, Column{"event", "", "event"}, Column{"case", "subject", "case"},
    Column{"item", "subject", "item"}, Column{"reply", "subject", "reply"},
    Column{"escalation", "subject", "escalation"}, Column{"account", "subject", "account"},
    Column{"person", "actor", "person"}, Column{"automation", "actor", "automation"},
    Column{"roles", "actor", "roles"}, Column{"on_behalf_of", "actor", "onBehalfOf"},
    Column{"before", "", "before"}, Column{"after", "", "after"}, Column{"device", "origin", "device"},
    Column{"os_account", "origin", "osAccount"}, Column{"authenticated_by", "origin", "authenticatedBy"},
    Column{"program", "origin", "program"}, Column{"rule_set", "origin", "ruleSet"},
    Column{"data", "", "data"}, Column{"id", "", "id"}, Column{"prev", "", "prev"}};

bool isDangerous(char first)
{
    return first == '=' || first == '+' || first == '-' || first == '@' || first == '\t' || first == '\r';
}

} // namespace

QByteArray csvCell(QByteArrayView text)
{
    QByteArray cell;
    if (!text.isEmpty() && isDangerous(text.front()))
        cell += '\'';
    cell += text;
    const bool needsQuotes = std::any_of(
        cell.begin(), cell.end(), [](char c) { return c == '"' || c == ',' || c == '\n' || c == '\r'; });
    if (!needsQuotes)
        return cell;
    cell.replace('"', "\"\"");
    return '"' + cell + '"';
}

QByteArray csvHeader()
{
    QByteArray line;
    for (const auto& column : columns)
        line += QByteArray(column.title) + ',';
    return line + "leaf";
}

Result<QByteArray> csvRow(QByteArrayView canonicalEntry, const Digest& leaf)
{
    const auto entry = CanonicalMembers::read(canonicalEntry);
    if (!entry) {
        return Error{ErrorCode::Malformed,
            QStringLiteral("A log entry is not in canonical form, so it was changed after it was written; "
                           "compare it with another copy."),
            {}};
    }
    return csvRow(*entry, leaf);
}

QByteArray csvRow(const CanonicalMembers& entry, const Digest& leaf)
{
    const auto actor = CanonicalMembers::read(entry["actor"]).value_or(CanonicalMembers());
    const auto origin = CanonicalMembers::read(entry["origin"]).value_or(CanonicalMembers());
    const auto subject = CanonicalMembers::read(entry["subject"]).value_or(CanonicalMembers());
    QByteArray line;
    line.reserve(1024);
    for (const auto& column : columns) {
        const char part = column.part[0];
        const auto& members = part == 'a' ? actor : part == 'o' ? origin : part == 's' ? subject : entry;
        line += csvCell(members.plain(column.member)) + ',';
    }
    return line + toHex(leaf);
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a rules file: refused in one sentence, or compiled and run on a text within bounds. Half of
// them stand as a pattern inside of a file that is otherwise well, so that no luck is needed to get that far.
#include "base/text.h"
#include "rules/matcher.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cstdlib>

namespace {

using namespace Qt::StringLiterals;

QByteArray fileWith(const QByteArray& bytes)
{
    const QString pattern = QString::fromUtf8(bytes);
    const QJsonObject text{{u"en-GB"_s, u"A rule"_s}};
    const QJsonObject rule{{u"id"_s, u"R20"_s}, {u"title"_s, text}, {u"wording"_s, text},
        {u"rationale"_s, text}, {u"severity"_s, u"S3"_s}, {u"isBreach"_s, true}, {u"lookWithinMinutes"_s, 60},
        {u"patterns"_s, QJsonArray{QJsonObject{{u"match"_s, pattern}}}}};
    return QJsonDocument(QJsonObject{{u"format"_s, u"steward-rules/1"_s}, {u"version"_s, u"1"_s},
                             {u"rules"_s, QJsonArray{rule}}})
        .toJson();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    using namespace steward;
    const QByteArray bytes(reinterpret_cast<const char*>(data), qsizetype(size));
    const bool isPattern = size > 0 && data[0] % 2 == 1;
    const auto set = RuleSet::parse(isPattern ? fileWith(bytes.mid(1)) : bytes);
    if (!set) {
        if (set.error().message.isEmpty() || set.error().code != ErrorCode::Malformed)
            std::abort();
        return 0;
    }
    const Matcher matcher(*set);
    const QString text = QString::fromUtf8(bytes) + u" Botox caf\u00E9 999 000 0018"_s;
    const qsizetype count = codePointCount(text);
    for (const Finding& finding : matcher.assess(text).findings) {
        if (finding.start < 0 || finding.start >= finding.end || finding.end > count
            || !(*set)->rule(finding.rule))
            std::abort();
    }
    return 0;
}

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/verify.h"

#include "log/verification.h"

namespace steward {

using namespace Qt::StringLiterals;

VerifyReport verifyExport(const QString& folder, const VerifyOptions& options)
{
    return Verification(folder, options).run();
}

QJsonObject toJson(const VerifyReport& report)
{
    return {
        {u"verdict"_s, toText(report.verdict)},
        {u"exit"_s, exitStatus(report.verdict)},
        {u"anchored"_s, report.anchored},
        {u"message"_s, report.message},
        {u"first_bad"_s, report.firstBad ? QJsonValue(*report.firstBad) : QJsonValue()},
        {u"file"_s, report.file.isEmpty() ? QJsonValue() : QJsonValue(report.file)},
        {u"fingerprint"_s, report.fingerprint},
        {u"origin"_s, report.origin},
        {u"entries"_s, report.entries},
        {u"first"_s, report.firstSequence},
        {u"last"_s, report.lastSequence},
        {u"log_size"_s, report.logSize},
        {u"root"_s, QString::fromLatin1(report.rootHex)},
        {u"whole_log"_s, report.wholeLog},
    };
}

} // namespace steward

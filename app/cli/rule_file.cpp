// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/rule_file.h"

#include "cli/acting.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace steward::cli {

namespace {

constexpr qint64 largestRuleFile = 16 * 1024 * 1024; ///< what ships is a hundredth of that

} // namespace

Result<QByteArray> readRuleFile(const QString& name)
{
    const auto tooLong = u"A file of ground rules holds at most 16 MiB."_s;
    if (name == u"-")
        return readStandardInput(largestRuleFile, tooLong);
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Unreadable,
            u"The file %1 could not be read; check its name and your permissions."_s.arg(name),
            file.errorString()};
    auto bytes = file.read(largestRuleFile + 1);
    if (bytes.size() > largestRuleFile)
        return Error{ErrorCode::Invalid, tooLong, {}};
    return bytes;
}

} // namespace steward::cli

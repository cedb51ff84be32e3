// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any text is read without a crash, twice with the same result, and every span lies inside it.
#include "base/text.h"
#include "rules/matcher.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    using namespace steward;
    static const Matcher matcher(RuleSet::shipped(), QByteArray(32, 's'));
    const QString text = QString::fromUtf8(reinterpret_cast<const char*>(bytes), qsizetype(size));
    const Assessment assessment = matcher.assess(text);
    const qsizetype count = codePointCount(text);
    for (const Finding& finding : assessment.findings) {
        if (finding.start < 0 || finding.start >= finding.end || finding.end > count)
            std::abort();
    }
    if (!(assessment == matcher.assess(text)))
        std::abort();
    return 0;
}

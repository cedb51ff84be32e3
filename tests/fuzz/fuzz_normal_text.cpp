// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any UTF-16 is normalised to valid UTF-8, and the way back never points outside nor backwards.
#include "base/text.h"
#include "rules/reading.h"

#include <cstdlib>
#include <cstring>

namespace {

void mustBe(bool truth)
{
    if (!truth)
        std::abort();
}

void checkMap(const steward::NormalText& normal, qsizetype count)
{
    mustBe(normal.from.size() == normal.bytes.size() && normal.to.size() == normal.bytes.size());
    for (size_t i = 0; i < normal.bytes.size(); ++i) {
        mustBe(normal.from[i] < normal.to[i] && qsizetype(normal.to[i]) <= count);
        mustBe(i == 0 || (normal.from[i - 1] <= normal.from[i] && normal.to[i - 1] <= normal.to[i]));
    }
    const QByteArray bytes(normal.bytes.data(), qsizetype(normal.bytes.size()));
    mustBe(QString::fromUtf8(bytes).toUtf8() == bytes);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    using namespace steward;
    if (size == 0)
        return 0;
    // Every other one as raw UTF-16, so that lone surrogates come too.
    QString text = QString::fromUtf8(reinterpret_cast<const char*>(data + 1), qsizetype(size - 1));
    if (data[0] % 2 == 1) {
        text = QString(qsizetype((size - 1) / 2), Qt::Uninitialized);
        std::memcpy(text.data(), data + 1, size_t(text.size()) * 2);
    }
    const qsizetype count = codePointCount(text);
    checkMap(normalised(text), count);
    const Reading reading = readingOf(text);
    size_t last = 0;
    for (const Word& word : reading.words) {
        mustBe(word.span.start >= last && word.span.start < word.span.end);
        mustBe(word.span.end <= reading.normal.bytes.size() && word.plainAt < reading.plain.size());
        last = word.span.end;
    }
    for (const DigitGroup& group : reading.digits)
        mustBe(group.span.start < group.span.end && group.span.end <= reading.normal.bytes.size());
    return 0;
}

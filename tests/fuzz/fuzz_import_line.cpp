// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as an import file: every line is an item or one sentence, and an item written out reads back the
// same.
#include "services/interchange.h"

#include <QBuffer>

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    using namespace steward;
    QByteArray bytes(reinterpret_cast<const char*>(data), qsizetype(size));
    QBuffer file(&bytes);
    if (!file.open(QIODevice::ReadOnly))
        std::abort();
    constexpr qsizetype longest = 16 * 1024;
    ItemLines lines(file, longest);
    while (const auto line = lines.next()) {
        if (line->bytes.size() > longest || (line->tooLong && !line->bytes.isEmpty()))
            std::abort();
        const auto item = parseItemLine(line->bytes, longest);
        if (!item) {
            if (item.error().message.isEmpty())
                std::abort();
            continue;
        }
        if (!item->text.isValidUtf16() || item->text.contains(QChar(u'\0')))
            std::abort();
        const auto again = parseItemLine(toItemLine(*item));
        if (!again || !(*again == *item) || bounded(*item).text.size() > 2 * longestItemText + 200)
            std::abort();
    }
    return 0;
}

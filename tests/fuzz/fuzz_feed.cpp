// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a feed: read within bounds, and what comes out is text that a database takes.
#include "platforms/feed/feed_mapping.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    using namespace steward;
    QByteArray bytes(reinterpret_cast<const char*>(data), qsizetype(size));
    // Half of them inside of an entry, so that no luck is needed to get that far.
    if (size > 0 && data[0] % 2 == 1)
        bytes = "<rss><channel><item>" + bytes.mid(1) + "</item></channel></rss>";
    const auto feed = parseFeed(bytes);
    if (!feed)
        return 0;
    const auto batch = toCollected(*feed, QStringLiteral("board"),
        QUrl(QStringLiteral("https://n.example/feed")), fromMs(1'795'000'000'000));
    for (const auto& item : batch.items) {
        if (item.id.isEmpty() || item.authorId.isEmpty() || !item.text.isValidUtf16())
            __builtin_trap();
    }
    return 0;
}

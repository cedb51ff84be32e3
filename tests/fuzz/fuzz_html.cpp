// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any text as HTML: within the limit, valid, and our own text comes back unchanged through it.
#include "platforms/html_text.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    using namespace steward;
    const QByteArray bytes(reinterpret_cast<const char*>(data), qsizetype(size));
    const auto html = QString::fromUtf8(bytes);
    for (const auto space : {WhiteSpace::Collapse, WhiteSpace::KeepBreaks}) {
        const auto plain = htmlToText(html, QUrl(QStringLiteral("https://n.example/")), space, 1000);
        if (plain.text.size() > 1001 || !plain.text.isValidUtf16())
            __builtin_trap();
        const auto again = htmlToText(textToHtml(plain.text), {}, WhiteSpace::KeepBreaks);
        if (!plain.shortened && again.text != plain.text)
            __builtin_trap();
    }
    return 0;
}

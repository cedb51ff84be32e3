// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// HTML of strangers to the plain text that people read and rules look at.
#pragma once

#include "platforms/connector.h"

namespace steward {

/// What the words and the line breaks of a text are.
enum class WhiteSpace {
    Collapse, ///< as a browser shows it: only tags break lines
    KeepBreaks, ///< what somebody typed into a form: a line break is one
};

struct PlainText {
    QString text;
    QList<IncomingMedia>
        media; ///< addresses as written, made absolute where `base` allows; nothing is fetched
    bool shortened = false;
};

/// Links keep their address ("label (https://...)"), scripts and styles go, entities are decoded, block tags
/// become line breaks. Linear in the length of the input whatever its nesting, and never longer than `limit`
/// characters. Anything at all may be passed in: there is no such thing as wrong HTML.
PlainText htmlToText(QStringView html, const QUrl& base = {}, WhiteSpace space = WhiteSpace::Collapse,
    qsizetype limit = 4'000'000);

/// Decodes `&amp;`, `&#8217;` and the like.
QString decodeEntities(QStringView text);

/// One named entity without `&` and `;` ("eacute"), or an empty text if HTML has no such name.
QString namedEntity(QStringView name);

/// Our plain text as HTML: the platform shows exactly these characters.
QString textToHtml(const QString& text);

} // namespace steward

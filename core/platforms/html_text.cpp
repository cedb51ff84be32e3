// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/html_text.h"

#include <QSet>

namespace steward {

namespace {

constexpr qsizetype longestAddress = 4000;
constexpr qsizetype mostMedia = 50;
constexpr qsizetype mostOpenLinks = 64;

struct Tag {
    QString name; ///< lower case
    bool closing = false;
    QString href;
    QString src;
    QString alt;
};

const QSet<QString>& blockTags()
{
    static const QSet<QString> names{QStringLiteral("address"), QStringLiteral("article"),
        QStringLiteral("aside"), QStringLiteral("blockquote"), QStringLiteral("dd"), QStringLiteral("div"),
        QStringLiteral("dl"), QStringLiteral("dt"), QStringLiteral("figure"), QStringLiteral("footer"),
        QStringLiteral("form"), QStringLiteral("h1"), QStringLiteral("h2"), QStringLiteral("h3"),
        QStringLiteral("h4"), QStringLiteral("h5"), QStringLiteral("h6"), QStringLiteral("header"),
        QStringLiteral("hr"), QStringLiteral("li"), QStringLiteral("main"), QStringLiteral("nav"),
        QStringLiteral("ol"), QStringLiteral("pre"), QStringLiteral("section"), QStringLiteral("table"),
        QStringLiteral("tr"), QStringLiteral("ul")};
    return names;
}

/// Tags whose content is not text for people; it ends only at their own closing tag. Whatever else a browser
/// might not show is kept: a moderator should see rather too much.
bool isSilent(const QString& name)
{
    return name == QStringLiteral("script") || name == QStringLiteral("style")
        || name == QStringLiteral("title") || name == QStringLiteral("iframe");
}

/// Reads a tag that begins at `at` (just after '<') and moves `at` behind its '>'. Never looks at a character
/// twice.
Tag readTag(QStringView html, qsizetype& at)
{
    Tag tag;
    if (at < html.size() && html[at] == u'/') {
        tag.closing = true;
        ++at;
    }
    const auto nameStart = at;
    while (at < html.size() && !html[at].isSpace() && html[at] != u'>' && html[at] != u'/')
        ++at;
    tag.name = html.mid(nameStart, std::min<qsizetype>(at - nameStart, 32)).toString().toLower();
    while (at < html.size() && html[at] != u'>') {
        if (html[at].isSpace() || html[at] == u'/') {
            ++at;
            continue;
        }
        const auto keyStart = at++;
        while (at < html.size() && !html[at].isSpace() && html[at] != u'=' && html[at] != u'>'
            && html[at] != u'/')
            ++at;
        const auto key = html.mid(keyStart, std::min<qsizetype>(at - keyStart, 8)).toString().toLower();
        while (at < html.size() && html[at].isSpace())
            ++at;
        if (at >= html.size() || html[at] != u'=')
            continue;
        ++at;
        while (at < html.size() && html[at].isSpace())
            ++at;
        const QChar quote
            = at < html.size() && (html[at] == u'"' || html[at] == u'\'') ? html[at++] : QChar();
        const auto valueStart = at;
        while (at < html.size()
            && (quote.isNull() ? !html[at].isSpace() && html[at] != u'>' : html[at] != quote))
            ++at;
        const auto value = decodeEntities(html.mid(valueStart, std::min(at - valueStart, longestAddress)));
        if (!quote.isNull() && at < html.size())
            ++at;
        if (key == QStringLiteral("href"))
            tag.href = value;
        else if (key == QStringLiteral("src"))
            tag.src = value;
        else if (key == QStringLiteral("alt"))
            tag.alt = value;
    }
    ++at;
    return tag;
}

/// Builds the text: one space between words, at most one empty line between paragraphs, none at the ends.
class Writer {
public:
    Writer(const QUrl& base, WhiteSpace space, qsizetype limit)
        : m_base(base)
        , m_space(space)
        , m_limit(limit)
    {
    }

    void words(const QString& text)
    {
        for (const QChar c : text) {
            if (c == u'\n' && (m_space == WhiteSpace::KeepBreaks || m_preformatted > 0))
                lineBreak();
            else if (c.isSpace())
                m_spacePending = true;
            else
                put(c);
        }
    }
    void lineBreak() { m_breaksPending = std::min(m_breaksPending + 1, 2); }
    void blockEdge() { m_breaksPending = std::max(m_breaksPending, 1); }
    void paragraphEdge() { m_breaksPending = 2; }
    void preformatted(bool opens) { m_preformatted = std::max(0, m_preformatted + (opens ? 1 : -1)); }

    void openLink(const QString& href)
    {
        if (m_links.size() < mostOpenLinks)
            m_links.append({href.trimmed(), m_out.text.size()});
    }
    void closeLink()
    {
        if (m_links.isEmpty())
            return;
        const auto [href, start] = m_links.takeLast();
        const bool worthSaying = href.startsWith(QStringLiteral("http"), Qt::CaseInsensitive)
            || href.startsWith(QStringLiteral("mailto:"), Qt::CaseInsensitive) || href.startsWith(u'/');
        const auto address
            = m_base.isValid() && href.startsWith(u'/') ? m_base.resolved(QUrl(href)).toString() : href;
        const auto label
            = QStringView(m_out.text).mid(std::min(start, m_out.text.size()), longestAddress).trimmed();
        if (!worthSaying || says(label, address))
            return;
        const bool hasLabel = !label.isEmpty();
        if (hasLabel)
            m_spacePending = true;
        words(hasLabel ? QString(QStringLiteral("(") + address + u')') : address);
    }
    void medium(MediaKind kind, const Tag& tag)
    {
        if (tag.src.isEmpty())
            return;
        const auto address = m_base.isValid() ? m_base.resolved(QUrl(tag.src)).toString() : tag.src;
        const bool isPlace = address.startsWith(QStringLiteral("http"), Qt::CaseInsensitive);
        if (isPlace && m_out.media.size() < mostMedia)
            m_out.media.append(IncomingMedia{kind, address, tag.alt, {}});
    }

    bool isFull() const { return m_out.shortened; }
    PlainText take()
    {
        if (!m_out.text.isEmpty() && m_out.text.back().isHighSurrogate())
            m_out.text.back() = QChar(QChar::ReplacementCharacter);
        return std::move(m_out);
    }

private:
    static bool says(QStringView label, const QString& address)
    {
        const auto bare = [](QStringView text) {
            for (const auto prefix : {u"https://", u"http://", u"mailto:"}) {
                if (text.startsWith(prefix, Qt::CaseInsensitive))
                    text = text.mid(QStringView(prefix).size());
            }
            return text.endsWith(u'/') ? text.chopped(1) : text;
        };
        return bare(label).compare(bare(address), Qt::CaseInsensitive) == 0;
    }
    void put(QChar c)
    {
        if (m_out.shortened || c.unicode() < 0x20)
            return;
        auto& text = m_out.text;
        // Half of a surrogate pair is no character; databases refuse it.
        const bool afterHigh = !text.isEmpty() && text.back().isHighSurrogate();
        const bool joins = c.isLowSurrogate() && afterHigh && m_breaksPending == 0 && !m_spacePending;
        if (afterHigh && !joins)
            text.back() = QChar(QChar::ReplacementCharacter);
        if (c.isLowSurrogate() && !joins)
            c = QChar::ReplacementCharacter;
        if (!text.isEmpty()) {
            if (m_breaksPending > 0)
                text += QString(m_breaksPending, u'\n');
            else if (m_spacePending)
                text += u' ';
        }
        m_breaksPending = 0;
        m_spacePending = false;
        text += c;
        if (text.size() >= m_limit && !c.isHighSurrogate())
            m_out.shortened = true;
    }

    struct OpenLink {
        QString href;
        qsizetype start;
    };

    PlainText m_out;
    QUrl m_base;
    WhiteSpace m_space;
    qsizetype m_limit;
    QList<OpenLink> m_links;
    int m_breaksPending = 0;
    int m_preformatted = 0;
    bool m_spacePending = false;
};

void apply(const Tag& tag, Writer& writer)
{
    const auto& name = tag.name;
    if (name == QStringLiteral("br") || name == QStringLiteral("br/"))
        writer.lineBreak();
    else if (name == QStringLiteral("p"))
        writer.paragraphEdge();
    else if (name == QStringLiteral("a"))
        tag.closing ? writer.closeLink() : writer.openLink(tag.href);
    else if (name == QStringLiteral("img") && !tag.closing)
        writer.medium(MediaKind::Image, tag);
    else if ((name == QStringLiteral("video") || name == QStringLiteral("source")) && !tag.closing)
        writer.medium(MediaKind::Video, tag);
    else if (name == QStringLiteral("audio") && !tag.closing)
        writer.medium(MediaKind::Audio, tag);
    else if (name == QStringLiteral("td") || name == QStringLiteral("th"))
        writer.words(QStringLiteral(" "));
    else if (blockTags().contains(name))
        writer.blockEdge();
    if (name == QStringLiteral("pre"))
        writer.preformatted(!tag.closing);
    if (name == QStringLiteral("li") && !tag.closing)
        writer.words(QStringLiteral("- "));
}

/// Behind "<!-- ... -->", "<!...>" or "<?...>". An unclosed one swallows the rest, as in a browser.
qsizetype behindDeclaration(QStringView html, qsizetype at)
{
    const bool comment = html.mid(at, 4) == u"<!--";
    const auto end = html.indexOf(comment ? u"-->" : u">", at + (comment ? 2 : 1)); // <!--> is a whole one
    return end < 0 ? html.size() : end + (comment ? 3 : 1);
}

/// Just before the tag that closes a silent element.
qsizetype behindSilent(QStringView html, qsizetype at, const QString& name)
{
    const auto end = html.indexOf(QString(QStringLiteral("</") + name), at, Qt::CaseInsensitive);
    return end < 0 ? html.size() : end;
}

bool beginsTag(QStringView html, qsizetype at)
{
    const auto next = html.mid(at + 1, 2);
    return !next.isEmpty()
        && (next[0].isLetter() || (next[0] == u'/' && next.size() > 1 && next[1].isLetter()));
}

} // namespace

PlainText htmlToText(QStringView html, const QUrl& base, WhiteSpace space, qsizetype limit)
{
    Writer writer(base, space, limit);
    qsizetype at = 0;
    while (at < html.size() && !writer.isFull()) {
        if (html[at] != u'<') {
            const auto next = html.indexOf(u'<', at);
            const auto end = next < 0 ? html.size() : next;
            writer.words(decodeEntities(html.mid(at, end - at)));
            at = end;
        } else if (beginsTag(html, at)) {
            ++at;
            const auto tag = readTag(html, at);
            apply(tag, writer);
            if (isSilent(tag.name) && !tag.closing)
                at = behindSilent(html, at, tag.name);
        } else if (html.mid(at + 1, 1) == u"!" || html.mid(at + 1, 1) == u"?") {
            at = behindDeclaration(html, at);
        } else {
            writer.words(QStringLiteral("<"));
            ++at;
        }
    }
    return writer.take();
}

QString textToHtml(const QString& text)
{
    QString html = text;
    html.replace(u'&', QStringLiteral("&amp;"))
        .replace(u'<', QStringLiteral("&lt;"))
        .replace(u'>', QStringLiteral("&gt;"));
    return html;
}

} // namespace steward

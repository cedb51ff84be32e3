// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/feed/feed_parser.h"

#include "platforms/feed/feed_date.h"
#include "platforms/feed/feed_text.h"
#include "platforms/html_text.h"

#include <QXmlStreamEntityResolver>
#include <QXmlStreamReader>

namespace steward {

namespace {

constexpr int deepest = 200;
constexpr qsizetype mostEntries = 10'000;
const QString threading = QStringLiteral("http://purl.org/syndication/thread/1.0");

/// Feeds use HTML's names (&nbsp;) without declaring them.
class HtmlNames final : public QXmlStreamEntityResolver {
public:
    QString resolveUndeclaredEntity(const QString& name) override { return namedEntity(name); }
};

class FeedReader {
public:
    explicit FeedReader(const QString& text)
        : m_xml(text)
    {
        m_xml.setEntityResolver(&m_names);
        m_xml.setEntityExpansionLimit(4096);
    }

    Result<ParsedFeed> read()
    {
        while (!m_xml.atEnd() && m_feed.entries.size() < mostEntries) {
            switch (m_xml.readNext()) {
            case QXmlStreamReader::DTD:
                if (!m_xml.entityDeclarations().isEmpty())
                    return refusal();
                break;
            case QXmlStreamReader::StartElement:
                if (++m_depth > deepest)
                    return stopped(
                        QStringLiteral("The feed is nested too deeply: tell whoever runs the site."));
                open();
                break;
            case QXmlStreamReader::EndElement:
                --m_depth;
                break;
            default:
                break;
            }
        }
        if (m_xml.hasError())
            return stopped(QStringLiteral("The feed is damaged from line %1 on: tell whoever runs the site.")
                               .arg(m_xml.lineNumber()));
        return m_isFeed ? Result<ParsedFeed>(std::move(m_feed)) : Result<ParsedFeed>(noFeed());
    }

private:
    static Error refusal()
    {
        return {ErrorCode::Malformed,
            QStringLiteral("The feed declares entities of its own, which is how feeds are made to fill a "
                           "computer's memory: it was not read."),
            {}};
    }
    static Error noFeed()
    {
        return {ErrorCode::Malformed,
            QStringLiteral("There is no RSS or Atom feed at this address: check it in a browser."), {}};
    }
    Result<ParsedFeed> stopped(const QString& why)
    {
        if (!m_isFeed)
            return noFeed();
        m_feed.fault = why;
        return std::move(m_feed);
    }

    void open()
    {
        const auto name = m_xml.name();
        if (m_depth == 1) {
            m_isFeed = name == u"rss" || name == u"RDF" || name == u"feed";
            if (!m_isFeed)
                m_xml.raiseError(QStringLiteral("no feed"));
        } else if (name == u"item" || name == u"entry") {
            readEntry();
        } else if (name == u"title" && m_feed.title.isEmpty() && m_depth <= 3) {
            m_feed.title = htmlToText(takeContent()).text.left(300);
            --m_depth;
        }
    }

    void readEntry()
    {
        FeedEntry entry;
        entry.id = m_xml.attributes().value(QStringLiteral("rdf:about")).toString();
        while (readNextChild())
            readField(entry);
        if (!m_xml.hasError())
            m_feed.entries << std::move(entry);
    }

    /// To the next child element of the entry; false at its end.
    bool readNextChild()
    {
        while (!m_xml.atEnd()) {
            const auto token = m_xml.readNext();
            if (token == QXmlStreamReader::StartElement)
                return true;
            if (token == QXmlStreamReader::EndElement) {
                --m_depth;
                return false;
            }
        }
        return false;
    }

    void readField(FeedEntry& entry)
    {
        const auto name = m_xml.name().toString();
        if (name == QStringLiteral("guid") || name == QStringLiteral("id"))
            entry.id = takeContent().trimmed();
        else if (name == QStringLiteral("link"))
            readLink(entry);
        else if (name == QStringLiteral("title"))
            entry.title = takeContent();
        else if (name == QStringLiteral("encoded") || name == QStringLiteral("content"))
            entry.html = takeContent();
        else if (name == QStringLiteral("description") || name == QStringLiteral("summary"))
            takeUnlessThere(entry.html);
        else if (name == QStringLiteral("creator"))
            entry.authorName = takeContent().trimmed();
        else if (name == QStringLiteral("author"))
            readAuthor(entry);
        else if (name == QStringLiteral("pubDate") || name == QStringLiteral("published")
            || name == QStringLiteral("date"))
            entry.published = parseFeedDate(takeContent());
        else if (name == QStringLiteral("updated"))
            entry.updated = parseFeedDate(takeContent());
        else if (name == QStringLiteral("in-reply-to") && m_xml.namespaceUri() == threading)
            readParent(entry);
        else
            takeContent();
    }

    void takeUnlessThere(QString& html)
    {
        const auto content = takeContent();
        if (html.isEmpty())
            html = content;
    }

    void readLink(FeedEntry& entry)
    {
        const auto attributes = m_xml.attributes();
        const auto rel = attributes.value(QStringLiteral("rel")).toString();
        const auto href = attributes.value(QStringLiteral("href")).toString();
        const auto content = takeContent().trimmed();
        const auto link = href.isEmpty() ? content : href;
        if (entry.link.isEmpty() && (rel.isEmpty() || rel == QStringLiteral("alternate")))
            entry.link = link;
    }

    /// Atom: <name>, <uri>; RSS: "jo@site.example (Jo)".
    void readAuthor(FeedEntry& entry)
    {
        QString text;
        int depth = 0;
        QString field;
        while (!m_xml.atEnd()) {
            const auto token = m_xml.readNext();
            if (token == QXmlStreamReader::StartElement) {
                ++depth;
                field = m_xml.name().toString();
            } else if (token == QXmlStreamReader::EndElement) {
                if (depth == 0)
                    break;
                --depth;
                field.clear();
            } else if (token == QXmlStreamReader::Characters) {
                if (field == QStringLiteral("name"))
                    entry.authorName += m_xml.text();
                else if (field == QStringLiteral("uri"))
                    entry.authorUri += m_xml.text();
                else if (depth == 0)
                    text += m_xml.text();
            }
        }
        if (entry.authorName.isEmpty())
            entry.authorName = nameInAddress(text.trimmed());
    }

    static QString nameInAddress(const QString& text)
    {
        const auto opening = text.indexOf(u'(');
        const auto closing = text.lastIndexOf(u')');
        return opening >= 0 && closing > opening ? text.mid(opening + 1, closing - opening - 1).trimmed()
                                                 : text;
    }

    void readParent(FeedEntry& entry)
    {
        entry.parentRef = m_xml.attributes().value(QStringLiteral("ref")).toString();
        entry.parentHref = m_xml.attributes().value(QStringLiteral("href")).toString();
        takeContent();
    }

    /// Everything inside the current element up to its end as HTML: text that is itself escaped HTML stays as
    /// it is, real child elements (XHTML) become tags again.
    QString takeContent()
    {
        const bool isText = m_xml.attributes().value(QStringLiteral("type")) == QStringLiteral("text");
        QString html;
        int depth = 0;
        bool hasElements = false;
        while (!m_xml.atEnd() && depth < deepest) {
            const auto token = m_xml.readNext();
            if (token == QXmlStreamReader::Characters) {
                html += isText || hasElements ? textToHtml(m_xml.text().toString()) : m_xml.text().toString();
            } else if (token == QXmlStreamReader::StartElement) {
                hasElements = true;
                ++depth;
                html += openingTag();
            } else if (token == QXmlStreamReader::EndElement) {
                if (depth-- == 0)
                    return html;
                if (m_xml.name() != u"br") // </br> would be another line break
                    html += QStringLiteral("</") + m_xml.name() + u'>';
            }
        }
        if (depth >= deepest)
            m_xml.raiseError(QStringLiteral("nested too deeply"));
        return html;
    }

    QString openingTag() const
    {
        QString tag = u'<' + m_xml.name().toString();
        for (const auto* key : {"href", "src", "alt"}) {
            const auto value = m_xml.attributes().value(QLatin1StringView(key));
            if (!value.isEmpty())
                tag += u' ' + QLatin1StringView(key) + QStringLiteral("=\"")
                    + textToHtml(value.toString()).replace(u'"', QStringLiteral("&quot;")) + u'"';
        }
        return tag + u'>';
    }

    HtmlNames m_names;
    QXmlStreamReader m_xml;
    ParsedFeed m_feed;
    int m_depth = 0;
    bool m_isFeed = false;
};

} // namespace

Result<ParsedFeed> parseFeed(const QByteArray& bytes, const QByteArray& charset)
{
    const auto text = feedToText(bytes, charset);
    if (!text)
        return text.error();
    return FeedReader(*text).read();
}

} // namespace steward

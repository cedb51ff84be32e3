// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the public page: one walk over its parts, two ways to write each of them.
#include "rules/house_page.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

/// A text with the language that it is really in.
struct Spoken {
    QString words;
    QString language;
};

/// How one part of the page is written. Texts come as people would read them: escaping is the writer's.
class PageWriter {
public:
    virtual ~PageWriter() = default;
    virtual void begin(const Spoken& title) = 0;
    virtual void section(const QString& id, const Spoken& heading) = 0;
    virtual void paragraph(const Spoken& text) = 0;
    virtual void points(const QList<Spoken>& points) = 0;
    virtual void rule(const GroundRule& rule, const Spoken& title, const Spoken& wording) = 0;
    virtual void number(const HelpNumber& number, const Spoken& name, const Spoken& when) = 0;
    virtual void endSection() = 0;
    virtual QString end(const Spoken& footer) = 0;
};

// Contrast is at least 4.5:1 for text in both schemes.
constexpr auto pageStyle = R"css(
:root{color-scheme:light dark;--ink:#1d2733;--paper:#fff;--link:#005eb8;--line:#c3ccd5;--urgent:#a6192e}
@media (prefers-color-scheme:dark){:root{--ink:#e6ebf0;--paper:#15191e;--link:#8fc4ff;--line:#3c4854;--urgent:#ff9aa8}}
body{margin:0 auto;max-width:44rem;padding:1.5rem;background:var(--paper);color:var(--ink);font:1.125rem/1.6 system-ui,sans-serif}
h1{font-size:2rem;line-height:1.2}h2{font-size:1.5rem;margin-top:2.5rem;border-top:1px solid var(--line);padding-top:1rem}
h3{font-size:1.125rem;margin-bottom:0}h3+p{margin-top:.25rem}p,li{overflow-wrap:anywhere}
a{color:var(--link)}.numbers a{font-weight:700;color:var(--urgent);padding:.2rem 0;display:inline-block}
footer{margin-top:3rem;border-top:1px solid var(--line)}
)css";

class HtmlWriter final : public PageWriter {
public:
    explicit HtmlWriter(QString language)
        : m_language(std::move(language))
    {
    }

    void begin(const Spoken& title) override
    {
        m_html
            += u"<!DOCTYPE html>\n<html lang=\"%1\">\n<head>\n<meta charset=\"utf-8\">\n"
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
               "<title>%2</title>\n<style>%3</style>\n</head>\n<body>\n<main>\n<h1%4>%2</h1>\n"_s.arg(
                   m_language.toHtmlEscaped(), escaped(title), QString::fromLatin1(pageStyle), lang(title));
    }
    void section(const QString& id, const Spoken& heading) override
    {
        m_html += u"<section aria-labelledby=\"%1\">\n<h2 id=\"%1\"%2>%3</h2>\n"_s.arg(
            id, lang(heading), escaped(heading));
    }
    void paragraph(const Spoken& text) override
    {
        m_html += u"<p%1>%2</p>\n"_s.arg(lang(text), escaped(text));
    }
    void points(const QList<Spoken>& points) override
    {
        m_html += u"<ul>\n"_s;
        for (const Spoken& point : points)
            m_html += u"<li%1>%2</li>\n"_s.arg(lang(point), escaped(point));
        m_html += u"</ul>\n"_s;
    }
    void rule(const GroundRule& rule, const Spoken& title, const Spoken& wording) override
    {
        closeNumbers();
        m_html += u"<h3 id=\"%1\"%2>%3</h3>\n"_s.arg(rule.id.value.toLower(), lang(title), escaped(title));
        paragraph(wording);
    }
    void number(const HelpNumber& number, const Spoken& name, const Spoken& when) override
    {
        if (!m_inNumbers)
            m_html += u"<ul class=\"numbers\">\n"_s;
        m_inNumbers = true;
        m_html += u"<li><span%1>%2</span>: <a href=\"%3\">%4</a>, <span%5>%6</span></li>\n"_s.arg(lang(name),
            escaped(name), number.link.toHtmlEscaped(), number.number.toHtmlEscaped(), lang(when),
            escaped(when));
    }
    void endSection() override
    {
        closeNumbers();
        m_html += u"</section>\n"_s;
    }
    QString end(const Spoken& footer) override
    {
        m_html += u"</main>\n<footer><p%1>%2</p></footer>\n</body>\n</html>\n"_s.arg(
            lang(footer), escaped(footer));
        return m_html;
    }

private:
    static QString escaped(const Spoken& text) { return text.words.toHtmlEscaped(); }
    /// Said only where it differs from the page's.
    QString lang(const Spoken& text) const
    {
        return text.language == m_language ? QString() : u" lang=\"%1\""_s.arg(text.language.toHtmlEscaped());
    }
    void closeNumbers()
    {
        if (m_inNumbers)
            m_html += u"</ul>\n"_s;
        m_inNumbers = false;
    }

    QString m_language;
    QString m_html;
    bool m_inNumbers = false;
};

/// Everything that could be mark-up is escaped: what people wrote stays words.
QString markdownEscaped(const QString& words)
{
    QString escaped;
    for (const QChar c : words.simplified()) {
        if (u"\\`*_{}[]<>#+|!~&"_s.contains(c))
            escaped += u'\\';
        escaped += c;
    }
    // A line that begins like a list or a heading rule is none.
    if (!escaped.isEmpty() && (escaped[0] == u'-' || escaped[0] == u'='))
        escaped.prepend(u'\\');
    return escaped;
}

class MarkdownWriter final : public PageWriter {
public:
    void begin(const Spoken& title) override { block(u"# "_s + markdownEscaped(title.words)); }
    void section(const QString&, const Spoken& heading) override
    {
        block(u"## "_s + markdownEscaped(heading.words));
    }
    void paragraph(const Spoken& text) override { block(markdownEscaped(text.words)); }
    void points(const QList<Spoken>& points) override
    {
        QStringList lines;
        for (const Spoken& point : points)
            lines << u"- "_s + markdownEscaped(point.words);
        block(lines.join(u'\n'));
    }
    void rule(const GroundRule&, const Spoken& title, const Spoken& wording) override
    {
        block(u"### "_s + markdownEscaped(title.words));
        paragraph(wording);
    }
    void number(const HelpNumber& number, const Spoken& name, const Spoken& when) override
    {
        block(u"- %1: [%2](%3), %4"_s.arg(
            markdownEscaped(name.words), number.number, number.link, markdownEscaped(when.words)));
    }
    void endSection() override { }
    QString end(const Spoken& footer) override
    {
        block(u"---"_s);
        block(markdownEscaped(footer.words));
        return m_blocks.join(u"\n\n"_s) + u'\n';
    }

private:
    void block(const QString& text) { m_blocks << text; }
    QStringList m_blocks;
};

class Composition {
public:
    Composition(const RuleSet& rules, const HousePage& page, const HousePageFacts& facts, QString language)
        : m_rules(rules)
        , m_page(page)
        , m_facts(facts)
        , m_language(std::move(language))
    {
    }

    QString write(PageWriter& writer) const
    {
        writer.begin(spoken(m_page.title));
        for (const HouseSection& section : m_page.sections)
            write(section, writer);
        return writer.end(spoken(m_page.footer));
    }

private:
    void write(const HouseSection& section, PageWriter& writer) const
    {
        writer.section(section.id, spoken(section.heading));
        for (const LocalisedText& paragraph : section.paragraphs)
            writer.paragraph(spoken(paragraph));
        if (!section.points.isEmpty()) {
            QList<Spoken> points;
            for (const LocalisedText& point : section.points)
                points << spoken(point);
            writer.points(points);
        }
        if (section.fill == HouseSection::Fill::Rules)
            writeRules(true, writer);
        else if (section.fill == HouseSection::Fill::Routes)
            writeRules(false, writer);
        else if (section.fill == HouseSection::Fill::Numbers) {
            for (const HelpNumber& number : m_page.numbers)
                writer.number(number, spoken(number.name), spoken(number.when));
        }
        writer.endSection();
    }

    void writeRules(bool breaches, PageWriter& writer) const
    {
        for (const RuleId& id : m_rules.orderedIds()) {
            const GroundRule& rule = *m_rules.rule(id);
            if (rule.isBreach == breaches && !rule.isOff)
                writer.rule(rule, spoken(rule.title), spoken(rule.wording));
        }
    }

    /// In the page's language if it is there, else in English and marked so.
    Spoken spoken(const LocalisedText& text) const
    {
        const bool exact = text.contains(m_language);
        const bool primary = text.contains(m_language.section(u'-', 0, 0));
        const QString language = exact || primary ? m_language : u"en-GB"_s;
        return {filledIn(inLanguage(text, language), language), language};
    }

    QString filledIn(QString words, const QString& language) const
    {
        const bool welsh = language.startsWith("cy"_L1);
        const QString hours = hoursInWords(m_facts.hours, language);
        words.replace("{hours}"_L1,
            !hours.isEmpty() ? hours
                : welsh      ? u"rai adegau yn unig"_s
                             : u"some of the time only"_s);
        words.replace("{version}"_L1, m_rules.version());
        const QString nameless = welsh ? u"ein sefydliad"_s : u"our organisation"_s;
        // Last: a name that looks like a placeholder stays a name.
        words.replace("{organisation}"_L1, m_facts.organisation.isEmpty() ? nameless : m_facts.organisation);
        return words;
    }

    const RuleSet& m_rules;
    const HousePage& m_page;
    const HousePageFacts& m_facts;
    QString m_language;
};

} // namespace

QString housePage(const RuleSet& rules, const HousePage& page, const HousePageFacts& facts, PageForm form,
    const QString& language)
{
    const Composition composition(rules, page, facts, language);
    if (form == PageForm::Html) {
        HtmlWriter writer(language);
        return composition.write(writer);
    }
    MarkdownWriter writer;
    return composition.write(writer);
}

} // namespace steward

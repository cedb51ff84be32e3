// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/html_report.h"

#include <QCoreApplication>

#include <algorithm>

namespace steward {

using namespace Qt::StringLiterals;

namespace {

/// The tool that collects texts for translation finds their context by this class.
struct Said {
    Q_DECLARE_TR_FUNCTIONS(Report)
};

// Contrast is at least 4.5:1 for text and 3:1 for bars in both schemes.
constexpr auto styleSheet = R"css(
:root{--ink:#1d2733;--paper:#fff;--soft:#52606d;--line:#c3ccd5;--bar:#1f6f8b;--head:#f1f4f7}
@media (prefers-color-scheme:dark){:root{--ink:#e6ebf0;--paper:#15191e;--soft:#a5b1bd;--line:#3c4854;--bar:#5fb3d0;--head:#1f262d}}
@media print{:root{--ink:#000;--paper:#fff;--soft:#333;--line:#999;--bar:#444;--head:#eee}nav{display:none}section{break-inside:avoid-page}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:60rem;padding:1.5rem;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
h1{margin:0;font-size:1.75rem}h2{margin:2rem 0 .5rem;font-size:1.25rem;border-bottom:1px solid var(--line)}
.subtitle{color:var(--soft);margin:.25rem 0 1rem;font-size:1.1rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:1rem 0}
dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}p{overflow-wrap:anywhere}
.wide{overflow-x:auto}table{border-collapse:collapse;margin:1rem 0;min-width:20rem}
caption{text-align:left;font-weight:600;padding:.25rem 0}
th,td{text-align:left;padding:.3rem .75rem;border-bottom:1px solid var(--line);vertical-align:top}
th{background:var(--head)}.n{text-align:right;font-variant-numeric:tabular-nums}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;padding:0;list-style:none}
a{color:inherit;display:inline-block;min-height:1.5rem}
svg{max-width:100%;height:auto}svg text{fill:var(--ink);font:14px system-ui,sans-serif}svg rect{fill:var(--bar)}
.skip{position:absolute;left:-99rem}.skip:focus{position:static}
)css";

QString escaped(const QString& text)
{
    return text.toHtmlEscaped();
}

QString tableHtml(const ReportTable& table)
{
    QString html
        = u"<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"%1\"><table><caption>%1</caption>\n<thead><tr>"_s
              .arg(escaped(table.caption));
    const auto classOf
        = [&](int column) { return table.numeric.contains(column) ? u" class=\"n\""_s : QString(); };
    for (int column = 0; column < table.columns.size(); ++column)
        html += u"<th scope=\"col\"%1>%2</th>"_s.arg(classOf(column), escaped(table.columns[column]));
    html += u"</tr></thead>\n<tbody>\n"_s;
    for (const auto& row : table.rows) {
        html += u"<tr>"_s;
        for (int column = 0; column < row.size(); ++column)
            html += u"<td%1>%2</td>"_s.arg(classOf(column), escaped(row[column]));
        html += u"</tr>\n"_s;
    }
    return html + u"</tbody></table></div>\n"_s;
}

QString sectionHtml(const ReportSection& section)
{
    QString html = u"<section aria-labelledby=\"%1\"><h2 id=\"%1\">%2</h2>\n"_s.arg(
        section.id, escaped(section.heading));
    for (const auto& paragraph : section.paragraphs)
        html += u"<p>%1</p>\n"_s.arg(escaped(paragraph));
    if (section.chart && !section.chart->bars.isEmpty())
        html += toSvg(*section.chart, QString(section.id + u"-chart"_s));
    for (const auto& table : section.tables)
        html += table.rows.isEmpty()
            ? u"<p>%1: %2.</p>\n"_s.arg(escaped(table.caption), escaped(Said::tr("none")))
            : tableHtml(table);
    return html + u"</section>\n"_s;
}

} // namespace

QString toSvg(const ReportChart& chart, const QString& id)
{
    constexpr int rowHeight = 26;
    qsizetype longestLabel = 0;
    for (const auto& [label, value] : chart.bars)
        longestLabel = std::max(longestLabel, label.size());
    const auto labels = std::clamp<qsizetype>(longestLabel * 8 + 16, 96, 300);
    constexpr int longest = 360;
    qint64 most = 1;
    for (const auto& [label, value] : chart.bars)
        most = std::max(most, value);
    const auto height = rowHeight * chart.bars.size() + 4;
    QString svg
        = u"<svg role=\"img\" aria-labelledby=\"%1 %1-d\" viewBox=\"0 0 760 %2\" width=\"760\" height=\"%2\"><title id=\"%1\">%3</title>"_s
              .arg(id)
              .arg(height)
              .arg(escaped(chart.title));
    svg += u"<desc id=\"%1-d\">%2</desc>\n"_s.arg(
        id, escaped(Said::tr("Bar chart; the table that follows has the same numbers.")));
    int y = 2;
    for (const auto& [label, value] : chart.bars) {
        const auto width = value == 0 ? 0 : std::max<qint64>(2, value * longest / most);
        const auto shortened = label.size() > 40 ? QString(label.left(39) + u'…') : label;
        svg += u"<text x=\"%1\" y=\"%2\" text-anchor=\"end\">%3</text><rect x=\"%4\" y=\"%5\" width=\"%6\" height=\"18\" rx=\"2\"/><text x=\"%7\" y=\"%2\">%8</text>\n"_s
                   .arg(labels - 10)
                   .arg(y + 16)
                   .arg(escaped(shortened))
                   .arg(labels)
                   .arg(y + 2)
                   .arg(width)
                   .arg(labels + width + 8)
                   .arg(value);
        y += rowHeight;
    }
    return svg + u"</svg>\n"_s;
}

QByteArray toHtml(const ReportContent& content)
{
    QString html
        = u"<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta "
          u"name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>%1: %2</title>\n<style>%3</style>\n</head>\n<body>\n"_s
              .arg(escaped(content.title), escaped(content.subtitle), QString::fromLatin1(styleSheet));
    html
        += u"<a class=\"skip\" href=\"#main\">%1</a>\n<header><h1>%2</h1>\n<p class=\"subtitle\">%3</p></header>\n"_s
               .arg(escaped(Said::tr("Skip to the report")), escaped(content.title),
                   escaped(content.subtitle));
    html += u"<nav aria-label=\"%1\"><ul>"_s.arg(escaped(Said::tr("Sections")));
    for (const auto& section : content.sections)
        html += u"<li><a href=\"#%1\">%2</a></li>"_s.arg(section.id, escaped(section.heading));
    html += u"</ul></nav>\n<main id=\"main\">\n<dl>\n"_s;
    for (const auto& [name, value] : content.facts)
        html += u"<dt>%1</dt><dd>%2</dd>\n"_s.arg(escaped(name), escaped(value));
    html += u"</dl>\n"_s;
    for (const auto& section : content.sections)
        html += sectionHtml(section);
    return QString(html + u"</main>\n</body>\n</html>\n"_s).toUtf8();
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/pdf_report.h"

#include <QAbstractTextDocumentLayout>
#include <QCoreApplication>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QTextDocument>
#include <QUrl>

namespace steward {

using namespace Qt::StringLiterals;

namespace {

constexpr int resolution
    = 96; // QTextDocument lays out in these pixels, so one page pixel is one document pixel
constexpr int footerHeight = 28;

/// The tool that collects texts for translation finds their context by this class.
struct Said {
    Q_DECLARE_TR_FUNCTIONS(Report)
};

QString escaped(const QString& text)
{
    return text.toHtmlEscaped();
}

// QTextDocument knows a small part of HTML: plain tables, and a bar as one pixel drawn wide.
const QString barImage = QStringLiteral("bar");
const QString ruled = QStringLiteral("border-bottom:1px solid #c3ccd5");

QString tableHtml(const ReportTable& table)
{
    if (table.rows.isEmpty())
        return u"<p>%1: %2.</p>"_s.arg(escaped(table.caption), escaped(Said::tr("none")));
    const auto align = [&](int column) { return table.numeric.contains(column) ? u"right"_s : u"left"_s; };
    QString html
        = u"<p style=\"margin-top:14px;margin-bottom:4px\"><b>%1</b></p><table border=\"0\" cellspacing=\"0\" cellpadding=\"4\"><thead><tr>"_s
              .arg(escaped(table.caption));
    for (int column = 0; column < table.columns.size(); ++column)
        html += u"<th align=\"%1\" valign=\"bottom\" bgcolor=\"#eef2f5\" style=\"%2\">%3</th>"_s.arg(
            align(column), ruled, escaped(table.columns[column]));
    html += u"</tr></thead>"_s;
    for (const auto& row : table.rows) {
        html += u"<tr>"_s;
        for (int column = 0; column < row.size(); ++column)
            html
                += u"<td align=\"%1\" style=\"%2\">%3</td>"_s.arg(align(column), ruled, escaped(row[column]));
        html += u"</tr>"_s;
    }
    return html + u"</table>"_s;
}

QString chartHtml(const ReportChart& chart)
{
    qint64 most = 1;
    for (const auto& [label, value] : chart.bars)
        most = std::max(most, value);
    QString html
        = u"<p style=\"margin-top:14px;margin-bottom:4px\"><b>%1</b></p><table cellspacing=\"0\" cellpadding=\"3\">"_s
              .arg(escaped(chart.title));
    for (const auto& [label, value] : chart.bars)
        html
            += u"<tr><td align=\"right\">%1</td><td><img src=\"%2\" width=\"%3\" height=\"10\">&nbsp;&nbsp;%4</td></tr>"_s
                   .arg(escaped(label), barImage)
                   .arg(std::max<qint64>(2, value * 260 / most))
                   .arg(value);
    return html + u"</table>"_s;
}

QString documentHtml(const ReportContent& content)
{
    QString html
        = u"<html><body><h1 style=\"margin-bottom:2px\">%1</h1><p style=\"color:#52606d;margin-top:0;margin-bottom:12px\">%2</p><table cellspacing=\"0\" cellpadding=\"3\">"_s
              .arg(escaped(content.title), escaped(content.subtitle));
    for (const auto& [name, value] : content.facts)
        html += u"<tr><td style=\"color:#52606d\">%1&nbsp;&nbsp;</td><td>%2</td></tr>"_s.arg(
            escaped(name), escaped(value));
    html += u"</table>"_s;
    for (const auto& section : content.sections) {
        html += u"<h2 style=\"margin-top:22px;margin-bottom:4px\">%1</h2>"_s.arg(escaped(section.heading));
        for (const auto& paragraph : section.paragraphs)
            html += u"<p style=\"margin-top:4px;margin-bottom:6px\">%1</p>"_s.arg(escaped(paragraph));
        if (section.chart && !section.chart->bars.isEmpty())
            html += chartHtml(*section.chart);
        for (const auto& table : section.tables)
            html += tableHtml(table);
    }
    return html + u"</body></html>"_s;
}

void paintPages(QTextDocument& document, QPdfWriter& writer, const QString& footer)
{
    QPainter painter(&writer);
    const QSizeF page = document.pageSize();
    const int pages = document.pageCount();
    for (int number = 0; number < pages; ++number) {
        if (number > 0)
            writer.newPage();
        painter.save();
        painter.translate(0, -number * page.height());
        QAbstractTextDocumentLayout::PaintContext context;
        context.palette.setColor(QPalette::Text, Qt::black);
        context.clip = QRectF(0, number * page.height(), page.width(), page.height());
        painter.setClipRect(context.clip);
        document.documentLayout()->draw(&painter, context);
        painter.restore();
        painter.drawText(QRectF(0, page.height(), page.width(), footerHeight),
            Qt::AlignBottom | Qt::AlignHCenter,
            Said::tr("%1, page %2 of %3").arg(footer).arg(number + 1).arg(pages));
    }
}

} // namespace

Result<void> writePdf(const ReportContent& content, const QString& path)
{
    if (!qobject_cast<QGuiApplication*>(QCoreApplication::instance()))
        return Error{ErrorCode::Unreadable,
            u"report.pdf needs the graphical half of Qt; report.html says the same."_s, {}};
    QFile file(path);
    if (!file.open(
            QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return Error{ErrorCode::Unreadable,
            u"report.pdf could not be created; check the disk and try again."_s, file.errorString()};
    QPdfWriter writer(&file);
    writer.setResolution(resolution);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(18, 16, 18, 14), QPageLayout::Millimeter);
    writer.setTitle(QString(content.title + u": "_s + content.subtitle));
    writer.setCreator(u"Steward"_s);

    QTextDocument document;
    QFont font(u"DejaVu Sans"_s, 9);
    font.setStyleHint(QFont::SansSerif);
    document.setDefaultFont(font);
    document.documentLayout()->setPaintDevice(&writer);
    const auto paper = writer.pageLayout().paintRectPixels(resolution).size();
    document.setPageSize(QSizeF(paper.width(), paper.height() - footerHeight));
    QImage bar(1, 1, QImage::Format_RGB32);
    bar.fill(QColor(0x1f, 0x6f, 0x8b));
    document.addResource(QTextDocument::ImageResource, QUrl(barImage), bar);
    document.setHtml(documentHtml(content));
    paintPages(document, writer, content.subtitle.isEmpty() ? content.title : content.subtitle);
    if (!file.flush() || file.error() != QFileDevice::NoError)
        return Error{ErrorCode::Unreadable,
            u"report.pdf could not be written; check the disk and try again."_s, file.errorString()};
    return {};
}

} // namespace steward

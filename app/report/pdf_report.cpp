// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/pdf_report.h"

#include <QAbstractTextDocumentLayout>
#include <QCoreApplication>
#include <QFile>
#include <QGuiApplication>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QTextDocument>

namespace steward {

using namespace Qt::StringLiterals;

namespace {

constexpr int resolution
    = 96; // QTextDocument lays out in these pixels, so one page pixel is one document pixel
constexpr int footerHeight = 28;

QString tr(const char* text)
{
    return QCoreApplication::translate("Report", text);
}

QString escaped(const QString& text)
{
    return text.toHtmlEscaped();
}

// QTextDocument knows a small part of HTML: plain tables, and a bar as a cell of some width.
QString tableHtml(const ReportTable& table)
{
    if (table.rows.isEmpty())
        return u"<p>%1: %2.</p>"_s.arg(escaped(table.caption), escaped(tr("none")));
    const auto align = [&](int column) { return table.numeric.contains(column) ? u"right"_s : u"left"_s; };
    QString html
        = u"<p><b>%1</b></p><table border=\"1\" cellspacing=\"0\" cellpadding=\"3\" style=\"border-collapse:collapse;border-color:#999\"><thead><tr>"_s
              .arg(escaped(table.caption));
    for (int column = 0; column < table.columns.size(); ++column)
        html += u"<th align=\"%1\" bgcolor=\"#eeeeee\">%2</th>"_s.arg(
            align(column), escaped(table.columns[column]));
    html += u"</tr></thead>"_s;
    for (const auto& row : table.rows) {
        html += u"<tr>"_s;
        for (int column = 0; column < row.size(); ++column)
            html += u"<td align=\"%1\">%2</td>"_s.arg(align(column), escaped(row[column]));
        html += u"</tr>"_s;
    }
    return html + u"</table>"_s;
}

QString chartHtml(const ReportChart& chart)
{
    qint64 most = 1;
    for (const auto& [label, value] : chart.bars)
        most = std::max(most, value);
    QString html = u"<p><b>%1</b></p><table cellspacing=\"2\" cellpadding=\"1\">"_s.arg(escaped(chart.title));
    for (const auto& [label, value] : chart.bars) {
        html
            += u"<tr><td align=\"right\">%1&nbsp;</td><td><table cellspacing=\"0\" cellpadding=\"0\"><tr><td width=\"%2\" bgcolor=\"#1f6f8b\">&nbsp;</td><td>&nbsp;%3</td></tr></table></td></tr>"_s
                   .arg(escaped(label))
                   .arg(std::max<qint64>(2, value * 260 / most))
                   .arg(value);
    }
    return html + u"</table>"_s;
}

QString documentHtml(const ReportContent& content)
{
    QString html = u"<html><body><h1>%1</h1><p>%2</p><table cellpadding=\"2\">"_s.arg(
        escaped(content.title), escaped(content.subtitle));
    for (const auto& [name, value] : content.facts)
        html += u"<tr><td><b>%1</b></td><td>%2</td></tr>"_s.arg(escaped(name), escaped(value));
    html += u"</table>"_s;
    for (const auto& section : content.sections) {
        html += u"<h2>%1</h2>"_s.arg(escaped(section.heading));
        for (const auto& paragraph : section.paragraphs)
            html += u"<p>%1</p>"_s.arg(escaped(paragraph));
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
            tr("%1, page %2 of %3").arg(footer).arg(number + 1).arg(pages));
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
    document.setHtml(documentHtml(content));
    paintPages(document, writer, content.subtitle.isEmpty() ? content.title : content.subtitle);
    if (!file.flush() || file.error() != QFileDevice::NoError)
        return Error{ErrorCode::Unreadable,
            u"report.pdf could not be written; check the disk and try again."_s, file.errorString()};
    return {};
}

} // namespace steward

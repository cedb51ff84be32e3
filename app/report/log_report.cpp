// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/log_report.h"

#include "log/checkpoint.h"
#include "log/marked_file.h"
#include "report/html_report.h"
#include "report/pdf_report.h"

#include <QGuiApplication>

namespace steward {

using namespace Qt::StringLiterals;

namespace {

Result<void> writeHtml(const ReportContent& content, const QString& path)
{
    auto file = MarkedWriter::open(path);
    if (!file)
        return file.error();
    if (const auto written = file->write(toHtml(content)); !written)
        return written;
    const auto mark = file->finish();
    return mark ? Result<void>() : mark.error();
}

/// Size and root as the folder itself says, so that the report cannot speak of another head.
Result<ReportFacts> withHead(const QString& folder, ReportFacts facts)
{
    const auto bytes = readSmall(QString(folder + u"/checkpoint.txt"_s), 1 << 20);
    if (!bytes)
        return bytes.error();
    const auto head = parseSignedCheckpoint(*bytes);
    if (!head)
        return head.error();
    facts.logSize = head->checkpoint.size;
    facts.rootHex = QString::fromLatin1(toHex(head->checkpoint.root));
    return facts;
}

} // namespace

Result<void> addLogReports(const QString& folder, const ReportFacts& facts)
{
    const auto known = withHead(folder, facts);
    if (!known)
        return known.error();
    const auto tally = tallyOf(QString(folder + u"/log.jsonl"_s));
    if (!tally)
        return tally.error();
    const auto content = contentOf(*tally, *known);
    if (const auto written = writeHtml(content, QString(folder + u"/report.html"_s)); !written)
        return written;
    if (!qobject_cast<QGuiApplication*>(QCoreApplication::instance()))
        return {};
    return writePdf(content, QString(folder + u"/report.pdf"_s));
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a report says, before it is HTML or PDF: both are made from this and say the same.
#pragma once

#include "report/log_tally.h"

#include <QStringList>

namespace steward {

/// What only the caller knows of the log. Nothing here is a person's.
struct ReportFacts {
    QString organisation;
    bool practice = false;
    QString about; ///< the selection in words: "whole log", "case 12"
    Instant made;
    QByteArray zone = "Europe/London";
    QString fingerprint;
    qint64 logSize = 0; ///< entries that the checkpoint covers
    QString rootHex;
    std::optional<Instant> lastCheckpointLeftAt;
    QHash<RuleId, QString> ruleTitles;
    QHash<RouteId, QString> routeNames;
};

struct ReportTable {
    QString caption;
    QStringList columns;
    QList<QStringList> rows;
    QList<int> numeric; ///< columns that are numbers

    bool operator==(const ReportTable&) const = default;
};

/// Bars of one series; the table beside it says the same in words.
struct ReportChart {
    QString title;
    QList<QPair<QString, qint64>> bars;

    bool operator==(const ReportChart&) const = default;
};

struct ReportSection {
    QString id; ///< anchor
    QString heading;
    QStringList paragraphs;
    std::optional<ReportChart> chart;
    QList<ReportTable> tables;

    bool operator==(const ReportSection&) const = default;
};

struct ReportContent {
    QString title;
    QString subtitle;
    QList<QPair<QString, QString>> facts;
    QList<ReportSection> sections;

    bool operator==(const ReportContent&) const = default;
};

/// Pure.
ReportContent contentOf(const LogTally& tally, const ReportFacts& facts);

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// All ratios in one run: a table on standard output, the same as JSON in a file.
//   steward_bench [--json FILE] [--items N] [--cases N] [--many N] [--only
//   intake|list|rules|back-test|window]
// Exit status 1: a promise was missed.
#include "benches.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace steward::bench;

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"json"_s, u"Where the figures go."_s, u"file"_s, u"bench.json"_s},
        {u"items"_s, u"Items of the intake."_s, u"n"_s, u"200000"_s},
        {u"cases"_s, u"Cases of the small list."_s, u"n"_s, u"200000"_s},
        {u"many"_s, u"Cases of the large list, 0: none."_s, u"n"_s, u"2000000"_s},
        {u"only"_s, u"One part: intake, list, rules, back-test or window."_s, u"part"_s},
        {u"window"_s, u"Only open the window on this file and tell its figures."_s, u"file"_s}});
    parser.addHelpOption();
    parser.process(application);
    if (parser.isSet(u"window"_s)) {
        const QJsonObject figures = windowFigures(parser.value(u"window"_s));
        std::puts(QJsonDocument(figures).toJson(QJsonDocument::Compact).constData());
        return 0;
    }
    Table table;
    const QString only = parser.value(u"only"_s);
    const int many = parser.value(u"many"_s).toInt();
    if (only.isEmpty() || only == "intake"_L1)
        benchIntake(table, parser.value(u"items"_s).toInt());
    if (only.isEmpty() || only == "list"_L1)
        benchList(table, parser.value(u"cases"_s).toInt(), many);
    if (only.isEmpty() || only == "rules"_L1)
        benchRules(table);
    if (only.isEmpty() || only == "back-test"_L1)
        benchBackTest(table);
    if (many > 0 && (only.isEmpty() || only == "window"_L1))
        benchWindow(table, many);
    QFile file(parser.value(u"json"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(table.json()).toJson()) < 0)
        qFatal("The figures could not be written");
    return table.isMet() ? 0 : 1;
}

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// All ratios in one run: a table on standard output, the same as JSON in a file.
//   steward_bench [--json FILE] [--items N] [--cases N] [--many N] [--only intake|list]
// Exit status 1: a promise was missed.
#include "benches.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace steward::bench;

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"json"_s, u"Where the figures go."_s, u"file"_s, u"bench.json"_s},
        {u"items"_s, u"Items of the intake."_s, u"n"_s, u"200000"_s},
        {u"cases"_s, u"Cases of the small list."_s, u"n"_s, u"200000"_s},
        {u"many"_s, u"Cases of the large list, 0: none."_s, u"n"_s, u"2000000"_s},
        {u"only"_s, u"One part: intake or list."_s, u"part"_s}});
    parser.addHelpOption();
    parser.process(application);
    Table table;
    const QString only = parser.value(u"only"_s);
    if (only.isEmpty() || only == "intake"_L1)
        benchIntake(table, parser.value(u"items"_s).toInt());
    if (only.isEmpty() || only == "list"_L1)
        benchList(table, parser.value(u"cases"_s).toInt(), parser.value(u"many"_s).toInt());
    QFile file(parser.value(u"json"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(table.json()).toJson()) < 0)
        qFatal("The figures could not be written");
    return table.isMet() ? 0 : 1;
}

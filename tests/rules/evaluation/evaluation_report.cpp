// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the help page "How well the rules find". With --misses it lists instead what goes wrong in the
// development half; the held-out half is never listed.
#include "evaluation/report.h"
#include "matching.h"

#include <QCoreApplication>
#include <QSaveFile>
#include <QTextStream>

using namespace steward::test;

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    QTextStream out(stdout);
    QTextStream errors(stderr);
    QString problem;
    const QList<LabelledText> texts = readTexts(textsFolder(), &problem);
    if (!problem.isEmpty()) {
        errors << problem << '\n';
        return 1;
    }
    const Evaluation evaluation = evaluate(shippedMatcher(), texts);
    if (application.arguments().contains(QStringLiteral("--misses"))) {
        for (const QString& miss : evaluation.misses)
            out << miss << '\n';
        return 0;
    }
    QSaveFile page(pagePath());
    if (!page.open(QIODevice::WriteOnly) || page.write(reportOf(evaluation, texts).toUtf8()) < 0
        || !page.commit()) {
        errors << page.fileName() << ": " << page.errorString() << '\n';
        return 1;
    }
    out << page.fileName() << '\n';
    return 0;
}

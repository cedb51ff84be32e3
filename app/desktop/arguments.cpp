// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/arguments.h"

#include "base/enum_names.h"
#include "desktop/shell/theme.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace steward {

namespace {

std::optional<QSize> parseSize(const QString& text)
{
    const auto parts = text.split(QLatin1Char('x'));
    const QSize size(parts.value(0).toInt(), parts.value(1).toInt());
    if (parts.size() != 2 || size.width() < 200 || size.height() < 200)
        return std::nullopt;
    return size;
}

Error wrong(const QString& sentence)
{
    return {ErrorCode::Invalid, sentence, {}};
}

} // namespace

Result<Arguments> parseArguments(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("steward", "Moderation workstation for healthcare's social media."));
    const auto help = parser.addHelpOption();
    const auto version = parser.addVersionOption();
    const QCommandLineOption workspace(
        QStringLiteral("workspace"), QStringLiteral("Open this workspace."), QStringLiteral("ADDRESS"));
    const QCommandLineOption person(
        QStringLiteral("as"), QStringLiteral("Work as this person."), QStringLiteral("PERSON"));
    const QCommandLineOption screenshot(QStringLiteral("screenshot"),
        QStringLiteral("Write a picture of the window and leave."), QStringLiteral("FILE"));
    const QCommandLineOption page(
        QStringLiteral("page"), QStringLiteral("Show this page first."), QStringLiteral("PAGE"));
    const QCommandLineOption subject(
        QStringLiteral("case"), QStringLiteral("Show this case first."), QStringLiteral("CASE"));
    const QCommandLineOption theme(
        QStringLiteral("theme"), QStringLiteral("light, dark or high-contrast."), QStringLiteral("THEME"));
    const QCommandLineOption size(
        QStringLiteral("size"), QStringLiteral("Size of the window in pixels."), QStringLiteral("WxH"));
    parser.addOptions({workspace, person, screenshot, page, subject, theme, size});
    parser.addPositionalArgument(
        QStringLiteral("ADDRESS"), QStringLiteral("The same as --workspace."), QStringLiteral("[ADDRESS]"));
    if (!parser.parse(arguments))
        return wrong(QStringLiteral("%1 See steward --help.").arg(parser.errorText()));
    if (parser.isSet(help))
        parser.showHelp();
    if (parser.isSet(version))
        parser.showVersion();

    const auto addresses = parser.values(workspace) + parser.positionalArguments();
    if (addresses.size() > 1)
        return wrong(QStringLiteral("Only one workspace can be opened; give one address."));
    if (parser.isSet(theme) && !parseEnum<Scheme>(parser.value(theme)))
        return wrong(QStringLiteral("Unknown theme; choose one of light, dark, high-contrast."));
    Arguments all{addresses.value(0), parser.value(person), parser.value(screenshot), parser.value(page),
        parser.value(subject), parser.value(theme), {}};
    if (parser.isSet(size)) {
        const auto parsed = parseSize(parser.value(size));
        if (!parsed)
            return wrong(QStringLiteral("Give the size as WIDTHxHEIGHT, for example 1366x768."));
        all.size = *parsed;
    }
    return all;
}

} // namespace steward

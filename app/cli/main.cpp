// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// stewardctl: the composition root of the program without a display.
#include "cli/commands.h"
#include "cli/program.h"
#include "platforms/registry.h"
#include "secrets/keychain_secret_store.h"

#include <QFileInfo>
#include <QGuiApplication>
#include <QLibraryInfo>

#include <clocale>
#include <csignal>
#include <cstdio>
#include <cstring>

#include <langinfo.h>

using namespace steward;
using namespace steward::cli;

namespace {

/// Qt would say on standard error that it does so itself; errors of ours are the only thing that stands
/// there.
void insistOnUtf8()
{
    std::setlocale(LC_ALL, "");
    if (std::strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        qputenv("LC_ALL", "C.UTF-8");
}

QStringList wordsOf(int argc, char** argv)
{
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words << QString::fromUtf8(argv[i]);
    return words;
}

/// The PDF of an export is drawn, which needs a QGuiApplication: one without a display. Everything else does
/// without and starts faster.
std::unique_ptr<QCoreApplication> applicationFor(const CommandSpec* command, int& argc, char** argv)
{
    const auto plugin = QString(
        QLibraryInfo::path(QLibraryInfo::PluginsPath) + QStringLiteral("/platforms/libqoffscreen.so"));
    if (!command || !command->draws || !QFileInfo::exists(plugin))
        return std::make_unique<QCoreApplication>(argc, argv);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    return std::make_unique<QGuiApplication>(argc, argv);
}

/// Libraries' chatter stays quiet unless somebody looks for a fault.
void onMessage(QtMsgType type, const QMessageLogContext&, const QString& message)
{
    if (type == QtFatalMsg || qEnvironmentVariableIsSet("STEWARD_TRACE"))
        std::fprintf(stderr, "%s\n", qPrintable(message));
}

int finish(Output& out, int status)
{
    out.flush();
    if (!out.failed())
        return status;
    Output::complain(QStringLiteral("Standard output was closed before everything was written."));
    return status == 0 ? 3 : status;
}

int run(const Invocation& invocation, Output& out)
{
    const SystemClock clock;
    KeychainSecretStore secrets;
    const ConnectorRegistry connectors;
    Program program(
        Surroundings{clock, secrets, connectors}, out, Choices{invocation.workspace, invocation.as});
    const auto status = invocation.command->run(program, invocation.words);
    if (status)
        return *status;
    Output::complain(status.error().message);
    if (qEnvironmentVariableIsSet("STEWARD_TRACE"))
        Output::complain(status.error().detail);
    return exitStatus(status.error().code);
}

} // namespace

int main(int argc, char** argv)
{
    insistOnUtf8();
    std::signal(SIGPIPE, SIG_IGN);
    qInstallMessageHandler(onMessage);
    const auto commands = allCommands();
    const auto invocation = parseCommandLine(commands, wordsOf(argc, argv));
    // Our options are none of Qt's business.
    int programOnly = 1;
    const auto application = applicationFor(invocation ? invocation->command : nullptr, programOnly, argv);
    QCoreApplication::setApplicationName(QStringLiteral("Steward"));
    QCoreApplication::setApplicationVersion(QStringLiteral(STEWARD_VERSION));
    if (!invocation) {
        Output::complain(invocation.error().message);
        return exitStatus(invocation.error().code);
    }
    Output out(invocation->json);
    if (invocation->wish == Invocation::Wish::Version) {
        out.line(QStringLiteral("stewardctl " STEWARD_VERSION));
        return finish(out, 0);
    }
    if (invocation->wish == Invocation::Wish::Help) {
        out.line(helpText(commands, invocation->command));
        return finish(out, 0);
    }
    return finish(out, run(*invocation, out));
}

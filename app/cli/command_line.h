// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a command line, held against the table of commands. Pure.
#pragma once

#include "base/result.h"

#include <QList>
#include <QMap>
#include <QStringList>

#include <functional>

namespace steward::cli {

class Program;

/// What was given to one command.
struct Words {
    QMap<QString, QStringList> options; ///< by name without the dashes; a flag has one empty value
    QStringList arguments;

    bool has(const QString& option) const { return options.contains(option); }
    QString value(const QString& option, const QString& otherwise = {}) const;
    QString argument(qsizetype index = 0) const { return arguments.value(index); }
};

struct OptionSpec {
    QString name; ///< "to"
    QString value; ///< what stands after it in the usage line; empty: a flag
    bool required = false;
    bool repeatable = false;
};

/// One command: how it is written and what it does. The int is the exit status.
struct CommandSpec {
    QString name; ///< one or two words: "log export"
    QStringList arguments; ///< "CASE"; all are required
    QList<OptionSpec> options;
    QString summary;
    std::function<Result<int>(Program&, const Words&)> run;
    bool draws = false; ///< makes a PDF: needs fonts and a QGuiApplication

    QString usage() const;
};

struct Invocation {
    enum class Wish { Run, Help, Version };
    Wish wish = Wish::Run;
    const CommandSpec* command = nullptr; ///< none: help on everything
    Words words;
    QString workspace; ///< empty: the default
    QString as; ///< empty: the operating-system user's person
    bool json = false;
};

/// Options may stand anywhere, as "--name value" or "--name=value"; "--" ends them. Errors are
/// ErrorCode::Invalid and say how the command is written. `commands` must outlive the result.
Result<Invocation> parseCommandLine(const QList<CommandSpec>& commands, const QStringList& words);

QString helpText(const QList<CommandSpec>& commands, const CommandSpec* command);

} // namespace steward::cli

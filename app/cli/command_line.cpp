// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command_line.h"

#include "base/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::cli {

namespace {

Error wrongUse(const QString& message)
{
    return {ErrorCode::Invalid, message, {}};
}

const QList<OptionSpec>& globalOptions()
{
    static const QList<OptionSpec> options{{u"workspace"_s, u"ADDRESS"_s}, {u"as"_s, u"PERSON"_s},
        {u"json"_s, {}}, {u"help"_s, {}}, {u"version"_s, {}}};
    return options;
}

const OptionSpec* findOption(const QList<OptionSpec>& options, const QString& name)
{
    const auto found = std::ranges::find(options, name, &OptionSpec::name);
    return found == options.end() ? nullptr : &*found;
}

/// One or two plain words name a command: the longest name that fits wins.
const CommandSpec* findCommand(const QList<CommandSpec>& commands, const QStringList& plain)
{
    for (const qsizetype length : {qsizetype(2), qsizetype(1)}) {
        if (plain.size() < length)
            continue;
        const auto name = plain.mid(0, length).join(u' ');
        const auto found = std::ranges::find(commands, name, &CommandSpec::name);
        if (found != commands.end())
            return &*found;
    }
    return nullptr;
}

Error unknownCommand(const QList<CommandSpec>& commands, const QStringList& plain)
{
    QStringList inGroup;
    QStringList all;
    for (const auto& command : commands) {
        all << command.name;
        if (command.name.startsWith(QString(plain.value(0) + u' ')))
            inGroup << command.name;
    }
    if (plain.isEmpty())
        return wrongUse(u"Say what to do: "_s + all.join(u", "_s) + u'.');
    if (!inGroup.isEmpty())
        return wrongUse(u"\"%1\" needs one of: %2."_s.arg(plain.value(0), inGroup.join(u", "_s)));
    return wrongUse(
        u"\"%1\" is an unknown command; the commands are: %2."_s.arg(plain.value(0), all.join(u", "_s)));
}

/// An option as written, before it is known which command it belongs to.
struct Written {
    QString name;
    std::optional<QString> attached;
    qsizetype position = 0; ///< index of the word after it
};

bool looksLikeOption(const QString& word)
{
    return word.size() > 2 && word.startsWith(u"--");
}

/// The plain words that can name the command: values of options are skipped by what any command would take.
QStringList leadingPlainWords(const QList<CommandSpec>& commands, const QStringList& words)
{
    const auto takesValue = [&](const QString& name) {
        if (const auto* global = findOption(globalOptions(), name))
            return !global->value.isEmpty();
        return std::ranges::any_of(commands, [&](const CommandSpec& command) {
            const auto* option = findOption(command.options, name);
            return option && !option->value.isEmpty();
        });
    };
    QStringList plain;
    for (qsizetype i = 0; i < words.size() && plain.size() < 2; ++i) {
        const auto& word = words[i];
        if (word == u"--")
            return plain;
        if (!looksLikeOption(word))
            plain << word;
        else if (!word.contains(u'=') && takesValue(word.mid(2)))
            ++i;
    }
    return plain;
}

class Reader {
public:
    Reader(const CommandSpec* command, Invocation& invocation)
        : m_command(command)
        , m_invocation(invocation)
    {
    }

    Result<void> read(const QStringList& words, qsizetype nameWords)
    {
        bool onlyPlain = false;
        for (qsizetype i = 0; i < words.size(); ++i) {
            const auto& word = words[i];
            if (!onlyPlain && word == u"--") {
                onlyPlain = true;
            } else if (!onlyPlain && looksLikeOption(word)) {
                if (const auto taken = takeOption(words, i); !taken)
                    return taken.error();
            } else if (!onlyPlain && word.size() > 1 && word.startsWith(u'-') && !word[1].isDigit()) {
                return wrongUse(u"\"%1\" is an unknown option; options begin with two dashes."_s.arg(word));
            } else if (nameWords > 0) {
                --nameWords;
            } else {
                m_invocation.words.arguments << word;
            }
        }
        return {};
    }

private:
    Result<void> takeOption(const QStringList& words, qsizetype& i)
    {
        const auto text = words[i].mid(2);
        const auto equals = text.indexOf(u'=');
        const auto name = equals < 0 ? text : text.left(equals);
        const auto* global = findOption(globalOptions(), name);
        const auto* own = m_command ? findOption(m_command->options, name) : nullptr;
        const auto* option = own ? own : global;
        if (!option)
            return wrongUse(m_command
                    ? u"\"--%1\" is an unknown option; it is written: %2."_s.arg(name, m_command->usage())
                    : u"\"--%1\" is an unknown option; see stewardctl --help."_s.arg(name));
        QString value;
        if (option->value.isEmpty()) {
            if (equals >= 0)
                return wrongUse(u"--%1 takes no value."_s.arg(name));
        } else if (equals >= 0) {
            value = text.mid(equals + 1);
        } else if (i + 1 < words.size()) {
            value = words[++i];
        } else {
            return wrongUse(u"--%1 needs a value: %2."_s.arg(name, option->value));
        }
        return keep(*option, !own, value);
    }

    Result<void> keep(const OptionSpec& option, bool global, const QString& value)
    {
        auto& values = global ? m_global[option.name] : m_invocation.words.options[option.name];
        if (!values.isEmpty() && !option.repeatable && !option.value.isEmpty())
            return wrongUse(u"--%1 may be given once only."_s.arg(option.name));
        values << value;
        if (!global)
            return {};
        if (option.name == u"workspace")
            m_invocation.workspace = value;
        else if (option.name == u"as")
            m_invocation.as = value;
        else if (option.name == u"json")
            m_invocation.json = true;
        else
            m_invocation.wish = option.name == u"help" ? Invocation::Wish::Help : Invocation::Wish::Version;
        return {};
    }

    const CommandSpec* m_command;
    Invocation& m_invocation;
    QMap<QString, QStringList> m_global;
};

Result<void> complete(const CommandSpec& command, const Words& words)
{
    if (words.arguments.size() != command.arguments.size()) {
        const auto what = words.arguments.size() < command.arguments.size() ? u"needs more words"_s
                                                                            : u"was given too many words"_s;
        return wrongUse(u"\"%1\" %2; it is written: %3."_s.arg(command.name, what, command.usage()));
    }
    for (const auto& option : command.options) {
        if (option.required && !words.has(option.name))
            return wrongUse(
                u"\"%1\" needs --%2; it is written: %3."_s.arg(command.name, option.name, command.usage()));
    }
    return {};
}

} // namespace

QString Words::value(const QString& option, const QString& otherwise) const
{
    const auto found = options.constFind(option);
    return found == options.constEnd() ? otherwise : found->last();
}

QString CommandSpec::usage() const
{
    QStringList parts{u"stewardctl"_s, name};
    parts += arguments;
    for (const auto& option : options) {
        QString part = u"--"_s + option.name;
        if (!option.value.isEmpty())
            part += u' ' + option.value;
        parts << (option.required ? part : QString(u'[' + part + u']'));
    }
    return parts.join(u' ');
}

Result<Invocation> parseCommandLine(const QList<CommandSpec>& commands, const QStringList& words)
{
    Invocation invocation;
    const auto plain = leadingPlainWords(commands, words);
    invocation.command = findCommand(commands, plain);
    const auto nameWords = invocation.command ? invocation.command->name.count(u' ') + 1 : 0;
    const bool asksOnly = words.contains(u"--help"_s) || words.contains(u"--version"_s);
    if (!invocation.command && (!plain.isEmpty() || !asksOnly)) {
        Invocation probe;
        if (const auto wrongOption = Reader(nullptr, probe).read(words, 2); plain.isEmpty() && !wrongOption)
            return wrongOption.error();
        return unknownCommand(commands, plain);
    }
    if (const auto read = Reader(invocation.command, invocation).read(words, nameWords); !read)
        return read.error();
    if (invocation.wish != Invocation::Wish::Run || !invocation.command)
        return invocation;
    if (const auto whole = complete(*invocation.command, invocation.words); !whole)
        return whole.error();
    return invocation;
}

QString helpText(const QList<CommandSpec>& commands, const CommandSpec* command)
{
    if (command)
        return u"%1\n  %2"_s.arg(command->usage(), command->summary);
    QStringList lines{u"stewardctl [--workspace PATH|postgresql://...] [--as PERSON] [--json] COMMAND"_s, {}};
    for (const auto& each : commands)
        lines << u"  %1  %2"_s.arg(each.name, -20).arg(each.summary);
    lines << QString()
          << u"\"stewardctl COMMAND --help\" says how a command is written; the manual is stewardctl(1)."_s;
    return lines.join(u'\n');
}

} // namespace steward::cli

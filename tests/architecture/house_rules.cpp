// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "architecture/house_rules.h"

#include <QRegularExpression>

namespace steward::test {

namespace {

struct Line {
    int number;
    QString text;
};

QList<Line> linesOf(const QString& text)
{
    QList<Line> lines;
    int number = 0;
    for (const QString& line : text.split(u'\n'))
        lines << Line{++number, line};
    return lines;
}

struct Include {
    int line;
    QString target;
};

QList<Include> includesOf(const QString& text)
{
    static const QRegularExpression pattern(QStringLiteral("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"));
    QList<Include> includes;
    for (const Line& line : linesOf(text)) {
        const auto match = pattern.match(line.text);
        if (match.hasMatch())
            includes << Include{line.number, match.captured(1)};
    }
    return includes;
}

QString at(const QString& path, int line, const QString& what)
{
    return QStringLiteral("%1:%2 %3").arg(path).arg(line).arg(what);
}

QString sortedWords(const QSet<QString>& words)
{
    QStringList list(words.begin(), words.end());
    list.sort();
    return list.isEmpty() ? QStringLiteral("nothing of ours") : list.join(QStringLiteral(", "));
}

/// core/MODULE/... -> MODULE; empty for anything else.
QString moduleOf(const QString& path)
{
    const QStringList parts = path.split(u'/');
    return parts.size() > 2 && parts[0] == QStringLiteral("core") ? parts[1] : QString();
}

Breaches coreIncludes(const QString& path, const QString& text)
{
    const QString module = moduleOf(path);
    if (module.isEmpty())
        return {};
    if (!coreModules().contains(module))
        return {at(path, 1, QStringLiteral("lies in \"%1\", which is no room of the plan").arg(module))};
    Breaches breaches;
    const QSet<QString> allowed = coreModules().value(module);
    for (const Include& include : includesOf(text)) {
        const QString target = include.target.section(u'/', 0, 0);
        const bool fromApp = target == QStringLiteral("desktop") || target == QStringLiteral("cli")
            || target == QStringLiteral("report");
        const bool otherRoom
            = coreModules().contains(target) && target != module && !allowed.contains(target);
        if (include.target.contains(u'/') && (otherRoom || fromApp))
            breaches << at(path, include.line,
                QStringLiteral("includes %1, but %2 may only include %3")
                    .arg(include.target, module, sortedWords(allowed)));
    }
    return breaches;
}

/// platforms/x knows no other platform.
Breaches platformIncludes(const QString& path, const QString& text)
{
    const QStringList parts = path.split(u'/');
    if (parts.size() < 4 || parts[0] != QStringLiteral("core") || parts[1] != QStringLiteral("platforms"))
        return {};
    Breaches breaches;
    for (const Include& include : includesOf(text)) {
        const QStringList target = include.target.split(u'/');
        if (target.size() > 2 && target[0] == QStringLiteral("platforms") && target[1] != parts[2])
            breaches << at(path, include.line,
                QStringLiteral("includes %1, but a platform knows no other platform").arg(include.target));
    }
    return breaches;
}

/// A page knows services, domain, base and what the desktop shares; shell is the composition root and may
/// know pages.
Breaches pageIncludes(const QString& path, const QString& text)
{
    static const QSet<QString> shared{QStringLiteral("shared"), QStringLiteral("shell"),
        QStringLiteral("theme"), QStringLiteral("widgets"), QStringLiteral("thread")};
    static const QSet<QString> forbidden{
        QStringLiteral("storage"), QStringLiteral("net"), QStringLiteral("secrets"), QStringLiteral("cli")};
    const QStringList parts = path.split(u'/');
    if (parts.size() < 4 || parts[0] != QStringLiteral("app") || parts[1] != QStringLiteral("desktop")
        || shared.contains(parts[2]))
        return {};
    Breaches breaches;
    for (const Include& include : includesOf(text)) {
        const QStringList target = include.target.split(u'/');
        if (target.size() > 1 && forbidden.contains(target[0]))
            breaches << at(path, include.line,
                QStringLiteral("includes %1, but a page knows only services and domain").arg(include.target));
        const bool otherPage = target.size() > 2 && target[0] == QStringLiteral("desktop")
            && target[1] != parts[2] && !shared.contains(target[1]);
        if (otherPage)
            breaches << at(path, include.line,
                QStringLiteral("includes %1, but a page knows no other page").arg(include.target));
        if (include.target.startsWith(QStringLiteral("QSql"))
            || include.target.startsWith(QStringLiteral("QNetwork"))
            || include.target.startsWith(QStringLiteral("QtSql/"))
            || include.target.startsWith(QStringLiteral("QtNetwork/")))
            breaches << at(path, include.line,
                QStringLiteral("includes %1, but a page never speaks SQL or HTTP").arg(include.target));
    }
    return breaches;
}

} // namespace

const QHash<QString, QSet<QString>>& coreModules()
{
    static const auto modules = [] {
        const auto set = [](const char* words) {
            const QStringList list = QString::fromLatin1(words).split(u' ', Qt::SkipEmptyParts);
            return QSet<QString>(list.begin(), list.end());
        };
        QHash<QString, QSet<QString>> m;
        m.insert(QStringLiteral("base"), {});
        m.insert(QStringLiteral("domain"), set("base"));
        m.insert(QStringLiteral("rules"), set("base domain"));
        m.insert(QStringLiteral("calendar"), set("base domain"));
        m.insert(QStringLiteral("log"), set("base domain"));
        m.insert(QStringLiteral("secrets"), set("base"));
        m.insert(QStringLiteral("storage"), set("base domain calendar log"));
        m.insert(QStringLiteral("net"), set("base"));
        m.insert(QStringLiteral("platforms"), set("base domain net secrets"));
        m.insert(
            QStringLiteral("services"), set("base domain rules calendar log secrets storage net platforms"));
        return m;
    }();
    return modules;
}

Breaches includesAgainstTheDirection(const QString& path, const QString& text)
{
    return coreIncludes(path, text) + platformIncludes(path, text) + pageIncludes(path, text);
}

Breaches widgetsOrGuiInCore(const QString& path, const QString& text)
{
    if (!path.startsWith(QStringLiteral("core/")))
        return {};
    // By its folder or, since Debian shares one include root, by the class alone.
    static const QRegularExpression pattern(
        QStringLiteral("^(QtWidgets|QtGui|QtCharts|QtSvg|QtQuick|QtPrintSupport)(/|$)"
                       "|^Q(Widget|Application|GuiApplication|MainWindow|Dialog|Action|Icon|Pixmap|Image|"
                       "Painter|Color|Font|FontMetrics|Palette|Style|Brush|Pen|"
                       "KeySequence|Clipboard|Cursor|Screen|Window|TextDocument|TextCursor|SyntaxHighlighter|"
                       "PdfWriter|Validator|StandardItemModel|"
                       "DesktopServices|Accessible|Shortcut|Label|PushButton|ListView|TreeView|TableView|"
                       "LineEdit|TextEdit|PlainTextEdit|Menu|SystemTrayIcon|"
                       "MessageBox|FileDialog|StyledItemDelegate)$"));
    Breaches breaches;
    for (const Include& include : includesOf(text)) {
        if (pattern.match(include.target).hasMatch())
            breaches << at(path, include.line,
                QStringLiteral("includes %1, but core stays free of Widgets and Gui").arg(include.target));
    }
    return breaches;
}

Breaches tooLong(const QString& path, const QString& text, int limit)
{
    const int lines = int(text.count(u'\n'));
    return lines > limit ? Breaches{at(path, lines, QStringLiteral("has more than %1 lines").arg(limit))}
                         : Breaches{};
}

Breaches offsetInSql(const QString& path, const QString& text)
{
    const bool isSql = path.endsWith(QStringLiteral(".sql"));
    const bool isCode = path.startsWith(QStringLiteral("core/"))
        && (path.endsWith(QStringLiteral(".cpp")) || path.endsWith(QStringLiteral(".h")));
    if (!isSql && !isCode)
        return {};
    // SQL keywords are upper case in this house; a string that holds OFFSET as a word is a query that pages
    // badly.
    static const QRegularExpression inSql(
        QStringLiteral("\\bOFFSET\\b"), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression inString(QStringLiteral("\"[^\"]*\\bOFFSET\\b[^\"]*\""));
    static const QRegularExpression inRawString(QStringLiteral("^[^/]*\\bOFFSET\\s+(\\?|\\d|:|\\$|%)"));
    Breaches breaches;
    for (const Line& line : linesOf(text)) {
        const QString code = isSql ? line.text.section(QStringLiteral("--"), 0, 0) : line.text;
        const bool found = isSql ? inSql.match(code).hasMatch()
                                 : inString.match(code).hasMatch() || inRawString.match(code).hasMatch();
        if (found)
            breaches << at(path, line.number, QStringLiteral("uses OFFSET, but lists are paged by keyset"));
    }
    return breaches;
}

Breaches awaitsThatMiscompile(const QString& path, const QString& text)
{
    // GCC 12 miscompiles an aggregate temporary or a conditional inside the awaited expression.
    static const QRegularExpression await(QStringLiteral("\\bco_await\\b([^;]*);"));
    static const QRegularExpression lambda(
        QStringLiteral("\\[[^\\[\\]]*\\]\\s*(\\([^)]*\\))?\\s*(mutable\\s*)?(->\\s*[\\w:<>]+\\s*)?\\{"));
    const QString code = codeOnly(text);
    Breaches breaches;
    auto matches = await.globalMatch(code);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QString expression = match.captured(1);
        const int line = int(code.left(match.capturedStart()).count(u'\n')) + 1;
        const bool braces = expression.contains(u'{') && !lambda.match(expression).hasMatch();
        // "if (!co_await x) {" ends before the brace of the block: only what stands inside the parentheses
        // counts.
        const qsizetype brace = expression.indexOf(u'{');
        const QString beforeBrace = expression.left(brace < 0 ? expression.size() : brace);
        const bool block = brace >= 0 && beforeBrace.trimmed().endsWith(u')')
            && beforeBrace.count(u')') > beforeBrace.count(u'(');
        const QString awaited = block ? beforeBrace : expression;
        if ((braces && !block) || awaited.contains(QRegularExpression(QStringLiteral("\\?[^:]*:(?!:)"))))
            breaches << at(path, line,
                QStringLiteral(
                    "awaits an expression with braces or ?:, which GCC 12 miscompiles; name a local first"));
    }
    return breaches;
}

Breaches singletons(const QString& path, const QString& text)
{
    static const QRegularExpression declaration(
        QStringLiteral("\\bstatic\\b[^;{}()]*\\b(instance|self|theInstance|getInstance)\\s*\\(\\s*\\)"));
    const QString code = codeOnly(text);
    Breaches breaches;
    auto matches = declaration.globalMatch(code);
    while (matches.hasNext())
        breaches << at(path, int(code.left(matches.next().capturedStart()).count(u'\n')) + 1,
            QStringLiteral("declares a singleton; pass a constructor argument"));
    return breaches;
}

Breaches missingLicence(const QString& path, const QString& text)
{
    const QStringList lines = text.split(u'\n');
    const bool complete = lines.value(0) == QStringLiteral("// SPDX-FileCopyrightText: Steward contributors")
        && lines.value(1) == QStringLiteral("// SPDX-License-Identifier: GPL-3.0-or-later");
    return complete ? Breaches{}
                    : Breaches{at(path, 1, QStringLiteral("does not begin with the two SPDX lines"))};
}

Breaches dependsAgainstTheDirection(const QString& module, const QString& cmake)
{
    static const QRegularExpression depends(
        QStringLiteral("\\bDEPENDS\\b([^)]*?)(\\bLIBRARIES\\b|\\bSOURCES\\b|\\bHEADERS\\b|\\))"),
        QRegularExpression::DotMatchesEverythingOption);
    const auto match = depends.match(cmake);
    Breaches breaches;
    const QSet<QString> allowed = coreModules().value(module);
    for (const QString& name : match.captured(1).simplified().split(u' ', Qt::SkipEmptyParts)) {
        if (!allowed.contains(name))
            breaches << QStringLiteral("core/%1/CMakeLists.txt depends on %2, but %1 may only include %3")
                            .arg(module, name, sortedWords(allowed));
    }
    return breaches;
}

Breaches everyBreach(const QString& path, const QString& text)
{
    return missingLicence(path, text) + includesAgainstTheDirection(path, text)
        + widgetsOrGuiInCore(path, text) + tooLong(path, text) + offsetInSql(path, text)
        + awaitsThatMiscompile(path, text) + singletons(path, text);
}

QString codeOnly(const QString& text)
{
    enum class In { Code, Line, Block, String, Char };
    QString out = text;
    In in = In::Code;
    for (qsizetype i = 0; i < out.size(); ++i) {
        const QChar c = out[i];
        const QChar next = i + 1 < out.size() ? out[i + 1] : QChar();
        if (in == In::Code) {
            if (c == u'/' && next == u'/')
                in = In::Line;
            else if (c == u'/' && next == u'*')
                in = In::Block;
            else if (c == u'"')
                in = In::String;
            else if (c == u'\'' && !(i > 0 && out[i - 1].isDigit()))
                in = In::Char;
            if (in == In::Line || in == In::Block)
                out[i] = u' ';
            continue;
        }
        const bool ends = (in == In::Line && c == u'\n') || (in == In::Block && c == u'*' && next == u'/')
            || (in == In::String && c == u'"') || (in == In::Char && c == u'\'')
            || ((in == In::String || in == In::Char) && c == u'\n');
        if ((in == In::String || in == In::Char) && c == u'\\') {
            out[i] = u' ';
            if (i + 1 < out.size() && out[i + 1] != u'\n')
                out[++i] = u' ';
            continue;
        }
        if (ends && in == In::Block)
            out[i] = out[i + 1] = u' ';
        if (ends)
            in = In::Code;
        else if (c != u'\n')
            out[i] = u' ';
    }
    return out;
}

} // namespace steward::test

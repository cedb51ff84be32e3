// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// scan: one text a line in, its findings out, as they come.
#include "cli/commands.h"
#include "cli/program.h"
#include "cli/shapes.h"

#include <cerrno>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace steward::cli {

namespace {

/// Standard input line by line, with what has arrived and no waiting for more; a final new line starts no
/// further line.
class LineSource {
public:
    /// nullopt at the end or on an error (see failed()).
    std::optional<QByteArray> next()
    {
        for (;;) {
            const auto end = m_buffer.indexOf('\n', m_searched);
            if (end >= 0) {
                auto line = m_buffer.mid(m_start, end - m_start);
                m_start = m_searched = end + 1;
                return line;
            }
            m_searched = m_buffer.size();
            if (m_ended)
                return last();
            refill();
        }
    }
    bool hasMoreAtHand() const { return m_buffer.indexOf('\n', m_start) >= 0; }
    bool failed() const { return m_failed; }

private:
    std::optional<QByteArray> last()
    {
        if (m_start >= m_buffer.size())
            return std::nullopt;
        auto line = m_buffer.mid(m_start);
        m_start = m_searched = m_buffer.size();
        return line;
    }

    void refill()
    {
        m_buffer.remove(0, m_start);
        m_searched -= m_start;
        m_start = 0;
        const auto before = m_buffer.size();
        constexpr qsizetype chunk = 256 * 1024;
        m_buffer.resize(before + chunk);
        ssize_t count = 0;
        do {
            count = ::read(STDIN_FILENO, m_buffer.data() + before, size_t(chunk));
        } while (count < 0 && errno == EINTR);
        m_failed = count < 0;
        m_ended = count <= 0;
        m_buffer.resize(before + std::max<qsizetype>(count, 0));
    }

    QByteArray m_buffer;
    qsizetype m_start = 0;
    qsizetype m_searched = 0;
    bool m_ended = false;
    bool m_failed = false;
};

Result<std::shared_ptr<const Matcher>> matcherFor(Program& program)
{
    if (!program.hasWorkspace())
        return std::shared_ptr<const Matcher>(std::make_shared<Matcher>(RuleSet::shipped()));
    const auto workspace = program.workspace();
    if (!workspace)
        return workspace.error();
    return (*workspace)->matcher();
}

void tell(Output& out, qint64 line, const QList<Finding>& findings)
{
    if (out.json())
        return out.document(QJsonObject{{u"line"_s, line}, {u"findings"_s, shapesOf(findings)}});
    QStringList words;
    for (const auto& finding : findings)
        words << u"%1 %2 %3 %4-%5"_s.arg(finding.detector, finding.rule.value, toText(finding.tier))
                     .arg(finding.start)
                     .arg(finding.end);
    out.line(u"%1: %2"_s.arg(line).arg(words.isEmpty() ? u"nothing found"_s : words.join(u", "_s)));
}

Result<int> scan(Program& program, const Words&)
{
    const auto matcher = matcherFor(program);
    if (!matcher)
        return matcher.error();
    // The program ends with the scan: to free tens of thousands of compiled phrases first would only take
    // time.
    static const auto* const keptToTheEnd = new std::shared_ptr<const Matcher>(*matcher);
    Q_UNUSED(keptToTheEnd)
    LineSource lines;
    auto& out = program.out();
    qint64 number = 0;
    while (auto line = lines.next()) {
        if (line->endsWith('\r'))
            line->chop(1);
        tell(out, ++number, (*matcher)->assess(QString::fromUtf8(*line)).findings);
        if (!lines.hasMoreAtHand())
            out.flush();
        if (out.failed())
            return 3;
    }
    if (lines.failed())
        return Error{ErrorCode::Unreadable, u"Standard input could not be read to its end."_s, {}};
    return 0;
}

} // namespace

QList<CommandSpec> scanCommands()
{
    return {{u"scan"_s, {}, {},
        u"Look for findings in texts on standard input, one a line; needs no workspace"_s, scan}};
}

} // namespace steward::cli

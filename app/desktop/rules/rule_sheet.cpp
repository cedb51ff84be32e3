// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/rules/rule_sheet.h"

#include "base/text.h"
#include "desktop/rules/rule_words.h"
#include "desktop/shell/theme.h"
#include "desktop/shell/words.h"

#include <QScrollBar>

namespace steward {

namespace {

QString escaped(const QString& text)
{
    return text.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>"));
}

QString paragraph(const QString& text)
{
    return QStringLiteral("<p>%1</p>").arg(escaped(text));
}

/// Writes the sheet part by part.
class Writing {
public:
    Writing(const GroundRule& rule, const std::optional<GroundRule>& live,
        const QHash<RouteId, QString>& routes, const QPalette& palette)
        : m_rule(rule)
        , m_live(live)
        , m_routes(routes)
        , m_quiet(coloursOf(palette).quietText.name())
    {
    }

    QString written()
    {
        m_html = QStringLiteral("<h2>%1 %2</h2>")
                     .arg(escaped(m_rule.id.value), escaped(inLanguage(m_rule.title)));
        if (changed(RuleField::Title))
            inForce(inLanguage(m_live->title));
        if (m_rule.isOff)
            m_html += QStringLiteral("<p><b>%1</b></p>")
                          .arg(escaped(
                              RuleSheet::tr("Switched off: nothing raises it, nobody can cite it and the "
                                            "public page leaves it out.")));
        if (changed(RuleField::Use))
            inForce(m_live->isOff ? RuleSheet::tr("switched off") : RuleSheet::tr("in use"));
        facts();
        text(RuleField::Wording, RuleSheet::tr("What the public reads"), &GroundRule::wording);
        text(RuleField::Rationale, RuleSheet::tr("Why"), &GroundRule::rationale);
        looksFor();
        examples(RuleField::Match, RuleSheet::tr("It finds"), &GroundRule::examplesMatch);
        examples(RuleField::NoMatch, RuleSheet::tr("It leaves alone"), &GroundRule::examplesNoMatch);
        if (!m_rule.examplesByEye.isEmpty()) {
            heading(RuleSheet::tr("Only a person sees"));
            list(m_rule.examplesByEye);
        }
        return m_html;
    }

private:
    bool changed(RuleField field) const { return m_live && changedFields(*m_live, m_rule).contains(field); }
    void heading(const QString& words) { m_html += QStringLiteral("<h4>%1</h4>").arg(escaped(words)); }
    void inForce(const QString& words)
    {
        m_html += QStringLiteral("<p style=\"color:%1\">%2</p>")
                      .arg(m_quiet, escaped(RuleSheet::tr("In force: %1").arg(words)));
    }
    void list(const QStringList& lines)
    {
        m_html += QStringLiteral("<ul>");
        for (const QString& line : lines)
            m_html += QStringLiteral("<li>%1</li>").arg(escaped(isolated(line)));
        m_html += QStringLiteral("</ul>");
    }

    void fact(RuleField field, const QString& name, const std::function<QString(const GroundRule&)>& said)
    {
        m_html += QStringLiteral("<tr><td style=\"color:%1; padding-right:12px\">%2</td><td>%3</td></tr>")
                      .arg(m_quiet, escaped(name), escaped(said(m_rule)));
        if (changed(field))
            m_html += QStringLiteral("<tr><td></td><td style=\"color:%1\">%2</td></tr>")
                          .arg(m_quiet, escaped(RuleSheet::tr("In force: %1").arg(said(*m_live))));
    }

    void facts()
    {
        m_html += paragraph(m_rule.isBreach
                ? RuleSheet::tr("It can be broken, and may justify hiding something.")
                : RuleSheet::tr("It is never broken: it only says whom to bring in."));
        if (changed(RuleField::Kind))
            inForce(
                m_live->isBreach ? RuleSheet::tr("it can be broken") : RuleSheet::tr("it is never broken"));
        m_html += QStringLiteral("<table>");
        fact(RuleField::Severity, RuleSheet::tr("Severity"), [](const GroundRule& rule) {
            const QString severity = words::of(rule.severity);
            return severity.isEmpty() ? RuleSheet::tr("None")
                                      : QString(words::shapeOf(rule.severity) + QLatin1Char(' ') + severity);
        });
        fact(RuleField::Actions, RuleSheet::tr("Actions"), [](const GroundRule& rule) {
            QStringList names;
            for (const Action action : rule.actions)
                names << words::of(action);
            return names.isEmpty() ? RuleSheet::tr("None") : names.join(QStringLiteral(", "));
        });
        fact(RuleField::Routes, RuleSheet::tr("Routes"), [this](const GroundRule& rule) {
            QStringList names;
            for (const RouteId& route : rule.routes)
                names << m_routes.value(route, route.value);
            return names.isEmpty() ? RuleSheet::tr("Nobody") : names.join(QStringLiteral(", "));
        });
        fact(RuleField::Steps, RuleSheet::tr("The plan proposes"), words::stepsOf);
        fact(RuleField::Clock, RuleSheet::tr("A person looks within"), words::clockOf);
        m_html += QStringLiteral("</table>");
    }

    void text(RuleField field, const QString& name, LocalisedText GroundRule::*member)
    {
        heading(name);
        const auto& texts = m_rule.*member;
        m_html += paragraph(inLanguage(texts));
        for (auto it = texts.begin(); it != texts.end(); ++it) {
            if (it.key() != QStringLiteral("en-GB"))
                m_html += paragraph(QStringLiteral("%1: %2").arg(words::languageOf(it.key()), it.value()));
        }
        if (changed(field))
            inForce(inLanguage((*m_live).*member));
    }

    void looksFor()
    {
        heading(RuleSheet::tr("What it looks for"));
        m_html += paragraph(m_rule.detectors.isEmpty()
                ? RuleSheet::tr("No detector of Steward.")
                : RuleSheet::tr("Detectors: %1.").arg(m_rule.detectors.join(QStringLiteral(", "))));
        const auto lines = [](const GroundRule& rule) {
            QStringList all;
            for (const OwnPattern& entry : rule.own)
                all << words::lineOf(entry);
            return all;
        };
        if (!m_rule.own.isEmpty())
            list(lines(m_rule));
        if (changed(RuleField::Own))
            inForce(m_live->own.isEmpty() ? RuleSheet::tr("no words of its own")
                                          : lines(*m_live).join(QLatin1Char('\n')));
    }

    void examples(RuleField field, const QString& name, QStringList GroundRule::*member)
    {
        heading(name);
        list(m_rule.*member);
        if (changed(field))
            inForce(linesOf((*m_live).*member));
    }

    const GroundRule& m_rule;
    const std::optional<GroundRule>& m_live;
    const QHash<RouteId, QString>& m_routes;
    QString m_quiet;
    QString m_html;
};

} // namespace

RuleSheet::RuleSheet(QWidget* parent)
    : QTextBrowser(parent)
{
    setObjectName(QStringLiteral("ruleSheet"));
    setAccessibleName(tr("The chosen rule"));
    setOpenLinks(false);
    document()->setDocumentMargin(space(2));
}

void RuleSheet::setRoutes(const QHash<RouteId, QString>& names)
{
    m_routes = names;
}

void RuleSheet::show(const GroundRule& rule, const std::optional<GroundRule>& live)
{
    // The same words anew keep the place that is read.
    const QString html = Writing(rule, live, m_routes, palette()).written();
    if (m_shown == html)
        return;
    m_shown = html;
    const int place = m_rule == rule.id ? verticalScrollBar()->value() : 0;
    m_rule = rule.id;
    setHtml(html);
    verticalScrollBar()->setValue(place);
}

} // namespace steward

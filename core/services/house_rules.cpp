// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/house_rules.h"

#include <QSaveFile>
#include <QtConcurrentRun>

namespace steward {

namespace {

Result<HouseRulesText> written(
    const RuleSet& rules, const OrganisationProfile& organisation, PageForm form, const QString& language)
{
    const auto page = HousePage::of(rules);
    if (!page)
        return page.error();
    return HouseRulesText{housePage(rules, *page, pageFactsOf(organisation), form, language), rules.version(),
        pageLanguages(rules, *page)};
}

} // namespace

HousePageFacts pageFactsOf(const OrganisationProfile& organisation)
{
    HousePageFacts facts;
    facts.organisation = organisation.name;
    for (size_t day = 0; day < facts.hours.size(); ++day) {
        for (const auto& period : organisation.hours.week[day])
            facts.hours[day] << std::pair{period.from, period.to};
    }
    return facts;
}

HouseRules::HouseRules(Workspace& workspace)
    : m_workspace(workspace)
{
}

QFuture<Result<HouseRulesText>> HouseRules::page(PageForm form, const QString& language)
{
    return QtConcurrent::run(&m_workspace.pool(),
        [rules = m_workspace.rules(), organisation = m_workspace.organisation(), form, language] {
            return written(*rules, organisation, form, language);
        });
}

QFuture<Result<void>> HouseRules::save(const QString& file, PageForm form, const QString& language)
{
    return QtConcurrent::run(&m_workspace.pool(),
        [rules = m_workspace.rules(), organisation = m_workspace.organisation(), file, form,
            language]() -> Result<void> {
            const auto page = written(*rules, organisation, form, language);
            if (!page)
                return page.error();
            QSaveFile target(file);
            const QByteArray bytes = page->text.toUtf8();
            if (!target.open(QIODevice::WriteOnly) || target.write(bytes) != bytes.size() || !target.commit())
                return Error{ErrorCode::Unreadable,
                    QStringLiteral(
                        "The page could not be written there; choose a folder that you may write to."),
                    target.errorString()};
            return {};
        });
}

} // namespace steward

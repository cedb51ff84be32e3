// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/rules/history_panel.h"

#include "base/text.h"
#include "desktop/rules/rule_words.h"
#include "desktop/shell/command_button.h"
#include "desktop/shell/theme.h"
#include "desktop/shell/when_done.h"
#include "desktop/widgets/page_frame.h"

#include <QAction>
#include <QLabel>
#include <QLocale>
#include <QTableView>
#include <QVBoxLayout>

namespace steward {

namespace {

QString originWords(RuleOrigin origin)
{
    switch (origin) {
    case RuleOrigin::Shipped:
        return HistoryPanel::tr("Came with Steward");
    case RuleOrigin::Published:
        return HistoryPanel::tr("Published");
    case RuleOrigin::Restored:
        return HistoryPanel::tr("Rolled back to");
    }
    return {};
}

QString sinceWords(const RulePublication& publication)
{
    if (publication.id == 0)
        return HistoryPanel::tr("from the start");
    return QLocale().toString(
        QDateTime::fromMSecsSinceEpoch(toMs(publication.published)), QStringLiteral("d MMM yyyy HH:mm"));
}

} // namespace

HistoryPanel::HistoryPanel(DeskContext& context, QAction* rollBack, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(
          {{tr("In force since"), sinceWords},
              {tr("Version"), [](const RulePublication& one) { return isolated(one.version); }},
              {tr("How"), [](const RulePublication& one) { return originWords(one.origin); }},
              {tr("By"), [this](const RulePublication& one) { return personOf(one); }}},
          [](const RulePublication& one) { return QString::number(one.id); }, this)
    , m_table(makeTable(&m_model, QStringLiteral("ruleHistoryTable"), tr("Versions of the rules")))
    , m_story(new QLabel)
{
    m_story->setObjectName(QStringLiteral("ruleStoryLabel"));
    m_story->setTextFormat(Qt::PlainText);
    m_story->setWordWrap(true);
    m_story->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* button = new CommandButton(rollBack);
    button->setObjectName(rollBack->objectName() + QStringLiteral("Button"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space(2), space(2), space(2), 0);
    column->setSpacing(space(2));
    column->addWidget(m_table, 1);
    column->addWidget(m_story);
    column->addWidget(button, 0, Qt::AlignLeft);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        showStory();
        emit chosenChanged();
    });
    connect(m_table, &QTableView::activated, rollBack, &QAction::trigger);
}

QWidget* HistoryPanel::firstFocus() const
{
    return m_table;
}

QString HistoryPanel::personOf(const RulePublication& publication) const
{
    return publication.person ? isolated(m_people.value(*publication.person)) : tr("Steward");
}

void HistoryPanel::show(const QList<RulePublication>& history)
{
    m_model.show(history);
    showStory();
    emit chosenChanged();
    whenDone(m_context.people().list(), this, [this, history](const Result<QList<Person>>& people) {
        if (!people)
            return; // the versions are there all the same
        for (const Person& person : *people)
            m_people.insert(person.id, person.name);
        m_model.show(history);
    });
}

std::optional<RulePublication> HistoryPanel::chosen() const
{
    const auto* row = m_model.at(m_table->currentIndex());
    const bool isInForce = row && row->id == m_model.rows().first().id;
    return row && !isInForce ? std::optional(*row) : std::nullopt;
}

void HistoryPanel::showStory()
{
    const auto asked = ++m_asked;
    const int row = m_table->currentIndex().row();
    if (row < 0 || row >= m_model.rowCount())
        return m_story->clear();
    const auto& all = m_model.rows();
    const auto before = row + 1 < all.size() ? std::optional(all.at(row + 1)) : std::nullopt;
    whenDone(RuleDrafting(m_context.workspace()).story(all.at(row), before), this,
        [this, asked, isFirst = !before](const Result<VersionStory>& story) {
            if (asked != m_asked)
                return;
            if (!story)
                return m_story->setText(story.error().message);
            QStringList lines;
            if (!story->note.isEmpty())
                lines << isolated(story->note);
            lines << (isFirst ? tr("The first rules that were in force here.")
                              : words::sentenceOn(story->changes));
            m_story->setText(lines.join(QLatin1Char('\n')));
        });
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/inbox/findings_panel.h"

#include "desktop/shell/flow_layout.h"
#include "desktop/shell/theme.h"
#include "desktop/shell/words.h"
#include "desktop/thread/bubble_text.h"
#include "desktop/widgets/left_by_escape.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace steward {

namespace {

constexpr std::array verdictOrder{FindingVerdict::Agreed, FindingVerdict::Disagreed, FindingVerdict::Ignored};

} // namespace

FindingsPanel::FindingsPanel(DeskContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("findingsPanel"));
    setAccessibleName(tr("Findings"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space(1));
    addLine();
    leftByEscape(this, [this] { emit left(); });
    clear();
}

void FindingsPanel::addLine()
{
    Line line;
    line.row = new QWidget(this);
    auto* column = new QVBoxLayout(line.row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space(1));
    line.words = new QLabel(line.row);
    line.words->setTextFormat(Qt::PlainText);
    line.words->setWordWrap(true);
    line.words->setMinimumWidth(1);
    column->addWidget(line.words);
    auto* flow = new FlowLayout(nullptr, space(1) + 2);
    column->addLayout(flow);
    const qsizetype place = m_lines.size();
    const std::array names{tr("Agree"), tr("Disagree"), tr("Ignore")};
    for (size_t i = 0; i < verdictOrder.size(); ++i) {
        auto* button = new QPushButton(names[i], line.row);
        button->setCheckable(true);
        connect(button, &QPushButton::clicked, this, [this, place, i] {
            const auto& found = m_found.at(place);
            // It stays as it is stored until the store says otherwise.
            fill(m_lines.at(place), found);
            emit judged(command::JudgeFinding{m_item, found.rule, found.detector, verdictOrder[i]});
        });
        line.buttons[i] = button;
        flow->addWidget(button);
    }
    // Made later than what stands below it: its turn is after the line above.
    QWidget* before = m_lines.isEmpty() ? nullptr : m_lines.last().buttons.back();
    for (auto* button : line.buttons) {
        if (before)
            setTabOrder(before, button);
        before = button;
    }
    m_column->addWidget(line.row);
    m_lines << line;
}

QList<FindingsPanel::Found> FindingsPanel::foundIn(const ThreadItem& item)
{
    QList<Found> all;
    for (const auto& finding : item.findings) {
        const auto there = std::find_if(all.begin(), all.end(), [&](const Found& found) {
            return found.rule == finding.rule && found.detector == finding.detector;
        });
        if (there != all.end()) {
            there->tier = std::min(there->tier, finding.tier);
            continue;
        }
        Found found{finding.rule, finding.detector, finding.tier, {}};
        for (const auto& judged : item.judged) {
            if (judged.rule == found.rule && judged.detector == found.detector)
                found.verdict = judged.verdict;
        }
        all << found;
    }
    return all;
}

void FindingsPanel::showItem(const ThreadView& view, ItemId item)
{
    m_item = item;
    m_found.clear();
    for (const auto& said : view.items) {
        if (said.id == item)
            m_found = foundIn(said);
    }
    while (m_lines.size() < m_found.size())
        addLine();
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        if (i < m_found.size())
            fill(m_lines.at(i), m_found.at(i));
        m_lines.at(i).row->setVisible(i < m_found.size());
    }
    setVisible(!m_found.isEmpty());
}

void FindingsPanel::fill(const Line& line, const Found& found)
{
    const auto what
        = tr("%1 %2: %3").arg(found.rule.value, words::of(found.tier), detectorInWords(found.detector));
    line.words->setText(what);
    const std::array names{tr("Agree with %1"), tr("Disagree with %1"), tr("Ignore %1")};
    for (size_t i = 0; i < line.buttons.size(); ++i) {
        auto* button = line.buttons[i];
        button->setObjectName(
            QStringLiteral("judge-%1-%2-%3").arg(toText(verdictOrder[i]), found.rule.value, found.detector));
        button->setAccessibleName(names[i].arg(what));
        button->setChecked(found.verdict == verdictOrder[i]);
        button->setEnabled(m_context.may(Permission::WorkCases));
    }
}

void FindingsPanel::clear()
{
    m_item = {};
    m_found.clear();
    hide();
}

QWidget* FindingsPanel::firstButton() const
{
    return m_found.isEmpty() ? nullptr : m_lines.first().buttons.front();
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/rules/back_test_panel.h"

#include "base/text.h"
#include "desktop/shell/flow_layout.h"
#include "desktop/shell/tall_scroll.h"
#include "desktop/shell/theme.h"
#include "desktop/widgets/page_frame.h"
#include "desktop/widgets/wrapped_label.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace steward {

namespace {

QString number(int value)
{
    return QLocale().toString(value);
}

} // namespace

BackTestPanel::BackTestPanel(QWidget* parent)
    : QScrollArea(parent)
    , m_model(
          {{tr("Change"),
               [](const DifferenceRow& row) {
                   return row.added ? tr("+ newly flagged") : tr("\u2212 no longer");
               }},
              {tr("Case"), [](const DifferenceRow& row) { return row.sample.subject.toString(); }, {}, true},
              {tr("What was said"), [this](const DifferenceRow& row) { return saidIn(row); }}},
          [](const DifferenceRow& row) {
              return QString(
                  (row.added ? QStringLiteral("+") : QStringLiteral("-")) + row.sample.item.toString());
          },
          this)
    , m_counts(wrappedLabel(QStringLiteral("backTestCountsLabel")))
    , m_bar(new QProgressBar)
    , m_stop(new QPushButton(tr("Stop")))
    , m_again(new QPushButton(tr("Test again")))
    , m_ofRule(wrappedLabel(QStringLiteral("backTestRuleLabel")))
    , m_reveal(new QPushButton(tr("Show texts")))
    , m_samples(makeTable(&m_model, QStringLiteral("backTestTable"), tr("Items on which the rules differ")))
{
    m_bar->setObjectName(QStringLiteral("backTestBar"));
    m_bar->setAccessibleName(tr("Progress of the back-test"));
    m_stop->setObjectName(QStringLiteral("backTestStopButton"));
    m_again->setObjectName(QStringLiteral("backTestAgainButton"));
    m_reveal->setObjectName(QStringLiteral("backTestRevealButton"));
    m_reveal->setCheckable(true);
    m_samples->setMinimumHeight(3 * m_samples->verticalHeader()->defaultSectionSize());
    auto* title = new QLabel(tr("Back-test on what came in last"));
    title->setFont(fontOf(TypeSize::Title, font()));
    title->setWordWrap(true);
    auto* buttons = new FlowLayout;
    for (QPushButton* button : {m_stop, m_again, m_reveal})
        buttons->addWidget(button);
    auto* inner = new QWidget;
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(space(2), space(2), space(2), 0);
    column->setSpacing(space(2));
    for (QWidget* part : std::initializer_list<QWidget*>{title, m_counts, m_bar, m_ofRule})
        column->addWidget(part);
    column->addLayout(buttons);
    column->addWidget(m_samples, 1);
    column->addStretch();
    setWidget(inner);
    new TallContent(this);
    setObjectName(QStringLiteral("backTestPanel"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);

    connect(m_stop, &QPushButton::clicked, this, &BackTestPanel::stopRequested);
    connect(m_again, &QPushButton::clicked, this, &BackTestPanel::againRequested);
    connect(m_reveal, &QPushButton::toggled, this, [this](bool on) {
        m_shown = on;
        showSamples();
    });
    connect(m_samples, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const auto* row = m_model.at(index))
            emit caseRequested(row->sample.subject);
    });
    show({}, false, {});
}

QString BackTestPanel::saidIn(const DifferenceRow& row) const
{
    if (m_veils && !m_shown)
        return tr("covered until you show the texts");
    return isolated(row.sample.excerpt);
}

void BackTestPanel::setVeils(bool veils)
{
    m_veils = veils;
    m_shown = false;
    m_reveal->setChecked(false);
    m_reveal->setVisible(veils);
    showSamples();
}

void BackTestPanel::show(const std::optional<BackTestReport>& report, bool running, const QString& pending)
{
    m_report = report;
    m_bar->setVisible(running);
    m_stop->setVisible(running);
    m_again->setVisible(!running);
    if (running) {
        m_bar->setRange(0, report ? qMax(1, report->total) : 0);
        m_bar->setValue(report ? report->items : 0);
    }
    sayCounts();
    if (!pending.isEmpty())
        m_counts->setText(
            m_counts->text().isEmpty() ? pending : m_counts->text() + QLatin1Char('\n') + pending);
    m_counts->setVisible(!m_counts->text().isEmpty());
    showSamples();
}

void BackTestPanel::sayCounts()
{
    if (!m_report)
        return m_counts->clear();
    QString counts
        = tr("Of %1 items the draft flags %2, the rules in force flag %3.")
              .arg(number(m_report->items), number(m_report->flagged), number(m_report->flaggedLive));
    if (m_report->crises != m_report->crisesLive)
        counts += QLatin1Char(' ')
            + tr("Crises: %1 by the draft, %2 by the rules in force.")
                  .arg(number(m_report->crises), number(m_report->crisesLive));
    m_counts->setText(counts);
}

void BackTestPanel::showRule(const RuleId& rule)
{
    if (std::exchange(m_rule, rule) != rule)
        showSamples();
}

void BackTestPanel::showSamples()
{
    const RuleTally* tally = nullptr;
    if (m_report) {
        for (const RuleTally& one : m_report->rules)
            tally = one.rule == m_rule ? &one : tally;
    }
    m_ofRule->setVisible(tally != nullptr);
    QList<DifferenceRow> rows;
    if (tally) {
        m_ofRule->setText(tr("%1: %2 by the draft, %3 in force; %4 newly, %5 no longer.")
                              .arg(m_rule.value, number(tally->draft), number(tally->live),
                                  number(tally->added), number(tally->dropped)));
        for (const auto& sample : tally->addedSamples)
            rows << DifferenceRow{true, sample};
        for (const auto& sample : tally->droppedSamples)
            rows << DifferenceRow{false, sample};
    }
    m_model.show(rows);
    m_samples->setVisible(!rows.isEmpty());
    m_reveal->setEnabled(!rows.isEmpty());
}

} // namespace steward

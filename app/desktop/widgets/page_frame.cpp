// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/widgets/page_frame.h"

#include "desktop/shell/command_button.h"
#include "desktop/shell/empty_state.h"
#include "desktop/shell/page.h"
#include "desktop/shell/theme.h"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

namespace steward {

namespace {

/// Columns as wide as their words, and no wider together than the table: the widest gives way first, so that
/// nothing has to be scrolled sideways. Fitted whenever rows come or the room changes; a width set by hand
/// stays until then.
class ColumnFit final : public QObject {
public:
    explicit ColumnFit(QTableView* table)
        : QObject(table)
        , m_table(table)
    {
        m_soon.setSingleShot(true);
        m_soon.setInterval(0);
        connect(&m_soon, &QTimer::timeout, this, &ColumnFit::fit);
        connect(table->model(), &QAbstractItemModel::rowsInserted, &m_soon, qOverload<>(&QTimer::start));
        // A column that comes or goes; one that is only drawn wider stays as it was drawn.
        connect(table->horizontalHeader(), &QHeaderView::sectionResized, this, [this](int, int was, int is) {
            if (was == 0 || is == 0)
                m_soon.start();
        });
        table->viewport()->installEventFilter(this);
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Resize && m_table->viewport()->width() != m_width)
            m_soon.start();
        return QObject::eventFilter(watched, event);
    }

private:
    void fit()
    {
        m_width = m_table->viewport()->width();
        auto* header = m_table->horizontalHeader();
        // Nothing narrower than a short word.
        const int narrowest = 12 * m_table->fontMetrics().averageCharWidth();
        header->setStretchLastSection(false);
        header->setMaximumSectionSize(space(100));
        m_table->resizeColumnsToContents();
        header->setMaximumSectionSize(-1);
        int last = header->count() - 1;
        while (last > 0 && header->isSectionHidden(last))
            --last;
        int over = qMax(header->sectionSizeHint(last), narrowest) - m_width;
        for (int i = 0; i < last; ++i)
            over += header->sectionSize(i);
        while (over > 0) {
            int widest = 0;
            for (int i = 1; i < last; ++i)
                widest = header->sectionSize(i) > header->sectionSize(widest) ? i : widest;
            const int spare = header->sectionSize(widest) - narrowest;
            if (spare <= 0)
                break;
            header->resizeSection(widest, header->sectionSize(widest) - qMin(spare, over));
            over -= spare;
        }
        header->resizeSection(last, narrowest);
        header->setStretchLastSection(true); // it takes all that is left
        // Rows that come after the focus would else leave a table in which nothing is current, and a focus
        // that comes after the rows one in which nothing is chosen.
        const auto current = m_table->currentIndex();
        if (!m_table->selectionModel()->hasSelection() && m_table->model()->rowCount() > 0)
            m_table->setCurrentIndex(current.isValid() ? current : m_table->model()->index(0, 0));
    }

    QTableView* m_table;
    QTimer m_soon;
    int m_width = -1;
};

} // namespace

PageFrame::PageFrame(const QString& title, QWidget* body, QWidget* parent)
    : QWidget(parent)
    , m_titleLine(new QHBoxLayout)
    , m_subtitle(new QLabel)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState)
{
    auto* heading = new QLabel(title);
    heading->setFont(fontOf(TypeSize::Title, font()));
    m_titleLine->setSpacing(space(2));
    m_titleLine->addWidget(heading);
    m_titleLine->addStretch();

    m_subtitle->setObjectName(QStringLiteral("quiet"));
    m_subtitle->setWordWrap(true);
    m_subtitle->hide();
    m_slow.setSingleShot(true);
    m_slow.setInterval(300);
    connect(&m_slow, &QTimer::timeout, this, &PageFrame::sayReading);

    m_stack->addWidget(body);
    m_stack->addWidget(m_empty);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space(5), space(4), space(5), space(4));
    column->setSpacing(space(3));
    column->addLayout(m_titleLine);
    column->addWidget(m_subtitle);
    column->addWidget(m_stack, 1);
}

void PageFrame::addButton(QAction* action)
{
    auto* button = new CommandButton(action);
    button->setObjectName(action->objectName() + QStringLiteral("Button"));
    m_titleLine->addWidget(button);
}

void PageFrame::addWidget(QWidget* widget)
{
    m_titleLine->addWidget(widget);
}

void PageFrame::setSubtitle(const QString& text)
{
    m_subtitle->setText(text);
    m_subtitle->setVisible(!text.isEmpty());
}

void PageFrame::showBody()
{
    m_told = true;
    m_slow.stop();
    turnTo(m_stack->widget(0));
}

void PageFrame::showStatement(const QString& sentence, const QString& buttonText, std::function<void()> run)
{
    m_told = true;
    m_slow.stop();
    m_empty->say(sentence, buttonText, std::move(run));
    turnTo(m_empty);
}

void PageFrame::expect(std::function<void()> again)
{
    m_again = std::move(again);
    if (!m_told && !m_slow.isActive())
        m_slow.start();
}

void PageFrame::showFailure(const QString& sentence)
{
    showStatement(sentence, tr("Try again"), [this] {
        sayReading();
        m_again();
    });
}

void PageFrame::sayReading()
{
    m_empty->say(tr("This is being read."), tr("Read again"), m_again);
    turnTo(m_empty);
}

void PageFrame::turnTo(QWidget* shown)
{
    if (m_stack->currentWidget() == shown)
        return;
    // The focus goes with what is shown: it never stays behind on something that cannot be seen.
    const auto* focus = QApplication::focusWidget();
    const bool moves = !focus || m_stack->isAncestorOf(focus) || !focus->isVisible();
    m_stack->setCurrentWidget(shown);
    if (!moves || !isVisible())
        return;
    if (auto* page = qobject_cast<Page*>(parentWidget()))
        page->firstFocus()->setFocus(Qt::OtherFocusReason);
}

QWidget* PageFrame::firstFocus(QWidget* body) const
{
    return m_stack->currentWidget() == m_empty ? m_empty->firstFocus() : body;
}

QTableView* makeTable(QAbstractItemModel* model, const QString& name, const QString& accessibleName)
{
    auto* table = new QTableView;
    table->setObjectName(name);
    table->setAccessibleName(accessibleName);
    table->setModel(model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(
        qMax(minimumTarget, table->fontMetrics().height()) + space(2));
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setStretchLastSection(true);
    new ColumnFit(table);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    return table;
}

} // namespace steward

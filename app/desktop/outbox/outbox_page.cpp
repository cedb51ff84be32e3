// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/outbox/outbox_page.h"

#include "desktop/shell/when_done.h"
#include "desktop/widgets/page_frame.h"

#include <QAction>
#include <QTableView>
#include <QVBoxLayout>

namespace steward {

namespace {

QString stateWords(const QString& state)
{
    static const QHash<QString, const char*> words{
        {QStringLiteral("holding"), QT_TRANSLATE_NOOP("steward::OutboxPage", "On hold")},
        {QStringLiteral("no-connection"), QT_TRANSLATE_NOOP("steward::OutboxPage", "No connection")},
        {QStringLiteral("sending"), QT_TRANSLATE_NOOP("steward::OutboxPage", "Being sent")},
        {QStringLiteral("waiting"), QT_TRANSLATE_NOOP("steward::OutboxPage", "Waiting")},
        {QStringLiteral("failed"), QT_TRANSLATE_NOOP("steward::OutboxPage", "Failed")},
        {QStringLiteral("awaiting-approval"), QT_TRANSLATE_NOOP("steward::OutboxPage", "Awaiting approval")},
    };
    const char* found = words.value(state);
    return found ? OutboxPage::tr(found) : state;
}

QString timeWords(const std::optional<Instant>& at)
{
    if (!at)
        return {};
    const auto local = QDateTime::fromMSecsSinceEpoch(toMs(*at));
    return local.date() == QDate::currentDate() ? local.toString(QStringLiteral("HH:mm:ss"))
                                                : local.toString(QStringLiteral("d MMM HH:mm"));
}

QList<RowColumn<OutboxRow>> columns()
{
    return {
        {OutboxPage::tr("What"),
            [](const OutboxRow& row) {
                return row.isReply ? OutboxPage::tr("Reply") : OutboxPage::tr("Decision");
            }},
        {OutboxPage::tr("Case"), [](const OutboxRow& row) { return row.id.toString(); }, {}, true},
        {OutboxPage::tr("Account"), [](const OutboxRow& row) { return row.account; }},
        {OutboxPage::tr("State"), [](const OutboxRow& row) { return stateWords(row.state); }},
        {OutboxPage::tr("Not before"), [](const OutboxRow& row) { return timeWords(row.notBefore); }},
        {OutboxPage::tr("Tries"), [](const OutboxRow& row) { return QString::number(row.attempts); }, {},
            true},
        {OutboxPage::tr("Text"), [](const OutboxRow& row) { return row.excerpt; }},
        {OutboxPage::tr("Why it is here"), [](const OutboxRow& row) { return row.why; },
            [](const OutboxRow& row) { return row.why; }},
    };
}

QString keyOf(const OutboxRow& row)
{
    return (row.isReply ? QStringLiteral("r") : QStringLiteral("d"))
        + (row.isReply ? row.reply.toString() : row.item.toString());
}

} // namespace

OutboxPage::OutboxPage(const PageFacts& facts, DeskContext& context)
    : Page(facts, context)
    , m_model(columns(), keyOf, this)
    , m_table(makeTable(&m_model, QStringLiteral("outboxTable"), tr("Outbox list")))
    , m_frame(new PageFrame(facts.title, m_table))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_frame);

    m_send = addCommand(
        {QStringLiteral("outbox.send"), tr("Send now"), QKeySequence(Qt::Key_F5), QStringLiteral("send")},
        [this] { sendNow(); });
    m_withdraw = addCommand(
        {QStringLiteral("outbox.withdraw"), tr("Withdraw"), QKeySequence(Qt::Key_W), QStringLiteral("undo")},
        [this] { withdrawCurrent(); });
    m_byHand = addCommand({QStringLiteral("outbox.byHand"), tr("Done by hand"), QKeySequence(Qt::Key_D),
                              QStringLiteral("check")},
        [this] { recordCurrentByHand(); });
    m_open = addCommand(
        {QStringLiteral("outbox.open"), tr("Open case"), QKeySequence(Qt::Key_O), QStringLiteral("inbox")},
        [this] { openCurrent(); });
    m_byHand->setToolTip(
        tr("Records that you carried this out on the platform yourself; the log says that it was claimed."));
    for (QAction* action : {m_send, m_withdraw, m_byHand, m_open})
        m_frame->addButton(action);

    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this] { enableCommands(); });
    connect(m_table, &QTableView::activated, this, [this] { openCurrent(); });
    enableCommands();
}

void OutboxPage::activated()
{
    refresh();
}

void OutboxPage::refresh()
{
    m_frame->expect([this] { refresh(); });
    whenDone(context().outbox().list(), this, [this](const Result<QList<OutboxRow>>& rows) {
        if (!rows)
            return m_frame->showFailure(rows.error().message);
        show(*rows);
    });
}

void OutboxPage::show(const QList<OutboxRow>& rows)
{
    m_model.show(rows);
    setBadge(int(rows.size()));
    if (rows.isEmpty())
        m_frame->showStatement(tr("Nothing waits to be sent."), tr("Go to the inbox"),
            [this] { context().openPage(QStringLiteral("inbox")); });
    else
        m_frame->showBody();
    enableCommands();
}

QWidget* OutboxPage::firstFocus()
{
    return m_frame->firstFocus(m_table);
}

const OutboxRow* OutboxPage::current() const
{
    return m_model.at(m_table->currentIndex());
}

void OutboxPage::enableCommands()
{
    const OutboxRow* row = current();
    const bool works = context().may(Permission::ReplyToPublic);
    m_send->setEnabled(works && m_model.rowCount() > 0);
    m_withdraw->setEnabled(works && row && row->isReply && row->state != QStringLiteral("sending"));
    m_byHand->setEnabled(works && row && row->state != QStringLiteral("awaiting-approval"));
    m_open->setEnabled(row);
}

void OutboxPage::sendNow()
{
    whenDone(context().outbox().flush(), this, [this](const Result<FlushReport>& report) {
        if (!report)
            return context().say(report.error());
        context().say(Notice{report->failed > 0 ? Notice::Kind::Warning : Notice::Kind::Done,
            tr("%1 sent, %2 waiting, %3 failed, %4 returned to their writer.")
                .arg(report->sent)
                .arg(report->waiting)
                .arg(report->failed)
                .arg(report->returned),
            {}, {}});
        refresh();
    });
}

void OutboxPage::withdrawCurrent()
{
    const OutboxRow* row = current();
    if (!row)
        return;
    const Intent intent{row->id, command::WithdrawReply{row->reply}, row->version};
    whenDone(context().desk().perform(context().actor(), intent), this, [this](const Result<Done>& done) {
        if (!done)
            return context().say(done.error());
        context().say(Notice{
            Notice::Kind::Done, tr("The reply was withdrawn; its text is kept with the case."), {}, {}});
        refresh();
    });
}

void OutboxPage::recordCurrentByHand()
{
    const OutboxRow* row = current();
    if (!row)
        return;
    whenDone(
        context().outbox().recordByHand(context().actor(), *row), this, [this](const Result<void>& done) {
            if (!done)
                return context().say(done.error());
            context().say(Notice{Notice::Kind::Done, tr("Recorded as done by hand."), {}, {}});
            refresh();
        });
}

void OutboxPage::openCurrent()
{
    if (const OutboxRow* row = current())
        context().openCase(row->id);
}

} // namespace steward

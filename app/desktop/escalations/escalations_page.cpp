// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/escalations/escalations_page.h"

#include "base/text.h"
#include "desktop/shell/command_button.h"
#include "desktop/shell/flow_layout.h"
#include "desktop/shell/theme.h"
#include "desktop/shell/when_done.h"
#include "desktop/shell/words.h"
#include "desktop/thread/thread_pane.h"
#include "desktop/widgets/page_frame.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QSplitter>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

namespace steward {

namespace {

QString urgencyWords(Urgency urgency)
{
    switch (urgency) {
    case Urgency::Routine:
        return EscalationsPage::tr("Routine");
    case Urgency::Urgent:
        return EscalationsPage::tr("Urgent");
    case Urgency::Immediate:
        return EscalationsPage::tr("! Immediate");
    }
    return {};
}

QString timeWords(const std::optional<Instant>& at)
{
    if (!at)
        return {};
    const auto local = QDateTime::fromMSecsSinceEpoch(toMs(*at));
    return local.date() == QDate::currentDate() ? local.toString(QStringLiteral("HH:mm"))
                                                : isolated(local.toString(QStringLiteral("d MMM HH:mm")));
}

QString reachedWords(const EscalationRow& row)
{
    return row.acknowledged ? EscalationsPage::tr("Acknowledged") : EscalationsPage::tr("Not yet answered");
}

QList<RowColumn<EscalationRow>> escalationColumns()
{
    return {
        {EscalationsPage::tr("Urgency"), [](const EscalationRow& row) { return urgencyWords(row.urgency); }},
        {EscalationsPage::tr("Due"), [](const EscalationRow& row) { return timeWords(row.due); }},
        {EscalationsPage::tr("Case"), [](const EscalationRow& row) { return row.id.toString(); }, {}, true},
        {EscalationsPage::tr("To"), [](const EscalationRow& row) { return row.routeName; }},
        {EscalationsPage::tr("State"), reachedWords},
        {EscalationsPage::tr("Reason"), [](const EscalationRow& row) { return row.reason; },
            [](const EscalationRow& row) { return row.reason; }},
    };
}

QList<RowColumn<ApprovalRow>> approvalColumns()
{
    return {
        {EscalationsPage::tr("Written"), [](const ApprovalRow& row) { return timeWords(row.writtenAt); }},
        {EscalationsPage::tr("Case"), [](const ApprovalRow& row) { return row.id.toString(); }, {}, true},
        {EscalationsPage::tr("By"), [](const ApprovalRow& row) { return isolated(row.writerName); }},
        {EscalationsPage::tr("Reply"), [](const ApprovalRow& row) { return row.text.simplified(); },
            [](const ApprovalRow& row) { return row.text; }},
    };
}

} // namespace

EscalationsPage::EscalationsPage(const PageFacts& facts, DeskContext& context)
    : Page(facts, context)
    , m_escalations(
          escalationColumns(), [](const EscalationRow& row) { return row.escalation.toString(); }, this)
    , m_approvals(
          approvalColumns(), [](const ApprovalRow& row) { return row.reply.toString(); }, this)
{
    makeCommands();
    auto* halves = new QSplitter;
    halves->setObjectName(QStringLiteral("escalationsSplitter"));
    halves->addWidget(makeLists());
    halves->addWidget(makeDetail());
    halves->setChildrenCollapsible(false);
    halves->setSizes({space(160), space(160)});
    halves->setStretchFactor(0, 1);
    halves->setStretchFactor(1, 1);
    m_frame = new PageFrame(facts.title, halves);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_frame);
    showTab();
}

void EscalationsPage::makeCommands()
{
    const auto make = [this](const char* id, const QString& text, Qt::Key key, const char* icon,
                          std::function<void()> run) {
        return addCommand(
            {QLatin1StringView(id), text, QKeySequence(key), QLatin1StringView(icon)}, std::move(run));
    };
    m_acknowledge
        = make("escalations.acknowledge", tr("Acknowledge"), Qt::Key_K, "check", [this] { acknowledge(); });
    m_uphold
        = make("escalations.uphold", tr("Uphold"), Qt::Key_U, "approve", [this] { review(Outcome::Upheld); });
    m_return = make("escalations.return", tr("Return"), Qt::Key_R, "undo", [this] {
        if (m_tabs->currentIndex() == ApprovalsTab)
            returnReply();
        else
            review(Outcome::Returned);
    });
    m_takeOver = make(
        "escalations.takeOver", tr("Take over"), Qt::Key_T, "claim", [this] { review(Outcome::TakenOver); });
    m_refer = make(
        "escalations.refer", tr("Refer out"), Qt::Key_F, "export", [this] { review(Outcome::ReferredOut); });
    m_approve = make("escalations.approve", tr("Approve"), Qt::Key_P, "approve", [this] { approve(); });
    m_uphold->setToolTip(tr("Confirms what the moderator proposed and carries it out."));
    m_return->setToolTip(tr("Gives it back with advice; say in the reason what to do."));
}

QWidget* EscalationsPage::makeLists()
{
    m_tabs = new QTabBar;
    m_tabs->setObjectName(QStringLiteral("escalationTabs"));
    m_tabs->setAccessibleName(tr("Escalations or replies to approve"));
    m_tabs->addTab(tr("Escalations"));
    m_tabs->addTab(tr("Replies to approve"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setElideMode(Qt::ElideNone);
    m_tabs->setUsesScrollButtons(false); // the list is never narrower than its tabs
    m_escalationTable = makeTable(&m_escalations, QStringLiteral("escalationsTable"), tr("Escalations list"));
    m_approvalTable = makeTable(&m_approvals, QStringLiteral("approvalsTable"), tr("Replies to approve"));
    auto* lists = new QWidget;
    auto* column = new QVBoxLayout(lists);
    column->setContentsMargins({});
    column->addWidget(m_tabs);
    column->addWidget(m_escalationTable, 1);
    column->addWidget(m_approvalTable, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &EscalationsPage::showTab);
    for (QTableView* table : {m_escalationTable, m_approvalTable}) {
        connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &EscalationsPage::showCurrent);
        connect(table, &QTableView::activated, this, [this] { m_reason->setFocus(); });
    }
    return lists;
}

QWidget* EscalationsPage::makeDetail()
{
    m_case = new QLabel;
    m_case->setObjectName(QStringLiteral("escalationReasonLabel"));
    m_case->setWordWrap(true);
    m_case->setTextFormat(Qt::PlainText);
    m_proposal = new QLabel;
    m_proposal->setObjectName(QStringLiteral("escalationProposalLabel"));
    m_proposal->setWordWrap(true);
    m_proposal->setTextFormat(Qt::PlainText);
    m_thread = new ThreadPane;
    m_reason = new QLineEdit;
    m_reason->setObjectName(QStringLiteral("reviewReasonEdit"));
    m_reason->setAccessibleName(tr("Reason for the outcome"));
    m_reason->setPlaceholderText(tr("Reason, kept with the decision"));
    auto* buttons = new FlowLayout; // at a large text they would else take the room of the list
    for (QAction* action : {m_acknowledge, m_uphold, m_approve, m_return, m_takeOver, m_refer}) {
        auto* button = new CommandButton(action);
        button->setObjectName(action->objectName() + QStringLiteral("Button"));
        buttons->addWidget(button);
        m_buttons << button;
    }
    auto* detail = new QWidget;
    auto* aside = new QHBoxLayout(detail); // a margin would stay on the left from right to left too
    aside->setContentsMargins({});
    aside->setSpacing(0);
    aside->addSpacing(space(4));
    auto* column = new QVBoxLayout;
    aside->addLayout(column, 1);
    column->setSpacing(space(2));
    column->addWidget(m_case);
    column->addWidget(m_proposal);
    column->addWidget(m_thread, 1);
    column->addWidget(m_reason);
    column->addLayout(buttons);
    return detail;
}

void EscalationsPage::activated()
{
    refresh();
}

QWidget* EscalationsPage::firstFocus()
{
    return m_frame->firstFocus(m_tabs->currentIndex() == ApprovalsTab ? m_approvalTable : m_escalationTable);
}

bool EscalationsPage::showCase(CaseId id)
{
    for (int i = 0; i < m_escalations.rowCount(); ++i) {
        if (m_escalations.rows().at(i).id != id)
            continue;
        m_tabs->setCurrentIndex(EscalationsTab);
        m_escalationTable->setCurrentIndex(m_escalations.index(i, 0));
        return true;
    }
    return false;
}

void EscalationsPage::refresh()
{
    m_frame->expect([this] { refresh(); });
    // Both or neither: one list alone could claim that nothing waits.
    whenDone(context().inbox().escalations(context().person().id), this,
        [this](const Result<QList<EscalationRow>>& rows) {
            if (!rows)
                return sayFailure(rows.error());
            whenDone(context().inbox().approvals(), this,
                [this, raised = *rows](const Result<QList<ApprovalRow>>& waiting) {
                    if (!waiting)
                        return sayFailure(waiting.error());
                    takeRows(raised);
                    takeApprovals(*waiting);
                    showEmpty();
                    showCurrent();
                });
        });
}

void EscalationsPage::sayFailure(const Error& error)
{
    m_frame->showFailure(error.message);
}

void EscalationsPage::takeRows(const QList<EscalationRow>& rows)
{
    m_escalations.show(rows);
    m_tabs->setTabText(EscalationsTab, tr("Escalations  %1").arg(rows.size()));
    setBadge(int(rows.size()) + m_approvals.rowCount());
    if (!m_escalationTable->currentIndex().isValid() && !rows.isEmpty())
        m_escalationTable->setCurrentIndex(m_escalations.index(0, 0));
}

void EscalationsPage::takeApprovals(const QList<ApprovalRow>& rows)
{
    m_approvals.show(rows);
    m_tabs->setTabText(ApprovalsTab, tr("Replies to approve  %1").arg(rows.size()));
    setBadge(m_escalations.rowCount() + int(rows.size()));
    if (!m_approvalTable->currentIndex().isValid() && !rows.isEmpty())
        m_approvalTable->setCurrentIndex(m_approvals.index(0, 0));
}

void EscalationsPage::showEmpty()
{
    if (m_escalations.rowCount() + m_approvals.rowCount() > 0)
        return m_frame->showBody();
    m_frame->showStatement(tr("No escalation is open and no reply waits for approval."),
        tr("Go to the inbox"), [this] { context().openPage(QStringLiteral("inbox")); });
}

void EscalationsPage::showTab()
{
    const bool approvals = m_tabs->currentIndex() == ApprovalsTab;
    m_escalationTable->setVisible(!approvals);
    m_approvalTable->setVisible(approvals);
    m_approve->setVisible(approvals);
    for (QAction* action : {m_acknowledge, m_uphold, m_takeOver, m_refer})
        action->setVisible(!approvals);
    for (CommandButton* button : std::as_const(m_buttons))
        button->setVisible(button->command()->isVisible());
    m_shown = {};
    showCurrent();
}

const EscalationRow* EscalationsPage::escalation() const
{
    return m_tabs->currentIndex() == EscalationsTab ? m_escalations.at(m_escalationTable->currentIndex())
                                                    : nullptr;
}

const ApprovalRow* EscalationsPage::approval() const
{
    return m_tabs->currentIndex() == ApprovalsTab ? m_approvals.at(m_approvalTable->currentIndex()) : nullptr;
}

void EscalationsPage::showCurrent()
{
    enableCommands();
    const auto* raised = escalation();
    const auto* waiting = approval();
    if (!raised && !waiting) {
        m_case->clear();
        m_proposal->clear();
        return;
    }
    const CaseId id = raised ? raised->id : waiting->id;
    if (raised) {
        m_case->setText(tr("Case %1 before %2, raised by %3 at %4: %5\n%6")
                            .arg(id.toString(), raised->routeName, isolated(raised->byName),
                                timeWords(raised->raisedAt), raised->reason,
                                raised->own ? tr(
                                    "You raised this yourself; reviewing it is allowed and the log shows it.")
                                            : reachedWords(*raised)));
    } else {
        m_case->setText(
            tr("Case %1, reply by %2:\n%3").arg(id.toString(), isolated(waiting->writerName), waiting->text));
    }
    if (id != m_shown) {
        m_reason->clear();
        m_proposal->clear();
    }
    m_shown = id;
    whenDone(context().inbox().thread(id), this, [this, id](const Result<ThreadView>& view) {
        if (!view || id != m_shown)
            return;
        m_thread->show(*view);
        showProposal(*view);
    });
}

void EscalationsPage::showProposal(const ThreadView& view)
{
    const auto* row = escalation();
    const auto raised = std::find_if(view.escalations.cbegin(), view.escalations.cend(),
        [row](const ThreadEscalation& one) { return row && one.escalation.id == row->escalation; });
    m_proposal->setVisible(raised != view.escalations.cend());
    if (raised == view.escalations.cend())
        return m_proposal->clear();
    const auto& proposal = raised->escalation.proposal;
    m_proposal->setText(proposal ? tr("Proposed: %1. Upholding carries it out on the marked item.")
                                       .arg(words::proposal(*proposal, raised->escalation.proposalRule))
                                 : tr("Nothing is proposed: it is left to you what to do."));
    m_proposal->setAccessibleName(m_proposal->text());
    if (proposal)
        m_thread->choose(raised->escalation.proposalItem);
}

void EscalationsPage::enableCommands()
{
    const auto* raised = escalation();
    const bool mayReview = context().may(Permission::ReviewEscalations);
    m_acknowledge->setEnabled(raised && !raised->acknowledged);
    for (QAction* action : {m_uphold, m_takeOver, m_refer})
        action->setEnabled(raised && mayReview);
    m_approve->setEnabled(approval() && context().may(Permission::ApproveReplies));
    m_return->setEnabled((raised && mayReview) || (approval() && context().may(Permission::ApproveReplies)));
}

void EscalationsPage::acknowledge()
{
    if (const auto* row = escalation())
        perform(row->id, command::Acknowledge{row->route}, row->version,
            tr("Acknowledged: the sender now sees that somebody has it."));
}

void EscalationsPage::review(Outcome outcome)
{
    const auto* row = escalation();
    if (!row)
        return;
    const QString reason = m_reason->text().trimmed();
    if (reason.isEmpty()) {
        m_reason->setFocus();
        return context().say(
            Notice{Notice::Kind::Hint, tr("Write the reason first; it is kept with the outcome."), {}, {}});
    }
    perform(row->id, command::Review{row->route, outcome, PrivateText{reason, {}, {}}}, row->version,
        tr("The outcome is recorded."));
}

void EscalationsPage::approve()
{
    if (const auto* row = approval())
        perform(row->id, command::ApproveReply{row->reply}, row->version,
            tr("Approved; it goes out when its hold has run out."));
}

void EscalationsPage::returnReply()
{
    const auto* row = approval();
    if (!row)
        return;
    const QString reason = m_reason->text().trimmed();
    if (reason.isEmpty()) {
        m_reason->setFocus();
        return context().say(
            Notice{Notice::Kind::Hint, tr("Write what should change; the writer sees it."), {}, {}});
    }
    perform(row->id, command::ReturnReply{row->reply, PrivateText{reason, {}, {}}}, row->version,
        tr("Returned to its writer."));
}

void EscalationsPage::perform(CaseId id, const Command& command, qint64 version, const QString& said)
{
    whenDone(context().desk().perform(context().actor(), Intent{id, command, version}), this,
        [this, said](const Result<Done>& done) {
            if (!done)
                return context().say(done.error());
            m_reason->clear();
            context().say(Notice{Notice::Kind::Done, said, {}, {}});
            firstFocus()->setFocus();
            refresh();
        });
}

} // namespace steward

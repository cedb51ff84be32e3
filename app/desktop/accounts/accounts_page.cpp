// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/accounts/accounts_page.h"

#include "desktop/accounts/add_account_form.h"
#include "desktop/shell/when_done.h"
#include "desktop/widgets/page_frame.h"

#include <QAction>
#include <QTableView>
#include <QVBoxLayout>

namespace steward {

namespace {

QString stateWords(AccountState state)
{
    switch (state) {
    case AccountState::Live:
        return AccountsPage::tr("Live");
    case AccountState::NeedsSignIn:
        return AccountsPage::tr("Needs sign-in");
    case AccountState::Unconnected:
        return AccountsPage::tr("Not connected");
    case AccountState::Failing:
        return AccountsPage::tr("Failing");
    case AccountState::Practice:
        return AccountsPage::tr("Practice");
    }
    return {};
}

QString collectedWords(const AccountRow& row)
{
    if (!row.lastCollected)
        return AccountsPage::tr("never");
    const auto local = QDateTime::fromMSecsSinceEpoch(toMs(*row.lastCollected));
    return local.date() == QDate::currentDate() ? local.toString(QStringLiteral("HH:mm"))
                                                : local.toString(QStringLiteral("d MMM HH:mm"));
}

QList<RowColumn<AccountRow>> columns()
{
    return {
        {AccountsPage::tr("Name"), [](const AccountRow& row) { return row.name; }},
        {AccountsPage::tr("Platform"), [](const AccountRow& row) { return platformOf(row.platform).name; }},
        {AccountsPage::tr("State"), [](const AccountRow& row) { return stateWords(row.state); }},
        {AccountsPage::tr("Last collected"), [](const AccountRow& row) { return collectedWords(row); }},
        {AccountsPage::tr("Items"), [](const AccountRow& row) { return QString::number(row.items); }, {},
            true},
        {AccountsPage::tr("What failed"), [](const AccountRow& row) { return row.error; },
            [](const AccountRow& row) { return row.error; }},
    };
}

} // namespace

AccountsPage::AccountsPage(const PageFacts& facts, DeskContext& context)
    : Page(facts, context)
    , m_model(
          columns(), [](const AccountRow& row) { return row.id.toString(); }, this)
    , m_table(makeTable(&m_model, QStringLiteral("accountsTable"), tr("Accounts list")))
    , m_form(new AddAccountForm(context.workspace().surroundings().connectors))
    , m_frame(new PageFrame(facts.title, m_table))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_frame, 1);
    column->addWidget(m_form);
    m_form->hide();

    m_add = addCommand({QStringLiteral("accounts.add"), tr("Add account"),
                           QKeySequence(QStringLiteral("Ctrl+N")), QStringLiteral("add")},
        [this] { openForm(); });
    m_collect = addCommand({QStringLiteral("accounts.collect"), tr("Collect now"), QKeySequence(Qt::Key_F5),
                               QStringLiteral("refresh")},
        [this] { collectNow(); });
    m_test = addCommand(
        {QStringLiteral("accounts.test"), tr("Test"), QKeySequence(Qt::Key_T), QStringLiteral("check")},
        [this] { testCurrent(); });
    m_remove = addCommand({QStringLiteral("accounts.remove"), tr("Remove"), QKeySequence(Qt::Key_Delete),
                              QStringLiteral("remove")},
        [this] { removeCurrent(); });
    for (QAction* action : {m_add, m_collect, m_test, m_remove})
        m_frame->addButton(action);

    connect(m_form, &AddAccountForm::submitted, this, &AccountsPage::add);
    connect(m_form, &AddAccountForm::closed, this, [this] {
        m_form->hide();
        m_table->setFocus();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this] { enableCommands(); });
    connect(&context.collector(), &Collector::finished, this, [this] { refresh(); });
    enableCommands();
}

void AccountsPage::activated()
{
    refresh();
}

QWidget* AccountsPage::firstFocus()
{
    return m_table;
}

void AccountsPage::refresh()
{
    whenDone(context().accounts().list(), this, [this](const Result<QList<AccountRow>>& rows) {
        if (!rows)
            return m_frame->showStatement(rows.error().message, tr("Try again"), [this] { refresh(); });
        show(*rows);
    });
}

void AccountsPage::show(const QList<AccountRow>& rows)
{
    m_model.show(rows);
    const bool practice = context().workspace().organisation().practice;
    m_frame->setSubtitle(
        practice ? tr(
            "This is a practice workspace: it can hold no real account. Set up your organisation to add one.")
                 : QString());
    if (rows.isEmpty())
        m_frame->showStatement(tr("No platform is being watched yet."),
            practice ? QString() : tr("Add account"), [this] { openForm(); });
    else
        m_frame->showBody();
    enableCommands();
}

void AccountsPage::enableCommands()
{
    const AccountRow* row = m_model.at(m_table->currentIndex());
    const bool mayAdd = context().may(Permission::AddAccounts);
    m_add->setEnabled(mayAdd && !context().workspace().organisation().practice);
    m_collect->setEnabled(context().may(Permission::Collect));
    m_test->setEnabled(row);
    m_remove->setEnabled(mayAdd && row);
}

void AccountsPage::openForm()
{
    if (!m_add->isEnabled())
        return;
    m_form->clear();
    m_form->show();
    m_form->firstField()->setFocus();
}

void AccountsPage::add(const AccountDraft& draft)
{
    m_form->setBusy(true);
    const QString name = draft.name;
    whenDone(context().accounts().add(context().actor(), draft), this,
        [this, name](const Result<AccountRow>& added) {
            m_form->setBusy(false);
            refresh();
            if (!added)
                return m_form->showTrouble(added.error().message);
            m_form->hide();
            m_table->setFocus();
            whenDone(
                context().accounts().test(context().actor(), name), this, [this](const Result<QString>& who) {
                    if (!who)
                        return context().say(who.error());
                    context().say(Notice{Notice::Kind::Done, *who, {}, {}});
                    collectNow();
                });
        });
}

void AccountsPage::testCurrent()
{
    const AccountRow* row = m_model.at(m_table->currentIndex());
    if (!row)
        return;
    whenDone(
        context().accounts().test(context().actor(), row->name), this, [this](const Result<QString>& who) {
            if (!who)
                return context().say(who.error());
            context().say(Notice{Notice::Kind::Done, *who, {}, {}});
        });
}

void AccountsPage::removeCurrent()
{
    const AccountRow* row = m_model.at(m_table->currentIndex());
    if (!row)
        return;
    if (m_removing != row->id) {
        m_removing = row->id;
        return context().say(Notice{Notice::Kind::Warning,
            tr("This stops collecting from the account and forgets its password; what was collected stays. "
               "Press Remove again to go on."),
            {}, {}});
    }
    m_removing = {};
    whenDone(
        context().accounts().remove(context().actor(), row->name), this, [this](const Result<void>& done) {
            if (!done)
                return context().say(done.error());
            refresh();
        });
}

void AccountsPage::collectNow()
{
    m_collect->setEnabled(false);
    whenDone(
        context().collector().collectOnce(), this, [this](const Result<QList<CollectedAccount>>& accounts) {
            refresh();
            if (!accounts)
                return context().say(accounts.error());
            int taken = 0, failed = 0;
            for (const auto& account : *accounts) {
                taken += account.report.taken;
                failed += account.error ? 1 : 0;
            }
            context().say(Notice{failed > 0 ? Notice::Kind::Warning : Notice::Kind::Done,
                failed > 0 ? tr("%n new items; %1 accounts failed and say why in their row.", nullptr, taken)
                                 .arg(failed)
                           : tr("%n new items.", nullptr, taken),
                {}, {}});
        });
}

} // namespace steward

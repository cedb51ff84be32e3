// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/accounts/accounts_page.h"

#include "desktop/accounts/add_account_form.h"
#include "desktop/shell/tall_scroll.h"
#include "desktop/shell/when_done.h"
#include "desktop/widgets/page_frame.h"

#include <QAction>
#include <QTableView>
#include <QTimer>
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
    , m_formArea(new QScrollArea)
    , m_frame(new PageFrame(facts.title, m_table))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_frame, 1);
    column->addWidget(m_formArea);
    m_formArea->setObjectName(QStringLiteral("accountFormArea"));
    m_formArea->setWidget(m_form);
    m_formArea->setWidgetResizable(true);
    m_formArea->setFrameShape(QFrame::NoFrame);
    m_formArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_formArea->setFocusPolicy(Qt::NoFocus);
    m_formArea->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    new TallContent(m_formArea);
    m_formArea->hide();

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
    m_mend = addCommand({QStringLiteral("accounts.mend"), tr("Sign in again"), QKeySequence(Qt::Key_S),
                            QStringLiteral("key")},
        [this] { openMending(); });
    for (QAction* action : {m_add, m_collect, m_test, m_mend, m_remove})
        m_frame->addButton(action);

    connect(m_form, &AddAccountForm::submitted, this, &AccountsPage::add);
    connect(m_form, &AddAccountForm::troubled, this, [this](QWidget* words) {
        // Under the fields, it may lie below what is seen.
        QTimer::singleShot(0, words, [this, words] { m_formArea->ensureWidgetVisible(words); });
    });
    connect(m_form, &AddAccountForm::mended, this, &AccountsPage::mend);
    connect(m_form, &AddAccountForm::closed, this, [this] {
        m_formArea->hide();
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
    return m_frame->firstFocus(m_table);
}

void AccountsPage::refresh()
{
    m_frame->expect([this] { refresh(); });
    whenDone(context().accounts().list(), this, [this](const Result<QList<AccountRow>>& rows) {
        if (!rows)
            return m_frame->showFailure(rows.error().message);
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
    m_collect->setEnabled(!m_collecting && context().may(Permission::Collect));
    m_test->setEnabled(row);
    m_mend->setEnabled(mayAdd && row && row->state != AccountState::Practice
        && context().workspace().surroundings().connectors.needsSecret(row->platform));
    m_remove->setEnabled(mayAdd && row);
}

void AccountsPage::openForm()
{
    if (!m_add->isEnabled())
        return;
    m_form->clear();
    m_formArea->show();
    m_form->firstField()->setFocus();
}

void AccountsPage::openMending()
{
    const AccountRow* row = m_model.at(m_table->currentIndex());
    if (!row)
        return;
    m_mending = nameOf(*row);
    m_form->mend(*row);
    m_formArea->show();
    m_form->firstField()->setFocus();
}

QString AccountsPage::nameOf(const AccountRow& row) const
{
    const auto& rows = m_model.rows();
    const auto sharing = std::count_if(
        rows.cbegin(), rows.cend(), [&row](const AccountRow& other) { return other.name == row.name; });
    return sharing > 1 ? QString(row.platform + QLatin1Char('/') + row.name) : row.name;
}

void AccountsPage::mend(const QByteArray& secret)
{
    m_form->setBusy(true);
    whenDone(context().accounts().mendSecret(context().actor(), m_mending, secret), this,
        [this, name = m_mending](const Result<void>& mended) {
            m_form->setBusy(false);
            refresh();
            if (!mended)
                return m_form->showTrouble(mended.error().message);
            welcome(name);
        });
}

void AccountsPage::welcome(const QString& account)
{
    m_formArea->hide();
    m_table->setFocus();
    whenDone(context().accounts().test(context().actor(), account), this, [this](const Result<QString>& who) {
        if (!who)
            return context().say(who.error());
        context().say(Notice{Notice::Kind::Done, *who, {}, {}});
        collectNow();
    });
}

void AccountsPage::add(const AccountDraft& draft)
{
    m_form->setBusy(true);
    whenDone(
        context().accounts().add(context().actor(), draft), this, [this](const Result<AccountRow>& added) {
            m_form->setBusy(false);
            refresh();
            if (!added)
                return m_form->showTrouble(added.error().message);
            welcome(QString(added->platform + QLatin1Char('/') + added->name));
        });
}

void AccountsPage::testCurrent()
{
    const AccountRow* row = m_model.at(m_table->currentIndex());
    if (!row)
        return;
    whenDone(
        context().accounts().test(context().actor(), nameOf(*row)), this, [this](const Result<QString>& who) {
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
        context().accounts().remove(context().actor(), nameOf(*row)), this, [this](const Result<void>& done) {
            if (!done)
                return context().say(done.error());
            refresh();
        });
}

void AccountsPage::collectNow()
{
    // An account that was added meanwhile may have missed the run under way.
    m_collectAgain = m_collecting;
    if (std::exchange(m_collecting, true))
        return;
    enableCommands();
    whenDone(
        context().collector().collectOnce(), this, [this](const Result<QList<CollectedAccount>>& accounts) {
            m_collecting = false;
            refresh();
            if (m_collectAgain)
                return collectNow();
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

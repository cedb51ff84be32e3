// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/inbox/triage_page.h"

#include "desktop/shell/empty_state.h"
#include "desktop/shell/theme.h"
#include "desktop/shell/when_done.h"
#include "services/proposed_plan.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace steward {

namespace {

constexpr int foldsBelow = 1100;

} // namespace

TriagePage::TriagePage(const PageFacts& facts, DeskContext& context, QWidget* parent)
    : Page(facts, context, parent)
    , m_model(InboxSource::of(context.inbox()))
    , m_delegate(m_model, QTimeZone(context.workspace().calendar().zone()),
          [&context] { return context.workspace().now(); })
{
    makeCommands();
    layOut();
    connect(m_list, &InboxList::currentCaseChanged, this, &TriagePage::cameTo);
    connect(m_list, &InboxList::opened, this, &TriagePage::openCurrent);
    connect(m_bar, &InboxBar::changed, this, &TriagePage::ask);
    connect(m_bar, &InboxBar::left, this, [this] { m_list->setFocus(Qt::OtherFocusReason); });
    connect(m_thread, &ThreadPane::chosenItemChanged, this, &TriagePage::readOffered);
    connect(&m_model, &InboxModel::settled, this, &TriagePage::showLastTime);
    connect(&context, &DeskContext::personChanged, this, [this] {
        // What the last person was writing in is closed; the next one starts at the list.
        if (isVisible())
            m_lists->currentWidget()->setFocus(Qt::OtherFocusReason);
        if (m_wanted.isValid())
            readThread();
    });
    connect(&m_model, &InboxModel::waitingChanged, this, &TriagePage::nameActions);
    connect(&m_model, &InboxModel::phaseChanged, this, &TriagePage::sayState);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &TriagePage::sayState);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &TriagePage::sayState);
    connect(&context.collection(), &CollectionWatch::changed, this, &TriagePage::sayState);
    connect(
        &context, &DeskContext::countsChanged, this, [this] { m_bar->showCounts(this->context().counts()); });
    connect(&context.preferences(), &Preferences::changed, this, [this] {
        m_delegate.setDensity(this->context().preferences().density());
        maskExcerpts();
        m_thread->setVeilsUpsetting(this->context().preferences().veilsUpsetting());
        m_list->doItemsLayout();
    });
    connect(m_work, &WorkPane::confirmed, this, [this](const Command& command) {
        const bool stays = std::holds_alternative<command::AddNote>(command)
            || std::holds_alternative<command::Assign>(command);
        perform(command, stays ? Handled::No : Handled::Yes);
        m_list->setFocus(Qt::OtherFocusReason);
    });
    connect(&m_work->planCard(), &PlanCard::carryOutWanted, this, &TriagePage::carryOutAll);
    connect(&m_work->planCard(), &PlanCard::left, this, [this] { m_list->setFocus(Qt::OtherFocusReason); });
    connect(&m_work->findings(), &FindingsPanel::judged, this,
        [this](const Command& command) { perform(command, Handled::No); });
    connect(
        &m_work->findings(), &FindingsPanel::left, this, [this] { m_list->setFocus(Qt::OtherFocusReason); });
    connect(m_work, &WorkPane::formClosed, this, [this] { m_list->setFocus(Qt::OtherFocusReason); });
    connect(&m_work->composer(), &Composer::sent, this, [this](const Done& done, const DraftReply& draft) {
        if (const auto* reply = done.after.reply(done.reply))
            m_work->holdBar().follow(done.after.id, *reply, draft);
        take({done.after.id, done.before.version}, done, Handled::Yes);
        m_list->setFocus(Qt::OtherFocusReason);
    });
    connect(&m_work->composer(), &Composer::conflicted, this, &TriagePage::readThread);
    connect(&m_work->holdBar(), &HoldBar::calledBack, this, [this](CaseId id, const DraftReply& draft) {
        m_work->composer().restore(id, draft);
        showCase(id);
        m_work->composer().textField()->setFocus(Qt::OtherFocusReason);
    });
    m_slow.setSingleShot(true);
    m_slow.setInterval(300);
    connect(&m_slow, &QTimer::timeout, this, &TriagePage::sayState);
    m_reader.setObjectName(QStringLiteral("readerTimer"));
    m_reader.setSingleShot(true);
    m_reader.setInterval(2000);
    connect(&m_reader, &QTimer::timeout, this, &TriagePage::readOnce);
    connect(&m_minute, &QTimer::timeout, this, [this] { m_list->viewport()->update(); });
    m_minute.start(std::chrono::seconds(20));
    m_delegate.setDensity(context.preferences().density());
    maskExcerpts();
    m_thread->setVeilsUpsetting(context.preferences().veilsUpsetting());
    setProperty("filled", false);
}

TriagePage::~TriagePage()
{
    keepPlaces();
}

void TriagePage::layOut()
{
    m_bar = new InboxBar(m_actions.value(QStringLiteral("inbox.letIn")),
        m_actions.value(QStringLiteral("inbox.workPane")), this);
    m_list = new InboxList(m_model, m_delegate);
    m_empty = new EmptyState;
    m_lists = new QStackedWidget;
    m_lists->setObjectName(QStringLiteral("inboxLists"));
    m_lists->addWidget(m_list);
    m_lists->addWidget(m_empty);
    m_lists->setMinimumWidth(220);
    m_thread = new ThreadPane;
    const auto know = [this] {
        m_thread->know(context().workspace().rules(), QTimeZone(context().workspace().calendar().zone()),
            [this] { return context().workspace().now(); });
    };
    know();
    connect(&context().workspace(), &Workspace::rulesChanged, this, know);
    m_thread->setMinimumWidth(220);
    m_work = new WorkPane(context(), m_actions);
    m_work->setMinimumWidth(260);
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setObjectName(QStringLiteral("inboxSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(3);
    m_splitter->addWidget(m_lists);
    m_splitter->addWidget(m_thread);
    m_splitter->addWidget(m_work);
    m_splitter->setSizes({400, 460, 420});
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 4);
    m_splitter->setStretchFactor(2, 3);
    m_splitter->restoreState(context().preferences().place(QStringLiteral("inboxPanes")));
    m_work->restoreState(context().preferences().place(QStringLiteral("inboxWork")));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_splitter, 1);
}

void TriagePage::keepPlaces()
{
    auto& preferences = context().preferences();
    if (!m_folded)
        preferences.keepPlace(QStringLiteral("inboxPanes"), m_splitter->saveState());
    preferences.keepPlace(QStringLiteral("inboxWork"), m_work->saveState());
    preferences.keep(QStringLiteral("inboxCase"), m_list->currentCase().value);
    preferences.keep(QStringLiteral("inboxTop"), m_list->currentTop());
    preferences.keep(QStringLiteral("inboxThread"),
        m_thread->shownCase() == m_list->currentCase() ? m_thread->place() : QString());
}

void TriagePage::cameTo(CaseId id)
{
    // Leaving hides again what was shown.
    if (m_view && m_view->subject.id != id) {
        m_model.setUnveiled(m_view->subject.id, false);
        m_places.insert(m_view->subject.id, m_thread->place());
    }
    m_wanted = id;
    setProperty("filled", false);
    id.isValid() ? readThread() : noCase();
}

void TriagePage::showLastTime()
{
    const auto id = std::exchange(m_lastTime, {});
    const int at = id.isValid() ? m_model.indexOf(id) : -1;
    if (at < 0)
        return;
    m_list->goTo(at);
    if (!m_comeBack || m_comeBack->first != id)
        return;
    auto* bar = m_list->verticalScrollBar();
    bar->setValue(bar->value() + m_list->currentTop()
        - context().preferences().kept(QStringLiteral("inboxTop")).toInt());
    // Rows may have another height or the window another size by now.
    m_list->scrollTo(m_list->currentIndex());
}

void TriagePage::activated()
{
    m_delegate.setMe(context().person().id);
    m_bar->showCounts(context().counts());
    whenDone(context().people().list(), this, [this](const Result<QList<Person>>& people) {
        if (!people)
            return;
        m_people = *people;
        QHash<PersonId, QString> names;
        for (const auto& person : std::as_const(m_people))
            names.insert(person.id, person.name);
        m_work->knowNames(names);
        if (m_view)
            showWork();
    });
    whenDone(context().inbox().routes(), this, [this](const Result<QList<Route>>& routes) {
        if (!routes)
            return;
        m_routes = *routes;
        m_work->knowRoutes(m_routes);
    });
    if (!std::exchange(m_asked, true)) {
        ask();
        const auto& preferences = context().preferences();
        m_lastTime = CaseId{preferences.kept(QStringLiteral("inboxCase")).toLongLong()};
        m_comeBack = {m_lastTime, preferences.kept(QStringLiteral("inboxThread")).toString()};
    } else {
        refresh();
    }
}

void TriagePage::refresh()
{
    m_model.refresh();
    if (m_wanted.isValid())
        readThread();
    QStringList platforms;
    for (const auto& account : context().collection().accounts()) {
        if (!platforms.contains(account.platform))
            platforms << account.platform;
    }
    m_bar->offerPlatforms(platforms);
}

QWidget* TriagePage::firstFocus()
{
    return m_list;
}

bool TriagePage::showCase(CaseId id)
{
    const int at = m_model.indexOf(id);
    if (at >= 0) {
        m_list->goTo(at);
        m_list->setFocus(Qt::OtherFocusReason);
        return true;
    }
    // Not among the loaded rows, or outside the view: the panes show it all the same.
    if (m_model.phase() == InboxModel::Phase::Loading)
        m_lastTime = id;
    m_list->letGo();
    m_wanted = id;
    readThread();
    return true;
}

CaseTarget TriagePage::target() const
{
    const auto seen = m_list->painted();
    const bool threadSeen
        = m_view && m_thread->shownCase() == m_view->subject.id && m_thread->paintedVersion() > 0;
    if (!m_list->currentIndex().isValid())
        return threadSeen ? CaseTarget{m_view->subject.id, m_thread->paintedVersion()} : CaseTarget{};
    if (!seen.isValid() || !threadSeen || m_view->subject.id != seen.id)
        return {};
    return {seen.id, m_thread->paintedVersion()};
}

void TriagePage::ask()
{
    InboxQuery query;
    query.view = m_bar->view();
    query.search = m_bar->search();
    query.platform = m_bar->platform();
    query.me = context().person().id;
    m_slow.start();
    m_model.setQuery(query);
}

void TriagePage::readThread()
{
    if (m_reading || !m_wanted.isValid())
        return;
    m_reading = true;
    const auto id = m_wanted;
    m_work->composer().know(id, [this, id](const Result<void>& known) {
        if (!known)
            return takeRead(id, known.error());
        whenDone(context().inbox().thread(id), this,
            [this, id](const Result<ThreadView>& view) { takeRead(id, view); });
    });
}

void TriagePage::takeRead(CaseId id, const Result<ThreadView>& view)
{
    m_reading = false;
    // Somebody else sat down while this was read: their own draft belongs to it.
    if (view && !m_work->composer().knows(id))
        return readThread();
    takeThread(id, view);
    if (m_wanted != id)
        readThread(); // somebody moved on while this was read
}

void TriagePage::takeThread(CaseId id, const Result<ThreadView>& view)
{
    if (id != m_wanted)
        return;
    if (!view)
        return context().say(view.error());
    const bool same = m_view && m_view->subject.id == id;
    m_view = *view;
    if (!same) {
        m_offered.clear();
        m_plan = {};
        m_work->closeForm();
        m_reader.start();
    }
    m_thread->show(*view);
    if (!same && m_comeBack && m_comeBack->first == id)
        m_thread->goTo(std::exchange(m_comeBack, {})->second);
    // The composer must never belong to another case than the thread, not even for a moment.
    if (!same)
        showWork();
    readOffered();
}

void TriagePage::readOffered()
{
    if (!m_view)
        return;
    const auto id = m_view->subject.id;
    const auto item = m_thread->chosenItem();
    if (!item.isValid()) {
        m_offered.clear();
        return showFilled();
    }
    whenDone(context().desk().offered(context().actor(), id, item), this,
        [this, id, item](const Result<QList<OfferedAction>>& offered) {
            if (!m_view || m_view->subject.id != id || m_thread->chosenItem() != item)
                return;
            m_offered = offered ? *offered : QList<OfferedAction>();
            showFilled();
        });
}

void TriagePage::showFilled()
{
    showWork();
    setProperty("filled", true);
}

void TriagePage::showWork()
{
    const auto item = m_thread->chosenItem();
    m_plan = proposedPlan(context().workspace(), *m_view, item, m_offered);
    m_work->showCase(*m_view, item, m_offered, m_plan);
    nameActions();
}

void TriagePage::maskExcerpts()
{
    const auto matcher = context().workspace().matcher();
    const bool veilsUpsetting = context().preferences().veilsUpsetting();
    m_model.setMask([matcher, veilsUpsetting](const QString& excerpt) -> std::optional<QString> {
        const auto findings = matcher->assess(excerpt).findings;
        const auto parts = veiledParts(excerpt, findings, veilsUpsetting);
        // What the whole text gave away may be cut off in the excerpt: then all of it stays veiled.
        if (parts.isEmpty() || (parts.size() == 1 && parts.first().length == excerpt.size()))
            return std::nullopt;
        return masked(excerpt, findings, veilsUpsetting);
    });
}

void TriagePage::noCase()
{
    m_view.reset();
    m_reader.stop();
    m_thread->clear();
    m_work->clear();
    nameActions();
}

void TriagePage::readOnce()
{
    const bool sensitive
        = m_view && (m_view->subject.priority == Severity::S1 || m_view->subject.priority == Severity::S2);
    if (!sensitive || !isVisible() || m_thread->shownCase() != m_view->subject.id)
        return;
    whenDone(context().desk().recordRead(context().actor(), m_view->subject.id), this,
        [this](const Result<void>& recorded) {
            if (!recorded)
                context().say(recorded.error());
        });
}

void TriagePage::sayState()
{
    const bool empty = m_model.rowCount() == 0;
    if (m_model.phase() == InboxModel::Phase::Failed && m_model.error()) {
        if (empty)
            m_empty->say(m_model.error()->message, tr("Try again"), [this] { ask(); });
        else
            context().say(*m_model.error());
    } else if (m_model.phase() == InboxModel::Phase::Loading) {
        if (m_slow.isActive())
            return;
        m_empty->say(tr("Reading the inbox."), tr("Show everything"), [this] { m_bar->showAll(); });
    } else if (empty
        && (!m_bar->search().isEmpty() || !m_bar->platform().isEmpty() || m_bar->view() != View::All)) {
        const int crises = m_model.crisesOutside();
        const auto sentence = crises > 0
            ? tr("No case fits here, but %n open crises are outside of it.", nullptr, crises)
            : tr("No case fits what you asked for.");
        m_empty->say(sentence, tr("Show everything"), [this] { m_bar->showAll(); });
    } else if (empty) {
        const bool mend = context().collection().needsMending();
        m_empty->say(context().collection().emptySentence(), mend ? tr("Mend") : tr("Look at the accounts"),
            [this] { context().openPage(QStringLiteral("accounts")); });
    }
    if (empty && m_model.phase() != InboxModel::Phase::Loading) {
        noCase();
        setProperty("filled", true);
    }
    auto* shown = empty ? static_cast<QWidget*>(m_empty) : m_list;
    if (m_lists->currentWidget() == shown)
        return;
    // The search field keeps the focus for the list while there is no list, and gives it back.
    const auto* focus = QApplication::focusWidget();
    const bool lends = empty && focus && m_lists->isAncestorOf(focus);
    m_lists->setCurrentWidget(shown);
    if (lends)
        m_bar->searchField()->setFocus(Qt::OtherFocusReason);
    else if (!empty && m_focusLent && m_bar->searchField()->hasFocus())
        m_list->setFocus(Qt::OtherFocusReason);
    m_focusLent = lends;
}

QString TriagePage::nameOf(std::optional<PersonId> person) const
{
    if (!person)
        return {};
    const auto known = std::find_if(
        m_people.cbegin(), m_people.cend(), [&person](const Person& p) { return p.id == *person; });
    return known == m_people.cend() ? tr("a colleague") : known->name;
}

void TriagePage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    fold();
}

void TriagePage::fold()
{
    const bool narrow = width() < foldsBelow;
    auto* pane = m_actions.value(QStringLiteral("inbox.workPane"));
    if (narrow && !m_folded) {
        m_folded = true;
        m_work->hide();
        m_work->setParent(this);
    } else if (!narrow && m_folded) {
        m_folded = false;
        m_splitter->addWidget(m_work);
        m_work->show();
        m_splitter->setSizes({width() * 3 / 10, width() * 4 / 10, width() * 3 / 10});
    }
    pane->setVisible(m_folded);
    pane->setEnabled(m_folded);
    if (m_folded) {
        const int wide = qMin(width() - space(10), qMax(360, fontMetrics().averageCharWidth() * 58));
        const int top = m_bar->height();
        m_work->setGeometry(
            layoutDirection() == Qt::RightToLeft ? 0 : width() - wide, top, wide, height() - top);
        m_work->setAutoFillBackground(true);
    }
}

} // namespace steward

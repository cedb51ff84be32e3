// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/inbox/composer.h"

#include "base/text.h"
#include "desktop/shell/when_done.h"
#include "desktop/widgets/kept_letters.h"

#include <QAction>
#include <QVBoxLayout>

namespace steward {

namespace {

const ThreadItem* itemIn(const ThreadView& view, ItemId id)
{
    const auto found = std::find_if(
        view.items.cbegin(), view.items.cend(), [id](const ThreadItem& item) { return item.id == id; });
    return id.isValid() && found != view.items.cend() ? &*found : nullptr;
}

} // namespace

Composer::Composer(DeskContext& context, QAction* send, QAction* discard, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_discard(discard)
    , m_drafts(context)
    , m_sheet(new ReplySheet(send, discard, context.workspace().checklist(), this))
{
    setObjectName(QStringLiteral("composer"));
    setAccessibleName(tr("Reply"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_sheet);
    m_pause.setSingleShot(true);
    m_pause.setInterval(120);
    connect(&m_pause, &QTimer::timeout, this, &Composer::check);
    connect(m_sheet, &ReplySheet::changed, this, &Composer::written);
    connect(m_sheet, &ReplySheet::roomWanted, this, &Composer::roomWanted);
    connect(&m_sheet->checklist(), &ChecklistPanel::changed, this, [this] { m_pause.start(); });
    connect(&m_sheet->checklist(), &ChecklistPanel::suggested, this, [this](const Suggestion& suggestion) {
        if (m_judged == m_revision) // else the words have moved since; the next verdict brings its own
            m_sheet->putInPlace(suggestion);
    });
    connect(&m_context, &DeskContext::personChanged, this, &Composer::handOver);
    new KeptLetters(this);
    clear();
}

Composer::~Composer()
{
    keep();
}

void Composer::clear()
{
    keep();
    m_case = {};
    m_item = {};
    m_view = {};
    m_sheet->clear();
    setEnabled(false);
    m_discard->setEnabled(false);
}

void Composer::keep()
{
    if (m_case.isValid() && (m_touched || !m_drafts.of(m_case).isEmpty()))
        m_drafts.keep(m_case, draft());
}

void Composer::know(CaseId id, std::function<void(const Result<void>&)> then)
{
    m_drafts.read(id, std::move(then));
}

void Composer::handOver()
{
    keep();
    m_drafts.handOver();
    if (m_case.isValid() && !m_drafts.knows(m_case)) {
        m_case = {};
        clear();
    }
}

DraftReply Composer::draft() const
{
    DraftReply draft = m_sheet->written();
    draft.item = m_item;
    draft.baseVersion = m_baseVersion;
    return draft;
}

void Composer::put(const DraftReply& draft)
{
    m_sheet->put(draft);
    m_baseVersion = draft.baseVersion;
    m_discard->setEnabled(isEnabled() && (!draft.isEmpty() || returned()));
}

const ThreadReply* Composer::returned() const
{
    // A thread that was read before our last command still shows what that has done away with.
    if (m_view.subject.version < m_settled)
        return nullptr;
    // Only the newest: what was written after it has taken its place.
    const auto mine = std::find_if(m_view.replies.crbegin(), m_view.replies.crend(),
        [this](const ThreadReply& reply) { return reply.reply.writer == m_context.person().id; });
    return mine != m_view.replies.crend() && mine->reply.state == ReplyState::Returned ? &*mine : nullptr;
}

void Composer::sayReturned()
{
    const auto* back = returned();
    if (!back)
        return m_sheet->sayReturned({});
    m_sheet->sayReturned(back->returnReason.isEmpty()
            ? tr("This reply came back before it left, because the thread has changed. Read the thread, then "
                 "send it again or throw it away.")
            : tr("A reviewer returned this reply: “%1”").arg(isolated(back->returnReason)));
}

void Composer::sayAddressee()
{
    const auto* answered = itemIn(m_view, m_item);
    m_sheet->address(m_view.accountName,
        m_view.platformName.isEmpty() ? m_view.platform.name : m_view.platformName,
        answered ? answered->author : QString());
}

void Composer::follow(bool moved)
{
    const auto* back = returned();
    sayReturned();
    if (back && m_sheet->text().isEmpty()) {
        m_item = back->reply.inReplyTo;
        sayAddressee();
        put({back->text, back->reply.audience, back->reply.kind, int(back->text.size()), m_item,
            m_view.subject.contentVersion});
        ++m_revision;
        return check();
    }
    if (!moved)
        return;
    if (!m_sheet->text().isEmpty())
        m_sheet->warn(tr("Something new was said in this thread; read it before you send."));
    // What is written stays; what was judged and signed does not.
    ++m_revision;
    m_sendOnceJudged.reset();
    m_sheet->checklist().clearSignatures();
    m_pause.start();
}

void Composer::showCase(const ThreadView& view, ItemId item)
{
    const bool same = view.subject.id == m_case;
    // What is not looked up yet must not be shown as empty: the first key would write over it.
    if (!same && !m_drafts.knows(view.subject.id))
        return;
    const bool moved = same && view.subject.contentVersion != m_view.subject.contentVersion;
    if (!same)
        keep();
    m_view = view;
    const DraftReply begun = same ? draft() : m_drafts.of(view.subject.id);
    const ItemId answered = begun.isEmpty() ? ItemId{} : begun.item;
    m_item = itemIn(view, answered) ? answered : item;
    sayAddressee();
    if (same)
        return follow(moved);
    m_sendOnceJudged.reset();
    m_touched = false;
    m_settled = 0;
    m_case = view.subject.id;
    m_sheet->warn({});
    setEnabled(m_context.may(Permission::ReplyToPublic));
    m_sheet->offerReaders(view.capabilities);
    m_sheet->offerKinds();
    m_sheet->checklist().clear();
    m_verdict = {};
    m_sheet->sayApproval(tr("Whether somebody has to approve this is being looked up."));
    const auto draft = m_drafts.of(m_case);
    put(draft);
    m_sheet->sayLength(0, view.platform.lengthLimit);
    if (!draft.isEmpty() && draft.baseVersion > 0 && draft.baseVersion < view.subject.contentVersion)
        m_sheet->warn(
            tr("Something new was said in this thread since you wrote this; read it before you send."));
    ++m_revision;
    check();
    follow(false);
}

void Composer::restore(CaseId id, const DraftReply& draft)
{
    m_drafts.keep(id, draft);
    if (id != m_case)
        return;
    put(draft);
    written();
}

bool Composer::propose(const QString& text, Audience audience)
{
    if (!isEnabled() || !m_case.isValid() || !m_sheet->text().isEmpty())
        return false;
    m_sheet->propose(text, audience);
    return true;
}

void Composer::discard()
{
    if (!m_case.isValid() || m_sending)
        return;
    const auto id = m_case;
    const auto thrown = draft();
    if (const auto* back = returned()) {
        const Intent intent{id, command::WithdrawReply{back->reply.id}, {}};
        m_settled = m_view.subject.version + 1;
        whenDone(m_context.desk().perform(m_context.actor(), intent), this, [this](const Result<Done>& done) {
            if (!done)
                m_context.say(done.error());
        });
    }
    m_sheet->clearText();
    m_drafts.flush();
    sayReturned();
    m_sheet->warn({});
    m_discard->setEnabled(false);
    const QPointer<Composer> self(this);
    m_context.say({Notice::Kind::Done, tr("The draft for case %1 is thrown away.").arg(id.toString()),
        tr("Put it back"), [self, id, thrown] {
            if (self)
                self->restore(id, thrown);
        }});
}

void Composer::written()
{
    if (!m_case.isValid())
        return;
    ++m_revision;
    m_touched = true;
    m_baseVersion = m_view.subject.contentVersion;
    m_sendOnceJudged.reset();
    m_sheet->checklist().clearSignatures();
    keep();
    m_discard->setEnabled(isEnabled() && (!m_sheet->text().isEmpty() || returned()));
    m_pause.start();
}

void Composer::check()
{
    if (!m_case.isValid())
        return;
    const auto id = m_case;
    const int revision = m_revision;
    const DraftReply written = m_sheet->written();
    const auto verdict = m_context.desk().check(
        id, written.text, written.audience, written.kind, m_sheet->checklist().signOff(), revision);
    whenDone(verdict, this, [this, id](const Result<DraftVerdict>& verdict) {
        if (id != m_case)
            return;
        if (!verdict)
            return m_sheet->warn(verdict.error().message);
        if (verdict->revision == m_revision)
            take(*verdict);
    });
}

void Composer::take(const DraftVerdict& verdict)
{
    m_verdict = verdict;
    m_judged = verdict.revision;
    m_sheet->sayProposedKind(verdict.kind);
    m_sheet->sayApproval(verdict.approvalNeeded
            ? tr("A second person has to approve this before it leaves: %1").arg(verdict.approvalReason)
            : tr("No approval needed. It can be taken back while it is on hold."));
    m_sheet->sayLength(verdict.length, verdict.limit);
    const bool empty = m_sheet->text().trimmed().isEmpty();
    m_sheet->checklist().show(verdict.kind, empty ? QList<CheckResult>() : verdict.checks);
    m_sheet->underline(verdict.checks);
    if (const auto seen = std::exchange(m_sendOnceJudged, std::nullopt))
        send(*seen);
}

void Composer::send(qint64 seenVersion)
{
    if (!m_case.isValid() || m_sending)
        return;
    const auto written = draft();
    if (written.text.trimmed().isEmpty()) {
        m_sheet->textField()->setFocus();
        return m_sheet->warn(tr("Write the reply first."));
    }
    if (m_judged != m_revision) {
        m_sendOnceJudged = seenVersion;
        m_pause.stop();
        return check();
    }
    if (!m_sheet->checklist().verdict().mayLeave()) {
        if (auto* open = m_sheet->checklist().firstOpen())
            open->setFocus(Qt::OtherFocusReason);
        return m_sheet->warn(
            tr("Still open before this can leave: %1.").arg(joinWords(m_sheet->checklist().openItems())));
    }
    m_sending = true;
    emit busyChanged(true);
    // What is signed off must be what is stored: the one takes the other away.
    keep();
    m_drafts.flush();
    const auto id = m_case;
    command::WriteReply write;
    write.text.text = written.text;
    write.audience = written.audience;
    write.kind = written.kind.value_or(m_verdict.kind);
    write.inReplyTo = m_item;
    write.signOff = m_sheet->checklist().signOff();
    if (const auto* back = returned())
        write.replaces = back->reply.id;
    const Intent intent{id, write, seenVersion};
    whenDone(m_context.desk().perform(m_context.actor(), intent), this,
        [this, id, written](const Result<Done>& done) { finishSending(id, written, done); });
}

void Composer::finishSending(CaseId id, const DraftReply& written, const Result<Done>& done)
{
    m_sending = false;
    emit busyChanged(false);
    if (!done) {
        if (id == m_case)
            m_sheet->warn(done.error().message);
        else
            m_context.say(done.error());
        if (done.error().code == ErrorCode::Conflict)
            emit conflicted();
        return;
    }
    // Words that were typed while it was under way are a draft of their own.
    if (m_drafts.of(id).text == written.text)
        m_drafts.forget(id);
    if (id == m_case && m_sheet->text() == written.text) {
        m_settled = done->after.version;
        m_touched = false;
        put({});
        sayReturned();
        m_sheet->checklist().clear();
        m_sheet->warn({});
        ++m_revision;
        check();
    }
    emit sent(*done, written);
}

} // namespace steward

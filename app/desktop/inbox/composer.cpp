// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/inbox/composer.h"

#include "base/text.h"
#include "desktop/shell/band.h"
#include "desktop/shell/command_button.h"
#include "desktop/shell/flow_layout.h"
#include "desktop/shell/notice_bar.h"
#include "desktop/shell/when_done.h"
#include "desktop/shell/words.h"

#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QTextBlock>
#include <QVBoxLayout>

namespace steward {

namespace {

constexpr int proposed = -1;

} // namespace

Composer::Composer(DeskContext& context, QAction* send, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_band(new Band(QStringLiteral("audienceBand"), &Colours::publicBand, &Colours::publicBandText, this))
    , m_public(new QRadioButton(tr("Public reply"), this))
    , m_private(new QRadioButton(tr("Private reply"), this))
    , m_kind(new QComboBox(this))
    , m_approval(new QLabel(this))
    , m_warning(new QLabel(this))
    , m_text(new QPlainTextEdit(this))
    , m_length(new QLabel(this))
    , m_checklist(new ChecklistPanel(this))
{
    setObjectName(QStringLiteral("composer"));
    setAccessibleName(tr("Reply"));
    layOut(send);
    m_checklist->setChecklist(m_context.workspace().checklist());
    m_pause.setSingleShot(true);
    m_pause.setInterval(120);
    connect(&m_pause, &QTimer::timeout, this, &Composer::check);
    connect(m_text, &QPlainTextEdit::textChanged, this, &Composer::written);
    connect(m_public, &QRadioButton::toggled, this, [this] {
        sayAudience();
        written();
    });
    connect(m_kind, &QComboBox::activated, this, &Composer::written);
    connect(m_checklist, &ChecklistPanel::changed, this, [this] { m_pause.start(); });
    clear();
}

void Composer::layOut(QAction* send)
{
    m_public->setObjectName(QStringLiteral("publicRadio"));
    m_private->setObjectName(QStringLiteral("privateRadio"));
    m_public->setAccessibleName(m_public->text());
    m_private->setAccessibleName(m_private->text());
    m_kind->setObjectName(QStringLiteral("replyKindCombo"));
    m_kind->setAccessibleName(tr("Kind of reply"));
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_kind->setMinimumContentsLength(20);
    for (auto* label : {m_approval, m_warning, m_length}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(label != m_length);
    }
    m_approval->setFont(fontOf(TypeSize::Small, font()));
    m_length->setFont(fontOf(TypeSize::Small, font()));
    m_approval->setObjectName(QStringLiteral("approvalLabel"));
    m_warning->setObjectName(QStringLiteral("draftWarningLabel"));
    m_length->setObjectName(QStringLiteral("lengthLabel"));
    m_text->setObjectName(QStringLiteral("replyTextEdit"));
    m_text->setAccessibleName(tr("Reply text"));
    m_text->setPlaceholderText(tr("Write the reply here"));
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(fontMetrics().height() * 4);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    auto* button = new CommandButton(send, this);
    button->setProperty("primary", true);

    auto* kinds = new FlowLayout(nullptr, space(2));
    kinds->addWidget(m_public);
    kinds->addWidget(m_private);
    kinds->addWidget(m_kind);
    auto* last = new FlowLayout(nullptr, space(3));
    last->addWidget(button);
    last->addWidget(m_length);
    auto* inner = new QVBoxLayout;
    inner->setContentsMargins(space(3), space(1), space(3), space(2));
    inner->setSpacing(space(1));
    inner->addLayout(kinds);
    inner->addWidget(m_approval);
    inner->addWidget(m_warning);
    inner->addWidget(m_text, 1);
    inner->addLayout(last);
    inner->addWidget(m_checklist);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_band);
    column->addLayout(inner, 1);
    setTabOrder(m_public, m_private);
    setTabOrder(m_private, m_kind);
    setTabOrder(m_kind, m_text);
    setTabOrder(m_text, button);
    setTabOrder(button, m_checklist);
}

QWidget* Composer::textField() const
{
    return m_text;
}

void Composer::clear()
{
    keep();
    m_case = {};
    m_item = {};
    const QSignalBlocker quiet(m_text);
    m_text->clear();
    m_checklist->clear();
    warn({});
    setEnabled(false);
    m_band->say(tr("No case is chosen"));
}

void Composer::keep()
{
    if (m_case.isValid())
        m_drafts.keep(m_case, draft());
}

DraftReply Composer::draft() const
{
    const int kind = m_kind->currentData().toInt();
    return {m_text->toPlainText(), audience(),
        kind == proposed ? std::nullopt : std::optional(ReplyKind(kind)), m_text->textCursor().position()};
}

Audience Composer::audience() const
{
    return m_private->isChecked() ? Audience::Private : Audience::Public;
}

std::optional<ReplyKind> Composer::chosenKind() const
{
    return draft().kind;
}

void Composer::showCase(const ThreadView& view, ItemId item)
{
    const bool same = view.subject.id == m_case;
    m_item = item;
    if (same) {
        const bool moved = view.subject.contentVersion != m_view.subject.contentVersion;
        m_view = view;
        if (moved) {
            if (!m_text->toPlainText().isEmpty())
                warn(tr("Something new was said in this thread; read it before you send."));
            written();
        }
        return;
    }
    keep();
    m_sendOnceJudged.reset();
    m_case = view.subject.id;
    m_view = view;
    warn({});
    setEnabled(m_context.may(Permission::ReplyToPublic));
    const auto draft = m_drafts.of(m_case);
    const QSignalBlocker quietText(m_text);
    const QSignalBlocker quietPublic(m_public);
    m_text->setPlainText(draft.text);
    auto cursor = m_text->textCursor();
    cursor.setPosition(qMin(draft.cursor, int(draft.text.size())));
    m_text->setTextCursor(cursor);
    m_text->setExtraSelections({});
    const auto& can = view.capabilities;
    m_public->setEnabled(can.publicReply || can.byHand);
    m_private->setEnabled(can.privateReply || can.byHand);
    const bool isPrivate = draft.isEmpty() ? !m_public->isEnabled() && m_private->isEnabled()
                                           : draft.audience == Audience::Private;
    (isPrivate ? m_private : m_public)->setChecked(true);
    m_kind->clear();
    m_kind->addItem(tr("Kind: as proposed"), proposed);
    for (int kind = int(ReplyKind::G); kind <= int(ReplyKind::D); ++kind)
        m_kind->addItem(words::of(ReplyKind(kind)), kind);
    m_kind->setCurrentIndex(m_kind->findData(draft.kind ? int(*draft.kind) : proposed));
    m_checklist->clear();
    m_verdict = {};
    m_approval->setText(tr("Whether somebody has to approve this is being looked up."));
    sayAudience();
    sayLength(0, view.platform.lengthLimit);
    ++m_revision;
    check();
}

void Composer::restore(CaseId id, const DraftReply& draft)
{
    m_drafts.keep(id, draft);
    if (id != m_case)
        return;
    m_text->setPlainText(draft.text);
    (draft.audience == Audience::Private ? m_private : m_public)->setChecked(true);
}

void Composer::sayAudience()
{
    const auto place = m_view.platformName.isEmpty() ? m_view.platform.name : m_view.platformName;
    if (audience() == Audience::Public) {
        m_band->dye(&Colours::publicBand, &Colours::publicBandText);
        m_band->say(tr("PUBLIC. Anyone can read this, as %1 on %2").arg(isolated(m_view.accountName), place));
    } else {
        m_band->dye(&Colours::privateBand, &Colours::privateBandText);
        m_band->say(tr("PRIVATE. Only this person can read this, from %1 on %2")
                        .arg(isolated(m_view.accountName), place));
    }
}

void Composer::sayLength(int length, int limit)
{
    m_length->setText(
        limit > 0 ? tr("%1 of %2 characters").arg(length).arg(limit) : tr("%1 characters").arg(length));
    auto shade = m_length->palette();
    const auto& colours = coloursOf(palette());
    shade.setColor(QPalette::WindowText, limit > 0 && length > limit ? colours.grave : colours.quietText);
    m_length->setPalette(shade);
    if (limit > 0 && length > limit)
        m_length->setText(tr("%1 of %2 characters: %3 too many").arg(length).arg(limit).arg(length - limit));
    m_length->setAccessibleName(m_length->text());
}

void Composer::written()
{
    if (!m_case.isValid())
        return;
    ++m_revision;
    m_sendOnceJudged.reset();
    m_checklist->clearSignatures();
    keep();
    m_pause.start();
}

void Composer::check()
{
    if (!m_case.isValid())
        return;
    const auto id = m_case;
    const int revision = m_revision;
    const auto verdict = m_context.desk().check(
        id, m_text->toPlainText(), audience(), chosenKind(), m_checklist->signOff(), revision);
    whenDone(verdict, this, [this, id](const Result<DraftVerdict>& verdict) {
        if (id != m_case)
            return;
        if (!verdict)
            return warn(verdict.error().message);
        if (verdict->revision == m_revision)
            take(*verdict);
    });
}

void Composer::take(const DraftVerdict& verdict)
{
    m_verdict = verdict;
    m_judged = verdict.revision;
    m_kind->setItemText(0, tr("Kind: %1 (proposed)").arg(words::of(verdict.kind)));
    m_approval->setText(verdict.approvalNeeded
            ? tr("A second person has to approve this before it leaves: %1").arg(verdict.approvalReason)
            : tr("No approval needed. It can be taken back while it is on hold."));
    m_approval->setAccessibleName(m_approval->text());
    sayLength(verdict.length, verdict.limit);
    const bool empty = m_text->toPlainText().trimmed().isEmpty();
    m_checklist->show(verdict.kind, empty ? QList<CheckResult>() : verdict.checks);
    underline();
    if (const auto seen = std::exchange(m_sendOnceJudged, std::nullopt))
        send(*seen);
}

void Composer::underline()
{
    const auto text = m_text->toPlainText();
    QList<QTextEdit::ExtraSelection> selections;
    for (const auto& check : std::as_const(m_verdict.checks)) {
        if (check.outcome == CheckOutcome::Pass)
            continue;
        for (const auto& [start, end] : check.spans) {
            QTextEdit::ExtraSelection selection;
            const auto& colours = coloursOf(palette());
            selection.cursor = QTextCursor(m_text->document());
            selection.cursor.setPosition(int(utf16Index(text, start)));
            selection.cursor.setPosition(int(utf16Index(text, end)), QTextCursor::KeepAnchor);
            selection.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
            selection.format.setUnderlineColor(
                check.outcome == CheckOutcome::Block ? colours.grave : colours.serious);
            selection.format.setBackground(
                check.outcome == CheckOutcome::Block ? colours.graveTint : colours.seriousTint);
            selections << selection;
        }
    }
    m_text->setExtraSelections(selections);
}

void Composer::warn(const QString& sentence)
{
    m_warning->setText(sentence);
    m_warning->setVisible(!sentence.isEmpty());
    if (!sentence.isEmpty())
        announce(m_warning, sentence);
}

void Composer::send(qint64 seenVersion)
{
    if (!m_case.isValid() || m_sending)
        return;
    const auto written = draft();
    if (written.text.trimmed().isEmpty()) {
        m_text->setFocus();
        return warn(tr("Write the reply first."));
    }
    if (m_judged != m_revision) {
        m_sendOnceJudged = seenVersion;
        m_pause.stop();
        return check();
    }
    if (!m_checklist->verdict().mayLeave()) {
        if (auto* open = m_checklist->firstOpen())
            open->setFocus(Qt::OtherFocusReason);
        return warn(tr("Still open before this can leave: %1.").arg(joinWords(m_checklist->openItems())));
    }
    m_sending = true;
    emit busyChanged(true);
    const auto id = m_case;
    const auto reply = m_context.desk().reply(m_context.actor(), id, written.text, written.audience,
        written.kind.value_or(m_verdict.kind), m_item, m_checklist->signOff(), {}, seenVersion);
    whenDone(reply, this, [this, id, written](const Result<Done>& done) {
        m_sending = false;
        emit busyChanged(false);
        if (!done) {
            if (id == m_case)
                warn(done.error().message);
            else
                m_context.say(done.error());
            if (done.error().code == ErrorCode::Conflict)
                emit conflicted();
            return;
        }
        m_drafts.forget(id);
        if (id == m_case) {
            const QSignalBlocker quiet(m_text);
            m_text->clear();
            m_checklist->clear();
            warn({});
            ++m_revision;
            check();
        }
        emit sent(*done, written);
    });
}

} // namespace steward

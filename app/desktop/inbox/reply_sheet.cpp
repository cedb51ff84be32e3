// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/inbox/reply_sheet.h"

#include "base/text.h"
#include "desktop/shell/band.h"
#include "desktop/shell/command_button.h"
#include "desktop/shell/flow_layout.h"
#include "desktop/shell/notice_bar.h"
#include "desktop/shell/tall_scroll.h"
#include "desktop/shell/words.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QScrollArea>
#include <QTextBlock>
#include <QVBoxLayout>

namespace steward {

namespace {

constexpr int proposed = -1;

} // namespace

ReplySheet::ReplySheet(
    QAction* send, QAction* discard, const QList<ChecklistItem>& checklist, QWidget* parent)
    : QWidget(parent)
    , m_band(new Band(QStringLiteral("audienceBand"), &Colours::publicBand, &Colours::publicBandText, this))
    , m_public(new QRadioButton(tr("Public"), this))
    , m_private(new QRadioButton(tr("Private"), this))
    , m_kind(new QComboBox(this))
    , m_scroll(new QScrollArea(this))
    , m_footer(new QWidget(this))
    , m_returned(new QLabel(this))
    , m_approval(new QLabel(this))
    , m_warning(new QLabel(this))
    , m_text(new QPlainTextEdit(this))
    , m_length(new QLabel(this))
    , m_checklist(new ChecklistPanel(this))
{
    m_checklist->setChecklist(checklist);
    layOut();
    layOutFooter(send, discard);
    orderTabs();
    connect(m_checklist, &ChecklistPanel::fieldsChanged, this, &ReplySheet::orderTabs);
    connect(m_text, &QPlainTextEdit::textChanged, this, &ReplySheet::changed);
    connect(m_public, &QRadioButton::toggled, this, [this] {
        sayAudience();
        emit changed();
    });
    connect(m_kind, &QComboBox::activated, this, &ReplySheet::changed);
    m_text->installEventFilter(this);
}

void ReplySheet::layOut()
{
    m_public->setObjectName(QStringLiteral("publicRadio"));
    m_private->setObjectName(QStringLiteral("privateRadio"));
    m_public->setAccessibleName(tr("Public reply"));
    m_private->setAccessibleName(tr("Private reply"));
    m_kind->setObjectName(QStringLiteral("replyKindCombo"));
    m_kind->setAccessibleName(tr("Kind of reply"));
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_kind->setMinimumContentsLength(20);
    for (auto* label : {m_returned, m_approval, m_warning, m_length}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(label != m_length);
    }
    m_approval->setFont(fontOf(TypeSize::Small, font()));
    m_length->setFont(fontOf(TypeSize::Small, font()));
    m_returned->setObjectName(QStringLiteral("returnedLabel"));
    m_approval->setObjectName(QStringLiteral("approvalLabel"));
    m_warning->setObjectName(QStringLiteral("draftWarningLabel"));
    m_length->setObjectName(QStringLiteral("lengthLabel"));
    m_text->setObjectName(QStringLiteral("replyTextEdit"));
    m_text->setAccessibleName(tr("Reply text"));
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(fontMetrics().height() * 4);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);

    auto* content = new QWidget;
    auto* kinds = new FlowLayout(nullptr, space(2));
    kinds->addWidget(m_public);
    kinds->addWidget(m_private);
    kinds->addWidget(m_kind);
    auto* inner = new QVBoxLayout(content);
    inner->setContentsMargins(space(3), space(1), space(3), space(1));
    inner->setSpacing(space(1));
    inner->addWidget(m_returned);
    inner->addLayout(kinds);
    inner->addWidget(m_approval);
    inner->addWidget(m_warning);
    inner->addWidget(m_text, 1);
    inner->addWidget(m_checklist);
    m_scroll->setObjectName(QStringLiteral("composerScroll"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(content);
    new TallContent(m_scroll);
    content->installEventFilter(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_band);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_footer);
}

void ReplySheet::layOutFooter(QAction* send, QAction* discard)
{
    auto* button = new CommandButton(send, m_footer);
    button->setObjectName(QStringLiteral("sendButton"));
    button->setProperty("primary", true);
    auto* away = new CommandButton(discard, m_footer);
    away->setObjectName(QStringLiteral("discardButton"));
    auto* row = new FlowLayout(m_footer, space(2));
    row->setContentsMargins(space(3), space(1), space(3), space(1));
    row->addWidget(button);
    row->addWidget(away);
    row->addWidget(m_length);
    auto policy = m_footer->sizePolicy();
    policy.setHeightForWidth(true);
    policy.setVerticalPolicy(QSizePolicy::Fixed);
    m_footer->setSizePolicy(policy);
}

void ReplySheet::orderTabs()
{
    QList<QWidget*> order{m_public, m_private, m_kind, m_text};
    order << m_checklist->fields();
    for (const auto* name : {"sendButton", "discardButton"})
        order << m_footer->findChild<QWidget*>(QLatin1StringView(name));
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
}

int ReplySheet::wishedHeight() const
{
    const auto* content = m_scroll->widget();
    return height() - m_scroll->viewport()->height() + content->minimumHeight();
}

bool ReplySheet::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_text && event->type() == QEvent::FocusIn)
        emit roomWanted();
    // The lines of the checklist know their height only after the layout has run. Not at once: the scroll
    // area is still at work.
    if (watched == m_scroll->widget() && event->type() == QEvent::Resize && m_text->hasFocus())
        QMetaObject::invokeMethod(this, &ReplySheet::roomWanted, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

QWidget* ReplySheet::textField() const
{
    return m_text;
}

QString ReplySheet::text() const
{
    return m_text->toPlainText();
}

Audience ReplySheet::audience() const
{
    return m_private->isChecked() ? Audience::Private : Audience::Public;
}

DraftReply ReplySheet::written() const
{
    const int kind = m_kind->currentData().toInt();
    return {text(), audience(), kind == proposed ? std::nullopt : std::optional(ReplyKind(kind)),
        m_text->textCursor().position(), {}, 0};
}

void ReplySheet::put(const DraftReply& draft)
{
    const QSignalBlocker quiet(this);
    m_text->setPlainText(draft.text);
    auto cursor = m_text->textCursor();
    cursor.setPosition(std::clamp(draft.cursor, 0, int(text().size())));
    m_text->setTextCursor(cursor);
    m_text->setExtraSelections({});
    if (!draft.isEmpty())
        (draft.audience == Audience::Private ? m_private : m_public)->setChecked(true);
    m_kind->setCurrentIndex(m_kind->findData(draft.kind ? int(*draft.kind) : proposed));
}

void ReplySheet::propose(const QString& text, Audience audience)
{
    auto* reader = audience == Audience::Private ? m_private : m_public;
    if (reader->isEnabled())
        reader->setChecked(true);
    m_text->setPlainText(text);
    m_text->moveCursor(QTextCursor::End);
}

void ReplySheet::clearText()
{
    m_text->clear();
}

void ReplySheet::clear()
{
    const QSignalBlocker quiet(this);
    m_text->clear();
    m_checklist->clear();
    m_isAddressed = false;
    m_text->setPlaceholderText(tr("Write the reply here"));
    m_band->say(tr("No case is chosen"));
    sayReturned({});
    warn({});
}

void ReplySheet::offerReaders(const Capabilities& can)
{
    const QSignalBlocker quiet(this);
    m_public->setEnabled(can.publicReply || can.byHand);
    m_private->setEnabled(can.privateReply || can.byHand);
    (!m_public->isEnabled() && m_private->isEnabled() ? m_private : m_public)->setChecked(true);
}

void ReplySheet::offerKinds()
{
    m_kind->clear();
    m_kind->addItem(tr("Kind: as proposed"), proposed);
    for (int kind = int(ReplyKind::G); kind <= int(ReplyKind::D); ++kind)
        m_kind->addItem(words::of(ReplyKind(kind)), kind);
}

void ReplySheet::sayProposedKind(ReplyKind kind)
{
    m_kind->setItemText(0, tr("Kind: %1 (proposed)").arg(words::of(kind)));
}

void ReplySheet::address(const QString& account, const QString& place, const QString& author)
{
    m_account = isolated(account);
    m_place = place;
    m_author = author.isEmpty() ? QString() : isolated(author);
    m_isAddressed = true;
    m_text->setPlaceholderText(
        m_author.isEmpty() ? tr("Write the reply here") : tr("Write the reply to %1 here").arg(m_author));
    sayAudience();
}

void ReplySheet::sayAudience()
{
    if (!m_isAddressed)
        return;
    if (audience() == Audience::Public) {
        m_band->dye(&Colours::publicBand, &Colours::publicBandText);
        m_band->say(m_author.isEmpty()
                ? tr("PUBLIC. Anyone can read this, as %1 on %2").arg(m_account, m_place)
                : tr("PUBLIC, to %3. Anyone can read this, as %1 on %2").arg(m_account, m_place, m_author));
    } else {
        m_band->dye(&Colours::privateBand, &Colours::privateBandText);
        m_band->say(m_author.isEmpty()
                ? tr("PRIVATE. Only this person can read this, from %1 on %2").arg(m_account, m_place)
                : tr("PRIVATE, to %3. Nobody else can read this, from %1 on %2")
                      .arg(m_account, m_place, m_author));
    }
}

void ReplySheet::sayReturned(const QString& sentence)
{
    const bool isNew = m_returned->text() != sentence && !sentence.isEmpty();
    m_returned->setText(sentence);
    m_returned->setAccessibleName(sentence);
    m_returned->setVisible(!sentence.isEmpty());
    if (isNew)
        announce(m_returned, sentence);
}

void ReplySheet::sayApproval(const QString& sentence)
{
    m_approval->setText(sentence);
    m_approval->setAccessibleName(sentence);
}

void ReplySheet::sayLength(int length, int limit)
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

void ReplySheet::warn(const QString& sentence)
{
    m_warning->setText(sentence);
    m_warning->setVisible(!sentence.isEmpty());
    if (!sentence.isEmpty())
        announce(m_warning, sentence);
}

void ReplySheet::underline(const QList<CheckResult>& checks)
{
    const QString words = text();
    QList<QTextEdit::ExtraSelection> selections;
    for (const auto& check : checks) {
        if (check.outcome == CheckOutcome::Pass)
            continue;
        for (const auto& [start, end] : check.spans) {
            QTextEdit::ExtraSelection selection;
            const auto& colours = coloursOf(palette());
            selection.cursor = QTextCursor(m_text->document());
            selection.cursor.setPosition(int(utf16Index(words, start)));
            selection.cursor.setPosition(int(utf16Index(words, end)), QTextCursor::KeepAnchor);
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

void ReplySheet::putInPlace(const Suggestion& suggestion)
{
    const QString words = text();
    auto start = int(utf16Index(words, suggestion.span.first));
    const auto end = int(utf16Index(words, suggestion.span.second));
    if (suggestion.text.isEmpty() && start > 0 && words[start - 1] == u' ')
        --start;
    QTextCursor cursor(m_text->document());
    cursor.setPosition(start);
    cursor.setPosition(end, QTextCursor::KeepAnchor);
    cursor.insertText(suggestion.text); // one step for undo
    m_text->setTextCursor(cursor);
    m_text->setFocus(Qt::OtherFocusReason);
}

} // namespace steward

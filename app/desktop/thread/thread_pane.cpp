// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/thread/thread_pane.h"

#include "base/text.h"
#include "desktop/shell/tall_scroll.h"
#include "desktop/shell/theme.h"
#include "desktop/shell/words.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollBar>
#include <QVBoxLayout>

namespace steward {

namespace {

QLabel* inertLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setMinimumWidth(1);
    return label;
}

constexpr int postLimit = 400;

/// What a rule is sure of is decided before the thanks that came after it.
auto urgencyToDecide(const ThreadItem& item)
{
    const bool found = std::any_of(item.findings.cbegin(), item.findings.cend(),
        [](const Finding& finding) { return finding.tier != Tier::Possible; });
    return std::tuple(!item.decision.has_value(), found, item.created);
}

} // namespace

ThreadPane::ThreadPane(QWidget* parent)
    : QScrollArea(parent)
    , m_zone("Europe/London")
    , m_now([] { return SystemClock().now(); })
    , m_content(new QWidget)
    , m_column(new QVBoxLayout(m_content))
    , m_head(inertLabel(m_content))
    , m_postTitle(inertLabel(m_content))
    , m_post(inertLabel(m_content))
    , m_newLine(inertLabel(m_content))
{
    setObjectName(QStringLiteral("threadPane"));
    setAccessibleName(tr("Thread"));
    setFocusPolicy(Qt::StrongFocus);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_content->setObjectName(QStringLiteral("threadContent"));
    m_head->setObjectName(QStringLiteral("quiet"));
    m_post->setObjectName(QStringLiteral("quiet"));
    m_postTitle->setObjectName(QStringLiteral("postTitleLabel"));
    m_newLine->setObjectName(QStringLiteral("newSinceLabel"));
    m_newLine->setText(tr("New since you came"));
    m_newLine->setAlignment(Qt::AlignCenter);
    m_newLine->hide();
    m_column->setContentsMargins(space(4), space(3), space(4), space(4));
    m_column->setSpacing(space(2));
    m_column->addWidget(m_head);
    m_column->addWidget(m_postTitle);
    m_column->addWidget(m_post);
    m_column->addSpacing(space(1));
    m_column->addStretch();
    setWidget(m_content);
    m_content->installEventFilter(this);
    m_tall = new TallContent(this);
    connect(verticalScrollBar(), &QAbstractSlider::actionTriggered, this, [this] { m_place.clear(); });
    clear();
}

void ThreadPane::know(
    std::shared_ptr<const RuleSet> rules, const QTimeZone& zone, std::function<Instant()> now)
{
    m_rules = std::move(rules);
    m_zone = zone;
    m_now = std::move(now);
}

void ThreadPane::clear()
{
    m_case = {};
    m_version = m_painted = 0;
    m_seen.clear();
    m_place.clear();
    m_chosen = {};
    m_chosenByHand = false;
    arrange({});
    m_content->hide();
}

BubbleContent ThreadPane::contentOf(const ThreadItem& item, const ThreadView& view) const
{
    BubbleContent content;
    content.item = item.id;
    content.author = item.author.isEmpty() ? item.handle : item.author;
    content.handle = item.handle == item.author ? QString() : item.handle;
    content.when = words::moment(item.created, m_now(), m_zone);
    content.fullWhen = words::fullMoment(item.created, m_zone);
    content.text = item.text;
    content.previousText = item.revision > 1 ? item.previousText : QString();
    content.findings = item.findings;
    content.ours = item.direction == Direction::Outbound;
    content.notRead = item.notRead;
    content.faded = item.visibility == Visibility::Removed || item.visibility == Visibility::DeletedByAuthor;
    for (const auto& finding : item.findings) {
        const auto* rule = m_rules ? m_rules->rule(finding.rule) : nullptr;
        if (rule)
            content.ruleTitles.insert(finding.rule.value, inLanguage(rule->title));
    }
    content.notes << earlierLines(item, view);
    for (const auto& alt : item.mediaAlts)
        content.notes << tr("Attached, not opened: %1").arg(isolated(alt));
    if (item.notRead)
        content.notes << tr("Not read by rules: somebody has to look at it.");
    if (item.revision > 1)
        content.notes << tr("Edited by its author, version %1.").arg(item.revision);
    if (item.visibility != Visibility::Unmoderated && item.visibility != Visibility::Approved)
        content.notes << tr("On the platform: %1.").arg(words::of(item.visibility));
    if (item.decision && item.decision->action != Action::Keep) {
        const auto rule
            = item.decision->rule.isEmpty() ? QString() : tr(" under %1").arg(item.decision->rule.value);
        const auto phase = item.decision->phase;
        const auto how = phase == EnforcementPhase::Confirmed ? tr("done")
            : phase == EnforcementPhase::Claimed              ? tr("done by hand")
            : phase == EnforcementPhase::Failed               ? tr("not done yet, see Outbox")
            : phase == EnforcementPhase::Waiting              ? tr("waiting, no connection")
            : phase == EnforcementPhase::Withdrawn            ? tr("taken back")
            : phase == EnforcementPhase::None                 ? tr("recorded")
                                                              : tr("on its way");
        content.notes << tr("Decided: %1%2 (%3).").arg(words::past(item.decision->action), rule, how);
    }
    return content;
}

QStringList ThreadPane::earlierLines(const ThreadItem& item, const ThreadView& view) const
{
    QStringList lines;
    const auto earlier = earlierPieces(item.findings);
    for (const auto& pieces : earlier) {
        const auto said = std::find_if(view.items.cbegin(), view.items.cend(),
            [&](const ThreadItem& each) { return each.id == pieces.item; });
        lines << (said == view.items.cend()
                ? tr("Adds up with an earlier item by the same author: %1.").arg(pieces.kinds)
                : tr("Adds up with what its author said at %1: %2.")
                      .arg(words::moment(said->created, m_now(), m_zone), pieces.kinds));
    }
    return lines;
}

BubbleContent ThreadPane::contentOf(const ThreadReply& reply) const
{
    BubbleContent content;
    content.author = reply.writerName;
    content.handle = tr("us");
    content.when = words::moment(reply.reply.writtenAt, m_now(), m_zone);
    content.fullWhen = words::fullMoment(reply.reply.writtenAt, m_zone);
    content.text = reply.text;
    content.ours = true;
    content.faded = reply.reply.state == ReplyState::Withdrawn || reply.reply.state == ReplyState::Retracted;
    content.notes << tr("%1 reply: %2.")
                         .arg(reply.reply.audience == Audience::Public ? tr("Public") : tr("Private"),
                             words::of(reply.reply.state));
    if (!reply.returnReason.isEmpty())
        content.notes << tr("Why it came back: %1").arg(isolated(reply.returnReason));
    return content;
}

QList<ThreadPane::Entry> ThreadPane::entriesOf(const ThreadView& view) const
{
    QList<Entry> entries;
    QSet<QString> published;
    for (const auto& item : view.items) {
        if (item.direction == Direction::Outbound)
            published << item.text.simplified();
        entries.append({QStringLiteral("i%1").arg(item.id.value), item.created, contentOf(item, view)});
    }
    for (const auto& reply : view.replies) {
        // Once collected, our own reply is an item like any other.
        if (reply.reply.state == ReplyState::Sent && published.contains(reply.text.simplified()))
            continue;
        entries.append(
            {QStringLiteral("r%1").arg(reply.reply.id.value), reply.reply.writtenAt, contentOf(reply)});
    }
    std::stable_sort(
        entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.at < b.at; });
    return entries;
}

void ThreadPane::show(const ThreadView& view)
{
    const bool same = view.subject.id == m_case;
    const auto* bar = verticalScrollBar();
    const bool unfocused = !hasFocus() && !isAncestorOf(QApplication::focusWidget());
    const bool follows = same && unfocused && bar->value() == bar->maximum() && bar->maximum() > 0;
    auto entries = entriesOf(view);
    if (!same) {
        clear();
        m_case = view.subject.id;
        m_veiled = true;
        for (const auto& entry : std::as_const(entries))
            m_seen << entry.key;
    }
    for (auto& entry : entries)
        entry.isNew = !m_seen.contains(entry.key);
    if (m_version != view.subject.version)
        m_painted = 0;
    m_version = view.subject.version;
    showPost(view);
    arrange(entries);
    chooseStandard(view);
    m_content->show();
    m_content->update();
    m_tall->fit();
    m_column->activate();
    if (!same) {
        verticalScrollBar()->setValue(0);
        if (auto* chosen = m_bubbles.value(QStringLiteral("i%1").arg(m_chosen.value)))
            ensureWidgetVisible(chosen, 0, space(4));
    } else if (follows) {
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    }
}

QString ThreadPane::place() const
{
    const int top = verticalScrollBar()->value();
    for (const auto& key : m_order) {
        const auto box = m_bubbles.value(key)->geometry();
        if (box.bottom() >= top)
            return key + QLatin1Char(':') + QString::number(top - box.top());
    }
    return {};
}

void ThreadPane::goTo(const QString& place)
{
    m_place = place;
    keepToPlace();
}

void ThreadPane::keepToPlace()
{
    const auto* bubble = m_bubbles.value(m_place.section(QLatin1Char(':'), 0, 0));
    if (bubble)
        verticalScrollBar()->setValue(
            bubble->geometry().top() + m_place.section(QLatin1Char(':'), 1).toInt());
}

void ThreadPane::showPost(const ThreadView& view)
{
    const auto reach = view.accountConnected ? QString() : tr(" (not connected here)");
    m_head->setText(tr("%1 on %2%3")
                        .arg(isolated(view.accountName),
                            view.platformName.isEmpty() ? view.platform.name : view.platformName, reach));
    m_postTitle->setText(view.postTitle);
    m_postTitle->setVisible(!view.postTitle.isEmpty());
    auto bold = font();
    bold.setBold(true);
    m_postTitle->setFont(bold);
    const bool repeats = view.postText.simplified() == view.postTitle.simplified();
    m_post->setText(excerptOf(view.postText, postLimit));
    m_post->setVisible(!view.postText.isEmpty() && !repeats);
}

void ThreadPane::arrange(const QList<Entry>& entries)
{
    QList<QString> order;
    for (const auto& entry : entries) {
        order << entry.key;
        auto*& bubble = m_bubbles[entry.key];
        if (!bubble) {
            bubble = new Bubble(m_content);
            connect(bubble, &Bubble::chosen, this, [this, bubble] {
                if (bubble->content().item.isValid() && !bubble->content().ours)
                    choose(bubble->content().item);
            });
        }
        bubble->setVeil(m_veiled, m_veilsUpsetting);
        bubble->setContent(entry.content);
    }
    for (const auto& key : std::as_const(m_order)) {
        if (!order.contains(key))
            delete m_bubbles.take(key);
    }
    const auto firstNew
        = std::find_if(entries.cbegin(), entries.cend(), [](const Entry& entry) { return entry.isNew; });
    m_column->removeWidget(m_newLine);
    m_newLine->setVisible(firstNew != entries.cend());
    constexpr int before = 4; // head, title, post, gap
    int at = before;
    for (const auto& entry : entries) {
        if (firstNew != entries.cend() && entry.key == firstNew->key)
            m_column->insertWidget(at++, m_newLine);
        auto* bubble = m_bubbles.value(entry.key);
        if (m_column->indexOf(bubble) != at) {
            m_column->removeWidget(bubble);
            m_column->insertWidget(at, bubble);
        }
        ++at;
        bubble->show();
    }
    m_order = order;
}

void ThreadPane::chooseStandard(const ThreadView& view)
{
    const bool stillThere = std::any_of(view.items.cbegin(), view.items.cend(),
        [this](const ThreadItem& item) { return item.id == m_chosen; });
    if (m_chosenByHand && stillThere)
        return;
    const ThreadItem* best = nullptr;
    for (const auto& item : view.items) {
        if (item.direction != Direction::Inbound || item.visibility == Visibility::DeletedByAuthor)
            continue;
        if (!best || urgencyToDecide(item) >= urgencyToDecide(*best))
            best = &item;
    }
    choose(best ? best->id : ItemId{});
    m_chosenByHand = false;
}

void ThreadPane::choose(ItemId item)
{
    m_chosenByHand = true;
    const bool moved = std::exchange(m_chosen, item) != item;
    for (auto* bubble : std::as_const(m_bubbles))
        bubble->setChosen(item.isValid() && bubble->content().item == item);
    if (moved)
        emit chosenItemChanged(item);
}

void ThreadPane::stepItem(int by)
{
    if (m_order.isEmpty())
        return;
    auto at = m_order.indexOf(QStringLiteral("i%1").arg(m_chosen.value));
    for (int i = 0; i < m_order.size(); ++i) {
        if (m_bubbles.value(m_order.at(i))->hasFocus())
            at = i;
    }
    auto* next = m_bubbles.value(m_order.at(std::clamp<qsizetype>(at + by, 0, m_order.size() - 1)));
    m_place.clear();
    next->setFocus(Qt::OtherFocusReason);
    ensureWidgetVisible(next, 0, space(4));
}

void ThreadPane::setVeiled(bool veiled)
{
    m_veiled = veiled;
    for (auto* bubble : std::as_const(m_bubbles))
        bubble->setVeil(m_veiled, m_veilsUpsetting);
}

bool ThreadPane::hasVeil() const
{
    return std::any_of(
        m_bubbles.cbegin(), m_bubbles.cend(), [](const Bubble* bubble) { return bubble->hasVeil(); });
}

void ThreadPane::setVeilsUpsetting(bool on)
{
    m_veilsUpsetting = on;
    setVeiled(m_veiled);
}

void ThreadPane::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)
        return stepItem(event->key() == Qt::Key_Up ? -1 : 1);
    QScrollArea::keyPressEvent(event);
}

void ThreadPane::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    m_content->setMaximumWidth(viewport()->width());
}

bool ThreadPane::eventFilter(QObject* watched, QEvent* event)
{
    const auto type = watched == m_content ? event->type() : QEvent::None;
    if (type == QEvent::Paint) {
        m_painted = m_version;
        if (place() == m_place)
            m_place.clear();
    }
    const bool eaten = QScrollArea::eventFilter(watched, event);
    // The bubbles find their heights in several steps after a case is shown.
    if (type == QEvent::Resize && !m_place.isEmpty())
        keepToPlace();
    return eaten;
}

} // namespace steward

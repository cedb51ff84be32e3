// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/inbox/row_delegate.h"

#include "base/text.h"
#include "desktop/shell/icons.h"
#include "desktop/shell/theme.h"
#include "desktop/shell/words.h"

#include <QPainter>

namespace steward {

/// The places of one row, mirrored where the layout runs from right to left.
struct RowDelegate::Box {
    QRect all;
    QRect tile;
    QRect lines[3];
    QFont body;
    QFont bold;
    QFont small;
    bool mirrored = false;
    bool dimmed = false;
    const Colours& colours;

    QColor ink() const { return dimmed ? colours.quietText : colours.text; }

    /// Cuts `width` off the end (or the start) of `line` and gives it back.
    QRect cutEnd(QRect& line, int width) const
    {
        width = qMin(width, line.width());
        const QRect end(mirrored ? line.left() : line.right() + 1 - width, line.top(), width, line.height());
        mirrored ? line.setLeft(line.left() + width) : line.setRight(line.right() - width);
        return end;
    }
    QRect cutStart(QRect& line, int width) const
    {
        width = qMin(width, line.width());
        const QRect start(
            mirrored ? line.right() + 1 - width : line.left(), line.top(), width, line.height());
        mirrored ? line.setRight(line.right() - width) : line.setLeft(line.left() + width);
        return start;
    }
    int leading() const
    {
        return int((mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute | Qt::AlignVCenter
            | Qt::TextSingleLine);
    }
    int trailing() const
    {
        return int((mirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignAbsolute | Qt::AlignVCenter
            | Qt::TextSingleLine);
    }
};

RowDelegate::RowDelegate(
    InboxModel& model, const QTimeZone& zone, std::function<Instant()> now, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_zone(zone)
    , m_now(std::move(now))
{
}

void RowDelegate::setDensity(Density density)
{
    m_density = density;
}

void RowDelegate::setMe(PersonId me)
{
    m_me = me;
}

namespace {

int padding(Density density)
{
    return density == Density::Compact ? 2 : density == Density::Cosy ? space(1) + 1 : space(2) + 1;
}

int between(Density density)
{
    return density == Density::Compact ? 0 : density == Density::Cosy ? 1 : 3;
}

} // namespace

int RowDelegate::rowHeight(const QFont& font) const
{
    const int body = QFontMetrics(font).height();
    const int small = QFontMetrics(fontOf(TypeSize::Small, font)).height() + 1;
    return 2 * body + small + 2 * padding(m_density) + 2 * between(m_density) + 1;
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {10, rowHeight(option.font)};
}

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* row = m_model.row(index.row());
    Box box{option.rect, {}, {}, option.font, option.font, fontOf(TypeSize::Small, option.font),
        option.direction == Qt::RightToLeft, row && m_model.isDimmed(row->id), coloursOf(option.palette)};
    box.bold.setBold(true);
    const int pad = padding(m_density);
    const int gap = between(m_density);
    const int body = QFontMetrics(box.body).height();
    const int small = QFontMetrics(box.small).height() + 1;
    QRect inner = option.rect.adjusted(space(3), pad, -space(3), -pad - 1);
    const int tile = qMin(2 * body, space(8) + (body - 16));
    auto tileColumn = box.cutStart(inner, tile + space(2));
    box.tile = QRect(
        box.mirrored ? tileColumn.right() + 1 - tile : tileColumn.left(), inner.top() + 2, tile, tile);
    box.lines[0] = QRect(inner.left(), inner.top(), inner.width(), body);
    box.lines[1] = QRect(inner.left(), inner.top() + body + gap, inner.width(), body);
    box.lines[2] = QRect(inner.left(), inner.top() + 2 * (body + gap), inner.width(), small);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (!row) {
        painter->fillRect(box.all, box.colours.surface);
        for (int i = 0; i < 2; ++i)
            painter->fillRect(box.lines[i].adjusted(0, 4, -inner.width() / (i + 2), -4), box.colours.hover);
    } else {
        paintGround(*painter, box, *row, option.state.testFlag(QStyle::State_Selected));
        paintFirstLine(*painter, box, *row);
        paintExcerpt(*painter, box, *row);
        paintChips(*painter, box, *row);
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(QPen(box.colours.accent, 2));
            painter->setBrush(Qt::NoBrush);
            painter->drawRect(box.all.adjusted(1, 1, -1, -2));
        }
    }
    painter->restore();
}

void RowDelegate::paintGround(QPainter& painter, const Box& box, const InboxRow& row, bool current) const
{
    const auto& colours = box.colours;
    const bool grave = row.crisis && !box.dimmed;
    painter.fillRect(box.all, current ? colours.selection : grave ? colours.graveTint : colours.surface);
    painter.fillRect(QRect(box.all.left(), box.all.bottom(), box.all.width(), 1), colours.line);
    const int edge = box.mirrored ? box.all.right() - 3 : box.all.left();
    if (current || grave)
        painter.fillRect(
            QRect(edge, box.all.top(), 4, box.all.height() - 1), current ? colours.accent : colours.grave);
    if (m_model.isMarked(row.id)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.accent);
        painter.drawRoundedRect(box.tile, 4, 4);
        QPen tick(colours.accentText, 2.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
        painter.setPen(tick);
        const QRectF t = box.tile;
        painter.drawPolyline(QPolygonF({{t.left() + t.width() * 0.26, t.center().y()},
            {t.left() + t.width() * 0.44, t.bottom() - t.height() * 0.3},
            {t.right() - t.width() * 0.22, t.top() + t.height() * 0.3}}));
        return;
    }
    painter.setOpacity(box.dimmed ? 0.55 : 1.0);
    painter.setFont(box.body);
    paintLetterTile(painter, box.tile, row.platform);
    painter.setOpacity(1.0);
    if (box.dimmed) {
        painter.setPen(QPen(colours.quietText, 1.5));
        painter.drawLine(box.tile.bottomLeft(), box.tile.topRight());
    }
}

void RowDelegate::paintFirstLine(QPainter& painter, const Box& box, const InboxRow& row) const
{
    QRect line = box.lines[0];
    const auto now = m_now();
    const auto clock = words::shortClock(row.clock, row.due, now);
    const bool overdue = words::isOverdue(row.clock, row.due, now);
    if (!clock.isEmpty()) {
        painter.setFont(overdue ? box.bold : box.body);
        const bool soon = !overdue && row.due && *row.due - now < std::chrono::hours(1);
        painter.setPen(box.dimmed ? box.colours.quietText
                : overdue         ? box.colours.grave
                : soon            ? box.colours.serious
                                  : box.colours.quietText);
        const QString text = overdue ? QStringLiteral("! ") + clock : clock;
        const auto place = box.cutEnd(line, painter.fontMetrics().horizontalAdvance(text) + space(2));
        painter.drawText(place, box.trailing(), isolated(text));
    }
    painter.setFont(row.state == State::New && !box.dimmed ? box.bold : box.body);
    painter.setPen(box.ink());
    const auto name = painter.fontMetrics().elidedText(row.author, Qt::ElideRight, line.width());
    painter.drawText(line, box.leading(), isolated(name));
    const int used = painter.fontMetrics().horizontalAdvance(name) + space(2);
    if (line.width() - used < space(10))
        return;
    box.cutStart(line, used);
    painter.setFont(box.small);
    painter.setPen(box.colours.quietText);
    painter.drawText(line, box.leading(),
        isolated(painter.fontMetrics().elidedText(row.account, Qt::ElideRight, line.width())));
}

void RowDelegate::paintExcerpt(QPainter& painter, const Box& box, const InboxRow& row) const
{
    const auto& line = box.lines[1];
    painter.setFont(box.body);
    if (m_model.isVeiled(row)) {
        const auto word = tr("veiled, V shows");
        QRect rest(line);
        const auto label = box.cutStart(rest, painter.fontMetrics().horizontalAdvance(word));
        box.cutStart(rest, space(2));
        painter.setPen(Qt::NoPen);
        painter.setBrush(QBrush(box.colours.veil, Qt::BDiagPattern));
        painter.drawRect(rest.adjusted(0, 3, 0, -3));
        painter.setPen(box.colours.quietText);
        painter.drawText(label, box.leading(), word);
        return;
    }
    painter.setPen(box.ink());
    const auto excerpt = m_model.shownExcerpt(row);
    const auto text = excerpt.isEmpty() ? tr("(no words)") : excerpt;
    painter.drawText(
        line, box.leading(), isolated(painter.fontMetrics().elidedText(text, Qt::ElideRight, line.width())));
}

void RowDelegate::paintChips(QPainter& painter, const Box& box, const InboxRow& row) const
{
    QRect line = box.lines[2];
    painter.setFont(box.small);
    const auto& metrics = painter.fontMetrics();
    const auto plain = [&](const QString& text, const QColor& ink, bool bold) {
        auto font = box.small;
        font.setBold(bold);
        painter.setFont(font);
        painter.setPen(box.dimmed ? box.colours.quietText : ink);
        const int wide = painter.fontMetrics().horizontalAdvance(text);
        if (wide > line.width())
            return;
        painter.drawText(box.cutStart(line, wide), box.leading(), isolated(text));
        box.cutStart(line, space(2));
    };
    if (row.crisis)
        plain(words::shapeOf(Severity::S1) + QLatin1Char(' ') + tr("CRISIS"), box.colours.grave, true);
    else if (row.priority != Severity::S0)
        plain(words::shapeOf(row.priority) + QLatin1Char(' ') + words::of(row.priority),
            inkOf(row.priority, box.colours), true);
    // How grave it is comes before who has it, where there is no room for both in full.
    const bool others = row.claimedBy && *row.claimedBy != m_me;
    QString owner = others        ? tr("claimed by %1").arg(isolated(row.claimedByName))
        : row.ownerName.isEmpty() ? QString()
                                  : isolated(row.ownerName);
    painter.setFont(box.small);
    if (others && metrics.horizontalAdvance(owner) > line.width())
        owner = tr("by %1").arg(isolated(row.claimedByName));
    if (!owner.isEmpty()) {
        painter.setPen(box.colours.quietText);
        painter.drawText(
            box.cutEnd(line, metrics.horizontalAdvance(owner) + space(2)), box.trailing(), owner);
    }
    if (row.state != State::New)
        plain(words::of(row.state), box.colours.quietText, false);
    if (row.notRead)
        plain(tr("not read by rules"), box.colours.serious, false);
    if (row.items > 1)
        plain(tr("%n items", nullptr, row.items), box.colours.quietText, false);
    QStringList seen;
    int left = 0;
    painter.setFont(box.small);
    for (const auto& finding : row.findings) {
        if (seen.contains(finding.rule.value))
            continue;
        seen << finding.rule.value;
        const int wide = metrics.horizontalAdvance(finding.rule.value) + space(2);
        if (wide + space(6) > line.width()) {
            ++left;
            continue;
        }
        const auto chip = box.cutStart(line, wide);
        painter.setPen(QPen(box.colours.border, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        painter.setPen(box.ink());
        painter.drawText(chip, Qt::AlignCenter | Qt::TextSingleLine, finding.rule.value);
        box.cutStart(line, space(1));
    }
    if (left > 0)
        plain(QStringLiteral("+%1").arg(left), box.colours.quietText, false);
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/thread/bubble.h"

#include "base/text.h"
#include "desktop/shell/theme.h"
#include "desktop/shell/words.h"

#include <QMouseEvent>
#include <QPainter>

namespace steward {

namespace {

constexpr int margin = 12;

/// Breaks `layout` into lines of `width`; the value is its height.
qreal breakLines(QTextLayout& layout, qreal width)
{
    QTextOption option(layout.textOption());
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    qreal y = 0;
    layout.beginLayout();
    for (auto line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, y});
        y += line.height() + 1;
    }
    layout.endLayout();
    return y;
}

/// A comment may be megabytes long; nobody reads that in a bubble, and laying it out would stop the window.
constexpr int longest = 10'000;

/// Line breaks are the text's own; everything else that could steer the layout is shown as it is.
QString displayed(const QString& text)
{
    QString shown = text.size() > longest ? text.left(longest) + QChar(0x2026) : text;
    shown.replace(QLatin1Char('\n'), QChar::LineSeparator);
    return shown;
}

QTextCharFormat::UnderlineStyle underline(Tier tier)
{
    switch (tier) {
    case Tier::Certain:
        return QTextCharFormat::SingleUnderline;
    case Tier::Likely:
        return QTextCharFormat::DashUnderline;
    case Tier::Possible:
        break;
    }
    return QTextCharFormat::DotLine;
}

} // namespace

/// Where everything stands for one width.
struct Bubble::Layout {
    explicit Layout(const QFont& body, const QString& text, const QString& previous, const QFont& small)
        : text(displayed(text), body)
        , previous(displayed(previous), small)
    {
    }
    QTextLayout text;
    QTextLayout previous;
    qreal headHeight = 0;
    qreal textTop = 0;
    qreal previousTop = 0;
    QList<QPair<QString, QRectF>> rules; ///< beside the text at the height of their finding
    QList<QPair<QString, QRectF>> notes;
    qreal height = 0;
};

Bubble::Bubble(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::ClickFocus);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void Bubble::setContent(const BubbleContent& content)
{
    if (m_given == content)
        return;
    m_given = content;
    m_content = content;
    if (content.text.size() > longest)
        m_content.notes << tr(
            "The first %1 of %2 characters are shown; open it on the platform to read all of it.")
                               .arg(longest)
                               .arg(content.text.size());
    m_layout.reset();
    setObjectName(content.item.isValid() ? QStringLiteral("bubble%1").arg(content.item.value)
                                         : QStringLiteral("replyBubble"));
    speak();
    updateGeometry();
    update();
}

void Bubble::setVeil(bool veiled, bool veilsUpsetting)
{
    m_veiled = veiled;
    m_veilsUpsetting = veilsUpsetting;
    speak();
    update();
}

bool Bubble::hasVeil() const
{
    return !veiledParts(m_content.text, m_content.findings, m_veilsUpsetting).isEmpty();
}

void Bubble::setChosen(bool chosen)
{
    if (std::exchange(m_chosen, chosen) != chosen) {
        speak();
        update();
    }
}

QString Bubble::textForOthers() const
{
    return m_veiled ? masked(m_content.text, m_content.findings, m_veilsUpsetting) : m_content.text;
}

QStringList Bubble::ruleLines() const
{
    QStringList lines;
    for (const auto& finding : markedFindings(m_content.text, m_content.findings)) {
        const auto title = m_content.ruleTitles.value(finding.rule.value);
        const QString line = finding.rule.value + QLatin1Char(' ') + words::of(finding.tier)
            + QStringLiteral(": ") + detectorInWords(finding.detector, finding.level)
            + (title.isEmpty() ? QString() : QStringLiteral(", ") + title);
        if (!lines.contains(line))
            lines << line;
    }
    return lines;
}

void Bubble::speak()
{
    const QString who = m_content.ours ? tr("Our reply by %1").arg(m_content.author) : m_content.author;
    setAccessibleName(tr("%1, %2").arg(isolated(who), m_content.fullWhen));
    QStringList parts{textForOthers()};
    parts << ruleLines() << m_content.notes;
    if (m_chosen)
        parts.prepend(tr("chosen"));
    setAccessibleDescription(parts.join(QStringLiteral(". ")));
}

QList<QTextLayout::FormatRange> Bubble::formats() const
{
    const auto& colours = coloursOf(palette());
    QList<QTextLayout::FormatRange> ranges;
    for (const auto& finding : markedFindings(m_content.text, m_content.findings)) {
        QTextCharFormat format;
        format.setBackground(colours.finding);
        format.setUnderlineStyle(underline(finding.tier));
        format.setUnderlineColor(colours.findingUnderline);
        ranges.append({finding.part.start, finding.part.length, format});
    }
    if (!m_content.previousText.isEmpty()) {
        const auto added = changeBetween(m_content.previousText, m_content.text).added;
        QTextCharFormat format;
        format.setFontWeight(QFont::Bold);
        if (added.length > 0)
            ranges.append({added.start, added.length, format});
    }
    return ranges;
}

std::unique_ptr<Bubble::Layout> Bubble::layOut(int width) const
{
    const auto small = fontOf(TypeSize::Small, font());
    auto layout = std::make_unique<Layout>(font(), m_content.text, m_content.previousText, small);
    layout->text.setFormats(formats());
    const QFontMetricsF smallMetrics(small);
    const auto findings = markedFindings(m_content.text, m_content.findings);
    qreal beside = 0;
    for (const auto& finding : findings)
        beside = qMax(beside,
            smallMetrics.horizontalAdvance(finding.rule.value + QLatin1Char(' ') + words::of(finding.tier))
                + space(3));
    const qreal room = width - 2 * margin - beside;
    layout->headHeight = QFontMetricsF(font()).height();
    layout->textTop = margin + layout->headHeight + 4;
    qreal y = layout->textTop + breakLines(layout->text, qMax(40.0, room));
    if (!m_content.previousText.isEmpty()) {
        layout->previousTop = y + 4;
        QTextCharFormat struck;
        struck.setFontStrikeOut(true);
        const auto removed = changeBetween(m_content.previousText, m_content.text).removed;
        if (removed.length > 0)
            layout->previous.setFormats({{removed.start, removed.length, struck}});
        y = layout->previousTop + smallMetrics.height() + breakLines(layout->previous, qMax(40.0, room));
    }
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    qreal nextRule = layout->textTop;
    QStringList shown;
    for (const auto& finding : findings) {
        const QString word = finding.rule.value + QLatin1Char(' ') + words::of(finding.tier);
        const auto line = layout->text.lineForTextPosition(finding.part.start);
        const qreal top = qMax(nextRule, line.isValid() ? layout->textTop + line.y() : nextRule);
        if (!shown.isEmpty() && shown.last() == word && top - nextRule < line.height())
            continue;
        shown << word;
        layout->rules.append({word,
            QRectF(mirrored ? margin : width - margin - beside + space(3), top, beside - space(3),
                smallMetrics.height())});
        nextRule = top + smallMetrics.height();
    }
    y = qMax(y, nextRule);
    for (const auto& note : m_content.notes) {
        const auto box = smallMetrics.boundingRect(
            QRectF(margin, y + 4, width - 2 * margin, 10000), Qt::TextWordWrap, note);
        layout->notes.append({note, QRectF(margin, y + 4, width - 2 * margin, box.height())});
        y += 4 + box.height();
    }
    layout->height = y + margin;
    return layout;
}

Bubble::~Bubble() = default;

Bubble::Layout& Bubble::layoutFor(int width) const
{
    if (!m_layout || m_layoutWidth != width) {
        m_layout = layOut(width);
        m_layoutWidth = width;
    }
    return *m_layout;
}

void Bubble::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    m_layout.reset();
}

int Bubble::heightForWidth(int width) const
{
    return qCeil(layoutFor(width).height);
}

QSize Bubble::sizeHint() const
{
    const int wide = fontMetrics().averageCharWidth() * 48;
    return {wide, heightForWidth(wide)};
}

QSize Bubble::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 16, fontMetrics().height() * 2 + 2 * margin};
}

void Bubble::paintEvent(QPaintEvent*)
{
    const auto& colours = coloursOf(palette());
    const auto* layout = &layoutFor(width());
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_chosen ? colours.accent : colours.line, m_chosen ? 2 : 1));
    painter.setBrush(m_content.ours ? colours.ourBubble : colours.theirBubble);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 8, 8);
    if (hasFocus()) {
        painter.setPen(QPen(colours.accent, 1, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(4, 4, -4, -4), 6, 6);
    }

    const auto small = fontOf(TypeSize::Small, font());
    QRectF head(margin, margin, width() - 2 * margin, layout->headHeight);
    painter.setFont(small);
    painter.setPen(colours.quietText);
    const int whenWidth = painter.fontMetrics().horizontalAdvance(m_content.when) + space(2);
    painter.drawText(head,
        int(mirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignAbsolute | Qt::AlignVCenter,
        m_content.when);
    head.adjust(mirrored ? whenWidth : 0, 0, mirrored ? 0 : -whenWidth, 0);
    auto bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(colours.text);
    const auto name = painter.fontMetrics().elidedText(m_content.author, Qt::ElideRight, int(head.width()));
    const int leading = int(mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute | Qt::AlignVCenter;
    painter.drawText(head, leading, isolated(name));
    const int nameWidth = painter.fontMetrics().horizontalAdvance(name) + space(2);
    head.adjust(mirrored ? 0 : nameWidth, 0, mirrored ? -nameWidth : 0, 0);
    painter.setFont(small);
    painter.setPen(colours.quietText);
    if (head.width() > space(10))
        painter.drawText(head, leading,
            isolated(painter.fontMetrics().elidedText(m_content.handle, Qt::ElideRight, int(head.width()))));

    const qreal textLeft = mirrored
        ? width() - margin - (layout->text.lineCount() > 0 ? layout->text.lineAt(0).width() : 0)
        : margin;
    painter.setPen(m_content.faded ? colours.quietText : colours.text);
    QList<QTextLayout::FormatRange> veil;
    if (m_veiled) {
        QTextCharFormat covered;
        covered.setForeground(QColor(Qt::transparent));
        covered.setBackground(colours.veil);
        covered.setUnderlineStyle(QTextCharFormat::NoUnderline);
        const auto parts = veiledParts(m_content.text, m_content.findings, m_veilsUpsetting);
        for (const auto& part : parts)
            veil.append({part.start, part.length, covered});
    }
    layout->text.draw(&painter, {textLeft, layout->textTop}, veil);
    painter.setFont(small);
    for (const auto& [word, box] : std::as_const(layout->rules)) {
        painter.setPen(colours.findingUnderline);
        painter.drawText(box, leading, word);
    }
    if (!m_content.previousText.isEmpty()) {
        painter.setPen(colours.quietText);
        painter.drawText(
            QRectF(margin, layout->previousTop, width() - 2 * margin, QFontMetricsF(small).height()), leading,
            tr("Before the edit:"));
        // What was veiled in the new text may stand in the old one: it is shown only without a veil.
        if (m_veiled && hasVeil())
            painter.fillRect(QRectF(margin, layout->previousTop + QFontMetricsF(small).height(),
                                 width() - 2 * margin, layout->previous.boundingRect().height()),
                QBrush(colours.veil, Qt::BDiagPattern));
        else
            layout->previous.draw(&painter, {textLeft, layout->previousTop + QFontMetricsF(small).height()});
    }
    painter.setPen(colours.quietText);
    for (const auto& [note, box] : std::as_const(layout->notes))
        painter.drawText(box, (leading & ~int(Qt::AlignVCenter)) | Qt::TextWordWrap, note);
}

void Bubble::mousePressEvent(QMouseEvent* event)
{
    QWidget::mousePressEvent(event);
    emit chosen();
}

void Bubble::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    emit chosen();
    update();
}

void Bubble::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Paints one case of the inbox: two lines of text and a line of chips, all of the same height.
#pragma once

#include "desktop/inbox/inbox_model.h"
#include "desktop/shell/preferences.h"

#include <QStyledItemDelegate>
#include <QTimeZone>

namespace steward {

/// Severity, clock and owner are never elided; the excerpt and the name are, if they must. Every state shows
/// without colour: severity by shape and word, handled by struck tile and quiet ink, marked by a tick,
/// claimed by a word.
class RowDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    RowDelegate(
        InboxModel& model, const QTimeZone& zone, std::function<Instant()> now, QObject* parent = nullptr);

    void setDensity(Density density);
    void setMe(PersonId me);
    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    int rowHeight(const QFont& font) const;

private:
    struct Box;
    void paintGround(QPainter& painter, const Box& box, const InboxRow& row, bool current) const;
    void paintFirstLine(QPainter& painter, const Box& box, const InboxRow& row) const;
    void paintExcerpt(QPainter& painter, const Box& box, const InboxRow& row) const;
    void paintChips(QPainter& painter, const Box& box, const InboxRow& row) const;

    InboxModel& m_model;
    QTimeZone m_zone;
    std::function<Instant()> m_now;
    Density m_density = Density::Cosy;
    PersonId m_me;
};

} // namespace steward

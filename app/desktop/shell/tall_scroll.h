// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Gives the content of a scroll area the height that its words need at this width.
#pragma once

#include <QEvent>
#include <QLayout>
#include <QScrollArea>

namespace steward {

/// QScrollArea asks its content for a minimum size that knows nothing of wrapped lines, and then squeezes
/// them. Belongs to `area`.
class TallContent : public QObject {
public:
    explicit TallContent(QScrollArea* area)
        : QObject(area)
        , m_area(area)
    {
        area->viewport()->installEventFilter(this);
        area->widget()->installEventFilter(this);
        fit();
    }

    void fit()
    {
        auto* content = m_area->widget();
        auto* layout = content->layout();
        const int width = m_area->viewport()->width();
        const int high = layout->hasHeightForWidth() ? layout->totalMinimumHeightForWidth(width)
                                                     : layout->totalMinimumSize().height();
        if (content->minimumHeight() != high)
            content->setMinimumHeight(high);
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        const bool resized = event->type() == QEvent::Resize && watched == m_area->viewport();
        const bool asked = event->type() == QEvent::LayoutRequest && watched == m_area->widget();
        if (resized || asked)
            fit();
        return QObject::eventFilter(watched, event);
    }

private:
    QScrollArea* m_area;
};

} // namespace steward

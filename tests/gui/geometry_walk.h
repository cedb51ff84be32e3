// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A walk over every visible widget of a window: what is clipped, overlapped, too small to hit, or out of
// reach of the Tab key. One line a finding, empty if all is well.
#pragma once

#include "desktop/shell/theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QSplitter>
#include <QStyle>
#include <QTabBar>
#include <QTableView>
#include <QTest>

namespace steward::test {

class GeometryWalk {
public:
    explicit GeometryWalk(QWidget& window)
        : m_window(window)
    {
    }

    QStringList findings()
    {
        m_found.clear();
        const auto widgets = m_window.findChildren<QWidget*>();
        for (auto* widget : widgets) {
            if (!widget->isVisible() || widget->isWindow() || belongsToQt(widget))
                continue;
            lookAtPlace(*widget);
            lookAtWords(*widget);
            lookAtTarget(*widget);
            lookAtNeighbours(*widget);
            lookAtScrolling(*widget);
            lookAtTabs(*widget);
        }
        return m_found;
    }

    /// Every enabled control that Tab should reach but does not, from where the focus is, once round.
    static QStringList outOfReach(QWidget& window)
    {
        QSet<const QWidget*> reached;
        for (int i = 0; i < 400; ++i) {
            auto* focus = QApplication::focusWidget();
            if (!focus)
                return {QStringLiteral("the focus is lost after %1 steps").arg(i)};
            if (!focus->isVisible())
                return {QString(nameOf(*focus) + QStringLiteral(" has the focus and is hidden"))};
            if (reached.contains(focus))
                break;
            reached << focus;
            QTest::keyClick(focus, Qt::Key_Tab);
        }
        QStringList missed;
        const auto widgets = window.findChildren<QWidget*>();
        for (const auto* widget : widgets) {
            if (wantsTab(*widget) && !reached.contains(widget) && !belongsToQt(widget))
                missed << nameOf(*widget);
        }
        return missed;
    }

    static QString nameOf(const QWidget& widget)
    {
        const auto kind
            = QString::fromLatin1(widget.metaObject()->className()).remove(QStringLiteral("steward::"));
        QString words;
        if (const auto* label = qobject_cast<const QLabel*>(&widget))
            words = label->text().left(24).simplified();
        else if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
            words = button->text();
        return QStringLiteral("%1 %2 '%3'").arg(kind, widget.objectName(), words);
    }

private:
    static bool belongsToQt(const QWidget* widget)
    {
        for (const auto* w = widget; w; w = w->parentWidget()) {
            if (w->objectName().startsWith(QStringLiteral("qt_"))
                && w->objectName() != QStringLiteral("qt_scrollarea_viewport"))
                return true;
            const auto* parent = w->parentWidget();
            if (qobject_cast<const QTabBar*>(parent) || qobject_cast<const QComboBox*>(parent)
                || qobject_cast<const QAbstractSpinBox*>(parent) || qobject_cast<const QLineEdit*>(parent)
                || qobject_cast<const QAbstractItemView*>(parent))
                return true;
        }
        return qobject_cast<const QScrollBar*>(widget) != nullptr;
    }

    static bool isInViewport(const QWidget& widget)
    {
        return widget.parentWidget()->objectName() == QStringLiteral("qt_scrollarea_viewport");
    }

    static bool wantsTab(const QWidget& widget)
    {
        if (!widget.isVisible() || !widget.isEnabled() || widget.focusProxy()
            || !(widget.focusPolicy() & Qt::TabFocus))
            return false;
        // One of a group of radio buttons stands for all.
        const auto* radio = qobject_cast<const QRadioButton*>(&widget);
        return !radio || radio->isChecked();
    }

    void lookAtPlace(const QWidget& widget)
    {
        const auto room = widget.parentWidget()->rect();
        if (isInViewport(widget)) {
            if (widget.width() > room.width() + 2)
                say(widget, QStringLiteral("has to be scrolled sideways"));
            return;
        }
        const auto box = widget.geometry();
        if (!room.adjusted(-2, -2, 2, 2).contains(box))
            say(widget,
                QStringLiteral("(%1,%2 %3x%4) sticks out of %5 (%6x%7)")
                    .arg(box.x())
                    .arg(box.y())
                    .arg(box.width())
                    .arg(box.height())
                    .arg(nameOf(*widget.parentWidget()))
                    .arg(room.width())
                    .arg(room.height()));
    }

    void lookAtWords(const QWidget& widget)
    {
        if (const auto* label = qobject_cast<const QLabel*>(&widget))
            return lookAtLabel(*label);
        const auto* button = qobject_cast<const QAbstractButton*>(&widget);
        if (!button || button->text().isEmpty())
            return;
        if (widget.hasHeightForWidth() && widget.height() + 1 >= widget.heightForWidth(widget.width()))
            return;
        const auto wish = widget.sizeHint();
        if (widget.width() + 1 < wish.width() || widget.height() + 1 < wish.height())
            say(widget,
                QStringLiteral("has %1x%2 for words of %3x%4")
                    .arg(widget.width())
                    .arg(widget.height())
                    .arg(wish.width())
                    .arg(wish.height()));
    }

    void lookAtLabel(const QLabel& label)
    {
        if (label.text().isEmpty())
            return;
        if (label.wordWrap()) {
            const int wish = label.heightForWidth(label.width());
            if (wish > label.height() + 1)
                say(label,
                    QStringLiteral("has %1 px of height for lines of %2").arg(label.height()).arg(wish));
            return;
        }
        // What is cut off on purpose says the whole in its tip.
        const bool tells = label.toolTip() == label.text();
        if (!tells && label.width() + 1 < label.minimumSizeHint().width())
            say(label,
                QStringLiteral("has %1 px of width for words of %2")
                    .arg(label.width())
                    .arg(label.minimumSizeHint().width()));
    }

    void lookAtTarget(const QWidget& widget)
    {
        const bool control = qobject_cast<const QAbstractButton*>(&widget)
            || qobject_cast<const QComboBox*>(&widget) || qobject_cast<const QLineEdit*>(&widget)
            || qobject_cast<const QAbstractSpinBox*>(&widget) || qobject_cast<const QTabBar*>(&widget);
        if (control && (widget.height() < minimumTarget || widget.width() < minimumTarget))
            say(widget,
                QStringLiteral("(%1x%2) is smaller than a target may be")
                    .arg(widget.width())
                    .arg(widget.height()));
        if (const auto* table = qobject_cast<const QTableView*>(&widget);
            table && table->model()->rowCount() > 0 && table->rowHeight(0) < minimumTarget)
            say(widget, QStringLiteral("has rows of %1 px").arg(table->rowHeight(0)));
    }

    void lookAtNeighbours(const QWidget& widget)
    {
        const auto* parent = widget.parentWidget();
        if (qobject_cast<const QSplitter*>(parent) || qobject_cast<const QAbstractScrollArea*>(parent))
            return;
        const auto siblings = parent->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly);
        for (const auto* other : siblings) {
            if (other <= &widget || !other->isVisible() || other->isWindow() || belongsToQt(other))
                continue;
            const auto shared = widget.geometry().intersected(other->geometry());
            if (shared.width() > 2 && shared.height() > 2)
                say(widget, QStringLiteral("overlaps %1").arg(nameOf(*other)));
        }
    }

    void lookAtScrolling(const QWidget& widget)
    {
        const auto* area = qobject_cast<const QAbstractScrollArea*>(&widget);
        if (!area || qobject_cast<const QTableView*>(area))
            return;
        if (area->horizontalScrollBar()->maximum() > 0)
            say(widget,
                QStringLiteral("scrolls sideways by %1 px").arg(area->horizontalScrollBar()->maximum()));
    }

    void lookAtTabs(const QWidget& widget)
    {
        const auto* tabs = qobject_cast<const QTabBar*>(&widget);
        if (!tabs)
            return;
        int wish = 0;
        for (int i = 0; i < tabs->count(); ++i)
            wish += tabs->tabRect(i).width();
        if (wish > tabs->width() + 2)
            say(widget,
                QStringLiteral("has %1 px for tabs of %2: some hide behind arrows")
                    .arg(tabs->width())
                    .arg(wish));
    }

    void say(const QWidget& widget, const QString& what)
    {
        m_found << QString(nameOf(widget) + QLatin1Char(' ') + what);
    }

    QWidget& m_window;
    QStringList m_found;
};

} // namespace steward::test

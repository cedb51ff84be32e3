// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Letters typed in a form stay in it.
#pragma once

#include <QKeyEvent>
#include <QWidget>

namespace steward {

/// While the focus is in `form` or below, a key without Ctrl or Alt is the form's own: it chooses in a list
/// there or does nothing, and never commands the case behind. Belongs to `form`.
class KeptLetters : public QObject {
public:
    explicit KeptLetters(QWidget* form)
        : QObject(form)
    {
        form->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        // Asked of the focus first and then of all that hold it, before any shortcut.
        if (event->type() == QEvent::ShortcutOverride && isLetter(*static_cast<QKeyEvent*>(event))) {
            event->accept();
            return true;
        }
        return QObject::eventFilter(watched, event);
    }

private:
    static bool isLetter(const QKeyEvent& key)
    {
        if (key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
            return false;
        return key.key() == Qt::Key_Delete || (!key.text().isEmpty() && key.text().front().isPrint());
    }
};

} // namespace steward

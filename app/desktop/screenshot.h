// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A picture of a page without anybody at the screen: for packaging, documentation and looking at what was
// drawn.
#pragma once

#include <QObject>
#include <QSize>
#include <QString>
#include <QTimer>

#include <functional>

namespace steward {

class MainWindow;

/// Waits until the page says that it is filled (property "filled" of the page, or two seconds without it),
/// then grabs the window.
class Screenshot : public QObject {
    Q_OBJECT
public:
    Screenshot(MainWindow& window, QString file, std::function<void(bool written)> done);

private:
    void look();

    MainWindow& m_window;
    QString m_file;
    std::function<void(bool)> m_done;
    QTimer m_timer;
    int m_looks = 0;
    int m_calm = 0;
};

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The list of pages at the leading edge: icon, text, and a count where something waits.
#pragma once

#include <QAbstractButton>
#include <QButtonGroup>
#include <QWidget>

class QVBoxLayout;

namespace steward {

class RailButton : public QAbstractButton {
    Q_OBJECT
public:
    RailButton(const QString& page, const QString& title, const QIcon& icon, QWidget* parent);
    const QString& page() const { return m_page; }
    void setBadge(int count);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_page;
    int m_badge = 0;
};

class Rail : public QWidget {
    Q_OBJECT
public:
    explicit Rail(QWidget* parent = nullptr);
    void addPage(const QString& page, const QString& title, const QString& icon, const QString& keys);
    void clear();
    void setCurrent(const QString& page);
    void setBadge(const QString& page, int count);

signals:
    void chosen(const QString& page);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QVBoxLayout* m_column = nullptr;
    QButtonGroup* m_group = nullptr;
};

} // namespace steward

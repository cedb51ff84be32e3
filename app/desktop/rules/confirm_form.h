// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The one confirmation before other rules come into force: it names what will happen.
#pragma once

#include <QFrame>

class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace steward {

class ConfirmForm : public QFrame {
    Q_OBJECT
public:
    /// Object names begin with `name`.
    explicit ConfirmForm(const QString& name, QWidget* parent = nullptr);

    /// Asks for a version and a note as well.
    void askForPublication(
        const QString& title, const QString& effect, const QString& version, const QString& note);
    /// Asks for nothing but the deed.
    void ask(const QString& title, const QString& effect, const QString& deed);
    /// It could not be done: said here, and what was typed stays.
    void sayTrouble(const QString& sentence);
    /// While it is being done it cannot be confirmed again.
    void setBusy(bool busy);

signals:
    void confirmed(const QString& version, const QString& note);
    void closed();

private:
    void open(const QString& title, const QString& effect, const QString& deed, bool publishes);
    void confirm();

    QFormLayout* m_rows;
    QLabel* m_title;
    QLabel* m_effect;
    QLabel* m_trouble;
    QLineEdit* m_version;
    QLineEdit* m_note;
    QPushButton* m_confirm;
    bool m_busy = false;
};

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What stands where there is nothing to show: one sentence, one button. Emptiness is a claim, so the sentence
// says why.
#pragma once

#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;

namespace steward {

class EmptyState : public QWidget {
    Q_OBJECT
public:
    explicit EmptyState(QWidget* parent = nullptr);

    /// An empty `button` hides it.
    void say(const QString& sentence, const QString& button = {}, std::function<void()> action = {});
    QString sentence() const;
    /// Where the focus goes while this stands there: the button, or the sentence if it has none.
    QWidget* firstFocus();

private:
    QLabel* m_sentence = nullptr;
    QPushButton* m_button = nullptr;
    std::function<void()> m_action;
};

} // namespace steward

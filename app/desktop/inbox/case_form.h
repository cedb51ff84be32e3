// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The small forms that open inside the work pane, one at a time, where other programs open dialogs.
#pragma once

#include "desktop/shell/desk_context.h"
#include "domain/command.h"
#include "domain/person.h"

#include <QFrame>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace steward {

/// Title, fields, one button that confirms and one that closes. Enter in a field confirms, Escape closes.
class CaseForm : public QFrame {
    Q_OBJECT
public:
    CaseForm(const QString& name, const QString& confirm, QWidget* parent);

    QWidget* firstField() const { return m_first; }
    void setTitle(const QString& title);
    void setHint(const QString& hint);
    /// What confirming would do; none if a field still lacks something (the hint then says what).
    virtual std::optional<Command> command() = 0;

signals:
    void confirmed(const steward::Command& command);
    void closed();

protected:
    void addField(const QString& label, QWidget* field);
    void setConfirm(const QString& text);
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void confirm();

    QVBoxLayout* m_column = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_hint = nullptr;
    QPushButton* m_confirm = nullptr;
    QWidget* m_first = nullptr;
};

/// The rules that something can break, those that were found first and the first of them chosen.
void offerRules(QComboBox& combo, const RuleSet& rules, const QList<RuleId>& found);

class AssignForm : public CaseForm {
    Q_OBJECT
public:
    explicit AssignForm(QWidget* parent);
    void offer(const QList<Person>& people, std::optional<PersonId> owner);
    std::optional<Command> command() override;

private:
    QComboBox* m_person = nullptr;
};

class SnoozeForm : public CaseForm {
    Q_OBJECT
public:
    explicit SnoozeForm(QWidget* parent);
    void offer(Instant now, const Calendar& calendar);
    std::optional<Command> command() override;

private:
    QComboBox* m_until = nullptr;
};

class ResolveForm : public CaseForm {
    Q_OBJECT
public:
    explicit ResolveForm(QWidget* parent);
    void offer(const QString& topic);
    std::optional<Command> command() override;

private:
    QLineEdit* m_topic = nullptr;
};

class NoteForm : public CaseForm {
    Q_OBJECT
public:
    explicit NoteForm(QWidget* parent);
    void offer();
    std::optional<Command> command() override;

private:
    QPlainTextEdit* m_note = nullptr;
};

/// A restrictive action: which ground rule, why, and how far it can be taken back, said before.
class DecideForm : public CaseForm {
    Q_OBJECT
public:
    explicit DecideForm(QWidget* parent);
    void offer(const OfferedAction& action, ItemId item, const RuleSet& rules, const QList<RuleId>& found);
    std::optional<Command> command() override;

private:
    OfferedAction m_action;
    ItemId m_item;
    QComboBox* m_rule = nullptr;
    QLineEdit* m_reason = nullptr;
};

} // namespace steward

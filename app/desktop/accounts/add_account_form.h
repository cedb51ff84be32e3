// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The form for a new account: only what its platform needs, with what to create where. The same form gives an
// account that is there its sign-in again.
#pragma once

#include "services/accounts.h"

#include <QFrame>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace steward {

class AddAccountForm : public QFrame {
    Q_OBJECT
public:
    explicit AddAccountForm(const ConnectorRegistry& connectors, QWidget* parent = nullptr);

    void clear();
    /// Asks only for the password of this account.
    void mend(const AccountRow& account);
    void setBusy(bool busy);
    void showTrouble(const QString& sentence);
    QWidget* firstField() const;

signals:
    void submitted(const steward::AccountDraft& draft);
    void mended(const QByteArray& secret);
    void closed();
    void troubled(QWidget* words);

private:
    void followPlatform();
    void submit();
    /// The labels of what the sign-in still lacks; empty if nothing.
    QString lacking() const;
    void settle(bool mends);

    const ConnectorRegistry& m_connectors;
    QFormLayout* m_rows;
    QComboBox* m_platform;
    QLineEdit* m_name;
    QLineEdit* m_url;
    QLineEdit* m_user;
    QLineEdit* m_secret;
    QLabel* m_guide;
    QLabel* m_trouble;
    QPushButton* m_submit;
    bool m_mends = false;
};

} // namespace steward

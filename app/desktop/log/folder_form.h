// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A small inline form that asks for one folder, and for verifying also for the key's fingerprint.
#pragma once

#include <QFrame>

class QLabel;
class QLineEdit;
class QPushButton;

namespace steward {

enum class FolderPurpose { Export, Verify };

class FolderForm : public QFrame {
    Q_OBJECT
public:
    explicit FolderForm(FolderPurpose purpose, QWidget* parent = nullptr);

    void start(const QString& suggestion);

signals:
    void accepted(const QString& folder, const QString& fingerprint);
    void closed();

private:
    void browse();
    void accept();

    FolderPurpose m_purpose;
    QLineEdit* m_folder;
    QLineEdit* m_fingerprint;
    QLabel* m_trouble;
};

} // namespace steward

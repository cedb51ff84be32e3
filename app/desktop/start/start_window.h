// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The first window: look round in practice, or set up our organisation.
#pragma once

#include "services/workspace.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTimeEdit;

namespace steward {

/// Makes a workspace and hands it over with `ready`; shows the key's fingerprint to write down before it
/// does.
class StartWindow : public QWidget {
    Q_OBJECT
public:
    /// `folder`: where workspaces are made (the data folder of the user; a temporary one in tests).
    StartWindow(Surroundings surroundings, QString folder, QWidget* parent = nullptr);
    ~StartWindow() override;

    std::unique_ptr<Workspace> takeWorkspace();
    static QString dataFolder();
    static QString practiceFile(const QString& folder);
    static QString ownFile(const QString& folder);

signals:
    void ready();

private:
    QWidget* makeChoice();
    QWidget* makeForm();
    QWidget* makeFingerprint();
    void lookRound();
    void setUp();
    void create(const QString& file, const OrganisationProfile& profile);
    void showFingerprint();
    void say(const QString& sentence);

    Surroundings m_surroundings;
    QString m_folder;
    std::unique_ptr<Workspace> m_workspace;
    QStackedWidget* m_steps = nullptr;
    QLineEdit* m_name = nullptr;
    QComboBox* m_kind = nullptr;
    QComboBox* m_nation = nullptr;
    QTimeEdit* m_opens = nullptr;
    QTimeEdit* m_closes = nullptr;
    QLineEdit* m_administrator = nullptr;
    QLabel* m_fingerprint = nullptr;
    QLabel* m_keyPlace = nullptr;
    QLabel* m_message = nullptr;
};

} // namespace steward

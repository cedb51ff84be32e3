// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Preferences: what one person likes (looks, keys), and what an administrator sets for the workspace.
#pragma once

#include "desktop/shell/page.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace steward {

class PageFrame;

class PreferencesPage final : public Page {
    Q_OBJECT
public:
    PreferencesPage(const PageFacts& facts, DeskContext& context);

    void activated() override;
    void refresh() override;
    QWidget* firstFocus() override;

private:
    QWidget* makeLooks();
    QWidget* makeKeys();
    QWidget* makeWorkspace();
    static QString ownContactsHint();
    void saveWorkspace();
    void showPreferences();

    QComboBox* m_scheme = nullptr;
    QComboBox* m_density = nullptr;
    QComboBox* m_language = nullptr;
    QSpinBox* m_text = nullptr;
    QCheckBox* m_singleKeys = nullptr;
    QCheckBox* m_veil = nullptr;
    QSpinBox* m_hold = nullptr;
    QSpinBox* m_claim = nullptr;
    QSpinBox* m_collect = nullptr;
    QLineEdit* m_checkpointFolder = nullptr;
    QPlainTextEdit* m_ownContacts = nullptr; ///< one a line
    QLabel* m_facts = nullptr;
    PageFrame* m_frame;
    QAction* m_save;
};

} // namespace steward

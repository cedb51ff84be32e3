// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Moderation log: read it, filter it, export it, verify an export.
#pragma once

#include "desktop/shell/page.h"
#include "desktop/widgets/rows_model.h"

#include <atomic>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTableView;

namespace steward {

class FolderForm;
class PageFrame;

class LogPage final : public Page {
    Q_OBJECT
public:
    LogPage(const PageFacts& facts, DeskContext& context);
    ~LogPage() override;

    void activated() override;
    void refresh() override;
    QWidget* firstFocus() override;

private:
    QWidget* makeProgress();
    LogFilter filter() const;
    void ask();
    void followScroll();
    void loadMore();
    void showForm(FolderForm* form);
    void exportTo(const QString& folder);
    void verify(const QString& folder, const QString& fingerprint);
    void sayVerdict(const VerifyReport& report);
    void beginWork(const QString& what);
    void endWork();
    Progress progress();

    RowsModel<LogRow> m_model;
    QTableView* m_table;
    QComboBox* m_event;
    QLineEdit* m_case;
    FolderForm* m_exportForm;
    FolderForm* m_verifyForm;
    QWidget* m_work = nullptr;
    QLabel* m_workText = nullptr;
    QProgressBar* m_bar = nullptr;
    PageFrame* m_frame;
    QAction* m_export;
    QAction* m_verify;
    QAction* m_checkpoint;
    bool m_atEnd = false;
    bool m_loading = false;
    int m_asked = 0;
    std::shared_ptr<std::atomic_bool> m_cancelled;
};

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/log/folder_form.h"

#include "desktop/shell/theme.h"
#include "desktop/widgets/left_by_escape.h"

#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace steward {

FolderForm::FolderForm(FolderPurpose purpose, QWidget* parent)
    : QFrame(parent)
    , m_purpose(purpose)
    , m_folder(new QLineEdit)
    , m_fingerprint(new QLineEdit(this))
    , m_trouble(new QLabel)
{
    const bool exports = purpose == FolderPurpose::Export;
    setObjectName(QStringLiteral("card"));
    m_folder->setObjectName(
        exports ? QStringLiteral("exportFolderEdit") : QStringLiteral("verifyFolderEdit"));
    m_folder->setAccessibleName(exports ? tr("Folder to export to") : tr("Folder to verify"));
    m_trouble->setWordWrap(true);
    m_trouble->hide();
    auto* browseButton = new QPushButton(tr("Choose …"));
    auto* cancel = new QPushButton(tr("Cancel"));
    auto* go = new QPushButton(exports ? tr("Export") : tr("Verify"));
    go->setObjectName(exports ? QStringLiteral("exportGoButton") : QStringLiteral("verifyGoButton"));
    go->setProperty("primary", true);

    auto* folderLine = new QHBoxLayout;
    folderLine->addWidget(m_folder, 1);
    folderLine->addWidget(browseButton);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(go);
    auto* rows = new QFormLayout(this);
    rows->setContentsMargins(space(4), space(4), space(4), space(4));
    rows->addRow(exports ? tr("Export to a new &folder") : tr("&Folder of the export"), folderLine);
    if (exports) {
        m_fingerprint->hide();
    } else {
        m_fingerprint->setObjectName(QStringLiteral("verifyFingerprintEdit"));
        m_fingerprint->setAccessibleName(tr("Fingerprint written down at set-up"));
        m_fingerprint->setPlaceholderText(tr("optional: as written down at set-up"));
        rows->addRow(tr("&Key fingerprint"), m_fingerprint);
    }
    rows->addRow(QString(), m_trouble);
    rows->addRow(buttons);

    connect(browseButton, &QPushButton::clicked, this, &FolderForm::browse);
    connect(go, &QPushButton::clicked, this, &FolderForm::accept);
    connect(m_folder, &QLineEdit::returnPressed, this, &FolderForm::accept);
    connect(m_fingerprint, &QLineEdit::returnPressed, this, &FolderForm::accept);
    connect(cancel, &QPushButton::clicked, this, &FolderForm::closed);
    leftByEscape(this, [this] { emit closed(); });
}

void FolderForm::start(const QString& suggestion)
{
    m_folder->setText(suggestion);
    m_trouble->hide();
    show();
    m_folder->setFocus();
    m_folder->selectAll();
}

void FolderForm::browse()
{
    auto* dialog = new QFileDialog(this, m_folder->accessibleName(), m_folder->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, m_folder, &QLineEdit::setText);
    dialog->open();
}

void FolderForm::accept()
{
    if (m_folder->text().trimmed().isEmpty()) {
        m_trouble->setText(m_purpose == FolderPurpose::Export ? tr("Name a folder that does not exist yet.")
                                                              : tr("Name the folder of the export."));
        m_trouble->show();
        return;
    }
    emit accepted(m_folder->text().trimmed(), m_fingerprint->text().trimmed());
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The checklist of a reply, inline: what a machine judged, what a person must sign, what may be overridden
// with a reason.
#pragma once

#include "domain/checklist.h"

#include <QSet>
#include <QWidget>

class QCheckBox;
class QLabel;
class QVBoxLayout;

namespace steward {

/// Nothing is ever ticked beforehand. A machine's pass is "nothing found", never "safe". A signature holds
/// for the text that was signed: clearSignatures() when it changes.
class ChecklistPanel : public QWidget {
    Q_OBJECT
public:
    explicit ChecklistPanel(QWidget* parent = nullptr);

    void setChecklist(const QList<ChecklistItem>& checklist);
    /// Shows the items of this kind with what the machine found (empty: not judged yet).
    void show(ReplyKind kind, const QList<CheckResult>& checks);
    using QWidget::show;

    SignOff signOff() const;
    GateVerdict verdict() const;
    void clearSignatures();
    void clear();
    /// The first thing that still needs a person; none if the gate is open.
    QWidget* firstOpen() const;
    QStringList openItems() const;
    /// What takes the focus, from top to bottom.
    QList<QWidget*> fields() const;

signals:
    void changed();
    void suggested(const steward::Suggestion& suggestion); ///< somebody wants it put in place
    void fieldsChanged(); ///< rows were made anew: their place in the tab order is to be set

private:
    void rebuild();
    QWidget* passedRow(const QStringList& items);
    QWidget* humanRow(const ChecklistItem& item, const CheckResult* check);
    QWidget* findingRow(const ChecklistItem& item, const CheckResult& check);
    QWidget* suggestionRow(const ChecklistItem& item, const Suggestion& suggestion);
    int codeWidth() const;
    bool mayBeOverridden(const ChecklistItemId& item) const;
    const CheckResult* checkOf(const ChecklistItemId& item) const;

    QList<ChecklistItem> m_checklist;
    ReplyKind m_kind = ReplyKind::G;
    QList<CheckResult> m_checks;
    QSet<QString> m_signed;
    QMap<QString, QString> m_overrides;
    QWidget* m_rows = nullptr;
    QVBoxLayout* m_column = nullptr;
    QString m_shape; ///< what the rows were built for: they are kept while only answers change
};

} // namespace steward

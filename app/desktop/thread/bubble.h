// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One thing that was said, by them or by us. Its text is inert: laid out as plain text, no markup, no link,
// no picture.
#pragma once

#include "desktop/thread/bubble_text.h"

#include <QTextLayout>
#include <QWidget>

namespace steward {

/// What a bubble shows, resolved into words by the pane.
struct BubbleContent {
    ItemId item; ///< invalid for a reply of ours
    QString author;
    QString handle;
    QString when;
    QString fullWhen;
    QString text;
    QString previousText; ///< of the revision before, if edited
    QList<Finding> findings;
    QHash<QString, QString> ruleTitles;
    QStringList notes; ///< lines under the text: state on the platform, decision, media, why it came back
    bool ours = false;
    bool faded = false; ///< no longer there for the public
    bool notRead = false;
    bool operator==(const BubbleContent&) const = default;
};

class Bubble : public QWidget {
    Q_OBJECT
public:
    explicit Bubble(QWidget* parent = nullptr);
    ~Bubble() override;

    void setContent(const BubbleContent& content);
    const BubbleContent& content() const { return m_content; }
    void setVeil(bool veiled, bool veilsUpsetting);
    bool hasVeil() const; ///< there is something to veil in it
    void setChosen(bool chosen);
    /// The text as it may leave the window: masked while veiled.
    QString textForOthers() const;

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void chosen();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Layout;
    std::unique_ptr<Layout> layOut(int width) const;
    Layout& layoutFor(int width) const;
    QList<QTextLayout::FormatRange> formats() const;
    QStringList ruleLines() const;
    void speak();

    BubbleContent m_given;
    BubbleContent m_content;
    mutable std::unique_ptr<Layout> m_layout; ///< of the last width: asked for several times a paint
    mutable int m_layoutWidth = -1;
    bool m_veiled = true;
    bool m_veilsUpsetting = true;
    bool m_chosen = false;
};

} // namespace steward

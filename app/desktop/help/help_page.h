// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Help: the pages that ship, readable offline; F1 opens the one for the page on screen.
#pragma once

#include "desktop/shell/page.h"

class QListWidget;
class QTextBrowser;

namespace steward {

class HelpPage final : public Page {
    Q_OBJECT
public:
    HelpPage(const PageFacts& facts, DeskContext& context);

    void activated() override;
    void refresh() override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    QWidget* firstFocus() override;

    /// Shows :/help/TOPIC.md; an unknown topic shows the first.
    void showTopic(const QString& topic);

private:
    QListWidget* m_topics;
    QTextBrowser* m_text;
};

} // namespace steward

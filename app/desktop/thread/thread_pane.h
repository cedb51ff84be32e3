// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A thread to read: the post above, what was said in order, findings in the text with their rule beside them.
#pragma once

#include "desktop/thread/bubble.h"
#include "rules/rule_set.h"

#include <QScrollArea>
#include <QSet>
#include <QTimeZone>

class QLabel;
class QVBoxLayout;

namespace steward {

class TallContent;

/// Never scrolls by itself, unless the same case grew while it was at its end and unfocused. What came after
/// the case was first shown stands under a line that says so. Used by every page that shows a thread.
class ThreadPane : public QScrollArea {
    Q_OBJECT
public:
    explicit ThreadPane(QWidget* parent = nullptr);

    /// Titles of rules, the time zone and the time of "now"; without it ids, Europe/London and the machine's
    /// clock are used.
    void know(std::shared_ptr<const RuleSet> rules, const QTimeZone& zone, std::function<Instant()> now);
    void show(const ThreadView& view);
    void clear();
    using QScrollArea::show;

    /// Where it is scrolled to, as a bubble and pixels, and back to there.
    QString place() const;
    void goTo(const QString& place);

    CaseId shownCase() const { return m_case; }
    /// Version of the case as it was last painted; 0 if what is shown was not painted yet.
    qint64 paintedVersion() const { return m_painted; }
    /// The item that decisions are about: chosen by hand, else an inbound one without a decision, rather one
    /// in which a rule found something, rather the newest.
    ItemId chosenItem() const { return m_chosen; }
    void choose(ItemId item);
    /// The item before or after the chosen one gets the focus.
    void stepItem(int by);

    void setVeiled(bool veiled);
    bool isVeiled() const { return m_veiled; }
    bool hasVeil() const;
    void setVeilsUpsetting(bool on);

signals:
    void chosenItemChanged(steward::ItemId item);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void keepToPlace();
    struct Entry {
        QString key;
        Instant at;
        BubbleContent content;
        bool isNew = false;
    };
    QList<Entry> entriesOf(const ThreadView& view) const;
    BubbleContent contentOf(const ThreadItem& item, const ThreadView& view) const;
    /// What an item adds up with: a line for each earlier item.
    QStringList earlierLines(const ThreadItem& item, const ThreadView& view) const;
    BubbleContent contentOf(const ThreadReply& reply) const;
    void showPost(const ThreadView& view);
    void arrange(const QList<Entry>& entries);
    void chooseStandard(const ThreadView& view);

    std::shared_ptr<const RuleSet> m_rules;
    QTimeZone m_zone;
    std::function<Instant()> m_now;
    CaseId m_case;
    qint64 m_version = 0;
    qint64 m_painted = 0;
    QSet<QString> m_seen; ///< keys of what was there when the case was first shown
    QString m_place; ///< to be scrolled to, until it is painted there or somebody scrolls
    ItemId m_chosen;
    bool m_chosenByHand = false;
    bool m_veiled = true;
    bool m_veilsUpsetting = true;
    QHash<QString, Bubble*> m_bubbles;
    QList<QString> m_order;
    TallContent* m_tall = nullptr;
    QWidget* m_content = nullptr;
    QVBoxLayout* m_column = nullptr;
    QLabel* m_head = nullptr;
    QLabel* m_postTitle = nullptr;
    QLabel* m_post = nullptr;
    QLabel* m_newLine = nullptr;
};

} // namespace steward

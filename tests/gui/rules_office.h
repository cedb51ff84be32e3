// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page of ground rules in a real window over a workspace in which four things were said.
#pragma once

#include "gui/real_window.h"
#include "gui/tables.h"
#include "services/rule_book.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTextBrowser>

namespace steward::test {

using namespace Qt::StringLiterals;

inline constexpr int patience = 45'000;

/// Nobody but the four lines that came in says anything here.
struct Office {
    RealWindow desk{Stage{{1366, 768}, false}};

    Office()
    {
        desk.import({line(u"c-1"_s).saying(u"The zebra by the door is lovely"_s),
            line(u"c-2"_s).saying(u"A zebra again, who paints these?"_s),
            line(u"c-3"_s).saying(u"When do you open on Saturday?"_s),
            line(u"c-4"_s).saying(u"Is there parking for bicycles?"_s)});
    }

    QTableView& table() { return *desk.find<QTableView>("rulesTable"); }
    QPlainTextEdit& text(const char* name) { return *desk.find<QPlainTextEdit>(name); }
    QLineEdit& field(const char* name) { return *desk.find<QLineEdit>(name); }
    QComboBox& box(const char* name) { return *desk.find<QComboBox>(name); }
    QPushButton& button(const char* name) { return *desk.find<QPushButton>(name); }
    QLabel& label(const char* name) { return *desk.find<QLabel>(name); }
    QString sheet() { return desk.find<QTextBrowser>("ruleSheet")->toPlainText(); }
    QString live() { return desk.workspace().rules()->version(); }
    const GroundRule& inForce(const QString& id)
    {
        m_rules = desk.workspace().rules();
        return *m_rules->rule(RuleId{id});
    }
    QString said(const QString& rule, const char* heading)
    {
        const int row = rowWhere(table(), "Rule", rule);
        return row < 0 ? QString() : cell(table(), row, heading).remove(QChar(0x2068)).remove(QChar(0x2069));
    }
    /// The draft of whoever is at the desk, as it is stored.
    std::optional<RuleDraft> stored()
    {
        return expected(RuleBook(desk.workspace()).draft(desk.context().actor()));
    }

    bool isOpen()
    {
        desk.page("rules");
        return QTest::qWaitFor(
            [&] { return table().model()->rowCount() > 15 && table().currentIndex().isValid(); }, patience);
    }
    /// The rule is chosen and in the form, with the focus in its first field.
    bool isEditing(const QString& rule)
    {
        if (!isOpen() || !goTo(table(), "Rule", rule))
            return false;
        if (!desk.action("rules.edit")->isChecked())
            desk.key(Qt::Key_F2);
        return QTest::qWaitFor([&] { return text("ruleWordingEdit").isVisible(); }, patience);
    }
    void addWords(const QString& words)
    {
        button("ownAddButton").click();
        desk.type(words);
    }
    void choose(const char* name, const QString& item)
    {
        auto& combo = box(name);
        combo.setCurrentIndex(combo.findText(item));
        emit combo.activated(combo.currentIndex());
    }
    /// Publishing is asked for, named and confirmed.
    bool isPublished(const QString& note)
    {
        const QString before = live();
        desk.action("rules.publish")->trigger();
        // What was typed last is looked at first.
        if (!QTest::qWaitFor([&] { return field("publishNoteEdit").isVisible(); }, patience))
            return false;
        field("publishNoteEdit").setText(note);
        button("publishConfirmButton").click();
        return QTest::qWaitFor(
            [&] { return live() != before && desk.notice().contains(u"In force now"_s); }, patience);
    }
    bool isJudged(const QString& rule, const QString& state)
    {
        return QTest::qWaitFor([&] { return said(rule, "State") == state; }, patience);
    }

private:
    std::shared_ptr<const RuleSet> m_rules;
};

} // namespace steward::test

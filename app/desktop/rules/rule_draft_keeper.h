// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The ground rules in force and the draft of whoever is at the desk: at hand at once, in the workspace a
// moment later.
#pragma once

#include "desktop/shell/desk_context.h"
#include "services/rule_drafting.h"

#include <QElapsedTimer>
#include <QTimer>

namespace steward {

/// Saves when typing pauses, and every few seconds if it does not; judges what was typed when it pauses.
/// Nothing of size is read, written or compiled on this thread. What could not be saved stays here and is
/// tried again. What is typed before the stored draft is read is done to that draft, and stored no sooner.
class RuleDraftKeeper : public QObject {
    Q_OBJECT
public:
    explicit RuleDraftKeeper(DeskContext& context, QObject* parent = nullptr);
    ~RuleDraftKeeper() override;

    /// Reads what is in force and, unless there is one here, the draft. Ends in changed() or failed().
    void read();
    /// False until the first reading came: what follows means nothing before.
    bool isRead() const { return !m_history.isEmpty(); }
    const QList<RulePublication>& history() const { return m_history; }
    QString liveVersion() const { return m_history.isEmpty() ? QString() : m_history.first().version; }
    const DraftRules& live() const { return m_live; }

    bool hasDraft() const { return m_draft.has_value(); }
    /// The draft; the rules in force if there is none.
    const DraftRules& words() const { return m_draft ? *m_draft : m_live; }
    Instant keptAt() const { return m_keptAt; }
    QString begunOver() const { return m_begunOver; }
    /// Other rules came into force since the draft was begun.
    bool isOvertaken() const { return m_draft && m_begunOver != liveVersion(); }
    /// What is stored for whoever is at the desk is known: before, a draft may hold less than theirs does.
    bool isStoredRead() const { return m_isStoredRead; }
    /// Of the words as they were when judged() came last.
    const RuleVerdict& verdict() const { return m_verdict; }
    /// The verdict is on the words as they are now.
    bool isJudged() const { return m_isStoredRead && m_judged == m_edits; }
    bool isSaved() const { return !m_unsaved && m_underWay == 0; }

    /// Begins a draft if there is none and the rule differs from the one in force.
    void put(const GroundRule& rule);
    /// A new rule of the organisation's own; added() tells its id.
    void addRule();
    /// The rule goes from the draft, which begins with that if there is none.
    void removeRule(const RuleId& id);
    /// It comes back as it stands in `from`.
    void bringRuleBack(const RuleId& id, const DraftRules& from);
    void discard();
    /// A draft as it was, for "bring it back".
    void restore(const DraftRules& draft, const QString& begunOver);
    void carryOver();
    void flush();
    /// Saves for whoever was at the desk and starts anew for whoever is now.
    void handOver();
    /// It was published or done with elsewhere: read anew what is stored.
    void forget();

signals:
    /// What is in force, the history or the draft as a whole: show everything anew.
    void changed();
    /// A rule of the draft was put here.
    void edited();
    void judged();
    void added(const steward::RuleId& rule);
    void carriedOver(const steward::CarriedOver& what);
    void failed(const steward::Error& error);

private:
    /// Words of somebody else at this desk that are not stored.
    struct Unkept {
        DraftRules draft;
        QString begunOver;
        bool isWhole = true; ///< false: what was stored before was not read yet
    };
    void take(const RulesAtHand& hand);
    void takeStored(const RulesAtHand& hand);
    void change(const std::function<void(DraftRules&)>& deed);
    void finishStoring();
    void tryAgain(const QString& begunOver);
    void takeBack(const Unkept& words);
    void keepSoon();
    void judge();

    DeskContext& m_context;
    RuleDrafting m_drafting;
    Actor m_writer;
    QList<RulePublication> m_history;
    DraftRules m_live;
    std::optional<DraftRules> m_draft;
    QString m_begunOver;
    std::optional<QString> m_over; ///< what is to be stored as begunOver; none: as it is stored
    Instant m_keptAt;
    RuleVerdict m_verdict;
    qint64 m_edits = 0; ///< grows with every change of the draft
    qint64 m_judged = -1; ///< m_edits of the verdict
    qint64 m_read = 0;
    QHash<PersonId, Unkept> m_unkept;
    bool m_isStoredRead = false;
    bool m_readsNext = false; ///< as soon as nothing is being stored
    bool m_unsaved = false;
    bool m_failing = false;
    bool m_dropping = false; ///< what is stored still holds what was discarded
    int m_underWay = 0;
    QTimer m_savePause;
    QTimer m_judgePause;
    QElapsedTimer m_since; ///< the oldest words that are not saved
};

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/draft_rules.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

QHash<QString, QJsonObject> rulesById(const QJsonObject& root)
{
    QHash<QString, QJsonObject> rules;
    const auto array = root["rules"_L1].toArray();
    for (const auto& value : array)
        rules.insert(value.toObject()["id"_L1].toString(), value.toObject());
    return rules;
}

} // namespace

/// Goes through the keys of three objects.
class DraftMerge {
public:
    static CarriedOver of(
        const DraftRules& draft, const DraftRules& base, const DraftRules& live, QSet<RuleId> used)
    {
        for (const DraftRules* rules : {&draft, &base, &live}) {
            const auto ids = rules->ids();
            used.unite(QSet<RuleId>(ids.begin(), ids.end()));
        }
        DraftMerge merge(base.m_root, live.m_root, std::move(used));
        CarriedOver carried;
        carried.draft.m_root
            = merge.merged(draft.m_root, base.m_root, live.m_root, {u"rules"_s, u"version"_s});
        carried.draft.m_root["rules"_L1]
            = merge.rules(draft.m_root["rules"_L1].toArray(), live.m_root["rules"_L1].toArray());
        carried.both = merge.m_both;
        carried.renamed = merge.m_renamed;
        return carried;
    }
    static QList<RuleId> changed(const DraftRules& before, const DraftRules& draft)
    {
        QList<RuleId> ids;
        const auto earlier = rulesById(before.m_root);
        const auto later = rulesById(draft.m_root);
        for (const RuleId& id : draft.ids()) {
            if (earlier.value(id.value) != later.value(id.value))
                ids << id;
        }
        for (const RuleId& id : before.ids()) {
            if (!later.contains(id.value))
                ids << id;
        }
        return ids;
    }

    static bool isSameDetection(const DraftRules& one, const DraftRules& other)
    {
        return one.m_root["detectors"_L1] == other.m_root["detectors"_L1]
            && one.m_root["precedence"_L1] == other.m_root["precedence"_L1];
    }

private:
    DraftMerge(const QJsonObject& base, const QJsonObject& live, QSet<RuleId> used)
        : m_base(rulesById(base))
        , m_live(rulesById(live))
        , m_used(std::move(used))
    {
    }

    /// `live` with every key that `draft` has otherwise than `base`.
    QJsonObject merged(
        const QJsonObject& draft, const QJsonObject& base, const QJsonObject& live, const QStringList& but)
    {
        QJsonObject result = live;
        m_met = false;
        QStringList keys = draft.keys() + base.keys();
        keys.removeDuplicates();
        for (const QString& key : std::as_const(keys)) {
            if (but.contains(key) || draft[key] == base[key])
                continue;
            m_met = m_met || (live[key] != base[key] && live[key] != draft[key]);
            if (draft.contains(key))
                result[key] = draft[key];
            else
                result.remove(key);
        }
        return result;
    }

    QJsonArray rules(const QJsonArray& drafted, const QJsonArray& live)
    {
        QJsonArray result;
        QSet<QString> seen;
        for (const auto& value : drafted) {
            auto object = value.toObject();
            const QString id = object["id"_L1].toString();
            if (!m_base.contains(id) && m_live.contains(id) && m_live.value(id) != object) {
                result << renamed(std::move(object)); // somebody else's rule was given the id first
                continue;
            }
            seen << id;
            if (!m_base.contains(id) && !m_live.contains(id)) {
                result << object; // the draft's own
                continue;
            }
            if (!m_live.contains(id)) {
                if (m_base.value(id) == object)
                    continue; // taken out of the rules in force, and nobody touched it here
                m_both << RuleId{id};
                result << object;
                continue;
            }
            result << merged(object, m_base.value(id), m_live.value(id), {});
            if (m_met)
                m_both << RuleId{id};
        }
        for (const auto& value : live) {
            const QString id = value.toObject()["id"_L1].toString();
            if (seen.contains(id))
                continue;
            if (!m_base.contains(id))
                result << value; // new in the rules in force
            else if (m_base.value(id) != value.toObject())
                m_both << RuleId{id}; // taken out here, changed there
        }
        return result;
    }

    QJsonObject renamed(QJsonObject rule)
    {
        const RuleId now = freeRuleId(m_used);
        m_used << now;
        m_renamed << std::pair{RuleId{rule["id"_L1].toString()}, now};
        rule["id"_L1] = now.value;
        return rule;
    }

    QHash<QString, QJsonObject> m_base;
    QHash<QString, QJsonObject> m_live;
    QSet<RuleId> m_used;
    QList<RuleId> m_both;
    QList<std::pair<RuleId, RuleId>> m_renamed;
    bool m_met = false; ///< the last merge met a key that both had changed
};

bool findsTheSame(const DraftRules& one, const DraftRules& other)
{
    const auto mine = one.rules();
    const auto theirs = other.rules();
    const bool sameRules = std::equal(
        mine.begin(), mine.end(), theirs.begin(), theirs.end(), [](const GroundRule& a, const GroundRule& b) {
            return a.id == b.id && a.isOff == b.isOff && a.detectors == b.detectors && a.own == b.own;
        });
    return sameRules && DraftMerge::isSameDetection(one, other);
}

CarriedOver carriedOver(
    const DraftRules& draft, const DraftRules& base, const DraftRules& live, const QSet<RuleId>& used)
{
    return DraftMerge::of(draft, base, live, used);
}

QList<RuleId> changedRules(const DraftRules& before, const DraftRules& draft)
{
    return DraftMerge::changed(before, draft);
}

} // namespace steward

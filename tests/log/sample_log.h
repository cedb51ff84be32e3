// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A moderation log in memory: entries chained as storage chains them, and what an export needs of them.
#pragma once

#include "log/commitment.h"
#include "log/entry.h"
#include "log/export.h"
#include "log/random_event.h"

#include <QTest>

namespace steward::test {

class SampleLog {
public:
    explicit SampleLog(
        int size, quint32 seed = 1, const QString& name = QStringLiteral("log.northbridge.example/1"))
        : m_key(SigningKey::generate(name).value())
        , m_events(seed)
    {
        grow(size);
    }

    void grow(int count)
    {
        for (int i = 0; i < count; ++i)
            append(m_events.any());
    }
    void append(Event event)
    {
        sealAll(event);
        auto entry = entryFor(event, CaseId{1 + m_events.below(7)});
        entry.sequence = size() + 1;
        entry.id = newEntryId();
        entry.previous = m_leaves.isEmpty() ? Digest{} : m_leaves.last();
        entry.at = fromMs(1'795'000'000'000 + size() * 1000);
        entry.zone = "Europe/London";
        entry.actor = {PersonId{1}, {}, {Role::Moderator, Role::Auditor}, {}};
        entry.origin = {QStringLiteral("desk-3"), QStringLiteral("sam"), QStringLiteral("os-login"),
            QStringLiteral("0.1.0"), QStringLiteral("2026-11")};
        entry.before = State::New;
        entry.after = State::Open;
        appendBytes(toCanonical(entry).value());
        m_cases.append(entry.subject.caseId->value);
    }
    void appendBytes(const QByteArray& bytes)
    {
        m_entries.append(bytes);
        m_leaves.append(leafHash(bytes));
        m_head.append(m_leaves.last());
    }

    qint64 size() const { return m_entries.size(); }
    const QList<QByteArray>& entries() const { return m_entries; }
    const QList<Digest>& leaves() const { return m_leaves; }
    const CompactRange& head() const { return m_head; }
    const SigningKey& key() const { return m_key; }
    QByteArray checkpoint() const { return signCheckpoint(m_head, m_key).value(); }
    QList<qint64> sequencesOfCase(qint64 caseNumber) const
    {
        QList<qint64> sequences;
        for (qsizetype i = 0; i < m_cases.size(); ++i) {
            if (m_cases[i] == caseNumber)
                sequences.append(i + 1);
        }
        return sequences;
    }

    LogSource source() const
    {
        LogSource source;
        source.entries = [this](qint64 first, qint64 last, const LogSource::EntrySink& sink) -> Result<void> {
            for (qint64 sequence = first; sequence <= last; ++sequence) {
                if (const auto done = sink(sequence, m_entries[sequence - 1]); !done)
                    return done;
            }
            return {};
        };
        source.leaves = [this](qint64 last, const LogSource::LeafSink& sink) -> Result<void> {
            for (qint64 index = 0; index < last; ++index) {
                if (const auto done = sink(m_leaves[index]); !done)
                    return done;
            }
            return {};
        };
        return source;
    }

    ExportPlan plan(const QString& folder) const
    {
        ExportPlan plan;
        plan.folder = folder;
        plan.head = checkpoint();
        plan.made = fromMs(1'795'000'000'000);
        plan.programVersion = QStringLiteral("0.1.0");
        plan.organisation = QStringLiteral("Northbridge CCG");
        plan.about = QStringLiteral("whole log");
        return plan;
    }
    Result<ExportedLog> exportTo(const QString& folder) const
    {
        return writeExport(plan(folder), source(), m_key);
    }

private:
    SigningKey m_key;
    RandomEvents m_events;
    QList<QByteArray> m_entries;
    QList<Digest> m_leaves;
    QList<qint64> m_cases;
    CompactRange m_head;
};

} // namespace steward::test

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The one door to SQL.
#pragma once

#include "base/result.h"
#include "storage/session.h"

#include <QFuture>
#include <QPromise>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace steward {

/// Where a workspace is stored. A PostgreSQL address is a libpq URL without a password (keychain, PGPASSFILE
/// or PGSERVICE give it).
struct DatabaseAddress {
    enum class Engine { Sqlite, Postgres };
    Engine engine = Engine::Sqlite;
    QString location; ///< file path, or postgresql:// URL

    /// ErrorCode::Invalid for a URL that carries a password.
    static Result<DatabaseAddress> parse(const QString& text);
    bool operator==(const DatabaseAddress&) const = default;
};

/// One workspace database: one writer thread, a small pool of reader threads, each with its own connection
/// and prepared statements. Connections live and die on their thread; callers get futures and never block the
/// window. One writer per process is not one writer per database: write jobs run in BEGIN IMMEDIATE (SQLite)
/// or under the append advisory lock (PostgreSQL). Thread-safe. Destroying it finishes the jobs already
/// queued.
class Database {
public:
    enum class IfMissing { Fail, Create };

    /// Opens, checks the schema version, upgrades with a backup first (SQLite), refuses a newer one in one
    /// sentence.
    static Result<std::unique_ptr<Database>> open(const DatabaseAddress& address, IfMissing ifMissing);
    ~Database();

    /// Runs `job` in one transaction on the writer thread. An Error from the job or from the commit rolls
    /// everything back. A busy or serialisation failure is tried again a few times: the job must be
    /// repeatable.
    template <typename T> QFuture<Result<T>> write(std::function<Result<T>(Session&)> job);
    /// Runs `job` on a reader thread in a read-only snapshot.
    template <typename T> QFuture<Result<T>> read(std::function<Result<T>(Session&)> job);

    const DatabaseAddress& address() const { return m_address; }
    int schemaVersion() const;
    /// Integrity of file, indexes, full-text index and schema; one line a finding, empty if all is well.
    QFuture<Result<QStringList>> check();
    /// A consistent copy while others work (SQLite: VACUUM INTO a new file, mode 0600; PostgreSQL: refused
    /// with what to use).
    QFuture<Result<void>> backup(const QString& file);
    /// Calls `changed` (on an unspecified thread) when this or another process has committed. Empty function:
    /// stop.
    void onChange(std::function<void()> changed);

private:
    explicit Database(DatabaseAddress address);
    void enqueueWrite(std::function<void(Session&)> run);
    void enqueueRead(std::function<void(Session&)> run);
    /// Begins, runs, commits (or rolls back) with retries; the type-erased half of write().
    static Result<void> inTransaction(Session& session, const std::function<Result<void>()>& body);

    struct Lanes;
    DatabaseAddress m_address;
    std::unique_ptr<Lanes> m_lanes;
};

template <typename T> QFuture<Result<T>> Database::write(std::function<Result<T>(Session&)> job)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    auto future = promise->future();
    enqueueWrite([promise, job = std::move(job)](Session& session) {
        std::optional<Result<T>> outcome;
        const auto done = inTransaction(session, [&]() -> Result<void> {
            outcome.emplace(job(session));
            if (!*outcome)
                return outcome->error();
            return {};
        });
        promise->addResult(done ? std::move(*outcome) : Result<T>(done.error()));
        promise->finish();
    });
    return future;
}

template <typename T> QFuture<Result<T>> Database::read(std::function<Result<T>(Session&)> job)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    auto future = promise->future();
    enqueueRead([promise, job = std::move(job)](Session& session) {
        std::optional<Result<T>> outcome;
        const auto done = inTransaction(session, [&]() -> Result<void> {
            outcome.emplace(job(session));
            if (!*outcome)
                return outcome->error();
            return {};
        });
        promise->addResult(done ? std::move(*outcome) : Result<T>(done.error()));
        promise->finish();
    });
    return future;
}

} // namespace steward

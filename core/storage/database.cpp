// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/database.h"

#include "storage/connection.h"
#include "storage/database_check.h"
#include "storage/lanes.h"
#include "storage/migrations.h"
#include "storage/watcher.h"

#include <QDateTime>
#include <QEventLoop>
#include <QThread>

#include <atomic>

namespace steward {

using namespace Qt::StringLiterals;

namespace {

constexpr int tries = 5;
constexpr int readers = 3;

bool isWorthAnotherTry(Failure failure)
{
    // A server that fails over refuses connections for a moment.
    return failure == Failure::Busy || failure == Failure::LostConnection || failure == Failure::CannotOpen;
}

/// Nobody can say whether the commit arrived: the one case where trying again could do a thing twice.
Result<void> forgetful(Session& session)
{
    session.forgetLostCommit();
    return Error{ErrorCode::Unreachable,
        u"The server went away while it was saving; when it is back, look whether this was saved before you do it again."_s,
        {}};
}

Result<int> opened(Session& session, const DatabaseAddress& address, Database::IfMissing ifMissing)
{
    if (auto open = session.open(); !open)
        return open.error();
    const auto version = storedVersion(session);
    if (!version)
        return version.error();
    if (*version == 0 && ifMissing == Database::IfMissing::Fail) {
        const QString where
            = address.engine == DatabaseAddress::Engine::Sqlite ? address.location : u"that address"_s;
        return Error{
            ErrorCode::NotFound, u"There is no workspace at “%1”; create one first."_s.arg(where), {}};
    }
    return upgrade(session, shippedMigrations(session.dialect()), [&](int from) -> Result<void> {
        if (address.engine == DatabaseAddress::Engine::Postgres)
            return {};
        const QString stamp = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
        return copyTo(session, u"%1.schema-%2-%3.backup"_s.arg(address.location).arg(from).arg(stamp));
    });
}

} // namespace

struct Database::Lanes {
    explicit Lanes(const DatabaseAddress& address)
        : writer(address, false, 1)
        , readers(address, true, steward::readers)
    {
    }
    ~Lanes() { stopWatching(); }

    void stopWatching()
    {
        if (!watching)
            return;
        watching->quit();
        watching->wait();
        watching.reset();
    }
    void tell()
    {
        const std::lock_guard lock(changedMutex);
        if (changed)
            changed();
    }

    std::mutex changedMutex;
    std::function<void()> changed;
    std::unique_ptr<QThread> watching;
    std::atomic<int> version = 0;
    Lane writer;
    Lane readers;
};

Database::Database(DatabaseAddress address)
    : m_address(std::move(address))
    , m_lanes(std::make_unique<Lanes>(m_address))
{
}

Database::~Database() = default;

Result<std::unique_ptr<Database>> Database::open(const DatabaseAddress& address, IfMissing ifMissing)
{
    if (address.engine == DatabaseAddress::Engine::Sqlite) {
        if (auto ready = prepareFile(address.location, ifMissing); !ready)
            return ready.error();
    }
    std::unique_ptr<Database> database(new Database(address));
    // Shared: the result can be read here while the lane has not quite left finish().
    auto promise = std::make_shared<QPromise<Result<int>>>();
    promise->start();
    auto version = promise->future();
    database->m_lanes->writer.enqueue([promise, address, ifMissing](Session& session) {
        promise->addResult(opened(session, address, ifMissing));
        promise->finish();
    });
    const auto outcome = version.result();
    if (!outcome)
        return outcome.error();
    database->m_lanes->version = *outcome;
    return database;
}

int Database::schemaVersion() const
{
    return m_lanes->version;
}

void Database::enqueueWrite(std::function<void(Session&)> run)
{
    m_lanes->writer.enqueue([lanes = m_lanes.get(), run = std::move(run)](Session& session) {
        run(session);
        if (session.hasCommitted())
            lanes->tell();
    });
}

void Database::enqueueRead(std::function<void(Session&)> run)
{
    m_lanes->readers.enqueue(std::move(run));
}

Result<void> Database::inTransaction(Session& session, const std::function<Result<void>()>& body)
{
    for (int attempt = 1;; ++attempt) {
        auto done = session.open();
        if (done)
            done = session.begin();
        if (done && session.hasLostCommit()) {
            const auto known = session.wasCommitted();
            if (known && *known) {
                session.rollback();
                return {};
            }
            // A server that knows nothing of that transaction never got it: once more, from a clean start.
            if (!known) {
                session.rollback();
                done = session.begin();
            }
        }
        bool isEngines = true;
        if (done) {
            done = body();
            isEngines = done || session.hasFailed();
            if (done)
                done = session.commit();
        }
        if (done)
            return {};
        session.rollback();
        if (!isEngines || !isWorthAnotherTry(session.lastFailure()))
            return done;
        if (session.lastFailure() == Failure::LostConnection)
            session.close();
        if (attempt == tries)
            return session.hasLostCommit() ? forgetful(session) : done;
        QThread::msleep(20u << attempt);
    }
}

QFuture<Result<QStringList>> Database::check()
{
    auto promise = std::make_shared<QPromise<Result<QStringList>>>();
    promise->start();
    auto future = promise->future();
    m_lanes->writer.enqueue([promise](Session& session) {
        const auto open = session.open();
        promise->addResult(open ? findingsOf(session) : Result<QStringList>(open.error()));
        promise->finish();
    });
    return future;
}

QFuture<Result<void>> Database::backup(const QString& file)
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    auto future = promise->future();
    if (m_address.engine == DatabaseAddress::Engine::Postgres) {
        promise->addResult(Error{ErrorCode::Refused,
            u"A workspace on a server is backed up with pg_dump or pg_basebackup; ask who runs the server."_s,
            {}});
        promise->finish();
        return future;
    }
    m_lanes->readers.enqueue([promise, file, address = m_address](Session&) {
        auto session = std::make_unique<Session>(makeConnection(address), dialectOf(address.engine));
        const auto open = session->open();
        promise->addResult(open ? copyTo(*session, file) : open);
        dropConnection(session);
        promise->finish();
    });
    return future;
}

void Database::onChange(std::function<void()> changed)
{
    m_lanes->stopWatching();
    const bool wanted = bool(changed);
    {
        const std::lock_guard lock(m_lanes->changedMutex);
        m_lanes->changed = std::move(changed);
    }
    if (!wanted)
        return;
    m_lanes->watching.reset(QThread::create([lanes = m_lanes.get(), address = m_address] {
        Watcher watcher(address, [lanes] { lanes->tell(); });
        watcher.start();
        QEventLoop().exec();
    }));
    m_lanes->watching->start();
}

} // namespace steward

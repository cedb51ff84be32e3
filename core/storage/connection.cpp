// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/connection.h"

#include <QDir>
#include <QFileInfo>
#include <QUuid>

#include <cerrno>

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

namespace steward {

using namespace Qt::StringLiterals;

namespace {

/// Every connection stays on the thread that made it, and nobody asks how much memory SQLite takes: its locks
/// around each column and each allocation were a tenth of a page. Has no effect if this process has used
/// SQLite before, which is only slower.
void leaveLockingToTheLanes()
{
    static const bool done = sqlite3_config(SQLITE_CONFIG_MULTITHREAD) == SQLITE_OK
        && sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK;
    Q_UNUSED(done);
}

} // namespace

const Dialect& dialectOf(DatabaseAddress::Engine engine)
{
    return engine == DatabaseAddress::Engine::Sqlite ? sqliteDialect() : postgresDialect();
}

QSqlDatabase makeConnection(const DatabaseAddress& address)
{
    const Dialect& dialect = dialectOf(address.engine);
    leaveLockingToTheLanes();
    QSqlDatabase connection
        = QSqlDatabase::addDatabase(dialect.driver(), QUuid::createUuid().toString(QUuid::Id128));
    if (address.engine == DatabaseAddress::Engine::Sqlite)
        connection.setDatabaseName(address.location);
    else if (const auto options = libpqOptions(address.location))
        connection.setConnectOptions(*options);
    return connection;
}

void dropConnection(std::unique_ptr<Session>& session)
{
    if (!session)
        return;
    const QString name = session->connection().connectionName();
    session->close();
    session.reset();
    QSqlDatabase::removeDatabase(name);
}

Result<void> prepareFile(const QString& file, Database::IfMissing ifMissing)
{
    const QFileInfo info(file);
    if (info.isDir())
        return Error{ErrorCode::Invalid, u"“%1” is a folder; name a file for the workspace."_s.arg(file), {}};
    if (info.exists()) {
        if (!info.isReadable())
            return Error{ErrorCode::Unreadable,
                u"You may not read “%1”; ask its owner for permission."_s.arg(file), {}};
        if (!info.isWritable())
            return Error{ErrorCode::Unreadable,
                u"“%1” is read-only; give yourself permission to write to it, or open a copy."_s.arg(file),
                {}};
        return {};
    }
    if (!info.absoluteDir().exists())
        return Error{
            ErrorCode::NotFound, u"The folder of “%1” does not exist; create it first."_s.arg(file), {}};
    if (ifMissing == Database::IfMissing::Fail)
        return Error{
            ErrorCode::NotFound, u"There is no workspace at “%1”; create one first."_s.arg(file), {}};
    // Before the first byte of anybody's message is in it, nobody else may read it; the WAL takes the same
    // mode.
    const int descriptor
        = ::open(QFile::encodeName(file).constData(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
    if (descriptor < 0 && errno != EEXIST)
        return Error{ErrorCode::Unreadable,
            u"“%1” cannot be created; check that you may write there and that the disk is not full."_s.arg(
                file),
            {}};
    if (descriptor >= 0)
        ::close(descriptor);
    return {};
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Fresh workspace databases of both engines for data-driven tests.
//   void saves_data() { test::addEngines(); }
//   void saves() { const auto store = test::freshDatabase(); ... store->open() ... }
#pragma once

#include "storage/connection.h"

#include <QFile>
#include <QSqlError>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

#include <memory>

namespace steward::test {

/// The address of the private cluster that the ctest fixture "postgres" has started; empty if nobody has.
inline QString postgresCluster()
{
    if (const QString url = qEnvironmentVariable("STEWARD_TEST_POSTGRES"); !url.isEmpty())
        return url;
    QFile file(QStringLiteral(STEWARD_BINARY_DIR "/tests/postgres.url"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed() : QString();
}

/// One empty place for a workspace; gone with this object.
class FreshDatabase {
public:
    explicit FreshDatabase(DatabaseAddress::Engine engine)
    {
        m_address.engine = engine;
        if (engine == DatabaseAddress::Engine::Sqlite) {
            m_address.location = m_folder.filePath(QStringLiteral("workspace.steward"));
            return;
        }
        m_name = QStringLiteral("steward_") + QUuid::createUuid().toString(QUuid::Id128);
        onCluster(QStringLiteral("CREATE DATABASE ") + m_name);
        m_address.location
            = postgresCluster().replace(QStringLiteral("/postgres?"), QStringLiteral("/%1?").arg(m_name));
    }
    ~FreshDatabase()
    {
        if (!m_name.isEmpty())
            onCluster(QStringLiteral("DROP DATABASE %1 WITH (FORCE)").arg(m_name));
    }
    Q_DISABLE_COPY_MOVE(FreshDatabase)

    const DatabaseAddress& address() const { return m_address; }
    QString folder() const { return m_folder.path(); }

    Result<std::unique_ptr<Database>> tryOpen(
        Database::IfMissing ifMissing = Database::IfMissing::Create) const
    {
        return Database::open(m_address, ifMissing);
    }
    std::unique_ptr<Database> open() const
    {
        auto opened = tryOpen();
        if (!opened)
            qFatal("%s (%s)", qPrintable(opened.error().message), qPrintable(opened.error().detail));
        return std::move(*opened);
    }

private:
    static void onCluster(const QString& sql)
    {
        auto session = std::make_unique<Session>(
            makeConnection({DatabaseAddress::Engine::Postgres, postgresCluster()}), postgresDialect());
        if (!session->open())
            qFatal("The private PostgreSQL does not answer; start it with tests/servers/postgres.sh start "
                   "%s/tests/postgres.url",
                STEWARD_BINARY_DIR);
        if (const auto done = session->execute(sql); !done)
            qFatal("%s", qPrintable(done.error().detail));
        dropConnection(session);
    }

    QTemporaryDir m_folder;
    DatabaseAddress m_address;
    QString m_name;
};

/// One row an engine. No row is left out: without a cluster the test of PostgreSQL ends loudly.
inline void addEngines()
{
    QTest::addColumn<int>("engine");
    QTest::newRow("sqlite") << int(DatabaseAddress::Engine::Sqlite);
    QTest::newRow("postgres") << int(DatabaseAddress::Engine::Postgres);
}

inline std::unique_ptr<FreshDatabase> freshDatabase()
{
    QFETCH(int, engine);
    return std::make_unique<FreshDatabase>(DatabaseAddress::Engine(engine));
}

} // namespace steward::test

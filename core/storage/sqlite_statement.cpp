// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqlite_statement.h"

#include <QSqlDriver>
#include <QSqlQuery>

#include <sqlite3.h>

namespace steward {

using namespace Qt::StringLiterals;

namespace {

sqlite3* databaseOf(const QSqlDatabase& connection)
{
    const QVariant handle = connection.driver()->handle();
    const bool isOurs = handle.isValid() && qstrcmp(handle.typeName(), "sqlite3*") == 0;
    return isOurs ? *static_cast<sqlite3* const*>(handle.constData()) : nullptr;
}

/// With the number that the driver of QtSql gives, which a dialect knows.
QSqlError errorOf(sqlite3* database)
{
    return {u"The statement failed"_s, QString::fromUtf8(sqlite3_errmsg(database)), QSqlError::StatementError,
        QString::number(sqlite3_extended_errcode(database))};
}

int bind(sqlite3_stmt* statement, int place, const QVariant& value)
{
    if (!value.isValid())
        return sqlite3_bind_null(statement, place);
    switch (value.typeId()) {
    case QMetaType::QString: {
        const QByteArray text = static_cast<const QString*>(value.constData())->toUtf8();
        return sqlite3_bind_text64(
            statement, place, text.constData(), sqlite3_uint64(text.size()), SQLITE_TRANSIENT, SQLITE_UTF8);
    }
    case QMetaType::QByteArray: {
        const auto& bytes = *static_cast<const QByteArray*>(value.constData());
        return sqlite3_bind_blob64(
            statement, place, bytes.constData(), sqlite3_uint64(bytes.size()), SQLITE_TRANSIENT);
    }
    default:
        return sqlite3_bind_int64(statement, place, value.toLongLong());
    }
}

} // namespace

void SqliteStatement::Finalise::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

SqliteStatement::SqliteStatement(sqlite3* database, Handle statement)
    : m_database(database)
    , m_statement(std::move(statement))
{
}

std::unique_ptr<Statement> SqliteStatement::prepare(
    const QSqlDatabase& connection, const QString& sql, QSqlError& error)
{
    sqlite3* const database = databaseOf(connection);
    if (!database) {
        error = QSqlError(u"The connection is not open"_s, {}, QSqlError::ConnectionError);
        return nullptr;
    }
    const QByteArray text = sql.toUtf8();
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(
            database, text.constData(), int(text.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr)
        != SQLITE_OK) {
        error = errorOf(database);
        return nullptr;
    }
    return std::unique_ptr<Statement>(new SqliteStatement(database, Handle(statement)));
}

QSqlError SqliteStatement::unfitFor(const QSqlDatabase& connection)
{
    QSqlQuery query(connection);
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT sqlite_source_id()"_s) || !query.next())
        return query.lastError();
    if (query.value(0).toString() == QLatin1StringView(sqlite3_sourceid()) && databaseOf(connection))
        return {};
    return {u"Qt's SQLite driver brings a library of its own; install one that uses the system's"_s, {},
        QSqlError::ConnectionError};
}

bool SqliteStatement::execute(const QVariantList& values)
{
    finish();
    m_error = {};
    m_affected = 0;
    if (values.size() != sqlite3_bind_parameter_count(m_statement.get())) {
        m_error = QSqlError(u"The number of values is not that of the places"_s);
        return false;
    }
    for (qsizetype at = 0; at < values.size(); ++at) {
        if (bind(m_statement.get(), int(at) + 1, values[at]) != SQLITE_OK)
            return fails();
    }
    if (!step())
        return false;
    if (m_place == Place::OnRow)
        m_place = Place::BeforeFirst;
    m_affected = sqlite3_changes(m_database);
    return true;
}

bool SqliteStatement::next()
{
    if (m_place == Place::BeforeFirst) {
        m_place = Place::OnRow;
        return true;
    }
    return m_place == Place::OnRow && step() && m_place == Place::OnRow;
}

void SqliteStatement::finish()
{
    sqlite3_reset(m_statement.get());
    m_place = Place::Ended;
}

/// False on an error; the end of the rows is none.
bool SqliteStatement::step()
{
    switch (sqlite3_step(m_statement.get())) {
    case SQLITE_ROW:
        m_place = Place::OnRow;
        return true;
    case SQLITE_DONE:
        m_place = Place::Ended;
        return true;
    default:
        return fails();
    }
}

bool SqliteStatement::fails()
{
    m_error = errorOf(m_database);
    m_place = Place::Ended;
    return false;
}

bool SqliteStatement::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

qint64 SqliteStatement::number(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

QString SqliteStatement::text(int column) const
{
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(m_statement.get(), column));
    return QString::fromUtf8(text, sqlite3_column_bytes(m_statement.get(), column));
}

QByteArray SqliteStatement::bytes(int column) const
{
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(m_statement.get(), column));
    return {bytes, sqlite3_column_bytes(m_statement.get(), column)};
}

} // namespace steward

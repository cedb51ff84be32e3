// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/session.h"

#include "storage/failures.h"

namespace steward {

using namespace Qt::StringLiterals;

QString storableText(const QString& text)
{
    const auto isWrong = [&text](qsizetype at) {
        const QChar here = text[at];
        if (here.isHighSurrogate())
            return at + 1 >= text.size() || !text[at + 1].isLowSurrogate();
        if (here.isLowSurrogate())
            return at == 0 || !text[at - 1].isHighSurrogate();
        return here.isNull();
    };
    qsizetype at = 0;
    while (at < text.size() && !isWrong(at))
        ++at;
    if (at == text.size())
        return text;
    QString clean = text;
    for (; at < text.size(); ++at) {
        if (isWrong(at))
            clean[at] = QChar::ReplacementCharacter;
    }
    return clean;
}

namespace {

QVariant storable(const QVariant& value)
{
    // The drivers write NULL for a null QString or QByteArray, which no column of ours means.
    if (value.typeId() == QMetaType::QString) {
        const auto& text = *static_cast<const QString*>(value.constData());
        return text.isNull() ? QVariant(u""_s) : QVariant(storableText(text));
    }
    if (value.typeId() == QMetaType::QByteArray
        && static_cast<const QByteArray*>(value.constData())->isNull())
        return QByteArray("");
    return value;
}

} // namespace

Session::Session(QSqlDatabase connection, const Dialect& dialect, bool readOnly)
    : m_connection(std::move(connection))
    , m_dialect(dialect)
    , m_readOnly(readOnly)
{
}

Error Session::failure(const QSqlError& error)
{
    m_lastFailure = m_dialect.failureOf(error);
    m_failure = errorOf(m_lastFailure, error);
    return *m_failure;
}

Result<QSqlQuery*> Session::prepared(const QString& sql)
{
    const auto found = m_statements.find(sql);
    if (found != m_statements.end())
        return &found->second;
    QSqlQuery query(m_connection);
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return failure(query.lastError());
    return &m_statements.emplace(sql, std::move(query)).first->second;
}

Result<QSqlQuery*> Session::executed(const QString& sql, const QVariantList& values)
{
    // SQLite rolls back by itself when the disk fails: what came after would be committed on its own.
    if (m_failure)
        return *m_failure;
    const auto statement = prepared(sql);
    if (!statement)
        return statement.error();
    QSqlQuery& query = **statement;
    for (qsizetype at = 0; at < values.size(); ++at)
        query.bindValue(int(at), storable(values[at]));
    if (query.exec())
        return &query;
    const Error error = failure(query.lastError());
    query.finish();
    return error;
}

Result<void> Session::run(const QString& sql, const QVariantList& values)
{
    const auto statement = executed(sql, values);
    if (!statement)
        return statement.error();
    m_affected = (*statement)->numRowsAffected();
    (*statement)->finish();
    return {};
}

Result<void> Session::each(
    const QString& sql, const QVariantList& values, const std::function<bool(const QSqlQuery&)>& row)
{
    const auto statement = executed(sql, values);
    if (!statement)
        return statement.error();
    QSqlQuery& query = **statement;
    bool wanted = true;
    while (wanted && query.next())
        wanted = row(query);
    const QSqlError error = query.lastError();
    query.finish();
    if (wanted && error.isValid())
        return failure(error);
    return {};
}

Result<qint64> Session::insert(const QString& sql, const QVariantList& values)
{
    return number(sql, values);
}

Result<qint64> Session::number(const QString& sql, const QVariantList& values)
{
    qint64 number = 0;
    const auto done = each(sql, values, [&number](const QSqlQuery& row) {
        number = row.value(0).toLongLong();
        return true;
    });
    if (!done)
        return done.error();
    return number;
}

QStringList Session::statements() const
{
    QStringList texts;
    for (const auto& [text, query] : m_statements)
        texts << text;
    return texts;
}

Result<void> Session::execute(const QString& sql)
{
    if (m_failure)
        return *m_failure;
    QSqlQuery query(m_connection);
    query.setForwardOnly(true);
    if (!query.exec(sql))
        return failure(query.lastError());
    return {};
}

Result<void> Session::open()
{
    m_failure.reset();
    if (m_connection.isOpen())
        return {};
    if (!m_connection.open())
        return failure(m_connection.lastError());
    const QStringList statements = m_dialect.onConnect(m_readOnly);
    for (const QString& statement : statements) {
        if (auto done = execute(statement); !done) {
            close();
            return done.error();
        }
    }
    return {};
}

void Session::close()
{
    m_statements.clear();
    m_connection.close();
}

Result<void> Session::begin()
{
    m_failure.reset();
    m_committed = false;
    const QStringList statements = m_dialect.begin(m_readOnly);
    for (const QString& statement : statements) {
        if (auto done = control(statement); !done)
            return done.error();
    }
    return {};
}

Result<void> Session::control(const QString& sql)
{
    return m_dialect.preparesTransactions() ? run(sql) : execute(sql);
}

Result<void> Session::commit()
{
    // PostgreSQL answers a COMMIT after a failed statement with success, and rolls back.
    if (m_failure)
        return *m_failure;
    if (m_readOnly)
        return control(u"COMMIT"_s);
    if (const QString naming = m_dialect.transactionName(); !naming.isEmpty()) {
        const auto named = each(naming, {}, [this](const QSqlQuery& row) {
            m_transaction = row.value(0).toString();
            return true;
        });
        if (!named)
            return named.error();
    }
    if (const QString announcement = m_dialect.announce(); !announcement.isEmpty()) {
        if (auto done = execute(announcement); !done)
            return done.error();
    }
    auto done = control(u"COMMIT"_s);
    m_committed = done.hasValue();
    // Only now is it unknown whether the engine has carried it out.
    if (done || m_lastFailure != Failure::LostConnection)
        m_transaction.clear();
    return done;
}

void Session::rollback()
{
    const Failure why = m_lastFailure;
    m_failure.reset();
    if (m_connection.isOpen())
        (void)execute(u"ROLLBACK"_s);
    m_failure.reset();
    m_lastFailure = why;
}

Result<bool> Session::wasCommitted()
{
    if (m_transaction.isEmpty())
        return false;
    const auto outcome = number(m_dialect.transactionOutcome(), {m_transaction});
    m_transaction.clear();
    if (!outcome)
        return outcome.error();
    return *outcome == 1;
}

} // namespace steward

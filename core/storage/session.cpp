// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/session.h"

#include "storage/failures.h"
#include "storage/row.h"

#include <QSqlQuery>

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
    : m_connection(connection)
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

Result<Statement*> Session::prepared(const QString& sql)
{
    const auto found = m_statements.find(sql);
    if (found != m_statements.end())
        return found->second.get();
    QSqlError error;
    auto statement = prepareStatement(m_connection, sql, error);
    if (!statement)
        return failure(error);
    return m_statements.emplace(sql, std::move(statement)).first->second.get();
}

Result<Statement*> Session::executed(const QString& sql, const QVariantList& values)
{
    // SQLite rolls back by itself when the disk fails: what came after would be committed on its own.
    if (m_failure)
        return *m_failure;
    const auto prepared = this->prepared(sql);
    if (!prepared)
        return prepared.error();
    Statement& statement = **prepared;
    QVariantList bound;
    bound.reserve(values.size());
    for (const QVariant& value : values)
        bound << storable(value);
    if (statement.execute(bound))
        return &statement;
    const Error error = failure(statement.error());
    statement.finish();
    return error;
}

Result<void> Session::run(const QString& sql, const QVariantList& values)
{
    const auto statement = executed(sql, values);
    if (!statement)
        return statement.error();
    m_affected = (*statement)->affected();
    (*statement)->finish();
    return {};
}

Result<void> Session::each(
    const QString& sql, const QVariantList& values, const std::function<bool(Row&)>& row)
{
    const auto executed = this->executed(sql, values);
    if (!executed)
        return executed.error();
    Statement& statement = **executed;
    bool wanted = true;
    while (wanted && statement.next()) {
        Row found(statement);
        wanted = row(found);
    }
    const QSqlError error = statement.error();
    statement.finish();
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
    const auto done = each(sql, values, [&number](Row& row) {
        number = row.number();
        return true;
    });
    if (!done)
        return done.error();
    return number;
}

QStringList Session::statements() const
{
    QStringList texts;
    for (const auto& [text, statement] : m_statements)
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
    if (const QSqlError error = unfitFor(m_connection); error.isValid()) {
        close();
        return failure(error);
    }
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
        const auto named = each(naming, {}, [this](Row& row) {
            m_transaction = row.text();
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

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platforms/practice/practice_connector.h"

#include <QCryptographicHash>

namespace steward {

namespace {

QString idFor(const QString& key)
{
    return QStringLiteral("practice-")
        + QString::fromLatin1(
            QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha256).toHex().left(16));
}

RemoteItem shownAfter(const QString& item, Action action)
{
    RemoteItem shown;
    shown.id = item;
    switch (action) {
    case Action::Hide:
        shown.visibility = Visibility::Hidden;
        break;
    case Action::Hold:
        shown.visibility = Visibility::Held;
        break;
    case Action::Remove:
    case Action::Spam:
        shown.visibility = Visibility::Removed;
        break;
    default:
        shown.visibility = Visibility::Approved;
        break;
    }
    return shown;
}

Error notThere(const QString& platform, Action action)
{
    return {ErrorCode::Refused,
        QStringLiteral("%1 has no way to %2: choose another action.")
            .arg(platformOf(platform).name, toText(action)),
        {}};
}

} // namespace

PracticeConnector::PracticeConnector(QString platform)
    : m_platform(std::move(platform))
{
}

Capabilities PracticeConnector::capabilities() const
{
    return platformOf(m_platform).capabilities;
}

QCoro::Task<Result<QString>> PracticeConnector::test()
{
    co_return QStringLiteral("This is a practice account: nothing that you do here leaves this computer.");
}

QCoro::Task<Result<Collected>> PracticeConnector::collect(Cursor cursor)
{
    Collected nothingNew;
    nothingNew.next = std::move(cursor);
    co_return nothingNew;
}

QCoro::Task<Result<QString>> PracticeConnector::reply(OutgoingReply reply)
{
    co_return idFor(reply.key);
}

QCoro::Task<Result<QString>> PracticeConnector::findReply(OutgoingReply)
{
    co_return QString();
}

QCoro::Task<Result<RemoteItem>> PracticeConnector::enforce(QString item, Action action)
{
    if (!capabilities().allows(action))
        co_return notThere(m_platform, action);
    co_return shownAfter(item, action);
}

QCoro::Task<Result<RemoteItem>> PracticeConnector::read(QString item)
{
    co_return shownAfter(item, Action::Keep);
}

QCoro::Task<Result<void>> PracticeConnector::retract(QString)
{
    co_return Result<void>();
}

} // namespace steward

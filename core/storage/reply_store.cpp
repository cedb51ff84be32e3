// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/reply_store.h"

#include "storage/reply_row.h"

namespace steward {

using namespace Qt::StringLiterals;

ReplyStore::ReplyStore(Session& session)
    : m_session(session)
{
}

Result<ReplyId> ReplyStore::nextId()
{
    const auto last = m_session.number(u"SELECT coalesce(max(id), 0) FROM replies"_s);
    if (!last)
        return last.error();
    return ReplyId{*last + 1};
}

Result<QList<StoredReply>> ReplyStore::where(const QString& condition, const QVariantList& values)
{
    return readAll<StoredReply>(m_session,
        QString(u"SELECT "_s + replyColumns()
            + u", case_id, text, salt, commitment, return_reason, sign_off, idempotency_key, remote_id FROM replies WHERE "_s
            + condition),
        values, [](Row& row) {
            StoredReply stored;
            stored.reply = replyOf(row);
            stored.subject = row.id<CaseId>();
            stored.text = {row.text(), row.bytes(), row.bytes()};
            stored.returnReason = row.bytes();
            stored.signOff = row.text().toUtf8();
            stored.key = row.text();
            stored.remoteId = row.text();
            return stored;
        });
}

Result<std::optional<StoredReply>> ReplyStore::find(ReplyId id)
{
    const auto found = where(u"id = ?"_s, steward::values(id));
    if (!found)
        return found.error();
    return found->isEmpty() ? std::optional<StoredReply>() : found->first();
}

Result<QList<StoredReply>> ReplyStore::ofCase(CaseId subject)
{
    return where(u"case_id = ? ORDER BY id"_s, steward::values(subject));
}

Result<QList<StoredReply>> ReplyStore::awaitingApproval()
{
    return where(u"state = 'awaiting-approval' ORDER BY written_at, id"_s, {});
}

Result<std::optional<StoredReply>> ReplyStore::ofRemote(AccountId account, const QString& remoteId)
{
    auto found = where(
        u"remote_id = ? AND remote_id <> '' AND case_id IN (SELECT id FROM cases WHERE account = ?)"_s,
        steward::values(remoteId, account));
    if (!found)
        return found.error();
    return found->isEmpty() ? std::optional<StoredReply>() : std::optional(found->first());
}

Result<void> ReplyStore::setText(
    ReplyId id, const PrivateText& text, const QByteArray& signOff, const QString& key)
{
    return m_session.run(
        u"UPDATE replies SET text = ?, salt = ?, commitment = ?, sign_off = ?, idempotency_key = ? WHERE id = ?"_s,
        steward::values(text.text, text.salt, text.commitment, QString::fromUtf8(signOff), key, id));
}

Result<void> ReplyStore::setReturnReason(ReplyId id, const QByteArray& commitment)
{
    return m_session.run(
        u"UPDATE replies SET return_reason = ? WHERE id = ?"_s, steward::values(commitment, id));
}

Result<void> ReplyStore::setRemoteId(ReplyId id, const QString& remoteId)
{
    return m_session.run(u"UPDATE replies SET remote_id = ? WHERE id = ?"_s, steward::values(remoteId, id));
}

} // namespace steward

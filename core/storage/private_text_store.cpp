// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/private_text_store.h"

#include "storage/row.h"

namespace steward {

using namespace Qt::StringLiterals;

PrivateTextStore::PrivateTextStore(Session& session)
    : m_session(session)
{
}

Result<void> PrivateTextStore::put(const StoredText& text)
{
    if (!text.text.isSealed())
        return Error{ErrorCode::Invalid,
            u"This text has not been sealed for the log; report this as a fault of Steward."_s, {}};
    return m_session.run(
        u"INSERT INTO private_texts (commitment, salt, text, kind, case_id, at) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (commitment) DO NOTHING"_s,
        values(text.text.commitment, text.text.salt, text.text.text, text.kind, text.subject, text.at));
}

Result<std::optional<PrivateText>> PrivateTextStore::find(const QByteArray& commitment)
{
    return readOne<PrivateText>(m_session,
        u"SELECT text, salt, commitment FROM private_texts WHERE commitment = ?"_s, values(commitment),
        [](Row& row) {
            return PrivateText{row.text(), row.bytes(), row.bytes()};
        });
}

Result<QList<StoredText>> PrivateTextStore::ofCase(CaseId subject)
{
    return readAll<StoredText>(m_session,
        u"SELECT text, salt, commitment, kind, case_id, at FROM private_texts WHERE case_id = ? ORDER BY at"_s,
        values(subject), [](Row& row) {
            const PrivateText text{row.text(), row.bytes(), row.bytes()};
            return StoredText{text, row.text(), row.id<CaseId>(), row.instant()};
        });
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/failures.h"

namespace steward {

using namespace Qt::StringLiterals;

namespace {

std::pair<ErrorCode, QString> sentenceFor(Failure failure)
{
    switch (failure) {
    case Failure::Busy:
        return {ErrorCode::Unreachable,
            u"The workspace is busy with somebody else's work; try again in a moment."_s};
    case Failure::LostConnection:
        return {ErrorCode::Unreachable,
            u"The connection to the workspace was lost; try again when the server is back."_s};
    case Failure::Full:
        return {ErrorCode::Unreadable,
            u"The disk that holds the workspace is full; nothing was saved, so free some space and try again."_s};
    case Failure::ReadOnly:
        return {ErrorCode::Unreadable,
            u"The workspace cannot be written to; give yourself permission to write there and try again."_s};
    case Failure::NotADatabase:
        return {ErrorCode::Unreadable, u"This file is not a Steward workspace; choose another one."_s};
    case Failure::Damaged:
        return {ErrorCode::Malformed,
            u"The workspace is damaged; stop working in it and restore the newest backup."_s};
    case Failure::CannotOpen:
        return {ErrorCode::Unreadable,
            u"The workspace cannot be opened; check its address and that you may read and write there."_s};
    case Failure::InputOutput:
        return {ErrorCode::Unreadable,
            u"The disk that holds the workspace reports an error; nothing was saved, so check the disk and try again."_s};
    case Failure::Duplicate:
        return {ErrorCode::Conflict, u"This is already in the workspace; nothing was changed."_s};
    case Failure::Other:
        break;
    }
    return {ErrorCode::Unreadable,
        u"The workspace could not carry this out and nothing was saved; run the workspace check."_s};
}

} // namespace

Error errorOf(Failure failure, const QSqlError& error)
{
    const auto [code, message] = sentenceFor(failure);
    const QString words = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    return {code, message, QString(error.nativeErrorCode() + u' ' + words.section(u'\n', 0, 0)).trimmed()};
}

Error unknownWord()
{
    return {ErrorCode::Malformed,
        u"The workspace holds a word that this version does not know; run the workspace check."_s, {}};
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/checkpoint_copy.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

QString fileNameOf(const QString& origin, qint64 size)
{
    QString name = origin;
    name.replace(u'/', u'-');
    return u"checkpoint-%1-%2.txt"_s.arg(name).arg(size, 10, 10, QChar(u'0'));
}

Error notCopied(const QString& why)
{
    return {ErrorCode::Unreadable,
        u"The checkpoint was signed and kept, but it could not be copied to the folder for checkpoints; check that folder and make another."_s,
        why};
}

} // namespace

Result<void> copyCheckpoint(const QString& folder, const QString& origin, const StoredCheckpoint& checkpoint)
{
    if (!QFileInfo(folder).isDir())
        return notCopied(u"no such folder"_s);
    const auto path = QDir(folder).filePath(fileNameOf(origin, checkpoint.size));
    const auto bytes = checkpoint.note.toUtf8();
    if (QFile there(path); there.exists()) {
        if (there.open(QIODevice::ReadOnly) && there.readAll() == bytes)
            return {};
        return notCopied(
            u"another checkpoint of this size is there: this log was rolled back, or that one was"_s);
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return notCopied(file.errorString());
    return {};
}

Result<void> exportPlace(const QString& folder)
{
    if (folder.isEmpty())
        return Error{ErrorCode::Invalid, u"Name the folder that the export is to be written to."_s, {}};
    const QFileInfo place(folder);
    if (!place.exists()
        || (place.isDir()
            && QDir(folder).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot)))
        return {};
    return Error{ErrorCode::Refused,
        u"There is already something at the place of the export; name a folder that is empty or not there yet."_s,
        {}};
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/interchange.h"

#include "base/text.h"

#include <QCryptographicHash>
#include <QFileDevice>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr auto formatName = "steward-items/1"_L1;
const QStringList knownKeys{u"format"_s, u"platform"_s, u"account"_s, u"id"_s, u"parent"_s, u"root"_s,
    u"author"_s, u"text"_s, u"language"_s, u"url"_s, u"created"_s, u"media"_s, u"kind"_s, u"visibility"_s,
    u"direction"_s, u"version"_s};

Error malformed(const QString& sentence)
{
    return {ErrorCode::Malformed, sentence, {}};
}

/// PostgreSQL refuses NUL in a text, and half a surrogate has no UTF-8: both become U+FFFD, the character
/// that says "something was here". A byte order mark in front is no part of a text, and whoever reads the
/// text from UTF-8 drops it.
QString storable(QString text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            ++i;
            continue;
        }
        if (c.isNull() || c.isSurrogate())
            text[i] = QChar(QChar::ReplacementCharacter);
    }
    while (text.startsWith(QChar(QChar::ByteOrderMark)))
        text.remove(0, 1);
    return text;
}

QJsonValue storable(const QJsonValue& value)
{
    if (value.isString())
        return storable(value.toString());
    if (value.isArray()) {
        QJsonArray entries;
        for (const auto& entry : value.toArray())
            entries.append(storable(entry));
        return entries;
    }
    if (!value.isObject())
        return value;
    const auto object = value.toObject();
    QJsonObject fields;
    for (auto field = object.begin(); field != object.end(); ++field)
        fields.insert(storable(field.key()), storable(field.value()));
    return fields;
}

/// What is not storable is rare, and needs one of these in a line of valid UTF-8.
bool mayHoldWhatIsNotStorable(const QByteArray& line)
{
    return line.contains("\\u") || line.contains("\xEF\xBB\xBF") || line.contains('\0');
}

/// Reads fields of one object and remembers the first thing that is wrong.
class FieldReader {
public:
    FieldReader(const QJsonObject& object, QString prefix)
        : m_object(object)
        , m_prefix(std::move(prefix))
    {
    }

    enum class Presence { Optional, Required, RequiredNotEmpty };
    QString text(const QString& key, Presence presence)
    {
        const auto value = m_object.value(key);
        const bool absent = value.isUndefined() || value.isNull();
        if (absent && presence != Presence::Optional)
            note(u"The field “%1” is missing; add it and import the line again."_s.arg(m_prefix + key));
        if (absent)
            return {};
        if (!value.isString()) {
            note(u"The field “%1” must be text in quotation marks."_s.arg(m_prefix + key));
            return {};
        }
        if (presence == Presence::RequiredNotEmpty && value.toString().isEmpty())
            note(
                u"The field “%1” is empty; give it a value and import the line again."_s.arg(m_prefix + key));
        return value.toString();
    }

    template <NamedEnum E> E oneOf(const QString& key, E otherwise)
    {
        const auto written = text(key, Presence::Optional);
        if (written.isEmpty())
            return otherwise;
        const auto value = parseEnum<E>(written);
        if (!value)
            note(u"The field “%1” must be one of %2."_s.arg(m_prefix + key, joinWords(allNames<E>())));
        return value.value_or(otherwise);
    }

    void note(const QString& sentence)
    {
        if (m_wrong.isEmpty())
            m_wrong = sentence;
    }
    QString wrong() const { return m_wrong; }

private:
    const QJsonObject& m_object;
    QString m_prefix;
    QString m_wrong;
};

using Presence = FieldReader::Presence;

QString readAuthor(const QJsonValue& value, IncomingItem& item)
{
    if (!value.isObject())
        return u"The field “author.id” is missing; give every item an author with an id."_s;
    const auto object = value.toObject();
    FieldReader fields(object, u"author."_s);
    item.authorId = fields.text(u"id"_s, Presence::RequiredNotEmpty);
    item.authorHandle = fields.text(u"handle"_s, Presence::Optional);
    item.authorName = fields.text(u"name"_s, Presence::Optional);
    return fields.wrong();
}

QString readMedia(const QJsonValue& value, QList<IncomingMedia>& media)
{
    if (value.isUndefined() || value.isNull())
        return {};
    if (!value.isArray())
        return u"The field “media” must be a list."_s;
    const auto entries = value.toArray();
    for (const auto& entry : entries) {
        const auto object = entry.toObject();
        FieldReader fields(object, u"media."_s);
        if (!entry.isObject())
            fields.note(u"Every entry of “media” must be an object with a kind and a url."_s);
        media.append({fields.oneOf(u"kind"_s, MediaKind::Image), fields.text(u"url"_s, Presence::Optional),
            fields.text(u"alt"_s, Presence::Optional), fields.text(u"sha256"_s, Presence::Optional)});
        if (!fields.wrong().isEmpty())
            return fields.wrong();
    }
    return {};
}

void readCreated(FieldReader& fields, IncomingItem& item)
{
    const auto written = fields.text(u"created"_s, Presence::RequiredNotEmpty);
    const auto created = parseInstant(written);
    if (created)
        item.created = *created;
    else
        fields.note(u"The field “created” must be a date and time such as 2026-11-20T09:12:00Z."_s);
}

void checkFormat(FieldReader& fields)
{
    const auto format = fields.text(u"format"_s, Presence::Optional);
    if (!format.isEmpty() && format != formatName)
        fields.note(u"This line is not in the format steward-items/1; export it again in that format."_s);
}

QJsonObject unknownKeys(QJsonObject object)
{
    for (const auto& key : knownKeys)
        object.remove(key);
    return object;
}

void putUnlessEmpty(QJsonObject& object, const QString& key, const QString& value)
{
    if (!value.isEmpty())
        object.insert(key, value);
}

QJsonArray mediaArray(const QList<IncomingMedia>& media)
{
    QJsonArray entries;
    for (const auto& one : media) {
        QJsonObject entry{{u"kind"_s, toText(one.kind)}};
        putUnlessEmpty(entry, u"url"_s, one.url);
        putUnlessEmpty(entry, u"alt"_s, one.alt);
        putUnlessEmpty(entry, u"sha256"_s, one.sha256);
        entries.append(entry);
    }
    return entries;
}

bool isBlank(const QByteArray& line)
{
    return std::all_of(line.begin(), line.end(), [](char c) { return c == ' ' || c == '\t' || c == '\r'; });
}

} // namespace

Result<IncomingItem> parseItemLine(const QByteArray& line, qsizetype maxBytes)
{
    if (line.size() > maxBytes)
        return malformed(u"The line is longer than %1 MB; shorten its text and import it again."_s.arg(
            maxBytes / (1024 * 1024)));
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(line, &problem);
    if (problem.error == QJsonParseError::IllegalUTF8String)
        return malformed(u"The line is not valid UTF-8; save the file as UTF-8 and import it again."_s);
    if (problem.error != QJsonParseError::NoError || !document.isObject())
        return malformed(u"The line is not one JSON object; write one item to a line."_s);

    const auto object = mayHoldWhatIsNotStorable(line) ? storable(QJsonValue(document.object())).toObject()
                                                       : document.object();
    FieldReader fields(object, {});
    checkFormat(fields);
    IncomingItem item;
    item.platform = fields.text(u"platform"_s, Presence::RequiredNotEmpty);
    item.account = fields.text(u"account"_s, Presence::RequiredNotEmpty);
    item.id = fields.text(u"id"_s, Presence::RequiredNotEmpty);
    item.parent = fields.text(u"parent"_s, Presence::Optional);
    item.root = fields.text(u"root"_s, Presence::Optional);
    if (const auto wrong = readAuthor(object.value("author"_L1), item); !wrong.isEmpty())
        fields.note(wrong);
    item.text = fields.text(u"text"_s, Presence::Required);
    item.language = fields.text(u"language"_s, Presence::Optional);
    item.url = fields.text(u"url"_s, Presence::Optional);
    readCreated(fields, item);
    if (const auto wrong = readMedia(object.value("media"_L1), item.media); !wrong.isEmpty())
        fields.note(wrong);
    item.kind = fields.oneOf(u"kind"_s, ItemKind::Comment);
    item.visibility = fields.oneOf(u"visibility"_s, Visibility::Unmoderated);
    item.direction = fields.oneOf(u"direction"_s, Direction::Inbound);
    item.version = fields.text(u"version"_s, Presence::Optional);
    item.extra = unknownKeys(object);
    if (!fields.wrong().isEmpty())
        return malformed(fields.wrong());
    return item;
}

QByteArray toItemLine(const IncomingItem& item)
{
    QJsonObject author{{u"id"_s, item.authorId}};
    putUnlessEmpty(author, u"handle"_s, item.authorHandle);
    putUnlessEmpty(author, u"name"_s, item.authorName);

    auto object = item.extra;
    object.insert(u"format"_s, QString(formatName));
    object.insert(u"platform"_s, item.platform);
    object.insert(u"account"_s, item.account);
    object.insert(u"id"_s, item.id);
    putUnlessEmpty(object, u"parent"_s, item.parent);
    putUnlessEmpty(object, u"root"_s, item.root);
    object.insert(u"author"_s, author);
    object.insert(u"text"_s, item.text);
    putUnlessEmpty(object, u"language"_s, item.language);
    putUnlessEmpty(object, u"url"_s, item.url);
    object.insert(u"created"_s, toUtcText(item.created));
    if (!item.media.isEmpty())
        object.insert(u"media"_s, mediaArray(item.media));
    object.insert(u"kind"_s, toText(item.kind));
    object.insert(u"visibility"_s, toText(item.visibility));
    object.insert(u"direction"_s, toText(item.direction));
    putUnlessEmpty(object, u"version"_s, item.version);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

IncomingItem bounded(IncomingItem item)
{
    // A code point takes one or two code units, so a text this short needs no count.
    if (item.text.size() <= longestItemText)
        return item;
    const auto length = codePointCount(item.text);
    if (length <= longestItemText)
        return item;
    item.extra.insert(u"fullTextSha256"_s,
        QString::fromLatin1(
            QCryptographicHash::hash(item.text.toUtf8(), QCryptographicHash::Sha256).toHex()));
    item.extra.insert(u"fullTextLength"_s, length);
    item.text.truncate(utf16Index(item.text, longestItemText));
    item.text
        += u"\n[Steward kept the first %1 of %2 characters of this text.]"_s.arg(longestItemText).arg(length);
    return item;
}

QByteArray ItemLines::readBounded(bool& tooLong)
{
    constexpr qint64 chunk = 64 * 1024;
    QByteArray line;
    while (true) {
        const auto part = m_device.readLine(chunk);
        if (part.isEmpty()) {
            // A file ends here; a pipe may only have nothing yet.
            if (m_device.isSequential() && m_device.waitForReadyRead(-1))
                continue;
            break;
        }
        m_bytesRead += part.size();
        if (!tooLong)
            line += part;
        if (line.size() > m_maxBytes + 1) {
            tooLong = true;
            line = {};
        }
        if (part.endsWith('\n'))
            break;
    }
    return line;
}

std::optional<ItemLines::Line> ItemLines::next()
{
    while (true) {
        const auto before = m_bytesRead;
        Line line;
        line.bytes = readBounded(line.tooLong);
        if (m_bytesRead == before) {
            const auto* file = qobject_cast<const QFileDevice*>(&m_device);
            m_intact = !file || file->error() == QFileDevice::NoError;
            return std::nullopt;
        }
        line.number = ++m_number;
        if (line.bytes.endsWith('\n'))
            line.bytes.chop(1);
        if (m_number == 1 && line.bytes.startsWith("\xEF\xBB\xBF"))
            line.bytes.remove(0, 3);
        if (line.tooLong || !isBlank(line.bytes))
            return line;
    }
}

} // namespace steward

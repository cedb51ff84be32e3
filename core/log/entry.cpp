// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/entry.h"

#include "log/event_codec.h"
#include "log/field_codec.h"
#include "log/json_canonical.h"

#include <openssl/rand.h>

#include <cstdio>
#include <new>

namespace steward {

namespace {

using namespace Qt::StringLiterals;

/// Writes members in the order in which it is told them.
class MemberWriter {
public:
    explicit MemberWriter(qsizetype expectedSize)
    {
        m_out.reserve(expectedSize);
        m_out += '{';
    }
    void open(const char* key)
    {
        begin(key);
        m_out += '{';
        m_first = true;
    }
    void close()
    {
        m_out += '}';
        m_first = false;
    }
    void raw(const char* key, QByteArrayView json)
    {
        begin(key);
        m_out += json;
    }
    void number(const char* key, qint64 value) { raw(key, QByteArray::number(value)); }
    void text(const char* key, const QString& value)
    {
        begin(key);
        appendCanonicalText(m_out, value);
    }
    void textIfAny(const char* key, const QString& value)
    {
        if (!value.isEmpty())
            text(key, value);
    }
    template <typename Tag> void id(const char* key, const std::optional<Id<Tag>>& value)
    {
        if (value)
            number(key, value->value);
    }
    template <NamedEnum E> void name(const char* key, const std::optional<E>& value)
    {
        if (value)
            text(key, toText(*value));
    }
    template <NamedEnum E> void names(const char* key, const QList<E>& values)
    {
        begin(key);
        m_out += '[';
        for (qsizetype i = 0; i < values.size(); ++i) {
            if (i > 0)
                m_out += ',';
            appendCanonicalText(m_out, toText(values[i]));
        }
        m_out += ']';
    }
    QByteArray take() { return std::move(m_out); }

private:
    void begin(const char* key)
    {
        m_out += m_first ? "\"" : ",\"";
        m_out += key;
        m_out += "\":";
        m_first = false;
    }

    QByteArray m_out;
    bool m_first = true;
};

/// What toUtcText gives, without a QDateTime on the way.
QString utcText(Instant at)
{
    using namespace std::chrono;
    const auto day = floor<days>(at);
    const year_month_day date{day};
    const hh_mm_ss time{at - day};
    const int year = int(date.year());
    if (year < 1 || year > 9999)
        return toUtcText(at);
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", year, unsigned(date.month()),
        unsigned(date.day()), int(time.hours().count()), int(time.minutes().count()),
        int(time.seconds().count()), int(time.subseconds().count()));
    return QString::fromLatin1(text);
}

// Reads members one by one and remembers the first that is not of its kind.
class Members {
public:
    explicit Members(QJsonObject object)
        : m_object(std::move(object))
    {
    }

    template <typename T> Members& optional(QLatin1StringView name, T& value)
    {
        const auto json = m_object.value(name);
        if (!json.isUndefined() && !codec::read(json, value))
            note(name);
        return *this;
    }
    template <typename T> Members& required(QLatin1StringView name, T& value)
    {
        if (!codec::read(m_object.value(name), value))
            note(name);
        return *this;
    }
    QJsonObject object(QLatin1StringView name)
    {
        const auto json = m_object.value(name);
        if (!json.isObject())
            note(name);
        return json.toObject();
    }
    void note(QLatin1StringView name)
    {
        if (m_wrong.isEmpty())
            m_wrong = name;
    }
    const QString& wrong() const { return m_wrong; }

private:
    QJsonObject m_object;
    QString m_wrong;
};

bool isEntryId(const QByteArray& id)
{
    return id.size() == 32 && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    });
}

void readParts(Members& members, LogEntry& entry)
{
    auto actor = Members(members.object("actor"_L1));
    actor.optional("person"_L1, entry.actor.person)
        .optional("automation"_L1, entry.actor.automation)
        .optional("roles"_L1, entry.actor.roles)
        .optional("onBehalfOf"_L1, entry.actor.onBehalfOf);
    auto origin = Members(members.object("origin"_L1));
    origin.optional("device"_L1, entry.origin.device)
        .optional("osAccount"_L1, entry.origin.osAccount)
        .optional("authenticatedBy"_L1, entry.origin.authenticatedBy)
        .optional("program"_L1, entry.origin.programVersion)
        .optional("ruleSet"_L1, entry.origin.ruleSetVersion);
    auto subject = Members(members.object("subject"_L1));
    subject.optional("case"_L1, entry.subject.caseId)
        .optional("item"_L1, entry.subject.item)
        .optional("reply"_L1, entry.subject.reply)
        .optional("escalation"_L1, entry.subject.escalation)
        .optional("account"_L1, entry.subject.account);
    for (const auto& part : {actor, origin, subject}) {
        if (!part.wrong().isEmpty())
            members.note(QLatin1StringView("actor, origin or subject"));
    }
}

void collectCommitments(const QJsonValue& value, QList<QByteArray>& out)
{
    if (value.isArray()) {
        const auto array = value.toArray();
        for (const auto& element : array)
            collectCommitments(element, out);
    }
    const auto object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const auto hex
            = it.key() == "commitment"_L1 ? digestFromHex(it.value().toString().toLatin1()) : std::nullopt;
        if (hex)
            out.append(toBytes(*hex));
        else
            collectCommitments(it.value(), out);
    }
}

} // namespace

QByteArray newEntryId()
{
    QByteArray random(16, Qt::Uninitialized);
    if (RAND_bytes(reinterpret_cast<unsigned char*>(random.data()), int(random.size())) != 1)
        throw std::bad_alloc();
    return random.toHex();
}

LogSubject subjectOf(const Event& event, CaseId caseId)
{
    LogSubject subject;
    if (caseId.isValid())
        subject.caseId = caseId;
    std::visit(
        [&](const auto& it) {
            codec::fieldsOf(it, [&](const char* name, const auto& field) {
                using Field = std::remove_cvref_t<decltype(field)>;
                // `proposalItem` and the like point elsewhere: only the event's own subject has the plain
                // name.
                const auto isNamed = [&](const char* plain) { return qstrcmp(name, plain) == 0; };
                if constexpr (std::is_same_v<Field, ItemId>) {
                    if (isNamed("item") && field.isValid())
                        subject.item = field;
                } else if constexpr (std::is_same_v<Field, ReplyId>) {
                    if (isNamed("reply") && field.isValid())
                        subject.reply = field;
                } else if constexpr (std::is_same_v<Field, EscalationId>) {
                    if (isNamed("escalation") && field.isValid())
                        subject.escalation = field;
                } else if constexpr (std::is_same_v<Field, AccountId>) {
                    if (isNamed("account") && field.isValid())
                        subject.account = field;
                }
            });
        },
        event);
    return subject;
}

LogEntry entryFor(const Event& event, CaseId caseId)
{
    LogEntry entry;
    entry.subject = subjectOf(event, caseId);
    entry.event = eventName(event);
    entry.data = toJson(event);
    return entry;
}

// Written member by member in canonical order: intake logs tens of thousands of entries a second, and a tree
// of JSON values for what is the same in each of them would cost more than all the hashing.
Result<QByteArray> toCanonical(const LogEntry& entry)
{
    const auto data = canonicalJson(entry.data);
    if (!data)
        return data.error();
    MemberWriter out(512 + data->size());
    out.open("actor");
    out.textIfAny("automation", entry.actor.automation);
    out.id("onBehalfOf", entry.actor.onBehalfOf);
    out.id("person", entry.actor.person);
    out.names("roles", entry.actor.roles);
    out.close();
    out.name("after", entry.after);
    out.text("at", utcText(entry.at));
    out.name("before", entry.before);
    out.raw("data", *data);
    out.text("event", entry.event);
    out.text("id", QString::fromLatin1(entry.id));
    out.number("offset", entry.offsetSeconds);
    out.open("origin");
    out.textIfAny("authenticatedBy", entry.origin.authenticatedBy);
    out.textIfAny("device", entry.origin.device);
    out.textIfAny("osAccount", entry.origin.osAccount);
    out.textIfAny("program", entry.origin.programVersion);
    out.textIfAny("ruleSet", entry.origin.ruleSetVersion);
    out.close();
    out.text("prev", QString::fromLatin1(toHex(entry.previous)));
    out.number("seq", entry.sequence);
    out.open("subject");
    out.id("account", entry.subject.account);
    out.id("case", entry.subject.caseId);
    out.id("escalation", entry.subject.escalation);
    out.id("item", entry.subject.item);
    out.id("reply", entry.subject.reply);
    out.close();
    out.number("v", entry.version);
    out.text("zone", QString::fromLatin1(entry.zone));
    out.close();
    return out.take();
}

Result<LogEntry> parseEntry(QByteArrayView bytes)
{
    const auto object = parseCanonicalJson(bytes);
    if (!object)
        return object.error();
    LogEntry entry;
    QString id;
    QString previous;
    QString at;
    QString zone;
    Members members(*object);
    members.required("v"_L1, entry.version)
        .required("seq"_L1, entry.sequence)
        .required("id"_L1, id)
        .required("prev"_L1, previous)
        .required("at"_L1, at)
        .required("zone"_L1, zone)
        .required("offset"_L1, entry.offsetSeconds)
        .required("event"_L1, entry.event)
        .optional("before"_L1, entry.before)
        .optional("after"_L1, entry.after);
    entry.data = members.object("data"_L1);
    readParts(members, entry);
    entry.id = id.toLatin1();
    entry.zone = zone.toLatin1();
    const auto digest = digestFromHex(previous.toLatin1());
    const auto instant = parseInstant(at);
    if (!isEntryId(entry.id))
        members.note("id"_L1);
    if (!digest)
        members.note("prev"_L1);
    if (!instant || toUtcText(*instant) != at)
        members.note("at"_L1);
    if (entry.version < 1 || entry.sequence < 1)
        members.note("seq"_L1);
    if (!members.wrong().isEmpty()) {
        return Error{ErrorCode::Malformed,
            QStringLiteral("The member \"%1\" of a log entry is missing or not of its kind; compare the log "
                           "with another copy.")
                .arg(members.wrong()),
            {}};
    }
    entry.previous = *digest;
    entry.at = *instant;
    return entry;
}

Digest leafHash(QByteArrayView bytes)
{
    return sha256({QByteArrayView("\x00", 1), bytes});
}

QList<QByteArray> commitmentsIn(const QJsonObject& data)
{
    QList<QByteArray> commitments;
    collectCommitments(data, commitments);
    return commitments;
}

} // namespace steward

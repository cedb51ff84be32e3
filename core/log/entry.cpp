// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/entry.h"

#include "log/event_codec.h"
#include "log/field_codec.h"
#include "log/json_canonical.h"

#include <openssl/rand.h>

#include <new>

namespace steward {

namespace {

using namespace Qt::StringLiterals;

template <typename T> void insert(QJsonObject& object, QLatin1StringView name, const T& value)
{
    const QJsonValue json = codec::toValue(value);
    if (!json.isUndefined() && !(json.isString() && json.toString().isEmpty()))
        object.insert(name, json);
}

QJsonObject actorObject(const LogActor& actor)
{
    QJsonObject object;
    insert(object, "person"_L1, actor.person);
    insert(object, "automation"_L1, actor.automation);
    insert(object, "roles"_L1, actor.roles);
    insert(object, "onBehalfOf"_L1, actor.onBehalfOf);
    return object;
}

QJsonObject originObject(const LogOrigin& origin)
{
    QJsonObject object;
    insert(object, "device"_L1, origin.device);
    insert(object, "osAccount"_L1, origin.osAccount);
    insert(object, "authenticatedBy"_L1, origin.authenticatedBy);
    insert(object, "program"_L1, origin.programVersion);
    insert(object, "ruleSet"_L1, origin.ruleSetVersion);
    return object;
}

QJsonObject subjectObject(const LogSubject& subject)
{
    QJsonObject object;
    insert(object, "case"_L1, subject.caseId);
    insert(object, "item"_L1, subject.item);
    insert(object, "reply"_L1, subject.reply);
    insert(object, "escalation"_L1, subject.escalation);
    insert(object, "account"_L1, subject.account);
    return object;
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

Result<QByteArray> toCanonical(const LogEntry& entry)
{
    QJsonObject object;
    object.insert("v"_L1, entry.version);
    object.insert("seq"_L1, entry.sequence);
    object.insert("id"_L1, QString::fromLatin1(entry.id));
    object.insert("prev"_L1, QString::fromLatin1(toHex(entry.previous)));
    object.insert("at"_L1, toUtcText(entry.at));
    object.insert("zone"_L1, QString::fromLatin1(entry.zone));
    object.insert("offset"_L1, entry.offsetSeconds);
    object.insert("actor"_L1, actorObject(entry.actor));
    object.insert("origin"_L1, originObject(entry.origin));
    object.insert("subject"_L1, subjectObject(entry.subject));
    object.insert("event"_L1, entry.event);
    object.insert("data"_L1, entry.data);
    insert(object, "before"_L1, entry.before);
    insert(object, "after"_L1, entry.after);
    return canonicalJson(object);
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

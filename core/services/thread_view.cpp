// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/thread_view.h"

#include "log/event_codec.h"
#include "services/circumstances.h"
#include "services/known_names.h"
#include "storage/account_store.h"
#include "storage/case_store.h"
#include "storage/escalation_store.h"
#include "storage/item_store.h"
#include "storage/log_store.h"
#include "storage/post_store.h"
#include "storage/private_text_store.h"
#include "storage/reply_store.h"
#include "storage/thread_store.h"
#include "storage/verdict_store.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

/// The tool that collects texts for translation finds their context by this class.
struct Said {
    Q_DECLARE_TR_FUNCTIONS(Thread)
};

/// "picture: a queue in the rain"; a medium without words says so, as nobody and nothing here has looked at
/// it.
QString mediaInWords(const StoredMedia& media)
{
    const auto kind = media.kind == MediaKind::Image ? Said::tr("picture")
        : media.kind == MediaKind::Video             ? Said::tr("video")
                                                     : Said::tr("sound");
    return Said::tr("%1: %2").arg(kind, media.alt.isEmpty() ? Said::tr("no description") : media.alt);
}

/// Reads one case piece by piece; the first failure ends it.
class Reader {
public:
    Reader(Session& session, CaseId id, const RuleSet& rules)
        : m_session(session)
        , m_id(id)
        , m_rules(rules)
    {
    }

    Result<ThreadView> read()
    {
        auto subject = CaseStore(m_session).load(m_id);
        if (!subject)
            return subject.error();
        m_view.subject = std::move(*subject);
        auto names = knownNames(m_session, m_rules);
        if (!names)
            return names.error();
        m_names = std::move(*names);
        for (const auto step : {&Reader::readTexts, &Reader::readAccount, &Reader::readPost,
                 &Reader::readItems, &Reader::readReplies, &Reader::readEscalations, &Reader::readHistory}) {
            if (const auto done = (this->*step)(); !done)
                return done.error();
        }
        return std::move(m_view);
    }

private:
    Result<void> readTexts()
    {
        const auto texts = PrivateTextStore(m_session).ofCase(m_id);
        if (!texts)
            return texts.error();
        for (const auto& stored : *texts) {
            m_words.insert(stored.text.commitment, stored.text.text);
            if (stored.kind == "note"_L1)
                m_view.notes.append({stored.at, stored.text.text});
        }
        return {};
    }

    Result<void> readAccount()
    {
        const auto account = AccountStore(m_session).find(m_view.subject.account);
        if (!account)
            return account.error();
        m_view.platform = platformOf(m_view.subject.platform);
        m_view.platformName = m_view.platform.name;
        m_view.capabilities = m_view.platform.capabilities;
        if (*account) {
            m_view.accountName = (*account)->name;
            m_view.accountConnected
                = (*account)->state != "unconnected"_L1 && (*account)->state != "needs-sign-in"_L1;
        }
        return {};
    }

    Result<void> readPost()
    {
        const auto thread = ThreadStore(m_session).find(m_view.subject.thread);
        if (!thread)
            return thread.error();
        if (!*thread || (*thread)->root.isEmpty())
            return {};
        const auto post = PostStore(m_session).find(m_view.subject.account, (*thread)->root);
        if (!post)
            return post.error();
        if (*post) {
            m_view.postTitle = (*post)->title;
            m_view.postText = (*post)->text;
            m_view.postUrl = (*post)->url;
        }
        return {};
    }

    Result<void> readItems()
    {
        ItemStore items(m_session);
        const auto rows = items.ofCase(m_id);
        const auto findings = items.findingsOfCase(m_id);
        const auto media = items.mediaOfCase(m_id);
        const auto earlier = items.previousOfCase(m_id);
        if (!rows)
            return rows.error();
        if (!findings)
            return findings.error();
        if (!media)
            return media.error();
        if (!earlier)
            return earlier.error();
        const auto judged = VerdictStore(m_session).ofCase(m_id);
        if (!judged)
            return judged.error();
        for (const auto& row : *rows) {
            ThreadItem item;
            item.id = row.item.id;
            item.author = row.authorName.isEmpty() ? row.authorHandle : row.authorName;
            item.handle = row.authorHandle;
            item.text = row.text.text;
            item.language = row.language;
            item.url = row.url;
            item.created = row.item.created;
            item.visibility = row.item.visibility;
            item.direction = row.item.direction;
            item.revision = row.item.revision;
            item.previousText = earlier->value(row.item.id).text.text;
            item.findings = findings->value(row.item.id);
            for (const auto& one : judged->value(row.item.id))
                item.judged.append({one.rule, one.detector, one.verdict});
            for (const auto& one : media->value(row.item.id))
                item.mediaAlts.append(mediaInWords(one));
            item.notRead = row.notRead;
            item.decision = row.item.decision;
            m_view.items.append(item);
        }
        return {};
    }

    Result<void> readReplies()
    {
        const auto replies = ReplyStore(m_session).ofCase(m_id);
        if (!replies)
            return replies.error();
        for (const auto& stored : *replies)
            m_view.replies.append({stored.reply, stored.text.text, m_names.person(stored.reply.writer),
                m_words.value(stored.returnReason)});
        return {};
    }

    Result<void> readEscalations()
    {
        const auto escalations = EscalationStore(m_session).ofCase(m_id);
        if (!escalations)
            return escalations.error();
        for (const auto& stored : *escalations) {
            const auto& acknowledgedBy = stored.escalation.acknowledgedBy;
            m_view.escalations.append(
                {stored.escalation, m_words.value(stored.reason), m_names.person(stored.escalation.by),
                    acknowledgedBy ? m_names.person(*acknowledgedBy) : QString(),
                    m_words.value(stored.reviewReason)});
        }
        return {};
    }

    Result<void> readHistory()
    {
        const auto records = LogStore(m_session).ofCase(m_id);
        if (!records)
            return records.error();
        for (const auto& record : *records) {
            const auto line = lineOf(record);
            if (!line)
                return line.error();
            m_view.history.append(*line);
        }
        return {};
    }

    Result<HistoryLine> lineOf(const LogRecord& record) const
    {
        const auto entry = parseEntry(record.entry);
        if (!entry)
            return entry.error();
        HistoryLine line{record.sequence, record.at,
            actorInWords(entry->actor.person, entry->actor.automation, m_names), record.event, record.event};
        auto event = eventFromJson(entry->event, entry->data);
        if (event) {
            // Replies and items have their own place; their words do not belong into a history.
            forEachPrivateText(*event,
                [this](const QString&, PrivateText& text) { text.text = m_words.value(text.commitment); });
            line.summary = describe(*event, m_names);
        } else if (event.error().code != ErrorCode::NotFound) {
            return event.error();
        }
        return line;
    }

    Session& m_session;
    CaseId m_id;
    const RuleSet& m_rules;
    KnownNames m_names;
    QHash<QByteArray, QString> m_words;
    ThreadView m_view;
};

} // namespace

Result<ThreadView> threadView(Session& session, CaseId id, const RuleSet& rules)
{
    return Reader(session, id, rules).read();
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/own_contacts.h"

#include "storage/account_store.h"
#include "storage/setting_store.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

const QString contactsKey = u"replies.ownContacts"_s;
constexpr qsizetype longestContact = 200;

/// How an account is spoken to: "@northbridge"; of "desk@social.example" both the whole and "@desk". Nothing
/// of a name that is more than a word.
QStringList handlesOf(const QString& name)
{
    const QString word = name.startsWith(u'@') ? name.mid(1) : name;
    const bool isWord = !word.isEmpty()
        && std::none_of(word.begin(), word.end(), [](QChar c) { return c.isSpace() || c == u'/'; });
    if (!isWord)
        return {};
    if (!word.contains(u'@'))
        return {u'@' + word};
    return {word, u'@' + word.section(u'@', 0, 0)};
}

} // namespace

QStringList tidyContacts(const QStringList& contacts)
{
    QStringList tidy;
    for (const QString& contact : contacts) {
        const QString one = contact.simplified().left(longestContact);
        if (!one.isEmpty() && !tidy.contains(one, Qt::CaseInsensitive) && tidy.size() < mostOwnContacts)
            tidy << one;
    }
    return tidy;
}

Result<QStringList> storedContacts(Session& session)
{
    const auto stored = SettingStore(session).value(contactsKey);
    if (!stored)
        return stored.error();
    QStringList contacts;
    for (const auto& contact : stored->toArray())
        contacts << contact.toString();
    return tidyContacts(contacts);
}

Result<void> storeContacts(Session& session, const QStringList& contacts)
{
    return SettingStore(session).set(contactsKey, QJsonArray::fromStringList(tidyContacts(contacts)));
}

Result<QStringList> ownContacts(Session& session)
{
    auto contacts = storedContacts(session);
    if (!contacts)
        return contacts;
    const auto accounts = AccountStore(session).all();
    if (!accounts)
        return accounts.error();
    for (const StoredAccount& account : *accounts)
        *contacts << handlesOf(account.name);
    contacts->removeDuplicates();
    return contacts;
}

} // namespace steward

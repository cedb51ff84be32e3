// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Half-written replies at the store: one a person and case, exactly as they were typed.
#include "storage/draft_store.h"
#include "stored.h"

using namespace steward;
using namespace steward::test;
using namespace Qt::StringLiterals;

namespace {

struct Desk {
    PersonId sam;
    PersonId robin;
    Case one;
    Case other;
};

Desk makeDesk(Session& session)
{
    PersonStore people(session);
    const Ground ground = makeGround(session);
    return {must(people.add({{}, u"Sam"_s, {Role::Moderator}, true})),
        must(people.add({{}, u"Robin"_s, {Role::Moderator}, true})),
        makeCase(session, ground, u"When do you open?"_s), makeCase(session, ground, u"And on Sundays?"_s)};
}

StoredDraft draftOf(PersonId person, const Case& subject, const QString& text)
{
    return {
        person, subject.id, text, Audience::Public, {}, subject.items.first().id, int(text.size()), 1, noon};
}

} // namespace

class DraftsTest : public QObject {
    Q_OBJECT

private slots:
    void oneForEachPersonAndCase_data() { addEngines(); }
    void oneForEachPersonAndCase();
    void everyCharacterComesBack_data() { addEngines(); }
    void everyCharacterComesBack();
    void onlyWhatWasSignedIsRemoved_data() { addEngines(); }
    void onlyWhatWasSignedIsRemoved();
    void draftsFollowACaseThatJoinsAnother_data() { addEngines(); }
    void draftsFollowACaseThatJoinsAnother();
    void aDraftNeedsAPersonAndACase_data() { addEngines(); }
    void aDraftNeedsAPersonAndACase();
    void survivesWithTheFileAndNotWithoutACommit_data() { addEngines(); }
    void survivesWithTheFileAndNotWithoutACommit();
};

void DraftsTest::oneForEachPersonAndCase()
{
    const auto place = freshDatabase();
    wrote(*place->open(), [](Session& session) {
        const Desk desk = makeDesk(session);
        DraftStore drafts(session);
        QCOMPARE(must(drafts.find(desk.sam, desk.one.id)), std::nullopt);
        must(drafts.put(draftOf(desk.sam, desk.one, u"We op"_s)));
        must(drafts.put(draftOf(desk.robin, desk.one, u"Robin's words"_s)));
        must(drafts.put(draftOf(desk.sam, desk.other, u"On Sun"_s)));
        auto longer = draftOf(desk.sam, desk.one, u"We open at nine"_s);
        longer.audience = Audience::Private;
        longer.kind = ReplyKind::P;
        longer.caret = 3;
        longer.baseVersion = 7;
        must(drafts.put(longer));
        QCOMPARE(must(drafts.find(desk.sam, desk.one.id)), std::optional(longer));
        QCOMPARE(must(drafts.find(desk.robin, desk.one.id))->text, u"Robin's words"_s);
        must(drafts.remove(desk.sam, desk.one.id));
        QCOMPARE(must(drafts.find(desk.sam, desk.one.id)), std::nullopt);
        QCOMPARE(must(drafts.find(desk.robin, desk.one.id))->text, u"Robin's words"_s);
        QCOMPARE(must(drafts.find(desk.sam, desk.other.id))->text, u"On Sun"_s);
        must(drafts.remove(desk.sam, desk.one.id));
    });
}

void DraftsTest::everyCharacterComesBack()
{
    const auto place = freshDatabase();
    wrote(*place->open(), [](Session& session) {
        const Desk desk = makeDesk(session);
        DraftStore drafts(session);
        const QStringList texts{u" leading, trailing \n\n"_s, u"'; DROP TABLE drafts; --"_s,
            u"\\ \" ' % _ ?"_s,
            u"\u05E9\u05DC\u05D5\u05DD \u202E abc \U0001F469\u200D\U0001F469\u200D\U0001F467 e\u0301"_s,
            u"line\r\nline\ttab"_s, QString(300000, u'y')};
        for (const QString& text : texts) {
            must(drafts.put(draftOf(desk.sam, desk.one, text)));
            QCOMPARE(must(drafts.find(desk.sam, desk.one.id))->text, text);
        }
    });
}

void DraftsTest::onlyWhatWasSignedIsRemoved()
{
    const auto place = freshDatabase();
    wrote(*place->open(), [](Session& session) {
        const Desk desk = makeDesk(session);
        DraftStore drafts(session);
        must(drafts.put(draftOf(desk.sam, desk.one, u"We open at nine."_s)));
        must(drafts.removeSigned(desk.robin, desk.one.id, u"We open at nine."_s));
        must(drafts.removeSigned(desk.sam, desk.other.id, u"We open at nine."_s));
        must(drafts.removeSigned(desk.sam, desk.one.id, u"Something else was sent."_s));
        QVERIFY(must(drafts.find(desk.sam, desk.one.id)));
        must(drafts.removeSigned(desk.sam, desk.one.id, u"We open at nine."_s));
        QVERIFY(!must(drafts.find(desk.sam, desk.one.id)));
    });
}

void DraftsTest::draftsFollowACaseThatJoinsAnother()
{
    const auto place = freshDatabase();
    wrote(*place->open(), [](Session& session) {
        const Desk desk = makeDesk(session);
        DraftStore drafts(session);
        must(drafts.put(draftOf(desk.sam, desk.one, u"Older words"_s)));
        auto newer = draftOf(desk.sam, desk.other, u"Newer words"_s);
        newer.updated = noon + std::chrono::minutes(1);
        must(drafts.put(newer));
        must(drafts.put(draftOf(desk.robin, desk.one, u"Robin's words"_s)));
        must(drafts.move(desk.one.id, desk.other.id));
        QCOMPARE(must(drafts.find(desk.sam, desk.one.id)), std::nullopt);
        QCOMPARE(must(drafts.find(desk.sam, desk.other.id))->text, u"Newer words\n\nOlder words"_s);
        QCOMPARE(must(drafts.find(desk.sam, desk.other.id))->caret, int(newer.text.size()));
        QCOMPARE(must(drafts.find(desk.robin, desk.other.id))->text, u"Robin's words"_s);
        QCOMPARE(must(drafts.find(desk.robin, desk.one.id)), std::nullopt);
    });
}

void DraftsTest::aDraftNeedsAPersonAndACase()
{
    const auto place = freshDatabase();
    const auto database = place->open();
    const auto outcome = database
                             ->write<bool>([](Session& session) -> Result<bool> {
                                 const auto put = DraftStore(session).put({{4711}, {4712}, u"secret words"_s,
                                     Audience::Public, {}, {}, 0, 1, noon});
                                 if (!put)
                                     return put.error();
                                 return true;
                             })
                             .result();
    QVERIFY(!outcome);
    QVERIFY2(!outcome.error().message.contains(u"secret"_s), "an error never carries a body");
    QVERIFY2(!outcome.error().detail.contains(u"secret"_s), "and neither does its detail");
}

void DraftsTest::survivesWithTheFileAndNotWithoutACommit()
{
    const auto place = freshDatabase();
    Desk desk;
    {
        const auto database = place->open();
        wrote(*database, [&](Session& session) {
            desk = makeDesk(session);
            must(DraftStore(session).put(draftOf(desk.sam, desk.one, u"Kept"_s)));
        });
        const auto failed = database
                                ->write<bool>([&](Session& session) -> Result<bool> {
                                    must(DraftStore(session).removeSigned(desk.sam, desk.one.id, u"Kept"_s));
                                    return Error{ErrorCode::Refused, u"The gate is closed."_s, {}};
                                })
                                .result();
        QVERIFY(!failed);
    }
    const auto again = place->open();
    QCOMPARE(
        read(*again, [&](Session& session) { return must(DraftStore(session).find(desk.sam, desk.one.id)); })
            ->text,
        u"Kept"_s);
    QCOMPARE(must(again->check().result()), QStringList());
}

QTEST_GUILESS_MAIN(DraftsTest)
#include "tst_drafts.moc"

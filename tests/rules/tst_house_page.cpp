// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/house_page.h"

#include "matching.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace steward;

namespace {

WatchedHours officeHours()
{
    WatchedHours hours;
    for (size_t day = 0; day < 5; ++day)
        hours[day] << std::pair{QTime(9, 0), QTime(17, 0)};
    return hours;
}

QString shippedPage(PageForm form, const QString& language, const QString& name = u"Northbridge NHS Trust"_s)
{
    const auto set = RuleSet::shipped();
    return housePage(*set, HousePage::of(*set).value(), {name, officeHours()}, form, language);
}

QJsonObject shippedJson()
{
    QFile file(u":/ground-rules/rules.json"_s);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

using Change = std::function<void(QJsonObject& page)>;

Result<HousePage> changedPage(const Change& change)
{
    QJsonObject root = shippedJson();
    QJsonObject page = root[u"housePage"_s].toObject();
    change(page);
    root[u"housePage"_s] = page;
    return HousePage::of(**RuleSet::parse(QJsonDocument(root).toJson()));
}

/// One section or number of the page with a key replaced.
Change entryWith(const QString& list, int index, const QString& key, const QJsonValue& value)
{
    return [=](QJsonObject& page) {
        QJsonArray entries = page[list].toArray();
        QJsonObject entry = entries[index].toObject();
        entry[key] = value;
        entries[index] = entry;
        page[list] = entries;
    };
}

QStringList headings(const QString& html)
{
    QStringList found;
    static const QRegularExpression tag(u"<(h[1-6])[ >]"_s);
    for (auto it = tag.globalMatch(html); it.hasNext();)
        found << it.next().captured(1);
    return found;
}

} // namespace

class HousePageTest : public QObject {
    Q_OBJECT

private slots:
    void itSaysAllThatAPageMustSay_data()
    {
        QTest::addColumn<PageForm>("form");
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("words");
        for (const auto form : {PageForm::Html, PageForm::Markdown}) {
            for (const char* words : {"Criticism stays up", "Monday to Friday 09:00 to 17:00",
                     "What we cannot do here", "The rules", "Keep private details private", "hide", "remove",
                     "block", "report", "got it wrong", "999", "111", "116 123", "85258",
                     "Northbridge NHS Trust", "Complaints and concerns about care"})
                QTest::addRow("%s en-GB %s", qPrintable(toText(form)), words)
                    << form << u"en-GB"_s << QString::fromUtf8(words);
            for (const char* words :
                {"Mae beirniadaeth yn aros", "dydd Llun i dydd Gwener 09:00 tan 17:00", "Y rheolau",
                    "Cadwch fanylion preifat yn breifat", "GIG 111", "Y Samariaid", "116 123", "85258"})
                QTest::addRow("%s cy %s", qPrintable(toText(form)), words)
                    << form << u"cy"_s << QString::fromUtf8(words);
        }
    }
    void itSaysAllThatAPageMustSay()
    {
        QFETCH(PageForm, form);
        QFETCH(QString, language);
        QFETCH(QString, words);
        QVERIFY(shippedPage(form, language).contains(words));
    }

    void everyRuleStandsThereOnce()
    {
        const QString html = shippedPage(PageForm::Html, u"en-GB"_s);
        const auto set = RuleSet::shipped();
        for (const GroundRule& rule : set->rules()) {
            QCOMPARE(html.count(u"<h3 id=\"%1\""_s.arg(rule.id.value.toLower())), 1);
            QVERIFY2(html.contains(inLanguage(rule.wording).toHtmlEscaped()), qPrintable(rule.id.value));
        }
    }

    void theHtmlIsWholeAndInert_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << u"en-GB"_s;
        QTest::newRow("Welsh") << u"cy"_s;
        QTest::newRow("neither") << u"pl"_s;
    }
    void theHtmlIsWholeAndInert()
    {
        QFETCH(QString, language);
        const QString html = shippedPage(PageForm::Html, language);
        QVERIFY(html.startsWith(u"<!DOCTYPE html>\n<html lang=\"%1\">"_s.arg(language)));
        // Well formed but for the two tags that HTML leaves open.
        QString xml = html;
        xml.remove(u"<!DOCTYPE html>\n"_s);
        xml.replace(QRegularExpression(u"<meta ([^>]*)>"_s), u"<meta \\1/>"_s);
        QXmlStreamReader reader(xml);
        while (!reader.atEnd())
            reader.readNext();
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        for (const char* forbidden : {"<script", "javascript:", "http:", "https:", "<img", "<iframe",
                 "@import", "url(", " onclick", "{organisation}", "{hours}", "{version}"})
            QVERIFY2(!html.contains(QLatin1StringView(forbidden)), forbidden);
    }

    void headingsStepDownOneAtATime()
    {
        const QStringList levels = headings(shippedPage(PageForm::Html, u"en-GB"_s));
        QCOMPARE(levels.first(), u"h1"_s);
        QCOMPARE(levels.count(u"h1"_s), 1);
        for (qsizetype i = 1; i < levels.size(); ++i)
            QVERIFY(levels[i].back().digitValue() <= levels[i - 1].back().digitValue() + 1);
    }

    void numbersAreRealLinks()
    {
        const QString html = shippedPage(PageForm::Html, u"en-GB"_s);
        for (const char* link :
            {"href=\"tel:999\"", "href=\"tel:111\"", "href=\"tel:116123\"", "href=\"sms:85258\""})
            QVERIFY2(html.contains(QLatin1StringView(link)), link);
        QVERIFY(shippedPage(PageForm::Markdown, u"en-GB"_s).contains(u"[116 123](tel:116123)"));
    }

    // The gate of replies checks numbers against a dated list; the page must not tell others.
    void numbersAreThoseOfTheDatedList()
    {
        QFile file(u":/checklists/helplines.json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QStringList known;
        const auto numbers = QJsonDocument::fromJson(file.readAll()).object()[u"numbers"_s].toArray();
        for (const auto& entry : numbers)
            known << entry.toObject()[u"number"_s].toString();
        const auto page = HousePage::of(*RuleSet::shipped());
        for (const HelpNumber& number : page->numbers)
            QVERIFY2(known.contains(number.number), qPrintable(number.number));
    }

    void aTextThatIsNotThereStandsInEnglishAndSaysSo()
    {
        auto page = changedPage([](QJsonObject& page) {
            page[u"title"_s] = QJsonObject{{u"en-GB"_s, u"Only English"_s}};
        });
        QVERIFY(page);
        const QString html = housePage(*RuleSet::shipped(), *page, {}, PageForm::Html, u"cy"_s);
        QVERIFY(html.contains(u"<h1 lang=\"en-GB\">Only English</h1>"));
        QVERIFY(html.contains(u"<html lang=\"cy\">"));
        QVERIFY(html.contains(u"ein sefydliad"));
    }

    void theShippedPageIsWholeInWelsh()
    {
        QVERIFY(!shippedPage(PageForm::Html, u"cy"_s).contains(u" lang=\"en-GB\""));
    }

    void hostileWordsStayWords_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "A & B",
                 "</title><b>", "{version}{hours}", "[x](javascript:alert(1))", "# not a heading", "**bold**",
                 "<!--", "`code`", "- item", "a\n\n# b"})
            QTest::newRow(name) << QString::fromUtf8(name);
    }
    void hostileWordsStayWords()
    {
        QFETCH(QString, name);
        const QString html = shippedPage(PageForm::Html, u"en-GB"_s, name);
        QVERIFY(html.contains(name.toHtmlEscaped()));
        QVERIFY(!html.contains(u"<script") && !html.contains(u"<img") && !html.contains(u"<b>"));
        const QString plain = shippedPage(PageForm::Markdown, u"en-GB"_s);
        const QString markdown = shippedPage(PageForm::Markdown, u"en-GB"_s, name);
        static const QRegularExpression heading(u"^#"_s, QRegularExpression::MultilineOption);
        static const QRegularExpression link(u"(?<!\\\\)\\]\\("_s);
        QCOMPARE(markdown.count(heading), plain.count(heading));
        QCOMPARE(markdown.count(link), plain.count(link));
        QCOMPARE(markdown.count(u'\n'), plain.count(u'\n'));
    }

    void refusesAPageThatLacksSomething_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("named");
        const auto row = [](const char* name, const Change& change, const char* named) {
            QTest::newRow(name) << change << QString::fromLatin1(named);
        };
        row(
            "no title", [](QJsonObject& page) { page.remove(u"title"_s); }, "title");
        row(
            "Welsh only",
            [](QJsonObject& page) {
                page[u"footer"_s] = QJsonObject{{u"cy"_s, u"troed"_s}};
            },
            "footer");
        row(
            "no sections", [](QJsonObject& page) { page.remove(u"sections"_s); }, "rights");
        row("bad id", entryWith(u"sections"_s, 0, u"id"_s, u"\"><b>"_s), "\"id\"");
        row("missing id", entryWith(u"sections"_s, 0, u"id"_s, u"rechte"_s), "rights");
        row("twice", entryWith(u"sections"_s, 0, u"id"_s, u"hours"_s), "twice");
        row("no heading", entryWith(u"sections"_s, 0, u"heading"_s, QJsonObject{}), "heading");
        row("empty paragraph", entryWith(u"sections"_s, 0, u"paragraphs"_s, QJsonArray{u""_s}), "paragraph");
        row("unknown fill", entryWith(u"sections"_s, 0, u"fill"_s, u"cats"_s), "fill");
        row("rules twice", entryWith(u"sections"_s, 0, u"fill"_s, u"rules"_s), "one section");
        row(
            "no numbers", [](QJsonObject& page) { page.remove(u"numbers"_s); }, "999");
        row("a link elsewhere", entryWith(u"numbers"_s, 0, u"link"_s, u"https://example.org"_s), "tel:");
        row("script", entryWith(u"numbers"_s, 0, u"link"_s, u"javascript:alert(1)"_s), "tel:");
        row("no digits", entryWith(u"numbers"_s, 0, u"number"_s, u"nine"_s), "digits");
        row("no name", entryWith(u"numbers"_s, 0, u"name"_s, QJsonObject{}), "name");
    }
    void refusesAPageThatLacksSomething()
    {
        QFETCH(Change, change);
        QFETCH(QString, named);
        const auto page = changedPage(change);
        QVERIFY(!page);
        QCOMPARE(page.error().code, ErrorCode::Malformed);
        QVERIFY2(page.error().message.contains(named), qPrintable(page.error().message));
    }

    void aSetWithoutAPageHasTheOneThatShips()
    {
        QJsonObject root = shippedJson();
        root.remove(u"housePage"_s);
        const auto page = HousePage::of(**RuleSet::parse(QJsonDocument(root).toJson()));
        QVERIFY(page);
        QCOMPARE(*page, *HousePage::of(*RuleSet::shipped()));
    }

    void hoursAreSaidInWords_data()
    {
        QTest::addColumn<WatchedHours>("hours");
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("welsh");
        const std::pair office{QTime(9, 0), QTime(17, 0)};
        QTest::newRow("never") << WatchedHours{} << QString() << QString();
        QTest::newRow("office") << officeHours() << u"Monday to Friday 09:00 to 17:00"_s
                                << u"dydd Llun i dydd Gwener 09:00 tan 17:00"_s;
        WatchedHours one;
        one[2] << office;
        QTest::newRow("one day") << one << u"Wednesday 09:00 to 17:00"_s << u"dydd Mercher 09:00 tan 17:00"_s;
        WatchedHours two;
        two[5] << office;
        two[6] << office;
        QTest::newRow("two days") << two << u"Saturday and Sunday 09:00 to 17:00"_s
                                  << u"dydd Sadwrn a dydd Sul 09:00 tan 17:00"_s;
        WatchedHours always;
        for (auto& day : always)
            day << std::pair{QTime(0, 0), QTime(0, 0)};
        QTest::newRow("always") << always << u"Monday to Sunday 00:00 to 24:00"_s
                                << u"dydd Llun i dydd Sul 00:00 tan 24:00"_s;
        WatchedHours mixed = officeHours();
        mixed[4] = {{QTime(9, 0), QTime(12, 0)}, {QTime(13, 0), QTime(16, 30)}};
        QTest::newRow("mixed")
            << mixed << u"Monday to Thursday 09:00 to 17:00; Friday 09:00 to 12:00 and 13:00 to 16:30"_s
            << u"dydd Llun i dydd Iau 09:00 tan 17:00; dydd Gwener 09:00 tan 12:00 a 13:00 tan 16:30"_s;
    }
    void hoursAreSaidInWords()
    {
        QFETCH(WatchedHours, hours);
        QFETCH(QString, english);
        QFETCH(QString, welsh);
        QCOMPARE(hoursInWords(hours, u"en-GB"_s), english);
        QCOMPARE(hoursInWords(hours, u"cy"_s), welsh);
    }
};

QTEST_APPLESS_MAIN(HousePageTest)
#include "tst_house_page.moc"

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shell/language.h"
#include "desktop/shell/preferences.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace steward;

namespace {

struct Message {
    QString context;
    QString source;
    QStringList translations; ///< one, or one a plural form
    bool plural = false;
    bool finished = true;
};

Message readMessage(QXmlStreamReader& xml, const QString& context)
{
    Message message{
        context, {}, {}, xml.attributes().value(QStringLiteral("numerus")) == QStringLiteral("yes"), true};
    while (xml.readNextStartElement()) {
        if (xml.name() == QStringLiteral("source")) {
            message.source = xml.readElementText();
        } else if (xml.name() == QStringLiteral("translation")) {
            message.finished = !xml.attributes().hasAttribute(QStringLiteral("type"));
            if (!message.plural)
                message.translations = {xml.readElementText()};
            else
                while (xml.readNextStartElement())
                    message.translations.append(xml.readElementText());
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

QList<Message> readTs(const QString& path)
{
    QFile file(path);
    QList<Message> messages;
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (!xml.readNext() || !xml.isStartElement())
            continue;
        if (xml.name() == QStringLiteral("name"))
            context = xml.readElementText();
        else if (xml.name() == QStringLiteral("message"))
            messages.append(readMessage(xml, context));
    }
    return messages;
}

QString tsOf(const QString& language)
{
    return QStringLiteral(STEWARD_SOURCE_DIR "/translations/steward_%1.ts").arg(language);
}

QSet<QString> placeholders(const QString& text)
{
    static const QRegularExpression place(QStringLiteral("%L?(\\d+|n)"));
    QSet<QString> found;
    for (auto hits = place.globalMatch(text); hits.hasNext();)
        found.insert(hits.next().captured(1));
    return found;
}

/// Said by whoever finds a text missing, so that the remedy needs no search.
const char* const remedy = "build the target update_translations, then look through translations/*.ts";

} // namespace

class TestTranslations : public QObject {
    Q_OBJECT

private slots:
    void theToolIsThere();
    void oneIsNotMany();
    void welshNamesThePages();
    void whatIsNotYetWelshIsEnglish();
    void everyPluralHasItsForms_data();
    void everyPluralHasItsForms();
    void noPlaceholderIsLost_data();
    void noPlaceholderIsLost();
    void noTextIsMissing_data();
    void noTextIsMissing();
    void theContextsAreThoseOfTheProgram();
    void theSystemsFirstKnownLanguageIsTaken();
    void theWishIsKept();
};

void TestTranslations::theToolIsThere()
{
    QVERIFY2(*STEWARD_LUPDATE, "install qt6-l10n-tools");
}

void TestTranslations::oneIsNotMany()
{
    QTranslator english;
    QVERIFY(english.load(QStringLiteral(":/i18n/steward_en_GB")));
    const auto items
        = [&](int n) { return english.translate("steward::RowDelegate", "%n items", nullptr, n); };
    QCOMPARE(items(1), QStringLiteral("%n item"));
    QCOMPARE(items(2), QStringLiteral("%n items"));
    QCOMPARE(items(0), QStringLiteral("%n items"));
    QVERIFY(QCoreApplication::installTranslator(&english));
    QCOMPARE(QCoreApplication::translate("steward::InboxBar", "%1, %n cases", nullptr, 1),
        QStringLiteral("%1, 1 case"));
    QCOMPARE(QCoreApplication::translate("steward::InboxBar", "%1, %n cases", nullptr, 21),
        QStringLiteral("%1, 21 cases"));
    QCoreApplication::removeTranslator(&english);
}

void TestTranslations::welshNamesThePages()
{
    QTranslator welsh;
    QVERIFY(welsh.load(QStringLiteral(":/i18n/steward_cy")));
    for (const char* page :
        {"Inbox", "Outbox", "Escalations", "Moderation log", "Accounts", "People", "Preferences", "Help"})
        QVERIFY2(!welsh.translate("steward::Pages", page).isEmpty(), page);
    QCOMPARE(welsh.translate("steward::Pages", "Inbox"), QStringLiteral("Mewnflwch"));
    QCOMPARE(welsh.translate("steward::CrisisStrip", "CRISIS: %1"), QStringLiteral("ARGYFWNG: %1"));
    QCOMPARE(welsh.translate("steward::ChecklistPanel", "Checklist"), QStringLiteral("Rhestr wirio"));
}

void TestTranslations::whatIsNotYetWelshIsEnglish()
{
    speak(*QCoreApplication::instance(), localeFor(Language::Welsh, {}));
    QCOMPARE(QLocale().language(), QLocale::Welsh);
    QCOMPARE(QCoreApplication::translate("steward::Pages", "Outbox"), QStringLiteral("Blwch anfon"));
    QCOMPARE(QCoreApplication::translate("Report", "No catalogue has this"),
        QStringLiteral("No catalogue has this"));
    for (auto* translator : QCoreApplication::instance()->findChildren<QTranslator*>())
        delete translator; // a translator that goes takes itself off
    QCOMPARE(QCoreApplication::translate("steward::Pages", "Outbox"), QStringLiteral("Outbox"));
}

void TestTranslations::everyPluralHasItsForms_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<qsizetype>("forms");
    QTest::newRow("English") << "en_GB" << qsizetype(2);
    QTest::newRow("Welsh") << "cy" << qsizetype(5);
}

void TestTranslations::everyPluralHasItsForms()
{
    QFETCH(QString, language);
    QFETCH(qsizetype, forms);
    int plurals = 0;
    for (const auto& message : readTs(tsOf(language))) {
        if (!message.plural)
            continue;
        ++plurals;
        // Welsh may lag behind, and is English then; English has nothing to fall back to.
        if (language != QStringLiteral("en_GB") && !message.finished)
            continue;
        QVERIFY2(message.finished, qPrintable(message.source));
        QCOMPARE(message.translations.size(), forms);
        for (const auto& form : message.translations)
            QVERIFY2(!form.isEmpty(), qPrintable(message.source));
    }
    QVERIFY(plurals > 5);
}

void TestTranslations::noPlaceholderIsLost_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << "en_GB";
    QTest::newRow("Welsh") << "cy";
}

void TestTranslations::noPlaceholderIsLost()
{
    QFETCH(QString, language);
    int looked = 0;
    for (const auto& message : readTs(tsOf(language))) {
        if (!message.finished)
            continue;
        ++looked;
        for (const auto& text : message.translations)
            QVERIFY2(placeholders(text) == placeholders(message.source),
                qPrintable(message.source + QStringLiteral(" -> ") + text));
    }
    QVERIFY(looked > 5);
}

void TestTranslations::noTextIsMissing_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("pluralOnly");
    QTest::newRow("English plurals") << "en_GB" << true;
    QTest::newRow("Welsh") << "cy" << false;
}

void TestTranslations::noTextIsMissing()
{
    QFETCH(QString, language);
    QFETCH(bool, pluralOnly);
    QTemporaryDir folder;
    const QString fresh = folder.filePath(QStringLiteral("fresh.ts"));
    QProcess lupdate;
    lupdate.start(QStringLiteral(STEWARD_LUPDATE),
        {QStringLiteral("-silent"), QStringLiteral(STEWARD_SOURCE_DIR "/app"),
            QStringLiteral(STEWARD_SOURCE_DIR "/core"), QStringLiteral("-ts"), fresh});
    QVERIFY(lupdate.waitForFinished(100'000));
    QCOMPARE(lupdate.exitCode(), 0);
    QSet<std::pair<QString, QString>> kept;
    for (const auto& message : readTs(tsOf(language)))
        kept.insert({message.context, message.source});
    const auto wanted = readTs(fresh);
    QVERIFY(wanted.size() > 500);
    QStringList missing;
    for (const auto& message : wanted)
        if ((message.plural || !pluralOnly) && !kept.contains({message.context, message.source}))
            missing.append(message.context + QStringLiteral(": ") + message.source);
    QVERIFY2(
        missing.isEmpty(), qPrintable(missing.join(u'\n') + QStringLiteral("\n") + QLatin1String(remedy)));
}

void TestTranslations::theContextsAreThoseOfTheProgram()
{
    // A text that is collected under another context than it is looked up in can never be translated.
    QSet<QString> contexts;
    for (const auto& message : readTs(tsOf(QStringLiteral("cy"))))
        contexts.insert(message.context);
    for (const char* needed :
        {"History", "Thread", "Report", "steward::words", "steward::Pages", "steward::Bubble"})
        QVERIFY2(contexts.contains(QLatin1String(needed)), needed);
    for (const char* wrong : {"steward::Words", "steward::KnownNames", "steward::Author"})
        QVERIFY2(!contexts.contains(QLatin1String(wrong)), wrong);
}

void TestTranslations::theSystemsFirstKnownLanguageIsTaken()
{
    const auto of = [](Language wanted, std::initializer_list<const char*> system) {
        QStringList names;
        for (const char* name : system)
            names.append(QLatin1String(name));
        return localeFor(wanted, names).language();
    };
    QCOMPARE(of(Language::System, {"cy-GB", "en-GB"}), QLocale::Welsh);
    QCOMPARE(of(Language::System, {"en-GB", "cy-GB"}), QLocale::English);
    QCOMPARE(of(Language::System, {"pl-PL", "cy-GB"}), QLocale::Welsh);
    QCOMPARE(of(Language::System, {"de-DE"}), QLocale::English);
    QCOMPARE(of(Language::System, {}), QLocale::English);
    QCOMPARE(of(Language::English, {"cy-GB"}), QLocale::English);
    QCOMPARE(of(Language::Welsh, {"en-GB"}), QLocale::Welsh);
}

void TestTranslations::theWishIsKept()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("desktop.ini"));
    {
        Preferences preferences(file);
        QCOMPARE(preferences.language(), Language::System);
        preferences.setLanguage(Language::Welsh);
    }
    QCOMPARE(Preferences(file).language(), Language::Welsh);
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"

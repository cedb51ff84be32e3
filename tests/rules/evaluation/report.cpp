// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/report.h"

#include <algorithm>
#include <span>

namespace steward::test {

namespace {

struct Title {
    const char* type;
    const char* title;
};

using Titles = std::span<const Title>;

// In the order in which they are shown.
constexpr Title privateDetails[]{{"nhs-number", "NHS number"}, {"chi-number", "CHI number"},
    {"hc-number", "Health and Care number"}, {"nino", "National Insurance number"},
    {"hospital-number", "hospital number"}, {"date-of-birth", "date of birth"}, {"phone", "telephone"},
    {"email", "e-mail address"}, {"postcode", "postcode"}, {"address", "address"}, {"person", "name"},
    {"handle", "handle of a third party"}, {"age", "age"}, {"identifiability", "pieces that add up"},
    {"card", "payment card"}, {"bank-account", "bank account"}, {"iban", "IBAN"},
    {"vehicle", "vehicle registration"}, {"passport", "passport"}, {"driving-licence", "driving licence"},
    {"staff-register", "staff register"}, {"ip", "IP address"}, {"mac", "MAC address"}};

constexpr Title topics[]{{"safeguarding", "safeguarding"}, {"threat", "threat"}, {"hate", "hate"},
    {"allegation", "accusation with a name"}, {"complaint", "complaint"},
    {"side-effect", "side effect, faulty device"}, {"medical-advice", "asks for medical advice"},
    {"misinformation", "misinformation"}, {"advert", "advertising"}, {"spam", "spam, scam"},
    {"media-link", "link to a picture or recording"}, {"off-topic", "off the subject"},
    {"political", "party politics"}, {"information-request", "request for information"},
    {"media-enquiry", "press, politicians, lawyers"}, {"praise", "praise"},
    {"profanity", "abuse, obscenity"}};

constexpr Title danger[]{{"crisis", "crisis"}};

constexpr Tier tiers[]{Tier::Certain, Tier::Likely, Tier::Possible};

QString titleOf(const QString& type)
{
    if (type == QLatin1String("crisis"))
        return QStringLiteral("crisis");
    for (const Titles list : {Titles(privateDetails), Titles(topics)}) {
        for (const Title& title : list) {
            if (type == QLatin1String(title.type))
                return QString::fromLatin1(title.title);
        }
    }
    return type;
}

/// "19 of 20 (95 %)"; "–" where there was nothing to count. Rounded down: never better than it is.
QString shown(const Share& share)
{
    if (share.all == 0)
        return QStringLiteral("–");
    return QStringLiteral("%1 of %2 (%3 %)").arg(share.of).arg(share.all).arg(share.of * 100 / share.all);
}

QString row(const QStringList& cells)
{
    return u"| " + cells.join(u" | ") + u" |\n";
}

QString head(const QStringList& cells)
{
    return row(cells) + u'|' + QStringLiteral("---|").repeated(cells.size()) + u'\n';
}

QStringList both(const TypeScore& development, const TypeScore& heldOut, Share TypeScore::*share)
{
    return {shown(development.*share), shown(heldOut.*share)};
}

class Page {
public:
    Page(const Evaluation& evaluation, const QList<LabelledText>& texts)
        : m_evaluation(evaluation)
        , m_texts(texts)
    {
    }

    QString text()
    {
        intro();
        privateDetailsByTier();
        nearMisses();
        disguises();
        crisis();
        topicsByTier();
        welsh();
        ordinary();
        notYetRead();
        return m_page;
    }

private:
    void say(const QString& paragraph) { m_page += paragraph + QStringLiteral("\n\n"); }
    void title(const char* words) { say(u"## " + QString::fromUtf8(words)); }
    bool isRead(const Title& type) const
    {
        return m_evaluation.types.contains(QString::fromLatin1(type.type));
    }
    TypeScore score(const Title& type, Half half) const
    {
        return m_evaluation.score(QString::fromLatin1(type.type), half);
    }

    void intro()
    {
        const auto inHalf = [this](Half half) {
            return std::count_if(m_texts.begin(), m_texts.end(),
                [half](const LabelledText& text) { return text.half == half; });
        };
        say(QStringLiteral("# How well the rules find"));
        say(QStringLiteral(
            "A finding is a reason to look. Where nothing was found, nothing was found: it does not mean "
            "that nothing is there. Somebody reads every item, whatever this page says."));
        say(QStringLiteral(
            "These figures come from %1 texts that were written for this and say what is in them. None is a "
            "real comment and nobody in them is real. Whoever writes rules sees one half, the development "
            "half (%2 texts); the held-out half (%3 texts) shows how the rules do on what they were not "
            "written for. Real comments are harder than made ones.")
                .arg(m_texts.size())
                .arg(inHalf(Half::Development))
                .arg(inHalf(Half::HeldOut)));
        const auto fresh = std::count_if(
            m_texts.begin(), m_texts.end(), [](const LabelledText& text) { return text.fresh > 0; });
        say(QStringLiteral(
            "%1 of the development texts came in fresh sets: each was measured once before the rules were "
            "changed for it, and read after that. What the rules miss of a fresh set is much more than what "
            "they miss of it afterwards; look at the held-out half to know what to expect.")
                .arg(fresh));
        say(QStringLiteral("- Recall: of what is there, how much was found that surely or more so.\n"
                           "- Precision: of what was found just that surely, how much was right.\n"
                           "- Percentages are rounded down. A dash: nothing to count."));
    }

    void byTier(Titles types)
    {
        m_page += head({QStringLiteral("what"), QStringLiteral("tier"), QStringLiteral("recall, development"),
            QStringLiteral("recall, held out"), QStringLiteral("precision, development"),
            QStringLiteral("precision, held out")});
        for (const Title& type : types) {
            if (!isRead(type))
                continue;
            const TypeScore development = score(type, Half::Development);
            const TypeScore heldOut = score(type, Half::HeldOut);
            for (const Tier tier : tiers) {
                const auto at = size_t(tier);
                const QStringList cells{shown(development.recall[at]), shown(heldOut.recall[at]),
                    shown(development.precision[at]), shown(heldOut.precision[at])};
                if (cells.count(QStringLiteral("–")) < cells.size())
                    m_page += row(QStringList{QString::fromLatin1(type.title), toText(tier)} + cells);
            }
        }
        m_page += u'\n';
    }

    void privateDetailsByTier()
    {
        title("Private details");
        say(QStringLiteral(
            "The goals for details with a format, at likely or above: %1 % found, %2 % of what "
            "is found right, and no near miss called certain.")
                .arg(qRound(goal::recall * 100))
                .arg(qRound(goal::precision * 100)));
        byTier(privateDetails);
    }

    void nearMisses()
    {
        title("What only looks like it");
        say(QStringLiteral("Texts that are made to mislead: an order number of ten digits, a vitamin that "
                           "could be a postcode, a queue that is killing somebody. Quiet means: nothing of "
                           "that sort at likely or above."));
        m_page += head({QStringLiteral("what"), QStringLiteral("quiet, development"),
            QStringLiteral("quiet, held out"), QStringLiteral("called certain")});
        for (const Titles list : {Titles(privateDetails), Titles(danger), Titles(topics)}) {
            for (const Title& type : list) {
                if (!isRead(type))
                    continue;
                const TypeScore development = score(type, Half::Development);
                const TypeScore heldOut = score(type, Half::HeldOut);
                m_page += row(QStringList{QString::fromLatin1(type.title)}
                    + both(development, heldOut, &TypeScore::quiet)
                    + QStringList{QString::number(development.certainTraps + heldOut.certainTraps)});
            }
        }
        m_page += u'\n';
    }

    void disguises()
    {
        title("Written so that it is hard to read");
        say(QStringLiteral("Digits as letters or words, odd separators, invisible characters, spaced words. "
                           "Counted here only. Found means: at likely or above."));
        m_page += head({QStringLiteral("what"), QStringLiteral("found, development"),
            QStringLiteral("found, held out")});
        for (const Titles list : {Titles(privateDetails), Titles(danger)}) {
            for (const Title& type : list) {
                if (!isRead(type))
                    continue;
                const QStringList cells
                    = both(score(type, Half::Development), score(type, Half::HeldOut), &TypeScore::disguised);
                if (cells.count(QStringLiteral("–")) < cells.size())
                    m_page += row(QStringList{QString::fromLatin1(type.title)} + cells);
            }
        }
        m_page += u'\n';
    }

    void crisis()
    {
        title("Crisis");
        say(QStringLiteral(
            "Intent and ideation count as found when they raise the alarm, distress when it is "
            "found at all. Keywords miss much of what people say, and nothing that is missed "
            "here is safe."));
        m_page += head({QStringLiteral("what is said"), QStringLiteral("found, development"),
            QStringLiteral("found, held out"), QStringLiteral("goal")});
        struct Level {
            const char* name;
            const char* title;
            double goal; ///< 0: none
        };
        static constexpr Level levels[]{
            {"Q3", "intent: a plan, means, a time, a goodbye, an act", goal::statedIntent},
            {"Q2", "ideation: no plan", goal::ideation}, {"implied", "either, between the lines", 0},
            {"Q1", "distress, or long ago", 0}};
        const QString type = QStringLiteral("crisis");
        for (const Level& level : levels) {
            QStringList cells{QString::fromLatin1(level.title)};
            bool reached = true;
            for (const Half half : halves) {
                const Share share
                    = m_evaluation.score(type, half).levels.value(QString::fromLatin1(level.name));
                cells << shown(share);
                reached = reached && share.isAtLeast(level.goal);
            }
            cells << (level.goal == 0
                    ? QStringLiteral("–")
                    : QStringLiteral("%1 %: %2")
                          .arg(qRound(level.goal * 100))
                          .arg(reached ? QStringLiteral("reached") : QStringLiteral("not reached yet")));
            m_page += row(cells);
        }
        QStringList cells{QStringLiteral("of what was found, right")};
        for (const Half half : halves)
            cells << shown(m_evaluation.score(type, half).sound);
        m_page += row(cells << QStringLiteral("–")) + u'\n';
    }

    void topicsByTier()
    {
        title("Topics");
        say(QStringLiteral("Precision is counted in texts that are labelled for the topic and in everyday "
                           "comments: a text may well hold a shade of another topic."));
        byTier(topics);
    }

    void welsh()
    {
        title("Welsh");
        m_page += head({QStringLiteral("what"), QStringLiteral("found, development"),
            QStringLiteral("found, held out"), QStringLiteral("near misses quiet, development"),
            QStringLiteral("near misses quiet, held out")});
        for (auto it = m_evaluation.types.begin(); it != m_evaluation.types.end(); ++it) {
            QStringList cells;
            for (const QString& what : {QStringLiteral("found"), QStringLiteral("quiet")}) {
                for (const TypeScore& half : *it)
                    cells << shown(half.welsh.value(what));
            }
            if (cells.count(QStringLiteral("–")) < cells.size())
                m_page += row(QStringList{titleOf(it.key())} + cells);
        }
        m_page += u'\n';
    }

    void ordinary()
    {
        title("Everyday comments");
        say(QStringLiteral("Thanks, grumbles, questions, grief, clinical words: what most comments are. "
                           "Every number here is a false alarm at likely or above."));
        m_page += head({QStringLiteral("what"), QStringLiteral("development"), QStringLiteral("held out")});
        const OrdinaryScore& development = m_evaluation.ordinary[0];
        const OrdinaryScore& heldOut = m_evaluation.ordinary[1];
        const auto line = [&](const QString& what, int first, int second) {
            m_page += row({what, shown({first, development.texts}), shown({second, heldOut.texts})});
        };
        line(QStringLiteral("a private detail of a person"), development.directIdentifiers,
            heldOut.directIdentifiers);
        line(QStringLiteral("crisis alarm"), development.crisisAlarms, heldOut.crisisAlarms);
        for (const Title& type : topics) {
            if (isRead(type))
                line(QString::fromLatin1(type.title),
                    development.topics.value(QString::fromLatin1(type.type)),
                    heldOut.topics.value(QString::fromLatin1(type.type)));
        }
        m_page += u'\n';
    }

    void notYetRead()
    {
        if (m_evaluation.notYetRead.isEmpty())
            return;
        title("Not yet read");
        QStringList titles;
        for (const QString& type : m_evaluation.notYetRead)
            titles << titleOf(type);
        say(QStringLiteral("The set holds texts for these, and no detector looks for them yet: %1.")
                .arg(titles.join(QStringLiteral(", "))));
    }

    const Evaluation& m_evaluation;
    const QList<LabelledText>& m_texts;
    QString m_page;
};

} // namespace

QString reportOf(const Evaluation& evaluation, const QList<LabelledText>& texts)
{
    return Page(evaluation, texts).text().trimmed() + u'\n';
}

QString textsFolder()
{
    return QStringLiteral(STEWARD_SOURCE_DIR "/tests/rules/evaluation/texts");
}

QString pagePath()
{
    return QStringLiteral(STEWARD_SOURCE_DIR "/resources/help/how-well-rules-find.md");
}

QString reportCommand()
{
    return QStringLiteral("build/release/tests/evaluation_report");
}

} // namespace steward::test

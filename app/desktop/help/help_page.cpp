// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/help/help_page.h"

#include "desktop/shell/theme.h"

#include <QDir>
#include <QEvent>
#include <QFile>
#include <QListWidget>
#include <QSplitter>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>

namespace steward {

namespace {

const QString folder = QStringLiteral(":/help");
constexpr int topicRole = Qt::UserRole;

// Pages come in the order of work; what is not named here follows by name.
const QStringList& order()
{
    static const QStringList topics{QStringLiteral("first-steps"), QStringLiteral("inbox"),
        QStringLiteral("keys"), QStringLiteral("outbox"), QStringLiteral("escalations"),
        QStringLiteral("rules"), QStringLiteral("log"), QStringLiteral("accounts"), QStringLiteral("people"),
        QStringLiteral("preferences"), QStringLiteral("glossary")};
    return topics;
}

QString read(const QString& topic)
{
    QFile file(QStringLiteral("%1/%2.md").arg(folder, topic));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString titleOf(const QString& markdown, const QString& topic)
{
    const QString first = markdown.section(u'\n', 0, 0);
    return first.startsWith(QStringLiteral("# ")) ? first.mid(2).section(u':', 0, 0).trimmed() : topic;
}

QStringList topics()
{
    QStringList found;
    for (const QString& name : QDir(folder).entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name))
        found << name.chopped(3);
    std::stable_sort(found.begin(), found.end(), [](const QString& a, const QString& b) {
        const auto place = [](const QString& topic) {
            return order().contains(topic) ? order().indexOf(topic) : order().size();
        };
        return place(a) < place(b);
    });
    return found;
}

} // namespace

HelpPage::HelpPage(const PageFacts& facts, DeskContext& context)
    : Page(facts, context)
    , m_topics(new QListWidget)
    , m_text(new QTextBrowser)
{
    m_topics->setObjectName(QStringLiteral("helpTopicsList"));
    m_topics->setAccessibleName(tr("Help topics"));
    m_topics->setWordWrap(true);
    m_topics->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_topics->setResizeMode(QListView::Adjust);
    m_text->setObjectName(QStringLiteral("helpText"));
    m_text->setAccessibleName(tr("Help text"));
    m_text->setOpenLinks(false);
    m_text->document()->setDocumentMargin(space(6));
    m_text->setLineWrapMode(QTextEdit::FixedPixelWidth);
    m_text->viewport()->installEventFilter(this);

    auto* halves = new QSplitter;
    halves->setObjectName(QStringLiteral("helpSplitter"));
    halves->addWidget(m_topics);
    halves->addWidget(m_text);
    halves->setStretchFactor(1, 1);
    halves->setSizes({220, 700});
    halves->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(halves);

    for (const QString& topic : topics()) {
        auto* line = new QListWidgetItem(titleOf(read(topic), topic), m_topics);
        line->setData(topicRole, topic);
    }
    connect(m_topics, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* line) {
        if (line)
            m_text->setMarkdown(read(line->data(topicRole).toString()));
    });
    // A link leads to another help page ("glossary.md"); nothing on the network is ever opened from here.
    connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) {
        const QString target = link.fileName();
        if (link.isRelative() && target.endsWith(QStringLiteral(".md")))
            showTopic(target.chopped(3));
    });
    m_topics->setCurrentRow(0);
}

void HelpPage::activated()
{
    // The shell keeps which page F1 was pressed on; it is asked for once.
    auto& preferences = context().preferences();
    const QString topic = preferences.kept(QStringLiteral("helpTopic")).toString();
    if (topic.isEmpty())
        return;
    showTopic(topic);
    preferences.keep(QStringLiteral("helpTopic"), {});
}

void HelpPage::refresh() { }

bool HelpPage::eventFilter(QObject* watched, QEvent* event)
{
    // A line of about eighty characters is what an eye finds its way back along.
    if (watched == m_text->viewport() && event->type() == QEvent::Resize)
        m_text->setLineWrapColumnOrWidth(
            qMin(m_text->viewport()->width(), 84 * m_text->fontMetrics().averageCharWidth() + 2 * space(6)));
    return Page::eventFilter(watched, event);
}

QWidget* HelpPage::firstFocus()
{
    return m_topics;
}

void HelpPage::showTopic(const QString& topic)
{
    for (int i = 0; i < m_topics->count(); ++i) {
        if (m_topics->item(i)->data(topicRole).toString() == topic)
            return m_topics->setCurrentRow(i);
    }
    m_topics->setCurrentRow(0);
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/log/log_page.h"

#include "desktop/log/folder_form.h"
#include "desktop/shell/theme.h"
#include "desktop/shell/when_done.h"
#include "desktop/widgets/page_frame.h"
#include "report/workspace_reports.h"

#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QStandardPaths>
#include <QTableView>
#include <QVBoxLayout>

namespace steward {

namespace {

constexpr int pageSize = 200;

QString whenWords(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(toMs(at)).toString(QStringLiteral("d MMM yyyy HH:mm:ss"));
}

QList<RowColumn<LogRow>> columns()
{
    return {
        {LogPage::tr("No."), [](const LogRow& row) { return QString::number(row.sequence); }, {}, true},
        {LogPage::tr("When"), [](const LogRow& row) { return whenWords(row.at); }},
        {LogPage::tr("Who"), [](const LogRow& row) { return row.actor; }},
        {LogPage::tr("Case"),
            [](const LogRow& row) { return row.subject ? row.subject->toString() : QString(); }, {}, true},
        {LogPage::tr("What"), [](const LogRow& row) { return row.summary; },
            [](const LogRow& row) {
                return QString(row.event + QStringLiteral("\n") + QString::fromLatin1(row.leafHash.toHex()));
            }},
    };
}

// Events that people look for, by their names in the log.
const QList<QPair<QString, const char*>>& eventChoices()
{
    static const QList<QPair<QString, const char*>> choices{
        {QString(), QT_TRANSLATE_NOOP("steward::LogPage", "Everything")},
        {QStringLiteral("item-decided"), QT_TRANSLATE_NOOP("steward::LogPage", "Decisions")},
        {QStringLiteral("enforcement-moved"), QT_TRANSLATE_NOOP("steward::LogPage", "Enforcement")},
        {QStringLiteral("reply-written"), QT_TRANSLATE_NOOP("steward::LogPage", "Replies written")},
        {QStringLiteral("reply-moved"),
            QT_TRANSLATE_NOOP("steward::LogPage", "Replies sent, held, returned")},
        {QStringLiteral("escalation-raised"), QT_TRANSLATE_NOOP("steward::LogPage", "Escalations")},
        {QStringLiteral("escalation-reviewed"), QT_TRANSLATE_NOOP("steward::LogPage", "Reviews")},
        {QStringLiteral("clock-moved"), QT_TRANSLATE_NOOP("steward::LogPage", "Clocks met or breached")},
        {QStringLiteral("sensitive-read"), QT_TRANSLATE_NOOP("steward::LogPage", "Sensitive cases read")},
        {QStringLiteral("workspace-fact"),
            QT_TRANSLATE_NOOP("steward::LogPage", "Settings, people, exports")},
    };
    return choices;
}

} // namespace

LogPage::LogPage(const PageFacts& facts, DeskContext& context)
    : Page(facts, context)
    , m_model(
          columns(), [](const LogRow& row) { return QString::number(row.sequence); }, this)
    , m_table(makeTable(&m_model, QStringLiteral("logTable"), tr("Log entries")))
    , m_event(new QComboBox)
    , m_case(new QLineEdit)
    , m_exportForm(new FolderForm(FolderPurpose::Export))
    , m_verifyForm(new FolderForm(FolderPurpose::Verify))
    , m_frame(new PageFrame(facts.title, m_table))
{
    m_event->setObjectName(QStringLiteral("logEventBox"));
    m_event->setAccessibleName(tr("Kind of entry"));
    for (const auto& [name, words] : eventChoices())
        m_event->addItem(tr(words), name);
    m_case->setObjectName(QStringLiteral("logCaseEdit"));
    m_case->setAccessibleName(tr("Case number"));
    m_case->setPlaceholderText(tr("Case number"));
    m_case->setMaximumWidth(space(36));
    m_case->setClearButtonEnabled(true);
    m_frame->addWidget(m_event);
    m_frame->addWidget(m_case);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_frame, 1);
    column->addWidget(m_exportForm);
    column->addWidget(m_verifyForm);
    column->addWidget(makeProgress());
    m_exportForm->hide();
    m_verifyForm->hide();

    m_export = addCommand({QStringLiteral("log.export"), tr("Export log"),
                              QKeySequence(QStringLiteral("Ctrl+E")), QStringLiteral("export")},
        [this] { showForm(m_exportForm); });
    m_verify = addCommand({QStringLiteral("log.verify"), tr("Verify export"),
                              QKeySequence(QStringLiteral("Ctrl+Shift+V")), QStringLiteral("verify")},
        [this] { showForm(m_verifyForm); });
    m_checkpoint = addCommand(
        {QStringLiteral("log.checkpoint"), tr("Sign checkpoint"), {}, QStringLiteral("check")}, [this] {
            whenDone(this->context().logBook().checkpoint(this->context().actor()), this,
                [this](const Result<QString>& note) {
                    if (!note)
                        return this->context().say(note.error());
                    this->context().say(
                        Notice{Notice::Kind::Done, tr("The head of the log was signed."), {}, {}});
                });
        });
    for (QAction* action : {m_export, m_verify, m_checkpoint})
        m_frame->addButton(action);

    connect(m_event, &QComboBox::activated, this, &LogPage::ask);
    connect(m_case, &QLineEdit::textChanged, this, &LogPage::ask);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &LogPage::followScroll);
    connect(m_exportForm, &FolderForm::accepted, this, [this](const QString& folder) { exportTo(folder); });
    connect(m_verifyForm, &FolderForm::accepted, this, &LogPage::verify);
    for (FolderForm* form : {m_exportForm, m_verifyForm}) {
        connect(form, &FolderForm::closed, this, [this, form] {
            form->hide();
            m_table->setFocus();
        });
    }
}

LogPage::~LogPage()
{
    if (m_cancelled)
        *m_cancelled = true;
}

QWidget* LogPage::makeProgress()
{
    m_work = new QWidget;
    auto* line = new QHBoxLayout(m_work);
    line->setContentsMargins(space(5), space(1), space(5), space(3));
    m_workText = new QLabel;
    m_bar = new QProgressBar;
    m_bar->setObjectName(QStringLiteral("logProgressBar"));
    m_bar->setAccessibleName(tr("Progress"));
    auto* stop = new QPushButton(tr("Stop"));
    stop->setObjectName(QStringLiteral("logStopButton"));
    connect(stop, &QPushButton::clicked, this, [this] {
        if (m_cancelled)
            *m_cancelled = true;
    });
    line->addWidget(m_workText);
    line->addWidget(m_bar, 1);
    line->addWidget(stop);
    m_work->hide();
    return m_work;
}

void LogPage::activated()
{
    m_export->setEnabled(context().may(Permission::ExportLog));
    m_verify->setEnabled(context().may(Permission::VerifyLog));
    m_checkpoint->setEnabled(context().may(Permission::ExportLog));
    refresh();
}

QWidget* LogPage::firstFocus()
{
    return m_frame->firstFocus(m_table);
}

LogFilter LogPage::filter() const
{
    LogFilter filter;
    filter.event = m_event->currentData().toString();
    bool isNumber = false;
    const qint64 number = m_case->text().trimmed().toLongLong(&isNumber);
    if (isNumber)
        filter.subject = CaseId{number};
    filter.limit = pageSize;
    return filter;
}

void LogPage::refresh()
{
    // While somebody reads further down, new entries wait at the top until the list is scrolled back.
    if (m_table->verticalScrollBar()->value() > 0 && m_model.rowCount() >= pageSize)
        return;
    ask();
}

void LogPage::ask()
{
    m_frame->expect([this] { ask(); });
    // Reads may overtake each other: only what was asked last is shown.
    const int asked = ++m_asked;
    whenDone(context().logBook().list(context().actor(), filter()), this,
        [this, asked](const Result<QList<LogRow>>& rows) {
            if (asked != m_asked)
                return;
            if (!rows)
                return m_frame->showFailure(rows.error().message);
            m_atEnd = rows->size() < pageSize;
            m_model.show(*rows);
            if (!rows->isEmpty())
                return m_frame->showBody();
            m_frame->showStatement(tr("No entry fits this filter."), tr("Show everything"), [this] {
                m_event->setCurrentIndex(0);
                m_case->clear();
                ask();
            });
        });
}

void LogPage::followScroll()
{
    const auto* bar = m_table->verticalScrollBar();
    if (bar->value() > 0 && bar->value() >= bar->maximum() - bar->pageStep())
        loadMore();
}

void LogPage::loadMore()
{
    if (m_atEnd || m_loading || m_model.rows().isEmpty())
        return;
    m_loading = true;
    auto next = filter();
    next.before = m_model.rows().last().sequence;
    whenDone(context().logBook().list(context().actor(), next), this,
        [this, asked = m_asked, from = next.before](const Result<QList<LogRow>>& rows) {
            m_loading = false;
            if (!rows)
                return context().say(rows.error());
            // The list was asked for anew meanwhile: whoever is at its end gets what comes after that.
            if (asked != m_asked || m_model.rows().isEmpty() || m_model.rows().last().sequence != from)
                return followScroll();
            m_atEnd = rows->size() < pageSize;
            m_model.append(*rows);
        });
}

void LogPage::showForm(FolderForm* form)
{
    m_exportForm->setVisible(form == m_exportForm);
    m_verifyForm->setVisible(form == m_verifyForm);
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString name = tr("moderation-log-%1")
                             .arg(QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss")));
    form->start(form == m_exportForm ? QString(documents + QStringLiteral("/") + name)
                                     : m_frame->property("lastExport").toString());
}

Progress LogPage::progress()
{
    QPointer<QProgressBar> bar = m_bar;
    return [bar, cancelled = m_cancelled](qint64 done, qint64 total) {
        QMetaObject::invokeMethod(
            qApp,
            [bar, done, total] {
                if (bar && total > 0)
                    bar->setValue(int(done * 100 / total));
            },
            Qt::QueuedConnection);
        return !*cancelled;
    };
}

void LogPage::beginWork(const QString& what)
{
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    m_workText->setText(what);
    m_bar->setRange(0, 100);
    m_bar->setValue(0);
    m_work->show();
    m_exportForm->hide();
    m_verifyForm->hide();
}

void LogPage::endWork()
{
    m_work->hide();
    m_table->setFocus();
}

void LogPage::exportTo(const QString& folder)
{
    beginWork(tr("Exporting the log"));
    ExportRequest request;
    request.folder = folder;
    if (const auto chosen = filter(); chosen.subject)
        request.subject = chosen.subject;
    const auto reports = reportsOf(context().workspace(), request);
    whenDone(context().logBook().exportTo(context().actor(), request, reports, progress()), this,
        [this, folder](const Result<ExportSummary>& done) {
            endWork();
            if (!done)
                return context().say(done.error());
            m_frame->setProperty("lastExport", folder);
            context().say(Notice{Notice::Kind::Done,
                tr("%n entries were exported; VERIFY.md in the folder says how anybody can check them.",
                    nullptr, int(done->entries)),
                tr("Verify export"), [this] { showForm(m_verifyForm); }});
            refresh();
        });
}

void LogPage::verify(const QString& folder, const QString& fingerprint)
{
    beginWork(tr("Verifying the export"));
    VerifyOptions options;
    options.pinnedFingerprint = fingerprint;
    options.progress = progress();
    whenDone(context().logBook().verify(context().actor(), folder, options), this,
        [this](const Result<VerifyReport>& report) {
            endWork();
            if (!report)
                return context().say(report.error());
            sayVerdict(*report);
            refresh();
        });
}

void LogPage::sayVerdict(const VerifyReport& report)
{
    const bool intact = report.verdict == Verdict::Intact;
    context().say(Notice{intact ? Notice::Kind::Done : Notice::Kind::Failure, report.message, {}, {}});
}

} // namespace steward

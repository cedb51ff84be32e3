// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/start/start_window.h"

#include "desktop/shell/notice_bar.h"
#include "desktop/shell/theme.h"
#include "desktop/shell/when_done.h"

#include <QComboBox>
#include <QDir>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTimeEdit>
#include <QVBoxLayout>

namespace steward {

namespace {

QLabel* heading(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setFont(fontOf(TypeSize::Title, parent->font()));
    label->setWordWrap(true);
    return label;
}

QLabel* paragraph(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QPushButton* button(const QString& text, const char* name, QWidget* parent)
{
    auto* made = new QPushButton(text, parent);
    made->setObjectName(QLatin1StringView(name));
    made->setAccessibleName(text);
    return made;
}

} // namespace

StartWindow::StartWindow(Surroundings surroundings, QString folder, QWidget* parent)
    : QWidget(parent)
    , m_surroundings(surroundings)
    , m_folder(std::move(folder))
    , m_steps(new QStackedWidget(this))
    , m_message(paragraph({}, this))
{
    setObjectName(QStringLiteral("startWindow"));
    setWindowTitle(tr("Welcome to Steward"));
    m_message->setObjectName(QStringLiteral("startMessageLabel"));
    m_steps->addWidget(makeChoice());
    m_steps->addWidget(makeForm());
    m_steps->addWidget(makeFingerprint());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space(10), space(8), space(10), space(8));
    column->setSpacing(space(4));
    column->addWidget(m_steps, 1);
    column->addWidget(m_message);
    resize(640, 560);
}

StartWindow::~StartWindow() = default;

QString StartWindow::dataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/steward");
}

QString StartWindow::practiceFile(const QString& folder)
{
    return folder + QStringLiteral("/practice.steward");
}

QString StartWindow::ownFile(const QString& folder)
{
    return folder + QStringLiteral("/workspace.steward");
}

QWidget* StartWindow::makeChoice()
{
    auto* step = new QWidget(m_steps);
    auto* practice = button(tr("Look round in practice"), "practiceButton", step);
    auto* own = button(tr("Set up our organisation"), "setUpButton", step);
    practice->setProperty("primary", true);
    connect(practice, &QPushButton::clicked, this, &StartWindow::lookRound);
    connect(own, &QPushButton::clicked, this, [this] {
        say({});
        m_steps->setCurrentIndex(1);
        m_name->setFocus();
    });
    auto* column = new QVBoxLayout(step);
    column->setSpacing(space(3));
    column->addStretch();
    column->addWidget(
        heading(tr("Steward gathers what the public says to you, on every platform, in one inbox."), step));
    column->addSpacing(space(4));
    column->addWidget(paragraph(tr("A made-up organisation with lively threads. Nothing in it reaches a real "
                                   "platform, and nothing can go wrong."),
        step));
    column->addWidget(practice, 0, Qt::AlignLeft);
    column->addSpacing(space(4));
    column->addWidget(paragraph(tr("Your own workspace on this machine: name, working hours and the first "
                                   "person. Accounts are added afterwards."),
        step));
    column->addWidget(own, 0, Qt::AlignLeft);
    column->addStretch(2);
    return step;
}

QWidget* StartWindow::makeForm()
{
    auto* step = new QWidget(m_steps);
    m_name = new QLineEdit(step);
    m_name->setObjectName(QStringLiteral("organisationNameEdit"));
    m_kind = new QComboBox(step);
    m_kind->setObjectName(QStringLiteral("organisationKindCombo"));
    m_kind->addItem(tr("Integrated care board"), QStringLiteral("icb"));
    m_kind->addItem(tr("Trust"), QStringLiteral("trust"));
    m_kind->addItem(tr("Practice"), QStringLiteral("practice"));
    m_kind->addItem(tr("Clinical commissioning group"), QStringLiteral("ccg"));
    m_kind->addItem(tr("Another kind"), QStringLiteral("other"));
    m_nation = new QComboBox(step);
    m_nation->setObjectName(QStringLiteral("nationCombo"));
    m_nation->addItem(tr("England and Wales"), int(Nation::EnglandAndWales));
    m_nation->addItem(tr("Scotland"), int(Nation::Scotland));
    m_nation->addItem(tr("Northern Ireland"), int(Nation::NorthernIreland));
    m_opens = new QTimeEdit(QTime(9, 0), step);
    m_opens->setObjectName(QStringLiteral("opensEdit"));
    m_closes = new QTimeEdit(QTime(17, 0), step);
    m_closes->setObjectName(QStringLiteral("closesEdit"));
    m_administrator = new QLineEdit(step);
    m_administrator->setObjectName(QStringLiteral("administratorEdit"));
    auto* form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setVerticalSpacing(space(3));
    const auto add = [form](const QString& label, QWidget* field) {
        field->setAccessibleName(label);
        form->addRow(label, field);
    };
    add(tr("Name of the organisation"), m_name);
    add(tr("Kind"), m_kind);
    add(tr("Bank holidays of"), m_nation);
    add(tr("Opens (Monday to Friday)"), m_opens);
    add(tr("Closes"), m_closes);
    add(tr("Your name, as first administrator"), m_administrator);
    auto* create = button(tr("Create the workspace"), "createButton", step);
    create->setProperty("primary", true);
    auto* back = button(tr("Back"), "backButton", step);
    connect(create, &QPushButton::clicked, this, &StartWindow::setUp);
    for (auto* edit : {m_name, m_administrator})
        connect(edit, &QLineEdit::returnPressed, create, &QPushButton::click);
    connect(back, &QPushButton::clicked, this, [this] {
        say({});
        m_steps->setCurrentIndex(0);
    });
    auto* row = new QHBoxLayout;
    row->addWidget(create);
    row->addWidget(back);
    row->addStretch();
    auto* column = new QVBoxLayout(step);
    column->setSpacing(space(4));
    column->addWidget(heading(tr("Set up our organisation"), step));
    column->addLayout(form);
    column->addLayout(row);
    column->addStretch();
    return step;
}

QWidget* StartWindow::makeFingerprint()
{
    auto* step = new QWidget(m_steps);
    m_fingerprint = new QLabel(step);
    m_fingerprint->setObjectName(QStringLiteral("fingerprintLabel"));
    m_fingerprint->setTextFormat(Qt::PlainText);
    m_fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_fingerprint->setWordWrap(true);
    m_fingerprint->setFrameShape(QFrame::StyledPanel);
    m_fingerprint->setMargin(space(3));
    m_keyPlace = paragraph({}, step);
    auto* written = button(tr("I have written it down"), "fingerprintWrittenButton", step);
    written->setProperty("primary", true);
    connect(written, &QPushButton::clicked, this, &StartWindow::ready);
    auto* column = new QVBoxLayout(step);
    column->setSpacing(space(4));
    column->addWidget(heading(tr("Write this down and keep it away from this machine"), step));
    column->addWidget(paragraph(tr("It is the fingerprint of the key that signs your moderation log. Years "
                                   "from now it proves that nobody rewrote the log."),
        step));
    column->addWidget(m_fingerprint);
    column->addWidget(m_keyPlace);
    column->addWidget(written, 0, Qt::AlignLeft);
    column->addStretch();
    return step;
}

void StartWindow::lookRound()
{
    const auto file = practiceFile(m_folder);
    if (QFileInfo::exists(file)) {
        const auto address = DatabaseAddress{DatabaseAddress::Engine::Sqlite, file};
        auto opened = Workspace::open(address, m_surroundings);
        if (!opened)
            return say(opened.error().message);
        m_workspace = std::move(*opened);
        emit ready();
        return;
    }
    OrganisationProfile profile;
    profile.name = QStringLiteral("Northbridge CCG");
    profile.kind = QStringLiteral("ccg");
    profile.practice = true;
    create(file, profile);
}

void StartWindow::setUp()
{
    OrganisationProfile profile;
    profile.name = m_name->text().simplified();
    profile.kind = m_kind->currentData().toString();
    profile.nation = Nation(m_nation->currentData().toInt());
    profile.hours = WorkingHours::mondayToFriday(m_opens->time(), m_closes->time());
    profile.administrator = m_administrator->text().simplified();
    if (profile.name.isEmpty()) {
        m_name->setFocus();
        return say(tr("Give the organisation's name; it stands in replies and reports."));
    }
    if (m_opens->time() >= m_closes->time()) {
        m_closes->setFocus();
        return say(tr("Closing time must be after opening time."));
    }
    create(ownFile(m_folder), profile);
}

void StartWindow::create(const QString& file, const OrganisationProfile& profile)
{
    say(tr("Setting up. This takes a few seconds."));
    setEnabled(false);
    // The sentence is painted first: creating works on this thread until the store stands.
    QTimer::singleShot(30, this, [this, file, profile] {
        QDir().mkpath(m_folder);
        auto created = Workspace::create({DatabaseAddress::Engine::Sqlite, file}, profile, m_surroundings);
        setEnabled(true);
        if (!created)
            return say(created.error().message);
        m_workspace = std::move(*created);
        say({});
        if (profile.practice)
            emit ready();
        else
            showFingerprint();
    });
}

void StartWindow::showFingerprint()
{
    whenDone(m_workspace->summary(), this, [this](const Result<WorkspaceSummary>& summary) {
        if (!summary)
            return say(summary.error().message);
        m_fingerprint->setText(summary->keyFingerprint);
        m_fingerprint->setAccessibleName(tr("Key fingerprint %1").arg(summary->keyFingerprint));
        m_keyPlace->setText(summary->keyPlace == KeyPlace::Keychain
                ? tr("The key itself is in this machine's keychain.")
                : tr("No keychain answered, so the key itself is in a file beside the workspace that only "
                     "you can read."));
        m_steps->setCurrentIndex(2);
        m_fingerprint->setFocus();
    });
}

void StartWindow::say(const QString& sentence)
{
    m_message->setText(sentence);
    announce(m_message, sentence);
}

std::unique_ptr<Workspace> StartWindow::takeWorkspace()
{
    return std::move(m_workspace);
}

} // namespace steward

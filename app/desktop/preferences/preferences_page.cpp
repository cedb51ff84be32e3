// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/preferences/preferences_page.h"

#include "desktop/shell/tall_scroll.h"
#include "desktop/shell/theme.h"
#include "desktop/shell/when_done.h"
#include "desktop/widgets/page_frame.h"
#include "desktop/widgets/wrapped_check.h"
#include "services/own_contacts.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>

namespace steward {

namespace {

QSpinBox* number(
    const QString& name, const QString& accessibleName, int least, int most, const QString& suffix)
{
    auto* box = new QSpinBox;
    box->setObjectName(name);
    box->setAccessibleName(accessibleName);
    box->setRange(least, most);
    box->setSuffix(suffix);
    return box;
}

QScrollArea* scrolling(QWidget* body)
{
    auto* area = new QScrollArea;
    area->setWidget(body);
    new TallContent(area);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    return area;
}

QWidget* columnOf(const QList<QWidget*>& parts)
{
    // One column of a width that reads well: each part alone would be given the height of its words at the
    // whole width.
    auto* inner = new QWidget;
    inner->setMaximumWidth(space(180));
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins({});
    column->setSpacing(space(4));
    for (QWidget* part : parts)
        column->addWidget(part);
    column->addStretch();
    auto* body = new QWidget;
    auto* line = new QHBoxLayout(body);
    line->setContentsMargins({});
    line->addWidget(inner, 1);
    line->addStretch();
    return body;
}

} // namespace

PreferencesPage::PreferencesPage(const PageFacts& facts, DeskContext& context)
    : Page(facts, context)
    , m_frame(new PageFrame(facts.title, scrolling(columnOf({makeLooks(), makeKeys(), makeWorkspace()}))))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_frame);
    m_save = addCommand({QStringLiteral("preferences.save"), tr("Save for the workspace"),
                            QKeySequence(QStringLiteral("Ctrl+S")), QStringLiteral("check")},
        [this] { saveWorkspace(); });
    m_frame->addButton(m_save);
    connect(&context.preferences(), &Preferences::changed, this, &PreferencesPage::showPreferences);
    showPreferences();
}

QWidget* PreferencesPage::makeLooks()
{
    auto* group = new QGroupBox(tr("Looks, for you on this computer"));
    auto* rows = new QFormLayout(group);
    m_scheme = new QComboBox;
    m_scheme->setObjectName(QStringLiteral("schemeBox"));
    m_scheme->setAccessibleName(tr("Colours"));
    m_scheme->addItem(tr("As the system"), int(Scheme::System));
    m_scheme->addItem(tr("Light"), int(Scheme::Light));
    m_scheme->addItem(tr("Dark"), int(Scheme::Dark));
    m_scheme->addItem(tr("High contrast"), int(Scheme::HighContrast));
    m_density = new QComboBox;
    m_density->setObjectName(QStringLiteral("densityBox"));
    m_density->setAccessibleName(tr("Rows"));
    m_density->addItem(tr("Compact"), int(Density::Compact));
    m_density->addItem(tr("Cosy"), int(Density::Cosy));
    m_density->addItem(tr("Roomy"), int(Density::Roomy));
    m_text = number(QStringLiteral("textSizeBox"), tr("Text size"), 100, 200, QStringLiteral(" %"));
    m_text->setSingleStep(10);
    m_language = new QComboBox;
    m_language->setObjectName(QStringLiteral("languageBox"));
    m_language->setAccessibleName(tr("Language"));
    m_language->addItem(tr("As the system"), int(Language::System));
    // Each in its own language, so that whoever needs it can find the way back.
    m_language->addItem(QStringLiteral("English"), int(Language::English));
    m_language->addItem(QStringLiteral("Cymraeg"), int(Language::Welsh));
    m_veil = new WrappedCheck(tr("Veil upsetting text until I ask for it"));
    m_veil->setObjectName(QStringLiteral("veilCheck"));
    rows->addRow(tr("&Colours"), m_scheme);
    rows->addRow(tr("&Rows"), m_density);
    rows->addRow(tr("&Text size"), m_text);
    rows->addRow(tr("&Language"), m_language);
    rows->addRow(QString(), m_veil);
    auto& preferences = context().preferences();
    connect(m_scheme, &QComboBox::activated, this,
        [this, &preferences] { preferences.setScheme(Scheme(m_scheme->currentData().toInt())); });
    connect(m_density, &QComboBox::activated, this,
        [this, &preferences] { preferences.setDensity(Density(m_density->currentData().toInt())); });
    connect(m_language, &QComboBox::activated, this, [this, &preferences] {
        preferences.setLanguage(Language(m_language->currentData().toInt()));
        context().say(Notice{Notice::Kind::Done, tr("Steward speaks it from its next start."), {}, {}});
    });
    connect(m_text, &QSpinBox::editingFinished, this,
        [this, &preferences] { preferences.setTextPercent(m_text->value()); });
    connect(
        m_veil, &QCheckBox::toggled, this, [&preferences](bool on) { preferences.setVeilsUpsetting(on); });
    return group;
}

QWidget* PreferencesPage::makeKeys()
{
    auto* group = new QGroupBox(tr("Keys"));
    auto* column = new QVBoxLayout(group);
    m_singleKeys
        = new WrappedCheck(tr("Single letters and digits are commands (they never act in a text field)"));
    m_singleKeys->setObjectName(QStringLiteral("singleKeysCheck"));
    auto* reset = new QPushButton(tr("Put all keys back"));
    reset->setObjectName(QStringLiteral("resetKeysButton"));
    column->addWidget(m_singleKeys);
    column->addWidget(reset, 0, Qt::AlignLeft);
    auto& preferences = context().preferences();
    connect(
        m_singleKeys, &QCheckBox::toggled, this, [&preferences](bool on) { preferences.setSingleKeys(on); });
    connect(reset, &QPushButton::clicked, this, [&preferences] { preferences.resetKeys(); });
    return group;
}

QString PreferencesPage::ownContactsHint()
{
    return tr(
        "Telephone numbers, mailboxes, sites, postcodes and @names of yours. No rule flags them. Names of "
        "your accounts are known already.");
}

QWidget* PreferencesPage::makeWorkspace()
{
    auto* group = new QGroupBox(tr("The workspace, for everybody"));
    auto* rows = new QFormLayout(group);
    m_hold = number(QStringLiteral("holdBox"), tr("Time to undo a reply"), 0, 3600, tr(" seconds"));
    m_claim = number(QStringLiteral("claimBox"), tr("A claim lasts"), 1, 480, tr(" minutes"));
    m_collect = number(QStringLiteral("collectBox"), tr("Collect every"), 1, 1440, tr(" minutes"));
    m_checkpointFolder = new QLineEdit;
    m_checkpointFolder->setObjectName(QStringLiteral("checkpointFolderEdit"));
    m_checkpointFolder->setAccessibleName(tr("Checkpoints leave to"));
    m_checkpointFolder->setPlaceholderText(tr("a folder on another machine"));
    m_ownContacts = new QPlainTextEdit;
    m_ownContacts->setObjectName(QStringLiteral("ownContactsEdit"));
    m_ownContacts->setAccessibleName(tr("Our own contacts, one a line"));
    m_ownContacts->setAccessibleDescription(ownContactsHint());
    m_ownContacts->setPlaceholderText(ownContactsHint());
    m_ownContacts->setTabChangesFocus(true);
    m_ownContacts->setFixedHeight(fontMetrics().lineSpacing() * 6);
    rows->addRow(tr("Time to &undo a reply"), m_hold);
    rows->addRow(tr("A c&laim lasts"), m_claim);
    rows->addRow(tr("C&ollect every"), m_collect);
    rows->addRow(tr("Check&points leave to"), m_checkpointFolder);
    auto* contacts = new QLabel(tr("Our o&wn contacts, one a line"));
    contacts->setBuddy(m_ownContacts);
    rows->addRow(contacts);
    rows->addRow(m_ownContacts);
    m_facts = new QLabel;
    m_facts->setObjectName(QStringLiteral("quiet"));
    m_facts->setWordWrap(true);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_facts->setAccessibleName(tr("Facts of the workspace"));
    rows->addRow(m_facts);
    return group;
}

void PreferencesPage::showPreferences()
{
    const auto& preferences = context().preferences();
    m_scheme->setCurrentIndex(m_scheme->findData(int(preferences.scheme())));
    m_density->setCurrentIndex(m_density->findData(int(preferences.density())));
    m_language->setCurrentIndex(m_language->findData(int(preferences.language())));
    m_text->setValue(preferences.textPercent());
    m_singleKeys->setChecked(preferences.singleKeys());
    m_veil->setChecked(preferences.veilsUpsetting());
}

void PreferencesPage::activated()
{
    const auto settings = context().workspace().settings();
    m_hold->setValue(int(settings.holdFor.count()));
    m_claim->setValue(int(settings.claimFor.count()));
    m_collect->setValue(int(settings.collectEvery.count()));
    m_checkpointFolder->setText(settings.checkpointFolder);
    m_ownContacts->setPlainText(settings.ownContacts.join(u'\n'));
    refresh();
}

void PreferencesPage::refresh()
{
    const bool mayChange = context().may(Permission::ChangeSettings);
    for (QWidget* field :
        std::initializer_list<QWidget*>{m_hold, m_claim, m_collect, m_checkpointFolder, m_ownContacts})
        field->setEnabled(mayChange);
    m_save->setEnabled(mayChange);
    whenDone(context().workspace().summary(), this, [this](const Result<WorkspaceSummary>& summary) {
        if (!summary)
            return m_facts->setText(summary.error().message);
        m_facts->setText(tr("%1\nKey fingerprint: %2\nKept in %3. Ground rules %4. %5 log entries.")
                             .arg(summary->address, summary->keyFingerprint,
                                 summary->keyPlace == KeyPlace::Keychain ? tr("the keychain")
                                                                         : tr("a file beside the workspace"),
                                 summary->ruleSetVersion)
                             .arg(summary->logSize));
    });
}

QWidget* PreferencesPage::firstFocus()
{
    return m_scheme;
}

void PreferencesPage::saveWorkspace()
{
    auto settings = context().workspace().settings();
    settings.holdFor = std::chrono::seconds(m_hold->value());
    settings.claimFor = std::chrono::minutes(m_claim->value());
    settings.collectEvery = std::chrono::minutes(m_collect->value());
    settings.checkpointFolder = m_checkpointFolder->text().trimmed();
    settings.ownContacts = tidyContacts(m_ownContacts->toPlainText().split(u'\n'));
    whenDone(context().workspace().changeSettings(context().actor(), settings), this,
        [this](const Result<void>& done) {
            if (!done)
                return context().say(done.error());
            context().say(Notice{Notice::Kind::Done, tr("Saved; the log says who changed it."), {}, {}});
        });
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/rules/house_rules_panel.h"

#include "desktop/rules/rule_words.h"
#include "desktop/shell/flow_layout.h"
#include "desktop/shell/theme.h"
#include "desktop/shell/when_done.h"

#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace steward {

namespace {

QString endingOf(PageForm form)
{
    return form == PageForm::Html ? QStringLiteral(".html") : QStringLiteral(".md");
}

QComboBox* box(const QString& name, const QString& accessibleName)
{
    auto* combo = new QComboBox;
    combo->setObjectName(name);
    combo->setAccessibleName(accessibleName);
    return combo;
}

} // namespace

HouseRulesPanel::HouseRulesPanel(DeskContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_language(box(QStringLiteral("houseRulesLanguageBox"), tr("Language of the page")))
    , m_form(box(QStringLiteral("houseRulesFormBox"), tr("Form of the page")))
    , m_text(new QPlainTextEdit)
    , m_file(new QLineEdit)
    , m_trouble(new QLabel)
{
    m_language->addItem(words::languageOf(QStringLiteral("en-GB")), QStringLiteral("en-GB"));
    m_form->addItem(tr("Markdown"), int(PageForm::Markdown));
    m_form->addItem(tr("HTML"), int(PageForm::Html));
    m_text->setObjectName(QStringLiteral("houseRulesText"));
    m_text->setAccessibleName(tr("Text of the page"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    auto* about = new QLabel(tr("The page for your website, from the rules in force. Publish it wherever "
                                "people read your house rules."));
    about->setObjectName(QStringLiteral("quiet"));
    about->setWordWrap(true);
    auto* copy = new QPushButton(tr("Copy page"));
    copy->setObjectName(QStringLiteral("houseRulesCopyButton"));
    auto* choices = new FlowLayout;
    for (QWidget* choice : std::initializer_list<QWidget*>{m_language, m_form, copy})
        choices->addWidget(choice);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space(2), space(2), space(2), 0);
    column->setSpacing(space(2));
    column->addWidget(about);
    column->addLayout(choices);
    column->addWidget(m_text, 1);
    column->addWidget(makeSaving());
    connect(m_language, &QComboBox::activated, this, &HouseRulesPanel::refresh);
    connect(m_form, &QComboBox::activated, this, [this] {
        followForm();
        refresh();
    });
    connect(copy, &QPushButton::clicked, this, &HouseRulesPanel::copy);
    m_file->setText(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
        + QStringLiteral("/house-rules") + endingOf(form()));
}

QWidget* HouseRulesPanel::makeSaving()
{
    m_file->setObjectName(QStringLiteral("houseRulesFileEdit"));
    m_file->setAccessibleName(tr("File to save the page to"));
    auto* choose = new QPushButton(tr("Choose …"));
    choose->setObjectName(QStringLiteral("houseRulesChooseButton"));
    auto* saveButton = new QPushButton(tr("Save page"));
    saveButton->setObjectName(QStringLiteral("houseRulesSaveButton"));
    m_trouble->setObjectName(QStringLiteral("houseRulesTroubleLabel"));
    m_trouble->setTextFormat(Qt::PlainText);
    m_trouble->setWordWrap(true);
    m_trouble->hide();
    auto* saving = new QWidget;
    auto* column = new QVBoxLayout(saving);
    column->setContentsMargins({});
    column->addWidget(m_file);
    column->addWidget(m_trouble);
    auto* buttons = new FlowLayout;
    buttons->addWidget(choose);
    buttons->addWidget(saveButton);
    column->addLayout(buttons);
    connect(choose, &QPushButton::clicked, this, &HouseRulesPanel::browse);
    connect(saveButton, &QPushButton::clicked, this, &HouseRulesPanel::save);
    connect(m_file, &QLineEdit::returnPressed, this, &HouseRulesPanel::save);
    return saving;
}

QWidget* HouseRulesPanel::firstFocus() const
{
    return m_language;
}

PageForm HouseRulesPanel::form() const
{
    return PageForm(m_form->currentData().toInt());
}

QString HouseRulesPanel::language() const
{
    return m_language->currentData().toString();
}

void HouseRulesPanel::refresh()
{
    const auto asked = ++m_asked;
    whenDone(HouseRules(m_context.workspace()).page(form(), language()), this,
        [this, asked](const Result<HouseRulesText>& page) {
            if (asked != m_asked)
                return;
            if (!page)
                return m_context.say(page.error());
            take(*page);
        });
}

void HouseRulesPanel::take(const HouseRulesText& page)
{
    if (m_text->toPlainText() != page.text)
        m_text->setPlainText(page.text);
    const QString chosen = language();
    const QSignalBlocker quiet(m_language);
    m_language->clear();
    for (const QString& tag : page.languages)
        m_language->addItem(words::languageOf(tag), tag);
    m_language->setCurrentIndex(qMax(0, m_language->findData(chosen)));
}

void HouseRulesPanel::followForm()
{
    QString file = m_file->text();
    for (const auto other : {PageForm::Html, PageForm::Markdown}) {
        if (file.endsWith(endingOf(other)))
            file.chop(endingOf(other).size());
    }
    m_file->setText(file + endingOf(form()));
}

void HouseRulesPanel::browse()
{
    auto* dialog = new QFileDialog(this, m_file->accessibleName(), m_file->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        m_file->setText(file);
        m_replaces = file; // the dialog has asked
    });
    dialog->open();
}

void HouseRulesPanel::save()
{
    const QString file = m_file->text().trimmed();
    const auto say = [this](const QString& sentence) {
        m_trouble->setText(sentence.isEmpty() ? QString() : QStringLiteral("\u26A0 ") + sentence);
        m_trouble->setVisible(!sentence.isEmpty());
    };
    if (file.isEmpty())
        return say(tr("Name a file to save the page to."));
    if (m_replaces != file && QFileInfo::exists(file)) {
        m_replaces = file;
        return say(tr("There is a file of that name; press Save page again to replace it."));
    }
    say({});
    m_replaces.clear();
    whenDone(HouseRules(m_context.workspace()).save(file, form(), language()), this,
        [this, say](const Result<void>& saved) {
            if (!saved)
                return say(saved.error().message);
            m_context.say(Notice{Notice::Kind::Done, tr("The page is saved."), {}, {}});
        });
}

void HouseRulesPanel::copy()
{
    QGuiApplication::clipboard()->setText(m_text->toPlainText());
    m_context.say(Notice{Notice::Kind::Done, tr("The page is on the clipboard."), {}, {}});
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/accounts/add_account_form.h"

#include "desktop/shell/notice_bar.h"
#include "desktop/shell/theme.h"
#include "desktop/widgets/left_by_escape.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace steward {

namespace {

/// In the language of the window.
QString translated(const char* guide)
{
    return guide ? QCoreApplication::translate("SignIn", guide) : QString();
}

QLineEdit* field(const QString& name, const QString& accessibleName, const QString& hint)
{
    auto* edit = new QLineEdit;
    edit->setObjectName(name);
    edit->setAccessibleName(accessibleName);
    edit->setPlaceholderText(hint);
    return edit;
}

} // namespace

AddAccountForm::AddAccountForm(const ConnectorRegistry& connectors, QWidget* parent)
    : QFrame(parent)
    , m_connectors(connectors)
    , m_rows(new QFormLayout(this))
    , m_platform(new QComboBox)
    , m_name(field(QStringLiteral("accountNameEdit"), tr("Name of the account"), tr("Northbridge blog")))
    , m_url(field(QStringLiteral("accountUrlEdit"), tr("Address"), QStringLiteral("https://blog.example")))
    , m_user(field(QStringLiteral("accountUserEdit"), {}, {}))
    , m_secret(field(QStringLiteral("accountSecretEdit"), {}, {}))
    , m_guide(new QLabel)
    , m_trouble(new QLabel)
    , m_submit(new QPushButton(tr("Add and test")))
{
    setObjectName(QStringLiteral("card"));
    m_platform->setObjectName(QStringLiteral("accountPlatformBox"));
    m_platform->setAccessibleName(tr("Platform"));
    for (const auto& platform : knownPlatforms()) {
        if (m_connectors.supports(platform.id))
            m_platform->addItem(platform.name, platform.id);
    }
    m_secret->setEchoMode(QLineEdit::Password);
    m_guide->setObjectName(QStringLiteral("quiet"));
    m_guide->setWordWrap(true);
    m_trouble->setWordWrap(true);
    m_trouble->setObjectName(QStringLiteral("accountTroubleLabel"));
    m_trouble->hide();
    m_submit->setObjectName(QStringLiteral("accountSubmitButton"));
    m_submit->setProperty("primary", true);
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("accountCancelButton"));
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_submit);

    m_rows->setContentsMargins(space(4), space(4), space(4), space(4));
    m_rows->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_rows->addRow(tr("&Platform"), m_platform);
    m_rows->addRow(QString(), m_guide);
    m_rows->addRow(tr("&Name here"), m_name);
    m_rows->addRow(tr("A&ddress"), m_url);
    m_rows->addRow(QStringLiteral(" "), m_user); // named by the platform
    m_rows->addRow(QStringLiteral(" "), m_secret);
    m_rows->addRow(QString(), m_trouble);
    m_rows->addRow(buttons);

    connect(m_platform, &QComboBox::currentIndexChanged, this, [this] { followPlatform(); });
    connect(m_submit, &QPushButton::clicked, this, &AddAccountForm::submit);
    connect(cancel, &QPushButton::clicked, this, &AddAccountForm::closed);
    leftByEscape(this, [this] { emit closed(); });
    for (QLineEdit* edit : {m_name, m_url, m_user, m_secret})
        connect(edit, &QLineEdit::returnPressed, this, &AddAccountForm::submit);
    followPlatform();
}

QWidget* AddAccountForm::firstField() const
{
    return m_mends ? static_cast<QWidget*>(m_secret) : m_platform;
}

void AddAccountForm::followPlatform()
{
    const QString platform = m_platform->currentData().toString();
    const SignInGuide guide = m_connectors.guide(platform);
    for (const auto& [edit, words] : {std::pair{m_user, guide.user}, {m_secret, guide.secret}}) {
        auto* label = qobject_cast<QLabel*>(m_rows->labelForField(edit));
        label->setText(translated(words));
        edit->setAccessibleName(label->text().remove(QLatin1Char('&')));
        edit->setVisible(words);
        label->setVisible(words);
    }
    m_guide->setText(translated(guide.words));
    m_guide->setVisible(!m_guide->text().isEmpty());
}

void AddAccountForm::submit()
{
    if (m_mends && lacking().isEmpty()) {
        emit mended(m_secret->text().toUtf8());
        return;
    }
    AccountDraft draft;
    draft.platform = m_platform->currentData().toString();
    draft.name = m_name->text().trimmed();
    draft.url = m_url->text().trimmed();
    if (draft.name.isEmpty() || draft.url.isEmpty())
        return showTrouble(tr("Give the account a name and the address of its site."));
    if (m_connectors.needsUser(draft.platform))
        draft.user = m_user->text().trimmed();
    if (m_connectors.needsSecret(draft.platform))
        draft.secret = m_secret->text().toUtf8();
    if (const auto missing = lacking(); !missing.isEmpty())
        return showTrouble(tr("Fill in: %1.").arg(missing));
    emit submitted(draft);
}

QString AddAccountForm::lacking() const
{
    QStringList labels;
    for (const QLineEdit* edit : {m_user, m_secret}) {
        if (edit->isVisibleTo(this) && edit->text().trimmed().isEmpty())
            labels << edit->accessibleName();
    }
    return labels.join(QStringLiteral(", "));
}

void AddAccountForm::mend(const AccountRow& account)
{
    clear();
    m_platform->setCurrentIndex(m_platform->findData(account.platform));
    m_name->setText(account.name);
    m_url->setText(account.url);
    m_user->setText(account.user);
    settle(true);
}

void AddAccountForm::settle(bool mends)
{
    m_mends = mends;
    for (QWidget* field : std::initializer_list<QWidget*>{m_platform, m_name, m_url, m_user})
        field->setEnabled(!mends);
    setBusy(false);
}

void AddAccountForm::clear()
{
    settle(false);
    for (QLineEdit* edit : {m_name, m_url, m_user, m_secret})
        edit->clear();
    m_trouble->hide();
}

void AddAccountForm::setBusy(bool busy)
{
    m_submit->setEnabled(!busy);
    m_submit->setText(busy ? tr("Testing …") : m_mends ? tr("Sign in and test") : tr("Add and test"));
}

void AddAccountForm::showTrouble(const QString& sentence)
{
    m_trouble->setText(sentence);
    m_trouble->show();
    announce(m_trouble, sentence);
    emit troubled(m_trouble);
}

} // namespace steward

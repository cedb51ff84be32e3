// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/people/people_page.h"

#include "base/text.h"
#include "desktop/shell/theme.h"
#include "desktop/shell/when_done.h"
#include "desktop/widgets/left_by_escape.h"
#include "desktop/widgets/page_frame.h"

#include <QAction>
#include <QCheckBox>
#include <QFormLayout>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

namespace steward {

namespace {

QString roleWords(Role role)
{
    switch (role) {
    case Role::Moderator:
        return PeoplePage::tr("Moderator");
    case Role::Supervisor:
        return PeoplePage::tr("Supervisor");
    case Role::Auditor:
        return PeoplePage::tr("Auditor");
    case Role::Administrator:
        return PeoplePage::tr("Administrator");
    }
    return {};
}

constexpr std::array allRoles{Role::Moderator, Role::Supervisor, Role::Auditor, Role::Administrator};

QString rolesOf(const Person& person)
{
    QStringList words;
    for (Role role : allRoles) {
        if (person.roles.contains(role))
            words << roleWords(role);
    }
    return joinWords(words);
}

} // namespace

PeoplePage::PeoplePage(const PageFacts& facts, DeskContext& context)
    : Page(facts, context)
    , m_model(
          {{tr("Name"), [](const Person& person) { return isolated(person.name); }}, {tr("Roles"), rolesOf},
              {tr("State"), [](const Person& person) { return person.active ? tr("Active") : tr("Left"); }}},
          [](const Person& person) { return person.id.toString(); }, this)
    , m_table(makeTable(&m_model, QStringLiteral("peopleTable"), tr("People list")))
    , m_frame(new PageFrame(facts.title, m_table))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_frame, 1);
    m_form = makeForm();
    column->addWidget(m_form);
    m_form->hide();

    m_switch = addCommand({QStringLiteral("people.switch"), tr("Work as this person"),
                              QKeySequence(Qt::Key_W), QStringLiteral("people")},
        [this] { switchToCurrent(); });
    m_add = addCommand({QStringLiteral("people.add"), tr("Add person"),
                           QKeySequence(QStringLiteral("Ctrl+N")), QStringLiteral("add")},
        [this] { startAdding(); });
    m_edit = addCommand({QStringLiteral("people.edit"), tr("Change roles"), QKeySequence(Qt::Key_F2),
                            QStringLiteral("preferences")},
        [this] { editCurrent(); });
    for (QAction* action : {m_switch, m_add, m_edit})
        m_frame->addButton(action);

    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this] { enableCommands(); });
    connect(m_table, &QTableView::activated, this, [this] { switchToCurrent(); });
    connect(&context, &DeskContext::personChanged, this, [this] { refresh(); });
    enableCommands();
}

QWidget* PeoplePage::makeForm()
{
    auto* card = new QFrame;
    card->setObjectName(QStringLiteral("card"));
    auto* rows = new QFormLayout(card);
    rows->setContentsMargins(space(4), space(4), space(4), space(4));
    m_formTitle = new QLabel;
    m_formTitle->setFont(fontOf(TypeSize::Title, font()));
    rows->addRow(m_formTitle);
    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("personNameEdit"));
    m_name->setAccessibleName(tr("Name of the person"));
    rows->addRow(tr("&Name"), m_name);
    auto* ticks = new QHBoxLayout;
    for (Role role : allRoles) {
        auto* tick = new QCheckBox(roleWords(role));
        tick->setObjectName(QStringLiteral("person-%1-check").arg(toText(role)));
        m_roles.insert(role, tick);
        ticks->addWidget(tick);
    }
    ticks->addStretch();
    rows->addRow(tr("Roles"), ticks);
    m_active = new QCheckBox(tr("Works here"));
    m_active->setObjectName(QStringLiteral("personActiveCheck"));
    rows->addRow(QString(), m_active);
    m_trouble = new QLabel;
    m_trouble->setWordWrap(true);
    m_trouble->hide();
    rows->addRow(QString(), m_trouble);
    auto* buttons = new QHBoxLayout;
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("personCancelButton"));
    auto* save = new QPushButton(tr("Save"));
    save->setObjectName(QStringLiteral("personSaveButton"));
    save->setProperty("primary", true);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(save);
    rows->addRow(buttons);
    connect(save, &QPushButton::clicked, this, &PeoplePage::save);
    connect(m_name, &QLineEdit::returnPressed, this, &PeoplePage::save);
    connect(cancel, &QPushButton::clicked, this, &PeoplePage::closeForm);
    leftByEscape(card, [this] { closeForm(); });
    return card;
}

void PeoplePage::activated()
{
    refresh();
}

QWidget* PeoplePage::firstFocus()
{
    return m_frame->firstFocus(m_table);
}

void PeoplePage::refresh()
{
    m_frame->expect([this] { refresh(); });
    whenDone(context().people().list(), this, [this](const Result<QList<Person>>& people) {
        if (!people)
            return m_frame->showFailure(people.error().message);
        show(*people);
    });
}

void PeoplePage::show(const QList<Person>& people)
{
    m_model.show(people);
    m_frame->setSubtitle(tr("At the desk now: %1 (%2). Every entry of the log says who acted.")
                             .arg(isolated(context().person().name), rolesOf(context().person())));
    m_frame->showBody();
    enableCommands();
}

const Person* PeoplePage::current() const
{
    return m_model.at(m_table->currentIndex());
}

void PeoplePage::enableCommands()
{
    const Person* person = current();
    const bool mayChange = context().may(Permission::ChangePeople);
    m_add->setEnabled(mayChange);
    m_edit->setEnabled(mayChange && person);
    m_switch->setEnabled(person && person->active && person->id != context().person().id);
}

void PeoplePage::startAdding()
{
    m_editing = {};
    m_formTitle->setText(tr("Add a person"));
    m_name->clear();
    m_name->setReadOnly(false);
    for (QCheckBox* tick : std::as_const(m_roles))
        tick->setChecked(false);
    m_active->setChecked(true);
    m_active->setEnabled(false);
    m_trouble->hide();
    m_form->show();
    m_name->setFocus();
}

void PeoplePage::closeForm()
{
    m_form->hide();
    m_table->setFocus();
}

void PeoplePage::editCurrent()
{
    const Person* person = current();
    if (!person)
        return;
    m_editing = person->id;
    m_formTitle->setText(tr("Change roles"));
    m_name->setText(person->name);
    m_name->setReadOnly(true);
    for (auto it = m_roles.cbegin(); it != m_roles.cend(); ++it)
        it.value()->setChecked(person->roles.contains(it.key()));
    m_active->setEnabled(true);
    m_active->setChecked(person->active);
    m_trouble->hide();
    m_form->show();
    m_roles.first()->setFocus();
}

QSet<Role> PeoplePage::tickedRoles() const
{
    QSet<Role> roles;
    for (auto it = m_roles.cbegin(); it != m_roles.cend(); ++it) {
        if (it.value()->isChecked())
            roles.insert(it.key());
    }
    return roles;
}

void PeoplePage::save()
{
    const auto roles = tickedRoles();
    const auto finish = [this](const auto& done) {
        if (!done) {
            m_trouble->setText(done.error().message);
            m_trouble->show();
            return;
        }
        closeForm();
        refresh();
    };
    if (m_editing.isValid())
        whenDone(context().people().change(context().actor(), m_editing, roles, m_active->isChecked()), this,
            finish);
    else
        whenDone(context().people().add(context().actor(), m_name->text().trimmed(), roles), this, finish);
}

void PeoplePage::switchToCurrent()
{
    const Person* person = current();
    if (!person || !m_switch->isEnabled())
        return;
    const Person next = *person;
    context().switchTo(next);
    context().say(Notice{Notice::Kind::Done,
        tr("You are now working as somebody else; the rail shows what their roles allow."), {}, {}});
}

} // namespace steward

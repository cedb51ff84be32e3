// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shell/page.h"

#include "desktop/shell/icons.h"

#include <QAction>

namespace steward {

Page::Page(PageFacts facts, DeskContext& context, QWidget* parent)
    : QWidget(parent)
    , m_facts(std::move(facts))
    , m_context(context)
{
    setObjectName(m_facts.id + QStringLiteral("Page"));
    setAccessibleName(m_facts.title);
    connect(&m_context.preferences(), &Preferences::changed, this, &Page::bindKeys);
}

bool Page::showCase(CaseId)
{
    return false;
}

QAction* Page::addCommand(const CommandSpec& spec, std::function<void()> run)
{
    auto* action = new QAction(spec.text, this);
    action->setObjectName(spec.id);
    if (!spec.icon.isEmpty())
        action->setIcon(themedIcon(spec.icon));
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setAutoRepeat(false);
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    addAction(action);
    m_commands << action;
    m_bindings.append({action, spec.keys});
    action->setShortcut(m_context.preferences().keysFor(spec.id, spec.keys));
    return action;
}

void Page::bindKeys()
{
    for (const auto& binding : std::as_const(m_bindings))
        binding.action->setShortcut(
            m_context.preferences().keysFor(binding.action->objectName(), binding.standard));
    emit commandsChanged();
}

void Page::setBadge(int count)
{
    if (m_badge == count)
        return;
    m_badge = count;
    emit badgeChanged(count);
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a command works with: the workspace (opened when first needed), the person who acts, and the output.
#pragma once

#include "base/clock.h"
#include "cli/output.h"
#include "domain/person.h"
#include "services/workspace.h"

#include <memory>

namespace steward::cli {

struct Choices {
    QString workspace; ///< as given; empty: STEWARD_WORKSPACE, else the standard place
    QString as;
};

class Program {
public:
    Program(Surroundings surroundings, Output& output, Choices choices);
    ~Program();

    Output& out() { return m_output; }
    const Surroundings& surroundings() const { return m_surroundings; }
    /// Where the workspace is or would be.
    Result<DatabaseAddress> address() const;
    /// A file that is there, or a database URL: used by commands that do without.
    bool hasWorkspace() const;
    /// --workspace was given and there is something there.
    bool namesWorkspace() const { return !m_choices.workspace.isEmpty() && hasWorkspace(); }
    Result<Workspace*> workspace();
    /// Takes one that was just made.
    void adopt(std::unique_ptr<Workspace> workspace) { m_workspace = std::move(workspace); }
    /// The person of --as, or the one the operating-system user stands for.
    Result<Person> person();
    Result<Actor> actor();

private:
    Surroundings m_surroundings;
    Output& m_output;
    Choices m_choices;
    std::unique_ptr<Workspace> m_workspace;
    std::optional<Person> m_person;
};

} // namespace steward::cli

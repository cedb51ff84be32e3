// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Doing a command on a case in a test, and what came of it.
#pragma once

#include "support/case_builder.h"

#include <QTest>

namespace steward::test {

struct Performed {
    Case after; ///< the case as it was if the command was refused
    Events events;
    std::optional<Error> error;

    bool accepted() const { return !error; }
    bool refusedAs(ErrorCode code) const { return error && error->code == code; }

    template <typename E> const E* first() const
    {
        for (const Event& event : events) {
            if (const E* found = std::get_if<E>(&event))
                return found;
        }
        return nullptr;
    }
    template <typename E> int count() const
    {
        return int(std::count_if(
            events.begin(), events.end(), [](const Event& e) { return std::holds_alternative<E>(e); }));
    }
};

inline Performed perform(const Case& subject, const Command& command, const Circumstances& in)
{
    const auto events = decide(subject, command, in);
    if (!events)
        return {subject, {}, events.error()};
    return {evolveAll(subject, *events, in.now), *events, {}};
}

inline Performed perform(const Case& subject, const Command& command, PersonId person)
{
    return perform(subject, command, circumstances(actor(person)));
}

} // namespace steward::test

/// Passes if the command was accepted; else shows the refusal.
#define VERIFY_ACCEPTED(outcome)                                                                             \
    QVERIFY2((outcome).accepted(), qPrintable((outcome).error ? (outcome).error->message : QString()))
#define VERIFY_REFUSED(outcome, errorCode)                                                                   \
    do {                                                                                                     \
        QVERIFY2((outcome).error.has_value(), "accepted, but should have been refused");                     \
        QVERIFY2((outcome).error->code == (errorCode), qPrintable((outcome).error->message));                \
        QVERIFY((outcome).error->message.endsWith(u'.'));                                                    \
    } while (false)

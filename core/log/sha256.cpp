// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/sha256.h"

#include <openssl/evp.h>

#include <cstring>
#include <new>

namespace steward {

namespace {

// Fetching costs far more than hashing 65 bytes, so it is done once for the process.
const EVP_MD* fetchedSha256()
{
    static const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> digest(
        EVP_MD_fetch(nullptr, "SHA256", nullptr), &EVP_MD_free);
    return digest.get();
}

} // namespace

struct Sha256::Context {
    EVP_MD_CTX* raw = EVP_MD_CTX_new();
    Context() { begin(); }
    ~Context() { EVP_MD_CTX_free(raw); }
    // A library without SHA-256 or memory cannot prove anything: stopping is the only honest answer.
    void begin()
    {
        if (!raw || EVP_DigestInit_ex2(raw, fetchedSha256(), nullptr) != 1)
            throw std::bad_alloc();
    }
};

Sha256::Sha256()
    : m_context(std::make_unique<Context>())
{
}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(QByteArrayView bytes)
{
    EVP_DigestUpdate(m_context->raw, bytes.data(), size_t(bytes.size()));
}

Digest Sha256::finish()
{
    Digest digest;
    unsigned int length = 0;
    EVP_DigestFinal_ex(m_context->raw, digest.data(), &length);
    m_context->begin();
    return digest;
}

Digest sha256(std::initializer_list<QByteArrayView> parts)
{
    thread_local Sha256 hasher;
    for (const auto part : parts)
        hasher.add(part);
    return hasher.finish();
}

QByteArray toHex(const Digest& digest)
{
    return QByteArray::fromRawData(reinterpret_cast<const char*>(digest.data()), qsizetype(digest.size()))
        .toHex();
}

std::optional<Digest> digestFromHex(QByteArrayView hex)
{
    Digest digest;
    if (hex.size() != qsizetype(digest.size() * 2))
        return std::nullopt;
    const auto nibble = [](char c) {
        return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    };
    for (size_t i = 0; i < digest.size(); ++i) {
        const int high = nibble(hex[qsizetype(i * 2)]);
        const int low = nibble(hex[qsizetype(i * 2 + 1)]);
        if (high < 0 || low < 0)
            return std::nullopt;
        digest[i] = static_cast<unsigned char>(high * 16 + low);
    }
    return digest;
}

std::optional<Digest> digestFromBytes(QByteArrayView bytes)
{
    Digest digest;
    if (bytes.size() != qsizetype(digest.size()))
        return std::nullopt;
    std::memcpy(digest.data(), bytes.data(), digest.size());
    return digest;
}

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/commitment.h"

#include "log/sha256.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <new>

namespace steward {

namespace {

constexpr int saltSize = 32;

QByteArray randomSalt()
{
    QByteArray salt(saltSize, Qt::Uninitialized);
    // A guessable salt would let ten digits be found by trying: without randomness nothing may be sealed.
    if (RAND_bytes(reinterpret_cast<unsigned char*>(salt.data()), saltSize) != 1)
        throw std::bad_alloc();
    return salt;
}

} // namespace

QByteArray commitmentOf(const QString& text, const QByteArray& salt)
{
    const auto utf8 = text.toUtf8();
    return toBytes(sha256({QByteArrayView(salt), QByteArrayView(utf8)}));
}

void seal(PrivateText& text)
{
    if (text.isSealed() || text.text.isEmpty())
        return;
    text.salt = randomSalt();
    text.commitment = commitmentOf(text.text, text.salt);
}

bool opens(const QString& text, const QByteArray& salt, const QByteArray& commitment)
{
    if (salt.size() != saltSize || commitment.size() != qsizetype(std::tuple_size_v<Digest>))
        return false;
    const auto found = commitmentOf(text, salt);
    return CRYPTO_memcmp(found.constData(), commitment.constData(), size_t(found.size())) == 0;
}

} // namespace steward

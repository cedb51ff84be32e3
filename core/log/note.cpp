// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/note.h"

#include "log/sha256.h"

#include <QtEndian>

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <memory>

namespace steward {

namespace {

constexpr char ed25519 = 0x01; // signature type of c2sp.org/signed-note
constexpr QByteArrayView privatePrefix = "PRIVATE+KEY+";
constexpr QByteArrayView signatureStart = "\xE2\x80\x94 "; // an em dash and a space

struct FreeKey {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(EVP_PKEY_CTX* context) const { EVP_PKEY_CTX_free(context); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using KeyPointer = std::unique_ptr<EVP_PKEY, FreeKey>;
using SignContext = std::unique_ptr<EVP_MD_CTX, FreeKey>;

const unsigned char* bytesOf(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char*>(view.data());
}
unsigned char* bytesOf(QByteArray& array)
{
    return reinterpret_cast<unsigned char*>(array.data());
}

Error invalidKey(const QString& why)
{
    return {ErrorCode::Invalid, QStringLiteral("This is not a key of a moderation log: %1.").arg(why), {}};
}

Error malformedNote(const QString& why)
{
    return {ErrorCode::Malformed,
        QStringLiteral("This is not a signed note: %1; fetch it again from where it came.").arg(why), {}};
}

bool isName(const QString& name)
{
    return !name.isEmpty() && std::none_of(name.begin(), name.end(), [](QChar c) {
        return c.isSpace() || c == u'+' || c.isSurrogate() || c.unicode() < 0x20;
    });
}

// Strict: exactly what we would have written, so that no two texts mean one key or signature.
std::optional<QByteArray> fromBase64(QByteArrayView text)
{
    const auto bytes = QByteArray::fromBase64(text.toByteArray());
    if (bytes.isEmpty() || bytes.toBase64() != text)
        return std::nullopt;
    return bytes;
}

quint32 keyIdOf(const QString& name, const QByteArray& key)
{
    const auto utf8 = name.toUtf8();
    const auto digest = sha256(
        {QByteArrayView(utf8), QByteArrayView("\n", 1), QByteArrayView(&ed25519, 1), QByteArrayView(key)});
    return qFromBigEndian<quint32>(digest.data());
}

QByteArray hexOf(quint32 keyId)
{
    return QByteArray::number(keyId, 16).rightJustified(8, '0');
}

QByteArray publicOf(const QByteArray& seed)
{
    const KeyPointer key(
        EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, bytesOf(seed), size_t(seed.size())));
    QByteArray raw(32, Qt::Uninitialized);
    size_t length = 32;
    if (!key || EVP_PKEY_get_raw_public_key(key.get(), bytesOf(raw), &length) != 1 || length != 32)
        return {};
    return raw;
}

struct KeyText {
    QString name;
    QByteArray keyId;
    QByteArray key; ///< without the type byte
};

// name+keyid+base64(0x01 || 32 bytes); base64 itself may hold '+', so only the first two separate.
Result<KeyText> splitKeyText(QByteArrayView text)
{
    const auto whole = text.trimmed().toByteArray();
    const auto first = whole.indexOf('+');
    const auto second = whole.indexOf('+', first + 1);
    if (first <= 0 || second < 0)
        return invalidKey(QStringLiteral("it has no name, key id and key separated by \"+\""));
    const auto decoded = fromBase64(QByteArrayView(whole).sliced(second + 1));
    if (!decoded || decoded->size() != 33 || decoded->at(0) != ed25519)
        return invalidKey(QStringLiteral("it is not an Ed25519 key"));
    const KeyText parts{
        QString::fromUtf8(whole.first(first)), whole.mid(first + 1, second - first - 1), decoded->mid(1)};
    if (!isName(parts.name))
        return invalidKey(QStringLiteral("its name has a space in it"));
    return parts;
}

Result<NoteSignature> parseSignature(QByteArrayView line)
{
    if (!line.startsWith(signatureStart))
        return malformedNote(QStringLiteral("a line after the empty one is not a signature"));
    const auto rest = line.sliced(signatureStart.size());
    const auto space = rest.indexOf(' ');
    if (space <= 0)
        return malformedNote(QStringLiteral("a signature has no name"));
    const auto decoded = fromBase64(rest.sliced(space + 1));
    if (!decoded || decoded->size() < 5)
        return malformedNote(QStringLiteral("a signature is not base64"));
    return NoteSignature{QString::fromUtf8(rest.first(space).toByteArray()),
        qFromBigEndian<quint32>(decoded->constData()), decoded->mid(4)};
}

} // namespace

Result<VerifierKey> VerifierKey::parse(const QString& text)
{
    const auto parts = splitKeyText(text.toUtf8());
    if (!parts)
        return parts.error();
    VerifierKey key(parts->name, parts->key);
    if (hexOf(key.keyId()) != parts->keyId)
        return invalidKey(QStringLiteral("its key id does not fit the key"));
    return key;
}

QString VerifierKey::toText() const
{
    const QByteArray typed = ed25519 + m_key;
    return m_name + u'+' + QString::fromLatin1(hexOf(keyId())) + u'+' + QString::fromLatin1(typed.toBase64());
}

quint32 VerifierKey::keyId() const
{
    return keyIdOf(m_name, m_key);
}

QString VerifierKey::fingerprint() const
{
    const auto hex = QString::fromLatin1(toHex(sha256(m_key)).first(32));
    QStringList groups;
    for (int i = 0; i < 32; i += 4)
        groups << hex.mid(i, 4);
    return groups.join(u'-');
}

bool VerifierKey::hasFingerprint(const QString& typed) const
{
    QString plain = typed.toLower();
    plain.removeIf([](QChar c) { return c.isSpace() || c == u'-' || c == u':'; });
    QString own = fingerprint();
    own.remove(u'-');
    return plain == own;
}

bool VerifierKey::verifies(QByteArrayView text, QByteArrayView signature) const
{
    const KeyPointer key(
        EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytesOf(m_key), size_t(m_key.size())));
    const SignContext context(EVP_MD_CTX_new());
    return key && context && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1
        && EVP_DigestVerify(context.get(), bytesOf(signature), size_t(signature.size()), bytesOf(text),
               size_t(text.size()))
        == 1;
}

SigningKey::SigningKey(VerifierKey verifier, QByteArray seed)
    : m_verifier(std::move(verifier))
    , m_seed(std::move(seed))
{
}

SigningKey::SigningKey(SigningKey&& other) noexcept = default;
SigningKey& SigningKey::operator=(SigningKey&& other) noexcept
{
    m_verifier = other.m_verifier;
    m_seed.swap(other.m_seed);
    return *this;
}

SigningKey::~SigningKey()
{
    if (!m_seed.isEmpty())
        OPENSSL_cleanse(m_seed.data(), size_t(m_seed.size()));
}

Result<SigningKey> SigningKey::generate(const QString& name)
{
    if (!isName(name))
        return invalidKey(QStringLiteral("its name is empty or has a space or a plus sign in it"));
    const KeyPointer key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
    QByteArray seed(32, Qt::Uninitialized);
    size_t length = 32;
    if (!key || EVP_PKEY_get_raw_private_key(key.get(), bytesOf(seed), &length) != 1)
        return Error{ErrorCode::Unreadable,
            QStringLiteral("No key could be made on this machine; check that OpenSSL 3 works and try again."),
            {}};
    const auto raw = publicOf(seed);
    return SigningKey(VerifierKey(name, raw), seed);
}

Result<SigningKey> SigningKey::parse(QByteArrayView text)
{
    const auto trimmed = text.trimmed();
    if (!trimmed.startsWith(privatePrefix))
        return invalidKey(QStringLiteral("it does not begin with PRIVATE+KEY"));
    const auto parts = splitKeyText(trimmed.sliced(privatePrefix.size()));
    if (!parts)
        return parts.error();
    const auto raw = publicOf(parts->key);
    if (raw.isEmpty() || hexOf(keyIdOf(parts->name, raw)) != parts->keyId)
        return invalidKey(QStringLiteral("its key id does not fit the key"));
    return SigningKey(VerifierKey(parts->name, raw), parts->key);
}

QByteArray SigningKey::toText() const
{
    const QByteArray typed = ed25519 + m_seed;
    return privatePrefix.toByteArray() + m_verifier.name().toUtf8() + '+' + hexOf(m_verifier.keyId()) + '+'
        + typed.toBase64();
}

QByteArray SigningKey::sign(QByteArrayView text) const
{
    const KeyPointer key(
        EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, bytesOf(m_seed), size_t(m_seed.size())));
    const SignContext context(EVP_MD_CTX_new());
    QByteArray signature(64, Qt::Uninitialized);
    size_t length = 64;
    if (!key || !context || EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) != 1
        || EVP_DigestSign(context.get(), bytesOf(signature), &length, bytesOf(text), size_t(text.size()))
            != 1)
        return {};
    return signature;
}

Result<SignedNote> SignedNote::parse(QByteArrayView bytes)
{
    constexpr qsizetype largest = 1024 * 1024; // a note is a few lines: more is hostile
    if (bytes.size() > largest)
        return malformedNote(QStringLiteral("it is larger than a megabyte"));
    const auto whole = bytes.toByteArray();
    const auto gap = whole.lastIndexOf("\n\n");
    if (gap < 0 || !whole.endsWith('\n'))
        return malformedNote(QStringLiteral("it has no empty line before its signatures"));
    SignedNote note;
    note.text = whole.first(gap + 1);
    auto rest = QByteArrayView(whole).sliced(gap + 2);
    while (!rest.isEmpty()) {
        const auto end = rest.indexOf('\n');
        const auto signature = parseSignature(rest.first(end));
        if (!signature)
            return signature.error();
        note.signatures.append(*signature);
        rest = rest.sliced(end + 1);
    }
    return note;
}

Result<SignedNote> SignedNote::sign(const QByteArray& text, const SigningKey& key)
{
    if (!text.endsWith('\n'))
        return malformedNote(QStringLiteral("its text does not end with a new line"));
    const auto signature = key.sign(text);
    if (signature.isEmpty())
        return Error{ErrorCode::Unreadable,
            QStringLiteral("The log could not be signed; check that OpenSSL 3 works and try again."), {}};
    return SignedNote{text, {NoteSignature{key.verifier().name(), key.verifier().keyId(), signature}}};
}

QByteArray SignedNote::toBytes() const
{
    QByteArray bytes = text + '\n';
    for (const auto& signature : signatures) {
        QByteArray blob(4, Qt::Uninitialized);
        qToBigEndian(signature.keyId, blob.data());
        blob += signature.signature;
        bytes += signatureStart.toByteArray() + signature.name.toUtf8() + ' ' + blob.toBase64() + '\n';
    }
    return bytes;
}

SignedNote::Standing SignedNote::standing(const VerifierKey& key) const
{
    auto standing = Standing::Stranger;
    for (const auto& signature : signatures) {
        if (signature.name != key.name() || signature.keyId != key.keyId())
            continue;
        if (!key.verifies(text, signature.signature))
            return Standing::Forged;
        standing = Standing::Signed;
    }
    return standing;
}

} // namespace steward

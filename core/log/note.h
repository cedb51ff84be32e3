// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Ed25519 keys and signed notes in the C2SP forms (c2sp.org/signed-note): what a checkpoint and a manifest
// are signed with.
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

namespace steward {

/// The public half. A value.
class VerifierKey {
public:
    /// Reads the note form "name+0a1b2c3d+base64". ErrorCode::Invalid if it is not Ed25519 or its key id does
    /// not fit.
    static Result<VerifierKey> parse(const QString& text);
    QString toText() const;

    const QString& name() const { return m_name; }
    /// First four bytes of SHA-256(name || 0x0A || 0x01 || key).
    quint32 keyId() const;
    /// To be written down: the first 16 bytes of SHA-256(key), hexadecimal, in eight groups of four
    /// ("3f2a-9c01-...").
    QString fingerprint() const;
    /// True for this key's fingerprint however it was typed: capitals, spaces, colons or hyphens anywhere.
    bool hasFingerprint(const QString& typed) const;
    /// 32 raw bytes.
    const QByteArray& raw() const { return m_key; }
    bool verifies(QByteArrayView text, QByteArrayView signature) const;

    bool operator==(const VerifierKey&) const = default;

private:
    friend class SigningKey;
    VerifierKey(QString name, QByteArray key)
        : m_name(std::move(name))
        , m_key(std::move(key))
    {
    }
    QString m_name;
    QByteArray m_key;
};

/// The private half; wiped from memory when it goes. Movable, not copyable.
class SigningKey {
public:
    /// A new random key. `name` must be non-empty without white space or '+': "steward.example/log/0a1b...".
    static Result<SigningKey> generate(const QString& name);
    /// Reads "PRIVATE+KEY+name+0a1b2c3d+base64", the form that is kept in the keychain or the key file.
    static Result<SigningKey> parse(QByteArrayView text);
    QByteArray toText() const;

    SigningKey(SigningKey&& other) noexcept;
    SigningKey& operator=(SigningKey&& other) noexcept;
    SigningKey(const SigningKey&) = delete;
    SigningKey& operator=(const SigningKey&) = delete;
    ~SigningKey();

    const VerifierKey& verifier() const { return m_verifier; }
    /// 64 bytes.
    QByteArray sign(QByteArrayView text) const;

private:
    SigningKey(VerifierKey verifier, QByteArray seed);
    VerifierKey m_verifier;
    QByteArray m_seed;
};

struct NoteSignature {
    QString name;
    quint32 keyId = 0;
    QByteArray signature;

    bool operator==(const NoteSignature&) const = default;
};

/// A text that ends in a newline, an empty line, and one line for each signature.
struct SignedNote {
    QByteArray text;
    QList<NoteSignature> signatures;

    static Result<SignedNote> parse(QByteArrayView bytes);
    static Result<SignedNote> sign(const QByteArray& text, const SigningKey& key);
    QByteArray toBytes() const;

    /// Signed: by this key and it verifies. Forged: a signature names this key and does not verify. Stranger:
    /// no signature names it.
    enum class Standing { Signed, Forged, Stranger };
    Standing standing(const VerifierKey& key) const;

    bool operator==(const SignedNote&) const = default;
};

} // namespace steward

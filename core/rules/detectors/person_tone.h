// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is said around a name: praise or blame, a greeting at the end, politics.
#pragma once

#include "rules/detectors/person_name.h"

namespace steward {

class ToneReader : public NameReader {
public:
    explicit ToneReader(const Reading& reading)
        : NameReader(reading)
        , m_hasHeart(reading.normal.bytes.find("\xE2\x9D\xA4") != std::string::npos)
    {
    }

    /// Thanked, and nothing bad said: in the sentence with the name, or around it if that says neither.
    bool isPraised(const Name& name) const;
    bool hasBlame(size_t i) const;
    bool isSignedWith(const Name& name) const;
    bool isPolitical(const Name& name) const;

private:
    struct Tone {
        bool praise = false;
        bool blame = false;
    };
    Tone tone(size_t from, size_t to) const;
    /// "not helpful"; "cannot thank her enough" and "nothing but praise" deny nothing.
    bool isDenied(size_t i) const;

    bool m_hasHeart;
};

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The language of the window: the texts in the code are English, every other one is a file of translations/.
#pragma once

#include "base/enum_names.h"

#include <QLocale>
#include <QStringList>

class QCoreApplication;

namespace steward {

enum class Language { System, English, Welsh };
template <>
inline constexpr std::array enumNames<Language>{std::pair{Language::System, std::string_view("system")},
    std::pair{Language::English, std::string_view("en-GB")},
    std::pair{Language::Welsh, std::string_view("cy")}};

/// The wanted language, or the first of the system's (in the order of its user's preference) that there is;
/// English else.
QLocale localeFor(Language wanted, const QStringList& systemLanguages);

/// Puts the texts of that language before the program's own, with English below for what is not yet
/// translated. Must be called before the first window: what is already written stays as it is.
void speak(QCoreApplication& application, const QLocale& locale);

} // namespace steward

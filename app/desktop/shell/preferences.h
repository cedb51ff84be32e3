// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What one person likes on this machine: looks, keys, places of panes. Never a text that anybody wrote.
#pragma once

#include "base/enum_names.h"
#include "desktop/shell/language.h"

#include <QByteArray>
#include <QKeySequence>
#include <QObject>
#include <QSettings>
#include <QVariant>

namespace steward {

enum class Scheme { System, Light, Dark, HighContrast };
template <>
inline constexpr std::array enumNames<Scheme>{std::pair{Scheme::System, std::string_view("system")},
    std::pair{Scheme::Light, std::string_view("light")}, std::pair{Scheme::Dark, std::string_view("dark")},
    std::pair{Scheme::HighContrast, std::string_view("high-contrast")}};

enum class Density { Compact, Cosy, Roomy };
template <>
inline constexpr std::array enumNames<Density>{std::pair{Density::Compact, std::string_view("compact")},
    std::pair{Density::Cosy, std::string_view("cosy")}, std::pair{Density::Roomy, std::string_view("roomy")}};

/// Kept in an INI file of the configuration folder (or the one named, in tests). Every setter stores and
/// emits changed().
class Preferences : public QObject {
    Q_OBJECT
public:
    explicit Preferences(const QString& file = {}, QObject* parent = nullptr);

    Scheme scheme() const;
    void setScheme(Scheme scheme);
    Density density() const;
    void setDensity(Density density);
    int textPercent() const; ///< 100 to 200
    void setTextPercent(int percent);
    /// Taken at the next start.
    Language language() const;
    void setLanguage(Language language);
    /// Single letters and digits as commands; off for people whose input device sends stray keys.
    bool singleKeys() const;
    void setSingleKeys(bool on);
    /// Upsetting text is veiled until asked for.
    bool veilsUpsetting() const;
    void setVeilsUpsetting(bool on);

    /// The keys of a command ("inbox.claim"): as rebound, else `standard`. Empty if single keys are switched
    /// off and it is one.
    QKeySequence keysFor(const QString& command, const QKeySequence& standard) const;
    void rebind(const QString& command, const QKeySequence& keys);
    void resetKeys();

    /// Geometry and splitters, by name of the place.
    QByteArray place(const QString& name) const;
    void keepPlace(const QString& name, const QByteArray& state);
    /// Small facts that survive a restart, such as the case that was selected (ids only).
    QVariant kept(const QString& name, const QVariant& otherwise = {}) const;
    void keep(const QString& name, const QVariant& value);

signals:
    void changed();

private:
    void store(const QString& key, const QVariant& value);
    QSettings m_settings;
};

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Standard output, as text for people or JSON for programs, and the one sentence on standard error.
#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace steward::cli {

class Output {
public:
    explicit Output(bool json)
        : m_json(json)
    {
    }

    bool json() const { return m_json; }
    /// One line for people; control and direction characters of hostile text never reach the terminal.
    void line(const QString& text);
    void document(const QJsonObject& object);
    void document(const QJsonArray& array);
    void bytes(const QByteArray& bytes);
    void flush();
    /// The reader went away or the disk is full: nothing more can be written.
    bool failed() const { return m_failed; }

    /// One sentence on standard error.
    static void complain(const QString& sentence);

private:
    bool m_json = false;
    bool m_failed = false;
};

/// `text` without what could move a terminal's cursor, change its colours or reorder what stands around it;
/// lines and tabs stay.
QString harmless(const QString& text);
/// RFC 3339 in Europe/London, or null.
QJsonValue timeOrNull(const std::optional<Instant>& at);
QJsonValue textOrNull(const QString& text);
/// A name or sentence of ours without the marks that isolate its direction on a screen: programs compare
/// names.
QString bare(QString text);

} // namespace steward::cli

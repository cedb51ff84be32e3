// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Languages that nobody speaks: every string longer by two fifths, or every string written from right to
// left.
#pragma once

#include <QCoreApplication>
#include <QTranslator>

namespace steward::test {

/// Marks every string that goes through translation, so that one that does not can be told.
class PseudoLocale : public QTranslator {
public:
    static constexpr QChar opening{u'⟦'};
    static constexpr QChar closing{u'⟧'};

    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* source, const char*, int) const override
    {
        const auto text = QString::fromUtf8(source);
        if (QLatin1StringView(context) == QLatin1StringView("QGuiApplication"))
            return text == QStringLiteral("QT_LAYOUT_DIRECTION") ? direction() : text;
        return text.isEmpty() ? text : said(text);
    }

protected:
    virtual QString direction() const = 0;
    virtual QString said(const QString& text) const = 0;
};

/// German, Welsh and Polish say the same with up to two fifths more letters.
class LongLocale final : public PseudoLocale {
protected:
    QString direction() const override { return QStringLiteral("LTR"); }
    QString said(const QString& text) const override
    {
        static const auto more = QStringLiteral("ŵyth ŷd âr ");
        const auto wanted = qMax(qsizetype(1), text.size() * 2 / 5 - 2);
        QString filling;
        while (filling.size() < wanted)
            filling += more;
        // Words end where words end: a filling without spaces would be one long word.
        return QString(opening + text + QLatin1Char(' ') + filling.first(wanted).trimmed() + closing);
    }
};

/// From right to left, with letters that are. Placeholders and accelerators stay what they are.
class MirroredLocale final : public PseudoLocale {
protected:
    QString direction() const override { return QStringLiteral("RTL"); }
    QString said(const QString& text) const override
    {
        return QString(opening + QStringLiteral("\u05D0\u05D1 ") + text + closing);
    }
};

/// Speaks a language for as long as it lives.
class Speaking {
public:
    explicit Speaking(PseudoLocale& locale)
        : m_locale(locale)
    {
        QCoreApplication::installTranslator(&m_locale);
        QCoreApplication::processEvents();
    }
    ~Speaking()
    {
        QCoreApplication::removeTranslator(&m_locale);
        QCoreApplication::processEvents();
    }
    Q_DISABLE_COPY_MOVE(Speaking)

private:
    PseudoLocale& m_locale;
};

} // namespace steward::test

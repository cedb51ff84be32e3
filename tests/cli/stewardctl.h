// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the real program. Nothing of the tester's own account is touched: home, data, keychain and clock zone
// are the test's.
#pragma once

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace steward::test {

struct Ran {
    int status = -1;
    QByteArray out;
    QByteArray error;

    QJsonObject object() const { return QJsonDocument::fromJson(out).object(); }
    QJsonArray array() const { return QJsonDocument::fromJson(out).array(); }
    /// What a failed comparison should show.
    QByteArray told() const
    {
        return "status " + QByteArray::number(status) + "\nout: " + out.left(2000)
            + "\nerror: " + error.left(2000);
    }
};

/// A shell of its own with a directory that goes away with it.
class Shell {
public:
    Shell()
    {
        m_environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY",
                 "STEWARD_WORKSPACE", "STEWARD_TRACE", "PGPASSWORD", "LANG"})
            m_environment.remove(QString::fromLatin1(name));
        m_environment.insert(QStringLiteral("HOME"), m_directory.path());
        m_environment.insert(QStringLiteral("XDG_DATA_HOME"), path("data"));
        m_environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_directory.path());
        m_environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
            QStringLiteral("unix:path=%1/no-bus").arg(m_directory.path()));
        m_environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        m_environment.insert(QStringLiteral("TZ"),
            QStringLiteral("America/New_York")); // whatever the machine says, London counts
    }

    QString path(const char* name) const
    {
        return QDir(m_directory.path()).filePath(QString::fromLatin1(name));
    }
    QProcessEnvironment& environment() { return m_environment; }

    void start(QProcess& process, const QStringList& words) const
    {
        process.setProcessEnvironment(m_environment);
        process.setWorkingDirectory(m_directory.path());
        process.start(QStringLiteral(STEWARDCTL), words);
    }

    Ran run(const QStringList& words, const QByteArray& input = {}) const
    {
        QProcess process;
        start(process, words);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(120'000)) {
            process.kill();
            process.waitForFinished();
            return {-1, process.readAllStandardOutput(), "did not end"};
        }
        const int status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : 128;
        return {status, process.readAllStandardOutput(), process.readAllStandardError()};
    }
    /// Words as one would type them, without quoting.
    Ran say(const char* words, const QByteArray& input = {}) const
    {
        return run(QString::fromUtf8(words).split(u' ', Qt::SkipEmptyParts), input);
    }

    void write(const char* name, const QByteArray& content) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write a test file");
    }
    QByteArray read(const QString& name) const
    {
        QFile file(QDir(m_directory.path()).filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    QTemporaryDir m_directory;
    QProcessEnvironment m_environment;
};

/// A shell whose STEWARD_WORKSPACE is a fresh workspace of a fictional trust.
class WorkspaceShell : public Shell {
public:
    explicit WorkspaceShell(bool practice = false)
    {
        environment().insert(QStringLiteral("STEWARD_WORKSPACE"), path("w.steward"));
        QStringList words{QStringLiteral("workspace"), QStringLiteral("create")};
        if (practice)
            words << QStringLiteral("--practice");
        else
            words << QStringLiteral("--name") << QStringLiteral("Northbridge NHS Trust");
        m_created = run(words);
    }
    const Ran& created() const { return m_created; }

    /// Imports the lines and gives the inbox.
    QJsonArray inboxAfterImport(const QByteArray& lines) const
    {
        run({QStringLiteral("import"), QStringLiteral("-")}, lines);
        return run({QStringLiteral("--json"), QStringLiteral("inbox")}).array();
    }

private:
    Ran m_created;
};

/// One line of the interchange format: somebody's comment on a page of ours.
inline QByteArray comment(
    const char* id, const char* author, const QString& text, const QByteArray& parent = {})
{
    QJsonObject item{
        {QStringLiteral("format"), QStringLiteral("steward-items/1")},
        {QStringLiteral("platform"), QStringLiteral("facebook")},
        {QStringLiteral("account"), QStringLiteral("northbridge")},
        {QStringLiteral("id"), QString::fromLatin1(id)},
        {QStringLiteral("root"), QStringLiteral("p-1")},
        {QStringLiteral("author"),
            QJsonObject{{QStringLiteral("id"), QString::fromLatin1(author)},
                {QStringLiteral("name"), QString::fromLatin1(author)}}},
        {QStringLiteral("text"), text},
        {QStringLiteral("created"), QDateTime::currentDateTimeUtc().addSecs(-600).toString(Qt::ISODate)},
    };
    if (!parent.isEmpty())
        item.insert(QStringLiteral("parent"), QString::fromLatin1(parent));
    return QJsonDocument(item).toJson(QJsonDocument::Compact).append('\n');
}

/// One plain sentence: one line, a capital or a quotation mark first, a full stop last, no trace of code.
inline bool isOneSentence(const QByteArray& error)
{
    const auto text = QString::fromUtf8(error);
    const bool oneLine = text.count(u'\n') == 1 && text.endsWith(u'\n');
    const auto sentence = text.trimmed();
    const QChar first = sentence.isEmpty() ? QChar() : sentence.front();
    return oneLine
        && (first.isUpper() || first == u'"' || first == QChar(0x201c) || first.isDigit() || first == u'-')
        && (sentence.endsWith(u'.') || sentence.endsWith(u';')) && !sentence.contains(u"QSql")
        && !sentence.contains(u"::");
}

} // namespace steward::test

// The call is made once, whatever becomes of it.
#define VERIFY_STATUS(call, expected)                                                                        \
    do {                                                                                                     \
        const steward::test::Ran ranNow = call;                                                              \
        QVERIFY2(ranNow.status == (expected), ranNow.told().constData());                                    \
    } while (false)
#define VERIFY_REFUSED(call, expected, words)                                                                \
    do {                                                                                                     \
        const steward::test::Ran ranNow = call;                                                              \
        QVERIFY2(ranNow.status == (expected), ranNow.told().constData());                                    \
        QVERIFY2(steward::test::isOneSentence(ranNow.error), ranNow.told().constData());                     \
        QVERIFY2(ranNow.error.contains(words), ranNow.told().constData());                                   \
    } while (false)

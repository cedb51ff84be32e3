// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/arguments.h"
#include "desktop/opened_desk.h"
#include "desktop/screenshot.h"
#include "desktop/shell/language.h"
#include "desktop/shell/main_window.h"
#include "desktop/shell/theme.h"
#include "desktop/shell/when_done.h"
#include "desktop/start/start_window.h"
#include "secrets/keychain_secret_store.h"

#include <QApplication>
#include <QFileInfo>
#include <QIcon>
#include <QLocale>
#include <QTextStream>

using namespace steward;

namespace {

/// One sentence on standard error; the value is the exit status.
int refuse(const QString& sentence, int status)
{
    QTextStream(stderr) << "steward: " << sentence << Qt::endl;
    return status;
}

/// Everything between the arguments and the event loop.
class Steward : public QObject {
public:
    Steward(Arguments arguments, Surroundings surroundings, Preferences& preferences)
        : m_arguments(std::move(arguments))
        , m_surroundings(surroundings)
        , m_preferences(preferences)
    {
    }

    /// 0, or the exit status of a refusal.
    int begin()
    {
        const auto folder = StartWindow::dataFolder();
        const auto asked = m_arguments.workspace.isEmpty() ? qEnvironmentVariable("STEWARD_WORKSPACE")
                                                           : m_arguments.workspace;
        const auto file = asked.isEmpty() ? StartWindow::ownFile(folder) : asked;
        if (asked.isEmpty() && !QFileInfo::exists(file)) {
            welcome(folder);
            return 0;
        }
        const auto address = DatabaseAddress::parse(file);
        if (!address)
            return refuse(address.error().message, exitStatus(address.error().code));
        auto workspace = Workspace::open(*address, m_surroundings);
        if (!workspace)
            return refuse(workspace.error().message, exitStatus(workspace.error().code));
        seat(std::move(*workspace));
        return 0;
    }

private:
    void welcome(const QString& folder)
    {
        m_start = std::make_unique<StartWindow>(m_surroundings, folder);
        connect(m_start.get(), &StartWindow::ready, this, [this] {
            m_start->hide();
            seat(m_start->takeWorkspace());
        });
        m_start->show();
        if (!m_arguments.screenshot.isEmpty()) {
            QTimer::singleShot(300, this, [this] {
                QCoreApplication::exit(m_start->grab().save(m_arguments.screenshot, "PNG") ? 0 : 3);
            });
        }
    }

    void seat(std::unique_ptr<Workspace> workspace)
    {
        m_workspace = std::move(workspace);
        whenDone(OpenedDesk::personAt(*m_workspace, m_arguments.person), this,
            [this](const Result<Person>& person) {
                if (!person)
                    return QCoreApplication::exit(
                        refuse(person.error().message, exitStatus(person.error().code)));
                open(*person);
            });
    }

    void open(const Person& person)
    {
        const bool looking = !m_arguments.screenshot.isEmpty();
        const auto behind = looking ? OpenedDesk::Behind::Rests : OpenedDesk::Behind::Works;
        m_desk = std::make_unique<OpenedDesk>(std::move(m_workspace), m_preferences, person, behind);
        auto& window = m_desk->window();
        if (!m_arguments.size.isEmpty())
            window.resize(m_arguments.size);
        if (!m_arguments.page.isEmpty() && !window.showPage(m_arguments.page)) {
            const auto pages = window.visiblePages().join(QStringLiteral(", "));
            return QCoreApplication::exit(refuse(
                QStringLiteral("There is no such page for this person; choose one of %1.").arg(pages), 2));
        }
        window.show();
        if (!m_arguments.openCase.isEmpty())
            m_desk->context().openCase(CaseId{m_arguments.openCase.toLongLong()});
        if (looking) {
            m_screenshot = std::make_unique<Screenshot>(window, m_arguments.screenshot, [](bool written) {
                QCoreApplication::exit(written
                        ? 0
                        : refuse(QStringLiteral("The picture could not be written; check the folder."), 3));
            });
        }
    }

    Arguments m_arguments;
    Surroundings m_surroundings;
    Preferences& m_preferences;
    std::unique_ptr<StartWindow> m_start;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<OpenedDesk> m_desk;
    std::unique_ptr<Screenshot> m_screenshot;
};

} // namespace

int main(int argc, char** argv)
{
    // Without a display Qt ends the program with a message of its own, even for --help.
    const bool hasDisplay = !qEnvironmentVariableIsEmpty("DISPLAY")
        || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") || !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
    if (!hasDisplay)
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("Steward"));
    QCoreApplication::setApplicationVersion(QStringLiteral(STEWARD_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("uk.steward.Steward"));
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/steward.svg")));

    Preferences preferences;
    speak(application, localeFor(preferences.language(), QLocale::system().uiLanguages()));
    const auto arguments = parseArguments(application.arguments());
    if (!arguments)
        return refuse(arguments.error().message, exitStatus(arguments.error().code));
    if (!hasDisplay && arguments->screenshot.isEmpty())
        return refuse(QStringLiteral("There is no display to open a window on; start it from a desktop, or "
                                     "work with stewardctl."),
            3);

    const SystemClock clock;
    KeychainSecretStore secrets;
    const ConnectorRegistry connectors;
    const auto systemPalette = QGuiApplication::palette();
    const auto systemFont = QGuiApplication::font();
    const auto theme = parseEnum<Scheme>(arguments->theme);
    const auto redress = [&] { dress(application, preferences, systemPalette, systemFont, theme); };
    redress();
    QObject::connect(&preferences, &Preferences::changed, &application, redress);

    Steward steward(*arguments, {clock, secrets, connectors}, preferences);
    if (const int status = steward.begin(); status != 0)
        return status;
    return application.exec();
}

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/opened_desk.h"
#include "desktop/screenshot.h"
#include "desktop/shell/main_window.h"
#include "desktop/shell/theme.h"
#include "desktop/shell/when_done.h"
#include "desktop/start/start_window.h"
#include "secrets/keychain_secret_store.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QLocale>
#include <QTextStream>

using namespace steward;

namespace {

struct Wishes {
    QString workspace;
    QString person;
    QString screenshot;
    QString page;
    QString openCase;
    QString theme;
    QSize size;
};

/// One sentence on standard error; the value is the exit status.
int refuse(const QString& sentence, int status)
{
    QTextStream(stderr) << "steward: " << sentence << Qt::endl;
    return status;
}

std::optional<QSize> parseSize(const QString& text)
{
    const auto parts = text.split(QLatin1Char('x'));
    const QSize size(parts.value(0).toInt(), parts.value(1).toInt());
    if (parts.size() != 2 || size.width() < 200 || size.height() < 200)
        return std::nullopt;
    return size;
}

Result<Wishes> read(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("steward", "Moderation workstation for healthcare's social media."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption workspace(
        QStringLiteral("workspace"), QStringLiteral("Open this workspace."), QStringLiteral("ADDRESS"));
    const QCommandLineOption person(
        QStringLiteral("as"), QStringLiteral("Work as this person."), QStringLiteral("PERSON"));
    const QCommandLineOption screenshot(QStringLiteral("screenshot"),
        QStringLiteral("Write a picture of the window and leave."), QStringLiteral("FILE"));
    const QCommandLineOption page(
        QStringLiteral("page"), QStringLiteral("Show this page first."), QStringLiteral("PAGE"));
    const QCommandLineOption subject(
        QStringLiteral("case"), QStringLiteral("Show this case first."), QStringLiteral("CASE"));
    const QCommandLineOption theme(
        QStringLiteral("theme"), QStringLiteral("light, dark or high-contrast."), QStringLiteral("THEME"));
    const QCommandLineOption size(
        QStringLiteral("size"), QStringLiteral("Size of the window in pixels."), QStringLiteral("WxH"));
    parser.addOptions({workspace, person, screenshot, page, subject, theme, size});
    parser.process(arguments);
    Wishes wishes{parser.value(workspace), parser.value(person), parser.value(screenshot), parser.value(page),
        parser.value(subject), parser.value(theme), {}};
    if (parser.isSet(theme) && !parseEnum<Scheme>(wishes.theme))
        return Error{ErrorCode::Invalid,
            QStringLiteral("Unknown theme; choose one of light, dark, high-contrast."), {}};
    if (parser.isSet(size)) {
        const auto parsed = parseSize(parser.value(size));
        if (!parsed)
            return Error{ErrorCode::Invalid,
                QStringLiteral("Give the size as WIDTHxHEIGHT, for example 1366x768."), {}};
        wishes.size = *parsed;
    }
    return wishes;
}

/// Everything between the arguments and the event loop.
class Steward : public QObject {
public:
    Steward(Wishes wishes, Surroundings surroundings, Preferences& preferences)
        : m_wishes(std::move(wishes))
        , m_surroundings(surroundings)
        , m_preferences(preferences)
    {
    }

    /// 0, or the exit status of a refusal.
    int begin()
    {
        const auto folder = StartWindow::dataFolder();
        const auto file = m_wishes.workspace.isEmpty() ? StartWindow::ownFile(folder) : m_wishes.workspace;
        if (m_wishes.workspace.isEmpty() && !QFileInfo::exists(file)) {
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
        if (!m_wishes.screenshot.isEmpty()) {
            QTimer::singleShot(300, this,
                [this] { QCoreApplication::exit(m_start->grab().save(m_wishes.screenshot, "PNG") ? 0 : 3); });
        }
    }

    void seat(std::unique_ptr<Workspace> workspace)
    {
        m_workspace = std::move(workspace);
        whenDone(
            OpenedDesk::personAt(*m_workspace, m_wishes.person), this, [this](const Result<Person>& person) {
                if (!person)
                    return QCoreApplication::exit(
                        refuse(person.error().message, exitStatus(person.error().code)));
                open(*person);
            });
    }

    void open(const Person& person)
    {
        const bool looking = !m_wishes.screenshot.isEmpty();
        const auto behind = looking ? OpenedDesk::Behind::Rests : OpenedDesk::Behind::Works;
        m_desk = std::make_unique<OpenedDesk>(std::move(m_workspace), m_preferences, person, behind);
        auto& window = m_desk->window();
        if (!m_wishes.size.isEmpty())
            window.resize(m_wishes.size);
        if (!m_wishes.page.isEmpty() && !window.showPage(m_wishes.page)) {
            const auto pages = window.visiblePages().join(QStringLiteral(", "));
            return QCoreApplication::exit(refuse(
                QStringLiteral("There is no such page for this person; choose one of %1.").arg(pages), 2));
        }
        window.show();
        if (!m_wishes.openCase.isEmpty())
            m_desk->context().openCase(CaseId{m_wishes.openCase.toLongLong()});
        if (looking) {
            m_screenshot = std::make_unique<Screenshot>(window, m_wishes.screenshot, [](bool written) {
                QCoreApplication::exit(written
                        ? 0
                        : refuse(QStringLiteral("The picture could not be written; check the folder."), 3));
            });
        }
    }

    Wishes m_wishes;
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
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("Steward"));
    QCoreApplication::setApplicationVersion(QStringLiteral(STEWARD_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("uk.steward.Steward"));
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));

    const auto wishes = read(application.arguments());
    if (!wishes)
        return refuse(wishes.error().message, exitStatus(wishes.error().code));

    const SystemClock clock;
    KeychainSecretStore secrets;
    const ConnectorRegistry connectors;
    Preferences preferences;
    const auto systemPalette = QGuiApplication::palette();
    const auto systemFont = QGuiApplication::font();
    const auto theme = parseEnum<Scheme>(wishes->theme);
    const auto redress = [&] { dress(application, preferences, systemPalette, systemFont, theme); };
    redress();
    QObject::connect(&preferences, &Preferences::changed, &application, redress);

    Steward steward(*wishes, {clock, secrets, connectors}, preferences);
    if (const int status = steward.begin(); status != 0)
        return status;
    return application.exec();
}

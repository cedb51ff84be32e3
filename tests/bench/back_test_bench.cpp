// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A rule is changed at the page of ground rules over 10,000 items, and the window stays awake meanwhile.
#include "benches.h"
#include "outcome.h"

#include "desktop/opened_desk.h"
#include "desktop/shell/main_window.h"
#include "desktop/shell/theme.h"
#include "services/intake.h"
#include "storage/item_store.h"
#include "support/memory_secret_store.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>

namespace steward::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int items = 10'000;
constexpr int batchSize = 500;

/// What is said in the practice workspace, said again and again by others.
void repeatWhatIsSaid(Workspace& workspace)
{
    const auto said = awaited(workspace.database().read<QList<SaidText>>(
        [](Session& session) { return ItemStore(session).inboundBefore({}, items); }));
    Intake intake(workspace);
    for (int at = 0; at < items;) {
        Collected batch;
        for (int n = 0; n < batchSize && at < items; ++n, ++at) {
            IncomingItem item;
            item.id = u"again-%1"_s.arg(at);
            item.authorId = u"u-%1"_s.arg(at);
            item.text = said.at(at % said.size()).text;
            item.created = workspace.now();
            batch.items << item;
        }
        batch.next = {u"bench/1"_s, {}};
        awaited(intake.take(AccountId{1}, batch));
    }
}

/// The longest time in which the event loop did nothing else.
class Beat {
public:
    Beat()
    {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            m_longest = std::max(m_longest, m_since.nsecsElapsed());
            m_since.restart();
        });
        m_since.start();
        m_timer.start(1);
    }
    double longestMs() const { return double(m_longest) / 1e6; }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_longest = 0;
};

} // namespace

void benchBackTest(Table& table)
{
    QTemporaryDir folder;
    const SystemClock clock;
    test::MemorySecretStore secrets;
    const ConnectorRegistry connectors;
    OrganisationProfile profile;
    profile.name = u"Northbridge CCG"_s;
    profile.practice = true;
    auto workspace
        = must(Workspace::create({DatabaseAddress::Engine::Sqlite, folder.filePath(u"workspace.steward"_s)},
            profile, {clock, secrets, connectors}));
    repeatWhatIsSaid(*workspace);
    auto& application = *qobject_cast<QApplication*>(QCoreApplication::instance());
    Preferences preferences(folder.filePath(u"desktop.ini"_s));
    dress(application, preferences, application.palette(), application.font(), Scheme::Light);
    const Person person = awaited(OpenedDesk::personAt(*workspace, {}));
    OpenedDesk desk(std::move(workspace), preferences, person, OpenedDesk::Behind::Rests);
    auto& window = desk.window();
    window.resize(1366, 768);
    window.show();
    window.showPage(u"rules"_s);
    auto* rules = window.findChild<QTableView*>(u"rulesTable"_s);
    until([&] { return rules->model()->rowCount() > 15; });
    window.findChild<QAction*>(u"rules.edit"_s)->trigger();
    until([&] { return window.findChild<QPlainTextEdit*>(u"ruleWordingEdit"_s)->isVisible(); });

    auto* counts = window.findChild<QLabel*>(u"backTestCountsLabel"_s);
    auto* stop = window.findChild<QPushButton*>(u"backTestStopButton"_s);
    window.findChild<QPushButton*>(u"ownAddButton"_s)->click();
    auto* match = window.findChild<QLineEdit*>(u"ownMatchEdit"_s);
    const Beat beat;
    const Watch watch;
    match->setText(u"appointment"_s);
    emit match->textEdited(match->text());
    until([&] { return stop->isVisible(); });
    until([&] { return !stop->isVisible(); });
    if (counts->text().isEmpty())
        qFatal("The back-test told nothing");
    table.add(u"back-test of 10,000 items, from the last key"_s, watch.wall(), u"s"_s);
    table.add(u"longest stall of the window meanwhile"_s, beat.longestMs(), u"ms"_s, 50);
}

} // namespace steward::bench

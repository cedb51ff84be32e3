// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The real window at a great many cases, in a process of its own: what it holds and how long it takes is then
// its own.
#include "benches.h"
#include "corpus.h"
#include "many_cases.h"
#include "outcome.h"

#include "desktop/inbox/triage_page.h"
#include "desktop/opened_desk.h"
#include "desktop/shell/main_window.h"
#include "desktop/shell/theme.h"
#include "services/intake.h"
#include "storage/account_store.h"
#include "support/memory_secret_store.h"

#include <QApplication>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTimer>

namespace steward::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int frames = 400;
constexpr int burst = 10'000; ///< items that come in while the window is open
constexpr int batchSize = 1000;

void rest(int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    until([&] { return timer.elapsed() >= milliseconds; });
}

/// Memory that is the process's own: pages of the mapped database are not.
double anonymousMegabytes()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        qFatal("The memory of the process cannot be read");
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith("RssAnon:"))
            return line.mid(8).trimmed().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

/// Processor milliseconds of moving the list and painting it, one frame at a time.
Percentiles paintedAt(InboxList& list, const std::function<int(int)>& place)
{
    int frame = 0;
    const Percentiles frameTimes = timed(frames, [&] {
        list.verticalScrollBar()->setValue(place(frame++));
        list.viewport()->repaint();
        if (frame % 8 == 0)
            QCoreApplication::processEvents(); // pages that were asked for come in between
    });
    return {frameTimes.p50 / 1000, frameTimes.p99 / 1000};
}

/// The longest time in which the event loop did nothing else, in milliseconds, while `burst` items came in.
double longestStall(Workspace& workspace, AccountId account)
{
    Corpus corpus(7);
    Intake intake(workspace);
    QElapsedTimer sinceBeat;
    qint64 longest = 0;
    QTimer beat;
    QObject::connect(&beat, &QTimer::timeout, &beat, [&] {
        longest = std::max(longest, sinceBeat.nsecsElapsed());
        sinceBeat.restart();
    });
    QList<Collected> batches;
    for (int at = 0; at < burst; at += batchSize) {
        Collected batch;
        for (int n = 0; n < batchSize; ++n) {
            batch.items << corpus.item();
            batch.items.last().id.prepend(u"burst-"_s);
            if (!batch.items.last().parent.isEmpty())
                batch.items.last().parent.prepend(u"burst-"_s);
        }
        batch.next = {u"bench/1"_s, {}};
        batches << batch;
    }
    beat.start(1);
    sinceBeat.start();
    for (const Collected& batch : batches)
        awaited(intake.take(account, batch));
    rest(500); // what the last batch sets off
    return double(longest) / 1e6;
}

} // namespace

QJsonObject windowFigures(const QString& file)
{
    QElapsedTimer sinceStart;
    sinceStart.start();
    auto& application = *qobject_cast<QApplication*>(QCoreApplication::instance());
    const SystemClock clock;
    test::MemorySecretStore secrets;
    const ConnectorRegistry connectors;
    QTemporaryDir folder;
    Preferences preferences(folder.filePath(u"desktop.ini"_s));
    dress(application, preferences, application.palette(), application.font(), Scheme::Light);
    auto workspace
        = must(Workspace::open({DatabaseAddress::Engine::Sqlite, file}, {clock, secrets, connectors}));
    const Person person = awaited(OpenedDesk::personAt(*workspace, {}));
    OpenedDesk desk(std::move(workspace), preferences, person, OpenedDesk::Behind::Rests);
    desk.window().resize(1400, 900);
    desk.window().show();
    auto* inbox = qobject_cast<TriagePage*>(desk.window().findChild<QWidget*>(u"inboxPage"_s));
    until([&] { return inbox->list().painted().isValid(); });
    QJsonObject figures{{u"filled"_s, double(sinceStart.elapsed())}};
    rest(1500); // the outline of the list comes after the window
    auto* bar = inbox->list().verticalScrollBar();
    figures[u"rows"_s] = inbox->model().rowCount();
    const Percentiles scrolled
        = paintedAt(inbox->list(), [bar](int frame) { return bar->minimum() + frame * bar->singleStep(); });
    QRandomGenerator random(3);
    const Percentiles jumped
        = paintedAt(inbox->list(), [&](int) { return int(random.bounded(bar->maximum() + 1)); });
    figures[u"scroll"_s] = scrolled.p99;
    figures[u"jump"_s] = jumped.p99;
    figures[u"memory"_s] = anonymousMegabytes();
    figures[u"stall"_s] = longestStall(desk.workspace(), AccountId{1});
    return figures;
}

void benchWindow(Table& table, int cases)
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"workspace.steward"_s);
    {
        const SystemClock clock;
        test::MemorySecretStore secrets;
        const ConnectorRegistry connectors;
        OrganisationProfile profile;
        profile.name = u"Northbridge"_s;
        (void)must(Workspace::create(
            {DatabaseAddress::Engine::Sqlite, file}, profile, {clock, secrets, connectors}));
        fillWithCases(file, cases, clock.now());
    }
    QProcess window;
    window.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    window.start(QCoreApplication::applicationFilePath(), {u"--window"_s, file});
    if (!window.waitForFinished(600'000) || window.exitCode() != 0)
        qFatal("The window did not tell its figures");
    const QJsonObject figures = QJsonDocument::fromJson(window.readAllStandardOutput()).object();
    const QString at = u"window at %1, "_s.arg(cases);
    const auto figure = [&figures](const char* name) { return figures[QLatin1String(name)].toDouble(); };
    table.add(at + u"rows of the list"_s, figure("rows"), u"rows"_s);
    table.add(at + u"opened and filled"_s, figure("filled"), u"ms"_s, 1200);
    table.add(at + u"a frame of scrolling: p99"_s, figure("scroll"), u"ms"_s, 8);
    table.add(at + u"a frame after a jump: p99"_s, figure("jump"), u"ms"_s, 16);
    table.add(at + u"anonymous memory"_s, figure("memory"), u"MB"_s, 60);
    table.add(at + u"longest stall while 10,000 items come in"_s, figure("stall"), u"ms"_s, 50);
}

} // namespace steward::bench

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One keychain call as a program of its own: `keychain_probe read|write|remove KEY`; the secret goes through
// standard input and output. Says "ok" or the error's code number and sentence on standard error.
#include "secrets/keychain_secret_store.h"

#include <QCoreApplication>
#include <QFutureWatcher>

#include <cstdio>
#include <iostream>
#include <iterator>
#include <string>

using namespace steward;

namespace {

template <typename T, typename Show> int finish(QFuture<Result<T>> future, Show show)
{
    QFutureWatcher<Result<T>> watcher;
    QObject::connect(&watcher, &QFutureWatcher<Result<T>>::finished, qApp, &QCoreApplication::quit);
    watcher.setFuture(future);
    if (!future.isFinished())
        QCoreApplication::exec();
    const auto result = future.result();
    if (result) {
        show(result);
        std::fputs("ok\n", stderr);
        return 0;
    }
    std::fprintf(stderr, "%d %s\n", int(result.error().code), qPrintable(result.error().message));
    return exitStatus(result.error().code);
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const auto arguments = application.arguments();
    const auto verb = arguments.value(1);
    const auto key = arguments.value(2);
    KeychainSecretStore store(QStringLiteral("uk.steward.test"));
    const auto nothing = [](const auto&) {};
    if (verb == u"read")
        return finish<QByteArray>(store.read(key), [](const Result<QByteArray>& secret) {
            std::fwrite(secret->constData(), 1, size_t(secret->size()), stdout);
        });
    if (verb == u"write") {
        const std::string secret{std::istreambuf_iterator<char>(std::cin), {}};
        return finish<void>(store.write(key, QByteArray::fromStdString(secret)), nothing);
    }
    if (verb == u"remove")
        return finish<void>(store.remove(key), nothing);
    return 2;
}

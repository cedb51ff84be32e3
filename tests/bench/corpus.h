// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Words that nobody wrote, the same every time: Zipf-distributed, about 187 bytes an item, a third of them
// new threads, some viral ones.
#pragma once

#include "platforms/connector.h"

#include <QRandomGenerator>

namespace steward::bench {

class Corpus {
public:
    explicit Corpus(quint32 seed = 99);

    QString text();
    /// A word that is about as common as the `rank`-th.
    QString word(int rank) const { return m_words[rank]; }
    /// The next item of the account; parents are items that came before.
    IncomingItem item();

private:
    QString sampled();

    QRandomGenerator m_random;
    QStringList m_words;
    qint64 m_count = 0;
};

} // namespace steward::bench

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a draft of the ground rules would have flagged, held against the rules in force.
#pragma once

#include "services/workspace.h"

namespace steward {

/// One item on which the two sets differ about a rule, for people to judge.
struct BackTestSample {
    ItemId item;
    CaseId subject;
    QString excerpt; ///< of the text, 160 characters; private: shown, never stored or logged

    bool operator==(const BackTestSample&) const = default;
};

/// One rule, in items at tier likely or above.
struct RuleTally {
    RuleId rule;
    int draft = 0; ///< flagged by the draft
    int live = 0; ///< flagged by the rules in force
    int added = 0; ///< by the draft only
    int dropped = 0; ///< by the rules in force only
    QList<BackTestSample> addedSamples; ///< newest first, at most 20
    QList<BackTestSample> droppedSamples;

    bool operator==(const RuleTally&) const = default;
};

struct BackTestReport {
    QString draftVersion;
    QString liveVersion;
    int items = 0; ///< looked at so far
    int total = 0; ///< to be looked at
    int flagged = 0; ///< items with any rule, by the draft
    int flaggedLive = 0;
    int crises = 0;
    int crisesLive = 0;
    QList<RuleTally> rules; ///< of both sets, in the draft's order, then those that it has no longer

    bool operator==(const BackTestReport&) const = default;
};

class BackTest {
public:
    /// As many as fit a working day of a busy page, and a few seconds of work.
    static constexpr int usual = 10'000;
    /// Called on a thread of the workspace's pool about four times a second with the report so far; false:
    /// stop.
    using Streaming = std::function<bool(const BackTestReport& soFar)>;

    explicit BackTest(Workspace& workspace);

    /// Judges the newest `items` inbound items by `draft` and by the rules in force, off the calling thread;
    /// nothing is stored. ErrorCode::Malformed if the draft cannot be read, ErrorCode::Cancelled if stopped.
    QFuture<Result<BackTestReport>> run(
        const Actor& actor, const QByteArray& draft, int items = usual, Streaming streaming = {});

private:
    Workspace& m_workspace;
};

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The list of cases, of any length, without ever reading more of it than is looked at.
#pragma once

#include "desktop/shell/reread.h"
#include "services/inbox.h"

#include <QAbstractListModel>
#include <QFuture>
#include <QHash>
#include <QSet>

namespace steward {

/// Where the rows come from: the inbox service, or a scripted list in tests.
struct InboxSource {
    std::function<QFuture<Result<InboxPage>>(const InboxQuery&)> page;
    std::function<QFuture<Result<InboxOutline>>(const InboxQuery&, int pageSize)> outline;

    static InboxSource of(Inbox& inbox);
};

/// What a command is given for: the case and version that somebody saw on screen.
struct CaseTarget {
    CaseId id;
    qint64 version = 0;
    bool isValid() const { return id.isValid(); }
    bool operator==(const CaseTarget&) const = default;
};

/// A windowed list: pages of 200 rows between keyset anchors, the 64 last used kept. It is never reset on a
/// refresh.
///
/// Held (somebody's focus or pointer is in the list): rows change in place only; what is new is counted
/// (waiting()), what left the view stays where it was, dimmed. Let go: the list takes its new shape, and the
/// row of `anchor` keeps its place (settled() says by how many rows everything above it grew, before anything
/// is painted). If the anchor itself left the view, the list stays held until the anchor moves on or
/// takeShape() is called.
class InboxModel : public QAbstractListModel {
    Q_OBJECT
public:
    static constexpr int pageSize = 200;
    enum class Phase { Loading, Ready, Failed };

    /// `pause`: how soon after a read the next may begin.
    explicit InboxModel(InboxSource source, std::chrono::milliseconds pause = std::chrono::milliseconds(250),
        QObject* parent = nullptr);

    void setQuery(const InboxQuery& query);
    const InboxQuery& query() const { return m_query; }
    /// Something was committed; reads again as held or let go.
    void refresh();
    /// New rows are let in now, whoever looks.
    void takeShape();
    void setHeld(bool held);
    bool isHeld() const { return m_held; }
    void setAnchor(CaseId id);
    void setVisibleRange(int first, int last);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    /// The row if it is loaded (asks for its page if not).
    const InboxRow* row(int index) const;
    int indexOf(CaseId id) const; ///< among loaded rows, -1 if not there

    /// The row as it stands after a command of ours: changed in place, dimmed if `handled`.
    void takeDone(const Case& after, const QString& ownerName, bool handled);
    bool isDimmed(CaseId id) const { return m_handled.contains(id) || m_gone.contains(id); }
    void setMarked(CaseId id, bool marked);
    bool isMarked(CaseId id) const { return m_marked.contains(id); }
    QList<CaseId> marked() const { return m_marked.values(); }
    void clearMarks();
    /// Veiled text is left out of everything that leaves the model unless this case was unveiled.
    void setUnveiled(CaseId id, bool unveiled);
    bool isVeiled(const InboxRow& row) const;
    /// Gives an excerpt with its private values masked, or nothing if it must be veiled as a whole.
    using Mask = std::function<std::optional<QString>(const QString& excerpt)>;
    void setMask(Mask mask);
    /// What may be shown of the excerpt now: masked, or as it is once unveiled.
    QString shownExcerpt(const InboxRow& row) const;

    int waiting() const { return m_waiting; }
    Phase phase() const { return m_phase; }
    const std::optional<Error>& error() const { return m_error; }
    int crisesOutside() const { return m_crisesOutside; }

signals:
    void waitingChanged(int count);
    void phaseChanged();
    /// The shape changed: rows above the anchor grew by `rowsAbove` (or shrank). Sent in the same turn of the
    /// event loop.
    void settled(int rowsAbove);

private:
    struct Page {
        QList<InboxRow> rows;
        quint64 used = 0;
    };
    struct Shape {
        InboxOutline outline;
        QHash<int, QList<InboxRow>> pages;
        int pending = 0;
        bool failed = false;
        int crisesOutside = 0;
        int first = 0; ///< pages that are read, around where the anchor is now
        int last = 0;
        int anchorAt = -1; ///< row of the anchor in the new shape
        bool byForce = false;
    };

    static int pageCount(int rows);
    void read();
    // inbox_shape.cpp
    void readShape(bool byForce);
    void placeAnchor(const std::shared_ptr<Shape>& shape);
    void readPages(const std::shared_ptr<Shape>& shape, int around);
    void takeNewShape(const std::shared_ptr<Shape>& shape);
    void shiftLoaded(int by);
    void adopt(const Shape& shape, int rowsAbove);
    void readInPlace();
    void mergeInPlace(int page, const InboxPage& fresh);

    void askFor(int page) const;
    void receivePage(int page, const Result<InboxPage>& result);
    void finish(std::optional<Error> error);
    void count();
    void setPhase(Phase phase);
    void changed(int first, int last);
    void drop();
    void trim();
    InboxQuery pageQuery(const QStringList& anchors, int page, int limit) const;
    bool holds() const { return m_held && m_phase == Phase::Ready && m_rows > 0; }

    InboxSource m_source;
    InboxQuery m_query;
    int m_generation = 0;
    int m_rows = 0;
    QStringList m_anchors;
    mutable QHash<int, Page> m_pages;
    mutable QSet<int> m_asked;
    QSet<int> m_overtaken; ///< asked for before something changed: read again once they are here
    mutable quint64 m_use = 0;
    int m_firstVisible = 0;
    int m_lastVisible = 0;
    CaseId m_anchor;
    bool m_held = false;
    bool m_forced = false;
    bool m_adopting = false;
    QSet<CaseId> m_handled; ///< by us, since the shape was taken
    QSet<CaseId> m_gone; ///< left the view by themselves
    QSet<CaseId> m_marked;
    QSet<CaseId> m_unveiled;
    QSet<CaseId> m_new;
    Mask m_mask;
    mutable QHash<QString, std::optional<QString>>
        m_masked; ///< by excerpt: reading a text costs more than painting it
    int m_waiting = 0;
    int m_crisesOutside = 0;
    int m_inPlacePending = 0;
    Phase m_phase = Phase::Loading;
    std::optional<Error> m_error;
    Reread m_reread;
};

/// A row as assistive technology reads it, with as much of the excerpt as may be shown.
QString spoken(const InboxRow& row, const QString& excerpt);

} // namespace steward

// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/inbox/inbox_model.h"

#include "base/text.h"
#include "desktop/shell/when_done.h"
#include "desktop/shell/words.h"

namespace steward {

namespace {

constexpr int keptPages = 64;

int pageCount(int rows)
{
    return (rows + InboxModel::pageSize - 1) / InboxModel::pageSize;
}

} // namespace

InboxSource InboxSource::of(Inbox& inbox)
{
    return {[&inbox](const InboxQuery& query) { return inbox.page(query); },
        [&inbox](const InboxQuery& query, int pageSize) { return inbox.outline(query, pageSize); }};
}

InboxModel::InboxModel(InboxSource source, std::chrono::milliseconds pause, QObject* parent)
    : QAbstractListModel(parent)
    , m_source(std::move(source))
    , m_reread([this] { read(); }, pause)
{
}

void InboxModel::setQuery(const InboxQuery& query)
{
    ++m_generation;
    m_query = query;
    setPhase(Phase::Loading);
    drop();
    refresh();
}

void InboxModel::drop()
{
    if (m_rows > 0) {
        beginRemoveRows({}, 0, m_rows - 1);
        m_rows = 0;
        m_pages.clear();
        endRemoveRows();
    }
    m_anchors.clear();
    m_pages.clear();
    m_asked.clear();
    m_handled.clear();
    m_gone.clear();
    m_new.clear();
    m_marked.clear();
    m_firstVisible = m_lastVisible = 0;
    count();
}

void InboxModel::refresh()
{
    m_reread.request();
}

void InboxModel::takeShape()
{
    m_forced = true;
    m_reread.request();
}

void InboxModel::setHeld(bool held)
{
    if (m_held == held)
        return;
    m_held = held;
    if (!held && (m_waiting > 0 || !m_handled.isEmpty() || !m_gone.isEmpty()))
        refresh();
}

void InboxModel::setAnchor(CaseId id)
{
    m_anchor = id;
}

void InboxModel::setVisibleRange(int first, int last)
{
    m_firstVisible = qMax(0, first);
    m_lastVisible = qMax(m_firstVisible, last);
}

void InboxModel::read()
{
    if (holds() && !m_forced)
        return readInPlace();
    readShape(std::exchange(m_forced, false));
}

void InboxModel::finish(std::optional<Error> error)
{
    m_error = std::move(error);
    setPhase(m_error ? Phase::Failed : Phase::Ready);
    m_reread.finished();
}

InboxQuery InboxModel::pageQuery(const QStringList& anchors, int page, int limit) const
{
    auto query = m_query;
    query.limit = limit;
    query.after = page == 0 ? QString() : anchors.value(page - 1);
    return query;
}

// ---- A new shape: outline first, then where the anchor went, then the pages that are looked at.

void InboxModel::readShape(bool byForce)
{
    const auto generation = m_generation;
    whenDone(m_source.outline(m_query, pageSize), this,
        [this, generation, byForce](const Result<InboxOutline>& outline) {
            if (generation != m_generation) {
                m_reread.finished();
                return refresh();
            }
            if (!outline)
                return finish(outline.error());
            auto shape = std::make_shared<Shape>();
            shape->outline = *outline;
            shape->byForce = byForce;
            placeAnchor(shape);
        });
}

void InboxModel::placeAnchor(const std::shared_ptr<Shape>& shape)
{
    const int at = m_anchor.isValid() ? indexOf(m_anchor) : -1;
    const auto* known = at < 0 ? nullptr : row(at);
    if (!known)
        return readPages(shape, m_firstVisible);
    // The rows that come after the anchor's cursor meet the next page boundary within a page: that tells its
    // number.
    auto query = m_query;
    query.after = known->cursor;
    query.limit = pageSize;
    const auto generation = m_generation;
    whenDone(m_source.page(query), this, [this, shape, generation](const Result<InboxPage>& after) {
        if (generation != m_generation) {
            m_reread.finished();
            return refresh();
        }
        if (!after)
            return finish(after.error());
        const auto& rows = after->rows;
        shape->anchorAt = int(shape->outline.rows) - int(rows.size()) - 1;
        for (int i = 0; i < rows.size(); ++i) {
            const auto boundary = shape->outline.anchors.indexOf(rows.at(i).cursor);
            if (boundary >= 0) {
                shape->anchorAt = int(boundary + 1) * pageSize - 2 - i;
                break;
            }
        }
        readPages(shape, qMax(0, shape->anchorAt));
    });
}

void InboxModel::readPages(const std::shared_ptr<Shape>& shape, int around)
{
    const int pages = pageCount(int(shape->outline.rows));
    const int screen = m_lastVisible - m_firstVisible + 1;
    shape->first = std::clamp((around - screen) / pageSize, 0, qMax(0, pages - 1));
    shape->last = std::clamp((around + screen) / pageSize, 0, qMax(0, pages - 1));
    shape->pending = shape->last - shape->first + 1;
    const auto generation = m_generation;
    for (int page = shape->first; page <= shape->last; ++page) {
        const auto query = pageQuery(shape->outline.anchors, page, pageSize);
        whenDone(
            m_source.page(query), this, [this, shape, page, generation](const Result<InboxPage>& result) {
                --shape->pending;
                if (result) {
                    shape->pages.insert(page, result->rows);
                    shape->crisesOutside = result->crisesOutside;
                } else if (!std::exchange(shape->failed, true)) {
                    m_error = result.error();
                }
                if (shape->pending > 0)
                    return;
                if (generation != m_generation) {
                    m_reread.finished();
                    return refresh();
                }
                if (shape->failed)
                    return finish(m_error);
                takeNewShape(shape);
            });
    }
}

void InboxModel::takeNewShape(const std::shared_ptr<Shape>& shape)
{
    const int before = m_anchor.isValid() ? indexOf(m_anchor) : -1;
    int now = -1;
    for (auto it = shape->pages.cbegin(); it != shape->pages.cend(); ++it) {
        for (int i = 0; i < it->size(); ++i) {
            if (it->at(i).id == m_anchor)
                now = it.key() * pageSize + i;
        }
    }
    const bool anchored = before >= 0;
    if (anchored && now < 0 && !shape->byForce)
        return readInPlace(); // the row in hand left the view: it stays, dimmed, until somebody moves on
    if (holds() && !shape->byForce)
        return readInPlace(); // the focus came back meanwhile
    m_crisesOutside = shape->crisesOutside;
    adopt(*shape, anchored && now >= 0 ? now - before : 0);
    finish({});
}

void InboxModel::shiftLoaded(int by)
{
    QHash<int, Page> moved;
    for (auto it = m_pages.cbegin(); it != m_pages.cend(); ++it) {
        for (int i = 0; i < it->rows.size(); ++i) {
            const int at = it.key() * pageSize + i + by;
            if (at < 0)
                continue;
            auto& page = moved[at / pageSize];
            if (page.rows.size() <= at % pageSize)
                page.rows.resize(at % pageSize + 1);
            page.rows[at % pageSize] = it->rows.at(i);
        }
    }
    m_pages = moved;
}

void InboxModel::adopt(const Shape& shape, int rowsAbove)
{
    const int target = int(shape.outline.rows);
    rowsAbove = std::clamp(rowsAbove, -m_rows, target);
    m_adopting = true;
    if (rowsAbove > 0) {
        beginInsertRows({}, 0, rowsAbove - 1);
        m_rows += rowsAbove;
        shiftLoaded(rowsAbove);
        endInsertRows();
    } else if (rowsAbove < 0) {
        beginRemoveRows({}, 0, -rowsAbove - 1);
        m_rows += rowsAbove;
        shiftLoaded(rowsAbove);
        endRemoveRows();
    }
    if (m_rows < target) {
        beginInsertRows({}, m_rows, target - 1);
        m_rows = target;
        endInsertRows();
    } else if (m_rows > target) {
        beginRemoveRows({}, target, m_rows - 1);
        m_rows = target;
        endRemoveRows();
    }
    m_adopting = false;
    m_pages.clear();
    m_asked.clear();
    m_anchors = shape.outline.anchors;
    for (auto it = shape.pages.cbegin(); it != shape.pages.cend(); ++it)
        m_pages.insert(it.key(), {it.value(), ++m_use});
    m_handled.clear();
    m_gone.clear();
    m_new.clear();
    if (m_rows > 0)
        changed(0, m_rows - 1);
    emit settled(rowsAbove);
    count();
}

// ---- In place: the shape stays, rows change where they are.

void InboxModel::readInPlace()
{
    QList<int> pages;
    for (int page = m_firstVisible / pageSize; page <= m_lastVisible / pageSize; ++page) {
        if (m_pages.contains(page))
            pages << page;
    }
    if (pages.isEmpty())
        return finish({});
    m_inPlacePending = int(pages.size());
    m_error.reset();
    const auto generation = m_generation;
    for (const int page : pages) {
        // Twice a page: rows that came in between must not push known ones out of sight.
        whenDone(m_source.page(pageQuery(m_anchors, page, 2 * pageSize)), this,
            [this, page, generation](const Result<InboxPage>& fresh) {
                if (generation == m_generation) {
                    if (fresh)
                        mergeInPlace(page, *fresh);
                    else
                        m_error = fresh.error();
                }
                if (--m_inPlacePending > 0)
                    return;
                if (generation != m_generation) {
                    m_reread.finished();
                    return refresh();
                }
                finish(m_error);
            });
    }
}

void InboxModel::mergeInPlace(int page, const InboxPage& fresh)
{
    const auto known = m_pages.find(page);
    if (known == m_pages.end())
        return;
    m_crisesOutside = fresh.crisesOutside;
    QHash<CaseId, const InboxRow*> byId;
    for (const auto& row : fresh.rows)
        byId.insert(row.id, &row);
    bool laterSeen = !fresh.more;
    for (int i = int(known->rows.size()) - 1; i >= 0; --i) {
        auto& row = known->rows[i];
        if (const auto* now = byId.value(row.id)) {
            laterSeen = true;
            if (*now != row) {
                const auto cursor = row.cursor; // the frozen shape keeps its own boundaries
                row = *now;
                row.cursor = cursor;
                changed(page * pageSize + i, page * pageSize + i);
            }
            if (m_gone.remove(row.id))
                changed(page * pageSize + i, page * pageSize + i);
        } else if (laterSeen && !m_gone.contains(row.id)) {
            m_gone.insert(row.id);
            changed(page * pageSize + i, page * pageSize + i);
        }
    }
    for (const auto& row : fresh.rows) {
        if (indexOf(row.id) < 0 && (page + 1 >= pageCount(m_rows) || m_pages.contains(page + 1)))
            m_new.insert(row.id);
    }
    count();
}

// ---- Pages on demand.

int InboxModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

const InboxRow* InboxModel::row(int index) const
{
    if (index < 0 || index >= m_rows)
        return nullptr;
    const int page = index / pageSize;
    const auto it = m_pages.find(page);
    if (it == m_pages.end()) {
        askFor(page);
        return nullptr;
    }
    it->used = ++m_use;
    const int offset = index % pageSize;
    // A row without an id is a hole that a shift left; it is filled in the same turn.
    return offset < it->rows.size() && it->rows.at(offset).id.isValid() ? &it->rows.at(offset) : nullptr;
}

void InboxModel::askFor(int page) const
{
    if (m_adopting || m_asked.contains(page) || page >= pageCount(m_rows))
        return;
    m_asked.insert(page);
    auto* self = const_cast<InboxModel*>(this);
    const auto generation = m_generation;
    whenDone(m_source.page(pageQuery(m_anchors, page, pageSize)), self,
        [self, page, generation](const Result<InboxPage>& result) {
            if (generation == self->m_generation)
                self->receivePage(page, result);
        });
}

void InboxModel::receivePage(int page, const Result<InboxPage>& result)
{
    if (!m_asked.remove(page))
        return; // the shape changed meanwhile
    if (!result)
        return finish(result.error());
    const int expected = qMin(pageSize, m_rows - page * pageSize);
    const auto boundary = m_anchors.value(page);
    const bool sameShape = result->rows.size() == expected
        && (boundary.isEmpty() || result->rows.isEmpty() || result->rows.last().cursor == boundary);
    m_pages.insert(page, {result->rows, ++m_use});
    trim();
    changed(page * pageSize, qMin(m_rows, (page + 1) * pageSize) - 1);
    if (!sameShape)
        takeShape();
}

void InboxModel::trim()
{
    while (m_pages.size() > keptPages) {
        auto oldest = m_pages.begin();
        for (auto it = m_pages.begin(); it != m_pages.end(); ++it) {
            if (it->used < oldest->used)
                oldest = it;
        }
        m_pages.erase(oldest);
    }
}

int InboxModel::indexOf(CaseId id) const
{
    for (auto it = m_pages.cbegin(); it != m_pages.cend(); ++it) {
        for (int i = 0; i < it->rows.size(); ++i) {
            if (it->rows.at(i).id == id)
                return it.key() * pageSize + i;
        }
    }
    return -1;
}

QVariant InboxModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    const auto* found = row(index.row());
    return found ? spoken(*found, shownExcerpt(*found)) : tr("Loading");
}

QString spoken(const InboxRow& row, const QString& excerpt)
{
    QStringList parts{InboxModel::tr("Case %1").arg(row.id.toString())};
    if (row.crisis)
        parts << InboxModel::tr("Crisis");
    if (const auto severity = words::of(row.priority); !severity.isEmpty())
        parts << severity;
    parts << InboxModel::tr("%1 on %2").arg(isolated(row.author), row.account) << words::of(row.state);
    if (row.due)
        parts << InboxModel::tr("due %1").arg(
            toLocalText(*row.due).left(16).replace(QLatin1Char('T'), QLatin1Char(' ')));
    if (!row.ownerName.isEmpty())
        parts << InboxModel::tr("owner %1").arg(isolated(row.ownerName));
    if (row.notRead)
        parts << InboxModel::tr("not read by rules");
    parts << (excerpt.isEmpty() ? InboxModel::tr("text veiled") : excerpt);
    return parts.join(QStringLiteral(", "));
}

// ---- What people did to rows.

void InboxModel::takeDone(const Case& after, const QString& ownerName, bool handled)
{
    const int at = indexOf(after.id);
    if (at < 0)
        return;
    auto& row = m_pages[at / pageSize].rows[at % pageSize];
    row.version = after.version;
    row.state = after.state;
    row.owner = after.owner;
    row.ownerName = ownerName;
    row.claimedBy = after.claim ? std::optional(after.claim->by) : std::nullopt;
    row.priority = after.priority;
    if (const auto* clock = after.leadingClock()) {
        row.clock = clock->status;
        row.due = clock->dueAt;
    } else {
        row.clock = ClockStatus::None;
        row.due.reset();
    }
    handled ? void(m_handled.insert(after.id)) : void(m_handled.remove(after.id));
    changed(at, at);
}

void InboxModel::setMarked(CaseId id, bool marked)
{
    marked ? void(m_marked.insert(id)) : void(m_marked.remove(id));
    if (const int at = indexOf(id); at >= 0)
        changed(at, at);
}

void InboxModel::clearMarks()
{
    m_marked.clear();
    if (m_rows > 0)
        changed(0, m_rows - 1);
}

void InboxModel::setUnveiled(CaseId id, bool unveiled)
{
    unveiled ? void(m_unveiled.insert(id)) : void(m_unveiled.remove(id));
    if (const int at = indexOf(id); at >= 0)
        changed(at, at);
}

bool InboxModel::isVeiled(const InboxRow& row) const
{
    return row.excerptIsSensitive && !m_unveiled.contains(row.id) && shownExcerpt(row).isEmpty();
}

QString InboxModel::shownExcerpt(const InboxRow& row) const
{
    if (!row.excerptIsSensitive || m_unveiled.contains(row.id))
        return row.excerpt;
    if (!m_mask)
        return {};
    auto known = m_masked.constFind(row.excerpt);
    if (known == m_masked.cend()) {
        constexpr int kept = 4000;
        if (m_masked.size() > kept)
            m_masked.clear();
        known = m_masked.insert(row.excerpt, m_mask(row.excerpt));
    }
    return known->value_or(QString());
}

void InboxModel::setMask(Mask mask)
{
    m_mask = std::move(mask);
    m_masked.clear();
    if (m_rows > 0)
        changed(0, m_rows - 1);
}

void InboxModel::changed(int first, int last)
{
    emit dataChanged(index(first), index(last));
}

void InboxModel::count()
{
    if (std::exchange(m_waiting, int(m_new.size())) != m_waiting)
        emit waitingChanged(m_waiting);
}

void InboxModel::setPhase(Phase phase)
{
    if (std::exchange(m_phase, phase) != phase)
        emit phaseChanged();
}

} // namespace steward

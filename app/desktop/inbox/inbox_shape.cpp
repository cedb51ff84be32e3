// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the list takes a new shape around its anchor, and how rows change in place while somebody holds it.
#include "desktop/inbox/inbox_model.h"

#include "desktop/shell/when_done.h"

namespace steward {

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
    m_overtaken.clear();
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
        else if (m_asked.contains(page))
            m_overtaken.insert(page);
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

} // namespace steward

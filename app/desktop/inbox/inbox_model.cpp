// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/inbox/inbox_model.h"

#include "desktop/shell/when_done.h"

namespace steward {

namespace {

constexpr int keptPages = 64;

} // namespace

InboxSource InboxSource::of(Inbox& inbox)
{
    return {[&inbox](const InboxQuery& query) { return inbox.page(query); },
        [&inbox](const InboxQuery& query, int pageSize) { return inbox.outline(query, pageSize); }};
}

int InboxModel::pageCount(int rows)
{
    return (rows + pageSize - 1) / pageSize;
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
    m_overtaken.clear();
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
    const bool overtaken = m_overtaken.remove(page);
    if (!sameShape)
        takeShape();
    else if (overtaken)
        refresh();
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

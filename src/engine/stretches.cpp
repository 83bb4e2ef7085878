#include "engine/stretches.h"

#include "engine/attributes.h"

namespace xingji {

void Stretches::turn_to(std::size_t account) {
  at_ = account;
  room_.refiled.clear();
  for (ExemptRows* rows : {&plan_.exempt, &plan_.extend}) {
    rows->start(*accounts_[at_].filings);
    room_.refiled.insert(room_.refiled.end(), rows->changes().begin(), rows->changes().end());
  }
}

void Stretches::add_lane(std::uint32_t row, Day from, Day until) {
  const Instant view = view_                             ? *view_
                       : until == last_ && from == last_ ? last_view_
                                                         : zone_.end_of(from);
  if (!existence_.of(row, view)) return;
  room_.rows.lanes.rows.push_back(row);
  if (accounts_.size() > 1) room_.rows.lanes.accounts.push_back(static_cast<std::uint32_t>(at_));
  room_.rows.lanes.views.push_back(view);
  if (view_) room_.rows.lanes.judged.push_back(from);
  room_.rows.spans.from.push_back(from);
  room_.rows.spans.until.push_back(until);
}

// Ascending and each once. A row has a handful: sorting them afterwards costs more.
void Stretches::insert_change(Day day) {
  std::vector<Day>& changes = room_.changes;
  auto at = changes.end();
  while (at != changes.begin() && *(at - 1) > day) --at;
  if (at == changes.begin() || *(at - 1) != day) changes.insert(at, day);
}

void Stretches::watch(const TouchedColumn& touched) {
  const Table own = plan_.measure->table;
  const auto& words = accounts_.front().shard->table(touched.table).columns[touched.column].words;
  if (words.empty()) return;
  const bool is_own = touched.table == own;
  const bool is_order = touched.table == Table::orders;
  room_.watched.push_back({words.data(), touched.table, is_own, is_order && !is_own,
                           !is_order && (!is_own || plan_.joins_itself)});
}

void Stretches::add_changes_of(const WatchedColumn& watched, std::uint32_t row) {
  if (watched.is_own) add_change_at(watched.words[row]);
  if (watched.is_of_order) {
    const std::uint32_t order = order_row(accounts_[at_], plan_.measure->table, row);
    if (order != no_row) add_change_at(watched.words[order]);
  }
  if (watched.is_joined) {
    const auto [begin, end] = joined_rows(accounts_[at_], plan_.measure->table, row, watched.table);
    for (std::uint32_t other = begin; other < end; ++other) add_change_at(watched.words[other]);
  }
}

void Stretches::add_changes_of_selection(std::size_t selection, std::uint32_t row) {
  for (const Members::Span& span : (*accounts_[at_].members)[selection].of(row)) {
    add_change(span.from);
    add_change(span.until + 1);
  }
}

void Stretches::add_changes_of_selections(std::uint32_t row) {
  for (const std::size_t s : plan_.measure->selections) add_changes_of_selection(s, row);
  if (plan_.asked_sets.empty()) return;
  const std::uint32_t order = order_row(accounts_[at_], plan_.measure->table, row);
  if (order == no_row) return;
  for (const std::size_t s : plan_.asked_sets) add_changes_of_selection(s, order);
}

void Stretches::add(std::uint32_t row, Day first, Day until) {
  if (first == until) return add_lane(row, first, until);
  if (plan_.changes_daily || view_) {
    for (Day day = first; day <= until; ++day) add_lane(row, day, day);
    return;
  }
  from_ = first;
  until_ = until;
  std::vector<Day>& changes = room_.changes;
  changes.clear();
  for (const WatchedColumn& watched : room_.watched) add_changes_of(watched, row);
  for (const Instant instant : room_.refiled) add_change_at(instant);
  for (const Day day : plan_.changes) add_change(day);
  if (plan_.asks_attributes) {
    for (const Day day : accounts_[at_].attributes->changes()) add_change(day);
  }
  add_changes_of_selections(row);
  Day from = first;
  for (const Day day : changes) {
    add_lane(row, from, day - 1);
    from = day;
  }
  add_lane(row, from, until);
}

}  // namespace xingji

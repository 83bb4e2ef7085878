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

void Stretches::add_stretch(std::uint32_t row, Day from, Day until) {
  const Instant view = view_                             ? *view_
                       : until == last_ && from == last_ ? last_view_
                                                         : zone_.end_of(from);
  if (!existence_.of(row, view)) return;
  room_.stretches.push_back({view, row, static_cast<std::uint32_t>(at_), from, until, anchor_});
}

// Ascending and each once. A row has a handful: sorting them afterwards costs more.
void Stretches::insert_change(Day day) {
  std::vector<Day>& changes = room_.changes;
  std::size_t at = changes.size();
  while (at > 0 && changes[at - 1] > day) --at;
  if (at == 0 || changes[at - 1] != day) {
    changes.insert(changes.begin() + static_cast<std::ptrdiff_t>(at), day);
  }
}

void Stretches::watch(const TouchedColumn& touched) {
  const Table own = plan_.measure->table;
  const auto& words = accounts_.front().shard->table(touched.table).columns[touched.column].words;
  if (words.empty()) return;
  const bool is_own = touched.table == own;
  const bool is_order = touched.table == Table::orders;
  if (is_own) room_.watched.own.push_back(words.data());
  if (is_order && !is_own) room_.watched.of_order.push_back(words.data());
  if (is_order || (is_own && !plan_.joins_itself)) return;
  auto& beside = room_.watched.beside;
  // The columns of a table come together.
  if (beside.empty() || beside.back().table != touched.table) beside.push_back({touched.table, {}});
  beside.back().columns.push_back(words.data());
}

// What instants of the row, its order and the rows beside it change.
void Stretches::add_seen_changes(std::uint32_t row) {
  for (const WatchedColumns::Words words : room_.watched.own) add_change_at(words[row]);
  if (!room_.watched.of_order.empty()) {
    const std::uint32_t order = order_row(accounts_[at_], plan_.measure->table, row);
    if (order != no_row) {
      for (const WatchedColumns::Words words : room_.watched.of_order) add_change_at(words[order]);
    }
  }
  if (!room_.watched.beside.empty()) add_changes_beside(row);
}

void Stretches::add_changes_beside(std::uint32_t row) {
  for (const WatchedColumns::Beside& beside : room_.watched.beside) {
    const auto [begin, end] = joined_rows(accounts_[at_], plan_.measure->table, row, beside.table);
    for (std::uint32_t other = begin; other < end; ++other) {
      for (const WatchedColumns::Words words : beside.columns) add_change_at(words[other]);
    }
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

void Stretches::add(std::uint32_t row, Day first, Day until, Day anchor) {
  anchor_ = anchor;
  if (first == until) return add_stretch(row, first, until);
  if (plan_.changes_daily || view_) {
    for (Day day = first; day <= until; ++day) add_stretch(row, day, day);
    return;
  }
  from_ = first;
  until_ = until;
  std::vector<Day>& changes = room_.changes;
  changes.clear();
  add_seen_changes(row);
  for (const Instant instant : room_.refiled) add_change_at(instant);
  for (const Day day : plan_.changes) add_change(day);
  if (plan_.asks_attributes) {
    for (const Day day : accounts_[at_].attributes->changes()) add_change(day);
  }
  if (asks_selections_) add_changes_of_selections(row);
  Day from = first;
  for (const Day day : changes) {
    add_stretch(row, from, day - 1);
    from = day;
  }
  add_stretch(row, from, until);
}

}  // namespace xingji

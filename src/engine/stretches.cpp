#include "engine/stretches.h"

#include "engine/attributes.h"

namespace xingji {

namespace {

// When the days first … last begin, in `room`.
const Instant* starts_of(const Zone& zone, Day first, Day last, std::vector<Instant>& room) {
  room.clear();
  for (Day day = first; day <= last; ++day) room.push_back(zone.start_of(day));
  return room.data();
}

}  // namespace

Stretches::Stretches(Plan& plan, MeasurePlan& measure, Accounts accounts, Day first, Day last,
                     bool knows_anchors)
    : room_(plan.room),
      plan_(measure),
      zone_(plan.pack->zone),
      accounts_(accounts),
      first_(first),
      starts_(starts_of(zone_, first, last + 1, room_.starts)),
      facts_{zone_.start_of(first + 1), zone_.end_of(last)},
      view_(plan.view),
      asks_selections_(!measure.measure->selections.empty() || !measure.asked_sets.empty()),
      knows_anchors_(knows_anchors),
      existence_(accounts.front().shard->table(measure.measure->table), measure.measure->table),
      watched_(room_.watched),
      rows_(room_.rows) {
  watched_.clear();
  for (const TouchedColumn& touched : measure.instants) watch(touched);
}

void Stretches::turn_to(std::size_t account) {
  at_ = account;
  for (WatchedColumns::Beside& beside : watched_.beside) beside.rows.turn_to(accounts_[at_]);
  room_.refiled.clear();
  for (ExemptRows* rows : {&plan_.exempt, &plan_.extend}) {
    rows->start(*accounts_[at_].filings);
    room_.refiled.insert(room_.refiled.end(), rows->changes().begin(), rows->changes().end());
  }
  const bool attributes_change_it =
      plan_.asks_attributes && !accounts_[at_].attributes->changes().empty();
  only_facts_change_it_ = !plan_.changes_daily && !view_ && room_.refiled.empty() &&
                          plan_.changes.empty() && !attributes_change_it && !asks_selections_;
}

void Stretches::start() {
  // What is there is filled again from the front; it grows where there are more rows.
  constexpr std::size_t least = 32;
  rows_.lanes.dues.clear();
  resize(std::max(rows_.size(), least));
  size_ = 0;
}

RowSpans& Stretches::finish() {
  resize(size_);
  return rows_;
}

void Stretches::resize(std::size_t size) {
  rows_.lanes.rows.resize(size);
  rows_.lanes.views.resize(size);
  rows_.spans.from.resize(size);
  rows_.spans.until.resize(size);
  rows_.lanes.anchors.resize(knows_anchors_ ? size : 0);
  rows_.lanes.accounts.resize(accounts_.size() > 1 ? size : 0);
  rows_.lanes.judged.resize(view_ ? size : 0);
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
  if (is_own) watched_.own.push_back(words.data());
  if (is_order && !is_own) watched_.of_order.push_back(words.data());
  if (is_order || (is_own && !plan_.joins_itself)) return;
  auto& beside = watched_.beside;
  // The columns of a table come together.
  if (beside.empty() || beside.back().table != touched.table) {
    beside.push_back({touched.table, Joined(*accounts_.front().shard, own, touched.table), {}});
  }
  beside.back().columns.push_back(words.data());
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

void Stretches::add_stretches(std::uint32_t row, Day first, Day until) {
  if (plan_.changes_daily || view_) {
    for (Day day = first; day <= until; ++day) add_stretch(row, day, day);
    return;
  }
  from_ = first;
  until_ = until;
  std::vector<Day>& changes = room_.changes;
  changes.clear();
  visit_instants(row, [&](std::uint32_t instant) {
    add_change_at(instant);
    return false;
  });
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

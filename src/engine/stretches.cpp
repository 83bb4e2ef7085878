#include "engine/stretches.h"

#include <algorithm>

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
                     const std::uint32_t* anchors)
    : room_(plan.room),
      plan_(measure),
      zone_(plan.pack->zone),
      accounts_(accounts),
      first_(first),
      last_(last),
      starts_(starts_of(zone_, first, last + 1, room_.starts)),
      is_narrow_(starts_[0] > 0 && start_of(last + 1) <= end_of_facts),
      clock_(zone_.steady_clock(starts_[0], start_of(last + 1))),
      view_(plan.view),
      asks_selections_(!measure.measure->selections.empty() || !measure.asked_sets.empty()),
      knows_anchors_(anchors != nullptr),
      existence_(accounts.front().shard->table(measure.measure->table), measure.measure->table),
      watched_(room_.watched),
      rows_(room_.rows) {
  watched_.clear();
  for (const TouchedColumn& touched : measure.instants) watch(touched);
  if (!view_) std::erase(watched_.own, anchors);
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
    room_.changes.push_back(span.from);
    room_.changes.push_back(span.until + 1);
  }
}

// Filings, numbers of the pack, attributes, selections.
void Stretches::add_changes_beside_facts(std::uint32_t row) {
  std::vector<Day>& changes = room_.changes;
  for (const Instant instant : room_.refiled) changes.push_back(zone_.day_of(instant));
  changes.insert(changes.end(), plan_.changes.begin(), plan_.changes.end());
  if (plan_.asks_attributes) {
    const auto& own = accounts_[at_].attributes->changes();
    changes.insert(changes.end(), own.begin(), own.end());
  }
  for (const std::size_t s : plan_.measure->selections) add_changes_of_selection(s, row);
  if (plan_.asked_sets.empty()) return;
  const std::uint32_t order = order_row(accounts_[at_], plan_.measure->table, row);
  if (order == no_row) return;
  for (const std::size_t s : plan_.asked_sets) add_changes_of_selection(s, order);
}

// Calls `see` with the instants of the row's order and of the rows beside it that can change what
// the row is worth.
template <class See>
void Stretches::visit_beside(std::uint32_t row, const See& see) const {
  if (!watched_.of_order.empty()) {
    const std::uint32_t order = order_row(accounts_[at_], plan_.measure->table, row);
    if (order != no_row) {
      for (const WatchedColumns::Words words : watched_.of_order) see(words[order]);
    }
  }
  for (const WatchedColumns::Beside& beside : watched_.beside) {
    const auto [begin, end] = beside.rows.of(row);
    for (std::uint32_t other = begin; other < end; ++other) {
      for (const WatchedColumns::Words words : beside.columns) see(words[other]);
    }
  }
}

// The same and its own.
template <class See>
void Stretches::visit_instants(std::uint32_t row, const See& see) const {
  for (const WatchedColumns::Words words : watched_.own) see(words[row]);
  visit_beside(row, see);
}

// The days but the first on which the row looks otherwise than the day before: ascending, each
// once.
void Stretches::find_changes(std::uint32_t row, const Days& days) {
  std::vector<Day>& changes = room_.changes;
  changes.clear();
  const Instant first = start_of(days.first + 1);
  const Instant end = start_of(days.until + 1);
  visit_instants(row, [&](Instant instant) {
    if (instant >= first && instant < end) changes.push_back(zone_.day_of(instant));
  });
  if (!only_facts_change_it_) {
    add_changes_beside_facts(row);
    std::erase_if(changes, [&](Day day) { return day <= days.first || day > days.until; });
  }
  if (changes.size() <= 1) return;
  std::sort(changes.begin(), changes.end());
  changes.erase(std::unique(changes.begin(), changes.end()), changes.end());
}

void Stretches::add_stretch(std::uint32_t row, const Days& days) {
  const Instant view = view_ ? *view_ : start_of(days.first + 1) - 1;
  if (!existence_.of(row, view)) return;
  make_room(1);
  const Slots to = slots();
  *to.rows = row;
  *to.from = days.first;
  *to.until = days.until;
  if (to.anchors != nullptr) *to.anchors = days.anchor;
  *to.views = view;
  if (to.accounts != nullptr) *to.accounts = static_cast<std::uint32_t>(at_);
  if (view_) rows_.lanes.judged[size_] = days.first;
  ++size_;
}

void Stretches::add_stretches(std::uint32_t row, const Days& days) {
  if (plan_.changes_daily || view_) {
    for (Day day = days.first; day <= days.until; ++day) add_stretch(row, {day, day, days.anchor});
    return;
  }
  find_changes(row, days);
  Day from = days.first;
  for (const Day day : room_.changes) {
    add_stretch(row, {from, day - 1, days.anchor});
    from = day;
  }
  add_stretch(row, {from, days.until, days.anchor});
}

void Stretches::add_one_by_one(std::size_t count) {
  const Slots from = slots();
  std::vector<std::pair<std::uint32_t, Days>> rows;  // lanes are written where these are
  for (std::size_t i = 0; i < count; ++i) {
    const Day anchor = from.anchors == nullptr ? 0 : from.anchors[i];
    rows.push_back({from.rows[i], {from.from[i], from.until[i], anchor}});
  }
  for (const auto& [row, days] : rows) {
    if (days.first <= days.until) add_stretches(row, days);
  }
}

// One column after the other: processors take eight rows at once then.
void Stretches::add(std::size_t count) {
  if (!only_facts_change_it_ || !is_narrow_) return add_one_by_one(count);
  const Slots to = slots();
  find_runs(to, count);
  find_seconds(to, count);
  const bool are_all_there = look_for_rows(to, count);
  if (to.accounts != nullptr) std::fill_n(to.accounts, count, static_cast<std::uint32_t>(at_));
  const std::size_t begin = size_;
  size_ += count;
  if (first_ < last_) {
    look_for_changes(to, count);
    const std::uint32_t* const changed = room_.changed.data();
    for (std::size_t i = 0; i < count; ++i) {
      if (changed[i] != 0) add_later_stretches(begin + i);
    }
  }
  if (!are_all_there) leave_out(begin);
}

// Neighbours lie together in every column, and most rows have some.
void Stretches::find_runs(Slots to, std::size_t count) {
  room_.runs.clear();
  for (std::size_t begin = 0; begin < count;) {
    const std::uint32_t row = to.rows[begin];
    std::size_t end = begin + 1;
    while (end < count && to.rows[end] - row == end - begin) ++end;
    room_.runs.push_back({row, begin, end});
    begin = end;
  }
}

// Calls `see` with the place of each row and its word in the column.
template <class See>
void Stretches::visit_words(const std::uint32_t* words, const See& see) const {
  for (const FoldRoom::Run& run : room_.runs) {
    const std::uint32_t* const own = words + run.row;
    for (std::size_t i = run.begin; i < run.end; ++i) see(i, own[i - run.begin]);
  }
}

// When the rows' days but the first begin, and how long these are.
void Stretches::find_seconds(Slots to, std::size_t count) {
  room_.begins.resize(count);
  room_.seconds.resize(count);
  std::uint32_t* const begins = room_.begins.data();
  std::uint32_t* const seconds = room_.seconds.data();
  const auto find = [&](const auto& second_of) {
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint32_t begin = second_of(to.from[i] + 1);
      begins[i] = begin;
      seconds[i] = second_of(std::max(to.from[i], to.until[i]) + 1) - begin;
      to.views[i] = static_cast<Instant>(begin) - 1;
    }
  };
  if (clock_) {
    find([clock = *clock_](Day day) { return clock.start_of(day); });
  } else {
    find([this](Day day) { return static_cast<std::uint32_t>(start_of(day)); });
  }
}

// Marks the rows of which an instant lies on one of their days but the first.
void Stretches::look_for_changes(Slots to, std::size_t count) {
  room_.changed.assign(count, 0);
  std::uint32_t* const changed = room_.changed.data();
  const std::uint32_t* const begins = room_.begins.data();
  const std::uint32_t* const seconds = room_.seconds.data();
  const auto look = [=](std::size_t i, std::uint32_t instant) {
    changed[i] |= instant - begins[i] < seconds[i] ? 1U : 0U;
  };
  for (const WatchedColumns::Words words : watched_.own) visit_words(words, look);
  if (watched_.of_order.empty() && watched_.beside.empty()) return;
  for (std::size_t i = 0; i < count; ++i) {
    visit_beside(to.rows[i], [&](std::uint32_t instant) { look(i, instant); });
  }
}

// Marks those that are there on their first day, if they have one; whether all are.
bool Stretches::look_for_rows(Slots to, std::size_t count) {
  room_.there.resize(count);
  std::uint32_t* const there = room_.there.data();
  for (std::size_t i = 0; i < count; ++i) there[i] = to.from[i] <= to.until[i] ? 1U : 0U;
  if (const std::uint32_t* events = existence_.events()) {
    const std::uint32_t* const begins = room_.begins.data();
    visit_words(events, [=](std::size_t i, std::uint32_t event) {
      there[i] &= event - 1U < begins[i] - 1U ? 1U : 0U;
    });
  }
  std::uint32_t all = 0;
  for (std::size_t i = 0; i < count; ++i) all += there[i];
  return all == count;
}

// A row's first stretch ends where the next begins.
void Stretches::add_later_stretches(std::size_t lane) {
  const std::uint32_t row = rows_.lanes.rows[lane];
  const Day until = rows_.spans.until[lane];
  const Day anchor = knows_anchors_ ? rows_.lanes.anchors[lane] : 0;
  find_changes(row, {rows_.spans.from[lane], until, anchor});
  const std::vector<Day>& changes = room_.changes;
  if (changes.empty()) return;
  rows_.spans.until[lane] = changes.front() - 1;
  for (std::size_t c = 0; c < changes.size(); ++c) {
    const Day last = c + 1 < changes.size() ? changes[c + 1] - 1 : until;
    add_stretch(row, {changes[c], last, anchor});
  }
}

// Of the lanes from there on those that are marked as not there; behind the marks all are.
void Stretches::leave_out(std::size_t begin) {
  room_.marks.assign(size_, 1);
  std::copy(room_.there.begin(), room_.there.end(),
            room_.marks.begin() + static_cast<std::ptrdiff_t>(begin));
  finish();
  rows_.keep(room_.marks);
  size_ = rows_.size();
}

}  // namespace xingji

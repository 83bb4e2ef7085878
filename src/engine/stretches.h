// From rows to stretches of days on which nothing that a measure sees of the row changes. Each
// becomes a lane, so that what a row is worth need only be asked once for it.
#pragma once

#include <algorithm>

#include "engine/plan.h"

namespace xingji {

class Stretches {
 public:
  /// For the days first … last. `knows_anchors`: whoever adds a row knows the day of its anchor.
  Stretches(Plan& plan, MeasurePlan& measure, Accounts accounts, Day first, Day last,
            bool knows_anchors);

  /// To the account whose rows are added next, by position.
  void turn_to(std::size_t account);

  /// Adds those of a row on the days first … until, which lie inside the fold's. Of nearly all rows
  /// it is one, which is found out with the least of work.
  void add(std::uint32_t row, Day first, Day until, Day anchor) {
    anchor_ = anchor;
    if (first == until) return add_stretch(row, first, until);
    if (only_facts_change_it_) {
      const Seconds seconds{start_of(first + 1), start_of(until + 1) - 1};
      const bool changes = visit_instants(
          row, [&](std::uint32_t instant) { return seconds.hold(static_cast<Instant>(instant)); });
      if (!changes) return add_stretch(row, first, until);
    }
    add_stretches(row, first, until);
  }

  /// Adds rows as add() does, all at once. Only where the fold has but one day, the plan no view of
  /// all days, and whoever adds rows knows their anchors.
  template <class AnchorOf>
  void add_on_the_day(std::span<const std::uint32_t> rows, const AnchorOf& anchor_of) {
    const std::size_t begin = size_;
    if (begin + rows.size() > rows_.size()) resize(std::max(begin + rows.size(), 2 * begin));
    const Instant view = start_of(first_ + 1) - 1;
    std::uint32_t* added = rows_.lanes.rows.data() + begin;
    Day* anchors = rows_.lanes.anchors.data() + begin;
    std::size_t count = 0;
    for (const std::uint32_t row : rows) {
      added[count] = row;
      anchors[count] = anchor_of(row);
      count += existence_.of(row, view) ? 1U : 0U;
    }
    std::fill_n(rows_.lanes.views.data() + begin, count, view);
    std::fill_n(rows_.spans.from.data() + begin, count, first_);
    std::fill_n(rows_.spans.until.data() + begin, count, first_);
    if (accounts_.size() > 1) {
      std::fill_n(rows_.lanes.accounts.data() + begin, count, static_cast<std::uint32_t>(at_));
    }
    size_ = begin + count;
  }

  /// How many there are since the last start().
  std::size_t size() const { return size_; }
  /// Those that were added since the last start(), in the room of the plan.
  RowSpans& finish();
  void start();

 private:
  struct Seconds {
    Instant first;
    Instant last;
    bool hold(Instant instant) const { return instant >= first && instant <= last; }
  };

  // Of the fold's days and the one behind them.
  Instant start_of(Day day) const { return starts_[day - first_]; }

  void add_stretch(std::uint32_t row, Day from, Day until) {
    const Instant view = view_ ? *view_ : start_of(from + 1) - 1;
    if (!existence_.of(row, view)) return;
    if (size_ == rows_.size()) resize(2 * size_);
    rows_.lanes.rows[size_] = row;
    rows_.lanes.views[size_] = view;
    rows_.spans.from[size_] = from;
    rows_.spans.until[size_] = until;
    if (knows_anchors_) rows_.lanes.anchors[size_] = anchor_;
    if (accounts_.size() > 1) rows_.lanes.accounts[size_] = static_cast<std::uint32_t>(at_);
    if (view_) rows_.lanes.judged[size_] = from;
    ++size_;
  }

  /// Calls `see` with the instants that can change what the row is worth, its own, its order's and
  /// those of the rows beside it, until it says true; whether it did.
  template <class See>
  bool visit_instants(std::uint32_t row, const See& see) const {
    for (const WatchedColumns::Words words : watched_.own) {
      if (see(words[row])) return true;
    }
    if (!watched_.of_order.empty()) {
      const std::uint32_t order = order_row(accounts_[at_], plan_.measure->table, row);
      if (order != no_row) {
        for (const WatchedColumns::Words words : watched_.of_order) {
          if (see(words[order])) return true;
        }
      }
    }
    for (const WatchedColumns::Beside& beside : watched_.beside) {
      const auto [begin, end] = beside.rows.of(row);
      for (std::uint32_t other = begin; other < end; ++other) {
        for (const WatchedColumns::Words words : beside.columns) {
          if (see(words[other])) return true;
        }
      }
    }
    return false;
  }

  void watch(const TouchedColumn& touched);
  void resize(std::size_t size);
  void add_stretches(std::uint32_t row, Day first, Day until);
  void add_change(Day day) {
    if (day > from_ && day <= until_) insert_change(day);
  }
  void add_change_at(Instant instant) {
    if (facts_.hold(instant)) add_change(zone_.day_of(instant));
  }
  void insert_change(Day day);
  void add_changes_of_selections(std::uint32_t row);
  void add_changes_of_selection(std::size_t selection, std::uint32_t row);

  FoldRoom& room_;
  MeasurePlan& plan_;
  const Zone& zone_;
  Accounts accounts_;
  std::size_t at_ = 0;  // the account turned to
  Day first_;
  const Instant* starts_;        // of the days
  Seconds facts_;                // of the fold's days but the first
  std::optional<Instant> view_;  // of all days
  bool asks_selections_;
  bool knows_anchors_;
  bool only_facts_change_it_ = false;  // of the account's rows: no filings, numbers of the pack, …
  Day from_ = 0;                       // of the row at hand
  Day until_ = 0;
  Day anchor_ = 0;
  Existence existence_;
  WatchedColumns& watched_;
  RowSpans& rows_;
  std::size_t size_ = 0;  // of the rows those that are filled
};

}  // namespace xingji

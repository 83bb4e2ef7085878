// From rows to stretches of days on which nothing that a measure sees of the row changes. Each
// becomes a lane, so that what a row is worth need only be asked once for it.
#pragma once

#include <algorithm>

#include "engine/plan.h"

namespace xingji {

class Stretches {
 public:
  /// For the days first … last. `anchors`: of each row the instant, or one a constant away, that is
  /// its anchor, which has been seen on all days of a row that is added; null: nobody knows it.
  Stretches(Plan& plan, MeasurePlan& measure, Accounts accounts, Day first, Day last,
            const std::uint32_t* anchors);

  /// To the account whose rows are added next, by position.
  void turn_to(std::size_t account);

  /// Where lanes are written, from the next on.
  struct Slots {
    std::uint32_t* rows;
    Day* from;
    Day* until;
    Day* anchors;  // null: nobody knows them
    Instant* views;
    std::uint32_t* accounts;  // null: all are the first's
  };

  /// Room for rows of the account turned to. Whoever adds rows writes there which they are, on
  /// which days they count, which lie inside the fold's or are none, and the days of their anchors.
  Slots room_for(std::size_t count) {
    make_room(count);
    return slots();
  }
  /// Adds the stretches of as many rows as are written there.
  void add(std::size_t count);

  /// How many there are since the last start().
  std::size_t size() const { return size_; }
  /// Those that were added since the last start(), in the room of the plan.
  RowSpans& finish();
  void start();

 private:
  // Of the fold's days and the one behind them.
  Instant start_of(Day day) const { return starts_[day - first_]; }

  struct Days {
    Day first;
    Day until;
    Day anchor;
  };

  Slots slots() {
    Lanes& lanes = rows_.lanes;
    return {lanes.rows.data() + size_,
            rows_.spans.from.data() + size_,
            rows_.spans.until.data() + size_,
            knows_anchors_ ? lanes.anchors.data() + size_ : nullptr,
            lanes.views.data() + size_,
            accounts_.size() > 1 ? lanes.accounts.data() + size_ : nullptr};
  }
  void make_room(std::size_t more) {
    if (size_ + more > rows_.size()) resize(std::max(size_ + more, 2 * size_));
  }

  void add_one_by_one(std::size_t count);
  void add_stretches(std::uint32_t row, const Days& days);
  void add_stretch(std::uint32_t row, const Days& days);
  void find_changes(std::uint32_t row, const Days& days);
  template <class See>
  void visit_instants(std::uint32_t row, const See& see) const;
  template <class See>
  void visit_beside(std::uint32_t row, const See& see) const;

  void find_runs(Slots to, std::size_t count);
  template <class See>
  void visit_words(const std::uint32_t* words, const See& see) const;
  void find_seconds(Slots to, std::size_t count);
  void look_for_changes(Slots to, std::size_t count);
  bool look_for_rows(Slots to, std::size_t count);
  void add_later_stretches(std::size_t lane);
  void leave_out(std::size_t begin);

  void watch(const TouchedColumn& touched);
  void resize(std::size_t size);
  void add_changes_beside_facts(std::uint32_t row);
  void add_changes_of_selection(std::size_t selection, std::uint32_t row);

  FoldRoom& room_;
  MeasurePlan& plan_;
  const Zone& zone_;
  Accounts accounts_;
  std::size_t at_ = 0;  // the account turned to
  Day first_;
  Day last_;
  const Instant* starts_;             // of the days
  bool is_narrow_;                    // the days begin at instants of 32 bits,
  std::optional<SteadyClock> clock_;  // and none of them is longer than the others
  std::optional<Instant> view_;       // of all days
  bool asks_selections_;
  bool knows_anchors_;
  bool only_facts_change_it_ = false;  // of the account's rows: no filings, numbers of the pack, …
  Existence existence_;
  WatchedColumns& watched_;
  RowSpans& rows_;
  std::size_t size_ = 0;  // of the rows those that are filled
};

}  // namespace xingji

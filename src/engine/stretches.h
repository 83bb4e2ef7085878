// From rows to stretches of days on which nothing that a measure sees of the row changes. Each
// becomes a lane, so that what a row is worth need only be asked once for it.
#pragma once

#include "engine/plan.h"

namespace xingji {

class Stretches {
 public:
  /// For the days first … last. Stretches go to the room of the plan.
  Stretches(Plan& plan, MeasurePlan& measure, Accounts accounts, Day first, Day last)
      : room_(plan.room),
        plan_(measure),
        zone_(plan.pack->zone),
        accounts_(accounts),
        last_(last),
        first_change_(zone_.start_of(first + 1)),
        last_view_(zone_.end_of(last)),
        view_(plan.view),
        asks_selections_(!measure.measure->selections.empty() || !measure.asked_sets.empty()),
        existence_(accounts.front().shard->table(measure.measure->table), measure.measure->table) {
    room_.watched.clear();
    for (const TouchedColumn& touched : measure.instants) watch(touched);
  }

  /// To the account whose rows are added next, by position.
  void turn_to(std::size_t account);

  /// Adds those of a row on the days first … until, which lie inside the fold's.
  void add(std::uint32_t row, Day first, Day until, Day anchor);

 private:
  void add_stretch(std::uint32_t row, Day from, Day until);
  void add_change(Day day) {
    if (day > from_ && day <= until_) insert_change(day);
  }
  void add_change_at(Instant instant) {
    if (instant >= first_change_ && instant <= last_view_) add_change(zone_.day_of(instant));
  }
  void insert_change(Day day);
  void watch(const TouchedColumn& touched);
  void add_seen_changes(std::uint32_t row);
  void add_changes_beside(std::uint32_t row);
  void add_changes_of_selections(std::uint32_t row);
  void add_changes_of_selection(std::size_t selection, std::uint32_t row);

  FoldRoom& room_;
  MeasurePlan& plan_;
  const Zone& zone_;
  Accounts accounts_;
  std::size_t at_ = 0;  // the account turned to
  Day last_;
  Instant first_change_;
  Instant last_view_;
  std::optional<Instant> view_;  // of all days
  bool asks_selections_;
  Day from_ = 0;  // of the row at hand
  Day until_ = 0;
  Day anchor_ = 0;
  Existence existence_;
};

}  // namespace xingji

#include "engine/row_pass.h"

#include <algorithm>
#include <numeric>

#include "engine/stretches.h"

namespace xingji {
namespace {

// Lanes at a time, and some more where a row has several or many come at once: registers stay in
// the second-level cache.
constexpr std::uint32_t block = 512;

std::size_t depth_of(const Sieve& sieve) {
  std::size_t depth = 0;
  for (const Sieve& next : sieve.next) depth = std::max(depth, 1 + depth_of(next));
  return depth;
}

class RowPass {
 public:
  RowPass(Plan& plan, const PassParts& pass, Accounts accounts, Day first, Day last)
      : pass_(pass),
        lead_(*pass.parts.front().measure),
        outlet_(pass.parts.front().outlet),
        zone_(plan.pack->zone),
        accounts_(accounts),
        shard_(*accounts.front().shard),
        first_(first),
        last_(last),
        view_(plan.view),
        moments_(find_moments()),
        stretches_(plan, lead_, accounts, first, last, moments_.words),
        room_(plan.room),
        rows_(room_.rows),
        lanes_(rows_.lanes) {}

  void run() {
    find_builders();
    stretches_.start();
    room_.live.resize(block);
    room_.live_words.resize(block);
    const std::size_t depth = depth_of(pass_.sieve);
    room_.sifted.resize(std::max(room_.sifted.size(), depth));
    room_.counters.resize(std::max(room_.counters.size(), depth + 1));
    for (std::size_t a = 0; a < accounts_.size(); ++a) {
      const auto [begin, end] = shard_.rows_of(lead_.measure->table, accounts_[a].account);
      if (begin == end) continue;
      stretches_.turn_to(a);
      for (std::uint32_t from = begin; from < end; from += std::min(block, end - from)) {
        add_rows(keep_built(find_live(from, std::min(block, end - from))));
      }
    }
    take_block();
  }

 private:
  void find_builders() {
    if (!lead_.built_by) return;
    const Table table = lead_.measure->table;
    builders_ = shard_.table(table).columns[column_index(table, "built_by")].words.data();
  }

  void add_rows(std::size_t live) {
    if (live == 0) return;
    const Stretches::Slots to = stretches_.room_for(live);
    std::copy_n(room_.live.data(), live, to.rows);
    write_days(live, to);
    stretches_.add(live);
    if (stretches_.size() >= block) take_block();
  }

  // Those that were built as the measure asks.
  std::size_t keep_built(std::size_t live) const {
    if (builders_ == nullptr) return live;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < live; ++i) {
      const std::uint32_t row = room_.live[i];
      room_.live_words[kept] = room_.live_words[i];
      room_.live[kept] = row;
      kept += builders_[row] == *lead_.built_by ? 1U : 0U;
    }
    return kept;
  }

  // Rows whose anchors lie in some window. They come nearly by time: of 32 neighbours mostly all
  // are inside or none is. Near a window's ends a branch for each would be guessed wrong as often
  // as not.
  std::size_t find_live(std::uint32_t from, std::uint32_t rows) {
    constexpr std::uint32_t at_once = 32;
    std::uint32_t* live = room_.live.data();
    if (moments_.words == nullptr) {
      std::iota(live, live + rows, from);
      return rows;
    }
    std::size_t count = 0;
    const Moments moments = moments_;
    const std::uint32_t end = from + rows;
    std::uint32_t* words = room_.live_words.data();
    const auto add = [&](std::uint32_t row) {
      live[count] = row;
      words[count] = moments.words[row];
      count += moments.hold(words[count]) ? 1U : 0U;
    };
    std::uint32_t row = from;
    for (; row + at_once <= end; row += at_once) {
      const std::uint32_t held = moments.count_held<at_once>(moments.words + row);
      if (held == at_once) {
        std::iota(live + count, live + count + at_once, row);
        std::copy_n(moments.words + row, at_once, words + count);
        count += at_once;
      } else if (held != 0) {
        for (std::uint32_t i = 0; i < at_once; ++i) add(row + i);
      }
    }
    for (; row < end; ++row) add(row);
    return count;
  }

  // Where a row's anchor is an instant of its own, and a constant after it, its days are known
  // without a look at anything else: most rows lie outside every window.
  struct Moments {
    const std::uint32_t* words = nullptr;  // none: the anchor is asked of every lane
    std::int64_t later = 0;
    std::uint32_t first = 0;                          // of those whose anchors lie in some window
    std::uint32_t seconds = 0;                        // how many of them there are
    std::optional<SteadyClock> clock = std::nullopt;  // of them and their anchors

    bool hold(std::uint32_t word) const { return word - first < seconds; }
    template <std::uint32_t count>
    std::uint32_t count_held(const std::uint32_t* some) const {
      std::uint32_t held = 0;
      for (std::uint32_t i = 0; i < count; ++i) held += hold(some[i]) ? 1U : 0U;
      return held;
    }
  };
  Moments find_moments() const {
    const auto moment = lead_.anchor.moment();
    if (!moment) return {};
    const auto& words = shard_.table(lead_.measure->table).columns[moment->column].words;
    if (words.empty()) return {};
    // Of no window are instants outside of what is kept, and 0, which is none.
    const Instant from = zone_.start_of(first_ + pass_.earliest) - moment->later;
    Instant to = zone_.end_of(last_ + pass_.latest) - moment->later;
    if (!view_) to = std::min(to, zone_.end_of(last_));  // what has not been seen then never counts
    const Instant first = std::clamp<Instant>(from, 1, end_of_facts);
    const Instant last = std::clamp<Instant>(to, 0, end_of_facts);
    const std::int64_t later = moment->later;
    return {words.data(), later, static_cast<std::uint32_t>(first),
            static_cast<std::uint32_t>(std::max<Instant>(last - first + 1, 0)),
            zone_.steady_clock(first + std::min<std::int64_t>(later, 0),
                               std::max(first, last) + std::max<std::int64_t>(later, 0))};
  }

  // The days on which a row's anchor has been seen and some window holds it.
  void write_days(std::size_t count, const Stretches::Slots& to) const {
    if (moments_.words == nullptr) {
      std::fill_n(to.from, count, first_);
      std::fill_n(to.until, count, last_);
      return;
    }
    if (moments_.clock) {
      write_days(count, SteadyDays{*moments_.clock, moments_.later}, to);
    } else {
      write_days(count, ZoneDays{zone_, moments_.later}, to);
    }
  }

  struct SteadyDays {
    SteadyClock clock;
    std::int64_t later;
    Day seen_on(std::uint32_t word) const { return clock.day_of(word); }
    Day anchor(std::uint32_t word) const {
      return clock.day_of(word + static_cast<std::uint32_t>(later));
    }
  };
  struct ZoneDays {
    const Zone& zone;
    std::int64_t later;
    Day seen_on(std::uint32_t word) const { return zone.day_of(word); }
    Day anchor(std::uint32_t word) const { return zone.day_of(word + later); }
  };

  template <class Days>
  void write_days(std::size_t count, const Days& days, Stretches::Slots to) const {
    const std::uint32_t* const words = room_.live_words.data();
    const Day first = first_;
    const Day last = last_;
    const Day earliest = pass_.earliest;
    const Day latest = pass_.latest;
    for (std::size_t i = 0; i < count; ++i) {
      const Day anchor = days.anchor(words[i]);
      to.anchors[i] = anchor;
      to.from[i] = std::max(first, anchor - latest);
      to.until[i] = std::min(last, anchor - earliest);
    }
    for (std::size_t i = 0; i < count; ++i) {
      if (!view_) to.from[i] = std::max(to.from[i], days.seen_on(words[i]));
      if (view_ && words[i] > *view_) to.until[i] = first - 1;
    }
  }

  void take_block() {
    if (stretches_.size() == 0) return;
    stretches_.finish();
    extend_lanes();
    anchor_lanes();
    if (rows_.size() > 0) sift(pass_.sieve, rows_, 0);
    stretches_.start();
  }

  // What one measure leaves out others may count: rows stay as they are until all have taken them.
  void sift(const Sieve& sieve, const RowSpans& rows, std::size_t depth) {
    RowCounter& counter = room_.counters[depth];
    counter.turn_to(rows);
    for (const std::size_t taker : sieve.takers) {
      const PassPart& part = pass_.parts[taker];
      if (only_counts(*part.measure, accounts_, part.outlet)) {
        count(part, counter);
      } else {
        take_rows(*part.measure, accounts_, part.outlet, rows, room_);
      }
    }
    for (const Sieve& next : sieve.next) {
      filter(next, rows);
      if (next.next.empty() && only_count(next.takers)) {
        for (const std::size_t taker : next.takers) {
          count(pass_.parts[taker], counter, room_.marks);
        }
        continue;
      }
      const RowSpans& left = rows.marked(room_.marks, room_.sifted[depth]);
      if (left.size() > 0) sift(next, left, depth + 1);
    }
  }

  bool only_count(const std::vector<std::size_t>& takers) const {
    return std::all_of(takers.begin(), takers.end(), [&](std::size_t taker) {
      const PassPart& part = pass_.parts[taker];
      return only_counts(*part.measure, accounts_, part.outlet);
    });
  }

  static void count(const PassPart& part, RowCounter& counter,
                    std::span<const std::uint8_t> marks = {}) {
    counter.count(part.measure->measure->window, part.outlet.sign, *part.outlet.posts, marks);
  }

  // Marks the rows that the filter lets through.
  void filter(const Sieve& sieve, const RowSpans& rows) {
    const PassPart& part = pass_.parts[sieve.measure];
    const LaneValues& holds = part.measure->filters[sieve.filter].run(accounts_, rows.lanes);
    std::vector<std::uint8_t>& marks = room_.marks;
    marks.resize(rows.size());
    mark(holds, rows.size(), marks.data());
    if (part.outlet.witness != nullptr) {
      Witness::FilterCount& count = part.outlet.witness->filters[sieve.filter];
      for (std::size_t i = 0; i < rows.size(); ++i) {
        count.untrue += marks[i] == 0 ? 1U : 0U;
        count.unknown += holds.known[i] == 0 ? 1U : 0U;
      }
    }
  }

  static void mark(const LaneValues& holds, std::size_t count, std::uint8_t* marks) {
    const std::int64_t* value = holds.value.data();
    const std::uint8_t* known = holds.known.data();
    for (std::size_t i = 0; i < count; ++i) {
      marks[i] = static_cast<std::uint8_t>(known[i] & static_cast<int>(value[i] == 1));
    }
  }

  // Before anything else asks for the due time.
  void extend_lanes() {
    if (!lead_.extend.may_act(accounts_)) return;
    lanes_.dues.assign(lanes_.size(), 0);
    visit_extensions(lead_, accounts_, lanes_, [&](std::size_t lane, const Filing& filing) {
      lanes_.dues[lane] = std::max(lanes_.dues[lane], filing.new_due_at);
    });
  }

  void anchor_lanes() {
    if (moments_.words == nullptr) run_anchors();
    Witness* witness = outlet_.witness;
    if (witness != nullptr) keep_in_window();
    if (lead_.by) keep_own();
    if (witness != nullptr) witness->in_window += lanes_.size();
  }

  void run_anchors() {
    const LaneValues& anchors = lead_.anchor.run(accounts_, lanes_);
    std::vector<std::uint8_t>& marks = room_.marks;
    marks.assign(lanes_.size(), 0);
    lanes_.anchors.resize(lanes_.size());
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
      if (anchors.known[i] == 0) continue;
      const Day day = zone_.day_of(anchors.value[i]);
      lanes_.anchors[i] = day;
      // In some window on some day of the span.
      marks[i] = static_cast<std::uint8_t>(day - pass_.latest <= rows_.spans.until[i] &&
                                           day - pass_.earliest >= rows_.spans.from[i]);
    }
    rows_.keep(marks);
  }

  void keep_own() {
    const LaneValues& owners = lead_.by->run(accounts_, lanes_);
    room_.marks.resize(lanes_.size());
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
      const std::uint32_t key = accounts_[lanes_.account_of(i)].key;
      const bool is_own = owners.value[i] == static_cast<std::int64_t>(key);
      room_.marks[i] = static_cast<std::uint8_t>(owners.known[i] != 0 && is_own);
      if (outlet_.witness != nullptr && owners.known[i] == 0) ++outlet_.witness->of_nobody;
    }
    rows_.keep(room_.marks);
  }

  // With a witness there is one day, and only rows inside the window that applies are of interest.
  void keep_in_window() {
    const Window::Choice& choice = lead_.measure->window.choices[outlet_.choice];
    room_.marks.assign(lanes_.size(), 0);
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
      room_.marks[i] = static_cast<std::uint8_t>(lanes_.anchors[i] >= choice.first_day(first_) &&
                                                 lanes_.anchors[i] <= choice.last_day(first_));
    }
    rows_.keep(room_.marks);
  }

  const PassParts& pass_;
  MeasurePlan& lead_;
  const Outlet& outlet_;  // of the lead
  const Zone& zone_;
  Accounts accounts_;
  const Shard& shard_;
  Day first_;
  Day last_;
  const std::optional<Instant> view_;  // of all days
  const Moments moments_;
  Stretches stretches_;
  const std::uint32_t* builders_ = nullptr;  // none: rows are looked at whatever built them
  FoldRoom& room_;
  RowSpans& rows_;
  Lanes& lanes_;
};

}  // namespace

void run_pass(Plan& plan, const PassParts& pass, Accounts accounts, Day first, Day last) {
  const MeasurePlan& lead = *pass.parts.front().measure;
  if (Witness* witness = pass.parts.front().outlet.witness) {
    witness->filters.resize(lead.filters.size());
  }
  const auto has_rows = [&](const AccountRows& account) {
    const auto [begin, end] = account.shard->rows_of(lead.measure->table, account.account);
    return begin != end;
  };
  if (std::none_of(accounts.begin(), accounts.end(), has_rows)) return;
  RowPass(plan, pass, accounts, first, last).run();
}

}  // namespace xingji

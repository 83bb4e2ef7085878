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
        is_of_one_day_(first == last && !view_),
        moments_(find_moments()),
        stretches_(plan, lead_, accounts, first, last, moments_.words != nullptr),
        room_(plan.room),
        rows_(room_.rows),
        lanes_(rows_.lanes) {}

  void run() {
    find_builders();
    stretches_.start();
    room_.live.resize(block);
    room_.sifted.resize(std::max(room_.sifted.size(), depth_of(pass_.sieve)));
    for (std::size_t a = 0; a < accounts_.size(); ++a) {
      const auto [begin, end] = shard_.rows_of(lead_.measure->table, accounts_[a].account);
      if (begin == end) continue;
      stretches_.turn_to(a);
      for (std::uint32_t from = begin; from < end; from += std::min(block, end - from)) {
        add_rows(find_live(from, std::min(block, end - from)));
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
    if (is_of_one_day_ && moments_.words != nullptr && builders_ == nullptr) {
      const auto anchor_of = [&zone = zone_, moments = moments_](std::uint32_t row) {
        return zone.day_of(moments.words[row] + moments.later);
      };
      stretches_.add_on_the_day(std::span(room_.live).first(live), anchor_of);
      if (stretches_.size() >= block) take_block();
      return;
    }
    for (const std::uint32_t row : std::span(room_.live).first(live)) {
      if (builders_ != nullptr && builders_[row] != *lead_.built_by) continue;
      moments_.words == nullptr ? stretches_.add(row, first_, last_, 0) : add_live(row);
      if (stretches_.size() >= block) take_block();
    }
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
    const auto add = [&](std::uint32_t row) {
      live[count] = row;
      count += moments.hold(moments.words[row]) ? 1U : 0U;
    };
    std::uint32_t row = from;
    for (; row + at_once <= end; row += at_once) {
      if (!moments.hold_any<at_once>(moments.words + row)) continue;
      for (std::uint32_t i = 0; i < at_once; ++i) add(row + i);
    }
    for (; row < end; ++row) add(row);
    return count;
  }

  // Where a row's anchor is an instant of its own, and a constant after it, its days are known
  // without a look at anything else: most rows lie outside every window.
  struct Moments {
    const std::uint32_t* words = nullptr;  // none: the anchor is asked of every lane
    std::int64_t later = 0;
    std::uint32_t first = 0;    // of those whose anchors lie in some window
    std::uint32_t seconds = 0;  // how many of them there are

    bool hold(std::uint32_t word) const { return word - first < seconds; }
    template <std::uint32_t count>
    bool hold_any(const std::uint32_t* some) const {
      std::uint32_t any = 0;
      for (std::uint32_t i = 0; i < count; ++i) any |= hold(some[i]) ? 1U : 0U;
      return any != 0;
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
    return {words.data(), moment->later, static_cast<std::uint32_t>(first),
            static_cast<std::uint32_t>(std::max<Instant>(last - first + 1, 0))};
  }

  // On the days on which the anchor has been seen and some window holds it.
  void add_live(std::uint32_t row) {
    const Instant seen = moments_.words[row];
    if (view_ && seen > *view_) return;
    const Day day = zone_.day_of(seen + moments_.later);
    const Day seen_on = view_ ? first_ : moments_.later == 0 ? day : zone_.day_of(seen);
    const Day from = std::max({first_, seen_on, day - pass_.latest});
    const Day until = std::min(last_, day - pass_.earliest);
    if (from > until) return;
    stretches_.add(row, from, until, day);
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
    for (const std::size_t taker : sieve.takers) {
      const PassPart& part = pass_.parts[taker];
      take_rows(*part.measure, accounts_, part.outlet, rows, room_);
    }
    for (const Sieve& next : sieve.next) {
      filter(next, rows);
      if (next.next.empty() && only_count(next.takers)) {
        count(next.takers, rows);
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

  void count(const std::vector<std::size_t>& takers, const RowSpans& rows) const {
    for (const std::size_t taker : takers) {
      const PassPart& part = pass_.parts[taker];
      count_rows(*part.measure, part.outlet, rows, room_.marks);
    }
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
  const bool is_of_one_day_;           // and seen from its end
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

#include "engine/measure_fold.h"

#include <algorithm>

#include "engine/exempt.h"

namespace xingji {
namespace {

class MeasureFold {
 public:
  MeasureFold(MeasurePlan& measure, Accounts accounts, const Outlet& outlet, const RowSpans& rows,
              FoldRoom& room)
      : plan_(measure),
        accounts_(accounts),
        data_(accounts.front().shard->table(plan_.measure->table)),
        outlet_(outlet),
        witness_(outlet.witness),
        rows_(&rows),
        room_(room.counted),
        marks_(room.marks) {}

  void run() {
    exempt_lanes();
    select_lanes();
    post_lanes();
  }

 private:
  const Lanes& lanes() const { return rows_->lanes; }
  const Spans& spans() const { return rows_->spans; }
  void keep_marked() { rows_ = &rows_->marked(marks_, room_); }

  void exempt_lanes() {
    if (!plan_.exempt.may_act(accounts_)) return;
    marks_.assign(lanes().size(), 1);
    for (std::size_t e = 0; e < plan_.exempted_instants.size(); ++e) {
      const LaneValues& instants = plan_.exempted_instants[e].run(accounts_, lanes());
      visit_accounts(lanes(), [&](std::size_t at, std::size_t begin, std::size_t end) {
        plan_.exempt.start(*accounts_[at].filings);
        for (std::size_t i = begin; i < end && !plan_.exempt.is_empty(); ++i) {
          if (instants.known[i] != 0) exempt_lane(e, accounts_[at], i, instants.value[i]);
        }
      });
    }
    keep_marked();
  }

  void exempt_lane(std::size_t exemption, const AccountRows& account, std::size_t lane,
                   Instant instant) {
    if (marks_[lane] == 0) return;
    const std::uint32_t row = lanes().rows[lane];
    const Filing* filing = plan_.exempt.find(exemption, account, row, instant, lanes().views[lane]);
    if (filing == nullptr) return;
    marks_[lane] = 0;
    if (witness_ != nullptr) witness_->exempted.push_back({row, filing->id});
  }

  void select_lanes() {
    for (const std::size_t selection : plan_.measure->selections) {
      marks_.resize(lanes().size());
      for (std::size_t i = 0; i < lanes().size(); ++i) {
        const Members& members = (*accounts_[lanes().account_of(i)].members)[selection];
        marks_[i] = static_cast<std::uint8_t>(members.holds(lanes().rows[i], spans().from[i]));
        if (witness_ != nullptr && marks_[i] == 0) ++witness_->not_selected;
      }
      keep_marked();
    }
  }

  // The days of a row's span on which the window holds it.
  Members::Span days_held(std::size_t lane) const {
    const Window::Choice& window = plan_.measure->window.choices.front();
    return {std::max(spans().from[lane], window.first_judged(lanes().anchors[lane])),
            std::min(spans().until[lane], window.last_judged(lanes().anchors[lane]))};
  }

  // Accounts are ranked one by one.
  void rank_lanes() {
    marks_.resize(lanes().size());
    std::vector<Members::Span> held;
    for (std::size_t i = 0; i < lanes().size(); ++i) {
      const Members::Span days = days_held(i);
      marks_[i] = static_cast<std::uint8_t>(days.from <= days.until);
      if (marks_[i] != 0) held.push_back(days);
    }
    keep_marked();
    outlet_.ranking->take(accounts_.front(), lanes(), held);
  }

  // In the measure's units, of which every value is a whole number; the loader sees to it.
  std::int64_t worth_of_lane(const LaneValues* values, const LaneValues* weights,
                             std::size_t lane) {
    if (counts_orders_) return data_.case_of[lanes().rows[lane]];
    if (weights == nullptr && plan_.measure->value->type != Type::number)
      return values->value[lane];
    Int128 value = values == nullptr ? 1 : values->value[lane];
    Int128 denominator = 1;
    if (values != nullptr && !values->denominator.empty()) denominator = values->denominator[lane];
    if (weights != nullptr) {
      value *= weights->value[lane];
      denominator *= weights->denominator[lane];
    }
    Int128 units = 0;
    const bool fits = !__builtin_mul_overflow(value, Int128{plan_.measure->denominator}, &units);
    if (fits) {
      CHECK(units % denominator == 0);
      units /= denominator;
    }
    // Kept off the lowest value, so that posts can change its sign.
    if (!fits || units > INT64_MAX || units <= INT64_MIN) {
      if (outlet_.posts != nullptr) outlet_.posts->fits[lanes().account_of(lane)] = 0;
      return 0;
    }
    return static_cast<std::int64_t>(units);
  }

  // An order_id is kept as the case that it leads to.
  static bool is_order_link(const MeasurePlan& plan) {
    const auto column = plan.value ? plan.value->plain_column() : std::nullopt;
    return column && column == order_link(plan.measure->table);
  }

  static bool is_known(const LaneValues* values, std::size_t lane) {
    return values == nullptr || values->known[lane] != 0;
  }

  void post_lanes() {
    if (lanes().size() == 0) return;
    if (outlet_.ranking != nullptr) return rank_lanes();
    const LaneValues* values = plan_.value ? &plan_.value->run(accounts_, lanes()) : nullptr;
    const LaneValues* weights = plan_.weight ? &plan_.weight->run(accounts_, lanes()) : nullptr;
    const bool counts = values == nullptr && weights == nullptr;
    if (counts && witness_ == nullptr) return count_rows(plan_, outlet_, *rows_);
    for (std::size_t i = 0; i < lanes().size(); ++i) {
      if (!is_known(values, i) || !is_known(weights, i)) {
        if (witness_ != nullptr) ++witness_->without_value;
        continue;
      }
      const std::int64_t value = counts ? 1 : worth_of_lane(values, weights, i);
      if (outlet_.posts != nullptr) post(i, value);
      if (witness_ != nullptr) witness_->counted.push_back({lanes().rows[i], value});
    }
    if (witness_ != nullptr) witness_extensions();
  }

  void witness_extensions() {
    if (!plan_.extend.may_act(accounts_)) return;
    visit_extensions(plan_, accounts_, lanes(), [&](std::size_t lane, const Filing& filing) {
      if (filing.new_due_at != lanes().dues[lane]) return;
      witness_->extended.push_back({lanes().rows[lane], filing.id});
    });
  }

  void post(std::size_t lane, std::int64_t value) {
    const auto& choices = plan_.measure->window.choices;
    for (std::size_t c = 0; c < choices.size(); ++c) {
      const Day enter =
          std::max(spans().from[lane], choices[c].first_judged(lanes().anchors[lane]));
      const Day leave =
          std::min(spans().until[lane], choices[c].last_judged(lanes().anchors[lane])) + 1;
      if (enter >= leave) continue;
      outlet_.posts->post({lanes().account_of(lane), c}, outlet_.sign, {enter, leave, value});
    }
  }

  MeasurePlan& plan_;
  Accounts accounts_;
  const TableData& data_;
  const bool counts_orders_ = is_order_link(plan_);
  const Outlet& outlet_;
  Witness* witness_;
  const RowSpans* rows_;  // those that are left
  RowSpans& room_;
  std::vector<std::uint8_t>& marks_;
};

}  // namespace

bool only_counts(const MeasurePlan& measure, Accounts accounts, const Outlet& outlet) {
  return !measure.value && !measure.weight && measure.measure->selections.empty() &&
         outlet.witness == nullptr && outlet.ranking == nullptr &&
         !measure.exempt.may_act(accounts);
}

namespace {

// `counts`, below: of a lane, 1 where its row counts, else 0.

// Where there is but one day: an account's rows are counted first, so that none waits for what the
// one before it has written.
template <class Counts>
void count_lanes_of_day(const Window::Choice& choice, const RowSpans& rows, MeasurePosts& posts,
                        std::size_t at, std::int64_t sign, const Counts& counts) {
  const Day* anchors = rows.lanes.anchors.data();
  const Day first = choice.first_day(posts.first);
  const Day last = choice.last_day(posts.first);
  visit_accounts(rows.lanes, [&](std::size_t account, std::size_t begin, std::size_t end) {
    std::int32_t held = 0;
    for (std::size_t i = begin; i < end; ++i) {
      held += static_cast<std::int32_t>(anchors[i] >= first) &
              static_cast<std::int32_t>(anchors[i] <= last) & counts(i);
    }
    std::int64_t* days = posts.differences_of({account, at});
    days[0] += sign * held;
    days[1] -= sign * held;
  });
}

// What most measures do with most rows.
template <class Counts>
void count_lanes(const Window::Choice& choice, const RowSpans& rows, MeasurePosts& posts,
                 std::size_t at, std::int64_t sign, const Counts& counts) {
  const std::uint32_t* accounts =
      rows.lanes.accounts.empty() ? nullptr : rows.lanes.accounts.data();
  const Day* from = rows.spans.from.data();
  const Day* until = rows.spans.until.data();
  const Day* anchors = rows.lanes.anchors.data();
  const std::size_t count = rows.size();
  const std::size_t width = posts.choices * posts.stride;
  const Day first = posts.first;
  std::int64_t* differences = posts.differences_of({0, at});
  for (std::size_t i = 0; i < count; ++i) {
    const Day enter = std::max(from[i], choice.first_judged(anchors[i]));
    const Day leave = std::min(until[i], choice.last_judged(anchors[i])) + 1;
    if (enter >= leave) continue;
    std::int64_t* days = differences + (accounts == nullptr ? 0 : accounts[i] * width);
    const std::int64_t number = counts(i) * sign;
    days[enter - first] += number;
    days[leave - first] -= number;
  }
}

template <class Counts>
void count_in_windows(const MeasurePlan& measure, const Outlet& outlet, const RowSpans& rows,
                      const Counts& counts) {
  const auto& choices = measure.measure->window.choices;
  MeasurePosts& posts = *outlet.posts;
  const bool is_of_one_day = posts.stride == 2;
  for (std::size_t c = 0; c < choices.size(); ++c) {
    if (is_of_one_day) {
      count_lanes_of_day(choices[c], rows, posts, c, outlet.sign, counts);
    } else {
      count_lanes(choices[c], rows, posts, c, outlet.sign, counts);
    }
  }
}

}  // namespace

void count_rows(const MeasurePlan& measure, const Outlet& outlet, const RowSpans& rows) {
  count_in_windows(measure, outlet, rows, [](std::size_t) { return 1; });
}

void count_rows(const MeasurePlan& measure, const Outlet& outlet, const RowSpans& rows,
                std::span<const std::uint8_t> marks) {
  count_in_windows(measure, outlet, rows,
                   [marks](std::size_t lane) { return static_cast<std::int32_t>(marks[lane]); });
}

void take_rows(MeasurePlan& measure, Accounts accounts, const Outlet& outlet, const RowSpans& rows,
               FoldRoom& room) {
  MeasureFold(measure, accounts, outlet, rows, room).run();
}

}  // namespace xingji

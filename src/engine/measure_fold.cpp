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
        counter_(room.counter),
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
    if (witness_ != nullptr) return witness_worths(values, weights);
    if (values != nullptr || weights != nullptr) return post_worths(values, weights);
    counter_.turn_to(*rows_);
    counter_.count(plan_.measure->window, outlet_.sign, *outlet_.posts);
  }

  // Of one account after the other, so that its posts are found once.
  void post_worths(const LaneValues* values, const LaneValues* weights) {
    const auto& choices = plan_.measure->window.choices;
    const Day* const anchors = lanes().anchors.data();
    visit_accounts(lanes(), [&](std::size_t account, std::size_t begin, std::size_t end) {
      for (std::size_t c = 0; c < choices.size(); ++c) {
        outlet_.posts->reserve({account, c}, end - begin);
        for (std::size_t i = begin; i < end; ++i) {
          const Day enter = std::max(spans().from[i], choices[c].first_judged(anchors[i]));
          const Day leave = std::min(spans().until[i], choices[c].last_judged(anchors[i])) + 1;
          if (enter >= leave || !is_known(values, i) || !is_known(weights, i)) continue;
          outlet_.posts->post({account, c}, outlet_.sign,
                              {enter, leave, worth_of_lane(values, weights, i)});
        }
      }
    });
  }

  void witness_worths(const LaneValues* values, const LaneValues* weights) {
    const bool counts = values == nullptr && weights == nullptr;
    for (std::size_t i = 0; i < lanes().size(); ++i) {
      if (!is_known(values, i) || !is_known(weights, i)) {
        ++witness_->without_value;
        continue;
      }
      const std::int64_t value = counts ? 1 : worth_of_lane(values, weights, i);
      witness_->counted.push_back({lanes().rows[i], value});
    }
    witness_extensions();
  }

  void witness_extensions() {
    if (!plan_.extend.may_act(accounts_)) return;
    visit_extensions(plan_, accounts_, lanes(), [&](std::size_t lane, const Filing& filing) {
      if (filing.new_due_at != lanes().dues[lane]) return;
      witness_->extended.push_back({lanes().rows[lane], filing.id});
    });
  }

  MeasurePlan& plan_;
  Accounts accounts_;
  const TableData& data_;
  const bool counts_orders_ = is_order_link(plan_);
  const Outlet& outlet_;
  Witness* witness_;
  const RowSpans* rows_;  // those that are left
  RowSpans& room_;
  RowCounter& counter_;
  std::vector<std::uint8_t>& marks_;
};

}  // namespace

bool only_counts(const MeasurePlan& measure, Accounts accounts, const Outlet& outlet) {
  return !measure.value && !measure.weight && measure.measure->selections.empty() &&
         outlet.witness == nullptr && outlet.ranking == nullptr &&
         !measure.exempt.may_act(accounts);
}

void take_rows(MeasurePlan& measure, Accounts accounts, const Outlet& outlet, const RowSpans& rows,
               FoldRoom& room) {
  MeasureFold(measure, accounts, outlet, rows, room).run();
}

}  // namespace xingji

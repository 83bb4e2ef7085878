#include "engine/measure_fold.h"

#include <algorithm>
#include <cstring>

#include "engine/exempt.h"
#include "engine/stretches.h"

namespace xingji {
namespace {

class MeasureFold {
 public:
  MeasureFold(Plan& plan, MeasurePlan& measure, const AccountRows& account, Day first, Day last,
              const std::vector<Filing>& filings, const Outlet& outlet)
      : plan_(measure),
        zone_(plan.pack->zone),
        account_(account),
        data_(account.shard->table(plan_.measure->table)),
        first_(first),
        last_(last),
        sees_all_(plan.view.has_value()),
        stretches_(plan, measure, account, first, last),
        exempt_(plan_.exempt),
        extend_(plan_.extend),
        outlet_(outlet),
        witness_(outlet.witness),
        lanes_(plan.room.lanes),
        spans_(plan.room.spans),
        marks_(plan.room.marks),
        anchors_(plan.room.anchors) {
    exempt_.start(filings);
    extend_.start(filings);
    if (witness_ != nullptr) witness_->filters.resize(plan_.filters.size());
  }

  void run() {
    constexpr std::size_t block = 512;  // lanes at a time: registers stay in the second-level cache
    const auto [begin, end] = account_.shard->rows_of(plan_.measure->table, account_.account);
    if (begin == end) return;
    find_moments();
    const std::uint32_t* builders =
        plan_.built_by ? data_.columns[column_index(Table::sessions, "built_by")].words.data()
                       : nullptr;
    for (std::uint32_t row = begin; row < end; ++row) {
      if (builders != nullptr && builders[row] != *plan_.built_by) continue;
      moments_.words == nullptr ? stretches_.add(row, first_, last_) : add_live(row);
      if (lanes_.size() >= block) post_block();
    }
    post_block();
  }

 private:
  // Where a row's anchor is an instant of its own, and a constant after it, its days are known
  // without a look at anything else: most rows lie outside every window.
  void find_moments() {
    const auto moment = plan_.anchor.moment();
    if (!moment || data_.columns[moment->column].words.empty()) return;
    moments_ = {data_.columns[moment->column].words.data(), moment->later,
                zone_.start_of(first_ + plan_.earliest), zone_.end_of(last_ + plan_.latest)};
  }

  // On the days on which the anchor has been seen and some window holds it.
  void add_live(std::uint32_t row) {
    const Instant seen = moments_.words[row];
    const Instant anchor = seen + moments_.later;
    if (seen == 0 || anchor < moments_.first || anchor > moments_.last) return;
    const Day day = zone_.day_of(anchor);
    const Day seen_on = sees_all_ ? first_ : moments_.later == 0 ? day : zone_.day_of(seen);
    const Day from = std::max({first_, seen_on, day - plan_.latest});
    const Day until = std::min(last_, day - plan_.earliest);
    if (from > until) return;
    stretches_.add(row, from, until);
    anchors_.resize(lanes_.size(), day);
  }

  void keep(std::span<const std::uint8_t> marks) {
    if (std::memchr(marks.data(), 0, marks.size()) == nullptr) return;  // most tests pass all
    lanes_.keep(marks);
    spans_.keep(marks);
  }

  void post_block() {
    if (lanes_.size() > 0) {
      extend_lanes();
      anchor_lanes();
      filter_lanes();
      exempt_lanes();
      select_lanes();
      post_lanes();
    }
    lanes_.clear();
    spans_.clear();
    anchors_.clear();
  }

  // Before anything else asks for the due time.
  void extend_lanes() {
    if (extend_.is_empty()) return;
    lanes_.dues.assign(lanes_.size(), 0);
    visit_extensions([&](std::size_t lane, const Filing& filing) {
      lanes_.dues[lane] = std::max(lanes_.dues[lane], filing.new_due_at);
    });
  }

  template <class Visit>
  void visit_extensions(const Visit& visit) {
    for (std::size_t e = 0; e < plan_.extended_instants.size(); ++e) {
      const LaneValues& dues = plan_.extended_instants[e].run(account_, lanes_);
      for (std::size_t i = 0; i < lanes_.size(); ++i) {
        if (dues.known[i] == 0) continue;
        const Filing* filing =
            extend_.find_extension(e, account_, lanes_.rows[i], dues.value[i], lanes_.views[i]);
        if (filing != nullptr) visit(i, *filing);
      }
    }
  }

  void anchor_lanes() {
    if (moments_.words == nullptr) {
      run_anchors();
    } else {
      lanes_.anchors.swap(anchors_);
    }
    if (witness_ != nullptr) keep_in_window();
    if (plan_.by) keep_own();
    if (witness_ != nullptr) witness_->in_window += lanes_.size();
  }

  void run_anchors() {
    const LaneValues& anchors = plan_.anchor.run(account_, lanes_);
    marks_.assign(lanes_.size(), 0);
    lanes_.anchors.resize(lanes_.size());
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
      if (anchors.known[i] == 0) continue;
      const Day day = zone_.day_of(anchors.value[i]);
      lanes_.anchors[i] = day;
      // In some window on some day of the span.
      marks_[i] = static_cast<std::uint8_t>(day - plan_.latest <= spans_.until[i] &&
                                            day - plan_.earliest >= spans_.from[i]);
    }
    keep(marks_);
  }

  void keep_own() {
    const LaneValues& owners = plan_.by->run(account_, lanes_);
    marks_.resize(lanes_.size());
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
      const bool is_own = owners.value[i] == static_cast<std::int64_t>(account_.key);
      marks_[i] = static_cast<std::uint8_t>(owners.known[i] != 0 && is_own);
      if (witness_ != nullptr && owners.known[i] == 0) ++witness_->of_nobody;
    }
    keep(marks_);
  }

  // With a witness there is one day, and only rows inside the window that applies are of interest.
  void keep_in_window() {
    const Window::Choice& choice = plan_.measure->window.choices[outlet_.choice];
    marks_.assign(lanes_.size(), 0);
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
      marks_[i] = static_cast<std::uint8_t>(lanes_.anchors[i] >= choice.first_day(first_) &&
                                            lanes_.anchors[i] <= choice.last_day(first_));
    }
    keep(marks_);
  }

  void filter_lanes() {
    for (std::size_t f = 0; f < plan_.filters.size() && lanes_.size() > 0; ++f) {
      const LaneValues& holds = plan_.filters[f].run(account_, lanes_);
      marks_.resize(lanes_.size());
      for (std::size_t i = 0; i < lanes_.size(); ++i) {
        marks_[i] = static_cast<std::uint8_t>(holds.known[i] != 0 && holds.value[i] == 1);
        if (witness_ != nullptr && marks_[i] == 0) {
          ++witness_->filters[f].untrue;
          witness_->filters[f].unknown += holds.known[i] == 0 ? 1U : 0U;
        }
      }
      keep(marks_);
    }
  }

  void exempt_lanes() {
    if (exempt_.is_empty() || lanes_.size() == 0) return;
    marks_.assign(lanes_.size(), 1);
    for (std::size_t e = 0; e < plan_.exempted_instants.size(); ++e) {
      const LaneValues& instants = plan_.exempted_instants[e].run(account_, lanes_);
      for (std::size_t i = 0; i < lanes_.size(); ++i) {
        if (marks_[i] == 0 || instants.known[i] == 0) continue;
        const Filing* filing =
            exempt_.find(e, account_, lanes_.rows[i], instants.value[i], lanes_.views[i]);
        if (filing == nullptr) continue;
        marks_[i] = 0;
        if (witness_ != nullptr) witness_->exempted.push_back({lanes_.rows[i], filing->id});
      }
    }
    keep(marks_);
  }

  void select_lanes() {
    for (const std::size_t selection : plan_.measure->selections) {
      const Members& members = (*account_.members)[selection];
      marks_.resize(lanes_.size());
      for (std::size_t i = 0; i < lanes_.size(); ++i) {
        marks_[i] = static_cast<std::uint8_t>(members.holds(lanes_.rows[i], spans_.from[i]));
        if (witness_ != nullptr && marks_[i] == 0) ++witness_->not_selected;
      }
      keep(marks_);
    }
  }

  // On the days of a row's span on which the window holds it.
  void rank_lanes() {
    const Window::Choice& window = plan_.measure->window.choices.front();
    marks_.assign(lanes_.size(), 0);
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
      spans_.from[i] = std::max(spans_.from[i], window.first_judged(lanes_.anchors[i]));
      spans_.until[i] = std::min(spans_.until[i], window.last_judged(lanes_.anchors[i]));
      marks_[i] = static_cast<std::uint8_t>(spans_.from[i] <= spans_.until[i]);
    }
    keep(marks_);
    std::vector<Members::Span> spans;
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
      spans.push_back({spans_.from[i], spans_.until[i]});
    }
    outlet_.ranking->take(account_, lanes_, spans);
  }

  // In the measure's units, of which every value is a whole number; the loader sees to it.
  std::int64_t worth_of_lane(const LaneValues* values, const LaneValues* weights,
                             std::size_t lane) {
    if (counts_orders_) return data_.case_of[lanes_.rows[lane]];
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
      if (outlet_.posts != nullptr) outlet_.posts->fits = false;
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
    if (lanes_.size() == 0) return;
    if (outlet_.ranking != nullptr) return rank_lanes();
    const LaneValues* values = plan_.value ? &plan_.value->run(account_, lanes_) : nullptr;
    const LaneValues* weights = plan_.weight ? &plan_.weight->run(account_, lanes_) : nullptr;
    const bool counts = values == nullptr && weights == nullptr;
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
      if (!is_known(values, i) || !is_known(weights, i)) {
        if (witness_ != nullptr) ++witness_->without_value;
        continue;
      }
      const std::int64_t value = counts ? 1 : worth_of_lane(values, weights, i);
      if (outlet_.posts != nullptr) post(i, value);
      if (witness_ != nullptr) witness_->counted.push_back({lanes_.rows[i], value});
    }
    if (witness_ != nullptr) witness_extensions();
  }

  void witness_extensions() {
    if (extend_.is_empty()) return;
    visit_extensions([&](std::size_t lane, const Filing& filing) {
      if (filing.new_due_at != lanes_.dues[lane]) return;
      witness_->extended.push_back({lanes_.rows[lane], filing.id});
    });
  }

  void post(std::size_t lane, std::int64_t value) {
    const auto& choices = plan_.measure->window.choices;
    for (std::size_t c = 0; c < choices.size(); ++c) {
      const Day enter = std::max(spans_.from[lane], choices[c].first_judged(lanes_.anchors[lane]));
      const Day leave =
          std::min(spans_.until[lane], choices[c].last_judged(lanes_.anchors[lane])) + 1;
      if (enter < leave) outlet_.posts->post(c, outlet_.sign, {enter, leave, value});
    }
  }

  MeasurePlan& plan_;
  const Zone& zone_;
  const AccountRows& account_;
  const TableData& data_;
  Day first_;
  Day last_;
  const bool sees_all_;  // on every day
  Stretches stretches_;
  struct {
    const std::uint32_t* words = nullptr;  // none: the anchor is asked of every lane
    std::int64_t later = 0;
    Instant first = 0;  // of anchors inside some window
    Instant last = 0;
  } moments_;
  ExemptRows& exempt_;
  ExemptRows& extend_;
  const bool counts_orders_ = is_order_link(plan_);
  Outlet outlet_;
  Witness* witness_;
  Lanes& lanes_;
  Spans& spans_;
  std::vector<std::uint8_t>& marks_;
  std::vector<Day>& anchors_;  // of the lanes, until it is their turn to know them
};

}  // namespace

void fold_measure(Plan& plan, MeasurePlan& measure, const AccountRows& account, Day first, Day last,
                  const std::vector<Filing>& filings, const Outlet& outlet) {
  MeasureFold(plan, measure, account, first, last, filings, outlet).run();
}

}  // namespace xingji

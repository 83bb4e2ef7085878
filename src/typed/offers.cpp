#include "typed/offers.h"

#include <algorithm>

#include "engine/indicator.h"
#include "engine/number.h"
#include "engine/points.h"
#include "pack/range.h"

namespace xingji::typed {
namespace {

Step::Edge opposite(Step::Edge edge) {
  switch (edge) {
    case Step::Edge::at_least:
      return Step::Edge::below;
    case Step::Edge::above:
      return Step::Edge::at_most;
    case Step::Edge::at_most:
      return Step::Edge::above;
    case Step::Edge::below:
      return Step::Edge::at_least;
    case Step::Edge::otherwise:
      return edge;
  }
  return edge;
}

class Offers {
 public:
  Offers(const Trial& trial, const Rules& rules, const Indicator& indicator, std::size_t i,
         const Card& card)
      : trial_(trial),
        rules_(rules),
        indicator_(indicator),
        i_(i),
        card_(card),
        up_(indicator.better == Indicator::Better::higher),
        is_middle_(indicator.better == Indicator::Better::middle),
        closed_(up_ ? Step::Edge::at_least : Step::Edge::at_most) {}

  std::vector<Offer> all() {
    switch (indicator_.points.form) {
      case Points::Form::ladder:
      case Points::Form::rank:
        for (const Step& step : indicator_.ladder) {
          if (step.edge == Step::Edge::otherwise) continue;
          is_middle_ ? add_across(step) : add(step.bound, step.give, step.edge);
        }
        break;
      case Points::Form::line:
        for (const Points::Corner& corner : indicator_.points.line) {
          add(corner.value, corner.give, is_middle_ ? near_side(corner.value) : closed_);
        }
        break;
      case Points::Form::per:
        add_per();
        break;
      case Points::Form::value:
        if (up_) add_own_value();
        break;
    }
    return std::move(offers_);
  }

 private:
  std::optional<std::int64_t> amount(const Number& number) const {
    return amount_on(number, trial_.pack, trial_.balances.attributes, card_.day);
  }

  // How the value stands to a bound.
  std::optional<int> order(const Number& bound) const {
    const auto at = amount(bound);
    if (!at) return std::nullopt;
    return compare(*card_.indicators[i_].value, to_ratio(bound.type, *at));
  }

  // Of a middle the near side is reached, whichever it is.
  Step::Edge near_side(const Number& corner) const {
    return order(corner) < 0 ? Step::Edge::at_least : Step::Edge::at_most;
  }

  // What lies on the other side of the bound of a middle's step.
  void add_across(const Step& step) {
    const auto stands = order(step.bound);
    if (!stands) return;
    const Step::Edge edge = holds(step.edge, *stands) ? opposite(step.edge) : step.edge;
    const Ratio bound = to_ratio(step.bound.type, *amount(step.bound));
    if (const auto give = points_at(bound, edge)) offers_.push_back({bound, edge, *give});
  }

  std::optional<Micro> points_at(const Ratio& bound, Step::Edge edge) const {
    Amounts amounts(trial_.pack, trial_.balances.attributes, card_.day);
    const Ratio value = beyond(bound, edge);
    if (indicator_.points.form != Points::Form::ladder) {
      return points_of(indicator_, value, amounts);
    }
    const auto step = find_step(indicator_, value, amounts);
    return step ? amount(indicator_.ladder[*step].give) : std::nullopt;
  }

  void add(const Number& bound, const Number& give, Step::Edge edge) {
    const auto points = amount(give);
    const auto at = amount(bound);
    if (points && at) offers_.push_back({to_ratio(bound.type, *at), edge, *points});
  }

  // Bounds of whole steps below the target, as far as some give more.
  void add_per() {
    const Points& points = indicator_.points;
    const auto target = amount(points.target);
    const auto step = amount(points.step);
    if (!target || !step) return;
    constexpr int most_steps = 1000;
    const bool is_whole = points.count != Points::Count::proportional;
    const bool is_open = points.count == Points::Count::whole_down;
    const Ratio width = to_ratio(points.step.type, *step);
    Ratio bound = to_ratio(points.target.type, *target);
    for (int s = 0; s < (is_whole ? most_steps : 1); ++s) {
      const bool is_target = s == 0;
      const Step::Edge edge = is_target || !is_open ? closed_
                              : up_                 ? Step::Edge::above
                                                    : Step::Edge::below;
      const auto give = points_at(bound, edge);
      if (!give || *give <= *card_.indicators[i_].raw_points) return;
      offers_.push_back({bound, edge, *give});
      const auto next = up_ ? subtract(bound, width) : xingji::add(bound, width);
      if (!next) return;
      bound = *next;
    }
  }

  std::optional<Micro> total_at(const Ratio& value) const {
    Balances balances = trial_.balances;
    balances.given[i_][0].value = value;
    return evaluate(rules_, balances, card_.day, false).total;
  }

  // As good as it gets: the best that facts can give, else the total's best band.
  std::optional<Ratio> best_value() const {
    if (const Range range = range_of(indicator_.value, trial_.pack); range.most) return range.most;
    std::optional<Micro> best;
    for (const Band& band : trial_.pack.bands) {
      const auto line = band.total_at_least ? amount(*band.total_at_least) : std::nullopt;
      if (line) best = std::max(best.value_or(0), *line);
    }
    return best ? std::optional(Ratio::of_micro(*best)) : std::nullopt;
  }

  // What the value must rise to for the next band, to the hundredth that people read.
  std::optional<Ratio> value_for_band(const Ratio& best) const {
    if (!card_.total || !card_.band || *card_.band == 0) return std::nullopt;
    const Band& band = trial_.pack.bands[*card_.band - 1];
    const auto known = band.total_at_least ? amount(*band.total_at_least) : std::nullopt;
    if (!known || *card_.total >= *known || total_at(best).value_or(0) < *known) {
      return std::nullopt;
    }
    const Micro line = *known;
    const Ratio& value = *card_.indicators[i_].value;
    const bool is_percent = indicator_.printed_as == Indicator::PrintedAs::percent;
    const Int128 parts = is_percent ? 10'000 : 100;
    Ratio low = value;
    Ratio high = best;
    constexpr int enough = 40;
    for (int half = 0; half < enough; ++half) {
      const auto sum = xingji::add(low, high);
      if (!sum) return std::nullopt;
      const Ratio middle = Ratio::of(sum->numerator * parts / (sum->denominator * 2), parts);
      if (compare(middle, low) <= 0 || compare(middle, high) >= 0) break;
      (total_at(middle).value_or(0) >= line ? high : low) = middle;
    }
    return high;
  }

  void add_own_value() {
    const auto best = best_value();
    if (!best || compare(*best, *card_.indicators[i_].value) <= 0) return;
    const Ratio bound = value_for_band(*best).value_or(*best);
    if (const auto points = to_micro(bound)) offers_.push_back({bound, closed_, *points});
  }

  const Trial& trial_;
  const Rules& rules_;
  const Indicator& indicator_;
  std::size_t i_;
  const Card& card_;
  bool up_;
  bool is_middle_;
  Step::Edge closed_;
  std::vector<Offer> offers_;
};

}  // namespace

Ratio beyond(const Ratio& bound, Step::Edge edge) {
  const Ratio little = Ratio::of(1, micro_one);
  if (edge == Step::Edge::above) return add(bound, little).value_or(bound);
  if (edge == Step::Edge::below) return subtract(bound, little).value_or(bound);
  return bound;
}

std::vector<Offer> offers_of(const Trial& trial, const Rules& rules, const Indicator& indicator,
                             std::size_t i, const Card& card) {
  return Offers(trial, rules, indicator, i, card).all();
}

}  // namespace xingji::typed

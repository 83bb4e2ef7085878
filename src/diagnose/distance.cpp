#include "diagnose/distance.h"

#include <algorithm>

#include "diagnose/points_line.h"
#include "engine/indicator.h"
#include "engine/number.h"
#include "pack/best.h"
#include "pack/range.h"

namespace xingji::diagnose {
namespace {

// The smallest number that does, where all larger ones do as well.
template <class Reaches>
std::optional<std::int64_t> first_of_all(std::int64_t most, const Reaches& reaches) {
  std::int64_t below = 0;
  std::int64_t at = 1;
  while (at <= most && !reaches(at)) {
    below = at;
    at = at == most ? most + 1 : std::min(at * 2, most);
  }
  if (at > most) return std::nullopt;
  while (at - below > 1) {
    const std::int64_t middle = below + (at - below) / 2;
    (reaches(middle) ? at : below) = middle;
  }
  return at;
}

template <class Reaches>
std::optional<std::int64_t> first_of_some(std::int64_t most, const Reaches& reaches) {
  for (std::int64_t count = 1; count <= most; ++count) {
    if (reaches(count)) return count;
  }
  return std::nullopt;
}

// The greatest that a mean can be which is the points itself.
std::optional<Ratio> best_value(const Indicator& way, const Pack& pack) {
  const bool is_mean = way.numerator && way.denominator && pack.measures[*way.numerator].value &&
                       pack.measures[*way.numerator].kind == Measure::Kind::sum;
  if (!is_mean || way.value.type != Type::number || way.better != Indicator::Better::higher) {
    return std::nullopt;
  }
  return range_of(*pack.measures[*way.numerator].value, pack).most;
}

class Levels {
 public:
  Levels(const Explanation& x, const Indicator& way, const Ratio& value, Micro now)
      : x_(x), way_(way), value_(value), now_(now) {}

  std::vector<Level> all() {
    switch (way_.points.form) {
      case Points::Form::ladder:
      case Points::Form::rank:
        for (std::size_t s = 0; s < way_.ladder.size(); ++s) add_step(s);
        break;
      case Points::Form::line:
        for (const Points::Corner& corner : way_.points.line) {
          add(amount_on(corner.give, x_), exact(corner.value));
        }
        if (!levels_.empty()) add_bands();
        break;
      case Points::Form::per:
        add_per();
        break;
      case Points::Form::value:
        if (const auto best = best_value(way_, *x_.pack)) add(to_micro(*best), *best);
        add_bands();
        break;
    }
    std::stable_sort(levels_.begin(), levels_.end(),
                     [&](const Level& a, const Level& b) { return is_before(a, b); });
    const auto same = [](const Level& a, const Level& b) { return a.points == b.points; };
    levels_.erase(std::unique(levels_.begin(), levels_.end(), same), levels_.end());
    return std::move(levels_);
  }

 private:
  // Of two sides of a middle the one on which the value is comes first.
  bool is_before(const Level& a, const Level& b) const {
    if (a.points != b.points) return a.points < b.points;
    if (way_.better != Indicator::Better::middle || !a.bound || !b.bound) return false;
    const auto from_a = distance(*a.bound);
    const auto from_b = distance(*b.bound);
    return from_a && from_b && compare(*from_a, *from_b) < 0;
  }

  std::optional<Ratio> distance(const Ratio& bound) const {
    return compare(bound, value_) < 0 ? subtract(value_, bound) : subtract(bound, value_);
  }

  std::optional<Ratio> exact(const Number& number) const {
    const auto amount = amount_on(number, x_);
    return amount ? std::optional(to_ratio(number.type, *amount)) : std::nullopt;
  }

  void add(const std::optional<Micro>& points, const std::optional<Ratio>& bound,
           std::optional<std::size_t> step = std::nullopt) {
    if (points && *points > now_) levels_.push_back({*points, step, bound});
  }

  void add_step(std::size_t s) {
    const Step& step = way_.ladder[s];
    if (step.edge != Step::Edge::otherwise) add(amount_on(step.give, x_), exact(step.bound), s);
  }

  // What the lines of the total ask of this figure, where that can be said of one.
  void add_bands() {
    const bool is_value = way_.points.form == Points::Form::value;
    if (!is_value && x_.pack->total.kind == Total::Kind::weighted) return;
    std::optional<Micro> best;
    for (const Level& level : levels_) best = std::max(best.value_or(level.points), level.points);
    for (const Band& band : x_.pack->bands) {
      if (!band.total_at_least) continue;
      auto line = amount_on(*band.total_at_least, x_);
      if (!line) continue;
      if (x_.pack->total.kind == Total::Kind::sum_of_points) {
        if (!x_.card.total || *line <= *x_.card.total) continue;
        *line += now_ - *x_.card.total;
      }
      if (best && *line >= *best) continue;
      add(line,
          is_value ? std::optional(Ratio::of_micro(*line)) : value_for(x_, way_, *line, value_));
    }
  }

  // Full points, and below them so many steps as give more than it has, if they are whole.
  void add_per() {
    const Points& points = way_.points;
    const auto full = amount_on(points.full, x_);
    const auto take = amount_on(points.take, x_);
    const auto target = exact(points.target);
    const auto width = exact(points.step);
    if (!full || !take || *take <= 0 || !target || !width) return;
    add(full, target);
    if (points.count == Points::Count::proportional) return;
    constexpr int most_steps = 1'000;
    Ratio bound = *target;
    for (int s = 1; s <= most_steps && *full - s * *take > now_; ++s) {
      const bool up = way_.better == Indicator::Better::higher;
      const auto next = up ? subtract(bound, *width) : xingji::add(bound, *width);
      if (!next) return;
      bound = *next;
      // Whole steps down: the points change only beyond the next bound.
      add(*full - s * *take, bound);
    }
  }

  const Explanation& x_;
  const Indicator& way_;
  Ratio value_;
  Micro now_;
  std::vector<Level> levels_;
};

}  // namespace

std::optional<Micro> best_points_of(const Explanation& explanation, std::size_t indicator) {
  const Indicator& whole = explanation.pack->indicators[indicator];
  const Indicator& way = as_judged(whole, explanation.card.indicators[indicator].branch);
  if (way.points.form != Points::Form::value) return best_of(whole, explanation.day);
  const auto best = best_value(way, *explanation.pack);
  return best ? to_micro(*best) : std::nullopt;
}

Bench::Bench(const Explanation& explanation) : x_(explanation), rules_(*explanation.pack) {
  if (!explanation.peers) return;
  peers_ = explanation.peers;
  std::map<std::size_t, Ratio> own;
  for (std::size_t i = 0; i < x_.card.indicators.size(); ++i) {
    const IndicatorResult& result = x_.card.indicators[i];
    const bool is_counted =
        result.among && result.among->from == Among::From::peers &&
        (result.status == IndicatorStatus::ok || result.status == IndicatorStatus::capped);
    if (is_counted) own.emplace(i, *result.value);
  }
  peers_->stand_still(std::move(own));
}

Card Bench::judge(const Balances& balances) const {
  return evaluate(rules_, balances, x_.day, false, peers_ ? &*peers_ : nullptr);
}

Card Bench::after(const Act& act, std::int64_t count) const {
  Balances balances = x_.balances;
  apply(act, count, *x_.pack, x_.day, balances);
  return judge(balances);
}

std::size_t Bench::harm(const Card& card, std::size_t gate) const {
  const GateResult& result = card.gates[gate];
  if (result.state != GateResult::State::failed) return 0;
  return x_.pack->gates[gate].levels.size() - *result.level;
}

bool is_as_far(const Goal& reached, const Goal& goal) {
  switch (goal.of) {
    case Goal::Of::indicator:
      return reached.points >= goal.points;
    case Goal::Of::deduction:
      return reached.points <= goal.points;
    case Goal::Of::gate:
    case Goal::Of::band:
      return reached.rank <= goal.rank;
  }
  return false;
}

bool Bench::is_reached(const Card& card, const Goal& goal) const {
  switch (goal.of) {
    case Goal::Of::indicator: {
      const IndicatorResult& result = card.indicators[goal.position];
      return result.value && result.raw_points && *result.raw_points >= goal.points;
    }
    case Goal::Of::gate:
      return harm(card, goal.position) <= goal.rank;
    case Goal::Of::deduction:
      return card.deductions[goal.position].points <= goal.points;
    case Goal::Of::band:
      return card.band && *card.band <= goal.rank;
  }
  return false;
}

Goal Bench::reached(const Card& card, const Goal& goal) const {
  Goal found = goal;
  switch (goal.of) {
    case Goal::Of::indicator:
      found.points = card.indicators[goal.position].raw_points.value_or(goal.points);
      break;
    case Goal::Of::gate:
      found.rank = harm(card, goal.position);
      break;
    case Goal::Of::deduction:
      found.points = card.deductions[goal.position].points;
      break;
    case Goal::Of::band:
      found.rank = card.band.value_or(goal.rank);
      break;
  }
  return found;
}

// Branches, small samples and the smallest denominator may change how it is judged on the way.
bool Bench::only_gets_better(const Act& act, const Goal& goal) const {
  if (goal.of == Goal::Of::deduction) return true;
  if (goal.of != Goal::Of::indicator) return false;
  if (act.kind == Act::Kind::more || act.kind == Act::Kind::fewer) return false;
  const Indicator& indicator = x_.pack->indicators[goal.position];
  const bool is_fraction = indicator.numerator && indicator.denominator;
  return is_fraction && indicator.branches.empty() && !indicator.small && !indicator.least &&
         indicator.better != Indicator::Better::middle;
}

std::int64_t Bench::limit(const Act& act, const Goal& goal) const {
  return std::min(act.most.value_or(most_acts),
                  only_gets_better(act, goal) ? most_acts : most_tried);
}

std::optional<std::int64_t> Bench::smallest(const Act& act, const Goal& goal) const {
  const std::int64_t most = limit(act, goal);
  const auto reaches = [&](std::int64_t count) { return is_reached(after(act, count), goal); };
  return only_gets_better(act, goal) ? first_of_all(most, reaches) : first_of_some(most, reaches);
}

std::optional<Distance> Bench::distance(const Act& act, const Goal& goal) const {
  const auto count = smallest(act, goal);
  if (!count) return std::nullopt;
  return what_comes_of(act, *count, goal);
}

Distance Bench::what_comes_of(const Act& act, std::int64_t count, const Goal& goal) const {
  const Card card = after(act, count);
  Distance found{act, count, std::nullopt, std::nullopt, std::nullopt, reached(card, goal)};
  if (!act.is_half_known) {
    found.total = card.total;
    found.stars = card.stars;
  }
  if (found.total && x_.card.total) found.gained = *found.total - *x_.card.total;
  if (goal.of != Goal::Of::indicator) return found;
  found.otherwise = otherwise(card, goal.position);
  return found;
}

std::optional<Distance::Judged> Bench::otherwise(const Card& card, std::size_t indicator) const {
  const IndicatorResult& then = card.indicators[indicator];
  if (then.branch == x_.card.indicators[indicator].branch) return std::nullopt;
  return Distance::Judged{then.branch, then.value_rounded};
}

std::vector<Level> Bench::levels(std::size_t indicator) const {
  const IndicatorResult& result = x_.card.indicators[indicator];
  const Indicator& way = as_judged(x_.pack->indicators[indicator], result.branch);
  const bool is_judged = result.value && result.raw_points && !result.by_missing_rule &&
                         result.status != IndicatorStatus::imputed;
  if (!is_judged) return {};
  return Levels(x_, way, *result.value, *result.raw_points).all();
}

}  // namespace xingji::diagnose

// What can be done about an indicator that is one measure over another, or that people gave.
#include <algorithm>

#include "diagnose/act.h"
#include "engine/formula.h"
#include "engine/indicator.h"
#include "pack/range.h"

namespace xingji::diagnose {
namespace {

bool is_count(const Measure& measure) {
  return measure.kind == Measure::Kind::count || measure.kind == Measure::Kind::distinct;
}

// Cases, or their items or rounds.
bool is_number_of(const Measure& measure) {
  return is_count(measure) || (measure.kind == Measure::Kind::sum && measure.type == Type::number);
}

// The acts on an indicator that is one measure over another.
class Sides {
 public:
  Sides(const Explanation& x, std::size_t i, const Indicator& way, const std::optional<Ratio>& aim)
      : x_(x),
        way_(way),
        above_(*way.numerator),
        below_(*way.denominator),
        is_higher_(way.better == Indicator::Better::higher),
        aim_(aim) {
    const Given* given = x.balances.given_for(i, x.day);
    const bool is_given = given != nullptr && given->numerator && given->denominator;
    n_ = is_given ? units(above_, *given->numerator) : x.balances.at(above_, x.day).value;
    d_ = is_given ? units(below_, *given->denominator) : x.balances.at(below_, x.day).value;
  }

  std::vector<Act> acts() {
    const Measure& above = measure(above_);
    if (is_count(above) && is_number_of(measure(below_))) {
      add_counts();
    } else if (above.kind == Measure::Kind::sum && is_number_of(measure(below_))) {
      add_mean();
    }
    return std::move(acts_);
  }

 private:
  const Measure& measure(std::size_t position) const { return x_.pack->measures[position]; }
  std::int64_t one(std::size_t position) const { return measure(position).denominator; }
  std::int64_t units(std::size_t position, const Ratio& number) const {
    return static_cast<std::int64_t>(
        divide_rounded(number.numerator * one(position), number.denominator));
  }

  void add(Act::Kind kind, std::vector<Act::Change> changes,
           std::optional<std::int64_t> most = std::nullopt, std::int64_t each = 0) {
    acts_.push_back({kind, std::move(changes), most, each});
  }

  void add_bad(Act::Kind kind, std::vector<Act::Change> changes, std::int64_t units) {
    const std::int64_t u = one(above_);
    if (units <= 0) return;
    add(kind, std::move(changes), kind == Act::Kind::avoid ? (units + u - 1) / u : units / u);
    if (measure(above_).weight) acts_.back().in_all = Ratio::of(units, u);
    acts_.back().is_past = kind == Act::Kind::avoid && !can_be_undone(measure(above_));
  }

  void add_counts() {
    const std::int64_t u = one(above_);
    if (!is_higher_) {
      add_bad(Act::Kind::avoid, {{above_, -u}}, n_);
      add(Act::Kind::spread, {{below_, one(below_)}});
    } else if (is_share(measure(above_), measure(below_), *x_.pack)) {
      add(Act::Kind::good, {{above_, u}, {below_, one(below_)}});
      add_bad(Act::Kind::turn, {{above_, u}}, d_ - n_);
    } else {
      // A new case that counts, or one of those that are there and do not count yet.
      const std::int64_t open = (d_ - n_ * one(below_) / u) / one(below_);
      add(Act::Kind::good, {{above_, u}, {below_, one(below_)}});
      add(Act::Kind::more, {{above_, u}}, open > 0 ? std::optional(open) : std::nullopt);
    }
  }

  void add_mean() {
    if (!measure(above_).value) return;
    if (way_.value.type == Type::duration && !is_higher_) {
      const std::optional<Ratio> line = aim_ ? aim_ : x_.card.indicators[indicator()].value;
      const auto half =
          static_cast<std::int64_t>(line ? divide_down(line->numerator, line->denominator * 2) : 0);
      add_case(Act::Kind::quick, half);
      return;
    }
    if (is_higher_ && (way_.value.type == Type::money || is_open())) {
      const std::optional<Ratio> line = aim_ ? aim_ : x_.card.indicators[indicator()].value;
      if (line && line->numerator > 0) {
        add_case(Act::Kind::rich,
                 static_cast<std::int64_t>(divide_rounded(line->numerator * 2, line->denominator)));
      }
      return;
    }
    if (way_.value.type != Type::number) return;
    const Range range = range_of(*measure(above_).value, *x_.pack);
    const std::optional<Ratio>& best = is_higher_ ? range.most : range.least;
    if (best && best->denominator == 1) {
      add_case(Act::Kind::best, static_cast<std::int64_t>(best->numerator));
    }
  }

  // Whether a case may be worth anything.
  bool is_open() const {
    return way_.value.type == Type::number && !range_of(*measure(above_).value, *x_.pack).most;
  }

  std::size_t indicator() const { return *find_indicator(*x_.pack, way_.id); }

  void add_case(Act::Kind kind, std::int64_t each) {
    add(kind, {{above_, each * one(above_)}, {below_, one(below_)}}, std::nullopt, each);
  }

  const Explanation& x_;
  const Indicator& way_;
  std::size_t above_;
  std::size_t below_;
  bool is_higher_;
  std::optional<Ratio> aim_;
  std::int64_t n_ = 0;
  std::int64_t d_ = 0;
  std::vector<Act> acts_;
};

// So many cases that one of them is not too coarse for what is left to do better.
std::int64_t cases_for(const Ratio& left) {
  if (compare(left, {1, 100}) < 0) return 10'000;
  return compare(left, {1, 10}) < 0 ? 1'000 : 100;
}

Act per_cases(std::size_t i, std::int64_t of) {
  Act act;
  act.kind = Act::Kind::per_hundred;
  act.indicator = i;
  act.of = of;
  return act;
}

// The value that was given is how many there are.
std::vector<Act> acts_of_count(std::size_t measure, const Indicator& way, const Ratio& value,
                               const Pack& pack) {
  const std::int64_t one = pack.measures[measure].denominator;
  Act more;
  more.kind = Act::Kind::more;
  more.changes = {{measure, one}};
  Act fewer;
  fewer.kind = Act::Kind::fewer;
  fewer.changes = {{measure, -one}};
  fewer.most = static_cast<std::int64_t>(divide_down(value.numerator, value.denominator));
  fewer.is_past = !can_be_undone(pack.measures[measure]);
  if (way.better == Indicator::Better::higher) return {more};
  if (way.better == Indicator::Better::lower) return {fewer};
  return {more, fewer};
}

// All that is known is the value itself.
std::vector<Act> acts_without_counts(const Explanation& x, std::size_t i, const Indicator& way,
                                     const Ratio& value, const std::optional<Ratio>& aim) {
  if (const auto count = count_of(x.pack->indicators[i], *x.pack)) {
    return acts_of_count(*count, way, value, *x.pack);
  }
  if (way.better == Indicator::Better::middle) return {};
  const bool up = way.better == Indicator::Better::higher;
  if (way.printed_as == Indicator::PrintedAs::percent) {
    if (!is_of_cases(way, *x.pack)) return {};
    const Ratio left = up ? subtract({1, 1}, value).value_or(Ratio{}) : value;
    Act act = per_cases(i, cases_for(left));
    // The last one may be a part of a case.
    act.most = static_cast<std::int64_t>(divide_down(left.numerator * act.of, left.denominator));
    act.sign = up ? 1 : -1;
    return {act};
  }
  const bool is_mean = way.numerator && x.pack->measures[*way.numerator].value &&
                       x.pack->measures[*way.numerator].kind == Measure::Kind::sum;
  if (!is_mean) return {};
  Act act = per_cases(i, 100);
  if (way.value.type == Type::duration && !up) {
    const Ratio& line = aim ? *aim : value;
    act.each = static_cast<std::int64_t>(divide_down(line.numerator, line.denominator * 2));
    return {act};
  }
  const Range range = range_of(*x.pack->measures[*way.numerator].value, *x.pack);
  const std::optional<Ratio>& best = up ? range.most : range.least;
  if (way.value.type != Type::number || !best || best->denominator != 1) return {};
  act.each = static_cast<std::int64_t>(best->numerator);
  return {act};
}

void add_new(Act act, std::vector<Act>& acts) {
  const auto is_it = [&](const Act& other) { return is_same(act, other); };
  if (std::none_of(acts.begin(), acts.end(), is_it)) acts.push_back(std::move(act));
}

bool has_sides(const Indicator& way) {
  return way.numerator && way.denominator && way.better != Indicator::Better::middle;
}

// Whether a condition that chooses the branch asks for what the act changes.
bool may_change_branch(const Act& act, const Indicator& whole, const Pack& pack) {
  return std::any_of(whole.branches.begin(), whole.branches.end(), [&](const Indicator& branch) {
    if (!branch.when) return false;
    const Formula formula(*branch.when, pack);
    const auto& asked = formula.measures();
    return std::any_of(act.changes.begin(), act.changes.end(), [&](const Act::Change& change) {
      return std::find(asked.begin(), asked.end(), change.measure) != asked.end();
    });
  });
}

}  // namespace

std::vector<Act> acts_over_branches(const Explanation& explanation, std::size_t indicator) {
  const Pack& pack = *explanation.pack;
  const Indicator& whole = pack.indicators[indicator];
  std::vector<Act> acts;
  const auto add = [&](const Indicator& way) {
    if (!has_sides(way)) return;
    for (Act& act : Sides(explanation, indicator, way, std::nullopt).acts()) {
      const bool is_new_case =
          is_doable(act) && std::all_of(act.changes.begin(), act.changes.end(),
                                        [](const Act::Change& change) { return change.by > 0; });
      if (is_new_case && may_change_branch(act, whole, pack)) add_new(std::move(act), acts);
    }
  };
  for (const Indicator& branch : whole.branches) add(branch);
  if (!whole.branches.empty()) add(whole);
  return acts;
}

std::vector<Act> acts_for(const Explanation& explanation, std::size_t indicator,
                          const std::optional<Ratio>& aim) {
  const IndicatorResult& result = explanation.card.indicators[indicator];
  const Indicator& way = as_judged(explanation.pack->indicators[indicator], result.branch);
  if (!result.value) return {};
  const Given* given = explanation.balances.given_for(indicator, explanation.day);
  if (given != nullptr && !given->denominator) {
    return acts_without_counts(explanation, indicator, way, *result.value, aim);
  }
  std::vector<Act> acts = has_sides(way) ? Sides(explanation, indicator, way, aim).acts()
                                         : acts_on(explanation, way.value);
  if (result.status == IndicatorStatus::fixed) {
    for (Act& act : acts_out_of(explanation, *explanation.pack->indicators[indicator].small)) {
      add_new(std::move(act), acts);
    }
  }
  for (Act& act : acts_over_branches(explanation, indicator)) add_new(std::move(act), acts);
  return acts;
}

}  // namespace xingji::diagnose

#include "diagnose/act.h"

#include <set>

#include "engine/indicator.h"
#include "pack/range.h"
#include "pack/visit.h"

namespace xingji::diagnose {
namespace {

void change_given(const Act::Change& change, std::int64_t count, const Pack& pack, Day day,
                  Balances& balances) {
  const Ratio by =
      Ratio::of(static_cast<Int128>(change.by) * count, pack.measures[change.measure].denominator);
  for (std::size_t i = 0; i < balances.given.size(); ++i) {
    Given& given = balances.given[i][static_cast<std::size_t>(day - balances.first)];
    if (given.basis == Basis::facts || !given.numerator || !given.denominator) continue;
    const Indicator& indicator = pack.indicators[i];
    if (indicator.numerator == change.measure) given.numerator = add(*given.numerator, by);
    if (indicator.denominator == change.measure) given.denominator = add(*given.denominator, by);
    const bool is_whole = given.numerator && given.denominator && given.denominator->numerator != 0;
    given.value = is_whole ? divide(*given.numerator, *given.denominator) : std::nullopt;
  }
}

// Whether people or facts say how many there are.
bool is_known(const Explanation& x, std::size_t measure) {
  const Balance& balance = x.balances.at(measure, x.day);
  return balance.covered != Covered::none && balance.fits;
}

bool is_count(const Measure& measure) {
  return measure.kind == Measure::Kind::count || measure.kind == Measure::Kind::distinct;
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
    if (is_count(above) && is_count(measure(below_))) {
      add_counts();
    } else if (above.kind == Measure::Kind::sum && is_count(measure(below_))) {
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

  void add_counts() {
    const std::int64_t u = one(above_);
    if (!is_higher_) {
      add(Act::Kind::avoid, {{above_, -u}}, n_ / u);
      add(Act::Kind::spread, {{below_, one(below_)}});
    } else if (is_share(measure(above_), measure(below_), *x_.pack)) {
      add(Act::Kind::good, {{above_, u}, {below_, one(below_)}});
      add(Act::Kind::turn, {{above_, u}}, (d_ - n_) / one(below_));
    } else {
      add(Act::Kind::more, {{above_, u}});
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
    if (way_.value.type != Type::number) return;
    const Range range = range_of(*measure(above_).value, *x_.pack);
    const std::optional<Ratio>& best = is_higher_ ? range.most : range.least;
    if (best && best->denominator == 1) {
      add_case(Act::Kind::best, static_cast<std::int64_t>(best->numerator));
    }
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

// All that is known is the value itself.
std::vector<Act> acts_without_counts(const Explanation& x, std::size_t i, const Indicator& way,
                                     const Ratio& value, const std::optional<Ratio>& aim) {
  if (way.better == Indicator::Better::middle) return {};
  const bool up = way.better == Indicator::Better::higher;
  if (way.printed_as == Indicator::PrintedAs::percent) {
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

// The value that `of` cases have and `count` acts make of it.
std::optional<Ratio> value_after(const Act& act, std::int64_t count, const Ratio& value) {
  if (act.sign != 0) return add(value, Ratio::of(act.sign * count, act.of));
  const auto sum = multiply(value, {act.of, 1});
  const auto more = sum ? add(*sum, {static_cast<Int128>(act.each) * count, 1}) : std::nullopt;
  return more ? divide(*more, {act.of + count, 1}) : std::nullopt;
}

// Fewer of what is divided by leaves the cases in it that count.
std::set<std::size_t> divisors_of(const Expression& expression, const Pack& pack) {
  std::set<std::size_t> divisors;
  visit(expression, [&](const Expression& part) {
    if (part.op != Op::divide) return;
    visit(part.arguments[1], [&](const Expression& below) {
      if (below.op != Op::measure) return;
      if (const auto found = find_measure(pack, below.name)) divisors.insert(*found);
    });
  });
  return divisors;
}

}  // namespace

void apply(const Act& act, std::int64_t count, const Pack& pack, Day day, Balances& balances) {
  const auto at = static_cast<std::size_t>(day - balances.first);
  if (act.kind == Act::Kind::per_hundred) {
    std::optional<Ratio>& value = balances.given[act.indicator][at].value;
    value = value_after(act, count, *value);
    return;
  }
  for (const Act::Change& change : act.changes) {
    balances.measures[change.measure][at].value += change.by * count;
    change_given(change, count, pack, day, balances);
  }
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
  const bool has_sides = way.numerator && way.denominator;
  if (has_sides && way.better != Indicator::Better::middle) {
    return Sides(explanation, indicator, way, aim).acts();
  }
  return acts_on(explanation, way.value);
}

std::vector<Act> acts_on(const Explanation& explanation, const Expression& expression) {
  const Pack& pack = *explanation.pack;
  std::vector<Act> acts;
  const std::set<std::size_t> divisors = divisors_of(expression, pack);
  const Formula formula(expression, pack);
  for (const std::size_t m : formula.measures()) {
    const Measure& measure = pack.measures[m];
    if (!is_count(measure) || !is_known(explanation, m)) continue;
    const std::int64_t one = measure.denominator;
    const std::int64_t now = explanation.balances.at(m, explanation.day).value;
    if (!divisors.contains(m)) acts.push_back({Act::Kind::fewer, {{m, -one}}, now / one});
    acts.push_back({Act::Kind::more, {{m, one}}, std::nullopt});
  }
  return acts;
}

bool is_doable(const Act& act) {
  return act.kind != Act::Kind::turn && act.kind != Act::Kind::per_hundred;
}

std::string_view to_text(Act::Kind kind) {
  switch (kind) {
    case Act::Kind::good:
      return "good";
    case Act::Kind::turn:
      return "turn";
    case Act::Kind::avoid:
      return "avoid";
    case Act::Kind::spread:
      return "spread";
    case Act::Kind::best:
      return "best";
    case Act::Kind::quick:
      return "quick";
    case Act::Kind::more:
      return "more";
    case Act::Kind::fewer:
      return "fewer";
    case Act::Kind::per_hundred:
      return "per_hundred";
  }
  return {};
}

}  // namespace xingji::diagnose

// What may befall an indicator: the cases that would make it worse.
#include <algorithm>

#include "diagnose/act.h"
#include "engine/indicator.h"
#include "pack/range.h"

namespace xingji::diagnose {
namespace {

bool is_count(const Measure& measure) {
  return measure.kind == Measure::Kind::count || measure.kind == Measure::Kind::distinct;
}

// All that is known is a share: so many of every hundred cases worse.
std::vector<Act> worse_share(std::size_t i, const Indicator& way, const Ratio& value,
                             const Pack& pack) {
  if (way.printed_as != Indicator::PrintedAs::percent || !is_of_cases(way, pack)) return {};
  const bool up = way.better == Indicator::Better::higher;
  Act act;
  act.kind = Act::Kind::worse;
  act.indicator = i;
  act.of = 1'000;
  act.sign = up ? -1 : 1;
  const Ratio left = up ? value : subtract({1, 1}, value).value_or(Ratio{});
  act.most = static_cast<std::int64_t>(divide_down(left.numerator * act.of, left.denominator));
  return {act};
}

// A case more to divide by that does not count, or one that counts against it.
std::vector<Act> bad_case(const Indicator& way, const Pack& pack) {
  const Measure& above = pack.measures[*way.numerator];
  const Measure& below = pack.measures[*way.denominator];
  const Act::Change one_above{*way.numerator, above.denominator};
  const Act::Change one_below{*way.denominator, below.denominator};
  const bool up = way.better == Indicator::Better::higher;
  const bool is_part = is_share(above, below, pack);
  Act act;
  // What is no part of what it is divided by is counted because it is bad.
  act.kind = up || is_part ? Act::Kind::bad : Act::Kind::more;
  if (!up) act.changes.push_back(one_above);
  if (up || is_part) act.changes.push_back(one_below);
  return {act};
}

std::vector<Act> worst_case(const Indicator& way, const Pack& pack) {
  const Measure& above = pack.measures[*way.numerator];
  const Measure& below = pack.measures[*way.denominator];
  if (!above.value || way.value.type != Type::number) return {};
  const Range range = range_of(*above.value, pack);
  const auto& worst = way.better == Indicator::Better::higher ? range.least : range.most;
  if (!worst || worst->denominator != 1) return {};
  Act act;
  act.kind = Act::Kind::worst;
  act.each = static_cast<std::int64_t>(worst->numerator);
  act.changes = {{*way.numerator, act.each * above.denominator},
                 {*way.denominator, below.denominator}};
  return {act};
}

// Of a count that should be low: one more of it, and of what other branches divide by that holds
// it.
std::vector<Act> one_more(const Indicator& whole, const Indicator& way, const Pack& pack) {
  if (way.value.op != Op::measure || way.better != Indicator::Better::lower) return {};
  const auto counted = find_measure(pack, way.value.name);
  if (!counted || !is_count(pack.measures[*counted])) return {};
  Act act;
  act.kind = Act::Kind::bad;
  act.changes = {{*counted, pack.measures[*counted].denominator}};
  const auto add = [&](const Indicator& branch) {
    if (!branch.denominator) return;
    const Measure& all = pack.measures[*branch.denominator];
    const auto is_it = [&](const Act::Change& change) {
      return change.measure == *branch.denominator;
    };
    const bool has_it = std::any_of(act.changes.begin(), act.changes.end(), is_it);
    if (has_it || !is_share(pack.measures[*counted], all, pack)) return;
    act.changes.push_back({*branch.denominator, all.denominator});
  };
  for (const Indicator& branch : whole.branches) add(branch);
  add(whole);
  return {act};
}

}  // namespace

std::vector<Act> acts_against(const Explanation& explanation, std::size_t indicator) {
  const Pack& pack = *explanation.pack;
  const IndicatorResult& result = explanation.card.indicators[indicator];
  const Indicator& way = as_judged(pack.indicators[indicator], result.branch);
  if (!result.value || way.better == Indicator::Better::middle) return {};
  const Given* given = explanation.balances.given_for(indicator, explanation.day);
  if (given != nullptr && !given->denominator) {
    return worse_share(indicator, way, *result.value, pack);
  }
  if (!way.numerator || !way.denominator) return one_more(pack.indicators[indicator], way, pack);
  const bool below_counts = is_count(pack.measures[*way.denominator]);
  if (!below_counts) return {};
  const Measure& above = pack.measures[*way.numerator];
  if (is_count(above)) return bad_case(way, pack);
  return above.kind == Measure::Kind::sum ? worst_case(way, pack) : std::vector<Act>{};
}

}  // namespace xingji::diagnose

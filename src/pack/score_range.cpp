#include "pack/score_range.h"

#include <algorithm>

#include "pack/best.h"

namespace xingji {
namespace {

using Limit = std::optional<std::int64_t>;  // in millionths; nothing: it cannot be told

// Of the values of some days: the outermost, or nothing where one of them cannot be told.
template <class Of>
Limit over_days(const Pack& pack, bool is_most, const Of& of) {
  Limit outermost;
  const ChangeDays days = days_of_points(pack);
  for (const Day day : days.days()) {
    const Limit value = of(day);
    if (!value) return std::nullopt;
    const bool is_beyond = !outermost || (is_most ? *value > *outermost : *value < *outermost);
    if (is_beyond) outermost = value;
  }
  return outermost;
}

std::optional<Ratio> ratio_of(const Limit& amount) {
  return amount ? std::optional(Ratio::of_micro(*amount)) : std::nullopt;
}

// The one value of a number that never changes.
Limit fixed(const std::optional<Number>& number) {
  if (!number || number->entries.size() != 1 || number->entries.front().expression) return {};
  return number->entries.front().value;
}

// As low as one level of a gate makes it. What is dropped leaves the mean to the others.
Limit lowered_by(const Gate::Level& level, std::int64_t least) {
  if (!has_amount(level.act)) return least;
  const Limit amount = fixed(level.amount);
  if (!amount) return std::nullopt;
  if (level.act == Gate::Act::subtract) return least - *amount;
  if (level.act == Gate::Act::cap) return std::min(least, *amount);
  const Int128 product = divide_rounded(static_cast<Int128>(least) * *amount, micro_one);
  return std::min(least, static_cast<std::int64_t>(product));
}

// At most one level of each gate acts.
Limit lowered(const Pack& pack, Gate::At at, Limit least) {
  for (const Gate& gate : pack.gates) {
    if (gate.at != at) continue;
    const Limit before = least;
    for (const Gate::Level& level : gate.levels) {
      const Limit low = before ? lowered_by(level, *before) : std::nullopt;
      least = least && low ? Limit(std::min(*least, *low)) : std::nullopt;
    }
  }
  return least;
}

// So much do all deductions take together.
Limit deducted(const Pack& pack, Limit least) {
  for (const Deduction& deduction : pack.deductions) {
    const Limit most = fixed(deduction.most);
    least = least && most ? Limit(*least - *most) : std::nullopt;
  }
  return least;
}

// A bonus lifts to its `most` and no further.
Limit raised(const Pack& pack, Bonus::At at, Limit most) {
  for (const Bonus& bonus : pack.bonuses) {
    if (bonus.at != at) continue;
    const Limit end = fixed(bonus.most);
    most = most && end ? Limit(std::max(*most, *end)) : std::nullopt;
  }
  return most;
}

// What a clip leaves of the amounts from `least` to `most`.
Range clipped(Limit least, Limit most, const std::optional<Number>& low,
              const std::optional<Number>& high) {
  if (const Limit end = fixed(low)) least = std::max(least.value_or(*end), *end);
  if (const Limit end = fixed(high)) most = std::min(most.value_or(*end), *end);
  if (low && !fixed(low)) most.reset();
  if (high && !fixed(high)) least.reset();
  if (least && most) most = std::max(*least, *most);
  return {ratio_of(least), ratio_of(most)};
}

// No mean is below the worst of its parts.
Limit worst_part(const Pack& pack, const Dimension& dimension, Day day) {
  Limit worst;
  for (const Dimension::Part& part : dimension.parts) {
    const Indicator& indicator = pack.indicators[part.indicator];
    if (!in_force(indicator.since, indicator.until, day)) continue;
    const Limit points = worst_of(indicator, day);
    if (!points) return std::nullopt;
    worst = std::min(worst.value_or(*points), *points);
  }
  return worst;
}

Range range_of_dimension(const Pack& pack, const Dimension& dimension) {
  Limit least = over_days(pack, false, [&](Day day) { return worst_part(pack, dimension, day); });
  least = lowered(pack, Gate::At::dimensions, lowered(pack, Gate::At::points, least));
  Limit most = over_days(pack, true, [&](Day day) { return best_dimension(pack, dimension, day); });
  most = raised(pack, Bonus::At::dimensions, most);
  return clipped(least, most, dimension.least, dimension.most);
}

// Before the total's own gates, bonuses and deductions.
Range range_of_parts(const Pack& pack) {
  if (pack.total.kind == Total::Kind::weighted) {
    if (pack.dimensions.empty()) return {};
    Range all = range_of_dimension(pack, pack.dimensions.front());
    for (const Dimension& dimension : pack.dimensions) {
      all = either_of(all, range_of_dimension(pack, dimension));
    }
    return all;
  }
  const bool is_sum = pack.total.kind == Total::Kind::sum_of_points;
  return {std::nullopt,
          ratio_of(over_days(pack, true, [&](Day day) { return best_sum(pack, day, is_sum); }))};
}

// Takes in what a rule gives; nothing is known of what is computed.
void take_in(const Number& given, std::optional<Range>& range) {
  const auto total = ratio_of(fixed(given));
  if (!total) range.reset();
  if (range) range = either_of(*range, {total, total});
}

void take_in(const Indicator& indicator, std::optional<Range>& range) {
  for (const MissingRule* rule : {&indicator.no_data, &indicator.too_few, &indicator.no_peers}) {
    if (rule->kind == MissingRule::Kind::default_total) take_in(rule->points, range);
  }
  for (const Indicator& branch : indicator.branches) take_in(branch, range);
}

// Totals that points make, and those that stages and missing rules give in their place.
Range range_of_parts_or_given(const Pack& pack) {
  std::optional<Range> range = range_of_parts(pack);
  for (const Stage& stage : pack.stages) {
    for (const Stage::Rule& rule : stage.total) {
      if (rule.give) take_in(*rule.give, range);
    }
  }
  for (const Indicator& indicator : pack.indicators) take_in(indicator, range);
  return range.value_or(Range{});
}

Range range_of_total(const Pack& pack) {
  const Range parts = range_of_parts_or_given(pack);
  const auto end_of = [](const std::optional<Ratio>& end) -> Limit {
    return end ? Limit(to_micro(*end)) : std::nullopt;
  };
  const Limit least = deducted(pack, lowered(pack, Gate::At::total, end_of(parts.least)));
  const Limit most = raised(pack, Bonus::At::total, end_of(parts.most));
  const Range total = clipped(least, most, pack.total.least, pack.total.most);
  const auto rounded = [&](const std::optional<Ratio>& end) {
    const Limit amount = end_of(end);
    return amount ? ratio_of(round_to(*amount, pack.total.decimals)) : std::nullopt;
  };
  return {rounded(total.least), rounded(total.most)};
}

Range range_of_stars(const Pack& pack) {
  const std::vector<Ratio> stars = stars_given(pack);
  if (stars.empty()) return {};
  const auto less = [](const Ratio& a, const Ratio& b) { return compare(a, b) < 0; };
  return {*std::min_element(stars.begin(), stars.end(), less),
          *std::max_element(stars.begin(), stars.end(), less)};
}

Range range_of_value(const Pack& pack, const Indicator& indicator) {
  Range range = range_of(indicator.value, pack);
  for (const Indicator& branch : indicator.branches) {
    range = either_of(range, range_of(branch.value, pack));
  }
  return range;
}

bool gives_totals(const Indicator& indicator) {
  const auto gives = [](const MissingRule& rule) {
    return rule.kind == MissingRule::Kind::default_total;
  };
  return gives(indicator.no_data) || gives(indicator.too_few) || gives(indicator.no_peers) ||
         std::any_of(indicator.branches.begin(), indicator.branches.end(), gives_totals);
}

}  // namespace

Range range_of_score(const Pack& pack, const std::string& name) {
  if (name == "total") return range_of_total(pack);
  if (name == "stars") return range_of_stars(pack);
  for (const Dimension& dimension : pack.dimensions) {
    if (name == "dimension." + dimension.id) return range_of_dimension(pack, dimension);
  }
  for (const Indicator& indicator : pack.indicators) {
    if (name == "indicator." + indicator.id) return range_of_value(pack, indicator);
  }
  return {};
}

std::vector<Ratio> stars_given(const Pack& pack) {
  std::vector<Ratio> stars;
  for (const Band& band : pack.bands) {
    const Limit given = fixed(band.stars);
    if (!given) return {};
    stars.push_back(Ratio::of_micro(*given));
  }
  return stars;
}

ChangeDays days_of_points(const Pack& pack) {
  ChangeDays days(pack);
  const auto add = [&](const Indicator& indicator) {
    for (const Step& step : indicator.ladder) days.add(step.give);
    for (const Points::Corner& corner : indicator.points.line) days.add(corner.give);
    days.add(indicator.points.full);
    days.add(indicator.since, indicator.until);
    for (const MissingRule* rule : {&indicator.no_data, &indicator.too_few, &indicator.no_peers}) {
      days.add(rule->points);
    }
    if (indicator.small) days.add(indicator.small->points);
  };
  for (const Indicator& indicator : pack.indicators) {
    add(indicator);
    for (const Indicator& branch : indicator.branches) add(branch);
  }
  for (const std::optional<Number>* end : {&pack.total.least, &pack.total.most}) {
    if (*end) days.add(**end);
  }
  for (const Band& band : pack.bands) {
    if (band.total_at_least) days.add(*band.total_at_least);
    if (band.each_dimension_at_least) days.add(*band.each_dimension_at_least);
  }
  for (const Dimension& dimension : pack.dimensions) {
    if (dimension.least) days.add(*dimension.least);
    if (dimension.most) days.add(*dimension.most);
  }
  return days;
}

bool has_given_totals(const Pack& pack) {
  return std::any_of(pack.stages.begin(), pack.stages.end(),
                     [](const Stage& stage) { return !stage.total.empty(); }) ||
         std::any_of(pack.indicators.begin(), pack.indicators.end(), gives_totals);
}

}  // namespace xingji

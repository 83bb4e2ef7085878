// Weights sum to 100 % on every day, every indicator counts once, and every number has a value on
// every day on which it is needed.
#include <algorithm>

#include "base/ratio.h"
#include "pack/lint.h"

namespace xingji {
namespace {

std::string percent(std::int64_t micro) { return format_micro(micro * 100) + " %"; }

bool is_in_force(const Pack& pack, const Dimension::Part& part, Day day) {
  const Indicator& indicator = pack.indicators[part.indicator];
  return in_force(indicator.since, indicator.until, day);
}

bool is_in_force(const Pack& pack, const Dimension& dimension, Day day) {
  return std::any_of(dimension.parts.begin(), dimension.parts.end(),
                     [&](const Dimension::Part& part) { return is_in_force(pack, part, day); });
}

// A number that could not be read has no entries; sums over it would mislead.
bool is_readable(const Dimension& dimension) {
  return std::all_of(dimension.parts.begin(), dimension.parts.end(),
                     [](const Dimension::Part& part) { return !part.weight.entries.empty(); });
}

ChangeDays days_of(const Pack& pack, const Dimension& dimension) {
  ChangeDays days(pack);
  for (const Dimension::Part& part : dimension.parts) {
    days.add(part.weight);
    days.add(pack.indicators[part.indicator].since, pack.indicators[part.indicator].until);
  }
  return days;
}

// Thirds have no last decimal: equal parts may be as much short of 100 % as four decimals are. The
// score divides by the sum, so they are equal to the last digit.
bool are_equal_parts(const std::vector<std::int64_t>& weights) {
  const auto count = static_cast<std::int64_t>(weights.size());
  return std::all_of(weights.begin(), weights.end(),
                     [&](std::int64_t weight) { return weight == micro_one / count; });
}

// With weights out of a table: for each of its rows.
bool lint_sum(Draft& draft, const std::vector<const Number*>& weights, const std::string& which,
              const Place& place, Day day) {
  if (look_ups_of(weights, day).size() > 1) {
    draft.refuse(place, which + " are looked up in different ways, so nobody sees their sum",
                 "give them columns of one table, asked with the same keys");
    return false;
  }
  for (const Found& found : rows_found(draft.pack, weights, day)) {
    std::int64_t sum = 0;
    std::vector<std::int64_t> values;
    for (const Number* weight : weights) {
      values.push_back(value_on(*weight, day, found).value_or(0));
      sum += values.back();
    }
    if (sum == micro_one || are_equal_parts(values)) continue;
    const bool has_row = found.row != nullptr && !found.row->cells.empty();
    draft.refuse(has_row ? found.row->cells.front().place : place,
                 which + " sum to " + percent(sum) + for_row(found) + on_day(draft.pack, day),
                 "they must sum to 100 %");
    return false;
  }
  return true;
}

void lint_parts(Draft& draft, const Dimension& dimension) {
  const Pack& pack = draft.pack;
  if (dimension.parts.empty() || !is_readable(dimension)) return;
  const ChangeDays days = days_of(pack, dimension);
  for (const Day day : days.days()) {
    if (!is_in_force(pack, dimension, day)) continue;
    std::vector<const Number*> weights;
    for (const Dimension::Part& part : dimension.parts) {
      if (is_in_force(pack, part, day)) weights.push_back(&part.weight);
    }
    const Place place = place_on(dimension.parts.front().weight, day, dimension.said.place);
    if (!lint_sum(draft, weights, "the weights in '" + dimension.id + "'", place, day)) return;
  }
}

void lint_dimensions(Draft& draft) {
  const Pack& pack = draft.pack;
  ChangeDays days(pack);
  for (const Dimension& dimension : pack.dimensions) {
    if (dimension.weight.entries.empty()) return;
    days.add(dimension.weight);
    const ChangeDays own = days_of(pack, dimension);
    for (const Day day : own.days()) days.add(day, {});
  }
  for (const Day day : days.days()) {
    std::vector<const Number*> weights;
    for (const Dimension& dimension : pack.dimensions) {
      if (dimension.parts.empty() || is_in_force(pack, dimension, day)) {
        weights.push_back(&dimension.weight);
      }
    }
    const Dimension& first = pack.dimensions.front();
    const Place place = place_on(first.weight, day, first.said.place);
    if (!lint_sum(draft, weights, "the weights of the dimensions", place, day)) return;
  }
}

void lint_membership(Draft& draft) {
  const Pack& pack = draft.pack;
  std::vector<int> count(pack.indicators.size(), 0);
  for (const Dimension& dimension : pack.dimensions) {
    for (const Dimension::Part& part : dimension.parts) {
      const Indicator& indicator = pack.indicators[part.indicator];
      if (++count[part.indicator] != 2) continue;
      draft.refuse(dimension.said.place,
                   "the indicator '" + indicator.id + "' is in two dimensions",
                   "keep it in one of them");
    }
  }
  if (draft.has_errors()) return;
  for (std::size_t i = 0; i < count.size(); ++i) {
    if (count[i] > 0) continue;
    draft.warn(pack.indicators[i].place,
               "the indicator '" + pack.indicators[i].id + "' is in no dimension",
               "give it a weight or take it out");
  }
}

// Every number of something in force from `since` on has a value on its first day.
void lint_first_day(Draft& draft, const Number& number, const std::optional<Day>& since) {
  if (number.entries.empty() || !number.entries.front().since) return;
  const Day first_needed = std::max(draft.pack.since.value_or(0), since.value_or(0));
  const Number::Entry& first = number.entries.front();
  if (!first.by_row && *first.since <= first_needed) return;
  draft.refuse(
      first.said.place,
      "the number of '" + first.said.path + "' has no value before " + format_day(*first.since),
      first.by_row ? "the first entry leaves out 'rows_since'"
                   : "it is needed from " + format_day(first_needed) + " on");
}

std::optional<Day> first_day_of(const Pack& pack, const Dimension& dimension) {
  std::optional<Day> first;
  for (const Dimension::Part& part : dimension.parts) {
    const Day since = pack.indicators[part.indicator].since.value_or(0);
    first = std::min(first.value_or(since), since);
  }
  return first;
}

void check(Draft& draft, const std::optional<Number>& number,
           const std::optional<Day>& since = {}) {
  if (number) lint_first_day(draft, *number, since);
}

void lint_dates_of(Draft& draft, const Indicator& indicator) {
  const auto& since = indicator.since;
  for (const Step& step : indicator.ladder) {
    check(draft, step.bound, since);
    check(draft, step.give, since);
  }
  const Points& points = indicator.points;
  for (const Points::Corner& corner : points.line) {
    check(draft, corner.value, since);
    check(draft, corner.give, since);
  }
  for (const Number* number : {&points.full, &points.target, &points.step, &points.take}) {
    check(draft, *number, since);
  }
  check(draft, points.least, since);
  check(draft, indicator.no_data.points, since);
  check(draft, indicator.too_few.points, since);
  check(draft, indicator.least, since);
  if (indicator.small) check(draft, indicator.small->points, since);
  for (const Indicator& branch : indicator.branches) lint_dates_of(draft, branch);
}

void lint_dates_of(Draft& draft, const Dimension& dimension) {
  const Pack& pack = draft.pack;
  const auto since = first_day_of(pack, dimension);
  if (!dimension.parts.empty()) check(draft, dimension.weight, since);
  for (const Dimension::Part& part : dimension.parts) {
    check(draft, part.weight, pack.indicators[part.indicator].since);
  }
  check(draft, dimension.least, since);
  check(draft, dimension.most, since);
}

void lint_dates_of_extras(Draft& draft) {
  for (const Gate& gate : draft.pack.gates) {
    for (const Gate::Level& level : gate.levels) check(draft, level.amount, gate.since);
  }
  for (const Bonus& bonus : draft.pack.bonuses) {
    check(draft, bonus.add, bonus.since);
    check(draft, bonus.most, bonus.since);
  }
  for (const Deduction& deduction : draft.pack.deductions) {
    check(draft, deduction.each, deduction.since);
    check(draft, deduction.most, deduction.since);
  }
}

}  // namespace

void lint_weights(Draft& draft) {
  const Pack& pack = draft.pack;
  if (draft.is_unread("total")) return;
  if (pack.total.kind != Total::Kind::weighted) {
    if (!pack.dimensions.empty()) {
      draft.refuse(pack.dimensions.front().said.place,
                   "dimensions need 'total: { of: dimensions }'", "take one of the two out");
    }
    return;
  }
  const bool has_score = !pack.indicators.empty();  // or deadlines only
  if (pack.dimensions.empty() && has_score && !draft.has_errors()) {
    draft.refuse(draft.place_of_pack, "the pack has no dimensions",
                 "write 'dimensions:', or 'total: { of: lowest of points }'");
  }
  for (const Dimension& dimension : pack.dimensions) lint_parts(draft, dimension);
  if (!pack.dimensions.empty()) lint_dimensions(draft);
  lint_membership(draft);
}

void lint_dates(Draft& draft) {
  const Pack& pack = draft.pack;
  for (const Parameter& parameter : pack.parameters) check(draft, parameter.number);
  for (const Indicator& indicator : pack.indicators) lint_dates_of(draft, indicator);
  for (const Dimension& dimension : pack.dimensions) lint_dates_of(draft, dimension);
  lint_dates_of_extras(draft);
  for (const Stage& stage : pack.stages) {
    for (const Stage::Rule& rule : stage.total) check(draft, rule.give);
  }
  for (const Display& display : pack.displays) lint_dates_of(draft, display.scale);
  for (const std::optional<Number>* number :
       {&pack.total.full, &pack.total.least, &pack.total.most}) {
    check(draft, *number);
  }
  for (const Band& band : pack.bands) {
    check(draft, band.stars);
    check(draft, band.total_at_least);
    check(draft, band.each_dimension_at_least);
  }
}

void lint_missing_rules(Draft& draft) {
  // Without dimensions either, it is told that the total lacks what it is made of.
  const bool has_total =
      draft.pack.total.kind != Total::Kind::weighted || !draft.pack.dimensions.empty();
  if (!has_total || draft.is_unread("total")) return;
  const bool is_weighted = draft.pack.total.kind == Total::Kind::weighted;
  const auto check = [&](const MissingRule& rule, std::string_view key) {
    if (is_weighted && rule.kind == MissingRule::Kind::drop) {
      draft.refuse(rule.said.place,
                   "'" + std::string(key) + ": drop' needs a total without weights",
                   "write 'spread': its weight goes to the others");
    }
    if (!is_weighted && rule.kind == MissingRule::Kind::spread) {
      draft.refuse(rule.said.place,
                   "'" + std::string(key) + ": spread' needs dimensions with weights",
                   "write 'drop': the indicator is left out");
    }
  };
  for (const Indicator& indicator : draft.pack.indicators) {
    check(indicator.no_data, "no_data");
    for (const Indicator& branch : indicator.branches) check(branch.no_data, "no_data");
    if (indicator.least) check(indicator.too_few, "too_few");
    if (indicator.no_peers.kind != indicator.no_data.kind) check(indicator.no_peers, "no_peers");
  }
}

}  // namespace xingji

#include "pack/best.h"

#include <algorithm>

#include "pack/lint.h"

namespace xingji {

std::optional<std::int64_t> best_points(const Indicator& indicator, Day day) {
  if (indicator.points.form == Points::Form::value) return std::nullopt;
  std::vector<const Number*> gives;
  for (const Step& step : indicator.ladder) gives.push_back(&step.give);
  for (const Points::Corner& corner : indicator.points.line) gives.push_back(&corner.give);
  if (indicator.points.form == Points::Form::per) gives.push_back(&indicator.points.full);
  std::optional<std::int64_t> best;
  for (const Number* give : gives) {
    const auto value = value_on(*give, day);
    if (!value) return std::nullopt;
    best = std::max(best.value_or(*value), *value);
  }
  return best;
}

std::optional<std::int64_t> best_of(const Indicator& indicator, Day day) {
  auto best = best_points(indicator, day);
  const auto see = [&](const std::optional<std::int64_t>& value) {
    best = best && value ? std::optional(std::max(*best, *value)) : std::nullopt;
  };
  for (const Indicator& branch : indicator.branches) {
    const auto other = best_points(branch, day);
    best = best && other ? std::optional(std::max(*best, *other)) : std::nullopt;
    if (branch.no_data.kind == MissingRule::Kind::fixed) see(value_on(branch.no_data.points, day));
  }
  if (indicator.small) see(value_on(indicator.small->points, day));
  for (const MissingRule* rule : {&indicator.no_data, &indicator.too_few}) {
    if (rule->kind == MissingRule::Kind::fixed) see(value_on(rule->points, day));
  }
  return best;
}

std::optional<std::int64_t> best_sum(const Pack& pack, Day day, bool is_sum) {
  std::optional<std::int64_t> result;
  for (const Indicator& indicator : pack.indicators) {
    if (!in_force(indicator.since, indicator.until, day)) continue;
    const auto best = best_of(indicator, day);
    if (!best) return std::nullopt;
    if (is_sum) {
      result = result.value_or(0) + std::max<std::int64_t>(*best, 0);
    } else {
      result = std::max(result.value_or(*best), *best);
    }
  }
  return result;
}

std::optional<std::int64_t> best_dimension(const Pack& pack, const Dimension& dimension, Day day) {
  std::optional<std::int64_t> best;
  for (const Dimension::Part& part : dimension.parts) {
    const Indicator& indicator = pack.indicators[part.indicator];
    if (!in_force(indicator.since, indicator.until, day)) continue;
    const auto points = best_of(indicator, day);
    if (!points) return std::nullopt;
    best = std::max(best.value_or(*points), *points);
  }
  if (best && dimension.least) {
    const auto least = value_on(*dimension.least, day);
    if (!least) return std::nullopt;
    best = std::max(*best, *least);
  }
  if (best && dimension.most)
    best = std::min(*best, value_on(*dimension.most, day).value_or(*best));
  return best;
}

}  // namespace xingji

#include "pack/best.h"

#include <algorithm>
#include <vector>

#include "pack/lint.h"

namespace xingji {

namespace {

// All the points that are given; nothing when some are not known.
using Given = std::optional<std::vector<std::int64_t>>;

void add(const std::optional<std::int64_t>& points, Given& to) {
  if (!points) to.reset();
  if (to) to->push_back(*points);
}

Given given_for_values(const Indicator& indicator, Day day) {
  if (indicator.points.form == Points::Form::value) return std::nullopt;
  Given given(std::in_place);
  for (const Step& step : indicator.ladder) add(value_on(step.give, day), given);
  for (const Points::Corner& corner : indicator.points.line) add(value_on(corner.give, day), given);
  if (indicator.points.form == Points::Form::per) add(value_on(indicator.points.full, day), given);
  return given;
}

Given given_of(const Indicator& indicator, Day day) {
  Given given = given_for_values(indicator, day);
  const auto add_fixed = [&](const Indicator& of) {
    for (const MissingRule* rule : {&of.no_data, &of.too_few, &of.no_peers}) {
      if (rule->kind == MissingRule::Kind::fixed) add(value_on(rule->points, day), given);
    }
  };
  for (const Indicator& branch : indicator.branches) {
    const Given others = given_for_values(branch, day);
    if (!others) return std::nullopt;
    for (const std::int64_t points : *others) add(points, given);
    add_fixed(branch);
  }
  if (indicator.small) add(value_on(indicator.small->points, day), given);
  add_fixed(indicator);
  return given;
}

std::optional<std::int64_t> most_of(const Given& given) {
  if (!given || given->empty()) return std::nullopt;
  return *std::max_element(given->begin(), given->end());
}

// So many for each unit: fewer and fewer, down to where the value ends.
bool is_per_unit(const Indicator& indicator) {
  return indicator.points.form == Points::Form::per ||
         std::any_of(indicator.branches.begin(), indicator.branches.end(), is_per_unit);
}

template <class Things, class Best>
std::optional<std::int64_t> best_among(const Things& things,
                                       const std::vector<std::size_t>& targets,
                                       const Best& best_of_one) {
  std::optional<std::int64_t> best;
  for (std::size_t i = 0; i < things.size(); ++i) {
    const bool is_meant =
        targets.empty() || std::find(targets.begin(), targets.end(), i) != targets.end();
    if (!is_meant) continue;
    const auto one = best_of_one(things[i]);
    if (!one) return std::nullopt;
    best = std::max(best.value_or(*one), *one);
  }
  return best;
}

}  // namespace

std::optional<std::int64_t> best_points(const Indicator& indicator, Day day) {
  return most_of(given_for_values(indicator, day));
}

std::optional<std::int64_t> best_of(const Indicator& indicator, Day day) {
  return most_of(given_of(indicator, day));
}

std::optional<std::int64_t> worst_of(const Indicator& indicator, Day day) {
  const Given given = given_of(indicator, day);
  if (!given || given->empty() || is_per_unit(indicator)) return std::nullopt;
  return *std::min_element(given->begin(), given->end());
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

std::optional<std::int64_t> best_total(const Pack& pack, Day day) {
  const bool is_raised = std::any_of(pack.bonuses.begin(), pack.bonuses.end(),
                                     [](const Bonus& b) { return b.at == Bonus::At::dimensions; });
  const bool is_given = std::any_of(pack.stages.begin(), pack.stages.end(),
                                    [](const Stage& stage) { return !stage.total.empty(); });
  if (is_raised || is_given) return std::nullopt;
  return best_sum(pack, day, pack.total.kind == Total::Kind::sum_of_points);
}

std::optional<std::int64_t> best_under(const Pack& pack, const Gate& gate, Day day) {
  switch (gate.at) {
    case Gate::At::points:
      return best_among(pack.indicators, gate.targets,
                        [&](const Indicator& indicator) { return best_of(indicator, day); });
    case Gate::At::dimensions:
      return best_among(pack.dimensions, gate.targets, [&](const Dimension& dimension) {
        return best_dimension(pack, dimension, day);
      });
    case Gate::At::total:
      return best_total(pack, day);
  }
  return std::nullopt;
}

bool is_only_shown(const Indicator& indicator) {
  return indicator.points.form == Points::Form::ladder && indicator.ladder.size() == 1;
}

}  // namespace xingji

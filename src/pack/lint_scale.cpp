// Numbers on another scale than the rest of the pack: a cap that nothing reaches, a step that gives
// 55 where all others give up to 5, an amount that takes more than there is.
#include <algorithm>

#include "pack/best.h"
#include "pack/lint.h"
#include "pack/score_range.h"

namespace xingji {
namespace {

// So many times what all others give is a slip of the decimal point, not a heavier indicator.
constexpr std::int64_t too_many_times = 4;

bool lint_amount(Draft& draft, const Gate& gate, const Gate::Level& level, Day day) {
  const auto amount = value_on(level.amount, day);
  if (!amount) return true;
  const Place& place = place_on(level.amount, day, level.said.place);
  if (level.act == Gate::Act::multiply) {
    if (*amount <= micro_one) return true;
    draft.refuse(
        place,
        "'multiply: " + format_micro(*amount) + "' raises the score" + on_day(draft.pack, day),
        *amount <= 100 * micro_one ? "did you mean " + format_micro(*amount) + "%?" : "");
    return false;
  }
  const auto best = best_under(draft.pack, gate, day);
  if (!best || *best <= 0) return true;
  if (level.act == Gate::Act::cap && *amount > *best) {
    draft.refuse(place,
                 "'cap: " + format_micro(*amount) + "' lowers nobody: " + format_micro(*best) +
                     " is the best there is" + on_day(draft.pack, day),
                 "cap at less");
    return false;
  }
  if (level.act == Gate::Act::subtract && *amount > *best) {
    draft.refuse(place,
                 "'subtract: " + format_micro(*amount) + "' takes more than there is: " +
                     format_micro(*best) + " is the best" + on_day(draft.pack, day),
                 "subtract less");
    return false;
  }
  return true;
}

void lint_gate(Draft& draft, const Gate& gate) {
  ChangeDays days(draft.pack);
  days.add(gate.since, gate.until);
  for (const Gate::Level& level : gate.levels) days.add(level.amount);
  for (const Day day : days.days()) {
    if (!in_force(gate.since, gate.until, day)) continue;
    for (const Gate::Level& level : gate.levels) {
      if (!lint_amount(draft, gate, level, day)) return;
    }
  }
}

// The number that gives the most.
const Number& best_number(const Indicator& indicator, Day day) {
  const Number* best = &indicator.points.full;
  const auto see = [&](const Number& number) {
    const auto value = value_on(number, day);
    if (value && *value > value_on(*best, day).value_or(*value - 1)) best = &number;
  };
  for (const Step& step : indicator.ladder) see(step.give);
  for (const Points::Corner& corner : indicator.points.line) see(corner.give);
  return *best;
}

// What the points of the others stand beside, in words.
struct Scale {
  std::int64_t most = 0;
  std::string text;
};

std::optional<Scale> scale_beside(const Pack& pack, const Indicator& indicator, Day day) {
  std::optional<std::int64_t> most;
  for (const Indicator& other : pack.indicators) {
    if (other.id == indicator.id || !in_force(other.since, other.until, day)) continue;
    const auto points = best_points(other, day);
    if (!points) return std::nullopt;
    most = std::max(most.value_or(*points), *points);
  }
  if (most) return Scale{*most, "and all others give at most " + format_micro(*most)};
  for (const Band& band : pack.bands) {
    const auto line = band.total_at_least ? value_on(*band.total_at_least, day) : std::nullopt;
    if (line) return Scale{*line, "and the best band asks for a total of " + format_micro(*line)};
  }
  return std::nullopt;
}

bool lint_give(Draft& draft, const Indicator& indicator, const Indicator& of, Day day) {
  const auto best = best_points(indicator, day);
  const auto beside = scale_beside(draft.pack, of, day);
  if (!best || !beside || beside->most <= 0 || *best <= too_many_times * beside->most) return true;
  draft.refuse(place_on(best_number(indicator, day), day, indicator.place),
               "'" + of.id + "' gives up to " + format_micro(*best) + " points, " + beside->text +
                   on_day(draft.pack, day),
               "points stand on one scale");
  return false;
}

// Whoever has no value has no more than the best value gives.
bool lint_fixed(Draft& draft, const Indicator& indicator, const MissingRule& rule, Day day) {
  if (rule.kind != MissingRule::Kind::fixed) return true;
  const auto given = value_on(rule.points, day);
  const auto best = best_points(indicator, day);
  if (!given || !best || *given <= *best) return true;
  draft.refuse(place_on(rule.points, day, rule.said.place),
               format_micro(*given) + " points without a value, and the best value of '" +
                   indicator.id + "' gives " + format_micro(*best) + on_day(draft.pack, day),
               "points stand on one scale");
  return false;
}

void lint_indicator(Draft& draft, const Indicator& indicator) {
  ChangeDays days(draft.pack);
  days.add(indicator.since, indicator.until);
  for (const Step& step : indicator.ladder) days.add(step.give);
  for (const Day day : days.days()) {
    if (!in_force(indicator.since, indicator.until, day)) continue;
    // A sum has parts of any size, and says what they add up to.
    const bool is_sum = draft.pack.total.kind == Total::Kind::sum_of_points;
    if (!is_sum && !lint_give(draft, indicator, indicator, day)) return;
    for (const Indicator& branch : indicator.branches) {
      if (!is_sum && !lint_give(draft, branch, indicator, day)) return;
    }
    if (!lint_fixed(draft, indicator, indicator.no_data, day)) return;
    if (indicator.least && !lint_fixed(draft, indicator, indicator.too_few, day)) return;
  }
}

// A bonus lifts nobody above its `most`.
bool lifts(const Pack& pack, const Bonus& bonus, const std::string& name) {
  const auto least = range_of_score(pack, name).least;
  const auto& entries = bonus.most->entries;
  return !least || std::any_of(entries.begin(), entries.end(), [&](const Number::Entry& entry) {
    return entry.expression || compare(Ratio::of_micro(entry.value), *least) > 0;
  });
}

void lint_most(Draft& draft, const Bonus& bonus) {
  if (!bonus.most || bonus.most->entries.empty()) return;
  const Pack& pack = draft.pack;
  bool lifts_some = false;
  if (bonus.at == Bonus::At::total) {
    lifts_some = lifts(pack, bonus, "total");
  } else {
    for (std::size_t d = 0; d < pack.dimensions.size(); ++d) {
      const bool is_meant =
          bonus.targets.empty() ||
          std::find(bonus.targets.begin(), bonus.targets.end(), d) != bonus.targets.end();
      lifts_some |= is_meant && lifts(pack, bonus, "dimension." + pack.dimensions[d].id);
    }
  }
  if (lifts_some) return;
  draft.refuse(bonus.most->entries.front().said.place,
               "'" + bonus.id + "' lifts nobody: no score is below its 'most'",
               "mend 'most', the points or the clip");
}

// A score shown on a scale whose steps it never reaches, or always.
void lint_display(Draft& draft, const Display& display) {
  const std::string name =
      display.dimension ? "dimension." + draft.pack.dimensions[*display.dimension].id : "total";
  const Range range = range_of_score(draft.pack, name);
  lint_steps_of_score(draft, display.scale, range);
  const auto& line = display.scale.points.line;
  if (line.empty() || !(range.least || range.most)) return;
  const auto first = value_on(line.front().value, draft.pack.since.value_or(0));
  const auto last = value_on(line.back().value, draft.pack.since.value_or(0));
  const bool is_above = range.most && first && compare(Ratio::of_micro(*first), *range.most) >= 0;
  const bool is_below = range.least && last && compare(Ratio::of_micro(*last), *range.least) <= 0;
  if (!is_above && !is_below) return;
  draft.refuse(display.place,
               "'" + display.id + "' shows all scores alike: its line goes from " +
                   format_micro(first.value_or(0)) + " to " + format_micro(last.value_or(0)) +
                   ", and '" + name + "' is " + to_text(range, Type::number, draft.pack.currency),
               "mend the line or 'of'");
}

}  // namespace

void lint_scale(Draft& draft) {
  if (draft.has_errors()) return;
  for (const Bonus& bonus : draft.pack.bonuses) lint_most(draft, bonus);
  for (const Display& display : draft.pack.displays) lint_display(draft, display);
  for (const Gate& gate : draft.pack.gates) lint_gate(draft, gate);
  for (const Indicator& indicator : draft.pack.indicators) lint_indicator(draft, indicator);
}

}  // namespace xingji

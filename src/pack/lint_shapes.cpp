// Lines that go one way, stages of which one always holds, and totals that somebody can reach.
#include <algorithm>
#include <functional>

#include "base/ratio.h"
#include "pack/best.h"
#include "pack/score_range.h"

namespace xingji {
namespace {

bool lint_corners(Draft& draft, const Indicator& indicator, Day day, const Found& found) {
  const auto& line = indicator.points.line;
  for (std::size_t c = 0; c + 1 < line.size(); ++c) {
    const auto value = value_on(line[c].value, day, found);
    const auto next = value_on(line[c + 1].value, day, found);
    const auto give = value_on(line[c].give, day, found);
    const auto next_give = value_on(line[c + 1].give, day, found);
    if (!value || !next || !give || !next_give) continue;
    const Place& place = line[c + 1].value.entries.front().said.place;
    if (*value >= *next) {
      draft.refuse(place, "the values of a line go up" + for_row(found) + on_day(draft.pack, day),
                   "the smallest value comes first");
      return false;
    }
    const bool goes_against =
        (indicator.better == Indicator::Better::higher && *next_give < *give) ||
        (indicator.better == Indicator::Better::lower && *next_give > *give);
    if (!goes_against) continue;
    draft.refuse(place,
                 "the points of this line go against 'better' of '" + indicator.id + "'" +
                     for_row(found) + on_day(draft.pack, day),
                 "mend the points or 'better'");
    return false;
  }
  return true;
}

void lint_line(Draft& draft, const Indicator& indicator) {
  ChangeDays days(draft.pack);
  std::vector<const Number*> numbers;
  for (const Points::Corner& corner : indicator.points.line) {
    if (corner.value.entries.empty() || corner.give.entries.empty()) return;
    for (const Number* number : {&corner.value, &corner.give}) {
      days.add(*number);
      numbers.push_back(number);
    }
  }
  for (const Day day : days.days()) {
    for (const Found& found : rows_found(draft.pack, numbers, day)) {
      if (!lint_corners(draft, indicator, day, found)) return;
    }
  }
}

// The last of a list has no condition, all others have one.
template <class Things, class Where>
void lint_choice(Draft& draft, const Things& things, const Where& place, const std::string& what) {
  for (std::size_t i = 0; i + 1 < things.size(); ++i) {
    if (things[i].when) continue;
    draft.refuse(place(things[i]), "only the last " + what + " has no 'when'",
                 "those after it are never reached");
    return;
  }
  if (things.empty() || !things.back().when) return;
  draft.refuse(place(things.back()), "a gap: on some days no " + what + " holds",
               "end with one that has no 'when'");
}

bool lint_each_dimension(Draft& draft, const Band& band, Day day) {
  const Pack& pack = draft.pack;
  const auto line =
      band.each_dimension_at_least ? value_on(*band.each_dimension_at_least, day) : std::nullopt;
  if (!line) return true;
  for (const Dimension& dimension : pack.dimensions) {
    const auto best = best_dimension(pack, dimension, day);
    if (!best || *line <= *best) continue;
    draft.refuse(band.said.place,
                 "nobody reaches '" + band.id + "': it asks for " + format_micro(*line) +
                     " in each dimension, and " + format_micro(*best) + " is the best of '" +
                     dimension.id + "'" + on_day(pack, day),
                 "mend the line, the points or the clip");
    return false;
  }
  return true;
}

void lint_full(Draft& draft) {
  const Pack& pack = draft.pack;
  if (!pack.total.full || pack.total.full->entries.empty()) return;
  const ChangeDays days = days_of_points(pack);
  for (const Day day : days.days()) {
    const auto full = value_on(*pack.total.full, day);
    const auto sum = best_sum(pack, day, true);
    if (!full || !sum || *full == *sum) continue;
    draft.refuse(pack.total.full->entries.front().said.place,
                 "the indicators give up to " + format_micro(*sum) + " points together, not " +
                     format_micro(*full) + on_day(pack, day),
                 "mend 'full' or the points");
    return;
  }
}

void out_of_reach(Draft& draft, const Band& band, std::int64_t line, std::int64_t best, Day day) {
  draft.refuse(band.said.place,
               "nobody reaches '" + band.id + "': it asks for a total of " + format_micro(line) +
                   ", and " + format_micro(best) + " is the best" + on_day(draft.pack, day),
               "mend the line, the points or the clip");
}

// A band that every total reaches leaves nobody to those after it.
void lint_falls(Draft& draft) {
  const Pack& pack = draft.pack;
  const auto lowest = range_of_score(pack, "total").least;
  if (!lowest) return;
  const ChangeDays days = days_of_points(pack);
  for (const Day day : days.days()) {
    for (std::size_t b = 0; b + 1 < pack.bands.size(); ++b) {
      const Band& band = pack.bands[b];
      const auto line = band.total_at_least ? value_on(*band.total_at_least, day) : std::nullopt;
      if (!line || band.each_dimension_at_least) continue;
      if (compare(*lowest, Ratio::of_micro(*line)) < 0) continue;
      draft.refuse(pack.bands[b + 1].said.place,
                   "nobody falls to '" + pack.bands[b + 1].id + "': every total reaches '" +
                       band.id + "', and " + format_micro(to_micro(*lowest).value_or(0)) +
                       " is the lowest" + on_day(pack, day),
                   "mend the line, the points or the clip");
      return;
    }
  }
}

// Where some totals do not come of points alone: by the most that there is on any day.
void lint_highest(Draft& draft) {
  const Pack& pack = draft.pack;
  const auto most = range_of_score(pack, "total").most;
  if (!most) return;
  const ChangeDays days = days_of_points(pack);
  for (const Day day : days.days()) {
    for (const Band& band : pack.bands) {
      const auto line = band.total_at_least ? value_on(*band.total_at_least, day) : std::nullopt;
      if (!line || compare(Ratio::of_micro(*line), *most) <= 0) continue;
      return out_of_reach(draft, band, *line, to_micro(*most).value_or(0), day);
    }
  }
}

}  // namespace

void lint_lines(Draft& draft) {
  for (const Indicator& indicator : draft.pack.indicators) {
    lint_line(draft, indicator);
    for (const Indicator& branch : indicator.branches) lint_line(draft, branch);
  }
  for (const Display& display : draft.pack.displays) lint_line(draft, display.scale);
}

void lint_stages(Draft& draft) {
  if (draft.unread.has_below("stages")) return;
  const auto of_stage = [](const Stage& stage) { return stage.place; };
  lint_choice(draft, draft.pack.stages, of_stage, "stage");
  for (const Stage& stage : draft.pack.stages) {
    lint_choice(
        draft, stage.total, [](const Stage::Rule& rule) { return rule.said.place; },
        "rule of '" + stage.id + "'");
  }
}

void lint_reach(Draft& draft) {
  lint_full(draft);
  const Pack& pack = draft.pack;
  if (!draft.has_errors()) lint_falls(draft);
  if (draft.has_errors()) return;
  if (!pack.bonuses.empty() || has_given_totals(pack)) return lint_highest(draft);
  const ChangeDays days = days_of_points(pack);
  for (const Day day : days.days()) {
    for (const Band& band : pack.bands) {
      if (!lint_each_dimension(draft, band, day)) return;
    }
    auto best = best_sum(pack, day, pack.total.kind == Total::Kind::sum_of_points);
    if (!best) continue;
    if (pack.total.least) {
      const auto least = value_on(*pack.total.least, day);
      if (!least) continue;
      best = std::max(*best, *least);
    }
    if (pack.total.most) best = std::min(*best, value_on(*pack.total.most, day).value_or(*best));
    best = round_to(*best, pack.total.decimals);
    for (const Band& band : pack.bands) {
      const auto line = band.total_at_least ? value_on(*band.total_at_least, day) : std::nullopt;
      if (!line || *line <= *best) continue;
      return out_of_reach(draft, band, *line, *best, day);
    }
  }
}

}  // namespace xingji

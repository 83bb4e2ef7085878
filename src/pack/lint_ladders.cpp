// Ladders: one way, no gaps, no step that is never reached, and points that agree with `better`.
#include <algorithm>

#include "base/ratio.h"
#include "pack/amount.h"
#include "pack/lint.h"
#include "pack/range.h"
#include "pack/whole.h"
#include "pack/written.h"

namespace xingji {
namespace {

bool goes_down(Step::Edge edge) {
  return edge == Step::Edge::at_least || edge == Step::Edge::above;
}

std::string bound_text(const Pack& pack, const Indicator& indicator, const Step& step, Day day,
                       const Found& found) {
  const auto known = value_on(step.bound, day, found);
  const Number::Entry* entry = step.bound.on(day);
  if (!known && entry != nullptr && entry->expression) return to_text(*entry->expression);
  const std::int64_t value = known.value_or(0);
  const bool is_percent =
      step.bound.type == Type::number && indicator.printed_as == Indicator::PrintedAs::percent;
  return is_percent ? format_micro(value * 100) + '%'
                    : format_amount({step.bound.type, value, pack.currency});
}

std::string edge_text(const Pack& pack, const Indicator& indicator, const Step& step, Day day,
                      const Found& found) {
  const std::string bound = bound_text(pack, indicator, step, day, found);
  switch (step.edge) {
    case Step::Edge::at_least:
      return "at_least " + bound;
    case Step::Edge::above:
      return "above " + bound;
    case Step::Edge::at_most:
      return "at_most " + bound;
    case Step::Edge::below:
      return "below " + bound;
    case Step::Edge::otherwise:
      return "the rest";
  }
  return {};
}

const Place& place_of(const Step& step) { return step.said.place; }

bool is_readable(const Step& step) {
  return !step.give.entries.empty() &&
         (step.edge == Step::Edge::otherwise || !step.bound.entries.empty());
}

Ratio ratio_of(const Step& step, std::int64_t bound) {
  return step.bound.type == Type::number ? Ratio::of_micro(bound) : Ratio{bound, 1};
}

bool leaves_edge(const Step& step) {
  return step.edge == Step::Edge::above || step.edge == Step::Edge::below;
}

// The last whole number that passes the step's edge.
Ratio whole_edge(const Step& step, std::int64_t bound) {
  const Ratio ratio = ratio_of(step, bound);
  const bool is_down = goes_down(step.edge);
  const Int128 up = -divide_down(-ratio.numerator, ratio.denominator);
  const Int128 next = is_down ? up : divide_down(ratio.numerator, ratio.denominator);
  const bool is_left_out = leaves_edge(step) && ratio.denominator == 1;
  return {is_left_out ? (is_down ? next + 1 : next - 1) : next, 1};
}

// Whether some value passes `later` but not `earlier`, both on one side.
bool reaches_further(const Step& earlier, const Step& later, Day day, const Found& found,
                     bool is_whole) {
  const auto a = value_on(earlier.bound, day, found);
  const auto b = value_on(later.bound, day, found);
  if (!a || !b) return true;
  if (is_whole) {
    const int order = compare(whole_edge(later, *b), whole_edge(earlier, *a));
    return goes_down(earlier.edge) ? order < 0 : order > 0;
  }
  if (*a != *b) return goes_down(earlier.edge) ? *b < *a : *b > *a;
  return leaves_edge(earlier) && !leaves_edge(later);
}

bool lint_ends(Draft& draft, const Indicator& indicator) {
  for (std::size_t i = 0; i + 1 < indicator.ladder.size(); ++i) {
    const Step& step = indicator.ladder[i];
    if (step.edge != Step::Edge::otherwise) continue;
    draft.refuse(place_of(step), "only the last step of a ladder has no edge",
                 "the steps after this one are never reached");
    return false;
  }
  const Step& last = indicator.ladder.back();
  if (last.edge == Step::Edge::otherwise) return true;
  draft.refuse(place_of(last),
               "a gap: values beyond '" +
                   edge_text(draft.pack, indicator, last, draft.pack.since.value_or(0), {}) +
                   "' get no points",
               "end the ladder with a step that has no edge");
  return false;
}

bool lint_direction(Draft& draft, const Indicator& indicator) {
  const Step& first = indicator.ladder.front();
  for (const Step& step : indicator.ladder) {
    if (step.edge == Step::Edge::otherwise) continue;
    if (goes_down(step.edge) == goes_down(first.edge)) continue;
    draft.refuse(place_of(step), "the steps of a ladder go one way",
                 goes_down(first.edge) ? "this ladder has 'at_least' and 'above'"
                                       : "this ladder has 'at_most' and 'below'");
    return false;
  }
  return true;
}

// Whether of two steps out of order it is the earlier one that stands wrong: all others are in
// order without it.
bool is_earlier_wrong(const Indicator& indicator, std::size_t earlier, Day day, const Found& found,
                      bool is_whole) {
  const auto& steps = indicator.ladder;
  const std::size_t later = earlier + 1;
  const std::size_t next = earlier + 2;
  const bool is_next_an_edge = next + 1 < steps.size();
  return is_next_an_edge && !reaches_further(steps[earlier], steps[next], day, found, is_whole) &&
         reaches_further(steps[later], steps[next], day, found, is_whole) &&
         (earlier == 0 || reaches_further(steps[earlier - 1], steps[later], day, found, is_whole));
}

// 1 for 1% is written as easily as 15 for 15%, and is a share of everything.
std::string order_remedy(const Indicator& indicator, const Step& wrong, Day day,
                         const Found& found) {
  const auto bound = value_on(wrong.bound, day, found);
  const bool is_percent =
      wrong.bound.type == Type::number && indicator.printed_as == Indicator::PrintedAs::percent;
  if (is_percent && bound == micro_one) return "did you mean 1%?";
  return goes_down(wrong.edge) ? "the greatest edge comes first" : "the smallest edge comes first";
}

// Of a rank it is the share of the peers that is compared.
bool has_whole_values(const Indicator& indicator, const Pack& pack) {
  return indicator.points.form != Points::Form::rank && is_whole(indicator.value, pack);
}

bool lint_order(Draft& draft, const Indicator& indicator, Day day, const Found& found) {
  const bool is_whole = has_whole_values(indicator, draft.pack);
  for (std::size_t i = 0; i + 2 < indicator.ladder.size(); ++i) {
    const Step& earlier = indicator.ladder[i];
    const Step& later = indicator.ladder[i + 1];
    if (reaches_further(earlier, later, day, found, is_whole)) continue;
    const Step& wrong = is_earlier_wrong(indicator, i, day, found, is_whole) ? earlier : later;
    draft.refuse(place_of(wrong),
                 "an overlap: '" + edge_text(draft.pack, indicator, later, day, found) +
                     "' is never reached after '" +
                     edge_text(draft.pack, indicator, earlier, day, found) + "'" + for_row(found) +
                     on_day(draft.pack, day),
                 order_remedy(indicator, wrong, day, found));
    return false;
  }
  return true;
}

// The first step holds the greatest values of a ladder that goes down, the smallest of one that
// goes up.
bool lint_points(Draft& draft, const Indicator& indicator, Day day, const Found& found) {
  if (indicator.better == Indicator::Better::middle || indicator.ladder.size() < 2) return true;
  const bool best_first =
      goes_down(indicator.ladder.front().edge) == (indicator.better == Indicator::Better::higher);
  for (std::size_t i = 0; i + 1 < indicator.ladder.size(); ++i) {
    const auto here = value_on(indicator.ladder[i].give, day, found);
    const auto next = value_on(indicator.ladder[i + 1].give, day, found);
    if (!here || !next || (best_first ? *here >= *next : *here <= *next)) continue;
    draft.refuse(place_of(indicator.ladder[i + 1]),
                 "this step gives " + std::string(best_first ? "more" : "fewer") +
                     " points than the one before it, but '" + indicator.id + "' is better " +
                     (indicator.better == Indicator::Better::higher ? "higher" : "lower") +
                     for_row(found) + on_day(draft.pack, day),
                 "mend the points or 'better'");
    return false;
  }
  return true;
}

// Whether no value within the range passes the step's edge.
bool is_beyond(const Step& step, const Ratio& bound, const Range& range) {
  const auto most = [&] { return range.most ? compare(*range.most, bound) : 1; };
  const auto least = [&] { return range.least ? compare(*range.least, bound) : -1; };
  switch (step.edge) {
    case Step::Edge::at_least:
      return most() < 0;
    case Step::Edge::above:
      return most() <= 0;
    case Step::Edge::at_most:
      return least() > 0;
    case Step::Edge::below:
      return least() >= 0;
    case Step::Edge::otherwise:
      return false;
  }
  return false;
}

// Whether all values within the range pass the step's edge. An edge at the very end of a range is
// the last step's, said once more, where that gives the same.
bool is_passed_by_all(const Step& step, const Ratio& bound, const Range& range) {
  switch (step.edge) {
    case Step::Edge::at_least:
    case Step::Edge::above:
      return range.least && compare(*range.least, bound) > 0;
    case Step::Edge::at_most:
    case Step::Edge::below:
      return range.most && compare(*range.most, bound) < 0;
    case Step::Edge::otherwise:
      return false;
  }
  return false;
}

bool is_at_end(const Step& step, const Ratio& bound, const Range& range) {
  if (step.edge == Step::Edge::at_least) return range.least && compare(*range.least, bound) == 0;
  return step.edge == Step::Edge::at_most && range.most && compare(*range.most, bound) == 0;
}

// The number of the edge, where it is written.
const Place& place_of_bound(const Step& step, Day day, const Found& found) {
  const Number::Entry* entry = step.bound.on(day);
  if (entry == nullptr) return place_of(step);
  const bool is_found = entry->expression && entry->expression->op == Op::look_up && found.row;
  return is_found ? found.row->cells[entry->expression->column].place : entry->said.place;
}

// 15 for 15% is the mistake that everybody makes once.
bool lint_reach(Draft& draft, const Indicator& indicator, const Range& range, Day day,
                const Found& found) {
  const bool is_share = range.least && range.most && compare(*range.least, {0, 1}) == 0 &&
                        compare(*range.most, {1, 1}) == 0;
  for (std::size_t s = 0; s < indicator.ladder.size(); ++s) {
    const Step& step = indicator.ladder[s];
    const auto bound = value_on(step.bound, day, found);
    if (step.edge == Step::Edge::otherwise || !bound) continue;
    const Ratio ratio = ratio_of(step, *bound);
    const bool is_share_of_none = is_share && (*bound < 0 || *bound > micro_one);
    if (!is_share_of_none && !is_beyond(step, ratio, range)) {
      const bool gives_same =
          value_on(step.give, day, found) == value_on(indicator.ladder[s + 1].give, day, found);
      const bool is_last = is_at_end(step, ratio, range) && !gives_same;
      if (!is_last && !is_passed_by_all(step, ratio, range)) continue;
      draft.refuse(place_of_bound(step, day, found),
                   "every value gets there: '" +
                       edge_text(draft.pack, indicator, step, day, found) + "', and it is " +
                       to_text(range, step.bound.type, draft.pack.currency) + for_row(found) +
                       on_day(draft.pack, day),
                   "the steps after this one are never reached");
      return false;
    }
    const bool lacks_percent =
        is_share && *bound > micro_one && *bound <= 100 * micro_one && *bound % micro_one == 0;
    draft.refuse(place_of_bound(step, day, found),
                 std::string(is_share ? "no share" : "no value") + " gets there: '" +
                     edge_text(draft.pack, indicator, step, day, found) + "', and it is " +
                     to_text(range, step.bound.type, draft.pack.currency) + for_row(found) +
                     on_day(draft.pack, day),
                 lacks_percent ? "did you mean " + format_micro(*bound) + "%?" : "");
    return false;
  }
  return true;
}

// Nobody means an edge that no value has: 2.5 beside a count is 3.
bool lint_wholes(Draft& draft, const Indicator& indicator, Day day, const Found& found) {
  if (!has_whole_values(indicator, draft.pack)) return true;
  for (const Step& step : indicator.ladder) {
    const std::vector<Written> all = written_in(step.bound, draft);
    const bool is_wrong_unit =
        std::any_of(all.begin(), all.end(), [](const Written& one) { return one.is_percent; });
    if (is_wrong_unit) continue;  // told by lint_units
    const auto bound = value_on(step.bound, day, found);
    if (step.edge == Step::Edge::otherwise || !bound) continue;
    if (ratio_of(step, *bound).denominator == 1) continue;
    const Ratio edge = whole_edge(step, *bound);
    draft.refuse(place_of_bound(step, day, found),
                 "no value is there: '" + edge_text(draft.pack, indicator, step, day, found) +
                     "', and '" + to_text(indicator.value) + "' is a whole number" +
                     for_row(found) + on_day(draft.pack, day),
                 std::string(goes_down(step.edge) ? "write at_least: " : "write at_most: ") +
                     format_micro(to_micro(edge).value_or(0)));
    return false;
  }
  return true;
}

// Until one of them is refused: the rows of each day.
template <class Lint>
void lint_each_row(Draft& draft, const Indicator& indicator, const Lint& lint) {
  ChangeDays days(draft.pack);
  days.add(indicator.since, indicator.until);
  std::vector<const Number*> numbers;
  for (const Step& step : indicator.ladder) {
    for (const Number* number : {&step.bound, &step.give}) {
      days.add(*number);
      numbers.push_back(number);
    }
  }
  for (const Day day : days.days()) {
    if (!in_force(indicator.since, indicator.until, day)) continue;
    for (const Found& found : rows_found(draft.pack, numbers, day)) {
      if (!lint(day, found)) return;
    }
  }
}

// Two steps that give the same are one, but for an edge at the very end of a range.
void lint_same_points(Draft& draft, const Indicator& indicator, const Range& range) {
  for (std::size_t s = 0; s + 1 < indicator.ladder.size(); ++s) {
    const Step& step = indicator.ladder[s];
    const Step& next = indicator.ladder[s + 1];
    bool is_same = false;
    lint_each_row(draft, indicator, [&](Day day, const Found& found) {
      const auto points = value_on(step.give, day, found);
      const auto bound = value_on(step.bound, day, found);
      const bool is_end = bound && is_at_end(step, ratio_of(step, *bound), range);
      is_same = points && !is_end && points == value_on(next.give, day, found);
      return is_same;
    });
    if (!is_same) continue;
    draft.warn(place_of(next), "this step gives as many points as the one before it",
               "take one of the two out, or mend the points");
  }
}

void lint_ladder(Draft& draft, const Indicator& indicator) {
  if (indicator.ladder.empty()) return;
  if (!std::all_of(indicator.ladder.begin(), indicator.ladder.end(), is_readable)) return;
  if (!lint_ends(draft, indicator) || !lint_direction(draft, indicator)) return;
  const bool is_rank = indicator.points.form == Points::Form::rank;
  const Range range =
      is_rank ? Range{Ratio{0, 1}, Ratio{1, 1}} : range_of(indicator.value, draft.pack);
  lint_each_row(draft, indicator, [&](Day day, const Found& found) {
    return lint_reach(draft, indicator, range, day, found) &&
           lint_wholes(draft, indicator, day, found) && lint_order(draft, indicator, day, found) &&
           lint_points(draft, indicator, day, found);
  });
  if (!draft.has_errors()) lint_same_points(draft, indicator, range);
}

// Percent and count are for plain numbers.
void lint_printing(Draft& draft, const Indicator& indicator) {
  const bool is_time = indicator.printed_as == Indicator::PrintedAs::seconds ||
                       indicator.printed_as == Indicator::PrintedAs::minutes ||
                       indicator.printed_as == Indicator::PrintedAs::hours;
  if (indicator.value.op == Op::literal || draft.is_unread(indicator.id + ".printed_as")) return;
  if (indicator.value.type != Type::duration || is_time) return;
  draft.refuse(indicator.place, "'" + indicator.id + "' is a duration",
               "print it as seconds, minutes or hours");
}

void lint_steps(Draft& draft, const Indicator& indicator) {
  lint_printing(draft, indicator);
  const bool is_rank = indicator.points.form == Points::Form::rank;
  lint_ladder(draft, is_rank ? over_share(indicator) : indicator);
}

}  // namespace

void lint_ladders(Draft& draft) {
  for (const Indicator& indicator : draft.pack.indicators) {
    lint_steps(draft, indicator);
    for (const Indicator& branch : indicator.branches) lint_steps(draft, branch);
  }
  for (const Display& display : draft.pack.displays) lint_ladder(draft, display.scale);
}

void lint_steps_of_score(Draft& draft, const Indicator& scale, const Range& range) {
  lint_each_row(draft, scale, [&](Day day, const Found& found) {
    return lint_reach(draft, scale, range, day, found);
  });
}

}  // namespace xingji

// What an act on the rows of one figure does to the other figures over the same rows.
#include <algorithm>
#include <set>

#include "diagnose/act.h"
#include "pack/range.h"

namespace xingji::diagnose {
namespace {

// Whether whatever the one counts meets all that the other asks.
bool meets_all_of(const Measure& one, const Measure& other) {
  const auto by = [](const Measure& measure) {
    return measure.by ? to_text(*measure.by) : std::string();
  };
  if (one.table != other.table || one.table == Table::sessions || by(one) != by(other) ||
      one.selections != other.selections) {
    return false;
  }
  std::set<std::string> met;
  for (const Measure::Filter& filter : one.filters) met.insert(to_text(filter.condition));
  return std::ranges::all_of(other.filters, [&](const Measure::Filter& filter) {
    return met.contains(to_text(filter.condition));
  });
}

// Whether a row is in the count on the day on which it comes into the other: on the same day of its
// own, or since there is the row.
bool counts_at_once(const Measure& measure, const Measure& other) {
  const auto& choices = measure.window.choices;
  const bool has_today = std::ranges::all_of(choices, [](const Window::Choice& choice) {
    return choice.month_ending != 0 || (choice.from <= 0 && choice.to >= 0);
  });
  const auto event = event_column(measure.table);
  const bool is_event = event && measure.by_day.op == Op::column && measure.by_day.column == *event;
  return has_today && (is_event || to_text(measure.by_day) == to_text(other.by_day));
}

// Whether some share asks more of the rows that the measure counts. Whether a case is good in that
// figure as well nobody can tell; it is taken to be neither better nor worse than the others.
bool is_divided_by(const Measure& measure, const Pack& pack) {
  const auto is_its_share = [&](const Indicator& way) {
    if (!way.numerator || !way.denominator) return false;
    return &pack.measures[*way.denominator] == &measure &&
           (pack.measures[*way.numerator].kind != Measure::Kind::count ||
            is_share(pack.measures[*way.numerator], measure, pack));
  };
  return std::ranges::any_of(pack.indicators, [&](const Indicator& indicator) {
    return is_its_share(indicator) || std::ranges::any_of(indicator.branches, is_its_share);
  });
}

// Whether the rows stay in a share when they are not bad any more.
bool is_part_of_share(std::size_t m, const Pack& pack) {
  const auto holds_it = [&](const Indicator& way) {
    return way.numerator == m && way.denominator &&
           is_share(pack.measures[m], pack.measures[*way.denominator], pack);
  };
  return std::ranges::any_of(pack.indicators, [&](const Indicator& indicator) {
    return holds_it(indicator) || std::ranges::any_of(indicator.branches, holds_it);
  });
}

}  // namespace

void note_besides(const Pack& pack, Act& act) {
  act.besides.clear();
  act.is_half_known = false;
  for (std::size_t other = 0; other < pack.measures.size(); ++other) {
    const auto is_it = [&](const Act::Change& change) { return change.measure == other; };
    if (std::ranges::any_of(act.changes, is_it)) continue;
    const Measure& its = pack.measures[other];
    const bool is_sum = its.kind == Measure::Kind::sum || its.kind == Measure::Kind::quantile;
    for (const Act::Change& change : act.changes) {
      const Measure& own = pack.measures[change.measure];
      if (change.by < 0) {
        const bool is_same_rows = meets_all_of(own, its) || meets_all_of(its, own);
        act.is_half_known |= is_sum && is_same_rows && !is_part_of_share(change.measure, pack);
        continue;
      }
      const bool is_one_more = meets_all_of(own, its) && its.kind == Measure::Kind::count &&
                               !its.weight && counts_at_once(its, own) && !is_divided_by(its, pack);
      if (!is_one_more) continue;
      act.besides.push_back({other, its.denominator});
      break;
    }
  }
}

}  // namespace xingji::diagnose

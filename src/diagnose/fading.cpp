#include "diagnose/fading.h"

#include <algorithm>

namespace xingji::diagnose {
namespace {

constexpr Day longest = 400;

// After so many days no case of today is in a window.
Day days_of(const Pack& pack) {
  Day days = 0;
  for (const Measure& measure : pack.measures) {
    for (const Window::Choice& choice : measure.window.choices) {
      const Day length = choice.month_ending != 0 ? 31 : choice.to - choice.from + 1;
      days = std::max(days, length);
    }
  }
  return std::min(days, longest);
}

// What the facts known on the day explained count on the days up to `last`. Whatever came to be
// known later, rows or numbers that people gave, is not there.
Balances later_counts(const Explanation& x, Day last) {
  Plan plan = make_plan(*x.pack, *x.facts);
  plan.view = x.view;
  plan.has_given = false;
  plan.still_after = x.day;
  return fold(plan, x.account, x.day, last);
}

// The day explained with the counts of a later one.
Balances with_counts_of(const Balances& later, Day then, const Explanation& x) {
  Balances balances = x.balances;
  const auto today = static_cast<std::size_t>(x.day - balances.first);
  for (std::size_t m = 0; m < balances.measures.size(); ++m) {
    Balance& balance = balances.measures[m][today];
    if (balance.is_given) continue;
    const Balance& found = later.at(m, then);
    balance.value = found.value;
    balance.fits = found.fits;
    balance.is_empty = found.is_empty;
  }
  return balances;
}

// Nothing to judge by reaches nothing, neither a figure without data nor anything on a card that
// has no total any more.
bool is_empty(const Card& card, const Goal& goal, const Card& today) {
  if (today.total && !card.total) return true;
  if (goal.of != Goal::Of::indicator) return false;
  const IndicatorResult& result = card.indicators[goal.position];
  return result.by_missing_rule || result.status == IndicatorStatus::no_data;
}

}  // namespace

void note_fading(const Bench& bench, std::vector<Finding>& findings) {
  const Explanation& x = bench.explanation();
  if (x.pack->period || findings.empty()) return;
  Day last = x.day + days_of(*x.pack);
  if (x.pack->until) last = std::min(last, *x.pack->until);
  if (last <= x.day) return;
  const Balances later = later_counts(x, last);
  for (Day day = x.day + 1; day <= last; ++day) {
    const Card card = bench.judge(with_counts_of(later, day, x));
    for (Finding& finding : findings) {
      for (Way& way : finding.ways) {
        const bool is_reached =
            bench.is_reached(card, way.goal) && !is_empty(card, way.goal, x.card);
        if (!way.by_itself && is_reached) way.by_itself = day;
      }
    }
  }
}

}  // namespace xingji::diagnose

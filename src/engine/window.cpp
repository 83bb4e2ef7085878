#include "engine/window.h"

#include "engine/covered.h"

namespace xingji {
namespace {

// The first choice whose condition held the day before; the last has none.
std::size_t choice_on(const MeasurePlan& measure, Day day, const Attributes& attributes,
                      const Formula::Worth& worth_yesterday) {
  for (std::size_t c = 0; c < measure.window_conditions.size(); ++c) {
    const auto& condition = measure.window_conditions[c];
    if (!condition || condition->value(day - 1, attributes, worth_yesterday).is_true()) return c;
  }
  CHECK(false);
  return 0;
}

}  // namespace

DayValue worth_of(const Measure& measure, const Balance& balance) {
  if (balance.covered == Covered::none) return {};
  if (balance.is_empty) return {};
  if (!balance.fits) return {DayValue::State::too_large, {}};
  if (measure.denominator == 1) return {DayValue::State::known, {balance.value, 1}};
  return {DayValue::State::known, Ratio::of(balance.value, measure.denominator)};
}

Formula::Worth worth_in(const Pack& pack, const Balances& balances) {
  return [&](std::size_t measure, Day day) {
    if (!balances.holds(day)) return DayValue{};
    return worth_of(pack.measures[measure], balances.at(measure, day));
  };
}

Balances settle_windows(const Plan& plan, const AccountRows& account, const std::vector<Sums>& sums,
                        Day begin, Day first, Day last) {
  const Coverage coverage(plan, account);
  const auto covered_on = [&](const MeasurePlan& measure, const Window::Choice& window, Day day) {
    const Day from = window.first_day(day);
    const Day to = window.last_day(day);
    const Covered covered = coverage.of(measure.tables, from, to);
    if (!measure.asks_calendar) return covered;
    const WorkCalendar& calendar = *plan.pack->calendar;
    if (day > calendar.last || to < calendar.first) return Covered::none;
    return calendar.knows(from) ? covered : std::min(covered, Covered::partly);
  };
  const auto balance_on = [&](std::size_t m, std::size_t choice, Day day) {
    const Window::Choice& window = plan.measures[m].measure->window.choices[choice];
    const std::int64_t value = sums[m].choices[choice][static_cast<std::size_t>(day - begin)];
    const bool is_empty =
        plan.measures[m].measure->kind == Measure::Kind::quantile && value == missing;
    return Balance{is_empty ? 0 : value, covered_on(plan.measures[m], window, day), choice,
                   sums[m].fits, is_empty};
  };
  Balances balances{first, last, {}};
  if (account.attributes != nullptr) balances.attributes = *account.attributes;
  for (std::size_t m = 0; m < plan.measures.size(); ++m) {
    std::vector<Balance> days;
    const bool chooses = plan.measures[m].window_conditions.size() > 1;
    for (Day day = first; day <= last; ++day) {
      // The conditions speak only of measures whose own window is fixed; the checker sees to it.
      const auto worth_yesterday = [&](std::size_t other, Day yesterday) {
        return worth_of(*plan.measures[other].measure, balance_on(other, 0, yesterday));
      };
      const std::size_t choice =
          chooses ? choice_on(plan.measures[m], day, balances.attributes, worth_yesterday) : 0;
      days.push_back(balance_on(m, choice, day));
    }
    balances.measures.push_back(std::move(days));
  }
  return balances;
}

}  // namespace xingji

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

class Settling {
 public:
  Settling(const Plan& plan, const AccountRows& account, const std::vector<Sums>& sums, Day begin)
      : plan_(plan), sums_(sums), begin_(begin), coverage_(plan, account) {}

  std::vector<Balance> days(std::size_t m, const Attributes& attributes, Day first, Day last) {
    const MeasurePlan& measure = plan_.measures[m];
    if (measure.window_conditions.size() == 1) return days_of_one_window(m, first, last);
    std::vector<Balance> days;
    days.reserve(static_cast<std::size_t>(last - first) + 1);
    // The conditions speak only of measures whose own window is fixed; the checker sees to it.
    const Formula::Worth worth{[this](std::size_t other, Day day) {
      return worth_of(*plan_.measures[other].measure, balance_on(other, 0, day));
    }};
    for (Day day = first; day <= last; ++day) {
      days.push_back(balance_on(m, choice_on(measure, day, attributes, worth), day));
    }
    return days;
  }

 private:
  std::vector<Balance> days_of_one_window(std::size_t m, Day first, Day last) const {
    const auto count = static_cast<std::size_t>(last - first) + 1;
    const std::int64_t* values = sums_[m].of(0) + static_cast<std::size_t>(first - begin_);
    Balance usual;
    usual.fits = sums_[m].fits;
    std::vector<Balance> days(count, usual);
    for (std::size_t d = 0; d < count; ++d) days[d].value = values[d];
    if (plan_.measures[m].measure->kind == Measure::Kind::quantile) {
      for (Balance& day : days) mark_empty(day);
    }
    for (Day day = first; day <= last; ++day) {
      Balance& balance = days[static_cast<std::size_t>(day - first)];
      balance.covered = covered_on(m, 0, day);
      const bool is_covered = balance.covered == Covered::fully;
      if (is_covered && is_covered_from(plan_.measures[m], day, last)) break;
    }
    return days;
  }

  static void mark_empty(Balance& balance) {
    balance.is_empty = balance.value == missing;
    if (balance.is_empty) balance.value = 0;
  }

  const Window::Choice& window(std::size_t m, std::size_t choice) const {
    return plan_.measures[m].measure->window.choices[choice];
  }

  // Of most shops all windows are but the first; then nothing need be asked day by day.
  bool is_covered_from(const MeasurePlan& measure, Day first, Day last) const {
    const Window::Choice& window = measure.measure->window.choices.front();
    return !measure.asks_calendar && coverage_.of(measure.tables, window.first_day(first),
                                                  window.last_day(last)) == Covered::fully;
  }

  Covered covered_on(std::size_t m, std::size_t choice, Day day) const {
    const MeasurePlan& measure = plan_.measures[m];
    const Day from = window(m, choice).first_day(day);
    const Day to = window(m, choice).last_day(day);
    const Covered covered = coverage_.of(measure.tables, from, to);
    if (!measure.asks_calendar) return covered;
    const WorkCalendar& calendar = *plan_.pack->calendar;
    if (day > calendar.last || to < calendar.first) return Covered::none;
    return calendar.knows(from) ? covered : std::min(covered, Covered::partly);
  }

  Balance balance_on(std::size_t m, std::size_t choice, Day day) const {
    Balance balance;
    balance.value = sums_[m].of(choice)[day - begin_];
    balance.choice = static_cast<std::uint32_t>(choice);
    balance.fits = sums_[m].fits;
    if (plan_.measures[m].measure->kind == Measure::Kind::quantile) mark_empty(balance);
    balance.covered = covered_on(m, choice, day);
    return balance;
  }

  const Plan& plan_;
  const std::vector<Sums>& sums_;
  Day begin_;
  Coverage coverage_;
};

}  // namespace

DayValue worth_of(const Measure& measure, const Balance& balance) {
  if (balance.covered == Covered::none) return {};
  if (balance.is_empty) return {};
  if (!balance.fits) return {DayValue::State::too_large, {}};
  if (measure.denominator == 1) return {DayValue::State::known, {balance.value, 1}};
  return {DayValue::State::known, Ratio::of(balance.value, measure.denominator)};
}

std::optional<Ratio> given_without_counts(const Pack& pack, const Balances& balances,
                                          std::size_t indicator, Day day) {
  const Given* given = balances.holds(day) ? balances.given_for(indicator, day) : nullptr;
  if (given == nullptr || !given->value) return std::nullopt;
  const auto is_given = [&](const std::optional<std::size_t>& measure) {
    return measure && balances.at(*measure, day).is_given;
  };
  const Indicator& of = pack.indicators[indicator];
  return is_given(of.numerator) && is_given(of.denominator) ? std::nullopt : given->value;
}

Formula::Worth worth_in(const Pack& pack, const Balances& balances) {
  Formula::Worth worth{[&](std::size_t measure, Day day) {
    if (!balances.holds(day)) return DayValue{};
    return worth_of(pack.measures[measure], balances.at(measure, day));
  }};
  if (balances.given.empty()) return worth;
  worth.given = [&](std::size_t indicator, Day day) {
    return given_without_counts(pack, balances, indicator, day);
  };
  return worth;
}

Balances settle_windows(const Plan& plan, const AccountRows& account, const std::vector<Sums>& sums,
                        Day begin, Day first, Day last) {
  Balances balances{first, last, {}};
  if (account.attributes != nullptr) balances.attributes = *account.attributes;
  Settling settling(plan, account, sums, begin);
  balances.measures.reserve(plan.measures.size());
  for (std::size_t m = 0; m < plan.measures.size(); ++m) {
    balances.measures.push_back(settling.days(m, balances.attributes, first, last));
  }
  return balances;
}

}  // namespace xingji

#include "engine/window.h"

#include <algorithm>

#include "pack/visit.h"

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

void mark_changes(std::uint64_t mark, const std::vector<Balance>& days,
                  std::vector<std::uint64_t>& changed) {
  for (std::size_t d = 1; d < days.size(); ++d) {
    changed[d] |= days[d] == days[d - 1] ? 0 : mark;
  }
}

void mark_empty(Balance& balance) {
  balance.is_empty = balance.value == missing;
  if (balance.is_empty) balance.value = 0;
}

}  // namespace

Balances& Settling::settle(const AccountRows& account, const SumsOfAccount& sums) {
  sums_ = &sums;
  if (coverage_.turn_to(account)) find_covered();
  balances_.given.clear();
  balances_.attributes = account.attributes == nullptr ? Attributes() : *account.attributes;
  balances_.measures.resize(plan_.measures.size());
  balances_.changed = changed_;
  for (std::size_t m = 0; m < plan_.measures.size(); ++m) find_days(m);
  if (marks_.empty()) balances_.changed.clear();
  sums_ = nullptr;
  return balances_;
}

std::uint64_t Settling::mark_of(std::size_t m) const { return marks_.empty() ? 0 : marks_[m]; }

void Settling::find_covered() {
  const std::size_t measures = plan_.measures.size();
  covered_.resize(measures);
  changed_.assign(static_cast<std::size_t>(last() - first()) + 1, 0);
  std::vector<std::uint64_t> marks(measures, 0);  // of all that are covered as the measure
  for (std::size_t m = 0; m < measures; ++m) {
    if (plan_.measures[m].window_conditions.size() > 1) continue;
    find_covered(m);
    marks[plan_.measures[m].covered_as.value_or(m)] |= mark_of(m);
  }
  for (std::size_t m = 0; m < measures; ++m) {
    if (marks[m] != 0) mark_changes(marks[m], covered_[m], changed_);
  }
}

void Settling::find_covered(std::size_t m) {
  const auto& alike = plan_.measures[m].covered_as;
  if (alike) {
    covered_[m] = covered_[*alike];
    return;
  }
  covered_[m].assign(static_cast<std::size_t>(last() - first()) + 1, {});
  for (Day day = first(); day <= last(); ++day) {
    Balance& balance = covered_[m][static_cast<std::size_t>(day - first())];
    balance.covered = covered_on(m, 0, day);
    const bool is_covered = balance.covered == Covered::fully;
    if (is_covered && is_covered_from(plan_.measures[m], day, last())) break;
  }
}

void Settling::find_days(std::size_t m) {
  const MeasurePlan& measure = plan_.measures[m];
  if (measure.window_conditions.size() == 1) return find_days_of_one_window(m);
  std::vector<Balance>& days = balances_.measures[m];
  days.clear();
  // The conditions speak only of measures whose own window is fixed; the checker sees to it.
  const Formula::Worth worth{[this](std::size_t other, Day day) {
    return worth_of(*plan_.measures[other].measure, balance_on(other, 0, day));
  }};
  for (Day day = first(); day <= last(); ++day) {
    days.push_back(balance_on(m, choice_on(measure, day, balances_.attributes, worth), day));
  }
  mark_changes(mark_of(m), days, balances_.changed);
}

void Settling::find_days_of_one_window(std::size_t m) {
  const std::int64_t* values = values_of(m, 0) + (first() - sums_->begin);
  const bool is_within =
      sums_->measures[m].are_differences ? sum_days(m, values) : fill_days(m, values);
  std::vector<Balance>& days = balances_.measures[m];
  if (plan_.measures[m].measure->kind == Measure::Kind::quantile) {
    std::for_each(days.begin(), days.end(), mark_empty);
  }
  if (!is_within) {
    std::for_each(days.begin(), days.end(), [](Balance& day) { day.fits = false; });
  }
}

// Both: whether all fits.

bool Settling::sum_days(std::size_t m, const std::int64_t* differences) {
  CHECK(first() == sums_->begin);
  const std::vector<Balance>& covered = covered_[m];
  balances_.measures[m].resize(covered.size());
  Balance* days = balances_.measures[m].data();
  std::int64_t sum = 0;
  bool overflows = false;
  for (std::size_t d = 0; d < covered.size(); ++d) {
    overflows |= __builtin_add_overflow(sum, differences[d], &sum);
    days[d] = covered[d];
    days[d].value = sum;
  }
  if (!marks_.empty()) mark_changes(differences, marks_[m], balances_.changed);
  return fits(m) && !overflows;
}

bool Settling::fill_days(std::size_t m, const std::int64_t* values) {
  const std::vector<Balance>& covered = covered_[m];
  const std::uint64_t mark = mark_of(m);
  balances_.measures[m].resize(covered.size());
  Balance* days = balances_.measures[m].data();
  std::uint64_t* changed = balances_.changed.data();
  std::int64_t before = 0;
  for (std::size_t d = 0; d < covered.size(); ++d) {
    const std::int64_t value = values[d];
    days[d] = covered[d];
    days[d].value = value;
    changed[d] |= value == before ? 0 : mark;
    before = value;
  }
  return fits(m);
}

Balance Settling::balance_on(std::size_t m, std::size_t choice, Day day) const {
  Balance balance;
  balance.value = values_of(m, choice)[day - sums_->begin];
  balance.choice = static_cast<std::uint32_t>(choice);
  balance.fits = fits(m);
  if (plan_.measures[m].measure->kind == Measure::Kind::quantile) mark_empty(balance);
  balance.covered = covered_on(m, choice, day);
  return balance;
}

const Window::Choice& Settling::window(std::size_t m, std::size_t choice) const {
  return plan_.measures[m].measure->window.choices[choice];
}

const std::int64_t* Settling::values_of(std::size_t m, std::size_t choice) const {
  return sums_->measures[m].of({sums_->account, choice});
}

bool Settling::fits(std::size_t m) const { return sums_->measures[m].fits[sums_->account] != 0; }

// Of most shops all windows are but the first; then nothing need be asked day by day.
bool Settling::is_covered_from(const MeasurePlan& measure, Day first, Day last) const {
  const Window::Choice& window = measure.measure->window.choices.front();
  return !measure.asks_calendar && coverage_.of(measure.tables, window.first_day(first),
                                                window.last_day(last)) == Covered::fully;
}

Covered Settling::covered_on(std::size_t m, std::size_t choice, Day day) const {
  const MeasurePlan& measure = plan_.measures[m];
  const Day from = window(m, choice).first_day(day);
  const Day to = window(m, choice).last_day(day);
  const Covered covered = coverage_.of(measure.tables, from, to);
  if (!measure.asks_calendar) return covered;
  const WorkCalendar& calendar = *plan_.pack->calendar;
  if (day > calendar.last || to < calendar.first) return Covered::none;
  return calendar.knows(from) ? covered : std::min(covered, Covered::partly);
}

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
  bool are_given = true;
  visit(pack.indicators[indicator].value, [&](const Expression& part) {
    if (part.op != Op::measure) return;
    const auto measure = find_measure(pack, part.name);
    are_given = are_given && measure && balances.at(*measure, day).is_given;
  });
  return are_given ? std::nullopt : given->value;
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

}  // namespace xingji

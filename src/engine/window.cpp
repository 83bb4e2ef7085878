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

void mark_empty(Balance& balance) {
  balance.is_empty = balance.value == missing;
  if (balance.is_empty) balance.value = 0;
}

}  // namespace

void Settling::settle(const AccountRows& account, const SumsOfAccount& sums, Balances& balances) {
  sums_ = &sums;
  if (coverage_.turn_to(account)) find_covered();
  balances.first = first_;
  balances.last = last_;
  balances.given.clear();
  balances.attributes = account.attributes == nullptr ? Attributes() : *account.attributes;
  balances.measures.resize(plan_.measures.size());
  for (std::size_t m = 0; m < plan_.measures.size(); ++m) {
    find_days(m, balances);
  }
}

void Settling::find_covered() {
  covered_.resize(plan_.measures.size());
  for (std::size_t m = 0; m < plan_.measures.size(); ++m) {
    if (plan_.measures[m].window_conditions.size() == 1) find_covered(m);
  }
}

void Settling::find_covered(std::size_t m) {
  const auto& alike = plan_.measures[m].covered_as;
  if (alike) {
    covered_[m] = covered_[*alike];
    return;
  }
  covered_[m].assign(static_cast<std::size_t>(last_ - first_) + 1, {});
  for (Day day = first_; day <= last_; ++day) {
    Balance& balance = covered_[m][static_cast<std::size_t>(day - first_)];
    balance.covered = covered_on(m, 0, day);
    const bool is_covered = balance.covered == Covered::fully;
    if (is_covered && is_covered_from(plan_.measures[m], day, last_)) break;
  }
}

void Settling::find_days(std::size_t m, Balances& balances) const {
  const MeasurePlan& measure = plan_.measures[m];
  if (measure.window_conditions.size() == 1) return find_days_of_one_window(m, balances);
  std::vector<Balance>& days = balances.measures[m];
  days.clear();
  // The conditions speak only of measures whose own window is fixed; the checker sees to it.
  const Formula::Worth worth{[this](std::size_t other, Day day) {
    return worth_of(*plan_.measures[other].measure, balance_on(other, 0, day));
  }};
  for (Day day = first_; day <= last_; ++day) {
    days.push_back(balance_on(m, choice_on(measure, day, balances.attributes, worth), day));
  }
}

void Settling::find_days_of_one_window(std::size_t m, Balances& balances) const {
  const std::int64_t* values = values_of(m, 0) + (first_ - sums_->begin);
  const std::size_t count = covered_[m].size();
  balances.measures[m].resize(count);
  const Balance* covered = covered_[m].data();
  Balance* days = balances.measures[m].data();
  for (std::size_t d = 0; d < count; ++d) {
    days[d] = covered[d];
    days[d].value = values[d];
  }
  if (plan_.measures[m].measure->kind == Measure::Kind::quantile) {
    std::for_each(days, days + count, mark_empty);
  }
  if (!fits(m)) std::for_each(days, days + count, [](Balance& day) { day.fits = false; });
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

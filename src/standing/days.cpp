#include "standing/days.h"

#include <algorithm>

namespace xingji {
namespace {

using Asks = History::Kind;

DayValue number(std::size_t value) {
  return {DayValue::State::known, {static_cast<Int128>(value), 1}};
}

std::optional<std::int64_t> end_of(const std::optional<Number>& end, Day day) {
  const Number::Entry* entry = end ? end->on(day) : nullptr;
  return entry == nullptr ? std::nullopt : std::optional(entry->value);
}

// Scores of another scale are no history: 4 of 5 says nothing about 4 of 100.
bool is_same_scale(const ScoreDay& a, const ScoreDay& b) {
  const Total& left = a.pack->total;
  const Total& right = b.pack->total;
  return a.pack == b.pack || (end_of(left.least, a.day) == end_of(right.least, b.day) &&
                              end_of(left.most, a.day) == end_of(right.most, b.day));
}

bool is_less(const DayValue& a, const DayValue& b) { return compare(a.ratio, b.ratio) < 0; }

DayValue mean(const std::vector<DayValue>& values) {
  Ratio sum;
  for (const DayValue& value : values) {
    const auto more = add(sum, value.ratio);
    if (!more) return {DayValue::State::too_large, {}};
    sum = *more;
  }
  const auto result = divide(sum, {static_cast<Int128>(values.size()), 1});
  if (!result) return {DayValue::State::too_large, {}};
  return {DayValue::State::known, *result};
}

DayValue of_window(const History& history, std::vector<DayValue> values) {
  const auto is_known = [](const DayValue& value) { return value.is_known(); };
  if (!std::all_of(values.begin(), values.end(), is_known)) return {};
  if (history.kind == Asks::mean) return mean(values);
  std::sort(values.begin(), values.end(), is_less);
  if (history.kind == Asks::lowest) return values.front();
  if (history.kind == Asks::highest) return values.back();
  return values[static_cast<std::size_t>(quantile_rank(history.share, history.days)) - 1];
}

}  // namespace

Days::Days(const Compiled& rules, const std::vector<ScoreDay>& steps, const Attributes& attributes)
    : rules_(rules), steps_(steps), attributes_(attributes) {
  list_days();
  const std::vector<History>& histories = rules.histories();
  columns_.resize(histories.size());
  // Histories ask only for those before them, so each finds its own made.
  for (std::size_t h = 0; h < histories.size(); ++h) {
    if (rules.of(h) != nullptr) fill(histories[h], *rules.of(h), columns_[h]);
  }
}

void Days::add(std::size_t step, std::size_t source, bool is_new) {
  const std::size_t position = entries_.size();
  entries_.push_back({step, source, is_new ? position : entries_.back().begin});
}

void Days::list_days() {
  const auto rule = rules_.no_score_day();
  bool is_broken = true;
  for (std::size_t s = 0; s < steps_.size(); ++s) {
    const bool has_score = steps_[s].card->total.has_value();
    const bool goes_on = !is_broken && is_same_scale(steps_[entries_.back().step], steps_[s]);
    if (has_score) {
      add(s, s, !goes_on);
      is_broken = false;
    } else if (rule == Standing::NoScoreDay::breaks || !goes_on) {
      is_broken = true;
    } else if (rule == Standing::NoScoreDay::counts) {
      add(s, entries_.back().source, false);
    }
    entry_at_.push_back(is_broken ? std::nullopt : std::optional(entries_.size() - 1));
  }
}

DayValue Days::name_at(std::size_t name, std::size_t entry) const {
  if (name < rules_.scores()) return rules_.score(name, steps_[entries_[entry].source]);
  return columns_[name - rules_.scores()].values[entry];
}

void Days::fill(const History& history, const Formula& of, Column& column) {
  for (std::size_t e = 0; e < entries_.size(); ++e) {
    column.of.push_back(of.value(steps_[entries_[e].step].day, attributes_,
                                 {[&](std::size_t name, Day) { return name_at(name, e); }}));
    const std::size_t before = entries_[e].begin == e ? 0 : column.run.back();
    column.run.push_back(column.of[e].is_true() ? before + 1 : 0);
    column.values.push_back(value(history, column, e));
  }
}

std::size_t Days::first_behind(const History& history, const Column& column,
                               std::size_t entry) const {
  const std::size_t seen = entry + 1 - entries_[entry].begin;
  if (history.kind == Asks::running) return entry + 1 - column.run[entry];
  return entry + 1 - std::min(seen, static_cast<std::size_t>(std::max(history.days, 1)));
}

DayValue Days::value(const History& history, const Column& column, std::size_t entry) const {
  const auto days = static_cast<std::size_t>(history.days);
  const std::size_t seen = entry + 1 - entries_[entry].begin;
  const auto window = [&] {
    const auto end = column.of.begin() + static_cast<std::ptrdiff_t>(entry) + 1;
    return std::vector<DayValue>(end - static_cast<std::ptrdiff_t>(std::min(seen, days)), end);
  };
  switch (history.kind) {
    case Asks::running:
      return number(column.run[entry]);
    case Asks::every:
      return number(column.run[entry] >= days ? 1 : 0);
    case Asks::days: {
      const auto values = window();
      return number(static_cast<std::size_t>(std::count_if(
          values.begin(), values.end(), [](const DayValue& value) { return value.is_true(); })));
    }
    case Asks::mean:
    case Asks::lowest:
    case Asks::highest:
    case Asks::quantile:
      return seen < days ? DayValue{} : of_window(history, window());
    case Asks::yesterday:
      return seen < 2 ? DayValue{} : column.of[entry - 1];
    case Asks::times:
    case Asks::days_since:
    case Asks::watched:
      break;
  }
  return {};
}

Behind Days::at(std::size_t name, std::size_t step) const {
  Behind behind{rules_.name(name), rules_.type(name), {}, steps_[step].day, steps_[step].day};
  if (name < rules_.scores()) {
    behind.value = rules_.score(name, steps_[step]);
    behind.text = behind.value.text;
    return behind;
  }
  const History& history = rules_.histories()[name - rules_.scores()];
  const Column& column = columns_[name - rules_.scores()];
  const bool counts =
      history.kind == Asks::running || history.kind == Asks::every || history.kind == Asks::days;
  if (!entry_at_[step]) {
    behind.last = behind.first - 1;
    if (counts) behind.value = number(0);
    return behind;
  }
  const std::size_t entry = *entry_at_[step];
  const bool is_its_own = entries_[entry].step == step;
  std::size_t first = first_behind(history, column, entry);
  std::size_t last = entry;
  behind.value = column.values[entry];
  if (history.kind == Asks::yesterday && !is_its_own) {
    behind.value = column.of[entry];
  } else if (history.kind == Asks::yesterday) {
    first = last = entry == 0 ? 0 : entry - 1;
  }
  behind.last = steps_[entries_[last].step].day;
  behind.first = first > last ? behind.last + 1 : steps_[entries_[first].step].day;
  behind.text = behind.value.text;
  return behind;
}

}  // namespace xingji

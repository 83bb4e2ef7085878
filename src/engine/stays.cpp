#include "engine/stays.h"

#include <algorithm>
#include <span>
#include <tuple>

#include "base/check.h"

namespace xingji {
namespace {

// How often each of some values is there, and the k-th smallest of them: a Fenwick tree.
class ValueCounts {
 public:
  explicit ValueCounts(std::size_t values) : sums_(values + 1, 0) {}

  void add(std::size_t value, std::int64_t times) {
    count_ += times;
    for (std::size_t i = value + 1; i < sums_.size(); i += i & (~i + 1)) sums_[i] += times;
  }
  std::int64_t count() const { return count_; }

  /// `k` from 1 to count().
  std::size_t smallest(std::int64_t k) const {
    std::size_t before = 0;
    std::size_t step = 1;
    while (2 * step < sums_.size()) step *= 2;
    for (; step > 0; step /= 2) {
      if (before + step >= sums_.size() || sums_[before + step] >= k) continue;
      before += step;
      k -= sums_[before];
    }
    return before;
  }

 private:
  std::vector<std::int64_t> sums_;
  std::int64_t count_ = 0;
};

// A value is there while any of its rows is: days that overlap or touch are one span. `one` value
// counts in the measure's units, as everything of it does.
std::vector<std::int64_t> count_distinct(std::int64_t one, std::vector<Stay> stays, Day first,
                                         Day last) {
  std::sort(stays.begin(), stays.end(), [](const Stay& a, const Stay& b) {
    return std::tie(a.value, a.enter) < std::tie(b.value, b.enter);
  });
  std::vector<std::int64_t> counts(static_cast<std::size_t>(last - first + 2), 0);
  for (std::size_t i = 0; i < stays.size();) {
    const std::int64_t value = stays[i].value;
    const Day enter = stays[i].enter;
    Day leave = stays[i].leave;
    for (++i; i < stays.size() && stays[i].value == value && stays[i].enter <= leave; ++i) {
      leave = std::max(leave, stays[i].leave);
    }
    counts[static_cast<std::size_t>(enter - first)] += one;
    counts[static_cast<std::size_t>(leave - first)] -= one;
  }
  for (std::size_t day = 1; day < counts.size(); ++day) counts[day] += counts[day - 1];
  counts.pop_back();
  return counts;
}

struct Event {
  std::size_t value = 0;  // its place among the values
  std::int64_t times = 0;
};

// What happens on each of some days, one day behind the other; ordered by counting.
class Events {
 public:
  Events(const std::vector<Stay>& stays, const std::vector<std::int64_t>& values, Day first,
         Day last)
      : first_(first), begins_(static_cast<std::size_t>(last - first + 3), 0) {
    for (const Stay& stay : stays) {
      ++begins_[place(stay.enter) + 1];
      ++begins_[place(stay.leave) + 1];
    }
    for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
    events_.resize(2 * stays.size());
    std::vector<std::size_t> next = begins_;
    for (const Stay& stay : stays) {
      const auto value = static_cast<std::size_t>(
          std::lower_bound(values.begin(), values.end(), stay.value) - values.begin());
      events_[next[place(stay.enter)]++] = {value, 1};
      events_[next[place(stay.leave)]++] = {value, -1};
    }
  }

  std::span<const Event> on(Day day) const {
    const std::size_t begin = begins_[place(day)];
    return std::span(events_).subspan(begin, begins_[place(day) + 1] - begin);
  }

 private:
  std::size_t place(Day day) const { return static_cast<std::size_t>(day - first_); }

  Day first_;
  std::vector<std::size_t> begins_;  // of each day's events, and of what comes behind the last
  std::vector<Event> events_;
};

std::vector<std::int64_t> find_quantile(const Number& share, const std::vector<Stay>& stays,
                                        Day first, Day last) {
  std::vector<std::int64_t> values;
  values.reserve(stays.size());
  for (const Stay& stay : stays) values.push_back(stay.value);
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  const Events events(stays, values, first, last);
  ValueCounts there(values.size());
  std::vector<std::int64_t> quantiles;
  for (Day day = first; day <= last; ++day) {
    for (const Event& event : events.on(day)) there.add(event.value, event.times);
    const Number::Entry* entry = share.on(day);
    if (there.count() == 0 || entry == nullptr) {
      quantiles.push_back(missing);
      continue;
    }
    quantiles.push_back(values[there.smallest(quantile_rank(entry->value, there.count()))]);
  }
  return quantiles;
}

}  // namespace

std::vector<std::int64_t> fold_stays(const Measure& measure, std::vector<Stay> stays, Day first,
                                     Day last) {
  if (measure.kind == Measure::Kind::distinct) {
    return count_distinct(measure.denominator, std::move(stays), first, last);
  }
  CHECK(measure.kind == Measure::Kind::quantile);
  return find_quantile(measure.quantile, stays, first, last);
}

}  // namespace xingji

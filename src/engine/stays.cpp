#include "engine/stays.h"

#include <algorithm>
#include <bit>
#include <span>
#include <tuple>
#include <utility>

#include "base/check.h"

namespace xingji {
namespace {

// How often each of some values is there, and the k-th smallest of them. It walks there from the
// one asked for last: from one day to the next a quantile passes few values, and an update costs
// nothing beside its count.
class ValueCounts {
 public:
  explicit ValueCounts(std::size_t values) : times_(values, 0) {}

  void add(std::size_t value, std::int32_t times) {
    times_[value] += times;
    count_ += times;
    if (value < at_) before_ += times;
  }
  std::int64_t count() const { return count_; }

  /// `k` from 1 to count().
  std::size_t smallest(std::int64_t k) {
    while (before_ >= k) before_ -= times_[--at_];
    while (before_ + times_[at_] < k) before_ += times_[at_++];
    return at_;
  }

 private:
  std::vector<std::int32_t> times_;
  std::int64_t count_ = 0;
  std::size_t at_ = 0;
  std::int64_t before_ = 0;  // how many are smaller than the one at `at_`
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

// A stay with its value, in the order of which stays are sorted.
struct Keyed {
  std::int64_t value = 0;
  std::uint32_t stay = 0;  // by position
};

bool is_less(const Keyed& a, const Keyed& b) { return a.value < b.value; }

// By value. Stays are dealt into as many piles as there are of them, by where they lie between the
// least value and the greatest: most piles hold one, and what is sorted is short.
std::vector<Keyed> sorted(const std::vector<Stay>& stays) {
  std::vector<Keyed> result(stays.size());
  if (stays.empty()) return result;
  const auto [least, greatest] = std::minmax_element(
      stays.begin(), stays.end(), [](const Stay& a, const Stay& b) { return a.value < b.value; });
  const auto lowest = static_cast<std::uint64_t>(least->value);
  const std::uint64_t width = static_cast<std::uint64_t>(greatest->value) - lowest;
  const auto kept_bits = static_cast<unsigned>(std::bit_width(stays.size()));
  const auto all_bits = static_cast<unsigned>(std::bit_width(width));
  const unsigned shift = all_bits > kept_bits ? all_bits - kept_bits : 0;
  const auto pile_of = [&](const Stay& stay) {
    return static_cast<std::size_t>((static_cast<std::uint64_t>(stay.value) - lowest) >> shift);
  };
  std::vector<std::uint32_t> ends((width >> shift) + 1, 0);
  for (const Stay& stay : stays) ++ends[pile_of(stay)];
  std::uint32_t before = 0;
  for (std::uint32_t& end : ends) before += std::exchange(end, before);
  for (std::uint32_t i = 0; i < stays.size(); ++i) {
    result[ends[pile_of(stays[i])]++] = {stays[i].value, i};
  }
  std::uint32_t begin = 0;
  for (const std::uint32_t end : ends) {
    if (end - begin > 1) std::sort(result.begin() + begin, result.begin() + end, is_less);
    begin = end;
  }
  return result;
}

// A value's place among all of them, ascending, for each stay.
struct Places {
  explicit Places(const std::vector<Stay>& stays) : of_stay(stays.size()) {
    values.reserve(stays.size());
    for (const Keyed& keyed : sorted(stays)) {
      if (values.empty() || values.back() != keyed.value) values.push_back(keyed.value);
      of_stay[keyed.stay] = static_cast<std::uint32_t>(values.size() - 1);
    }
  }

  std::vector<std::int64_t> values;
  std::vector<std::uint32_t> of_stay;
};

struct Event {
  std::uint32_t value = 0;  // its place
  std::int32_t times = 0;
};

// What happens on each of some days, one day behind the other; ordered by counting.
class Events {
 public:
  Events(const std::vector<Stay>& stays, const Places& places, Day first, Day last)
      : first_(first), begins_(static_cast<std::size_t>(last - first + 3), 0) {
    for (const Stay& stay : stays) {
      ++begins_[place(stay.enter) + 1];
      ++begins_[place(stay.leave) + 1];
    }
    for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
    events_.resize(2 * stays.size());
    std::vector<std::uint32_t> next = begins_;
    for (std::size_t i = 0; i < stays.size(); ++i) {
      events_[next[place(stays[i].enter)]++] = {places.of_stay[i], 1};
      events_[next[place(stays[i].leave)]++] = {places.of_stay[i], -1};
    }
  }

  std::span<const Event> on(Day day) const {
    const std::size_t begin = begins_[place(day)];
    return std::span(events_).subspan(begin, begins_[place(day) + 1] - begin);
  }

 private:
  std::size_t place(Day day) const { return static_cast<std::size_t>(day - first_); }

  Day first_;
  std::vector<std::uint32_t> begins_;  // of each day's events, and of what comes behind the last
  std::vector<Event> events_;
};

// Of one day, on which every stay is there: nothing need be sorted.
std::int64_t quantile_of_day(const Number& share, const std::vector<Stay>& stays, Day day) {
  const Number::Entry* entry = share.on(day);
  if (stays.empty() || entry == nullptr) return missing;
  std::vector<std::int64_t> values;
  values.reserve(stays.size());
  for (const Stay& stay : stays) values.push_back(stay.value);
  const auto at =
      values.begin() + (quantile_rank(entry->value, static_cast<std::int64_t>(values.size())) - 1);
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

std::vector<std::int64_t> find_quantile(const Number& share, const std::vector<Stay>& stays,
                                        Day first, Day last) {
  if (first == last) return {quantile_of_day(share, stays, first)};
  const Places places(stays);
  const Events events(stays, places, first, last);
  ValueCounts there(places.values.size());
  const auto quantile = [&](const Number::Entry* entry) {
    if (there.count() == 0 || entry == nullptr) return missing;
    return places.values[there.smallest(quantile_rank(entry->value, there.count()))];
  };
  std::vector<std::int64_t> quantiles;
  quantiles.reserve(static_cast<std::size_t>(last - first) + 1);
  const Number::Entry* before = nullptr;
  for (Day day = first; day <= last; ++day) {
    const auto of_day = events.on(day);
    for (const Event& event : of_day) there.add(event.value, event.times);
    const Number::Entry* entry = share.on(day);
    const bool is_same = day > first && of_day.empty() && entry == before;
    quantiles.push_back(is_same ? quantiles.back() : quantile(entry));
    before = entry;
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

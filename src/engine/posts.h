// What the rows of an account have posted to the measures of a pack. A row's part in a sum or count
// is two differences, on the day that it enters and on the day after it leaves, and a balance is
// their running sum; quantiles and distinct counts need the values themselves. What was posted can
// be taken back with the opposite sign: what is left is what the rows that remain would have
// posted.
#pragma once

#include <vector>

#include "engine/stays.h"

namespace xingji {

struct MeasurePosts {
  /// `last` − `first` + 2 differences for each window choice, or stays.
  MeasurePosts(const Measure& measure, Day first, Day last);

  /// `sign` is 1, or −1 to take back. The row counts on the days enter … leave − 1, which are not
  /// none and lie inside the posts' days.
  void post(std::size_t choice, std::int64_t sign, const Stay& stay) {
    if (differences.empty()) {
      (sign > 0 ? stays : taken)[choice].push_back(stay);
      return;
    }
    std::vector<std::int64_t>& days = differences[choice];
    add(sign * stay.value, days[static_cast<std::size_t>(stay.enter - first)]);
    add(-sign * stay.value, days[static_cast<std::size_t>(stay.leave - first)]);
  }

  /// The same for a row that is one of a count.
  void count(std::size_t choice, std::int64_t sign, Day enter, Day leave) {
    std::int64_t* days = differences[choice].data();
    days[enter - first] += sign;
    days[leave - first] -= sign;
  }

  Day first;
  std::vector<std::vector<std::int64_t>> differences;  // [window choice][day − first]
  std::vector<std::vector<Stay>> stays;                // [window choice]
  std::vector<std::vector<Stay>> taken;                // [window choice]: what was taken back
  bool fits = true;  // false: something went beyond 64 bits, and stays so

 private:
  void add(std::int64_t value, std::int64_t& to) {
    if (__builtin_add_overflow(to, value, &to)) fits = false;
  }
};

/// Of all measures, by position in the pack, over the days first … last.
struct Posts {
  Posts(const Pack& pack, Day first, Day last);

  Day first;
  Day last;
  std::vector<MeasurePosts> measures;
};

/// What a measure is by day: [window choice][day − first]. A quantile of no rows is `missing`.
struct Sums {
  std::vector<std::vector<std::int64_t>> choices;
  bool fits = true;  // false: something went beyond 64 bits
};

Sums sums_of(const Measure& measure, MeasurePosts&& posts, Day first, Day last);

}  // namespace xingji

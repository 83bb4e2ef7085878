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
  MeasurePosts(const Measure& measure, Day first, Day last);

  /// `sign` is 1, or −1 to take back. The row counts on the days enter … leave − 1, which are not
  /// none and lie inside the posts' days.
  void post(std::size_t choice, std::int64_t sign, const Stay& stay) {
    if (differences.empty()) {
      (sign > 0 ? stays : taken)[choice].push_back(stay);
      return;
    }
    std::int64_t* days = differences_of(choice);
    add(sign * stay.value, days[stay.enter - first]);
    add(-sign * stay.value, days[stay.leave - first]);
  }
  /// The same for a row that is one of a count.
  void count(std::size_t choice, std::int64_t sign, Day enter, Day leave) {
    std::int64_t* days = differences_of(choice);
    days[enter - first] += sign;
    days[leave - first] -= sign;
  }

  /// By day from the first on; one more than there are days.
  std::int64_t* differences_of(std::size_t choice) { return differences.data() + choice * stride; }
  const std::int64_t* differences_of(std::size_t choice) const {
    return differences.data() + choice * stride;
  }

  Day first;
  std::size_t stride;                     // differences of a window choice
  std::vector<std::int64_t> differences;  // of one choice behind the other; empty: stays instead
  std::vector<std::vector<Stay>> stays;   // [window choice]
  std::vector<std::vector<Stay>> taken;   // [window choice]: what was taken back
  bool fits = true;                       // false: something went beyond 64 bits, and stays so

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

/// What a measure is by day. A quantile of no rows is `missing`.
struct Sums {
  std::size_t stride = 0;            // values of a window choice, of which the first are its days'
  std::vector<std::int64_t> values;  // of one choice behind the other
  bool fits = true;                  // false: something went beyond 64 bits

  const std::int64_t* of(std::size_t choice) const { return values.data() + choice * stride; }
};

Sums sums_of(const Measure& measure, MeasurePosts&& posts, Day first, Day last);

}  // namespace xingji

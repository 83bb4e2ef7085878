// What the rows of accounts have posted to the measures of a pack. A row's part in a sum or count
// is two differences, on the day that it enters and on the day after it leaves, and a balance is
// their running sum; quantiles and distinct counts need the values themselves. What was posted can
// be taken back with the opposite sign: what is left is what the rows that remain would have
// posted.
#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "engine/stays.h"

namespace xingji {

/// A window of a measure of one of the accounts, both by position.
struct WindowOf {
  std::size_t account = 0;
  std::size_t choice = 0;
};

struct MeasurePosts {
  MeasurePosts(const Measure& measure, std::size_t accounts, Day first, Day last);

  /// `sign` is 1, or −1 to take back. The row counts on the days enter … leave − 1, which are not
  /// none and lie inside the posts' days.
  void post(WindowOf window, std::int64_t sign, const Stay& stay) {
    if (differences.empty()) {
      (sign > 0 ? stays : taken)[place_of(window)].push_back(stay);
      return;
    }
    std::int64_t* days = differences_of(window);
    add(sign * stay.value, days[stay.enter - first], fits[window.account]);
    add(-sign * stay.value, days[stay.leave - first], fits[window.account]);
  }

  /// Room for so many rows more.
  void reserve(WindowOf window, std::size_t more) {
    if (!differences.empty()) return;
    std::vector<Stay>& own = stays[place_of(window)];
    if (own.size() + more > own.capacity())
      own.reserve(std::max(own.size() + more, 2 * own.size()));
  }

  std::size_t place_of(WindowOf window) const { return window.account * choices + window.choice; }
  /// By day from the first on; one more than there are days.
  std::int64_t* differences_of(WindowOf window) {
    return differences.data() + place_of(window) * stride;
  }
  const std::int64_t* differences_of(WindowOf window) const {
    return differences.data() + place_of(window) * stride;
  }

  Day first;
  std::size_t choices;                    // windows of an account
  std::size_t stride;                     // differences of a window
  std::vector<std::int64_t> differences;  // of one window behind the other; empty: stays instead
  std::vector<std::vector<Stay>> stays;   // [window]
  std::vector<std::vector<Stay>> taken;   // [window]: what was taken back
  std::vector<std::uint8_t> fits;  // [account]; 0: something went beyond 64 bits, and stays so

 private:
  static void add(std::int64_t value, std::int64_t& to, std::uint8_t& fits) {
    if (__builtin_add_overflow(to, value, &to)) fits = 0;
  }
};

/// Of all measures, by position in the pack, over the days first … last.
struct Posts {
  Posts(const Pack& pack, std::size_t accounts, Day first, Day last);

  Day first;
  Day last;
  std::vector<MeasurePosts> measures;
};

/// What a measure is by day, or how much more than the day before. A quantile of no rows is
/// `missing`.
struct Sums {
  std::size_t choices = 1;           // windows of an account
  std::size_t stride = 0;            // values of a window, of which the first are its days'
  std::vector<std::int64_t> values;  // of one window behind the other
  std::vector<std::uint8_t> fits;    // [account]; 0: something went beyond 64 bits
  bool are_differences = false;      // values are from the day before; the first is from 0

  const std::int64_t* of(WindowOf window) const {
    return values.data() + (window.account * choices + window.choice) * stride;
  }
};

/// Differences stay such where they are wanted: whoever looks at each day once sums them up then.
Sums sums_of(const Measure& measure, MeasurePosts&& posts, Day first, Day last,
             bool differences_wanted);

/// Adds the mark to the days on which a sum is not what it was the day before.
void mark_changes(const std::int64_t* differences, std::uint64_t mark,
                  std::span<std::uint64_t> changed);

/// Those of one account, from the day `begin` on.
struct SumsOfAccount {
  const std::vector<Sums>& measures;  // by position in the pack
  std::size_t account = 0;
  Day begin = 0;
};

}  // namespace xingji

// How a random indicator's value becomes points.
#pragma once

#include "random_tables.h"

namespace xingji::test {

// Either way; bounds that values do meet.
inline std::string ladder(bool is_share) {
  const bool is_down = below(2) == 0;
  if (below(3) == 0) {
    const std::string at = one_of({"shop.level", "2 * shop.level", "4"});
    const std::string edge = is_down ? one_of({"at_least", "above"}) : "at_most";
    return "{ ladder: [ { " + edge + ": \"table.lines(" + at + ")." + (is_down ? "high" : "low") +
           "\", give: " + number_or("5", false) + " }, { " + edge + ": \"table.lines(" + at + ")." +
           (is_down ? "low" : "high") + "\", give: 3.333333 }, { give: " + number_or("1", false) +
           " } ] }";
  }
  const std::string edge = is_down ? one_of({"at_least", "above"}) : one_of({"at_most", "below"});
  const std::string whole = edge == "above" ? "0.99" : "1";
  const std::string high = one_of({is_share ? whole : "1", "0.9"});
  const std::string low = one_of({"0.3", "0.05", "0.5"});
  const std::string third = is_down ? low : high;
  return "{ ladder: [ { " + edge + ": " + (is_down ? high : low) + ", give: 5 }, { " + edge + ": " +
         third + ", give: 3.333333 }, { give: " + number_or("1", false) + " } ] }";
}

inline std::string points(bool is_share) {
  switch (below(6)) {
    case 1:
      return "{ line: [{ value: 0.1, give: 1 }, { value: 0.7, give: " + one_of({"4", "0.5"}) +
             " }, { value: 0.999997, give: 5 }] }";
    case 2:
      return "value";
    default:
      return ladder(is_share);
  }
}

inline std::string takings(const std::string& count) {
  return "full: 5, take: " + one_of({"0.1", "0.333333"}) + count +
         one_of({"", ", least: 1.5", ", least: -2"}) + " }";
}

}  // namespace xingji::test

// Which of the numbers around a name is meant: the shop's own, of the newest day, or none that
// could be told.
#pragma once

#include <vector>

#include "typed/cells.h"
#include "typed/typed.h"

namespace xingji::typed {

struct Choice {
  enum class State : std::uint8_t {
    nothing,    // no number at all
    unfit,      // numbers, but none that the thing can have: `text` is the first
    ambiguous,  // several, or one of several shops', and nothing says which is the shop's:
                // `several`
    one,        // `text`
  };
  State state = State::nothing;
  std::string text;   // as `take` reads it: the value, its sample, its rank
  std::string value;  // of `one`: the value alone
  std::string about;  // of `one`: the value as the page has it, where that is "约93%"
  std::vector<std::string> several;
  std::vector<std::string> idle_counts;    // counts that no rule can look at
  std::vector<std::string> unread_counts;  // counts of which nothing says what they count
  std::vector<std::string> idle_ranks;     // what was said of peers and is of no use here
  std::vector<std::string> idle_others;    // targets, earlier values, what is no one number
  std::vector<std::string> idle_periods;   // over other days than the rule's: "90%(60日)"
  std::optional<std::int32_t> period;      // of `one`: over so many days, which are not the rule's
  std::optional<Day> day;                  // of a table by dates: the day that was taken
};

/// `as_of`: the day to take from a table by dates, or the last one before it; none: the newest.
/// `is_exact`: no other day does, nor a number without one.
Choice choose(const Pack& pack, const Thing& thing, std::vector<Found> found,
              std::optional<Day> as_of, bool is_exact = false);

}  // namespace xingji::typed

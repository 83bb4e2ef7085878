// Values as a platform's screen prints them and as people type them: `94.3%`, `1小时12分`,
// `4.82分`, `1,234`, `-`, full-width signs. Exact; a number without a unit has the one that the
// screen uses
// (`printed_as`). Knows nothing about which indicator is meant.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/ratio.h"
#include "pack/pack.h"
#include "pack/range.h"

namespace xingji {

struct Printed {
  enum class State : std::uint8_t {
    value,
    none,     // "-", "暂无", "n/a": the screen shows that there is nothing
    unclear,  // not a value of this kind
  };
  State state = State::unclear;
  Ratio value;       // in the indicator's type: shares of 1, seconds, hundredths of money
  Ratio step;        // one in the last place that is printed: "94.3%" is exact to 0.1 %
  std::string text;  // the same with plain signs and its unit: "78%", "1小时12分"
  bool has_unit = false;
};

/// What `text` says of a value of that type on a screen that prints it so.
Printed parse_printed(std::string_view text, Type type, Indicator::PrintedAs printed_as);

/// What `text` says of the indicator's value; unclear, too, where no facts could give such a value:
/// a share of 172%, a mean of 48 stars, less than no time.
Printed parse_shown(std::string_view text, const Indicator& indicator, const Pack& pack);

/// Between which values the screen's number lies: those of the indicator and of each of its
/// branches that is printed like it.
Range shown_range(const Indicator& indicator, const Pack& pack);

/// Whether facts could give the indicator such a value.
bool could_be(const Ratio& value, const Indicator& indicator, const Pack& pack);

/// Whether a word may be the unit of some number on a screen: 分, 小时, %, points.
bool is_printed_unit(std::string_view word);

/// The plain number in front of "4.82分" or "78.5 points", for official totals and stars.
std::optional<Micro> parse_printed_score(std::string_view text);

/// Full-width digits, letters and signs, Chinese punctuation and odd spaces as their plain ones.
std::string plain_signs(std::string_view text);

/// "94,3%" as many countries write 94.3%: a number's only comma is its point when one or two digits
/// stand behind it, or nothing but a 0 in front; "1,234" has thousands.
std::string with_points(std::string_view text);

/// "percent, such as 94.3%": what a value should look like, for messages.
Title example_printed(Indicator::PrintedAs printed_as);

}  // namespace xingji

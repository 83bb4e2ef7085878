// What a person typed or pasted about one subject: values of indicators, what gates, conditions and
// weights ask for beside them, the platform's own total and stars, and what was not understood, in
// words.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/attributes.h"
#include "pack/sample.h"
#include "typed/names.h"

namespace xingji::typed {

struct Typed {
  std::map<std::size_t, Printed> indicators;  // by position in the pack
  std::map<std::size_t, Sample> samples;      // of an indicator, beside its value or alone
  std::map<std::size_t, Ratio> beaten;        // of a ranked indicator: the share of its peers
  std::map<std::size_t, Printed> peer_means;  // what gates compare the indicator with
  std::map<std::size_t, Micro> dimensions;    // what the platform showed; only compared
  std::map<std::size_t, Printed> gates;       // the share that a gate looks at
  std::map<std::size_t, Printed> bonuses;     // the share that a bonus looks at
  std::set<std::size_t> passed;               // gates that the page says are passed, without one
  std::map<std::size_t, Printed> measures;    // counts and sums
  std::map<std::size_t, Attributes::Value> attributes;
  std::optional<Micro> total;
  std::optional<Micro> stars;
  std::optional<Day> table_day;  // of a table by dates: the newest day that numbers were taken of
  std::vector<Title> remarks;    // how something was understood, where it was not plain
  std::vector<Title> not_understood;
  std::vector<Title> of_others;  // numbers of a page under names that the pack knows nothing like

  bool has(const Thing& thing) const;
};

/// What a value of a thing should look like.
Title example_of(const Pack& pack, const Thing& thing);

/// Why `text` is no value of it: "看不懂，应是百分比，如 80%", "超出范围，应在 0% 到 100% 之间".
Title why_not(const Pack& pack, const Thing& thing, std::string_view text);

/// Its points come from how many peers it beats.
bool is_ranked(const Indicator& indicator);

/// Takes `text` as the value of a thing, of a ranked indicator also what the screen says of its
/// peers behind it: "20小时 超过同行75%", "20h beats 75%". False: it is none, and nothing was
/// noted.
bool take(const Pack& pack, const Thing& thing, std::string_view text, Typed& into);

/// Of the share of a gate or bonus and of counts that come to another the counts hold, and that is
/// said.
void settle_shares(const Pack& pack, Typed& typed);

/// "a=78%,b=5min": pairs with `=` or a colon between, commas or line ends behind.
Typed read_values(const std::string& text, const Pack& pack, const Family& family, Day day);

}  // namespace xingji::typed

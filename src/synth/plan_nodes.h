// The values that stand in a market's plan, each checked for what it is to become: a cell of the
// tables, a number, a span of days. Whatever is wrong is collected, and something harmless comes
// back in its place.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pack/tree_reader.h"
#include "synth/plan.h"

namespace xingji::synth {

struct Range {
  std::string_view key;
  std::int64_t least;
  std::int64_t most;
};

struct DaysBack {
  std::int64_t from = 0;
  std::int64_t to = 0;
};

class PlanNodes : public TreeReader {
 public:
  /// A cell of the tables, which quote nothing.
  std::string word(const Node& node, std::string_view what);
  std::int64_t number(const Node& node, const Range& range);
  std::span<const Node> items(const Node& node, std::string_view what);
  Words words(const Node& node, std::string_view what);

  /// The value of a key that the map must have; nothing after a problem.
  const Node* need(const Node& map, std::string_view key);
  std::int64_t need_number(const Node& map, const Range& range);
  /// `from` and `to`.
  DaysBack need_days(const Node& map);
};

}  // namespace xingji::synth

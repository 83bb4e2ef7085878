#include "synth/plan_nodes.h"

#include <charconv>

namespace xingji::synth {
namespace {

constexpr std::size_t longest_word = 60;
constexpr std::int64_t longest_life = 3'650;

}  // namespace

std::string PlanNodes::word(const Node& node, std::string_view what) {
  std::string found = text(node, what);
  const bool is_cell = !found.empty() && found.size() <= longest_word &&
                       found.find_first_of(",\"\r\n#") == std::string::npos;
  if (node.is_scalar() && !is_cell) {
    refuse(node.place, "'" + found + "' cannot be a word of the market",
           "up to 60 bytes without comma, quote, # and line end");
  }
  return found;
}

std::int64_t PlanNodes::number(const Node& node, const Range& range) {
  const std::string written = text(node, range.key);
  const char* end = written.data() + written.size();
  std::int64_t found = 0;
  const auto read = std::from_chars(written.data(), end, found);
  const bool is_number = read.ec == std::errc{} && read.ptr == end;
  if (is_number && found >= range.least && found <= range.most) return found;
  if (node.is_scalar()) {
    refuse(node.place, std::string(range.key) + " is out of range",
           "from " + std::to_string(range.least) + " to " + std::to_string(range.most));
  }
  return range.least;
}

std::span<const Node> PlanNodes::items(const Node& node, std::string_view what) {
  if (node.is_list()) return node.items;
  refuse(node.place,
         std::string(what) + " must be a list, not " + std::string(kind_in_words(node)));
  return {};
}

Words PlanNodes::words(const Node& node, std::string_view what) {
  Words found;
  for (const Node& item : items(node, what)) found.push_back(word(item, what));
  return found;
}

const Node* PlanNodes::need(const Node& map, std::string_view key) {
  const Node* node = map.find(key);
  if (node == nullptr) refuse(map.place, "`" + std::string(key) + "` is missing");
  return node;
}

std::int64_t PlanNodes::need_number(const Node& map, const Range& range) {
  const Node* node = need(map, range.key);
  return node == nullptr ? range.least : number(*node, range);
}

DaysBack PlanNodes::need_days(const Node& map) {
  const DaysBack days{need_number(map, {"from", 0, longest_life}),
                      need_number(map, {"to", 0, longest_life})};
  if (days.from < days.to) {
    refuse(map.place, "the days end before they begin",
           "days count back from the market's last, 0: from is the larger");
  }
  return days;
}

}  // namespace xingji::synth

#include "cases/series.h"

#include <algorithm>
#include <string_view>

#include "base/ratio.h"
#include "base/text.h"

namespace xingji::cases {
namespace {

constexpr std::size_t most_days = 1'000;

// "4.1 x 10" as its value and how often it stands.
void add_days(const Node& item, std::vector<Node>& days, Problems& problems) {
  const std::size_t sign = item.text.rfind(" x ");
  Node value = item;
  std::size_t times = 1;
  if (sign != std::string::npos) {
    const auto count = parse_micro(trim(std::string_view(item.text).substr(sign + 3)));
    value.text = trim(std::string_view(item.text).substr(0, sign));
    const bool is_count = count && *count > 0 && *count % micro_one == 0;
    times = is_count ? static_cast<std::size_t>(*count / micro_one) : 0;
  }
  if (times == 0 || days.size() + times > most_days) {
    problems.push_back({item.place, "'" + item.text + "' does not say how many days",
                        "write for example '4.1 x 10'; a case has at most 1000 days"});
    return;
  }
  days.insert(days.end(), times, value);
}

// "4.1 x 10" where no list is.
void refuse_days(const Node& node, Problems& problems) {
  const std::size_t sign = node.text.rfind(" x ");
  if (sign == std::string::npos || !parse_micro(std::string_view(node.text).substr(sign + 3))) {
    return;
  }
  problems.push_back({node.place, "'" + node.text + "' stands for several days",
                      "write it in brackets: [" + node.text + "]"});
}

}  // namespace

Node spread(const Node& node, Problems& problems) {
  Node result = node;
  for (MapEntry& entry : result.entries) {
    if (entry.key != "reason") entry.value = spread(entry.value, problems);
  }
  if (node.is_scalar()) refuse_days(node, problems);
  if (!node.is_list()) return result;
  const bool is_series = std::all_of(node.items.begin(), node.items.end(),
                                     [](const Node& item) { return item.is_scalar(); });
  if (!is_series || node.items.empty()) {
    problems.push_back({node.place, "a list has a value for each day",
                        "write for example [4.1 x 10, 3.9]; the last is the day judged"});
    return result;
  }
  result.items.clear();
  for (const Node& item : node.items) add_days(item, result.items, problems);
  return result;
}

std::size_t days_in(const Node& node, std::size_t days_so_far, Problems& problems) {
  std::size_t days = days_so_far;
  for (const MapEntry& entry : node.entries) days = days_in(entry.value, days, problems);
  if (!node.is_list()) return days;
  const std::size_t own = node.items.size();
  if (days == 1 || days == own) return own;
  problems.push_back(
      {node.place,
       "this list has " + std::to_string(own) + " days, another one " + std::to_string(days),
       "give all of them a value for each day; they end with the day judged"});
  return days;
}

Node at_position(const Node& node, std::size_t position, bool keep_scalars) {
  if (node.is_list()) return position < node.items.size() ? node.items[position] : Node{};
  if (!node.is_map()) return keep_scalars ? node : Node{};
  Node result = node;
  result.entries.clear();
  for (const MapEntry& entry : node.entries) {
    Node value = at_position(entry.value, position, keep_scalars);
    if (value.kind == Node::Kind::nothing) continue;
    result.entries.push_back({entry.key, entry.key_place, std::move(value)});
  }
  return result;
}

}  // namespace xingji::cases

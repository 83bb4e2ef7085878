#include "synth/plan_screens.h"

#include <array>

#include "base/text.h"

namespace xingji::synth {
namespace {

using Kind = PlannedDifference::Kind;

constexpr std::array<std::string_view, 3> screen_keys = {"pack", "tallies", "differs"};
constexpr std::array<std::string_view, 4> difference_keys = {"kind", "number", "days", "overlay"};
constexpr std::array<std::string_view, 5> kind_names = {"lag", "window", "exemption", "assumed",
                                                        "partial"};

std::optional<Kind> kind_of(PlanNodes& nodes, const Node& map) {
  const Node* node = nodes.need(map, "kind");
  if (node == nullptr) return std::nullopt;
  const std::string name = nodes.text(*node, "kind");
  for (std::size_t i = 0; i < kind_names.size(); ++i) {
    if (kind_names[i] == name) return static_cast<Kind>(i);
  }
  nodes.refuse(node->place, "no difference is called '" + name + "'",
               did_you_mean(name, kind_names));
  return std::nullopt;
}

std::string need_text(PlanNodes& nodes, const Node& map, std::string_view key) {
  const Node* node = nodes.need(map, key);
  return node == nullptr ? std::string() : nodes.word(*node, key);
}

PlannedDifference read_difference(PlanNodes& nodes, const Node& node, Kind kind) {
  PlannedDifference difference;
  difference.kind = kind;
  difference.number = need_text(nodes, node, "number");
  if (kind == Kind::assumed) difference.overlay = need_text(nodes, node, "overlay");
  if (kind == Kind::lag || kind == Kind::window) {
    difference.days = nodes.need_number(node, {"days", 1, 3});
  }
  if (kind == Kind::partial) difference.days = nodes.need_number(node, {"days", 1, 365});
  return difference;
}

}  // namespace

std::string_view to_text(Kind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

PlannedScreen read_screen(PlanNodes& nodes, const Node& node) {
  PlannedScreen screen;
  nodes.entries(node, "a screen", screen_keys);
  if (!node.is_map()) return screen;
  screen.pack = need_text(nodes, node, "pack");
  if (const Node* tallies = node.find("tallies")) screen.tallies = nodes.words(*tallies, "tallies");
  const Node* differs = node.find("differs");
  if (differs == nullptr) return screen;
  for (const Node& item : nodes.items(*differs, "differs")) {
    nodes.entries(item, "a difference", difference_keys);
    if (!item.is_map()) continue;
    const auto kind = kind_of(nodes, item);
    if (kind) screen.differs.push_back(read_difference(nodes, item, *kind));
  }
  return screen;
}

}  // namespace xingji::synth

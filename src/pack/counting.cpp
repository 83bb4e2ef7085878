#include "pack/counting.h"

#include <algorithm>
#include <array>

#include "pack/digest.h"
#include "pack/overlay.h"

namespace xingji {
namespace {

constexpr auto judging =
    std::to_array<std::string_view>({"sources", "dimensions", "total", "stars", "bands"});

bool is_judging(std::string_view block) {
  return std::find(judging.begin(), judging.end(), block) != judging.end();
}

// People's numbers are found by titles, too: these stay.
bool is_of_judging(std::string_view key) { return key == "points" || is_provenance_key(key); }

// Lengths before texts, so that no text can be taken for another tree.
void add_text(std::string_view text, std::string& to) {
  to += std::to_string(text.size()) + ':';
  to += text;
}

void add_node(const Node& node, std::string& to,
              bool (*skips)(std::string_view) = is_provenance_key) {
  to += std::to_string(static_cast<int>(node.kind)) + std::to_string(static_cast<int>(node.style));
  add_text(node.text, to);
  to += '[';
  for (const Node& item : node.items) add_node(item, to);
  for (const MapEntry& entry : node.entries) {
    if (skips(entry.key)) continue;
    add_text(entry.key, to);
    add_node(entry.value, to);
  }
  to += ']';
}

void add_indicators(const Node& indicators, std::string& to) {
  for (const MapEntry& indicator : indicators.entries) {
    add_text(indicator.key, to);
    add_node(indicator.value, to, is_of_judging);
  }
}

}  // namespace

std::string counting_of(const Node& pack, std::span<const std::string> side_files) {
  std::string text;
  for (const MapEntry& block : pack.entries) {
    if (is_provenance_key(block.key) || is_judging(block.key)) continue;
    add_text(block.key, text);
    block.key == "indicators" ? add_indicators(block.value, text) : add_node(block.value, text);
  }
  for (const std::string& file : side_files) add_text(file, text);
  return sha256_hex(text);
}

bool count_alike(const Pack& a, const Pack& b) {
  return a.counting == b.counting &&
         std::equal(a.measures.begin(), a.measures.end(), b.measures.begin(), b.measures.end(),
                    [](const Measure& x, const Measure& y) { return x.id == y.id; });
}

}  // namespace xingji

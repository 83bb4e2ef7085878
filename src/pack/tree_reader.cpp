#include "pack/tree_reader.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace xingji {

void TreeReader::refuse(const Place& place, std::string message, std::string remedy) {
  problems_.push_back({place, std::move(message), std::move(remedy)});
}

std::span<const MapEntry> TreeReader::entries(const Node& node, std::string_view what) {
  if (node.is_map()) return node.entries;
  refuse(node.place, std::string(what) + " must be a map of `name: value` lines, not " +
                         std::string(kind_in_words(node)));
  return {};
}

std::span<const MapEntry> TreeReader::entries(const Node& node, std::string_view what,
                                              std::span<const std::string_view> known) {
  const auto found = entries(node, what);
  for (const MapEntry& entry : found) {
    if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
    refuse(entry.key_place, "unknown key '" + entry.key + "' in " + std::string(what),
           did_you_mean(entry.key, known));
  }
  return found;
}

std::string TreeReader::text(const Node& node, std::string_view what) {
  if (node.is_scalar()) return node.text;
  refuse(node.place,
         std::string(what) + " must be a text, not " + std::string(kind_in_words(node)));
  return {};
}

Title TreeReader::title(const Node& node, std::string_view what) {
  if (!node.is_map()) {
    const std::string both = text(node, what);
    return {both, both};
  }
  constexpr auto languages = std::to_array<std::string_view>({"zh", "en"});
  Title title;
  for (const MapEntry& entry : entries(node, what, languages)) {
    (entry.key == "zh" ? title.zh : title.en) = text(entry.value, what);
  }
  if (title.zh.empty()) title.zh = title.en;
  if (title.en.empty()) title.en = title.zh;
  return title;
}

std::vector<std::string> TreeReader::texts(const Node& node, std::string_view what) {
  std::vector<std::string> found;
  if (!node.is_list()) return {text(node, what)};
  found.reserve(node.items.size());
  for (const Node& item : node.items) found.push_back(text(item, what));
  return found;
}

bool TreeReader::truth(const Node& node, std::string_view what) {
  const std::string word = text(node, what);
  if (word != "true" && word != "false") {
    refuse(node.place, std::string(what) + " must be true or false");
  }
  return word == "true";
}

}  // namespace xingji

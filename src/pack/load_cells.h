// What the readers of attributes and of tables share: the types that a cell may have, and words
// that stand at a node of their own.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pack/load_blocks.h"

namespace xingji {

inline constexpr Words<Type, 5> cell_types = {{{"flag", Type::flag},
                                               {"number", Type::number},
                                               {"text", Type::text},
                                               {"duration", Type::duration},
                                               {"money", Type::money}}};

// A word that stands directly at a node, as `Reader::word` reads the word of a key.
template <class T, std::size_t n>
std::optional<T> word_at(Draft& draft, const Node& node, const Words<T, n>& words,
                         std::string_view what) {
  const auto text = text_at(draft, node, what);
  if (!text) return std::nullopt;
  std::string known;
  for (const auto& [name, meaning] : words) {
    if (name == *text) return meaning;
    known += (known.empty() ? "" : ", ") + std::string(name);
  }
  draft.refuse(node.place, "unknown " + std::string(what) + " '" + *text + "'", "known: " + known);
  return std::nullopt;
}

}  // namespace xingji

// A YAML file as a small tree of maps, lists and scalars, each with its place. Every scalar stays
// text until a reader types it. Refuses tabs, duplicate keys, anchors, aliases, tags, several
// documents, and files that are too large or too deep.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace xingji {

struct MapEntry;

struct Node {
  enum class Kind : std::uint8_t { nothing, scalar, list, map };
  /// How a scalar is written, which tells where its bytes stand in the file.
  enum class Style : std::uint8_t { plain, single_quoted, double_quoted, spread };
  Kind kind = Kind::nothing;
  Style style = Style::plain;
  Place place;
  std::string text;               // scalar
  std::vector<Node> items;        // list
  std::vector<MapEntry> entries;  // map, in file order

  bool is_map() const { return kind == Kind::map; }
  bool is_list() const { return kind == Kind::list; }
  bool is_scalar() const { return kind == Kind::scalar; }

  /// The value of a key, or nothing.
  const Node* find(std::string_view key) const;
};

struct MapEntry {
  std::string key;
  Place key_place;
  Node value;
};

/// The tree of a file's text. `file` is the name that places carry.
Result<Node> parse_tree(std::string_view bytes, const std::string& file);

/// Where the byte of a scalar's text stands in its file; the scalar's own place when it is spread
/// over lines or has escapes.
Place place_in(const Node& scalar, std::size_t offset);

/// "a map", "a list", "a text", "nothing".
std::string_view kind_in_words(const Node& node);

}  // namespace xingji

// Typed access to the YAML tree of a file that is no pack: a mapping, a market. Whatever is wrong
// is collected with its line and column, and reading goes on, so that one run names all problems.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "pack/title.h"
#include "pack/tree.h"

namespace xingji {

class TreeReader {
 public:
  void refuse(const Place& place, std::string message, std::string remedy = {});

  /// The entries of a map; none after a problem.
  std::span<const MapEntry> entries(const Node& node, std::string_view what);
  /// The same; keys other than `known` are refused, with the nearest known one.
  std::span<const MapEntry> entries(const Node& node, std::string_view what,
                                    std::span<const std::string_view> known);

  /// A scalar; empty after a problem.
  std::string text(const Node& node, std::string_view what);
  /// A scalar for both languages, or { zh: …, en: … }.
  Title title(const Node& node, std::string_view what);
  /// A scalar or a list of scalars.
  std::vector<std::string> texts(const Node& node, std::string_view what);
  bool truth(const Node& node, std::string_view what);

  Problems& problems() { return problems_; }

 private:
  Problems problems_;
};

}  // namespace xingji

// The words of expressions that name nothing: keywords and joins.
#include <algorithm>
#include <array>

#include "pack/syntax.h"

namespace xingji {
namespace {

constexpr std::array keywords =
    std::to_array<std::string_view>({"and", "or", "not", "in", "is", "present", "missing", "if",
                                     "then", "else", "where", "true", "false"});

constexpr std::array joins =
    std::to_array<std::pair<std::string_view, Join>>({{"any", Join::any},
                                                      {"none", Join::none},
                                                      {"count", Join::count},
                                                      {"first", Join::first},
                                                      {"last", Join::last},
                                                      {"min", Join::min},
                                                      {"max", Join::max},
                                                      {"sum", Join::sum}});

}  // namespace

bool is_keyword(std::string_view word) {
  return std::find(keywords.begin(), keywords.end(), word) != keywords.end();
}

std::optional<Join> find_join(std::string_view word) {
  for (const auto& [name, join] : joins) {
    if (name == word) return join;
  }
  return std::nullopt;
}

}  // namespace xingji

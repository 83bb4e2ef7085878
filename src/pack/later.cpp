#include "pack/later.h"

#include <algorithm>
#include <array>

namespace xingji {
namespace {

constexpr auto history = std::to_array<std::string_view>(
    {"running", "every", "days", "mean", "lowest", "highest", "times", "days_since"});

template <class Words>
bool has(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

bool is_history_function(std::string_view word) { return has(history, word); }

}  // namespace xingji
